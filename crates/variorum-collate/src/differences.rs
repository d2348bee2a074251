//! Where two witnesses give a reader a different understanding.

mod attribution;
mod certainty;
mod clause;
mod clauses;
mod condition;
mod counts;
mod denial;
mod edits;
mod events;
mod extent;
mod groups;
mod hedged;
mod intent;
mod join;
mod measures;
mod name;
mod pair;
mod polarity;
mod posts;
mod printed;
mod quantity;
mod quotations;
mod readings;
mod rosters;
mod scope;
mod sentences;
mod slot;
mod surnames;
mod time;
mod toll;
mod translation;
mod wording;
mod works;
mod years;

use std::collections::HashMap;

use variorum_statement::Confidence;
use variorum_text::Span;
use variorum_value::Quantity;

use crate::collate::on_page;
use crate::dates::Dates;
use crate::segment::Segment;
use crate::utterances::Found;
use crate::vocabulary::Vocabulary;
use crate::{Difference, DifferenceKind, Side, Source, WitnessId};
use pair::Pair;
pub(crate) use printed::Printed;

/// What a detector found in two stretches side by side. Spans are bytes of the passages.
pub(crate) struct Finding {
    pub kind: DifferenceKind,
    pub left: Vec<Span>,
    pub right: Vec<Span>,
    pub why: String,
    pub confidence: f32,
}

/// Looks for one kind of difference where one sentence is the other but for some words.
type OfCopies = fn(&Pair<'_>) -> Vec<Finding>;

/// In the order of the guide: the first that fits.
const OF_COPIES: &[OfCopies] = &[
    condition::of_copies,
    polarity::of_copies,
    certainty::of_copies,
    scope::of_copies,
    scope::of_lists,
    quantity::of_copies,
    time::of_copies,
    name::of_copies,
];

/// Witnesses up to which every two are compared; where there are more, copies are left out.
const ALL_PAIRS: usize = 12;

/// What all detectors may look at.
pub(crate) struct Story<'a> {
    pub sources: &'a [Source],
    pub segments: &'a [Segment],
    pub vocabulary: &'a Vocabulary,
    pub dates: &'a [Dates],
    /// The numbers of each source.
    pub quantities: &'a [Vec<Quantity>],
    /// The sentences of each source.
    pub printed: &'a [Printed],
    pub found: &'a [Found],
}

/// The differences between the witnesses of a story, the most serious first.
pub(crate) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let together = Together::new(story.found);
    let mut all = readings::differences(story);
    all.extend(wording::differences(story));
    all.extend(sentences::differences(story, &together));
    let clauses = clause::clauses(story);
    all.extend(clauses::differences(story, &together, &clauses));
    all.extend(intent::differences(story));
    all.extend(extent::differences(story));
    all.extend(toll::differences(story, &clauses));
    all.extend(groups::differences(story));
    all.extend(counts::differences(story));
    all.extend(measures::differences(story));
    all.extend(posts::differences(story));
    all.extend(surnames::differences(story));
    all.extend(years::differences(story));
    all.extend(works::differences(story));
    all.extend(denial::find(story).into_iter().filter_map(|(a, b, f)| place(story, f, None, a, b)));
    let mut loose = events::differences(story, &clauses);
    loose.extend(hedged::differences(story, &clauses));
    loose.extend(rosters::differences(story));
    loose.retain(|d| !all.iter().any(|known| is_same(known, d)));
    all.extend(loose);
    all.sort_by(|a, b| {
        let key = |d: &Difference| (d.kind, d.utterance, d.sides[0].witness, d.sides[1].witness);
        key(a).cmp(&key(b)).then_with(|| a.sides[0].spans.cmp(&b.sides[0].spans))
    });
    once(all)
}

/// Which statements are readings of one utterance, and which of their segments were held against each other for that.
struct Together {
    /// The utterances of each reading.
    utterances: HashMap<usize, Vec<usize>>,
    /// The utterances of each segment.
    segments: HashMap<usize, Vec<usize>>,
}

