use variorum_parse::{Doc, Token};

use super::calendar::{month, season, unit, weekday};
use super::{Expression, Time, Unit, tense};

/// The time expressions of a text, in order.
pub fn times(doc: &Doc) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        match READERS.iter().find_map(|read| read(doc, at)) {
            Some((expression, end)) => {
                let reach = doc.token(end - 1).map_or(super::Reach::Open, |t| tense::reach(climb(t)));
                found.push(Time { span: doc.span(at..end), expression, reach });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

type Reader = fn(&Doc, usize) -> Option<(Expression, usize)>;

/// Tried in this order at every token: each gives what it read and the index after it.
const READERS: &[Reader] =
    &[date, on_weekday, quarter, stepped, seasonal, year_end, named_day, ago, year, duration];

/// The top of the expression's own noun phrase.
fn climb(token: Token<'_>) -> Token<'_> {
    let inside =
        |t: &Token<'_>| matches!(t.dep(), "nummod" | "amod" | "compound" | "det" | "punct" | "appos");
    token.ancestors().find(|_| inside(&token)).unwrap_or(token)
}

fn word(doc: &Doc, at: usize) -> &str {
    doc.token(at).map_or("", Token::text)
}

fn day_number(doc: &Doc, at: usize) -> Option<i8> {
    let digits = word(doc, at).trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = word(doc, at).get(digits.len()..)?;
    let day: i8 = digits.parse().ok()?;
    (matches!(suffix, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

fn year_number(doc: &Doc, at: usize) -> Option<i16> {
    let digits = word(doc, at);
    let year = digits.parse().ok().filter(|y| digits.len() == 4 && (1700..2200).contains(y))?;
    Some(year)
}

/// A year right behind, or behind a comma.
fn year_after(doc: &Doc, at: usize) -> (Option<i16>, usize) {
    let comma = usize::from(word(doc, at) == ",");
    match year_number(doc, at + comma) {
        Some(year) => (Some(year), at + comma + 1),
        None => (None, at),
    }
}

/// "5 January 2026", "5 January", "June 16, 2020", "June 16", "November 2025", "November".
fn date(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    if let (Some(day), Some(m)) = (day_number(doc, at), month(word(doc, at + 1))) {
        let (year, end) = year_after(doc, at + 2);
        return Some((Expression::Date { year, month: m, day: Some(day) }, end));
    }
    let m = month(word(doc, at)).filter(|_| doc.token(at).is_some_and(|t| t.tag() == "NNP"))?;
    if let Some(day) = day_number(doc, at + 1) {
        let (year, end) = year_after(doc, at + 2);
        return Some((Expression::Date { year, month: m, day: Some(day) }, end));
    }
    let (year, end) = year_after(doc, at + 1);
    // "May" and "March" alone may be names: only behind a word that dates.
    let dates = |t: Token<'_>| {
        let w = t.text().to_lowercase();
        matches!(
            w.as_str(),
            "in" | "of" | "by" | "since" | "until" | "early" | "late" | "mid" | "last" | "next"
        )
    };
    let dated = year.is_some() || at.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(dates);
    dated.then_some((Expression::Date { year, month: m, day: None }, end))
}

/// "Monday", "last Monday", "next Monday".
fn on_weekday(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    if let Some(day) = weekday(word(doc, at)) {
        return Some((Expression::Weekday(day, 0), at + 1));
    }
    let step = step(word(doc, at))?;
    Some((Expression::Weekday(weekday(word(doc, at + 1))?, step), at + 2))
}

fn step(word: &str) -> Option<i8> {
    match word.to_lowercase().as_str() {
        "last" | "past" | "previous" => Some(-1),
        "this" => Some(0),
        "next" | "coming" => Some(1),
        _ => None,
    }
}

/// "last month", "this week", "next year"; "this next week" is the next.
fn stepped(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let both = step(word(doc, at)).and(step(word(doc, at + 1)));
    let first = if both.is_some() { at + 1 } else { at };
    let by = step(word(doc, first))?;
    let unit = unit(word(doc, first + 1)).filter(|u| *u != Unit::Day)?;
    let singular = !word(doc, first + 1).ends_with('s');
    singular.then_some((Expression::Relative(unit, by.into()), first + 2))
}

/// "last summer", "this winter", "summer 2019", "the summer of 2019".
fn seasonal(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    if let Some(s) = season(word(doc, at)) {
        let of = usize::from(word(doc, at + 1) == "of");
        let year = year_number(doc, at + 1 + of)?;
        return Some((Expression::Season(s, Some(year), 0), at + 2 + of));
    }
    let step = step(word(doc, at))?;
    Some((Expression::Season(season(word(doc, at + 1))?, None, step), at + 2))
}

/// "the second quarter of 2020", "the second quarter".
fn quarter(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let number = match word(doc, at).to_lowercase().as_str() {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" | "last" | "final" => 4,
        _ => return None,
    };
    if !word(doc, at + 1).eq_ignore_ascii_case("quarter") {
        return None;
    }
    let of = usize::from(word(doc, at + 2) == "of");
    match year_number(doc, at + 2 + of) {
        Some(year) => Some((Expression::Quarter(number, Some(year)), at + 3 + of)),
        None => Some((Expression::Quarter(number, None), at + 2)),
    }
}

/// "the end of 2020", "2020's end": its last month.
fn year_end(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let month = |year| Expression::Date { year: Some(year), month: 12, day: None };
    if word(doc, at) == "end" && word(doc, at + 1) == "of" {
        return Some((month(year_number(doc, at + 2)?), at + 3));
    }
    let possessive = matches!(word(doc, at + 1), "'s" | "’s") && word(doc, at + 2) == "end";
    possessive.then(|| Some((month(year_number(doc, at)?), at + 3))).flatten()
}

/// "today", "yesterday", "tomorrow", "tonight".
fn named_day(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let by = match word(doc, at).to_lowercase().as_str() {
        "yesterday" => -1,
        "today" | "tonight" => 0,
        "tomorrow" => 1,
        _ => return None,
    };
    Some((Expression::Relative(Unit::Day, by), at + 1))
}

/// A count of units: "two weeks", "14 days", "14-day", "a month".
fn count(doc: &Doc, at: usize) -> Option<(u16, Unit, usize)> {
    if word(doc, at + 1).eq_ignore_ascii_case("fortnight") && matches!(word(doc, at), "a" | "the") {
        return Some((2, Unit::Week, at + 2));
    }
    let n = match word(doc, at) {
        "a" | "an" => 1,
        w => crate::number::whole(w)?,
    };
    let hyphen = usize::from(word(doc, at + 1) == "-");
    Some((n, unit(word(doc, at + 1 + hyphen))?, at + 2 + hyphen))
}

/// "two weeks ago", "a year ago".
fn ago(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let (n, unit, end) = count(doc, at)?;
    let by = match word(doc, end).to_lowercase().as_str() {
        "ago" | "earlier" => -i32::from(n),
        "away" | "later" => i32::from(n),
        _ => return None,
    };
    Some((Expression::Relative(unit, by), end + 1))
}

/// A year behind a preposition or as the modifier of a noun ("in 2020", "the 2009 series").
fn year(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let year = year_number(doc, at)?;
    let token = doc.token(at)?;
    let counts = token.dep() == "nummod" && token.head().tag() == "NNS" && token.head().index() == at + 1;
    let plain = !matches!(token.previous().map(Token::tag), Some("$" | "CD" | "#"));
    (plain && !counts).then_some((Expression::Year(year), at + 1))
}

fn duration(doc: &Doc, at: usize) -> Option<(Expression, usize)> {
    let (n, unit, end) = count(doc, at)?;
    Some((Expression::Duration(n, unit), end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_parse::Annotation;
    use variorum_text::Span;

    /// Words split at spaces; a capital makes a name.
    fn read(text: &str) -> Vec<(String, Expression)> {
        let mut at = 0;
        let rows: Vec<_> = text
            .split(' ')
            .map(|word| {
                let span = Span::new(at, at + word.len());
                at = span.end() + 1;
                let tag = if word.starts_with(char::is_uppercase) { "NNP" } else { "" };
                Annotation { span, tag, ..Default::default() }
            })
            .collect();
        let doc = Doc::from_annotations(text, &rows, vec![]).unwrap();
        times(&doc).into_iter().map(|t| (t.span.of(text).to_owned(), t.expression)).collect()
    }

    fn date(year: Option<i16>, month: i8, day: Option<i8>) -> Expression {
        Expression::Date { year, month, day }
    }

    #[test]
    fn dates() {
        assert_eq!(read("on 5 January 2026 ."), [("5 January 2026".into(), date(Some(2026), 1, Some(5)))]);
        assert_eq!(read("June 16 , 2020"), [("June 16 , 2020".into(), date(Some(2020), 6, Some(16)))]);
        assert_eq!(read("in November"), [("November".into(), date(None, 11, None))]);
        assert_eq!(read("Theresa May spoke"), []);
        assert_eq!(read("they may 5"), []);
    }

    #[test]
    fn steps() {
        assert_eq!(read("late last month")[0].1, Expression::Relative(Unit::Month, -1));
        assert_eq!(read("this next week")[0], ("this next week".into(), Expression::Relative(Unit::Week, 1)));
        assert_eq!(read("two weeks ago")[0].1, Expression::Relative(Unit::Week, -2));
        assert_eq!(read("for two weeks")[0].1, Expression::Duration(2, Unit::Week));
        assert_eq!(read("for a fortnight")[0].1, Expression::Duration(2, Unit::Week));
    }

    #[test]
    fn quarters_and_ends_of_years() {
        assert_eq!(read("second quarter of 2020")[0].1, Expression::Quarter(2, Some(2020)));
        assert_eq!(read("by the end of 2020")[0], ("end of 2020".into(), date(Some(2020), 12, None)));
    }

    #[test]
    fn years() {
        assert_eq!(read("launched in 2020 under"), [("2020".into(), Expression::Year(2020))]);
        assert_eq!(
            read("the summer of 2019")[0].1,
            Expression::Season(super::super::Season::Summer, Some(2019), 0)
        );
    }
}
