//! What a stretch of text asserts: denied or affirmed, how certain, on which conditions, of how much.

mod certainty;
mod condition;
mod polarity;
mod scope;

use std::ops::Range;

pub use certainty::Certainty;
pub use condition::{Condition, ConditionKind, conditions};
pub(crate) use polarity::{is_negator, is_never};
pub use scope::{Scope, scope};
use variorum_parse::{Doc, Token};
use variorum_text::Span;

use crate::factuality::Step;

/// One clause as an assertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposition {
    /// Index of the token that heads the clause.
    pub predicate: usize,
    /// Whether it is denied, the clauses that it is the content of taken into account.
    pub denied: bool,
    /// The words that deny.
    pub negation: Vec<Span>,
    /// How certain it is said to be.
    pub certainty: Certainty,
    /// The words that say so.
    pub modal: Option<Span>,
}

/// The clauses that begin in a range of tokens, in order.
///
/// ```
/// use variorum_parse::{Annotation, Doc};
/// use variorum_statement::{Certainty, propositions};
/// use variorum_text::Span;
///
/// let row = |start, end, lemma, pos, dep, head| Annotation {
///     span: Span::new(start, end), lemma, pos, dep, head, ..Default::default()
/// };
/// let rows = [
///     row(0, 2, "we", "PRON", "nsubj", 3),
///     row(3, 6, "may", "AUX", "aux", 3),
///     row(7, 10, "not", "PART", "neg", 3),
///     row(11, 15, "sell", "VERB", "ROOT", 3),
/// ];
/// let doc = Doc::from_annotations("We may not sell", &rows, vec![]).unwrap();
/// let [sell] = &propositions(&doc, 0..4)[..] else { panic!() };
/// assert!(sell.denied);
/// assert_eq!(sell.certainty, Certainty::Possible);
/// ```
pub fn propositions(doc: &Doc, tokens: Range<usize>) -> Vec<Proposition> {
    let clauses = doc.slice(tokens.clone()).filter(|t| heads_clause(*t));
    clauses.map(|t| proposition(t, &tokens)).collect()
}

fn proposition(head: Token<'_>, within: &Range<usize>) -> Proposition {
    let negation = polarity::negation(head, within);
    let (certainty, modal) = certainty::of(head, within);
    Proposition { predicate: head.index(), denied: negation.len() % 2 == 1, negation, certainty, modal }
}

/// Whether a token is the verb of a clause.
fn heads_clause(token: Token<'_>) -> bool {
    matches!(token.pos(), "VERB" | "AUX")
        && !matches!(token.dep(), "aux" | "auxpass" | "amod" | "compound" | "mark" | "case" | "prep")
}

/// A clause and those that it is the content of, innermost first, as far as they stand in `within`.
fn chain<'d>(head: Token<'d>, within: &Range<usize>) -> impl Iterator<Item = Token<'d>> {
    let within = within.clone();
    let mut open = true;
    std::iter::once(head).chain(head.ancestors().scan(head, move |below, t| {
        let content = matches!(below.dep(), "ccomp" | "xcomp" | "pcomp" | "acl");
        let noun = !heads_clause(t) && matches!(below.dep(), "dobj" | "pobj" | "attr" | "prep" | "conj");
        // "rejected claims that he sold"
        let rejected = Step { event: head, below: *below, above: t }.is_prevented();
        open = open && within.contains(&t.index()) && (content || noun || rejected);
        *below = t;
        open.then_some(t)
    }))
}

#[cfg(test)]
pub(crate) mod tests {
    use variorum_parse::{Annotation, Doc};
    use variorum_text::Span;

    /// A doc from "word/lemma/TAG/POS/dep/head" items.
    pub(crate) fn doc(items: &str) -> Doc {
        let parts: Vec<Vec<&str>> = items.split_whitespace().map(|i| i.split('/').collect()).collect();
        let text = parts.iter().map(|p| p[0]).collect::<Vec<_>>().join(" ");
        let mut at = 0;
        let rows: Vec<_> = parts
            .iter()
            .map(|p| {
                let span = Span::new(at, at + p[0].len());
                at = span.end() + 1;
                let head = p[5].parse().unwrap();
                Annotation { span, lemma: p[1], tag: p[2], pos: p[3], dep: p[4], head, ..Default::default() }
            })
            .collect();
        Doc::from_annotations(text, &rows, vec![]).unwrap()
    }
}
