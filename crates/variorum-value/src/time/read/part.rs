//! Quarters, halves, seasons, weeks of a month, holidays; decades and centuries.

use super::super::words::Words;
use super::super::{Expression, Holiday, WhichYear, YearPart, calendar, holiday as feast};
use super::{Read, date, year_behind};

/// "Christmas", "Christmas 2019", "last Thanksgiving", "New Year's Eve".
pub(super) fn holiday(words: &Words<'_>, at: usize) -> Option<Read> {
    let step = words.steps(at);
    let first = step.map_or(at, |(_, first)| first);
    if !words.has_capital(first) {
        return None;
    }
    let (holiday, length) = feast::holiday(|i| words.word(first + i))?;
    // "Easter eggs", "Christmas Island"
    if length == 1 && words.is_noun(first + 1) && words.year(first + 1).is_none() {
        return None;
    }
    let part = YearPart::Holiday(holiday);
    let (year, end) = match step {
        Some((step, _)) => (WhichYear::Nearest(step), first + length),
        None => year_behind(words, first + length),
    };
    Some(Read::part(part, year, end))
}

/// "the first Monday of September", "the second Tuesday in November 2010".
pub(super) fn nth_weekday(words: &Words<'_>, at: usize) -> Option<Read> {
    let nth = match words.word(at) {
        "last" | "final" => -1,
        _ => words.ordinal(at).filter(|n| (1..=5).contains(n))?,
    };
    let weekday = words.weekday(at + 1).filter(|_| words.is(at + 2, &["of", "in"]))?;
    let month = words.month(at + 3)?;
    let (year, end) = year_behind(words, at + 4);
    Some(Read::part(YearPart::Holiday(Holiday::Nth(nth, weekday, month)), year, end))
}

/// "the week of January 5", "the week ending 9 January".
pub(super) fn week_of_day(words: &Words<'_>, at: usize) -> Option<Read> {
    let behind = words.is(at + 1, &["of", "ending", "ended", "beginning", "starting"]);
    if words.word(at) != "week" || !behind {
        return None;
    }
    let from = at + 2 + usize::from(words.word(at + 2) == "the");
    match date::day_of_month(words, from)? {
        Read { expression: Expression::OfYear(YearPart::Day(month, day), year), end, .. } => {
            Some(Read::part(YearPart::WeekOf(month, day), year, end))
        }
        _ => None,
    }
}

/// "the second quarter of 2020", "third-quarter", "Q3 2009", "first half of this year", "this year's first quarter".
pub(super) fn quarter(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some((year, first)) = possessive_year(words, at) {
        let (part, end) = numbered(words, first)?;
        return Some(Read::part(part, year, end));
    }
    let (part, end) = numbered(words, at)?;
    let (year, behind) = year_behind(words, end);
    // "the second half" alone is mostly a half of a game.
    if matches!((part, year), (YearPart::Half(_), WhichYear::Open)) {
        return None;
    }
    Some(Read::part(part, year, behind))
}

/// "last year's", "2008's", and the index after it.
fn possessive_year(words: &Words<'_>, at: usize) -> Option<(WhichYear, usize)> {
    let (year, end) = match words.year(at) {
        Some(year) => (WhichYear::Said(year), at + 1),
        None => (WhichYear::Stepped(words.step(at).filter(|_| words.word(at + 1) == "year")?), at + 2),
    };
    let end = end + usize::from(words.word(end) == "'s");
    (words.word(end - 1) == "'s" || matches!(year, WhichYear::Said(_))).then_some((year, end))
}

fn numbered(words: &Words<'_>, at: usize) -> Option<(YearPart, usize)> {
    if let Some(number) = words.word(at).strip_prefix('q').and_then(|n| n.parse().ok()) {
        return (1..=4).contains(&number).then_some((YearPart::Quarter(number), at + 1));
    }
    // "the fiscal fourth quarter", "its fourth fiscal quarter"
    const FISCAL: &[&str] = &["fiscal", "financial"];
    let at = at + usize::from(words.is(at, FISCAL));
    let last = words.is(at, &["final", "last"]);
    let latter = words.is(at, &["latter"]).then_some(2);
    let number = words.ordinal(at).or(latter);
    let noun = at + 1 + usize::from(words.word(at + 1) == "-" || words.is(at + 1, FISCAL));
    match words.word(noun) {
        // "last quarter" without a year is the one before this one.
        "quarter" if last && !words.is(noun + 1, &["of"]) => None,
        "quarter" => {
            let number = number.or(last.then_some(4)).filter(|n| (1..=4).contains(n))?;
            Some((YearPart::Quarter(number), noun + 1))
        }
        "half" => number.filter(|n| (1..=2).contains(n)).map(|n| (YearPart::Half(n), noun + 1)),
        _ => None,
    }
}

