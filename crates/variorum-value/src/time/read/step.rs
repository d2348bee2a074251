//! Steps from the day of writing or from the time spoken of.

use super::super::words::Words;
use super::super::{Expression, Hour, Length, Unit};
use super::{Read, clock, count, length};

/// "today", "yesterday evening", "tomorrow", "tonight", "last night", "this morning", "the day before yesterday".
pub(super) fn named_day(words: &Words<'_>, at: usize) -> Option<Read> {
    let day = |by, end| Read::new(Expression::Relative(Unit::Day, by), end);
    let read = match (words.word(at), words.word(at + 1)) {
        ("yesterday", _) => day(-1, at + 1),
        ("tomorrow", _) => day(1, at + 1),
        ("today" | "tonight", _) if in_name(words, at) => return None,
        ("tonight", _) => return Some(day(0, at + 1).at(Hour::Night)),
        ("today", _) => day(0, at + 1),
        ("last", "night") => return Some(day(-1, at + 2).at(Hour::Night)),
        ("this", _) => return Some(day(0, at + 2).at(words.day_part(at + 1)?)),
        ("overnight", _) if !words.is_noun(at + 1) => return Some(day(0, at + 1).at(Hour::Night)),
        ("day", "before") if words.word(at + 2) == "yesterday" => day(-2, at + 3),
        ("day", "after") if words.word(at + 2) == "tomorrow" => day(2, at + 3),
        _ => return None,
    };
    Some(clock::day_part_behind(words, read))
}

/// "the year before last", "the week after next".
pub(super) fn before_last(words: &Words<'_>, at: usize) -> Option<Read> {
    let unit = words.unit(at).filter(|unit| *unit >= Unit::Week)?;
    let by = match (words.word(at + 1), words.word(at + 2)) {
        ("before", "last") => -2,
        ("after", "next") => 2,
        _ => return None,
    };
    Some(Read::new(Expression::Relative(unit, by), at + 3))
}

/// "USA Today", "the Tonight Show".
fn in_name(words: &Words<'_>, at: usize) -> bool {
    let name = |at: usize| words.has_capital(at) && words.tag(at).starts_with("NNP");
    words.has_capital(at) && (at.checked_sub(1).is_some_and(name) || name(at + 1))
}

/// Verbs and prepositions before "the day" when it is the day spoken of.
const THE: &[&str] = &[
    "in",
    "of",
    "over",
    "at",
    "by",
    "during",
    "through",
    "throughout",
    "for",
    "on",
    "end",
    "ends",
    "ended",
    "ending",
    "finish",
    "finishes",
    "finished",
    "finishing",
    "close",
    "closes",
    "closed",
    "closing",
    "begin",
    "began",
    "beginning",
    "start",
    "started",
    "starting",
    "open",
    "opened",
];

/// Adjectives that make no other day of a day.
const KINDS: &[&str] = &["trading", "working", "business", "calendar", "school", "full"];

/// "the same day", "that week", "the following month", "the previous year", "the day before", "end the day".
pub(super) fn anchored(words: &Words<'_>, at: usize) -> Option<Read> {
    let read = |unit, by, end| Some(Read::new(Expression::Anchored(unit, by), end));
    let long = |at| words.unit(at).filter(|u| *u >= Unit::Day);
    // "the same trading day"
    if words.is(at + 1, KINDS) && long(at + 2).is_some() {
        let by = match words.word(at) {
            "same" | "first" | "opening" | "closing" => 0,
            "previous" | "preceding" | "prior" | "last" => -1,
            "next" | "following" => 1,
            _ => return None,
        };
        return read(long(at + 2)?, by, at + 3);
    }
    match (words.before(at), words.word(at)) {
        ("the", "same") => read(long(at + 1)?, 0, at + 2),
        (_, "that") if words.day_part(at + 1).is_some() => {
            read(Unit::Day, 0, at + 2).map(|r| words.day_part(at + 1).map_or(r, |hour| r.at(hour)))
        }
        (_, "that") => {
            let unit = long(at + 1)?;
            // "the promise that day laborers ..."
            (!words.is_noun(at + 2)).then(|| read(unit, 0, at + 2)).flatten()
        }
        ("the", "following" | "next") if words.day_part(at + 1).is_some() => {
            read(Unit::Day, 1, at + 2).map(|r| words.day_part(at + 1).map_or(r, |hour| r.at(hour)))
        }
        ("the", "following" | "next") => {
            read(long(at + 1).filter(|u| *u == Unit::Day || words.word(at) == "following")?, 1, at + 2)
        }
        ("the", "previous" | "preceding" | "prior") => read(long(at + 1)?, -1, at + 2),
        ("the", "weekend") if !words.is_noun(at + 1) && !words.is(at + 1, &["before", "after", "of"]) => {
            Some(Read::new(Expression::Relative(Unit::Weekend, 0), at + 1))
        }
        ("the", "latest") if words.word(at + 1) == "quarter" => {
            Some(Read::new(Expression::Relative(Unit::Quarter, -1), at + 2))
        }
        ("the", "full") if words.word(at + 1) == "year" => {
            Some(Read::new(Expression::Relative(Unit::Year, 0), at + 2))
        }
        (
            "the",
            "day" | "week" | "month" | "quarter" | "year" | "night" | "morning" | "evening" | "afternoon",
        ) => the_unit(words, at),
        _ => None,
    }
}

