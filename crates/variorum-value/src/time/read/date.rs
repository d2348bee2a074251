//! Days, months and years of the calendar.

use super::super::words::Words;
use super::super::{Expression, WhichYear, YearPart, calendar};
use super::{Read, clock, month_day, range, year_behind};

/// "2026-02-03", "2026/02/03", "3/2/2026", "03.02.2026": with a slash the month comes first where it can, with a stop the day.
pub(super) fn numeric(words: &Words<'_>, at: usize) -> Option<Read> {
    if !words.word(at).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    iso(words, at).or_else(|| {
        let word = words.word(at);
        let split = |sign| Some((word.split_once(sign)?, sign == '/'));
        let ((first, rest), month_first) = split('/').or_else(|| split('.'))?;
        let (second, year) = rest.split_once(if month_first { '/' } else { '.' })?;
        if let Some(year_first) = calendar::year(first).filter(|_| first.len() == 4) {
            return whole(year_first, second.parse().ok()?, year.parse().ok()?, at + 1);
        }
        let number = |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.len() <= 2);
        let (first, second) = (number(first)?, number(second)?);
        let month_first = if month_first { first <= 12 } else { second > 12 };
        let (month, day) = if month_first { (first, second) } else { (second, first) };
        whole(full_year(year)?, month, day, at + 1)
    })
}

fn iso(words: &Words<'_>, at: usize) -> Option<Read> {
    let dashes =
        words.word(at + 1) == "-" && words.word(at + 3) == "-" && (at..at + 4).all(|i| words.is_tight(i));
    let year = words.year(at).filter(|_| dashes)?;
    whole(year, words.day(at + 2)?, words.day(at + 4)?, at + 5)
}

/// A year of four digits, or the nearest to our time that ends in two.
fn full_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 => Some(calendar::of_two(year)),
        _ => None,
    }
}

fn whole(year: i16, month: i8, day: i8, end: usize) -> Option<Read> {
    jiff::civil::Date::new(year, month, day).ok()?;
    Some(Read::part(YearPart::Day(month, day), WhichYear::Said(year), end))
}

/// "Monday", "last Monday", "Friday night", "Tuesday, 3 February 2026".
pub(super) fn on_weekday(words: &Words<'_>, at: usize) -> Option<Read> {
    let step = words.steps(at);
    let first = step.map_or(at, |(_, first)| first);
    let weekday = words.weekday(first)?;
    let step = step.map_or(0, |(step, _)| step);
    // "The Sunday Times"
    let in_name = |t: variorum_parse::Token<'_>| {
        t.dep() == "compound" && t.head().tag().starts_with("NNP") && t.head().index() == first + 1
    };
    let dated = first + 1 + usize::from(words.word(first + 1) == ".");
    let dated = dated + usize::from(words.word(dated) == ",");
    let article = usize::from(words.word(dated) == "the");
    if let Some(date) =
        day_of_month(words, dated + article).or_else(|| month_day::day(words, dated + article))
    {
        return Some(date);
    }
    if let Some(read) = of_week(words, weekday, first + 1) {
        return Some(read);
    }
    if words.day_part(first + 1).is_none() && words.token(first).is_some_and(in_name) {
        return None;
    }
    let read = Read::new(Expression::Weekday(weekday, step), first + 1);
    Some(clock::day_part_behind(words, read))
}

/// "Monday of last week", "Friday next week".
fn of_week(words: &Words<'_>, weekday: jiff::civil::Weekday, at: usize) -> Option<Read> {
    let from = at + usize::from(words.word(at) == "of");
    let (step, end) = words.steps(from).filter(|(_, end)| words.word(*end) == "week")?;
    Some(Read::new(Expression::WeekdayOf(weekday, step), end + 1))
}

/// "5 January 2026", "the 5th of January", "June 16, 2020", "June 16", "5-7 January", the "7" of "January 5-7".
pub(super) fn day_of_month(words: &Words<'_>, at: usize) -> Option<Read> {
    let spelled = || words.nth_day(at).filter(|_| words.word(at + 1) == "of");
    if let Some(day) = words.day(at).or_else(spelled) {
        let of = at + 1 + usize::from(words.word(at + 1) == "of");
        if let Some(month) = words.month(of) {
            let (year, end) = year_behind(words, of + 1);
            return Some(Read::part(YearPart::Day(month, day), year, end));
        }
        return range_start(words, at, day).or_else(|| range_end(words, at, day));
    }
    let month = words.month(at).filter(|_| words.tag(at) != "MD")?;
    let day = words.day(at + 1).filter(|_| words.word(at + 2) != "%")?;
    let (year, end) = year_behind(words, at + 2);
    Some(Read::part(YearPart::Day(month, day), year, end))
}

/// The "5" of "5-7 January", the "5th" of "the 5th and 6th of January".
fn range_start(words: &Words<'_>, at: usize, day: i8) -> Option<Read> {
    words.day(at + 2).filter(|_| words.is(at + 1, range::TO))?;
    let of = at + 3 + usize::from(words.word(at + 3) == "of");
    let month = words.month(of)?;
    let (year, _) = year_behind(words, of + 1);
    Some(Read::part(YearPart::Day(month, day), year, at + 1))
}

/// The "7" of "January 5-7".
fn range_end(words: &Words<'_>, at: usize, day: i8) -> Option<Read> {
    let month = words.month(at.checked_sub(3)?)?;
    words
        .day(at - 2)
        .filter(|first| *first < day && words.is(at - 1, range::TO) && !words.is_noun(at + 1))?;
    let (year, end) = year_behind(words, at + 1);
    Some(Read::part(YearPart::Day(month, day), year, end))
}

