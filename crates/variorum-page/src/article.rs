use variorum_text::Span;

use crate::{PageText, Passage};

/// What a line of a page is. Every line is one of these; none is dropped.
///
/// Title, byline and article lines together are what belongs to the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineKind {
    /// A paragraph of the article's body.
    Article,
    /// The article's headline.
    Title,
    /// Who wrote it, when and where, above the article or signing it below.
    Byline,
    /// Part of a teaser of another story.
    Teaser,
    /// Navigation, captions, promotion, legal lines, blank lines.
    Furniture,
    /// A prompt to comment, or comments.
    Comment,
}

/// One line of the page, without its line break (`\n` or `\r\n`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the page, white space at its rims included.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
}

/// An item that points to another story: a headline, opening words, or both. Spans are trimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Teaser {
    /// The other story's headline, where one can be told from the rest.
    pub title: Option<Span>,
    /// Its opening words.
    pub text: Option<Span>,
}

/// What is known of a page beside its lines: what a sidecar says, completed from the text itself.
///
/// Dates are ISO 8601 as found, a date or a date with a time. One comes from the text only where a line by the
/// article says in full when it was published or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Canonical address.
    pub url: Option<String>,
    /// Name of the outlet, or the host of its address.
    pub outlet: Option<String>,
    /// Whether the outlet is known as a wire agency, whose words others print.
    pub agency: bool,
    /// Headline.
    pub title: Option<String>,
    /// Who signed it.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it was last changed.
    pub modified: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The name of the character set that the page was sent with, where something beside the page says it. Only a
    /// byte-order mark outranks it.
    pub charset: Option<String>,
}

/// A page come apart.
#[derive(Clone, Debug)]
pub struct Article {
    /// The page's text; all spans point in here.
    pub source: PageText,
    /// What is known of the page.
    pub metadata: Metadata,
    /// Every line of the page, in order. Lines and their breaks tile the source behind a byte-order mark.
    pub lines: Vec<Line>,
    /// The items that point to other stories, in order.
    pub teasers: Vec<Teaser>,
}

impl Article {
    /// The lines of the given kinds as one text, a line each, with the way back to the page.
    pub fn passage(&self, kinds: &[LineKind]) -> Passage {
        let lines = self.lines.iter().filter(|l| kinds.contains(&l.kind) && !l.span.is_empty());
        Passage::new(&self.source, lines.map(|l| l.span))
    }
}
