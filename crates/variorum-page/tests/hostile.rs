//! Bytes that want a reader to run out of stack, of memory or of time. Times are bounds for a build without
//! optimisation on a slow machine; `bench/hostile.py` prints what the program takes.

#![allow(clippy::unwrap_used)]

use std::io::Read;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use variorum_page::{CodingError, HttpError, LARGEST_PAGE, MemberError, PageError, members};

fn in_time<T>(seconds: u64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < Duration::from_secs(seconds), "took {:?}", start.elapsed());
    result
}

fn read(bytes: &[u8]) -> Result<variorum_page::Article, PageError> {
    variorum_page::read(bytes, variorum_page::Metadata::default())
}

fn packed(coding: &str, bytes: impl Read) -> Vec<u8> {
    let mut bytes = bytes;
    match coding {
        "gzip" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            std::io::copy(&mut bytes, &mut packer).unwrap();
            packer.finish().unwrap()
        }
        _ => {
            let mut packer =
                ruzstd::encoding::FrameCompressor::new(ruzstd::encoding::CompressionLevel::Fastest);
            let mut out = Vec::new();
            packer.set_source(bytes);
            packer.set_drain(&mut out);
            packer.compress();
            drop(packer);
            out
        }
    }
}

/// What comes of a page of spaces as long as `length` that was sent packed, one coding in another.
fn sent(codings: &[&str], length: u64) -> MemberError {
    let (first, others) = codings.split_first().unwrap();
    let body = packed(first, std::io::repeat(b' ').take(length));
    let body = others.iter().fold(body, |body, coding| packed(coding, &body[..]));
    archived(&codings.join(", "), &body)
}

fn archived(codings: &str, body: &[u8]) -> MemberError {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {codings}\r\n\r\n");
    let length = head.len() + body.len();
    let record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n{head}"
    );
    let archive = [record.as_bytes(), body, b"\r\n\r\n"].concat();
    members(&archive[..]).next().unwrap().unwrap_err()
}

fn is_too_large(error: &MemberError) -> bool {
    matches!(error, MemberError::Http { why: HttpError::Coding(CodingError::TooLarge), .. })
}

#[test]
fn a_megabyte_of_nested_tags() {
    for tags in
        ["<div>", "<b><p>", "<table><tr><td>", "<a href=x>", "<ul><li>", "<form><button>", "</p>", "<"]
    {
        let html = format!("<!doctype html>{}The ferry ran aground.", tags.repeat((1 << 20) / tags.len()));
        let _ = in_time(10, || read(html.as_bytes()));
    }
}

#[test]
fn a_body_that_unpacks_to_a_gigabyte() {
    for codings in [&["gzip"][..], &["zstd"], &["gzip", "gzip"], &["gzip", "zstd"], &["zstd", "gzip"]] {
        let error = in_time(60, || sent(codings, 256 << 20));
        assert!(is_too_large(&error), "{codings:?}: {error}");
    }
}

#[test]
fn brotli_that_unpacks_to_sixty_four_megabytes() {
    let error = archived("br", BROTLI);
    assert!(is_too_large(&error), "{error}");
}

/// What `brotli` makes of 64 MiB of spaces.
const BROTLI: &[u8] = include_bytes!("spaces.br");

#[test]
fn a_packed_file_that_unpacks_to_more_than_a_page() {
    for coding in ["gzip", "zstd"] {
        let file = packed(coding, std::io::repeat(b'<').take(64 << 20));
        let error = in_time(30, || members(&file[..]).next()).unwrap().unwrap_err();
        assert!(matches!(error, MemberError::TooLarge { part: None }), "{error}");
    }
}

#[test]
fn a_header_line_of_two_hundred_megabytes() {
    let start = &b"WARC/1.1\r\nWARC-Type: response\r\nX: "[..];
    let next = &b"\r\n\r\nWARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n<p>Oui.\r\n\r\n"[..];
    let archive = start.chain(std::io::repeat(b'x').take(200 << 20)).chain(next);
    let found: Vec<_> = in_time(60, || members(archive).collect());
    assert!(matches!(&found[..], [Err(MemberError::Damage { .. }), Ok(_)]), "{found:?}");
}

#[test]
fn a_line_of_json_larger_than_any_page() {
    let line = (&b"{\"text\": \""[..]).chain(std::io::repeat(b'x').take(LARGEST_PAGE as u64 * 2));
    let file = line.chain(&b"\"}\n{\"text\": \"Oui.\"}\n"[..]);
    let found: Vec<_> = in_time(60, || members(file).collect());
    assert!(matches!(&found[..], [Err(MemberError::TooLarge { part: Some(_) }), Ok(_)]), "{found:?}");
}

#[test]
fn zero_bytes() {
    assert_eq!(
        &*read(b"<!doctype html><p>The ferry\0 ran \0aground.").unwrap().source,
        "The ferry ran aground."
    );
    assert_eq!(read(b"The ferry\0 ran aground.").unwrap_err(), PageError::Binary { at: 9 });
}

proptest! {
    #[test]
    fn any_file_is_read_or_refused(start in prop::sample::select(vec!["", "<rss>", "<feed>", "{\"", "[{\"", "WARC/1.0\r\n", "\x1F\u{8b}\x08", "<html>"]), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for member in members(&[start.as_bytes(), &bytes].concat()[..]).flatten() {
            let _ = member.input().read();
        }
    }
}
