//! What a file is, by its first bytes.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::MemberError;

/// Bytes looked at.
const START: usize = 4 << 10;

/// Packings that may lie one in another around a file that is no archive.
const DEEPEST: usize = 2;

/// Memory that one zstd frame may ask for.
const WINDOW: u64 = 16 << 20;

/// A stream of which the first bytes were looked at.
pub(super) struct Ahead<'a> {
    start: Vec<u8>,
    at: usize,
    rest: Box<dyn Read + 'a>,
}

impl<'a> Ahead<'a> {
    pub fn new(rest: Box<dyn Read + 'a>) -> Self {
        Self { start: Vec::new(), at: 0, rest }
    }

    fn start(&mut self) -> io::Result<&[u8]> {
        let missing = START.saturating_sub(self.start.len());
        (&mut self.rest).take(missing as u64).read_to_end(&mut self.start)?;
        Ok(&self.start)
    }
}

impl Read for Ahead<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut start = self.start.get(self.at..).unwrap_or_default();
        if start.is_empty() {
            return self.rest.read(into);
        }
        let read = start.read(into)?;
        self.at += read;
        Ok(read)
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Archive,
    Json,
    Feed(Feed),
    Page,
}

/// What kind of feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feed {
    Rss,
    Atom,
    Json,
}

/// Tells what a file is, and unpacks it where its packing is not that of an archive.
pub(super) fn sniff(bytes: Ahead<'_>) -> Result<(Kind, Ahead<'_>), MemberError> {
    let mut bytes = bytes;
    for _ in 0..=DEEPEST {
        let start = bytes.start()?;
        let (gzip, zstd) =
            (start.starts_with(&[0x1F, 0x8B, 8]), start.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]));
        // A dictionary before the first frame is only found in archives.
        if start.starts_with(&[0x5D, 0x2A, 0x4D, 0x18])
            || (gzip || zstd) && unpacked_start(start).starts_with(b"WARC/")
        {
            return Ok((Kind::Archive, bytes));
        }
        bytes = if gzip {
            Ahead::new(Box::new(MultiGzDecoder::new(bytes)))
        } else if zstd {
            let frames =
                StreamingDecoder::new_with_max_window_size(bytes, WINDOW).map_err(io::Error::other)?;
            Ahead::new(Box::new(frames))
        } else {
            return Ok((told_by(start), bytes));
        };
    }
    Ok((Kind::Page, bytes))
}

/// The first bytes that a packed file unpacks to, as far as they can be told.
fn unpacked_start(packed: &[u8]) -> Vec<u8> {
    let mut start = Vec::new();
    let mut first = |reader: &mut dyn Read| {
        let mut room = [0; 64];
        if let Ok(n) = reader.read(&mut room) {
            start.extend_from_slice(room.get(..n).unwrap_or_default());
        }
    };
    if packed.starts_with(&[0x1F]) {
        first(&mut MultiGzDecoder::new(packed));
    } else if let Ok(mut frames) = StreamingDecoder::new_with_max_window_size(packed, WINDOW) {
        first(&mut frames);
    }
    start
}

fn told_by(start: &[u8]) -> Kind {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let inner = || start.get(1..).unwrap_or_default().trim_ascii_start().first();
    match start.first() {
        _ if start.starts_with(b"WARC/") => Kind::Archive,
        Some(b'{') if inner() == Some(&b'"') => {
            let feed = memchr::memmem::find(start, b"jsonfeed.org/version/").is_some();
            if feed { Kind::Feed(Feed::Json) } else { Kind::Json }
        }
        Some(b'[') if inner() == Some(&b'{') => Kind::Json,
        Some(b'<') => match root(start) {
            Some(b"rss" | b"rdf:RDF") => Kind::Feed(Feed::Rss),
            Some(b"feed") => Kind::Feed(Feed::Atom),
            _ => Kind::Page,
        },
        _ => Kind::Page,
    }
}

/// The name of the first element, behind declarations and comments.
fn root(mut markup: &[u8]) -> Option<&[u8]> {
    loop {
        markup = markup.get(memchr::memchr(b'<', markup)? + 1..)?;
        match markup.first()? {
            b'?' => {}
            b'!' if markup.starts_with(b"!--") => {
                markup = markup.get(memchr::memmem::find(markup, b"-->")?..)?
            }
            b'!' => {}
            _ => {
                let end = markup.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))?;
                return markup.get(..end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (start, kind) in [
            ("WARC/1.1\r\n", Kind::Archive),
            ("{\"url\": 1}", Kind::Json),
            ("\u{feff} [\n {\"url\": 1}]", Kind::Json),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", Kind::Feed(Feed::Json)),
            ("<?xml version=\"1.0\"?><!-- <feed> --><rss version=\"2.0\">", Kind::Feed(Feed::Rss)),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Kind::Feed(Feed::Atom)),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html>", Kind::Page),
            ("[Photo] The ferry", Kind::Page),
            ("{sic} he said", Kind::Page),
            ("", Kind::Page),
        ] {
            assert_eq!(told_by(start.as_bytes()), kind, "{start}");
        }
    }
}
