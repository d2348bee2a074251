//! Days, months and years of the calendar.

use super::super::words::Words;
use super::super::{Expression, WhichYear, YearPart};
use super::{Read, clock, year_behind};

/// "2026-02-03", "3/2/2026", "03.02.2026": with a slash the month comes first where it can, with a stop the day.
pub(super) fn numeric(words: &Words<'_>, at: usize) -> Option<Read> {
    if !words.word(at).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    iso(words, at).or_else(|| {
        let word = words.word(at);
        let split = |sign| Some((word.split_once(sign)?, sign == '/'));
        let ((first, rest), month_first) = split('/').or_else(|| split('.'))?;
        let (second, year) = rest.split_once(if month_first { '/' } else { '.' })?;
        let number = |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.len() <= 2);
        let (first, second) = (number(first)?, number(second)?);
        let month_first = if month_first { first <= 12 } else { second > 12 };
        let (month, day) = if month_first { (first, second) } else { (second, first) };
        whole(full_year(year)?, month, day, at + 1)
    })
}

fn iso(words: &Words<'_>, at: usize) -> Option<Read> {
    let tight = |i: usize| words.token(i).is_some_and(|t| !t.space_after());
    let dashes = words.word(at + 1) == "-" && words.word(at + 3) == "-" && (at..at + 4).all(tight);
    let year = words.year(at).filter(|_| dashes)?;
    whole(year, words.day(at + 2)?, words.day(at + 4)?, at + 5)
}

/// A year of four digits, or the nearest to our time that ends in two.
fn full_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn whole(year: i16, month: i8, day: i8, end: usize) -> Option<Read> {
    jiff::civil::Date::new(year, month, day).ok()?;
    Some(Read::part(YearPart::Day(month, day), WhichYear::Said(year), end))
}

/// "Monday", "last Monday", "Friday night", "Tuesday, 3 February 2026".
pub(super) fn on_weekday(words: &Words<'_>, at: usize) -> Option<Read> {
    let step = words.step(at).filter(|_| words.weekday(at + 1).is_some());
    let first = at + usize::from(step.is_some());
    let weekday = words.weekday(first)?;
    // "The Sunday Times"
    let in_name = |t: variorum_parse::Token<'_>| {
        t.dep() == "compound" && t.head().tag().starts_with("NNP") && t.head().index() == first + 1
    };
    let dated = first + 1 + usize::from(words.word(first + 1) == ",");
    let dated = dated + usize::from(words.word(dated) == "the");
    if let Some(date) = day_of_month(words, dated) {
        return Some(date);
    }
    if words.day_part(first + 1).is_none() && words.token(first).is_some_and(in_name) {
        return None;
    }
    let read = Read::new(Expression::Weekday(weekday, step.unwrap_or(0)), first + 1);
    Some(clock::day_part_behind(words, read))
}

/// "5 January 2026", "the 5th of January", "June 16, 2020", "June 16", "5-7 January", the "7" of "January 5-7".
pub(super) fn day_of_month(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some(day) = words.day(at) {
        let of = at + 1 + usize::from(words.word(at + 1) == "of");
        if let Some(month) = words.month(of) {
            let (year, end) = year_behind(words, of + 1);
            return Some(Read::part(YearPart::Day(month, day), year, end));
        }
        return range_start(words, at, day).or_else(|| range_end(words, at, day));
    }
    let month = words.month(at).filter(|_| words.tag(at) != "MD")?;
    let day = words.day(at + 1).filter(|_| words.word(at + 2) != "%")?;
    let (year, end) = year_behind(words, at + 2);
    Some(Read::part(YearPart::Day(month, day), year, end))
}

/// Words between the two ends of a range.
const TO: &[&str] = &["-", "–", "to", "and", "or", "until"];

/// The "5" of "5-7 January".
fn range_start(words: &Words<'_>, at: usize, day: i8) -> Option<Read> {
    words.day(at + 2).filter(|_| words.is(at + 1, TO))?;
    let month = words.month(at + 3)?;
    let (year, _) = year_behind(words, at + 4);
    Some(Read::part(YearPart::Day(month, day), year, at + 1))
}

