//! How many of something with a name beside it there were: "three seasons in Japan", "four seasons in Japan".

use std::collections::BTreeMap;

use variorum_parse::Token;
use variorum_value::{Quantity, Unit};

use super::quantity::{is_sum, rounds};
use super::{ALL_PAIRS, Finding, Story, place, two_by_two};
use crate::{Difference, DifferenceKind};

/// Words of a name, at most.
const PHRASE: usize = 5;

/// What is counted, with the name that stands in its phrase, and how often a page counts it.
type Counts<'a> = BTreeMap<(String, String), Vec<&'a Quantity>>;

/// Where two witnesses count the same things otherwise, each in one way.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Counts<'_>> = (0..story.sources.len().min(ALL_PAIRS)).map(|w| counts(story, w)).collect();
    let mut found = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let common = ours.iter().filter_map(|(key, a)| Some((key, a, theirs.get(key)?)));
        for (key, a, b) in common {
            let ([a], [b]) = (&a[..], &b[..]) else { continue };
            if !a.agrees(b) && !has(story, i, &key.0, b) && !has(story, k, &key.0, a) {
                found.extend(finding(story, (i, a), (k, b)).and_then(|f| place(story, f, None, i, k)));
            }
        }
    }
    found
}

/// The exact numbers of a page, by what they count and each name beside it.
fn counts<'a>(story: &Story<'a>, witness: usize) -> Counts<'a> {
    let mut counts = Counts::new();
    let Some(source) = story.sources.get(witness) else { return counts };
    for quantity in story.quantities.get(witness).into_iter().flatten() {
        let Unit::Things(noun) = &quantity.unit else { continue };
        let Some(counted) = source.doc.token(quantity.token).map(|t| t.head()) else { continue };
        if noun.is_empty() || counted.lemma() != noun || quantity.low != quantity.high || is_sum(counted) {
            continue;
        }
        if let Some(name) = name_behind(counted) {
            counts.entry((noun.clone(), name.text().to_lowercase())).or_default().push(quantity);
        }
    }
    counts
}

/// The last word of the name behind a noun and a preposition, whatever the parser hangs these on; no day or month.
fn name_behind(noun: Token<'_>) -> Option<Token<'_>> {
    let preposition = noun.next().filter(|t| t.pos() == "ADP")?;
    let behind = std::iter::successors(preposition.next(), |t| t.next()).skip_while(|t| t.pos() == "DET");
    let name = behind.take(PHRASE).take_while(|t| t.pos() == "PROPN").last()?;
    (!variorum_value::is_calendar_name(name.text())).then_some(name)
}

/// Whether a page counts so many of them, with whatever name.
fn has(story: &Story<'_>, witness: usize, noun: &str, number: &Quantity) -> bool {
    let all = story.quantities.get(witness).into_iter().flatten();
    all.filter(|q| matches!(&q.unit, Unit::Things(n) if n == noun)).any(|q| q.agrees(number))
}

fn finding(story: &Story<'_>, (i, a): (usize, &Quantity), (k, b): (usize, &Quantity)) -> Option<Finding> {
    let say = |w: usize, q: &Quantity| Some(q.span.of(story.sources.get(w)?.doc.text()));
    let (x, y) = (say(i, a)?, say(k, b)?);
    (!rounds(a, b, y) && !rounds(b, a, x)).then(|| Finding {
        kind: DifferenceKind::Quantity,
        why: format!("“{x}” or “{y}”"),
        left: vec![a.span],
        right: vec![b.span],
        confidence: 0.65,
    })
}
