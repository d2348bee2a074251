//! Looking a text up among those of the window.

use std::collections::{HashMap, VecDeque};

use super::NEAR_COPY;
use super::fingerprint::{Fingerprint, Overlap, ShingleSet};
use super::sketch::{BANDS, Keys};
use crate::hash::Hashed;

/// Pages that are looked at under one key, the newest first: a text that a thousand outlets run is known from fewer.
const MOST_UNDER_KEY: usize = 256;

/// Number of a page in the order in which pages were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageNumber(pub u64);

/// A page that a text is a near-copy of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearCopy {
    /// The page found.
    pub page: PageNumber,
    /// What the added text ("this") and the page ("other") share.
    pub overlap: Overlap,
}

/// The texts of a window, by what they share.
#[derive(Default)]
pub struct Copies {
    pages: VecDeque<Entry>,
    /// Number of the first of `pages`.
    first: u64,
    newest: [Heads; BANDS],
    /// Pages added since the keys of forgotten ones were swept out.
    since_sweep: usize,
}

struct Entry {
    set: ShingleSet,
    /// How far back the page before it with the same key is; 0 if there is none.
    back: [u32; BANDS],
}

/// The newest page with each key, by the low half of its number.
type Heads = HashMap<u32, u32, Hashed>;

impl Copies {
    /// Adds a text and names the near-copies among those added before and not forgotten, the oldest first.
    pub fn add(&mut self, text: &Fingerprint) -> (PageNumber, Vec<NearCopy>) {
        let number = self.first + self.pages.len() as u64;
        let (found, back) = match &text.keys {
            Some(keys) => (self.near_copies(text, keys, number), self.link(keys, number)),
            None => (Vec::new(), [0; BANDS]),
        };
        self.pages.push_back(Entry { set: text.set.clone(), back });
        self.since_sweep += 1;
        (PageNumber(number), found)
    }

    /// Forgets all pages before one.
    pub fn forget_before(&mut self, page: PageNumber) {
        let gone = page.0.saturating_sub(self.first).min(self.pages.len() as u64);
        self.pages.drain(..gone as usize);
        self.first += gone;
        if self.since_sweep > self.pages.len() {
            self.sweep();
        }
    }

    /// How many pages are remembered.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether no page is remembered.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    fn near_copies(&self, text: &Fingerprint, keys: &Keys, number: u64) -> Vec<NearCopy> {
        let mut candidates: Vec<u64> = Vec::new();
        for (band, (heads, key)) in self.newest.iter().zip(keys).enumerate() {
            let head = heads.get(key).and_then(|&low| self.before(number, (number as u32).wrapping_sub(low)));
            let older = |&page: &u64| self.before(page, *self.entry(page)?.back.get(band)?);
            candidates.extend(std::iter::successors(head, older).take(MOST_UNDER_KEY));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let verified = |page: u64| {
            let set = &self.entry(page)?.set;
            let overlap = set.may_resemble(&text.set, NEAR_COPY).then(|| text.set.overlap(set))?;
            (overlap.resemblance() >= NEAR_COPY).then_some(NearCopy { page: PageNumber(page), overlap })
        };
        candidates.into_iter().filter_map(verified).collect()
    }

    fn link(&mut self, keys: &Keys, number: u64) -> [u32; BANDS] {
        let mut back = [0; BANDS];
        for ((heads, key), back) in self.newest.iter_mut().zip(keys).zip(&mut back) {
            let low = number as u32;
            *back = heads.insert(*key, low).map_or(0, |before| low.wrapping_sub(before));
        }
        back
    }

    /// The page `back` pages before another, if it is remembered.
    fn before(&self, number: u64, back: u32) -> Option<u64> {
        let page = number.checked_sub(u64::from(back))?;
        (back > 0 && page >= self.first).then_some(page)
    }

    fn entry(&self, page: u64) -> Option<&Entry> {
        self.pages.get(usize::try_from(page.checked_sub(self.first)?).ok()?)
    }

    fn sweep(&mut self) {
        let (next, live) = ((self.first + self.pages.len() as u64) as u32, self.pages.len());
        for heads in &mut self.newest {
            heads.retain(|_, low| next.wrapping_sub(*low) as usize <= live);
            heads.shrink_to(2 * heads.len());
        }
        self.since_sweep = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(words: std::ops::Range<u32>) -> Fingerprint {
        let words: Vec<String> = words.map(|w| format!("word{w}")).collect();
        Fingerprint::of(&words.join(" "))
    }

    #[test]
    fn copies_are_found_until_they_are_forgotten() {
        let mut seen = Copies::default();
        let (first, _) = seen.add(&text(0..300));
        seen.add(&text(1000..1300));
        let (third, found) = seen.add(&text(20..310));
        assert_eq!(found.iter().map(|c| c.page).collect::<Vec<_>>(), [first]);
        seen.forget_before(third);
        let (_, found) = seen.add(&text(0..300));
        assert_eq!(found.iter().map(|c| c.page).collect::<Vec<_>>(), [third]);
        assert_eq!(seen.len(), 2);
    }

    #[test]
    fn what_is_forgotten_leaves_nothing_behind() {
        let mut seen = Copies::default();
        for i in 0..2_000 {
            let (number, _) = seen.add(&text(i * 50..i * 50 + 40));
            seen.forget_before(PageNumber(number.0.saturating_sub(9)));
        }
        assert_eq!(seen.len(), 10);
        assert!(seen.newest.iter().all(|heads| heads.len() <= 30));
    }

    #[test]
    fn texts_without_words_are_copies_of_nothing() {
        let mut seen = Copies::default();
        seen.add(&Fingerprint::of(""));
        assert!(seen.add(&Fingerprint::of("")).1.is_empty());
        assert!(seen.add(&Fingerprint::of(" — … ")).1.is_empty());
    }

    proptest! {
        #[test]
        fn every_copy_found_is_one(starts in proptest::collection::vec(0u32..60, 1..30)) {
            let mut seen = Copies::default();
            let texts: Vec<Fingerprint> = starts.iter().map(|&s| text(s..s + 60)).collect();
            for (i, print) in texts.iter().enumerate() {
                for copy in seen.add(print).1 {
                    let other = texts.get(copy.page.0 as usize).map(|other| print.overlap(other));
                    prop_assert!((copy.page.0 as usize) < i);
                    prop_assert_eq!(other, Some(copy.overlap));
                    prop_assert!(copy.overlap.resemblance() >= NEAR_COPY);
                }
            }
        }
    }
}
