//! TIMEX3 types and values.

use jiff::civil::{Date, Weekday};
use variorum_text::Span;

use super::resolve::{anchored, of_spoken_year, place};
use super::{Cycle, Expression, Holiday, Hour, Length, Tense, Time, Unit, When, WhichYear, YearPart};

/// A time expression as TimeML annotates it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Its words.
    pub span: Span,
    /// Its type.
    pub kind: TimexType,
    /// Its value, with `X` for what is not known.
    pub value: String,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A day or anything longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

impl TimexType {
    /// As TimeML writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// The TIMEX3 annotation of a text's time expressions, as [`times`](super::times) found them in order, in a text written on the day
/// `written`. What leans on the time spoken of ("the same day") is placed by the expressions before it.
///
/// ```
/// use jiff::civil::date;
/// use variorum_text::Span;
/// use variorum_value::{Expression, Reach, Time, TimeUnit, timexes};
///
/// let of = |expression| Time { span: Span::default(), expression, hour: None, end: false, reach: Reach::Past };
/// let times = [of(Expression::Relative(TimeUnit::Day, -1)), of(Expression::Anchored(TimeUnit::Day, 1))];
/// let values: Vec<_> = timexes(&times, Some(date(2026, 1, 7))).into_iter().map(|t| t.value).collect();
/// assert_eq!(values, ["2026-01-06", "2026-01-07"]);
/// let values: Vec<_> = timexes(&times, None).into_iter().map(|t| t.value).collect();
/// assert_eq!(values, ["XXXX-XX-XX", "XXXX-XX-XX"]);
/// ```
pub fn timexes(times: &[Time], written: Option<Date>) -> Vec<Timex> {
    let mut spoken = Spoken::default();
    let annotate = |time: &Time| {
        let when = match time.expression {
            Expression::Anchored(unit, by) => anchored(unit, by, spoken.of(unit), written),
            Expression::OfYear(part, WhichYear::Spoken(by)) => {
                of_spoken_year(part, by, spoken.of(Unit::Year).or(written.map(When::Day)))
            }
            Expression::Clock => written.map(When::Day),
            expression => place(expression, time.reach, written),
        };
        // What is compared with is not what the text goes on about.
        let compared = matches!(time.expression, Expression::Anchored(_, ..0));
        if let Some(when) = when.filter(|_| !compared) {
            spoken.note(when);
        }
        let (kind, value) = value(time.expression, time.hour, when);
        Timex { span: time.span, kind, value }
    };
    times.iter().map(annotate).collect()
}

/// The last times spoken of: a day, a day or week, a day, week or month, anything.
#[derive(Default)]
struct Spoken([Option<When>; 4]);

impl Spoken {
    fn place(unit: Unit) -> usize {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => 0,
            Unit::Weekend | Unit::Week => 1,
            Unit::Month | Unit::Quarter => 2,
            Unit::Year | Unit::Decade | Unit::Century => 3,
        }
    }

    fn note(&mut self, when: When) {
        let places = self.0.iter_mut().skip(Self::place(when.unit()));
        places.for_each(|slot| *slot = Some(when));
    }

    fn of(&self, unit: Unit) -> Option<When> {
        self.0.get(Self::place(unit)).copied().flatten()
    }
}

fn value(expression: Expression, hour: Option<Hour>, when: Option<When>) -> (TimexType, String) {
    match expression {
        Expression::Duration(length, unit) => (TimexType::Duration, period(length, unit)),
        Expression::Every(cycle) => (TimexType::Set, repeated(cycle, hour)),
        Expression::Vague(tense) => (TimexType::Date, reference(tense).to_owned()),
        _ => {
            let day = when.map_or_else(|| partial(expression), |w| w.to_string());
            match hour {
                Some(hour) => (TimexType::Time, day + &of_day(hour)),
                None => (TimexType::Date, day),
            }
        }
    }
}

fn reference(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "PAST_REF",
        Tense::Present => "PRESENT_REF",
        Tense::Future => "FUTURE_REF",
    }
}

/// "P2W", "PT30M", "PXY".
fn period(length: Length, unit: Unit) -> String {
    let (time, by, letter) = match unit {
        Unit::Second => ("T", 1, "S"),
        Unit::Minute => ("T", 1, "M"),
        Unit::Hour => ("T", 1, "H"),
        Unit::Day => ("", 1, "D"),
        Unit::Weekend => ("", 1, "WE"),
        Unit::Week => ("", 1, "W"),
        Unit::Month => ("", 1, "M"),
        Unit::Quarter => ("", 1, "Q"),
        Unit::Year => ("", 1, "Y"),
        // ISO 8601 has no letter for these.
        Unit::Decade => ("", 10, "Y"),
        Unit::Century => ("", 100, "Y"),
    };
    match (length, unit) {
        (Length::Unsaid, Unit::Decade) => "PXDE".to_owned(),
        (Length::Unsaid, Unit::Century) => "PXCE".to_owned(),
        (Length::Unsaid, _) => format!("P{time}X{letter}"),
        (Length::Whole(n), _) => format!("P{time}{}{letter}", u32::from(n) * by),
        (Length::AndAHalf(n), _) if by > 1 => format!("P{time}{}{letter}", u32::from(n) * by + by / 2),
        (Length::AndAHalf(n), _) => format!("P{time}{n}.5{letter}"),
    }
}

fn repeated(cycle: Cycle, hour: Option<Hour>) -> String {
    match (cycle, hour) {
        (Cycle::Units(..), Some(hour)) => format!("XXXX-XX-XX{}", of_day(hour)),
        (Cycle::Units(Length::Whole(1), Unit::Weekend), None) => unknown(Unit::Weekend).to_owned(),
        (Cycle::Units(length, unit), None) => period(length, unit),
        (Cycle::Weekday(day), hour) => weekday(day) + &hour.map(of_day).unwrap_or_default(),
        (Cycle::Part(part), _) => partial_year(part),
    }
}

fn of_day(hour: Hour) -> String {
    match hour {
        Hour::Clock { hour, minute, utc } => format!("T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" }),
        Hour::Morning => "TMO".to_owned(),
        Hour::Afternoon => "TAF".to_owned(),
        Hour::Evening => "TEV".to_owned(),
        Hour::Night => "TNI".to_owned(),
    }
}

/// What an expression says of its place when that is not known.
fn partial(expression: Expression) -> String {
    match expression {
        Expression::OfYear(part, _) => partial_year(part),
        Expression::Weekday(day, _) | Expression::WeekdayOf(day, _) => weekday(day),
        Expression::DayOfMonth(day, _) => format!("XXXX-XX-{day:02}"),
        Expression::FiscalYear(_) => "FYXXXX".to_owned(),
        Expression::Relative(unit, _) | Expression::Anchored(unit, _) => unknown(unit).to_owned(),
        _ => unknown(Unit::Day).to_owned(),
    }
}

fn weekday(day: Weekday) -> String {
    format!("XXXX-WXX-{}", day.to_monday_one_offset())
}

fn partial_year(part: YearPart) -> String {
    match part {
        YearPart::Day(month, day) | YearPart::Holiday(Holiday::Fixed(month, day)) => {
            format!("XXXX-{month:02}-{day:02}")
        }
        YearPart::Month(month) => format!("XXXX-{month:02}"),
        YearPart::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        YearPart::Half(half) => format!("XXXX-H{half}"),
        YearPart::Season(season) => format!("XXXX-{}", season.code()),
        YearPart::Week(..) | YearPart::WeekOf(..) => unknown(Unit::Week).to_owned(),
        YearPart::Holiday(_) => unknown(Unit::Day).to_owned(),
    }
}

fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}
