//! One makes it depend on something, and the other leaves that out.

use std::ops::Range;

use similar::DiffOp;
use variorum_parse::Token;
use variorum_statement::{Condition, ConditionKind, conditions};
use variorum_text::Span;

use super::Finding;
use super::attribution::TELLING;
use super::certainty::is_finite;
use super::clause::Clause;
use super::join::Joined;
use super::pair::{Pair, Part};
use crate::DifferenceKind;
use crate::words::words;

/// Share of terms that two clauses must have in common.
const MAIN: f32 = 0.4;

/// How alike a word must be that the condition may hang on.
const VERB: f32 = 0.55;

/// Share of a condition's terms that the other side must have for it to be there in other words.
const SAME: f32 = 0.3;

/// Conditions in one of two printings of a sentence, or others.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    let (mut ours, mut theirs) = (of(&pair.left), of(&pair.right));
    let same = |a: &Condition, b: &Condition| {
        let (a, b) = (pair.left.say(a.span), pair.right.say(b.span));
        a.eq_ignore_ascii_case(b)
    };
    let both: Vec<Condition> = ours.iter().filter(|a| theirs.iter().any(|b| same(a, b))).cloned().collect();
    ours.retain(|a| !both.contains(a));
    theirs.retain(|b| !both.iter().any(|a| same(a, b)));
    let lacking = |list: &[Condition], on_left: bool| -> Vec<Finding> {
        let other = if on_left { pair.right.segment.span } else { pair.left.segment.span };
        list.iter()
            .filter(|c| hangs(pair, c, on_left))
            .map(|c| finding(pair, c.span, other, on_left))
            .collect()
    };
    match (ours.is_empty(), theirs.is_empty()) {
        (false, true) => lacking(&ours, true),
        (true, false) => lacking(&theirs, false),
        _ => another(pair, &ours, &theirs).into_iter().collect(),
    }
}

/// "the sale depends on the vote" and "the sale is agreed".
pub(super) fn of_dependence(pair: &Pair<'_>) -> Option<Finding> {
    let denied = |part: &Part<'_>, c: &Condition| {
        let verb = part.token(part.source.doc.tokens_in(c.span).start);
        verb.is_some_and(|v| v.children().any(|c| c.dep() == "neg"))
    };
    // "does not depend on the vote" names no condition.
    let depends =
        |part: &Part<'_>| of(part).into_iter().find(|c| c.kind == ConditionKind::Depends && !denied(part, c));
    let (condition, part, other, on_left) = match (depends(&pair.left), depends(&pair.right)) {
        (Some(c), None) => (c, &pair.left, &pair.right, true),
        (None, Some(c)) => (c, &pair.right, &pair.left, false),
        _ => return None,
    };
    let verb = part.token(part.source.doc.tokens_in(condition.span).start)?;
    let subject = verb.children().find(|c| matches!(c.dep(), "nsubj" | "nsubjpass"))?;
    let said = aligned(pair, subject.index(), on_left) && pair.share.1 >= MAIN;
    let lacking = said && of(other).is_empty() && !stands_near(pair, &condition, on_left);
    lacking.then(|| finding(pair, condition.span, other.segment.span, on_left))
}

/// Clauses of one thing, one of which depends on something.
pub(super) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    depends(j).into_iter().collect()
}

fn depends(j: &Joined<'_>) -> Option<Finding> {
    let pair = &j.pair;
    let (v, w) = j.verbs()?;
    let denied = j.left.proposition.denied != j.right.proposition.denied;
    let title = pair.left.is_title() || pair.right.is_title();
    // "I think" is what all is said with.
    let says = TELLING.contains(&v.lemma()) || !is_finite(v) || !is_finite(w);
    if denied || title || says || !j.predicates || !j.is_firm() || j.is_at_odds() || pair.share.0 < MAIN {
        return None;
    }
    let (condition, other, verb, on_left) =
        match (on(j, &pair.left, j.left, v), on(j, &pair.right, j.right, w)) {
            (Some(condition), None) => (condition, &pair.right, w, true),
            (None, Some(condition)) => (condition, &pair.left, v, false),
            _ => return None,
        };
    let flat = conditions(&other.source.doc, verb.sentence()).is_empty() && !other.is_title();
    let lacking = flat && !stands_near(pair, &condition, on_left);
    lacking.then(|| finding(pair, condition.span, other.segment.span, on_left))
}

