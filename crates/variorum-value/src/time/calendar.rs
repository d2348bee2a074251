//! Words of the calendar. All tables are own compilations; words are in lower case.

use jiff::civil::Weekday;

use super::{Hour, Season, Unit};

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const SHORT_MONTHS: &[(&str, i8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Abbreviations that are no words of their own.
const SHORT_WEEKDAYS: &[(&str, Weekday)] = &[
    ("mon.", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("wed.", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat.", Weekday::Saturday),
    ("sun.", Weekday::Sunday),
];

const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("springtime", Season::Spring),
    ("summer", Season::Summer),
    ("summertime", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
    ("wintertime", Season::Winter),
];

/// In the singular and the plural.
const UNITS: &[(&str, &str, Unit)] = &[
    ("second", "seconds", Unit::Second),
    ("minute", "minutes", Unit::Minute),
    ("hour", "hours", Unit::Hour),
    ("day", "days", Unit::Day),
    ("weekend", "weekends", Unit::Weekend),
    ("week", "weeks", Unit::Week),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("year", "years", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
];

/// As they stand behind a number.
const SHORT_UNITS: &[(&str, Unit)] = &[
    ("sec", Unit::Second),
    ("secs", Unit::Second),
    ("min", Unit::Minute),
    ("mins", Unit::Minute),
    ("hr", Unit::Hour),
    ("hrs", Unit::Hour),
    ("wk", Unit::Week),
    ("wks", Unit::Week),
    ("mo", Unit::Month),
    ("mos", Unit::Month),
    ("yr", Unit::Year),
    ("yrs", Unit::Year),
];

const DAY_PARTS: &[(&str, Hour)] = &[
    ("morning", Hour::Morning),
    ("afternoon", Hour::Afternoon),
    ("evening", Hour::Evening),
    ("night", Hour::Night),
];

/// Parts of the day as "Mondays" stands for what comes again.
const DAYS_PARTS: &[(&str, Hour)] = &[
    ("mornings", Hour::Morning),
    ("afternoons", Hour::Afternoon),
    ("evenings", Hour::Evening),
    ("nights", Hour::Night),
];

/// The ends of what "1950s" and "'50s" say in words.
const DECADES: &[(&str, i16)] = &[
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
];

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(w, _)| *w == word).map(|(_, value)| *value)
}

/// The number of a month from 1, by its name or abbreviation.
pub(super) fn month(word: &str) -> Option<i8> {
    let full = || i8::try_from(MONTHS.iter().position(|m| *m == word)? + 1).ok();
    find(SHORT_MONTHS, word.trim_end_matches('.')).or_else(full)
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    find(WEEKDAYS, word)
        .or_else(|| find(SHORT_WEEKDAYS, word))
        .or_else(|| find(SHORT_WEEKDAYS, word.trim_end_matches('.')))
}

/// "mondays".
pub(super) fn weekdays(word: &str) -> Option<Weekday> {
    find(WEEKDAYS, word.strip_suffix('s')?)
}

pub(super) fn season(word: &str) -> Option<Season> {
    find(SEASONS, word)
}

pub(super) fn day_part(word: &str) -> Option<Hour> {
    find(DAY_PARTS, word)
}

/// "mornings".
pub(super) fn day_parts(word: &str) -> Option<Hour> {
    find(DAYS_PARTS, word)
}

/// "hrs", behind a number.
pub(super) fn short_unit(word: &str) -> Option<Unit> {
    find(SHORT_UNITS, word.trim_end_matches('.'))
}

/// A year in four digits; the first of "1999–2000".
pub(super) fn year(word: &str) -> Option<i16> {
    let digits = word.split(['–', '‑', '/']).next()?;
    digits.parse().ok().filter(|y| digits.len() == 4 && YEARS.contains(y))
}

/// The year nearest to our time that ends in two figures.
pub(super) fn of_two(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// Years that four digits are taken for.
pub(super) const YEARS: std::ops::Range<i16> = 1500..2200;

/// The first year of "the nineties".
pub(super) fn decade(word: &str) -> Option<i16> {
    find(DECADES, word)
}

/// A unit of time, and whether it stands in the plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    let (_, plural, unit) = UNITS.iter().find(|(one, many, _)| *one == word || *many == word)?;
    Some((*unit, *plural == word))
}

/// "first", "21st".
pub(super) fn ordinal(word: &str) -> Option<i8> {
    if let Some(at) = ORDINALS.iter().position(|o| *o == word) {
        return i8::try_from(at + 1).ok();
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = word.get(digits.len()..)?;
    matches!(suffix, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
}

/// "last" (-1), "this" (0), "next" (1).
pub(super) fn step(word: &str) -> Option<i8> {
    match word {
        "last" | "past" | "previous" => Some(-1),
        "this" | "current" => Some(0),
        "next" | "coming" | "upcoming" => Some(1),
        _ => None,
    }
}

fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word, with its capital, names a month.
pub(crate) fn is_month(word: &str) -> bool {
    has_capital(word) && month(&word.to_lowercase()).is_some()
}

/// Whether a word, with its capital, names a month or a weekday.
///
/// ```
/// assert!(variorum_value::is_calendar_name("Tuesday"));
/// assert!(!variorum_value::is_calendar_name("may"));
/// ```
pub fn is_calendar_name(word: &str) -> bool {
    is_month(word) || (has_capital(word) && find(WEEKDAYS, &word.to_lowercase()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_name_and_abbreviation() {
        assert_eq!(month("may"), Some(5));
        assert_eq!(month("sept."), Some(9));
        assert!(is_month("May") && !is_month("may"));
    }

    #[test]
    fn weekdays_by_name_and_abbreviation() {
        assert_eq!(weekday("tues."), Some(Weekday::Tuesday));
        assert_eq!(weekday("sun"), None);
        assert_eq!(weekdays("mondays"), Some(Weekday::Monday));
    }

    #[test]
    fn ordinals_in_words_and_digits() {
        assert_eq!(ordinal("third"), Some(3));
        assert_eq!(ordinal("21st"), Some(21));
        assert_eq!(ordinal("21"), None);
    }
}
