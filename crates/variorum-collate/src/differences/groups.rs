//! Groups of people that two witnesses count otherwise, wherever in their sentences they stand.

mod read;

use read::{Count, Group, groups};

use super::pair::Pair;
use super::{ALL_PAIRS, Finding, Story, place, time, two_by_two};
use crate::segment::Segment;
use crate::{Difference, DifferenceKind};

/// Groups of a page, at most: who counts more tells of many events.
const GROUPS: usize = 32;

/// What sentences in which groups are counted must share to tell of one event, counted in rare words: the sentence before is
/// taken with each.
const EVENT: f32 = 4.0;

/// The same where two numbers are of one sum: that they are is evidence too.
const SUM: f32 = 0.4;

/// A group with where it stands.
struct Placed<'a> {
    group: Group,
    segment: &'a Segment,
    /// The segment and the one before it.
    around: Vec<&'a Segment>,
}

/// The groups that two witnesses count otherwise.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Vec<Placed<'_>>> =
        (0..story.sources.len().min(ALL_PAIRS)).map(|w| placed(story, w)).collect();
    let mut found = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let finding = sums(story, ours, theirs).or_else(|| counts(story, ours, theirs));
        found.extend(finding.and_then(|f| place(story, f, None, i, k)));
    }
    found
}

fn placed<'a>(story: &Story<'a>, witness: usize) -> Vec<Placed<'a>> {
    let (Some(source), Some(quantities)) = (story.sources.get(witness), story.quantities.get(witness)) else {
        return Vec::new();
    };
    let mut own: Vec<&Segment> = story.segments.iter().filter(|s| s.witness == witness).collect();
    own.sort_by_key(|s| s.tokens.start);
    let placed = |group: Group| {
        let at = own.partition_point(|s| s.tokens.start <= group.noun).checked_sub(1)?;
        own.get(at).filter(|s| s.tokens.contains(&group.noun) && !s.in_title(source))?;
        let around = own.get(at.saturating_sub(1)..at + 1)?.to_vec();
        Some(Placed { group, segment: own.get(at)?, around })
    };
    groups(&source.doc, quantities).into_iter().take(GROUPS).filter_map(placed).collect()
}

/// "two players and a nurse" and "three players": as many people, and not the same.
fn sums(story: &Story<'_>, ours: &[Placed<'_>], theirs: &[Placed<'_>]) -> Option<Finding> {
    let forth = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let other = |list: &Placed<'_>, one: &Placed<'_>, all: &[Placed<'_>]| {
        let ([first, _, ..], [single]) = (&list.group.counts[..], &one.group.counts[..]) else {
            return false;
        };
        let (low, high) = list.group.sum();
        let sum = low == single.low && high == single.high && low == high;
        // "two of them players" stands below.
        let known = |c: &Count| c.is_of_kind(first) && c.agrees(first);
        let all_told = all.iter().flat_map(|p| &p.group.counts).any(known);
        sum && first.is_of_kind(single) && !all_told
    };
    let mut pairs = forth
        .filter(|(a, b)| other(a, b, theirs) || other(b, a, ours))
        .filter(|(a, b)| shared(story, a, b) >= SUM);
    pairs.find_map(|(a, b)| finding(story, a, b))
}

/// "200 officials" and "about 100 officials", where each page counts them once.
fn counts(story: &Story<'_>, ours: &[Placed<'_>], theirs: &[Placed<'_>]) -> Option<Finding> {
    let single = |p: &Placed<'_>| match &p.group.counts[..] {
        [one] => Some(one.clone()),
        _ => None,
    };
    let alone = |count: &Count, all: &[Placed<'_>]| {
        let kin = all.iter().flat_map(|p| &p.group.counts).filter(|c| c.is_of_kind(count));
        kin.into_iter().all(|c| c.agrees(count))
    };
    let forth = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let mut pairs = forth.filter(|(a, b)| {
        let (Some(x), Some(y)) = (single(a), single(b)) else { return false };
        let other = x.is_of_kind(&y) && !x.agrees(&y);
        other && alone(&x, ours) && alone(&y, theirs) && shared(story, a, b) >= EVENT
    });
    pairs.find_map(|(a, b)| finding(story, a, b))
}

/// How much the sentences around two groups share.
fn shared(story: &Story<'_>, a: &Placed<'_>, b: &Placed<'_>) -> f32 {
    let mut terms: Vec<_> = a.around.iter().flat_map(|s| &s.terms).map(|(t, _)| *t).collect();
    terms.sort_unstable();
    terms.dedup();
    let both = terms.into_iter().filter(|t| b.around.iter().any(|s| s.has(*t)));
    both.map(|t| story.vocabulary.weight(t) / story.vocabulary.rare()).sum()
}

fn finding(story: &Story<'_>, a: &Placed<'_>, b: &Placed<'_>) -> Option<Finding> {
    let pair = Pair::new(story, a.segment, b.segment).filter(|p| !time::disagree(p))?;
    let (left, right) = (a.group.span, b.group.span);
    Some(Finding {
        kind: DifferenceKind::Quantity,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence: 0.6,
    })
}
