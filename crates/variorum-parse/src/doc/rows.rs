//! The tokens of a document in the making, and the indices over them once they are complete.

use std::ops::Range;
use std::sync::Arc;

use variorum_text::Span;

use super::{Doc, Entity, Label, Labels};

/// What is known of one token; the names are those of [`Token`](super::Token)'s methods.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row {
    pub(crate) span: Span,
    pub(crate) space_after: bool,
    pub(crate) tag: Label,
    pub(crate) pos: Label,
    pub(crate) morph: Label,
    pub(crate) dep: Label,
    pub(crate) head: u32,
    /// Where the lemma is among the lemmas.
    pub(crate) lemma: (u32, u32),
    pub(crate) subtree: (u32, u32),
}

/// The rows of a document, which is made of them when all are there.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    tokens: Vec<Row>,
    lemmas: String,
    starts: Vec<usize>,
    pub(crate) entities: Vec<Entity>,
}

impl Rows {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn reserve(&mut self, rows: usize) {
        self.tokens.reserve_exact(rows);
    }

    /// Adds a token. `None` when there are more than 4 GiB of lemmas; the token has none then.
    pub(crate) fn push(&mut self, mut row: Row, lemma: &str, sent_start: bool) -> Option<()> {
        if sent_start || self.tokens.is_empty() {
            self.starts.push(self.tokens.len());
        }
        let end = u32::try_from(self.lemmas.len() + lemma.len()).ok();
        row.lemma = end.map_or((0, 0), |end| (self.lemmas.len() as u32, end));
        self.lemmas.push_str(if end.is_some() { lemma } else { "" });
        self.tokens.push(row);
        end.map(|_| ())
    }

    /// Adds the indices to rows that fit the text and each other: children, subtrees, sentences.
    pub(crate) fn into_doc(self, text: Arc<str>, labels: Arc<Labels>) -> Doc {
        let Self { mut tokens, lemmas, starts, entities } = self;
        let (first_child, children) = children_of(&tokens);
        set_subtrees(&mut tokens, &first_child, &children);
        let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
        let sentences: Vec<Range<usize>> =
            starts.iter().copied().zip(ends).map(|(a, b)| a..b).filter(|r| !r.is_empty()).collect();
        let mut sentence_of = vec![0; tokens.len()];
        for (n, s) in sentences.iter().enumerate() {
            sentence_of[s.clone()].fill(n as u32);
        }
        Doc { text, tokens, lemmas, labels, entities, first_child, children, sentences, sentence_of }
    }
}

fn children_of(tokens: &[Row]) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0u32; tokens.len() + 1];
    let is_child = |(i, t): &(usize, &Row)| t.head as usize != *i;
    for (_, t) in tokens.iter().enumerate().filter(is_child) {
        first[t.head as usize + 1] += 1;
    }
    for i in 0..tokens.len() {
        first[i + 1] += first[i];
    }
    let mut next = first.clone();
    let mut children = vec![0; first.last().copied().unwrap_or_default() as usize];
    for (i, t) in tokens.iter().enumerate().filter(is_child) {
        let slot = &mut next[t.head as usize];
        children[*slot as usize] = i as u32;
        *slot += 1;
    }
    (first, children)
}

/// The outermost tokens of each subtree: from the leaves upwards. Tokens on a cycle of heads keep what is known.
fn set_subtrees(tokens: &mut [Row], first: &[u32], children: &[u32]) {
    for (i, t) in tokens.iter_mut().enumerate() {
        t.subtree = (i as u32, i as u32);
    }
    let mut open: Vec<u32> = (0..tokens.len()).map(|i| first[i + 1] - first[i]).collect();
    let mut ready: Vec<u32> = (0..tokens.len() as u32).filter(|&i| open[i as usize] == 0).collect();
    debug_assert!(children.len() <= tokens.len());
    while let Some(i) = ready.pop() {
        let Row { head, subtree, .. } = tokens[i as usize];
        if head == i {
            continue;
        }
        let parent = &mut tokens[head as usize];
        parent.subtree = (parent.subtree.0.min(subtree.0), parent.subtree.1.max(subtree.1));
        open[head as usize] -= 1;
        if open[head as usize] == 0 {
            ready.push(head);
        }
    }
}
