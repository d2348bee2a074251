//! All that is seen of a line by itself.

use std::collections::HashMap;

use crate::phrases::Phrases;
use crate::shape::{BULLETS, Shape};

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
            *copies.entry(words(line)).or_default() += 1;
        }
        let look = |line: &&str| Self {
            shape: Shape::of(line),
            phrases: Phrases::of(line),
            copies: copies.get(words(line)).copied().unwrap_or_default(),
        };
        lines.iter().map(look).collect()
    }

    /// Whether it heads other stories, points to one, or is a notice. A long line holds more of everything, so each
    /// phrase in it counts less.
    pub fn is_notice(&self) -> bool {
        let (words, phrases) = (self.shape.words as f32, &self.phrases);
        let notices = (phrases.notices * 6 + phrases.comments * 8) as f32 * 30.0 / (30.0 + words);
        phrases.list_heading || phrases.link || notices > 2.0 + 0.07 * words
    }

    /// Whether it is part of what a page puts around articles rather than of any text.
    pub fn is_apparatus(&self) -> bool {
        let phrases = &self.phrases;
        phrases.list_heading || phrases.link || phrases.notices > 0 || phrases.comments > 0
    }
}

/// A line without the mark of a list item: captions of a row of pictures stand there with it and without.
fn words(line: &str) -> &str {
    line.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace()).trim_end()
}
