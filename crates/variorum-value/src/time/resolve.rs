use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{Expression, Reach, Time, Unit, When, WhichYear, YearPart};

/// Which stretch of the calendar a time expression means in a text written on the day `written`; without that day, only
/// what says its year. What names no date by itself means none: a duration, "now", "the same day", "2:30 p.m.".
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use variorum_text::Span;
/// use variorum_value::{Expression, Reach, Time, resolve};
///
/// let monday = Expression::Weekday(Weekday::Monday, 0);
/// let time = Time { span: Span::default(), expression: monday, hour: None, end: false, reach: Reach::Past };
/// let when = resolve(&time, Some(date(2026, 1, 7))).unwrap();
/// assert_eq!(when.to_string(), "2026-01-05");
/// assert_eq!(resolve(&time, None), None);
/// ```
pub fn resolve(time: &Time, written: Option<Date>) -> Option<When> {
    match place(time.expression, time.reach, written)? {
        When::Year(year) if time.end => Some(When::Month(year, 12)),
        when => Some(when),
    }
}

/// The stretch of the calendar that an expression names by itself.
pub(super) fn place(expression: Expression, reach: Reach, written: Option<Date>) -> Option<When> {
    match (expression, written) {
        (Expression::OfYear(part, WhichYear::Said(year)), _) => in_year(part, year),
        (Expression::Year(y), _) => Some(When::Year(y)),
        (Expression::FiscalYear(WhichYear::Said(y)), _) => Some(When::FiscalYear(y)),
        (Expression::Decade(y), _) => Some(When::Decade(y)),
        (Expression::Century(c), _) => Some(When::Century(c)),
        (Expression::OfYear(part, WhichYear::Stepped(by)), Some(w)) => {
            in_year(part, w.year() + i16::from(by))
        }
        (Expression::OfYear(part, WhichYear::Nearest(step)), Some(w)) => step_to(part, step, w),
        (Expression::OfYear(part, WhichYear::Open), Some(w)) => nearest(part, reach, w),
        (Expression::FiscalYear(WhichYear::Stepped(by)), Some(w)) => {
            Some(When::FiscalYear(w.year() + i16::from(by)))
        }
        (Expression::Weekday(day, step), Some(w)) => weekday(day, step, reach, w).map(When::Day),
        (Expression::WeekdayOf(day, step), Some(w)) => weekday_of(day, step, w).map(When::Day),
        (Expression::DayOfMonth(day, Some(step)), Some(w)) => day_of_month(day, step, w).map(When::Day),
        (Expression::DayOfMonth(day, None), Some(w)) => nearest_day(day, reach, w).map(When::Day),
        (Expression::Relative(unit, by), Some(w)) => relative(unit, by, reach, w),
        _ => None,
    }
}

/// The stretch so many units from the time last spoken of, or from the day of writing where none was.
pub(super) fn anchored(unit: Unit, by: i32, spoken: Option<When>, written: Option<Date>) -> Option<When> {
    // "a year earlier", said of a quarter, is that quarter.
    let years = |y: i16| i16::try_from(i32::from(y) + by).ok();
    match (spoken, unit) {
        (Some(When::Quarter(y, q)), Unit::Year) if by != 0 => Some(When::Quarter(years(y)?, q)),
        (Some(When::Half(y, h)), Unit::Year) if by != 0 => Some(When::Half(years(y)?, h)),
        (Some(When::Month(y, m)), Unit::Year) if by != 0 => Some(When::Month(years(y)?, m)),
        (Some(When::Season(y, s)), Unit::Year) if by != 0 => Some(When::Season(years(y)?, s)),
        _ => {
            let from = spoken.and_then(When::days).map(|(first, _)| first).or(written)?;
            relative(unit, by, Reach::Open, from)
        }
    }
}

/// A part of the year so many years from the one spoken of.
pub(super) fn of_spoken_year(part: YearPart, by: i8, spoken: Option<When>) -> Option<When> {
    let (first, _) = spoken?.days()?;
    in_year(part, first.year().checked_add(by.into())?)
}

