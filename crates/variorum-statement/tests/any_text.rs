//! Whatever the text and the tree: no panic, spans that fit, time that grows with length.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

use proptest::prelude::*;
use variorum_parse::{Annotation, Doc, Entity};
use variorum_statement::statements;
use variorum_text::Span;

const LEMMAS: [&str; 8] = ["say", "accord", "claim", "call", "he", "president", "be", "promise"];
const RELATIONS: [&str; 12] =
    ["nsubj", "ccomp", "xcomp", "dobj", "prep", "pobj", "conj", "advcl", "relcl", "punct", "mark", "appos"];
const PARTS: [(&str, &str); 6] =
    [("VERB", "VBD"), ("NOUN", "NN"), ("PROPN", "NNP"), ("PRON", "PRP"), ("ADP", "IN"), ("AUX", "MD")];

/// Words of a text, split at white space; each character of white space but a single one between words is a token.
fn words(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        match found.last_mut() {
            Some(last) if open && c.is_alphanumeric() => *last = last.cover(span),
            _ if c != ' ' => found.push(span),
            _ => {}
        }
        open = c.is_alphanumeric();
    }
    found
}

fn doc(text: &str, choices: &[(usize, usize, usize, usize)]) -> Doc {
    let spans = words(text);
    let choice = |i: usize| choices.get(i % choices.len().max(1)).copied().unwrap_or_default();
    let annotations: Vec<Annotation<'_>> = spans
        .iter()
        .enumerate()
        .map(|(i, span)| {
            let (head, dep, part, lemma) = choice(i);
            let (pos, tag) = PARTS[part % PARTS.len()];
            Annotation {
                span: *span,
                pos,
                tag,
                dep: RELATIONS[dep % RELATIONS.len()],
                lemma: LEMMAS[lemma % LEMMAS.len()],
                head: head % spans.len(),
                sent_start: head % 7 == 0,
                ..Annotation::default()
            }
        })
        .collect();
    let entities = spans.len() / 3;
    let entities =
        (0..entities).map(|i| Entity { tokens: 3 * i..3 * i + 1, label: "PERSON".into() }).collect();
    Doc::from_annotations(text, &annotations, entities).unwrap()
}

proptest! {
    #[test]
    fn every_span_fits_the_text(
        text in "([“”\"'‘’:,.—\n]|Ann|Bo|he|said| |that|é|According|to){0,80}",
        choices in prop::collection::vec((0..80usize, 0..12usize, 0..6usize, 0..8usize), 1..80),
    ) {
        let doc = doc(&text, &choices);
        for s in statements(&doc) {
            prop_assert!(!s.content.is_empty());
            let mentions = s.speaker.iter().flat_map(|x| x.mentions.iter());
            for span in s.content.iter().chain(&s.cue).chain(&s.source).chain(mentions) {
                prop_assert!(span.get(&text).is_some_and(|w| !w.is_empty()), "{span:?}");
            }
            for pair in s.content.windows(2) {
                prop_assert!(pair[0].end() <= pair[1].start());
            }
        }
    }
}

#[test]
fn a_million_marks_or_reporting_words_take_linear_time() {
    for word in ["\" ", "“a ", "said ", "said “a” ", "Ann, "] {
        let text = word.repeat(1_000_000 / word.len());
        let chain = [(1, 1, 0, 0)];
        statements(&doc(&text, &chain));
        let mut nested: Vec<_> = (0..1000).map(|i| (i + 1, 1, 0, 0)).collect();
        nested.extend((0..1000).map(|i| (i, 6, 0, 2)));
        statements(&doc(&text, &nested));
    }
}
