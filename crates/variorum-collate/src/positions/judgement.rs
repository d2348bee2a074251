//! What a clause judges: approval, objection, a claim, a denial.

use variorum_parse::Token;
use variorum_statement::Proposition;

use super::classes::{Class, is};
use crate::Stance;

/// Words that stand for what was said or done before.
const DEICTIC: &[&str] = &["it", "this", "that", "such"];

/// What "is" says in a clause.
fn predicate(verb: Token<'_>) -> Option<Token<'_>> {
    let copula = matches!(verb.lemma(), "be" | "seem" | "remain" | "look");
    verb.children().find(|c| copula && matches!(c.dep(), "acomp" | "attr" | "oprd"))
}

/// The stance of a clause that judges: "it is a mistake to", "the decision is bizarre", "it could hurt".
pub(super) fn judged(verb: Token<'_>, own: &Proposition) -> Option<Stance> {
    if let Some(said) = predicate(verb) {
        if own.denied {
            let objects = is(said, Class::Either) && of_action(verb);
            let claims = is(said, Class::Claim);
            return objects.then_some(Stance::Opposes).or(claims.then_some(Stance::Claims));
        }
        return match () {
            () if is(said, Class::Objection) => Some(Stance::Opposes),
            () if is(said, Class::Approval) && of_action(verb) => Some(Stance::Supports),
            () if is(said, Class::Claim) || foreseen(verb) => Some(Stance::Claims),
            () => None,
        };
    }
    let effect = is(verb, Class::Effect) && modal(verb) && !own.denied && !of_speaker(verb);
    (effect || accuses(verb, own)).then_some(Stance::Claims)
}

fn modal(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "aux" && c.tag() == "MD")
}

/// "This will be the standard".
fn foreseen(verb: Token<'_>) -> bool {
    let will = verb.children().any(|c| c.dep() == "aux" && c.lemma() == "will");
    let there = verb.children().any(|c| c.dep() == "expl" || c.text().eq_ignore_ascii_case("it"));
    will && !there && !of_speaker(verb) && verb.children().any(|c| c.dep() == "attr")
}

/// Whether a clause is said of something done: a gerund, a clause, "it is … to".
fn of_action(verb: Token<'_>) -> bool {
    let too = verb.children().any(|c| c.children().any(|a| a.lemma() == "too"));
    let clause = |c: &Token<'_>| matches!(c.dep(), "csubj" | "csubjpass" | "xcomp" | "ccomp");
    let gerund = |c: &Token<'_>| c.dep() == "nsubj" && c.tag() == "VBG";
    !too && verb.children().any(|c| clause(&c) || gerund(&c))
}

/// "they deliberately lost", "he was part of the plot", "she gave a false impression".
pub(super) fn accuses(verb: Token<'_>, own: &Proposition) -> bool {
    let subject = verb.children().any(|c| matches!(c.dep(), "nsubj" | "nsubjpass"));
    let by_adverb = verb.children().any(|c| c.dep() == "advmod" && is(c, Class::Wrongdoing));
    let done = is(verb, Class::Wrongdoing) && verb.pos() == "VERB" || verb.children().any(is_wrong);
    subject && (by_adverb || done && !own.denied)
}

/// What was done, or what somebody was part of, as wrongdoing.
fn is_wrong(object: Token<'_>) -> bool {
    let untrue = |c: &Token<'_>| c.dep() == "amod" && is(*c, Class::Untrue);
    let part = || {
        let of = object
            .children()
            .filter(|c| object.lemma() == "part" && object.dep() == "attr" && c.dep() == "prep");
        of.flat_map(|c| c.children().collect::<Vec<_>>()).any(|c| is(c, Class::Wrongdoing))
    };
    let fits = matches!(object.dep(), "dobj" | "attr" | "acomp");
    fits && (is(object, Class::Wrongdoing) || object.children().any(|c| untrue(&c)) || part())
}

/// "It was not a sale", "this is not correct", "it was not my intention to", "we did not give our consent".
pub(super) fn denies(verb: Token<'_>, own: &Proposition) -> bool {
    let deictic = || {
        // "It is not a risk" judges, and "it was not a sale" denies.
        let open = |c: &Token<'_>| verb.tag() != "VBD" && c.text().eq_ignore_ascii_case("it");
        let stands_for = |c: &Token<'_>| !open(c) && DEICTIC.contains(&c.text().to_lowercase().as_str());
        verb.children().any(|c| c.dep() == "nsubj" && stands_for(&c))
    };
    if verb.lemma() == "be" {
        let said = predicate(verb);
        let untrue = said.is_some_and(|s| is(s, Class::Untrue));
        let noun = said.is_some_and(|s| s.dep() == "attr" && s.pos() == "NOUN") && deictic();
        let held = said.is_some_and(|s| matches!(s.lemma(), "true" | "correct" | "accurate"));
        return (own.denied && (noun || held)) || untrue && !own.denied && deictic();
    }
    let did = verb.children().any(|c| c.dep() == "aux" && c.tag() == "VBD");
    let given =
        verb.children().any(|c| c.dep() == "dobj" && (is(c, Class::Admitted) || is(c, Class::Wrongdoing)));
    own.denied
        && did
        && of_speaker(verb)
        && (given || is(verb, Class::Admitted) || is(verb, Class::Wrongdoing))
}

/// Whether the subject is "I" or "we".
pub(super) fn of_speaker(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "nsubj" && matches!(c.text().to_lowercase().as_str(), "i" | "we"))
}
