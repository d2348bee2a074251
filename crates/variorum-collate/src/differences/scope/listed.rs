//! One member more of what is listed in one sentence.

use similar::DiffOp;
use variorum_parse::Token;
use variorum_text::Span;

use super::finding;
use crate::differences::Finding;
use crate::differences::pair::{Pair, Part};

/// Words that a member takes up with its "and" or "or", at most.
const LONGEST: usize = 5;

/// "does not know how or when it will reopen" and "does not know how it will reopen", in two printings of a sentence.
pub(in crate::differences) fn of_lists(pair: &Pair<'_>) -> Vec<Finding> {
    if pair.left.is_title() || pair.right.is_title() {
        return Vec::new();
    }
    pair.steps.iter().find_map(|step| left_out(pair, *step)).into_iter().collect()
}

fn left_out(pair: &Pair<'_>, step: DiffOp) -> Option<Finding> {
    let (longer, run, other, at) = match step {
        DiffOp::Delete { old_index, old_len, new_index } => {
            (&pair.left, old_index..old_index + old_len, &pair.right, new_index)
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            (&pair.right, new_index..new_index + new_len, &pair.left, old_index)
        }
        _ => return None,
    };
    if run.len() > LONGEST {
        return None;
    }
    let words = longer.run(run.clone())?;
    let tokens = || longer.source.doc.slice(longer.source.doc.tokens_in(words));
    let joint = tokens().any(|t| t.dep() == "cc" && matches!(t.lemma(), "and" | "or" | "nor"));
    let member = tokens().find(|t| is_member(longer, *t) && !holds(other, *t))?;
    let rest = tokens().all(|t| {
        t == member
            || member.subtree().contains(&t.index())
            || t.dep() == "cc"
            || !t.text().contains(char::is_alphanumeric)
    });
    // The words at which one side goes on, where the other has one more.
    let (from, to) = (at.checked_sub(1)?, at + 1);
    let there = other.run(from..to)?;
    let gap = Span::new(other.words.get(from)?.span.end(), other.words.get(at)?.span.start());
    let marked = !other.say(gap).chars().all(|c| c == ' ' || c == ',');
    let whole = Span::new(longer.words.get(run.start.checked_sub(1)?)?.span.start(), words.end());
    let of_left = matches!(step, DiffOp::Delete { .. });
    let (x, y) = if of_left { (whole, there) } else { (there, whole) };
    (joint && rest && !marked).then(|| finding(pair, x, y, 0.7))
}

/// Whether a token is one of several that are listed, and no clause.
fn is_member(part: &Part<'_>, token: Token<'_>) -> bool {
    let listed = token.dep() == "conj" && !matches!(token.pos(), "VERB" | "AUX");
    let adverb = token.pos() == "SCONJ" || token.tag().starts_with('W');
    (listed || adverb) && part.segment.span.contains(token.span())
}

/// Whether the sentence of the other side has the word too.
fn holds(part: &Part<'_>, word: Token<'_>) -> bool {
    let sentence = part.token(part.segment.tokens.start).map_or(0..0, |t| t.sentence());
    let all = sentence.start.min(part.segment.tokens.start)..sentence.end.max(part.segment.tokens.end);
    part.source.doc.slice(all).any(|t| t.lemma().eq_ignore_ascii_case(word.lemma()))
}
