//! Which lines of an HTML page are the article's body.
//!
//! The lines that [`extract`](super::extract) takes are the first estimate. From it go lines of which the elements
//! around them say that they are something else, links, notices, and what stands before the first and behind the last
//! sentence; to it come sentences that stand where its own do. The numbers were chosen by hand and are coarse, and
//! looked at on the tuning half of two sets of pages (`bench/pages.py`).

use std::collections::HashMap;

use super::extract::extract;
use super::says::Says;
use super::view::{Block, View};
use crate::body::Body;
use crate::byline;
use crate::look::Look;
use crate::segment::Stretch;
use crate::signature::is_signature;
use crate::terms::Terms;

/// What is no part of an article's body.
const FOREIGN: [Says; 10] = [
    Says::CAPTION,
    Says::PROMOTION,
    Says::SHARE,
    Says::RELATED,
    Says::COMMENTS,
    Says::NAVIGATION,
    Says::BYLINE,
    Says::AUXILIARY,
    Says::HEADLINE,
    Says::GALLERY,
];

/// The share of an estimate from which on it is not foreign, whatever the elements say.
const TOO_MUCH: f32 = 0.4;

/// The share of a body that stands in the same elements as a line that comes to it.
const USUAL: f32 = 0.2;

/// Words of a line from which on it is prose rather than a scrap.
const PROSE: usize = 8;

/// Words of a line from which on it is kept behind the last sentence.
const LONG: usize = 12;

/// The share of a body that a note in italics at its end is at most, and that is cut off at either end at most.
const LITTLE: f32 = 0.05;
const ENDS: f32 = 0.2;

/// Notes in italics that follow one another at most.
const NOTES: usize = 2;

/// What was found out about the lines of a page.
#[derive(Debug)]
pub(crate) struct Choice {
    /// Whether each line is part of the body.
    pub body: Vec<bool>,
    /// What the elements around each line say of it.
    pub says: Vec<Says>,
    /// Of which of that is to be believed.
    pub trusted: Says,
}

/// All that is known of the lines of a page.
struct Chooser<'a> {
    lines: &'a [&'a str],
    blocks: &'a [Block],
    looks: &'a [Look],
    says: Vec<Says>,
    trusted: Says,
}

/// The first estimate of which lines are the body.
pub(crate) fn estimate(view: &View, lines: &[&str], looks: &[Look]) -> Vec<bool> {
    let taken = extract(view);
    if taken.contains(&true) {
        return taken;
    }
    let body = Body::find(lines, looks, &Terms::of(lines.iter().copied()));
    body.stretches.iter().map(|stretch| *stretch == Stretch::Article).collect()
}

/// Chooses the lines of the body from an estimate.
pub(crate) fn choose(view: &View, lines: &[&str], looks: &[Look], estimate: &[bool]) -> Choice {
    let says = view.settings.of_lines(&view.blocks, estimate);
    let trusted = trusted(&view.blocks, &says, estimate);
    let chooser = Chooser { lines, blocks: &view.blocks, looks, says, trusted };
    let body = chooser.body(estimate);
    Choice { body, says: chooser.says, trusted }
}

/// What elements say of lines that are little of the estimate.
fn trusted(blocks: &[Block], says: &[Says], taken: &[bool]) -> Says {
    let inside = || blocks.iter().zip(says).zip(taken).filter(|(_, taken)| **taken).map(|(line, _)| line);
    let all: usize = inside().map(|(block, _)| block.span.len()).sum();
    let share = |kind: Says| {
        let said = inside().filter(|(_, says)| says.any(kind)).map(|(block, _)| block.span.len());
        said.sum::<usize>() as f32 / all.max(1) as f32
    };
    FOREIGN.into_iter().filter(|kind| share(*kind) < TOO_MUCH).fold(Says::default(), |all, kind| all | kind)
}

