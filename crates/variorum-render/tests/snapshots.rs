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
