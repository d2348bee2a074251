//! What scrapers write: a JSON object a page, a line each or in an array.

use std::io::{BufRead, BufReader, Read};

use serde_json::{Map, Value};

use super::dates::iso;
use super::{Member, MemberError, Part, one_line};
use crate::{Format, LARGEST_PAGE, Metadata};

/// The fields' names, the surest first: those of news-please, newspaper, trafilatura, Scrapy projects, news APIs and
/// schema.org's NewsArticle, from their documentation. The day a page was fetched is nobody's date.
const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] =
    &["maintext", "text", "articleBody", "article_body", "content_text", "content", "body", "raw_text"];
const PUBLISHED: &[&str] = &[
    "date_publish",
    "published",
    "date_published",
    "datePublished",
    "publish_date",
    "publishedAt",
    "published_at",
    "published_date",
    "pubDate",
    "pub_date",
    "date",
];
const MODIFIED: &[&str] =
    &["date_modify", "modified", "date_modified", "dateModified", "updated", "updated_at"];
const URL: &[&str] = &["canonical_url", "canonical_link", "url", "link"];
const OUTLET: &[&str] = &["outlet", "publisher", "sitename", "site_name", "source_name", "source"];
const DOMAIN: &[&str] = &["source_domain", "hostname", "domain"];
const AUTHORS: &[&str] = &["authors", "author", "byline"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// The objects of a stream.
pub(super) struct Objects<R> {
    state: State<R>,
    line: u64,
}

enum State<R> {
    /// A line each.
    Lines(BufReader<R>),
    /// The values of one document.
    Values(std::vec::IntoIter<Value>),
    Ended,
}

impl<R: Read> Objects<R> {
    pub fn new(reader: R) -> Self {
        Self { state: State::Lines(BufReader::new(reader)), line: 0 }
    }
}

impl<R: Read> Iterator for Objects<R> {
    type Item = Result<Member, MemberError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line += 1;
            let reader = match &mut self.state {
                State::Lines(reader) => reader,
                State::Values(values) => return Some(member(&values.next()?, Part::Item(self.line))),
                State::Ended => return None,
            };
            let part = Part::Line(self.line);
            let mut line = match next_line(reader, part) {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(e) => {
                    if matches!(e, MemberError::Io(_)) {
                        self.state = State::Ended;
                    }
                    return Some(Err(e));
                }
            };
            let text = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).trim_ascii();
            if text.is_empty() {
                continue;
            }
            let why = match serde_json::from_slice(text) {
                Ok(Value::Array(values)) if self.line == 1 => {
                    self.state = State::Values(values.into_iter());
                    self.line = 0;
                    continue;
                }
                Ok(value) => return Some(member(&value, part)),
                Err(why) => why,
            };
            if self.line > 1 || !why.is_eof() {
                return Some(Err(MemberError::Json { part, why: why.to_string() }));
            }
            // The first line is no whole value: the file is one document over several lines.
            let read = reader.take(LARGEST_PAGE as u64).read_to_end(&mut line);
            let document = read.map_err(MemberError::from).and_then(|_| document(&line));
            self.line = 0;
            self.state = match document {
                Ok(values) => State::Values(values.into_iter()),
                Err(e) => {
                    self.state = State::Ended;
                    return Some(Err(e));
                }
            };
        }
    }
}

/// The next line; one that is too long is read to its end and named.
fn next_line(reader: &mut impl BufRead, part: Part) -> Result<Option<Vec<u8>>, MemberError> {
    let mut line = Vec::new();
    if (&mut *reader).take(LARGEST_PAGE as u64).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() == LARGEST_PAGE && line.last() != Some(&b'\n') {
        reader.skip_until(b'\n')?;
        return Err(MemberError::TooLarge { part: Some(part) });
    }
    Ok(Some(line))
}

fn document(bytes: &[u8]) -> Result<Vec<Value>, MemberError> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Array(values)) => Ok(values),
        Ok(value) => Ok(vec![value]),
        Err(why) => Err(MemberError::Json { part: Part::Line(why.line() as u64), why: why.to_string() }),
    }
}

