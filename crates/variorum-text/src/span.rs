use std::ops::Range;

/// A half-open range of bytes of some text.
///
/// A span never ends before it starts. Whether it lies inside a given text, and on character borders, is
/// known only together with that text: [`Span::get`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`. An `end` before `start` gives the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same bytes as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The words of the span in `text`; `None` when it is outside of it or cuts a character.
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// The words of the span in the `text` it was made from; empty for any other text that it does not fit.
    pub fn of(self, text: &str) -> &str {
        self.get(text).unwrap_or_default()
    }

    /// Whether every byte of `other` is in this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The bytes that both hold, if any.
    pub fn intersect(self, other: Span) -> Option<Span> {
        self.overlaps(other).then(|| Span::new(self.start.max(other.start), self.end.min(other.end)))
    }

    /// The same length, `by` bytes further on.
    pub const fn shift(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The span without white space at its rims, as `text` has it.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn an_end_before_the_start_is_empty() {
        assert!(Span::new(5, 3).is_empty());
    }

    #[test]
    fn a_span_that_cuts_a_character_has_no_words() {
        assert_eq!(Span::new(0, 1).get("é"), None);
        assert_eq!(Span::new(0, 1).of("é"), "");
    }

    #[test]
    fn trims_both_rims() {
        assert_eq!(Span::new(1, 7).trim("a  bc  d"), Span::new(3, 5));
        assert_eq!(Span::new(1, 3).trim("a  b"), Span::new(3, 3));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 4)));
        assert_eq!(Span::new(0, 3).intersect(Span::new(2, 4)), Some(Span::new(2, 3)));
    }
}
