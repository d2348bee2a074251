//! The pages among the records of a web archive.

use encoding_rs::Encoding;

use super::{Member, MemberError, Part};
use crate::warc::{Capture, Record};
use crate::{Format, HttpError, Metadata, input};

/// Files that sites keep for machines, as plain text: RFC 9309, the IAB's ads.txt and app-ads.txt, RFC 9116,
/// humanstxt.org, llmstxt.org.
const FOR_MACHINES: [&str; 7] =
    ["robots.txt", "ads.txt", "app-ads.txt", "security.txt", "humans.txt", "llms.txt", "llms-full.txt"];

/// The page in a record; `None` where it holds none: a request, a picture, what the server refused.
pub(super) fn page(record: Record) -> Result<Option<Member>, MemberError> {
    let part = Part::Record(record.place);
    let Capture { url, media, charset, body } = match record.capture() {
        Some(Ok(capture)) => capture,
        // What the server refused was no page to begin with.
        None | Some(Err(HttpError::Status(_))) => return Ok(None),
        Some(Err(why)) => return Err(MemberError::Http { part, why }),
    };
    let format = match media.as_deref() {
        Some("text/plain") => Format::Capture,
        Some(_) => Format::Html,
        // Of what has no type, HTML alone can be told from everything that is no page.
        None if input::sniff(&body) == Ok(Format::Html) => Format::Html,
        None => return Ok(None),
    };
    let blank = body.iter().all(u8::is_ascii_whitespace);
    if blank || url.as_deref().is_some_and(is_for_machines) {
        return Ok(None);
    }
    // Servers name character sets that nobody knows; browsers pass over them.
    let charset = charset.filter(|label| Encoding::for_label(label.as_bytes()).is_some());
    let known = Metadata { url, charset, ..Metadata::default() };
    Ok(Some(Member { part: Some(part), known, format: Some(format), body }))
}

/// Whether an address is not that of a page: a crawler's own notes, or a file for machines.
fn is_for_machines(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once(':') else { return false };
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    !["http", "https", "file"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
        || FOR_MACHINES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members;

    fn archive(url: &str, header: &str, body: &str) -> Vec<u8> {
        let block = format!("HTTP/1.1 {header}\r\n\r\n{body}");
        let length = block.len();
        format!("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n").into_bytes()
    }

    #[test]
    fn what_is_no_page_is_passed_over() {
        let page = "https://kelmouth.example/a";
        let html = "200 OK\r\nContent-Type: text/html; charset=klingon";
        for (url, header, body) in [
            ("https://kelmouth.example/robots.txt", "200 OK\r\nContent-Type: text/plain", "User-agent: *"),
            ("metadata://tool.example/log", "200 OK\r\nContent-Type: text/plain", "Done."),
            (page, "301 Moved\r\nContent-Type: text/html", "<p>Moved."),
            (page, "200 OK\r\nContent-Type: image/png\r\nContent-Encoding: br", "<p>"),
            (page, "200 OK", "{}"),
            (page, html, " \r\n"),
        ] {
            assert_eq!(members(&archive(url, header, body)[..]).count(), 0, "{url} {header}");
        }
        for header in [html, "200 OK"] {
            let archive = archive(page, header, "<p>The Aurora ran aground.");
            let found: Vec<_> = members(&archive[..]).map(Result::unwrap).collect();
            let [member] = &found[..] else { panic!("{found:?}") };
            assert_eq!((member.format, &member.known.charset), (Some(Format::Html), &None));
        }
    }
}
