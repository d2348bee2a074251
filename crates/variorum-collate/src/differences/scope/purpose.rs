//! What is considered, and what for.

use variorum_parse::Token;
use variorum_statement::{Certainty, Proposition};
use variorum_text::Span;

use super::finding;
use crate::differences::Finding;
use crate::differences::join::Joined;
use crate::differences::pair::Part;

/// "is not considering A" and "is not considering B".
pub(super) fn of_considered(j: &Joined<'_>) -> Option<Finding> {
    let pair = &j.pair;
    let (v, w) = j.verbs()?;
    let considered = |p: &Proposition| p.certainty == Certainty::Considered;
    if !j.predicates || !considered(&j.left.proposition) || !considered(&j.right.proposition) {
        return None;
    }
    let object = |c: &Token<'_>| matches!(c.dep(), "dobj" | "xcomp" | "ccomp");
    let (a, b) = (v.children().find(object)?, w.children().find(object)?);
    let others = pair.right_of(a.index(), 0.0).is_none() && pair.left_of(b.index(), 0.0).is_none();
    others.then(|| finding(pair, whole(&pair.left, a), whole(&pair.right, b), 0.6))
}

/// "measures to cut spending" and "measures to deal with the crisis".
pub(super) fn of_object(j: &Joined<'_>) -> Option<Finding> {
    let pair = &j.pair;
    let (v, w) = j.verbs()?;
    let (a, b) = j
        .heads()
        .filter(|(x, y)| is_object(*x) && is_object(*y))
        .find_map(|(x, y)| Some((purpose(v, x)?.index(), purpose(w, y)?.index())))?;
    let (a, b) = (pair.left.token(a)?, pair.right.token(b)?);
    let (ours, theirs) = (content(&pair.left, a), content(&pair.right, b));
    let (x, y) = (whole(&pair.left, a), whole(&pair.right, b));
    // "to reopen" and "to re-open".
    let letters =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let (p, q) = (letters(pair.left.say(x)), letters(pair.right.say(y)));
    let others = !p.starts_with(&q) && !q.starts_with(&p) && !ours.iter().any(|l| theirs.contains(l));
    others.then(|| finding(pair, x, y, 0.6))
}

/// Whether a noun is what is done or taken, and no length or number of things.
fn is_object(noun: Token<'_>) -> bool {
    let counted = noun.children().any(|c| c.dep() == "nummod");
    noun.pos() == "NOUN" && !counted && noun.ancestors().chain([noun]).take(3).any(|a| a.dep() == "dobj")
}

/// The verb that says what a verb or its object is for.
fn purpose<'d>(verb: Token<'d>, noun: Token<'d>) -> Option<Token<'d>> {
    let to = |t: &Token<'_>| t.tag() == "VB" && t.lemma() != "do" && t.children().any(|c| c.tag() == "TO");
    let aim = |t: &Token<'_>| matches!(t.dep(), "acl" | "advcl" | "relcl" | "xcomp") && to(t);
    noun.children().chain(verb.children()).find(aim)
}

/// The lemmas of the content words that hang on a token.
fn content<'s>(part: &Part<'s>, head: Token<'_>) -> Vec<&'s str> {
    let tokens = part.source.doc.slice(head.subtree());
    tokens.filter(|t| matches!(t.pos(), "NOUN" | "VERB" | "PROPN" | "ADJ")).map(|t| t.lemma()).collect()
}

fn whole(part: &Part<'_>, head: Token<'_>) -> Span {
    part.source.doc.span(head.subtree())
}
