//! What each line of a page in HTML is, once the body is known.

use super::choose::Choice;
use super::headline::letters;
use super::says::Says;
use super::view::View;
use crate::article::LineKind;
use crate::byline;
use crate::kinds::{name_comments, name_signatures, outside};
use crate::look::Look;

/// Lines above and below the start of the body in which a byline is looked for.
const REACH: usize = 12;

/// Names each line; `title` is what the page calls itself.
pub(crate) fn kinds(
    view: &View,
    lines: &[&str],
    looks: &[Look],
    choice: &Choice,
    title: Option<&str>,
) -> Vec<LineKind> {
    let mut kinds: Vec<LineKind> = (0..lines.len()).map(|line| kind(view, looks, choice, line)).collect();
    let first = choice.body.iter().position(|inside| *inside);
    let last = choice.body.iter().rposition(|inside| *inside);
    let (Some(first), Some(last)) = (first, last) else { return kinds };
    let headline = name_headline(&mut kinds, lines, choice, first, title);
    name_bylines(&mut kinds, lines, looks, choice, headline, first);
    name_signatures(&mut kinds, lines, looks, last);
    name_comments(&mut kinds, looks, last);
    kinds
}

/// What a line is by the elements around it and its own form.
fn kind(view: &View, looks: &[Look], choice: &Choice, line: usize) -> LineKind {
    let (Some(block), Some(look)) = (view.blocks.get(line), looks.get(line)) else {
        return LineKind::Furniture;
    };
    if choice.body.get(line) == Some(&true) {
        return LineKind::Article;
    }
    let says = choice.says.get(line).copied().unwrap_or_default().only(choice.trusted);
    let linked = block.linked * 10 > block.span.len() * 8;
    let title = look.shape.words >= 4 && !look.is_apparatus();
    let apparatus = Says::CAPTION | Says::PROMOTION | Says::SHARE | Says::NAVIGATION | Says::AUXILIARY;
    match outside(look) {
        _ if says.any(Says::COMMENTS) => LineKind::Comment,
        LineKind::Comment => LineKind::Comment,
        _ if linked && title && !says.any(Says::SHARE | Says::PROMOTION) => LineKind::Teaser,
        _ if says.any(apparatus) => LineKind::Furniture,
        kind => kind,
    }
}

/// The headline: the line above the body, or its first, that has the page's own title, or else that is marked as one.
fn name_headline(
    kinds: &mut [LineKind],
    lines: &[&str],
    choice: &Choice,
    first: usize,
    title: Option<&str>,
) -> Option<usize> {
    let title = title.map(letters).filter(|title| !title.is_empty());
    let named = |line: &usize| lines.get(*line).map(|words| letters(words)) == title && title.is_some();
    let marked = |line: &usize| choice.says.get(*line).is_some_and(|says| says.any(Says::HEADLINE));
    let above = || (0..=first).rev();
    let headline = above().find(|line| marked(line) && named(line));
    let headline = headline.or_else(|| above().find(named)).or_else(|| above().find(marked))?;
    let words = lines.get(headline).map(|words| letters(words))?;
    for (kind, line) in kinds.iter_mut().zip(lines).take(first + 1) {
        if letters(line) == words {
            *kind = LineKind::Title;
        }
    }
    Some(headline)
}

/// Who wrote the article and when, between the headline and a little below the start of the body.
fn name_bylines(
    kinds: &mut [LineKind],
    lines: &[&str],
    looks: &[Look],
    choice: &Choice,
    headline: Option<usize>,
    first: usize,
) {
    let from = headline.filter(|line| *line < first).unwrap_or(first).saturating_sub(REACH);
    for line in from..first.saturating_add(REACH).min(lines.len()) {
        let (Some(kind), Some(look), Some(words)) = (kinds.get_mut(line), looks.get(line), lines.get(line))
        else {
            return;
        };
        let says = choice.says.get(line).copied().unwrap_or_default();
        let short = look.shape.words <= 20;
        let named = look.phrases.by && short && !byline::authors(words).is_empty();
        let dated = look.shape.when || (look.phrases.dated && look.shape.words <= 15);
        let marked = says.any(Says::BYLINE) && look.shape.words <= 15 && !look.shape.is_sentence();
        let free = matches!(kind, LineKind::Furniture | LineKind::Teaser);
        let zone = headline.is_none_or(|headline| line > headline);
        if free && (named || (zone && (dated || marked))) {
            *kind = LineKind::Byline;
        }
    }
}
