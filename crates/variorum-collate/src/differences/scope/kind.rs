//! Of which kind: a class of a thing, or all of it.

use variorum_parse::Token;
use variorum_statement::Kind;

use super::{finding, words_of};
use crate::differences::Finding;
use crate::differences::certainty::is_finite;
use crate::differences::join::Joined;
use crate::differences::pair::{Pair, Part};

/// Likeness of two words from which one may stand for the other.
const AKIN: f32 = 0.1;

/// "combat operations" and "military operations": one noun in the plural, of two kinds.
pub(super) fn of_kinds(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    // A headline takes the shortest word.
    if pair.left.is_title() || pair.right.is_title() {
        return None;
    }
    // Two quotations that differ in a word differ in their wording.
    let quoted = pair.left.segment.kind == Kind::Direct && pair.right.segment.kind == Kind::Direct;
    let plural = x.tag() == "NNS" && y.tag() == "NNS" && x.lemma() == y.lemma();
    let (a, b) = (kind(x)?, kind(y)?);
    let of = |noun: Token<'_>, i: Option<usize>| i.is_some_and(|i| noun.children().any(|c| c.index() == i));
    let same = of(y, pair.right_of(a.index(), AKIN))
        || of(x, pair.left_of(b.index(), AKIN))
        || a.text().eq_ignore_ascii_case(b.text());
    let there = |t: Token<'_>, part: &Part<'_>| {
        part.source.doc.slice(part.segment.tokens.clone()).any(|o| o.lemma() == t.lemma())
    };
    // "health care workers" and "healthcare workers".
    let letters = |part: &Part<'_>, t: Token<'_>| -> String {
        part.say(words_of(part, t)).chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    let typed = letters(&pair.left, x) == letters(&pair.right, y);
    let others = plural && !quoted && !same && !typed && !there(a, &pair.right) && !there(b, &pair.left);
    others.then(|| finding(pair, a.span().cover(x.span()), b.span().cover(y.span()), 0.6))
}

/// The one word before a noun that says of which kind it is.
fn kind(noun: Token<'_>) -> Option<Token<'_>> {
    let before = |c: &Token<'_>| matches!(c.dep(), "amod" | "compound") && c.index() < noun.index();
    let mut all = noun.children().filter(before);
    let tells = |c: &Token<'_>| c.tag() == "NN" || CLASSES.contains(&c.lemma());
    all.next().filter(|c| all.next().is_none() && tells(c))
}

/// Adjectives that make a class of what they stand before. Own compilation.
#[rustfmt::skip]
const CLASSES: &[&str] = &[
    "senior", "junior", "young", "elderly", "old", "local", "foreign", "domestic", "international", "national", "regional",
    "civilian", "military", "male", "female", "public", "private", "federal", "small", "essential", "vulnerable", "critical",
    "severe", "serious", "mild", "minor", "major",
];

/// "senior players" and "players".
pub(super) fn of_classes(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let class = |t: Token<'_>| t.children().any(|c| c.dep() == "amod" && CLASSES.contains(&c.lemma()));
    let describes =
        |c: Token<'_>| matches!(c.dep(), "det" | "amod" | "compound" | "relcl" | "acl" | "nummod");
    let bare = |t: Token<'_>| !t.children().any(describes);
    let plural = x.tag() == "NNS" && y.tag() == "NNS" && x.lemma() == y.lemma();
    let differ = (class(x) && bare(y)) || (class(y) && bare(x));
    (plural && differ).then(|| finding(pair, words_of(&pair.left, x), words_of(&pair.right, y), 0.6))
}

/// Adjectives that take in all of a thing. Own compilation.
const TOTAL: &[&str] = &["full", "whole", "entire", "total", "overall", "complete"];

/// "the full impact" and "the impact on trade".
pub(super) fn of_total(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let total = |t: Token<'_>| t.children().any(|c| c.dep() == "amod" && TOTAL.contains(&c.lemma()));
    let on = |part: &Part<'_>, t: Token<'_>| {
        part.source.doc.slice(t.subtree()).any(|c| c.dep() == "prep" && c.text() == "on")
    };
    let (a, b) = (on(&pair.left, x), on(&pair.right, y));
    let differ = total(x) != total(y) && ((total(x) && b && !a) || (total(y) && a && !b));
    differ.then(|| finding(pair, words_of(&pair.left, x), words_of(&pair.right, y), 0.6))
}

/// What is denied of "prolonged contact" and what of "contact", of "the man, but not the mayor" and of "the man".
pub(super) fn of_denied(j: &Joined<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let pair = &j.pair;
    let but = |part: &Part<'_>, t: Token<'_>| part.source.doc.slice(t.subtree()).any(|c| c.text() == "but");
    let described = |t: Token<'_>| t.children().any(|c| c.dep() == "amod" && c.index() < t.index());
    let behind = |verb: Token<'_>, noun: Token<'_>| is_finite(verb) && verb.index() < noun.index();
    let told = j.verbs().is_some_and(|(v, w)| behind(v, x) && behind(w, y));
    let denied = told
        && x.tag() == y.tag()
        && !pair.left.is_title()
        && !pair.right.is_title()
        && j.left.proposition.denied
        && j.right.proposition.denied;
    // "Novak's contract" and "the long contract of striker Ana Novak" are one.
    let named = |t: Token<'_>| -> Vec<String> {
        let beside = t.children().filter(|c| matches!(c.dep(), "compound" | "poss" | "nummod"));
        beside.map(|c| c.lemma().to_lowercase()).collect()
    };
    let same = named(x) == named(y);
    let differ = but(&pair.left, x) != but(&pair.right, y) || same && described(x) != described(y);
    (denied && differ).then(|| finding(pair, words_of(&pair.left, x), words_of(&pair.right, y), 0.6))
}
