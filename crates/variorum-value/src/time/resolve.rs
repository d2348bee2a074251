use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{Expression, Reach, Time, Unit, When};

/// Which stretch of the calendar a time expression means in a text written on the day `written`; without that day, only
/// what says its year. A duration means none.
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use variorum_text::Span;
/// use variorum_value::{Expression, Reach, Time, resolve};
///
/// let monday = Expression::Weekday(Weekday::Monday, 0);
/// let time = Time { span: Span::default(), expression: monday, reach: Reach::Past };
/// let when = resolve(&time, Some(date(2026, 1, 7))).unwrap();
/// assert_eq!(when.to_string(), "2026-01-05");
/// assert_eq!(resolve(&time, None), None);
/// ```
pub fn resolve(time: &Time, written: Option<Date>) -> Option<When> {
    match (time.expression, written) {
        (Expression::Date { year: Some(y), month, day: Some(d) }, _) => {
            Date::new(y, month, d).ok().map(When::Day)
        }
        (Expression::Date { year: Some(y), month, day: None }, _) => Some(When::Month(y, month)),
        (Expression::Year(y), _) => Some(When::Year(y)),
        (Expression::Season(s, Some(y), _), _) => Some(When::Season(y, s)),
        (Expression::Quarter(q, year), w) => Some(When::Quarter(year.or(w.map(Date::year))?, q)),
        (Expression::Date { year: None, month, day }, Some(w)) => nearest(month, day, time.reach, w),
        (Expression::Weekday(day, step), Some(w)) => weekday(day, step, time.reach, w).map(When::Day),
        (Expression::Relative(unit, by), Some(w)) => relative(unit, by, time.reach, w),
        (Expression::Season(s, None, step), Some(w)) => Some(When::Season(w.year() + i16::from(step), s)),
        (Expression::Duration(..), _) | (_, None) => None,
    }
}

/// A day or month without its year: the last one or the next one, or the nearer where the verb does not tell.
fn nearest(month: i8, day: Option<i8>, reach: Reach, written: Date) -> Option<When> {
    let of = |year: i16| Date::new(year, month, day.unwrap_or(1)).ok();
    let year = written.year();
    let whole = |d: Date| if day.is_some() { d } else { d.last_of_month() };
    let past = [year, year - 1].into_iter().filter_map(of).find(|d| *d <= written);
    let ahead = [year, year + 1].into_iter().filter_map(of).find(|d| whole(*d) >= written);
    let found = match reach {
        Reach::Past => past?,
        Reach::Future => ahead?,
        Reach::Open => {
            let far = |d: Date| (d.duration_since(written)).as_hours().abs();
            past.into_iter().chain(ahead).min_by_key(|d| far(*d))?
        }
    };
    Some(if day.is_some() { When::Day(found) } else { When::Month(found.year(), month) })
}

/// "Monday" is the nearest one in its direction, the day of writing included; "last" and "next" leave that day out.
fn weekday(day: Weekday, step: i8, reach: Reach, written: Date) -> Option<Date> {
    if written.weekday() == day && step == 0 {
        return Some(written);
    }
    let nth = if step > 0 || (step == 0 && reach == Reach::Future) { 1 } else { -1 };
    written.nth_weekday(nth, day).ok()
}

fn relative(unit: Unit, by: i32, reach: Reach, written: Date) -> Option<When> {
    // Who writes of the days to come at the end of a week means by "this week" the week that begins.
    let weekend = matches!(written.weekday(), Weekday::Saturday | Weekday::Sunday);
    let ahead = by == 0 && reach == Reach::Future && weekend;
    let span: Span = match unit {
        Unit::Day => by.days(),
        Unit::Week => (by + i32::from(ahead)).weeks(),
        Unit::Month => by.months(),
        Unit::Year => by.years(),
    };
    let day = written.checked_add(span).ok()?;
    Some(match unit {
        Unit::Day => When::Day(day),
        Unit::Week => When::Week(day.iso_week_date().year(), day.iso_week_date().week()),
        Unit::Month => When::Month(day.year(), day.month()),
        Unit::Year => When::Year(day.year()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn on(expression: Expression, reach: Reach, written: Date) -> String {
        let time = Time { span: variorum_text::Span::default(), expression, reach };
        resolve(&time, Some(written)).map_or_else(String::new, |w| w.to_string())
    }

    const JUNE_16: Expression = Expression::Date { year: None, month: 6, day: Some(16) };
    const NOVEMBER: Expression = Expression::Date { year: None, month: 11, day: None };

    #[test]
    fn a_day_without_its_year_follows_the_verb() {
        assert_eq!(on(JUNE_16, Reach::Future, date(2021, 5, 2)), "2021-06-16");
        assert_eq!(on(JUNE_16, Reach::Past, date(2021, 5, 2)), "2020-06-16");
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
        let never = Expression::Date { year: None, month: 2, day: Some(30) };
        assert_eq!(on(never, Reach::Open, date(2021, 5, 2)), "");
    }
}
