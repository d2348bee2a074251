//! A document with its quotations and paragraphs laid over the tokens.

use std::ops::Range;

use variorum_parse::{Doc, Token};
use variorum_text::Span;

use crate::dateline::after_dateline;
use crate::lexicon::takes_quotation;
use crate::quotation::{Quotation, quotations};
use crate::tree::{holds, subject};

/// What the rules read.
pub(crate) struct Scene<'d> {
    pub doc: &'d Doc,
    pub quotations: Vec<Quotation>,
    /// For each token the quotation it stands in, marks included.
    quotation_of: Vec<Option<usize>>,
    /// Paragraphs as ranges of tokens, white space left out.
    pub paragraphs: Vec<Range<usize>>,
    paragraph_of: Vec<usize>,
}

impl<'d> Scene<'d> {
    pub fn new(doc: &'d Doc) -> Self {
        let mut quotations = quotations(doc.text());
        quotations.iter_mut().filter(|q| !q.closed).for_each(|q| end_before_cue(doc, q));
        let mut quotation_of = vec![None; doc.len()];
        for (n, q) in quotations.iter().enumerate() {
            for slot in quotation_of.get_mut(doc.tokens_in(q.outer)).into_iter().flatten() {
                *slot = Some(n);
            }
        }
        let (paragraphs, paragraph_of) = paragraphs(doc);
        Self { doc, quotations, quotation_of, paragraphs, paragraph_of }
    }

    pub fn token(&self, index: usize) -> Option<Token<'d>> {
        self.doc.token(index)
    }

    /// Number of the quotation that a token stands in.
    pub fn quotation_of(&self, token: usize) -> Option<usize> {
        self.quotation_of.get(token).copied().flatten()
    }

    /// Number of the paragraph that a token stands in.
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraph_of.get(token).copied().unwrap_or_default()
    }

    /// The tokens of the paragraph that a token stands in.
    pub fn paragraph(&self, token: usize) -> Range<usize> {
        self.paragraphs.get(self.paragraph_of(token)).cloned().unwrap_or_default()
    }

    /// The sentence of a token as far as it lies in the token's paragraph.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let paragraph = self.paragraph(token);
        self.token(token).map_or(0..0, |t| clip(t.sentence(), &paragraph))
    }

    /// Numbers of the quotations that share a token with a range.
    pub fn quotations_in(&self, range: &Range<usize>) -> Range<usize> {
        let span = self.doc.span(range.clone());
        let start = self.quotations.partition_point(|q| q.outer.end() <= span.start());
        start..self.quotations.partition_point(|q| q.outer.start() < span.end()).max(start)
    }

    /// The tokens of a quotation, marks included.
    pub fn tokens_of(&self, quotation: &Quotation) -> Range<usize> {
        self.doc.tokens_in(quotation.outer)
    }

    pub fn words(&self, span: Span) -> &'d str {
        span.of(self.doc.text())
    }
}

/// Ends a quotation without closing mark before the narrator's reporting clause: "“It is closed, *Lee said*. …".
fn end_before_cue(doc: &Doc, quotation: &mut Quotation) {
    let Some(part) = quotation.parts.last_mut() else { return };
    let tokens = doc.tokens_in(*part);
    let clause = doc.slice(tokens.clone()).filter(|t| takes_quotation(*t)).find_map(|verb| {
        let name = subject(verb).filter(|s| holds(&tokens, *s) && s.pos() == "PROPN")?;
        let start = name.subtree().start.min(verb.index());
        let rims = [start.checked_sub(1)?, name.subtree().end.max(verb.index() + 1)];
        let set_off = |i: usize| doc.token(i).is_some_and(|t| matches!(t.text(), "," | "." | "?" | "!"));
        (start > tokens.start + 1 && rims.into_iter().all(set_off)).then_some(start - 1)
    });
    if let Some(comma) = clause.and_then(|i| doc.token(i)) {
        *part = Span::new(part.start(), comma.span().end());
        quotation.outer = Span::new(quotation.outer.start(), comma.span().end());
    }
}

/// What of `range` lies in `bounds`.
pub(crate) fn clip(range: Range<usize>, bounds: &Range<usize>) -> Range<usize> {
    let start = range.start.max(bounds.start);
    start..range.end.min(bounds.end).max(start)
}

fn paragraphs(doc: &Doc) -> (Vec<Range<usize>>, Vec<usize>) {
    let mut found = Vec::new();
    let mut of = Vec::with_capacity(doc.len());
    let mut start = 0;
    for t in doc.tokens() {
        of.push(found.len());
        if t.text().contains('\n') {
            found.push(start..t.index());
            start = t.index() + 1;
        }
    }
    found.push(start..doc.len());
    let transcript = found.iter().filter(|p| shouted_label(doc, p).is_some()).take(2).count() > 1;
    let found = found.into_iter().map(|p| without_head(doc, p, transcript)).collect();
    (found, of)
}

/// A paragraph without the place or speaker before a colon, or the dateline, that it may begin with.
fn without_head(doc: &Doc, paragraph: Range<usize>, transcript: bool) -> Range<usize> {
    match shouted_label(doc, &paragraph) {
        Some(_) if transcript => paragraph,
        Some(colon) => colon + 1..paragraph.end,
        None => after_dateline(doc, paragraph),
    }
}

/// Index of the colon after one to three words in capitals at the start of a paragraph: "BAKU: …", "SMITH: …";
/// a mark may stand before them.
pub(crate) fn shouted_label(doc: &Doc, paragraph: &Range<usize>) -> Option<usize> {
    let mark = doc.token(paragraph.start).is_some_and(|t| matches!(t.text(), "\"" | "“" | "''"));
    let start = paragraph.start + usize::from(mark);
    let opening = clip(start..start + 4, paragraph);
    let colon = doc.slice(opening).find(|t| t.text() == ":")?.index();
    let long = doc.token(start).is_some_and(|t| t.text().chars().filter(|c| c.is_uppercase()).count() > 2);
    let capitals = doc.slice(start..colon).all(|t| !t.text().contains(char::is_lowercase));
    (long && capitals).then_some(colon)
}
