use std::ops::Range;

use variorum_parse::Token;
use variorum_text::Span;

use super::chain;

/// Words that deny the clause they belong to. Own compilation.
const NEGATORS: &[&str] =
    &["not", "n't", "n’t", "never", "no", "nor", "neither", "nobody", "nothing", "none", "nowhere"];

/// Verbs and nouns that deny their content.
const DENIALS: &[&str] =
    &["deny", "reject", "refuse", "refute", "decline", "dismiss", "rebut", "denial", "rejection", "refusal"];

/// The words that deny a clause: its own, those of its subject and object, those of the clauses it is the content of.
pub(super) fn negation(head: Token<'_>, within: &Range<usize>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for clause in chain(head, within) {
        let own = clause.children().filter(|c| within.contains(&c.index()));
        for child in own {
            if is_negator(child) {
                found.push(child.span());
            } else if matches!(child.dep(), "nsubj" | "nsubjpass" | "dobj" | "attr" | "prep" | "npadvmod") {
                found.extend(of_phrase(child, within));
            }
        }
        if clause != head && DENIALS.contains(&clause.lemma()) {
            found.push(clause.span());
        }
        if clause.dep() == "pcomp" && clause.head().lemma() == "without" {
            found.push(clause.head().span());
        }
    }
    // "will not go without pay": will go, with it.
    if is_denied(head) {
        let after =
            std::iter::successors(head.next(), |t| t.next()).take_while(|t| within.contains(&t.index()));
        let own = |t: &Token<'_>| t.ancestors().find(|a| matches!(a.pos(), "VERB" | "AUX")) == Some(head);
        found.extend(after.filter(|t| is_without(*t) && own(t)).map(Token::span).take(1));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a verb itself is denied.
pub(super) fn is_denied(verb: Token<'_>) -> bool {
    verb.children().any(is_negator)
}

/// "without" that opens a phrase.
pub(super) fn is_without(token: Token<'_>) -> bool {
    token.text().eq_ignore_ascii_case("without") && token.dep() == "prep"
}

/// "no" and its like on a noun phrase, directly or behind a preposition ("under no circumstances").
fn of_phrase(phrase: Token<'_>, within: &Range<usize>) -> Vec<Span> {
    let nouns = phrase.children().filter(|c| c.dep() == "pobj").chain([phrase]);
    let deny = nouns.flat_map(|n| n.children().chain([n])).filter(|t| within.contains(&t.index()));
    deny.filter(|t| is_negator(*t)).map(Token::span).collect()
}

/// Whether a word denies what it belongs to; "no" before a comparative does not, but for "no longer".
pub(crate) fn is_negator(token: Token<'_>) -> bool {
    let word = token.text().to_lowercase();
    let only = word == "no"
        && token.next().is_some_and(|n| matches!(n.text(), "longer" | "more" | "less" | "fewer"));
    NEGATORS.contains(&word.as_str()) && !(only && token.next().is_some_and(|n| n.text() != "longer"))
}

#[cfg(test)]
mod tests {
    use crate::proposition::propositions;
    use crate::proposition::tests::doc;

    fn denied(items: &str) -> Vec<bool> {
        let d = doc(items);
        propositions(&d, 0..d.len()).into_iter().map(|p| p.denied).collect()
    }

    #[test]
    fn a_negated_verb_or_subject_or_object() {
        assert_eq!(
            denied(
                "We/we/PRP/PRON/nsubj/3 will/will/MD/AUX/aux/3 not/not/RB/PART/neg/3 sell/sell/VB/VERB/ROOT/3"
            ),
            [true]
        );
        assert_eq!(
            denied(
                "No/no/DT/DET/det/1 sale/sale/NN/NOUN/nsubjpass/3 is/be/VBZ/AUX/auxpass/3 planned/plan/VBN/VERB/ROOT/3"
            ),
            [true]
        );
        assert_eq!(
            denied(
                "He/he/PRP/PRON/nsubj/1 has/have/VBZ/VERB/ROOT/1 no/no/DT/DET/det/3 plan/plan/NN/NOUN/dobj/1"
            ),
            [true]
        );
    }

    #[test]
    fn a_denial_denies_its_content() {
        let items = "He/he/PRP/PRON/nsubj/1 denied/deny/VBD/VERB/ROOT/1 that/that/IN/SCONJ/mark/4 he/he/PRP/PRON/nsubj/4 sold/sell/VBD/VERB/ccomp/1";
        assert_eq!(denied(items), [false, true]);
    }

    #[test]
    fn not_without_affirms() {
        let items = "We/we/PRP/PRON/nsubj/3 will/will/MD/AUX/aux/3 not/not/RB/PART/neg/3 go/go/VB/VERB/ROOT/3 without/without/IN/ADP/prep/3 pay/pay/NN/NOUN/pobj/4";
        assert_eq!(denied(items), [false]);
    }

    #[test]
    fn two_negations_affirm() {
        let items = "He/he/PRP/PRON/nsubj/3 did/do/VBD/AUX/aux/3 not/not/RB/PART/neg/3 deny/deny/VB/VERB/ROOT/3 he/he/PRP/PRON/nsubj/5 sold/sell/VBD/VERB/ccomp/3";
        assert_eq!(denied(items), [true, false]);
    }
}
