use std::ops::Deref;
use std::sync::Arc;

use variorum_text::{CodePoints, Span, sha256_hex};

/// The text of a page, all spans of its [`Article`](crate::Article) point in here, and where it stands in the file.
///
/// Of a text capture it is the file itself. Of a page in HTML it is what a reader sees, a line a block, and every
/// byte of it knows which bytes of the file's text it comes from.
///
/// ```
/// use variorum_page::{Metadata, read};
/// use variorum_text::Span;
///
/// let html = "<!doctype html><p>Tom &amp; Jo\n  <b>sail</b> out of Kelmouth on Tuesday night.";
/// let source = read(html.as_bytes(), Metadata::default())?.source;
/// assert_eq!(&*source, "Tom & Jo sail out of Kelmouth on Tuesday night.");
/// let words = Span::new(4, 13);
/// assert_eq!(words.of(&source), "& Jo sail");
/// let place = source.in_file(words);
/// assert_eq!(place.of(source.file_text()), "&amp; Jo\n  <b>sail");
/// assert_eq!(source.from_file(place), Some(words));
/// # Ok::<(), variorum_page::PageError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PageText {
    text: Arc<str>,
    /// SHA-256 of the file's bytes, where they are not those of the text.
    sha256: Option<Arc<str>>,
    markup: Option<Arc<Markup>>,
}

/// The markup that a text was made from.
#[derive(Debug)]
struct Markup {
    text: Box<str>,
    runs: Runs,
}

impl PageText {
    /// A text that is its file, decoded.
    pub(crate) fn from_bytes(text: String, bytes: &[u8]) -> Self {
        let sha256 = (text.as_bytes() != bytes).then(|| sha256_hex(bytes).into());
        Self { text: text.into(), sha256, markup: None }
    }

    /// A text made from the markup of a file whose bytes have the hash `sha256`.
    pub(crate) fn from_markup(text: String, runs: Runs, markup: String, sha256: String) -> Self {
        let markup = Markup { text: markup.into(), runs };
        Self { text: text.into(), sha256: Some(sha256.into()), markup: Some(markup.into()) }
    }

    /// Whether the file is markup, and this text what is seen of it.
    pub fn is_of_markup(&self) -> bool {
        self.markup.is_some()
    }

    /// The text of the file: decoded, otherwise as it stands. Offsets that are printed count its code points.
    pub fn file_text(&self) -> &str {
        self.markup.as_ref().map_or(&self.text, |markup| &markup.text)
    }

    /// The SHA-256 of the file's bytes, in hexadecimal.
    pub fn file_sha256(&self) -> String {
        self.sha256.as_ref().map_or_else(|| sha256_hex(self.text.as_bytes()), |own| own.to_string())
    }

    /// The bytes of [`Self::file_text`] that a span of this text comes from, markup between them included.
    pub fn in_file(&self, span: Span) -> Span {
        self.markup.as_ref().map_or(span, |markup| markup.runs.in_file(span))
    }

    /// The span of this text that comes from just these bytes of [`Self::file_text`]; `None` where none does.
    pub fn from_file(&self, place: Span) -> Option<Span> {
        let span = self.markup.as_ref().map_or(place, |markup| markup.runs.in_text(place));
        (span.get(&self.text).is_some() && self.in_file(span) == place).then_some(span)
    }
}

/// Where spans of a page's text stand in the file, in code points of the file's text, and back.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    text: &'a PageText,
    points: CodePoints<'a>,
}

impl<'a> Places<'a> {
    /// Reads the file's text once.
    pub fn new(text: &'a PageText) -> Self {
        Self { text, points: CodePoints::new(text.file_text()) }
    }

    /// The place of a span of the text.
    pub fn of(&self, span: Span) -> (usize, usize) {
        self.points.span(self.text.in_file(span))
    }

    /// The bytes of the file's text at a place; `None` for one that it does not have.
    pub fn in_file(&self, start: usize, end: usize) -> Option<Span> {
        self.points.to_bytes(start, end)
    }
}

impl Deref for PageText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// A text that is its file, byte for byte.
impl<T: Into<Arc<str>>> From<T> for PageText {
    fn from(text: T) -> Self {
        Self { text: text.into(), sha256: None, markup: None }
    }
}

/// Which bytes of a text come from which bytes of the file, in the order of both.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runs(Vec<Run>);

/// Bytes of a text and the bytes of the file they come from.
#[derive(Clone, Copy, Debug)]
struct Run {
    text: Span,
    file: Span,
    /// Whether the two are the same bytes; if not, the run is one character or space, and indivisible.
    same: bool,
}

impl Runs {
    /// Notes what the next bytes of the text come from. `same` says that they are the same bytes.
    pub fn push(&mut self, text: Span, file: Span, same: bool) {
        match self.0.last_mut() {
            Some(last)
                if same
                    && last.same
                    && last.file.end() == file.start()
                    && last.text.end() == text.start() =>
            {
                last.text = last.text.cover(text);
                last.file = last.file.cover(file);
            }
            _ => self.0.push(Run { text, file, same }),
        }
    }

    fn in_file(&self, span: Span) -> Span {
        let first = self.0.partition_point(|run| run.text.end() <= span.start());
        let start = self.0.get(first).map_or_else(|| self.end(), |run| run.file_start(span.start()));
        if span.is_empty() {
            return Span::new(start, start);
        }
        let past = self.0.partition_point(|run| run.text.start() < span.end());
        let end =
            past.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |run| run.file_end(span.end()));
        Span::new(start, end)
    }

    fn in_text(&self, place: Span) -> Span {
        let first = self.0.partition_point(|run| run.file.end() <= place.start());
        let Some(run) = self.0.get(first) else { return Span::new(usize::MAX, usize::MAX) };
        let start = run.text_start(place.start());
        if place.is_empty() {
            return Span::new(start, start);
        }
        let past = self.0.partition_point(|run| run.file.start() < place.end());
        let end =
            past.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |run| run.text_end(place.end()));
        Span::new(start, end)
    }

    fn end(&self) -> usize {
        self.0.last().map_or(0, |run| run.file.end())
    }
}

impl Run {
    fn file_start(&self, at: usize) -> usize {
        let inside = at.saturating_sub(self.text.start());
        self.file.start() + if self.same { inside } else { 0 }
    }

    fn file_end(&self, at: usize) -> usize {
        if self.same && at < self.text.end() {
            self.file.start() + (at - self.text.start())
        } else {
            self.file.end()
        }
    }

    fn text_start(&self, at: usize) -> usize {
        let inside = at.saturating_sub(self.file.start());
        self.text.start() + if self.same { inside } else { 0 }
    }

    fn text_end(&self, at: usize) -> usize {
        if self.same && at < self.file.end() {
            self.text.start() + (at - self.file.start())
        } else {
            self.text.end()
        }
    }
}
