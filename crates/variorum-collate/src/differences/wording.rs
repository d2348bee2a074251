//! Quoted words that differ otherwise.

use similar::DiffOp;
use variorum_statement::Kind;
use variorum_text::Span;

use super::pair::{Pair, Part};
use super::{Finding, attribution};
use crate::DifferenceKind;
use crate::speakers::one_letter;

/// Words in common, as a share of the shorter side's, that make it one sentence.
const SAME_SENTENCE: f64 = 0.45;

/// Words of a replacement at an end of a quotation that may be other words for one thing.
const ENDS: usize = 4;

/// Share of the words of both quotations that must be common for another beginning to count: "the best hitter of our time" is
/// said on many occasions.
const MOSTLY: f64 = 0.6;

/// The same where other speakers are named.
const SURELY: f64 = 0.75;

/// Content words that must be missing inside a running quotation to be worth a line.
const MISSING: usize = 2;

/// Letters of a word that is mistyped, and no other one, where one letter of it differs.
const LONG_WORD: usize = 6;

/// Letters of a word that is the beginning of a longer one and stands for it ("physio").
const SHORT: usize = 4;

/// Where two quotations have other words.
pub(super) fn of_quotations(pair: &Pair<'_>) -> Vec<Finding> {
    // Who is named for the same words by mistake is no reason to pass over them.
    let others = attribution::others(pair) && share(pair) < SURELY;
    if others || !is_quoted(pair, &pair.left) || !is_quoted(pair, &pair.right) {
        return Vec::new();
    }
    if !same_sentence(pair) {
        return translated(pair).into_iter().collect();
    }
    let typed = |part: &Part<'_>, run: std::ops::Range<usize>| -> String {
        part.words.get(run).unwrap_or_default().iter().map(|w| w.form.as_str()).collect()
    };
    let mostly = share(pair) >= MOSTLY;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (i, step) in pair.steps.iter().enumerate() {
        let (old, new) = (step.old_range(), step.new_range());
        let ours = bracketed(&pair.left, &old) || is_house_style(&pair.left, &old);
        if ours || bracketed(&pair.right, &new) || is_house_style(&pair.right, &new) {
            continue;
        }
        let changed = match step {
            DiffOp::Equal { .. } => false,
            // "every day" and "everyday".
            DiffOp::Replace { .. } if typed(&pair.left, old.clone()) == typed(&pair.right, new.clone()) => {
                false
            }
            // What is longer than a word or two at an end is another end of the quotation.
            DiffOp::Replace { .. } if !is_inside(pair, i) && old.len().max(new.len()) > ENDS => false,
            DiffOp::Replace { .. } if i == 0 && !mostly => false,
            DiffOp::Replace { .. } => changes(pair, old.clone(), new.clone()),
            _ if !is_inside(pair, i) => false,
            DiffOp::Delete { .. } => missing(&pair.left, old.clone(), &pair.right, new.start),
            DiffOp::Insert { .. } => missing(&pair.right, new.clone(), &pair.left, old.start),
        };
        if changed {
            left.extend(around(&pair.left, old));
            right.extend(around(&pair.right, new));
        }
    }
    let (Some(x), Some(y)) = (left.first().copied(), right.first().copied()) else { return Vec::new() };
    let whole =
        |list: &[Span]| list.iter().fold(None, |all: Option<Span>, s| Some(all.map_or(*s, |a| a.cover(*s))));
    vec![Finding {
        kind: DifferenceKind::Wording,
        why: format!("“{}” or “{}”", pair.left.say(x), pair.right.say(y)),
        left: whole(&left).into_iter().collect(),
        right: whole(&right).into_iter().collect(),
        confidence: 0.8,
    }]
}

/// Whether all of a sentence is quoted: "the team was right “in part. We met the nurse. We sang.”" quotes the last two whole.
fn is_quoted(pair: &Pair<'_>, part: &Part<'_>) -> bool {
    match part.segment.kind {
        Kind::Direct => true,
        Kind::Indirect => false,
        Kind::Mixed => {
            let statement = attribution::statement(pair.story, part.segment);
            let start = statement.and_then(|s| s.content.first()).map(|c| c.start());
            let end = part.words.last().map(|w| w.span.end());
            let text = part.source.doc.text();
            let inside = part.segment.span.start();
            let before = start.and_then(|from| text.get(from..inside));
            let within = end.and_then(|end| text.get(inside..end));
            before.is_some_and(ends_open) && within.is_some_and(|w| !w.contains(MARKS))
        }
    }
}

/// Double quotation marks.
const MARKS: [char; 3] = ['“', '”', '"'];

/// Whether the last quotation of a text is not closed.
fn ends_open(text: &str) -> bool {
    text.chars().filter(|c| MARKS.contains(c)).fold(false, |open, mark| match mark {
        '“' => true,
        '”' => false,
        _ => !open,
    })
}

/// Whether a run is typed otherwise by the house: letters left out of a swear word, figures.
fn is_house_style(part: &Part<'_>, run: &std::ops::Range<usize>) -> bool {
    let words = part.words.get(run.clone()).unwrap_or_default();
    let starred = part.run(run.clone()).is_some_and(|s| part.say(s).contains("**"));
    starred || (!words.is_empty() && words.iter().all(|w| w.form.starts_with(|c: char| c.is_ascii_digit())))
}

/// Words around a change among which a bracket may stand.
const NEAR: usize = 3;

