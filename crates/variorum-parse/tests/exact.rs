//! Whole texts against spaCy's own annotation of them, which `bench/spacy_reference.py` wrote.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use variorum_parse::{Doc, conllu};

use common::PIPELINE;

#[derive(Deserialize)]
struct Reference {
    text: String,
    words: Vec<String>,
    spaces: Vec<bool>,
    tag: Vec<String>,
    pos: Vec<String>,
    morph: Vec<String>,
    lemma: Vec<String>,
    dep: Vec<String>,
    heads: Vec<usize>,
    sent_start: Vec<bool>,
    ents: Vec<(usize, usize, String)>,
}

fn references() -> Vec<Reference> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let read = |name| {
        let json = std::fs::read(folder.join(name)).expect("test data");
        serde_json::from_slice::<Vec<Reference>>(&json).expect("test data")
    };
    ["news.json", "reference.json"].into_iter().flat_map(read).collect()
}

#[test]
fn annotation_is_spacys() {
    for reference in references() {
        let doc = PIPELINE.parse(&reference.text);
        compare(&doc, &reference);
    }
}

fn compare(doc: &Doc, r: &Reference) {
    let strings = |of: fn(variorum_parse::Token<'_>) -> &str| {
        doc.tokens().map(|t| of(t).to_owned()).collect::<Vec<_>>()
    };
    let start: String = r.text.chars().take(60).collect();
    assert_eq!(strings(|t| t.text()), r.words, "words of {start:?}");
    assert_eq!(strings(|t| t.tag()), r.tag, "tags of {start:?}");
    assert_eq!(strings(|t| t.pos()), r.pos, "parts of speech of {start:?}");
    assert_eq!(strings(|t| t.morph()), r.morph, "features of {start:?}");
    assert_eq!(strings(|t| t.lemma()), r.lemma, "lemmas of {start:?}");
    assert_eq!(strings(|t| t.dep()), r.dep, "relations of {start:?}");
    assert_eq!(doc.tokens().map(|t| t.space_after()).collect::<Vec<_>>(), r.spaces, "spaces of {start:?}");
    assert_eq!(doc.tokens().map(|t| t.head().index()).collect::<Vec<_>>(), r.heads, "heads of {start:?}");
    let starts = doc.tokens().map(|t| t.is_sent_start());
    assert_eq!(starts.collect::<Vec<_>>(), r.sent_start, "sentences of {start:?}");
    let entities = doc.entities().iter().map(|e| (e.tokens.start, e.tokens.end, e.label.to_string()));
    assert_eq!(entities.collect::<Vec<_>>(), r.ents, "entities of {start:?}");
}

#[test]
fn threads_and_texts_before_change_nothing() {
    let texts: Vec<String> = references().into_iter().map(|r| r.text).collect();
    let write = |text: &String| {
        let mut out = Vec::new();
        conllu::Writer::new("").write(&mut out, &PIPELINE.parse(text)).expect("no end of memory");
        out
    };
    let alone: Vec<_> = texts.iter().map(write).collect();
    let mut backwards: Vec<_> = texts.par_iter().rev().map(write).collect();
    backwards.reverse();
    assert_eq!(alone, backwards);
}
