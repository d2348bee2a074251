//! The parts of a text that are compared: each sentence of a statement, and each sentence of the narrator.

use std::ops::Range;

use variorum_parse::{Doc, Token};
use variorum_statement::{Kind, Statement, conditions};
use variorum_text::Span;

use crate::Source;
use crate::utterances::in_marks;
use crate::vocabulary::{Term, Vocabulary};

/// One sentence, or the part of it that a statement takes up.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// Number of the witness.
    pub witness: usize,
    /// Number of the statement among all of the story; `None` for the narrator's words.
    pub reading: Option<usize>,
    /// Whether it is what a statement leaves of a sentence ("the mayor told a crowd on Friday").
    pub is_rest: bool,
    /// How much of the statement is quoted; the narrator's words are not.
    pub kind: Kind,
    /// Tokens of the witness's doc.
    pub tokens: Range<usize>,
    /// The bytes of the passage.
    pub span: Span,
    /// Its terms with their tokens, in order.
    pub terms: Vec<(Term, usize)>,
    /// Each of them once, sorted.
    distinct: Vec<Term>,
    /// Whether a verb is among them.
    has_verb: bool,
    /// How much each term counts for saying the same: what stands in a condition counts less than what depends on it.
    pub force: Vec<f32>,
    /// The same for the gist: what stands deep in the sentence counts less than what stands high.
    pub gist: Vec<f32>,
    /// The terms of each stretch in quotation marks, where only part is quoted.
    pub fragments: Vec<Vec<Term>>,
}

/// Terms of a phrase, at most.
const PHRASE: usize = 2;

/// The force of a term in a condition.
const IN_CONDITION: f32 = 0.3;

/// The stress on a part of a name before the last one: "Novak" is "Peter Novak".
const FIRST_NAME: f32 = 0.5;

/// What a word keeps of the stress on the word that it depends on: the gist of a sentence stands high in its tree.
const DEPENDENT: f32 = 0.88;

/// Steps in the tree behind which stress falls no more.
const DEEPEST: usize = 6;

/// The stress on a word by its place in the tree over a passage.
fn stress(token: Token<'_>, passage: &Range<usize>) -> f32 {
    let inside = token.ancestors().take(DEEPEST).take_while(|t| passage.contains(&t.index()));
    let is_first = token.pos() == "PROPN" && token.dep() == "compound" && token.head().pos() == "PROPN";
    DEPENDENT.powi(inside.count() as i32) * if is_first { FIRST_NAME } else { 1.0 }
}

impl Segment {
    fn new(
        witness: usize,
        reading: Option<usize>,
        kind: Kind,
        text: &Text<'_>,
        tokens: Range<usize>,
    ) -> Self {
        let terms: Vec<(Term, usize)> =
            tokens.clone().filter_map(|i| Some((text.terms.get(i).copied().flatten()?, i))).collect();
        let distinct = distinct(&terms);
        let conditions = conditions(text.doc, tokens.clone());
        let conditional = |i: usize| {
            let span = text.doc.token(i).map(|t| t.span()).unwrap_or_default();
            conditions.iter().any(|c| c.span.contains(span))
        };
        let force: Vec<f32> =
            terms.iter().map(|(_, i)| if conditional(*i) { IN_CONDITION } else { 1.0 }).collect();
        let stress = |i: usize| text.doc.token(i).map_or(1.0, |t| stress(t, &tokens));
        let gist = terms.iter().zip(&force).map(|((_, i), force)| force * stress(*i)).collect();
        let span = text.doc.span(tokens.clone());
        let fragments = fragments(text.doc, span, kind, &terms);
        Self {
            witness,
            reading,
            is_rest: false,
            kind,
            span,
            tokens,
            has_verb: terms.iter().any(|(_, i)| text.doc.token(*i).is_some_and(|t| t.pos() == "VERB")),
            terms,
            distinct,
            force,
            gist,
            fragments,
        }
    }
}

