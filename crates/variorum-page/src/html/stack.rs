//! The elements that are open at a point of the markup.

use std::collections::HashMap;

use super::elements;

/// Elements that may be open at a time; more deeply nested ones are passed over, their texts are not. Browsers draw
/// such a line as well.
const DEEPEST: usize = 256;

/// An element that is open.
#[derive(Debug)]
pub(crate) struct Open {
    pub name: String,
    pub within: Context,
}

/// What holds for text inside of an element, by it and those around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// Whether it is shown.
    pub shown: bool,
    /// The innermost element that says something of it.
    pub setting: Option<usize>,
    /// Whether it is part of a link.
    pub linked: bool,
    /// Whether it is set in italics.
    pub slanted: bool,
    /// The names and classes of the three elements around it, marks of phrases aside, hashed.
    pub kin: [u64; 3],
}

impl Default for Context {
    fn default() -> Self {
        Self { shown: true, setting: None, linked: false, slanted: false, kin: [0; 3] }
    }
}

/// The elements that are open, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    open: Vec<Open>,
    counts: HashMap<String, usize>,
}

impl Stack {
    /// What holds for text at this point.
    pub fn context(&self) -> Context {
        self.open.last().map_or_else(Context::default, |open| open.within)
    }

    /// Whether an element of this name is open.
    pub fn has(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    /// Whether no further element may be opened.
    pub fn is_full(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    /// Opens an element.
    pub fn push(&mut self, open: Open) {
        match self.counts.get_mut(&open.name) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(open.name.clone(), 1)),
        }
        self.open.push(open);
    }

    /// Closes the innermost element.
    pub fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.uncount(&open.name);
        Some(open)
    }

    /// Takes an element out and leaves those in it open.
    pub fn remove(&mut self, at: usize) {
        if at < self.open.len() {
            let open = self.open.remove(at);
            self.uncount(&open.name);
        }
    }

    fn uncount(&mut self, name: &str) {
        if let Some(count) = self.counts.get_mut(name) {
            *count -= 1;
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The outermost of the elements without an end tag that the start of `next` ends.
    pub fn ended_by(&self, next: &str) -> Option<usize> {
        if !elements::ENDING.iter().any(|open| self.has(open) && elements::ends(next, open)) {
            return None;
        }
        let mut outermost = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            if elements::ends(next, &open.name) {
                outermost = Some(at);
            } else if elements::shields(&open.name, next) {
                break;
            }
        }
        outermost
    }

    /// The element that the end tag of `name` ends.
    pub fn ended(&self, name: &str) -> Option<usize> {
        if !self.has(name) {
            return None;
        }
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == name {
                return Some(at);
            }
            if elements::is_boundary(&open.name) && !elements::is_boundary(name) {
                return None;
            }
        }
        None
    }
}
