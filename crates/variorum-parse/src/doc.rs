//! A parsed text: what every room after this one reads.

mod labels;
mod rows;

use std::ops::Range;
use std::sync::Arc;

use variorum_text::Span;

pub(crate) use self::labels::{Label, Labels};
pub(crate) use self::rows::{Row, Rows};

/// A text with its tokens, tree, sentences and entities.
///
/// The tokens' spans are in the order of the text and cover all of it but the single spaces after tokens.
#[derive(Clone, Debug)]
pub struct Doc {
    text: Arc<str>,
    tokens: Vec<Row>,
    lemmas: String,
    labels: Arc<Labels>,
    entities: Vec<Entity>,
    /// `children[first_child[i]..first_child[i + 1]]` are the children of token `i`, in the order of the text.
    first_child: Vec<u32>,
    children: Vec<u32>,
    sentences: Vec<Range<usize>>,
    /// Number of the sentence of each token.
    sentence_of: Vec<u32>,
}

/// A named entity: tokens `tokens.start..tokens.end`, of the kind `label` (OntoNotes: `PERSON`, `ORG`, `GPE`, …).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// First token and one past the last.
    pub tokens: Range<usize>,
    /// The kind.
    pub label: Arc<str>,
}

/// One token's annotation, for building a [`Doc`] from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation<'a> {
    /// Where the token stands in the text.
    pub span: Span,
    /// Whether one space follows that belongs to no token.
    pub space_after: bool,
    /// Fine-grained part of speech (Penn Treebank).
    pub tag: &'a str,
    /// Universal part of speech.
    pub pos: &'a str,
    /// Universal features, `Name=Value` joined by `|`; empty for none.
    pub morph: &'a str,
    /// Base form.
    pub lemma: &'a str,
    /// Relation to the head (ClearNLP labels, as spaCy's English models use them); `ROOT` at the root.
    pub dep: &'a str,
    /// The head's index; a root is its own head.
    pub head: usize,
    /// Whether a sentence begins here.
    pub sent_start: bool,
}

/// Why annotations make no [`Doc`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocError {
    /// A token outside the text, inside a character, or before the end of the token before it.
    #[error("token {token} does not fit the text")]
    Token {
        /// Its index.
        token: usize,
    },
    /// A head that is no token.
    #[error("token {token} has token {head} for its head, and there is none")]
    Head {
        /// Index of the token.
        token: usize,
        /// Index of the head that does not exist.
        head: usize,
    },
    /// An entity without tokens, or with tokens that do not exist.
    #[error("entity {entity} does not fit the tokens")]
    Entity {
        /// Its index.
        entity: usize,
    },
    /// More than 65,535 different labels, or over 4 GiB of text.
    #[error("too many labels or too much text")]
    Size,
}

impl Doc {
    /// Builds a document from annotations, as another tool may have made them.
    ///
    /// # Errors
    /// When spans, heads or entities do not fit the text and its tokens.
    pub fn from_annotations(
        text: impl Into<Arc<str>>,
        annotations: &[Annotation<'_>],
        entities: Vec<Entity>,
    ) -> Result<Self, DocError> {
        let text = text.into();
        let mut labels = Labels::default();
        let mut rows = Rows::default();
        let mut end = 0;
        for (i, a) in annotations.iter().enumerate() {
            if a.span.start() < end || a.span.get(&text).is_none() {
                return Err(DocError::Token { token: i });
            }
            end = a.span.end();
            if a.head >= annotations.len() {
                return Err(DocError::Head { token: i, head: a.head });
            }
            let mut label = |name: &str| labels.number(name).ok_or(DocError::Size);
            let row = Row {
                span: a.span,
                space_after: a.space_after,
                tag: label(a.tag)?,
                pos: label(a.pos)?,
                morph: label(a.morph)?,
                dep: label(a.dep)?,
                head: u32::try_from(a.head).map_err(|_| DocError::Size)?,
                ..Row::default()
            };
            rows.push(row, a.lemma, a.sent_start).ok_or(DocError::Size)?;
        }
        let bad = |e: &Entity| e.tokens.is_empty() || e.tokens.end > annotations.len();
        if let Some(entity) = entities.iter().position(bad) {
            return Err(DocError::Entity { entity });
        }
        rows.entities = entities;
        Ok(rows.into_doc(text, Arc::new(labels)))
    }

    /// The text, as it was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token number `index`.
    pub fn token(&self, index: usize) -> Option<Token<'_>> {
        (index < self.tokens.len()).then_some(Token { doc: self, index })
    }

    /// The tokens in order.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Token<'_>> + ExactSizeIterator {
        self.slice(0..self.tokens.len())
    }

    /// The tokens of a range of indices, cut to those that exist.
    pub fn slice(
        &self,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = Token<'_>> + ExactSizeIterator {
        let end = range.end.min(self.tokens.len());
        (range.start.min(end)..end).map(|index| Token { doc: self, index })
    }

    /// The sentences as ranges of token indices, in order, covering all tokens.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The named entities, in order.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The bytes from the first to the last token of a range; empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        let mut tokens = self.slice(range);
        let Some(first) = tokens.next() else { return Span::default() };
        first.span().cover(tokens.next_back().unwrap_or(first).span())
    }

    /// Index of the first token that ends after byte `offset`; the number of tokens when none does.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= offset)
    }

    /// Indices of the tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start());
        start..self.tokens.partition_point(|t| t.span.start() < span.end()).max(start)
    }
}

/// One token of a [`Doc`].
#[derive(Clone, Copy)]
pub struct Token<'d> {
    doc: &'d Doc,
    index: usize,
}