/// The "7" of "January 5-7".
fn range_end(words: &Words<'_>, at: usize, day: i8) -> Option<Read> {
    let month = words.month(at.checked_sub(3)?)?;
    words.day(at - 2).filter(|first| *first < day && words.is(at - 1, TO) && !words.is_noun(at + 1))?;
    let (year, end) = year_behind(words, at + 1);
    Some(Read::part(YearPart::Day(month, day), year, end))
}

/// Months that are also words or names of persons.
const AMBIGUOUS: &[&str] = &[
    "march", "april", "may", "june", "august", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct",
    "nov", "dec",
];

/// Words before a month that stands alone.
const DATING: &[&str] = &[
    "in",
    "of",
    "by",
    "since",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "mid-",
    "from",
    "between",
    "during",
    "through",
    "throughout",
    "before",
    "after",
    "for",
    "and",
    "to",
    "-",
    "–",
    "on",
];

/// "November 2025", "November", "last September", "October of next year".
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<Read> {
    let step = words.step(at).filter(|_| words.month(at + 1).is_some());
    let first = at + usize::from(step.is_some());
    let month = words.month(first).filter(|_| words.tag(first).starts_with("NN"))?;
    let part = YearPart::Month(month);
    if let Some(step) = step {
        return Some(Read::part(part, WhichYear::Nearest(step), first + 1));
    }
    match year_behind(words, first + 1) {
        (WhichYear::Open, end) => {
            let plain =
                !AMBIGUOUS.contains(&words.word(first)) || dates(words, first) || words.in_date(first);
            plain.then_some(Read::part(part, WhichYear::Open, end))
        }
        (year, end) => Some(Read::part(part, year, end)),
    }
}

/// Whether what may be a month or a name is a month: it stands behind a word that dates, with no name beside it.
fn dates(words: &Words<'_>, at: usize) -> bool {
    let named = words.has_capital(at + 1) && words.tag(at + 1).starts_with("NNP");
    DATING.contains(&words.before(at)) && !named
}

/// A year: "in 2020", "the 2009 series", "mid-2010", "2020's end", "fiscal 2008".
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some(read) = fiscal(words, at) {
        return Some(read);
    }
    let token = words.token(at)?;
    if let Some(digits) = words.word(at).strip_prefix("mid-") {
        let year = digits.parse().ok().filter(|y| digits.len() == 4 && (1500..2200).contains(y))?;
        return Some(Read::new(Expression::Year(year), at + 1));
    }
    let year = words.year(at)?;
    let counts = token.dep() == "nummod" && token.head().tag() == "NNS" && token.head().index() == at + 1;
    let plain = !matches!(token.previous().map(|t| t.tag()), Some("$" | "CD" | "#"));
    // Before our time a bare number of four digits is a year only behind a preposition.
    let likely = (1700..2200).contains(&year) || DATING.contains(&words.before(at));
    // "the Russell 2000 Index"
    let name =
        |t: variorum_parse::Token<'_>| t.tag().starts_with("NNP") && t.text().starts_with(char::is_uppercase);
    let named =
        token.previous().is_some_and(name) && token.next().is_some_and(name) && words.month(at - 1).is_none();
    let measured = words.is(at + 1, &["%", "percent", "points"]);
    let end = at + if words.are(at + 1, &["'s", "end"]) { 3 } else { 1 };
    (plain && likely && !counts && !measured && !named).then_some(Read::new(Expression::Year(year), end))
}

fn fiscal(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some(digits) = words.word(at).strip_prefix("fy") {
        let year = full_year(digits)?;
        return Some(Read::new(Expression::FiscalYear(year), at + 1));
    }
    if !words.is(at, &["fiscal", "financial"]) {
        return None;
    }
    let year_word = usize::from(words.word(at + 1) == "year");
    let year = words.year(at + 1 + year_word)?;
    Some(Read::new(Expression::FiscalYear(year), at + 2 + year_word))
}
