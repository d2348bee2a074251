//! What each line is, once the body is known.

use crate::article::LineKind;
use crate::body::Body;
use crate::byline;
use crate::look::Look;
use crate::segment::Stretch;
use crate::signature::is_signature;

/// Lines above the body in which a byline is looked for, blank ones aside.
const BYLINE_REACH: usize = 8;

/// Words of the longest line that one phrase makes a notice, and that may come again and again.
const NOTE: usize = 15;

/// Marks of which a rule is made.
const RULES: [char; 6] = ['_', '*', '-', '–', '—', '='];

/// Names each line.
pub(crate) fn kinds(lines: &[&str], looks: &[Look], body: &Body) -> Vec<LineKind> {
    let inside = |line: usize| body.stretches.get(line) == Some(&Stretch::Article);
    let mut kinds: Vec<LineKind> = looks.iter().map(outside).collect();
    for (line, (kind, words)) in kinds.iter_mut().zip(lines).enumerate() {
        let told = looks.get(line).is_some_and(|look| look.shape.words > 0 && !is_note(look));
        if (told || is_rule(words)) && inside(line) {
            *kind = LineKind::Article;
        }
    }
    let first = body.stretches.iter().position(|s| *s == Stretch::Article);
    let last = body.stretches.iter().rposition(|s| *s == Stretch::Article);
    let (Some(first), Some(last)) = (first, last) else { return kinds };
    name_title(&mut kinds, lines, first, body.title);
    name_bylines(&mut kinds, lines, looks, body.title, first);
    name_signatures(&mut kinds, lines, looks, last);
    name_comments(&mut kinds, looks, last);
    kinds
}

/// Whether a line within the body is a notice or a caption all the same: a report may speak of a newsletter once, in a
/// sentence, and ask a question again, but none of its paragraphs stands there three times.
fn is_note(look: &Look) -> bool {
    let (words, phrases) = (look.shape.words, &look.phrases);
    let notice = look.is_notice() && !look.shape.quotes;
    let caption = look.copies > 2 && look.shape.is_sentence() && !look.shape.asks && words > NOTE;
    (notice && (phrases.notices + phrases.comments > 1 || words <= NOTE)) || caption
}

/// Whether a line is a rule between the parts of a text: "___", "* * *".
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    marks
        .next()
        .is_some_and(|mark| RULES.contains(&mark) && marks.clone().count() >= 2 && marks.all(|c| c == mark))
}

/// What a line outside the body is by its own form.
pub(crate) fn outside(look: &Look) -> LineKind {
    let (shape, phrases) = (&look.shape, &look.phrases);
    let told =
        phrases.notices > 0 || phrases.credits > 0 || phrases.list_heading || phrases.dated || shape.when;
    if phrases.comments > 0 && shape.words <= 60 {
        LineKind::Comment
    } else if phrases.link && shape.words > 5 {
        LineKind::Teaser
    } else if told || (phrases.addresses > 0 && !shape.quotes && shape.words < 25) {
        LineKind::Furniture
    } else if shape.words >= 5 && shape.bars == 0 {
        LineKind::Teaser
    } else {
        LineKind::Furniture
    }
}

/// The headline, and its copies above the body.
fn name_title(kinds: &mut [LineKind], lines: &[&str], first: usize, title: Option<usize>) {
    let Some(words) = title.and_then(|title| lines.get(title)) else { return };
    let until = title.unwrap_or_default().max(first);
    for (kind, line) in kinds.iter_mut().zip(lines).take(until + 1) {
        if line.trim() == words.trim() {
            *kind = LineKind::Title;
        }
    }
}

/// Who wrote the article, when and where: between headline and body, or close above a body without headline.
fn name_bylines(kinds: &mut [LineKind], lines: &[&str], looks: &[Look], title: Option<usize>, first: usize) {
    let from = title.filter(|title| *title < first).unwrap_or_else(|| first.saturating_sub(BYLINE_REACH));
    // A first paragraph above the byline is a standfirst.
    let zone = from..=first.saturating_add(BYLINE_REACH).min(lines.len());
    for line in zone {
        let (Some(kind), Some(look), Some(words)) = (kinds.get_mut(line), looks.get(line), lines.get(line))
        else {
            return;
        };
        let named = look.phrases.by && look.shape.words <= 20 && !byline::authors(words).is_empty();
        // "12 March 2031" is no paragraph, whatever stands around it.
        let bare = look.shape.when && look.shape.words <= 6;
        let dated = look.shape.when || (look.phrases.dated && look.shape.words <= 15);
        if *kind != LineKind::Title && (named || bare || (dated && *kind != LineKind::Article)) {
            *kind = LineKind::Byline;
        }
    }
}

/// Initials, agencies and credits that sign the article: its last lines, or those right below it.
pub(crate) fn name_signatures(kinds: &mut [LineKind], lines: &[&str], looks: &[Look], last: usize) {
    let told = |line: &usize| looks.get(*line).is_some_and(|l| l.shape.words > 0);
    let signs = |line: &usize| lines.get(*line).is_some_and(|words| is_signature(words));
    let above = (0..=last).rev().filter(told).take_while(signs);
    let below = (last + 1..lines.len()).filter(told).take_while(signs);
    for line in above.chain(below) {
        if let Some(kind) = kinds.get_mut(line).filter(|kind| **kind != LineKind::Title) {
            *kind = LineKind::Byline;
        }
    }
}

/// All prose below the first prompt to comment that follows the body.
pub(crate) fn name_comments(kinds: &mut [LineKind], looks: &[Look], last: usize) {
    let mut commented = false;
    for (kind, look) in kinds.iter_mut().zip(looks).skip(last + 1) {
        let prose = look.shape.is_sentence() && look.shape.words >= 5;
        commented |= *kind == LineKind::Comment;
        if commented && prose && *kind == LineKind::Teaser {
            *kind = LineKind::Comment;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_three_marks_of_a_kind() {
        assert!(is_rule("___") && is_rule("* * *") && is_rule(" ------ "));
        assert!(!is_rule("__") && !is_rule("*-*") && !is_rule("... ") && !is_rule(""));
    }
}
