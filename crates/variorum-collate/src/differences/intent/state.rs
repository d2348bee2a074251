//! The words that say how far a mind is made up about an action.

use variorum_parse::Token;
use variorum_statement::{Certainty, Proposition};

/// How far a mind is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Ruled out, refused, not planned, never considered, not wanted.
    Against,
    /// No decision has been taken.
    Undecided,
    /// Being considered.
    Considering,
    /// Left to something else.
    Depending,
    /// Wanted.
    Wanting,
    /// Planned, decided, promised.
    Resolved,
}

use State::{Against, Considering, Depending, Resolved, Undecided, Wanting};

/// What a word says of its complement when it is affirmed, and when it is denied.
type Reading = (Option<State>, Option<State>);

/// Verbs with an infinitive, a clause or a noun behind them. Own compilation.
const VERBS: &[(&str, Reading)] = &[
    ("consider", (Some(Considering), Some(Against))),
    ("contemplate", (Some(Considering), Some(Against))),
    ("mull", (Some(Considering), Some(Against))),
    ("ponder", (Some(Considering), Some(Against))),
    ("weigh", (Some(Considering), None)),
    ("explore", (Some(Considering), None)),
    ("envisage", (None, Some(Against))),
    ("envision", (None, Some(Against))),
    ("foresee", (None, Some(Against))),
    ("plan", (Some(Resolved), Some(Against))),
    ("intend", (Some(Resolved), Some(Against))),
    ("decide", (Some(Resolved), Some(Undecided))),
    ("opt", (Some(Resolved), None)),
    ("vow", (Some(Resolved), None)),
    ("pledge", (Some(Resolved), None)),
    ("promise", (Some(Resolved), None)),
    ("swear", (Some(Resolved), None)),
    ("want", (Some(Wanting), Some(Against))),
    ("wish", (Some(Wanting), Some(Against))),
    ("seek", (Some(Wanting), Some(Against))),
    ("refuse", (Some(Against), None)),
    ("decline", (Some(Against), None)),
    ("rule", (Some(Against), Some(Undecided))),
    ("depend", (Some(Depending), None)),
    ("hinge", (Some(Depending), None)),
];

/// Nouns of the same kind: "no plans to", "has taken no decision on". Own compilation.
const NOUNS: &[(&str, Reading)] = &[
    ("plan", (Some(Resolved), Some(Against))),
    ("intention", (Some(Resolved), Some(Against))),
    ("intent", (None, Some(Against))),
    ("desire", (None, Some(Against))),
    ("wish", (None, Some(Against))),
    ("decision", (None, Some(Undecided))),
];

/// Verbs that give such a noun to their subject. Own compilation.
const HAVING: &[&str] = &["have", "make", "take", "reach", "announce", "unveil", "confirm", "reveal", "be"];

/// Adjectives behind "is". Own compilation.
const ADJECTIVES: &[(&str, Reading)] = &[
    ("undecided", (Some(Undecided), None)),
    ("open", (Some(Considering), Some(Against))),
    ("ready", (None, Some(Against))),
    ("willing", (None, Some(Against))),
    ("prepared", (None, Some(Against))),
    ("unwilling", (Some(Against), None)),
    ("determined", (Some(Resolved), None)),
    ("dependent", (Some(Depending), None)),
    ("contingent", (Some(Depending), None)),
    ("conditional", (Some(Depending), None)),
];

/// Phrases behind "is" and "remains". Own compilation.
const PHRASES: &[(&str, &str, Reading)] = &[
    ("under", "consideration", (Some(Considering), Some(Against))),
    ("under", "discussion", (Some(Considering), Some(Against))),
    ("on", "table", (Some(Considering), Some(Against))),
    ("on", "agenda", (None, Some(Against))),
    ("off", "table", (Some(Against), None)),
];

/// A word that tells a state, with what it tells it of.
pub(super) struct Cue<'d> {
    pub state: State,
    /// The word.
    pub word: Token<'d>,
    /// The verb of the clause: whose subject holds it, or is the action where the action is spoken of.
    pub verb: Token<'d>,
    /// What it is told of; `None` where that is left to the context ("has taken no decision").
    pub action: Option<Token<'d>>,
}

/// The state that a clause tells by its verb, or by what stands behind it.
pub(super) fn cue<'d>(verb: Token<'d>, own: &Proposition) -> Option<Cue<'d>> {
    if is_supposed(verb) {
        return None;
    }
    of_verb(verb, own).or_else(|| of_noun(verb, own)).or_else(|| of_phrase(verb, own))
}

