//! The stance that a clause takes by itself.

use variorum_parse::Token;
use variorum_statement::{Certainty, Condition, ConditionKind, Proposition};

use super::classes::{Class, is};
use super::clause::{Clause, subject};
use super::judgement::{accuses, denies, judged, of_speaker};
use super::lexicon::{Force, stance_of};
use crate::Stance;

/// Adjectives of one who is for something, with the preposition or infinitive behind them.
const OPEN_TO: &[&str] = &["open", "committed"];

/// The stance of a clause, where that is plain.
pub(super) fn of_clause(clause: Clause<'_>, own: &Proposition) -> Option<Stance> {
    let verb = clause.verb;
    if !clause.main {
        return dependent(clause, own);
    }
    if denies(verb, own) {
        return Some(Stance::Denies);
    }
    if verb.lemma() == "want" {
        return wish(verb, own).filter(|_| own.certainty == Certainty::Fact);
    }
    if own.denied {
        return refused(verb, own).or_else(|| judged(verb, own));
    }
    let acts = !is(verb, Class::State);
    match own.certainty {
        Certainty::Considered | Certainty::Undecided => return Some(Stance::Undecided),
        Certainty::Possible if acts && passive(verb) => return Some(Stance::Undecided),
        Certainty::Must if acts && subject(verb).is_some() => return Some(Stance::Demands),
        Certainty::Should if acts && !of_speaker(verb) => return Some(Stance::Supports),
        _ => {}
    }
    if favours(verb) {
        return Some(Stance::Supports);
    }
    held(verb, own).or_else(|| judged(verb, own)).or_else(|| to_come(verb, own))
}

fn passive(verb: Token<'_>) -> bool {
    let may = |c: &Token<'_>| c.dep() == "aux" && matches!(c.lemma(), "may" | "might");
    verb.children().any(|c| c.dep() == "auxpass") && verb.children().any(|c| may(&c))
}

/// "are open to", "look forward to".
fn favours(verb: Token<'_>) -> bool {
    let behind =
        |c: Token<'_>| c.children().any(|d| d.dep() == "prep" && d.text() == "to" || d.dep() == "xcomp");
    let open = |c: Token<'_>| c.dep() == "acomp" && OPEN_TO.contains(&c.lemma()) && behind(c);
    let forward = |c: Token<'_>| c.text() == "forward";
    verb.tag() != "VBD"
        && verb.children().any(|c| verb.lemma() == "be" && open(c) || verb.lemma() == "look" && forward(c))
}

/// "we oppose the plan", "we will support it", "we are considering it". What was supported then says little of now.
fn held(verb: Token<'_>, own: &Proposition) -> Option<Stance> {
    let now = matches!(verb.tag(), "VBP" | "VBZ" | "VBG");
    let will = own.certainty == Certainty::Will;
    if let Some(stance) = stance_of(verb, Force::Announced).filter(|_| will) {
        return Some(stance);
    }
    stance_of(verb, Force::Firm).filter(|s| match s {
        Stance::Undecided => verb.tag() == "VBG" || will,
        _ => now && own.certainty == Certainty::Fact || will,
    })
}

/// What will be done: "will sell", "would sell" in a report.
fn to_come(verb: Token<'_>, own: &Proposition) -> Option<Stance> {
    let will = matches!(own.certainty, Certainty::Will | Certainty::Would) && !is_unreal(verb, own);
    let planned = own.certainty == Certainty::Planned && matches!(verb.lemma(), "plan" | "intend");
    let under_way = verb.tag() == "VBG" && own.certainty == Certainty::Fact && is(verb, Class::Deed);
    (will && !is(verb, Class::State) || planned || under_way).then_some(Stance::Will)
}

/// "would have gone": did not.
fn is_unreal(verb: Token<'_>, own: &Proposition) -> bool {
    own.certainty == Certainty::Would && verb.children().any(|c| c.dep() == "aux" && c.lemma() == "have")
}

/// "the government, which will decide", "because we will not wait": by its own auxiliary.
fn dependent(clause: Clause<'_>, own: &Proposition) -> Option<Stance> {
    let verb = clause.verb;
    if accuses(verb, own) {
        return Some(Stance::Claims);
    }
    let will =
        verb.children().any(|c| c.dep() == "aux" && matches!(c.lemma(), "will" | "wo" | "’ll" | "'ll"));
    let hypothetical = verb.dep() == "advcl" || matches!(verb.dep(), "pcomp" | "csubj");
    let plain = matches!(own.certainty, Certainty::Will) && !is(verb, Class::State) && !hypothetical;
    (will && plain).then_some(if own.denied { Stance::WillNot } else { Stance::Will })
}

/// "will not", "has no plans", "is not considering", "is not envisaged".
fn refused(verb: Token<'_>, own: &Proposition) -> Option<Stance> {
    if own.certainty == Certainty::Undecided {
        return Some(Stance::Undecided);
    }
    let future = matches!(own.certainty, Certainty::Will | Certainty::Would) && !is_unreal(verb, own);
    let intent = is(verb, Class::Intent) || verb.children().any(|c| is(c, Class::Intent));
    let past = verb.tag() == "VBD" || verb.children().any(|c| c.dep() == "aux" && c.tag() == "VBD");
    let refused = (future && !is(verb, Class::State)) || (intent && !past);
    refused.then_some(Stance::WillNot)
}

/// "want to", "want them to", "do not want".
fn wish(verb: Token<'_>, own: &Proposition) -> Option<Stance> {
    let complement = verb.children().find(|c| matches!(c.dep(), "xcomp" | "ccomp"))?;
    if is(complement, Class::Saying) {
        return None;
    }
    let other = complement.children().any(|c| c.dep() == "nsubj" || c.dep() == "nsubjpass");
    Some(match (own.denied, other) {
        (true, true) => Stance::Opposes,
        (true, false) => Stance::WillNot,
        (false, true) => Stance::Demands,
        (false, false) => Stance::Supports,
    })
}

/// The stance with the conditions of its clause: "would not unless" is "would if"; "will not until" too, where "is not planned
/// until" promises nothing.
pub(super) fn on_condition(stance: Stance, certainty: Certainty, conditions: &[Condition]) -> Stance {
    let has = |kinds: &[ConditionKind]| conditions.iter().any(|c| kinds.contains(&c.kind));
    let promised = matches!(certainty, Certainty::Will | Certainty::Would);
    match stance {
        Stance::WillNot if has(&[ConditionKind::Unless]) => Stance::WouldIf,
        Stance::WillNot if promised && has(&[ConditionKind::Until]) => Stance::WouldIf,
        Stance::Will if has(&[ConditionKind::Unless]) => Stance::WouldUnless,
        Stance::Will if has(&[ConditionKind::If, ConditionKind::After, ConditionKind::Depends]) => {
            Stance::WouldIf
        }
        other => other,
    }
}
