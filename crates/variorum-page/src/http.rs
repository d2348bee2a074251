//! HTTP responses as archives keep them (RFC 9112).

use thiserror::Error;

use crate::coding::{self, CodingError};

/// Fields of the longest header that is read.
const MOST_FIELDS: usize = 256;

/// Why an HTTP response holds no body that could be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HttpError {
    /// Not a response at all.
    #[error("is no HTTP response")]
    Response,
    /// A redirection, an error page.
    #[error("has the HTTP status {0}")]
    Status(u16),
    /// The body is coded and cannot be undone.
    #[error(transparent)]
    Coding(#[from] CodingError),
}

/// The body of a response with what its header says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Response<'a> {
    /// Media type, lower case, without parameters.
    pub media: Option<String>,
    /// The `charset` of the media type.
    pub charset: Option<String>,
    chunked: bool,
    coded: String,
    body: &'a [u8],
}

/// Takes a successful response apart.
pub(crate) fn parse(bytes: &[u8]) -> Result<Response<'_>, HttpError> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut response = httparse::Response::new(&mut fields);
    let config = {
        let mut config = httparse::ParserConfig::default();
        config.allow_spaces_after_header_name_in_responses(true);
        config.allow_obsolete_multiline_headers_in_responses(true);
        config.ignore_invalid_headers_in_responses(true);
        config
    };
    let start = match config.parse_response(&mut response, bytes) {
        Ok(httparse::Status::Complete(start)) => start,
        Ok(httparse::Status::Partial) | Err(_) => return Err(HttpError::Response),
    };
    match response.code {
        Some(200..=299) => {}
        status => return Err(HttpError::Status(status.unwrap_or(0))),
    }
    let field = |name: &str| {
        let mut values = response.headers.iter().filter(|h| h.name.eq_ignore_ascii_case(name));
        values.next().map(|h| String::from_utf8_lossy(h.value).into_owned())
    };
    let (media, charset) = field("Content-Type").map(|t| media_type(&t)).unwrap_or_default();
    Ok(Response {
        media,
        charset,
        chunked: field("Transfer-Encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked")),
        coded: field("Content-Encoding").unwrap_or_default(),
        body: bytes.get(start..).unwrap_or_default(),
    })
}

impl Response<'_> {
    /// The body with chunks and codings undone.
    pub fn body(&self) -> Result<Vec<u8>, HttpError> {
        // Some crawlers keep the field and store the body without chunks.
        let whole = if self.chunked { unchunk(self.body) } else { None };
        let body = whole.as_deref().unwrap_or(self.body);
        match coding::decode(body, &self.coded) {
            // The same of the coding: what is not compressed is the page itself.
            Err(CodingError::Damaged(_)) if looks_like_text(body) => Ok(body.to_vec()),
            decoded => Ok(decoded?),
        }
    }
}

/// A media type without its parameters, and its charset.
pub(crate) fn media_type(field: &str) -> (Option<String>, Option<String>) {
    let mut parts = field.split(';').map(str::trim);
    let media = parts.next().filter(|m| !m.is_empty()).map(str::to_ascii_lowercase);
    let charset = parts
        .filter_map(|p| p.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned());
    (media, charset)
}

/// The body that stands in chunks; `None` where there are none. A last chunk that is cut short counts as far as it goes.
fn unchunk(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let (start, size) = match httparse::parse_chunk_size(bytes) {
            Ok(httparse::Status::Complete(found)) => found,
            Ok(httparse::Status::Partial) if !body.is_empty() => return Some(body),
            _ => return None,
        };
        if size == 0 {
            return Some(body);
        }
        bytes = bytes.get(start..)?;
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(bytes.len());
        let (chunk, rest) = bytes.split_at(size);
        body.extend_from_slice(chunk);
        bytes = rest.strip_prefix(b"\r\n").unwrap_or(rest);
    }
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    start.first().is_some_and(|&b| b == b'<') && !start.iter().take(1000).any(|&b| b == 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_response_and_what_its_header_says() {
        let found =
            parse(b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"utf-8\"\r\n\r\n<p>Oui.").unwrap();
        assert_eq!(found.media.as_deref(), Some("text/html"));
        assert_eq!(found.charset.as_deref(), Some("utf-8"));
        assert_eq!(found.body().unwrap(), b"<p>Oui.");
    }

    #[test]
    fn chunks_and_what_only_says_so() {
        let head = "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n";
        let body = |rest: &str| parse(format!("{head}{rest}").as_bytes()).unwrap().body().unwrap();
        assert_eq!(body("4;x=y\r\n<p>O\r\n3\r\nui.\r\n0\r\n\r\n"), b"<p>Oui.");
        assert_eq!(body("4\r\n<p>O\r\nff\r\nui."), b"<p>Oui.");
        assert_eq!(body("<p>Oui."), b"<p>Oui.");
    }

    #[test]
    fn no_success_no_page() {
        assert_eq!(parse(b"HTTP/1.1 404 Not Found\r\n\r\n<p>No."), Err(HttpError::Status(404)));
        assert_eq!(parse(b"<p>Oui."), Err(HttpError::Response));
        let plain = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>Oui.";
        assert_eq!(parse(plain).unwrap().body().unwrap(), b"<p>Oui.");
    }

    proptest! {
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
            let _ = parse(&bytes).map(|response| response.body());
            let chunks = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", &bytes[..]].concat();
            let _ = parse(&chunks).map(|response| response.body());
        }
    }
}
