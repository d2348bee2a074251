//! How certain an event is said to be.

use variorum_parse::Token;

/// As what a clause gives an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// It happened, has happened or is happening.
    Done,
    /// It is so.
    Holds,
    /// It will be so, must be so, is agreed or scheduled.
    Will,
    /// It would be so.
    Would,
    /// It can be so.
    Able,
    /// It is likely.
    Likely,
    /// It is expected.
    Expected,
    /// It may be so.
    Possible,
    /// It is said to be so, by whom is left open.
    Said,
    /// It is being considered.
    Considered,
}

use Status::{Able, Considered, Done, Expected, Holds, Likely, Possible, Said, Will, Would};

impl Status {
    /// Whether a reader takes it as settled; `None` where that depends.
    pub(super) fn settled(self) -> Option<bool> {
        match self {
            Done | Holds | Will => Some(true),
            Likely | Expected | Possible | Said | Considered => Some(false),
            Would | Able => None,
        }
    }

    /// Whether one is more certain than the other.
    pub(super) fn differs(self, other: Self) -> bool {
        let settled = self.settled().zip(other.settled()).is_some_and(|(a, b)| a != b);
        let likely =
            |a, b| matches!((a, b), (Likely, Possible | Would) | (Expected, Possible) | (Able, Done));
        settled || likely(self, other) || likely(other, self)
    }
}

/// Auxiliaries. Own compilation, like the lists below.
const MODALS: &[(&str, Status)] = &[
    ("will", Will),
    ("wo", Will),
    ("'ll", Will),
    ("’ll", Will),
    ("shall", Will),
    ("must", Will),
    ("would", Would),
    ("'d", Would),
    ("’d", Would),
    ("can", Able),
    ("ca", Able),
    ("may", Possible),
    ("might", Possible),
    ("could", Possible),
];

/// Adverbs beside a verb.
const ADVERBS: &[(&str, Status)] = &[
    ("perhaps", Possible),
    ("maybe", Possible),
    ("possibly", Possible),
    ("potentially", Possible),
    ("likely", Likely),
    ("probably", Likely),
    ("presumably", Likely),
    ("reportedly", Said),
    ("allegedly", Said),
    ("apparently", Said),
    ("supposedly", Said),
    ("purportedly", Said),
];

/// Participles and adjectives before an infinitive: "is expected to", "is likely to".
const BEFORE_INFINITIVE: &[(&str, Status)] = &[
    ("expect", Expected),
    ("tip", Expected),
    ("poise", Expected),
    ("likely", Likely),
    ("probable", Likely),
    ("believe", Said),
    ("think", Said),
    ("understand", Said),
    ("report", Said),
    ("rumour", Said),
    ("rumor", Said),
    ("allege", Said),
    ("suspect", Said),
    ("presume", Said),
    ("seem", Said),
    ("appear", Said),
    ("schedule", Will),
    ("slate", Will),
    ("set", Will),
    ("certain", Will),
    ("due", Will),
    ("bind", Will),
];

/// Verbs before a gerund, some with a preposition: "is considering selling", "will look at selling".
const BEFORE_GERUND: &[&str] =
    &["consider", "contemplate", "mull", "ponder", "weigh", "explore", "study", "look", "discuss", "examine"];

/// Nouns of what may be, before "of selling" or "to sell"; nouns of what is meant; and what is done to those that are settled
/// and to those that are not.
const CHANCES: &[&str] = &["possibility", "prospect", "likelihood"];
const PLANS: &[&str] = &["plan", "proposal", "agreement", "deal", "motion", "resolution"];
const SETTLING: &[&str] = &[
    "agree", "approve", "adopt", "accept", "ratify", "reach", "sign", "pass", "endorse", "confirm",
    "finalise", "finalize",
];

/// How certain the clause of a verb is said to be, and the word that says so: the verb, where it is no other. `None` where
/// the clause does not tell.
pub(super) fn status(verb: Token<'_>) -> Option<(Status, Token<'_>)> {
    if let Some(own) = own(verb) {
        return Some(own);
    }
    let mut last = verb;
    for _ in 0..CHAIN {
        let Some(above) = governor(last) else { break };
        if let Some(found) = by_governor(last, above) {
            return Some(found);
        }
        if last.dep() != "xcomp" || above.pos() == "NOUN" {
            break;
        }
        if let Some(own) = own(above) {
            return Some(own);
        }
        last = above;
    }
    let status = match verb.tag() {
        "VBD" | "VBN" | "VBG" => Done,
        _ => Holds,
    };
    is_told(verb).then_some((status, verb))
}

/// Verbs to climb at most.
const CHAIN: usize = 3;

/// Whether a verb is finite by itself.
fn is_told(verb: Token<'_>) -> bool {
    matches!(verb.tag(), "VBD" | "VBZ" | "VBP")
        || verb.children().any(|c| matches!(c.dep(), "aux" | "auxpass") && c.tag() != "TO")
}

/// The auxiliary or adverb of the verb itself.
fn own(verb: Token<'_>) -> Option<(Status, Token<'_>)> {
    let find = |list: &[(&str, Status)], t: Token<'_>| {
        let word = t.text().to_lowercase();
        list.iter().find(|(w, _)| *w == word).map(|(_, s)| *s)
    };
    let adverb =
        || verb.children().find_map(|c| Some((find(ADVERBS, c).filter(|_| c.dep() == "advmod")?, c)));
    let modal = || verb.children().find_map(|c| Some((find(MODALS, c).filter(|_| c.dep() == "aux")?, c)));
    adverb().or_else(modal)
}

/// What a verb is the content of, over a preposition.
fn governor(verb: Token<'_>) -> Option<Token<'_>> {
    let above = verb.head();
    match verb.dep() {
        "xcomp" | "ccomp" | "acl" | "advcl" if !verb.is_root() => Some(above),
        "pcomp" if above.pos() == "ADP" && !above.is_root() => Some(above.head()),
        _ => None,
    }
}

fn by_governor<'d>(verb: Token<'d>, above: Token<'d>) -> Option<(Status, Token<'d>)> {
    let infinitive = verb.children().any(|c| c.tag() == "TO");
    let passive = above.tag() == "VBN" || matches!(above.pos(), "ADJ" | "ADV");
    let seems = matches!(above.lemma(), "seem" | "appear");
    if infinitive && verb.dep() == "xcomp" && (passive || seems) {
        let found = BEFORE_INFINITIVE.iter().find(|(w, _)| *w == above.lemma());
        return found.map(|(_, s)| (*s, above));
    }
    if verb.tag() == "VBG" && above.pos() == "VERB" && BEFORE_GERUND.contains(&above.lemma()) {
        let open = above.tag() == "VBG" || above.children().any(|c| c.dep() == "aux");
        return open.then_some((Considered, above));
    }
    if above.pos() == "NOUN" && CHANCES.contains(&above.lemma()) {
        return Some((Possible, above));
    }
    if infinitive && above.pos() == "NOUN" && PLANS.contains(&above.lemma()) {
        let settling = SETTLING.contains(&above.head().lemma());
        return settling.then_some((Will, above.head()));
    }
    let agreed = infinitive && verb.dep() == "advcl" && SETTLING.contains(&above.lemma());
    agreed.then_some((Will, above))
}
