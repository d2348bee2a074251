//! Feeds: RSS 0.9 to 2.0, Atom, JSON Feed. An item is a page of its own.

use atom_syndication::{Entry, TextType};
use serde::Deserialize;

use super::dates::iso;
use super::sniff;
use super::{Member, MemberError, Part, one_line};
use crate::{Format, Metadata};

type Items = Vec<Result<Member, MemberError>>;

/// The items of a feed, in their order.
pub(super) fn items(format: sniff::Feed, bytes: &[u8]) -> Result<Items, MemberError> {
    match format {
        sniff::Feed::Rss => rss(bytes),
        sniff::Feed::Atom => atom(bytes),
        sniff::Feed::Json => json(bytes),
    }
}

/// What of an item becomes a page.
struct Item {
    known: Metadata,
    words: Option<Words>,
}

enum Words {
    Markup(String),
    Text(String),
}

fn member((n, item): (usize, Item)) -> Result<Member, MemberError> {
    let part = Part::Item(n as u64 + 1);
    let title = item.known.title.as_deref().unwrap_or_default();
    let (format, body) = match item.words.ok_or(MemberError::NoWords { part })? {
        Words::Markup(markup) => (Format::Fragment, format!("<h1>{}</h1>\n{markup}", escaped(title))),
        Words::Text(text) => (Format::Text, format!("{title}\n{text}")),
    };
    let known = Metadata { charset: Some("utf-8".to_owned()), ..item.known };
    Ok(Member { part: Some(part), known, format: Some(format), body: body.into_bytes() })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn some(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

fn rss(bytes: &[u8]) -> Result<Items, MemberError> {
    let wrong = |why: rss::Error| MemberError::Feed { format: "RSS", why: why.to_string() };
    let channel = rss::Channel::read_from(bytes).map_err(wrong)?;
    let outlet = some(Some(channel.title));
    let language = some(channel.language);
    let item = |item: rss::Item| {
        let core = item.dublin_core_ext.unwrap_or_default();
        let authors =
            if core.creators.is_empty() { item.author.into_iter().collect() } else { core.creators };
        let date = item.pub_date.or_else(|| core.dates.into_iter().next());
        let source = item.source.and_then(|s| some(s.title).or(Some(s.url)));
        let known = Metadata {
            url: some(item.link),
            outlet: source.or_else(|| outlet.clone()),
            title: some(item.title).map(one_line),
            authors,
            published: date.and_then(|d| iso(&d)),
            modified: None,
            language: language.clone(),
            ..Metadata::default()
        };
        Item { known, words: some(item.content).or_else(|| some(item.description)).map(Words::Markup) }
    };
    Ok(channel.items.into_iter().map(item).enumerate().map(member).collect())
}

fn atom(bytes: &[u8]) -> Result<Items, MemberError> {
    let wrong = |why: atom_syndication::Error| MemberError::Feed { format: "Atom", why: why.to_string() };
    let feed = atom_syndication::Feed::read_from(bytes).map_err(wrong)?;
    let outlet = some(Some(feed.title.value));
    let authors: Vec<String> = feed.authors.into_iter().map(|a| a.name).collect();
    let item = |entry: Entry| {
        let link = entry.links.iter().find(|l| l.rel == "alternate").map(|l| l.href.clone());
        let own: Vec<String> = entry.authors.into_iter().map(|a| a.name).collect();
        let known = Metadata {
            url: some(link),
            outlet: entry.source.and_then(|s| some(Some(s.title.value))).or_else(|| outlet.clone()),
            title: some(Some(entry.title.value)).map(one_line),
            authors: if own.is_empty() { authors.clone() } else { own },
            published: entry.published.map(|d| d.to_rfc3339()),
            modified: Some(entry.updated.to_rfc3339()),
            language: feed.lang.clone(),
            ..Metadata::default()
        };
        let content = entry.content.and_then(|c| {
            let markup = matches!(c.content_type.as_deref(), Some("html" | "xhtml" | "text/html"));
            some(c.value).map(|words| if markup { Words::Markup(words) } else { Words::Text(words) })
        });
        let summary = entry.summary.and_then(|s| {
            let markup = s.r#type != TextType::Text;
            some(Some(s.value)).map(|words| if markup { Words::Markup(words) } else { Words::Text(words) })
        });
        Item { known, words: content.or(summary) }
    };
    Ok(feed.entries.into_iter().map(item).enumerate().map(member).collect())
}

/// JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).
#[derive(Deserialize)]
struct JsonFeed {
    title: Option<String>,
    language: Option<String>,
    #[serde(default)]
    authors: Vec<Author>,
    author: Option<Author>,
    #[serde(default)]
    items: Vec<JsonItem>,
}

#[derive(Clone, Deserialize)]
struct Author {
    name: Option<String>,
}

#[derive(Deserialize)]
struct JsonItem {
    url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    #[serde(default)]
    authors: Vec<Author>,
    author: Option<Author>,
    language: Option<String>,
}

fn json(bytes: &[u8]) -> Result<Items, MemberError> {
    let wrong = |why: serde_json::Error| MemberError::Feed { format: "JSON", why: why.to_string() };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let feed: JsonFeed = serde_json::from_slice(bytes).map_err(wrong)?;
    let names = |many: Vec<Author>, one: Option<Author>| -> Vec<String> {
        many.into_iter().chain(one).filter_map(|a| some(a.name)).collect()
    };
    let everybody = names(feed.authors, feed.author);
    let outlet = some(feed.title);
    let language = some(feed.language);
    let item = |item: JsonItem| {
        let own = names(item.authors, item.author);
        let known = Metadata {
            url: some(item.url),
            outlet: outlet.clone(),
            title: some(item.title).map(one_line),
            authors: if own.is_empty() { everybody.clone() } else { own },
            published: item.date_published.and_then(|d| iso(&d)),
            modified: item.date_modified.and_then(|d| iso(&d)),
            language: some(item.language).or_else(|| language.clone()),
            ..Metadata::default()
        };
        let text = some(item.content_text).or_else(|| some(item.summary));
        Item { known, words: some(item.content_html).map(Words::Markup).or_else(|| text.map(Words::Text)) }
    };
    Ok(feed.items.into_iter().map(item).enumerate().map(member).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>The Harbour Post</title><link>https://kelmouth.example</link><description>d</description><language>en-gb</language>
        <item><title>Ferry &amp; rocks</title><link>https://kelmouth.example/a</link><pubDate>Tue, 11 Mar 2031 09:30:00 +0100</pubDate>
          <dc:creator>Ada Brook</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>The <b>Aurora</b> ran aground.</p>]]></content:encoded>
          <source url="https://coast.example/feed">Coast Wire</source></item>
        <item><title>Second</title><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
        <item><title>Third</title></item></channel></rss>"#;

    #[test]
    fn rss_items_keep_their_source() {
        let items = rss(RSS.as_bytes()).unwrap();
        let first = items[0].as_ref().unwrap();
        assert_eq!(first.known.outlet.as_deref(), Some("Coast Wire"));
        assert_eq!(first.known.published.as_deref(), Some("2031-03-11T09:30:00+01:00"));
        assert_eq!(first.known.authors, ["Ada Brook"]);
        assert_eq!(first.body, b"<h1>Ferry &amp; rocks</h1>\n<p>The <b>Aurora</b> ran aground.</p>");
        let second = items[1].as_ref().unwrap();
        assert_eq!(second.known.outlet.as_deref(), Some("The Harbour Post"));
        assert_eq!(second.body, b"<h1>Second</h1>\n<p>Only a summary.</p>");
        assert_eq!(items[2].as_ref().unwrap_err().to_string(), "has neither content nor a summary");
    }

    #[test]
    fn atom_entries() {
        let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Harbour Post</title><id>f</id><updated>2031-03-12T00:00:00Z</updated>
            <entry><title>Ferry aground</title><id>e</id><link href="https://kelmouth.example/a"/><updated>2031-03-11T10:00:00Z</updated><published>2031-03-11T09:30:00Z</published>
            <author><name>Ada Brook</name></author><content type="html">&lt;p&gt;The Aurora ran aground.&lt;/p&gt;</content>
            <source><title>Coast Wire</title><id>s</id><updated>2031-03-11T10:00:00Z</updated></source></entry>
            <entry><title>B</title><id>g</id><updated>2031-03-11T10:00:00Z</updated><summary>Just words.</summary></entry></feed>"#;
        let items = atom(feed.as_bytes()).unwrap();
        let first = items[0].as_ref().unwrap();
        assert_eq!(first.known.outlet.as_deref(), Some("Coast Wire"));
        assert_eq!(first.known.url.as_deref(), Some("https://kelmouth.example/a"));
        assert_eq!(first.known.published.as_deref(), Some("2031-03-11T09:30:00+00:00"));
        assert_eq!(first.format, Some(Format::Fragment));
        assert_eq!(items[1].as_ref().unwrap().body, b"B\nJust words.");
    }

    #[test]
    fn json_feed_items() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post", "authors": [{"name": "Ada Brook"}],
            "items": [{"id": "1", "title": "Ferry aground", "content_html": "<p>The Aurora ran aground.", "date_published": "2031-03-11T09:30:00Z"},
                      {"id": "2", "content_text": "Words."}]}"#;
        let items = json(feed.as_bytes()).unwrap();
        let first = items[0].as_ref().unwrap();
        assert_eq!(first.known.authors, ["Ada Brook"]);
        assert_eq!(first.body, b"<h1>Ferry aground</h1>\n<p>The Aurora ran aground.");
        assert_eq!(items[1].as_ref().unwrap().body, b"\nWords.");
    }

    #[test]
    fn a_broken_feed_says_so() {
        let why = items(sniff::Feed::Rss, b"<rss><channel><title>a").unwrap_err().to_string();
        assert!(why.starts_with("is no RSS feed that can be read: "), "{why}");
        assert!(items(sniff::Feed::Atom, b"<feed><entry></feed>").is_err());
        assert!(items(sniff::Feed::Json, b"{\"items\": 7}").is_err());
    }
}
