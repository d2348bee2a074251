//! Exceptions found again in what the affixes have been split off from: `(:)` has an emoticon in it.

use std::collections::HashMap;
use std::ops::Range;

/// Number of a text that stands in some special sequence; zero for all others.
pub(super) type Word = u16;

/// The sequences of tokens into which exceptions would fall without the exceptions.
#[derive(Default)]
pub(super) struct Specials {
    words: HashMap<Box<str>, Word>,
    /// A trie. Node 0 is the root; `next[(node, word)]` the node after `word`.
    next: HashMap<(u32, Word), u32>,
    /// Whether a sequence ends at a node.
    ends: Vec<bool>,
    depth: usize,
}

impl Specials {
    /// Adds a sequence; `None` when there are too many.
    pub(super) fn add<'t>(&mut self, tokens: impl Iterator<Item = &'t str>) -> Option<()> {
        if self.ends.is_empty() {
            self.ends.push(false);
        }
        let (mut node, mut depth) = (0, 0);
        for token in tokens {
            let free = Word::try_from(self.words.len() + 1).ok()?;
            let word = *self.words.entry(token.into()).or_insert(free);
            let new = u32::try_from(self.ends.len()).ok()?;
            node = *self.next.entry((node, word)).or_insert(new);
            if node == new {
                self.ends.push(false);
            }
            depth += 1;
        }
        *self.ends.get_mut(node as usize)? = true;
        self.depth = self.depth.max(depth);
        Some(())
    }

    pub(super) fn word(&self, token: &str) -> Word {
        self.words.get(token).copied().unwrap_or_default()
    }

    /// The sequences to retokenise, in the order of the text: the longer before the shorter, then the earlier.
    /// As in spaCy, a sequence that touches a taken one at its rims is given up, but what it covers counts as
    /// taken all the same.
    pub(super) fn find(&self, words: &[Word]) -> Vec<Range<usize>> {
        let mut taken = vec![false; if self.any(words) { words.len() } else { return Vec::new() }];
        let mut kept = Vec::new();
        for (length, starts) in self.matches(words).iter().enumerate().rev() {
            for &start in starts {
                let Some(covered) = taken.get_mut(start..start + length) else { continue };
                if covered.first() == Some(&false) && covered.last() == Some(&false) {
                    kept.push(start..start + length);
                }
                covered.fill(true);
            }
        }
        kept.sort_unstable_by_key(|range| range.start);
        kept
    }

    fn any(&self, words: &[Word]) -> bool {
        words.iter().any(|&word| word != 0 && self.next.contains_key(&(0, word)))
    }

    /// The starts of all matches, by the number of their tokens.
    fn matches(&self, words: &[Word]) -> Vec<Vec<usize>> {
        let mut starts = vec![Vec::new(); self.depth + 1];
        for start in 0..words.len() {
            let mut node = 0;
            for (before, &word) in words.iter().skip(start).enumerate() {
                let Some(&next) = self.next.get(&(node, word)).filter(|_| word != 0) else { break };
                node = next;
                if self.ends.get(node as usize) == Some(&true) {
                    starts.get_mut(before + 1).into_iter().for_each(|s| s.push(start));
                }
            }
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Vec<Range<usize>> {
        let mut specials = Specials::default();
        for sequence in [":", ": )", ") :", ") ) )"] {
            specials.add(sequence.split(' ')).unwrap();
        }
        let words: Vec<Word> = text.split(' ').map(|t| specials.word(t)).collect();
        specials.find(&words)
    }

    #[test]
    fn the_longer_then_the_earlier_is_taken() {
        assert_eq!(find("a : ) b"), [1..3]);
        assert_eq!(find(": ) :"), [0..2]);
        assert!(find("a b").is_empty());
    }

    #[test]
    fn what_is_given_up_still_covers_its_tokens() {
        // The second ") ) )" touches the first, ") :" touches the second, ":" is covered by that.
        assert_eq!(find(") ) ) ) :"), [0..3]);
        assert_eq!(find(") ) ) a :"), [0..3, 4..5]);
    }
}
