//! Where content begins and ends.

use std::ops::Range;

use variorum_parse::Token;

use crate::lexicon::{self, Frame};
use crate::scene::{Scene, clip};
use crate::tree::{CHILDREN, children, has, is_infinitive, is_punctuation, is_time, is_word, subject};

/// How many tokens indirect content may have: more than any sentence has, and a bound where the text is none.
const LONGEST: usize = 400;

/// The stretches of `content` around the reporting clause `aside`, within the paragraph, with trimmed edges.
pub(crate) fn around(
    scene: &Scene<'_>,
    content: Range<usize>,
    aside: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let content = clip(content, &scene.paragraph(aside.start));
    if content.len() > LONGEST {
        return None;
    }
    let pieces = if content.start < aside.end && aside.start < content.end {
        vec![content.start..aside.start.max(content.start), aside.end.min(content.end)..content.end]
    } else {
        vec![content]
    };
    let pieces = pieces.into_iter().map(|p| without_setting(scene, p));
    let pieces: Vec<_> = pieces.filter_map(|p| trim(scene, p)).collect();
    let length: usize = pieces.iter().map(Range::len).sum();
    (1..=LONGEST).contains(&length).then_some(pieces)
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
    let Some(mut at) = children(cue).filter(|c| content.contains(&c.index())).max_by_key(|c| c.index())
    else {
        return (content, None);
    };
    for _ in 0..DEPTH {
        let tail = children(at).find(|c| c.index() > cue.index() && goes_on(cue, at, *c));
        if let Some(tail) = tail {
            let end = tail.subtree().start.max(content.start + 1).min(content.end);
            return (content.start..end, Some(tail.index()));
        }
        let Some(next) = at
            .children()
            .rev()
            .take(CHILDREN)
            .find(|c| c.index() > at.index() && matches!(c.dep(), "conj" | "ccomp" | "advcl" | "xcomp"))
        else {
            break;
        };
        at = next;
    }
    (content, None)
}

/// What a report may bring about, as the narrator says: "…, prompting claims that …".
const FOLLOWS: [&str; 8] = ["prompt", "spark", "trigger", "draw", "fuel", "anger", "provoke", "stir"];

/// Whether `tail`, which hangs on `inside`, is the narrator's again: another report by the speaker of `cue`, or a
/// verb in the tense of the cue beside content in another one.
fn goes_on(cue: Token<'_>, inside: Token<'_>, tail: Token<'_>) -> bool {
    let entry = lexicon::verb(&tail.lemma().to_ascii_lowercase());
    match tail.dep() {
        "advcl" | "acl" if FOLLOWS.contains(&tail.lemma()) => tail.tag() == "VBG" && preceded_by_comma(tail),
        "advcl" => {
            let reports = has(tail, &["ccomp"]) && entry.is_some_and(|e| e.takes(Frame::Clause));
            let meanwhile = children(tail).any(|c| c.dep() == "mark" && is_word(c, &["while"]));
            reports
                && (tail.tag() == "VBG" && preceded_by_comma(tail) || meanwhile && subject(tail).is_some())
        }
        "conj" => {
            let modal = children(inside).any(|c| c.dep() == "aux" && c.tag() == "MD");
            let present = matches!(inside.tag(), "VBZ" | "VBP");
            let past = cue.tag() == "VBD" && finite_tag(tail) == "VBD";
            let same = tail.tag() == cue.tag() && finite_tag(tail) == cue.tag();
            let infinitive = is_infinitive(inside) || modal;
            let unlike = infinitive
                && (matches!(finite_tag(tail), "VBD" | "VBZ" | "VBP")
                    || tail.tag() == "VBN" && inside.tag() == "VB");
            let turns = is_infinitive(inside) && finite_tag(tail) == "MD";
            turns
                || unlike && subject(tail).is_none()
                || past && (modal || present) && (subject(tail).is_none() || preceded_by_comma(tail))
                || same && entry.is_some() && subject(tail).is_none() && (modal || inside.tag() != tail.tag())
        }
        _ => false,
    }
}

/// The tag of the word that bears a verb's tense.
fn finite_tag(verb: Token<'_>) -> &str {
    children(verb).find(|c| matches!(c.dep(), "aux" | "auxpass")).map_or(verb.tag(), Token::tag)
}

fn preceded_by_comma(token: Token<'_>) -> bool {
    let mut before = token;
    for _ in 0..4 {
        match before.previous() {
            Some(p) if matches!(p.text(), "," | "—" | "–" | "-" | "--") => return true,
            Some(p) if p.pos() == "ADV" || p.pos() == "SCONJ" => before = p,
            _ => return false,
        }
    }
    false
}

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
    let times = opening().skip(leads).take_while(|t| is_time(*t)).count();
    let end = content.start + leads + times;
    let runs_on =
        scene.token(end).is_some_and(|t| !is_punctuation(t) && t.pos() != "AUX" && t.pos() != "VERB");
    if times > 0 && runs_on && end + 1 < content.end { end..content.end } else { content }
}

/// Without the setting that the narrator adds: "… had closed *amid rising tensions*".
fn without_setting(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let amid = |t: &Token<'_>| is_word(*t, &["amid", "amidst"]) && scene.quotation_of(t.index()).is_none();
    let setting = scene.doc.slice(range.start + 3..range.end).rev().find(amid);
    match setting.filter(|t| t.subtree().end + 1 >= range.end) {
        Some(t) => range.start..t.index(),
        None => range,
    }
}
