//! The same content from another speaker, or as fact in one witness and attributed in the other.

mod evidence;
mod fact;
mod sentence;
mod voice;
mod who;
mod worth;

pub(super) use evidence::of_evidence;
pub(super) use fact::{TELLING, of_clauses};
pub(super) use sentence::of_sentences;
use variorum_statement::{Speaker, Statement};
use variorum_text::Span;
pub(super) use voice::speaks;

use super::pair::Pair;
use super::{Finding, Story};
use crate::DifferenceKind;
use crate::segment::Segment;
use crate::speakers::{Match, compare};

/// Share of terms in common that is asked where two speakers differ, of both sides, if they are one sentence but for some words.
const SPEAKERS: f32 = 0.6;

/// The shares of the two sides else, and the weight of what they share, counted in rare terms.
const SHARES: (f32, f32) = (0.3, 0.85);
const EVIDENCE: f32 = 2.5;

/// Two speakers that differ.
pub(super) fn of_speakers(pair: &Pair<'_>) -> Option<Finding> {
    let copies = pair.is_close() && pair.share.0 >= SPEAKERS;
    let near = pair.share.0 >= SHARES.0 && pair.share.1 >= SHARES.1 && sentence::evidence(pair) >= EVIDENCE;
    let title = pair.left.is_title() || pair.right.is_title();
    if !copies && (!near || title) {
        return None;
    }
    of_two(pair.story, pair.left.segment, pair.right.segment)
}

/// Two segments, if their sources are two.
fn of_two(story: &Story<'_>, a: &Segment, b: &Segment) -> Option<Finding> {
    let name = |segment: &Segment| by(story, segment);
    let (x, y) = (name(a)?, name(b)?);
    who::are_others(story, a, b).then(|| Finding {
        kind: DifferenceKind::Attribution,
        left: whole(story, a),
        right: whole(story, b),
        why: format!("said by {x} or by {y}"),
        confidence: 0.7,
    })
}

/// Whether two speakers are named, and are one.
pub(super) fn one(pair: &Pair<'_>) -> bool {
    let speaker = |segment: &Segment| speaker(pair.story, segment);
    compare(speaker(pair.left.segment), speaker(pair.right.segment)) == Match::Same
}

/// Whether two speakers are named, and are others.
pub(super) fn others(pair: &Pair<'_>) -> bool {
    let speaker = |segment: &Segment| speaker(pair.story, segment);
    compare(speaker(pair.left.segment), speaker(pair.right.segment)) == Match::Other
}

/// The name of who says a segment.
pub(super) fn by<'a>(story: &Story<'a>, segment: &Segment) -> Option<&'a str> {
    speaker(story, segment).map(|s| s.name.as_str())
}

fn speaker<'a>(story: &Story<'a>, segment: &Segment) -> Option<&'a Speaker> {
    statement(story, segment)?.speaker.as_ref()
}

/// The statement that a segment is of.
pub(super) fn statement<'a>(story: &Story<'a>, segment: &Segment) -> Option<&'a Statement> {
    let before: usize = story.sources.iter().take(segment.witness).map(|s| s.statements.len()).sum();
    story.sources.get(segment.witness)?.statements.get(segment.reading?.checked_sub(before)?)
}

/// A statement's content with its source.
fn whole(story: &Story<'_>, segment: &Segment) -> Vec<Span> {
    let source = statement(story, segment).map(|s| s.source.clone()).unwrap_or_default();
    let mut spans = vec![segment.span];
    spans.extend(source);
    spans.sort_unstable();
    spans
}
