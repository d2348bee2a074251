//! Two segments of two witnesses side by side.

use std::collections::{HashMap, HashSet};

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
    /// In the order of the left side.
    pub aligned: Vec<Aligned>,
    /// The numbers of those in the order of the right side.
    by_right: Vec<usize>,
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
    pub(crate) fn new(story: &'a Story<'a>, left: &'a Segment, right: &'a Segment) -> Option<Self> {
        let part = |segment: &'a Segment| {
            let source = story.sources.get(segment.witness)?;
            let words = words(source.doc.text(), segment.span);
            Some(Part { source, segment, words })
        };
        let (l, r) = (part(left)?, part(right)?);
        let s = similarity(story.vocabulary, left, right);
        let steps = diff(&l.words, &r.words);
        let share = (s.of_left.min(s.of_right), s.of_left.max(s.of_right));
        let aligned = align(story, left, right);
        let mut by_right: Vec<usize> = (0..aligned.len()).collect();
        by_right.sort_by_key(|i| aligned.get(*i).map(|a| a.right));
        Some(Self { story, left: l, right: r, share, aligned, by_right, steps })
    }

    /// Whether the two are one sentence but for some words, or one a piece of the other.
    pub(crate) fn is_close(&self) -> bool {
        let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
        let common = self.steps.iter().map(equal).sum::<usize>() as f64;
        let (l, r) = (self.left.words.len(), self.right.words.len());
        2.0 * common >= CLOSE * (l + r) as f64 || (l.min(r) >= CUT_WORDS && common >= CUT * l.min(r) as f64)
    }

    /// The token of the right side that says what one of the left side does, if alike enough.
    pub(crate) fn right_of(&self, left: usize, likeness: f32) -> Option<usize> {
        let at = self.aligned.binary_search_by_key(&left, |a| a.left).ok()?;
        self.aligned.get(at).filter(|a| a.likeness >= likeness).map(|a| a.right)
    }

    /// The other way.
    pub(crate) fn left_of(&self, right: usize, likeness: f32) -> Option<usize> {
        let of = |i: &usize| self.aligned.get(*i).map(|a| a.right);
        let at = self.by_right.binary_search_by_key(&Some(right), of).ok()?;
        let aligned = self.aligned.get(*self.by_right.get(at)?)?;
        (aligned.likeness >= likeness).then_some(aligned.left)
    }
}

/// Places of a term on the right side that are looked at before and behind the place of one on the left.
const PLACES: usize = 8;

/// One-to-one, the most alike first, then the nearest in their sentences.
fn align(story: &Story<'_>, left: &Segment, right: &Segment) -> Vec<Aligned> {
    let mut places: HashMap<Term, Vec<usize>> = HashMap::new();
    for (j, (term, _)) in right.terms.iter().enumerate() {
        places.entry(*term).or_default().push(j);
    }
    let share = |i: usize, n: usize| i as f32 / n.max(1) as f32;
    let mut all = Vec::new();
    for (i, (term, x)) in left.terms.iter().enumerate() {
        let middle = i * right.terms.len() / left.terms.len().max(1);
        for (near, likeness) in story.vocabulary.kin(*term).iter().copied().chain([(*term, 1.0)]) {
            let Some(list) = places.get(&near) else { continue };
            let at = list.partition_point(|j| *j < middle);
            for j in list.iter().skip(at.saturating_sub(PLACES)).take(2 * PLACES) {
                let Some((_, y)) = right.terms.get(*j) else { continue };
                let apart = (share(i, left.terms.len()) - share(*j, right.terms.len())).abs();
                all.push((Aligned { left: *x, right: *y, likeness }, apart));
            }
        }
    }
    all.sort_by(|(a, d), (b, e)| {
        b.likeness.total_cmp(&a.likeness).then(d.total_cmp(e)).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let (mut lefts, mut rights) = (HashSet::new(), HashSet::new());
    let mut taken: Vec<Aligned> = Vec::new();
    for (a, _) in all {
        if !lefts.contains(&a.left) && !rights.contains(&a.right) {
            lefts.insert(a.left);
            rights.insert(a.right);
            taken.push(a);
        }
    }
    taken.sort_by_key(|a| (a.left, a.right));
    taken
}
