use std::sync::Arc;

use thiserror::Error;

/// Why some bytes are not a page. The caller knows the path and names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PageError {
    /// No bytes, or nothing but white space.
    #[error("holds no text")]
    Empty,
    /// A line longer than [`LONGEST_LINE`].
    #[error("line {line} has {bytes} bytes: no paragraph, and so no page, is that long")]
    LongLine {
        /// Its number, from 1.
        line: usize,
        /// Its length.
        bytes: usize,
    },
    /// A page in HTML, which is no text capture.
    #[error("is HTML; pages are read as text captures: save what \"select all, copy\" gives")]
    Html,
    /// A text in two-byte units.
    #[error("is UTF-16; convert it to UTF-8")]
    Utf16,
    /// A zero byte, which no text capture has.
    #[error("is binary, not text: byte {at} is zero")]
    Binary {
        /// Offset of the first zero byte.
        at: usize,
    },
    /// Bytes that are not UTF-8.
    #[error("is not UTF-8: byte {at} begins no character; convert it to UTF-8")]
    Encoding {
        /// Offset of the first such byte.
        at: usize,
    },
}

/// Bytes in the longest line that a page may have: far more than the longest paragraph, so that what is no page at
/// all is told before anything is done with it.
pub const LONGEST_LINE: usize = 1_000_000;

/// The mark some editors put before UTF-8.
pub(crate) const MARK: char = '\u{feff}';

/// The text of a capture, byte for byte, a byte-order mark included: offsets hold for the file as it stands.
pub(crate) fn decode(bytes: &[u8]) -> Result<Arc<str>, PageError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(PageError::Utf16);
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(PageError::Binary { at });
    }
    let text = std::str::from_utf8(bytes).map_err(|e| PageError::Encoding { at: e.valid_up_to() })?;
    if text.chars().all(|c| c.is_whitespace() || c == MARK) {
        return Err(PageError::Empty);
    }
    if let Some((n, line)) = text.lines().enumerate().find(|(_, line)| line.len() > LONGEST_LINE) {
        return Err(PageError::LongLine { line: n + 1, bytes: line.len() });
    }
    if is_html(text) {
        return Err(PageError::Html);
    }
    Ok(text.into())
}

/// Whether a text begins as an HTML document does.
fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == MARK).as_bytes();
    let begins = |mark: &[u8]| start.get(..mark.len()).is_some_and(|s| s.eq_ignore_ascii_case(mark));
    [&b"<!doctype html"[..], b"<html", b"<?xml", b"<head", b"<!--"].iter().any(|mark| begins(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_so() {
        assert_eq!(decode(b""), Err(PageError::Empty));
        assert_eq!(decode("\u{feff} \r\n\t".as_bytes()), Err(PageError::Empty));
        assert_eq!(decode(b"\xFF\xFEH\0i\0"), Err(PageError::Utf16));
        assert_eq!(decode(b"GIF89a\0\0"), Err(PageError::Binary { at: 6 }));
        let long = "a".repeat(LONGEST_LINE + 1);
        let bytes = long.len();
        assert_eq!(decode(format!("Oui.\n{long}").as_bytes()), Err(PageError::LongLine { line: 2, bytes }));
        assert_eq!(decode(b"\n<!DOCTYPE HTML><p>Oui.</p>"), Err(PageError::Html));
        assert_eq!(decode(b"caf\xE9 noir"), Err(PageError::Encoding { at: 3 }));
        assert_eq!(
            decode(b"caf\xE9").unwrap_err().to_string(),
            "is not UTF-8: byte 3 begins no character; convert it to UTF-8"
        );
    }

    #[test]
    fn a_mark_stays_where_it_is() {
        assert_eq!(&*decode("\u{feff}Oui.".as_bytes()).unwrap(), "\u{feff}Oui.");
    }
}
