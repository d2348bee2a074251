use variorum_text::CodePoints;

use super::FaultKind;
use crate::json::shape::Place;

/// The text of a page as it is now, addressed by code points.
pub(super) struct Page<'a> {
    text: &'a str,
    map: CodePoints<'a>,
}

impl<'a> Page<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, map: CodePoints::new(text) }
    }

    /// The words at a place, or what is wrong with the place.
    pub fn words(&self, [start, end]: Place) -> Result<&'a str, (FaultKind, String)> {
        if start > end {
            return Err((FaultKind::Reversed, format!("{start} to {end}")));
        }
        match self.map.to_bytes(start, end) {
            Some(span) => Ok(span.of(self.text)),
            None => {
                let length = self.map.at(self.text.len());
                Err((FaultKind::Outside, format!("{start} to {end} of {length}")))
            }
        }
    }

    /// What is written between the given places, which come in order: the first stretch that is not blank.
    pub fn outside(&self, places: impl Iterator<Item = Place>) -> Option<&'a str> {
        let length = self.map.at(self.text.len());
        let mut from = 0;
        for [start, end] in places.chain([[length, length]]) {
            let between = self.words([from, start]).unwrap_or_default().trim_matches(blank);
            if !between.is_empty() {
                return Some(between);
            }
            from = from.max(end);
        }
        None
    }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}
