//! Dates as pages write them for machines, to ISO 8601.

use jiff::civil::{Date, Time};
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

use crate::byline;

/// Years in which a page on the web may have been published.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// A date, with time and offset as far as they are given: `2031-03-12`, `2031-03-12T07:00:00+01:00`. `None` for
/// anything that is none, or may be read in two ways.
pub(crate) fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    let written =
        iso_like(text).or_else(|| seconds(text)).or_else(|| mail(text)).or_else(|| byline::date(text))?;
    let year: i16 = written.get(..4)?.parse().ok()?;
    YEARS.contains(&year).then_some(written)
}

/// `2031-03-12T07:00:00.000Z`, `2031-03-12 07:00 +0100`, `2031/03/12`, `20310312`.
fn iso_like(text: &str) -> Option<String> {
    let (date, rest) = date(text)?;
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    let Some((time, rest)) = time(rest) else { return Some(date.to_string()) };
    let zone = zone(rest.trim_start()).unwrap_or_default();
    Some(format!("{date}T{time}{zone}"))
}

fn date(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'));
    let inner = |rest: &'_ str| mark.map_or(Some(0), |mark| rest.starts_with(mark).then(|| mark.len_utf8()));
    let rest = rest.get(inner(rest)?..)?;
    let (month, rest) = number(rest, 2)?;
    let rest = rest.get(inner(rest)?..)?;
    let (day, rest) = number(rest, 2)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, rest))
}

/// Hours, minutes and, where they are given, seconds.
fn time(text: &str) -> Option<(Time, &str)> {
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    let (second, rest) = rest.strip_prefix(':').and_then(|rest| number(rest, 2)).unwrap_or((0, rest));
    let rest = rest
        .strip_prefix(['.', ','])
        .map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, i8::try_from(second).ok()?, 0)
        .ok()?;
    Some((time, rest))
}

/// `Z`, `+01:00`, `+0100`, `+01`.
fn zone(text: &str) -> Option<String> {
    if text.starts_with(['Z', 'z']) || text.starts_with("UTC") || text.starts_with("GMT") {
        return Some("Z".to_owned());
    }
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let (hours, rest) = number(text.get(1..)?, 2)?;
    let (minutes, _) = number(rest.strip_prefix(':').unwrap_or(rest), 2).unwrap_or((0, rest));
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// Exactly so many figures at the start of a text.
fn number(text: &str, figures: usize) -> Option<(i16, &str)> {
    let head = text.get(..figures).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    Some((head.parse().ok()?, text.get(figures..)?))
}

/// Seconds or milliseconds since 1970.
fn seconds(text: &str) -> Option<String> {
    let figures = text.bytes().all(|b| b.is_ascii_digit());
    let moment = match text.len() {
        10 if figures => jiff::Timestamp::from_second(text.parse().ok()?),
        13 if figures => jiff::Timestamp::from_millisecond(text.parse().ok()?),
        _ => return None,
    };
    let moment = moment.ok()?.to_zoned(TimeZone::UTC).datetime();
    Some(format!("{}T{}Z", moment.date(), moment.time().with().subsec_nanosecond(0).build().ok()?))
}

/// `Wed, 12 Mar 2031 07:00:00 +0100`.
fn mail(text: &str) -> Option<String> {
    let moment = rfc2822::parse(text).ok()?;
    let offset = moment.offset().seconds() / 60;
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    Some(format!("{}T{}{sign}{hours:02}:{minutes:02}", moment.date(), moment.time()))
}

/// The day in an address: `/2031/03/12/`, `/2031-03-12`.
pub(crate) fn of_address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let starts = path.match_indices('/').filter_map(|(at, _)| path.get(at + 1..));
    let mut days = starts.filter_map(|rest| {
        let marked = rest.as_bytes().get(4).is_some_and(|mark| matches!(mark, b'/' | b'-'));
        let (date, _) = date(rest).filter(|_| marked)?;
        YEARS.contains(&date.year()).then(|| date.to_string())
    });
    days.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_for_machines() {
        for (text, want) in [
            ("2031-03-12", "2031-03-12"),
            ("2031-03-12T07:00:00.000Z", "2031-03-12T07:00:00Z"),
            ("2031-03-12 07:00:59.0", "2031-03-12T07:00:59"),
            ("2031-03-12 07:00 +0100", "2031-03-12T07:00:00+01:00"),
            ("2031-03-12T07:00:00-05", "2031-03-12T07:00:00-05:00"),
            ("2031/03/12", "2031-03-12"),
            ("20310312", "2031-03-12"),
            ("20310312T0700", "2031-03-12T07:00:00"),
            ("1930374000", "2031-03-04T07:00:00Z"),
            ("Wed, 12 Mar 2031 07:00:00 +0100", "2031-03-12T07:00:00+01:00"),
            ("March 12, 2031", "2031-03-12"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(want), "{text}");
        }
        for text in ["", "12/03/2031", "2031", "2031-13-01", "1031-03-12", "yesterday", "12"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn days_in_addresses() {
        assert_eq!(of_address("https://post.example/2031/03/12/ferry").as_deref(), Some("2031-03-12"));
        assert_eq!(of_address("https://post.example/news/2031-03-12-ferry").as_deref(), Some("2031-03-12"));
        assert_eq!(of_address("https://post.example/20310312"), None);
        assert_eq!(of_address("https://post.example/a?d=/2031/03/12"), None);
    }
}
