//! Whatever the text and the tree: no panic, spans that fit, time that grows with length.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

use std::time::Instant;

use proptest::prelude::*;
use variorum_parse::{Annotation, Doc, Entity};
use variorum_statement::{conditions, factuality, propositions, statements};
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

/// No panic, and every span lies within the text, on the bounds of characters, around something.
fn check(doc: &Doc) -> Result<(), TestCaseError> {
    let text = doc.text();
    for s in statements(doc) {
        prop_assert!(!s.content.is_empty());
        let mentions = s.speaker.iter().flat_map(|x| x.mentions.iter());
        for span in s.content.iter().chain(&s.cue).chain(&s.source).chain(mentions) {
            prop_assert!(span.get(text).is_some_and(|w| !w.is_empty()), "{span:?}");
        }
        for pair in s.content.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start());
        }
    }
    for p in propositions(doc, 0..doc.len()) {
        prop_assert!(p.predicate < doc.len());
        for span in p.negation.iter().chain(&p.modal) {
            prop_assert!(span.get(text).is_some_and(|w| !w.is_empty()), "{span:?}");
        }
    }
    for c in conditions(doc, 0..doc.len()) {
        prop_assert!(c.span.get(text).is_some_and(|w| !w.is_empty()), "{:?}", c.span);
    }
    doc.tokens().for_each(|t| _ = factuality(t));
    Ok(())
}

type Choices = Vec<(usize, usize, usize, usize)>;

fn choices() -> impl Strategy<Value = Choices> {
    prop::collection::vec((0..80usize, 0..12usize, 0..6usize, 0..8usize), 1..80)
}

proptest! {
    #[test]
    fn any_text(
        text in "([“”\"'‘’:,.—\n]|Ann|Bo|he|said| |that|é|According|to){0,80}",
        choices in choices(),
    ) {
        check(&doc(&text, &choices))?;
    }

    #[test]
    fn unbalanced_marks(
        text in "([“”„‟«»‹›‘’‚\"'`]|Ann|he|said|[.,:] | |\n){0,80}",
        choices in choices(),
    ) {
        check(&doc(&text, &choices))?;
    }

    #[test]
    fn nested_marks(depth in 0..200usize, closed in 0..200usize, choices in choices()) {
        let open = ["“", "‘", "«", "\"", "„"].into_iter().cycle().take(depth).collect::<String>();
        let close = ["”", "’", "»", "\"", "“"].into_iter().cycle().take(closed).collect::<String>();
        check(&doc(&format!("Ann said: {open}Bo left.{close} He said."), &choices))?;
    }

    #[test]
    fn endless_quotations(
        mark in "[“‘«„\"']",
        paragraphs in prop::collection::vec("(Ann |he |said |left[.] ){1,8}", 1..20),
        choices in choices(),
    ) {
        let text = paragraphs.iter().map(|p| format!("{mark}{p}\n")).collect::<String>();
        check(&doc(&text, &choices))?;
    }

    #[test]
    fn marks_of_direction(
        text in "([\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]|[“”\"]|Ann|קול|قال|said|[.,:] | ){0,80}",
        choices in choices(),
    ) {
        check(&doc(&text, &choices))?;
    }

    #[test]
    fn characters_without_width(
        text in "([\u{200B}-\u{200D}\u{2060}\u{FEFF}\u{AD}\u{301}]|[“”\"]|Ann|he|said|[.,:] | ){0,80}",
        choices in choices(),
    ) {
        check(&doc(&text, &choices))?;
    }
}

/// A text takes about as long as its sixteen parts together; by the square it would take sixteen times that.
fn grows_in_line(name: &str, of: impl Fn(usize) -> Doc, count: usize) {
    let seconds = |doc: &Doc, times: usize| {
        let start = Instant::now();
        (0..times).for_each(|_| drop(statements(doc)));
        start.elapsed().as_secs_f64()
    };
    let (part, whole) = (of(count / 16), of(count));
    let best = |of: &dyn Fn() -> f64| (0..3).map(|_| of()).fold(f64::INFINITY, f64::min);
    let (parts, whole) = (best(&|| seconds(&part, 16)), best(&|| seconds(&whole, 1)));
    assert!(whole < 6.0 * parts, "{name}: sixteen parts {parts} s, the whole {whole} s");
}

#[test]
fn a_million_marks_take_linear_time() {
    for unit in ["\"", "“", "”", "“”", "“‘«", "'"] {
        let marks = unit.chars().count();
        grows_in_line(unit, |n| doc(&unit.repeat(n / marks), &[(1, 1, 0, 0)]), 1_000_000);
    }
}

#[test]
fn odd_characters_take_linear_time() {
    for unit in ["\u{200F}", "\u{202E}“", "\u{200B}", "“\u{FEFF}a\u{200D}” "] {
        grows_in_line(unit, |n| doc(&unit.repeat(n / 4), &[(1, 1, 0, 0)]), 1_000_000);
    }
}

#[test]
fn a_million_bytes_of_marks_or_reporting_words_take_linear_time() {
    for word in ["\" ", "“a ", "said ", "said “a” ", "Ann, "] {
        let mut nested: Choices = (0..1000).map(|i| (i + 1, 1, 0, 0)).collect();
        nested.extend((0..1000).map(|i| (i, 6, 0, 2)));
        for choices in [vec![(1, 1, 0, 0)], nested] {
            grows_in_line(word, |n| doc(&word.repeat(n / word.len()), &choices), 1_000_000);
        }
    }
}
