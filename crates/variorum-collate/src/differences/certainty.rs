//! Will or may, is done or is considered.

use variorum_parse::Token;
use variorum_statement::{Certainty, Kind, Proposition, propositions};
use variorum_text::Span;

use super::Finding;
use super::edits::{Edit, edits};
use super::pair::{Pair, Part};
use crate::DifferenceKind;
use crate::words::Word;

/// How alike the verbs, or their objects, must be.
const LIKE: f32 = 0.55;

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less.
const SHARE: (f32, f32) = (0.15, 0.3);

pub(super) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_close() && (pair.share.0 < SHARE.0 || pair.share.1 < SHARE.1) {
        return Vec::new();
    }
    let of = |part: &Part<'_>| propositions(&part.source.doc, part.segment.tokens.clone());
    let (ours, theirs) = (of(&pair.left), of(&pair.right));
    let mut found: Vec<Finding> = Vec::new();
    for anchor in pair.aligned.iter().filter(|a| a.likeness >= LIKE) {
        let (Some(x), Some(y)) = (pair.left.token(anchor.left), pair.right.token(anchor.right)) else {
            continue;
        };
        let Some((v, w)) = verbs(x, y).or_else(|| subjects(pair, x, y)) else { continue };
        let clause = |list: &[Proposition], verb: Token<'_>| {
            list.iter().find(|p| p.predicate == verb.index()).cloned()
        };
        let (Some(a), Some(b)) = (clause(&ours, v), clause(&theirs, w)) else { continue };
        if !a.denied && !b.denied && is_finite(v) && is_finite(w) && differ(&a, &b, pair) {
            found.push(finding(pair, &a, &b));
        }
    }
    found.truncate(1);
    if found.is_empty() && pair.is_close() {
        found.extend(edits(pair).iter().find_map(|e| weakened(pair, e)));
    }
    found
}

/// Words that leave it open, and those that settle it, in the form that words are compared in. Own compilation.
const OPEN: &[&str] = &["may", "might", "could", "possibly", "perhaps", "maybe"];
const HEARSAY: &[&str] = &["reportedly", "allegedly", "supposedly", "purportedly"];
const SETTLED: &[&str] = &["will", "shall", "must"];
const ADVISED: &[&str] = &["should", "ought"];

/// "will close" and "may close" in two printings of a sentence.
fn weakened(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (a, b) = edit.words(pair);
    let modal = |part: &Part<'_>, w: &Word| part.tokens_of(w).all(|t| matches!(t.tag(), "MD" | "RB"));
    let has = |part: &Part<'_>, words: &[Word], list: &[&str]| {
        words.iter().any(|w| list.contains(&w.form.as_str()) && modal(part, w))
    };
    let (left, right) = (&pair.left, &pair.right);
    // "reportedly" is put in or left out; a verb in its place is another report, and so is "has reportedly revealed".
    let cue = left.segment.is_rest || right.segment.is_rest;
    let bare = !cue && (a.is_empty() || b.is_empty() || a.len() + b.len() <= 2);
    let hedged = |list| has(left, a, list) != has(right, b, list);
    let open = hedged(OPEN) || (bare && hedged(HEARSAY));
    // "can" becomes "could" in reported speech.
    let able = has(left, a, &["can"]) || has(right, b, &["can"]);
    let settled = has(left, a, SETTLED) != has(right, b, SETTLED);
    let advised = has(left, a, ADVISED) != has(right, b, ADVISED);
    if !((open && !able) || (settled && advised)) {
        return None;
    }
    let (x, y) = edit.spans(pair)?;
    Some(Finding {
        kind: DifferenceKind::Certainty,
        why: format!("“{}” or “{}”", left.say(x), right.say(y)),
        left: vec![x],
        right: vec![y],
        confidence: 0.85,
    })
}

/// The verbs whose clauses two aligned tokens belong to: themselves, or those they are objects of.
fn verbs<'d>(x: Token<'d>, y: Token<'d>) -> Option<(Token<'d>, Token<'d>)> {
    let is_verb = |t: Token<'_>| matches!(t.pos(), "VERB" | "AUX");
    if is_verb(x) && is_verb(y) {
        return Some((x, y));
    }
    let object =
        |t: Token<'d>| climb(t).filter(|t| matches!(t.dep(), "dobj" | "nsubjpass")).map(|t| t.head());
    object(x).zip(object(y))
}

/// The verbs that two aligned tokens are subjects of, where more than the subjects is aligned.
fn subjects<'d>(pair: &Pair<'_>, x: Token<'d>, y: Token<'d>) -> Option<(Token<'d>, Token<'d>)> {
    let verb = |t: Token<'d>| matches!(t.dep(), "nsubj" | "nsubjpass").then(|| t.head());
    let (v, w) = verb(x).zip(verb(y))?;
    let inside = |a: &&super::pair::Aligned| v.subtree().contains(&a.left) && w.subtree().contains(&a.right);
    (pair.aligned.iter().filter(inside).count() > CLAUSE).then_some((v, w))
}

/// Words beside their subjects that two clauses must share.
const CLAUSE: usize = 2;

/// Out of "a range of measures" to the object.
fn climb(token: Token<'_>) -> Option<Token<'_>> {
    let of = |t: &Token<'_>| t.dep() == "pobj" && t.head().text() == "of" && t.head().head().pos() == "NOUN";
    Some(if of(&token) { token.head().head() } else { token })
}

/// Whether a verb says that something is, was or will be, and not what for.
fn is_finite(verb: Token<'_>) -> bool {
    matches!(verb.tag(), "VBD" | "VBZ" | "VBP")
        || verb.children().any(|c| matches!(c.dep(), "aux" | "auxpass") && c.tag() != "TO")
        || (matches!(verb.dep(), "xcomp" | "ccomp") && is_finite_head(verb.head()))
}

fn is_finite_head(verb: Token<'_>) -> bool {
    matches!(verb.tag(), "VBD" | "VBZ" | "VBP")
        || verb.children().any(|c| matches!(c.dep(), "aux" | "auxpass") && c.tag() != "TO")
}

/// Whether one takes as settled what the other leaves open.
fn differ(a: &Proposition, b: &Proposition, pair: &Pair<'_>) -> bool {
    let settled = |part: &Part<'_>, p: &Proposition, other: &Proposition| match (p.certainty, other.certainty)
    {
        // Reported speech turns "will" into "would"; what would be possible would and could be.
        (Certainty::Would, Certainty::Considered | Certainty::Undecided)
            if part.segment.kind != Kind::Direct =>
        {
            Some(true)
        }
        (own, _) => own.settled(),
    };
    let (x, y) = (settled(&pair.left, a, b), settled(&pair.right, b, a));
    let weaker = |p: &Proposition, q: &Proposition| {
        p.certainty == Certainty::Must && matches!(q.certainty, Certainty::Should | Certainty::Possible)
    };
    let modals = pair.is_close() && (weaker(a, b) || weaker(b, a));
    modals || x.zip(y).is_some_and(|(x, y)| x != y)
}

fn finding(pair: &Pair<'_>, a: &Proposition, b: &Proposition) -> Finding {
    let clause = |part: &Part<'_>, p: &Proposition| -> Span {
        let verb = part.token(p.predicate).map(Token::span).unwrap_or_default();
        p.modal.map_or(verb, |m| m.cover(verb))
    };
    let (left, right) = (clause(&pair.left, a), clause(&pair.right, b));
    Finding {
        kind: DifferenceKind::Certainty,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence: if pair.is_close() { 0.9 } else { 0.65 },
    }
}
