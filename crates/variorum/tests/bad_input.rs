//! What cannot be read is named on standard error, the rest is done, and the exit status says so.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use std::fs;

use common::{variorum, with_input};

const VERBS: [&str; 6] = ["article", "stories", "statements", "times", "parse", "collate"];
const PAGE: &str = "Harbour office opens\n\nThe harbour office opened its new hall on Monday. “It is light,” said Ann Lee.\n";

/// Those that read pages rather than plain files.
const PAGE_VERBS: [&str; 5] = ["article", "stories", "statements", "times", "collate"];

/// Runs each verb on one good page and one bad file; returns (verb, what standard error says).
fn beside_a_good_page(name: &str, bytes: &[u8]) -> Vec<(&'static str, String)> {
    verbs_beside_a_good_page(&VERBS, name, bytes)
}

fn verbs_beside_a_good_page(verbs: &[&'static str], name: &str, bytes: &[u8]) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("a-good.txt"), folder.path().join(name));
    fs::write(&good, PAGE).unwrap();
    fs::write(&bad, bytes).unwrap();
    verbs
        .iter()
        .map(|verb| {
            let run = variorum(&[verb.as_ref(), good.as_os_str(), bad.as_os_str()]);
            assert_eq!(run.code, Some(1), "{verb}: {}", run.err);
            assert!(run.err.contains(name), "{verb}: {}", run.err);
            assert_eq!(run.err.lines().count(), 1, "{verb}: {}", run.err);
            assert!(!run.out.is_empty(), "{verb} leaves the good page undone");
            (*verb, run.err)
        })
        .collect()
}

#[test]
fn an_empty_file() {
    beside_a_good_page("empty.txt", b"");
}

#[test]
fn a_binary_file() {
    beside_a_good_page("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
}

#[test]
fn a_broken_encoding() {
    beside_a_good_page("latin.txt", b"The caf\xe9 opened on Monday.\n");
}

#[test]
fn a_page_in_html_without_words() {
    let said = verbs_beside_a_good_page(
        &PAGE_VERBS,
        "page.html",
        b"<!doctype html><title>Hall</title><script>open()</script>",
    );
    assert!(said.iter().all(|(_, err)| err.contains("holds no text")), "{said:?}");
}

#[test]
fn xml_that_is_no_page() {
    let said =
        verbs_beside_a_good_page(&PAGE_VERBS, "sitemap.xml", b"<?xml version=\"1.0\"?><urlset></urlset>");
    assert!(said.iter().all(|(_, err)| err.contains("XML")), "{said:?}");
}

#[test]
fn a_line_longer_than_any_paragraph() {
    let said = verbs_beside_a_good_page(&PAGE_VERBS, "long.txt", "word ".repeat(1_000_000).as_bytes());
    assert!(said.iter().all(|(_, err)| err.contains("line 1 has 5000000 bytes")), "{said:?}");
}

#[test]
fn an_archive_without_pages() {
    let archive = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    let said = verbs_beside_a_good_page(&PAGE_VERBS, "crawl.warc", archive);
    assert!(said.iter().all(|(_, err)| err.contains("holds no page")), "{said:?}");
}

#[test]
fn a_broken_table_of_outlets_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("outlets.tsv");
    fs::write(&table, "harbour.example\tThe Harbour Post\nwire.example\n").unwrap();
    let args = ["article".as_ref(), "--outlets".as_ref(), table.as_os_str(), "examples/pages".as_ref()];
    let run = variorum(&args);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
    assert!(run.err.contains("outlets.tsv") && run.err.contains("line 2"), "{}", run.err);
}

#[test]
fn a_folder_without_pages() {
    let folder = tempfile::tempdir().unwrap();
    for verb in VERBS {
        let run = variorum(&[verb.as_ref(), folder.path().as_os_str()]);
        assert_eq!(run.code, Some(1), "{verb}");
        assert!(run.err.contains("holds no page"), "{verb}: {}", run.err);
    }
}

#[test]
fn a_missing_path() {
    for verb in VERBS {
        let run = variorum(&[verb, "examples/pages/b-wire.txt", "no/such/page.txt"]);
        assert_eq!(run.code, Some(1), "{verb}");
        assert!(run.err.contains("no/such/page.txt"), "{verb}: {}", run.err);
        assert!(!run.out.is_empty(), "{verb}");
    }
}

#[test]
fn a_line_of_50_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let (good, long) = (folder.path().join("a-good.txt"), folder.path().join("long.txt"));
    fs::write(&good, PAGE).unwrap();
    fs::write(&long, "word ".repeat(10_000_000)).unwrap();
    for verb in PAGE_VERBS {
        let run = variorum(&[verb.as_ref(), good.as_os_str(), long.as_os_str()]);
        assert_eq!(run.code, Some(1), "{verb}: {}", run.err);
        assert!(run.err.contains("long.txt: has more than 16777216 bytes"), "{verb}: {}", run.err);
        assert!(!run.out.is_empty(), "{verb} leaves the good page undone");
    }
}

#[test]
fn no_page_at_all() {
    for verb in VERBS {
        let run = variorum(&[verb, "no/such/page.txt"]);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{verb}");
    }
}

#[test]
fn wrong_usage_is_2() {
    assert_eq!(variorum(&["collate"]).code, Some(2));
    assert_eq!(variorum(&["collate", "--format", "pdf", "examples/pages"]).code, Some(2));
    assert_eq!(variorum(&["frobnicate"]).code, Some(2));
}

#[test]
fn several_stories_do_not_fit_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.json");
    fs::write(&out, "before").unwrap();
    let other = folder.path().join("other.txt");
    fs::write(&other, PAGE).unwrap();
    let run = variorum(&[
        "collate".as_ref(),
        "examples/pages".as_ref(),
        other.as_os_str(),
        "--out".as_ref(),
        out.as_os_str(),
    ]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
}

#[test]
fn a_bad_json_line_is_named_by_its_number() {
    let lines =
        "{\"id\": 1, \"text\": \"It rained, Ann Lee said.\"}\n{\"id\": [], \"text\": \"\"}\nnot json\n";
    let run = with_input(&["statements", "--input", "jsonl", "-"], lines.as_bytes());
    assert_eq!((run.code, run.out.lines().count()), (Some(1), 1), "{}", run.err);
    assert!(run.err.contains("-:2") && run.err.contains("-:3"), "{}", run.err);
}

#[test]
fn a_record_without_a_text_is_named() {
    let run = with_input(&["statements", "--input", "jsonl", "-"], b"{\"id\": 3}\n");
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 1), "{}", run.err);
    assert!(run.err.contains("3: has no text"), "{}", run.err);
}

#[test]
fn a_model_that_is_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        variorum(&["parse".as_ref(), "--model".as_ref(), folder.path().as_os_str(), "README.md".as_ref()]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("meta.json"), "{}", run.err);
}
