//! Counts of units: durations, and the steps that they measure.

use super::super::words::Words;
use super::super::{Expression, Length, Unit};
use super::Read;

/// A count of units.
pub(super) struct Count {
    pub length: Length,
    pub unit: Unit,
    /// Whether "a" is all the number there is.
    pub article: bool,
    pub end: usize,
}

/// Words for a number of units that nobody counted.
const UNSAID: &[&str] =
    &["several", "few", "many", "some", "numerous", "countless", "dozens of", "hundreds of", "thousands of"];

/// "two weeks", "14-day", "a month", "half an hour", "two and a half years", "several days", "a couple of weeks".
pub(super) fn count(words: &Words<'_>, at: usize) -> Option<Count> {
    let article = words.is(at, &["a", "an"]);
    if let Some(count) = fixed(words, at) {
        return Some(count);
    }
    if article {
        let adjectives = usize::from(words.is(at + 1, &["full", "whole", "entire", "single", "mere"]));
        let unit = words.unit(at + 1 + adjectives)?;
        // "a second" is mostly another one.
        let plain = unit > Unit::Second;
        let end = at + 2 + adjectives;
        return plain.then_some(Count { length: Length::Whole(1), unit, article: true, end });
    }
    let (length, end) = number(words, at)?;
    let hyphen = usize::from(words.word(end) == "-");
    let adjectives =
        usize::from(words.is(end, &["consecutive", "straight", "full", "whole", "more", "long"]));
    let noun = end + hyphen.max(adjectives);
    let unit = words.units(noun).or_else(|| words.unit(noun))?;
    Some(Count { length, unit, article: false, end: noun + 1 })
}

/// Phrases that are a count as they stand.
fn fixed(words: &Words<'_>, at: usize) -> Option<Count> {
    let count = |length, unit, words: usize| Some(Count { length, unit, article: false, end: at + words });
    if words.is(at, &["a", "the"]) && words.word(at + 1) == "fortnight" {
        return count(Length::Whole(2), Unit::Week, 2);
    }
    if words.are(at, &["a", "couple", "of"]) {
        return words.units(at + 3).and_then(|u| count(Length::Whole(2), u, 4));
    }
    if words.are(at, &["couple", "of"]) {
        return words.units(at + 2).and_then(|u| count(Length::Whole(2), u, 3));
    }
    if words.are(at, &["a", "couple"]) {
        return words.units(at + 2).and_then(|u| count(Length::Whole(2), u, 3));
    }
    if words.word(at) == "another" {
        return words.unit(at + 1).and_then(|u| count(Length::Whole(1), u, 2));
    }
    if words.are(at, &["a", "few"]) || words.are(at, &["a", "number", "of"]) {
        let skip = if words.word(at + 1) == "few" { 2 } else { 3 };
        return words.units(at + skip).and_then(|u| count(Length::Unsaid, u, skip + 1));
    }
    let half = at + usize::from(words.word(at) == "a");
    if words.word(half) == "half" {
        let of = half + 1 + usize::from(words.is(half + 1, &["a", "an", "-"]));
        let (n, unit) = match words.unit(of)? {
            Unit::Minute => (30, Unit::Second),
            Unit::Hour => (30, Unit::Minute),
            Unit::Day => (12, Unit::Hour),
            Unit::Year => (6, Unit::Month),
            Unit::Decade => (5, Unit::Year),
            Unit::Century => (50, Unit::Year),
            _ => return None,
        };
        return count(Length::Whole(n), unit, of + 1 - at);
    }
    None
}

/// A number of units, and the index after it.
fn number(words: &Words<'_>, at: usize) -> Option<(Length, usize)> {
    let vague = |w: &str| UNSAID.contains(&w);
    if vague(words.word(at)) {
        return Some((Length::Unsaid, at + 1));
    }
    if words.word(at + 1) == "of" && words.is(at, &["dozens", "scores", "hundreds", "thousands"]) {
        return Some((Length::Unsaid, at + 2));
    }
    let whole = crate::number::whole(words.word(at));
    let Some(mut whole) = whole else {
        let half = words.word(at).strip_suffix(".5")?.parse().ok()?;
        return Some((Length::AndAHalf(half), at + 1));
    };
    let mut end = at + 1;
    if (20..100).contains(&whole) && whole % 10 == 0 && words.word(end) == "-" {
        let ones = crate::number::whole(words.word(end + 1)).filter(|n| (1..10).contains(n));
        if let Some(ones) = ones.filter(|_| words.word(at).starts_with(|c: char| c.is_ascii_lowercase())) {
            (whole, end) = (whole + ones, end + 2);
        }
    }
    for half in [&["and", "a", "half"][..], &["-", "and", "-", "a", "-", "half"]] {
        if words.are(end, half) {
            return Some((Length::AndAHalf(whole), end + half.len()));
        }
    }
    if words.is(end, &["hundred", "thousand"]) {
        return Some((Length::Unsaid, end + 1));
    }
    Some((Length::Whole(whole), end))
}

/// "two weeks ago", "a year earlier", "three days later", "years ago", "two days from now".
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

/// "14 days", "a decade", "in years", "four-week"; not "54-year-old", "three-quarters".
pub(super) fn duration(words: &Words<'_>, at: usize) -> Option<Read> {
    const OVER: &[&str] = &[
        "in", "for", "within", "over", "after", "through", "ending", "just", "only", "been", "take", "takes",
        "took", "taken", "last", "lasted",
    ];
    if let Some(unit) = words.units(at).filter(|u| *u != Unit::Quarter) {
        let lasting = OVER.contains(&words.before(at)) || words.is(at + 1, &["after", "before"]);
        return lasting.then_some(Read::new(Expression::Duration(Length::Unsaid, unit), at + 1));
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
    let hyphen = words.word(count.end - 2) == "-";
    if singular && !hyphen && count.length == Length::Unsaid {
        return None;
    }
    // An age is told of a person, not of time; the corpora of TimeML leave it out.
    let age = words.are(count.end, &["-", "old"]) || words.word(count.end) == "old";
    let fraction = count.unit == Unit::Quarter && hyphen && !singular;
    (!age && !fraction).then_some(Read::new(Expression::Duration(count.length, count.unit), count.end))
}
