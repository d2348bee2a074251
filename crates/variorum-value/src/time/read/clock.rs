//! Times of the day.

use super::super::words::Words;
use super::super::{Expression, Hour};
use super::{Read, date, range, step};

/// Names of clocks behind a time, in capitals; the first three are universal time.
const ZONES: &[&str] = &[
    "utc", "gmt", "z", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt",
    "akst", "hst", "ast", "nst", "bst", "wet", "cet", "cest", "eet", "eest", "sast", "ist", "pkt", "msk",
    "msd", "trt", "ict", "wib", "sgt", "hkt", "jst", "kst", "awst", "acst", "aest", "aedt", "nzst", "nzdt",
];

/// Adjectives of "time" behind an hour.
const PLACES: &[&str] = &["local", "eastern", "central", "mountain", "pacific"];

/// "2:30 p.m. local time", "16:08 UTC", "noon", "10 a.m. on Friday", "16:00 UTC today".
pub(super) fn clock(words: &Words<'_>, at: usize) -> Option<Read> {
    let (hour, end) = named(words, at)
        .or_else(|| figures(words, at))
        .or_else(|| spelled(words, at))
        .or_else(|| range_start(words, at))?;
    let read = Read::new(Expression::Clock, end).at(hour);
    Some(with_day(words, read))
}

/// "the morning of January 31", "the night of last Monday": a part of the day that is named behind it.
pub(super) fn part_of_day(words: &Words<'_>, at: usize) -> Option<Read> {
    let hour = words.day_part(at).filter(|_| words.word(at + 1) == "of")?;
    let from = at + 2 + usize::from(words.word(at + 2) == "the");
    let day = date::on_weekday(words, from).or_else(|| date::day_of_month(words, from))?;
    day.hour.is_none().then(|| day.at(hour))
}

fn named(words: &Words<'_>, at: usize) -> Option<(Hour, usize)> {
    let hour = match words.word(at) {
        "noon" | "midday" => 12,
        "midnight" => 24,
        _ => return None,
    };
    let (utc, end) = zone(words, at + 1);
    Some((Hour::Clock { hour, minute: 0, utc }, end))
}

/// Words before an hour: minutes from it.
const PAST: &[(&[&str], i8)] = &[
    (&["half", "past"], 30),
    (&["quarter", "past"], 15),
    (&["quarter", "after"], 15),
    (&["quarter", "to"], -15),
    (&["quarter", "of"], -15),
];

/// "eight o'clock", "half past two", "a quarter to nine", "8 in the evening".
fn spelled(words: &Words<'_>, at: usize) -> Option<(Hour, usize)> {
    let from = at + usize::from(words.word(at) == "a");
    let past = PAST.iter().find(|(said, _)| words.are(from, said));
    let (first, minutes) = past.map_or((at, 0), |(said, minutes)| (from + said.len(), *minutes));
    let hour = crate::number::whole(words.word(first)).and_then(|n| i8::try_from(n).ok());
    let hour = hour.filter(|hour| (1..=12).contains(hour))?;
    let o_clock = words.is(first + 1, &["o'clock", "o’clock"]);
    let end = first + 1 + usize::from(o_clock);
    let half = half_of_day(words, end);
    if !o_clock && past.is_none() && (half.is_none() || words.before(at) != "at") {
        return None;
    }
    let (hour, end) =
        half.map_or((hour, end), |(afternoon, end)| (hour % 12 + if afternoon { 12 } else { 0 }, end));
    let minutes = 60 * i16::from(hour) + i16::from(minutes);
    let of = |n: i16| i8::try_from(n).ok();
    Some((Hour::Clock { hour: of(minutes / 60)?, minute: of(minutes % 60)?, utc: false }, end))
}

/// "in the evening", "at night" behind an hour: whether that is after noon, and the index after it.
fn half_of_day(words: &Words<'_>, at: usize) -> Option<(bool, usize)> {
    if words.are(at, &["in", "the"]) {
        return words.day_part(at + 2).filter(|h| *h != Hour::Night).map(|h| (h != Hour::Morning, at + 3));
    }
    words.are(at, &["at", "night"]).then_some((true, at + 2))
}

