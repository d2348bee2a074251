//! What the word above an event in the tree says of it.

use variorum_parse::Token;

use super::veridicality::{Class, is};
use super::{Modality, own};
use crate::tree::{child, children, is_infinitive, is_passive, is_word, subject};

/// One step up the tree from an event or from what governs it.
pub(crate) struct Step<'d> {
    pub event: Token<'d>,
    pub below: Token<'d>,
    pub above: Token<'d>,
}

impl Step<'_> {
    /// How the lower word hangs on the upper; "measures to *stop*" is one relation, whatever the parser calls it.
    fn relation(&self) -> &str {
        match self.below.dep() {
            "relcl" if is_infinitive(self.below) => "acl",
            relation => relation,
        }
    }

    /// Whether the upper word's own auxiliaries hold for the event, too.
    fn shares(&self) -> bool {
        match self.relation() {
            // "could continue to *gain*", "is not *ready*"
            "xcomp" | "acomp" | "attr" | "oprd" => true,
            // "will be cut and *closed*"
            "conj" => {
                let bare = !has_auxiliary(self.below);
                let alone = subject(self.below).is_none() && self.below.pos() == self.above.pos();
                bare && (alone || self.below.tag() == "VBN" && is_passive(self.above))
            }
            // "could trigger a *collapse*"
            "dobj" => self.is_new() && is(self.above, Class::Makes),
            // "could lead to a *collapse*"
            "prep" => is_word(self.below, &["to", "in"]) && is(self.above, Class::Leads),
            // "the *sale* could be completed in May"
            "nsubj" | "nsubjpass" => self.below == self.event && is(self.above, Class::Happens),
            _ => false,
        }
    }

    /// Whether what stands above the upper word is said of the event, too.
    pub fn passes(&self) -> bool {
        let denied_claim = own::is_content_noun(self.above) && is(self.above.head(), Class::Denies);
        let governs = governing(self.above).is_some() || is(self.above, Class::Denies) || denied_claim;
        self.shares()
            || match self.relation() {
                "pcomp" => true,
                "pobj" | "agent" => self.below == self.event || governs,
                // "with prices *falling*" goes with its clause.
                "prep" => {
                    governs || is_word(self.below, &["with"]) && child(self.below, &["pcomp"]).is_some()
                }
                "ccomp" | "acl" | "dobj" | "conj" => governs,
                _ => false,
            }
    }

    /// Whether the event is denied with the upper word.
    pub fn is_negated(&self) -> bool {
        self.shares_negation() && own::is_denied_beside(self.above, self.below)
    }

    /// Whether what denies the upper word denies the event.
    pub fn shares_negation(&self) -> bool {
        let raises = is(self.above, Class::Raises);
        let shares = match self.relation() {
            "acomp" | "attr" | "oprd" => true,
            "xcomp" => governing(self.above).is_none() || raises,
            "ccomp" => raises,
            // "no plan to *sell*", "no sign of a *recovery*"
            "acl" => raises && self.above.pos() == "NOUN",
            "prep" => raises && is_word(self.below, &["of"]),
            "dobj" => {
                let any = children(self.below).any(|c| is_word(c, &["any"]));
                any || is(self.above, Class::Makes) && own::is_indefinite(self.below)
            }
            "nsubjpass" => self.is_new() && is(self.above, Class::Makes),
            "nsubj" => self.below == self.event && is(self.above, Class::Happens),
            "conj" => {
                self.shares() && children(self.above).any(|c| c.dep() == "cc" && is_word(c, &["or", "nor"]))
            }
            _ => false,
        };
        // "did not refuse to *sell*"
        shares || self.is_prevented()
    }

    /// Whether the upper word says that the event does not come about.
    pub fn is_prevented(&self) -> bool {
        let denies = is(self.above, Class::Denies);
        match self.relation() {
            "pcomp" | "pobj" if is_word(self.above, &["without"]) => true,
            "pcomp" if is_word(self.above, &["of", "than"]) => {
                self.above.previous().is_some_and(|p| is_word(p, &["instead", "rather"]))
            }
            "xcomp" if self.below.tag() == "VBG" && is(self.above, Class::Ends) => true,
            // "has yet to *sell*"
            "xcomp" if own::has_word(self.above, "advmod", &["yet"]) => {
                self.above.lemma() == "have" && is_infinitive(self.below)
            }
            // A rejected claim is there; what it claims is denied.
            "dobj" | "nsubjpass" => denies && !(self.below == self.event && own::is_content_noun(self.below)),
            "ccomp" | "xcomp" | "pcomp" | "acl" => denies,
            // "stopped him *from* selling"
            "prep" if is(self.above, Class::Ends) => {
                is_word(self.below, &["from"]) && child(self.below, &["pcomp"]).is_some()
            }
            "prep" => denies && self.names_content(),
            _ => false,
        }
    }

    /// "refrained *from*", "a delay *in*"; not a phrase that says where or how: "failed *in court*".
    fn names_content(&self) -> bool {
        let of_noun = self.above.pos() == "NOUN" && is_word(self.below, &["in", "on"]);
        of_noun || is_word(self.below, &["of", "from", "to"])
    }

    pub fn modality(&self) -> Modality {
        let by_word = governing(self.above).filter(|_| self.is_governed() && self.is_content());
        let by_word = by_word.or_else(|| self.of_copula()).unwrap_or(Modality::Certain);
        let purpose = if self.is_purpose() { Modality::Intended } else { Modality::Certain };
        let prevention = if self.is_prevented() { self.of_prevention() } else { Modality::Certain };
        [self.shared(), purpose, prevention].into_iter().fold(by_word, stronger)
    }

    /// "may prevent a *strike*", "did not rule out a *sale*".
    fn of_prevention(&self) -> Modality {
        let excludes = matches!(self.above.lemma(), "rule" | "exclude") && own::is_denied(self.above);
        if excludes { Modality::Possible } else { own::modality(self.above) }
    }

    /// What the upper word's auxiliaries say of the event, too.
    fn shared(&self) -> Modality {
        if !self.shares() {
            Modality::Certain
        } else if self.relation() == "xcomp" && is_infinitive(self.below) && own::is_hearsay(self.above) {
            Modality::Possible
        } else {
            own::modality(self.above)
        }
    }

    fn is_governed(&self) -> bool {
        matches!(
            self.relation(),
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
        )
    }

    /// "left to *avoid* him", "is used to *pay*", "measures to *stop*", "a *rescue* plan".
    fn is_purpose(&self) -> bool {
        match self.relation() {
            "advcl" => own::is_purpose(self.below) || own::follows_so(self.below),
            "xcomp" => is(self.above, Class::Means) && is_passive(self.above) && is_infinitive(self.below),
            "acl" => {
                let means = is(self.above, Class::Means) || is(self.above, Class::Plans);
                means && is_infinitive(self.below)
            }
            "compound" => self.below == self.event && is(self.above, Class::Plans),
            _ => false,
        }
    }

    /// "The *aim* is to sell", "a strike is *likely*", "it is *possible* that …".
    fn of_copula(&self) -> Option<Modality> {
        let copula = self.above.lemma() == "be";
        let of =
            |relation: &str| child(self.above, &[relation]).filter(|c| *c != self.below).and_then(governing);
        match self.relation() {
            "xcomp" | "ccomp" | "attr" if copula => of("nsubj").or_else(|| of("acomp")),
            "nsubj" | "csubj" if copula => of("acomp"),
            // "is concerned as prices *fall*" gives a reason.
            "advcl" if copula && children(self.below).all(|c| c.dep() != "mark" || is_word(c, &["that"])) => {
                of("acomp")
            }
            _ => None,
        }
    }

    /// Whether the lower word is what the upper is about: "fears that …", "hope *for*", not "the hope *in* the room".
    fn is_content(&self) -> bool {
        match self.relation() {
            "prep" if is_word(self.below, &["of", "for", "to"]) => true,
            // Worries over *the* sale are about one that there is.
            "prep" => {
                let object = child(self.below, &["pobj"]);
                is_word(self.below, &["about", "over", "on", "at", "against"])
                    && object.is_none_or(own::is_indefinite)
            }
            "acl" => is_infinitive(self.below) || children(self.below).any(|c| c.dep() == "mark"),
            "ccomp" => self.above.pos() != "VERB" || !FACTS.contains(&self.above.lemma()),
            // What somebody calls a demand is not called for.
            "oprd" => is(self.above, Class::Possible),
            "dobj" | "nsubjpass" => self.above.pos() == "VERB" && matches!(self.below.pos(), "NOUN" | "VERB"),
            _ => true,
        }
    }

    /// Whether the lower word is the event itself, a noun that tells of something new.
    fn is_new(&self) -> bool {
        self.below == self.event && self.below.pos() == "NOUN" && own::is_indefinite(self.below)
    }
}

/// Verbs that leave open what a noun or infinitive with them names, and give a clause as somebody's word.
const FACTS: [&str; 8] = ["suggest", "warn", "predict", "estimate", "appear", "assume", "guess", "advise"];

/// What a word that governs an event says of it.
fn governing(word: Token<'_>) -> Option<Modality> {
    let of = |class, modality| is(word, class).then_some(modality);
    of(Class::Possible, Modality::Possible).or_else(|| of(Class::Intended, Modality::Intended))
}

/// The modality that outranks: what is feared or likely is so whatever else is said of it.
pub(super) fn stronger(a: Modality, b: Modality) -> Modality {
    match (a, b) {
        (Modality::Certain, other) | (other, Modality::Certain) => other,
        _ => a.min(b),
    }
}

fn has_auxiliary(verb: Token<'_>) -> bool {
    children(verb).any(|c| c.dep() == "aux" && c.tag() != "TO")
}
