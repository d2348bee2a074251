//! The reporting words and what each may take for its content.

use std::collections::HashMap;
use std::sync::OnceLock;

use variorum_parse::Token;

use crate::CueKind;

/// What may stand beside a reporting word as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Frame {
    Quote = 1,
    Clause = 2,
    Infinitive = 4,
    Gerund = 8,
    Object = 16,
    Order = 32,
    Addressee = 64,
    Aimed = 128,
    Passive = 256,
    Predicate = 512,
}

/// The frames by their names in the tables.
const FRAMES: [(&str, Frame); 10] = [
    ("quote", Frame::Quote),
    ("clause", Frame::Clause),
    ("infinitive", Frame::Infinitive),
    ("gerund", Frame::Gerund),
    ("object", Frame::Object),
    ("order", Frame::Order),
    ("addressee", Frame::Addressee),
    ("aimed", Frame::Aimed),
    ("passive", Frame::Passive),
    ("predicate", Frame::Predicate),
];

/// The kinds by their names in the tables.
const KINDS: [(&str, CueKind); 6] = [
    ("speech", CueKind::Speech),
    ("question", CueKind::Question),
    ("denial", CueKind::Denial),
    ("plan", CueKind::Plan),
    ("demand", CueKind::Demand),
    ("belief", CueKind::Belief),
];

/// A reporting word.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub kind: CueKind,
    frames: u16,
    prepositions: Vec<&'static str>,
}

impl Entry {
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames & frame as u16 != 0
    }

    pub fn takes_preposition(&self, word: &str) -> bool {
        self.prepositions.iter().any(|p| p.eq_ignore_ascii_case(word))
    }
}

type Table = HashMap<&'static str, Entry>;

/// The verb with this base form.
pub(crate) fn verb(lemma: &str) -> Option<&'static Entry> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../data/verbs.txt"))).get(lemma)
}

/// How a verb with this base form reports, if it does.
///
/// ```
/// use variorum_statement::{CueKind, reports};
///
/// assert_eq!(reports("pledge"), Some(CueKind::Plan));
/// assert_eq!(reports("walk"), None);
/// ```
pub fn reports(lemma: &str) -> Option<CueKind> {
    verb(&lemma.to_ascii_lowercase()).map(|entry| entry.kind)
}

/// Whether a token is a verb that stands beside quotations.
pub(crate) fn takes_quotation(token: Token<'_>) -> bool {
    matches!(token.pos(), "VERB" | "AUX")
        && verb(&token.lemma().to_ascii_lowercase()).is_some_and(|e| e.takes(Frame::Quote))
}

/// The noun with this base form.
pub(crate) fn noun(lemma: &str) -> Option<&'static Entry> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../data/nouns.txt"))).get(lemma)
}

/// The adjective with this base form.
pub(crate) fn adjective(lemma: &str) -> Option<&'static Entry> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../data/adjectives.txt"))).get(lemma)
}

/// Reads a table. A line that is none is left out; a test sees to it that the tables have no such line.
fn read(table: &'static str) -> Table {
    let mut entries = Table::new();
    for (kind, frames, lemmas) in lines(table).filter_map(fields) {
        let Some(&(_, kind)) = KINDS.iter().find(|(name, _)| *name == kind) else { continue };
        let mut entry = Entry { kind, frames: 0, prepositions: Vec::new() };
        for word in frames.split_whitespace() {
            match FRAMES.iter().find(|(name, _)| *name == word) {
                Some((_, frame)) => entry.frames |= *frame as u16,
                None => entry.prepositions.push(word),
            }
        }
        for lemma in lemmas.split_whitespace() {
            entries.entry(lemma).or_insert_with(|| entry.clone());
        }
    }
    entries
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn fields(line: &str) -> Option<(&str, &str, &str)> {
    let mut parts = line.split('|').map(str::trim);
    Some((parts.next()?, parts.next()?, parts.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_lemma_has_one() {
        for table in [
            include_str!("../data/verbs.txt"),
            include_str!("../data/nouns.txt"),
            include_str!("../data/adjectives.txt"),
        ] {
            let mut seen = std::collections::HashSet::new();
            for line in lines(table) {
                let (kind, _, lemmas) = fields(line).unwrap();
                assert!(KINDS.iter().any(|(name, _)| *name == kind), "{line}");
                let new = lemmas.split_whitespace().map(|lemma| seen.insert(lemma)).collect::<Vec<_>>();
                assert!(!new.is_empty() && new.iter().all(|n| *n), "{line}");
            }
        }
    }

    #[test]
    fn a_word_has_its_frames_and_prepositions() {
        let tell = verb("tell").unwrap();
        assert!(tell.takes(Frame::Clause) && tell.takes(Frame::Addressee) && !tell.takes(Frame::Object));
        assert!(tell.takes_preposition("about"));
        assert_eq!(noun("claim").unwrap().kind, CueKind::Speech);
        assert!(verb("bake").is_none());
    }
}