impl Segment {
    /// A clause of what `within` tells, with its terms, their tokens and forces, in order.
    pub(crate) fn clause(
        within: &Segment,
        doc: &Doc,
        tokens: Range<usize>,
        terms: impl Iterator<Item = (Term, usize, f32)>,
    ) -> Self {
        let (mut list, mut force) = (Vec::new(), Vec::new());
        for (term, token, of) in terms {
            list.push((term, token));
            force.push(of);
        }
        let span = doc.span(tokens.clone());
        let Segment { witness, reading, is_rest, kind, .. } = *within;
        let has_verb = list.iter().any(|(_, i)| doc.token(*i).is_some_and(|t| t.pos() == "VERB"));
        let (distinct, gist, fragments) = (distinct(&list), force.clone(), Vec::new());
        Self {
            witness,
            reading,
            is_rest,
            kind,
            distinct,
            has_verb,
            tokens,
            span,
            terms: list,
            force,
            gist,
            fragments,
        }
    }

    /// Whether a term is among its terms.
    pub(crate) fn has(&self, term: Term) -> bool {
        self.distinct.binary_search(&term).is_ok()
    }

    /// Whether both have the same terms, in whatever order.
    pub(crate) fn same_terms(&self, other: &Self) -> bool {
        self.distinct == other.distinct
    }

    /// Whether it says too little to be known again in other words: one word, or, unquoted, a phrase without a verb ("the
    /// new bridge").
    pub(crate) fn is_scrap(&self) -> bool {
        let is_phrase = self.kind != Kind::Direct && !self.has_verb && self.distinct.len() <= PHRASE;
        is_phrase || self.distinct.len() <= 1
    }

    /// Its characters.
    pub(crate) fn words<'s>(&self, sources: &'s [Source]) -> &'s str {
        sources.get(self.witness).map_or("", |s| self.span.of(s.doc.text()))
    }

    /// Whether it stands in the headline.
    pub(crate) fn is_title(&self, sources: &[Source]) -> bool {
        sources.get(self.witness).is_some_and(|s| self.in_title(s))
    }

    /// Whether it stands in the headline of its own witness.
    pub(crate) fn in_title(&self, source: &Source) -> bool {
        source.in_title(self.span)
    }
}

/// The terms of each stretch in quotation marks, where only part is quoted.
fn fragments(doc: &Doc, span: Span, kind: Kind, terms: &[(Term, usize)]) -> Vec<Vec<Term>> {
    let marked = if kind == Kind::Mixed { in_marks(doc.text(), span) } else { Vec::new() };
    let inside = |f: &Span, i: usize| doc.token(i).is_some_and(|t| f.contains(t.span()));
    let list = marked.iter().map(|f| terms.iter().filter(|(_, i)| inside(f, *i)).map(|(t, _)| *t).collect());
    list.filter(|f: &Vec<Term>| !f.is_empty()).collect()
}

/// Each term once, sorted.
fn distinct(terms: &[(Term, usize)]) -> Vec<Term> {
    let mut distinct: Vec<Term> = terms.iter().map(|(t, _)| *t).collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

/// A doc with the terms of its tokens.
struct Text<'a> {
    doc: &'a Doc,
    terms: Vec<Option<Term>>,
}

/// The segments of all witnesses in order, statements first within each, and the vocabulary that they share.
pub(crate) fn segments(sources: &[Source]) -> (Vec<Segment>, Vocabulary) {
    let mut vocabulary = Vocabulary::default();
    let texts: Vec<Text<'_>> =
        sources.iter().map(|s| Text { doc: &s.doc, terms: vocabulary.read(&s.doc) }).collect();
    vocabulary.close();
    let mut all = Vec::new();
    let mut first = 0;
    for (witness, (source, text)) in sources.iter().zip(&texts).enumerate() {
        for (i, statement) in source.statements.iter().enumerate() {
            let parts = parts(text.doc, &statement.content);
            all.extend(parts.map(|p| Segment::new(witness, Some(first + i), statement.kind, text, p)));
        }
        let told = |p| Segment::new(witness, None, Kind::Indirect, text, p);
        let (narrated, rest) = narrated(text.doc, &source.statements);
        all.extend(narrated.into_iter().map(told));
        all.extend(rest.into_iter().map(|p| Segment { is_rest: true, ..told(p) }));
        first += source.statements.len();
    }
    (all, vocabulary)
}

/// Token ranges of spans, broken at sentences.
fn parts<'a>(doc: &'a Doc, spans: &'a [Span]) -> impl Iterator<Item = Range<usize>> + 'a {
    spans.iter().flat_map(move |span| by_sentence(doc, doc.tokens_in(*span)))
}

