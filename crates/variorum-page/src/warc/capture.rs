//! What was captured of a page, out of its record.

use super::Record;
use crate::http::{self, HttpError};

/// A page as it was captured, and what the protocol said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Its address.
    pub url: Option<String>,
    /// Its media type, lower case, without parameters.
    pub media: Option<String>,
    /// The character set the server named.
    pub charset: Option<String>,
    /// Its bytes, with chunks and content codings undone.
    pub body: Vec<u8>,
}

/// Types of records that hold what a page was: as the server sent it, as a tool stored it, as text made from it.
const TYPES: [&str; 3] = ["response", "resource", "conversion"];

/// Media types that can be a page. What names none may be one.
const PAGES: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];

impl Record {
    /// The page in this record; `None` where the record is no page by what it says of itself: a request, a picture,
    /// a style sheet.
    ///
    /// # Errors
    /// Where it is the response to a request that failed, or a body whose codings cannot be undone.
    pub fn capture(&self) -> Option<Result<Capture, HttpError>> {
        let kind = self.header.get("WARC-Type")?;
        if !TYPES.iter().any(|t| t.eq_ignore_ascii_case(kind)) {
            return None;
        }
        let url = self.header.get("WARC-Target-URI").map(|u| u.trim_matches(['<', '>']).to_owned());
        let (media, charset) = self.header.get("Content-Type").map(http::media_type).unwrap_or_default();
        if media.as_deref() != Some("application/http") {
            return is_page(&media).then(|| Ok(Capture { url, media, charset, body: self.block.clone() }));
        }
        let response = match http::parse(&self.block) {
            Ok(response) => response,
            Err(why) => return Some(Err(why)),
        };
        let body = is_page(&response.media).then(|| response.body())?;
        let http::Response { media, charset, .. } = response;
        Some(body.map(|body| Capture { url, media, charset, body }))
    }
}

fn is_page(media: &Option<String>) -> bool {
    media.as_deref().is_none_or(|media| PAGES.contains(&media))
}

#[cfg(test)]
mod tests {
    use super::super::records;

    fn capture(fields: &str, block: &str) -> Option<Result<super::Capture, super::HttpError>> {
        let archive =
            format!("WARC/1.0\r\n{fields}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len());
        records(archive.as_bytes()).next().unwrap().unwrap().capture()
    }

    #[test]
    fn pages_and_what_is_none() {
        let http = "WARC-Type: response\r\nWARC-Target-URI: <https://a.example/b>\r\nContent-Type: application/http; msgtype=response";
        let page = capture(http, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<p>Oui.")
            .unwrap()
            .unwrap();
        assert_eq!(page.url.as_deref(), Some("https://a.example/b"));
        assert_eq!(page.charset.as_deref(), Some("koi8-r"));
        assert_eq!(page.body, b"<p>Oui.");
        assert_eq!(capture(http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"), None);
        assert!(capture(http, "HTTP/1.1 500 No\r\n\r\nx").unwrap().is_err());
        assert_eq!(capture("WARC-Type: request\r\nContent-Type: application/http", "GET / HTTP/1.1"), None);
        let text = capture("WARC-Type: conversion\r\nContent-Type: text/plain", "Oui.").unwrap().unwrap();
        assert_eq!(text.body, b"Oui.");
    }
}