/// The condition that a clause depends on; the parser may hang it on a noun of the clause.
fn on(j: &Joined<'_>, part: &Part<'_>, clause: &Clause<'_>, verb: Token<'_>) -> Option<Condition> {
    let doc = &part.source.doc;
    let inside = |i: usize| i == verb.index() || clause.slots.iter().any(|s| s.head == i);
    let hangs = |c: &Condition| {
        let tokens = doc.tokens_in(c.span);
        let top = doc.slice(tokens.clone()).find(|t| !tokens.contains(&t.head().index()));
        // "once the season ends" may but tell when.
        let when = j.utterance.is_none() && part.say(c.span).to_lowercase().starts_with("once");
        !when && c.kind != ConditionKind::Depends && top.is_some_and(|t| inside(t.head().index()))
    };
    told(conditions(doc, verb.sentence()), part).into_iter().find(hangs)
}

/// Words behind "if" that tell no condition by themselves. Own compilation.
const EMPTY: &[&str] =
    &["so", "not", "any", "needed", "necessary", "possible", "anything", "ever", "required", "only"];

/// Without those that say nothing: "if so", "if necessary".
fn told(mut found: Vec<Condition>, part: &Part<'_>) -> Vec<Condition> {
    found.retain(|c| !is_empty(part.source.doc.text(), c));
    found
}

/// Whether a condition says nothing.
pub(super) fn is_empty(text: &str, condition: &Condition) -> bool {
    matches!(&words(text, condition.span)[..], [_, word] if EMPTY.contains(&word.form.as_str()))
}

/// The conditions in a segment, and one that stands right behind it: "vowed to close the yard unless they pay".
fn of(part: &Part<'_>) -> Vec<Condition> {
    let doc = &part.source.doc;
    let tokens = &part.segment.tokens;
    let end = tokens.end.checked_sub(1).and_then(|i| part.token(i)).map_or(tokens.end, |t| t.sentence().end);
    let mut found = told(conditions(doc, tokens.start..end.max(tokens.end)), part);
    // A quotation may end between the two.
    let quote = part.token(tokens.end).is_some_and(|t| matches!(t.tag(), "''" | "``"));
    found.retain(|c| doc.tokens_in(c.span).start <= tokens.end + usize::from(quote));
    found
}

/// Whether what a condition is of is said by the other side too, and without it.
fn hangs(pair: &Pair<'_>, condition: &Condition, on_left: bool) -> bool {
    let (part, other) = if on_left { (&pair.left, &pair.right) } else { (&pair.right, &pair.left) };
    let tokens = part.source.doc.tokens_in(condition.span);
    // A question or a piece of the condition alone is no flat statement.
    let asks = other.say(other.segment.span).trim_end().ends_with('?');
    let title = part.is_title() != other.is_title();
    // "But it will not come" has but one word that tells.
    let told = other.segment.terms.len() >= 2 || (pair.is_close() && other.words.len() >= CLAUSE);
    let cut = is_cut(pair, on_left);
    let flat = !title && !asks && told && !starts_anew(part, condition);
    let outside = part.segment.tokens.len().saturating_sub(tokens.len());
    let mut main = part.segment.tokens.clone().filter(|i| !tokens.contains(i));
    let main = main.any(|i| aligned(pair, i, on_left)) && (cut || hangs_on(pair, part, &tokens, on_left));
    flat && outside > 2 && main && !stands_near(pair, condition, on_left)
}

/// Whether the other side has no word of its own: what it lacks was taken out.
fn is_cut(pair: &Pair<'_>, on_left: bool) -> bool {
    let own = |step: &DiffOp| if on_left { step.new_range() } else { step.old_range() };
    pair.steps.iter().all(|step| matches!(step, DiffOp::Equal { .. }) || own(step).is_empty())
}

/// Whether the other side has the verb that a condition hangs on, where that is known and tells anything.
fn hangs_on(pair: &Pair<'_>, part: &Part<'_>, condition: &Range<usize>, on_left: bool) -> bool {
    let above = |a: &Token<'_>| !condition.contains(&a.index()) && a.pos() == "VERB";
    let verb = part.token(condition.start).and_then(|t| t.ancestors().find(above)).map(|v| v.index());
    let told = |i: usize| part.segment.terms.iter().any(|(_, t)| *t == i);
    verb.filter(|v| told(*v)).is_none_or(|v| aligned(pair, v, on_left))
}

/// Whether a condition stands behind an ellipsis, and belongs to what follows: "Mind them… if I am late, wait".
fn starts_anew(part: &Part<'_>, condition: &Condition) -> bool {
    let before = Span::new(part.segment.span.start(), condition.span.start());
    part.say(before).trim_end().ends_with(['…', '.'])
}

/// Words of a clause that is told whole.
const CLAUSE: usize = 4;

/// Share of a condition's content words that another one near the other side's clause has when it is the same.
const NEAR: f32 = 0.8;

