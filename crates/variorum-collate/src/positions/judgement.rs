//! What a clause judges: approval, objection, a claim, a denial.

use variorum_parse::Token;
use variorum_statement::Proposition;

use crate::Stance;

/// Adjectives and nouns that approve of what they are said of, where that is something done. Own compilation.
const APPROVAL: &[&str] = &[
    "appropriate",
    "crucial",
    "desirable",
    "essential",
    "fair",
    "imperative",
    "important",
    "necessary",
    "proper",
    "reasonable",
    "right",
    "vital",
    "welcome",
    "wise",
];

/// Those that object to it.
const OBJECTION: &[&str] = &[
    "absurd",
    "bizarre",
    "disgrace",
    "disgraceful",
    "foolish",
    "illegal",
    "immoral",
    "inappropriate",
    "irresponsible",
    "ludicrous",
    "mistake",
    "nonsense",
    "outrageous",
    "premature",
    "realistic",
    "reckless",
    "ridiculous",
    "shameful",
    "strange",
    "unacceptable",
    "unconstitutional",
    "undemocratic",
    "unfair",
    "unjust",
    "unlawful",
    "unnecessary",
    "unrealistic",
    "unreasonable",
    "unwise",
    "wrong",
];

/// Those that approve, and object where they are denied.
const EITHER: &[&str] =
    &["acceptable", "realistic", "right", "fair", "necessary", "wise", "reasonable", "appropriate"];

/// Adjectives and nouns that make a claim of what they are said of.
const CLAIM: &[&str] = &[
    "danger",
    "enough",
    "guilty",
    "impossible",
    "inevitable",
    "innocent",
    "insufficient",
    "negligible",
    "possible",
    "risk",
    "safe",
    "sufficient",
    "threat",
    "unlikely",
    "unsafe",
];

/// Verbs of what something does to something: with an auxiliary they foresee it.
const EFFECTS: &[&str] = &[
    "benefit",
    "boost",
    "cause",
    "cost",
    "cripple",
    "damage",
    "destroy",
    "devastate",
    "endanger",
    "harm",
    "help",
    "hurt",
    "jeopardise",
    "jeopardize",
    "lead",
    "prolong",
    "spark",
    "threaten",
    "trigger",
    "undermine",
    "weaken",
    "worsen",
];

/// Words of wrongdoing: said of somebody, they accuse.
const WRONGDOING: &[&str] = &[
    "betray",
    "blackmail",
    "breach",
    "bribe",
    "cheat",
    "collude",
    "conspiracy",
    "conspire",
    "cover-up",
    "deceive",
    "deliberately",
    "discriminate",
    "fraud",
    "illegally",
    "interfere",
    "intimidate",
    "lie",
    "manipulate",
    "mislead",
    "plot",
    "rig",
    "sabotage",
    "steal",
    "unlawfully",
    "violate",
];

/// What is not so.
const UNTRUE: &[&str] = &["false", "misleading", "untrue", "baseless", "unfounded", "groundless"];

/// What one is asked about and says one did not do, beside wrongdoing.
const ADMITTED: &[&str] = &["agree", "authorise", "authorize", "consent", "know", "order", "promise"];

/// Words that stand for what was said or done before.
const DEICTIC: &[&str] = &["it", "this", "that", "such"];

/// What "is" says in a clause.
fn predicate(verb: Token<'_>) -> Option<Token<'_>> {
    let copula = matches!(verb.lemma(), "be" | "seem" | "remain" | "look");
    verb.children().find(|c| copula && matches!(c.dep(), "acomp" | "attr" | "oprd"))
}

fn is(token: Token<'_>, list: &[&str]) -> bool {
    list.contains(&token.lemma().to_lowercase().as_str())
}

/// The stance of a clause that judges: "it is a mistake to", "the decision is bizarre", "it could hurt".
pub(super) fn judged(verb: Token<'_>, own: &Proposition) -> Option<Stance> {
    if let Some(said) = predicate(verb) {
        if own.denied {
            let objects = is(said, EITHER) && of_action(verb);
            let claims = is(said, CLAIM);
            return objects.then_some(Stance::Opposes).or(claims.then_some(Stance::Claims));
        }
        return match () {
            () if is(said, OBJECTION) && said.lemma() != "realistic" => Some(Stance::Opposes),
            () if is(said, APPROVAL) && of_action(verb) => Some(Stance::Supports),
            () if is(said, CLAIM) || foreseen(verb) => Some(Stance::Claims),
            () => None,
        };
    }
    let effect = is(verb, EFFECTS) && modal(verb) && !own.denied && !of_speaker(verb);
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
    let by_adverb = verb.children().any(|c| c.dep() == "advmod" && is(c, WRONGDOING));
    let done = is(verb, WRONGDOING) && verb.pos() == "VERB" || verb.children().any(is_wrong);
    subject && (by_adverb || done && !own.denied)
}

/// What was done, or what somebody was part of, as wrongdoing.
fn is_wrong(object: Token<'_>) -> bool {
    let untrue = |c: &Token<'_>| c.dep() == "amod" && is(*c, UNTRUE);
    let part = || {
        let of = object
            .children()
            .filter(|c| object.lemma() == "part" && object.dep() == "attr" && c.dep() == "prep");
        of.flat_map(|c| c.children().collect::<Vec<_>>()).any(|c| is(c, WRONGDOING))
    };
    let fits = matches!(object.dep(), "dobj" | "attr" | "acomp");
    fits && (is(object, WRONGDOING) || object.children().any(|c| untrue(&c)) || part())
}

/// "It was not a sale", "this is not correct", "it was not my intention to", "we did not give our consent".
pub(super) fn denies(verb: Token<'_>, own: &Proposition) -> bool {
    let deictic = || {
        let stands_for = |c: &Token<'_>| DEICTIC.contains(&c.text().to_lowercase().as_str());
        verb.children().any(|c| c.dep() == "nsubj" && stands_for(&c))
    };
    let truth = ["true", "correct", "accurate"];
    if verb.lemma() == "be" {
        let said = predicate(verb);
        let untrue = said.is_some_and(|s| is(s, UNTRUE));
        let noun = said.is_some_and(|s| s.dep() == "attr" && s.pos() == "NOUN") && deictic();
        let held = said.is_some_and(|s| is(s, &truth));
        return (own.denied && (noun || held)) || untrue && !own.denied && deictic();
    }
    let did = verb.children().any(|c| c.dep() == "aux" && c.tag() == "VBD");
    let given = verb.children().any(|c| c.dep() == "dobj" && (is(c, ADMITTED) || is(c, WRONGDOING)));
    own.denied && did && of_speaker(verb) && (given || is(verb, ADMITTED) || is(verb, WRONGDOING))
}

/// Whether the subject is "I" or "we".
pub(super) fn of_speaker(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "nsubj" && matches!(c.text().to_lowercase().as_str(), "i" | "we"))
}
