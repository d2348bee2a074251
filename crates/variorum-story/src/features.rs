//! What is read of a report: its words, weighed by where they stand, and the weekdays it names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Report;
use crate::background::{Tier, is_stop, tier};
use crate::hash::{Hashed, content};
use crate::words::{stem, words};

/// Only the head of a report is read: what stands at the end is background and links stories that are not one.
const HEAD_BYTES: usize = 2500;
/// The lead: news is written from the most to the least important.
const LEAD_BYTES: usize = 500;
/// How often a word of the title counts.
const IN_TITLE: f32 = 2.0;
/// How often a word of the lead counts.
const IN_LEAD: f32 = 2.5;
/// Ages, counts and house numbers tell events of one kind apart.
const NUMBER: f32 = 1.5;

/// Hash of a stem. Two stems in two thousand million share one, and share their weight then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Term(pub(crate) u32);

impl Term {
    /// The lowest bit is kept free to say whether the stem tells.
    fn new(hash: u64) -> (Self, Tier) {
        let tier = tier(hash);
        (Self((hash >> 32) as u32 & !1 | u32::from(tier == Tier::Telling)), tier)
    }

    /// Whether sharing it says something.
    pub(crate) fn tells(self) -> bool {
        self.0 & 1 == 1
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Features {
    /// Each term once, in order.
    pub(crate) terms: Vec<Feature>,
    /// How often each weekday is named, Monday first.
    pub(crate) weekdays: Weekdays,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Feature {
    pub(crate) term: Term,
    pub(crate) tier: Tier,
    pub(crate) number: bool,
    /// Damped count; not yet weighed by how rare the term is.
    pub(crate) weight: f32,
}

/// Counts, Monday first.
pub(crate) type Weekdays = [u8; 7];

static WEEKDAYS: LazyLock<HashMap<u64, usize, Hashed>> = LazyLock::new(|| {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    names.iter().enumerate().map(|(day, name)| (content(name.as_bytes()), day)).collect()
});

impl Features {
    pub(crate) fn of(report: &Report<'_>) -> Self {
        let mut terms: Vec<Feature> = Vec::with_capacity(256);
        let mut weekdays = Weekdays::default();
        each_word(report, |word, place| {
            let hash = content(word.as_bytes());
            if let Some(day) = WEEKDAYS.get(&hash).and_then(|&day| weekdays.get_mut(day)) {
                *day = day.saturating_add(u8::from(place != Place::Body));
            } else if let Some((term, tier)) = term(word) {
                let number = word.starts_with(|c: char| c.is_ascii_digit());
                terms.push(Feature { term, tier, number, weight: place.weight() });
            }
        });
        terms.sort_unstable_by_key(|f| f.term);
        terms.dedup_by(|next, kept| {
            let same = next.term == kept.term;
            if same {
                kept.weight += next.weight;
            }
            same
        });
        for feature in &mut terms {
            feature.weight = (1.0 + feature.weight.ln()) * if feature.number { NUMBER } else { 1.0 };
        }
        Self { terms, weekdays }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Title,
    Lead,
    Body,
}

impl Place {
    fn weight(self) -> f32 {
        match self {
            Self::Title => IN_TITLE,
            Self::Lead => IN_LEAD,
            Self::Body => 1.0,
        }
    }
}

fn each_word(report: &Report<'_>, mut see: impl FnMut(&str, Place)) {
    words(head(report.title), |word, _| see(word, Place::Title));
    words(head(report.text), |word, start| {
        see(word, if start < LEAD_BYTES { Place::Lead } else { Place::Body })
    });
}

/// `None` for words that say nothing.
fn term(word: &str) -> Option<(Term, Tier)> {
    if word.len() < 2 || is_stop(word) {
        return None;
    }
    let mut stemmed = word.to_owned();
    stem(&mut stemmed);
    Some(Term::new(content(stemmed.as_bytes())))
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(title: &str, text: &str) -> Features {
        Features::of(&Report { title, text, published: None })
    }

    #[test]
    fn each_term_comes_once_and_weighs_by_place_and_kind() {
        let body = format!("{} Carrick 57", "the ".repeat(LEAD_BYTES));
        let found = features("Carrick", &body).terms;
        let [a, b] = found.as_slice() else { panic!("{found:?}") };
        let (word, number) = if a.number { (b, a) } else { (a, b) };
        assert_eq!(word.weight, 1.0 + (IN_TITLE + 1.0).ln());
        assert_eq!(number.weight, NUMBER);
    }

    #[test]
    fn weekdays_are_no_terms() {
        let found = features("", "On Monday and Friday; Monday’s ferry.");
        assert_eq!(found.weekdays, [2, 0, 0, 0, 1, 0, 0]);
        assert_eq!(found.terms.len(), 1);
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert!(head(&"é".repeat(HEAD_BYTES)).len() <= HEAD_BYTES);
    }
}
