//! Ranges and lists, whose ends tell of each other.

use variorum_parse::Doc;

use super::super::{Expression, Reach, Time, WhichYear, YearPart};

/// Words between the two ends of a range or a list of two.
pub(super) const TO: &[&str] = &["-", "–", "—", "to", "and", "or", "until", "till", "through", "thru"];

/// Gives the first end of a range the year that only the second says ("between March and May 2008"), and the second the
/// way that the verb gives the first ("they met Monday through Wednesday").
pub(super) fn share(doc: &Doc, found: &mut [Time]) {
    for at in (1..found.len()).rev() {
        let Some([first, second]) = found.get_mut(at - 1..=at) else { continue };
        let between = doc.tokens_in(first.span).end..doc.tokens_in(second.span).start;
        let joint = doc.token(between.start).filter(|_| between.len() == 1);
        if !joint.is_some_and(|t| TO.iter().any(|w| t.text().eq_ignore_ascii_case(w))) {
            continue;
        }
        if let Some(year) = year_of_first(first.expression, second.expression)
            && let Expression::OfYear(_, open) = &mut first.expression
        {
            *open = year;
        }
        if matches!(
            (first.expression, second.expression),
            (Expression::Weekday(_, 0), Expression::Weekday(_, 0))
        ) {
            second.reach = match first.reach {
                Reach::Open => second.reach,
                told => told,
            };
        }
    }
}

/// The year of the first end where only the second has one: the year before in "November to February 2009".
fn year_of_first(first: Expression, second: Expression) -> Option<WhichYear> {
    let (Expression::OfYear(part, WhichYear::Open), Expression::OfYear(last, year)) = (first, second) else {
        return None;
    };
    let before = i8::from(month(part)? > month(last)?);
    match year {
        WhichYear::Said(year) => Some(WhichYear::Said(year.checked_sub(before.into())?)),
        WhichYear::Stepped(step) => Some(WhichYear::Stepped(step.checked_sub(before)?)),
        _ => None,
    }
}

/// The number of a part among those of its kind, for days and months the month.
fn month(part: YearPart) -> Option<i8> {
    match part {
        YearPart::Day(month, _) | YearPart::Month(month) => Some(month),
        YearPart::Quarter(nth) => Some(nth),
        _ => None,
    }
}
