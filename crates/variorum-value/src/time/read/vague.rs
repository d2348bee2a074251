//! Past, present and future without a place in the calendar.

use super::super::words::Words;
use super::super::{Expression, Tense};
use super::Read;

/// What a phrase speaks of, and the words that must stand before it. Own compilation after the
/// categories of TimeML. Left out is what its corpora hardly ever mark: "later", "soon", "current".
struct Phrase {
    words: &'static [&'static str],
    tense: Tense,
    /// One of these stands before; none is asked for where the list is empty.
    behind: &'static [&'static str],
}

const fn phrase(words: &'static [&'static str], tense: Tense, behind: &'static [&'static str]) -> Phrase {
    Phrase { words, tense, behind }
}

const ARTICLE: &[&str] = &["the", "its", "their", "our", "his", "her", "my", "your"];

/// The longer ones first.
const PHRASES: &[Phrase] = &[
    phrase(&["right", "now"], Tense::Present, &[]),
    phrase(&["now"], Tense::Present, &[]),
    phrase(&["nowadays"], Tense::Present, &[]),
    phrase(&["currently"], Tense::Present, &[]),
    phrase(&["presently"], Tense::Present, &[]),
    phrase(&["these", "days"], Tense::Present, &[]),
    phrase(&["time", "being"], Tense::Present, &["the"]),
    phrase(&["present", "time"], Tense::Present, &["the"]),
    phrase(&["present", "day"], Tense::Present, &["the"]),
    phrase(&["this", "time"], Tense::Present, &["at"]),
    phrase(&["this", "day"], Tense::Present, &["to"]),
    phrase(&["present"], Tense::Present, &["at"]),
    phrase(&["moment"], Tense::Present, &["the"]),
    phrase(&["recently"], Tense::Past, &[]),
    phrase(&["lately"], Tense::Past, &[]),
    phrase(&["some", "time", "ago"], Tense::Past, &[]),
    phrase(&["a", "long", "time", "ago"], Tense::Past, &[]),
    phrase(&["a", "short", "time", "ago"], Tense::Past, &[]),
    phrase(&["a", "while", "ago"], Tense::Past, &[]),
    phrase(&["long", "ago"], Tense::Past, &[]),
    phrase(&["recent", "history"], Tense::Past, &[]),
    phrase(&["recent", "times"], Tense::Past, &[]),
    phrase(&["recent", "memory"], Tense::Past, &[]),
    phrase(&["recent", "past"], Tense::Past, &["the"]),
    phrase(&["distant", "past"], Tense::Past, &["the"]),
    phrase(&["past"], Tense::Past, ARTICLE),
    phrase(&["near", "future"], Tense::Future, &["the"]),
    phrase(&["foreseeable", "future"], Tense::Future, &["the"]),
    phrase(&["distant", "future"], Tense::Future, &["the"]),
    phrase(&["future"], Tense::Future, &["the", "in"]),
    phrase(&["long", "term"], Tense::Future, &["the"]),
    phrase(&["short", "term"], Tense::Future, &["the"]),
    phrase(&["near", "term"], Tense::Future, &["the"]),
    phrase(&["medium", "term"], Tense::Future, &["the"]),
    phrase(&["short", "-", "term"], Tense::Future, &[]),
    phrase(&["near", "-", "term"], Tense::Future, &[]),
    phrase(&["medium", "-", "term"], Tense::Future, &[]),
    phrase(&["long", "-", "term"], Tense::Future, &[]),
];

/// "now", "recently", "the time being", "in the future".
pub(super) fn vague(words: &Words<'_>, at: usize) -> Option<Read> {
    let before = words.before(at);
    let stands = |p: &&Phrase| words.are(at, p.words) && (p.behind.is_empty() || p.behind.contains(&before));
    let found = PHRASES.iter().find(stands)?;
    let end = at + found.words.len();
    let meant = match words.word(at) {
        // "now that", "the past president", "the future leader"
        "now" => words.word(end) != "that",
        "moment" => matches!(words.word(at.saturating_sub(2)), "at" | "for"),
        "past" | "future" => !words.is_noun(end) && words.word(end) != "of" && words.tag(at) != "IN",
        _ => true,
    };
    meant.then_some(Read::new(Expression::Vague(found.tense), end))
}