/// Whether a clause is a case that is only thought of: "if they plan to sell", "the deadline to decide on the sale".
fn is_supposed(verb: Token<'_>) -> bool {
    let asks = |t: Token<'_>| {
        t.children().any(|c| c.dep() == "mark" && matches!(c.lemma(), "if" | "whether" | "unless"))
    };
    let joined = matches!(verb.dep(), "conj" | "xcomp" | "ccomp");
    let question = verb.ancestors().last().unwrap_or(verb).children().any(|c| c.text() == "?");
    let infinitive = verb.children().any(|c| c.dep() == "aux" && c.tag() == "TO") && !is_yet(verb);
    asks(verb) || (joined && asks(verb.head())) || question || infinitive
}

/// "has yet to decide".
fn is_yet(verb: Token<'_>) -> bool {
    verb.head().lemma() == "have" && verb.head().children().any(|c| c.lemma() == "yet")
}

/// Whether a verb tells what is, and not what may, should or would be; a denial of what would be is one.
fn is_told(own: &Proposition) -> bool {
    match own.certainty {
        Certainty::Fact
        | Certainty::Considered
        | Certainty::Planned
        | Certainty::Undecided
        | Certainty::Alleged => true,
        Certainty::Will | Certainty::Would => own.denied,
        _ => false,
    }
}

fn read(reading: Reading, denied: bool) -> Option<State> {
    if denied { reading.1 } else { reading.0 }
}

fn of_verb<'d>(verb: Token<'d>, own: &Proposition) -> Option<Cue<'d>> {
    let (lemma, reading) = VERBS.iter().find(|(l, _)| *l == verb.lemma())?;
    let out = || verb.children().any(|c| c.lemma() == "out" && matches!(c.dep(), "prt" | "advmod"));
    let on = || verb.children().any(|c| c.dep() == "prep" && matches!(c.lemma(), "on" | "upon"));
    let perfect = || verb.children().any(|c| c.dep() == "aux" && c.lemma() == "have");
    let passive = verb.children().any(|c| c.dep() == "auxpass") || is_participle_of_headline(verb);
    let yet = is_yet(verb);
    let state = match *lemma {
        "decide" if yet => Undecided,
        // "did not decide to" tells of another time.
        "decide" if own.denied && !perfect() => return None,
        "rule" if !out() => return None,
        "depend" | "hinge" if !on() => return None,
        _ => read(*reading, own.denied)?,
    };
    // "considers it a mistake" is an opinion.
    let considered = state == Considering && verb.tag() != "VBG" && !(passive && is_under_way(verb));
    if considered || !is_told(own) && !yet {
        return None;
    }
    let action = if passive { subject(verb, &["nsubjpass"])? } else { complement(verb, state)? };
    let action = inner(action);
    let turned = action.children().any(|c| c.dep() == "neg") || is_against(verb);
    let state = match (turned, state) {
        (false, state) => state,
        (true, Resolved | Wanting) => Against,
        _ => return None,
    };
    Some(Cue { state, word: verb, verb, action: Some(action) })
}

/// "is being considered", not "is considered".
fn is_under_way(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "auxpass" && c.tag() == "VBG")
}

fn is_participle_of_headline(verb: Token<'_>) -> bool {
    verb.tag() == "VBN" && verb.children().any(|c| c.dep() == "nsubjpass")
}

/// "decided against selling".
fn is_against(verb: Token<'_>) -> bool {
    verb.children().any(|c| c.dep() == "prep" && c.lemma() == "against")
}

/// What a verb, noun or adjective is said of, behind it.
fn complement<'d>(word: Token<'d>, state: State) -> Option<Token<'d>> {
    if state == Depending {
        return subject(word, &["nsubj"]);
    }
    let clause = |c: &Token<'_>| matches!(c.dep(), "xcomp" | "ccomp" | "acl" | "relcl") && is_infinite(*c);
    let behind = || word.children().filter(|c| c.index() > word.index());
    let found = behind().find(clause);
    if found.is_some() || DOING.contains(&word.lemma()) {
        return found;
    }
    behind().find(|c| c.dep() == "dobj").or_else(|| {
        let prepositions = ["on", "of", "for", "to", "against", "about", "over", "regarding"];
        let prep = behind().find(|c| c.dep() == "prep" && prepositions.contains(&c.lemma()))?;
        prep.children().find(|c| matches!(c.dep(), "pcomp" | "pobj"))
    })
}

