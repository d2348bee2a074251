//! One covers more than the other.

mod kind;
mod limit;
mod listed;
mod purpose;
mod restriction;

use variorum_parse::Token;
use variorum_text::Span;

use super::Finding;
use super::clause::phrase;
use super::join::Joined;
use super::pair::{Pair, Part};
use super::slot::Role;
use crate::DifferenceKind;
pub(super) use limit::of_readings;
pub(super) use listed::of_lists;
pub(super) use restriction::of_copies;

/// How alike two nouns must be that name one thing.
const NOUN: f32 = 0.7;

/// The evidence that is asked of two clauses that agree in the predicate and one place.
const RARE: f32 = 1.7;

/// Clauses of one thing, one of which covers more.
pub(super) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    let others = (j.part_in(Role::Subject) && j.utterance.is_none()) || j.part_in(Role::Object);
    let denied = (j.left.proposition.denied, j.right.proposition.denied);
    if others || denied.0 != denied.1 {
        return Vec::new();
    }
    if !j.is_firm() && !denied.0 {
        let rare = j.predicates && j.evidence() >= RARE;
        return nouns(j)
            .into_iter()
            .filter(|_| rare)
            .filter_map(|(x, y)| limit::of_nouns(&j.pair, x, y))
            .collect();
    }
    let mut found: Vec<Finding> = nouns(j).into_iter().filter_map(|(x, y)| of_nouns(j, x, y)).collect();
    if found.is_empty() {
        let said = j.utterance.is_some();
        found.extend(purpose::of_considered(j).or_else(|| purpose::of_object(j).filter(|_| said)));
    }
    found
}

/// Two nouns in one place of two clauses, one of which covers more.
fn of_nouns(j: &Joined<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let pair = &j.pair;
    let total = || kind::of_total(pair, x, y);
    if !j.predicates && j.utterance.is_none() {
        return total();
    }
    let kinds = || kind::of_kinds(pair, x, y).or_else(|| kind::of_classes(pair, x, y));
    let found =
        limit::of_nouns(pair, x, y).or_else(|| limit::of_objects(pair, x, y)).or_else(kinds).or_else(total);
    found.or_else(|| limit::of_several(pair, x, y)).or_else(|| kind::of_denied(j, x, y))
}

/// The nouns that both clauses have in one place, and those behind prepositions of these or beside them.
fn nouns<'j>(j: &'j Joined<'_>) -> Vec<(Token<'j>, Token<'j>)> {
    let noun = |t: Token<'_>| t.pos() == "NOUN";
    let mut found: Vec<_> = j.heads().filter(|(x, y)| noun(*x) && noun(*y)).collect();
    let mut at = 0;
    while let Some(&(x, y)) = found.get(at) {
        for p in below(x).into_iter().filter(|p| noun(*p)) {
            let aligned = j.pair.right_of(p.index(), NOUN);
            let same = below(y).into_iter().find(|q| noun(*q) && aligned == Some(q.index()));
            found.extend(same.filter(|q| !found.contains(&(p, *q))).map(|q| (p, q)));
        }
        at += 1;
    }
    found
}

/// The nouns behind the prepositions of one, and those beside it and these.
fn below(noun: Token<'_>) -> Vec<Token<'_>> {
    let behind = noun.children().filter(|c| c.dep() == "prep").flat_map(|p| p.children());
    let mut all: Vec<Token<'_>> = behind.filter(|c| c.dep() == "pobj").collect();
    all.push(noun);
    let beside: Vec<_> = all.iter().flat_map(|t| t.children()).filter(|c| c.dep() == "conj").collect();
    all.extend(beside);
    all.retain(|t| *t != noun);
    all
}

/// The words of the phrase that a token heads.
fn words_of(part: &Part<'_>, head: Token<'_>) -> Span {
    part.source.doc.span(phrase(head))
}

fn finding(pair: &Pair<'_>, left: Span, right: Span, confidence: f32) -> Finding {
    let why = format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right));
    Finding { kind: DifferenceKind::Scope, why, left: vec![left], right: vec![right], confidence }
}
