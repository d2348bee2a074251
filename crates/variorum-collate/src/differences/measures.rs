//! How many of one thing there were, wherever in their sentences two witnesses count it: "up to 1.9 million pieces" and
//! "1.9 million pieces", "a couple of feet" and "several feet".

use variorum_parse::Token;
use variorum_text::Span;
use variorum_value::{Quantity, Unit};

use super::pair::Pair;
use super::quantity::{is_sum, rounds};
use super::{ALL_PAIRS, Finding, Story, place, time, two_by_two};
use crate::segment::Segment;
use crate::words::spelling;
use crate::{Difference, DifferenceKind};

/// Counts of a page, at most: who counts more tells of many things.
const COUNTS: usize = 96;

/// What sentences must share that count one thing otherwise, counted in rare words; the sentence before is taken with each.
const EVENT: f32 = 4.0;

/// The same where the figure is one, and only its bound differs.
const FIGURE: f32 = 2.5;

/// Nouns that count whatever is long, old or frequent, and so many things of a page. Own compilation.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time", "age", "point", "percent", "side",
    "people", "person", "man", "woman", "pm", "am", "way", "thing", "kind", "type", "dollar", "pound", "euro", "part", "place", "number", "degree", "match", "game", "goal",
];

/// What the words before a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// It is that number, or near it.
    Near,
    /// It is that number or more.
    Least,
    /// It is that number or less.
    Most,
}

/// Words before a number, and the bound that they make it. "More than" is often said of what is put in round numbers, and
/// makes it none.
const BOUNDS: &[(&str, Bound)] = &[
    ("at least ", Bound::Least),
    ("no fewer than ", Bound::Least),
    ("up to ", Bound::Most),
    ("as many as ", Bound::Most),
    ("as much as ", Bound::Most),
    ("at most ", Bound::Most),
    ("no more than ", Bound::Most),
    ("less than ", Bound::Most),
    ("fewer than ", Bound::Most),
    ("under ", Bound::Most),
    ("below ", Bound::Most),
];

/// A number with what it counts and where it stands.
struct Measure<'a> {
    quantity: &'a Quantity,
    /// What is counted, in one spelling.
    unit: Unit,
    /// The figure without its bound.
    figure: f64,
    bound: Bound,
    /// Lower-case words that only describe what is counted.
    described: Vec<String>,
    segment: &'a Segment,
    /// The segment and the one before it.
    around: Vec<&'a Segment>,
}

/// The things that two witnesses count otherwise.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Vec<Measure<'_>>> =
        (0..story.sources.len().min(ALL_PAIRS)).map(|w| measures(story, w)).collect();
    let mut found = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let pairs = || ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let bounds = pairs().filter(|(a, b)| bound_otherwise(story, (ours, a), (theirs, b)));
        let counts = pairs().filter(|(a, b)| counts_otherwise(story, (ours, a), (theirs, b)));
        let findings = bounds.chain(counts).filter_map(|(a, b)| finding(story, a, b));
        found.extend(findings.filter_map(|f| place(story, f, None, i, k)));
    }
    found
}

fn measures<'a>(story: &Story<'a>, witness: usize) -> Vec<Measure<'a>> {
    let (Some(source), Some(quantities)) = (story.sources.get(witness), story.quantities.get(witness)) else {
        return Vec::new();
    };
    let mut own: Vec<&Segment> = story.segments.iter().filter(|s| s.witness == witness).collect();
    own.sort_by_key(|s| s.tokens.start);
    let placed = |quantity: &'a Quantity| {
        let at = own.partition_point(|s| s.tokens.start <= quantity.token).checked_sub(1)?;
        let segment = *own.get(at).filter(|s| s.tokens.contains(&quantity.token) && !s.in_title(source))?;
        let around = own.get(at.saturating_sub(1)..at + 1)?.to_vec();
        let words = quantity.span.of(source.doc.text()).to_lowercase();
        let bound =
            BOUNDS.iter().find(|(before, _)| words.starts_with(before)).map_or(Bound::Near, |(_, b)| *b);
        let figure = if bound == Bound::Most { quantity.high } else { quantity.low };
        let noun = source.doc.token(quantity.token)?.head();
        let described =
            if matches!(quantity.unit, Unit::Things(_)) { described(noun, quantity) } else { Vec::new() };
        let sum = is_sum(noun);
        let unit = match &quantity.unit {
            Unit::Things(noun) => Unit::Things(spelling(noun.clone())),
            unit => unit.clone(),
        };
        (!sum).then_some(Measure { quantity, unit, figure, bound, described, segment, around })
    };
    quantities.iter().filter_map(placed).take(COUNTS).collect()
}

