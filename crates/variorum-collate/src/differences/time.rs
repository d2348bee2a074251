//! Another date of the same thing.

use jiff::civil::Date;
use variorum_parse::Token;
use variorum_text::Span;
use variorum_value::{Expression, Time, When};

use super::Finding;
use super::edits::{Edit, edits};
use super::join::Joined;
use super::pair::{Pair, Part};
use super::slot::Role;
use crate::DifferenceKind;

/// Other dates in the same places of one sentence.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    edits(pair).iter().filter_map(|e| changed(pair, e)).collect()
}

fn changed(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (x, y) = edit.spans(pair).filter(|_| !edit.left.is_empty() && !edit.right.is_empty())?;
    let (a, b) = (overlapping(pair, &pair.left, x)?, overlapping(pair, &pair.right, y)?);
    if is_labelled(&pair.left, &a.0) || is_labelled(&pair.right, &b.0) {
        return None;
    }
    let dated = |t: &Time| t.expression.is_date();
    let other = match (a.1, b.1) {
        (Some(v), Some(w)) => is_other(&a.0, v, &b.0, w),
        _ => std::mem::discriminant(&a.0.expression) == std::mem::discriminant(&b.0.expression),
    };
    let less = says_less(pair.left.say(a.0.span), pair.right.say(b.0.span));
    (other && !less && dated(&a.0) && dated(&b.0) && a.0.expression != b.0.expression).then(|| {
        let why = format!("“{}” or “{}”", pair.left.say(a.0.span), pair.right.say(b.0.span));
        finding(a.0.span, b.0.span, why, 0.9)
    })
}

/// The evidence that two clauses are of one thing that is asked of them where nobody says both.
const EVIDENCE: f32 = 1.4;

/// Clauses of one thing that is set for two days: "the vote will be held on Monday", "the vote is to be held on Friday".
pub(super) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    on_other_days(j).into_iter().collect()
}

fn on_other_days(j: &Joined<'_>) -> Option<Finding> {
    let (pair, (v, w)) = (&j.pair, j.verbs()?);
    let title = pair.left.is_title() || pair.right.is_title();
    let denied = j.left.proposition.denied != j.right.proposition.denied;
    let core = j.slots.iter().any(|(a, _)| a.role != Role::Oblique);
    let one = j.predicates && !j.light && core && (j.utterance.is_some() || j.evidence() >= EVIDENCE);
    if title || denied || !one || j.is_at_odds() {
        return None;
    }
    let (x, a) = beside(pair, &pair.left, v)?;
    let (y, b) = beside(pair, &pair.right, w)?;
    let dated = x.expression.is_date() && y.expression.is_date();
    let why = format!("“{}” or “{}”", pair.left.say(x.span), pair.right.say(y.span));
    let other = is_other(x, a, y, b) && !says_less(pair.left.say(x.span), pair.right.say(y.span));
    (dated && other).then(|| finding(x.span, y.span, why, 0.65))
}

/// Words before the date at which a page or picture was put out. Own compilation.
const STAMPS: &[&str] = &["posted", "updated", "published", "modified", "created", "uploaded"];

/// Whether a date is the page's own: "Updated: Monday, 17 August 2015".
fn is_stamp(part: &Part<'_>, date: Span) -> bool {
    let before = part.source.doc.text().get(..date.start()).unwrap_or_default();
    let stamp = before.trim_end().strip_suffix(':').unwrap_or(before);
    let word = stamp.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    STAMPS.contains(&word.to_lowercase().as_str())
}

/// Letters of a month that is abbreviated, at least.
const SHORT: usize = 3;

/// Whether all words of one date are in the other: "Saturday" and "next Saturday", "Oct" and "October 25".
fn says_less(a: &str, b: &str) -> bool {
    let words = |t: &str| -> Vec<String> {
        let words = t.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let same = |x: &String, y: &String| {
        let short = x.chars().all(char::is_alphabetic) && x.chars().count() >= SHORT;
        x == y || (short && y.starts_with(x.as_str()))
    };
    let within = |x: &[String], y: &[String]| x.iter().all(|w| y.iter().any(|v| same(w, v)));
    let (x, y) = (words(a), words(b));
    within(&x, &y) || within(&y, &x)
}

/// The one date of a segment, if it stands beside its verb.
fn beside<'p>(pair: &'p Pair<'_>, part: &Part<'_>, verb: Token<'_>) -> Option<(&'p Time, When)> {
    let dates = inside(pair, part);
    let [(time, when)] = dates[..] else { return None };
    if is_stamp(part, time.span) {
        return None;
    }
    let doc = &part.source.doc;
    let tokens = doc.tokens_in(time.span);
    let head = doc.slice(tokens.clone()).find(|t| !tokens.contains(&t.head().index()))?;
    let above = head.head();
    (above == verb || (above.dep() == "prep" && above.head() == verb)).then_some((time, when))
}

/// Words before the date of a page, which is no date of what it tells. Own compilation.
const LABELS: &[&str] = &["posted", "updated", "published", "modified", "revised", "filed", "created"];

/// Words between such a word and its date, at most.
const LABELLED: usize = 3;

/// Whether a date says when the page was made: "Updated: Monday, 3 March".
fn is_labelled(part: &Part<'_>, time: &Time) -> bool {
    let first = part.source.doc.tokens_in(time.span).start;
    let before = part.source.doc.slice(first.saturating_sub(LABELLED)..first).collect::<Vec<_>>();
    let label = before.iter().rposition(|t| LABELS.contains(&t.text().to_lowercase().as_str()));
    let stops = |t: &Token<'_>| matches!(t.text(), ":" | "on" | "at") || t.is_space();
    label.is_some_and(|at| {
        before.iter().skip(at + 1).all(stops)
            && before
                .get(at)
                .is_some_and(|t| t.is_sent_start() || before.get(at + 1).is_some_and(|n| n.text() == ":"))
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
    dates.iter().find(|(t, _)| t.span.overlaps(span) && !is_stamp(part, t.span)).cloned()
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
    fn a_date_may_say_less_than_another() {
        assert!(says_less("Saturday", "next Saturday"));
        assert!(says_less("Oct", "October 25"));
        assert!(!says_less("January 1", "January 11"));
        assert!(!says_less("March 23", "March 24"));
    }

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
