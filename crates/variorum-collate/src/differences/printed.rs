//! Which sentences a witness prints: what both print is no difference, whatever else one of them says.

use std::collections::HashSet;

use variorum_text::Span;

use crate::Source;
use crate::words::words;

/// The sentences of one witness, each as its words are compared.
pub(crate) struct Printed(HashSet<String>);

impl Printed {
    /// Reads the sentences of a witness.
    pub(crate) fn new(source: &Source) -> Self {
        let doc = &source.doc;
        let whole = |s: &std::ops::Range<usize>| lines(doc.text(), doc.span(s.clone()));
        Self(doc.sentences().iter().flat_map(whole).map(|s| forms(doc.text(), s)).collect())
    }

    /// Whether the sentence of another witness that a span begins in is one of them.
    pub(super) fn has(&self, other: &Source, span: Span) -> bool {
        let doc = &other.doc;
        let sentence = doc.token(doc.tokens_in(span).start).map_or(span, |t| doc.span(t.sentence()));
        let line = lines(doc.text(), sentence).find(|l| l.overlaps(span));
        line.is_some_and(|l| self.0.contains(&forms(doc.text(), l)))
    }
}

fn forms(text: &str, span: Span) -> String {
    words(text, span).into_iter().map(|w| w.form + " ").collect()
}

/// The parser may run a headline into what stands below it.
fn lines(text: &str, sentence: Span) -> impl Iterator<Item = Span> {
    let mut at = sentence.start();
    sentence.of(text).split('\n').map(move |line| {
        let span = Span::new(at, at + line.len());
        at = span.end() + 1;
        span
    })
}
