//! The year, season or month of one event that two witnesses date otherwise: "an All-Star in 1978", "an All-Star in 1987".

use std::collections::BTreeSet;

use variorum_parse::Token;
use variorum_text::Span;
use variorum_value::{Expression, Season, Time, WhichYear, YearPart};

use super::clause::terms;
use super::{ALL_PAIRS, Finding, Story, place, two_by_two};
use crate::vocabulary::Term;
use crate::{Difference, DifferenceKind};

/// How rare a word must be that tells one event from others, beside one that two sentences have.
const RARE: f32 = 0.7;

/// Words of a phrase that a date is told of, at most.
const PHRASE: usize = 12;

/// A stretch of the calendar as a text names it, of which another cannot be a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    /// "1978"
    Year(i16),
    /// "last summer": the months, and the year as it is told.
    Months(i8, i8, WhichYear),
}

/// Words before the year of a page, which is no year of what it tells.
const STAMPS: &[&str] = &["copyright", "©", "(c)"];

/// A date with the rarer names of what it is told of.
struct Dated {
    span: Span,
    stretch: Stretch,
    words: BTreeSet<Term>,
}

/// The events that two witnesses date otherwise, each in one way.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Vec<Dated>> = (0..story.sources.len().min(ALL_PAIRS)).map(|w| dated(story, w)).collect();
    let mut found = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let other = pairs.filter(|(a, b)| dates_otherwise((ours, a), (theirs, b)));
        let findings = other.map(|(a, b)| finding(story, (i, a), (k, b)));
        found.extend(findings.filter_map(|f| place(story, f, None, i, k)));
    }
    found
}

fn dated(story: &Story<'_>, witness: usize) -> Vec<Dated> {
    let (Some(source), Some(dates)) = (story.sources.get(witness), story.dates.get(witness)) else {
        return Vec::new();
    };
    let terms = terms(story, witness, &source.doc);
    let rare = |t: &Term| story.vocabulary.weight(*t) >= RARE * story.vocabulary.rare();
    let read = |time: &Time| {
        let tokens = source.doc.tokens_in(time.span);
        let stamp = |t: Token<'_>| STAMPS.contains(&t.text().to_lowercase().as_str());
        // "1978-79" is a season.
        let behind = source.doc.text().get(time.span.end()..).unwrap_or_default();
        let ranges = behind.starts_with(['-', '–', '/']);
        let stamped = source.doc.token(tokens.start.wrapping_sub(1)).is_some_and(stamp);
        let stretch = stretch(time).filter(|_| !ranges && !stamped)?;
        let head = source.doc.slice(tokens.clone()).find(|t| !tokens.contains(&t.head().index()))?;
        let words = told_of(head).into_iter().filter(|i| !tokens.contains(i));
        let named = words.filter(|i| source.doc.token(*i).is_some_and(|t| t.pos() == "PROPN"));
        let words = named.filter_map(|i| terms.get(i).copied().flatten()).filter(rare).collect();
        Some(Dated { span: time.span, stretch, words })
    };
    dates.times().iter().filter_map(|(time, _)| read(time)).collect()
}

/// A year, or a month or season of a year that is told with it.
fn stretch(time: &Time) -> Option<Stretch> {
    let months = |first, last, year| Some(Stretch::Months(first, last, year));
    match time.expression {
        Expression::Year(year) => Some(Stretch::Year(year)),
        // "in March" may be of any thing of that spring.
        Expression::OfYear(_, WhichYear::Open) => None,
        Expression::OfYear(YearPart::Month(month), year) => months(month, month, year),
        Expression::OfYear(YearPart::Season(season), year) => match season {
            Season::Spring => months(3, 5, year),
            Season::Summer => months(6, 8, year),
            Season::Autumn => months(9, 11, year),
            Season::Winter => None,
        },
        _ => None,
    }
}

/// The words of what a date is told of: of the noun that it describes, or of what stands behind its verb, as far as no noun of
/// it is told more of.
fn told_of(date: Token<'_>) -> Vec<usize> {
    let above = date.head();
    let head = if above.pos() == "ADP" { above.head() } else { above };
    let is_noun = |t: Token<'_>| matches!(t.pos(), "NOUN" | "PROPN");
    if !is_noun(head) && !matches!(head.pos(), "VERB" | "AUX") {
        return Vec::new();
    }
    let mut words = Vec::new();
    let mut open = vec![head];
    while let Some(token) = open.pop().filter(|_| words.len() < PHRASE) {
        words.push(token.index());
        let behind: &[&str] = if is_noun(token) { &INSIDE } else { &BEHIND };
        open.extend(token.children().filter(|c| behind.contains(&c.dep())));
    }
    words.retain(|i| *i != head.index() || is_noun(head));
    words
}

/// Relations inside a noun's phrase, and of what stands behind a verb.
const INSIDE: [&str; 4] = ["compound", "amod", "nmod", "appos"];
const BEHIND: [&str; 7] = ["dobj", "attr", "oprd", "prep", "pobj", "pcomp", "xcomp"];

/// Whether two dates are of one event and are two: words of it are dated in one way in each page, and neither page has the
/// date of the other.
fn dates_otherwise((ours, a): (&[Dated], &Dated), (theirs, b): (&[Dated], &Dated)) -> bool {
    let alone = |all: &[Dated], of: &Dated, word: &Term| {
        all.iter().all(|d| d.stretch == of.stretch || !d.words.contains(word))
    };
    let common = a.words.intersection(&b.words).any(|w| alone(ours, a, w) && alone(theirs, b, w));
    let has = |all: &[Dated], of: &Dated| all.iter().any(|d| d.stretch == of.stretch);
    common && are_apart(a.stretch, b.stretch) && !has(ours, b) && !has(theirs, a)
}

fn finding(story: &Story<'_>, (i, a): (usize, &Dated), (k, b): (usize, &Dated)) -> Finding {
    let say = |witness: usize, dated: &Dated| {
        dated.span.of(story.sources.get(witness).map_or("", |s| s.doc.text()))
    };
    Finding {
        kind: DifferenceKind::Time,
        left: vec![a.span],
        right: vec![b.span],
        why: format!("“{}” or “{}”", say(i, a), say(k, b)),
        confidence: 0.6,
    }
}

fn are_apart(a: Stretch, b: Stretch) -> bool {
    match (a, b) {
        (Stretch::Year(x), Stretch::Year(y)) => x != y,
        (Stretch::Months(from, to, year), Stretch::Months(start, end, other)) => {
            year == other && (to < start || end < from)
        }
        _ => false,
    }
}
