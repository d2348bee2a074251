//! Which segments of statements are one utterance.

use std::collections::{HashMap, HashSet};

use crate::fragments::in_part;
use crate::groups::Groups;
use crate::segment::Segment;
use crate::similarity::{gist, similarity};
use crate::standing::Standing;
use crate::vocabulary::{Term, Vocabulary};

/// Segments compared with each one, at most: the growth with the number of witnesses stays linear.
const CANDIDATES: usize = 32;

/// Terms that more segments have than this are no ground for a comparison.
const COMMON: usize = 256;

/// What a score must be worth between two segments that are copies.
const COPY: f32 = 0.9;

/// What a score must be worth between two segments of one speaker.
const SAME: f32 = 0.9;

/// The least mean score of a segment that quotes words of a group in part with those in it.
const GUEST: f32 = 0.2;

/// Pairs looked at before two clusters become one.
const SAMPLE: usize = 16;

/// A pair with its score.
type Scored = (f32, usize, usize);

/// Groups segments whose pairs score `threshold` or more, and the mean of pairs at least `mean`: those of two witnesses
/// first, then those of one. The score of two segments is that of their gist times `weigh`, as it stands among the others;
/// segments for which `weigh` is `None` never come into one group. One that quotes another in part comes into its group besides its
/// own. Each group in order; groups in the order of their
/// first members.
pub(crate) fn clusters(
    vocabulary: &Vocabulary,
    segments: &[&Segment],
    weigh: impl Fn(&Segment, &Segment) -> Option<f32>,
    threshold: f32,
    mean: f32,
) -> Vec<Vec<usize>> {
    let weighed = |i: usize, j: usize| {
        let (a, b) = (segments.get(i)?, segments.get(j)?);
        Some((weigh(a, b)?, gist(vocabulary, a, b).score()))
    };
    let original = originals(segments, |a, b| weigh(a, b).is_some_and(|w| w >= COPY));
    let compared: Vec<(usize, usize, f32)> = candidates(vocabulary, segments, &original)
        .into_iter()
        .filter_map(|(i, j)| weighed(i, j).map(|(weight, alike)| (i, j, weight * alike)))
        .collect();
    let witnesses = segments.iter().map(|s| s.witness).collect();
    let standing = Standing::new(witnesses, &original, &compared);
    let score = |i: usize, j: usize| {
        let (weight, alike) = weighed(i, j)?;
        Some(standing.score(i, j, weight * alike, weight))
    };
    let mut pairs: Vec<Scored> =
        compared.iter().filter_map(|&(i, j, _)| Some((score(i, j)?, i, j))).collect();
    pairs.retain(|(s, ..)| *s >= threshold);
    let within =
        |i: usize, j: usize| segments.get(i).map(|s| s.witness) == segments.get(j).map(|s| s.witness);
    pairs.sort_by(|a, b| {
        let order = within(a.1, a.2).cmp(&within(b.1, b.2)).then(b.0.total_cmp(&a.0));
        order.then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    let mut groups = Groups::new(segments.len());
    for (_, i, j) in pairs {
        let (a, b) = (groups.of(i), groups.of(j));
        if a != b && mean_score(groups.members(a), groups.members(b), score) >= mean {
            groups.join(a, b);
        }
    }
    let copied = copied(&original);
    let in_part = |i: usize, j: usize| {
        let (a, b) = (segments.get(i)?, segments.get(j)?);
        // A witness may quote in part what it gives in full, as another does.
        let elsewhere = a.witness != b.witness || copied.contains(&i) || copied.contains(&j);
        let one_speaker = elsewhere && weigh(a, b)? >= SAME;
        Some(if one_speaker { in_part(vocabulary, a, b) } else { 0.0 })
    };
    let close = |i: usize, j: usize| Some(score(i, j)?.max(in_part(i, j)?));
    let likely = compared.iter().filter(|(i, j, _)| in_part(*i, *j).is_some_and(|s| s >= threshold));
    let guests: Vec<_> = likely.filter_map(|&(i, j, _)| guest(&groups, i, j, close)).collect();
    for (i, first) in original.iter().enumerate() {
        let (a, b) = (groups.of(*first), groups.of(i));
        if a != b {
            groups.join(a, b);
        }
    }
    for (guest, at) in guests {
        groups.invite(guest, groups.of(at));
    }
    groups.list()
}

/// The segments that have copies.
fn copied(original: &[usize]) -> HashSet<usize> {
    original.iter().enumerate().filter(|(i, first)| i != *first).map(|(_, first)| *first).collect()
}

/// Which of two segments comes into the group of the other besides its own, if either does: it must be like all there.
fn guest(
    groups: &Groups,
    i: usize,
    j: usize,
    score: impl Fn(usize, usize) -> Option<f32> + Copy,
) -> Option<(usize, usize)> {
    let like = |i: usize, j: usize| mean_score(&[i], groups.members(groups.of(j)), score);
    let (there, here) = (like(i, j), like(j, i));
    let (guest, at, like) = if there >= here { (i, j, there) } else { (j, i, here) };
    (groups.of(i) != groups.of(j) && like >= GUEST).then_some((guest, at))
}

/// The mean score over pairs of two groups, over the first few where there are many; 0 where a pair must not be.
fn mean_score(left: &[usize], right: &[usize], score: impl Fn(usize, usize) -> Option<f32>) -> f32 {
    let pairs = left.iter().flat_map(|i| right.iter().map(move |j| (*i, *j)));
    let (mut sum, mut n) = (0.0, 0.0);
    for (i, j) in pairs.take(SAMPLE) {
        let Some(pair) = score(i.min(j), i.max(j)) else { return 0.0 };
        sum += pair;
        n += 1.0;
    }
    if n > 0.0 { sum / n } else { 0.0 }
}

/// For each segment the first of another witness that says the same words in the same order, or itself: reports are
/// copied on and on, and one copy is enough to compare with the rest.
fn originals(segments: &[&Segment], one: impl Fn(&Segment, &Segment) -> bool) -> Vec<usize> {
    let mut known: HashMap<Vec<Term>, Vec<usize>> = HashMap::new();
    let mut original = Vec::with_capacity(segments.len());
    for (i, segment) in segments.iter().enumerate() {
        let list = known.entry(segment.terms.iter().map(|(t, _)| *t).collect()).or_default();
        let same = |j: &&usize| {
            segments
                .get(**j)
                .is_some_and(|s| s.witness != segment.witness && s.kind == segment.kind && one(s, segment))
        };
        let first = list.iter().find(same).copied().filter(|_| !segment.terms.is_empty());
        if first.is_none() {
            list.push(i);
        }
        original.push(first.unwrap_or(i));
    }
    original
}

/// The score from which two segments may be copies.
const COPIED: f32 = 0.6;

/// Pairs of segments of two witnesses that are each most like the other among all of its witness, from `threshold` on.
/// Of segments that are `copies` of one another only the first is looked at.
pub(crate) fn nearest(
    vocabulary: &Vocabulary,
    segments: &[&Segment],
    copies: impl Fn(&Segment, &Segment) -> bool,
    threshold: f32,
) -> Vec<(usize, usize)> {
    let mut best: HashMap<(usize, usize), (f32, usize)> = HashMap::new();
    let mut likely = Vec::new();
    let original = originals(segments, copies);
    for (i, j) in candidates(vocabulary, segments, &original) {
        let (Some(a), Some(b)) = (segments.get(i), segments.get(j)) else { continue };
        let score = similarity(vocabulary, a, b).score();
        if a.witness == b.witness || score < threshold {
            continue;
        }
        likely.push((i, j));
        for (key, other) in [((i, b.witness), j), ((j, a.witness), i)] {
            let known = best.entry(key).or_insert((score, other));
            if score > known.0 {
                *known = (score, other);
            }
        }
    }
    let is_best = |i: usize, j: usize| {
        let witness = segments.get(j).map_or(0, |s| s.witness);
        best.get(&(i, witness)).is_some_and(|(_, k)| *k == j)
    };
    // What has a copy there is compared with nothing else.
    let copied = |i: usize, j: usize| {
        let witness = segments.get(j).map_or(0, |s| s.witness);
        best.get(&(i, witness)).is_some_and(|(score, _)| *score >= COPIED)
    };
    likely.retain(|&(i, j)| {
        let (forth, back) = (is_best(i, j), is_best(j, i));
        (forth && back) || ((forth || back) && !copied(i, j) && !copied(j, i))
    });
    likely
}

/// Pairs of originals that share terms that are rare enough, the heaviest for each segment.
fn candidates(vocabulary: &Vocabulary, segments: &[&Segment], original: &[usize]) -> Vec<(usize, usize)> {
    let mut index: HashMap<Term, Vec<usize>> = HashMap::new();
    let originals = || segments.iter().enumerate().filter(|(i, _)| original.get(*i) == Some(i));
    for (i, segment) in originals() {
        for (term, _) in &segment.terms {
            let list = index.entry(*term).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
    }
    let mut pairs = Vec::new();
    let mut weights: HashMap<usize, f32> = HashMap::new();
    for (i, segment) in originals() {
        weights.clear();
        for (term, _) in &segment.terms {
            let kin = vocabulary.kin(*term).iter().copied();
            for (near, akin) in kin.chain([(*term, 1.0)]) {
                let list = index.get(&near).filter(|l| l.len() <= COMMON);
                for j in list.into_iter().flatten().filter(|j| **j != i) {
                    *weights.entry(*j).or_default() += akin * vocabulary.weight(near);
                }
            }
        }
        let mut heaviest: Vec<(f32, usize)> = weights.iter().map(|(j, w)| (*w, *j)).collect();
        heaviest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.extend(heaviest.iter().take(CANDIDATES).map(|(_, j)| (i.min(*j), i.max(*j))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
