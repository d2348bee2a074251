//! Statements of a text, as the tests of the rules write them.

#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

use std::path::PathBuf;
use std::sync::OnceLock;

use variorum_parse::{Doc, Pipeline};
use variorum_statement::{Statement, statements};
use variorum_text::Span;

pub(crate) fn parse(text: &str) -> Doc {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    let pipeline = PIPELINE.get_or_init(|| {
        let named = std::env::var_os("VARIORUM_MODEL").map(PathBuf::from);
        let model = variorum_model::open(named.as_deref(), &mut |_| {}).expect("the language model");
        Pipeline::load(&model.folder).unwrap()
    });
    pipeline.parse(text)
}

/// One statement as "kind: source | cue | content / content".
pub(crate) fn show(text: &str, s: &Statement) -> String {
    let words = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" / ");
    format!("{:?}: {} | {} | {}", s.kind, words(&s.source), words(&s.cue), words(&s.content))
}

#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let found = statements(&parse(text));
    assert_eq!(found.iter().map(|s| show(text, s)).collect::<Vec<_>>(), expected);
}

/// The speakers' names; "?" for one left open, in parentheses for one not named.
pub(crate) fn speakers(text: &str) -> Vec<String> {
    let name = |s: &Statement| match &s.speaker {
        None => "?".to_owned(),
        Some(x) if x.named => x.name.clone(),
        Some(x) => format!("({})", x.name),
    };
    statements(&parse(text)).iter().map(name).collect()
}
