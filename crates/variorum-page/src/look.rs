//! All that is seen of a line by itself.

use std::collections::HashMap;

use crate::phrases::Phrases;
use crate::shape::Shape;

/// A line as the rules see it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    /// What it looks like.
    pub shape: Shape,
    /// Which telling phrases it holds.
    pub phrases: Phrases,
    /// How many lines of the page have the same words, itself included.
    pub copies: usize,
}

impl Look {
    /// Looks at every line of a page.
    pub fn all(lines: &[&str]) -> Vec<Self> {
        let mut copies: HashMap<&str, usize> = HashMap::new();
        for line in lines {
            *copies.entry(line.trim()).or_default() += 1;
        }
        let look = |line: &&str| Self {
            shape: Shape::of(line),
            phrases: Phrases::of(line),
            copies: copies.get(line.trim()).copied().unwrap_or_default(),
        };
        lines.iter().map(look).collect()
    }

    /// Whether it is part of what a page puts around articles rather than of any text.
    pub fn is_apparatus(&self) -> bool {
        let phrases = &self.phrases;
        phrases.list_heading || phrases.link || phrases.notices > 0 || phrases.comments > 0
    }
}
