//! The same content from another speaker, or as fact in one witness and attributed in the other.

mod evidence;
mod fact;
mod voice;
mod worth;

pub(super) use evidence::of_evidence;
pub(super) use fact::{TELLING, of_clauses};
use variorum_statement::{Speaker, Statement};
use variorum_text::Span;
pub(super) use voice::speaks;

use super::pair::Pair;
use super::{Finding, Story};
use crate::DifferenceKind;
use crate::segment::Segment;
use crate::speakers::{Match, compare, same_name};

/// Share of terms in common that is asked where two speakers differ, of both sides.
const SPEAKERS: f32 = 0.6;

/// Two speakers that differ.
pub(super) fn of_speakers(pair: &Pair<'_>) -> Option<Finding> {
    let speaker = |segment: &Segment| speaker(pair.story, segment);
    let (a, b) = (speaker(pair.left.segment)?, speaker(pair.right.segment)?);
    let source = |segment: &Segment, other: &Speaker| names_source(pair.story, segment, other);
    let others = compare(Some(a), Some(b)) == Match::Other
        && source(pair.left.segment, b)
        && source(pair.right.segment, a);
    (others && pair.is_close() && pair.share.0 >= SPEAKERS).then(|| Finding {
        kind: DifferenceKind::Attribution,
        left: whole(pair.story, pair.left.segment),
        right: whole(pair.story, pair.right.segment),
        why: format!("said by {} or by {}", a.name, b.name),
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

/// Whether the source of a segment's statement is a person named there, and not the other one: not left to a pronoun or to
/// what stands before, and no body, for which a person may speak.
fn names_source(story: &Story<'_>, segment: &Segment, other: &Speaker) -> bool {
    let (Some(source), Some(statement)) = (story.sources.get(segment.witness), statement(story, segment))
    else {
        return false;
    };
    let text = source.doc.text();
    let name = statement.speaker.as_ref().map_or("", |s| s.name.as_str());
    let last = other.name.rsplit(' ').next().unwrap_or_default();
    // "the Scot" and "the Briton" may be one man.
    if !name.trim().contains(' ') || !other.name.trim().contains(' ') {
        return false;
    }
    // A source in another paragraph may be that of other words.
    let beside = |s: &Span| {
        let (from, to) = (s.end().min(segment.span.end()), s.start().max(segment.span.start()));
        !text.get(from..to).unwrap_or_default().contains('\n')
    };
    let named = statement.source.iter().filter(|s| beside(s));
    let named = named.filter(|s| same_name(s.of(text), name) && !s.of(text).contains(last));
    let people = || source.doc.entities().iter().filter(|e| &*e.label == "PERSON");
    named.into_iter().any(|s| people().any(|e| source.doc.span(e.tokens.clone()).overlaps(*s)))
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
