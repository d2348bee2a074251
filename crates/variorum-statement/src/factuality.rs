//! Whether an event that a text mentions is said to happen: affirmed or denied, settled or left open.

use std::collections::HashMap;
use std::sync::OnceLock;

use variorum_parse::Token;

use crate::proposition::is_negator;
use crate::tree::{child, children, is_infinitive, is_passive, is_word, subject};

/// How an event stands to what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factuality {
    /// Whether it is said not to happen.
    pub denied: bool,
    /// How settled that is.
    pub modality: Modality,
}

/// How settled it is that an event happens or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// It happened, happens or will.
    Certain,
    /// It may, might, is likely or feared to happen.
    Possible,
    /// It is wanted, tried or asked for, or is the purpose of something else.
    Intended,
    /// It stands under "if", "whether" or "should".
    Hypothetical,
}

/// How many clauses and phrases above an event are read: more than any sentence has.
const CLIMB: usize = 12;

/// How the event that a verb, noun or adjective names is said to stand to what happens.
///
/// ```
/// use variorum_parse::{Annotation, Doc};
/// use variorum_statement::{Modality, factuality};
/// use variorum_text::Span;
///
/// let row = |start, end, lemma, pos, dep, head| Annotation {
///     span: Span::new(start, end), lemma, pos, dep, head, ..Default::default()
/// };
/// let rows = [
///     row(0, 2, "we", "PRON", "nsubj", 2),
///     row(3, 6, "may", "AUX", "aux", 2),
///     row(7, 11, "sell", "VERB", "ROOT", 2),
/// ];
/// let doc = Doc::from_annotations("We may sell", &rows, vec![])?;
/// let sell = factuality(doc.token(2).unwrap());
/// assert!(!sell.denied);
/// assert_eq!(sell.modality, Modality::Possible);
/// # Ok::<(), variorum_parse::DocError>(())
/// ```
pub fn factuality(event: Token<'_>) -> Factuality {
    let mut denied = denies_itself(event);
    let mut prevented = false;
    let mut modality = own_modality(event);
    let mut below = event;
    // What stands above in the sentence; each step says whether the event shares what is said there.
    for _ in 0..CLIMB {
        if below.is_root() {
            break;
        }
        let step = Step { event, below, above: below.head() };
        modality = stronger(modality, step.modality());
        denied ^= step.is_negated();
        prevented ^= step.is_prevented();
        if !step.passes() {
            break;
        }
        below = step.above;
    }
    // What could be prevented may happen all the same.
    let prevented = prevented && matches!(modality, Modality::Certain | Modality::Intended);
    Factuality { denied: denied ^ prevented, modality }
}

/// The modality that outranks: what is feared or likely is so whatever else is said of it.
fn stronger(a: Modality, b: Modality) -> Modality {
    match (a, b) {
        (Modality::Certain, other) | (other, Modality::Certain) => other,
        _ => a.min(b),
    }
}

/// One step up the tree from an event or from what governs it.
struct Step<'d> {
    event: Token<'d>,
    below: Token<'d>,
    above: Token<'d>,
}

