use std::collections::BTreeMap;

use variorum_collate::{Change, Utterance, WitnessId, redline};
use variorum_statement::Kind;
use variorum_text::Span;

use crate::index::Index;

/// What two witnesses quote of one utterance, compared word by word.
#[derive(Debug)]
pub(crate) struct Redline {
    pub left: Quoted,
    pub right: Quoted,
    pub changes: Vec<Change>,
}

/// The readings of one witness that quote.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    pub witness: WitnessId,
    /// Their numbers, in the order of the page.
    pub readings: Vec<usize>,
    content: Vec<Span>,
}

impl Redline {
    /// Whether there is anything to show.
    pub fn differs(&self) -> bool {
        self.changes.iter().any(|change| !matches!(change, Change::Same { .. }))
    }
}

impl Index<'_> {
    /// What each witness quotes of an utterance, held against what the first one quotes.
    pub fn redlines(&self, utterance: &Utterance) -> Vec<Redline> {
        let quoted = self.quoted(utterance);
        let Some((left, others)) = quoted.split_first() else { return Vec::new() };
        let against = |right: &Quoted| Redline {
            left: left.clone(),
            right: right.clone(),
            changes: redline(
                (self.page(left.witness), &left.content),
                (self.page(right.witness), &right.content),
            ),
        };
        others.iter().map(against).collect()
    }

    fn quoted(&self, utterance: &Utterance) -> Vec<Quoted> {
        let mut numbers = utterance.readings.clone();
        numbers.sort_unstable();
        let mut quoted: BTreeMap<WitnessId, Quoted> = BTreeMap::new();
        for n in numbers {
            let Some(reading) = self.edition.readings.get(n).filter(|r| r.kind != Kind::Indirect) else {
                continue;
            };
            let witness = reading.witness;
            let empty = || Quoted { witness, readings: Vec::new(), content: Vec::new() };
            let own = quoted.entry(witness).or_insert_with(empty);
            own.readings.push(n);
            own.content.extend(&reading.content);
        }
        quoted.into_values().collect()
    }

    /// The ids of quoted readings: `A8 A9`.
    pub fn ids(&self, quoted: &Quoted) -> String {
        quoted.readings.iter().map(|&n| self.id(n)).collect::<Vec<_>>().join(" ")
    }
}
