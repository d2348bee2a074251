//! Character sets by the rules of the web: a byte-order mark, what the page was sent with, what it says of itself,
//! a guess from its bytes (<https://html.spec.whatwg.org/#determining-the-character-encoding>); but for what is UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use crate::decode::PageError;
use crate::html::{Event, events};

/// Bytes at the start of a page in which it says what it is in; the standard asks for 1,024, some pages need more.
const HEAD: usize = 4096;

/// What a byte-order mark says.
pub(crate) fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// The character set of a name.
pub(crate) fn named(label: &str) -> Result<&'static Encoding, PageError> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| PageError::Charset { label: label.to_owned() })
}

/// The character set of a page in HTML.
pub(crate) fn of_html(bytes: &[u8], sent: Option<&str>) -> Result<&'static Encoding, PageError> {
    let sent = sent.map(named).transpose()?;
    let known = marked(bytes).or(sent).or_else(|| saved_again(bytes)).or_else(|| declared(bytes));
    Ok(known.unwrap_or_else(|| guessed(bytes)))
}

/// UTF-8 for bytes that are nothing else: crawlers and browsers save pages in it and leave the page's own word, which
/// was true on the way, as it was. Text in another character set with more than ASCII is not UTF-8 by chance.
fn saved_again(bytes: &[u8]) -> Option<&'static Encoding> {
    (!bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()).then_some(UTF_8)
}

/// What the page says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    // The names of character sets are ASCII in all that this is asked of.
    let head = WINDOWS_1252.decode_without_bom_handling(bytes.get(..HEAD).unwrap_or(bytes)).0;
    let mut label = None;
    events(&head, |event| {
        let Event::Start(tag) = event else { return };
        if tag.name != "meta" || label.is_some() {
            return;
        }
        let typed = tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-type"));
        let content = tag.get("content").filter(|_| typed).and_then(parameter);
        label = tag.get("charset").or(content).map(str::to_owned);
    });
    let encoding = Encoding::for_label(label?.as_bytes())?;
    // A page whose declaration can be read as ASCII is in neither of these.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        Some(UTF_8)
    } else if encoding == X_USER_DEFINED {
        Some(WINDOWS_1252)
    } else {
        Some(encoding)
    }
}

/// `text/html; charset=utf-8` is in `utf-8`.
fn parameter(content: &str) -> Option<&str> {
    let at = content.to_ascii_lowercase().find("charset")?;
    let value = content.get(at + "charset".len()..)?.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    value.split(|c: char| c == ';' || c == '"' || c == '\'' || c.is_whitespace()).next()
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8], sent: Option<&str>) -> &'static str {
        of_html(bytes, sent).unwrap().name()
    }

    #[test]
    fn the_mark_outranks_all_and_the_sender_the_page() {
        let page = b"<!doctype html><meta charset=shift_jis><p>a";
        assert_eq!(name(page, None), "Shift_JIS");
        assert_eq!(name(page, Some("utf-8")), "UTF-8");
        assert_eq!(name(b"\xEF\xBB\xBF<meta charset=shift_jis>", Some("koi8-r")), "UTF-8");
        assert_eq!(name(b"\xFE\xFF\0<\0p", None), "UTF-16BE");
    }

    #[test]
    fn a_page_says_what_it_is_in() {
        let typed = b"<meta http-equiv=Content-Type content='text/html; charset = \"ISO-8859-2\"'><p>\xB1";
        assert_eq!(name(typed, None), "ISO-8859-2");
        assert_eq!(name(b"<meta charset=utf-16>", None), "UTF-8");
        assert_eq!(name(b"<!-- <meta charset=koi8-r> --><p>caf\xE9 noir", None), "windows-1252");
    }

    #[test]
    fn a_page_that_was_saved_in_utf_8_is_in_it() {
        assert_eq!(name("<meta charset=euc-kr><p>café".as_bytes(), None), "UTF-8");
    }

    #[test]
    fn a_page_that_says_nothing_is_guessed() {
        assert_eq!(name("<p>Die Fähre lief".as_bytes(), None), "UTF-8");
        assert_eq!(
            name(
                "<p>Die F\u{e4}hre lief vor Kelmouth auf Grund, sagte der K\u{e4}pt'n"
                    .chars()
                    .map(|c| c as u8)
                    .collect::<Vec<_>>()
                    .as_slice(),
                None
            ),
            "windows-1252"
        );
    }
}
