//! Files of several pages: each page is found again at its place, and read as what its file says it is.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use proptest::prelude::*;
use variorum_page::{Format, LineKind, Member, member_at, members};

fn response(n: usize) -> Vec<u8> {
    let block =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Ferry {n} ran aground off Kelmouth.");
    let length = block.len();
    format!("WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n")
        .into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn whole(bytes: &[u8]) -> Vec<Member> {
    members(bytes).filter_map(Result::ok).collect()
}

fn assert_found_again(bytes: &[u8]) {
    for member in whole(bytes) {
        let Some(part) = member.part else { continue };
        assert_eq!(member_at(Cursor::new(bytes), part).unwrap(), Some(member), "{part}");
    }
}

#[test]
fn pages_are_found_again() {
    let records: Vec<Vec<u8>> = (0..5).map(response).collect();
    let each: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    let across: Vec<u8> = records.concat().chunks(70).flat_map(gzip).collect();
    let noise = [&b"\r\n\r\n"[..], &records.concat(), b"noise", &records.concat()].concat();
    for archive in
        [records.concat(), each.clone(), gzip(&records.concat()), across, gzip(&gzip(&each)), noise]
    {
        assert!(whole(&archive).len() >= 5);
        assert_found_again(&archive);
    }
    let lines = b"{\"text\": \"A.\"}\n\n{\"text\": \n{\"text\": \"B.\"}\n";
    let array = b"[{\"text\": \"A.\"}, {\"text\": \"B.\"}]";
    let feed = b"<rss><channel><title>P</title><link>l</link><description>d</description><item><description>A.</description></item></channel></rss>";
    for file in [&lines[..], array, feed] {
        assert!(!whole(file).is_empty());
        assert_found_again(file);
        assert_found_again(&gzip(file));
    }
    let nowhere = variorum_page::Part::Line(2);
    assert_eq!(member_at(Cursor::new(lines), nowhere).unwrap(), None);
    assert!(member_at(Cursor::new(lines), variorum_page::Part::Line(3)).is_err());
}

#[test]
fn a_scrapers_text_is_all_article() {
    let line = br#"{"title": "Ferry aground", "text": "The Aurora ran aground.\n\nRelated: three more.", "authors": ["Ada Brook"]}"#;
    let [member] = &whole(line)[..] else { panic!("one page") };
    assert_eq!(member.format, Some(Format::Text));
    let article = member.input().read().unwrap();
    let kinds: Vec<LineKind> = article.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::Title, LineKind::Article, LineKind::Furniture, LineKind::Article]);
    assert_eq!(article.metadata.authors, ["Ada Brook"]);
}

#[test]
fn an_items_markup_is_article_but_for_what_says_that_it_is_not() {
    let feed = br#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "Ferry aground",
        "content_html": "<p>The Aurora ran aground.</p><figure><img><figcaption>The Aurora</figcaption></figure><p>Off Kelmouth.</p>"}]}"#;
    let [member] = &whole(feed)[..] else { panic!("one page") };
    let article = member.input().read().unwrap();
    let kinds: Vec<LineKind> = article.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::Title, LineKind::Article, LineKind::Furniture, LineKind::Article]);
}

proptest! {
    #[test]
    fn any_bytes_among_records(noise in prop::collection::vec(any::<u8>(), 0..300), packed: bool) {
        let record = |n| if packed { gzip(&response(n)) } else { response(n) };
        assert_found_again(&[record(1), noise.clone(), record(2)].concat());
        assert_found_again(&noise);
    }
}
