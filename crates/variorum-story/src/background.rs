//! What is common in news before any report has been read.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hash::{Hashed, content};
use crate::words::stem;

const TABLE: &str = include_str!("../data/common.txt");

/// How many reports the background stands for.
pub(crate) const REPORTS: f32 = 400.0;

/// How common a word is in any news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tier {
    /// It belongs to the language and is not looked at.
    Stop,
    /// Nearly every report has some of these.
    Common,
    /// Sharing it says something.
    Telling,
}

impl Tier {
    /// In how many of [`REPORTS`] a word of the tier stands.
    pub(crate) fn frequency(self) -> f32 {
        match self {
            Self::Stop => REPORTS,
            Self::Common => 100.0,
            Self::Telling => 1.0,
        }
    }
}

type Tiers = HashMap<u64, Tier, Hashed>;

/// Words as they stand, for the first tier; stems for the second.
static TIERS: LazyLock<Tiers> = LazyLock::new(|| {
    let words = |tier: &str| {
        let line = TABLE.lines().find_map(|l| l.strip_prefix(tier)).unwrap_or_default();
        line.split_whitespace()
    };
    let stemmed = |word: &str| {
        let mut word = word.to_owned();
        stem(&mut word);
        (content(word.as_bytes()), Tier::Common)
    };
    let stops = words("stop:").map(|w| (content(w.replace('\'', "").as_bytes()), Tier::Stop));
    words("common:").map(stemmed).chain(stops).collect()
});

/// Whether the word, by its hash, is of the language itself.
pub(crate) fn is_stop(word: u64) -> bool {
    TIERS.get(&word) == Some(&Tier::Stop)
}

/// The tier of a stem that is no stop word, by its hash.
pub(crate) fn tier(stem: u64) -> Tier {
    TIERS.get(&stem).copied().unwrap_or(Tier::Telling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tiers_differ() {
        assert!(is_stop(content(b"the")) && !is_stop(content(b"police")));
        assert_eq!(tier(content(b"polic")), Tier::Common);
        assert_eq!(tier(content(b"herr")), Tier::Telling);
    }
}
