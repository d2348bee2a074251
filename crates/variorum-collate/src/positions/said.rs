//! Positions in what somebody says: by the reporting words, or by what is said.

use variorum_parse::{Doc, Token};
use variorum_statement::{Certainty, Proposition, Statement, conditions, propositions};
use variorum_text::Span;

use super::Stand;
use super::classes::{Class, is};
use super::clause::{action, clauses, line, trimmed, words_of};
use super::holder::{Said, denies_own, holder, holds};
use super::lexicon::{Force, stance_of};
use super::stance::{of_clause, on_condition};
use crate::Stance;

/// Verbs that take back what was asked for.
const WITHDRAWING: &[&str] = &["abandon", "drop", "withdraw"];

/// Tokens at the end of a sentence among which a question mark makes it a question.
const CLOSING: usize = 3;

/// The positions that a statement takes.
pub(super) fn stands(doc: &Doc, said: Said<'_>) -> Vec<Stand> {
    if !holds(said.speaker) || supposed(doc, said.statement) {
        return Vec::new();
    }
    if let Some(stance) = cued(doc, said.statement, Force::Firm).or_else(|| expressed(doc, said.statement)) {
        return whole(doc, said, stance).into_iter().collect();
    }
    let mut found: Vec<Stand> =
        said.statement.content.iter().flat_map(|c| in_content(doc, said, *c)).collect();
    let rejected = rejected(doc, said.statement);
    if let Some(stance) =
        rejected.or_else(|| cued(doc, said.statement, Force::Mild).filter(|_| found.is_empty()))
    {
        found = whole(doc, said, stance).into_iter().collect();
    }
    found
}

/// "We will find them, they do not have it": the clause behind the comma, which the parser puts on top, denies nothing of the
/// one before it.
fn spliced(verb: Token<'_>, own: &Proposition) -> Proposition {
    let mut own = own.clone();
    if verb.dep() == "ccomp" && verb.head().index() > verb.index() {
        let end = verb.head().children().map(|c| c.index()).filter(|i| *i > verb.subtree().end).min();
        let until =
            end.and_then(|i| verb.head().children().find(|c| c.index() == i)).map(|t| t.span().start());
        own.negation.retain(|n| until.is_none_or(|u| n.start() < u));
        own.denied = own.negation.len() % 2 == 1;
    }
    own
}

/// The tokens of a statement's reporting words that may be a stance.
fn cue<'d>(doc: &'d Doc, statement: &'d Statement) -> impl Iterator<Item = Token<'d>> {
    statement.cue.iter().flat_map(|s| doc.slice(doc.tokens_in(*s)))
}

/// The stance that the reporting words are; where they are denied, they are none.
fn cued(doc: &Doc, statement: &Statement, force: Force) -> Option<Stance> {
    let (word, stance) = cue(doc, statement).find_map(|t| Some((t, stance_of(t, force)?)))?;
    let denied = word.children().any(|c| c.dep() == "neg");
    if stance == Stance::Undecided && word.tag() != "VBG" || is_idle(doc, word, statement) {
        return None;
    }
    match (denied, stance) {
        (false, stance) => Some(stance),
        (true, Stance::Will | Stance::Undecided) => Some(Stance::WillNot),
        (true, Stance::Supports) => Some(Stance::Opposes),
        (true, _) => None,
    }
}

/// Whether a firm word takes no stance here: "declined to comment", "withdrew its request", "denied customers refunds".
fn is_idle(doc: &Doc, word: Token<'_>, statement: &Statement) -> bool {
    let withdrawn = || word.pos() == "NOUN" && WITHDRAWING.contains(&word.head().lemma());
    let content = || statement.content.iter().flat_map(|c| doc.slice(doc.tokens_in(*c)));
    let silent = || word.lemma() == "decline" && content().take(2).any(|t| is(t, Class::Commenting));
    let refused = || {
        let clause = || content().any(|t| matches!(t.pos(), "VERB" | "AUX"));
        let given = |t: Token<'_>| is(t, Class::Denied);
        word.lemma() == "deny" && !clause() && !content().any(given)
    };
    withdrawn() || silent() || refused()
}

/// Whether the reporting words are only supposed: "if the airline refused".
fn supposed(doc: &Doc, statement: &Statement) -> bool {
    let Some(word) = cue(doc, statement).find(|t| t.pos() == "VERB") else { return false };
    let clause = std::iter::once(word).chain(word.ancestors()).take(3);
    let mark = |c: Token<'_>| {
        matches!(c.dep(), "mark" | "advmod") && matches!(c.text(), "if" | "unless" | "whether" | "If")
    };
    let modal = |c: Token<'_>| {
        c.dep() == "aux" && matches!(c.lemma(), "may" | "might" | "could" | "would" | "should")
    };
    let own = word.children().any(modal);
    own || clause.filter(|t| matches!(t.dep(), "advcl" | "ccomp")).any(|t| t.children().any(mark))
}

