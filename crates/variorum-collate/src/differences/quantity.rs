//! Another number of the same things.

use std::collections::BTreeSet;

use variorum_parse::Token;
use variorum_text::Span;
use variorum_value::{Quantity, Unit};

use super::clause::phrase;
use super::edits::{Edit, edits};
use super::join::Joined;
use super::pair::{Pair, Part};
use super::{Finding, Story};
use crate::DifferenceKind;

/// How alike the nouns that are counted must be.
const NOUN: f32 = 0.7;

/// Words behind a number that make it one of several.
const EACH: &[&str] = &["each", "per", "apiece", "every"];

/// Other numbers in the same places of one sentence. Where all of several numbers differ, the sentences tell of two things.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    let found: Vec<Finding> = edits(pair).iter().filter_map(|e| changed(pair, e)).collect();
    let (ours, theirs) = (inside(pair, &pair.left), inside(pair, &pair.right));
    let agree = ours.iter().any(|a| theirs.iter().any(|b| a.unit == b.unit && a.agrees(b)));
    let told = pair.left.segment.reading.is_none() && pair.right.segment.reading.is_none();
    if found.len() > 1 && told && !agree { Vec::new() } else { found }
}

/// Another number in the same place of one sentence.
fn changed(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (x, y) = edit.spans(pair).filter(|_| !edit.left.is_empty() && !edit.right.is_empty())?;
    let one = |part: &Part<'_>, span: Span| {
        let mut all = touching(pair.story, part, span);
        all.next().filter(|q| all.next().is_none() && !is_dialled(part, q)).cloned()
    };
    let (a, b) = (one(&pair.left, x)?, one(&pair.right, y)?);
    // "US$80 ($125)": what stands in brackets is converted.
    let converted = |part: &Part<'_>, q: &Quantity| {
        part.source.doc.text().get(..q.span.start()).is_some_and(|t| t.ends_with('('))
    };
    let money = matches!(a.unit, Unit::Money(_)) || matches!(b.unit, Unit::Money(_));
    if converted(&pair.left, &a) != converted(&pair.right, &b) || (money && a.unit != b.unit) {
        return None;
    }
    if is_dated(pair, &pair.left, &a) != is_dated(pair, &pair.right, &b) || count_others(pair, &a, &b) {
        return None;
    }
    let same = are_one(pair, &a, &b);
    let sum =
        |part: &Part<'_>, q: &Quantity| part.token(q.token).is_some_and(|t| is_sum(t) || is_sum(t.head()));
    (!same && sum(&pair.left, &a) == sum(&pair.right, &b)).then(|| finding(pair, &a, &b, 0.9))
}

/// Whether two numbers can be one, or are written alike.
fn are_one(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let (ours, theirs) = (pair.left.say(a.span), pair.right.say(b.span));
    a.agrees(b) || ours == theirs || rounds(a, b, theirs) || rounds(b, a, ours)
}

/// Digits that a rounded number keeps at least.
const KEPT: usize = 2;

/// Whether a number is another one rounded, as its words say: "7.56 million" for 7,560,492, "12.5" for 12.46.
pub(super) fn rounds(number: &Quantity, rounded: &Quantity, words: &str) -> bool {
    let exact = number.low == number.high && rounded.low == rounded.high && rounded.low > 0.0;
    if !exact || number.unit != rounded.unit {
        return false;
    }
    let figure: String = words.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let is_round = figure.contains('.') || words.contains(char::is_alphabetic);
    let digits =
        figure.trim_matches('.').chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0').count();
    let scale = 10_f64.powf(rounded.low.log10().floor() + 1.0 - digits as f64);
    // Some round down.
    is_round && digits >= KEPT && (number.low - rounded.low).abs() < scale
}

/// "seven people, including the gunman": others leave him out.
pub(super) fn is_sum(people: Token<'_>) -> bool {
    people.children().any(|c| c.text() == "including")
}

/// Whether a number is part of a date: "2 a.m." is no other number than "2013".
fn is_dated(pair: &Pair<'_>, part: &Part<'_>, quantity: &Quantity) -> bool {
    let dates = pair.story.dates.get(part.segment.witness);
    dates.is_some_and(|d| d.times().iter().any(|(t, _)| t.span.overlaps(quantity.span)))
}

