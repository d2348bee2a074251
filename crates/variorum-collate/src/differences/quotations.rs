//! Quotations of two witnesses side by side: which of them are of one occasion, and as far as they run together.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use similar::DiffOp;
use variorum_parse::Token;
use variorum_statement::{Kind, Statement};
use variorum_text::Span;

use super::{ALL_PAIRS, Story};
use crate::Source;
use crate::redline::diff;
use crate::speakers::{Match, compare};
use crate::utterances::in_marks;
use crate::words::{Word, words};

/// The words that a statement gives in quotation marks.
pub(super) struct Quotation<'a> {
    pub source: &'a Source,
    pub witness: usize,
    /// The number of the statement among all of the story.
    pub reading: usize,
    pub statement: &'a Statement,
    pub words: Vec<Word>,
}

impl<'a> Quotation<'a> {
    fn new(source: &'a Source, witness: usize, reading: usize, statement: &'a Statement) -> Self {
        let text = source.doc.text();
        let marked = |s: &Span| in_marks(text, *s);
        let spans: Vec<Span> = match statement.kind {
            Kind::Direct => statement.content.clone(),
            Kind::Mixed => statement.content.iter().flat_map(marked).collect(),
            Kind::Indirect => Vec::new(),
        };
        let words = spans.iter().flat_map(|s| words(text, *s)).collect();
        Self { source, witness, reading, statement, words }
    }

    /// Words of a span of the passage.
    pub(super) fn say(&self, span: Span) -> &'a str {
        span.of(self.source.doc.text())
    }

    /// A range of its words.
    pub(super) fn run(&self, range: Range<usize>) -> &[Word] {
        self.words.get(range).unwrap_or_default()
    }

    /// From the first to the last of a range of words.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let run = self.words.get(range)?;
        Some(run.first()?.span.cover(run.last()?.span))
    }

    /// The tokens of a range of words.
    pub(super) fn tokens(&self, range: Range<usize>) -> impl Iterator<Item = Token<'a>> {
        let doc = &self.source.doc;
        self.run(range).iter().flat_map(|w| doc.slice(doc.tokens_in(w.span)))
    }

    /// Whether something before a run of words or behind it shows that others are left out: a mark, or the cue that parts a
    /// quotation.
    pub(super) fn is_parted(&self, run: &Range<usize>) -> bool {
        self.is_parted_before(run.start) || self.is_parted_before(run.end)
    }

    /// Whether words stand before a run and behind it.
    pub(super) fn is_inner(&self, run: &Range<usize>) -> bool {
        run.start > 0 && run.end < self.words.len()
    }

    fn is_parted_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.words.get(i)).map(|w| w.span.end());
        let after = self.words.get(at).map(|w| w.span.start());
        let Some((before, after)) = before.zip(after) else { return false };
        if after < before {
            return true;
        }
        let between = self.say(Span::new(before, after));
        between.contains(['…', '[', '(', ']', ')'])
            || between.contains(char::is_alphabetic)
            || between.matches('.').count() > 1
            || between.matches(MARKS).count() > 1
    }
}

/// Double quotation marks; the paragraphs of one quotation each begin with one.
const MARKS: [char; 3] = ['“', '”', '"'];

/// Words in a row that two quotations of one occasion have in common, though they are no readings of one utterance.
const RUN: usize = 6;

/// Quotations with the same words in a row, at most: more are a phrase.
const COMMON: usize = 64;

/// The quotations of a story, in order, but for those of headlines, which shorten; where there are many witnesses, one that
/// gives the same words as one before it adds nothing.
pub(super) fn quotations<'a>(story: &Story<'a>) -> Vec<Quotation<'a>> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    let few = story.sources.len() <= ALL_PAIRS;
    let mut reading = 0;
    for (witness, source) in story.sources.iter().enumerate() {
        for statement in &source.statements {
            let quotation = Quotation::new(source, witness, reading, statement);
            let said = || quotation.words.iter().map(|w| w.form.clone()).collect::<Vec<_>>();
            let in_title = statement.content.iter().any(|s| source.in_title(*s));
            if !in_title && !quotation.words.is_empty() && (few || seen.insert(said())) {
                all.push(quotation);
            }
            reading += 1;
        }
    }
    all
}

/// Where every two words in a row stand in the quotations of each witness.
pub(super) struct Index<'q>(HashMap<(usize, [&'q str; 2]), Vec<&'q [Word]>>);