/// "voiced her opposition to", "reaffirmed support for": the noun is the stance.
fn expressed(doc: &Doc, statement: &Statement) -> Option<Stance> {
    cue(doc, statement).find(|t| is(*t, Class::Expressing))?;
    let noun = top(doc, *statement.content.first()?).filter(|t| t.pos() == "NOUN")?;
    stance_of(noun, Force::Firm)
}

/// The token of a content on which the others hang.
fn top(doc: &Doc, content: Span) -> Option<Token<'_>> {
    doc.slice(doc.tokens_in(content)).find(|t| {
        let head = t.head().span();
        t.is_root() || head.end() <= content.start() || head.start() >= content.end()
    })
}

/// "rejected claims that" denies, "rejected the offer" opposes.
fn rejected(doc: &Doc, statement: &Statement) -> Option<Stance> {
    let verb = cue(doc, statement).find(|t| matches!(t.lemma(), "reject" | "dismiss"))?;
    let top = top(doc, *statement.content.first()?)?;
    let claim = is(top, Class::Said) || matches!(top.pos(), "VERB" | "AUX");
    match (claim, verb.lemma()) {
        (true, _) => Some(Stance::Denies),
        (false, "reject") => Some(Stance::Opposes),
        _ => None,
    }
}

/// One position on all that a statement says.
fn whole(doc: &Doc, said: Said<'_>, stance: Stance) -> Option<Stand> {
    let content = *said.statement.content.first()?;
    let clause = clauses(doc, content).into_iter().find(|c| c.main);
    let verb = clause.map(|c| c.verb);
    let mut stance = stance;
    if let Some(verb) = verb.filter(|_| stance == Stance::Will) {
        let denied =
            propositions(doc, doc.tokens_in(content)).iter().any(|p| p.predicate == verb.index() && p.denied);
        stance = if denied { Stance::WillNot } else { Stance::Will };
    }
    let holder = match verb {
        Some(verb) if matches!(stance, Stance::Denies) => holder(doc, verb, said, stance, true)?,
        Some(verb) if matches!(stance, Stance::Will | Stance::WillNot) => {
            holder(doc, verb, said, stance, true).unwrap_or_else(|| said.own())
        }
        _ => said.own(),
    };
    let span = trimmed(doc.text(), content);
    let found = conditions(doc, doc.tokens_in(span));
    let mut evidence: Vec<Span> = said.statement.cue.iter().copied().chain([span]).collect();
    evidence.sort();
    Some(Stand {
        holder,
        action: line(span.of(doc.text())),
        stance: on_condition(stance, Certainty::Fact, &found),
        conditions: found,
        words: span,
        evidence,
    })
}

/// The positions of the clauses of a content.
fn in_content(doc: &Doc, said: Said<'_>, content: Span) -> Vec<Stand> {
    let all = propositions(doc, doc.tokens_in(content));
    let mut found: Vec<Stand> = Vec::new();
    for clause in clauses(doc, content) {
        let verb = clause.verb;
        let Ok(at) = all.binary_search_by_key(&verb.index(), |p| p.predicate) else { continue };
        let asked = doc.slice(verb.sentence()).rev().take(CLOSING).any(|t| t.text() == "?");
        let Some(own) = all.get(at).filter(|_| !asked).map(|own| spliced(verb, own)) else { continue };
        let barred = own.denied && denies_own(verb, said);
        let stance = if barred { Some(Stance::Denies) } else { of_clause(clause, &own) };
        let Some(stance) = stance else { continue };
        let Some(holder) = holder(doc, verb, said, stance, clause.main) else { continue };
        let words = words_of(doc, verb, content);
        let mut conditions = conditions(doc, doc.tokens_in(words));
        // What is insisted on or asked for has conditions of its own.
        let inner =
            verb.children().filter(|c| c.dep() == "ccomp").map(|c| doc.span(c.subtree())).collect::<Vec<_>>();
        conditions.retain(|c| !inner.iter().any(|i| i.contains(c.span)));
        let stance = on_condition(stance, own.certainty, &conditions);
        // What is joined to a clause and takes its stance goes with it.
        let joined = verb.dep() == "conj" && !verb.children().any(|c| c.dep() == "nsubj");
        let known = found.last().is_some_and(|l| l.stance == stance && l.holder == holder);
        // A clause inside one that has taken this stance says it once more.
        let inside = found
            .iter()
            .rev()
            .take(4)
            .any(|l| l.words.contains(words) && l.stance == stance && l.holder == holder);
        if joined && known || inside {
            continue;
        }
        let action = action(doc, verb, words, stance);
        found.push(Stand { holder, action, stance, conditions, words, evidence: vec![words] });
    }
    found
}
