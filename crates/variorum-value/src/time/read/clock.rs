//! Times of the day.

use super::super::words::Words;
use super::super::{Expression, Hour};
use super::{Read, date, range, step};

/// Names of clocks behind a time; the first two are universal time.
const ZONES: &[&str] = &[
    "utc", "gmt", "z", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "bst",
    "cet", "cest", "eet", "eest", "ist", "msk", "jst", "aest", "aedt",
];

/// "2:30 p.m. local time", "16:08 UTC", "noon", "10 a.m. on Friday", "16:00 UTC today".
pub(super) fn clock(words: &Words<'_>, at: usize) -> Option<Read> {
    let (hour, end) = named(words, at).or_else(|| figures(words, at))?;
    let read = Read::new(Expression::Clock, end).at(hour);
    Some(with_day(words, read))
}

fn named(words: &Words<'_>, at: usize) -> Option<(Hour, usize)> {
    let hour = match words.word(at) {
        "noon" | "midday" => 12,
        "midnight" => 24,
        _ => return None,
    };
    Some((Hour::Clock { hour, minute: 0, utc: false }, at + 1))
}

fn figures(words: &Words<'_>, at: usize) -> Option<(Hour, usize)> {
    let word = words.word(at);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '.');
    let suffix = word.get(digits.len()..)?;
    let (hour, minute) = split(digits)?;
    let half = if suffix.is_empty() { words.word(at + 1) } else { suffix };
    let end = at + 1 + usize::from(suffix.is_empty());
    let hour = match half {
        "a.m." | "am" | "a.m" if (1..=12).contains(&hour) => hour % 12,
        "p.m." | "pm" | "p.m" if (1..=12).contains(&hour) => hour % 12 + 12,
        "o'clock" | "o’clock" if digits.len() <= 2 => hour,
        "hours" if digits.len() == 4 && digits.starts_with(['0', '1', '2']) => hour,
        zone if ZONES.contains(&zone) && digits.len() >= 4 => {
            return Some((Hour::Clock { hour, minute, utc: is_utc(zone) }, end));
        }
        _ if digits.contains(':') && clocked(words, at) => {
            return Some((Hour::Clock { hour, minute, utc: false }, at + 1));
        }
        _ => return None,
    };
    let (utc, end) = zone(words, end);
    Some((Hour::Clock { hour, minute, utc }, end))
}

/// Hour and minute of "2", "2:30", "9.30", "1500".
fn split(digits: &str) -> Option<(i8, i8)> {
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None if digits.len() <= 2 => (digits, "0"),
        _ => return None,
    };
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// Whether "16:08" alone stands where a time would.
fn clocked(words: &Words<'_>, at: usize) -> bool {
    range(
        words,
        at.saturating_sub(1)..at,
        &["at", "by", "around", "until", "since", "from", "about", "before", "after"],
    )
}

fn is_utc(zone: &str) -> bool {
    matches!(zone, "utc" | "gmt" | "z")
}

/// "EST", "local time", "Eastern time", "in the afternoon": whether it is universal time, and the index after it.
fn zone(words: &Words<'_>, at: usize) -> (bool, usize) {
    const PLACES: &[&str] = &["local", "eastern", "central", "mountain", "pacific"];
    if words.is(at, ZONES) && words.has_capital(at) {
        return (is_utc(words.word(at)), at + 1);
    }
    let standard = usize::from(words.is(at + 1, &["standard", "daylight"]));
    if words.is(at, PLACES) && words.word(at + 1 + standard) == "time" {
        return (false, at + 2 + standard);
    }
    (false, at)
}

/// A time with the day that stands behind it: "10 a.m. Friday", "noon on June 5", "16:00 UTC today".
fn with_day(words: &Words<'_>, read: Read) -> Read {
    let on = read.end + usize::from(words.is(read.end, &["on", ","]));
    let day = date::on_weekday(words, on)
        .or_else(|| date::day_of_month(words, on))
        .or_else(|| step::named_day(words, on).filter(|_| on == read.end));
    match day.filter(|day| day.hour.is_none()) {
        Some(day) => Read { hour: read.hour, ..day },
        None => read,
    }
}

/// A day with the part of it that stands behind: "Monday morning".
pub(super) fn day_part_behind(words: &Words<'_>, read: Read) -> Read {
    match words.day_part(read.end) {
        Some(hour) => Read { end: read.end + 1, ..read }.at(hour),
        None => read,
    }
}
