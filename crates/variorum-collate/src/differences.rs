//! Where two witnesses give a reader a different understanding.

mod attribution;
mod certainty;
mod condition;
mod denial;
mod edits;
mod name;
mod pair;
mod polarity;
mod quantity;
mod scope;
mod time;
mod wording;

use std::collections::{BTreeSet, HashMap};

use variorum_statement::{Confidence, Kind};
use variorum_text::Span;
use variorum_value::Quantity;

use crate::cluster::nearest;
use crate::collate::on_page;
use crate::dates::Dates;
use crate::segment::Segment;
use crate::similarity::similarity;
use crate::utterances::Found;
use crate::vocabulary::Vocabulary;
use crate::{Difference, DifferenceKind, Side, Source, WitnessId};
use pair::Pair;

/// What a detector found in a pair of segments. Spans are bytes of the passages.
pub(crate) struct Finding {
    pub kind: DifferenceKind,
    pub left: Vec<Span>,
    pub right: Vec<Span>,
    pub why: String,
    pub confidence: f32,
}

/// Looks at one pair of segments for one kind of difference.
type Detector = fn(&Pair<'_>) -> Vec<Finding>;

/// In the order of the guide: the first that fits.
const DETECTORS: &[Detector] = &[
    condition::find,
    polarity::find,
    certainty::find,
    scope::find,
    quantity::find,
    time::find,
    name::find,
    wording::find,
];

/// What all detectors may look at.
pub(crate) struct Story<'a> {
    pub sources: &'a [Source],
    pub segments: &'a [Segment],
    pub vocabulary: &'a Vocabulary,
    pub dates: &'a [Dates],
    /// The numbers of each source.
    pub quantities: &'a [Vec<Quantity>],
    pub found: &'a [Found],
}

/// The differences between the readings of each utterance, the most serious first.
pub(crate) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let mut all = Vec::new();
    for (number, utterance) in story.found.iter().enumerate() {
        for (a, b) in witness_pairs(story, &utterance.segments) {
            all.extend(of_witnesses(story, number, &a, &b));
        }
    }
    all.extend(facts(story));
    all.extend(denial::find(story).into_iter().filter_map(|(a, b, f)| place(story, f, None, a, b)));
    all.sort_by(|a, b| {
        let key = |d: &Difference| (d.kind, d.utterance, d.sides[0].witness, d.sides[1].witness);
        key(a).cmp(&key(b)).then_with(|| a.sides[0].spans.cmp(&b.sides[0].spans))
    });
    once(all)
}

/// Leaves out what a more serious difference of the same two witnesses covers on both sides: speech inside speech is found
/// twice.
fn once(all: Vec<Difference>) -> Vec<Difference> {
    let mut known: HashMap<(WitnessId, WitnessId), Vec<[Vec<Span>; 2]>> = HashMap::new();
    let mut kept = Vec::with_capacity(all.len());
    for difference in all {
        let [a, b] = &difference.sides;
        let list = known.entry((a.witness, b.witness)).or_default();
        if !list.iter().any(|[x, y]| touch(x, &a.spans) && touch(y, &b.spans)) {
            list.push([a.spans.clone(), b.spans.clone()]);
            kept.push(difference);
        }
    }
    kept
}

fn touch(x: &[Span], y: &[Span]) -> bool {
    x.iter().any(|a| y.iter().any(|b| a.overlaps(*b)))
}

/// The least score of two sentences that may report one fact.
const FACT: f32 = 0.25;

/// What may differ in a fact: its words are each outlet's own.
const OF_FACTS: &[Detector] = &[certainty::find, quantity::find, time::find];

/// Words around a statement that tell of one occasion, and not only who spoke when.
const SCENE: usize = 8;

/// The same of two statements that are no readings of one utterance as a whole.
const OF_SPEECH: &[Detector] = &[certainty::find];

/// The same where one sentence is the other but for some words.
const OF_COPIES: &[Detector] =
    &[condition::find, polarity::find, certainty::find, scope::find, quantity::find, time::find, name::find];

