//! Verbs of reporting that report nothing: what a court does with a claim, idioms.

use variorum_parse::Token;

use crate::tree::{children, is_word};

/// Those who rule, what they rule on, and how. Own compilation.
const JUDGES: &[&str] = &["judge", "justice", "court", "tribunal", "jury", "magistrate", "bench"];
#[rustfmt::skip]
const CAUSES: &[&str] = &[
    "claim", "suit", "lawsuit", "case", "appeal", "charge", "motion", "complaint", "petition", "challenge", "bid", "request",
];
const RULING: &[&str] = &["dismiss", "reject", "deny", "refuse", "accept", "hear"];

/// Whether a court acts on what is before it, which says nothing of its own: "a judge dismissed the pay claim".
pub(crate) fn is_ruling(verb: Token<'_>) -> bool {
    let is = |t: Token<'_>, list: &[&str]| list.contains(&t.lemma().to_lowercase().as_str());
    let above = if verb.dep() == "pcomp" { verb.head().head() } else { verb };
    let judge = [verb, above].iter().any(|v| children(*v).any(|c| c.dep() == "nsubj" && is(c, JUDGES)));
    let cause = |c: Token<'_>| {
        is(c, CAUSES) || children(c).filter(|p| p.text() == "of").flat_map(children).any(|o| is(o, CAUSES))
    };
    is(verb, RULING) && judge && children(verb).any(|c| c.dep() == "dobj" && cause(c))
}

/// A verb with a preposition and its noun that say nothing of what is said: "called him *to account*". Own compilation.
const IDIOMS: &[(&str, &str, &str)] = &[
    ("call", "into", "doubt"),
    ("call", "into", "question"),
    ("call", "to", "account"),
    ("call", "to", "mind"),
    ("call", "to", "order"),
];

/// Whether a verb stands in such a phrase.
pub(crate) fn is_idiom(verb: Token<'_>) -> bool {
    // The tree may take "account" for a verb.
    let below =
        || children(verb).chain(children(verb).flat_map(children)).filter(|t| t.index() > verb.index());
    let phrase = |preposition: &str, noun: &str| {
        let mut nouns = below().filter(|t| is_word(*t, &[noun]));
        nouns.any(|t| t.previous().is_some_and(|p| is_word(p, &[preposition])))
    };
    IDIOMS.iter().any(|(v, preposition, noun)| *v == verb.lemma() && phrase(preposition, noun))
}