fn by_sentence(doc: &Doc, tokens: Range<usize>) -> Vec<Range<usize>> {
    let sentences = doc.sentences();
    let first = sentences.partition_point(|s| s.end <= tokens.start);
    let inside = sentences.iter().skip(first).take_while(|s| s.start < tokens.end);
    let inside = inside.map(|s| s.start.max(tokens.start)..s.end.min(tokens.end)).filter(|r| !r.is_empty());
    inside.flat_map(|r| pieces(doc, r)).collect()
}

/// Tokens of a segment, at most: what goes on without a stop is no sentence, and is compared piece by piece.
const LONGEST: usize = 256;

/// A range in pieces that are not too long, broken behind a comma or its like where there is one in the second half.
fn pieces(doc: &Doc, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = tokens.start;
    while tokens.end - from > LONGEST {
        let half = from + LONGEST / 2..from + LONGEST;
        let stop = doc.slice(half.clone()).rev().find(|t| matches!(t.text(), "," | ";" | ":"));
        let to = stop.map_or(half.end, |t| t.index() + 1);
        found.push(from..to);
        from = to;
    }
    found.push(from..tokens.end);
    found
}

/// The sentences in which no statement has content, and what statements leave of the others.
fn narrated(doc: &Doc, statements: &[Statement]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut said = vec![false; doc.len()];
    for span in statements.iter().flat_map(|s| &s.content) {
        said.get_mut(doc.tokens_in(*span)).unwrap_or_default().fill(true);
    }
    let said = |i: usize| said.get(i).copied().unwrap_or_default();
    let (touched, free): (Vec<_>, Vec<_>) =
        doc.sentences().iter().cloned().partition(|s| s.clone().any(said));
    let mut rest = Vec::new();
    for sentence in touched {
        let mut from = sentence.start;
        for i in sentence.clone().chain([sentence.end]) {
            if i == sentence.end || said(i) {
                rest.extend((i >= from + REST).then_some(from..i));
                from = i + 1;
            }
        }
    }
    let cut = |list: Vec<Range<usize>>| list.into_iter().flat_map(|r| pieces(doc, r)).collect();
    (cut(free), cut(rest))
}

/// Fewest tokens of what a statement leaves of a sentence.
const REST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_parse::Annotation;

    /// Words with their part of speech, relation and head.
    fn segment(kind: Kind, words: &[(&str, &str, &str, usize)]) -> Segment {
        let text = words.iter().map(|w| w.0).collect::<Vec<_>>().join(" ");
        let mut at = 0;
        let rows: Vec<Annotation<'_>> = words
            .iter()
            .map(|&(lemma, pos, dep, head)| {
                let span = Span::new(at, at + lemma.len());
                at = span.end() + 1;
                Annotation { span, lemma, pos, dep, head, ..Annotation::default() }
            })
            .collect();
        let doc = Doc::from_annotations(text, &rows, Vec::new()).unwrap();
        let mut vocabulary = Vocabulary::default();
        let text = Text { terms: vocabulary.read(&doc), doc: &doc };
        Segment::new(0, Some(0), kind, &text, 0..words.len())
    }

    #[test]
    fn the_gist_is_high_in_the_tree_and_the_last_name_of_a_name() {
        let words = [
            ("Peter", "PROPN", "compound", 1),
            ("Novak", "PROPN", "nsubj", 2),
            ("sell", "VERB", "ROOT", 2),
            ("mill", "NOUN", "dobj", 2),
            ("downstream", "ADV", "advmod", 3),
        ];
        let gist = segment(Kind::Indirect, &words).gist;
        let [first, last, verb, object, detail] = gist[..] else { panic!("a word has a term each") };
        assert!(verb > object && object > detail);
        assert_eq!(last, object);
        assert!(first < detail);
    }

    #[test]
    fn a_word_or_a_phrase_says_too_little() {
        let bridge = [("new", "ADJ", "amod", 1), ("bridge", "NOUN", "ROOT", 1)];
        let close = [("close", "VERB", "ROOT", 0), ("bridge", "NOUN", "dobj", 0)];
        assert!(segment(Kind::Indirect, &bridge).is_scrap());
        assert!(!segment(Kind::Direct, &bridge).is_scrap());
        assert!(segment(Kind::Direct, &[("sad", "ADJ", "ROOT", 0)]).is_scrap());
        assert!(!segment(Kind::Indirect, &close).is_scrap());
    }
}
