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

#[cfg(test)]
mod tests {
    use super::{Memo, SLOTS, WIDTH};

    #[test]
    fn a_row_is_had_back_or_forgotten() {
        let mut memo = Memo::new();
        let keys = (0..2 * SLOTS as u64).map(|n| [n, 1, 2, 3, 0, 0]);
        for key in keys.clone() {
            assert_eq!(memo.get(&key), None);
            memo.put(&key, &[key[0] as f32; WIDTH]);
            assert_eq!(memo.get(&key), Some(&[key[0] as f32; WIDTH]));
        }
        let mut kept = 0;
        for key in keys {
            if let Some(row) = memo.get(&key) {
                assert_eq!(row[0], key[0] as f32);
                kept += 1;
            }
        }
        assert!(kept > SLOTS / 2 && kept <= SLOTS);
    }
}
