use std::collections::HashMap;

use variorum_collate::{Change, Reading, Utterance, WitnessId, redline};
use variorum_statement::Kind;
use variorum_text::Span;

use crate::group::bare;
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
    /// Whether a reader sees more in it than in the readings side by side: the two differ, and yet at least a third of
    /// the shorter one is in both.
    pub fn tells(&self) -> bool {
        let (mut same, mut left, mut right) = (0, 0, 0);
        for change in &self.changes {
            match change {
                Change::Same { left, .. } => same += left.len(),
                Change::Left(span) => left += span.len(),
                Change::Right(span) => right += span.len(),
            }
        }
        left + right > 0 && 2 * same >= left.min(right)
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

    /// The redlines from which a reader sees something, each with those that quote the same words as its right side.
    pub fn distinct_redlines(&self, utterance: &Utterance) -> Vec<(Redline, Vec<Quoted>)> {
        let mut known = HashMap::new();
        let mut distinct: Vec<(Redline, Vec<Quoted>)> = Vec::new();
        for redline in self.redlines(utterance).into_iter().filter(Redline::tells) {
            let words = bare(self.page(redline.right.witness), &redline.right.content);
            let place = *known.entry(words).or_insert(distinct.len());
            match distinct.get_mut(place) {
                Some((_, others)) => others.push(redline.right),
                None => distinct.push((redline, Vec::new())),
            }
        }
        distinct
    }

    /// What each witness quotes: its direct readings, or where it has none those that are quoted in part.
    fn quoted(&self, utterance: &Utterance) -> Vec<Quoted> {
        let mut readings: Vec<_> = self.readings(utterance).collect();
        readings.sort_by_key(|(n, reading)| (reading.witness, *n));
        let witnesses = readings.chunk_by(|(_, a), (_, b)| a.witness == b.witness);
        let quoted = |own: &[(usize, &Reading)]| {
            let of_kind = |kind| own.iter().filter(move |(_, reading)| reading.kind == kind).copied();
            let direct: Vec<_> = of_kind(Kind::Direct).collect();
            let own = if direct.is_empty() { of_kind(Kind::Mixed).collect() } else { direct };
            let (_, first) = own.first()?;
            Some(Quoted {
                witness: first.witness,
                readings: own.iter().map(|(n, _)| *n).collect(),
                content: own.iter().flat_map(|(_, reading)| &reading.content).copied().collect(),
            })
        };
        witnesses.filter_map(quoted).collect()
    }

    /// The ids of quoted readings: `A8 A9`.
    pub fn ids(&self, quoted: &Quoted) -> String {
        quoted.readings.iter().map(|&n| self.id(n)).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(left: &str, right: &str) -> bool {
        let quoted = || Quoted { witness: WitnessId(0), readings: Vec::new(), content: Vec::new() };
        let whole = |text: &str| vec![Span::new(0, text.len())];
        let changes = redline((left, &whole(left)), (right, &whole(right)));
        Redline { left: quoted(), right: quoted(), changes }.tells()
    }

    #[test]
    fn the_same_words_and_wholly_other_words_tell_nothing() {
        assert!(tells("No sale is planned.", "Until May no sale is foreseen."));
        assert!(!tells("No sale is planned.", "no sale is planned"));
        assert!(!tells("No sale is planned.", "We keep what we have."));
    }
}
