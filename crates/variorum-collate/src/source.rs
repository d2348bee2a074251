use variorum_page::{Article, LineKind, Passage};
use variorum_parse::Doc;
use variorum_statement::Statement;
use variorum_text::Span;

/// One outlet's article with all that was read from it: what goes into an edition.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path of the page, as it was given.
    pub file: String,
    /// The page.
    pub article: Article,
    /// The lines of the page that were parsed.
    pub passage: Passage,
    /// The parse of [`Self::passage`]'s text.
    pub doc: Doc,
    /// What others say in it; spans are bytes of the passage's text.
    pub statements: Vec<Statement>,
}

impl Source {
    /// Whether a span of the passage stands in the headline.
    pub(crate) fn in_title(&self, span: Span) -> bool {
        let places = self.passage.to_source(span);
        let mut titles = self.article.lines.iter().filter(|l| l.kind == LineKind::Title);
        titles.any(|l| places.iter().any(|p| l.span.overlaps(*p)))
    }
}
