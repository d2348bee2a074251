//! A person's account that one witness has somebody call false, and that stands alone in another.

use variorum_page::LineKind;
use variorum_parse::{Doc, Token};
use variorum_statement::{CueKind, Speaker, Statement};
use variorum_text::Span;

use crate::differences::{Finding, Story};
use crate::speakers::same_name;
use crate::{DifferenceKind, Source};

/// Verbs of what is not true, by whoever says it. Own compilation.
#[rustfmt::skip]
const UNTRUE: &[&str] = &[
    "lie", "mislead", "misrepresent", "misstate", "mischaracterize", "mischaracterise", "misinform", "distort", "exaggerate",
    "fabricate", "invent",
];

/// Verbs by which something is made known, and nouns of what. Own compilation.
const GIVING: &[&str] = &["give", "create", "leave", "convey", "paint", "present", "spread", "make"];
#[rustfmt::skip]
const ACCOUNTS: &[&str] = &[
    "impression", "picture", "account", "version", "information", "claim", "statement", "comment", "remark", "allegation",
    "accusation", "criticism", "assertion", "report", "story", "charge", "depiction",
];

/// Adjectives of what is not so. Own compilation.
#[rustfmt::skip]
const FALSE: &[&str] = &[
    "false", "wrong", "misleading", "incorrect", "inaccurate", "untrue", "distorted", "mistaken", "baseless", "unfounded",
    "groundless", "fabricated", "bogus",
];

/// A statement that calls an account false.
struct Rebuttal<'a> {
    witness: usize,
    statement: &'a Statement,
    /// Whose account.
    whose: String,
}

/// The accounts that are called false in one witness and stand alone in another, with the numbers of the two in order.
pub(super) fn find(story: &Story<'_>) -> Vec<(usize, usize, Finding)> {
    let rebuttals: Vec<Rebuttal<'_>> = story
        .sources
        .iter()
        .enumerate()
        .flat_map(|(w, source)| source.statements.iter().filter_map(move |s| rebuttal(w, source, s)))
        .collect();
    let mut found: Vec<(usize, usize, Finding)> = Vec::new();
    for rebuttal in &rebuttals {
        for (witness, source) in story.sources.iter().enumerate().filter(|(w, _)| *w != rebuttal.witness) {
            let answered =
                rebuttals.iter().any(|r| r.witness == witness && same_name(&r.whose, &rebuttal.whose));
            let denied =
                source.statements.iter().any(|s| s.cue_kind == CueKind::Denial && !is_of(s, &rebuttal.whose));
            let (a, b) = (rebuttal.witness.min(witness), rebuttal.witness.max(witness));
            let known = found.iter().any(|(x, y, _)| (*x, *y) == (a, b));
            if answered || denied || known || !both_quote(story, rebuttal, witness) {
                continue;
            }
            let claim = source.statements.iter().find(|s| claims(source, s, &rebuttal.whose));
            found.extend(claim.map(|c| (a, b, finding(story, rebuttal, c, witness))));
        }
    }
    found
}

fn rebuttal<'a>(witness: usize, source: &Source, statement: &'a Statement) -> Option<Rebuttal<'a>> {
    let doc = &source.doc;
    let tokens = statement.content.iter().flat_map(|c| doc.slice(doc.tokens_in(*c)));
    let whose = tokens.into_iter().find_map(called_false)?;
    let whose = name_of(source, whose)?;
    // Who takes back what was said denies nothing.
    let own = is_of(statement, &whose);
    let said = !statement.cue.is_empty() && !statement.source.is_empty();
    (said && !own).then_some(Rebuttal { witness, statement, whose })
}

/// Whose account a verb, with what belongs to it, calls false.
fn called_false(verb: Token<'_>) -> Option<Token<'_>> {
    if verb.children().any(|c| c.dep() == "neg") || !matches!(verb.pos(), "VERB" | "AUX") {
        return None;
    }
    let subject = verb.children().find(|c| c.dep() == "nsubj")?;
    let is_false = |t: &Token<'_>| FALSE.contains(&t.lemma());
    if UNTRUE.contains(&verb.lemma()) {
        return Some(subject);
    }
    if GIVING.contains(&verb.lemma()) {
        let object = verb.children().find(|c| c.dep() == "dobj" && ACCOUNTS.contains(&c.lemma()))?;
        return object.children().any(|c| is_false(&c)).then_some(subject);
    }
    let judged = verb.lemma() == "be" && verb.children().any(|c| c.dep() == "acomp" && is_false(&c));
    let account = ACCOUNTS.contains(&subject.lemma());
    subject.children().find(|c| judged && account && c.dep() == "poss")
}

/// The speaker of the page whom a token names or stands for.
fn name_of(source: &Source, token: Token<'_>) -> Option<String> {
    let speakers = || source.statements.iter().filter_map(|s| s.speaker.as_ref()).filter(|s| s.named);
    let meant = |s: &&Speaker| s.mentions.iter().any(|m| m.contains(token.span()));
    let named = |s: &&Speaker| token.pos() == "PROPN" && same_name(&s.name, token.text());
    let found = speakers().find(meant).or_else(|| speakers().find(named));
    found.map(|s| s.name.clone()).filter(|name| is_person(&source.doc, name))
}

/// Whether the page names a person so.
fn is_person(doc: &Doc, name: &str) -> bool {
    let mut people = doc.entities().iter().filter(|e| &*e.label == "PERSON");
    people.any(|e| same_name(doc.span(e.tokens.clone()).of(doc.text()), name))
}

fn is_of(statement: &Statement, name: &str) -> bool {
    statement.speaker.as_ref().is_some_and(|s| s.named && same_name(&s.name, name))
}

/// Whether both witnesses have one utterance of the person: it is the same account.
fn both_quote(story: &Story<'_>, rebuttal: &Rebuttal<'_>, witness: usize) -> bool {
    let all = story.sources.iter().enumerate().flat_map(|(w, s)| s.statements.iter().map(move |s| (w, s)));
    let statements: Vec<_> = all.collect();
    let has = |readings: &[usize], witness: usize| {
        let of = readings.iter().filter_map(|r| statements.get(*r));
        of.into_iter().any(|(w, s)| *w == witness && is_of(s, &rebuttal.whose))
    };
    let mut both = story.found.iter().map(|f| &f.utterance.readings);
    both.any(|r| has(r, witness) && has(r, rebuttal.witness))
}

/// Whether a statement of the text below the headline is what the person says.
fn claims(source: &Source, statement: &Statement, whose: &str) -> bool {
    let titles = source.article.lines.iter().filter(|l| l.kind == LineKind::Title);
    let places: Vec<Span> = statement.content.iter().flat_map(|c| source.passage.to_source(*c)).collect();
    let title = titles.into_iter().any(|l| places.iter().any(|p| l.span.overlaps(*p)));
    !title && !statement.cue.is_empty() && is_of(statement, whose)
}

fn finding(story: &Story<'_>, rebuttal: &Rebuttal<'_>, claim: &Statement, witness: usize) -> Finding {
    let text = story.sources.get(rebuttal.witness).map_or("", |s| s.doc.text());
    let denied = rebuttal.statement.content.clone();
    let said: Vec<&str> = denied.iter().map(|s| s.of(text)).collect();
    let why = format!("only one has “{}”", said.join(" "));
    let claimed = claim.content.clone();
    let (left, right) = if rebuttal.witness < witness { (denied, claimed) } else { (claimed, denied) };
    Finding { kind: DifferenceKind::Denial, left, right, why, confidence: 0.65 }
}
