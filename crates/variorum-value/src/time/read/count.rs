//! Counts of units.

use super::super::words::Words;
use super::super::{Length, Unit, calendar};

/// A count of units.
pub(super) struct Count {
    pub length: Length,
    pub unit: Unit,
    /// Whether "a" is all the number there is.
    pub article: bool,
    pub end: usize,
}

/// Words for a number of units that nobody counted.
const UNSAID: &[&str] =
    &["several", "few", "many", "some", "numerous", "countless", "dozens of", "hundreds of", "thousands of"];

/// Adjectives between a number and its unit.
const ADJECTIVES: &[&str] = &[
    "consecutive",
    "straight",
    "successive",
    "full",
    "whole",
    "entire",
    "solid",
    "complete",
    "more",
    "additional",
    "further",
    "extra",
    "other",
    "long",
    "short",
    "trading",
    "working",
    "business",
    "calendar",
    "school",
    "fiscal",
    "financial",
];

/// The index after the adjectives of a unit.
fn past_adjectives(words: &Words<'_>, at: usize) -> usize {
    (at..at + 2).take_while(|i| words.is(*i, ADJECTIVES)).last().map_or(at, |last| last + 1)
}

/// "two weeks", "14-day", "a month", "half an hour", "two and a half years", "several days", "a couple of weeks",
/// "five trading days".
pub(super) fn count(words: &Words<'_>, at: usize) -> Option<Count> {
    let article = words.is(at, &["a", "an"]);
    if let Some(count) = fixed(words, at) {
        return Some(count);
    }
    if article {
        let adjectives = usize::from(words.is(at + 1, &["full", "whole", "entire", "single", "mere"]));
        let unit = words.unit(at + 1 + adjectives)?;
        // "a second" is mostly another one.
        let plain = unit > Unit::Second && !(unit == Unit::Minute && words.is_noun(at + 2));
        let end = at + 2 + adjectives;
        if words.are(end, HALF) {
            return Some(Count { length: Length::AndAHalf(1), unit, article: false, end: end + HALF.len() });
        }
        return plain.then_some(Count { length: Length::Whole(1), unit, article: true, end });
    }
    let (length, end) = number(words, at)?;
    let hyphen = end + usize::from(words.word(end) == "-");
    let noun = past_adjectives(words, hyphen);
    let short = || calendar::short_unit(words.word(noun)).filter(|_| words.is_number(end - 1));
    let unit = words.units(noun).or_else(|| words.unit(noun)).or_else(short)?;
    let stop = usize::from(short().is_some() && words.word(noun + 1) == "." && words.is(noun + 2, AGO));
    Some(Count { length, unit, article: false, end: noun + 1 + stop })
}

/// Behind a number or a unit.
const HALF: &[&str] = &["and", "a", "half"];

/// Adverbs that make a step of a length.
const AGO: &[&str] = &["ago", "earlier", "later"];

/// Phrases that are a count as they stand.
fn fixed(words: &Words<'_>, at: usize) -> Option<Count> {
    let count = |length, unit, words: usize| Some(Count { length, unit, article: false, end: at + words });
    if words.is(at, &["a", "the"]) && words.word(at + 1) == "fortnight" {
        return count(Length::Whole(2), Unit::Week, 2);
    }
    if let Some(count) = compound(words, at) {
        return Some(count);
    }
    let quarter = at + usize::from(words.word(at) == "a");
    if words.word(quarter) == "quarter" {
        let of = quarter + 1 + usize::from(words.is(quarter + 1, &["-", "of"]));
        let of = of + usize::from(words.word(of) == "a");
        return (words.word(of) == "century").then_some(Count {
            length: Length::Whole(25),
            unit: Unit::Year,
            article: false,
            end: of + 1,
        });
    }
    if words.are(at, &["a", "couple", "of"]) {
        return words.units(at + 3).and_then(|u| count(Length::Whole(2), u, 4));
    }
    if words.are(at, &["couple", "of"]) {
        return words.units(at + 2).and_then(|u| count(Length::Whole(2), u, 3));
    }
    let hundred = at + usize::from(words.word(at) == "a");
    if let Some(n) = HUNDREDS.iter().find_map(|(w, n)| (words.word(hundred) == *w).then_some(*n)) {
        return words.units(hundred + 1).and_then(|u| count(Length::Whole(n), u, hundred + 2 - at));
    }
    if words.are(at, &["a", "couple"]) {
        return words.units(at + 2).and_then(|u| count(Length::Whole(2), u, 3));
    }
    if words.word(at) == "another" {
        return words.unit(at + 1).and_then(|u| count(Length::Whole(1), u, 2));
    }
    if words.are(at, &["a", "few"]) || words.are(at, &["a", "number", "of"]) {
        let skip = if words.word(at + 1) == "few" { 2 } else { 3 };
        return words.units(at + skip).and_then(|u| count(Length::Unsaid, u, skip + 1));
    }
    let half = at + usize::from(words.word(at) == "a");
    if words.word(half) == "half" {
        let of = half + 1 + usize::from(words.is(half + 1, &["a", "an", "-"]));
        let (n, unit) = match words.unit(of)? {
            Unit::Minute => (30, Unit::Second),
            Unit::Hour => (30, Unit::Minute),
            Unit::Day => (12, Unit::Hour),
            Unit::Year => (6, Unit::Month),
            Unit::Decade => (5, Unit::Year),
            Unit::Century => (50, Unit::Year),
            _ => return None,
        };
        return count(Length::Whole(n), unit, of + 1 - at);
    }
    None
}

