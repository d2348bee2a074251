//! Another person, body or place in the same sentence.

use similar::DiffOp;
use variorum_parse::{Entity, Token};
use variorum_text::Span;
use variorum_value::Country;

use super::Finding;
use super::attribution::TELLING;
use super::pair::{Pair, Part};
use crate::DifferenceKind;
use crate::speakers::same_name;
use crate::words::Word;

/// Other names in the same places of one sentence.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for step in &pair.steps {
        let DiffOp::Replace { old_index, old_len, new_index, new_len } = *step else { continue };
        let left = name(&pair.left, old_index..old_index + old_len);
        let right = name(&pair.right, new_index..new_index + new_len);
        let (Some(x), Some(y)) = (left, right) else { continue };
        let (a, b) = (pair.left.say(x), pair.right.say(y));
        if !same_name(a, b) && !one_of_the_other(a, b) && !stand_together(pair, a, b) {
            let speak = speaks(&pair.left, x) && speaks(&pair.right, y);
            found.push(Finding {
                kind: if speak { DifferenceKind::Attribution } else { DifferenceKind::Name },
                left: vec![x],
                right: vec![y],
                why: format!("“{a}” or “{b}”"),
                confidence: 0.85,
            });
        }
    }
    found
}

/// Whether a name is of who says something.
fn speaks(part: &Part<'_>, name: Span) -> bool {
    let tokens = part.source.doc.slice(part.source.doc.tokens_in(name));
    let says = |t: Token<'_>| t.dep() == "nsubj" && TELLING.contains(&t.head().lemma());
    let according =
        |t: Token<'_>| t.dep() == "pobj" && t.head().text() == "to" && t.head().head().text() == "according";
    tokens.into_iter().any(|t| says(t) || according(t))
}

/// The name that a run of words is, or is part of, articles and possessives aside.
fn name(part: &Part<'_>, words: std::ops::Range<usize>) -> Option<Span> {
    let is_name =
        |w: &Word| part.tokens_of(w).all(|t| t.pos() == "PROPN" || Country::named(t.text()).is_some());
    let small = |w: &Word| matches!(w.form.as_str(), "the" | "a" | "an" | "'s" | "of");
    let run = part.words.get(words.clone())?;
    let calendar = run.iter().any(|w| variorum_value::is_calendar_name(part.say(w.span)));
    let entity = |w: &Word| {
        let named = |e: &Entity| part.source.doc.span(e.tokens.clone()).overlaps(w.span);
        part.source.doc.entities().iter().any(named) || Country::named(part.say(w.span)).is_some()
    };
    if part.is_title() && !run.iter().any(entity) {
        return None;
    }
    if calendar || !run.iter().any(is_name) || !run.iter().all(|w| is_name(w) || small(w)) {
        return None;
    }
    // The whole name, and not the part of it that differs.
    let before = part.words.get(..words.start)?.iter().rev().take_while(|w| is_name(w)).count();
    let after = part.words.get(words.end..)?.iter().take_while(|w| is_name(w)).count();
    part.run(words.start - before..words.end + after)
}

/// Whether two names are parts of one in either text: "Omar" and "Said", who is "Omar Said" elsewhere.
fn stand_together(pair: &Pair<'_>, a: &str, b: &str) -> bool {
    let (forth, back) = (format!("{a} {b}"), format!("{b} {a}"));
    let texts = [&pair.left, &pair.right].map(|part| part.source.doc.text());
    texts.iter().any(|t| t.contains(&forth) || t.contains(&back))
}

/// Letters of a word that two names must not share to be others.
const SHARED: usize = 4;

/// "Lopez" for "Maria Lopez", initials for the words, other spaces; an office for its holder, another word beside one name.
fn one_of_the_other(a: &str, b: &str) -> bool {
    let initials = |t: &str| -> String {
        let words = t.split(|c: char| !c.is_alphanumeric());
        words.filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect()
    };
    let bare = |t: &str| t.replace('.', "");
    let letters = |t: &str| {
        let mut all: Vec<char> = t.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        all.sort_unstable();
        all
    };
    let words = |t: &str| -> Vec<String> {
        let all = t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= SHARED);
        all.map(str::to_lowercase).collect()
    };
    let typed = a.contains(b) || b.contains(a) || letters(a) == letters(b);
    let short = bare(a) == initials(b) || bare(b) == initials(a);
    // "Bergstrom" and "Bergström".
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= SHARED;
    typed || short || same || words(a).iter().any(|w| words(b).contains(w))
}
