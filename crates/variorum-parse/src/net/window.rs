//! What the latest tokens contribute to a parser's states, ready to be added up.
//!
//! A parser mostly looks at tokens close to where it stands. Contributions of a whole document would be sixteen times
//! as large as the narrowed vectors they come from, so only those of the last tokens are kept; what an older token
//! contributes is computed again when a state looks back that far.

use super::scorer::{Contribution, HIDDEN, Scorer};

/// Tokens whose contributions are computed together.
const BLOCK: usize = 128;

/// Blocks that are kept.
const BLOCKS: usize = 2;

pub(crate) struct Window {
    contributions: Vec<Contribution>,
    /// Tokens whose contributions were computed, from the start of the document.
    reached: usize,
}

impl Window {
    pub(crate) fn new() -> Self {
        Self { contributions: vec![], reached: 0 }
    }

    /// Empties the window for another document.
    pub(crate) fn reset(&mut self, scorer: &Scorer) {
        self.contributions.resize(BLOCK * BLOCKS * scorer.places(), [0.0; _]);
        self.reached = 0;
    }

    /// Computes contributions up to and with those of `token`.
    pub(crate) fn reach(&mut self, token: usize, narrowed: &[f32], scorer: &Scorer) {
        let tokens = narrowed.len() / HIDDEN;
        while self.reached <= token && self.reached < tokens {
            let end = tokens.min(self.reached + BLOCK);
            let at = self.reached % (BLOCK * BLOCKS) * scorer.places();
            scorer
                .contributions(&narrowed[self.reached * HIDDEN..end * HIDDEN], &mut self.contributions[at..]);
            self.reached = end;
        }
    }

    /// Adds what `token` contributes in `place`.
    pub(crate) fn add(
        &self,
        token: usize,
        place: usize,
        narrowed: &[f32],
        scorer: &Scorer,
        sum: &mut Contribution,
    ) {
        // The last block may be short, the one before it is whole; older ones were overwritten.
        let last_block = self.reached.saturating_sub(1) / BLOCK;
        let kept = (last_block + 1).saturating_sub(BLOCKS) * BLOCK..self.reached;
        if kept.contains(&token) {
            add(sum, &self.contributions[token % (BLOCK * BLOCKS) * scorer.places() + place]);
        } else {
            let narrowed = &narrowed[token * HIDDEN..(token + 1) * HIDDEN];
            add(sum, &scorer.contribution(narrowed, place));
        }
    }
}

/// Adds one contribution to the others.
pub(crate) fn add(sum: &mut Contribution, contribution: &Contribution) {
    for (s, c) in sum.iter_mut().zip(contribution) {
        *s += c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_dropped_is_computed_again_to_the_same_bits() {
        let scorer = Scorer::meaningless(3, 5);
        let tokens = 5 * BLOCK + 7;
        let narrowed = crate::net::numbers(tokens * HIDDEN);
        let mut window = Window::new();
        window.reset(&scorer);
        for reached in [0, BLOCK - 1, BLOCK, 4 * BLOCK, tokens - 1] {
            window.reach(reached, &narrowed, &scorer);
            for token in 0..=reached {
                let mut sum = [0.0; _];
                window.add(token, token % 3, &narrowed, &scorer, &mut sum);
                let row = &narrowed[token * HIDDEN..(token + 1) * HIDDEN];
                assert_eq!(sum, scorer.contribution(row, token % 3), "{token} from {reached}");
            }
        }
    }
}
