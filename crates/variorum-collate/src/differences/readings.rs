//! The readings of one utterance, two witnesses at a time.

use std::collections::BTreeSet;

use variorum_statement::Kind;

use super::pair::Pair;
use super::{
    ALL_PAIRS, Finding, OF_COPIES, Story, add, attribution, certainty, condition, place, scope, translation,
};
use crate::Difference;
use crate::cluster::nearest;
use crate::segment::Segment;
use crate::similarity::similarity;

/// The differences between the readings of each utterance, word by word.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let mut all = Vec::new();
    for (number, utterance) in story.found.iter().enumerate() {
        for (a, b) in witness_pairs(story, &utterance.segments) {
            all.extend(of_witnesses(story, number, &a, &b));
        }
    }
    all
}

/// The segments of an utterance by witness, two and two. Where there are many witnesses, one that gives the same words to
/// the same speaker as one before it adds nothing.
fn witness_pairs<'a>(story: &Story<'a>, group: &[usize]) -> Vec<(Vec<&'a Segment>, Vec<&'a Segment>)> {
    let segments: Vec<&Segment> = group.iter().filter_map(|i| story.segments.get(*i)).collect();
    let mut seen = BTreeSet::new();
    let mut witnesses: Vec<Vec<&Segment>> = Vec::new();
    let few = segments.chunk_by(|a, b| a.witness == b.witness).count() <= ALL_PAIRS;
    for of_one in segments.chunk_by(|a, b| a.witness == b.witness) {
        // A headline says in short what the text says in full.
        let text: Vec<&Segment> = of_one.iter().filter(|s| !s.is_title(story.sources)).copied().collect();
        let of_one = if text.is_empty() { of_one.to_vec() } else { text };
        let said = |s: &&Segment| (s.words(story.sources).to_lowercase(), attribution::by(story, s));
        if few || seen.insert(of_one.iter().map(said).collect::<Vec<_>>()) {
            witnesses.push(of_one);
        }
    }
    let mut pairs = Vec::new();
    for (i, a) in witnesses.iter().enumerate() {
        for b in witnesses.iter().skip(i + 1) {
            pairs.push((a.clone(), b.clone()));
        }
    }
    pairs
}

/// The differences between two witnesses' segments of one utterance: of those segments that are each most like the other.
fn of_witnesses(story: &Story<'_>, utterance: usize, a: &[&Segment], b: &[&Segment]) -> Vec<Difference> {
    let places = if a.len() * b.len() > ALL_PLACES { likely(story, a, b) } else { best(story, a, b) };
    let places: BTreeSet<_> = places.into_iter().chain(quoted(story, a, b)).collect();
    let mut findings: Vec<Finding> = Vec::new();
    let mut witnesses = None;
    for (i, j) in places {
        let (Some(x), Some(y)) = (a.get(i), b.get(j)) else { continue };
        let Some(pair) = Pair::new(story, x, y) else { continue };
        witnesses = Some((x.witness, y.witness));
        let copies = OF_COPIES.iter().filter(|_| pair.is_close()).flat_map(|find| find(&pair));
        for finding in copies
            .chain(translation::of_quotations(&pair))
            .chain(condition::of_dependence(&pair))
            .chain(attribution::of_speakers(&pair))
            .chain(attribution::of_evidence(&pair))
            .chain(certainty::of_readings(&pair))
            .chain(scope::of_readings(&pair))
        {
            add(&mut findings, finding);
        }
    }
    let Some((left, right)) = witnesses else { return Vec::new() };
    findings.into_iter().filter_map(|f| place(story, f, Some(utterance), left, right)).collect()
}

/// Pairs of segments up to which each is held against each.
const ALL_PLACES: usize = 4096;

/// The numbers of the segments that are each most like the other.
fn best(story: &Story<'_>, a: &[&Segment], b: &[&Segment]) -> Vec<(usize, usize)> {
    let like = |x: &Segment, y: &Segment| similarity(story.vocabulary, x, y).score();
    let best = |x: &Segment, list: &[&Segment]| {
        let scored = list.iter().enumerate().map(|(i, y)| (like(x, y), i));
        scored.max_by(|p, q| p.0.total_cmp(&q.0).then(q.1.cmp(&p.1))).map(|(_, i)| i)
    };
    let forth: BTreeSet<_> = a.iter().enumerate().filter_map(|(i, x)| Some((i, best(x, b)?))).collect();
    let back: BTreeSet<_> = b.iter().enumerate().filter_map(|(j, y)| Some((best(y, a)?, j))).collect();
    forth.intersection(&back).copied().collect()
}

/// The same of those alone that are quoted: words in marks are held against words in marks, though a report of them may be
/// nearer.
fn quoted(story: &Story<'_>, a: &[&Segment], b: &[&Segment]) -> Vec<(usize, usize)> {
    let direct = |list: &[&'_ Segment]| -> Vec<usize> {
        (0..list.len()).filter(|i| list.get(*i).is_some_and(|s| s.kind == Kind::Direct)).collect()
    };
    let (ours, theirs) = (direct(a), direct(b));
    if ours.len() * theirs.len() > ALL_PLACES {
        return Vec::new();
    }
    fn of<'s>(list: &[&'s Segment], which: &[usize]) -> Vec<&'s Segment> {
        which.iter().filter_map(|i| list.get(*i).copied()).collect()
    }
    let pairs = best(story, &of(a, &ours), &of(b, &theirs)).into_iter();
    pairs.filter_map(|(i, j)| Some((*ours.get(i)?, *theirs.get(j)?))).collect()
}

/// The same of two long lists, where only segments that share rarer terms are compared.
fn likely(story: &Story<'_>, a: &[&Segment], b: &[&Segment]) -> Vec<(usize, usize)> {
    let both: Vec<&Segment> = a.iter().chain(b).copied().collect();
    let pairs = nearest(story.vocabulary, &both, |_, _| false, 0.0).into_iter();
    pairs.filter_map(|(i, j)| Some((i, j.checked_sub(a.len())?))).collect()
}
