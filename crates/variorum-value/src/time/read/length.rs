//! Durations, and the steps that they measure.

use super::super::words::Words;
use super::super::{Expression, Length, Unit};
use super::Read;
use super::count::{compound, count};

/// "two weeks ago", "a year earlier", "three days later", "years ago", "two days from now", "a week from today".
pub(super) fn ago(words: &Words<'_>, at: usize) -> Option<Read> {
    let (length, unit, end) = match count(words, at) {
        Some(count) => (count.length, count.unit, count.end),
        None => (Length::Unsaid, words.units(at).or_else(|| year_ago(words, at))?, at + 1),
    };
    let dash = usize::from(words.word(end) == "-" && words.is(end + 1, &["ago", "earlier"]));
    let (sign, anchored, more) = match words.word(end + dash) {
        "ago" => (-1, false, 1 + dash),
        "earlier" | "previously" => (-1, true, 1 + dash),
        "before" if closes(words, end + 1) => (-1, true, 1),
        "later" | "afterwards" | "afterward" => (1, true, 1),
        "after" if closes(words, end + 1) => (1, true, 1),
        "hence" | "away" => (1, false, 1),
        "from" if words.is(end + 1, &["now", "today"]) => (1, false, 2),
        _ => return None,
    };
    let end = end + more;
    let by = match length {
        Length::Whole(n) | Length::AndAHalf(n) => sign * i32::from(n),
        Length::Unsaid if dash == 1 => -1,
        Length::Unsaid => {
            return (!anchored).then_some(Read::new(vague(sign), end));
        }
    };
    // "two decades ago" is a year.
    let (unit, by) = match unit {
        Unit::Decade => (Unit::Year, 10 * by),
        Unit::Century => (Unit::Year, 100 * by),
        Unit::Week if words.word(end - 1) == "today" => (Unit::Day, 7 * by),
        _ => (unit, by),
    };
    let expression = if anchored { Expression::Anchored(unit, by) } else { Expression::Relative(unit, by) };
    Some(Read::new(expression, end))
}

/// The "year" of "the year-ago quarter".
fn year_ago(words: &Words<'_>, at: usize) -> Option<Unit> {
    words.unit(at).filter(|_| words.word(at + 1) == "-" && words.is(at + 2, &["ago", "earlier"]))
}

fn vague(sign: i32) -> Expression {
    let tense = if sign < 0 { super::super::Tense::Past } else { super::super::Tense::Future };
    Expression::Vague(tense)
}

/// Whether nothing follows that "before" and "after" would be before and after of.
pub(super) fn closes(words: &Words<'_>, at: usize) -> bool {
    words.is(at, &["", ".", ",", ";", "!", "?", "\"", "”", "and", "but", "\n", "\n\n"])
}

/// Whether units of no number are a length: "in years", "months of talks", "in the days before"; not "opening hours",
/// "his last days".
fn stands_alone(words: &Words<'_>, at: usize) -> bool {
    const BEHIND: &[&str] =
        &["ahead", "after", "before", "since", "following", "leading", "later", "earlier"];
    const ONLY: &[&str] = &["just", "only"];
    if words.is(at + 1, BEHIND) || ONLY.contains(&words.before(at)) {
        return true;
    }
    let named = words.tag(at).starts_with("NNP");
    let owned = at.checked_sub(1).is_some_and(|i| {
        let tag = words.tag(i);
        ["NN", "JJ", "CD", "PRP$", "WP$", "DT", "POS", "HYPH"].iter().any(|t| tag.starts_with(t))
            || words.is(i, &["-", "the", "these", "those"])
            // "the lost hours"
            || words.token(i).is_some_and(|t| t.dep() == "amod")
    });
    !named && !owned
}

/// "14 days", "a decade", "in years", "four-week"; not "54-year-old", "three-quarters".
pub(super) fn duration(words: &Words<'_>, at: usize) -> Option<Read> {
    let grown = compound(words, at).is_some();
    if let Some(unit) = words.units(at).filter(|u| *u != Unit::Quarter && !grown) {
        return stands_alone(words, at)
            .then_some(Read::new(Expression::Duration(Length::Unsaid, unit), at + 1));
    }
    // "a decade-long row"
    if let Some(unit) = words.unit(at).filter(|_| words.are(at + 1, &["-", "long"])) {
        return Some(Read::new(Expression::Duration(Length::Whole(1), unit), at + 3));
    }
    let count = count(words, at)?;
    // "a quarter" is mostly a fourth, "a night" and "a weekend" no length.
    if count.article && matches!(count.unit, Unit::Quarter | Unit::Weekend) {
        return None;
    }
    let singular = words.unit(count.end - 1).is_some() && !count.article && count.length != Length::Whole(1);
    let hyphen = words.before(count.end - 1) == "-";
    if singular && !hyphen && count.length == Length::Unsaid {
        return None;
    }
    // An age is told of a person, not of time; the corpora of TimeML leave it out.
    let age = words.are(count.end, &["-", "old"]) || words.word(count.end) == "old";
    let fraction = count.unit == Unit::Quarter && hyphen && !singular;
    let time = usize::from(words.are(count.end, &["'", "time"]) || words.are(count.end, &["'s", "time"]));
    let end = count.end + 2 * time;
    (!age && !fraction).then_some(Read::new(Expression::Duration(count.length, count.unit), end))
}
