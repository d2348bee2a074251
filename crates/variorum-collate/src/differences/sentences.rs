//! Sentences of two witnesses that are one but for some words, and no readings of one utterance.

use super::pair::Pair;
use super::{Finding, OF_COPIES, Story, Together, add, attribution, place};
use crate::Difference;
use crate::cluster::nearest;
use crate::segment::Segment;

/// The least score of two sentences that may report one fact.
const FACT: f32 = 0.25;

/// Words around a statement that tell of one occasion, and not only who spoke when.
const SCENE: usize = 8;

/// Words of a sentence that is more than a phrase.
const SENTENCE: usize = 6;

/// The differences between sentences, word by word.
pub(super) fn differences(story: &Story<'_>, together: &Together) -> Vec<Difference> {
    let segments: Vec<&Segment> = story.segments.iter().collect();
    let copies = |a: &Segment, b: &Segment| {
        let words = |s: &Segment| s.words(story.sources);
        a.reading.is_some() == b.reading.is_some() && words(a).eq_ignore_ascii_case(words(b))
    };
    let mut all = Vec::new();
    for (i, j) in nearest(story.vocabulary, &segments, copies, FACT) {
        let (Some(a), Some(b)) = (segments.get(i), segments.get(j)) else { continue };
        let known = together.are_one(i, j);
        let Some(pair) = Pair::new(story, a, b).filter(|_| !known) else { continue };
        let mut findings = Vec::new();
        let whose = attribution::of_sentences(&pair).into_iter().chain(attribution::of_speakers(&pair));
        for finding in copied(&pair).into_iter().chain(whose) {
            add(&mut findings, finding);
        }
        all.extend(findings.into_iter().filter_map(|f| place(story, f, None, a.witness, b.witness)));
    }
    all
}

/// What differs in the words of two sentences that are one but for some of them.
fn copied(pair: &Pair<'_>) -> Vec<Finding> {
    let rest = pair.left.segment.is_rest || pair.right.segment.is_rest;
    let words = pair.left.words.len().min(pair.right.words.len());
    let told = pair.is_close() && words >= if rest { SCENE } else { SENTENCE };
    OF_COPIES.iter().filter(|_| told).flat_map(|find| find(pair)).collect()
}
