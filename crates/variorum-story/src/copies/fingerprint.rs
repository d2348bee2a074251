//! The words of a text, small enough to keep for every page of a window.

use super::shingles::shingles;
use super::sketch::{Keys, Sketch};

/// Of longer texts a sample is kept that has no more shingles than this.
const MOST: usize = 2048;
/// In the list of gaps: go on by this much without a member.
const ON: u8 = u8::MAX;

/// What is kept of a text to find its near-copies: about 1.2 bytes a word.
#[derive(Clone, Debug)]
pub struct Fingerprint {
    pub(super) set: ShingleSet,
    pub(super) keys: Option<Keys>,
}

impl Fingerprint {
    /// Reads a text once; time and memory grow with its length.
    pub fn of(text: &str) -> Self {
        let mut hashes = Vec::new();
        let mut sketch = Sketch::default();
        shingles(text, |hash| {
            sketch.add(hash);
            hashes.push(hash);
        });
        Self { set: ShingleSet::new(&hashes), keys: sketch.keys() }
    }

    /// What two texts share.
    pub fn overlap(&self, other: &Self) -> Overlap {
        self.set.overlap(&other.set)
    }
}

/// What two texts share, counted in shingles: those of this text, of the other, and of both. Of very long texts, of a
/// sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Shingles of this text.
    pub this: u32,
    /// Shingles of the other text.
    pub other: u32,
    /// Shingles of both.
    pub both: u32,
}

impl Overlap {
    /// The part of all shingles that both texts have (Jaccard), from 0 to 1; 0 for two empty texts.
    pub fn resemblance(self) -> f32 {
        part(self.both, self.this + self.other - self.both)
    }

    /// The part of this text that the other has as well.
    pub fn of_this(self) -> f32 {
        part(self.both, self.this)
    }

    /// The same, seen from the other text.
    pub fn turned(self) -> Self {
        Self { this: self.other, other: self.this, both: self.both }
    }

    /// The part of the other text that this one has as well.
    pub fn of_other(self) -> f32 {
        part(self.both, self.other)
    }
}

fn part(of: u32, all: u32) -> f32 {
    if all == 0 { 0.0 } else { of as f32 / all as f32 }
}

/// The top 16 bits of each hash, as gaps between members in rising order. At level `l` only hashes below 2^(64−l) are
/// kept, and the bits are those below the `l` that are zero.
#[derive(Clone, Debug)]
pub(super) struct ShingleSet {
    gaps: Box<[u8]>,
    count: u32,
    level: u32,
}

impl ShingleSet {
    fn new(hashes: &[u64]) -> Self {
        let mut level = 0;
        let mut members = at_level(hashes, level);
        while members.len() > MOST && level < 48 {
            level += 1;
            members = at_level(hashes, level);
        }
        let mut gaps = Vec::with_capacity(members.len() * 5 / 4);
        let mut next = 0u32;
        for &member in &members {
            let mut gap = u32::from(member) - next;
            while gap >= u32::from(ON) {
                gaps.push(ON);
                gap -= u32::from(ON);
            }
            gaps.push(gap as u8);
            next = u32::from(member) + 1;
        }
        Self { gaps: gaps.into(), count: members.len() as u32, level }
    }

    fn members(&self) -> impl Iterator<Item = u32> {
        let mut next = 0u32;
        self.gaps.iter().filter_map(move |&gap| {
            next += u32::from(gap);
            (gap != ON).then(|| {
                next += 1;
                next - 1
            })
        })
    }

    /// The members that a set of a level at least as high would have kept, in the coarser unit of two levels.
    fn sampled(&self, to: u32, unit: u32) -> impl Iterator<Item = u32> {
        let end = 0x1_0000u32 >> (to - self.level).min(16);
        let mut last = None;
        let coarse = self.members().take_while(move |&m| m < end).map(move |m| m >> unit.min(16));
        coarse.filter(move |&m| last.replace(m) != Some(m))
    }

    pub(super) fn overlap(&self, other: &Self) -> Overlap {
        let level = self.level.max(other.level);
        let unit = |set: &Self, beside: &Self| set.level.saturating_sub(beside.level);
        let mut these = self.sampled(level, unit(self, other));
        let mut others = other.sampled(level, unit(other, self));
        let mut found = Overlap::default();
        let (mut a, mut b) = (these.next(), others.next());
        loop {
            let order = match (a, b) {
                (Some(a), Some(b)) => a.cmp(&b),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => return found,
            };
            if order.is_le() {
                found.this += 1;
                a = these.next();
            }
            if order.is_ge() {
                found.other += 1;
                b = others.next();
            }
            found.both += u32::from(order.is_eq());
        }
    }

    /// Whether the sizes alone leave a resemblance of `least` possible.
    pub(super) fn may_resemble(&self, other: &Self, least: f32) -> bool {
        let size = |set: &Self| f64::from(set.count) * f64::from(set.level).exp2();
        let (a, b) = (size(self), size(other));
        // Sizes of samples are estimates.
        let slack = if self.level + other.level > 0 { 0.8 } else { 1.0 };
        a.min(b) >= a.max(b) * f64::from(least) * slack
    }
}

fn at_level(hashes: &[u64], level: u32) -> Vec<u16> {
    let kept = hashes.iter().filter(|h| h.leading_zeros() >= level);
    let mut members: Vec<u16> = kept.map(|h| (h >> (48 - level)) as u16).collect();
    members.sort_unstable();
    members.dedup();
    members
}

#[cfg(test)]
mod tests {
    use super::super::shingles::finish;
    use super::*;
    use proptest::prelude::*;

    fn set(range: std::ops::Range<u64>) -> ShingleSet {
        ShingleSet::new(&range.map(|i| finish(i + 1)).collect::<Vec<_>>())
    }

    #[test]
    fn resemblance_is_near_the_exact_one_at_every_size() {
        for size in [30, 300, 3_000, 30_000, 300_000] {
            for other in [size / 3 + 1, size * 9 / 10] {
                let overlap = set(0..size).overlap(&set(size - other..2 * size - other));
                let exact = other as f32 / (2 * size - other) as f32;
                assert!((overlap.resemblance() - exact).abs() < 0.03, "{size} {other} {overlap:?} {exact}");
            }
        }
    }

    #[test]
    fn a_part_lies_in_the_whole_across_levels() {
        let overlap = set(0..2_000).overlap(&set(0..30_000));
        assert!(overlap.of_this() > 0.9 && overlap.of_other() < 0.15, "{overlap:?}");
        assert_eq!(set(0..0).overlap(&set(0..0)).resemblance(), 0.0);
    }

    proptest! {
        #[test]
        fn gaps_give_the_members_back(mut members in proptest::collection::vec(any::<u16>(), 0..600)) {
            let hashes: Vec<u64> = members.iter().map(|&m| u64::from(m) << 48).collect();
            members.sort_unstable();
            members.dedup();
            let set = ShingleSet::new(&hashes);
            prop_assert_eq!(set.members().map(|m| m as u16).collect::<Vec<_>>(), members);
        }

        #[test]
        fn a_text_is_its_own_copy(text in "\\PC{0,200}") {
            let print = Fingerprint::of(&text);
            let overlap = print.overlap(&print);
            prop_assert_eq!(overlap.both, overlap.this);
            prop_assert_eq!(overlap.both, overlap.other);
        }
    }
}
