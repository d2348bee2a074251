//! The header of a record.

use memchr::memmem;

use super::unpack::RECORD;

/// The named fields of a record's header, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header(Vec<(String, String)>);

impl Header {
    /// The value of the first field of this name, in any case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The number of bytes of the block behind the header.
    pub(super) fn content_length(&self) -> Option<u64> {
        self.get("Content-Length")?.parse().ok()
    }

    /// Parses the lines between a record's first byte and the blank line. `None` where they are no header.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.lines();
        let version = lines.next()?.strip_prefix("WARC/")?;
        if !version.trim_end().bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return None;
        }
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines {
            if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
                value.push(' ');
                value.push_str(line.trim());
            } else {
                let (name, value) = line.split_once(':')?;
                fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Some(Self(fields))
    }
}

/// Where the header ends and the block begins.
pub(super) fn end(bytes: &[u8]) -> Option<(usize, usize)> {
    let crlf = memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf =
        memmem::find(bytes.get(..crlf.map_or(bytes.len(), |(at, _)| at))?, b"\n\n").map(|at| (at, at + 2));
    lf.or(crlf)
}

/// The next place in `bytes`, at `from` or behind it, where a record seems to begin: at the start of a line.
pub(super) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let starts = memmem::find_iter(bytes.get(from..)?, RECORD).map(|at| at + from);
    starts.into_iter().find(|&at| {
        let line = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\n');
        line && bytes.get(at + RECORD.len()).is_none_or(u8::is_ascii_digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let header =
            Header::parse(b"WARC/1.0\r\nWARC-Type: response\r\nX: a\r\n  b\r\ncontent-length: 12").unwrap();
        assert_eq!(header.get("warc-type"), Some("response"));
        assert_eq!(header.get("x"), Some("a b"));
        assert_eq!(header.content_length(), Some(12));
        assert_eq!(Header::parse(b"WARC/1.0\r\nno field"), None);
        assert_eq!(Header::parse(b"HTTP/1.1 200 OK"), None);
    }

    #[test]
    fn ends_and_starts() {
        assert_eq!(end(b"a: b\r\n\r\nc"), Some((4, 8)));
        assert_eq!(end(b"a: b\n\nc\r\n\r\n"), Some((4, 6)));
        assert_eq!(next(b"x WARC/1.0\nWARC/x\nWARC/1.1", 1), Some(18));
    }
}
