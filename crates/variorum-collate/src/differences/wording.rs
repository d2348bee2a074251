//! Quoted words that differ otherwise.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use similar::DiffOp;
use variorum_text::Span;

use super::quotations::{Index, Quotation, Stretch, pairs, quotations, stretches};
use super::{Finding, Story, set};
use crate::speakers::one_letter;
use crate::vocabulary::is_content;
use crate::words::Word;
use crate::{Difference, DifferenceKind};

/// Letters of a word that is mistyped, and no other one, where one letter of it differs.
const LONG_WORD: usize = 6;

/// The same of a word where a function word stands for it.
const SHORTEST: usize = 3;

/// Letters of a word that is the beginning of a longer one and stands for it ("physio").
const SHORT: usize = 4;

/// Words in common between two changes of one line, at most.
const BETWEEN: usize = 8;

/// Words that speakers put in and outlets leave out. Own compilation.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "absolutely", "actually", "ah", "also", "basically", "definitely", "er", "even", "guy", "honestly", "like", "literally", "look", "now",
    "obviously", "oh", "ok", "okay", "please", "really", "right", "simply", "so", "then", "too", "totally", "truly", "uh", "um", "well",
    "yeah", "yes",
];

/// Where quotations of one occasion have other words.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let all = quotations(story);
    let index = Index::new(&all);
    let mut found: Vec<(usize, usize, Option<usize>, Stretch)> = Vec::new();
    for (i, j, utterance) in pairs(story, &all) {
        let (Some(a), Some(b)) = (all.get(i), all.get(j)) else { continue };
        found.extend(stretches(a, b).into_iter().map(|s| (i, j, utterance, s)));
    }
    // The same words of a witness are held against those of another that are most like them.
    found.sort_by_key(|(i, j, _, s)| (Reverse(s.common), *i, *j));
    let mut taken: HashMap<(usize, usize), Vec<Range<usize>>> = HashMap::new();
    let mut differences = Vec::new();
    for (i, j, utterance, stretch) in found {
        let (Some(a), Some(b)) = (all.get(i), all.get(j)) else { continue };
        let (left, right) = stretch.ranges();
        let mut is_free = |of: usize, against: usize, range: Range<usize>| {
            let list = taken.entry((of, against)).or_default();
            let free = list.iter().all(|r| r.end <= range.start || range.end <= r.start);
            list.push(range);
            free
        };
        let (left, right) = (is_free(i, b.witness, left), is_free(j, a.witness, right));
        if left && right {
            let mut lines = of_stretch(a, b, &stretch);
            // A witness may have both versions.
            lines.retain(|(_, ours, theirs)| !index.has(b.witness, ours) && !index.has(a.witness, theirs));
            let lines = lines.into_iter().map(|(finding, ..)| finding);
            differences.extend(lines.filter_map(|f| set(story, f, utterance, a.witness, b.witness)));
        }
    }
    differences
}

/// Two quotations, with the words of a stretch that only one of them has.
struct Changes<'q, 'a> {
    a: &'q Quotation<'a>,
    b: &'q Quotation<'a>,
    ours: Vec<String>,
    theirs: Vec<String>,
}

/// A finding with the words of either side around it.
type Line<'q> = (Finding, &'q [Word], &'q [Word]);

/// The changes of a stretch, a line for those that stand near one another.
fn of_stretch<'q>(a: &'q Quotation<'_>, b: &'q Quotation<'_>, stretch: &Stretch) -> Vec<Line<'q>> {
    let gaps = || stretch.steps.iter().filter(|s| !matches!(s, DiffOp::Equal { .. }));
    let ours = gaps().flat_map(|s| content(a, s.old_range())).map(|(lemma, _)| lemma).collect();
    let theirs = gaps().flat_map(|s| content(b, s.new_range())).map(|(lemma, _)| lemma).collect();
    let changes = Changes { a, b, ours, theirs };
    let mut lines: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (old, new) in gaps().map(|s| (s.old_range(), s.new_range())) {
        match lines.last_mut() {
            _ if !is_changed(&changes, old.clone(), new.clone()) => {}
            Some((x, y)) if old.start - x.end <= BETWEEN && new.start - y.end <= BETWEEN => {
                (x.end, y.end) = (old.end, new.end);
            }
            _ => lines.push((old, new)),
        }
    }
    let line = |(old, new): (Range<usize>, Range<usize>)| {
        let (x, y) = (around(a, old.clone())?, around(b, new.clone())?);
        let finding = Finding {
            kind: DifferenceKind::Wording,
            why: format!("“{}” or “{}”", a.say(x), b.say(y)),
            left: vec![x],
            right: vec![y],
            confidence: 0.8,
        };
        Some((finding, near(a, old), near(b, new)))
    };
    lines.into_iter().filter_map(line).collect()
}

