use variorum_page::Article;
use variorum_text::Span;

/// How many bytes of a line are shown on each side of the words in question.
const REACH: usize = 110;

/// A part of an excerpt, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words around those in question.
    Around(Span),
    /// The words in question.
    Marked(Span),
    /// Words of the page were left out here.
    Gap,
}

/// Words of an article within their lines, cut at white space where the lines are long.
pub(crate) fn excerpt(article: &Article, spans: &[Span]) -> Vec<Piece> {
    let page = &article.source;
    let marked = union(spans.iter().copied(), |_| false);
    let blank = |between: Span| between.of(page).trim().is_empty();
    let windows = union(marked.iter().map(|&span| window(article, span)), blank);
    let mut pieces = Vec::new();
    let mut marks = marked.into_iter().peekable();
    let mut end = 0;
    for window in windows {
        // Whatever lies between two windows is more than a line break, or they would be one.
        if cut_before(article, window.start()) || !pieces.is_empty() {
            pieces.push(Piece::Gap);
        }
        let mut at = window.start();
        while let Some(mark) = marks.next_if(|mark| mark.end() <= window.end()) {
            push_around(&mut pieces, Span::new(at, mark.start()));
            pieces.push(Piece::Marked(mark));
            at = mark.end();
        }
        push_around(&mut pieces, Span::new(at, window.end()));
        end = window.end();
    }
    if !pieces.is_empty() && cut_after(article, end) {
        pieces.push(Piece::Gap);
    }
    pieces
}

fn push_around(pieces: &mut Vec<Piece>, span: Span) {
    if !span.is_empty() {
        pieces.push(Piece::Around(span));
    }
}

/// The spans in order; those that touch or overlap, or have nothing between them that counts, as one.
fn union(spans: impl Iterator<Item = Span>, nothing: impl Fn(Span) -> bool) -> Vec<Span> {
    let mut sorted: Vec<_> = spans.filter(|span| !span.is_empty()).collect();
    sorted.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match out.last_mut() {
            Some(last) if span.start() <= last.end() || nothing(Span::new(last.end(), span.start())) => {
                *last = last.cover(span);
            }
            _ => out.push(span),
        }
    }
    out
}

/// The line at a byte, the one that ends there included.
fn line_at(article: &Article, at: usize) -> Option<Span> {
    let n = article.lines.partition_point(|line| line.span.end() < at);
    article.lines.get(n).map(|line| line.span).filter(|line| line.start() <= at)
}

/// The span with as much of its lines on either side as is shown.
fn window(article: &Article, span: Span) -> Span {
    let page = &article.source;
    let first =
        line_at(article, span.start() + 1).map_or(span.start(), |line| line.start().min(span.start()));
    let last = line_at(article, span.end()).map_or(span.end(), |line| line.end().max(span.end()));
    let before = Span::new(first, span.start()).of(page);
    let after = Span::new(span.end(), last).of(page);
    let start = match before.len().checked_sub(REACH) {
        None | Some(0) => first,
        Some(skip) => {
            let skip = before.ceil_char_boundary(skip);
            first
                + before.get(skip..).and_then(|tail| tail.find(' ')).map_or(before.len(), |at| skip + at + 1)
        }
    };
    let end = if after.len() <= REACH {
        last
    } else {
        let keep = after.floor_char_boundary(REACH);
        span.end() + after.get(..keep).and_then(|head| head.rfind(' ')).unwrap_or_default()
    };
    Span::new(start, end)
}

fn cut_before(article: &Article, at: usize) -> bool {
    line_at(article, at + 1).is_some_and(|line| line.start() < at)
}

fn cut_after(article: &Article, at: usize) -> bool {
    line_at(article, at).is_some_and(|line| at < line.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_page::{Line, LineKind, Metadata};

    fn page(lines: &[&str]) -> Article {
        let mut at = 0;
        let line = |text: &&str| {
            let span = Span::new(at, at + text.len());
            at = span.end() + 1;
            Line { span, kind: LineKind::Article }
        };
        let all = lines.iter().map(line).collect();
        Article {
            source: lines.join("\n").into(),
            metadata: Metadata::default(),
            lines: all,
            teasers: Vec::new(),
        }
    }

    /// The excerpt around the first place of each of the words, these in brackets.
    fn shown(lines: &[&str], words: &[&str]) -> String {
        let article = page(lines);
        let span = |words: &&str| {
            let at = article.source.find(words).unwrap();
            Span::new(at, at + words.len())
        };
        let pieces = excerpt(&article, &words.iter().map(span).collect::<Vec<_>>());
        let show = |piece: &Piece| match piece {
            Piece::Around(span) => span.of(&article.source).to_owned(),
            Piece::Marked(span) => format!("[{}]", span.of(&article.source)),
            Piece::Gap => "…".to_owned(),
        };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown(&["Head.", "He said no today.", "End."], &["no"]), "He said [no] today.");
        assert_eq!(shown(&["He said no."], &["He said no."]), "[He said no.]");
        assert_eq!(shown(&["He said no."], &[]), "");
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let long = format!("{}no {}", "before ".repeat(40), "after ".repeat(40));
        let text = shown(&[&long], &["no"]);
        assert!(text.starts_with("…before before") && text.ends_with("after after…"), "{text}");
        assert!(text.contains("before [no] after"), "{text}");
    }

    #[test]
    fn lines_left_out_between_make_a_gap() {
        assert_eq!(shown(&["One no.", "Two.", "Three yes."], &["yes", "no"]), "One [no].…Three [yes].");
        assert_eq!(shown(&["One no.", "Two yes."], &["no", "yes"]), "One [no].\nTwo [yes].");
    }
}