fn in_year(part: YearPart, year: i16) -> Option<When> {
    match part {
        YearPart::WeekOf(month, day) => Date::new(year, month, day).ok().map(week),
        YearPart::Day(month, day) => Date::new(year, month, day).ok().map(When::Day),
        YearPart::Month(month) => Some(When::Month(year, month)),
        YearPart::Week(nth, month) => {
            // A week belongs to the month that has its Thursday.
            let thursday =
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Thursday).ok()?;
            Some(week(thursday))
        }
        YearPart::Quarter(quarter) => Some(When::Quarter(year, quarter)),
        YearPart::Half(half) => Some(When::Half(year, half)),
        YearPart::Season(season) => Some(When::Season(year, season)),
        YearPart::Holiday(holiday) => holiday.day(year).map(When::Day),
    }
}

/// "last summer" is the last that has ended, "next summer" the next to begin, "this summer" that of the year.
fn step_to(part: YearPart, step: i8, written: Date) -> Option<When> {
    let year = written.year();
    let of = |years: [i16; 2]| years.into_iter().filter_map(|y| in_year(part, y));
    let days = |when: &When| when.days();
    match step {
        0 => in_year(part, year),
        1.. => of([year, year + 1]).find(|w| days(w).is_some_and(|(first, _)| first > written)),
        _ => of([year, year - 1]).find(|w| days(w).is_some_and(|(_, last)| last < written)),
    }
}

/// A part of an unsaid year: the last one or the next one, or the nearer where the verb does not tell.
fn nearest(part: YearPart, reach: Reach, written: Date) -> Option<When> {
    let year = written.year();
    let of = |year: i16| in_year(part, year).and_then(|when| Some((when, when.days()?)));
    let past = [year, year - 1].into_iter().filter_map(of).find(|(_, (first, _))| *first <= written);
    let ahead = [year, year + 1].into_iter().filter_map(of).find(|(_, (_, last))| *last >= written);
    let days = |from: Date, to: Date| (to.duration_since(from).as_hours() / 24).max(0);
    let since = past.map_or(i64::MAX, |(_, (_, last))| days(last, written));
    let until = ahead.map_or(i64::MAX, |(_, (first, _))| days(written, first));
    let found = match reach {
        Reach::Past if until.saturating_mul(MUCH_NEARER) < since => ahead,
        Reach::Past => past,
        Reach::Future if since.saturating_mul(MUCH_NEARER) < until => past,
        Reach::Future => ahead,
        Reach::Open => {
            let far = |first: Date| first.duration_since(written).as_hours().abs();
            past.into_iter().chain(ahead).min_by_key(|(_, (first, _))| far(*first))
        }
    };
    found.map(|(when, _)| when)
}

/// A part of a year that is so many times nearer is meant whatever the verb seems to tell: an offer that was "extended
/// to November 16" in late October.
const MUCH_NEARER: i64 = 5;

/// "Monday" is the nearest one in its direction, the day of writing included; "last" and "next" leave that day out.
fn weekday(day: Weekday, step: i8, reach: Reach, written: Date) -> Option<Date> {
    if written.weekday() == day && step == 0 {
        return Some(written);
    }
    let nth = if step > 0 || (step == 0 && reach == Reach::Future) { 1 } else { -1 };
    written.nth_weekday(nth, day).ok()
}

/// The weekday of the week so many weeks away; weeks begin on Monday.
fn weekday_of(day: Weekday, step: i8, written: Date) -> Option<Date> {
    let days = i32::from(day.to_monday_zero_offset()) - i32::from(written.weekday().to_monday_zero_offset());
    written.checked_add((7 * i32::from(step) + days).days()).ok()
}

/// The day of the month so many months away.
fn day_of_month(day: i8, step: i8, written: Date) -> Option<Date> {
    let month = written.first_of_month().checked_add(i32::from(step).months()).ok()?;
    Date::new(month.year(), month.month(), day).ok()
}

/// The day of an unsaid month: the last or next one, or the nearer where the verb does not tell.
fn nearest_day(day: i8, reach: Reach, written: Date) -> Option<Date> {
    let days = || (-2..=2).filter_map(|step| day_of_month(day, step, written));
    match reach {
        Reach::Past => days().rfind(|d| *d <= written),
        Reach::Future => days().find(|d| *d >= written),
        Reach::Open => days().min_by_key(|d| d.duration_since(written).as_hours().abs()),
    }
}

fn week(day: Date) -> When {
    When::Week(day.iso_week_date().year(), day.iso_week_date().week())
}

