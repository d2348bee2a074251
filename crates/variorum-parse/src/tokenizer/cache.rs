//! What a worker remembers of words that it has divided.

use std::collections::HashMap;
use std::ops::Range;

use super::special::Word;
use crate::lexeme::Features;

/// One token of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Its bytes; the parts of a word stand directly one after the other.
    pub length: usize,
    pub features: Features,
    pub special: Word,
}

/// Words and tokens seen, so that the same need not be divided and hashed again. Results do not depend on it.
///
/// Holds a few megabytes at most: long words are not kept, and all is dropped when it is full.
#[derive(Default)]
pub(crate) struct TokenizerCache {
    words: HashMap<Box<str>, Range<usize>>,
    parts: Vec<Part>,
    tokens: HashMap<Box<str>, (Features, Word)>,
}

/// Words longer than this hardly come twice.
const LONGEST: usize = 64;
/// So many parts of words, and so many tokens, are kept.
const FULL: usize = 1 << 16;

impl TokenizerCache {
    pub(super) fn word(&self, word: &str) -> Option<&[Part]> {
        self.words.get(word).and_then(|range| self.parts.get(range.clone()))
    }

    pub(super) fn keep_word(&mut self, word: &str, parts: &[Part]) {
        if word.len() > LONGEST {
            return;
        }
        if self.parts.len() + parts.len() > FULL {
            self.words.clear();
            self.parts.clear();
        }
        let start = self.parts.len();
        self.parts.extend_from_slice(parts);
        self.words.insert(word.into(), start..self.parts.len());
    }

    /// The features of a token, computed when it is new.
    pub(super) fn token(&mut self, token: &str, new: impl FnOnce() -> (Features, Word)) -> (Features, Word) {
        if let Some(&known) = self.tokens.get(token) {
            return known;
        }
        let features = new();
        if token.len() <= LONGEST {
            if self.tokens.len() >= FULL {
                self.tokens.clear();
            }
            self.tokens.insert(token.into(), features);
        }
        features
    }
}
