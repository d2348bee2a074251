use variorum_parse::{Doc, Token};
use variorum_statement::{
    Certainty, Condition, ConditionKind, CueKind, Proposition, Statement, propositions,
};

use crate::Stance;

/// Verbs, adjectives and nouns of what is intended: denied, they are a refusal. Own compilation.
const INTENT: &[&str] = &[
    "plan",
    "intend",
    "intention",
    "consider",
    "contemplate",
    "envisage",
    "envision",
    "ready",
    "willing",
    "prepared",
    "agree",
    "want",
    "foresee",
    "allow",
    "let",
    "accept",
    "give",
    "take",
];

/// What is promised.
const PROMISES: &[&str] =
    &["vow", "pledge", "promise", "commit", "plan", "undertake", "intend", "seek", "aim"];

/// Verbs of what is or happens, and nobody does. Own compilation.
const STATES: &[&str] = &[
    "be",
    "become",
    "appear",
    "need",
    "benefit",
    "remain",
    "seem",
    "come",
    "happen",
    "occur",
    "face",
    "see",
    "result",
    "depend",
    "return",
    "continue",
    "feel",
    "know",
    "understand",
    "like",
    "love",
    "hope",
    "think",
    "believe",
    "grow",
    "fall",
];

/// What is approved of, what is objected to, what is claimed: verbs of the cue or of the content.
const SUPPORT: &[&str] = &["support", "back", "welcome", "endorse", "favor", "favour", "hail", "reaffirm"];
const OBJECT: &[&str] = &["oppose", "condemn", "criticize", "criticise", "denounce", "object", "protest"];
const CLAIM: &[&str] = &["claim", "allege", "accuse", "insist", "argue", "accusation", "allegation"];

/// The stance that the main clause of a statement takes, where that is plain.
pub(super) fn stance(doc: &Doc, statement: &Statement, root: Token<'_>) -> Option<Stance> {
    let cue: Vec<String> = statement
        .cue
        .iter()
        .flat_map(|s| doc.slice(doc.tokens_in(*s)))
        .map(|t| t.lemma().to_lowercase())
        .collect();
    let cued = |list: &[&str]| cue.iter().any(|w| list.contains(&w.as_str()));
    let clauses = propositions(doc, root.sentence());
    let own = clauses.iter().find(|p| p.predicate == root.index())?;
    if statement.cue_kind == CueKind::Denial {
        return Some(Stance::Denies);
    }
    if cued(CLAIM) {
        return Some(Stance::Claims);
    }
    if statement.cue_kind == CueKind::Demand {
        return Some(Stance::Demands);
    }
    if cued(OBJECT) {
        return Some(Stance::Opposes);
    }
    if statement.cue_kind == CueKind::Plan || cued(PROMISES) {
        return Some(if own.denied { Stance::WillNot } else { Stance::Will });
    }
    of_clause(root, own)
}

/// The stance of a clause by itself.
fn of_clause(root: Token<'_>, own: &Proposition) -> Option<Stance> {
    let lemma = root.lemma().to_lowercase();
    let is = |list: &[&str]| list.contains(&lemma.as_str());
    if lemma == "want" {
        return wish(root, own);
    }
    if own.denied {
        return denied(root, own, &lemma);
    }
    match own.certainty {
        Certainty::Considered | Certainty::Undecided => Some(Stance::Undecided),
        Certainty::Must if !is(STATES) => Some(Stance::Demands),
        Certainty::Should if !is(STATES) && !of_speaker(root) => Some(Stance::Supports),
        _ if is(SUPPORT) => Some(Stance::Supports),
        _ if is(OBJECT) => Some(Stance::Opposes),
        Certainty::Will | Certainty::Would if !is(STATES) => Some(Stance::Will),
        _ if is(&["plan", "intend"]) => Some(Stance::Will),
        _ => None,
    }
}

/// "will not", "has no plans", "is not considering"; "it was not".
fn denied(root: Token<'_>, own: &Proposition, lemma: &str) -> Option<Stance> {
    let to_come = matches!(own.certainty, Certainty::Will | Certainty::Would);
    let intent = INTENT.contains(&lemma) || root.children().any(|c| INTENT.contains(&c.lemma()));
    let past = root.tag() == "VBD" || root.children().any(|c| c.dep() == "aux" && c.tag() == "VBD");
    if lemma == "be" && own.certainty == Certainty::Fact && is_denial(root) {
        return Some(Stance::Denies);
    }
    let refused = (to_come && !STATES.contains(&lemma)) || (intent && !past);
    refused.then_some(Stance::WillNot)
}

/// "It was not a sale", "this is not correct".
fn is_denial(root: Token<'_>) -> bool {
    let pronoun = |c: &Token<'_>| matches!(c.text().to_lowercase().as_str(), "it" | "this" | "that");
    let subject = root.children().any(|c| c.dep() == "nsubj" && pronoun(&c));
    let noun = root.children().any(|c| c.dep() == "attr");
    let truth = root.children().any(|c| matches!(c.lemma(), "true" | "correct" | "right" | "accurate"));
    (subject && noun) || truth
}

/// "want to", "want them to", "do not want".
fn wish(root: Token<'_>, own: &Proposition) -> Option<Stance> {
    let complement = root.children().find(|c| matches!(c.dep(), "xcomp" | "ccomp"))?;
    let other = complement.children().any(|c| c.dep() == "nsubj" || c.dep() == "nsubjpass");
    Some(match (own.denied, other) {
        (true, _) => Stance::Opposes,
        (false, true) => Stance::Demands,
        (false, false) => Stance::Supports,
    })
}

/// Whether the subject is "I" or "we".
fn of_speaker(root: Token<'_>) -> bool {
    root.children().any(|c| c.dep() == "nsubj" && matches!(c.lemma().to_lowercase().as_str(), "i" | "we"))
}

/// The stance with the conditions of its clause: "would not unless" is "would if".
pub(super) fn on_condition(stance: Stance, conditions: &[Condition]) -> Stance {
    let has = |kinds: &[ConditionKind]| conditions.iter().any(|c| kinds.contains(&c.kind));
    let until = [ConditionKind::Unless, ConditionKind::Until];
    match stance {
        Stance::WillNot if has(&until) => Stance::WouldIf,
        Stance::Will if has(&until) => Stance::WouldUnless,
        Stance::Will if has(&[ConditionKind::If, ConditionKind::After, ConditionKind::Depends]) => {
            Stance::WouldIf
        }
        other => other,
    }
}
