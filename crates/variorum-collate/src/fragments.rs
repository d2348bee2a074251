//! Quotation in part: the words that one outlet takes into a sentence of its own, “*strange and unfair*”, another prints in
//! full, “the ruling was *strange and unfair* to us all”.

use variorum_statement::Kind;

use crate::segment::Segment;
use crate::vocabulary::{Term, Vocabulary};

/// The share of the fragments' weight that the other must have.
const SHARE: f32 = 0.6;

/// Terms side by side that tell whose words they are, at the fewest; fewer must be rare, and quoted in the other too.
const RUN: usize = 2;

/// The weight of fragments at which the score is one half.
const EVIDENCE: f32 = 1.5;

/// How likely two segments are one utterance by the fragments of either: 0 where the other has not got most of them.
pub(crate) fn in_part(vocabulary: &Vocabulary, left: &Segment, right: &Segment) -> f32 {
    score(vocabulary, left, right).max(score(vocabulary, right, left))
}

fn score(vocabulary: &Vocabulary, of: &Segment, by: &Segment) -> f32 {
    let (mut all, mut found) = (0.0, 0.0);
    for fragment in &of.fragments {
        let weight: f32 = fragment.iter().map(|t| vocabulary.weight(*t)).sum();
        all += weight;
        found += if has(vocabulary, by, fragment) { weight } else { 0.0 };
    }
    if found > 0.0 && found >= SHARE * all { found / (found + EVIDENCE) } else { 0.0 }
}

/// Whether a segment has a fragment's terms side by side.
fn has(vocabulary: &Vocabulary, segment: &Segment, fragment: &[Term]) -> bool {
    let quotes = |t: &Term| segment.kind == Kind::Direct || segment.fragments.iter().any(|f| f.contains(t));
    let telling = fragment.len() >= RUN || fragment.iter().all(|t| vocabulary.is_rare(*t) && quotes(t));
    let mut runs = segment.terms.windows(fragment.len().max(1));
    telling && runs.any(|run| run.iter().map(|(t, _)| t).eq(fragment))
}
