use std::sync::Arc;

use variorum_text::Span;

/// Pieces of a page joined by line breaks into one text, with the way back to the page.
#[derive(Clone, Debug)]
pub struct Passage {
    text: Arc<str>,
    /// Where each piece begins in the text, and which bytes of the page it is; in order.
    pieces: Vec<(usize, Span)>,
}

impl Passage {
    /// Joins the given spans of `source`. A span that does not fit the source is left out.
    pub fn new(source: &str, spans: impl IntoIterator<Item = Span>) -> Self {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for span in spans {
            let Some(words) = span.get(source) else { continue };
            if !pieces.is_empty() {
                text.push('\n');
            }
            pieces.push((text.len(), span));
            text.push_str(words);
        }
        Self { text: text.into(), pieces }
    }

    /// The joined text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The bytes of the page behind a span of the joined text: one span for each piece it touches.
    pub fn to_source(&self, span: Span) -> Vec<Span> {
        let first = self.pieces.partition_point(|(at, piece)| at + piece.len() <= span.start());
        let behind = |&(at, piece): &(usize, Span)| {
            let part = Span::new(at, at + piece.len()).intersect(span)?;
            Some(Span::new(part.start() - at, part.end() - at).shift(piece.start()))
        };
        self.pieces.iter().skip(first).take_while(|(at, _)| *at < span.end()).filter_map(behind).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_over_two_lines_has_two_places() {
        let page = "One.\nadvert\nTwo.";
        let p = Passage::new(page, [Span::new(0, 4), Span::new(12, 16)]);
        assert_eq!(&**p.text(), "One.\nTwo.");
        assert_eq!(p.to_source(Span::new(2, 7)), [Span::new(2, 4), Span::new(12, 14)]);
        assert_eq!(p.to_source(Span::new(5, 9)), [Span::new(12, 16)]);
        assert!(p.to_source(Span::new(4, 5)).is_empty());
    }
}
