use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use thiserror::Error;

use crate::charset;
use crate::coding::LARGEST_PAGE;

/// Why some bytes are not a page. The caller knows the path and names it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
    /// HTML larger than [`LARGEST_PAGE`](crate::LARGEST_PAGE).
    #[error("has {bytes} bytes: no page in HTML is that large")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// XML that is no page in HTML.
    #[error("is XML and no page in HTML; pages are read as HTML or as plain text")]
    Xml,
    /// A zero byte, which no text capture has.
    #[error("is binary, not text: byte {at} is zero")]
    Binary {
        /// Offset of the first zero byte.
        at: usize,
    },
    /// Bytes that are not in their character set.
    #[error(
        "is not {charset}: byte {at} begins no character; name its character set, or convert it to UTF-8"
    )]
    Encoding {
        /// The character set.
        charset: &'static str,
        /// Offset of the first such byte.
        at: usize,
    },
    /// A name that is no character set's.
    #[error(
        "{label:?} is the name of no character set; see https://encoding.spec.whatwg.org/#names-and-labels"
    )]
    Charset {
        /// The name.
        label: String,
    },
}

/// Bytes in the longest line that a page may have: far more than the longest paragraph, so that what is no page at
/// all is told before anything is done with it.
pub const LONGEST_LINE: usize = 1_000_000;

/// The mark some editors put before UTF-8.
pub(crate) const MARK: char = '\u{feff}';

/// The text of a capture, a byte-order mark included: offsets hold for the file's text as it stands.
pub(crate) fn capture(bytes: &[u8], charset: Option<&str>) -> Result<String, PageError> {
    let known = charset::marked(bytes)
        .map_or_else(|| charset.map(charset::named).transpose(), |own| Ok(Some(own)))?;
    strict(bytes, known.unwrap_or(UTF_8))
}

/// The markup of a page in HTML. Bytes that begin no character become U+FFFD, as browsers show them.
pub(crate) fn markup(bytes: &[u8], charset: Option<&str>) -> Result<String, PageError> {
    if bytes.len() > LARGEST_PAGE {
        return Err(PageError::TooLarge { bytes: bytes.len() });
    }
    let (text, _) = charset::of_html(bytes, charset)?.decode_without_bom_handling(bytes);
    Ok(text.into_owned())
}

/// What a text capture must be to be a page.
pub(crate) fn check_capture(text: &str) -> Result<(), PageError> {
    match text.bytes().position(|b| b == 0) {
        Some(at) => Err(PageError::Binary { at }),
        None => check(text),
    }
}

/// What the lines of every page must be.
pub(crate) fn check(text: &str) -> Result<(), PageError> {
    if text.chars().all(|c| c.is_whitespace() || c == MARK) {
        return Err(PageError::Empty);
    }
    match text.lines().enumerate().find(|(_, line)| line.len() > LONGEST_LINE) {
        Some((n, line)) => Err(PageError::LongLine { line: n + 1, bytes: line.len() }),
        None => Ok(()),
    }
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<String, PageError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or_default());
    let at = match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => return Ok(text),
        (DecoderResult::Malformed(length, behind), read) => {
            read.saturating_sub(usize::from(length) + usize::from(behind))
        }
        (DecoderResult::OutputFull, read) => read,
    };
    // What is no text at all says so rather than that it is in another character set.
    let two_bytes = encoding == UTF_16LE || encoding == UTF_16BE;
    let zero = bytes.iter().position(|&b| b == 0).filter(|_| !two_bytes);
    Err(zero.map_or(PageError::Encoding { charset: encoding.name(), at }, |at| PageError::Binary { at }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_so() {
        fn decode(bytes: &[u8]) -> Result<(), PageError> {
            check_capture(&capture(bytes, None)?)
        }
        assert_eq!(decode(b""), Err(PageError::Empty));
        assert_eq!(decode("\u{feff} \r\n\t".as_bytes()), Err(PageError::Empty));
        assert_eq!(decode(b"GIF89a\0\0"), Err(PageError::Binary { at: 6 }));
        let long = "a".repeat(LONGEST_LINE + 1);
        let bytes = long.len();
        assert_eq!(decode(format!("Oui.\n{long}").as_bytes()), Err(PageError::LongLine { line: 2, bytes }));
        assert_eq!(decode(b"caf\xE9 noir"), Err(PageError::Encoding { charset: "UTF-8", at: 3 }));
        assert_eq!(decode(b"caf\xE9"), Err(PageError::Encoding { charset: "UTF-8", at: 3 }));
    }

    #[test]
    fn a_mark_stays_where_it_is() {
        assert_eq!(capture("\u{feff}Oui.".as_bytes(), None).unwrap(), "\u{feff}Oui.");
        assert_eq!(capture(b"\xFF\xFEO\0u\0i\0", None).unwrap(), "\u{feff}Oui");
    }

    #[test]
    fn a_named_charset_is_used() {
        assert_eq!(capture(b"caf\xE9", Some("latin1")).unwrap(), "café");
        assert_eq!(capture(b"\xEF\xBB\xBFcaf\xC3\xA9", Some("latin1")).unwrap(), "\u{feff}café");
        assert!(matches!(capture(b"a", Some("klingon")), Err(PageError::Charset { .. })));
        assert!(matches!(capture(b"caf\x81", Some("shift_jis")), Err(PageError::Encoding { at: 3, .. })));
    }

    #[test]
    fn markup_is_always_decoded() {
        assert_eq!(markup(b"<p>caf\xE9 \xFF", Some("utf-8")).unwrap(), "<p>caf\u{fffd} \u{fffd}");
    }
}
