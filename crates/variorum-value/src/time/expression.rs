use jiff::civil::Weekday;
use variorum_text::Span;

use super::{Holiday, Reach};

/// A time expression in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words as TimeML marks them: with determiner and modifiers, without a preposition.
    pub span: Span,
    /// What it says.
    pub expression: Expression,
    /// The time of day beside it.
    pub hour: Option<Hour>,
    /// Whether it names the end of what it says ("the end of 2020").
    pub end: bool,
    /// Which way from the day of writing it lies, as far as the verb it belongs to tells.
    pub reach: Reach,
}

/// What a time expression says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expression {
    /// "5 January 2026", "June 16", "the third quarter of this year", "last summer".
    OfYear(YearPart, WhichYear),
    /// "2020".
    Year(i16),
    /// "fiscal 2020", "the last fiscal year".
    FiscalYear(WhichYear),
    /// "the 1990s", by its first year.
    Decade(i16),
    /// "the 19th century": 19.
    Century(i8),
    /// "Monday" (0), "next Monday" (1), "last Monday" (-1).
    Weekday(Weekday, i8),
    /// "Monday of last week" (-1), "Friday next week" (1).
    WeekdayOf(Weekday, i8),
    /// "the 15th", "the 2nd of this month" (0).
    DayOfMonth(i8, Option<i8>),
    /// From the day of writing: "yesterday" (-1 day), "this week" (0), "last month", "two years ago".
    Relative(Unit, i32),
    /// From the time spoken of: "the same day" (0), "the following week" (1), "two days earlier" (-2).
    Anchored(Unit, i32),
    /// "2:30 p.m.": a time of the day of writing.
    Clock,
    /// "14 days", "a decade", "several years".
    Duration(Length, Unit),
    /// "every two weeks", "Mondays".
    Every(Cycle),
    /// "now", "recently", "the future".
    Vague(Tense),
}

impl Expression {
    /// Whether it names a place in the calendar by itself, with no look at the times before it.
    pub fn is_date(self) -> bool {
        !matches!(
            self,
            Self::Anchored(..)
                | Self::OfYear(_, WhichYear::Spoken(_))
                | Self::Clock
                | Self::Duration(..)
                | Self::Every(_)
                | Self::Vague(_)
        )
    }
}

/// A stretch that each year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum YearPart {
    /// Month and day.
    Day(i8, i8),
    /// Month.
    Month(i8),
    /// The week of a month, from 1, or -1 for its last.
    Week(i8, i8),
    /// "the week of January 5": the week that has this month and day.
    WeekOf(i8, i8),
    /// Quarter.
    Quarter(i8),
    /// Half.
    Half(i8),
    /// Season.
    Season(Season),
    /// Holiday.
    Holiday(Holiday),
}

/// The year of a [`YearPart`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhichYear {
    /// It is not said.
    Open,
    /// "of 2020".
    Said(i16),
    /// "of last year" (-1), "of this year" (0).
    Stepped(i8),
    /// "last summer" (-1), "this summer" (0), "next summer" (1).
    Nearest(i8),
    /// From the year spoken of: "of that year" (0), "of the following year" (1).
    Spoken(i8),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weekends.
    Weekend,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
}

/// How many units a duration has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// "several".
    Unsaid,
    /// "two".
    Whole(u16),
    /// "two and a half": the whole ones of it.
    AndAHalf(u16),
}

/// What comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// "every two weeks".
    Units(Length, Unit),
    /// "Mondays".
    Weekday(Weekday),
    /// "every December".
    Part(YearPart),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hour {
    /// "2:30 p.m.", "16:08 UTC".
    Clock {
        /// From 0 to 24.
        hour: i8,
        /// Minute.
        minute: i8,
        /// Whether it is said to be universal time.
        utc: bool,
    },
    /// MO
    Morning,
    /// AF
    Afternoon,
    /// EV
    Evening,
    /// NI
    Night,
}

/// What an expression without a place in the calendar speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "recently", "the past".
    Past,
    /// "now", "currently".
    Present,
    /// "the future", "the long term".
    Future,
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
