//! As much of an HTML parser as is needed to tell what of a document is markup and what is text.

use std::collections::HashSet;

const TAGS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "main",
    "footer",
    "nav",
    "section",
    "article",
    "figure",
    "figcaption",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "p",
    "div",
    "span",
    "strong",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "time",
    "sup",
    "mark",
    "del",
    "ins",
    "svg",
    "desc",
    "text",
    "line",
    "path",
    "rect",
    "circle",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "id",
    "aria-label",
    "aria-labelledby",
    "rel",
    "dir",
    "datetime",
    "role",
    "scope",
    "rowspan",
    "tabindex",
    "width",
    "height",
    "viewBox",
    "text-anchor",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "d",
];

/// A start tag.
pub struct Element<'a> {
    pub name: &'a str,
    pub attributes: Vec<(&'a str, String)>,
}

impl Element<'_> {
    pub fn get(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find_map(|(key, value)| (*key == name).then_some(value.as_str()))
            .unwrap_or_default()
    }
}

/// What is seen on the way through a document.
pub enum Seen<'a> {
    Start(Element<'a>),
    End(&'a str),
    Text(String),
}

/// Reads a document; panics at anything that the renderer has no business to write.
pub fn read(document: &str) -> Vec<Seen<'_>> {
    let mut rest = document.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let (mut seen, mut open) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        seen.push(Seen::Text(unescape(text)));
        let (inside, after) = tag[1..].split_once('>').expect("a tag that ends");
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "end tags match");
            seen.push(Seen::End(name));
            continue;
        }
        let element = element(inside);
        if element.name == "style" {
            rest = rest.split_once("</style>").expect("a style that ends").1;
        } else if element.name != "meta" {
            open.push(element.name);
        }
        seen.push(Seen::Start(element));
    }
    assert!(rest.is_empty() && open.is_empty(), "left: {rest:?} {open:?}");
    seen
}

fn element(inside: &str) -> Element<'_> {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    assert!(TAGS.contains(&name), "no such tag: {name:?}");
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (key, value) = rest.split_once("=\"").expect("an attribute with a value");
        assert!(ATTRIBUTES.contains(&key), "no such attribute: {key:?}");
        let (value, after) = value.split_once('"').expect("a value that ends");
        attributes.push((key, unescape(value)));
        rest = after.trim_start();
    }
    Element { name, attributes }
}

fn unescape(text: &str) -> String {
    for (at, _) in text.match_indices('&') {
        assert!(["&amp;", "&lt;", "&gt;", "&quot;"].iter().any(|e| text[at..].starts_with(e)), "{text:?}");
    }
    assert!(!text.contains('>') && !text.contains('"'), "{text:?}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The text of each element with the class, without what stands in elements of the name `but`.
pub fn texts(seen: &[Seen<'_>], class: &str, but: &str) -> Vec<String> {
    let (mut out, mut depth, mut hidden) = (Vec::new(), 0, 0);
    for s in seen {
        match s {
            Seen::Start(e) if depth == 0 && e.get("class").split(' ').any(|c| c == class) => {
                out.push(String::new());
                depth = 1;
            }
            Seen::Start(e) if depth > 0 => {
                depth += 1;
                hidden += usize::from(e.name == but);
            }
            Seen::End(name) if depth > 0 => {
                depth -= 1;
                hidden -= usize::from(*name == but);
            }
            Seen::Text(text) if depth > 0 && hidden == 0 => out.last_mut().unwrap().push_str(text),
            _ => {}
        }
    }
    out
}

/// Every id, once each, and every link within the document to one of them.
pub fn links_hold(seen: &[Seen<'_>]) {
    let starts = || seen.iter().filter_map(|s| if let Seen::Start(e) = s { Some(e) } else { None });
    let mut ids = HashSet::new();
    for id in starts().map(|e| e.get("id")).filter(|id| !id.is_empty()) {
        assert!(ids.insert(id), "{id} twice");
    }
    for target in starts().filter_map(|e| e.get("href").strip_prefix('#')) {
        assert!(ids.contains(target), "no {target}");
    }
}
