//! Control characters made harmless: a page may hold anything, a reader's terminal or browser must not obey it.

/// Text for one line of a terminal: controls and bidirectional overrides visible, white space one blank.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            // Overrides and isolates would reorder what stands beside the page's words.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.extend(c.escape_unicode()),
            c => out.push(visible(c)),
        }
    }
    out
}

/// A finished document without control characters; white space stays.
pub(crate) fn document(document: String) -> String {
    let forbidden = |c: char| visible(c) != c && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    if !document.contains(forbidden) {
        return document;
    }
    document.chars().map(|c| if forbidden(c) { visible(c) } else { c }).collect()
}

/// A finished XML document without the characters that XML forbids; a carriage return is kept from becoming a line
/// break.
pub(crate) fn xml(document: String) -> String {
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        match c {
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(visible(c)),
        }
    }
    out
}

/// The picture of a control character (ESC as ␛); every other character as it is.
fn visible(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_no_controls() {
        assert_eq!(line("a\x1b[31m\u{9b}2J b\0\x7f"), "a␛[31m\u{fffd}2J b␀␡");
        assert_eq!(line("one\r\n\ttwo\u{2028}three"), "one two three");
        assert_eq!(line("x\u{202e}y\u{2066}"), "x\\u{202e}y\\u{2066}");
    }

    #[test]
    fn xml_keeps_its_carriage_returns() {
        assert_eq!(xml("<p>\r\n\ta\x08\u{ffff}</p>".to_owned()), "<p>&#13;\n\ta␈\u{fffd}</p>");
    }

    #[test]
    fn a_document_keeps_its_white_space() {
        assert_eq!(document("<p>\n\ta\x08\0\u{85}</p>".to_owned()), "<p>\n\ta␈␀\u{fffd}</p>");
    }
}