impl Step<'_> {
    /// Whether the upper word's own auxiliaries and negation hold for the event, too.
    fn shares(&self) -> bool {
        match self.below.dep() {
            // "could continue to *gain*", "is not *ready*"
            "xcomp" | "acomp" | "attr" | "oprd" => true,
            // "will be cut and *closed*"
            "conj" => {
                let bare = !has_auxiliary(self.below);
                let alone = subject(self.below).is_none() && self.below.pos() == self.above.pos();
                bare && (alone || self.below.tag() == "VBN" && is_passive(self.above))
            }
            // "could trigger a *collapse*"
            "dobj" => self.below == self.event && self.below.pos() == "NOUN" && is_indefinite(self.below),
            // "the *sale* could be completed in May"
            "nsubj" | "nsubjpass" => self.below == self.event && HAPPENING.contains(&self.above.lemma()),
            _ => false,
        }
    }

    fn passes(&self) -> bool {
        self.shares()
            || matches!(self.below.dep(), "prep" | "pcomp")
            || matches!(self.below.dep(), "pobj" | "agent") && self.below == self.event
            || matches!(self.below.dep(), "ccomp" | "acl" | "dobj" | "pobj" | "conj")
                && governing(self.above).is_some()
    }

    /// Whether the negation of the upper word denies the event.
    fn is_negated(&self) -> bool {
        let raised = governing(self.above).is_none() || RAISING.contains(&self.above.lemma());
        let any = children(self.below).any(|c| is_word(c, &["any"]));
        let shares = match self.below.dep() {
            "acomp" | "attr" | "oprd" => true,
            "xcomp" => raised,
            "dobj" => any || LIGHT.contains(&self.above.lemma()),
            "conj" => {
                self.shares() && children(self.above).any(|c| c.dep() == "cc" && is_word(c, &["or", "nor"]))
            }
            _ => false,
        };
        shares && denies_itself(self.above)
    }

    /// Whether the upper word says that the event does not come about.
    fn is_prevented(&self) -> bool {
        match self.below.dep() {
            "pcomp" | "pobj" if is_word(self.above, &["without"]) => true,
            "pcomp" if is_word(self.above, &["of", "than"]) => {
                self.above.previous().is_some_and(|p| is_word(p, &["instead", "rather"]))
            }
            "xcomp" if self.below.tag() == "VBG" && ENDINGS.contains(&self.above.lemma()) => true,
            "ccomp" | "xcomp" | "pcomp" | "acl" | "dobj" | "pobj" | "prep" => {
                is_denial(self.above) && !self.reports_only()
            }
            _ => false,
        }
    }

    /// A phrase that only says where or how: "failed *in court*".
    fn reports_only(&self) -> bool {
        self.below.dep() == "prep" && !is_word(self.below, &["of", "from", "to"])
    }

    fn modality(&self) -> Modality {
        let governed = matches!(
            self.below.dep(),
            "ccomp"
                | "xcomp"
                | "acl"
                | "dobj"
                | "prep"
                | "pcomp"
                | "pobj"
                | "nsubjpass"
                | "compound"
                | "oprd"
        );
        let purpose = self.below.dep() == "advcl" && (is_purpose(self.below) || follows_so(self.below));
        let by_word = governing(self.above).filter(|_| governed && self.is_content());
        let by_word = by_word.or_else(|| self.of_copula());
        let shared = if self.shares() { own_modality(self.above) } else { Modality::Certain };
        let purpose = if purpose { Modality::Intended } else { Modality::Certain };
        stronger(stronger(by_word.unwrap_or(Modality::Certain), shared), purpose)
    }

    /// "The *aim* is to sell", "a strike is *likely*", "it is *possible* that …".
    fn of_copula(&self) -> Option<Modality> {
        let copula = self.above.lemma() == "be";
        let of =
            |relation: &str| child(self.above, &[relation]).filter(|c| *c != self.below).and_then(governing);
        match self.below.dep() {
            "xcomp" | "ccomp" | "attr" if copula => of("nsubj").or_else(|| of("acomp")),
            "nsubj" | "csubj" | "advcl" if copula => of("acomp"),
            _ => None,
        }
    }

    /// Whether the lower word is what the upper is about: "fears that …", "hope *for*", not "the hope *in* the room".
    fn is_content(&self) -> bool {
        match self.below.dep() {
            "prep" => is_word(self.below, &["of", "for", "about", "over", "on", "to", "at", "against"]),
            "acl" => is_infinitive(self.below) || children(self.below).any(|c| c.dep() == "mark"),
            "ccomp" => self.above.pos() != "VERB" || !FACTS.contains(&self.above.lemma()),
            "dobj" | "nsubjpass" => self.above.pos() == "VERB" && is_event_noun(self.below),
            _ => true,
        }
    }
}

/// Verbs that leave open what a noun or infinitive with them names, and give a clause as somebody's word.
const FACTS: [&str; 8] = ["suggest", "warn", "predict", "estimate", "appear", "assume", "guess", "advise"];

/// Verbs that only make a verb of their object: "made no *offer*". Own compilation.
const LIGHT: [&str; 9] = ["be", "do", "give", "have", "hold", "make", "see", "show", "take"];

/// Verbs that say of their subject that it happens. Own compilation.
const HAPPENING: [&str; 14] = [
    "begin", "close", "come", "commence", "complete", "conclude", "delay", "end", "follow", "happen", "last",
    "occur", "postpone", "start",
];

/// Verbs that deny an activity they govern: "stopped *selling*".
const ENDINGS: [&str; 4] = ["cease", "discontinue", "quit", "stop"];

/// Words whose own negation is that of what they govern: "is not expected to *rise*".
const RAISING: [&str; 10] =
    ["appear", "expect", "intend", "likely", "plan", "seem", "want", "willing", "wish", "ready"];

/// Words that deny what they govern. Own compilation.
const DENIALS: &[&str] = &[
    "abandon",
    "absence",
    "avert",
    "avoid",
    "ban",
    "block",
    "cancel",
    "decline",
    "denial",
    "deny",
    "escape",
    "evade",
    "fail",
    "failure",
    "forbid",
    "halt",
    "lack",
    "neglect",
    "prevent",
    "prohibit",
    "rebut",
    "refusal",
    "refuse",
    "refute",
    "reject",
    "rejection",
    "scrap",
    "unable",
    "unlikely",
    "unwilling",
    "impossible",
    "yet",
];