impl<'d> Token<'d> {
    fn row(self) -> &'d Row {
        &self.doc.tokens[self.index]
    }

    fn at(self, index: u32) -> Token<'d> {
        Token { doc: self.doc, index: index as usize }
    }

    /// Its number in the document.
    pub fn index(self) -> usize {
        self.index
    }

    /// Its bytes.
    pub fn span(self) -> Span {
        self.row().span
    }

    /// Its characters.
    pub fn text(self) -> &'d str {
        self.row().span.of(&self.doc.text)
    }

    /// Whether one space follows that belongs to no token.
    pub fn space_after(self) -> bool {
        self.row().space_after
    }

    /// Fine-grained part of speech (Penn Treebank).
    pub fn tag(self) -> &'d str {
        self.doc.labels.name(self.row().tag)
    }

    /// Universal part of speech.
    pub fn pos(self) -> &'d str {
        self.doc.labels.name(self.row().pos)
    }

    /// Universal features, `Name=Value` joined by `|`; empty for none.
    pub fn morph(self) -> &'d str {
        self.doc.labels.name(self.row().morph)
    }

    /// Base form.
    pub fn lemma(self) -> &'d str {
        let (start, end) = self.row().lemma;
        self.doc.lemmas.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Relation to the head.
    pub fn dep(self) -> &'d str {
        self.doc.labels.name(self.row().dep)
    }

    /// The head; a root is its own.
    pub fn head(self) -> Token<'d> {
        self.at(self.row().head)
    }

    /// Whether it is the root of its tree.
    pub fn is_root(self) -> bool {
        self.row().head as usize == self.index
    }

    /// Whether a sentence begins here.
    pub fn is_sent_start(self) -> bool {
        self.sentence().start == self.index
    }

    /// Whether it is all white space.
    pub fn is_space(self) -> bool {
        self.pos() == "SPACE"
    }

    /// The sentence it stands in, as a range of token indices.
    pub fn sentence(self) -> Range<usize> {
        let n = self.doc.sentence_of[self.index] as usize;
        self.doc.sentences[n].clone()
    }

    /// The tokens whose head it is, in the order of the text.
    pub fn children(self) -> impl DoubleEndedIterator<Item = Token<'d>> {
        let range = self.doc.first_child[self.index] as usize..self.doc.first_child[self.index + 1] as usize;
        self.doc.children[range].iter().map(move |&i| self.at(i))
    }

    /// From its head up to the root.
    pub fn ancestors(self) -> impl Iterator<Item = Token<'d>> {
        let mut left = self.doc.len();
        std::iter::successors(Some(self), move |t| {
            left = left.saturating_sub(1);
            (!t.is_root() && left > 0).then(|| t.head())
        })
        .skip(1)
    }

    /// The indices from the first to one past the last token of its subtree (which may have holes where the tree
    /// is not projective).
    pub fn subtree(self) -> Range<usize> {
        let (first, last) = self.row().subtree;
        first as usize..last as usize + 1
    }

    /// The token after it, if any.
    pub fn next(self) -> Option<Token<'d>> {
        self.doc.token(self.index + 1)
    }

    /// The token before it, if any.
    pub fn previous(self) -> Option<Token<'d>> {
        self.doc.token(self.index.checked_sub(1)?)
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.doc, other.doc) && self.index == other.index
    }
}

impl Eq for Token<'_> {}

impl std::fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{:?}/{}/{}", self.index, self.text(), self.tag(), self.dep())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Ann says Bo left ." with says ← Ann, left; left ← Bo.
    fn doc() -> Doc {
        let text = "Ann says Bo left.";
        let row = |start, end, head, dep| Annotation {
            span: Span::new(start, end),
            head,
            dep,
            ..Default::default()
        };
        let rows = [
            row(0, 3, 1, "nsubj"),
            row(4, 8, 1, "ROOT"),
            row(9, 11, 3, "nsubj"),
            row(12, 16, 1, "ccomp"),
            row(16, 17, 1, "punct"),
        ];
        Doc::from_annotations(text, &rows, vec![Entity { tokens: 0..1, label: "PERSON".into() }]).unwrap()
    }

    #[test]
    fn children_come_in_the_order_of_the_text() {
        let d = doc();
        let says = d.token(1).unwrap();
        assert_eq!(says.children().map(Token::text).collect::<Vec<_>>(), ["Ann", "left", "."]);
        assert_eq!(d.token(3).unwrap().subtree(), 2..4);
        assert_eq!(says.subtree(), 0..5);
    }

    #[test]
    fn a_cycle_of_heads_ends() {
        let row = |start, head| Annotation { span: Span::new(start, start + 1), head, ..Default::default() };
        let d = Doc::from_annotations("ab", &[row(0, 1), row(1, 0)], vec![]).unwrap();
        assert!(d.token(0).unwrap().ancestors().count() <= 2);
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let row = |start, head| Annotation { span: Span::new(start, start + 1), head, ..Default::default() };
        let new = |rows: &[Annotation<'_>]| Doc::from_annotations("é", rows, vec![]).unwrap_err();
        assert_eq!(new(&[row(0, 0)]), DocError::Token { token: 0 });
        let far = Annotation { span: Span::new(0, 2), head: 7, ..Default::default() };
        assert_eq!(new(&[far]), DocError::Head { token: 0, head: 7 });
    }

    #[test]
    fn finds_tokens_by_bytes() {
        let d = doc();
        assert_eq!(d.tokens_in(Span::new(9, 16)), 2..4);
        assert_eq!(d.tokens_in(Span::new(3, 4)), 1..1);
        assert_eq!(d.token_at(16), 4);
        assert_eq!(d.span(2..4), Span::new(9, 16));
    }
}
