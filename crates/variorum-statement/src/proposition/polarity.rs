use std::ops::Range;

use variorum_parse::Token;
use variorum_text::Span;

use super::chain;
use crate::factuality::Step;
use crate::tree::{child, children, is_word};

/// Words that deny the clause they belong to, beside "not" and "no". Own compilation.
const NEGATORS: &[&str] =
    &["n't", "n’t", "never", "nor", "neither", "nobody", "nothing", "none", "nowhere", "hardly", "scarcely"];

/// The words that deny a clause: its own, those of its subject and object, those of the clauses it is the content of.
pub(super) fn negation(head: Token<'_>, within: &Range<usize>) -> Vec<Span> {
    let mut found: Vec<Span> = own(head, within);
    let mut below = head;
    for above in chain(head, within).skip(1) {
        let step = Step { event: head, below, above };
        if step.shares_negation() {
            found.extend(own(above, within));
        }
        if step.is_prevented() {
            found.push(above.span());
        }
        below = above;
    }
    if head.dep() == "pcomp" && is_without(head.head()) {
        found.push(head.head().span());
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

/// The words that deny a clause by themselves.
fn own(clause: Token<'_>, within: &Range<usize>) -> Vec<Span> {
    let mut found = Vec::new();
    for child in clause.children().filter(|c| within.contains(&c.index())) {
        match child.dep() {
            _ if is_negator(child) && !joins(child) => found.push(child.span()),
            "nsubj" | "nsubjpass" | "dobj" | "attr" | "npadvmod" => found.extend(of_phrase(child, within)),
            "advmod" if is_word(child, &["longer", "more"]) => found.extend(of_phrase(child, within)),
            "prep" if is_never(child) => found.extend(of_phrase(child, within)),
            _ => {}
        }
    }
    found
}

/// Whether a verb itself is denied.
pub(super) fn is_denied(verb: Token<'_>) -> bool {
    verb.children().any(is_negator)
}

/// "…, nor have we": it denies the clause behind it.
fn joins(word: Token<'_>) -> bool {
    let after = |c: &Token<'_>| c.dep() == "conj" && c.index() > word.index() && c.pos() != "NOUN";
    word.dep() == "cc" && word.text().eq_ignore_ascii_case("nor") && word.head().children().any(|c| after(&c))
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

/// Whether a word denies what it belongs to: not "not only", "no doubt", "no more than".
pub(crate) fn is_negator(token: Token<'_>) -> bool {
    let next = |words: &[&str]| token.next().is_some_and(|n| is_word(n, words));
    let than = || token.next().and_then(Token::next).is_some_and(|n| is_word(n, &["than"]));
    match token.text().to_lowercase().as_str() {
        "not" => !next(&["only", "just", "merely", "simply"]),
        "no" => !next(&["doubt", "matter", "wonder", "less", "fewer"]) && !than(),
        word => NEGATORS.contains(&word),
    }
}

/// Nouns of which none is never. Own compilation.
const NEVER: [&str; 6] = ["account", "case", "circumstance", "event", "time", "way"];

/// "under *no circumstances*", "in no way"; not "at no cost".
pub(crate) fn is_never(preposition: Token<'_>) -> bool {
    let object = child(preposition, &["pobj"]).filter(|o| NEVER.contains(&o.lemma()));
    object.is_some_and(|o| children(o).any(is_negator))
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
    fn a_denied_report_denies_itself() {
        let items = "He/he/PRP/PRON/nsubj/3 did/do/VBD/AUX/aux/3 not/not/RB/PART/neg/3 say/say/VB/VERB/ROOT/3 he/he/PRP/PRON/nsubj/5 sold/sell/VBD/VERB/ccomp/3";
        assert_eq!(denied(items), [true, false]);
    }

    #[test]
    fn a_rejected_claim_denies_its_content() {
        let items = "He/he/PRP/PRON/nsubj/1 rejected/reject/VBD/VERB/ROOT/1 claims/claim/NNS/NOUN/dobj/1 that/that/IN/SCONJ/mark/5 he/he/PRP/PRON/nsubj/5 sold/sell/VBD/VERB/acl/2";
        assert_eq!(denied(items), [false, true]);
    }

    #[test]
    fn an_adverb_may_deny_and_a_price_does_not() {
        let items = "We/we/PRP/PRON/nsubj/3 no/no/RB/ADV/neg/2 longer/long/RBR/ADV/advmod/3 sell/sell/VBP/VERB/ROOT/3";
        assert_eq!(denied(items), [true]);
        let items = "We/we/PRP/PRON/nsubj/1 sell/sell/VBP/VERB/ROOT/1 at/at/IN/ADP/prep/1 no/no/DT/DET/det/4 cost/cost/NN/NOUN/pobj/2";
        assert_eq!(denied(items), [false]);
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
