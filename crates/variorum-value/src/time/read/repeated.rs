//! What comes again: SETs.

use super::super::words::Words;
use super::super::{Cycle, Expression, Length, Unit, YearPart, calendar, holiday as feast};
use super::{Read, clock, count};

/// "every year", "each Monday", "every two weeks", "every summer", "Mondays".
pub(super) fn every(words: &Words<'_>, at: usize) -> Option<Read> {
    let read = |cycle, end| Some(Read::new(Expression::Every(cycle), end));
    if let Some(weekday) = calendar::weekdays(words.word(at)).filter(|_| words.has_capital(at)) {
        return read(Cycle::Weekday(weekday), at + 1);
    }
    if let Some(hour) = calendar::day_parts(words.word(at + 1)) {
        return read(Cycle::Weekday(words.weekday(at)?), at + 2).map(|r| r.at(hour));
    }
    if words.word(at) == "weekends" && words.before(at) == "on" {
        return read(Cycle::Units(Length::Whole(1), Unit::Weekend), at + 1);
    }
    if !words.is(at, &["every", "each"]) {
        return None;
    }
    let next = at + 1 + usize::from(words.word(at + 1) == "single");
    if let Some(weekday) = words.weekday(next) {
        return read(Cycle::Weekday(weekday), next + 1).map(|r| clock::day_part_behind(words, r));
    }
    if let Some((holiday, length)) =
        feast::holiday(|i| words.word(next + i)).filter(|_| words.has_capital(next))
    {
        return read(Cycle::Part(YearPart::Holiday(holiday)), next + length);
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
    let count = count::count(words, next).filter(|c| !c.article)?;
    read(Cycle::Units(count.length, count.unit), count.end)
}

/// Adverbs and adjectives of what comes again.
const ADVERBS: &[(&str, u16, Unit)] = &[
    ("hourly", 1, Unit::Hour),
    ("daily", 1, Unit::Day),
    ("nightly", 1, Unit::Day),
    ("weekly", 1, Unit::Week),
    ("biweekly", 2, Unit::Week),
    ("fortnightly", 2, Unit::Week),
    ("monthly", 1, Unit::Month),
    ("bimonthly", 2, Unit::Month),
    ("biannually", 6, Unit::Month),
    ("semiannually", 6, Unit::Month),
    ("yearly", 1, Unit::Year),
    ("annually", 1, Unit::Year),
    ("biennially", 2, Unit::Year),
];

/// Adjectives that say over what time a figure is told; before other nouns they name a sort ("the annual meeting").
const TOTALLED: &[(&str, Unit)] = &[("annual", Unit::Year), ("quarterly", Unit::Quarter)];

const FIGURES: &[&str] = &[
    "loss",
    "losses",
    "profit",
    "profits",
    "earnings",
    "income",
    "revenue",
    "revenues",
    "sales",
    "turnover",
    "results",
    "growth",
    "rate",
    "rates",
    "output",
    "production",
    "capacity",
    "budget",
    "deficit",
    "surplus",
    "dividend",
    "cost",
    "costs",
    "savings",
    "spending",
    "salary",
    "salaries",
    "pay",
    "fee",
    "fees",
    "wage",
    "wages",
    "inflation",
    "rent",
    "rainfall",
    "exports",
    "imports",
    "consumption",
    "emissions",
    "figures",
    "total",
    "average",
];

/// "daily"; not in "the Daily Mail". "annual profit"; not "the annual meeting".
pub(super) fn adverb(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some((_, unit)) = TOTALLED.iter().find(|(w, _)| *w == words.word(at)) {
        let figure = (at + 1..at + 3).any(|i| words.is(i, FIGURES));
        return figure.then(|| Read::new(Expression::Every(Cycle::Units(Length::Whole(1), *unit)), at + 1));
    }
    let (_, count, unit) = ADVERBS.iter().find(|(w, ..)| *w == words.word(at))?;
    let named = words.has_capital(at) && words.tag(at).starts_with("NNP");
    (!named).then_some(Read::new(Expression::Every(Cycle::Units(Length::Whole(*count), *unit)), at + 1))
}

/// The "a year" of "$5 million a year", "per year"; "twice a day", "three times a week".
pub(super) fn rate(words: &Words<'_>, at: usize) -> Option<Read> {
    let every = |unit, end| Some(Read::new(Expression::Every(Cycle::Units(Length::Whole(1), unit)), end));
    let times = words.is(at, &["once", "twice"]) || (words.is_number(at) && words.word(at + 1) == "times");
    let first = if words.word(at + 1) == "times" { at + 2 } else { at + 1 };
    if times && words.is(first, &["a", "an", "each", "every", "per"]) {
        return every(words.unit(first + 1)?, first + 2);
    }
    if words.word(at) == "per" {
        return match words.word(at + 1) {
            "annum" => every(Unit::Year, at + 2),
            _ => every(words.unit(at + 1).filter(|unit| *unit >= Unit::Day)?, at + 2),
        };
    }
    let unit = words.unit(at + 1).filter(|_| words.is(at, &["a", "an"]))?;
    let counted = words.token(at.checked_sub(1)?)?;
    let noun = words.token(at + 1)?;
    let of_count = matches!(counted.pos(), "NUM" | "NOUN" | "SYM");
    // "a mile a minute" is a speed.
    let rate = unit >= Unit::Day
        && of_count
        && noun.dep() == "npadvmod"
        && noun.head().index() < at
        && noun.head().pos() != "VERB";
    rate.then_some(Read::new(Expression::Every(Cycle::Units(Length::Whole(1), unit)), at + 2))
}
