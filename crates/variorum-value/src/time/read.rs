//! Time expressions as the words of a text make them.

mod clock;
mod compare;
mod count;
mod date;
mod extent;
mod length;
mod month_day;
mod part;
mod range;
mod repeated;
mod step;
mod vague;

use variorum_parse::{Doc, Token};

use super::words::Words;
use super::{Expression, Hour, Reach, Time, Unit, WhichYear, YearPart, tense};

/// The time expressions of a text, in order.
pub fn times(doc: &Doc) -> Vec<Time> {
    let words = Words::new(doc);
    let mut found = Vec::new();
    let (mut at, mut end_before) = (0, 0);
    let mut day_said = None;
    while at < doc.len() {
        let Some(read) = READERS.iter().find_map(|reader| reader(&words, at)) else {
            at += 1;
            continue;
        };
        let (begin, end) = extent::begin(&words, at, &read, end_before);
        let sentence = doc.token(at).map_or(0..0, Token::sentence);
        let time = Time {
            span: doc.span(begin..read.end),
            expression: match read.expression {
                // Who names a day and then an hour means the hour of that day.
                Expression::Clock if day_said.as_ref() == Some(&sentence) => {
                    Expression::Anchored(Unit::Day, 0)
                }
                as_read => as_read,
            },
            hour: read.hour,
            end,
            reach: doc.token(read.end - 1).map_or(Reach::Open, |t| tense::reach(climb(t))),
        };
        if names_day(time.expression) {
            day_said = Some(sentence);
        }
        found.push(time);
        (at, end_before) = (read.end, read.end);
    }
    range::share(doc, &mut found);
    found
}

/// What was read, and the index after it.
#[derive(Clone, Copy)]
struct Read {
    expression: Expression,
    hour: Option<Hour>,
    end: usize,
}

impl Read {
    fn new(expression: Expression, end: usize) -> Self {
        Self { expression, hour: None, end }
    }

    fn part(part: YearPart, year: WhichYear, end: usize) -> Self {
        Self::new(Expression::OfYear(part, year), end)
    }

    fn at(self, hour: Hour) -> Self {
        Self { hour: Some(hour), ..self }
    }
}

type Reader = fn(&Words<'_>, usize) -> Option<Read>;

/// Tried in this order at every word.
const READERS: &[Reader] = &[
    repeated::every,
    repeated::adverb,
    clock::clock,
    clock::part_of_day,
    date::numeric,
    date::on_weekday,
    date::day_of_month,
    month_day::day,
    compare::compared,
    part::holiday,
    step::in_a_row,
    part::quarter,
    part::week_of_month,
    part::week_of_day,
    part::nth_weekday,
    part::century,
    part::season,
    date::month,
    step::named_day,
    step::before_last,
    step::anchored,
    step::stepped,
    step::outstanding,
    length::ago,
    part::decade,
    date::year,
    date::short_year,
    repeated::rate,
    length::duration,
    vague::vague,
];

fn names_day(expression: Expression) -> bool {
    matches!(
        expression,
        Expression::OfYear(YearPart::Day(..) | YearPart::Holiday(_), _)
            | Expression::Weekday(..)
            | Expression::WeekdayOf(..)
            | Expression::DayOfMonth(..)
            | Expression::Relative(Unit::Day, _)
            | Expression::Anchored(Unit::Day, _)
    )
}

/// The top of the expression's own noun phrase.
fn climb(token: Token<'_>) -> Token<'_> {
    let inside =
        |t: &Token<'_>| matches!(t.dep(), "nummod" | "amod" | "compound" | "det" | "punct" | "appos");
    token.ancestors().find(|_| inside(&token)).unwrap_or(token)
}

/// The year behind a part of a year, and the index after it: "2020", ", 2020", "of 2020", "of last year", "last year",
/// "of that year", "the following year".
fn year_behind(words: &Words<'_>, at: usize) -> (WhichYear, usize) {
    let from = at + usize::from(words.is(at, &[",", "of", "in"]));
    if let Some(year) = words.year(from).filter(|_| words.word(at) != "in") {
        return (WhichYear::Said(year), from + 1);
    }
    if let Some((year, end)) = words.short_year(from) {
        return (WhichYear::Said(year), end);
    }
    let from = if words.word(at) == "," { at } else { from };
    let article = words.word(from) == "the";
    if article && words.word(at) == "of" && words.word(from + 1) == "year" {
        return (WhichYear::Stepped(0), from + 2);
    }
    let from = from + usize::from(article);
    if words.word(from + 1) != "year" {
        return (WhichYear::Open, at);
    }
    let end = from + 2;
    match (words.word(from), words.step(from)) {
        ("that", _) => (WhichYear::Spoken(0), end),
        ("same", _) if article => (WhichYear::Spoken(0), end),
        ("following", _) if article => (WhichYear::Spoken(1), end),
        ("previous" | "preceding", _) if article => (WhichYear::Spoken(-1), end),
        (_, Some(step)) => (WhichYear::Stepped(step), end),
        _ => (WhichYear::Open, at),
    }
}

#[cfg(test)]
mod tests;