/// The page that an object tells of.
fn member(value: &Value, part: Part) -> Result<Member, MemberError> {
    let wrong = |why: &str| MemberError::Json { part, why: why.to_owned() };
    let object = value.as_object().ok_or_else(|| wrong("is no JSON object"))?;
    let text = first(object, TEXT)
        .ok_or_else(|| wrong("has no text: none of the fields maintext, text, content, body"))?;
    let title = first(object, TITLE).map(one_line);
    let url = first(object, URL);
    // An address says as much as its domain, and may be that of an outlet whose name is known.
    let domain = first(object, DOMAIN).filter(|_| url.is_none());
    let known = Metadata {
        url,
        outlet: first(object, OUTLET).or(domain),
        title: title.clone(),
        authors: AUTHORS.iter().find_map(|name| object.get(*name)).map(names).unwrap_or_default(),
        published: first(object, PUBLISHED).and_then(|d| iso(&d)),
        modified: first(object, MODIFIED).and_then(|d| iso(&d)),
        language: first(object, LANGUAGE),
        ..Metadata::default()
    };
    let starts_so = |title: &String| text.lines().next().is_some_and(|line| line.trim() == title);
    let heading = title.filter(|title| !starts_so(title)).map(|title| title + "\n").unwrap_or_default();
    Ok(Member { part: Some(part), known, format: Some(Format::Text), body: (heading + &text).into_bytes() })
}

/// The first of the fields that has words: a string, or the name of an object.
fn first(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| words(object.get(*name)?)).next()
}

fn words(value: &Value) -> Option<String> {
    let text = value.as_str().or_else(|| value.get("name")?.as_str())?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(words).collect(),
        value => words(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Vec<Result<Member, MemberError>> {
        Objects::new(text.as_bytes()).collect()
    }

    #[test]
    fn fields_by_the_names_that_scrapers_give_them() {
        let news_please = r#"{"title": "Ferry aground", "maintext": "The Aurora ran aground.\nNobody was hurt.", "date_publish": "2031-03-11 09:30:00",
            "date_download": "2031-04-01 00:00:00", "source_domain": "kelmouth.example", "authors": ["Ada Brook"], "language": "en"}"#;
        let found = all(&news_please.replace('\n', " "));
        let [Ok(page)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(page.body, b"Ferry aground\nThe Aurora ran aground.\nNobody was hurt.");
        assert_eq!(page.known.outlet.as_deref(), Some("kelmouth.example"));
        assert_eq!(page.known.authors, ["Ada Brook"]);
        let api = r#"{"source": {"id": null, "name": "The Harbour Post"}, "author": "Ada Brook", "headline": "A", "content": "B.", "publishedAt": "2031-03-11T09:30:00Z"}"#;
        let found = all(api);
        let [Ok(page)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(page.known.outlet.as_deref(), Some("The Harbour Post"));
        assert_eq!(page.known.published.as_deref(), Some("2031-03-11T09:30:00Z"));
    }

    #[test]
    fn lines_arrays_and_one_object_over_several_lines() {
        let object = "{\"title\": \"A\", \"text\": \"A\\nB.\"}";
        let places = |text: &str| {
            all(text).into_iter().map(|m| m.unwrap().part.unwrap().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(places(&format!("{object}\n\n{object}\n")), ["line=1", "line=3"]);
        assert_eq!(places(&format!("[{object}, {object}]")), ["item=1", "item=2"]);
        assert_eq!(places(&format!("[\n{object},\n{object}\n]\n")), ["item=1", "item=2"]);
        assert_eq!(places("{\n \"text\": \"B.\"\n}"), ["item=1"]);
        assert_eq!(all(object)[0].as_ref().unwrap().body, b"A\nB.");
    }

    #[test]
    fn a_line_that_is_none_is_named_and_the_rest_read() {
        let found = all("{\"text\": \"A.\"}\n{\"text\": \n7\n{\"title\": \"B\"}\n{\"text\": \"C.\"}");
        let said: Vec<String> = found
            .iter()
            .map(|m| m.as_ref().map_or_else(ToString::to_string, |m| m.part.unwrap().to_string()))
            .collect();
        assert_eq!(said[0], "line=1");
        assert!(said[1].starts_with("EOF"), "{said:?}");
        assert_eq!(said[2], "is no JSON object");
        assert!(said[3].starts_with("has no text"));
        assert_eq!(said[4], "line=5");
    }

    proptest! {
        #[test]
        fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            Objects::new(&bytes[..]).count();
            Objects::new(&[b"{\"", &bytes[..]].concat()[..]).count();
        }
    }
}
