//! Content hashes: pages, stories and words are named by what they hold.

use std::hash::{BuildHasher, Hasher};

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// A 64-bit hash, the same on every machine and in every version: names of stories rest on it.
pub(crate) fn content(bytes: &[u8]) -> u64 {
    let mut state = fold(bytes.len() as u64 ^ MULTIPLIER, MULTIPLIER);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
        state = fold(state ^ word, MULTIPLIER);
    }
    let rest = chunks.remainder().iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
    fold(state ^ rest, 0xD6E8_FEB8_6659_FD93)
}

/// Both halves of the product.
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// For maps whose keys are hashes already.
#[derive(Clone, Copy, Default)]
pub(crate) struct Hashed;

impl BuildHasher for Hashed {
    type Hasher = Spread;

    fn build_hasher(&self) -> Spread {
        Spread(0)
    }
}

pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= content(bytes);
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(MULTIPLIER);
        self.0 ^= self.0 >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn every_byte_counts() {
        let words: [&[u8]; 6] = [b"", b"\0", b"bridge", b"bridges", b"eight by", b"eight by\0"];
        for (i, a) in words.iter().enumerate() {
            for b in &words[i + 1..] {
                assert_ne!(content(a), content(b));
            }
        }
    }

    #[test]
    fn names_stay_over_versions() {
        assert_eq!(content(b"Carrick Bridge"), 2_870_370_476_969_301_010);
    }
}
