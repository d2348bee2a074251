//! Questions to the parse tree that several rules ask.

use std::ops::Range;

use variorum_parse::Token;

/// How many children of one token are looked at: more than any sentence has, and a bound where the text is none.
pub(crate) const CHILDREN: usize = 64;

/// The children of a token, the first [`CHILDREN`] of them.
pub(crate) fn children(token: Token<'_>) -> impl Iterator<Item = Token<'_>> {
    token.children().take(CHILDREN)
}

/// The first child with one of the given relations.
pub(crate) fn child<'d>(token: Token<'d>, relations: &[&str]) -> Option<Token<'d>> {
    children(token).find(|c| relations.contains(&c.dep()))
}

/// Whether a child has one of the given relations.
pub(crate) fn has(token: Token<'_>, relations: &[&str]) -> bool {
    child(token, relations).is_some()
}

/// Whether the token is one of `words`, case aside.
pub(crate) fn is_word(token: Token<'_>, words: &[&str]) -> bool {
    words.iter().any(|w| token.text().eq_ignore_ascii_case(w))
}

/// The subject, also that of a passive; the nearest before the verb where the tree has several.
pub(crate) fn subject(token: Token<'_>) -> Option<Token<'_>> {
    let subjects = || children(token).filter(|c| matches!(c.dep(), "nsubj" | "nsubjpass" | "expl"));
    subjects().filter(|c| c.index() < token.index()).last().or_else(|| subjects().next())
}

/// A verb in the passive, or a bare past participle after its noun or after "stand".
pub(crate) fn is_passive(verb: Token<'_>) -> bool {
    let stands = matches!(verb.dep(), "acomp" | "xcomp") && verb.head().lemma() == "stand";
    has(verb, &["auxpass", "nsubjpass"]) || verb.tag() == "VBN" && (verb.dep() == "acl" || stands)
}

/// An infinitive with "to".
pub(crate) fn is_infinitive(verb: Token<'_>) -> bool {
    children(verb).any(|c| c.dep() == "aux" && c.tag() == "TO")
}

/// A base form of which nobody is the subject, as in "*Consider* the case of Ann Lee."
pub(crate) fn is_imperative(verb: Token<'_>) -> bool {
    verb.tag() == "VB" && subject(verb).is_none() && !has(verb, &["aux"])
}

/// A comma, stop, bracket, dash or mark.
pub(crate) fn is_punctuation(token: Token<'_>) -> bool {
    token.is_space() || !token.text().chars().any(|c| c.is_alphanumeric() || "$£€%".contains(c))
}

/// Whether a range holds a token.
pub(crate) fn holds(range: &Range<usize>, token: Token<'_>) -> bool {
    range.contains(&token.index())
}

/// The smallest range over all of the given ones.
pub(crate) fn cover(ranges: impl IntoIterator<Item = Range<usize>>) -> Option<Range<usize>> {
    ranges.into_iter().reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}

/// Words that say when.
const TIMES: [&str; 20] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
    "week",
    "month",
    "year",
    "night",
    "morning",
    "afternoon",
    "evening",
    "earlier",
    "later",
    "recently",
];

/// Whether the token is a word of time: a weekday, "today", "week".
pub(crate) fn is_time(token: Token<'_>) -> bool {
    is_word(token, &TIMES)
}
