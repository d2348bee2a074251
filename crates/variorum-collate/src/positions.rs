//! Who will, will not, supports, demands what.

mod holder;
mod stance;

use variorum_parse::{Doc, Token};
use variorum_statement::{Statement, conditions};
use variorum_text::Span;

use crate::collate::on_page;
use crate::dates::Dates;
use crate::speakers::same_name;
use crate::{Position, Source, Stance, WitnessId};
use holder::holder;
use stance::stance;

/// Longest action, in characters.
const LONGEST: usize = 100;

/// Share of the shorter one's content words that two statements of one stance have in common when they are one position.
const SAME: f32 = 0.5;

/// A position with the lemmas of its content words.
struct Taken {
    position: Position,
    lemmas: Vec<String>,
}

/// The positions that a witness reports, in the order of the text.
pub(crate) fn positions(witness: WitnessId, source: &Source, dates: &Dates) -> Vec<Position> {
    let mut found: Vec<Taken> = Vec::new();
    for statement in &source.statements {
        for taken in taken(witness, source, dates, statement) {
            let same = |t: &&mut Taken| {
                let (a, b) = (&t.position, &taken.position);
                a.stance == b.stance
                    && same_name(&a.holder, &b.holder)
                    && overlap(&t.lemmas, &taken.lemmas) >= SAME
            };
            match found.iter_mut().find(same) {
                Some(known) => known.position.evidence.extend(taken.position.evidence),
                None => found.push(taken),
            }
        }
    }
    found.into_iter().map(|t| t.position).collect()
}

/// The positions in the main clauses of a statement.
fn taken(witness: WitnessId, source: &Source, dates: &Dates, statement: &Statement) -> Vec<Taken> {
    let doc = &source.doc;
    let Some(speaker) = &statement.speaker else { return Vec::new() };
    let mut found = Vec::new();
    for span in &statement.content {
        for root in roots(doc, *span) {
            let Some(stance) = stance(doc, statement, root) else { continue };
            let Some(holder) = holder(doc, root, statement, speaker, stance) else { continue };
            let clause = clause(doc, root, *span);
            let conditions = conditions(doc, doc.tokens_in(clause));
            let spans: Vec<Span> = conditions.iter().map(|c| c.span).collect();
            let position = Position {
                holder,
                action: action(doc, root, clause, stance),
                stance: stance::on_condition(stance, &conditions),
                conditions: on_page(source, &spans),
                as_of: dates.said(doc, statement),
                voice: vec![speaker.name.clone()],
                witness,
                evidence: on_page(source, &[clause]),
            };
            found.push(Taken { position, lemmas: lemmas(doc, clause) });
        }
    }
    found
}

/// The heads of the main clauses of a span: the tokens whose heads lie outside, and the clauses joined to those.
fn roots<'d>(doc: &'d Doc, span: Span) -> Vec<Token<'d>> {
    let tokens = doc.tokens_in(span);
    let verb = |t: &Token<'_>| matches!(t.pos(), "VERB" | "AUX") && !matches!(t.dep(), "aux" | "auxpass");
    let outside = |t: &Token<'_>| t.is_root() || !tokens.contains(&t.head().index());
    let tops: Vec<Token<'d>> = doc.slice(tokens.clone()).filter(|t| outside(t) && verb(t)).collect();
    let joined = |top: &Token<'d>| {
        let is_clause = |c: &Token<'_>| c.children().any(|s| matches!(s.dep(), "nsubj" | "nsubjpass"));
        let linked = top.children().filter(|c| matches!(c.dep(), "conj" | "parataxis"));
        linked.filter(|c| verb(c) && is_clause(c) && tokens.contains(&c.index())).collect::<Vec<_>>()
    };
    let mut all: Vec<Token<'d>> = tops.iter().flat_map(|t| std::iter::once(*t).chain(joined(t))).collect();
    all.sort_by_key(|t| t.index());
    all
}

/// The words of a clause without the clauses joined to it.
fn clause(doc: &Doc, root: Token<'_>, within: Span) -> Span {
    let whole = root.subtree();
    let joined = root.children().filter(|c| c.dep() == "conj" && c.index() > root.index());
    let next = joined.filter(|c| c.children().any(|s| s.dep() == "nsubj")).map(|c| c.subtree().start).min();
    let end = next.map_or(whole.end, |n| n.saturating_sub(1).max(root.index() + 1)).min(whole.end);
    let span = doc.span(whole.start..end);
    let span = span.intersect(within).unwrap_or(span);
    let words = span.of(doc.text());
    let kept =
        words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '”' | '"' | '—'));
    Span::new(span.start(), span.start() + kept.len())
}

/// What is claimed or denied, or the clause from its verb on: what is done.
fn action(doc: &Doc, root: Token<'_>, clause: Span, stance: Stance) -> String {
    let subject = root.children().any(|c| c.dep() == "nsubj" && c.index() < root.index());
    let done = !matches!(stance, Stance::Claims | Stance::Denies);
    let from = if subject && done {
        root.span().start().clamp(clause.start(), clause.end())
    } else {
        clause.start()
    };
    let words = Span::new(from, clause.end()).of(doc.text());
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(i, _)| i);
    let cut = line.get(..end).unwrap_or_default();
    format!("{}…", cut.rsplit_once(' ').map_or(cut, |(head, _)| head))
}

fn lemmas(doc: &Doc, span: Span) -> Vec<String> {
    let content = doc.slice(doc.tokens_in(span)).filter(|t| matches!(t.pos(), "NOUN" | "VERB" | "ADJ"));
    let mut all: Vec<String> = content.map(|t| t.lemma().to_lowercase()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn overlap(a: &[String], b: &[String]) -> f32 {
    let common = a.iter().filter(|x| b.contains(x)).count();
    common as f32 / a.len().min(b.len()).max(1) as f32
}
