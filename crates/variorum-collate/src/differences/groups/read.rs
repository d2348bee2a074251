//! The groups of people that a page counts.

use variorum_parse::{Doc, Token};
use variorum_text::Span;
use variorum_value::{Quantity, Unit};

use crate::differences::clause::phrase;

/// People by what they are there for. Own compilation.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "official", "negotiator", "delegate", "diplomat", "representative", "envoy", "adviser", "advisor", "lawmaker", "senator",
    "councillor", "minister", "mayor", "governor", "leader", "executive", "player", "footballer", "athlete", "coach", "referee",
    "physio", "physiotherapist", "doctor", "nurse", "medic", "firefighter", "soldier", "troop", "sailor", "marine", "pilot",
    "guard", "teacher", "student", "pupil", "professor", "scientist", "researcher", "engineer", "worker", "employee", "staffer",
    "miner", "driver", "farmer", "fisherman", "journalist", "reporter", "lawyer", "attorney", "judge", "juror", "prosecutor",
    "inmate", "prisoner", "detainee", "hostage", "migrant", "refugee", "tourist", "guest", "protester", "protestor",
    "demonstrator", "activist", "supporter", "fan", "volunteer", "observer", "inspector", "expert", "musician", "actor",
    "singer", "patient", "resident", "priest", "monk", "nun", "crew", "astronaut",
];

/// Those that one table may seat under one name or another.
const ENVOYS: &[&str] =
    &["official", "negotiator", "delegate", "diplomat", "representative", "envoy", "adviser", "advisor"];

/// Words before a noun that make it a part of a group, or another than the one that was told of.
const PARTS: &[&str] =
    &["other", "another", "more", "additional", "further", "new", "same", "former", "next", "last", "first"];

/// How many there are of one kind.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub kind: String,
    pub low: f64,
    pub high: f64,
}

/// People counted in one phrase: "two players and a nurse".
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub counts: Vec<Count>,
    pub span: Span,
    /// Index of the noun.
    pub noun: usize,
}

impl Count {
    pub(super) fn agrees(&self, other: &Count) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether both count people of one kind.
    pub(super) fn is_of_kind(&self, other: &Count) -> bool {
        let envoys = |c: &Count| ENVOYS.contains(&c.kind.as_str());
        self.kind == other.kind || (envoys(self) && envoys(other))
    }
}

impl Group {
    /// How many they are together.
    pub(super) fn sum(&self) -> (f64, f64) {
        self.counts.iter().fold((0.0, 0.0), |(low, high), c| (low + c.low, high + c.high))
    }
}

/// The groups of a page, in order.
pub(super) fn groups(doc: &Doc, quantities: &[Quantity]) -> Vec<Group> {
    quantities.iter().filter_map(|q| group(doc, q)).collect()
}

fn group(doc: &Doc, quantity: &Quantity) -> Option<Group> {
    let Unit::Things(_) = quantity.unit else { return None };
    let noun = noun_of(doc.token(quantity.token)?)?;
    let part = noun.children().any(|c| PARTS.contains(&c.text().to_lowercase().as_str()));
    if part || noun.dep() == "conj" || is_out_of(noun) || !KINDS.contains(&noun.lemma()) {
        return None;
    }
    let each = if is_on_each_side(noun) { SIDES } else { 1.0 };
    let first = Count { kind: noun.lemma().to_owned(), low: quantity.low * each, high: quantity.high * each };
    let mut counts = vec![first];
    let mut span = quantity.span.cover(noun.span());
    let mut last = noun;
    while let Some(next) = last.children().find(|c| c.dep() == "conj") {
        counts.push(listed(next)?);
        span = span.cover(doc.span(phrase(next)));
        last = next;
    }
    Some(Group { counts, span, noun: noun.index() })
}

/// The noun that a number stands before.
fn noun_of(number: Token<'_>) -> Option<Token<'_>> {
    let inside = |t: &Token<'_>| matches!(t.dep(), "nummod" | "quantmod" | "compound");
    let noun = if inside(&number) { number.head() } else { return None };
    let noun = if noun.tag() == "CD" && inside(&noun) { noun.head() } else { noun };
    (noun.tag() == "NNS").then_some(noun)
}

/// "a nurse", "two nurses" in a list.
fn listed(noun: Token<'_>) -> Option<Count> {
    let one = noun.children().any(|c| matches!(c.text(), "a" | "an" | "one"));
    let number = noun.children().find(|c| c.dep() == "nummod");
    let number = number.and_then(|n| variorum_value::numeral(&n.text().to_lowercase()));
    let of = if one { 1.0 } else { number? };
    let person = KINDS.contains(&noun.lemma());
    person.then(|| Count { kind: noun.lemma().to_owned(), low: of, high: of })
}

/// Sides of a table.
const SIDES: f64 = 2.0;

/// Words behind a noun among which its sides are named.
const NEAR: usize = 5;

/// "100 officials on each side", whatever the parser hangs it on.
fn is_on_each_side(noun: Token<'_>) -> bool {
    let behind: Vec<_> = std::iter::successors(noun.next(), |t| t.next()).take(NEAR).collect();
    behind
        .windows(2)
        .any(|w| matches!(w, [a, b] if matches!(a.text(), "each" | "either") && b.lemma() == "side"))
}

/// "one of 20 players"; but "it consists of 20 players".
fn is_out_of(noun: Token<'_>) -> bool {
    let of = noun.head();
    noun.dep() == "pobj" && of.text() == "of" && !matches!(of.head().pos(), "VERB" | "AUX")
}
