//! The text of an HTML page as a reader sees it, a line a block, and where each byte of it comes from.

use std::hash::{DefaultHasher, Hash, Hasher};

use variorum_text::Span;

use super::elements;
use super::events::{Event, Tag, events};
use super::head::Head;
use super::pruned::Pruned;
use super::reference::References;
use super::says::Says;
use super::setting::Settings;
use super::stack::{Context, Open, Stack};
use crate::page_text::Runs;

/// What is seen of a page.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// The lines, joined by line breaks.
    pub text: String,
    /// Where they come from.
    pub runs: Runs,
    /// The lines, in order; none is blank.
    pub blocks: Vec<Block>,
    /// The elements around them that say something of them.
    pub settings: Settings,
    /// The same lines in markup that is small, balanced and not nested deeply.
    pub pruned: String,
    /// How many elements that has.
    pub elements: usize,
    /// What the page says of itself beside.
    pub head: Head,
}

/// A line of the view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// Its bytes in the view's text.
    pub span: Span,
    /// The innermost element around its beginning that says something, in [`View::settings`].
    pub setting: Option<usize>,
    /// How many of its bytes are in links.
    pub linked: usize,
    /// How many of its bytes are in italics.
    pub slanted: usize,
    /// The elements around its beginning, as [`Context::kin`] has them.
    pub kin: [u64; 3],
}

impl View {
    /// Reads the markup of a page.
    pub fn of(markup: &str) -> Self {
        let mut builder = Builder {
            markup,
            references: References::default(),
            view: Self::default(),
            stack: Stack::default(),
            pruned: Pruned::default(),
            space: None,
            inside: false,
        };
        events(markup, |event| builder.event(event));
        builder.finish()
    }
}

struct Builder<'m> {
    markup: &'m str,
    references: References<'m>,
    view: View,
    stack: Stack,
    pruned: Pruned,
    /// White space behind the words of the line so far.
    space: Option<Span>,
    /// Whether a line has begun.
    inside: bool,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>) {
        self.view.head.event(self.markup, &event);
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(name) => self.end(name),
            Event::Text(place) => {
                if self.stack.context().shown {
                    self.words(place);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        if let Some(at) = self.stack.ended_by(&tag.name) {
            self.close(at);
        }
        let around = self.stack.context();
        let shown = around.shown && elements::is_shown(&tag.name) && !is_hidden(tag);
        if shown && self.is_block(&tag.name) {
            self.end_line();
        }
        if shown && elements::is_void(&tag.name) {
            self.pruned.void(tag);
        }
        if elements::is_void(&tag.name) || (tag.closed && !elements::is_shown(&tag.name)) {
            return;
        }
        if self.stack.is_full() {
            return;
        }
        let within = Context { shown, ..self.within(tag, around) };
        self.stack.push(Open { name: tag.name.clone(), within });
        if shown {
            self.pruned.open(tag);
        }
    }

    /// What holds inside of an element.
    fn within(&mut self, tag: &Tag, around: Context) -> Context {
        // The last entry of a breadcrumb trail may be marked as the page's heading.
        let entry = tag.name == "h1" && self.stack.has("li");
        let says = Says::of(tag).without(if entry { Says::HEADLINE } else { Says::default() });
        let setting = if says.is_empty() {
            around.setting
        } else {
            Some(self.view.settings.push(around.setting, says))
        };
        let [_, outer, inner] = around.kin;
        Context {
            setting,
            linked: around.linked || (tag.name == "a" && tag.get("href").is_some()),
            slanted: around.slanted || matches!(tag.name.as_str(), "em" | "i"),
            kin: if elements::is_phrase(&tag.name) { around.kin } else { [outer, inner, kin(tag)] },
            ..around
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "body" | "html") {
            return;
        }
        if matches!(name, "br" | "p") && self.stack.context().shown {
            self.end_line();
        }
        let Some(at) = self.stack.ended(name) else { return };
        if elements::is_phrase(name) {
            self.stack.remove(at);
        } else {
            self.close(at);
        }
    }

    /// Closes an open element and all in it.
    fn close(&mut self, at: usize) {
        while self.stack.depth() > at {
            let Some(open) = self.stack.pop() else { return };
            if open.within.shown {
                if self.is_block(&open.name) {
                    self.end_line();
                }
                self.pruned.close(&open.name);
            }
        }
    }

    /// Elements of a page's own making are shown on lines of their own more often than not, but within a paragraph.
    fn is_block(&self, name: &str) -> bool {
        elements::is_block(name) || (name.contains('-') && !self.stack.has("p") && !self.stack.has("a"))
    }

    fn words(&mut self, place: Span) {
        let markup = self.markup;
        let Some(text) = place.get(markup) else { return };
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let from = place.start() + at;
            let spaces = rest.bytes().take_while(|b| is_space(*b)).count();
            if spaces > 0 {
                self.space(Span::new(from, from + spaces));
                at += spaces;
            } else if rest.starts_with('\0') {
                at += 1;
            } else if let Some((length, stands)) = self.references.at(rest) {
                let place = Span::new(from, from + length);
                if stands.bytes().all(is_space) {
                    self.space(place)
                } else {
                    self.piece(&stands, place, false)
                }
                at += length;
            } else {
                let plain = |b: &u8| !is_space(*b) && !matches!(b, b'&' | b'\0');
                let length = rest.bytes().skip(1).take_while(plain).count() + 1;
                self.piece(rest.get(..length).unwrap_or_default(), Span::new(from, from + length), true);
                at += length;
            }
        }
    }

    fn space(&mut self, place: Span) {
        if self.inside {
            self.space.get_or_insert(place);
        }
    }

    fn piece(&mut self, words: &str, place: Span, same: bool) {
        if !self.inside {
            self.begin_line();
        }
        if let Some(space) = self.space.take() {
            self.put(" ", space, space.of(self.markup) == " ");
        }
        self.put(words, place, same);
    }

    fn put(&mut self, words: &str, place: Span, same: bool) {
        let start = self.view.text.len();
        self.view.text.push_str(words);
        self.view.runs.push(Span::new(start, start + words.len()), place, same);
        self.pruned.text(words);
        let Context { linked, slanted, .. } = self.stack.context();
        if let Some(block) = self.view.blocks.last_mut() {
            block.span = Span::new(block.span.start(), start + words.len());
            block.linked += if linked { words.len() } else { 0 };
            block.slanted += if slanted { words.len() } else { 0 };
        }
    }

    fn begin_line(&mut self) {
        if !self.view.text.is_empty() {
            self.view.text.push('\n');
        }
        self.pruned.mark(self.view.blocks.len());
        let start = self.view.text.len();
        let Context { setting, kin, .. } = self.stack.context();
        self.view.blocks.push(Block { span: Span::new(start, start), setting, linked: 0, slanted: 0, kin });
        self.inside = true;
    }

    fn end_line(&mut self) {
        self.inside = false;
        self.space = None;
    }

    fn finish(mut self) -> View {
        self.close(0);
        (self.view.pruned, self.view.elements) = self.pruned.finish();
        self.view
    }
}

/// An element's name and class as a number.
fn kin(tag: &Tag) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&tag.name, tag.get("class")).hash(&mut hasher);
    hasher.finish()
}

/// White space that is collapsed.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Whether an element says of itself that it is not shown.
fn is_hidden(tag: &Tag) -> bool {
    let style = |style: &str| {
        let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        plain.to_ascii_lowercase().contains("display:none")
    };
    tag.get("hidden").is_some_and(|value| value != "until-found")
        || (tag.name == "dialog" && tag.get("open").is_none())
        || tag.get("style").is_some_and(style)
}