/// The words before a noun that say which of its kind are counted.
fn described(noun: Token<'_>, quantity: &Quantity) -> Vec<String> {
    let before = noun.children().filter(|c| c.index() < noun.index() && c.index() != quantity.token);
    let tells = before.filter(|c| matches!(c.dep(), "amod" | "compound" | "poss"));
    tells.map(|c| c.lemma().to_lowercase()).collect()
}

/// Whether one figure of one thing is a bound on one side, and on the other the number or the other bound.
fn bound_otherwise<'a>(
    story: &Story<'a>,
    (ours, a): (&[Measure<'a>], &Measure<'a>),
    (theirs, b): (&[Measure<'a>], &Measure<'a>),
) -> bool {
    let one = |x: &Measure<'_>, y: &Measure<'_>| x.unit == y.unit && x.figure == y.figure;
    let has = |all: &[Measure<'_>], m: &Measure<'_>| all.iter().any(|x| one(x, m) && x.bound == m.bound);
    one(a, b)
        && a.bound != b.bound
        && is_named(&a.unit)
        && !has(ours, b)
        && !has(theirs, a)
        && shared(story, a, b) >= FIGURE
}

/// Whether two pages count one thing otherwise, each in one way.
fn counts_otherwise<'a>(
    story: &Story<'a>,
    (ours, a): (&[Measure<'a>], &Measure<'a>),
    (theirs, b): (&[Measure<'a>], &Measure<'a>),
) -> bool {
    let one = |x: &Measure<'_>, y: &Measure<'_>| x.unit == y.unit;
    let alone = |all: &[Measure<'_>], m: &Measure<'_>| {
        all.iter().filter(|x| one(x, m)).all(|x| x.quantity.agrees(m.quantity))
    };
    let counted = matches!(&a.unit, Unit::Things(noun) if !UNITS.contains(&noun.as_str()));
    one(a, b)
        && counted
        && is_named(&a.unit)
        && !a.quantity.agrees(b.quantity)
        && a.described == b.described
        && alone(ours, a)
        && alone(theirs, b)
        && shared(story, a, b) >= EVENT
}

/// Whether it is said what is counted.
fn is_named(unit: &Unit) -> bool {
    !matches!(unit, Unit::Things(noun) if noun.is_empty())
}

/// How much the sentences around two counts share.
fn shared(story: &Story<'_>, a: &Measure<'_>, b: &Measure<'_>) -> f32 {
    let mut terms: Vec<_> = a.around.iter().flat_map(|s| &s.terms).map(|(t, _)| *t).collect();
    terms.sort_unstable();
    terms.dedup();
    let both = terms.into_iter().filter(|t| b.around.iter().any(|s| s.has(*t)));
    both.map(|t| story.vocabulary.weight(t) / story.vocabulary.rare()).sum()
}

fn finding(story: &Story<'_>, a: &Measure<'_>, b: &Measure<'_>) -> Option<Finding> {
    let pair = Pair::new(story, a.segment, b.segment).filter(|p| !time::disagree(p))?;
    let (x, y): (Span, Span) = (a.quantity.span, b.quantity.span);
    let (left, right) = (pair.left.say(x), pair.right.say(y));
    let rounded = rounds(a.quantity, b.quantity, right) || rounds(b.quantity, a.quantity, left);
    (!rounded && left != right).then(|| Finding {
        kind: DifferenceKind::Quantity,
        why: format!("“{left}” or “{right}”"),
        left: vec![x],
        right: vec![y],
        confidence: 0.6,
    })
}