impl<'q> Index<'q> {
    pub(super) fn new(all: &'q [Quotation<'_>]) -> Self {
        let mut index: HashMap<(usize, [&str; 2]), Vec<&[Word]>> = HashMap::new();
        for quotation in all {
            for (at, pair) in quotation.words.windows(2).enumerate() {
                let [first, second] = pair else { continue };
                let list = index.entry((quotation.witness, [&first.form, &second.form])).or_default();
                list.extend(quotation.words.get(at..).filter(|_| list.len() < COMMON));
            }
        }
        Self(index)
    }

    /// Whether a witness quotes some words in this order anywhere.
    pub(super) fn has(&self, witness: usize, words: &[Word]) -> bool {
        let [first, second, ..] = words else { return false };
        let from = self.0.get(&(witness, [first.form.as_str(), second.form.as_str()])).into_iter().flatten();
        let mut same = from.filter_map(|rest| rest.get(..words.len())).map(|run| run.iter().map(|w| &w.form));
        same.any(|run| run.eq(words.iter().map(|w| &w.form)))
    }
}

/// Pairs of quotations of two witnesses that may be of one occasion, by their places in the list, with the utterance of both.
pub(super) fn pairs(story: &Story<'_>, all: &[Quotation<'_>]) -> Vec<(usize, usize, Option<usize>)> {
    let place: HashMap<usize, usize> = all.iter().enumerate().map(|(i, q)| (q.reading, i)).collect();
    let mut together: HashMap<(usize, usize), Option<usize>> = HashMap::new();
    let mut add = |list: &[usize], utterance: Option<usize>| {
        for (n, i) in list.iter().enumerate() {
            for j in list.iter().skip(n + 1) {
                let known = together.entry((*i.min(j), *i.max(j))).or_insert(utterance);
                *known = known.or(utterance);
            }
        }
    };
    for (number, found) in story.found.iter().enumerate() {
        let readings = found.utterance.readings.iter().filter_map(|r| place.get(r).copied());
        add(&readings.take(COMMON).collect::<Vec<_>>(), Some(number));
    }
    let mut runs: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
    for (i, quotation) in all.iter().enumerate() {
        for run in quotation.words.windows(RUN) {
            let list = runs.entry(run.iter().map(|w| w.form.as_str()).collect()).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
    }
    runs.into_values().filter(|list| list.len() <= COMMON).for_each(|list| add(&list, None));
    let mut pairs: Vec<_> = together.into_iter().map(|((i, j), utterance)| (i, j, utterance)).collect();
    pairs.retain(|(i, j, _)| all.get(*i).map(|q| q.witness) != all.get(*j).map(|q| q.witness));
    pairs.sort_unstable();
    pairs
}

/// Words that may be put in, left out or changed at one place of a quotation; where more differ, one of the two only stops
/// and goes on later.
const LONGEST: usize = 18;

/// Words in common, at the fewest, that tell one occasion, names aside, and their share of the words of both sides.
pub(super) const FEWEST: usize = 5;
pub(super) const SHARE: f64 = 0.5;

/// The same share where other speakers are named.
const SURELY: f64 = 0.75;

/// As far as two quotations run together.
pub(super) struct Stretch {
    /// From the first to the last run of words in common.
    pub steps: Vec<DiffOp>,
    /// How many words are in common, names aside.
    pub common: usize,
    /// Those as a share of all words of both.
    pub share: f64,
}

impl Stretch {
    fn new(a: &Quotation<'_>, b: &Quotation<'_>, steps: &[DiffOp]) -> Self {
        let name = |w: &&Word| a.source.doc.slice(a.source.doc.tokens_in(w.span)).all(|t| t.pos() == "PROPN");
        let plain = |s: &DiffOp| a.run(s.old_range()).iter().filter(|w| !name(w)).count();
        let common: usize = steps.iter().filter(|s| is_equal(s)).map(plain).sum();
        let equal: usize = steps.iter().filter(|s| is_equal(s)).map(|s| 2 * s.old_range().len()).sum();
        let others: usize = steps.iter().map(|s| others(a, b, s)).sum();
        Self { steps: steps.to_vec(), common, share: 2.0 * common as f64 / (equal + others).max(1) as f64 }
    }

    /// The words of the two sides.
    pub(super) fn ranges(&self) -> (Range<usize>, Range<usize>) {
        let whole = |of: fn(&DiffOp) -> Range<usize>| {
            let (first, last) = (self.steps.first().map(of), self.steps.last().map(of));
            first.unwrap_or_default().start..last.unwrap_or_default().end
        };
        (whole(DiffOp::old_range), whole(DiffOp::new_range))
    }
}

fn is_equal(step: &DiffOp) -> bool {
    matches!(step, DiffOp::Equal { .. })
}

/// The words of a step that only one side has: what a mark stands for is not another word.
fn others(a: &Quotation<'_>, b: &Quotation<'_>, step: &DiffOp) -> usize {
    let (old, new) = (step.old_range(), step.new_range());
    match step {
        DiffOp::Equal { .. } => 0,
        _ => {
            let ours = if b.is_parted(&new) { 0 } else { old.len() };
            ours + if a.is_parted(&old) { 0 } else { new.len() }
        }
    }
}

/// The stretches of two quotations that are of one occasion.
pub(super) fn stretches(a: &Quotation<'_>, b: &Quotation<'_>) -> Vec<Stretch> {
    let steps = diff(&a.words, &b.words);
    let long = |s: &DiffOp| s.old_range().len().max(s.new_range().len()) > LONGEST;
    let strangers = compare(a.statement.speaker.as_ref(), b.statement.speaker.as_ref()) == Match::Other;
    let least = if strangers { SURELY } else { SHARE };
    let mut found = Vec::new();
    for part in steps.split(|s| !is_equal(s) && long(s)) {
        let mut open = vec![part];
        while let Some(part) = open.pop() {
            let stretch = |worth| {
                let best = densest(a, b, part, worth)?;
                Some((Stretch::new(a, b, part.get(best.clone())?), best))
            };
            let dense = |(s, _): &(Stretch, Range<usize>)| s.common < FEWEST || s.share >= least;
            let Some((stretch, best)) = stretch(WORTH).filter(dense).or_else(|| stretch(WORTH - 1)) else {
                continue;
            };
            if stretch.common < FEWEST {
                continue;
            }
            open.extend(part.get(..best.start));
            open.extend(part.get(best.end..));
            if stretch.share >= least {
                found.push(with_rims(part, best, stretch));
            }
        }
    }
    found
}

/// How many other words a word in common is worth, at the most: one less where that is not dense enough.
const WORTH: isize = 3;

/// What words that one side leaves out may take from a stretch, at most.
const LEFT_OUT: usize = 6;

/// The steps in which most words are common and fewest are not, from one run of common words to another.
fn densest(a: &Quotation<'_>, b: &Quotation<'_>, steps: &[DiffOp], word: isize) -> Option<Range<usize>> {
    let worth = |step: &DiffOp| match step {
        DiffOp::Equal { len, .. } => word * *len as isize,
        DiffOp::Replace { .. } => -(others(a, b, step) as isize),
        _ => -(others(a, b, step).min(LEFT_OUT) as isize),
    };
    let (mut best, mut from, mut sum) = ((0, 0..0), 0, 0);
    for (i, step) in steps.iter().enumerate() {
        if sum < 0 || (sum == 0 && !is_equal(step)) {
            (from, sum) = (i, 0);
        }
        if from == i && !is_equal(step) {
            from = i + 1;
            continue;
        }
        sum += worth(step);
        if is_equal(step) && sum >= best.0 {
            best = (sum, from..i + 1);
        }
    }
    (best.0 > 0).then_some(best.1)
}

/// Words of another beginning or end of two quotations that otherwise run together, at most, and their share from which it
/// counts: "the best hitter of our time" is said on many occasions.
const RIM: usize = 2;
const MOSTLY: f64 = 0.6;

/// With the other word or two that two quotations begin or end with.
fn with_rims(steps: &[DiffOp], within: Range<usize>, stretch: Stretch) -> Stretch {
    let is_rim = |s: &DiffOp| {
        matches!(s, DiffOp::Replace { .. })
            && stretch.share >= MOSTLY
            && s.old_range().len().max(s.new_range().len()) <= RIM
    };
    let (mut from, mut to) = (within.start, within.end);
    if from == 1 && steps.first().is_some_and(is_rim) {
        from = 0;
    }
    if to + 1 == steps.len() && steps.last().is_some_and(is_rim) {
        to += 1;
    }
    Stretch { steps: steps.get(from..to).unwrap_or_default().to_vec(), ..stretch }
}