/// "the day", "the night before", "the morning", behind "the".
fn the_unit(words: &Words<'_>, at: usize) -> Option<Read> {
    let unit = words.unit(at).unwrap_or(Unit::Day);
    let hour = words.day_part(at);
    // "the day's trading"
    let prep = at.checked_sub(2).is_some_and(|i| words.is(i, THE)) || words.word(at + 1) == "'s";
    let by = match words.word(at + 1) {
        "before" if length::closes(words, at + 2) => -1,
        "after" if length::closes(words, at + 2) => 1,
        "after" if prep && words.tag(at + 2) == "VBG" => 0,
        "before" | "after" | "following" | "of" | "that" | "when" | "-" | "he" | "she" | "they" => {
            return None;
        }
        "'s" if words.word(at + 2) == "end" => return None,
        _ if words.year(at + 1).is_some() => return None,
        _ if words.is_noun(at + 1) => return None,
        _ => 0,
    };
    if by == 0 && !prep {
        return None;
    }
    // "the year ended March 31"
    if by == 0 && words.is(at + 1, &["ended", "ending"]) {
        return Some(Read::new(Expression::Duration(Length::Whole(1), unit), at + 1));
    }
    let expression = match unit {
        Unit::Week | Unit::Month | Unit::Year if by == 0 => Expression::Relative(unit, 0),
        _ => Expression::Anchored(unit, by),
    };
    let read = Read::new(expression, at + 1 + usize::from(by != 0));
    Some(hour.map_or(read, |hour| read.at(hour)))
}

/// "a second consecutive day", "the third straight year", "fourth week in a row", "for a second day": the day, year,
/// week spoken of.
pub(super) fn in_a_row(words: &Words<'_>, at: usize) -> Option<Read> {
    words.ordinal(at)?;
    let again = at.checked_sub(2).is_some_and(|i| words.word(i) == "for" && words.is(i + 1, &["a", "the"]));
    if let Some(unit) = words.unit(at + 1).filter(|u| again && *u >= Unit::Day && !words.is_noun(at + 2)) {
        let row = if words.are(at + 2, &["in", "a", "row"]) { 3 } else { 0 };
        return Some(Read::new(Expression::Anchored(unit, 0), at + 2 + row));
    }
    let row = usize::from(words.is(at + 1, &["consecutive", "straight", "successive"]));
    let unit = words.unit(at + 1 + row).filter(|u| *u >= Unit::Day)?;
    let end = at + 2 + row;
    (row == 1 || words.are(end, &["in", "a", "row"]) || words.word(end) == "running")
        .then_some(Read::new(Expression::Anchored(unit, 0), end))
}

/// Adjectives of a unit that stands out: "its worst day since 1987".
const SUPERLATIVES: &[&str] = &[
    "best",
    "worst",
    "biggest",
    "largest",
    "smallest",
    "longest",
    "busiest",
    "strongest",
    "weakest",
    "hottest",
    "coldest",
    "wettest",
    "driest",
    "deadliest",
    "bloodiest",
    "record",
];

/// "its worst day since 1987", "the busiest month": the one spoken of.
pub(super) fn outstanding(words: &Words<'_>, at: usize) -> Option<Read> {
    let unit =
        words.unit(at + 1).filter(|unit| SUPERLATIVES.contains(&words.word(at)) && *unit >= Unit::Day)?;
    (!words.is_noun(at + 2)).then_some(Read::new(Expression::Anchored(unit, 0), at + 2))
}

/// "last month", "this week", "next year"; "this next week" is the next; "the past two years" lasts two years.
pub(super) fn stepped(words: &Words<'_>, at: usize) -> Option<Read> {
    let both = words.step(at).and(words.step(at + 1));
    let first = if both.is_some() { at + 1 } else { at };
    if let Some(read) = stretch(words, first) {
        return Some(read);
    }
    if let Some(read) = unit_end(words, at) {
        return Some(read);
    }
    let by = words.step(first)?;
    let unit = words.unit(first + 1).filter(|u| *u > Unit::Day)?;
    // "the past year" is the time up to now, "the last week of talks" no week of the calendar.
    let up_to_now = both.is_none() && words.before(at) == "the" && words.is(first, &["past", "last"]);
    if up_to_now && by < 0 {
        let one = Length::Whole(1);
        let dated = words.word(first) == "past" || words.word(first + 2) != "of";
        return dated.then_some(Read::new(Expression::Duration(one, unit), first + 2));
    }
    Some(Read::new(Expression::Relative(unit, by.into()), first + 2))
}

/// "year-end", "the month's end".
fn unit_end(words: &Words<'_>, at: usize) -> Option<Read> {
    let unit = words.unit(at).filter(|unit| *unit > Unit::Day)?;
    let joint = usize::from(words.is(at + 1, &["-", "'s"]));
    let end = words.word(at + 1 + joint) == "end" && (joint > 0 || unit == Unit::Year);
    end.then_some(Read::new(Expression::Relative(unit, 0), at + 2 + joint))
}

/// Adjectives of a stretch whose length is told: "recent years", "the coming months", "the following two days".
fn stretch(words: &Words<'_>, at: usize) -> Option<Read> {
    const ADJECTIVES: &[&str] = &[
        "last",
        "past",
        "previous",
        "next",
        "coming",
        "upcoming",
        "recent",
        "following",
        "preceding",
        "first",
        "final",
    ];
    if !words.is(at, ADJECTIVES) {
        return None;
    }
    if let Some(unit) = words.units(at + 1) {
        let unsaid = Length::Unsaid;
        return Some(Read::new(Expression::Duration(unsaid, unit), at + 2));
    }
    let count = count::count(words, at + 1).filter(|c| !c.article)?;
    Some(Read::new(Expression::Duration(count.length, count.unit), count.end))
}
