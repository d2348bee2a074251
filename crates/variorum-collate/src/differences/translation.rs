//! Quotations that say one thing, each in its own words from beginning to end.

use similar::DiffOp;
use variorum_statement::Kind;

use super::pair::{Aligned, Pair, Part};
use super::quotations::{FEWEST, SHARE};
use super::{Finding, attribution};
use crate::DifferenceKind;

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less, of one sentence
/// in two translations.
const TRANSLATED: (f32, f32) = (0.25, 0.6);

/// Two quotations that say one thing, each in its own words from beginning to end.
pub(super) fn of_quotations(pair: &Pair<'_>) -> Option<Finding> {
    let quoted = is_quoted(pair, &pair.left) && is_quoted(pair, &pair.right);
    if !quoted || run_together(pair) {
        return None;
    }
    let (left, right) = (pair.left.segment.span, pair.right.segment.span);
    let run =
        pair.steps.iter().filter(|s| matches!(s, DiffOp::Equal { .. })).map(|s| s.old_range().len()).max();
    let least = if run.unwrap_or_default() >= RUN { RUNNING } else { TRANSLATED.1 };
    let same = pair.share.0 >= TRANSLATED.0 && pair.share.1 >= least;
    let long = pair.left.words.len().min(pair.right.words.len()) >= LONG;
    (same && long && shared(pair) >= SHARED && one_speaker(pair)).then(|| Finding {
        kind: DifferenceKind::Wording,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence: 0.6,
    })
}

/// The weight of what two quotations share from which they are one, counted in rare terms: "let's wait and see" is said of
/// many things.
const SHARED: f32 = 2.5;

fn shared(pair: &Pair<'_>) -> f32 {
    let vocabulary = pair.story.vocabulary;
    let term = |a: &Aligned| pair.left.segment.terms.iter().find(|(_, t)| *t == a.left);
    let weight = |a: &Aligned| term(a).map_or(0.0, |(t, _)| a.likeness * vocabulary.weight(*t));
    pair.aligned.iter().map(weight).sum::<f32>() / vocabulary.rare()
}

/// Terms in common from which two quotations are one person's, though one of the two is not named.
const TELLING: usize = 4;

/// Whether two quotations are of one person, by name or by what they say.
fn one_speaker(pair: &Pair<'_>) -> bool {
    let same = pair.aligned.iter().filter(|a| a.likeness >= 1.0).count();
    attribution::one(pair) || same >= TELLING && !attribution::others(pair)
}

/// Words in a row that both have when one of the two was rewritten, and what is asked of the one that says less then.
const RUN: usize = 5;
const RUNNING: f32 = 0.4;

/// Words of a quotation that is more than a phrase.
const LONG: usize = 6;

/// Share of the words of the shorter one that run on in the other, or stand there in that order, where it is only cut.
const CUT: (f64, f64) = (0.5, 0.75);

/// Whether they are one sentence but for some words, which are compared as they stand, or one a piece of the other.
fn run_together(pair: &Pair<'_>) -> bool {
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let common: usize = pair.steps.iter().map(equal).sum();
    let longest = pair.steps.iter().map(equal).max().unwrap_or_default();
    let (left, right) = (pair.left.words.len(), pair.right.words.len());
    let close = common >= FEWEST && common as f64 * 2.0 >= SHARE * (left + right) as f64;
    let shorter = left.min(right) as f64;
    close || longest as f64 >= CUT.0 * shorter || common as f64 >= CUT.1 * shorter
}

/// Whether all of a sentence is quoted: "the team was right “in part. We met the nurse. We sang.”" quotes the last two whole.
fn is_quoted(pair: &Pair<'_>, part: &Part<'_>) -> bool {
    match part.segment.kind {
        Kind::Direct => true,
        Kind::Indirect => false,
        Kind::Mixed => {
            let statement = attribution::statement(pair.story, part.segment);
            let start = statement.and_then(|s| s.content.first()).map(|c| c.start());
            let end = part.words.last().map(|w| w.span.end());
            let text = part.source.doc.text();
            let inside = part.segment.span.start();
            let before = start.and_then(|from| text.get(from..inside));
            let within = end.and_then(|end| text.get(inside..end));
            before.is_some_and(ends_open) && within.is_some_and(|w| !w.contains(MARKS))
        }
    }
}

/// Double quotation marks.
const MARKS: [char; 3] = ['“', '”', '"'];

/// Whether the last quotation of a text is not closed.
fn ends_open(text: &str) -> bool {
    text.chars().filter(|c| MARKS.contains(c)).fold(false, |open, mark| match mark {
        '“' => true,
        '”' => false,
        _ => !open,
    })
}