/// Whether two numbers count or describe other things: "a 200-year-old mill" and "a 2-century-old mill", "a 35-year-old man" and
/// "his 6-year-old son".
fn count_others(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let inside = |t: &Token<'_>| {
        matches!(t.dep(), "nummod" | "npadvmod" | "amod" | "quantmod" | "compound" | "advmod" | "nmod")
    };
    let counted = |part: &Part<'_>, q: &Quantity| -> Vec<usize> {
        let first = part.token(q.token);
        let row = std::iter::successors(first, |t| inside(t).then(|| t.head())).take(DEEPEST);
        let nouns = row.skip(1).filter(|t| t.pos() == "NOUN");
        nouns.map(|t| t.index()).collect()
    };
    let (ours, theirs) = (counted(&pair.left, a), counted(&pair.right, b));
    let lemma = |part: &Part<'_>, i: usize| part.token(i).map(|t| t.lemma().to_lowercase());
    let same = |(x, y): (&usize, &usize)| {
        pair.right_of(*x, NOUN) == Some(*y) || lemma(&pair.left, *x) == lemma(&pair.right, *y)
    };
    !ours.is_empty() && ours.len() == theirs.len() && !ours.iter().zip(&theirs).all(same)
}

/// Words from a number to the noun that it describes, at most.
const DEEPEST: usize = 5;

/// Whether a number is a part of a telephone number, which counts nothing.
fn is_dialled(part: &Part<'_>, quantity: &Quantity) -> bool {
    let first = part.source.doc.tokens_in(quantity.span).start;
    let near = part.source.doc.slice(first.saturating_sub(1)..quantity.token + 3);
    let part = |t: &Token<'_>| {
        t.text() == "-" || (t.text().len() > 2 && t.text().starts_with(|c: char| c.is_ascii_digit()))
    };
    near.filter(part).count() > 2
}

/// Places that two clauses must fill alike where nobody says both: others of the same kind are counted too.
const PLACES: usize = 3;

/// Clauses of one thing that count the same things otherwise.
pub(super) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    let title = j.pair.left.is_title() || j.pair.right.is_title();
    let one = j.utterance.is_some() || j.slots.len() >= PLACES;
    if title || !one || !j.predicates || !j.is_firm() || j.is_at_odds() {
        return Vec::new();
    }
    j.heads().find_map(|(x, y)| counted(&j.pair, x, y)).into_iter().collect()
}

fn counted(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let (a, b) = (of_noun(pair, &pair.left, x)?, of_noun(pair, &pair.right, y)?);
    // Of "the youngest children" there may be fewer; "in all competitions" there may be more than "in the league".
    let described = |t: Token<'_>| -> BTreeSet<String> {
        let before = t.children().filter(|c| c.index() < t.index());
        let tells = before.filter(|c| matches!(c.dep(), "amod" | "compound" | "poss"));
        tells.map(|c| c.lemma().to_lowercase()).collect()
    };
    let placed = |t: Token<'_>| t.children().any(|c| c.dep() == "prep" && c.text() != "of");
    let others = described(x) != described(y) || is_sum(x) != is_sum(y) || (placed(x) && placed(y));
    let shared_out = shared_out(&pair.left, &a) || shared_out(&pair.right, &b);
    (!others && !shared_out && !are_one(pair, &a, &b)).then(|| finding(pair, &a, &b, 0.65))
}

/// The one number of what a noun names, or the amount that stands in its place.
fn of_noun(pair: &Pair<'_>, part: &Part<'_>, noun: Token<'_>) -> Option<Quantity> {
    let words = part.source.doc.span(phrase(noun));
    let counts = |q: &&Quantity| {
        part.token(q.token).is_some_and(|t| t == noun || t.head() == noun) && !is_out_of(part, q)
    };
    let mut all = touching(pair.story, part, words).filter(counts);
    all.next().filter(|_| all.next().is_none()).cloned()
}

