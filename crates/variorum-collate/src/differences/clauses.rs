//! Clauses of two witnesses that tell of one thing, compared slot by slot.

use std::collections::BTreeMap;

use variorum_text::Span;

use super::clause::Clause;
use super::join::{Joined, join};
use super::pair::Part;
use super::{
    Finding, Story, Together, add, attribution, certainty, condition, place, polarity, quantity, scope, time,
};
use crate::words::words;
use crate::{Difference, DifferenceKind};

/// Looks for one kind of difference in two clauses that tell of one thing.
type OfClauses = fn(&Joined<'_>) -> Vec<Finding>;

/// In the order of the guide: the first that fits.
const OF_CLAUSES: &[OfClauses] = &[
    condition::of_clauses,
    polarity::of_clauses,
    certainty::of_clauses,
    scope::of_clauses,
    quantity::of_clauses,
    attribution::of_clauses,
];

/// The same where they have other dates.
const ON_DAYS: &[OfClauses] = &[time::of_clauses];

/// The share of the doubt in a difference that the evidence that two clauses tell of one thing takes away, at most.
const RANK: f32 = 0.5;

/// The differences between clauses, in statements and in the narrator's voice.
pub(super) fn differences<'a>(
    story: &'a Story<'a>,
    together: &Together,
    clauses: &'a [Clause<'a>],
) -> Vec<Difference> {
    // What a headline and the text below it say is one difference, and so is what two clauses of a sentence say.
    let mut found: BTreeMap<(usize, usize, Option<usize>), Vec<Finding>> = BTreeMap::new();
    for joined in join(story, together, clauses) {
        let (left, right) = (joined.left.segment.witness, joined.right.segment.witness);
        let list = found.entry((left, right, joined.utterance)).or_default();
        let kinds = if joined.days { ON_DAYS } else { OF_CLAUSES };
        let findings = kinds.iter().flat_map(|find| find(&joined));
        for mut finding in findings.filter(|f| !is_typing(&joined, f)) {
            finding.confidence +=
                (1.0 - finding.confidence) * RANK * joined.evidence() / (joined.evidence() + 1.0);
            add(list, finding);
        }
    }
    let placed = found.into_iter().flat_map(|((a, b, utterance), findings)| {
        findings.into_iter().filter_map(move |f| place(story, f, utterance, a, b))
    });
    placed.collect()
}

/// Whether the words of both sides are the same, but for how they are typed.
fn is_typing(joined: &Joined<'_>, finding: &Finding) -> bool {
    let forms = |part: &Part<'_>, spans: &[Span]| -> Vec<String> {
        let text = part.source.doc.text();
        spans.iter().flat_map(|s| words(text, *s)).map(|w| w.form).collect()
    };
    let attributed = finding.kind == DifferenceKind::Attribution;
    !attributed && forms(&joined.pair.left, &finding.left) == forms(&joined.pair.right, &finding.right)
}
