//! The same content from another speaker, or as fact in one witness and attributed in the other.

use variorum_statement::{Kind, Speaker};
use variorum_text::Span;

use super::pair::Pair;
use super::{Finding, Story};
use crate::DifferenceKind;
use crate::segment::Segment;
use crate::similarity::similarity;
use crate::speakers::{Match, compare, same_name};

/// Share of terms in common that is asked where two speakers differ, of both sides.
const SPEAKERS: f32 = 0.6;

/// Share of an attributed statement's terms that the narrator's sentence must have, and their weight.
const FACT: f32 = 0.6;
const EVIDENCE: f32 = 5.5;

/// Two speakers that differ.
pub(super) fn find(pair: &Pair<'_>) -> Option<Finding> {
    let speaker = |segment: &Segment| speaker(pair.story, segment);
    let (a, b) = (speaker(pair.left.segment)?, speaker(pair.right.segment)?);
    let others = compare(Some(a), Some(b)) == Match::Other;
    let others =
        others && names_source(pair.story, pair.left.segment) && names_source(pair.story, pair.right.segment);
    (others && pair.share.0 >= SPEAKERS).then(|| Finding {
        kind: DifferenceKind::Attribution,
        left: whole(pair.story, pair.left.segment),
        right: whole(pair.story, pair.right.segment),
        why: format!("said by {} or by {}", a.name, b.name),
        confidence: 0.7,
    })
}

/// Whether the source of a segment's statement is a person named there: not left to a pronoun or to what stands before, and
/// no body, for which a person may speak.
fn names_source(story: &Story<'_>, segment: &Segment) -> bool {
    let (Some(source), Some(statement)) = (story.sources.get(segment.witness), statement(story, segment))
    else {
        return false;
    };
    let name = statement.speaker.as_ref().map_or("", |s| s.name.as_str());
    let named = statement.source.iter().filter(|s| same_name(s.of(source.doc.text()), name));
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

fn statement<'a>(story: &Story<'a>, segment: &Segment) -> Option<&'a variorum_statement::Statement> {
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

/// A statement that the other witness gives in the narrator's own words.
pub(super) fn as_fact(pair: &Pair<'_>) -> Option<Finding> {
    let story = pair.story;
    let (said, told) = match (attributed(story, pair.left.segment), attributed(story, pair.right.segment)) {
        (true, false) => (pair.left.segment, pair.right.segment),
        (false, true) => (pair.right.segment, pair.left.segment),
        _ => return None,
    };
    let retold = told.reading.is_some() || told.is_title(story.sources) || goes_on(story, told);
    let s = similarity(story.vocabulary, said, told);
    // "his cautious approach" is a topic, and nothing that could be a fact.
    let source = story.sources.get(said.witness)?;
    let is_clause =
        source.doc.slice(said.tokens.clone()).any(|t| matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD"));
    if retold || !is_clause || s.of_left < FACT || s.common < EVIDENCE {
        return None;
    }
    let name = by(story, said)?;
    let first = said.witness < told.witness;
    let (said, told) = (whole(story, said), vec![told.span]);
    let (left, right) = if first { (said, told) } else { (told, said) };
    let why = format!("one has it from {name}, the other gives it as fact");
    Some(Finding { kind: DifferenceKind::Attribution, left, right, why, confidence: 0.6 })
}

/// Whether a segment is all of an indirect statement that names its source.
fn attributed(story: &Story<'_>, segment: &Segment) -> bool {
    statement(story, segment)
        .is_some_and(|s| s.kind == Kind::Indirect && !s.cue.is_empty() && !s.source.is_empty())
        && !segment.is_title(story.sources)
}

/// Whether the narrator's sentence stands behind reported speech in its paragraph, and so may go on with it.
fn goes_on(story: &Story<'_>, told: &Segment) -> bool {
    let Some(source) = story.sources.get(told.witness) else { return false };
    let text = source.doc.text();
    let paragraph = text.get(..told.span.start()).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let before = Span::new(paragraph, told.span.start());
    source.statements.iter().flat_map(|s| &s.content).any(|c| c.overlaps(before))
}