/// A run of words with some on each side: by which it is known again.
fn near<'q>(quotation: &'q Quotation<'_>, run: Range<usize>) -> &'q [Word] {
    let (from, to) = (run.start.saturating_sub(NEAR), (run.end + NEAR).min(quotation.words.len()));
    quotation.run(from..to)
}

/// Whether a step of a stretch is another word, or one left out without a mark.
fn is_changed(changes: &Changes<'_, '_>, old: Range<usize>, new: Range<usize>) -> bool {
    let Changes { a, b, .. } = changes;
    let typed = |q: &Quotation<'_>, run| q.run(run).iter().map(|w| w.form.as_str()).collect::<String>();
    let house = [(a, &old), (b, &new)].iter().any(|(q, run)| is_bracketed(q, run) || is_house_style(q, run));
    // "every day" and "everyday".
    if house || typed(a, old.clone()) == typed(b, new.clone()) {
        return false;
    }
    let only = |of: Vec<String>, other: &[String]| of.iter().any(|x| !other.iter().any(|y| one_word(x, y)));
    let ours = only(telling(a, old.clone()), &changes.theirs);
    let theirs = only(telling(b, new.clone()), &changes.ours);
    match (ours, theirs) {
        _ if a.is_parted(&old) || b.is_parted(&new) => false,
        (true, true) => true,
        _ if is_slip(a.run(old.clone()), b.run(new.clone())) => false,
        (true, false) => b.is_inner(&new),
        (false, true) => a.is_inner(&old),
        (false, false) => false,
    }
}

/// Whether one of two words is the other mistyped, a function word for a content word: "I don't but it".
fn is_slip(old: &[Word], new: &[Word]) -> bool {
    let ([x], [y]) = (old, new) else { return false };
    let (long, same) = (x.form.chars().count(), y.form.chars().count() == x.form.chars().count());
    let others = x.form.chars().zip(y.form.chars()).filter(|(a, b)| a != b).count();
    long >= SHORTEST && same && others == 1
}

/// Whether a run is typed otherwise by the house: letters left out of a swear word, figures.
fn is_house_style(quotation: &Quotation<'_>, run: &Range<usize>) -> bool {
    let words = quotation.run(run.clone());
    let hidden = words.iter().any(|w| w.form.ends_with('*'));
    hidden || (!words.is_empty() && words.iter().all(|w| w.form.starts_with(|c: char| c.is_ascii_digit())))
}

/// Words around a change by which its place is known, and among which a bracket may stand.
const NEAR: usize = 3;

/// Whether words stand in brackets, or beside one: they are the writer's.
fn is_bracketed(quotation: &Quotation<'_>, run: &Range<usize>) -> bool {
    let words = near(quotation, run.clone());
    let whole = words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span));
    whole.is_some_and(|s| quotation.say(s).contains(['[', ']', '(', ')']))
}

/// Whether two lemmas are one word, one cut short or one mistyped.
fn one_word(a: &str, b: &str) -> bool {
    let short = a.len().min(b.len()) >= SHORT && (a.starts_with(b) || b.starts_with(a));
    let slip = a.chars().count().min(b.chars().count()) >= LONG_WORD && one_letter(a, b);
    a == b || short || slip
}

/// The lemmas of the content words of a run, and whether each is a name.
fn content(quotation: &Quotation<'_>, run: Range<usize>) -> impl Iterator<Item = (String, bool)> {
    let words = quotation.tokens(run).filter(|t| is_content(*t));
    words.map(|t| (t.lemma().to_lowercase(), t.pos() == "PROPN"))
}

/// Those that are another word where they stand alone: names are compared elsewhere.
fn telling(quotation: &Quotation<'_>, run: Range<usize>) -> Vec<String> {
    let words =
        content(quotation, run).filter(|(lemma, is_name)| !is_name && !FILLERS.contains(&lemma.as_str()));
    words.map(|(lemma, _)| lemma).collect()
}

/// A run of words with one on each side, so that a reader sees where it stands, and the rest of a contraction: "don't buy".
fn around(quotation: &Quotation<'_>, run: Range<usize>) -> Option<Span> {
    let words = &quotation.words;
    let goes_on =
        |i: usize| words.get(i..i + 2).is_some_and(|p| matches!(p, [x, y] if x.span.end() == y.span.start()));
    let (mut start, mut end) = (run.start.saturating_sub(1), (run.end + 1).min(words.len()));
    while start > 0 && goes_on(start - 1) {
        start -= 1;
    }
    while end > 0 && goes_on(end - 1) {
        end += 1;
    }
    quotation.span(start..end)
}
