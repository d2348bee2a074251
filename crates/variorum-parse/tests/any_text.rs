//! Texts that nobody writes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use proptest::prelude::*;
use variorum_parse::{Doc, conllu};

use common::PIPELINE;

/// Whether the tokens are the text, and everything in the document points to what exists.
fn check(doc: &Doc, text: &str) {
    let tokens = doc.tokens().map(|t| [t.text(), if t.space_after() { " " } else { "" }].concat());
    assert_eq!(tokens.collect::<String>(), text);
    let covered: usize = doc.sentences().iter().map(|s| s.len()).sum();
    assert_eq!(covered, doc.len());
    for token in doc.tokens() {
        assert!(token.head().index() < doc.len());
        assert!(token.ancestors().take(100).all(|a| a != token), "{token:?} is its own ancestor");
    }
    for entity in doc.entities() {
        let sentence = doc.token(entity.tokens.start).expect("a token").sentence();
        assert!(entity.tokens.end <= sentence.end, "an entity over two sentences");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_characters(text in "(\\PC|[ -~]|[\\x00-\\x20]|[“”’—…]|\\n\\n|  ){0,300}") {
        check(&PIPELINE.parse(&text), &text);
    }

    #[test]
    fn any_words(text in "((The|mayor|said|Smith|U\\.S\\.|\\$5m|of|which|to|whom|can't|[.,?!()\"]|[a-zA-Z]{1,9}|[0-9]{1,4})[ \\n]{0,2}){0,600}") {
        check(&PIPELINE.parse(&text), &text);
    }
}

#[test]
fn long_runs() {
    for unit in ["a", "(", "( ", "\n", "a\n", "1", ".", "\u{1}\u{1c}\u{85}", "'s", "x-", "of which "] {
        let text = unit.repeat(20_000);
        check(&PIPELINE.parse(&text), &text);
    }
}

#[test]
fn a_text_longer_than_spacy_takes_is_parsed_in_pieces() {
    let text = format!("Ann wrote {} in Oslo. Bo left. ", "ha".repeat(200)).repeat(2400);
    let whole = PIPELINE.parse(&text);
    check(&whole, &text);
    let (mut at_once, mut in_pieces) = (Vec::new(), Vec::new());
    conllu::Writer::new("text").write(&mut at_once, &whole).expect("no end of memory");
    let mut writer = conllu::Writer::new("text");
    let mut pieces = 0;
    for (span, doc) in PIPELINE.parse_pieces(&text) {
        assert_eq!(doc.text(), span.of(&text));
        writer.write(&mut in_pieces, &doc).expect("no end of memory");
        pieces += 1;
    }
    assert!(pieces > 1);
    assert!(at_once == in_pieces, "the pieces are not the whole");
}
