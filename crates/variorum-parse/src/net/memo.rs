//! Rows of the mixing layer that were computed before.
//!
//! They depend on nothing but a token's attributes, and most tokens of a text are words that were met before. The
//! table has a fixed size: a new row takes the place of the one it collides with, so a memo can only save time,
//! never change an answer.

use super::embed::{Key, WIDTH};

/// Rows that are kept.
const SLOTS: usize = 1 << 14;

pub(crate) struct Memo {
    keys: Vec<Option<Key>>,
    rows: Vec<[f32; WIDTH]>,
}

impl Memo {
    pub(crate) fn new() -> Self {
        Self { keys: vec![None; SLOTS], rows: vec![[0.0; WIDTH]; SLOTS] }
    }

    pub(crate) fn get(&self, key: &Key) -> Option<&[f32; WIDTH]> {
        let slot = slot(key);
        (self.keys[slot] == Some(*key)).then(|| &self.rows[slot])
    }

    pub(crate) fn put(&mut self, key: &Key, row: &[f32; WIDTH]) {
        let slot = slot(key);
        self.keys[slot] = Some(*key);
        self.rows[slot] = *row;
    }
}

/// The attributes are hashes already, but for the small numbers of reserved words and flags.
fn slot(key: &Key) -> usize {
    let mix = |h: u64, id: &u64| (h.rotate_left(23) ^ id).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (key.iter().fold(0, mix) >> (u64::BITS - SLOTS.trailing_zeros())) as usize
}