/// The differences between what narrators tell, or a narrator and a statement, of one fact.
fn facts(story: &Story<'_>) -> Vec<Difference> {
    let segments: Vec<&Segment> = story.segments.iter().collect();
    let mut all = Vec::new();
    let mut utterances: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, found) in story.found.iter().enumerate() {
        for reading in &found.utterance.readings {
            utterances.entry(*reading).or_default().push(number);
        }
    }
    let of = |s: &Segment| s.reading.and_then(|r| utterances.get(&r)).map_or(&[][..], |u| u);
    let together = |a: &Segment, b: &Segment| of(a).iter().any(|u| of(b).contains(u));
    let copies = |a: &Segment, b: &Segment| {
        let words = |s: &Segment| s.words(story.sources);
        a.reading.is_some() == b.reading.is_some() && words(a).eq_ignore_ascii_case(words(b))
    };
    for (i, j) in nearest(story.vocabulary, &segments, copies, FACT) {
        let (Some(a), Some(b)) = (segments.get(i), segments.get(j)) else { continue };
        let spoken = a.reading.is_some() && b.reading.is_some();
        if spoken && together(a, b) {
            continue;
        }
        let Some(pair) = Pair::new(story, a, b, &[a], &[b]) else { continue };
        let rest = a.is_rest || b.is_rest;
        if rest && !pair.is_close() {
            continue;
        }
        let mut findings = Vec::new();
        let detectors = if pair.is_close() { OF_COPIES } else { OF_FACTS };
        let detectors = if spoken && !pair.is_close() { OF_SPEECH } else { detectors };
        for finding in detectors.iter().flat_map(|find| find(&pair)) {
            add(&mut findings, finding);
        }
        // Who says a thing on Monday may say it again on Tuesday.
        let short = pair.left.words.len().min(pair.right.words.len()) < SCENE;
        findings.retain(|f| !(rest && short && f.kind == DifferenceKind::Time));
        if findings.is_empty() && !spoken && !rest {
            findings.extend(attribution::as_fact(&pair));
        }
        all.extend(findings.into_iter().filter_map(|f| place(story, f, None, a.witness, b.witness)));
    }
    all
}

/// Witnesses of an utterance up to which every two are compared.
const ALL_PAIRS: usize = 12;

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
    let mut findings: Vec<Finding> = Vec::new();
    let mut witnesses = None;
    for (i, j) in places {
        let (Some(x), Some(y)) = (a.get(i), b.get(j)) else { continue };
        let Some(pair) = Pair::new(story, x, y, a, b) else { continue };
        witnesses = Some((x.witness, y.witness));
        for finding in DETECTORS.iter().flat_map(|find| find(&pair)).chain(attribution::find(&pair)) {
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

/// The same of two long lists, where only segments that share rarer terms are compared.
fn likely(story: &Story<'_>, a: &[&Segment], b: &[&Segment]) -> Vec<(usize, usize)> {
    let both: Vec<&Segment> = a.iter().chain(b).copied().collect();
    let pairs = nearest(story.vocabulary, &both, |_, _| false, 0.0).into_iter();
    pairs.filter_map(|(i, j)| Some((i, j.checked_sub(a.len())?))).collect()
}

/// Adds a finding unless another covers the same words on both sides; of one kind, those that share a side become one.
fn add(findings: &mut Vec<Finding>, new: Finding) {
    let known = findings.iter_mut().find(|f| {
        let (left, right) = (touch(&f.left, &new.left), touch(&f.right, &new.right));
        (left && right) || (f.kind == new.kind && (left || right))
    });
    match known {
        None => findings.push(new),
        Some(known) if known.kind == new.kind => {
            for (all, more) in [(&mut known.left, new.left), (&mut known.right, new.right)] {
                all.extend(more);
                all.sort_unstable();
                all.dedup();
            }
        }
        Some(_) => {}
    }
}

/// A finding in the terms of the edition.
fn place(
    story: &Story<'_>,
    finding: Finding,
    utterance: Option<usize>,
    left: usize,
    right: usize,
) -> Option<Difference> {
    let side = |witness: usize, spans: &[Span]| {
        Some(Side { witness: WitnessId(witness), spans: on_page(story.sources.get(witness)?, spans) })
    };
    let sources = |witness: usize| {
        story.sources.get(witness).into_iter().flat_map(|s| &s.statements).flat_map(|s| &s.source)
    };
    let is_source =
        |witness: usize, spans: &[Span]| sources(witness).any(|s| spans.iter().any(|x| s.overlaps(*x)));
    // Another name for who says it is another speaker.
    let speakers = finding.kind == DifferenceKind::Name
        && is_source(left, &finding.left)
        && is_source(right, &finding.right);
    Some(Difference {
        kind: if speakers { DifferenceKind::Attribution } else { finding.kind },
        utterance,
        sides: [side(left, &finding.left)?, side(right, &finding.right)?],
        why: finding.why,
        confidence: Confidence::new(finding.confidence),
    })
}

/// Whether a reading's words are quoted.
fn is_quoted(segment: &Segment) -> bool {
    segment.kind == Kind::Direct
}
