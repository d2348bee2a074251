//! What a page says of its article in data for machines: schema.org in JSON-LD.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::head::plain;

/// What is said of the article.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub headline: Option<String>,
    pub authors: Vec<String>,
    /// Whether the authors are bodies rather than people.
    pub bodies: bool,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// Values that are looked at: far more than any page has.
const MOST: usize = 20_000;

/// Characters of the longest name of an author.
const LONGEST_NAME: usize = 80;

type Object = Map<String, Value>;

/// Reads all data of a page.
pub(crate) fn said(data: &[String]) -> Said {
    let values: Vec<Value> = data.iter().filter_map(|data| parse(data)).collect();
    let mut objects = Vec::new();
    values.iter().for_each(|value| gather(value, &mut objects));
    let named: HashMap<&str, &Object> =
        objects.iter().filter_map(|o| Some((o.get("@id")?.as_str()?, *o))).collect();
    let article = objects.iter().find(|o| is_article(o) && o.contains_key("headline"));
    let article = article.or_else(|| objects.iter().find(|o| is_article(o)));
    let page = objects.iter().find(|o| has_type(o, |kind| kind.ends_with("WebPage")));
    let mut said = Said::default();
    for object in article.into_iter().chain(page) {
        said.complete(object, &named);
    }
    said
}

impl Said {
    /// Fills what is not yet known from an article, or the page it is on.
    fn complete(&mut self, object: &Object, named: &HashMap<&str, &Object>) {
        let text = |name: &str| object.get(name).and_then(text);
        self.headline = self.headline.take().or_else(|| text("headline"));
        self.published =
            self.published.take().or_else(|| text("datePublished")).or_else(|| text("dateCreated"));
        self.modified = self.modified.take().or_else(|| text("dateModified"));
        self.language = self.language.take().or_else(|| text("inLanguage"));
        let main = object.get("mainEntityOfPage");
        let main = main.and_then(|main| text_of(main).or_else(|| main.get("@id").and_then(text_of)));
        self.url = self.url.take().or_else(|| text("url")).or(main);
        let publisher =
            object.get("publisher").and_then(|publisher| names(publisher, named).into_iter().next());
        self.publisher = self.publisher.take().or(publisher);
        if self.authors.is_empty() {
            let author = ["author", "creator"].into_iter().filter_map(|name| object.get(name));
            let author = author.filter(|author| !names(author, named).is_empty()).take(1);
            for author in author {
                self.authors = names(author, named);
                self.bodies = are_bodies(author);
            }
        }
    }
}

/// JSON as pages have it: between comment marks, with line breaks in strings.
fn parse(data: &str) -> Option<Value> {
    let bare = data.split_once("<![CDATA[").map_or(data, |(_, inner)| inner);
    let bare = bare.rsplit_once("]]>").map_or(bare, |(inner, _)| inner);
    let start = bare.find(['{', '['])?;
    let end = bare.rfind(['}', ']'])? + 1;
    let json = bare.get(start..end)?;
    serde_json::from_str(json).ok().or_else(|| {
        let plain: String = json.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&plain).ok()
    })
}

/// All objects, outer ones first. The parser bounds how deeply they lie in one another.
fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Object>) {
    match value {
        _ if objects.len() >= MOST => {}
        Value::Array(values) => values.iter().for_each(|value| gather(value, objects)),
        Value::Object(object) => {
            objects.push(object);
            object.values().for_each(|value| gather(value, objects));
        }
        _ => {}
    }
}

fn is_article(object: &Object) -> bool {
    has_type(object, |kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
}

fn has_type(object: &Object, fits: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => fits(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

/// A text that is not blank, with references decoded that were written for HTML.
fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(plain).filter(|text| !text.is_empty())
}

fn text(value: &Value) -> Option<String> {
    text_of(value).or_else(|| value.as_array()?.iter().find_map(text_of))
}

/// The names of people or bodies: a name, an object with a name, one that is named by its id, or a list of these.
fn names(value: &Value, named: &HashMap<&str, &Object>) -> Vec<String> {
    let own = match value {
        Value::String(name) => vec![plain(name)],
        Value::Array(values) => values.iter().flat_map(|value| names_of_one(value, named)).collect(),
        value => names_of_one(value, named),
    };
    let mut names: Vec<String> = Vec::new();
    for name in own {
        let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains("://");
        if fits && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn names_of_one(value: &Value, named: &HashMap<&str, &Object>) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Object(object) => {
            let meant = object.get("@id").and_then(Value::as_str).and_then(|id| named.get(id));
            let name = object.get("name").or_else(|| meant.and_then(|meant| meant.get("name")));
            match name {
                Some(Value::Array(names)) => names.iter().filter_map(text_of).collect(),
                Some(name) => text_of(name).into_iter().collect(),
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn are_bodies(value: &Value) -> bool {
    let body = |kind: &str| kind.ends_with("Organization");
    match value {
        Value::Array(values) => values.iter().all(are_bodies),
        Value::Object(object) => has_type(object, body),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph_with_an_author_elsewhere() {
        let data = r#"/*<![CDATA[*/{"@graph": [
            {"@type": "WebPage", "@id": "https://post.example/a", "dateModified": "2031-03-13"},
            {"@type": ["NewsArticle"], "headline": "Ferry &amp; tide", "author": [{"@id": "p1"}, {"name": "Jo Lund"}],
             "publisher": {"@type": "Organization", "name": "The Post"}, "datePublished": "2031-03-12T07:00:00Z",
             "mainEntityOfPage": {"@id": "https://post.example/a"}},
            {"@type": "Person", "@id": "p1", "name": "Ada
             Brook"}]}/*]]>*/"#;
        let said = said(&[data.to_owned()]);
        assert_eq!(said.headline.as_deref(), Some("Ferry & tide"));
        assert_eq!(said.authors, ["Ada Brook", "Jo Lund"]);
        assert_eq!(said.publisher.as_deref(), Some("The Post"));
        assert_eq!(said.published.as_deref(), Some("2031-03-12T07:00:00Z"));
        assert_eq!(said.modified.as_deref(), Some("2031-03-13"));
        assert_eq!(said.url.as_deref(), Some("https://post.example/a"));
        assert!(!said.bodies);
    }

    #[test]
    fn what_is_no_data_says_nothing() {
        let deep = "[".repeat(100_000);
        let said = said(&[deep, "no data".to_owned(), "{\"@type\": 7}".to_owned()]);
        assert!(said.headline.is_none() && said.authors.is_empty());
    }
}
