//! What is common in news before any report has been read.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../data/common.txt");

/// How many reports the background stands for.
pub(crate) const REPORTS: f32 = 400.0;
/// In how many of them a word of the second tier stands.
const COMMON: f32 = 40.0;
/// In how many of them any other word stands.
const OTHER: f32 = 1.0;

enum Tier {
    Stop,
    Common,
}

static TIERS: LazyLock<HashMap<&'static str, Tier>> = LazyLock::new(|| {
    let words = |tier: &str| {
        let line = TABLE.lines().find_map(|l| l.strip_prefix(tier)).unwrap_or_default();
        line.split_whitespace()
    };
    let common = words("common:").map(|w| (w, Tier::Common));
    common.chain(words("stop:").map(|w| (w, Tier::Stop))).collect()
});

/// In how many of [`REPORTS`] the word stands; `None` for a word that is not looked at.
pub(crate) fn frequency(word: &str) -> Option<f32> {
    match TIERS.get(word) {
        Some(Tier::Stop) => None,
        Some(Tier::Common) => Some(COMMON),
        None => Some(OTHER),
    }
}

/// Whether sharing the word says something: it is of neither tier.
pub(crate) fn tells(word: &str) -> bool {
    !TIERS.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tiers_differ() {
        assert_eq!(frequency("the"), None);
        assert!(frequency("police") > frequency("herring"));
    }
}
