use variorum_page::{PageText, Places};
use variorum_text::Span;

use super::FaultKind;
use crate::json::shape::Place;

/// The text of a page as it is now, addressed by code points of its file.
pub(super) struct Page<'a> {
    text: &'a PageText,
    places: Places<'a>,
}

impl<'a> Page<'a> {
    pub fn new(text: &'a PageText) -> Self {
        Self { text, places: Places::new(text) }
    }

    /// The words at a place, or what is wrong with the place.
    pub fn words(&self, place: Place) -> Result<&'a str, (FaultKind, String)> {
        self.span(place).map(|span| span.of(self.text))
    }

    fn span(&self, [start, end]: Place) -> Result<Span, (FaultKind, String)> {
        if start > end {
            return Err((FaultKind::Reversed, format!("{start} to {end}")));
        }
        let length = self.text.file_length();
        if end > length {
            return Err((FaultKind::Outside, format!("{start} to {end} of {length}")));
        }
        self.places.span(start, end).ok_or_else(|| (FaultKind::Markup, format!("{start} to {end}")))
    }

    /// What is written between the given places, which come in order: the first stretch that is not blank.
    pub fn outside(&self, places: impl Iterator<Item = Place>) -> Option<&'a str> {
        let text: &'a str = self.text;
        let spans = places.filter_map(|place| self.span(place).ok());
        let mut from = 0;
        for span in spans.chain([Span::new(text.len(), text.len())]) {
            let between = Span::new(from, span.start()).of(text).trim_matches(blank);
            if !between.is_empty() {
                return Some(between);
            }
            from = from.max(span.end());
        }
        None
    }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}
