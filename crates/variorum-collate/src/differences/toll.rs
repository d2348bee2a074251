//! How many died and how many were hurt, as each witness opens with it.

use std::collections::BTreeMap;

use variorum_parse::{Doc, Token};
use variorum_value::Quantity;

use super::clause::Clause;
use super::pair::Pair;
use super::slot::Role;
use super::{ALL_PAIRS, Finding, Story, place, quantity, time};
use crate::segment::Segment;
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
const PEOPLE: &[&str] = &["people", "person", "victim", "casualty", "passenger"];

/// Sentences of a page that tell what happened; below them stands what happened before.
const OPENING: usize = 4;

/// Words of it that stand behind the number. Own compilation.
const STATES: &[(&str, Harm)] =
    &[("dead", Harm::Death), ("injured", Harm::Injury), ("wounded", Harm::Injury), ("hurt", Harm::Injury)];

/// Words that stand between the two at most: "four people were left". "Four others" are not all.
const BETWEEN: usize = 4;

/// Words between a number and its noun at most.
const BEFORE: usize = 6;

/// One count of the dead or the hurt, with the stretch that tells it.
struct Count<'a> {
    segment: &'a Segment,
    quantity: &'a Quantity,
}

/// The counts of the dead and of the hurt on which two witnesses disagree.
pub(super) fn differences(story: &Story<'_>, clauses: &[Clause<'_>]) -> Vec<Difference> {
    let mut counts: Vec<BTreeMap<Harm, Vec<Count<'_>>>> =
        story.sources.iter().map(|_| BTreeMap::new()).collect();
    let acted = clauses.iter().filter_map(|c| count(story, c).map(|(harm, q)| (harm, &c.segment, q)));
    for (harm, segment, quantity) in acted.chain(states(story)) {
        if let Some(of_witness) = counts.get_mut(segment.witness) {
            of_witness.entry(harm).or_default().push(Count { segment, quantity });
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
    let verb = source.doc.token(clause.proposition.predicate).filter(|t| opens(&source.doc, *t))?;
    let &(_, harm, role) = HARMS.iter().find(|(lemma, ..)| *lemma == verb.lemma())?;
    let slot = clause.slots.iter().find(|s| s.role == role)?;
    let people = source.doc.token(slot.head).filter(|t| is_people(*t) && !quantity::is_sum(*t))?;
    // "That quake killed six": another one than the day's.
    let pointed = verb.children().filter(|c| c.dep() == "nsubj").flat_map(|c| c.children());
    let other = pointed.into_iter().any(|t| matches!(t.text(), "That" | "that" | "Those" | "those"));
    let counted =
        |q: &&Quantity| source.doc.token(q.token).is_some_and(|t| t == people || t.head() == people);
    let numbers = story.quantities.get(clause.segment.witness)?;
    let first = numbers.partition_point(|q| q.token + BEFORE < people.index());
    let near = numbers.iter().skip(first).take_while(|q| q.token <= people.index());
    let mut found = near.filter(counted);
    let number = found.next().filter(|_| found.next().is_none())?;
    let settled = clause.proposition.certainty.settled() == Some(true);
    (!other && !clause.proposition.denied && settled).then_some((harm, number))
}

/// The counts in the openings that an adjective tells: "leaving two people dead and four injured".
fn states<'a>(story: &Story<'a>) -> Vec<(Harm, &'a Segment, &'a Quantity)> {
    let mut found = Vec::new();
    for (witness, (source, numbers)) in story.sources.iter().zip(story.quantities).enumerate() {
        let told = |q: &Quantity| source.doc.token(q.token).filter(|t| opens(&source.doc, *t));
        let opening = numbers.iter().map_while(|q| Some((q, told(q)?)));
        for (q, harm) in opening.filter_map(|(q, t)| Some((q, state(t)?))) {
            let holds = |s: &&Segment| s.witness == witness && s.span.contains(q.span);
            found.extend(story.segments.iter().find(holds).map(|segment| (harm, segment, q)));
        }
    }
    found
}

/// What is said to have befallen as many people as a number says.
fn state(number: Token<'_>) -> Option<Harm> {
    let skipped = |t: &Token<'_>| is_people(*t) || t.pos() == "AUX" || t.lemma() == "leave";
    let behind = std::iter::successors(number.next(), |t| t.next()).take(BETWEEN);
    let state = behind.into_iter().find(|t| !skipped(t)).filter(|t| t.dep() != "amod")?;
    STATES.iter().find(|(word, _)| *word == state.text().to_lowercase()).map(|(_, harm)| *harm)
}

/// Whether a token stands in the opening of its page.
fn opens(doc: &Doc, token: Token<'_>) -> bool {
    doc.sentences().partition_point(|s| s.start <= token.index()) <= OPENING
}

/// "three people" and "three", but not "three other people".
fn is_people(token: Token<'_>) -> bool {
    let others = token.children().any(|c| matches!(c.lemma(), "other" | "more"));
    (token.pos() == "NUM" || PEOPLE.contains(&token.lemma())) && !others
}

/// The first counts of two witnesses, where none of one agrees with one of the other.
fn differ(story: &Story<'_>, ours: &[Count<'_>], theirs: &[Count<'_>]) -> Option<Difference> {
    let agree = |a: &Count<'_>| theirs.iter().any(|b| a.quantity.agrees(b.quantity));
    let (a, b) = (ours.first()?, theirs.first()?);
    let pair = Pair::new(story, a.segment, b.segment)?;
    if ours.iter().any(agree) || time::disagree(&pair) {
        return None;
    }
    let (x, y) = (a.quantity.span, b.quantity.span);
    let why = format!("“{}” or “{}”", pair.left.say(x), pair.right.say(y));
    let finding =
        Finding { kind: DifferenceKind::Quantity, left: vec![x], right: vec![y], why, confidence: 0.6 };
    place(story, finding, None, a.segment.witness, b.segment.witness)
}
