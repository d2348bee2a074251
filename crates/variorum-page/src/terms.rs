//! The words of lines as numbers, for counting who shares which.

use std::collections::HashMap;

use crate::shape::{is_hangul, is_wide};

/// Letters of a word that are told apart; longer words that begin alike count as forms of one.
const STEM: usize = 7;

/// The weight from which a term is a name or a word that says something.
const TELLING: f32 = 0.8;

/// Telling terms at the start of a line that are what it speaks of.
const SUBJECTS: usize = 2;

/// Terms of one line beyond which its vocabulary is known well enough.
const ENOUGH: usize = 4_000;

/// The terms of every line, and how many lines hold each.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    /// Term numbers, line after line, each once in a line.
    numbers: Vec<u32>,
    /// The first telling terms of every line: what it begins by speaking of.
    subjects: Vec<[Option<u32>; SUBJECTS]>,
    /// Where each line's terms begin in `numbers`; one more than there are lines.
    starts: Vec<usize>,
    /// What a term weighs by its form: long words and names say more than short ones.
    weights: Vec<f32>,
}

impl Terms {
    /// Reads the lines once.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut terms = Self { starts: vec![0], ..Self::default() };
        let mut known = HashMap::new();
        let mut found = Vec::new();
        for line in lines {
            found.clear();
            let (mut subjects, mut spoken) = ([None; SUBJECTS], 0);
            each_word(line, |key, weight| {
                let next = terms.weights.len() as u32;
                let number = *known.entry(key).or_insert(next);
                if number == next {
                    terms.weights.push(weight);
                }
                found.push(number);
                if let Some(subject) = subjects.get_mut(spoken).filter(|_| weight >= TELLING) {
                    (*subject, spoken) = (Some(number), spoken + 1);
                }
                found.len() < ENOUGH
            });
            found.sort_unstable();
            found.dedup();
            terms.numbers.append(&mut found);
            terms.subjects.push(subjects);
            terms.starts.push(terms.numbers.len());
        }
        terms
    }

    /// How many different terms there are; numbers are below it.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// The terms of a line.
    pub fn line(&self, line: usize) -> &[u32] {
        let bounds = self.starts.get(line).zip(self.starts.get(line + 1));
        bounds.and_then(|(&a, &b)| self.numbers.get(a..b)).unwrap_or_default()
    }

    /// What a line begins by speaking of.
    pub fn subjects(&self, line: usize) -> impl Iterator<Item = u32> {
        self.subjects.get(line).into_iter().flatten().flatten().copied()
    }

    /// Whether a term is a name, a figure or a long word.
    pub fn is_telling(&self, term: u32) -> bool {
        self.weight(term) >= TELLING
    }

    /// What a term weighs.
    pub fn weight(&self, term: u32) -> f32 {
        self.weights.get(term as usize).copied().unwrap_or_default()
    }
}

/// Calls `take` with the key and weight of each word until it returns false.
fn each_word(line: &str, mut take: impl FnMut(u64, f32) -> bool) {
    let mut last_wide = None;
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.chars().next().is_some_and(|c| is_wide(c) || is_hangul(c)) {
            for c in word.chars() {
                let pair = last_wide.replace(c).map(|before| key([before, c]));
                if pair.is_some_and(|pair| !take(pair, 0.6)) {
                    return;
                }
            }
            last_wide = None;
            continue;
        }
        let weight = weight(word);
        if weight > 0.0 && !take(key(word.chars().flat_map(char::to_lowercase).take(STEM)), weight) {
            return;
        }
    }
}

/// Short words are mostly grammar, in any language; names and numbers say most.
fn weight(word: &str) -> f32 {
    let letters = word.chars().take(8).count();
    let first = word.chars().next();
    if first.is_some_and(|c| c.is_numeric()) {
        return if letters >= 2 { 0.8 } else { 0.0 };
    }
    let named = first.is_some_and(char::is_uppercase);
    match (letters, named) {
        (0..=2, _) => 0.0,
        (3, true) => 0.4,
        (3, false) => 0.0,
        (4, false) => 0.15,
        (5, false) => 0.4,
        (4, true) => 0.8,
        (_, false) => 1.0,
        (_, true) => 1.5,
    }
}

/// FNV-1a over characters: the same on every machine.
fn key(chars: impl IntoIterator<Item = char>) -> u64 {
    chars
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}
