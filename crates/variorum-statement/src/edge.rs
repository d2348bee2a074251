//! Where content begins and ends.

use std::ops::Range;

use variorum_parse::Token;

use crate::lexicon::{self, Frame};
use crate::scene::{Scene, clip};
use crate::tree::{has, is_punctuation, is_word, subject};

/// The stretches of `content` around the reporting clause `aside`, within the paragraph, with trimmed edges.
pub(crate) fn around(
    scene: &Scene<'_>,
    content: Range<usize>,
    aside: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let content = clip(content, &scene.paragraph(aside.start));
    let pieces = if content.start < aside.end && aside.start < content.end {
        vec![content.start..aside.start.max(content.start), aside.end.min(content.end)..content.end]
    } else {
        vec![content]
    };
    let pieces: Vec<_> = pieces.into_iter().filter_map(|p| trim(scene, p)).collect();
    (!pieces.is_empty()).then_some(pieces)
}

/// Without the conjunction, comma or stop at the rims; quotation marks stay.
fn trim(scene: &Scene<'_>, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(t) = scene.token(range.start).filter(|_| !range.is_empty()) {
        let quoted = scene.quotation_of(range.start).is_some();
        let idle = is_punctuation(t) || t.dep() == "mark" && is_word(t, &["that"]);
        if quoted || !idle {
            break;
        }
        range.start += 1;
    }
    while let Some(t) = range.end.checked_sub(1).and_then(|i| scene.token(i)).filter(|_| !range.is_empty()) {
        if scene.quotation_of(range.end - 1).is_some() || !is_punctuation(t) {
            break;
        }
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}

/// How far down the right edge of a content's tree a tail is looked for.
const DEPTH: usize = 5;

/// Content before the point where the narrator goes on with another reporting word that the tree has put inside:
/// "… said it will pay, *stressing that* …", "… said it will pay and *called for* …".
pub(crate) fn without_tail(cue: Token<'_>, content: Range<usize>) -> (Range<usize>, Option<usize>) {
    let Some(mut at) = cue.children().filter(|c| content.contains(&c.index())).max_by_key(|c| c.index())
    else {
        return (content, None);
    };
    for _ in 0..DEPTH {
        let tail = at.children().find(|c| c.index() > cue.index() && goes_on(cue, at, *c));
        if let Some(tail) = tail {
            let end = tail.subtree().start.max(content.start + 1).min(content.end);
            return (content.start..end, Some(tail.index()));
        }
        let Some(next) = at
            .children()
            .rfind(|c| c.index() > at.index() && matches!(c.dep(), "conj" | "ccomp" | "advcl" | "xcomp"))
        else {
            break;
        };
        at = next;
    }
    (content, None)
}

/// Whether `tail`, which hangs on `inside`, is another report by the speaker of `cue`.
fn goes_on(cue: Token<'_>, inside: Token<'_>, tail: Token<'_>) -> bool {
    let Some(entry) = lexicon::verb(&tail.lemma().to_ascii_lowercase()) else { return false };
    let reports = has(tail, &["ccomp"]) && entry.takes(Frame::Clause);
    let after_comma = tail.subtree().start.checked_sub(1).is_some_and(|_| preceded_by_comma(tail));
    match tail.dep() {
        "advcl" => tail.tag() == "VBG" && reports && after_comma,
        "conj" => {
            let modal = inside.children().any(|c| c.dep() == "aux" && c.tag() == "MD");
            let finite = matches!(tail.tag(), "VBD" | "VBZ" | "VBP") && !has(tail, &["aux", "auxpass"]);
            finite
                && subject(tail).is_none()
                && tail.tag() == cue.tag()
                && (modal || inside.tag() != tail.tag())
        }
        _ => false,
    }
}

fn preceded_by_comma(token: Token<'_>) -> bool {
    let mut before = token;
    for _ in 0..4 {
        match before.previous() {
            Some(p) if p.text() == "," => return true,
            Some(p) if p.pos() == "ADV" || p.pos() == "SCONJ" => before = p,
            _ => return false,
        }
    }
    false
}

/// Words of time that stand between a reporting word and its content.
const TIMES: [&str; 20] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
    "week",
    "month",
    "year",
    "night",
    "morning",
    "afternoon",
    "evening",
    "earlier",
    "later",
    "recently",
];

/// Content without the time of the report at its front: "said *on Friday* he would go". `cue_end` is one past the
/// reporting words.
pub(crate) fn without_time(scene: &Scene<'_>, content: Range<usize>, cue_end: usize) -> Range<usize> {
    if content.start != cue_end {
        return content;
    }
    let opening = || scene.doc.slice(content.start..content.end.min(content.start + 4));
    let lead = |t: &Token<'_>| {
        is_word(*t, &["on", "in", "last", "this", "earlier", "late", "that", "early", "later"])
    };
    let leads = opening().take_while(lead).count();
    let times = opening().skip(leads).take_while(|t| is_word(*t, &TIMES)).count();
    let end = content.start + leads + times;
    let runs_on =
        scene.token(end).is_some_and(|t| !is_punctuation(t) && t.pos() != "AUX" && t.pos() != "VERB");
    if times > 0 && runs_on && end + 1 < content.end { end..content.end } else { content }
}
