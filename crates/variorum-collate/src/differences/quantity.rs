//! Another number of the same things.

use variorum_text::Span;
use variorum_value::{Quantity, Unit};

use super::Finding;
use super::edits::{Edit, edits};
use super::pair::{Pair, Part};
use crate::DifferenceKind;

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less.
const SHARE: (f32, f32) = (0.15, 0.3);

/// Words behind a number that make it one of several.
const EACH: &[&str] = &["each", "per", "apiece", "every"];

pub(super) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_close() && (pair.share.0 < SHARE.0 || pair.share.1 < SHARE.1) {
        return Vec::new();
    }
    let (ours, theirs) = (of(pair, &pair.left), of(pair, &pair.right));
    let mut found = Vec::new();
    if pair.is_close() {
        found.extend(edits(pair).iter().filter_map(|e| changed(pair, e)));
    }
    for a in &ours {
        let Some(b) = only(&theirs, |b| same_things(pair, a, b)) else { continue };
        let alone = only(&ours, |x| same_things(pair, x, b)).is_some();
        if alone && !a.agrees(b) && !shared_out(&pair.left, a) && !shared_out(&pair.right, b) {
            found.push(Finding {
                kind: DifferenceKind::Quantity,
                left: vec![a.span],
                right: vec![b.span],
                why: format!("“{}” or “{}”", pair.left.say(a.span), pair.right.say(b.span)),
                confidence: if pair.is_close() { 0.9 } else { 0.65 },
            });
        }
    }
    found
}

fn of(pair: &Pair<'_>, part: &Part<'_>) -> Vec<Quantity> {
    let span = part.segment.span;
    let inside = touching(pair, part, span).filter(|q| span.contains(q.span) && !is_out_of(part, q));
    inside.cloned().collect()
}

/// The numbers that a span overlaps.
fn touching<'p>(pair: &'p Pair<'_>, part: &Part<'_>, span: Span) -> impl Iterator<Item = &'p Quantity> {
    let all = pair.story.quantities.get(part.segment.witness).map_or(&[][..], |q| q);
    let first = all.partition_point(|q| q.span.end() <= span.start());
    all.iter().skip(first).take_while(move |q| q.span.start() < span.end())
}

/// Another number in the same place of one sentence.
fn changed(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (x, y) = edit.spans(pair)?;
    let inside = |part: &Part<'_>, span: Span| {
        let mut all = touching(pair, part, span);
        all.next().filter(|_| all.next().is_none()).cloned()
    };
    let (a, b) = (inside(&pair.left, x)?, inside(&pair.right, y)?);
    let (left, right) = (pair.left.say(a.span), pair.right.say(b.span));
    let each = edit.left.is_empty() || edit.right.is_empty();
    (!each && !a.agrees(&b) && left != right).then(|| Finding {
        kind: DifferenceKind::Quantity,
        why: format!("“{left}” or “{right}”"),
        left: vec![a.span],
        right: vec![b.span],
        confidence: 0.9,
    })
}

/// "one of the two players" is one, "14 of the bridge's 96 cables" are 14.
fn is_out_of(part: &Part<'_>, quantity: &Quantity) -> bool {
    let first = part.source.doc.tokens_in(quantity.span).start;
    let before = part.source.doc.slice(first.saturating_sub(PARTITIVE)..first).collect::<Vec<_>>();
    let Some(of) = before.iter().rposition(|t| t.text() == "of") else { return false };
    let number = |t: &&variorum_parse::Token<'_>| variorum_value::numeral(&t.text().to_lowercase()).is_some();
    let out_of = of.checked_sub(1).and_then(|i| before.get(i)).is_some_and(|t| number(&t));
    let owner =
        before.iter().skip(of + 1).all(|t| matches!(t.pos(), "DET" | "PRON" | "NOUN" | "PROPN" | "PART"));
    owner && (out_of || before.len() <= of + 2)
}

/// Words before a number in which "of" may stand.
const PARTITIVE: usize = 5;

/// The one that fits, if it is the only one.
fn only(list: &[Quantity], fits: impl Fn(&Quantity) -> bool) -> Option<&Quantity> {
    let mut fitting = list.iter().filter(|q| fits(q));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Whether two numbers count the same: one currency, shares, or nouns that say the same.
fn same_things(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    match (&a.unit, &b.unit) {
        (Unit::Things(x), Unit::Things(y)) => !x.is_empty() && (x == y || nouns_aligned(pair, a, b)),
        (x, y) => x == y,
    }
}

fn nouns_aligned(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let after = |part: &Part<'_>, q: &Quantity| part.token(q.token).map(|t| t.head().index());
    let (Some(x), Some(y)) = (after(&pair.left, a), after(&pair.right, b)) else { return false };
    pair.right_of(x, 0.7) == Some(y)
}

/// "100 on each side" is another sum than "100".
fn shared_out(part: &Part<'_>, quantity: &Quantity) -> bool {
    let near = quantity.token.saturating_sub(5)..quantity.token + 6;
    part.source.doc.slice(near).any(|t| EACH.contains(&t.lemma().to_lowercase().as_str()))
}
