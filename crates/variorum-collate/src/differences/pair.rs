//! Two segments of two witnesses side by side.

use similar::DiffOp;
use variorum_parse::Token;
use variorum_text::Span;

use super::Story;
use crate::Source;
use crate::redline::diff;
use crate::segment::Segment;
use crate::similarity::similarity;
use crate::vocabulary::Term;
use crate::words::{Word, words};

/// One side of a pair.
pub(crate) struct Part<'a> {
    pub source: &'a Source,
    pub segment: &'a Segment,
    /// All segments of the utterance that the witness has.
    pub all: Vec<&'a Segment>,
    pub words: Vec<Word>,
}

impl<'a> Part<'a> {
    /// Words of a span of the passage.
    pub(crate) fn say(&self, span: Span) -> &'a str {
        span.of(self.source.doc.text())
    }

    /// Whether it stands in the headline.
    pub(crate) fn is_title(&self) -> bool {
        self.segment.in_title(self.source)
    }

    pub(crate) fn token(&self, index: usize) -> Option<Token<'a>> {
        self.source.doc.token(index)
    }

    /// The tokens of a word.
    pub(crate) fn tokens_of(&self, word: &Word) -> impl Iterator<Item = Token<'a>> {
        self.source.doc.slice(self.source.doc.tokens_in(word.span))
    }

    /// The words from one to another.
    pub(crate) fn run(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let words = self.words.get(range)?;
        Some(words.first()?.span.cover(words.last()?.span))
    }
}

/// A token of each side that say the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aligned {
    pub left: usize,
    pub right: usize,
    pub likeness: f32,
}

/// Two segments side by side, with what they share.
pub(crate) struct Pair<'a> {
    pub story: &'a Story<'a>,
    pub left: Part<'a>,
    pub right: Part<'a>,
    /// The least share of one side's terms that the other has; and the greatest.
    pub share: (f32, f32),
    pub aligned: Vec<Aligned>,
    /// The steps from the left words to the right ones.
    pub steps: Vec<DiffOp>,
}

/// Share of words in common from which two segments are the same sentence but for some words.
const CLOSE: f64 = 0.6;

/// The same of the shorter one's words, when it has as many as [`CUT_WORDS`].
const CUT: f64 = 0.85;
const CUT_WORDS: usize = 4;

impl<'a> Pair<'a> {
    /// `None` where the numbers are of no witness.
    pub(crate) fn new(
        story: &'a Story<'a>,
        left: &'a Segment,
        right: &'a Segment,
        of_left: &[&'a Segment],
        of_right: &[&'a Segment],
    ) -> Option<Self> {
        let part = |segment: &'a Segment, all: &[&'a Segment]| {
            let source = story.sources.get(segment.witness)?;
            let words = words(source.doc.text(), segment.span);
            Some(Part { source, segment, all: all.to_vec(), words })
        };
        let (l, r) = (part(left, of_left)?, part(right, of_right)?);
        let s = similarity(story.vocabulary, left, right);
        let steps = diff(&l.words, &r.words);
        let share = (s.of_left.min(s.of_right), s.of_left.max(s.of_right));
        let aligned = align(story, left, right);
        Some(Self { story, left: l, right: r, share, aligned, steps })
    }

    /// Whether the two are one sentence but for some words, or one a piece of the other.
    pub(crate) fn is_close(&self) -> bool {
        let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
        let common = self.steps.iter().map(equal).sum::<usize>() as f64;
        let (l, r) = (self.left.words.len(), self.right.words.len());
        2.0 * common >= CLOSE * (l + r) as f64 || (l.min(r) >= CUT_WORDS && common >= CUT * l.min(r) as f64)
    }

    /// Whether the two are one sentence word by word, as far as both go, but for a few words.
    pub(crate) fn is_copy(&self) -> bool {
        let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
        let common = self.steps.iter().map(equal).sum::<usize>() as f64;
        let shorter = self.left.words.len().min(self.right.words.len());
        shorter >= CUT_WORDS && common >= CUT * shorter as f64
    }

    /// The token of the right side that says what one of the left side does, if alike enough.
    pub(crate) fn right_of(&self, left: usize, likeness: f32) -> Option<usize> {
        self.aligned.iter().find(|a| a.left == left && a.likeness >= likeness).map(|a| a.right)
    }

    /// The other way.
    pub(crate) fn left_of(&self, right: usize, likeness: f32) -> Option<usize> {
        self.aligned.iter().find(|a| a.right == right && a.likeness >= likeness).map(|a| a.left)
    }
}

/// One-to-one, the most alike first, then the nearest in their sentences.
fn align(story: &Story<'_>, left: &Segment, right: &Segment) -> Vec<Aligned> {
    let place = |i: usize, n: usize| i as f32 / n.max(1) as f32;
    let mut all = Vec::new();
    for (i, (a, x)) in left.terms.iter().enumerate() {
        for (j, (b, y)) in right.terms.iter().enumerate() {
            let likeness = likeness(story, *a, *b);
            if likeness > 0.0 {
                let apart = (place(i, left.terms.len()) - place(j, right.terms.len())).abs();
                all.push((Aligned { left: *x, right: *y, likeness }, apart));
            }
        }
    }
    all.sort_by(|(a, d), (b, e)| {
        b.likeness.total_cmp(&a.likeness).then(d.total_cmp(e)).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut taken: Vec<Aligned> = Vec::new();
    for (a, _) in all {
        if taken.iter().all(|t| t.left != a.left && t.right != a.right) {
            taken.push(a);
        }
    }
    taken.sort_by_key(|a| (a.left, a.right));
    taken
}

fn likeness(story: &Story<'_>, a: Term, b: Term) -> f32 {
    story.vocabulary.likeness(a, b)
}
