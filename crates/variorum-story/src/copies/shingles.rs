//! A text as hashes of five consecutive words.

/// Words in a shingle.
const WORDS: usize = 5;
/// Odd multipliers, one for each place in a shingle; digits of π.
const PLACES: [u64; WORDS] = [
    0x243F_6A88_85A3_08D3,
    0x1319_8A2E_0370_7345,
    0xA409_3822_299F_31D1,
    0x082E_FA98_EC4E_6C89,
    0x4528_21E6_38D0_1377,
];

/// Calls `each` with the hash of every run of five words; a text of fewer words is one run. Words are runs of letters
/// and digits without regard to case, so that marks, line breaks and typography do not count.
pub(super) fn shingles(text: &str, mut each: impl FnMut(u64)) {
    let mut last = [0u64; WORDS];
    let mut count = 0usize;
    words(text, |word| {
        last.rotate_left(1);
        if let Some(end) = last.last_mut() {
            *end = word;
        }
        count += 1;
        if count >= WORDS {
            each(mix(&last));
        }
    });
    if (1..WORDS).contains(&count) {
        each(mix(&last));
    }
}

fn mix(words: &[u64; WORDS]) -> u64 {
    let sum = words.iter().zip(PLACES).fold(0u64, |sum, (w, p)| sum.wrapping_add(w.wrapping_mul(p)));
    finish(sum)
}

/// The finalizer of MurmurHash3: every bit of the result depends on every bit of the argument.
pub(super) fn finish(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h ^= h >> 33;
    h = h.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    h ^ (h >> 33)
}

/// Calls `each` with the hash (FNV-1a) of every word.
fn words(text: &str, mut each: impl FnMut(u64)) {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    let step = |hash: u64, unit: u32| (hash ^ u64::from(unit)).wrapping_mul(0x0000_0100_0000_01B3);
    let mut hash = START;
    let mut inside = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            hash = step(hash, u32::from(c.to_ascii_lowercase()));
            inside = true;
        } else if !c.is_ascii() && c.is_alphanumeric() {
            hash = c.to_lowercase().fold(hash, |hash, c| step(hash, u32::from(c)));
            inside = true;
        } else if inside {
            each(hash);
            (hash, inside) = (START, false);
        }
    }
    if inside {
        each(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<u64> {
        let mut found = Vec::new();
        shingles(text, |h| found.push(h));
        found
    }

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(all("The cable — “old”, frayed — BROKE."), all("the cable old frayed broke"));
        assert_eq!(all("Été à Sète, à Noël encore").len(), 2);
    }

    #[test]
    fn order_counts_and_short_texts_are_one() {
        assert_ne!(all("one two three four five"), all("five four three two one"));
        assert_eq!(all("cable broke").len(), 1);
        assert_ne!(all("cable broke"), all("broke cable"));
        assert_eq!(all("… — !"), []);
    }
}
