//! Another date of the same thing.

use variorum_text::Span;
use variorum_value::{Time, When};

use super::Finding;
use super::edits::{Edit, edits};
use super::pair::{Pair, Part};
use crate::DifferenceKind;

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less.
const SHARE: (f32, f32) = (0.3, 0.45);

pub(super) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_close() && (pair.share.0 < SHARE.0 || pair.share.1 < SHARE.1) {
        return Vec::new();
    }
    if pair.is_close() {
        let found: Vec<Finding> = edits(pair).iter().filter_map(|e| changed(pair, e)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    let (ours, theirs) = (of(pair, &pair.left), of(pair, &pair.right));
    let ([(x, a)], [(y, b)]) = (&ours[..], &theirs[..]) else { return Vec::new() };
    // "today" in two printings of one sentence is the day it was said, not the days they were printed.
    let same_words = pair.left.say(*x).eq_ignore_ascii_case(pair.right.say(*y));
    if same_words || a.agrees(*b) || near(*a, *b) || !same_event(pair, *x, *y) {
        return Vec::new();
    }
    vec![Finding {
        kind: DifferenceKind::Time,
        left: vec![*x],
        right: vec![*y],
        why: format!("“{}” ({a}) or “{}” ({b})", pair.left.say(*x), pair.right.say(*y)),
        confidence: if pair.is_close() { 0.9 } else { 0.6 },
    }]
}

/// Another date in the same place of one sentence.
fn changed(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (x, y) = edit.spans(pair).filter(|_| !edit.left.is_empty() && !edit.right.is_empty())?;
    let (a, b) = (overlapping(pair, &pair.left, x)?, overlapping(pair, &pair.right, y)?);
    let dated = |t: &Time| t.expression.is_date();
    let other = match (a.1, b.1) {
        (Some(v), Some(w)) => !v.agrees(w) && !near(v, w),
        _ => std::mem::discriminant(&a.0.expression) == std::mem::discriminant(&b.0.expression),
    };
    (other && dated(&a.0) && dated(&b.0) && a.0.expression != b.0.expression).then(|| Finding {
        kind: DifferenceKind::Time,
        why: format!("“{}” or “{}”", pair.left.say(a.0.span), pair.right.say(b.0.span)),
        left: vec![a.0.span],
        right: vec![b.0.span],
        confidence: 0.9,
    })
}

/// The time expression that a span touches.
fn overlapping(pair: &Pair<'_>, part: &Part<'_>, span: Span) -> Option<(Time, Option<When>)> {
    let dates = pair.story.dates.get(part.segment.witness)?.times();
    dates.iter().find(|(t, _)| t.span.overlaps(span)).cloned()
}

/// The dates in a segment.
fn of(pair: &Pair<'_>, part: &Part<'_>) -> Vec<(Span, When)> {
    let dates = pair.story.dates.get(part.segment.witness).map_or(&[][..], |d| d.times());
    let inside = dates.iter().filter(|(t, _)| part.segment.span.contains(t.span));
    inside.filter_map(|(t, w)| Some((t.span, (*w)?))).collect()
}

/// Weeks begin on other days, and pages are written around midnight: what touches is the same.
fn near(a: When, b: When) -> bool {
    let (Some((a, b)), Some((c, d))) = (a.days(), b.days()) else { return true };
    let gap = |x: jiff::civil::Date, y: jiff::civil::Date| y.duration_since(x).as_hours() / 24;
    let weeks = gap(a, b) > 0 || gap(c, d) > 0;
    weeks && gap(b, c) <= 2 && gap(d, a) <= 2
}

/// Whether the two dates hang on verbs that say the same.
fn same_event(pair: &Pair<'_>, x: Span, y: Span) -> bool {
    let verb = |part: &Part<'_>, span: Span| {
        let token = part.token(part.source.doc.tokens_in(span).start)?;
        token.ancestors().find(|t| matches!(t.pos(), "VERB" | "AUX")).map(|t| t.index())
    };
    let (Some(v), Some(w)) = (verb(&pair.left, x), verb(&pair.right, y)) else { return pair.is_close() };
    pair.right_of(v, 0.6) == Some(w) || pair.is_close()
}
