//! How much two segments say the same.

use crate::segment::Segment;
use crate::vocabulary::Vocabulary;

/// Likeness of two segments, of their terms alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Similarity {
    /// The weighted share of the first one's terms that the second one has.
    pub of_left: f32,
    /// The weighted share of the second one's terms that the first one has.
    pub of_right: f32,
    /// The weight of what they have in common.
    pub common: f32,
}

impl Similarity {
    fn new((of_left, common): (f32, f32), (of_right, other): (f32, f32)) -> Self {
        Self { of_left, of_right, common: common.min(other) }
    }

    /// Between 0 and 1: mostly how much of the one that says less is in the other.
    pub(crate) fn score(self) -> f32 {
        let (high, low) = (self.of_left.max(self.of_right), self.of_left.min(self.of_right));
        let share = WITHIN * high + (1.0 - WITHIN) * low;
        share * self.common / (self.common + EVIDENCE)
    }
}

/// The part of the score that is containment of the one in the other; the rest is the other way.
const WITHIN: f32 = 0.65;

/// The weight in common at which a score is half of what the shares say: one rare word is little evidence.
const EVIDENCE: f32 = 1.5;

/// Compares the terms of two segments.
pub(crate) fn similarity(vocabulary: &Vocabulary, left: &Segment, right: &Segment) -> Similarity {
    Similarity::new(
        coverage(vocabulary, left, &left.force, right),
        coverage(vocabulary, right, &right.force, left),
    )
}

/// Compares the gist of two segments: details count less.
pub(crate) fn gist(vocabulary: &Vocabulary, left: &Segment, right: &Segment) -> Similarity {
    Similarity::new(
        coverage(vocabulary, left, &left.gist, right),
        coverage(vocabulary, right, &right.gist, left),
    )
}

/// The weighted share of one's terms that the other has, and the weight of those.
fn coverage(vocabulary: &Vocabulary, of: &Segment, force: &[f32], by: &Segment) -> (f32, f32) {
    let (mut all, mut found) = (0.0, 0.0);
    for ((term, _), force) in of.terms.iter().zip(force) {
        let weight = force * vocabulary.weight(*term);
        let kin = || vocabulary.kin(*term).iter().filter(|(t, _)| by.has(*t)).map(|(_, akin)| *akin);
        let best = if by.has(*term) { 1.0 } else { kin().fold(0.0, f32::max) };
        all += weight;
        found += weight * best;
    }
    (if all > 0.0 { found / all } else { 0.0 }, found)
}
