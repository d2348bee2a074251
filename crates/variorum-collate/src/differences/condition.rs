//! One makes it depend on something, and the other leaves that out.

use variorum_statement::{Condition, ConditionKind, conditions};
use variorum_text::Span;

use super::Finding;
use super::pair::{Pair, Part};
use crate::DifferenceKind;

/// Share of the terms outside the condition that must be common where the sentences are not the same.
const MAIN: f32 = 0.4;

/// How alike the verbs must be that the condition hangs on.
const VERB: f32 = 0.55;

/// Share of a condition's terms that the other side must have for it to be there in other words.
const SAME: f32 = 0.3;

pub(super) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    let (ours, theirs) = (of(&pair.left), of(&pair.right));
    let mut found = Vec::new();
    // Of copies each sentence stands for itself.
    let none =
        |part: &Part<'_>, own: &[Condition]| own.is_empty() && (pair.is_copy() || of_all(part).is_empty());
    if !ours.is_empty() && none(&pair.right, &theirs) {
        let lacking = ours.iter().filter(|c| hangs(pair, c, true));
        found.extend(lacking.map(|c| finding(pair, c.span, pair.right.segment.span, true)));
    } else if !theirs.is_empty() && none(&pair.left, &ours) {
        let lacking = theirs.iter().filter(|c| hangs(pair, c, false));
        found.extend(lacking.map(|c| finding(pair, c.span, pair.left.segment.span, false)));
    } else if pair.is_close() {
        found.extend(another(pair, &ours, &theirs));
    }
    found
}

/// The conditions in a segment, and one that stands right behind it: "vowed to close the yard unless they pay".
fn of(part: &Part<'_>) -> Vec<Condition> {
    let doc = &part.source.doc;
    let tokens = &part.segment.tokens;
    let end = tokens.end.checked_sub(1).and_then(|i| part.token(i)).map_or(tokens.end, |t| t.sentence().end);
    let mut found = conditions(doc, tokens.start..end.max(tokens.end));
    found.retain(|c| doc.tokens_in(c.span).start <= tokens.end);
    found
}

/// The conditions in all of a witness's segments of the utterance.
fn of_all(part: &Part<'_>) -> Vec<Condition> {
    part.all.iter().flat_map(|s| conditions(&part.source.doc, s.tokens.clone())).collect()
}

/// Whether the clause that a condition hangs on is said by the other side too.
fn hangs(pair: &Pair<'_>, condition: &Condition, on_left: bool) -> bool {
    let (part, other) = if on_left { (&pair.left, &pair.right) } else { (&pair.right, &pair.left) };
    let tokens = part.source.doc.tokens_in(condition.span);
    if stands_near(pair, condition, part, other) {
        return false;
    }
    // A question or a piece of the condition alone is no flat statement.
    let flat = !other.say(other.segment.span).contains('?') && other.segment.terms.len() >= 2;
    if pair.is_close() {
        let outside = part.segment.tokens.len().saturating_sub(tokens.len());
        let shared = |i: &usize| aligned(pair, *i, on_left, VERB);
        return flat
            && outside > 2
            && part.segment.tokens.clone().filter(|i| !tokens.contains(i)).any(|i| shared(&i));
    }
    let verb = depending(part, condition, &tokens).is_some_and(|i| aligned(pair, i, on_left, VERB));
    flat && verb && main_share(pair, &tokens, on_left) >= MAIN
}

/// Share of a condition's words that stand near the other side's words when that has it too, outside of what is compared.
const NEAR: f32 = 0.8;

/// Whether the other witness gives the condition in the sentence around, or the one before or behind.
fn stands_near(pair: &Pair<'_>, condition: &Condition, part: &Part<'_>, other: &Part<'_>) -> bool {
    let doc = &other.source.doc;
    let sentences = doc.sentences();
    let at = sentences.partition_point(|s| s.end <= other.segment.tokens.start);
    let around = sentences.iter().skip(at.saturating_sub(1)).take(3);
    let text = around.clone().next().zip(around.clone().next_back()).map_or(0..0, |(a, b)| a.start..b.end);
    let tokens = part.source.doc.tokens_in(condition.span);
    let inside: Vec<_> = part.segment.terms.iter().filter(|(_, i)| tokens.contains(i)).collect();
    let weight = |t| pair.story.vocabulary.weight(t);
    let all: f32 = inside.iter().map(|(t, _)| weight(*t)).sum();
    let same = |there: &Condition| {
        let lemmas: Vec<&str> = doc.slice(doc.tokens_in(there.span)).map(|t| t.lemma()).collect();
        let has = |i: usize| part.token(i).is_some_and(|t| lemmas.contains(&t.lemma()));
        let common: f32 = inside.iter().filter(|(_, i)| has(*i)).map(|(t, _)| weight(*t)).sum();
        all > 0.0 && common >= NEAR * all
    };
    conditions(doc, text).iter().any(same)
}

/// The token that stands for what a condition is of: the verb that its clause hangs on, or the subject of "depends".
fn depending(part: &Part<'_>, condition: &Condition, tokens: &std::ops::Range<usize>) -> Option<usize> {
    if condition.kind == ConditionKind::Depends {
        let subject = part.token(tokens.start)?.children().find(|c| matches!(c.dep(), "nsubj" | "nsubjpass"));
        return subject.map(|s| s.index());
    }
    let top = part.source.doc.slice(tokens.clone()).find(|t| !tokens.contains(&t.head().index()))?;
    Some(top.head().index()).filter(|i| *i != tokens.start)
}

fn aligned(pair: &Pair<'_>, token: usize, on_left: bool, likeness: f32) -> bool {
    if on_left { pair.right_of(token, likeness).is_some() } else { pair.left_of(token, likeness).is_some() }
}

/// The share of the terms outside the condition that the other side has, or that the other side's have here.
fn main_share(pair: &Pair<'_>, condition: &std::ops::Range<usize>, on_left: bool) -> f32 {
    let (part, other) = if on_left { (&pair.left, &pair.right) } else { (&pair.right, &pair.left) };
    let outside: Vec<_> = part.segment.terms.iter().filter(|(_, i)| !condition.contains(i)).collect();
    let here: f32 = outside.iter().map(|(t, _)| pair.story.vocabulary.weight(*t)).sum();
    let there: f32 = other.segment.terms.iter().map(|(t, _)| pair.story.vocabulary.weight(*t)).sum();
    let of = |i: usize| {
        pair.aligned
            .iter()
            .find(|a| if on_left { a.left == i } else { a.right == i })
            .map_or(0.0, |a| a.likeness)
    };
    let common: f32 = outside.iter().map(|(t, i)| pair.story.vocabulary.weight(*t) * of(*i)).sum();
    common / here.min(there).max(f32::MIN_POSITIVE)
}

/// Both have a condition, and the two have no words in common.
fn another(pair: &Pair<'_>, ours: &[Condition], theirs: &[Condition]) -> Option<Finding> {
    let ([a], [b]) = (ours, theirs) else { return None };
    let tokens = pair.left.source.doc.tokens_in(a.span);
    let right = pair.right.source.doc.tokens_in(b.span);
    let inside = pair.left.segment.terms.iter().filter(|(_, i)| tokens.contains(i)).count();
    let common = pair.aligned.iter().filter(|x| tokens.contains(&x.left) && right.contains(&x.right)).count();
    let differ = inside > 0 && (common as f32) < SAME * inside as f32;
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
