//! The dates of a witness's time expressions.

use jiff::civil::Date;
use variorum_parse::Doc;
use variorum_statement::Statement;
use variorum_value::{Expression, Time, When, WhichYear, YearPart, resolve, times};

use crate::Source;

/// A witness's time expressions in order, each with what it means, where that can be told.
#[derive(Debug)]
pub(crate) struct Dates {
    times: Vec<(Time, Option<When>)>,
    /// The day the page is of.
    day: Option<Date>,
}

impl Dates {
    pub(crate) fn times(&self) -> &[(Time, Option<When>)] {
        &self.times
    }

    /// When a statement was made: a date beside its cue, else the day the page is of.
    pub(crate) fn said(&self, doc: &Doc, statement: &Statement) -> Option<String> {
        self.dated(doc, statement).or(self.day.map(|d| d.to_string()))
    }

    /// The date beside the cue of a statement.
    pub(crate) fn dated(&self, doc: &Doc, statement: &Statement) -> Option<String> {
        let cue = statement.cue.first().and_then(|c| doc.token(doc.tokens_in(*c).start))?;
        let sentence = doc.span(cue.sentence());
        let first = self.times.partition_point(|(t, _)| t.span.start() < sentence.start());
        let inside = self.times.get(first..)?.iter().take_while(|(t, _)| t.span.end() <= sentence.end());
        let beside = |t: &Time| !statement.content.iter().any(|c| c.overlaps(t.span));
        let mut dates = inside.filter(|(t, _)| beside(t)).filter_map(|(_, w)| *w);
        dates.next().map(|w| w.to_string())
    }
}

/// The dates of each witness.
pub(crate) fn dates(sources: &[Source]) -> Vec<Dates> {
    let all: Vec<Vec<Time>> = sources.iter().map(|s| times(&s.doc)).collect();
    let mut days: Vec<Option<Date>> = sources.iter().map(written).collect();
    settle(sources, &all, &mut days);
    let resolved = all.into_iter().zip(days).map(|(list, day)| Dates {
        times: list.into_iter().map(|t| (t.clone(), resolve(&t, day))).collect(),
        day,
    });
    resolved.collect()
}

/// The day a page says it was published.
pub(crate) fn written(source: &Source) -> Option<Date> {
    let published = source.article.metadata.published.as_deref()?;
    published.get(..10)?.parse().ok()
}

/// Sentences at the beginning of an article that tell the day of what it reports.
const LEAD: usize = 4;

/// Content words that two sentences must share to date one event.
const SHARED: usize = 3;

/// Years after the last one the texts name in which the event is looked for.
const YEARS: i16 = 12;

/// Gives undated witnesses the day of the event, where what two say together leaves one: "on Monday" in one and
/// "5 January" in the other, in sentences on the same thing, with the years that the texts name behind them.
fn settle(sources: &[Source], times: &[Vec<Time>], days: &mut [Option<Date>]) {
    let named = times.iter().flatten().filter_map(|t| match t.expression {
        Expression::Year(y) | Expression::OfYear(_, WhichYear::Said(y)) => Some(y),
        _ => None,
    });
    let Some(floor) = named.max() else { return };
    let undated = sources.iter().zip(times).zip(&*days);
    let leads: Vec<Vec<(&Time, Vec<&str>)>> =
        undated.map(|((s, t), day)| if day.is_none() { lead(s, t) } else { Vec::new() }).collect();
    for (i, a) in leads.iter().enumerate() {
        for (j, b) in leads.iter().enumerate() {
            if i == j || days.get(i) != Some(&None) || days.get(j) != Some(&None) {
                continue;
            }
            let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
            let settled = pairs.filter_map(|((x, p), (y, q))| {
                let shared = p.iter().filter(|w| q.contains(w)).count();
                (shared >= SHARED).then(|| both(x.expression, y.expression, floor)).flatten()
            });
            if let Some(day) = settled.min() {
                for slot in [i, j] {
                    if let Some(known) = days.get_mut(slot) {
                        *known = Some(day);
                    }
                }
            }
        }
    }
}

/// The weekdays and the days of no year in the first sentences, each with the content words of its sentence.
fn lead<'a>(source: &'a Source, times: &'a [Time]) -> Vec<(&'a Time, Vec<&'a str>)> {
    let doc = &source.doc;
    let end =
        doc.sentences().get(..LEAD.min(doc.sentences().len())).and_then(|s| s.last()).map_or(0, |s| s.end);
    let first = times.iter().take_while(|t| doc.tokens_in(t.span).start < end);
    let words = |t: &Time| {
        let sentence = doc.token(doc.tokens_in(t.span).start).map_or(0..0, |t| t.sentence());
        let content = doc.slice(sentence).filter(|t| matches!(t.pos(), "NOUN" | "PROPN" | "VERB"));
        content.map(|t| t.lemma()).collect()
    };
    let half = |t: &&Time| {
        let day = matches!(t.expression, Expression::OfYear(YearPart::Day(..), WhichYear::Open));
        day || matches!(t.expression, Expression::Weekday(_, 0))
    };
    first.filter(half).map(|t| (t, words(t))).collect()
}

/// The first day from the year `floor` on that is such a weekday and such a day of the year.
fn both(a: Expression, b: Expression, floor: i16) -> Option<Date> {
    let (Expression::Weekday(weekday, 0), Expression::OfYear(YearPart::Day(month, day), WhichYear::Open)) =
        (a, b)
    else {
        return None;
    };
    let mut years = (floor..=floor + YEARS).filter_map(|y| Date::new(y, month, day).ok());
    years.find(|d| d.weekday() == weekday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn a_weekday_and_a_day_of_the_year_leave_one_year() {
        let fifth = Expression::OfYear(YearPart::Day(1, 5), WhichYear::Open);
        let monday = Expression::Weekday(Weekday::Monday, 0);
        assert_eq!(both(monday, fifth, 2022), Some(date(2026, 1, 5)));
        assert_eq!(both(fifth, monday, 2022), None);
    }
}
