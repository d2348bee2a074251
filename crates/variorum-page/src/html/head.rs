//! What a page says of itself in places that are not shown: its head, its data for machines, dates of its elements.

use super::events::{Event, Tag};
use super::reference::decoded;

/// Bytes of data for machines that are looked at in all.
const MOST_DATA: usize = 2_000_000;

/// Values that are looked at.
const MOST_VALUES: usize = 2_000;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// The title of the window.
    pub title: String,
    /// Names and contents of `meta` elements, the names in lower case.
    pub metas: Vec<(String, String)>,
    /// The address under which the page wants to be known.
    pub canonical: Option<String>,
    /// The language of the document.
    pub language: Option<String>,
    /// Data for machines, as JSON-LD.
    pub data: Vec<String>,
    /// Dates that elements have, and whether they say that it is the one of publication.
    pub times: Vec<(String, bool)>,
    inside: Option<Inside>,
    size: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Title,
    Data,
}

impl Head {
    /// Looks at a tag or text of `markup`.
    pub fn event(&mut self, markup: &str, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.inside = None,
            Event::Text(place) => self.text(place.of(markup)),
        }
    }

    /// The content of the first `meta` element of a name.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The contents of all `meta` elements of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.metas.iter().filter(move |(own, _)| own == name).map(|(_, content)| content.as_str())
    }

    fn start(&mut self, tag: &Tag) {
        self.inside = None;
        match tag.name.as_str() {
            "title" if self.title.is_empty() => self.inside = Some(Inside::Title),
            "script" if tag.get("type").is_some_and(is_data) => {
                self.inside = Some(Inside::Data);
                self.data.push(String::new());
            }
            "html" => self.language = value(tag, "lang").or_else(|| value(tag, "xml:lang")),
            "link" if tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| value(tag, "href"));
            }
            "meta" => self.meta_tag(tag),
            "time" => self.time(tag),
            _ => {}
        }
    }

    fn meta_tag(&mut self, tag: &Tag) {
        let Some(content) = value(tag, "content") else { return };
        for name in ["property", "name", "itemprop"] {
            if let Some(name) = tag.get(name).filter(|_| self.metas.len() < MOST_VALUES) {
                self.metas.push((name.trim().to_lowercase(), content.clone()));
            }
        }
    }

    fn time(&mut self, tag: &Tag) {
        let Some(date) = value(tag, "datetime").filter(|_| self.times.len() < MOST_VALUES) else { return };
        let published = tag.get("pubdate").is_some()
            || tag.get("itemprop").is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "datePublished"));
        self.times.push((date, published));
    }

    fn text(&mut self, words: &str) {
        match self.inside {
            Some(Inside::Title) => self.title.push_str(&plain(words)),
            Some(Inside::Data) if self.size + words.len() <= MOST_DATA => {
                self.size += words.len();
                if let Some(data) = self.data.last_mut() {
                    data.push_str(words);
                }
            }
            Some(Inside::Data) | None => {}
        }
    }
}

fn is_data(kind: &str) -> bool {
    kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
}

/// An attribute's value with something in it.
fn value(tag: &Tag, name: &str) -> Option<String> {
    tag.get(name).map(plain).filter(|value| !value.is_empty())
}

/// A text with its references decoded and its white space collapsed.
pub(crate) fn plain(text: &str) -> String {
    let words = decoded(text);
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::events::events;

    fn head(markup: &str) -> Head {
        let mut head = Head::default();
        events(markup, |event| head.event(markup, &event));
        head
    }

    #[test]
    fn a_page_says_what_it_is() {
        let head = head(
            "<html lang=en-GB><head><title>Ferry &amp;\n tide | The Post</title><meta property=\"og:Title\" content='Ferry'>\
             <link rel=canonical href=https://post.example/a><script type=application/ld+json>{\"a\": \"<b>\"}</script>\
             <body><svg><title>Logo</title></svg><time itemprop=datePublished datetime=2031-03-12>12 March</time>",
        );
        assert_eq!(head.title, "Ferry & tide | The Post");
        assert_eq!(head.meta("og:title"), Some("Ferry"));
        assert_eq!(head.canonical.as_deref(), Some("https://post.example/a"));
        assert_eq!(head.language.as_deref(), Some("en-GB"));
        assert_eq!(head.data, ["{\"a\": \"<b>\"}"]);
        assert_eq!(head.times, [("2031-03-12".to_owned(), true)]);
    }
}
