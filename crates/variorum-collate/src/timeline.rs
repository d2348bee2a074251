//! What happened when.

use variorum_parse::{Doc, Token};
use variorum_statement::{Kind, after_dateline};
use variorum_text::Span;
use variorum_value::{Expression, Time, TimeUnit, When, YearPart};

use crate::collate::on_page;
use crate::dates::Dates;
use crate::{Event, Source, WitnessId};

/// Longest description of an event, in characters.
const LONGEST: usize = 100;

/// The dated events of a witness in the order of the text. Mentions of one date about one verb or in one clause are one event.
pub(crate) fn timeline(witness: WitnessId, source: &Source, dates: &Dates) -> Vec<Event> {
    let doc = &source.doc;
    let mut events: Vec<Event> = Vec::new();
    for (time, when) in dates.times().iter().filter(|(t, _)| dates_event(source, t)) {
        let Some(when) = when.map(|w| w.to_string()) else { continue };
        let evidence = on_page(source, &[time.span]);
        match events.iter_mut().find(|e| e.when == when) {
            Some(known) => known.evidence.extend(evidence),
            None => events.push(Event { what: what(doc, time.span), when, witness, evidence }),
        }
    }
    events
}

/// Sorts events by the first day that their dates cover, those of one date in the order of the witnesses.
pub(crate) fn in_order(events: &mut [Event]) {
    events.sort_by_cached_key(|event| event.when.parse::<When>().ok());
}

/// Whether a time expression dates something: "this year" is the background of it, "today" in a quotation is the speaker's
/// day, and the year in a name is part of the name.
fn dates_event(source: &Source, time: &Time) -> bool {
    let quoted = || {
        let direct = source.statements.iter().filter(|s| s.kind == Kind::Direct);
        direct.flat_map(|s| &s.content).any(|c| c.contains(time.span))
    };
    match time.expression {
        Expression::Relative(unit, 0) if unit >= TimeUnit::Month => false,
        Expression::OfYear(YearPart::Half(_), _) | Expression::FiscalYear(_) => false,
        Expression::Decade(_) | Expression::Century(_) => false,
        Expression::Relative(TimeUnit::Day, _) => !quoted(),
        Expression::Year(_) => !in_name(&source.doc, time.span),
        _ => true,
    }
}

/// "the Civil Rights Act of 1964", "Euro 2020".
fn in_name(doc: &Doc, year: Span) -> bool {
    let Some(token) = doc.token(doc.tokens_in(year).start) else { return false };
    let of = token.head();
    let of_name = of.text() == "of" && of.head().pos() == "PROPN";
    let name = token.head().pos() == "PROPN" && token.previous().is_some_and(|p| p.pos() == "PROPN");
    of_name || name
}

/// The words of the clause that a time stands in, within its paragraph and behind its dateline, cut to a line.
fn what(doc: &Doc, time: Span) -> String {
    let Some(token) = doc.token(doc.tokens_in(time).start) else { return String::new() };
    let clause = token.ancestors().find(|t| is_clause(*t)).map_or(token.sentence(), Token::subtree);
    let sentence = token.sentence();
    let clause = doc.span(clause.start.max(sentence.start)..clause.end.min(sentence.end));
    let told = after_dateline(doc, doc.tokens_in(paragraph(doc.text(), time)));
    let words = doc.span(told).intersect(clause).unwrap_or(time).of(doc.text());
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | '—' | '“' | '”' | '"')).trim();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(i, _)| i);
    let cut = line.get(..end).unwrap_or_default();
    format!("{}…", cut.rsplit_once(' ').map_or(cut, |(head, _)| head).trim_end_matches(','))
}

/// The line that a span stands in.
fn paragraph(text: &str, span: Span) -> Span {
    let start = text.get(..span.start()).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(span.end()..).and_then(|t| t.find('\n')).map_or(text.len(), |at| span.end() + at);
    Span::new(start, end)
}

fn is_clause(token: Token<'_>) -> bool {
    matches!(token.pos(), "VERB" | "AUX")
        && matches!(token.dep(), "ROOT" | "ccomp" | "advcl" | "relcl" | "conj" | "acl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_comes_before_the_months_after_it() {
        let event = |when: &str, witness| Event {
            when: when.to_owned(),
            what: String::new(),
            witness: WitnessId(witness),
            evidence: vec![],
        };
        let mut events =
            [event("2020-12", 0), event("2020-05-03", 0), event("2020-W18", 1), event("2020-W18", 0)];
        in_order(&mut events);
        let order: Vec<_> = events.iter().map(|e| (e.when.as_str(), e.witness.0)).collect();
        assert_eq!(order, [("2020-W18", 1), ("2020-W18", 0), ("2020-05-03", 0), ("2020-12", 0)]);
    }
}