/// "the last week of March".
pub(super) fn week_of_month(words: &Words<'_>, at: usize) -> Option<Read> {
    let nth = match words.word(at) {
        "last" | "final" => -1,
        _ => words.ordinal(at).filter(|n| (1..=5).contains(n))?,
    };
    let month = words.month(at + 3).filter(|_| words.are(at + 1, &["week", "of"]))?;
    let (year, end) = year_behind(words, at + 4);
    Some(Read::part(YearPart::Week(nth, month), year, end))
}

/// "last summer", "this winter", "summer 2019", "the summer of 2019", "in the spring".
pub(super) fn season(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some((step, first)) = words.steps(at) {
        let season = words.season(first)?;
        return Some(Read::part(YearPart::Season(season), WhichYear::Nearest(step), first + 1));
    }
    let part = YearPart::Season(words.season(at)?);
    match year_behind(words, at + 1) {
        // "sales fall in the coming year"
        (WhichYear::Stepped(_), _) if words.word(at + 1) == "in" => None,
        (WhichYear::Open, end) => lone_season(words, at).then_some(Read::part(part, WhichYear::Open, end)),
        (year, end) => Some(Read::part(part, year, end)),
    }
}

/// Whether "spring" or "fall" means the season: "in the fall", "by spring"; not "a fall in prices", "spring water".
fn lone_season(words: &Words<'_>, at: usize) -> bool {
    const BEFORE: &[&str] =
        &["in", "by", "since", "until", "till", "during", "early", "late", "through", "throughout", "mid"];
    if words.is_noun(at + 1) || words.is(at + 1, &["in", "of", "from"]) {
        return false;
    }
    let article = usize::from(words.before(at) == "the");
    let dated = at.checked_sub(1 + article).is_some_and(|i| words.is(i, BEFORE));
    let other_sense = words.is(at, &["fall", "spring"]) && article == 0;
    let noun = words.tag(at).starts_with("NN");
    noun && (dated || (words.word(at) != "fall" && article == 0 && !other_sense))
        || noun
            && words.word(at) == "spring"
            && at.checked_sub(1).is_none_or(|i| words.is(i, &[",", "but", "and"]))
}

/// "the 1990s", "the '90s", "the nineties".
pub(super) fn decade(words: &Words<'_>, at: usize) -> Option<Read> {
    let word = words.word(at);
    let digits = word.strip_suffix('s').map(|w| w.trim_end_matches(['\'', '’']));
    let quoted = |i: usize| words.is(i, &["'", "‘", "’"]);
    let digits = digits.map(|d| date::PARTS.iter().find_map(|part| d.strip_prefix(part)).unwrap_or(d));
    if let Some(first) = digits.filter(|d| d.len() == 4).and_then(|d| d.parse::<i16>().ok()) {
        let round = first % 10 == 0 && calendar::YEARS.contains(&first);
        // "the 1800s" are a century.
        let century = i8::try_from(first / 100 + 1).ok().filter(|_| first % 100 == 0 && first < 2000);
        let read = century.map_or(Expression::Decade(first), Expression::Century);
        return round.then_some(Read::new(read, at + 1));
    }
    // "in the 90s"
    if let Some(first) = short_decade(word).filter(|_| words.before(at) == "the" && words.in_date(at)) {
        return Some(Read::new(Expression::Decade(first), at + 1));
    }
    if quoted(at) {
        return short_decade(words.word(at + 1)).map(|first| Read::new(Expression::Decade(first), at + 2));
    }
    if let Some(first) = word.strip_prefix(['\'', '’']).and_then(short_decade) {
        return Some(Read::new(Expression::Decade(first), at + 1));
    }
    // "in his sixties" is an age.
    let first = calendar::decade(word).filter(|_| words.before(at) == "the")?;
    Some(Read::new(Expression::Decade(first), at + 1))
}

/// The first year of the decade that "90s" names.
fn short_decade(word: &str) -> Option<i16> {
    let digits = word.strip_suffix('s').filter(|d| d.len() == 2)?;
    let of_century: i16 = digits.parse().ok().filter(|d| d % 10 == 0)?;
    Some(if of_century < 20 { 2000 + of_century } else { 1900 + of_century })
}

/// "the 19th century".
pub(super) fn century(words: &Words<'_>, at: usize) -> Option<Read> {
    let number = words.ordinal(at).filter(|n| (1..=22).contains(n))?;
    let noun = at + 1 + usize::from(words.word(at + 1) == "-");
    (words.word(noun) == "century").then_some(Read::new(Expression::Century(number), noun + 1))
}