/// Whether two clauses count the same things otherwise.
pub(super) fn disagree(j: &Joined<'_>) -> bool {
    let pair = &j.pair;
    let (ours, theirs) = (inside(pair, &pair.left), inside(pair, &pair.right));
    ours.iter().any(|a| theirs.iter().any(|b| same_things(pair, a, b) && !a.agrees(b)))
}

/// Whether both clauses have numbers, and none of one is one of the other.
pub(super) fn none_agree(pair: &Pair<'_>) -> bool {
    let (ours, theirs) = (inside(pair, &pair.left), inside(pair, &pair.right));
    let agree = ours.iter().any(|a| theirs.iter().any(|b| a.agrees(b)));
    !ours.is_empty() && !theirs.is_empty() && !agree
}

/// The numbers in a segment.
fn inside<'p>(pair: &'p Pair<'_>, part: &Part<'_>) -> Vec<&'p Quantity> {
    let span = part.segment.span;
    touching(pair.story, part, span).filter(|q| span.contains(q.span) && !is_out_of(part, q)).collect()
}

/// The numbers that a span overlaps.
pub(super) fn touching<'p>(
    story: &Story<'p>,
    part: &Part<'_>,
    span: Span,
) -> impl Iterator<Item = &'p Quantity> {
    let all = story.quantities.get(part.segment.witness).map_or(&[][..], |q| q);
    let first = all.partition_point(|q| q.span.end() <= span.start());
    all.iter().skip(first).take_while(move |q| q.span.start() < span.end())
}

/// "one of the two players" is one, "14 of the bridge's 96 cables" are 14.
fn is_out_of(part: &Part<'_>, quantity: &Quantity) -> bool {
    let first = part.source.doc.tokens_in(quantity.span).start;
    let before = part.source.doc.slice(first.saturating_sub(PARTITIVE)..first).collect::<Vec<_>>();
    let Some(of) = before.iter().rposition(|t| t.text() == "of") else { return false };
    let number = |t: &&Token<'_>| variorum_value::numeral(&t.text().to_lowercase()).is_some();
    let out_of = of.checked_sub(1).and_then(|i| before.get(i)).is_some_and(|t| number(&t));
    let owner =
        before.iter().skip(of + 1).all(|t| matches!(t.pos(), "DET" | "PRON" | "NOUN" | "PROPN" | "PART"));
    owner && (out_of || before.len() <= of + 2)
}

/// Words before a number in which "of" may stand.
const PARTITIVE: usize = 5;

/// Whether two numbers count the same: one currency, shares, or nouns that say the same.
fn same_things(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let noun = |part: &Part<'_>, q: &Quantity| part.token(q.token).map(|t| t.head().index());
    let aligned = || pair.right_of(noun(&pair.left, a)?, NOUN).filter(|i| noun(&pair.right, b) == Some(*i));
    match (&a.unit, &b.unit) {
        (Unit::Things(x), Unit::Things(y)) => !x.is_empty() && (x == y || aligned().is_some()),
        (x, y) => x == y,
    }
}

/// "100 on each side" is another sum than "100".
fn shared_out(part: &Part<'_>, quantity: &Quantity) -> bool {
    let near = quantity.token.saturating_sub(5)..quantity.token + 6;
    part.source.doc.slice(near).any(|t| EACH.contains(&t.lemma().to_lowercase().as_str()))
}

fn finding(pair: &Pair<'_>, a: &Quantity, b: &Quantity, confidence: f32) -> Finding {
    let why = format!("“{}” or “{}”", pair.left.say(a.span), pair.right.say(b.span));
    Finding { kind: DifferenceKind::Quantity, why, left: vec![a.span], right: vec![b.span], confidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dollars(low: f64, high: f64) -> Quantity {
        Quantity { span: Span::default(), low, high, unit: Unit::Money("USD"), token: 0 }
    }

    #[test]
    fn a_rounded_number_keeps_its_digits() {
        let exact = |n| dollars(n, n);
        assert!(rounds(&exact(7_560_492.0), &exact(7_560_000.0), "7.56 million"));
        assert!(!rounds(&exact(7_600_000.0), &exact(7_500_000.0), "7.5 million"));
        assert!(
            !rounds(&exact(12.0), &dollars(0.0, 15.0), "up to $15 million"),
            "nothing is less than any digit"
        );
    }
}
