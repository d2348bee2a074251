use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::{Season, Unit};

/// A stretch of the calendar. Its [`Display`](fmt::Display) is the ISO 8601 or TIMEX3 value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// `2026-01-05`
    Day(Date),
    /// `2020-W19-WE`: the weekend of a week.
    Weekend(i16, i8),
    /// `2020-W19`: year and week of ISO 8601.
    Week(i16, i8),
    /// `2025-11`
    Month(i16, i8),
    /// `2020-Q2`
    Quarter(i16, i8),
    /// `2020-H1`
    Half(i16, i8),
    /// `2019-SU`
    Season(i16, Season),
    /// `2020`
    Year(i16),
    /// `FY2020`
    FiscalYear(i16),
    /// `199`: the 1990s, by their first year.
    Decade(i16),
    /// `18`: the 19th century, by its number.
    Century(i8),
}

impl When {
    /// The first and the last day. A fiscal year has none: it begins where its owner likes.
    pub fn days(self) -> Option<(Date, Date)> {
        let first = |y: i16, m: i8| Date::new(y, m, 1).ok();
        let months = |y: i16, m: i8, n: i8| Some((first(y, m)?, first(y, m + n - 1)?.last_of_month()));
        let years = |y: i16, n: i16| Some((first(y, 1)?, first(y.checked_add(n - 1)?, 12)?.last_of_month()));
        let in_week = |y, w, day| ISOWeekDate::new(y, w, day).ok().map(ISOWeekDate::date);
        match self {
            When::Day(day) => Some((day, day)),
            When::Weekend(y, w) => Some((in_week(y, w, Weekday::Saturday)?, in_week(y, w, Weekday::Sunday)?)),
            When::Week(y, w) => Some((in_week(y, w, Weekday::Monday)?, in_week(y, w, Weekday::Sunday)?)),
            When::Month(y, m) => months(y, m, 1),
            When::Quarter(y, q) => months(y, 3 * q - 2, 3),
            When::Half(y, h) => months(y, 6 * h - 5, 6),
            When::Season(y, Season::Spring) => months(y, 3, 3),
            When::Season(y, Season::Summer) => months(y, 6, 3),
            When::Season(y, Season::Autumn) => months(y, 9, 3),
            When::Season(y, Season::Winter) => Some((first(y, 12)?, first(y + 1, 2)?.last_of_month())),
            When::Year(y) => years(y, 1),
            When::FiscalYear(_) => None,
            When::Decade(y) => years(y, 10),
            When::Century(c) => years((i16::from(c) - 1) * 100, 100),
        }
    }

    /// Whether one moment can be meant by both: they share a day.
    ///
    /// ```
    /// use variorum_value::When;
    ///
    /// assert!(When::Month(2020, 5).agrees(When::Year(2020)));
    /// assert!(!When::Month(2020, 5).agrees(When::Month(2020, 6)));
    /// ```
    pub fn agrees(self, other: When) -> bool {
        match (self.days(), other.days()) {
            (Some((a, b)), Some((c, d))) => a <= d && c <= b,
            _ => self == other,
        }
    }

    /// The unit it is one of, or the next longer one.
    pub(super) fn unit(self) -> Unit {
        match self {
            When::Day(_) => Unit::Day,
            When::Weekend(..) => Unit::Weekend,
            When::Week(..) => Unit::Week,
            When::Month(..) => Unit::Month,
            When::Quarter(..) | When::Season(..) => Unit::Quarter,
            When::Half(..) | When::Year(_) | When::FiscalYear(_) => Unit::Year,
            When::Decade(_) => Unit::Decade,
            When::Century(_) => Unit::Century,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => write!(f, "{day}"),
            When::Weekend(y, w) => write!(f, "{y:04}-W{w:02}-WE"),
            When::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            When::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            When::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            When::Half(y, h) => write!(f, "{y:04}-H{h}"),
            When::Season(y, s) => write!(f, "{y:04}-{}", s.code()),
            When::Year(y) => write!(f, "{y:04}"),
            When::FiscalYear(y) => write!(f, "FY{y:04}"),
            When::Decade(y) => write!(f, "{:03}", y / 10),
            When::Century(c) => write!(f, "{:02}", c - 1),
        }
    }
}

impl Season {
    /// As TIMEX3 writes it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stretches_have_their_first_and_last_day() {
        assert_eq!(When::Half(2020, 2).days(), Some((date(2020, 7, 1), date(2020, 12, 31))));
        assert_eq!(When::Decade(1990).days(), Some((date(1990, 1, 1), date(1999, 12, 31))));
        assert_eq!(When::Weekend(2021, 17).days(), Some((date(2021, 5, 1), date(2021, 5, 2))));
        assert_eq!(When::Season(2020, Season::Winter).days(), Some((date(2020, 12, 1), date(2021, 2, 28))));
    }

    #[test]
    fn values_are_those_of_timex3() {
        let of = |w: When| w.to_string();
        assert_eq!(of(When::Century(19)), "18");
        assert_eq!(of(When::Decade(1990)), "199");
        assert_eq!(of(When::Weekend(2021, 17)), "2021-W17-WE");
        assert_eq!(of(When::FiscalYear(2008)), "FY2008");
    }
}
