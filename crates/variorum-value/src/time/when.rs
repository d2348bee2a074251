use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::{Season, Unit};

/// A stretch of the calendar. Its [`Display`](fmt::Display) is the ISO 8601 or TIMEX3 value, which it also reads. In order
/// of the first day, the longer stretch before the shorter.
///
/// ```
/// use variorum_value::When;
///
/// let week: When = "2020-W18".parse()?;
/// assert!(week < "2020-12".parse()? && week > "2020".parse()?);
/// assert_eq!(week.to_string(), "2020-W18");
/// # Ok::<(), variorum_value::NoWhen>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| {
            let days = match *when {
                // For want of its days those of the year that it is named after.
                When::FiscalYear(y) => When::Year(y).days(),
                when => when.days(),
            };
            days.map(|(first, last)| (first, Reverse(last)))
        };
        key(self).cmp(&key(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A text that is no value of a [`When`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no day, week, month, quarter, season, year, decade or century as ISO 8601 or TIMEX3 write it: {0:?}"
)]
pub struct NoWhen(pub String);

impl FromStr for When {
    type Err = NoWhen;

    fn from_str(value: &str) -> Result<Self, NoWhen> {
        read(value).filter(|when| when.to_string() == value).ok_or_else(|| NoWhen(value.to_owned()))
    }
}

fn read(value: &str) -> Option<When> {
    if let Some(year) = value.strip_prefix("FY") {
        return year.parse().ok().map(When::FiscalYear);
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    if rest.is_empty() {
        return match year.len() {
            2 => year.parse::<i8>().ok()?.checked_add(1).map(When::Century),
            3 => year.parse::<i16>().ok()?.checked_mul(10).map(When::Decade),
            _ => year.parse().ok().map(When::Year),
        };
    }
    let year = year.parse().ok()?;
    if let Some(season) = SEASONS.into_iter().find(|season| season.code() == rest) {
        return Some(When::Season(year, season));
    }
    let number = |digits: &str, most: i8| digits.parse().ok().filter(|n| (1..=most).contains(n));
    if let Some(week) = rest.strip_prefix('W') {
        return match week.strip_suffix("-WE") {
            Some(week) => number(week, 53).map(|week| When::Weekend(year, week)),
            None => number(week, 53).map(|week| When::Week(year, week)),
        };
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return number(quarter, 4).map(|quarter| When::Quarter(year, quarter));
    }
    if let Some(half) = rest.strip_prefix('H') {
        return number(half, 2).map(|half| When::Half(year, half));
    }
    match rest.split_once('-') {
        Some(_) => value.parse().ok().map(When::Day),
        None => number(rest, 12).map(|month| When::Month(year, month)),
    }
}

const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];

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
    fn stretches_are_in_the_order_of_their_first_days() {
        let in_order = [
            "18",
            "199",
            "2019-SU",
            "2020-W01",
            "2019-12-31",
            "2020",
            "FY2020",
            "2020-H1",
            "2020-Q1",
            "2020-01",
            "2020-05",
            "2020-W18-WE",
            "2020-05-03",
            "2020-W20",
            "2020-12",
            "2021",
        ];
        let mut read: Vec<When> = in_order.iter().rev().map(|value| value.parse().unwrap()).collect();
        read.sort();
        assert_eq!(read.iter().map(When::to_string).collect::<Vec<_>>(), in_order);
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for value in [
            "",
            "soon",
            "2020-13",
            "2020-W54",
            "2020-02-30",
            "2020-Q5",
            "20200503",
            "XXXX-05",
            "é-é",
            "2020-5",
        ] {
            assert_eq!(value.parse::<When>(), Err(NoWhen(value.to_owned())));
        }
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
