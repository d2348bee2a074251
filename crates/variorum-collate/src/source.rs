use variorum_page::{Article, Passage};
use variorum_parse::Doc;
use variorum_statement::Statement;

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