/// Months that are also words or names of persons.
const AMBIGUOUS: &[&str] = &[
    "march", "april", "may", "june", "august", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct",
    "nov", "dec",
];

/// Words before a month that stands alone.
const DATING: &[&str] = &[
    "in",
    "of",
    "by",
    "since",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "mid-",
    "from",
    "between",
    "during",
    "through",
    "throughout",
    "before",
    "after",
    "for",
    "and",
    "to",
    "-",
    "–",
    "on",
];

/// "November 2025", "November", "last September", "October of next year".
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<Read> {
    let step = words.steps(at);
    let first = step.map_or(at, |(_, first)| first);
    let month = words.month(first).filter(|_| words.tag(first).starts_with("NN"))?;
    let part = YearPart::Month(month);
    if let Some((step, _)) = step {
        return Some(Read::part(part, WhichYear::Nearest(step), first + 1));
    }
    match year_behind(words, first + 1) {
        (WhichYear::Open, end) => {
            let plain =
                !AMBIGUOUS.contains(&words.word(first)) || dates(words, first) || words.in_date(first);
            plain.then_some(Read::part(part, WhichYear::Open, end))
        }
        (year, end) => Some(Read::part(part, year, end)),
    }
}

/// Whether what may be a month or a name is a month: it stands behind a word that dates, with no name beside it.
fn dates(words: &Words<'_>, at: usize) -> bool {
    let named = words.has_capital(at + 1) && words.tag(at + 1).starts_with("NNP");
    DATING.contains(&words.before(at)) && !named
}

/// Parts of a year or a decade as they grow together with it.
pub(super) const PARTS: &[&str] = &["mid-", "early-", "late-", "pre-", "post-"];

/// A year: "in 2020", "the 2009 series", "mid-2010", "2020's end", "fiscal 2008".
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Read> {
    if let Some(read) = fiscal(words, at) {
        return Some(read);
    }
    let token = words.token(at)?;
    if let Some(year) = PARTS.iter().find_map(|part| calendar::year(words.word(at).strip_prefix(part)?)) {
        return Some(Read::new(Expression::Year(year), at + 1));
    }
    if let Some(year) = words.year(at + 1).filter(|_| words.is(at, &["year", "years"])) {
        return Some(Read::new(Expression::Year(year), at + 2));
    }
    let year = words.year(at)?;
    let counts = token.dep() == "nummod" && token.head().tag() == "NNS" && token.head().index() == at + 1;
    let plain = !matches!(token.previous().map(|t| t.tag()), Some("$" | "CD" | "#"));
    // Before our time a bare number of four digits is a year only behind a preposition.
    let likely = (1700..2200).contains(&year) || DATING.contains(&words.before(at));
    // "the Russell 2000 Index"
    let name =
        |t: variorum_parse::Token<'_>| t.tag().starts_with("NNP") && t.text().starts_with(char::is_uppercase);
    let named =
        token.previous().is_some_and(name) && token.next().is_some_and(name) && words.month(at - 1).is_none();
    let measured = words.is(at + 1, &["%", "percent", "points"]);
    let end = at + if words.are(at + 1, &["'s", "end"]) { 3 } else { 1 };
    (plain && likely && !counts && !measured && !named).then_some(Read::new(Expression::Year(year), end))
}

/// "fiscal 2008", "fiscal year 2008", "FY08", "the 2008 fiscal year", "the last fiscal year".
fn fiscal(words: &Words<'_>, at: usize) -> Option<Read> {
    const FISCAL: &[&str] = &["fiscal", "financial"];
    let read = |year, end| Some(Read::new(Expression::FiscalYear(year), end));
    if let Some(digits) = words.word(at).strip_prefix("fy") {
        return read(WhichYear::Said(full_year(digits)?), at + 1);
    }
    let fiscal_year = |at| words.is(at, FISCAL) && words.word(at + 1) == "year";
    if fiscal_year(at + 1) {
        let year = words.year(at).map(WhichYear::Said);
        return read(year.or_else(|| words.step(at).map(WhichYear::Stepped))?, at + 3);
    }
    if !words.is(at, FISCAL) {
        return None;
    }
    let year_word = usize::from(words.word(at + 1) == "year");
    read(WhichYear::Said(words.year(at + 1 + year_word)?), at + 2 + year_word)
}

/// "the class of '82", "in the summer of '82", the "08" of "2007-08".
pub(super) fn short_year(words: &Words<'_>, at: usize) -> Option<Read> {
    const BEFORE: &[&str] = &["in", "of", "since", "from", "until", "before", "after", "by", "to", "and"];
    let two = |at: usize| words.word(at).parse::<i16>().ok().filter(|_| words.word(at).len() == 2);
    if let Some((year, end)) = words.short_year(at) {
        let dated = BEFORE.contains(&words.before(at)) && !words.is_noun(end);
        return dated.then(|| Read::new(Expression::Year(year), end));
    }
    let first =
        words.year(at.checked_sub(2)?).filter(|_| words.is(at - 1, &["-", "–"]) && words.is_tight(at - 1))?;
    let year =
        two(at).filter(|year| *year > first % 100 && words.is_tight(at - 2) && words.word(at + 1) != "-")?;
    Some(Read::new(Expression::Year(first - first % 100 + year), at + 1))
}
