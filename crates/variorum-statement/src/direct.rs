//! Which quotations are statements, and which of them go together.

use std::collections::HashMap;
use std::ops::Range;

use variorum_parse::Token;

use crate::beside::{QuoteCue, Side, cue_after, cue_before, is_mark};
use crate::draft::Draft;
use crate::scene::Scene;
use crate::tree::is_punctuation;

/// Quotations of one speaker under one cue.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    /// Their numbers, in order.
    pub quotations: Vec<usize>,
    /// The reporting word with its words and source; none for a quotation that stands alone.
    pub cue: Option<QuoteCue>,
}

/// The quotations that are statements of their own, not part of the content of a draft amid the narrator's words.
pub(crate) fn quoted(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let covered = covered_from_before(scene, drafts);
    for (n, q) in scene.quotations.iter().enumerate() {
        let side = Side::of(scene, q);
        let cover = covered.get(n).and_then(Option::as_ref);
        if cover.is_some_and(|c| c.runs_on) || side.embedded {
            continue;
        }
        let before = cue_before(scene, &side);
        let inside = |cue: &QuoteCue, cover: &Cover| {
            // "… sent a letter *saying: “…”* and left"
            let adjacent = side.colon && cue.words.end + 1 == side.tokens.start;
            !adjacent && cover.led.contains(&cue.word) || cover.word == cue.word && !side.colon
        };
        // "It had changed: “It is not the same,” *she said*."
        let closed = if side.colon { cue_after(scene, &side) } else { None };
        // "“We,” *she said*, “will pay, and we,” she added, “will win.”"
        let resumes = before.as_ref().zip(found.last()).is_some_and(|(cue, last)| {
            last.quotations.last() == n.checked_sub(1).as_ref()
                && last.cue.as_ref().is_some_and(|c| c.word == cue.word)
        });
        let covered = before.as_ref().zip(cover).is_some_and(|(cue, cover)| inside(cue, cover));
        if closed.is_none() && covered && !resumes {
            continue;
        }
        match closed.or(before).or_else(|| cue_after(scene, &side)) {
            Some(cue) => match found.last_mut() {
                Some(last) if last.cue.as_ref().is_some_and(|c| c.word == cue.word) => {
                    last.quotations.push(n)
                }
                _ => found.push(Quoted { quotations: vec![n], cue: Some(cue) }),
            },
            None => match found.last_mut().filter(|last| side.ends && carries_on(scene, last, &side)) {
                Some(last) => last.quotations.push(n),
                None if side.is_sentence => found.push(Quoted { quotations: vec![n], cue: None }),
                None => {}
            },
        }
    }
    // "Ann said it was early but *added*, “…”"
    let tails: HashMap<usize, _> = drafts.iter().filter_map(|d| Some((d.tail?, d.source.as_ref()))).collect();
    for cue in found.iter_mut().filter_map(|q| q.cue.as_mut()) {
        if let Some(source) = tails.get(&cue.word) {
            cue.source = source.cloned();
        }
    }
    found
}

/// How a quotation stands inside the content of a draft.
struct Cover {
    /// The narrator's words before it in that content.
    led: Range<usize>,
    /// The reporting word of that draft.
    word: usize,
    /// Whether they run into it without punctuation.
    runs_on: bool,
}

/// The quotations that stand inside the content of a draft with the narrator's words before them.
fn covered_from_before(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Option<Cover>> {
    let mut covered: Vec<Option<Cover>> = scene.quotations.iter().map(|_| None).collect();
    for (word, range) in drafts.iter().flat_map(|d| d.content.iter().map(|r| (d.word, r))) {
        let outside = |t: &Token<'_>| !is_punctuation(*t) && scene.quotation_of(t.index()).is_none();
        let Some(first) = scene.doc.slice(range.clone()).find(outside) else { continue };
        let inside = scene.quotations_in(range);
        for (n, q) in inside.clone().zip(scene.quotations.get(inside).into_iter().flatten()) {
            let led = range.start..scene.tokens_of(q).start;
            if led.end <= first.index() {
                continue;
            }
            let runs_on = scene.token(led.end - 1).is_some_and(|t| !is_punctuation(t));
            if let Some(slot) = covered.get_mut(n) {
                *slot =
                    Some(Cover { led, word, runs_on: runs_on || slot.as_ref().is_some_and(|c| c.runs_on) });
            }
        }
    }
    covered
}

/// Whether a quotation without cue goes on with the speaker of the last one: in the same paragraph after the reporting
/// clause, or at the start of the next where that paragraph, too, began with the speaker's words.
fn carries_on(scene: &Scene<'_>, last: &Quoted, side: &Side) -> bool {
    let quotation = |n: Option<&usize>| n.and_then(|n| scene.quotations.get(*n)).map(|q| scene.tokens_of(q));
    let (Some(first), Some(previous)) =
        (quotation(last.quotations.first()), quotation(last.quotations.last()))
    else {
        return false;
    };
    let between = previous.end..side.tokens.start;
    let stops = scene.doc.slice(between.clone()).filter(|t| matches!(t.text(), "." | "?" | "!")).count();
    let breaks = scene.doc.slice(between).filter(|t| t.text().contains('\n')).count();
    let began = first.start == scene.paragraph(first.start).start;
    let asked = scene.doc.slice(previous).rev().find(|t| !is_mark(*t)).is_some_and(|t| t.text() == "?");
    let led = last.cue.as_ref().is_some_and(|c| c.word < first.start);
    let clauses = usize::from(!led || last.quotations.len() > 1);
    stops <= clauses && (breaks == 0 || breaks == 1 && last.cue.is_some() && began && !asked)
}