/// Lengths that are one word or grow together with a hyphen.
const COMPOUNDS: &[(&[&str], Length, Unit)] = &[
    (&["single", "-", "day"], Length::Whole(1), Unit::Day),
    (&["single", "-", "year"], Length::Whole(1), Unit::Year),
    (&["multi", "-", "day"], Length::Unsaid, Unit::Day),
    (&["multi", "-", "week"], Length::Unsaid, Unit::Week),
    (&["multi", "-", "month"], Length::Unsaid, Unit::Month),
    (&["multi", "-", "year"], Length::Unsaid, Unit::Year),
    (&["multi", "-", "decade"], Length::Unsaid, Unit::Decade),
    (&["multiyear"], Length::Unsaid, Unit::Year),
    (&["hourlong"], Length::Whole(1), Unit::Hour),
    (&["daylong"], Length::Whole(1), Unit::Day),
    (&["weeklong"], Length::Whole(1), Unit::Week),
    (&["monthlong"], Length::Whole(1), Unit::Month),
    (&["yearlong"], Length::Whole(1), Unit::Year),
    (&["decadelong"], Length::Whole(1), Unit::Decade),
    (&["hours", "-", "long"], Length::Unsaid, Unit::Hour),
    (&["days", "-", "long"], Length::Unsaid, Unit::Day),
    (&["weeks", "-", "long"], Length::Unsaid, Unit::Week),
    (&["months", "-", "long"], Length::Unsaid, Unit::Month),
    (&["years", "-", "long"], Length::Unsaid, Unit::Year),
    (&["decades", "-", "long"], Length::Unsaid, Unit::Decade),
    (&["all", "day"], Length::Whole(1), Unit::Day),
    (&["all", "week"], Length::Whole(1), Unit::Week),
    (&["all", "weekend"], Length::Whole(1), Unit::Weekend),
    (&["all", "month"], Length::Whole(1), Unit::Month),
    (&["all", "year"], Length::Whole(1), Unit::Year),
];

/// A length that is one word or grows together, "all year", "the whole week".
pub(super) fn compound(words: &Words<'_>, at: usize) -> Option<Count> {
    let found = COMPOUNDS.iter().find(|(said, ..)| words.are(at, said));
    if let Some((said, length, unit)) = found {
        return Some(Count { length: *length, unit: *unit, article: false, end: at + said.len() });
    }
    // "the whole week"
    let unit =
        words.unit(at + 1).filter(|_| words.is(at, &["whole", "entire"]) && words.before(at) == "the")?;
    Some(Count { length: Length::Whole(1), unit, article: false, end: at + 2 })
}

/// A number of units, and the index after it.
fn number(words: &Words<'_>, at: usize) -> Option<(Length, usize)> {
    let vague = |w: &str| UNSAID.contains(&w);
    if vague(words.word(at)) {
        return Some((Length::Unsaid, at + 1));
    }
    if words.word(at + 1) == "of" && words.is(at, &["dozens", "scores", "hundreds", "thousands"]) {
        return Some((Length::Unsaid, at + 2));
    }
    let whole = crate::number::whole(words.word(at));
    let Some(mut whole) = whole else {
        let half = words.word(at).strip_suffix(".5")?.parse().ok()?;
        return Some((Length::AndAHalf(half), at + 1));
    };
    let mut end = at + 1;
    if (20..100).contains(&whole) && whole % 10 == 0 && words.word(end) == "-" {
        let ones = crate::number::whole(words.word(end + 1)).filter(|n| (1..10).contains(n));
        if let Some(ones) = ones.filter(|_| words.word(at).starts_with(|c: char| c.is_ascii_lowercase())) {
            (whole, end) = (whole + ones, end + 2);
        }
    }
    for half in [HALF, &["-", "and", "-", "a", "-", "half"]] {
        if words.are(end, half) {
            return Some((Length::AndAHalf(whole), end + half.len()));
        }
    }
    let Some((_, times)) = HUNDREDS.iter().find(|(w, _)| words.word(end) == *w) else {
        return Some((Length::Whole(whole), end));
    };
    Some((whole.checked_mul(*times).map_or(Length::Unsaid, Length::Whole), end + 1))
}

/// Number words that can stand behind "a" and multiply.
const HUNDREDS: &[(&str, u16)] = &[("dozen", 12), ("hundred", 100), ("thousand", 1000)];
