//! Words of the calendar.

use jiff::civil::Weekday;

use super::{Season, Unit};

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

const SHORT_MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The number of a month from 1, by its name or abbreviation; a capital is asked for.
pub(super) fn month(word: &str) -> Option<i8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let word = word.trim_end_matches('.').to_lowercase();
    let short = if word == "sept" { "sep" } else { &word };
    let place = |list: &[&str], w: &str| list.iter().position(|m| *m == w);
    place(MONTHS, &word).or_else(|| place(SHORT_MONTHS, short)).and_then(|i| i8::try_from(i + 1).ok())
}

/// Whether a word names a month.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// A weekday by its name; a capital is asked for.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let lower = word.starts_with(char::is_uppercase).then(|| word.to_lowercase())?;
    WEEKDAYS.iter().find(|(w, _)| *w == lower).map(|(_, d)| *d)
}

/// A season of the year.
pub(super) fn season(word: &str) -> Option<Season> {
    match word.to_lowercase().as_str() {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "autumn" | "fall" => Some(Season::Autumn),
        "winter" => Some(Season::Winter),
        _ => None,
    }
}

/// A unit of time, in the singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    match word.to_lowercase().as_str() {
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" => Some(Unit::Week),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_ask_for_a_capital() {
        assert_eq!(month("May"), Some(5));
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("may"), None);
    }
}
