//! Dates as scrapers and feeds write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;

/// A date in ISO 8601, with its time and offset where it has them; `None` where it cannot be read.
pub(super) fn iso(said: &str) -> Option<String> {
    let said = said.trim();
    if let Ok(zoned) = rfc2822::DateTimeParser::new().parse_zoned(said) {
        return Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    let with_t = said.replacen(' ', "T", 1);
    if said.len() == "2031-03-11".len() {
        return said.parse::<Date>().ok().map(|_| said.to_owned());
    }
    (with_t.parse::<DateTime>().is_ok() || with_t.parse::<Timestamp>().is_ok()).then_some(with_t)
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn the_ways_dates_are_written() {
        let same = |a: &str, b: &str| assert_eq!(iso(a).as_deref(), Some(b));
        same("2031-03-11", "2031-03-11");
        same("2031-03-11 09:30:00", "2031-03-11T09:30:00");
        same("2031-03-11T09:30:00Z", "2031-03-11T09:30:00Z");
        same("2031-03-11T09:30:00+02:00", "2031-03-11T09:30:00+02:00");
        same("Tue, 11 Mar 2031 09:30:00 GMT", "2031-03-11T09:30:00+00:00");
        assert_eq!(iso("yesterday"), None);
        assert_eq!(iso(""), None);
    }
}
