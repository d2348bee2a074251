//! A page's markup without what no reader of articles needs, for crates that look for the article in it.
//!
//! Every element is closed where it ends, few are open at a time, and marks of phrases are left out: a tree is built
//! from it in linear time. Before the words of each line of the view stands a character that is the line's number, so
//! that what such a crate returns can be traced without searching for its words.

use super::elements;
use super::events::Tag;

/// The first character that marks a line. Two planes are reserved for private use, from here to the last character.
const FIRST: u32 = 0xF_0000;

/// Attributes from which articles are told.
const ATTRIBUTES: &[&str] =
    &["class", "id", "role", "itemprop", "itemtype", "rel", "aria-hidden", "aria-modal"];

/// Bytes of the longest attribute that is kept.
const LONGEST: usize = 300;

#[derive(Debug, Default)]
pub(crate) struct Pruned {
    markup: String,
    elements: usize,
}

impl Pruned {
    pub fn open(&mut self, tag: &Tag) {
        if is_kept(&tag.name) {
            self.tag(tag);
        }
    }

    pub fn void(&mut self, tag: &Tag) {
        if matches!(tag.name.as_str(), "br" | "hr" | "img" | "input") {
            self.tag(tag);
        }
    }

    pub fn close(&mut self, name: &str) {
        if is_kept(name) {
            self.markup.push_str("</");
            self.markup.push_str(name);
            self.markup.push('>');
        }
    }

    pub fn text(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.markup.push_str("&amp;"),
                '<' => self.markup.push_str("&lt;"),
                '>' => self.markup.push_str("&gt;"),
                c if c as u32 >= FIRST => {}
                c => self.markup.push(c),
            }
        }
    }

    /// Marks the place where line number `line` begins.
    pub fn mark(&mut self, line: usize) {
        self.markup.extend(mark(line));
    }

    /// The markup, and how many elements it has.
    pub fn finish(self) -> (String, usize) {
        (self.markup, self.elements)
    }

    fn tag(&mut self, tag: &Tag) {
        self.elements += 1;
        self.markup.push('<');
        self.markup.push_str(&tag.name);
        for (name, value) in tag.all().filter(|(name, _)| ATTRIBUTES.contains(name)) {
            self.attribute(name, value);
        }
        if let Some(target) = tag.get("href") {
            // Where to does not matter, but for links within the page.
            self.attribute("href", if target.starts_with('#') { "#" } else { "/" });
        }
        self.markup.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.markup.push(' ');
        self.markup.push_str(name);
        self.markup.push_str("=\"");
        self.markup.extend(value.chars().filter(|c| !matches!(c, '"' | '&' | '<' | '>')).take(LONGEST));
        self.markup.push('"');
    }
}

/// Whether an element is kept: names that a reader of the markup could take for something else are not.
fn is_kept(name: &str) -> bool {
    !elements::is_phrase(name) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn mark(line: usize) -> Option<char> {
    u32::try_from(line).ok().and_then(|line| char::from_u32(FIRST.checked_add(line)?))
}

/// The numbers of the lines whose beginnings are in a text.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = usize> {
    text.chars().filter_map(|c| (c as u32).checked_sub(FIRST)).map(|line| line as usize)
}
