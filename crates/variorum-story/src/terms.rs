//! A report's words.

use std::collections::BTreeMap;

use crate::Report;
use crate::background;

/// Only the head of a report is read: background paragraphs at the end bring stories together that are not one.
const HEAD_BYTES: usize = 4000;
/// A word of the title counts as often as this.
const TITLE_WEIGHT: f32 = 2.0;

/// The words of a report with their counts.
pub(crate) fn terms(report: &Report<'_>) -> BTreeMap<String, f32> {
    let mut counts = BTreeMap::new();
    let mut add = |text: &str, weight: f32| {
        for word in words(text) {
            *counts.entry(word).or_default() += weight;
        }
    };
    add(report.title, TITLE_WEIGHT);
    add(head(report.text), 1.0);
    counts
}

fn head(text: &str) -> &str {
    let end = text.char_indices().map(|(i, _)| i).take_while(|&i| i <= HEAD_BYTES).last().unwrap_or_default();
    if text.len() <= HEAD_BYTES { text } else { text.get(..end).unwrap_or(text) }
}

/// Lower-case words and numbers; without possessive endings, and without those that say nothing.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|w| w.to_lowercase().replace('’', "'"))
        .map(|w| w.trim_matches('\'').trim_end_matches("'s").to_owned())
        .filter(|w| w.chars().nth(1).is_some() && background::frequency(w).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_and_stop_words_go() {
        let found: Vec<String> = words("The bridge’s cables, Okafor's 14 'wires'").collect();
        assert_eq!(found, ["bridge", "cables", "okafor", "14", "wires"]);
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(head(&"é".repeat(HEAD_BYTES)).len(), HEAD_BYTES);
    }
}