/// Verbs that tell a state with an infinitive alone: a price declines, an offer is refused. Own compilation.
const DOING: &[&str] = &["decline", "refuse", "opt", "seek", "swear", "wish"];

/// "to sell", "selling", "whether to sell", "him to be removed".
fn is_infinite(verb: Token<'_>) -> bool {
    let to = verb.children().any(|c| c.dep() == "aux" && c.tag() == "TO");
    matches!(verb.pos(), "VERB" | "AUX") && (to || matches!(verb.tag(), "VBG" | "VB"))
}

fn subject<'d>(verb: Token<'d>, kinds: &[&str]) -> Option<Token<'d>> {
    verb.children().find(|c| kinds.contains(&c.dep()))
}

fn of_noun<'d>(verb: Token<'d>, own: &Proposition) -> Option<Cue<'d>> {
    let noun = verb.children().find(|c| {
        matches!(c.dep(), "dobj" | "attr" | "nsubjpass") && NOUNS.iter().any(|(l, _)| *l == c.lemma())
    })?;
    let (_, reading) = NOUNS.iter().find(|(l, _)| *l == noun.lemma())?;
    let before = verb.dep() == "pcomp" && verb.head().lemma() == "before";
    let yet = is_yet(verb);
    // "did not want to make a decision" has made one.
    let denied = noun.children().any(|c| c.lemma() == "no") || verb.children().any(|c| c.dep() == "neg");
    let open = noun.lemma() == "decision" && (before || yet);
    let state = if open { Undecided } else { read(*reading, denied)? };
    if !HAVING.contains(&verb.lemma()) || !(is_told(own) || before || yet) {
        return None;
    }
    let action = complement(noun, state).map(inner);
    (state == Undecided || action.is_some()).then_some(Cue { state, word: noun, verb, action })
}

fn of_phrase<'d>(verb: Token<'d>, own: &Proposition) -> Option<Cue<'d>> {
    if !matches!(verb.lemma(), "be" | "remain" | "stay") || !is_told(own) {
        return None;
    }
    let adjective = verb.children().filter(|c| c.dep() == "acomp").find_map(|c| {
        let (_, reading) = ADJECTIVES.iter().find(|(l, _)| *l == c.lemma())?;
        let state = read(*reading, own.denied)?;
        let behind = complement(c, state).or_else(|| complement(verb, state).filter(|_| state == Depending));
        Some(Cue { state, word: c, verb, action: Some(inner(behind?)) })
    });
    adjective.or_else(|| {
        let prep = verb.children().find(|c| c.dep() == "prep")?;
        let object = prep.children().find(|c| c.dep() == "pobj")?;
        let (.., reading) = PHRASES.iter().find(|(p, o, _)| *p == prep.lemma() && *o == object.lemma())?;
        let state = read(*reading, own.denied)?;
        let action = subject(verb, &["nsubj"]).filter(|s| s.pos() == "NOUN")?;
        Some(Cue { state, word: object, verb, action: Some(inner(action)) })
    })
}

/// Nouns that stand for what hangs on them: "a proposal to sell", "any discussion of a sale". Own compilation.
#[rustfmt::skip]
const FRAMES: &[&str] = &[
    "plan", "proposal", "option", "idea", "possibility", "move", "prospect", "offer", "decision", "discussion", "question",
    "chance", "part", "step", "bid", "attempt", "effort",
];

/// Verbs whose object says what is done: "take part", "make cuts". Own compilation.
const EMPTY: &[&str] = &["take", "make", "do", "have", "give", "carry", "be", "hold"];

/// The word that names what is done.
fn inner(action: Token<'_>) -> Token<'_> {
    if EMPTY.contains(&action.lemma()) {
        return action.children().find(|c| c.dep() == "dobj").unwrap_or(action);
    }
    if !FRAMES.contains(&action.lemma()) || action.pos() != "NOUN" {
        return action;
    }
    let clause = action.children().find(|c| c.dep() == "acl" && is_infinite(*c));
    let of = || {
        let preps =
            action.children().filter(|c| c.dep() == "prep" && matches!(c.lemma(), "of" | "on" | "about"));
        preps.flat_map(|p| p.children()).find(|c| matches!(c.dep(), "pobj" | "pcomp"))
    };
    clause.or_else(of).unwrap_or(action)
}
