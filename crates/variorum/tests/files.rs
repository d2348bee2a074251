//! Files that hold several pages: `examples/files/`, of which the archive has one damaged record and the JSON lines one
//! that is no page.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use std::fs;

use common::{root, variorum, with_input};

const DAMAGED: &str = "variorum: examples/files/crawl.warc.gz#byte=1836: damaged record: the checksum of the compressed bytes is wrong";
const WORDLESS: &str = "variorum: examples/files/scraped.jsonl#line=2: has no text";

/// What is printed of all files; the two pages that cannot be read are named.
fn printed(args: &[&str]) -> String {
    let run = variorum(args);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains(DAMAGED) && run.err.contains(WORDLESS), "{}", run.err);
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
    run.out
}

#[test]
fn article_as_text() {
    insta::assert_snapshot!(printed(&["article", "examples/files"]));
}

#[test]
fn article_as_json_lines() {
    insta::assert_snapshot!(printed(&["article", "examples/files", "--format", "jsonl"]));
}

#[test]
fn statements() {
    insta::assert_snapshot!(printed(&["statements", "examples/files"]));
}

#[test]
fn stories() {
    insta::assert_snapshot!(printed(&["stories", "examples/files"]));
}

#[test]
fn times() {
    insta::assert_snapshot!(printed(&["times", "examples/files"]));
}

#[test]
fn collate() {
    insta::assert_snapshot!(printed(&["collate", "examples/files"]));
}

#[test]
fn an_archive_from_standard_input() {
    let archive = fs::read(root().join("examples/files/crawl.warc.gz")).unwrap();
    let run = with_input(&["stories", "-"], &archive);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("-#byte=1836: damaged record"), "{}", run.err);
    insta::assert_snapshot!(run.out, @r#"
    {"id":"-#byte=661","cluster":"d2cac429b33cd43e"}
    {"id":"-#byte=2758","cluster":"d2cac429b33cd43e"}
    "#);
}

#[test]
fn an_edition_of_pages_in_files_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("editions/");
    printed(&["collate", "examples/files", "--format", "json", "--out", out.to_str().unwrap()]);
    let editions: Vec<_> = fs::read_dir(&out).unwrap().map(|edition| edition.unwrap().path()).collect();
    assert!(!editions.is_empty());
    for edition in &editions {
        let run = variorum(&["verify".as_ref(), edition.as_os_str()]);
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
    let edition = editions
        .iter()
        .find(|edition| fs::read_to_string(edition).unwrap().contains("files/crawl.warc.gz#byte=2758"));
    let edition = edition.expect("the archive's second page");
    let moved = fs::read_to_string(edition).unwrap().replace("#byte=2758", "#byte=2757");
    fs::write(edition, moved).unwrap();
    let run = variorum(&["verify".as_ref(), edition.as_os_str()]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("no page is there"), "{}", run.err);
}
