//! HTML as a series of tags and texts with their places.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bounds, Tokenizer};
use variorum_text::Span;

/// What the markup consists of, comments and declarations aside.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    Start(&'a Tag),
    /// The name in lower case.
    End(&'a str),
    /// Text as it stands in the markup, references and all.
    Text(Span),
}

/// A start tag.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    /// In lower case.
    pub name: String,
    /// Whether it ends in `/>`.
    pub closed: bool,
    values: String,
    attributes: Vec<(Span, Span)>,
}

impl Tag {
    /// The value of an attribute; empty where it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Every attribute with its value.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.of(&self.values), value.of(&self.values)))
    }

    fn open(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.push_str(&String::from_utf8_lossy(name));
        self.values.clear();
        self.attributes.clear();
    }

    fn push(&mut self, bytes: &[u8]) -> Span {
        let start = self.values.len();
        self.values.push_str(&String::from_utf8_lossy(bytes));
        Span::new(start, self.values.len())
    }
}

/// Calls `visit` on every tag and text of `markup`, in order. Texts of scripts and styles are among them.
pub(crate) fn events(markup: &str, mut visit: impl FnMut(Event<'_>)) {
    let mut tag = Tag::default();
    let callback = |event: CallbackEvent<'_>, place: Bounds<usize>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(name),
            CallbackEvent::AttributeName { name } => {
                let name = tag.push(name);
                tag.attributes.push((name, Span::default()));
            }
            CallbackEvent::AttributeValue { value } => {
                let value = tag.push(value);
                if let Some((_, own)) = tag.attributes.last_mut() {
                    *own = value;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                tag.closed = self_closing;
                visit(Event::Start(&tag));
            }
            CallbackEvent::EndTag { name } => {
                // An end tag's attributes mean nothing, nor do they belong to the next tag.
                visit(Event::End(&String::from_utf8_lossy(name)));
            }
            CallbackEvent::String { .. } => visit(Event::Text(Span::new(place.start, place.end))),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    // A reader of text in memory never fails.
    let Ok(()) = Tokenizer::new_with_emitter(markup, emitter).finish();
}
