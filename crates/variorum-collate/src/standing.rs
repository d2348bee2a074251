//! What the other segments of a story say about a pair: more than its words alone tell whether two say the same.

use std::cmp::Ordering;

/// How much it counts by what a pair is more alike than the next best one of the same two witnesses, or less.
const RIVAL: f32 = 0.5;

/// The part of their likeness that neighbours lend: outlets tell things in the same order.
const NEIGHBOUR: f32 = 0.25;

/// The part of its likeness to both that a third segment lends.
const LINK: f32 = 0.75;

/// The segments of a story with all that have been compared with each.
pub(crate) struct Standing<'a> {
    /// The witness of each segment.
    witness: Vec<usize>,
    /// The first copy of each segment, or itself.
    original: &'a [usize],
    /// For each segment the others with their likeness, in order.
    near: Vec<Vec<(usize, f32)>>,
    /// For each segment the witnesses that have a copy, in order.
    copied: Vec<Vec<usize>>,
}

impl<'a> Standing<'a> {
    /// `pairs` are of originals, each once, with how alike they are by themselves.
    pub(crate) fn new(witness: Vec<usize>, original: &'a [usize], pairs: &[(usize, usize, f32)]) -> Self {
        let mut near = vec![Vec::new(); witness.len()];
        for &(i, j, score) in pairs {
            for (from, to) in [(i, j), (j, i)] {
                if let Some(list) = near.get_mut(from) {
                    list.push((to, score));
                }
            }
        }
        near.iter_mut().for_each(|list| list.sort_unstable_by_key(|(i, _)| *i));
        let mut copied = vec![Vec::new(); witness.len()];
        for ((i, first), by) in original.iter().enumerate().zip(&witness) {
            if let Some(list) = copied.get_mut(*first).filter(|_| i != *first) {
                list.push(*by);
            }
        }
        copied.iter_mut().for_each(|list| list.sort_unstable());
        Self { witness, original, near, copied }
    }

    /// The score of two originals that are alike by `alone`: that, where one witness has both. What others lend counts by
    /// `weight`.
    pub(crate) fn score(&self, i: usize, j: usize, alone: f32, weight: f32) -> f32 {
        let (Some(a), Some(b)) = (self.witness(i), self.witness(j)) else { return alone };
        if a == b {
            return alone;
        }
        let rival = self.rival(i, j, b).max(self.rival(j, i, a));
        let lent = NEIGHBOUR * self.neighbours(i, j) + LINK * self.links(i, j, [a, b]);
        alone + RIVAL * (alone - rival) + weight * lent
    }

    fn witness(&self, i: usize) -> Option<usize> {
        self.witness.get(i).copied()
    }

    fn near(&self, i: usize) -> &[(usize, f32)] {
        self.near.get(i).map_or(&[], |list| list)
    }

    /// The likeness of one to the most like segment of a witness but `other`.
    fn rival(&self, i: usize, other: usize, witness: usize) -> f32 {
        if self.copied.get(i).is_some_and(|c| c.binary_search(&witness).is_ok()) {
            return 1.0;
        }
        let rivals = self.near(i).iter().filter(|(k, _)| *k != other && self.witness(*k) == Some(witness));
        rivals.map(|(_, score)| *score).fold(0.0, f32::max)
    }

    /// The likeness of the most like pair of segments that stand next to the two.
    fn neighbours(&self, i: usize, j: usize) -> f32 {
        let beside = |i: usize| {
            let both = [i.checked_sub(1), i.checked_add(1)].into_iter().flatten();
            both.filter(move |k| self.witness(*k) == self.witness(i))
        };
        let pairs = beside(i).flat_map(|k| beside(j).map(move |l| (k, l)));
        pairs.map(|(k, l)| self.likeness(k, l)).fold(0.0, f32::max)
    }

    fn likeness(&self, i: usize, j: usize) -> f32 {
        let (Some(i), Some(j)) = (self.original.get(i), self.original.get(j)) else { return 0.0 };
        if i == j {
            return 1.0;
        }
        let list = self.near(*i);
        let place = list.binary_search_by_key(j, |(k, _)| *k);
        place.ok().and_then(|p| list.get(p)).map_or(0.0, |(_, score)| *score)
    }

    /// The likeness to both of the segment that is most like both: one of their own witnesses and one of another.
    fn links(&self, i: usize, j: usize, witnesses: [usize; 2]) -> f32 {
        let (mut own, mut other) = (0.0_f32, 0.0_f32);
        let (mut left, mut right) = (self.near(i), self.near(j));
        while let ([(k, x), rest @ ..], [(l, y), more @ ..]) = (left, right) {
            match k.cmp(l) {
                Ordering::Less => left = rest,
                Ordering::Greater => right = more,
                Ordering::Equal => {
                    let is_own = self.witness(*k).is_some_and(|w| witnesses.contains(&w));
                    let best = if is_own { &mut own } else { &mut other };
                    *best = best.max(x.min(*y));
                    (left, right) = (rest, more);
                }
            }
        }
        own + other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two segments of each of three witnesses.
    fn score(pairs: &[(usize, usize, f32)]) -> f32 {
        let original: Vec<usize> = (0..6).collect();
        Standing::new(vec![0, 0, 1, 1, 2, 2], &original, pairs).score(0, 2, 0.4, 1.0)
    }

    #[test]
    fn what_is_more_alike_takes_away() {
        assert!(score(&[(0, 2, 0.4), (0, 3, 0.8)]) < score(&[(0, 2, 0.4), (0, 3, 0.1)]));
    }

    #[test]
    fn a_segment_like_both_links_them() {
        let alone = score(&[(0, 2, 0.4)]);
        assert!(score(&[(0, 2, 0.4), (0, 4, 0.5), (2, 4, 0.5)]) > alone);
        assert_eq!(score(&[(0, 2, 0.4), (0, 4, 0.5), (2, 5, 0.5)]), alone);
    }

    #[test]
    fn what_others_lend_counts_by_the_weight() {
        let original = [0, 1, 2];
        let standing = Standing::new(vec![0, 1, 2], &original, &[(0, 1, 0.4), (0, 2, 0.5), (1, 2, 0.5)]);
        assert!(standing.score(0, 1, 0.4, 0.5) < standing.score(0, 1, 0.4, 1.0));
    }

    #[test]
    fn neighbours_that_are_alike_lend_some() {
        assert!(score(&[(0, 2, 0.4), (1, 3, 0.8)]) > score(&[(0, 2, 0.4)]));
    }

    #[test]
    fn who_has_a_copy_needs_nothing_else() {
        let pairs = [(0, 2, 0.4)];
        let copied = Standing::new(vec![0, 0, 1, 1], &[0, 1, 2, 0], &pairs).score(0, 2, 0.4, 1.0);
        let none = Standing::new(vec![0, 0, 1, 1], &[0, 1, 2, 3], &pairs).score(0, 2, 0.4, 1.0);
        assert!(copied < none);
    }

    #[test]
    fn a_witness_by_itself_is_scored_by_words_alone() {
        let standing = Standing::new(vec![0, 0, 1], &[0, 1, 2], &[(0, 1, 0.4), (0, 2, 0.9), (1, 2, 0.9)]);
        assert_eq!(standing.score(0, 1, 0.4, 1.0), 0.4);
    }
}
