use std::ops::Deref;
use std::sync::Arc;

use variorum_text::{CodePoints, Span, sha256_hex};

/// The text of a page; all spans of its [`Article`](crate::Article) point in here.
///
/// Of a text capture it is the file itself. Of a page in HTML it is what a reader sees, a line a block, and every
/// character of it knows which of the file's it comes from: [`Places`] says which. The markup itself is not kept.
#[derive(Clone, Debug)]
pub struct PageText {
    text: Arc<str>,
    /// SHA-256 of the file's bytes, where they are not those of the text.
    sha256: Option<Arc<str>>,
    markup: Option<Arc<Markup>>,
}

/// What is kept of the markup that a text was made from.
#[derive(Debug)]
struct Markup {
    /// Its code points.
    length: usize,
    runs: Runs,
}

impl PageText {
    /// A text that is its file, decoded.
    pub(crate) fn from_bytes(text: String, bytes: &[u8]) -> Self {
        let sha256 = (text.as_bytes() != bytes).then(|| sha256_hex(bytes).into());
        Self { text: text.into(), sha256, markup: None }
    }

    /// A text made from the markup of a file whose bytes have the hash `sha256`.
    pub(crate) fn from_markup(text: String, runs: Runs, markup: &str, sha256: String) -> Self {
        let points = CodePoints::new(markup);
        let markup = Markup { length: points.at(markup.len()), runs: runs.counted(&points) };
        Self { text: text.into(), sha256: Some(sha256.into()), markup: Some(markup.into()) }
    }

    /// Whether the file is markup, and this text what is seen of it.
    pub fn is_of_markup(&self) -> bool {
        self.markup.is_some()
    }

    /// How many code points the file's text has.
    pub fn file_length(&self) -> usize {
        self.markup.as_ref().map_or_else(|| self.text.chars().count(), |markup| markup.length)
    }

    /// The SHA-256 of the file's bytes, in hexadecimal.
    pub fn file_sha256(&self) -> String {
        self.sha256.as_ref().map_or_else(|| sha256_hex(self.text.as_bytes()), |own| own.to_string())
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

/// Where spans of a page's text stand in the file, in code points of the file's text, and back. They are what is
/// printed.
///
/// ```
/// use variorum_page::{Metadata, Places, read};
/// use variorum_text::Span;
///
/// let html = "<!doctype html><p>Tom &amp; Jo\n  <b>sail</b> out of Kelmouth on Tuesday night.";
/// let source = read(html.as_bytes(), Metadata::default())?.source;
/// assert_eq!(&*source, "Tom & Jo sail out of Kelmouth on Tuesday night.");
/// let places = Places::new(&source);
/// let words = Span::new(4, 13);
/// assert_eq!(words.of(&source), "& Jo sail");
/// let (start, end) = places.of(words);
/// assert_eq!(&html[start..end], "&amp; Jo\n  <b>sail");
/// assert_eq!(places.span(start, end), Some(words));
/// # Ok::<(), variorum_page::PageError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Places<'a> {
    text: &'a str,
    points: CodePoints<'a>,
    runs: Option<&'a Runs>,
}

impl<'a> Places<'a> {
    /// Reads the text once.
    pub fn new(source: &'a PageText) -> Self {
        let runs = source.markup.as_ref().map(|markup| &markup.runs);
        Self { text: source, points: CodePoints::new(source), runs }
    }

    /// The place of a span of the text, markup within it included.
    pub fn of(&self, span: Span) -> (usize, usize) {
        let place = self.points.span(span);
        self.runs.map_or(place, |runs| runs.in_file(span, &self.points))
    }

    /// The span of the text that comes from just this place; `None` where none does.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        let span = match self.runs {
            None => self.points.to_bytes(start, end)?,
            Some(runs) => runs.in_text(start, end, &self.points)?,
        };
        (span.get(self.text).is_some() && self.of(span) == (start, end)).then_some(span)
    }
}

/// Which bytes of a text come from where in the file, in the order of both.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runs(Vec<Run>);

/// Bytes of a text and where in the file they come from: in bytes while the text is made, in code points from then on.
#[derive(Clone, Copy, Debug)]
struct Run {
    text: Span,
    file: Span,
    /// Whether the two are the same; if not, the run is one character or space, and indivisible.
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

    /// The same with code points of the file for its bytes.
    fn counted(mut self, file: &CodePoints<'_>) -> Self {
        for run in &mut self.0 {
            let (start, end) = file.span(run.file);
            run.file = Span::new(start, end);
        }
        self.0.shrink_to_fit();
        self
    }

    fn in_file(&self, span: Span, text: &CodePoints<'_>) -> (usize, usize) {
        let first = self.0.partition_point(|run| run.text.end() <= span.start());
        let start = self.0.get(first).map_or_else(|| self.end(), |run| run.file_start(span.start(), text));
        if span.is_empty() {
            return (start, start);
        }
        let past = self.0.partition_point(|run| run.text.start() < span.end());
        let last = past.checked_sub(1).and_then(|last| self.0.get(last));
        (start, last.map_or(0, |run| run.file_end(span.end(), text)))
    }

    fn in_text(&self, start: usize, end: usize, text: &CodePoints<'_>) -> Option<Span> {
        let first = self.0.partition_point(|run| run.file.end() <= start);
        let from = self.0.get(first)?.text_start(start, text)?;
        if start == end {
            return Some(Span::new(from, from));
        }
        let past = self.0.partition_point(|run| run.file.start() < end);
        let to = self.0.get(past.checked_sub(1)?)?.text_end(end, text)?;
        (from <= to).then(|| Span::new(from, to))
    }

    fn end(&self) -> usize {
        self.0.last().map_or(0, |run| run.file.end())
    }
}

impl Run {
    fn file_start(&self, at: usize, text: &CodePoints<'_>) -> usize {
        if self.same && at > self.text.start() {
            self.file.start() + (text.at(at) - text.at(self.text.start()))
        } else {
            self.file.start()
        }
    }

    fn file_end(&self, at: usize, text: &CodePoints<'_>) -> usize {
        if self.same && at < self.text.end() { self.file_start(at, text) } else { self.file.end() }
    }

    fn text_start(&self, at: usize, text: &CodePoints<'_>) -> Option<usize> {
        if self.same && at > self.file.start() {
            text.byte(text.at(self.text.start()) + (at - self.file.start()))
        } else {
            Some(self.text.start())
        }
    }

    fn text_end(&self, at: usize, text: &CodePoints<'_>) -> Option<usize> {
        if self.same && at < self.file.end() { self.text_start(at, text) } else { Some(self.text.end()) }
    }
}