/// The "2" of "between 2 and 4 p.m.", "2-4 p.m.".
fn range_start(words: &Words<'_>, at: usize) -> Option<(Hour, usize)> {
    let first = words.word(at);
    let (hour, minute) = split(first).filter(|(hour, _)| (1..=12).contains(hour))?;
    if !range::TO.contains(&words.word(at + 1)) || first.contains('.') {
        return None;
    }
    let (Hour::Clock { hour: last, .. }, end) = figures(words, at + 2)? else { return None };
    // Both ends lie in one half of the day, where they can.
    let halved = words.is(end - 1, HALVES) || words.word(at + 2).ends_with('m');
    let same = hour % 12 + if last >= 12 { 12 } else { 0 };
    halved.then_some((
        Hour::Clock { hour: if same <= last { same } else { hour % 12 }, minute, utc: false },
        at + 1,
    ))
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
        "hours" if digits.len() == 4 && digits.starts_with(['0', '1', '2']) => hour,
        "z" if !suffix.is_empty() && digits.len() >= 4 => {
            return Some((Hour::Clock { hour, minute, utc: true }, end));
        }
        _ if !suffix.is_empty() => return None,
        _ => {
            let (utc, end) = zone(words, at + 1);
            let colon = digits.contains(':');
            let sure = colon || !words.is(end - 1, PLACES) || words.before(at) == "at";
            let zoned = end > at + 1 && digits.len() >= 4 && sure;
            return (zoned || (colon && clocked(words, at)))
                .then_some((Hour::Clock { hour, minute, utc }, end));
        }
    };
    let (utc, end) = zone(words, end);
    Some((Hour::Clock { hour, minute, utc }, end))
}

/// The words for the halves of the day.
const HALVES: &[&str] = &["a.m.", "am", "a.m", "p.m.", "pm", "p.m"];

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
    const BEFORE: &[&str] = &[
        "at",
        "by",
        "around",
        "until",
        "till",
        "since",
        "from",
        "about",
        "before",
        "after",
        "of",
        "approximately",
    ];
    BEFORE.contains(&words.before(at)) || words.are(at + 1, &["("]) && words.is(at + 2, ZONES)
}

/// "UTC+8"
fn is_offset(zone: &str) -> bool {
    let by = zone.strip_prefix("utc").or_else(|| zone.strip_prefix("gmt")).unwrap_or_default();
    by.starts_with(['+', '-', '−']) && by.len() > 1
}

fn is_utc(zone: &str) -> bool {
    matches!(zone, "utc" | "gmt" | "z")
}

/// "EST", "local time", "Eastern time", "in the afternoon": whether it is universal time, and the index after it.
fn zone(words: &Words<'_>, at: usize) -> (bool, usize) {
    let is_zone = |at| words.is(at, ZONES) && words.is_capitals(at);
    let bracket = usize::from(words.word(at) == "(" && words.word(at + 2) == ")");
    if is_zone(at + bracket) {
        return (is_utc(words.word(at + bracket)), at + 1 + 2 * bracket);
    }
    if is_offset(words.word(at + bracket)) {
        return (false, at + 1 + 2 * bracket);
    }
    let standard = usize::from(words.is(at + 1, &["standard", "daylight"]));
    if words.is(at, PLACES) && words.word(at + 1 + standard) == "time" {
        return (false, at + 2 + standard);
    }
    // "6 p.m. Moscow time", "9 a.m. New York time"
    let name = (at..at + 3).take_while(|i| words.has_capital(*i) && words.tag(*i).starts_with("NNP")).count();
    if name > 0 && words.word(at + name) == "time" {
        return (false, at + name + 1);
    }
    // "2 p.m. Eastern"
    let alone = words.word(at) == "local" || (words.is(at, PLACES) && words.has_capital(at));
    if alone && !words.is_noun(at + 1) {
        return (false, at + 1);
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