fn relative(unit: Unit, by: i32, reach: Reach, written: Date) -> Option<When> {
    // Who writes of the days to come at the end of a week means by "this week" the week that begins.
    let weekend = matches!(written.weekday(), Weekday::Saturday | Weekday::Sunday);
    let ahead = by == 0 && reach == Reach::Future && weekend;
    // What was done at "the weekend" was so at the last one; so it is in the first half of a week, where nothing tells.
    let begun = written.weekday().to_monday_zero_offset() < 3 && reach == Reach::Open;
    let behind = by == 0 && (reach == Reach::Past || begun) && !weekend;
    let years = |n: i32| Span::new().try_years(i64::from(by) * i64::from(n)).ok();
    let span: Span = match unit {
        Unit::Second | Unit::Minute => 0.days(),
        Unit::Hour => (by / 24).days(),
        Unit::Day => by.days(),
        Unit::Weekend => (by - i32::from(behind)).weeks(),
        Unit::Week => (by + i32::from(ahead)).weeks(),
        Unit::Month => by.months(),
        Unit::Quarter => (3 * by).months(),
        Unit::Year => years(1)?,
        Unit::Decade => years(10)?,
        Unit::Century => years(100)?,
    };
    let day = written.checked_add(span).ok()?;
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => When::Day(day),
        Unit::Weekend => When::Weekend(day.iso_week_date().year(), day.iso_week_date().week()),
        Unit::Week => week(day),
        Unit::Month => When::Month(day.year(), day.month()),
        Unit::Quarter => When::Quarter(day.year(), (day.month() + 2) / 3),
        Unit::Year => When::Year(day.year()),
        Unit::Decade => When::Decade(day.year().div_euclid(10) * 10),
        Unit::Century => When::Century(i8::try_from(day.year().div_euclid(100) + 1).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn on(expression: Expression, reach: Reach, written: Date) -> String {
        let span = variorum_text::Span::default();
        let time = Time { span, expression, hour: None, end: false, reach };
        resolve(&time, Some(written)).map_or_else(String::new, |w| w.to_string())
    }

    const JUNE_16: Expression = Expression::OfYear(YearPart::Day(6, 16), WhichYear::Open);
    const NOVEMBER: Expression = Expression::OfYear(YearPart::Month(11), WhichYear::Open);

    #[test]
    fn a_day_without_its_year_follows_the_verb() {
        assert_eq!(on(JUNE_16, Reach::Future, date(2021, 5, 2)), "2021-06-16");
        assert_eq!(on(JUNE_16, Reach::Past, date(2021, 3, 2)), "2020-06-16");
        assert_eq!(on(JUNE_16, Reach::Past, date(2021, 6, 2)), "2021-06-16");
        assert_eq!(on(JUNE_16, Reach::Open, date(2021, 5, 2)), "2021-06-16");
        assert_eq!(on(NOVEMBER, Reach::Past, date(2021, 1, 7)), "2020-11");
        assert_eq!(on(NOVEMBER, Reach::Future, date(2021, 11, 30)), "2021-11");
    }

    #[test]
    fn weekdays_follow_the_verb() {
        let friday = Expression::Weekday(Weekday::Friday, 0);
        assert_eq!(on(friday, Reach::Past, date(2021, 5, 2)), "2021-04-30");
        assert_eq!(on(friday, Reach::Future, date(2021, 5, 2)), "2021-05-07");
        assert_eq!(on(friday, Reach::Past, date(2021, 4, 30)), "2021-04-30");
        assert_eq!(
            on(Expression::Weekday(Weekday::Friday, -1), Reach::Open, date(2021, 4, 30)),
            "2021-04-23"
        );
    }

    #[test]
    fn weeks_months_and_years_are_counted() {
        assert_eq!(on(Expression::Relative(Unit::Week, 1), Reach::Future, date(2021, 1, 1)), "2021-W01");
        assert_eq!(on(Expression::Relative(Unit::Month, -1), Reach::Past, date(2021, 1, 31)), "2020-12");
        assert_eq!(on(Expression::Relative(Unit::Day, -1), Reach::Past, date(2021, 3, 1)), "2021-02-28");
    }

    #[test]
    fn at_a_weekend_this_week_is_the_one_to_come() {
        let this_week = Expression::Relative(Unit::Week, 0);
        assert_eq!(on(this_week, Reach::Future, date(2021, 5, 2)), "2021-W18");
        assert_eq!(on(this_week, Reach::Past, date(2021, 5, 2)), "2021-W17");
    }

    #[test]
    fn days_that_are_none_have_no_place() {
        let never = Expression::OfYear(YearPart::Day(2, 30), WhichYear::Open);
        assert_eq!(on(never, Reach::Open, date(2021, 5, 2)), "");
    }
}
