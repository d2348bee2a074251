use variorum_text::Span;

use crate::decode::MARK;

/// The lines of a page without their breaks (`\n` or `\r\n`), in order.
///
/// Every byte is in one line or in the break behind it, save a byte-order mark at the very start.
/// A break at the end of the page opens no further line.
pub(crate) fn lines(source: &str) -> Vec<Span> {
    let mut at = if source.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    let mut lines = Vec::new();
    for line in source.get(at..).unwrap_or_default().split_inclusive('\n') {
        let words = line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l));
        lines.push(Span::new(at, at + words.len()));
        at += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<&str> {
        lines(source).into_iter().map(|l| l.of(source)).collect()
    }

    #[test]
    fn both_breaks_part_lines() {
        assert_eq!(words("One.\r\n\nTwo\rand.\n"), ["One.", "", "Two\rand."]);
        assert_eq!(words("\u{feff}One.\nTwo."), ["One.", "Two."]);
    }
}
