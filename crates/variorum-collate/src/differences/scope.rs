//! One covers more than the other.

use variorum_parse::Token;
use variorum_statement::{Scope, scope};
use variorum_text::Span;

use super::Finding;
use super::pair::{Pair, Part};
use crate::DifferenceKind;

/// How alike the two nouns must be.
const NOUN: f32 = 0.7;

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less.
const SHARE: (f32, f32) = (0.3, 0.4);

pub(super) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_close() && (pair.share.0 < SHARE.0 || pair.share.1 < SHARE.1) {
        return Vec::new();
    }
    let mut found: Vec<Finding> = Vec::new();
    for anchor in pair.aligned.iter().filter(|a| a.likeness >= NOUN) {
        let (Some(x), Some(y)) = (pair.left.token(anchor.left), pair.right.token(anchor.right)) else {
            continue;
        };
        if x.pos() == "NOUN" && y.pos() == "NOUN" {
            found.extend(limits(pair, x, y).or_else(|| objects(pair, x, y)));
        }
    }
    found
}

/// "all members" and "some members".
fn limits(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let inside = |part: &Part<'_>, t| scope(t).filter(|(_, s)| part.segment.span.contains(*s));
    let (a, b) = (inside(&pair.left, x), inside(&pair.right, y));
    // "the whole bridge" is more than "the bridge", though all the bridges are no more than the bridges.
    let whole = |s: Option<(Scope, Span)>, part: &Part<'_>| {
        s.is_some_and(|(_, s)| WHOLE.contains(&part.say(s).to_lowercase().as_str()))
    };
    if pair.is_close() && a.is_some() != b.is_some() && (whole(a, &pair.left) || whole(b, &pair.right)) {
        return Some(finding(pair, phrase(x, a), phrase(y, b), 0.7));
    }
    let plural = |t: Token<'_>| t.tag() == "NNS" && !t.children().any(|c| c.dep() == "nummod");
    // A headline has no room for "some".
    let headline = pair.left.is_title() || pair.right.is_title();
    let differ = differ(a.map(|(s, _)| s), b.map(|(s, _)| s)) && plural(x) && plural(y);
    if !differ || (headline && (a.is_none() || b.is_none())) {
        return None;
    }
    Some(finding(pair, phrase(x, a), phrase(y, b), if pair.is_close() { 0.85 } else { 0.6 }))
}

/// Adjectives that make all of one thing of it.
const WHOLE: &[&str] = &["whole", "entire"];

/// A noun with the word that limits it.
fn phrase(noun: Token<'_>, limit: Option<(Scope, Span)>) -> Span {
    limit.map_or(noun.span(), |(_, s)| s.cover(noun.span()))
}

/// Whether two limits leave a reader with more and with less; no word is as good as "the" or "all".
fn differ(a: Option<Scope>, b: Option<Scope>) -> bool {
    let rank = |s: Option<Scope>| match s {
        None | Some(Scope::All | Scope::Any) => 4,
        Some(Scope::Most) => 3,
        Some(Scope::Many) => 2,
        Some(Scope::Some) => 1,
        Some(Scope::Few | Scope::Only) => 0,
    };
    rank(a) != rank(b)
}

/// "part in the patrols" and "part in any operation": one noun, the same preposition, other objects, one of them open.
fn objects(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    for p in x.children().filter(|c| c.dep() == "prep") {
        let Some(q) = y.children().find(|c| c.dep() == "prep" && c.lemma() == p.lemma()) else { continue };
        let object = |t: Token<'_>| t.children().find(|c| c.dep() == "pobj").map(|t| t.index());
        let (Some(a), Some(b)) = (object(p), object(q)) else { continue };
        let (a, b) = (pair.left.token(a)?, pair.right.token(b)?);
        let open = |t| scope(t).is_some_and(|(s, _)| s == Scope::Any || s == Scope::All);
        let named = |t: Token<'_>| t.pos() != "NOUN";
        if open(a) == open(b) || named(a) || named(b) || pair.right_of(a.index(), NOUN).is_some() {
            continue;
        }
        let phrase =
            |part: &Part<'_>, t: Token<'_>| part.source.doc.span(t.subtree()).intersect(part.segment.span);
        let (left, right) = (phrase(&pair.left, a)?, phrase(&pair.right, b)?);
        return Some(finding(pair, left, right, 0.65));
    }
    None
}

fn finding(pair: &Pair<'_>, left: Span, right: Span, confidence: f32) -> Finding {
    Finding {
        kind: DifferenceKind::Scope,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence,
    }
}