impl Chooser<'_> {
    fn body(&self, taken: &[bool]) -> Vec<bool> {
        let mut body: Vec<bool> = (0..self.blocks.len())
            .map(|line| taken.get(line) == Some(&true) && !self.is_foreign(line))
            .collect();
        self.add_alike(&mut body);
        for (line, inside) in body.iter_mut().enumerate() {
            *inside = *inside && !self.is_note(line);
        }
        self.cut_notes(&mut body);
        self.cut_ends(&mut body);
        self.add_standfirst(&mut body);
        body
    }

    /// Whether a line is something else by the elements around it or by its own form.
    fn is_foreign(&self, line: usize) -> bool {
        let (Some(says), Some(look), Some(words)) =
            (self.says.get(line), self.looks.get(line), self.lines.get(line))
        else {
            return true;
        };
        let shown = self.trusted.without(Says::GALLERY);
        let pictures = self.trusted.only(Says::GALLERY);
        let linked = self.linked(line) > 0.8 && !words.starts_with("http");
        says.any(shown) || (says.any(pictures) && !look.shape.is_sentence()) || linked || look.is_notice()
    }

    /// Takes in sentences that stand where much of the body stands.
    fn add_alike(&self, body: &mut [bool]) {
        let (mut held, mut all) = (HashMap::new(), 0);
        for block in self.inside(body).filter_map(|line| self.blocks.get(line)) {
            *held.entry(block.kin).or_insert(0) += block.span.len();
            all += block.span.len();
        }
        let usual =
            |block: &Block| held.get(&block.kin).is_some_and(|held| *held as f32 >= USUAL * all as f32);
        for (line, (inside, block)) in body.iter_mut().zip(self.blocks).enumerate() {
            *inside = *inside || (usual(block) && self.is_prose(line) && !self.is_foreign(line));
        }
    }

    /// Whether a line says no more than when the article was written, by whom, or that it may be commented on.
    fn is_note(&self, line: usize) -> bool {
        let (Some(says), Some(look), Some(words)) =
            (self.says.get(line), self.looks.get(line), self.lines.get(line))
        else {
            return false;
        };
        let (shape, phrases) = (&look.shape, &look.phrases);
        // "By Ada Brook, in News · 3 May 2031, 20:02 · 2 comments", "News | Kelmouth | 3 May 2031 | 13:00".
        let told = shape.when && shape.words <= 20 && (phrases.by || shape.bars > 1);
        let dated = told || (shape.when && shape.words <= 12) || (phrases.dated && shape.words <= 15);
        let signed = phrases.by && shape.words <= 20 && !byline::authors(words).is_empty();
        let prompt = phrases.comments > 0 && shape.words <= 60;
        !says.any(Says::QUOTATION) && (dated || signed || prompt || is_signature(words))
    }

    /// Takes out notes in italics that end the body: on its writer, on where to send a hint.
    fn cut_notes(&self, body: &mut [bool]) {
        let prose: Vec<usize> = self.inside(body).filter(|line| self.is_prose(*line)).collect();
        let slanted = |line: usize| {
            self.blocks.get(line).is_some_and(|block| block.slanted * 10 > block.span.len() * 8)
        };
        if prose.get(prose.len() / 2).is_none_or(|line| slanted(*line)) {
            return;
        }
        let limit = LITTLE * self.bytes(self.inside(body)) as f32;
        let small = |line: &usize| (self.bytes(std::iter::once(*line)) as f32) < limit;
        let notes = prose.iter().skip(2).rev().take(NOTES);
        for line in notes.take_while(|line| slanted(**line) && small(line)) {
            if let Some(inside) = body.get_mut(*line) {
                *inside = false;
            }
        }
    }

    /// Takes out scraps before the first sentence and behind the last.
    fn cut_ends(&self, body: &mut [bool]) {
        let prose: Vec<usize> = self.inside(body).filter(|line| self.is_prose(*line)).collect();
        let [first, .., last] = *prose else { return };
        let limit = ENDS * self.bytes(self.inside(body)) as f32;
        let words = |line: usize| self.looks.get(line).map_or(0, |look| look.shape.words);
        let above: Vec<usize> = self.inside(body).filter(|line| *line < first).collect();
        let below: Vec<usize> = self.inside(body).filter(|line| *line > last).collect();
        for (ends, enough) in [(above, PROSE), (below, LONG)] {
            if self.bytes(ends.iter().copied()) as f32 >= limit {
                continue;
            }
            for line in ends.into_iter().filter(|line| words(*line) < enough) {
                if let Some(inside) = body.get_mut(line) {
                    *inside = false;
                }
            }
        }
    }

    /// Takes in the words below the headline, where an element calls them so.
    fn add_standfirst(&self, body: &mut [bool]) {
        let Some(first) = body.iter().position(|inside| *inside) else { return };
        let headline = self.says.iter().take(first + 1).rposition(|says| says.any(Says::HEADLINE));
        let Some(headline) = headline else { return };
        for line in headline + 1..first {
            let (Some(says), Some(look)) = (self.says.get(line), self.looks.get(line)) else { return };
            let phrases = &look.phrases;
            let told = phrases.by || phrases.dated || look.shape.when || look.is_notice();
            let foreign = self.trusted.without(Says::RELATED) | Says::NAVIGATION;
            let fits = says.any(Says::STANDFIRST) && !says.any(foreign) && self.linked(line) <= 0.3;
            if fits
                && look.shape.words >= PROSE
                && !told
                && let Some(inside) = body.get_mut(line)
            {
                *inside = true;
            }
        }
    }

    fn inside<'b>(&self, body: &'b [bool]) -> impl Iterator<Item = usize> + use<'b> {
        body.iter().enumerate().filter(|(_, inside)| **inside).map(|(line, _)| line)
    }

    fn bytes(&self, lines: impl Iterator<Item = usize>) -> usize {
        lines.filter_map(|line| self.blocks.get(line)).map(|block| block.span.len()).sum()
    }

    fn is_prose(&self, line: usize) -> bool {
        let prose = |look: &Look| look.shape.is_sentence() && look.shape.words >= PROSE;
        self.looks.get(line).is_some_and(prose) && self.linked(line) < 0.5
    }

    /// The share of a line that is in links.
    fn linked(&self, line: usize) -> f32 {
        self.blocks.get(line).map_or(0.0, |block| block.linked as f32 / block.span.len().max(1) as f32)
    }
}
