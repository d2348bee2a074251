//! Positions that the narrator tells: "Norway has ruled out sending troops".

use variorum_parse::{Doc, Token};
use variorum_statement::{Statement, conditions};

use super::Stand;
use super::clause::{line, subject, words_of};
use super::holder::{body, country, named};
use super::lexicon::{Force, stance_of};

/// The positions in the narrator's own clauses, whose subjects are named or have been resolved as speakers.
pub(super) fn stands(doc: &Doc, statements: &[Statement]) -> Vec<Stand> {
    let mut reported = vec![false; doc.len()];
    for span in statements.iter().flat_map(|s| s.content.iter().chain(&s.cue)) {
        reported.get_mut(doc.tokens_in(*span)).into_iter().flatten().for_each(|slot| *slot = true);
    }
    let free = |t: &Token<'_>| t.pos() == "VERB" && !reported.get(t.index()).copied().unwrap_or(true);
    doc.tokens().filter(free).filter_map(|verb| stand(doc, verb)).collect()
}

fn stand(doc: &Doc, verb: Token<'_>) -> Option<Stand> {
    let stance = stance_of(verb, Force::Narrated)?;
    let asserted = matches!(verb.dep(), "ROOT" | "conj" | "ccomp" | "relcl" | "parataxis");
    let open = verb.children().any(|c| c.dep() == "neg" || c.dep() == "auxpass" || c.tag() == "MD");
    if !asserted || open {
        return None;
    }
    // Money sought is demanded; what else is sought is looked for.
    let object =
        verb.children().find(|c| matches!(c.dep(), "dobj" | "xcomp" | "ccomp" | "prep" | "advcl"))?;
    let money = || {
        object.subtree().any(|i| {
            doc.token(i).is_some_and(|t| t.tag() == "$" || matches!(t.lemma(), "damage" | "compensation"))
        })
    };
    if verb.lemma() == "seek" && !money() {
        return None;
    }
    let subject = subject(verb)?;
    let holder = country(subject).or_else(|| named(doc, subject)).or_else(|| body(doc, subject))?;
    let words = words_of(doc, verb, doc.span(verb.sentence()));
    let conditions = conditions(doc, doc.tokens_in(words));
    let from = variorum_text::Span::new(
        verb.span().start().max(words.start()),
        words.end().max(verb.span().start()),
    );
    Some(Stand {
        holder,
        action: line(from.of(doc.text())),
        stance,
        conditions,
        words,
        evidence: vec![words],
    })
}
