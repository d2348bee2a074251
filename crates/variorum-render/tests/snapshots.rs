//! What an edition looks like in print.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use variorum_render::{html, json, text};

#[test]
fn text_of_two() {
    insta::assert_snapshot!(text(&common::two(), 80));
}

#[test]
fn text_of_three_on_a_narrow_terminal() {
    insta::assert_snapshot!(text(&common::three(), 48));
}

#[test]
fn json_of_two() {
    insta::assert_snapshot!(json(&common::two()));
}

#[test]
fn json_of_three() {
    insta::assert_snapshot!(json(&common::three()));
}

#[test]
fn html_of_two() {
    insta::assert_snapshot!(body(&html(&common::two())));
}

#[test]
fn html_of_three() {
    insta::assert_snapshot!(body(&html(&common::three())));
}

/// The document without its style, a block a line.
fn body(document: &str) -> String {
    let (head, rest) = document.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let mut out = format!("{head}{body}");
    for tag in [
        "<body",
        "<section",
        "<article",
        "<figure",
        "<div",
        "<p",
        "<h",
        "<li",
        "<tr",
        "<blockquote",
        "<details",
        "<nav",
        "<dt",
    ] {
        out = out.replace(tag, &format!("\n{tag}"));
    }
    out
}

#[test]
fn a_denial_among_quotations_keeps_its_words() {
    let mut edition = common::three();
    let cue = edition.readings[9].cue.clone();
    edition.utterances[3].readings.push(9);
    let text = text(&edition, 200);
    assert!(
        text.contains("A4  “The ferry runs all night” — A 333–357, direct; so too B3 at B 117–141\n"),
        "{text}"
    );
    assert!(!cue.is_empty() && text.contains("it was said: The bridge is to open in 2033"), "{text}");
}