/// Whether words stand in brackets, or beside one: they are the writer's.
fn bracketed(part: &Part<'_>, run: &std::ops::Range<usize>) -> bool {
    let (from, to) = (run.start.saturating_sub(NEAR), (run.end + NEAR).min(part.words.len()));
    part.run(from..to).is_some_and(|s| part.say(s).contains(['[', ']', '(', ')']))
}

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less, of one sentence
/// in two translations.
const TRANSLATED: (f32, f32) = (0.25, 0.6);

/// Two quotations that say one thing, each in its own words from beginning to end.
fn translated(pair: &Pair<'_>) -> Option<Finding> {
    let (left, right) = (pair.left.segment.span, pair.right.segment.span);
    let run =
        pair.steps.iter().filter(|s| matches!(s, DiffOp::Equal { .. })).map(|s| s.old_range().len()).max();
    let least = if run.unwrap_or_default() >= RUN { RUNNING } else { TRANSLATED.1 };
    let same = pair.share.0 >= TRANSLATED.0 && pair.share.1 >= least;
    let long = pair.left.words.len().min(pair.right.words.len()) >= LONG;
    (same && long && attribution::one(pair)).then(|| Finding {
        kind: DifferenceKind::Wording,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence: 0.6,
    })
}

/// Words in a row that both have when one of the two was rewritten, and what is asked of the one that says less then.
const RUN: usize = 5;
const RUNNING: f32 = 0.4;

/// Words of a quotation that is more than a phrase.
const LONG: usize = 6;

/// The words that two quotations have in common and in one order.
fn common(pair: &Pair<'_>) -> usize {
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    pair.steps.iter().map(equal).sum()
}

/// Those as a share of all words of both: the more, the surer they are of one occasion.
fn share(pair: &Pair<'_>) -> f64 {
    2.0 * common(pair) as f64 / (pair.left.words.len() + pair.right.words.len()).max(1) as f64
}

fn same_sentence(pair: &Pair<'_>) -> bool {
    let common = common(pair);
    let shorter = pair.left.words.len().min(pair.right.words.len());
    common >= 3 && common as f64 >= SAME_SENTENCE * shorter as f64
}

/// Whether content words are common on both sides of a step: else one quotation only starts or stops earlier.
fn is_inside(pair: &Pair<'_>, step: usize) -> bool {
    let common = |steps: Option<&[DiffOp]>| {
        let equal = steps.unwrap_or_default().iter().filter(|s| matches!(s, DiffOp::Equal { .. }));
        equal.map(|s| content(&pair.left, s.old_range()).len()).sum::<usize>() > 0
    };
    common(pair.steps.get(..step)) && common(pair.steps.get(step + 1..))
}

/// Whether a content word stands on both sides of a replacement, and they are no forms of one word. Names are compared
/// elsewhere.
fn changes(pair: &Pair<'_>, old: std::ops::Range<usize>, new: std::ops::Range<usize>) -> bool {
    let plain = |part: &Part<'_>, run| -> Vec<usize> {
        let name = |i: &usize| part.token(*i).is_some_and(|t| t.pos() == "PROPN");
        content(part, run).into_iter().filter(|i| !name(i)).collect()
    };
    let (a, b) = (plain(&pair.left, old), plain(&pair.right, new));
    let one_word = |x: &usize, y: &usize| {
        let lemma = |part: &Part<'_>, i: usize| part.token(i).map(|t| t.lemma().to_lowercase());
        let (a, b) = (lemma(&pair.left, *x).unwrap_or_default(), lemma(&pair.right, *y).unwrap_or_default());
        let short = a.len().min(b.len()) >= SHORT && (a.starts_with(&b) || b.starts_with(&a));
        let slip = a.chars().count().min(b.chars().count()) >= LONG_WORD && one_letter(&a, &b);
        a == b || short || slip
    };
    let ours = a.iter().any(|x| !b.iter().any(|y| one_word(x, y)));
    ours && b.iter().any(|y| !a.iter().any(|x| one_word(x, y)))
}

/// Whether a run of words is left out without a mark inside the other side's quotation.
fn missing(longer: &Part<'_>, run: std::ops::Range<usize>, other: &Part<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| other.words.get(i)).map(|w| w.span.end());
    let after = other.words.get(at).map(|w| w.span.start());
    let between = before.zip(after).map_or("", |(b, a)| other.say(Span::new(b, a)));
    let marked = between.contains('…')
        || between.matches('.').count() > 1
        || between.contains(['“', '”', '"', '[', '(']);
    // What stands elsewhere in the other's sentence is only in another order.
    let term = |i: &usize| longer.segment.terms.iter().find(|(_, t)| t == i).map(|(term, _)| *term);
    let gone = |i: &usize| term(i).is_some_and(|t| !other.segment.has(t));
    !marked && content(longer, run).iter().filter(|i| gone(i)).count() >= MISSING
}

/// The tokens of a run that have terms.
fn content(part: &Part<'_>, run: std::ops::Range<usize>) -> Vec<usize> {
    let words = part.words.get(run).unwrap_or_default();
    let tokens = words.iter().flat_map(|w| part.tokens_of(w)).map(|t| t.index());
    tokens.filter(|i| part.segment.terms.iter().any(|(_, t)| t == i)).collect()
}

/// A run of words with one on each side, so that a reader sees where it stands.
fn around(part: &Part<'_>, run: std::ops::Range<usize>) -> Option<Span> {
    let end = (run.end + 1).min(part.words.len());
    part.run(run.start.saturating_sub(1)..end)
}