fn is_denial(word: Token<'_>) -> bool {
    DENIALS.contains(&word.lemma().to_ascii_lowercase().as_str())
}

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

/// What an event's own words say: auxiliaries, adverbs, "if".
fn own_modality(event: Token<'_>) -> Modality {
    let denied = denies_itself(event);
    let open = |c: Token<'_>| match c.dep() {
        // "cannot" is as settled as "does not".
        "aux" => is_word(c, &MODALS) && !(denied && is_word(c, &["can", "could"])),
        "advmod" | "amod" => is_word(c, HEDGES),
        _ => false,
    };
    let condition =
        has_word(event, "mark", &["if", "unless", "whether"]) || has_word(event, "advmod", &["whether"]);
    if condition || has_word(event, "aux", &["should", "ought"]) {
        Modality::Hypothetical
    } else if is_conditional(event) || is_hearsay(event) || children(event).any(open) {
        Modality::Possible
    } else {
        Modality::Certain
    }
}

/// "would", but for the "will" of what somebody said: "said it would *close*".
fn is_conditional(verb: Token<'_>) -> bool {
    let reported = matches!(verb.dep(), "ccomp" | "acl");
    has_word(verb, "aux", &["would"]) && (!reported || has_word(verb, "aux", &["have"]))
}

/// "are said to *be*".
fn is_hearsay(verb: Token<'_>) -> bool {
    let infinitive = child(verb, &["xcomp"]).is_some_and(is_infinitive);
    matches!(verb.lemma(), "say" | "report" | "rumor" | "allege" | "believe" | "think")
        && infinitive
        && is_passive(verb)
}

fn has_word(token: Token<'_>, relation: &str, words: &[&str]) -> bool {
    children(token).any(|c| c.dep() == relation && is_word(c, words))
}

fn has_auxiliary(verb: Token<'_>) -> bool {
    children(verb).any(|c| c.dep() == "aux" && c.tag() != "TO")
}

/// "not sold", "no sale", "nobody sold", "sold nothing".
fn denies_itself(event: Token<'_>) -> bool {
    children(event).any(|c| {
        let phrase = matches!(c.dep(), "nsubj" | "nsubjpass" | "dobj" | "attr");
        matches!(c.dep(), "neg" | "det" | "preconj" | "advmod" | "nsubj" | "nsubjpass" | "dobj")
            && is_negator(c)
            || phrase && event.pos() != "NOUN" && children(c).any(|d| d.dep() == "det" && is_negator(d))
    })
}

/// "left to *avoid* him", not "fell enough to *trigger* orders", "rose to *end* the day at 40", "took a day to *do*".
fn is_purpose(verb: Token<'_>) -> bool {
    const OUTCOMES: [&str; 8] = ["become", "close", "end", "find", "finish", "reach", "settle", "trade"];
    let before = verb.head();
    let degree =
        children(before).any(|c| is_word(c, &["enough", "only", "too"])) || is_word(before, &["enough"]);
    is_infinitive(verb) && !degree && before.lemma() != "take" && !OUTCOMES.contains(&verb.lemma())
}

/// "so that they would *stop*".
fn follows_so(verb: Token<'_>) -> bool {
    let that = children(verb).find(|c| c.dep() == "mark" && is_word(*c, &["that"]));
    that.and_then(Token::previous).is_some_and(|so| is_word(so, &["so"]))
}

/// Whether a noun phrase tells of something new: without article, or with "a".
fn is_indefinite(noun: Token<'_>) -> bool {
    !children(noun)
        .any(|c| c.dep() == "poss" || c.dep() == "det" && !is_word(c, &["a", "an", "any", "some", "no"]))
}

fn is_event_noun(noun: Token<'_>) -> bool {
    matches!(noun.pos(), "NOUN" | "VERB")
}

/// What a word that governs an event says of it.
fn governing(word: Token<'_>) -> Option<Modality> {
    type Table = HashMap<(&'static str, &'static str), Modality>;
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| read_table(include_str!("../data/irrealis.txt")).collect());
    let part = match word.pos() {
        "VERB" | "AUX" => "verb",
        "NOUN" | "PROPN" => "noun",
        "ADJ" => "adjective",
        _ => return None,
    };
    table.get(&(part, word.lemma().to_ascii_lowercase().as_str())).copied()
}

fn read_table(table: &'static str) -> impl Iterator<Item = ((&'static str, &'static str), Modality)> {
    let lines = table.lines().filter(|l| !l.starts_with('#'));
    lines.flat_map(|line| {
        let mut cells = line.split('|').map(str::trim);
        let modality = match cells.next() {
            Some("intended") => Modality::Intended,
            _ => Modality::Possible,
        };
        let part = cells.next().unwrap_or_default();
        cells.next().unwrap_or_default().split_whitespace().map(move |lemma| ((part, lemma), modality))
    })
}
