//! Two surnames of one person who is known by what they are to another: "his wife Nina Novak", "his wife Nina Marsh".

use variorum_parse::Entity;
use variorum_text::Span;

use super::{ALL_PAIRS, Finding, Story, of_kind, two_by_two};
use crate::Source;
use crate::speakers::same_name;
use crate::{Difference, DifferenceKind};

/// Nouns of those of whom somebody has one, or who are told apart by their first names. Own compilation.
#[rustfmt::skip]
const KIN: &[&str] = &[
    "wife", "husband", "widow", "widower", "spouse", "fiancé", "fiancée", "fiance", "fiancee", "girlfriend", "boyfriend",
    "partner", "mother", "father", "daughter", "son", "sister", "brother", "grandmother", "grandfather", "niece", "nephew",
    "cousin", "aunt", "uncle", "stepfather", "stepmother", "stepson", "stepdaughter",
];

/// Somebody with the noun before the name.
struct Relative<'a> {
    noun: &'a str,
    first: &'a str,
    last: &'a str,
    span: Span,
}

/// The relatives of one noun and first name whose surnames differ between two witnesses.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Vec<Relative<'_>>> = story.sources.iter().take(ALL_PAIRS).map(relatives).collect();
    let mut found = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let other = pairs.filter(|(a, b)| is_other(story, (i, a), (k, b)));
        let findings = other.map(|(a, b)| finding(a, b)).filter_map(|f| of_kind(story, f, i, k));
        found.extend(findings.take(1));
    }
    found
}

fn relatives(source: &Source) -> Vec<Relative<'_>> {
    let doc = &source.doc;
    let relative = |entity: &Entity| {
        let noun = doc.token(entity.tokens.start.checked_sub(1)?)?;
        let words: Vec<_> = doc.slice(entity.tokens.clone()).collect();
        let [first, .., last] = &words[..] else { return None };
        let span = doc.span(entity.tokens.clone());
        let names = &*entity.label == "PERSON" && KIN.contains(&noun.lemma());
        names.then(|| Relative { noun: noun.lemma(), first: first.text(), last: last.text(), span })
    };
    doc.entities().iter().filter_map(relative).collect()
}

fn is_other(story: &Story<'_>, (i, a): (usize, &Relative<'_>), (k, b): (usize, &Relative<'_>)) -> bool {
    let has = |witness: usize, of: &Relative<'_>| {
        let name = format!("{} {}", of.first, of.last);
        story.sources.get(witness).is_some_and(|s| s.doc.text().contains(&name))
    };
    a.noun == b.noun && a.first == b.first && !same_name(a.last, b.last) && !has(k, a) && !has(i, b)
}

fn finding(a: &Relative<'_>, b: &Relative<'_>) -> Finding {
    Finding {
        kind: DifferenceKind::Name,
        left: vec![a.span],
        right: vec![b.span],
        why: format!("“{} {}” or “{} {}”", a.first, a.last, b.first, b.last),
        confidence: 0.7,
    }
}
