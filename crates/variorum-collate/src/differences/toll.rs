//! How many died and how many were hurt, as each witness opens with it.

use std::collections::BTreeMap;

use variorum_parse::Token;
use variorum_value::Quantity;

use super::clause::Clause;
use super::pair::Pair;
use super::slot::Role;
use super::{ALL_PAIRS, Finding, Story, place, quantity, time};
use crate::{Difference, DifferenceKind};

/// What befell people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Harm {
    Death,
    Injury,
}

/// Verbs of it, and the place that those fill whom it befell. Own compilation.
const HARMS: &[(&str, Harm, Role)] = &[
    ("kill", Harm::Death, Role::Object),
    ("slay", Harm::Death, Role::Object),
    ("die", Harm::Death, Role::Subject),
    ("perish", Harm::Death, Role::Subject),
    ("injure", Harm::Injury, Role::Object),
    ("wound", Harm::Injury, Role::Object),
    ("hurt", Harm::Injury, Role::Object),
];

/// Nouns of people of any kind: "three men" are three of those who died, not all. Own compilation.
const PEOPLE: &[&str] = &["people", "person", "victim", "casualty", "other", "passenger"];

/// Sentences of a page that tell what happened; below them stands what happened before.
const OPENING: usize = 4;

/// One count of the dead or the hurt.
struct Count<'a> {
    clause: &'a Clause<'a>,
    quantity: &'a Quantity,
}

/// The counts of the dead and of the hurt on which two witnesses disagree.
pub(super) fn differences(story: &Story<'_>, clauses: &[Clause<'_>]) -> Vec<Difference> {
    let mut counts: Vec<BTreeMap<Harm, Vec<Count<'_>>>> =
        story.sources.iter().map(|_| BTreeMap::new()).collect();
    for clause in clauses {
        let Some((harm, quantity)) = count(story, clause) else { continue };
        if let Some(of_witness) = counts.get_mut(clause.segment.witness) {
            of_witness.entry(harm).or_default().push(Count { clause, quantity });
        }
    }
    [Harm::Death, Harm::Injury].into_iter().flat_map(|harm| of_harm(story, harm, &counts)).collect()
}

fn of_harm(story: &Story<'_>, harm: Harm, counts: &[BTreeMap<Harm, Vec<Count<'_>>>]) -> Vec<Difference> {
    let mut told: Vec<&[Count<'_>]> = Vec::new();
    for count in counts.iter().filter_map(|c| c.get(&harm)) {
        // Of many witnesses, those that count as one before them did add nothing.
        let first = |c: &[Count<'_>]| c.first().map(|c| (c.quantity.low, c.quantity.high));
        if counts.len() <= ALL_PAIRS || !told.iter().any(|t| first(t) == first(count)) {
            told.push(count);
        }
    }
    let pairs = told.iter().enumerate().flat_map(|(i, a)| told.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| differ(story, a, b)).collect()
}

/// The count that a clause in the opening of its page gives.
fn count<'a>(story: &Story<'a>, clause: &Clause<'_>) -> Option<(Harm, &'a Quantity)> {
    let source = story.sources.get(clause.segment.witness)?;
    let verb = source.doc.token(clause.proposition.predicate)?;
    let &(_, harm, role) = HARMS.iter().find(|(lemma, ..)| *lemma == verb.lemma())?;
    let opening = source.doc.sentences().partition_point(|s| s.start <= verb.index()) <= OPENING;
    let slot = clause.slots.iter().find(|s| s.role == role)?;
    let people = source.doc.token(slot.head).filter(|t| is_people(*t) && !quantity::is_sum(*t))?;
    // "That quake killed six": another one than the day's.
    let pointed = verb.children().filter(|c| c.dep() == "nsubj").flat_map(|c| c.children());
    let other = pointed.into_iter().any(|t| matches!(t.text(), "That" | "that" | "Those" | "those"));
    let counted =
        |q: &&Quantity| source.doc.token(q.token).is_some_and(|t| t == people || t.head() == people);
    let mut found = story.quantities.get(clause.segment.witness)?.iter().filter(counted);
    let number = found.next().filter(|_| found.next().is_none())?;
    let told = opening
        && !other
        && !clause.proposition.denied
        && clause.proposition.certainty.settled() == Some(true);
    told.then_some((harm, number))
}

/// "three people", "three others" and "three".
fn is_people(token: Token<'_>) -> bool {
    token.pos() == "NUM" || PEOPLE.contains(&token.lemma())
}

/// The first counts of two witnesses, where none of one agrees with one of the other.
fn differ(story: &Story<'_>, ours: &[Count<'_>], theirs: &[Count<'_>]) -> Option<Difference> {
    let agree = |a: &Count<'_>| theirs.iter().any(|b| a.quantity.agrees(b.quantity));
    let (a, b) = (ours.first()?, theirs.first()?);
    let pair = Pair::new(story, &a.clause.segment, &b.clause.segment)?;
    if ours.iter().any(agree) || time::disagree(&pair) {
        return None;
    }
    let (x, y) = (a.quantity.span, b.quantity.span);
    let why = format!("“{}” or “{}”", pair.left.say(x), pair.right.say(y));
    let finding =
        Finding { kind: DifferenceKind::Quantity, left: vec![x], right: vec![y], why, confidence: 0.6 };
    place(story, finding, None, a.clause.segment.witness, b.clause.segment.witness)
}
