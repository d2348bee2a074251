use std::ops::Range;

use variorum_parse::Token;
use variorum_text::Span;

use super::chain;

/// How certain a clause is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// It is or was so.
    Fact,
    /// It will be so.
    Will,
    /// It must be so.
    Must,
    /// It is scheduled, expected, planned.
    Planned,
    /// It would be so; what was said as "will" is reported like that too.
    Would,
    /// It should be so.
    Should,
    /// It can be so.
    Able,
    /// It may, might or could be so.
    Possible,
    /// It is being considered.
    Considered,
    /// No decision has been taken on it.
    Undecided,
    /// It is said to be so, by whom is left open.
    Alleged,
}

impl Certainty {
    /// Whether a reader takes it as settled (`Some(true)`) or as open (`Some(false)`); `None` where that depends.
    pub fn settled(self) -> Option<bool> {
        match self {
            Certainty::Fact | Certainty::Will | Certainty::Must | Certainty::Planned => Some(true),
            Certainty::Possible | Certainty::Considered | Certainty::Undecided => Some(false),
            Certainty::Would | Certainty::Should | Certainty::Able | Certainty::Alleged => None,
        }
    }
}

/// Auxiliaries. Own compilation.
const MODALS: &[(&str, Certainty)] = &[
    ("will", Certainty::Will),
    ("wo", Certainty::Will),
    ("'ll", Certainty::Will),
    ("’ll", Certainty::Will),
    ("shall", Certainty::Will),
    ("must", Certainty::Must),
    ("would", Certainty::Would),
    ("'d", Certainty::Would),
    ("’d", Certainty::Would),
    ("should", Certainty::Should),
    ("ought", Certainty::Should),
    ("can", Certainty::Able),
    ("ca", Certainty::Able),
    ("may", Certainty::Possible),
    ("might", Certainty::Possible),
    ("could", Certainty::Possible),
];

/// Verbs and participles, by lemma, that say it of their content.
const GOVERNORS: &[(&str, Certainty)] = &[
    ("consider", Certainty::Considered),
    ("contemplate", Certainty::Considered),
    ("mull", Certainty::Considered),
    ("ponder", Certainty::Considered),
    ("weigh", Certainty::Considered),
    ("study", Certainty::Considered),
    ("explore", Certainty::Considered),
    ("schedule", Certainty::Planned),
    ("slate", Certainty::Planned),
    ("expect", Certainty::Planned),
    ("plan", Certainty::Planned),
    ("intend", Certainty::Planned),
    ("need", Certainty::Must),
];

/// Adjectives and adverbs that say it of their clause.
const ADVERBS: &[(&str, Certainty)] = &[
    ("perhaps", Certainty::Possible),
    ("maybe", Certainty::Possible),
    ("possibly", Certainty::Possible),
    ("reportedly", Certainty::Alleged),
    ("allegedly", Certainty::Alleged),
    ("apparently", Certainty::Alleged),
];

/// How certain a clause is said to be, by its own auxiliaries and adverbs or by what it is the content of; and where.
pub(super) fn of(head: Token<'_>, within: &Range<usize>) -> (Certainty, Option<Span>) {
    let find =
        |list: &[(&str, Certainty)], word: &str| list.iter().find(|(w, _)| *w == word).map(|(_, c)| *c);
    for clause in chain(head, within) {
        if let Some(span) = undecided(clause) {
            return (Certainty::Undecided, Some(span));
        }
        let inside = clause.children().filter(|c| within.contains(&c.index()));
        for child in inside.filter(|c| matches!(c.dep(), "aux" | "auxpass" | "advmod")) {
            let word = child.text().to_lowercase();
            let word = word.strip_suffix("'ve").or_else(|| word.strip_suffix("’ve")).unwrap_or(&word);
            if let Some(certainty) = find(MODALS, word).or_else(|| find(ADVERBS, word)) {
                return (certainty, Some(child.span()));
            }
        }
        let going = clause != head && clause.lemma() == "go" && clause.tag() == "VBG";
        let have_to = clause != head && clause.lemma() == "have";
        let to = head.children().any(|c| c.dep() == "aux" && c.text() == "to");
        if to && (going || have_to) {
            let certainty = if going { Certainty::Will } else { Certainty::Must };
            return (certainty, Some(clause.span()));
        }
        if let Some(certainty) =
            find(GOVERNORS, clause.lemma()).filter(|c| governs(clause, *c, clause != head))
        {
            return (certainty, Some(clause.span()));
        }
    }
    (Certainty::Fact, None)
}

/// "is considering", not "considers", which is an opinion; "is scheduled for", "scheduled to".
fn governs(verb: Token<'_>, certainty: Certainty, has_content: bool) -> bool {
    let passive = verb.children().any(|c| c.dep() == "auxpass");
    match certainty {
        Certainty::Considered => verb.tag() == "VBG",
        _ => has_content || passive,
    }
}

/// "has taken no decision", "has not decided", "is undecided": where.
fn undecided(clause: Token<'_>) -> Option<Span> {
    let not = clause.children().find(|c| c.dep() == "neg");
    if clause.lemma() == "decide" {
        return not.map(|n| n.span().cover(clause.span()));
    }
    let decision = clause.children().find(|c| matches!(c.lemma(), "decision" | "undecided"))?;
    let no = decision.children().find(|c| c.lemma() == "no");
    let whole = clause.span().cover(decision.span());
    (decision.lemma() == "undecided" || no.is_some() || not.is_some()).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposition::propositions;
    use crate::proposition::tests::doc;

    fn of_last(items: &str) -> Certainty {
        let d = doc(items);
        propositions(&d, 0..d.len()).last().unwrap().certainty
    }

    #[test]
    fn auxiliaries() {
        assert_eq!(
            of_last("They/they/PRP/PRON/nsubj/2 may/may/MD/AUX/aux/2 sell/sell/VB/VERB/ROOT/2"),
            Certainty::Possible
        );
        assert_eq!(of_last("They/they/PRP/PRON/nsubj/1 sold/sell/VBD/VERB/ROOT/1"), Certainty::Fact);
    }

    #[test]
    fn what_is_considered_scheduled_or_undecided() {
        let considering = "They/they/PRP/PRON/nsubj/2 are/be/VBP/AUX/aux/2 considering/consider/VBG/VERB/ROOT/2 selling/sell/VBG/VERB/xcomp/2";
        assert_eq!(of_last(considering), Certainty::Considered);
        let scheduled = "It/it/PRP/PRON/nsubjpass/2 is/be/VBZ/AUX/auxpass/2 scheduled/schedule/VBN/VERB/ROOT/2 to/to/TO/PART/aux/4 start/start/VB/VERB/xcomp/2";
        assert_eq!(of_last(scheduled), Certainty::Planned);
        let undecided = "They/they/PRP/PRON/nsubj/2 had/have/VBD/AUX/aux/2 taken/take/VBN/VERB/ROOT/2 no/no/DT/DET/det/4 decision/decision/NN/NOUN/dobj/2";
        assert_eq!(of_last(undecided), Certainty::Undecided);
    }
}
