//! Another date of the same thing.

use jiff::civil::Date;
use variorum_text::Span;
use variorum_value::{Expression, Time, When};

use super::Finding;
use super::edits::{Edit, edits};
use super::pair::{Pair, Part};
use crate::DifferenceKind;

/// Other dates in the same places of one sentence.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    edits(pair).iter().filter_map(|e| changed(pair, e)).collect()
}

fn changed(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (x, y) = edit.spans(pair).filter(|_| !edit.left.is_empty() && !edit.right.is_empty())?;
    let (a, b) = (overlapping(pair, &pair.left, x)?, overlapping(pair, &pair.right, y)?);
    let dated = |t: &Time| t.expression.is_date();
    let other = match (a.1, b.1) {
        (Some(v), Some(w)) => is_other(&a.0, v, &b.0, w),
        _ => std::mem::discriminant(&a.0.expression) == std::mem::discriminant(&b.0.expression),
    };
    (other && dated(&a.0) && dated(&b.0) && a.0.expression != b.0.expression).then(|| {
        let why = format!("“{}” or “{}”", pair.left.say(a.0.span), pair.right.say(b.0.span));
        finding(a.0.span, b.0.span, why, 0.9)
    })
}

/// Whether two clauses have dates, of which none agrees.
pub(super) fn disagree(pair: &Pair<'_>) -> bool {
    let (a, b) = (inside(pair, &pair.left), inside(pair, &pair.right));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|(_, v)| b.iter().any(|(_, w)| v.agrees(*w)))
}

/// The time expression that a span touches.
fn overlapping(pair: &Pair<'_>, part: &Part<'_>, span: Span) -> Option<(Time, Option<When>)> {
    let dates = pair.story.dates.get(part.segment.witness)?.times();
    dates.iter().find(|(t, _)| t.span.overlaps(span)).cloned()
}

/// The dates in a segment.
fn inside<'p>(pair: &'p Pair<'_>, part: &Part<'_>) -> Vec<(&'p Time, When)> {
    let dates = pair.story.dates.get(part.segment.witness).map_or(&[][..], |d| d.times());
    let inside = dates.iter().filter(|(t, _)| part.segment.span.contains(t.span));
    inside.filter_map(|(t, w)| Some((t, (*w)?))).collect()
}

/// Days that "yesterday" may be away from a date that another page has for it: pages are written around midnight, and
/// tell of one day for a while.
const DRIFT: i64 = 6;

/// Whether two dates cannot be one.
fn is_other(x: &Time, a: When, y: &Time, b: When) -> bool {
    let relative = |t: &Time| matches!(t.expression, Expression::Relative(..));
    let (Some((from, to)), Some((start, end))) = (a.days(), b.days()) else { return false };
    let days = |x: Date, y: Date| y.duration_since(x).as_hours() / 24;
    // "today" in two printings is the day it was said; weeks begin on other days.
    let drift = if relative(x) != relative(y) { DRIFT } else { 0 };
    // "on Monday" may look back or ahead: it is no other day than one that is a Monday.
    let may_be = |t: &Time, u: &Time, (first, last): (Date, Date)| match (&t.expression, &u.expression) {
        (Expression::Weekday(..), Expression::Weekday(..)) => false,
        (Expression::Weekday(day, 0), _) => first == last && first.weekday() == *day,
        _ => false,
    };
    if may_be(x, y, (start, end)) || may_be(y, x, (from, to)) {
        return false;
    }
    let weeks = days(from, to) > 0 || days(start, end) > 0;
    let near = if weeks { 2 } else { 0 };
    let apart = days(to, start).max(days(end, from));
    x.expression != y.expression && !a.agrees(b) && apart > drift.max(near)
}

fn finding(left: Span, right: Span, why: String, confidence: f32) -> Finding {
    Finding { kind: DifferenceKind::Time, left: vec![left], right: vec![right], why, confidence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};
    use variorum_value::Reach;

    #[test]
    fn a_weekday_is_no_other_day_than_one_of_its_name() {
        let span = Span::new(0, 1);
        let time = |expression| Time { span, expression, hour: None, end: false, reach: Reach::Open };
        let monday = time(Expression::Weekday(Weekday::Monday, 0));
        let tenth = time(Expression::DayOfMonth(10, None));
        let day = |d| When::Day(date(2031, 3, d));
        // Said on Sunday the 9th, "on Monday" may be read as the 3rd.
        assert!(!is_other(&monday, day(3), &tenth, day(10)));
        assert!(is_other(&monday, day(3), &tenth, day(11)));
    }
}
