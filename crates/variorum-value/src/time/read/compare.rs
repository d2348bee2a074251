//! Stretches of another year that something is compared with.

use super::super::words::Words;
use super::super::{Expression, Unit};
use super::{Read, length};

/// What has a counterpart a year before.
const STRETCHES: &[&str] =
    &["period", "quarter", "month", "time", "week", "day", "season", "half", "point", "stage"];

/// Adjectives of a stretch that is compared with, and what is said before "-".
const ADJECTIVES: &[&str] = &["same", "corresponding", "comparable", "equivalent", "similar"];

/// "the same period last year", "the corresponding quarter of 2008", "this time last year", "the year-ago quarter".
pub(super) fn compared(words: &Words<'_>, at: usize) -> Option<Read> {
    let year_before = |end| Some(Read::new(Expression::Anchored(Unit::Year, -1), end));
    if words.word(at) == "year" && words.word(at + 1) == "-" && words.is(at + 2, &["ago", "earlier"]) {
        return year_before(at + 3 + usize::from(words.is(at + 3, STRETCHES)));
    }
    if words.are(at, &["prior", "-", "year"]) {
        return words.is(at + 3, STRETCHES).then_some(at + 4).and_then(year_before);
    }
    let named = words.is(at, ADJECTIVES) || words.are(at, &["this", "time"]);
    if !named || !words.is(at + 1, STRETCHES) {
        return None;
    }
    let from = at + 2 + usize::from(words.is(at + 2, &["of", "in"]));
    let from = from + usize::from(words.word(from) == "the");
    if let Some(year) = words.year(from).filter(|_| from > at + 2) {
        return Some(Read::new(Expression::Year(year), from + 1));
    }
    if words.is(from, &["last", "previous", "prior"]) && words.word(from + 1) == "year" {
        return year_before(from + 2);
    }
    if words.are(from, &["year", "before"]) && length::closes(words, from + 2) {
        return year_before(from + 2);
    }
    match length::ago(words, from)? {
        Read {
            expression: Expression::Anchored(Unit::Year, by) | Expression::Relative(Unit::Year, by),
            end,
            ..
        } => Some(Read::new(Expression::Anchored(Unit::Year, by), end)),
        _ => None,
    }
}
