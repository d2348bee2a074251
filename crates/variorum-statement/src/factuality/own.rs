//! What the words of an event's own clause or phrase say of it.

use variorum_parse::Token;

use super::Modality;
use super::veridicality::{Class, is};
use crate::lexicon;
use crate::proposition::{is_negator, is_never};
use crate::tree::{children, is_infinitive, is_passive, is_word};

/// Auxiliaries that leave open what happens.
const MODALS: [&str; 4] = ["may", "might", "could", "can"];

/// Adverbs and adjectives that do. Own compilation.
const HEDGES: &[&str] = &[
    "allegedly",
    "apparently",
    "conceivably",
    "likely",
    "maybe",
    "perhaps",
    "possible",
    "possibly",
    "potential",
    "potentially",
    "presumably",
    "probable",
    "probably",
    "proposed",
    "reportedly",
    "supposedly",
];

/// What an event's auxiliaries, adverbs and conjunctions say.
pub(super) fn modality(event: Token<'_>) -> Modality {
    let denied = is_denied(event);
    let open = |c: Token<'_>| match c.dep() {
        // "cannot" is as settled as "does not".
        "aux" => is_word(c, &MODALS) && !(denied && is_word(c, &["can", "could"])),
        "advmod" => is_word(c, HEDGES),
        // A proposed plan is there, what it plans is not.
        "amod" => is_word(c, HEDGES) && !is(event, Class::Plans),
        _ => false,
    };
    let condition =
        has_word(event, "mark", &["if", "unless", "whether"]) || has_word(event, "advmod", &["whether"]);
    if condition || has_word(event, "aux", &["should", "ought"]) || is_counterfactual(event) {
        Modality::Hypothetical
    } else if is_conditional(event) || children(event).any(open) {
        Modality::Possible
    } else {
        Modality::Certain
    }
}

/// "would", but for the "will" of what somebody said: "said it would *close*", not "says it would *close*".
fn is_conditional(verb: Token<'_>) -> bool {
    let reported = matches!(verb.dep(), "ccomp" | "acl") && !matches!(verb.head().tag(), "VBZ" | "VBP");
    has_word(verb, "aux", &["would"]) && !reported
}

/// "would have *closed*", "would *close* if …".
fn is_counterfactual(verb: Token<'_>) -> bool {
    let depends = children(verb).any(|c| c.dep() == "advcl" && has_word(c, "mark", &["if", "unless"]));
    has_word(verb, "aux", &["would"]) && (depends || has_word(verb, "aux", &["have"]))
}

/// "are said to *be*".
pub(super) fn is_hearsay(verb: Token<'_>) -> bool {
    matches!(verb.lemma(), "say" | "report" | "rumor" | "allege" | "believe" | "think") && is_passive(verb)
}

/// "not sold", "no longer sold", "no sale", "nobody sold", "sold nothing", "the cancelled sale".
pub(super) fn is_denied(event: Token<'_>) -> bool {
    children(event).any(|c| denies(event, c))
}

/// Whether a word is denied by more than the phrase that the event stands in: not as in "made no *offer*".
pub(super) fn is_denied_beside(event: Token<'_>, phrase: Token<'_>) -> bool {
    children(event).any(|c| c != phrase && denies(event, c))
}

fn denies(event: Token<'_>, child: Token<'_>) -> bool {
    let no = |c: Token<'_>| c.dep() == "det" && is_negator(c);
    match child.dep() {
        "neg" | "det" | "preconj" => is_negator(child),
        "advmod" => {
            is_negator(child) || is_word(child, &["longer", "more"]) && children(child).any(is_negator)
        }
        "nsubj" | "nsubjpass" | "dobj" if is_negator(child) => true,
        "nsubj" | "nsubjpass" | "dobj" | "attr" => event.pos() != "NOUN" && children(child).any(no),
        "prep" => is_never(child),
        "amod" => child.tag() == "VBN" && is(child, Class::Denies) && !is_content_noun(event),
        _ => false,
    }
}

/// A noun for somebody's words or wishes: denied or rejected, it is there all the same.
pub(super) fn is_content_noun(noun: Token<'_>) -> bool {
    noun.pos() == "NOUN" && lexicon::noun(noun.lemma()).is_some()
}

/// Whether a noun phrase tells of something new: without article, or with "a".
pub(super) fn is_indefinite(noun: Token<'_>) -> bool {
    !children(noun)
        .any(|c| c.dep() == "poss" || c.dep() == "det" && !is_word(c, &["a", "an", "any", "some", "no"]))
}

/// "left to *avoid* him", not "fell enough to *trigger* orders", "rose to *end* the day at 40", "took a day to *do*".
pub(super) fn is_purpose(verb: Token<'_>) -> bool {
    const OUTCOMES: [&str; 8] = ["become", "close", "end", "find", "finish", "reach", "settle", "trade"];
    let before = verb.head();
    let degree =
        children(before).any(|c| is_word(c, &["enough", "only", "too"])) || is_word(before, &["enough"]);
    is_infinitive(verb) && !degree && before.lemma() != "take" && !OUTCOMES.contains(&verb.lemma())
}

/// "so that they would *stop*".
pub(super) fn follows_so(verb: Token<'_>) -> bool {
    let that = children(verb).find(|c| c.dep() == "mark" && is_word(*c, &["that"]));
    that.and_then(Token::previous).is_some_and(|so| is_word(so, &["so"]))
}

pub(super) fn has_word(token: Token<'_>, relation: &str, words: &[&str]) -> bool {
    children(token).any(|c| c.dep() == relation && is_word(c, words))
}
