//! Word by word, where two readings agree and where they part.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use variorum_text::Span;

use crate::words::{Word, words};
use crate::{Edition, Reading};

/// A run of words of two readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Both have it, but for typing.
    Same {
        /// In the left one.
        left: Span,
        /// In the right one.
        right: Span,
    },
    /// Only the left one has it.
    Left(Span),
    /// Only the right one has it.
    Right(Span),
}

/// Compares two stretches of two texts word by word. How outlets type (case, punctuation, quotation marks, "U.S." for
/// "United States", "20" for "twenty") makes no change.
///
/// ```
/// use variorum_collate::{Change, redline};
/// use variorum_text::Span;
///
/// let (a, b) = ("We won’t sign it today.", "We will not sign");
/// let changes = redline((a, &[Span::new(0, a.len())]), (b, &[Span::new(0, b.len())]));
/// let [Change::Same { left, .. }, Change::Left(more)] = changes[..] else { panic!() };
/// assert_eq!((left.of(a), more.of(a)), ("We won’t sign", "it today"));
/// ```
pub fn redline(left: (&str, &[Span]), right: (&str, &[Span])) -> Vec<Change> {
    let (left, right) = (Pieces::new(left.0, left.1), Pieces::new(right.0, right.1));
    let mut changes = Vec::new();
    for op in diff(&left.words, &right.words) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                same(&left, &right, old_index, new_index, len, &mut changes)
            }
            _ => {
                changes.extend(left.runs(op.old_range()).map(Change::Left));
                changes.extend(right.runs(op.new_range()).map(Change::Right));
            }
        }
    }
    changes
}

impl Edition {
    /// Compares two readings, by their numbers, word by word; nothing for a number that is none.
    pub fn redline(&self, left: usize, right: usize) -> Vec<Change> {
        let (Some(left), Some(right)) = (self.readings.get(left), self.readings.get(right)) else {
            return Vec::new();
        };
        redline((self.page(left), &left.content), (self.page(right), &right.content))
    }

    /// The text of the page that a reading is from.
    fn page(&self, reading: &Reading) -> &str {
        self.witnesses.get(reading.witness.0).map_or("", |w| &w.article.source)
    }
}

/// The steps from one list of words to another. Where words that only one side has could stand in several places they stand
/// in the first: "[they will decide that] they will go", not "they will [decide that they will] go".
pub(crate) fn diff(left: &[Word], right: &[Word]) -> Vec<DiffOp> {
    fn forms(list: &[Word]) -> Vec<&str> {
        list.iter().map(|w| w.form.as_str()).collect()
    }
    let (left, right) = (forms(left), forms(right));
    let mut steps: Vec<DiffOp> = Vec::new();
    // Common words that the step before has moved behind itself.
    let mut moved = 0;
    let mut ops = windows(&left, &right).into_iter().peekable();
    while let Some(mut op) = ops.next() {
        if moved > 0 {
            let DiffOp::Equal { old_index, new_index, len } = op else { continue };
            op = DiffOp::Equal {
                old_index: old_index - moved,
                new_index: new_index - moved,
                len: len + moved,
            };
            moved = 0;
        }
        if let Some(DiffOp::Equal { old_index, new_index, len }) = steps.last_mut() {
            let by = match op {
                DiffOp::Insert { .. } => slide(&right, op.new_range(), *len),
                DiffOp::Delete { .. } => slide(&left, op.old_range(), *len),
                _ => 0,
            };
            let follows = matches!(ops.peek(), Some(DiffOp::Equal { .. }));
            if by > 0 && follows {
                *len -= by;
                let start = (*old_index + *len, *new_index + *len);
                op = match op {
                    DiffOp::Insert { new_len, .. } => {
                        DiffOp::Insert { old_index: start.0, new_index: start.1, new_len }
                    }
                    DiffOp::Delete { old_len, .. } => {
                        DiffOp::Delete { old_index: start.0, old_len, new_index: start.1 }
                    }
                    other => other,
                };
                moved = by;
            }
        }
        push(&mut steps, op);
    }
    steps
}

/// Words of each side that are compared at a time: the time of the comparison grows with their square.
const WINDOW: usize = 4096;

/// The steps between two lists, a window of each at a time: one ends with its last common words, if they are in its second
/// half.
fn windows(left: &[&str], right: &[&str]) -> Vec<DiffOp> {
    let (mut old, mut new) = (0, 0);
    let mut steps: Vec<DiffOp> = Vec::new();
    while old < left.len() || new < right.len() {
        let a = left.get(old..left.len().min(old + WINDOW)).unwrap_or_default();
        let b = right.get(new..right.len().min(new + WINDOW)).unwrap_or_default();
        let mut ops = capture_diff_slices(Algorithm::Myers, a, b);
        if old + a.len() < left.len() || new + b.len() < right.len() {
            let far = |op: &DiffOp| op.old_range().end.max(op.new_range().end) > WINDOW / 2;
            let end = ops.iter().rposition(|op| matches!(op, DiffOp::Equal { .. }) && far(op));
            ops.truncate(end.map_or(ops.len(), |i| i + 1));
        }
        let (from, to) = (old, new);
        for op in ops {
            (old, new) = (from + op.old_range().end, to + op.new_range().end);
            match (steps.last_mut(), shift(op, from, to)) {
                (Some(DiffOp::Equal { len, .. }), DiffOp::Equal { len: more, .. }) => *len += more,
                (_, op) => steps.push(op),
            }
        }
    }
    steps
}

