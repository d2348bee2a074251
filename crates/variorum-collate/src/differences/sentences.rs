//! Sentences of two witnesses that are one but for some words, and no readings of one utterance.

use super::pair::Pair;
use super::{OF_COPIES, Story, Together, add, place};
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
        let Some(pair) = Pair::new(story, a, b).filter(|p| !known && p.is_close()) else { continue };
        let least = if a.is_rest || b.is_rest { SCENE } else { SENTENCE };
        if pair.left.words.len().min(pair.right.words.len()) < least {
            continue;
        }
        let mut findings = Vec::new();
        for finding in OF_COPIES.iter().flat_map(|find| find(&pair)) {
            add(&mut findings, finding);
        }
        all.extend(findings.into_iter().filter_map(|f| place(story, f, None, a.witness, b.witness)));
    }
    all
}
