//! Content as attribution corpora annotate it.

use variorum_text::Span;

/// A stretch of content with what PARC 3 and PolNeAR count as part of it: quotation marks around it, the comma or
/// stop before the closing one, and a "that" before a clause.
///
/// ```
/// use variorum_statement::with_marks;
/// use variorum_text::Span;
///
/// let text = "Ann said that Bo left. “Early,” she added.";
/// assert_eq!(with_marks(text, Span::new(14, 21)).of(text), "that Bo left");
/// assert_eq!(with_marks(text, Span::new(26, 31)).of(text), "“Early,”");
/// ```
pub fn with_marks(text: &str, content: Span) -> Span {
    let before = text.get(..content.start()).unwrap_or_default();
    let after = text.get(content.end()..).unwrap_or_default();
    let start = opening(before).map_or(content.start(), |mark| content.start() - mark);
    let end = if start < content.start() { content.end() + closing(after) } else { content.end() };
    let before = text.get(..start).unwrap_or_default();
    let that = before.strip_suffix("that ").is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    Span::new(if that { start - "that ".len() } else { start }, end)
}

/// Length of the opening mark that ends some words.
fn opening(words: &str) -> Option<usize> {
    ["''", "“", "\"", "‘", "'", "«", "„"].iter().find(|m| words.ends_with(**m)).map(|m| m.len())
}

/// Length of a closing mark, with a comma or stop before it, that begins some words; 0 for none.
fn closing(words: &str) -> usize {
    let rest = words.strip_prefix([',', '.', '?', '!']).unwrap_or(words);
    let mark = ["''", "”", "\"", "’", "'", "»", "“"].iter().find(|m| rest.starts_with(**m));
    mark.map_or(0, |m| words.len() - rest.len() + m.len())
}