/// A step of a window as one of the whole lists.
fn shift(op: DiffOp, old: usize, new: usize) -> DiffOp {
    let (old_index, new_index) = (old + op.old_range().start, new + op.new_range().start);
    match op {
        DiffOp::Equal { len, .. } => DiffOp::Equal { old_index, new_index, len },
        DiffOp::Delete { old_len, .. } => DiffOp::Delete { old_index, old_len, new_index },
        DiffOp::Insert { new_len, .. } => DiffOp::Insert { old_index, new_index, new_len },
        DiffOp::Replace { old_len, new_len, .. } => {
            DiffOp::Replace { old_index, old_len, new_index, new_len }
        }
    }
}

/// How far a run of words can move to the front over the words before it and stay the same words.
fn slide(words: &[&str], run: Range<usize>, over: usize) -> usize {
    (1..=over.min(run.start)).take_while(|k| words.get(run.start - k) == words.get(run.end - k)).count()
}

/// Adds a step; what the step before has left empty goes, and two of one sort that meet become one.
fn push(steps: &mut Vec<DiffOp>, op: DiffOp) {
    if matches!(steps.last(), Some(DiffOp::Equal { len: 0, .. })) {
        steps.pop();
    }
    match (steps.last_mut(), op) {
        (Some(DiffOp::Insert { new_len: before, .. }), DiffOp::Insert { new_len, .. }) => *before += new_len,
        (Some(DiffOp::Delete { old_len: before, .. }), DiffOp::Delete { old_len, .. }) => *before += old_len,
        _ => steps.push(op),
    }
}

/// The words of several spans of one text.
struct Pieces {
    words: Vec<Word>,
    /// The span each word is from.
    piece: Vec<usize>,
}

impl Pieces {
    fn new(text: &str, spans: &[Span]) -> Self {
        let (mut all, mut piece) = (Vec::new(), Vec::new());
        for (i, span) in spans.iter().enumerate() {
            all.extend(words(text, *span));
            piece.resize(all.len(), i);
        }
        Self { words: all, piece }
    }

    /// Unbroken spans over a range of words.
    fn runs(&self, range: Range<usize>) -> impl Iterator<Item = Span> {
        let words = self.words.get(range.clone()).unwrap_or_default();
        let pieces = self.piece.get(range).unwrap_or_default();
        pieces.chunk_by(|a, b| a == b).scan(0, move |at, chunk| {
            let run = words.get(*at..*at + chunk.len())?;
            *at += chunk.len();
            Some(run.first()?.span.cover(run.last()?.span))
        })
    }
}

/// Equal words as runs that neither side breaks.
fn same(left: &Pieces, right: &Pieces, old: usize, new: usize, len: usize, changes: &mut Vec<Change>) {
    let piece = |i: &usize| (left.piece.get(old + i), right.piece.get(new + i));
    let places: Vec<usize> = (0..len).collect();
    for run in places.chunk_by(|a, b| piece(a) == piece(b)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let l = left.runs(old + first..old + last + 1).next();
        let r = right.runs(new + first..new + last + 1).next();
        if let (Some(left), Some(right)) = (l, r) {
            changes.push(Change::Same { left, right });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(a: &str, b: &str) -> Vec<String> {
        let whole = |t: &str| vec![Span::new(0, t.len())];
        redline((a, &whole(a)), (b, &whole(b)))
            .into_iter()
            .map(|c| match c {
                Change::Same { left, .. } => format!("={}", left.of(a)),
                Change::Left(s) => format!("-{}", s.of(a)),
                Change::Right(s) => format!("+{}", s.of(b)),
            })
            .collect()
    }

    #[test]
    fn a_dropped_opening_and_a_changed_word() {
        assert_eq!(
            show("Until it is clear, no sale is planned", "No sale is foreseen"),
            ["-Until it is clear", "=no sale is", "-planned", "+foreseen"]
        );
    }

    #[test]
    fn words_that_come_again_belong_to_the_later_place() {
        assert_eq!(
            show("They will go", "They will say that they will go"),
            ["+They will say that", "=They will go"]
        );
    }

    #[test]
    fn a_broken_quotation_breaks_the_run() {
        let (a, b) = ("one two” he said “three", "one two three");
        let changes = redline((a, &[Span::new(0, 7), Span::new(20, 25)]), (b, &[Span::new(0, 13)]));
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn no_word_is_lost_where_two_steps_meet() {
        let (a, b) = ("aa.c.c", "c“c ");
        let changes = redline((a, &[Span::new(0, a.len())]), (b, &[Span::new(0, b.len())]));
        let right: usize = changes
            .iter()
            .map(|change| match change {
                Change::Same { right, .. } | Change::Right(right) => words(b, *right).len(),
                Change::Left(_) => 0,
            })
            .sum();
        assert_eq!(right, words(b, Span::new(0, b.len())).len());
    }

    proptest! {
        #[test]
        fn every_word_comes_once(a in "[abc “”’.]{0,40}", b in "[abc “”’.]{0,40}") {
            let whole = |t: &str| vec![Span::new(0, t.len())];
            let (mut l, mut r) = (Vec::new(), Vec::new());
            for change in redline((&a, &whole(&a)), (&b, &whole(&b))) {
                match change {
                    Change::Same { left, right } => {
                        l.push(left);
                        r.push(right);
                    }
                    Change::Left(s) => l.push(s),
                    Change::Right(s) => r.push(s),
                }
            }
            // Counted over the whole text: cut elsewhere, "b.b." may be other words.
            for (text, changes) in [(&a, l), (&b, r)] {
                for word in words(text, whole(text)[0]) {
                    prop_assert_eq!(changes.iter().filter(|c| c.contains(word.span)).count(), 1);
                }
            }
        }
    }
}
