//! One makes an event depend on something that the other does not name, or supposes what the other gives as fact.

use std::collections::BTreeSet;

use variorum_parse::Token;
use variorum_statement::{Condition, ConditionKind, conditions};
use variorum_text::Span;

use super::Event;
use super::status::Status;
use crate::DifferenceKind;
use crate::differences::clause::{phrase, terms};
use crate::differences::condition::is_empty;
use crate::differences::{Finding, Story};
use crate::vocabulary::Term;

/// The evidence that is asked of two clauses of which one depends on something, and of which one supposes what the other tells.
const DEPENDS: f32 = 1.0;
const SUPPOSES: f32 = 1.8;

/// Share of a condition's terms that stand near the other clause, and in any one sentence of its witness, when it is told there
/// too.
const NEAR: f32 = 0.5;
const ELSEWHERE: f32 = 0.7;

/// A condition on one side and none of its kind on the other.
pub(super) fn finding(story: &Story<'_>, evidence: f32, a: &Event<'_>, b: &Event<'_>) -> Option<Finding> {
    if a.in_title || b.in_title || evidence < DEPENDS {
        return None;
    }
    if a.supposed != b.supposed {
        return if a.supposed {
            supposed(story, evidence, a, b, true)
        } else {
            supposed(story, evidence, b, a, false)
        };
    }
    let one = |a, b, on_left| lacking(story, a, b, on_left);
    one(a, b, true).or_else(|| one(b, a, false))
}

/// "if they are not filtered out" and "because they are not filtered out".
fn supposed(
    story: &Story<'_>,
    evidence: f32,
    a: &Event<'_>,
    b: &Event<'_>,
    on_left: bool,
) -> Option<Finding> {
    let doc = &story.sources.get(a.clause.segment.witness)?.doc;
    let opens = |e: &Event<'_>, list: &[&str]| {
        e.verb.children().any(|c| c.dep() == "mark" && list.contains(&c.lemma()))
    };
    let told = matches!(b.status, Status::Done | Status::Holds) && opens(b, REASONS);
    let condition = super::in_line(doc, doc.span(a.verb.subtree()), a.verb);
    (told && opens(a, &["if"]) && evidence >= SUPPOSES).then(|| made(story, a, condition, b, on_left))
}

/// Words that open a reason. Own compilation.
const REASONS: &[&str] = &["because", "since", "as"];

/// The condition of one clause, where the other witness does not tell it.
fn lacking(story: &Story<'_>, a: &Event<'_>, b: &Event<'_>, on_left: bool) -> Option<Finding> {
    let witness = a.clause.segment.witness;
    let doc = &story.sources.get(witness)?.doc;
    let hangs = |c: &Condition| {
        let tokens = doc.tokens_in(c.span);
        let top = doc.slice(tokens.clone()).find(|t| !tokens.contains(&t.head().index()));
        c.kind != ConditionKind::Depends && top.is_some_and(|t| chain(a.verb).any(|v| v == t.head()))
    };
    let told = |c: &Condition| !is_empty(doc.text(), c) && hangs(c);
    let condition = conditions(doc, a.verb.sentence()).into_iter().find(told)?;
    let all = terms(story, witness, doc);
    let told: BTreeSet<Term> = all.get(doc.tokens_in(condition.span))?.iter().flatten().copied().collect();
    (!told.is_empty() && !is_without(story, b) && !is_told(story, &told, b))
        .then(|| made(story, a, condition.span, b, on_left))
}

/// A verb and those that it is the content of.
fn chain(verb: Token<'_>) -> impl Iterator<Item = Token<'_>> {
    std::iter::successors(Some(verb), |t| matches!(t.dep(), "xcomp" | "ccomp").then(|| t.head())).take(3)
}

/// Whether the sentence of a clause makes a condition without a clause: "not without pay".
fn is_without(story: &Story<'_>, b: &Event<'_>) -> bool {
    let source = story.sources.get(b.clause.segment.witness);
    source.is_some_and(|s| s.doc.slice(b.verb.sentence()).any(|t| t.lemma() == "without"))
}

/// Whether the other witness has most of the words of a condition in one sentence, or some of them near the clause.
fn is_told(story: &Story<'_>, condition: &BTreeSet<Term>, b: &Event<'_>) -> bool {
    let Some(source) = story.sources.get(b.clause.segment.witness) else { return true };
    let terms = terms(story, b.clause.segment.witness, &source.doc);
    let weight = |t: &Term| story.vocabulary.weight(*t);
    let whole: f32 = condition.iter().map(weight).sum();
    let share = |inside: &BTreeSet<Term>| condition.intersection(inside).map(weight).sum::<f32>() / whole;
    let said: Vec<BTreeSet<Term>> = source
        .doc
        .sentences()
        .iter()
        .map(|s| terms.get(s.clone()).unwrap_or_default().iter().flatten().copied().collect())
        .collect();
    let at = source.doc.sentences().partition_point(|s| s.end <= b.verb.index());
    let near: BTreeSet<Term> = said.iter().skip(at.saturating_sub(1)).take(3).flatten().copied().collect();
    share(&near) >= NEAR || said.iter().any(|s| share(s) >= ELSEWHERE)
}

fn made(story: &Story<'_>, a: &Event<'_>, condition: Span, b: &Event<'_>, on_left: bool) -> Finding {
    let other = story.sources.get(b.clause.segment.witness).map_or(b.verb.span(), |s| {
        let whole = s.doc.span(phrase(b.verb));
        super::in_line(&s.doc, whole, b.verb)
    });
    let (left, right) = if on_left { (condition, other) } else { (other, condition) };
    Finding {
        kind: DifferenceKind::Condition,
        left: vec![left],
        right: vec![right],
        why: format!("only one has “{}”", a.say(story, condition)),
        confidence: 0.6,
    }
}
