use std::collections::HashMap;
use std::sync::OnceLock;

use variorum_parse::Token;

use crate::tree::child;

/// What a word says of the event that it governs; `data/veridicality.txt` says it in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Class {
    Possible = 1,
    Intended = 2,
    Means = 4,
    Plans = 8,
    Denies = 16,
    Ends = 32,
    Raises = 64,
    Makes = 128,
    Leads = 256,
    Happens = 512,
}

/// The classes by their names in the table.
const CLASSES: [(&str, Class); 10] = [
    ("possible", Class::Possible),
    ("intended", Class::Intended),
    ("means", Class::Means),
    ("plans", Class::Plans),
    ("denies", Class::Denies),
    ("ends", Class::Ends),
    ("raises", Class::Raises),
    ("makes", Class::Makes),
    ("leads", Class::Leads),
    ("happens", Class::Happens),
];

const TEXT: &str = include_str!("../../data/veridicality.txt");

/// Whether a word is of a class.
pub(crate) fn is(word: Token<'_>, class: Class) -> bool {
    static TABLE: OnceLock<HashMap<(&str, &str), u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| read(TEXT));
    let part = match word.pos() {
        "VERB" | "AUX" => "verb",
        "NOUN" | "PROPN" => "noun",
        "ADJ" => "adjective",
        _ => return false,
    };
    let lemma = word.lemma().to_ascii_lowercase();
    let of = |phrase: &str| table.get(&(part, phrase)).copied();
    let particle = child(word, &["prt"]).map(|p| p.text().to_ascii_lowercase());
    let classes = particle.and_then(|p| of(&format!("{lemma}_{p}"))).or_else(|| of(&lemma));
    classes.is_some_and(|c| c & class as u16 != 0)
}

/// Reads the table. A line that is none is left out; a test sees to it that there is none.
fn read(text: &'static str) -> HashMap<(&'static str, &'static str), u16> {
    let mut table = HashMap::new();
    for (class, part, lemmas) in lines(text).filter_map(fields) {
        for lemma in lemmas.split_whitespace() {
            *table.entry((part, lemma)).or_default() |= class as u16;
        }
    }
    table
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn fields(line: &str) -> Option<(Class, &str, &str)> {
    let mut cells = line.split('|').map(str::trim);
    let class = cells.next()?;
    let (_, class) = CLASSES.iter().find(|(name, _)| *name == class)?;
    Some((*class, cells.next()?, cells.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_lemma_stands_twice_in_a_class() {
        let mut seen = std::collections::HashSet::new();
        for line in lines(TEXT) {
            let (class, part, lemmas) = fields(line).unwrap();
            assert!(["verb", "noun", "adjective"].contains(&part), "{line}");
            assert!(lemmas.split_whitespace().all(|l| seen.insert((class as u16, part, l))), "{line}");
        }
    }
}
