//! How two quoted readings of one utterance relate.

use similar::DiffOp;
use variorum_statement::Kind;
use variorum_text::Span;

use crate::Relation;
use crate::redline::diff;
use crate::words::{Word, words};

/// The words that a reading gives in quotation marks.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    kind: Kind,
    words: Vec<Word>,
    /// `breaks[i]`: before word `i` the outlet marks that something may be missing: an ellipsis, or its own words between
    /// two parts of the quotation. One more than words: the last stands for the end.
    breaks: Vec<bool>,
    /// `stops[i]`: before word `i` a sentence begins.
    stops: Vec<bool>,
}

impl Quoted {
    /// Reads the quoted spans of a text.
    pub(crate) fn new(kind: Kind, text: &str, spans: &[Span]) -> Self {
        let mut quoted = Self { kind, words: Vec::new(), breaks: Vec::new(), stops: Vec::new() };
        let mut brackets = 0;
        for (i, span) in spans.iter().enumerate() {
            let mut end = span.start();
            let mut opens = i > 0;
            for word in words(text, *span) {
                let between = Span::new(end, word.span.start()).of(text);
                end = word.span.end();
                brackets += between.matches(['[', '(']).count();
                brackets = brackets.saturating_sub(between.matches([']', ')']).count());
                if brackets > 0 {
                    // What stands in brackets is the outlet's.
                    continue;
                }
                quoted.breaks.push(opens || is_ellipsis(between));
                quoted.stops.push(opens || between.contains(['.', '!', '?', ';']));
                quoted.words.push(word);
                opens = false;
            }
        }
        quoted.breaks.push(true);
        quoted.stops.push(true);
        quoted
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn is_ellipsis(between: &str) -> bool {
    between.contains('…') || between.matches('.').count() >= 2
}

/// Share of the shorter one's words that must be common before scraps of quotation count as the same words.
const COMMON: f64 = 0.5;

/// How two quotations relate; `None` when they quote different things.
pub(crate) fn relation(left: &Quoted, right: &Quoted) -> Option<Relation> {
    let ops = diff(&left.words, &right.words);
    let common: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    let shorter = left.words.len().min(right.words.len());
    if (common as f64) < COMMON * shorter as f64 {
        return (left.kind == Kind::Direct && right.kind == Kind::Direct).then_some(Relation::Altered);
    }
    let last = ops.len().saturating_sub(1);
    let steps = ops.iter().enumerate().map(|(i, op)| step(left, right, *op, i == 0 || i == last));
    let worst = steps.max().unwrap_or(Relation::Verbatim);
    let scraps = left.kind != Kind::Direct && right.kind != Kind::Direct;
    (worst != Relation::Altered || !scraps).then_some(worst)
}

/// What one step of the comparison makes of the relation.
fn step(left: &Quoted, right: &Quoted, op: DiffOp, at_rim: bool) -> Relation {
    match op {
        DiffOp::Equal { .. } => Relation::Verbatim,
        DiffOp::Replace { .. } => Relation::Altered,
        DiffOp::Delete { .. } | DiffOp::Insert { .. } if at_rim => Relation::Cut,
        DiffOp::Delete { old_index, old_len, new_index } => inner(left, old_index, old_len, right, new_index),
        DiffOp::Insert { old_index, new_index, new_len } => inner(right, new_index, new_len, left, old_index),
    }
}

/// Words that only `longer` has, inside; `other` goes on at `at`.
fn inner(longer: &Quoted, from: usize, len: usize, other: &Quoted, at: usize) -> Relation {
    let is = |flags: &[bool], i: usize| flags.get(i).copied().unwrap_or_default();
    let joint = ["and", "but"];
    let word = longer.words.get(from).map_or("", |w| w.form.as_str());
    if is(&other.breaks, at) || (is(&longer.breaks, from) && is(&longer.breaks, from + len)) {
        Relation::Cut
    } else if len == 1 && joint.contains(&word) && is(&other.stops, at) {
        Relation::Joined
    } else {
        Relation::Altered
    }
}

/// The strongest relation that is true of all witnesses that quote; each with its number.
pub(crate) fn over_all(quoted: &[(usize, Quoted)]) -> Relation {
    let pairs = quoted.iter().enumerate().flat_map(|(i, a)| quoted.iter().skip(i + 1).map(move |b| (a, b)));
    let relations = pairs.filter(|(a, b)| a.0 != b.0 && !a.1.is_empty() && !b.1.is_empty());
    relations.filter_map(|(a, b)| relation(&a.1, &b.1)).max().unwrap_or(Relation::Paraphrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> Option<Relation> {
        let quoted = |t: &str| Quoted::new(Kind::Direct, t, &[Span::new(0, t.len())]);
        relation(&quoted(a), &quoted(b))
    }

    #[test]
    fn typing_leaves_it_verbatim() {
        assert_eq!(of("We won’t sell the U.S. yard", "we will not sell the US yard."), Some(Relation::Verbatim));
    }

    #[test]
    fn a_cut_stops_or_starts_earlier_or_marks_what_it_leaves_out() {
        let whole = "The yard will stay open until the audit is in hand";
        assert_eq!(of(whole, "The yard will stay open"), Some(Relation::Cut));
        assert_eq!(of(whole, "stay open until the audit"), Some(Relation::Cut));
        assert_eq!(of(whole, "The yard will stay . . . until the audit is in hand"), Some(Relation::Cut));
    }

    #[test]
    fn what_is_left_out_without_a_mark_is_altered() {
        assert_eq!(of("The old yard will stay open", "The yard will stay open"), Some(Relation::Altered));
        assert_eq!(of("The yard will stay open", "The yard may stay open"), Some(Relation::Altered));
    }

    #[test]
    fn two_sentences_run_together_are_joined() {
        assert_eq!(of("It was late. We left", "It was late, and we left"), Some(Relation::Joined));
    }

    #[test]
    fn a_quotation_split_around_its_cue_is_a_cut() {
        let (a, b) = ("It was late” she said “we left", "It was late when the storm came and we left");
        let split = Quoted::new(Kind::Direct, a, &[Span::new(0, 11), Span::new(25, a.len())]);
        let whole = Quoted::new(Kind::Direct, b, &[Span::new(0, b.len())]);
        assert_eq!(relation(&split, &whole), Some(Relation::Cut));
    }
}
