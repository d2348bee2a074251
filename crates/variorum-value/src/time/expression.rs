use std::fmt;

use jiff::civil::{Date, Weekday};
use variorum_text::Span;

use super::Reach;

/// A time expression in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words, without a preposition.
    pub span: Span,
    /// What it says.
    pub expression: Expression,
    /// Which way from the day of writing it lies, as far as the verb it belongs to tells.
    pub reach: Reach,
}

/// What a time expression says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expression {
    /// "5 January 2026", "June 16", "in November": what is not said is `None`.
    Date {
        /// The year.
        year: Option<i16>,
        /// The month.
        month: i8,
        /// The day of the month.
        day: Option<i8>,
    },
    /// "2020".
    Year(i16),
    /// "Monday" (0), "next Monday" (1), "last Monday" (-1).
    Weekday(Weekday, i8),
    /// "yesterday" (-1 day), "this week" (0), "last month", "two years ago".
    Relative(Unit, i32),
    /// "last summer" (-1), "the summer of 2019".
    Season(Season, Option<i16>, i8),
    /// "the second quarter of 2020", "the second quarter".
    Quarter(i8, Option<i16>),
    /// "14 days", "two weeks", "a fortnight".
    Duration(u16, Unit),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    /// SP
    Spring,
    /// SU
    Summer,
    /// FA
    Autumn,
    /// WI
    Winter,
}

/// A stretch of the calendar. Its [`Display`](fmt::Display) is the ISO 8601 or TIMEX3 value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// `2026-01-05`
    Day(Date),
    /// `2020-W19`: year and week of ISO 8601.
    Week(i16, i8),
    /// `2025-11`
    Month(i16, i8),
    /// `2020-Q2`
    Quarter(i16, i8),
    /// `2019-SU`
    Season(i16, Season),
    /// `2020`
    Year(i16),
}

impl When {
    /// The first and the last day.
    pub fn days(self) -> Option<(Date, Date)> {
        let month = |y, m| Date::new(y, m, 1).ok();
        let season = |y: i16, m: i8| Some((month(y, m)?, month(y, m + 2)?.last_of_month()));
        match self {
            When::Day(day) => Some((day, day)),
            When::Week(y, w) => {
                let monday = jiff::civil::ISOWeekDate::new(y, w, Weekday::Monday).ok()?.date();
                Some((monday, monday.checked_add(jiff::Span::new().days(6)).ok()?))
            }
            When::Month(y, m) => Some((month(y, m)?, month(y, m)?.last_of_month())),
            When::Quarter(y, q) => season(y, 3 * q - 2),
            When::Season(y, Season::Spring) => season(y, 3),
            When::Season(y, Season::Summer) => season(y, 6),
            When::Season(y, Season::Autumn) => season(y, 9),
            When::Season(y, Season::Winter) => Some((month(y, 12)?, month(y + 1, 2)?.last_of_month())),
            When::Year(y) => Some((month(y, 1)?, month(y, 12)?.last_of_month())),
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
            _ => false,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => write!(f, "{day}"),
            When::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            When::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            When::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            When::Season(y, s) => {
                let code = match s {
                    Season::Spring => "SP",
                    Season::Summer => "SU",
                    Season::Autumn => "FA",
                    Season::Winter => "WI",
                };
                write!(f, "{y:04}-{code}")
            }
            When::Year(y) => write!(f, "{y:04}"),
        }
    }
}
