//! The places where two sentences part that are otherwise the same.

use std::ops::Range;

use similar::DiffOp;
use variorum_text::Span;

use super::pair::{Pair, Part};
use crate::words::Word;

/// Words that one place may have on a side: longer ones are another clause, not another word.
const LONGEST: usize = 6;

/// One place: runs of words of both sides, one of which may be empty.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub left: Range<usize>,
    pub right: Range<usize>,
}

/// The places where words were changed, put in or taken out, in order; not what stands before or behind all that is common,
/// for there one only starts or stops earlier.
pub(super) fn edits(pair: &Pair<'_>) -> Vec<Edit> {
    let last = pair.steps.len().saturating_sub(1);
    let inner = |(i, step): (usize, &DiffOp)| {
        let (left, right) = (step.old_range(), step.new_range());
        let changed = match step {
            DiffOp::Equal { .. } => false,
            DiffOp::Replace { .. } => true,
            _ => (i > 0 && i < last) || left.len() + right.len() == 1,
        };
        (changed && left.len() <= LONGEST && right.len() <= LONGEST).then_some(Edit { left, right })
    };
    pair.steps.iter().enumerate().filter_map(inner).collect()
}

impl Edit {
    /// The words of both sides.
    pub(super) fn words<'p>(&self, pair: &'p Pair<'_>) -> (&'p [Word], &'p [Word]) {
        let of = |part: &'p Part<'_>, run: &Range<usize>| part.words.get(run.clone()).unwrap_or_default();
        (of(&pair.left, &self.left), of(&pair.right, &self.right))
    }

    /// The words of both sides, with a neighbour where a side has none.
    pub(super) fn spans(&self, pair: &Pair<'_>) -> Option<(Span, Span)> {
        Some((span(&pair.left, &self.left)?, span(&pair.right, &self.right)?))
    }
}

fn span(part: &Part<'_>, run: &Range<usize>) -> Option<Span> {
    if !run.is_empty() {
        return part.run(run.clone());
    }
    let (from, to) = (run.start.saturating_sub(1), (run.end + 1).min(part.words.len()));
    part.run(from..to)
}
