//! The article's own headline among the lines above it.

use crate::cohesion::Cohesion;
use crate::look::Look;

/// Lines above the core in which a headline is looked for.
const REACH: usize = 40;

/// The least share of vocabulary, beside the usual one, that a headline has in common with its article, and
/// the least for one that stands right above it.
const SHARED: f32 = 0.7;
const SHARED_RIGHT_ABOVE: f32 = 0.3;

/// Times that a page says its headline at most: in its path, above the article, beside what shares it.
const COPIES: usize = 4;

/// What each line between headline and article counts against it.
const DISTANCE: f32 = 0.01;

/// The line above or at `first` that shares most with the article and is written as headlines are.
pub(crate) fn find(looks: &[Look], cohesion: &Cohesion, first: usize) -> Option<usize> {
    let share = |line: usize| {
        let share = cohesion.share.get(line).copied().unwrap_or_default() / cohesion.usual.max(0.05);
        share - DISTANCE * (first - line) as f32
    };
    let could = |line: &usize| looks.get(*line).is_some_and(could_be);
    let candidates = (first.saturating_sub(REACH)..=first).filter(could);
    let best = candidates
        .filter(|line| share(*line) > SHARED)
        .reduce(|best, line| if share(line) > share(best) { line } else { best });
    let above = || (0..first).rev().find(|line| looks.get(*line).is_some_and(|l| l.shape.words > 0));
    best.or_else(|| above().filter(|line| could(line) && share(*line) > SHARED_RIGHT_ABOVE))
}

fn could_be(look: &Look) -> bool {
    let phrases = &look.phrases;
    look.shape.is_headline()
        && look.copies <= COPIES
        && !look.shape.bullet
        && !phrases.dated
        && !phrases.by
        && !look.is_apparatus()
}
