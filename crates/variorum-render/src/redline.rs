use similar::{Algorithm, DiffTag, capture_diff_slices};
use variorum_collate::{Reading, Utterance, WitnessId};
use variorum_statement::Kind;
use variorum_text::Span;

use crate::index::Index;

/// Two quoting readings compared word by word.
#[derive(Debug)]
pub(crate) struct Redline {
    /// Number of the reading that the other is held against.
    pub left: usize,
    /// Number of the other reading.
    pub right: usize,
    pub segments: Vec<Segment>,
}

/// A run of words that both readings have, or one of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    pub left: Option<Span>,
    pub right: Option<Span>,
}

impl Index<'_> {
    /// The readings of an utterance that quote, of each witness the first, held against that of the first witness.
    pub fn redlines(&self, utterance: &Utterance) -> Vec<Redline> {
        let mut quoting: Vec<(usize, &Reading)> = Vec::new();
        for &n in &utterance.readings {
            let Some(reading) = self.edition.readings.get(n) else { continue };
            if reading.kind != Kind::Indirect && quoting.iter().all(|(_, q)| q.witness != reading.witness) {
                quoting.push((n, reading));
            }
        }
        let Some((&(left, base), others)) = quoting.split_first() else { return Vec::new() };
        others
            .iter()
            .map(|&(right, other)| Redline { left, right, segments: self.segments(base, other) })
            .collect()
    }

    /// Whose page the spans of a reading are of.
    pub fn witness_of(&self, reading: usize) -> WitnessId {
        self.edition.readings.get(reading).map_or(WitnessId(0), |r| r.witness)
    }

    fn segments(&self, left: &Reading, right: &Reading) -> Vec<Segment> {
        let (a, b) = (self.word_spans(left), self.word_spans(right));
        let fold = |words: &[(Span, String)]| words.iter().map(|(_, w)| w.clone()).collect::<Vec<_>>();
        let run = |words: &[(Span, String)]| {
            let (first, last) = (words.first()?.0, words.last()?.0);
            Some(first.cover(last))
        };
        let mut out = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &fold(&a), &fold(&b)) {
            let (tag, i, j) = op.as_tag_tuple();
            let (l, r) = (run(&a[i]), run(&b[j]));
            if tag == DiffTag::Equal {
                out.push(Segment { left: l, right: r });
            } else {
                out.extend(l.map(|l| Segment { left: Some(l), right: None }));
                out.extend(r.map(|r| Segment { left: None, right: Some(r) }));
            }
        }
        out
    }

    fn word_spans(&self, reading: &Reading) -> Vec<(Span, String)> {
        let mut out = Vec::new();
        for &span in &reading.content {
            let words = self.words(reading.witness, span);
            for word in words.split_whitespace() {
                let at = span.start() + (word.as_ptr() as usize - words.as_ptr() as usize);
                let key = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
                out.push((Span::new(at, at + word.len()), key));
            }
        }
        out
    }
}
