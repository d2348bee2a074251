use std::sync::LazyLock;

use variorum_text::sha256_hex;

use crate::article::{Article, Metadata};
use crate::charset;
use crate::decode::{self, PageError};
use crate::html::{self, View};
use crate::outlets::Outlets;
use crate::page_text::PageText;
use crate::read::{capture, whole};

static OUTLETS: LazyLock<Outlets> = LazyLock::new(Outlets::default);

/// What the bytes of a page are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, a paragraph, heading or item a line.
    Capture,
    /// HTML.
    Html,
    /// The text of an article behind its headline, a paragraph a line, as scrapers write it.
    Text,
    /// The markup of an article behind its headline, as feeds have it.
    Fragment,
}

/// The bytes of a page with what is known of them: of a file, of a record in an archive, of a message.
///
/// ```
/// use variorum_page::{Input, Metadata};
///
/// let html = b"<!doctype html><p>Die F\xE4hre lief am Dienstag vor Kelmouth auf Grund.";
/// let known = Metadata {
///     url: Some("https://post.example/a".into()),
///     charset: Some("windows-1252".into()),
///     ..Metadata::default()
/// };
/// let article = Input::new(html).known(known).read()?;
/// assert_eq!(&*article.source, "Die Fähre lief am Dienstag vor Kelmouth auf Grund.");
/// assert_eq!(article.metadata.outlet.as_deref(), Some("post.example"));
/// # Ok::<(), variorum_page::PageError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Input<'a> {
    bytes: &'a [u8],
    known: Metadata,
    format: Option<Format>,
    outlets: Option<&'a Outlets>,
}

impl<'a> Input<'a> {
    /// A page of which nothing is known but its bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, known: Metadata::default(), format: None, outlets: None }
    }

    /// What is known of the page; it outranks what the page says.
    pub fn known(mut self, known: Metadata) -> Self {
        self.known = known;
        self
    }

    /// What the bytes are; without it their beginning tells.
    pub fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// The outlets that are known by their addresses; without it those of [`Outlets::default`].
    pub fn outlets(mut self, outlets: &'a Outlets) -> Self {
        self.outlets = Some(outlets);
        self
    }

    /// Reads the page.
    pub fn read(self) -> Result<Article, PageError> {
        let outlets = self.outlets.unwrap_or(&OUTLETS);
        match self.told()? {
            Format::Capture => {
                let source = self.capture()?;
                decode::check_capture(&source)?;
                Ok(capture(source, self.known, outlets))
            }
            Format::Text => {
                let source = self.capture()?;
                decode::check_capture(&source)?;
                Ok(whole(source, self.known, outlets))
            }
            format @ (Format::Html | Format::Fragment) => {
                let markup = self.markup()?;
                let view = View::of(&markup);
                decode::check(&view.text)?;
                let all = format == Format::Fragment;
                let (lines, teasers, metadata) = html::read(&view, all, outlets, self.known);
                let source = PageText::from_markup(view.text, view.runs, &markup, sha256_hex(self.bytes));
                Ok(Article { source, metadata, lines, teasers })
            }
        }
    }

    /// The page's text alone, as [`Article::source`] has it, of whatever can be decoded.
    pub fn text(self) -> Result<PageText, PageError> {
        match self.told()? {
            Format::Capture | Format::Text => self.capture(),
            Format::Html | Format::Fragment => {
                let markup = self.markup()?;
                let View { text, runs, .. } = View::of(&markup);
                Ok(PageText::from_markup(text, runs, &markup, sha256_hex(self.bytes)))
            }
        }
    }

    fn markup(&self) -> Result<String, PageError> {
        decode::markup(self.bytes, self.known.charset.as_deref())
    }

    fn capture(&self) -> Result<PageText, PageError> {
        let text = decode::capture(self.bytes, self.known.charset.as_deref())?;
        Ok(PageText::from_bytes(text, self.bytes))
    }

    fn told(&self) -> Result<Format, PageError> {
        self.format.map_or_else(|| sniff(self.bytes), Ok)
    }
}

/// Bytes in which a page begins.
const HEAD: usize = 1024;

/// How HTML begins, by the web's rules for telling what a file is (https://mimesniff.spec.whatwg.org/).
const BEGINNINGS: [&str; 19] = [
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<body",
    "<br",
    "<p",
    "<!--",
    "<meta",
    "<link",
];

/// What a page is by its beginning.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Format, PageError> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let encoding = charset::marked(head).unwrap_or(encoding_rs::WINDOWS_1252);
    let head = encoding.decode_with_bom_removal(head).0.to_ascii_lowercase();
    let head = head.trim_start();
    let begins = |mark: &str| {
        let ends = |rest: &str| mark.ends_with('-') || rest.starts_with([' ', '\t', '\n', '\r', '\x0c', '>']);
        head.strip_prefix(mark).is_some_and(ends)
    };
    if BEGINNINGS.iter().any(|mark| begins(mark)) || (head.starts_with("<?xml") && head.contains("<html")) {
        Ok(Format::Html)
    } else if head.starts_with("<?xml") {
        Err(PageError::Xml)
    } else {
        Ok(Format::Capture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_by_its_beginning() {
        for html in [
            "\n<!DOCTYPE HTML><p>",
            "\u{feff}<html lang=en>",
            "<!--[if IE]>",
            "<?xml version='1.0'?>\n<html>",
            "<p>",
        ] {
            assert_eq!(sniff(html.as_bytes()), Ok(Format::Html), "{html}");
        }
        assert_eq!(sniff(b"\xFF\xFE<\0h\0t\0m\0l\0>\0"), Ok(Format::Html));
        for text in ["", "<3 is a heart", "<pre-war> houses", "The <p> element", "<abbr>"] {
            assert_eq!(sniff(text.as_bytes()), Ok(Format::Capture), "{text}");
        }
        assert_eq!(sniff(b"<?xml version='1.0'?><rss>"), Err(PageError::Xml));
    }
}