impl Together {
    fn new(found: &[Found]) -> Self {
        let mut utterances: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, found) in found.iter().enumerate() {
            for reading in &found.utterance.readings {
                utterances.entry(*reading).or_default().push(number);
            }
        }
        let mut segments: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, found) in found.iter().enumerate() {
            for segment in &found.segments {
                segments.entry(*segment).or_default().push(number);
            }
        }
        Self { utterances, segments }
    }

    /// Whether two segments, by their numbers, are of one utterance.
    fn are_one(&self, a: usize, b: usize) -> bool {
        let of = |i: usize| self.segments.get(&i).map_or(&[][..], |u| u);
        of(a).iter().any(|u| of(b).contains(u))
    }

    /// The number of the utterance that two segments are of, if they are of one.
    fn utterance(&self, a: &Segment, b: &Segment) -> Option<usize> {
        let of = |s: &Segment| s.reading.and_then(|r| self.utterances.get(&r)).map_or(&[][..], |u| u);
        of(a).iter().find(|u| of(b).contains(u)).copied()
    }
}

/// Leaves out what a more serious difference of the same two witnesses covers on both sides, and one denial on
/// one side: speech inside speech is found twice, and so is what two sentences and two of their clauses show.
fn once(all: Vec<Difference>) -> Vec<Difference> {
    type Known = Vec<(DifferenceKind, [Vec<Span>; 2])>;
    let mut known: HashMap<(WitnessId, WitnessId), Known> = HashMap::new();
    let mut kept = Vec::with_capacity(all.len());
    for difference in all {
        let [a, b] = &difference.sides;
        let list = known.entry((a.witness, b.witness)).or_default();
        let covers = |(kind, [x, y]): &(DifferenceKind, [Vec<Span>; 2])| {
            let (left, right) = (touch(x, &a.spans), touch(y, &b.spans));
            (left && right)
                || (*kind == DifferenceKind::Polarity && *kind == difference.kind && (left || right))
        };
        if !list.iter().any(covers) {
            list.push((difference.kind, [a.spans.clone(), b.spans.clone()]));
            kept.push(difference);
        }
    }
    kept
}

/// Whether two differences of one kind and of the same witnesses share words on both sides.
fn is_same(a: &Difference, b: &Difference) -> bool {
    let [x, y] = &a.sides;
    let [p, q] = &b.sides;
    let witnesses = (x.witness, y.witness) == (p.witness, q.witness);
    a.kind == b.kind && witnesses && touch(&x.spans, &p.spans) && touch(&y.spans, &q.spans)
}

fn touch(x: &[Span], y: &[Span]) -> bool {
    x.iter().any(|a| y.iter().any(|b| a.overlaps(*b)))
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

/// Whether a witness prints the sentence of the other side as it stands, too: "if the yard closes" in its text leaves nothing
/// out where its headline is that of the other.
fn both_print(story: &Story<'_>, finding: &Finding, left: usize, right: usize) -> bool {
    let prints = |witness: usize, other: usize, spans: &[Span]| {
        let sides = (story.printed.get(witness), story.sources.get(other), spans.first());
        matches!(sides, (Some(printed), Some(source), Some(span)) if printed.has(source, *span))
    };
    // A claim that both print is denied by one.
    let rebutted = finding.kind == DifferenceKind::Denial;
    !rebutted && (prints(right, left, &finding.left) || prints(left, right, &finding.right))
}

/// Every two witnesses by their numbers, each with what it tells.
fn two_by_two<T>(told: &[T]) -> impl Iterator<Item = ((usize, &T), (usize, &T))> {
    let behind = |i: usize| told.iter().enumerate().skip(i + 1);
    told.iter().enumerate().flat_map(move |(i, a)| behind(i).map(move |b| ((i, a), b)))
}

/// A finding in the terms of the edition; another name for who says it is another speaker.
fn place(
    story: &Story<'_>,
    finding: Finding,
    utterance: Option<usize>,
    left: usize,
    right: usize,
) -> Option<Difference> {
    (!both_print(story, &finding, left, right)).then(|| set(story, finding, utterance, left, right))?
}

/// The same, whatever else the witnesses print.
fn set(
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

/// The same of one speaker, however named.
fn of_kind(story: &Story<'_>, finding: Finding, left: usize, right: usize) -> Option<Difference> {
    let kind = finding.kind;
    place(story, finding, None, left, right).map(|d| Difference { kind, ..d })
}
