//! What comes again: SETs.

use super::super::words::Words;
use super::super::{Cycle, Expression, Length, Unit, YearPart, calendar};
use super::{Read, length};

/// "every year", "each Monday", "every two weeks", "every summer", "Mondays".
pub(super) fn every(words: &Words<'_>, at: usize) -> Option<Read> {
    let read = |cycle, end| Some(Read::new(Expression::Every(cycle), end));
    if let Some(weekday) = calendar::weekdays(words.word(at)).filter(|_| words.has_capital(at)) {
        return read(Cycle::Weekday(weekday), at + 1);
    }
    if !words.is(at, &["every", "each"]) {
        return None;
    }
    let next = at + 1;
    if let Some(weekday) = words.weekday(next) {
        return read(Cycle::Weekday(weekday), next + 1);
    }
    if let Some(month) = words.month(next) {
        return read(Cycle::Part(YearPart::Month(month)), next + 1);
    }
    if let Some(season) = words.season(next) {
        return read(Cycle::Part(YearPart::Season(season)), next + 1);
    }
    if let Some(hour) = words.day_part(next) {
        return read(Cycle::Units(Length::Whole(1), Unit::Day), next + 1).map(|r| r.at(hour));
    }
    if words.word(next) == "other" {
        return words.unit(next + 1).and_then(|u| read(Cycle::Units(Length::Whole(2), u), next + 2));
    }
    if let Some(unit) = words.unit(next) {
        return read(Cycle::Units(Length::Whole(1), unit), next + 1);
    }
    let count = length::count(words, next).filter(|c| !c.article)?;
    read(Cycle::Units(count.length, count.unit), count.end)
}

/// Adverbs and adjectives of what comes again. "Annual" and "quarterly" are left out: they
/// name a sort more often than a time.
const ADVERBS: &[(&str, Unit)] = &[
    ("hourly", Unit::Hour),
    ("daily", Unit::Day),
    ("nightly", Unit::Day),
    ("weekly", Unit::Week),
    ("monthly", Unit::Month),
    ("yearly", Unit::Year),
    ("annually", Unit::Year),
];

/// "daily"; not in "the Daily Mail".
pub(super) fn adverb(words: &Words<'_>, at: usize) -> Option<Read> {
    let (_, unit) = ADVERBS.iter().find(|(w, _)| *w == words.word(at))?;
    let named = words.has_capital(at) && words.tag(at).starts_with("NNP");
    (!named).then_some(Read::new(Expression::Every(Cycle::Units(Length::Whole(1), *unit)), at + 1))
}

/// The "a year" of "$5 million a year", "twice a day".
pub(super) fn rate(words: &Words<'_>, at: usize) -> Option<Read> {
    let unit = words.unit(at + 1).filter(|_| words.is(at, &["a", "an"]))?;
    let counted = words.token(at.checked_sub(1)?)?;
    let noun = words.token(at + 1)?;
    let of_count = matches!(counted.pos(), "NUM" | "NOUN" | "SYM") || words.is(at - 1, &["once", "twice"]);
    let rate =
        of_count && noun.dep() == "npadvmod" && noun.head().index() < at && noun.head().pos() != "VERB";
    rate.then_some(Read::new(Expression::Every(Cycle::Units(Length::Whole(1), unit)), at + 2))
}