/// Whether the other witness gives the condition in the sentence around, or the one before or behind.
fn stands_near(pair: &Pair<'_>, condition: &Condition, on_left: bool) -> bool {
    let (part, other) = if on_left { (&pair.left, &pair.right) } else { (&pair.right, &pair.left) };
    let doc = &other.source.doc;
    let sentences = doc.sentences();
    let at = sentences.partition_point(|s| s.end <= other.segment.tokens.start);
    let around = || sentences.iter().skip(at.saturating_sub(1)).take(3);
    let around = around().next().zip(around().next_back()).map_or(0..0, |(a, b)| a.start..b.end);
    let forms = |part: &Part<'_>, span: Span| -> Vec<String> {
        words(part.source.doc.text(), span).into_iter().map(|w| w.form).collect()
    };
    let (own, theirs) = (forms(part, condition.span), forms(other, doc.span(around.clone())));
    if theirs.windows(own.len().max(1)).any(|w| w == own) {
        return true;
    }
    let content = |t: &Token<'_>| matches!(t.pos(), "NOUN" | "PROPN" | "VERB" | "ADJ" | "NUM");
    let inside = part.source.doc.tokens_in(condition.span);
    let ours: Vec<&str> = part.source.doc.slice(inside).filter(content).map(|t| t.lemma()).collect();
    let same = |there: &Condition| {
        let lemmas: Vec<&str> = doc.slice(doc.tokens_in(there.span)).map(|t| t.lemma()).collect();
        let common = ours.iter().filter(|l| lemmas.contains(l)).count();
        common as f32 >= NEAR * ours.len() as f32
    };
    conditions(doc, around).iter().any(same) || has_as_many(part, condition, other)
}

/// Words that may open a condition, whatever the parser makes of them. Own compilation.
#[rustfmt::skip]
const OPENING: &[&str] =
    &["if", "unless", "until", "till", "once", "when", "whenever", "provided", "providing", "assuming", "case"];

/// Auxiliaries that open one when they stand before their subject: "had it not been for her".
const INVERTED: &[&str] = &["had", "were", "should"];

/// Whether the other sentence has a condition for each of this one, in words of its own: which of them is missing cannot be
/// told.
fn has_as_many(part: &Part<'_>, condition: &Condition, other: &Part<'_>) -> bool {
    let openings = |part: &Part<'_>, token: usize| {
        let sentence = part.token(token).map_or(0..0, |t| t.sentence());
        part.source.doc.slice(sentence).filter(opens).count()
    };
    let own = openings(part, part.source.doc.tokens_in(condition.span).start);
    openings(other, other.segment.tokens.start) >= own.max(1)
}

/// Whether a word may open a condition.
fn opens(token: &Token<'_>) -> bool {
    let word = token.text().to_lowercase();
    let subject = token.next().is_some_and(|n| matches!(n.dep(), "nsubj" | "nsubjpass" | "expl"));
    OPENING.contains(&word.as_str()) || (subject && INVERTED.contains(&word.as_str()))
}

fn aligned(pair: &Pair<'_>, token: usize, on_left: bool) -> bool {
    if on_left { pair.right_of(token, VERB).is_some() } else { pair.left_of(token, VERB).is_some() }
}

/// Content words that a condition must have to be another than one without them.
const TOLD: usize = 2;

/// Both have a condition, and the two have no words in common.
fn another(pair: &Pair<'_>, ours: &[Condition], theirs: &[Condition]) -> Option<Finding> {
    let ([a], [b]) = (ours, theirs) else { return None };
    let tokens = pair.left.source.doc.tokens_in(a.span);
    let right = pair.right.source.doc.tokens_in(b.span);
    let inside = pair.left.segment.terms.iter().filter(|(_, i)| tokens.contains(i)).count();
    let common = pair.aligned.iter().filter(|x| tokens.contains(&x.left) && right.contains(&x.right)).count();
    let (x, y) = (pair.left.say(a.span), pair.right.say(b.span));
    let part = x.contains(y) || y.contains(x);
    // "once the plan is made" and "once the decision is made" differ in a word.
    let differ = inside >= TOLD && !part && (common as f32) < SAME * inside as f32;
    differ.then(|| Finding {
        kind: DifferenceKind::Condition,
        left: vec![a.span],
        right: vec![b.span],
        why: format!("“{}” or “{}”", pair.left.say(a.span), pair.right.say(b.span)),
        confidence: 0.8,
    })
}

fn finding(pair: &Pair<'_>, condition: Span, other: Span, on_left: bool) -> Finding {
    let (part, left, right) =
        if on_left { (&pair.left, condition, other) } else { (&pair.right, other, condition) };
    Finding {
        kind: DifferenceKind::Condition,
        left: vec![left],
        right: vec![right],
        why: format!("only one has “{}”", part.say(condition)),
        confidence: if pair.is_close() { 0.9 } else { 0.7 },
    }
}
