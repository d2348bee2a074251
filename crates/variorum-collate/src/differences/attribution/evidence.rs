//! What one witness has from the evidence of a party, and the other from somebody else's mouth.

use variorum_parse::Token;
use variorum_statement::Statement;
use variorum_text::Span;

use super::statement;
use crate::DifferenceKind;
use crate::differences::Finding;
use crate::differences::clause::phrase;
use crate::differences::pair::{Pair, Part};

/// Nouns of what somebody has brought before others, and participles of how. Own compilation.
#[rustfmt::skip]
const EVIDENCE: &[&str] = &[
    "evidence", "document", "filing", "paper", "record", "file", "testimony", "affidavit", "submission", "exhibit", "letter",
    "email", "memo", "footage", "recording", "datum", "figure", "survey", "audit",
];
#[rustfmt::skip]
const BROUGHT: &[&str] = &[
    "present", "submit", "file", "provide", "produce", "offer", "introduce", "release", "publish", "compile", "gather", "collect",
    "leak",
];

/// "evidence presented by the club shows that it was paid" and "the court ruled that it was paid".
pub(in crate::differences) fn of_evidence(pair: &Pair<'_>) -> Option<Finding> {
    let (a, b) = (statement(pair.story, pair.left.segment)?, statement(pair.story, pair.right.segment)?);
    let (x, y) = (evidence(&pair.left, a), evidence(&pair.right, b));
    if !pair.is_close() || x.is_some() == y.is_some() {
        return None;
    }
    let left = x.or_else(|| spoken(&pair.left, a, &pair.right.say(y?).to_lowercase()))?;
    let right = y.or_else(|| spoken(&pair.right, b, &pair.left.say(x?).to_lowercase()))?;
    let why = format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right));
    Some(Finding {
        kind: DifferenceKind::Attribution,
        left: vec![left],
        right: vec![right],
        why,
        confidence: 0.7,
    })
}

/// Words of a content among which the evidence for it may stand.
const FIRST: usize = 4;

/// The evidence that a statement has for its source, with who brought it.
fn evidence(part: &Part<'_>, statement: &Statement) -> Option<Span> {
    let doc = &part.source.doc;
    let source = statement.source.iter().flat_map(|s| doc.slice(doc.tokens_in(*s)));
    // "cited evidence presented by the club": the evidence may be what is cited.
    let cited = statement.content.first().into_iter().flat_map(|c| doc.slice(doc.tokens_in(*c)).take(FIRST));
    let nouns = source.chain(cited).filter(|t| EVIDENCE.contains(&t.lemma()));
    let (noun, by) = nouns.into_iter().find_map(|n| Some((n, n.children().find(|c| brought(*c))?)))?;
    let words = noun.index()..phrase(by).end.max(noun.index() + 1);
    Some(doc.span(words))
}

/// Whether a participle beside a noun says who brought it: "presented by the club".
fn brought(participle: Token<'_>) -> bool {
    let by = participle.children().any(|c| c.dep() == "agent");
    participle.tag() == "VBN" && by && BROUGHT.contains(&participle.lemma())
}

/// Who says a statement, with the cue, if that is somebody else than who brought the evidence.
fn spoken(part: &Part<'_>, statement: &Statement, brought: &str) -> Option<Span> {
    let (source, cue) = (statement.source.first()?, statement.cue.first()?);
    let doc = &part.source.doc;
    let telling = |t: &Token<'_>| matches!(t.pos(), "NOUN" | "PROPN");
    let mut who = doc.slice(doc.tokens_in(*source)).filter(telling).peekable();
    let named = who.peek().is_some();
    let other = named && !who.any(|t| brought.contains(&t.text().to_lowercase()));
    let near = Span::new(source.start().min(cue.start()), source.end().max(cue.end()));
    let one = doc.tokens_in(near).len() <= BESIDE;
    other.then_some(if one { near } else { *source })
}

/// Tokens of a source with its cue, at most.
const BESIDE: usize = 12;
