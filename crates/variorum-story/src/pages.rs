//! The pages of the window, by number.

use std::collections::{HashMap, VecDeque};

use crate::hash::Hashed;
use crate::index::Number;
use crate::page::Page;

/// Pages in the order of their numbers; the first leave first. Can go back to how they were at a mark.
#[derive(Default)]
pub(crate) struct Pages {
    pages: VecDeque<Page>,
    /// Number of the first of them.
    first: Number,
    before: Option<Before>,
}

/// What there was at the mark and is no more.
struct Before {
    next: Number,
    /// Pages as they were before they were first touched.
    touched: HashMap<Number, Page, Hashed>,
    /// Pages that have left, in order.
    left: Vec<Page>,
}

impl Pages {
    pub(crate) fn get(&self, number: Number) -> Option<&Page> {
        self.pages.get(number.checked_sub(self.first)? as usize)
    }

    pub(crate) fn get_mut(&mut self, number: Number) -> Option<&mut Page> {
        let page = self.pages.get_mut(number.checked_sub(self.first)? as usize)?;
        if let Some(before) = self.before.as_mut().filter(|before| number < before.next) {
            before.touched.entry(number).or_insert_with(|| page.clone());
        }
        Some(page)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Number, &Page)> {
        (self.first..).zip(&self.pages)
    }

    pub(crate) fn push(&mut self, page: Page) {
        self.pages.push_back(page);
    }

    pub(crate) fn front(&self) -> Option<&Page> {
        self.pages.front()
    }

    pub(crate) fn pop_front(&mut self) -> Option<Page> {
        let page = self.pages.pop_front()?;
        self.first += 1;
        if let Some(before) = &mut self.before {
            before.left.push(page.clone());
        }
        Some(page)
    }

    pub(crate) fn len(&self) -> usize {
        self.pages.len()
    }

    /// Number of the first page.
    pub(crate) fn first(&self) -> Number {
        self.first
    }

    /// Number of the page that comes next.
    pub(crate) fn next(&self) -> Number {
        self.first + self.pages.len() as Number
    }

    pub(crate) fn mark(&mut self) {
        self.before = Some(Before { next: self.next(), touched: HashMap::default(), left: Vec::new() });
    }

    pub(crate) fn undo(&mut self) {
        let Some(before) = self.before.take() else { return };
        self.first -= before.left.len() as Number;
        before.left.into_iter().rev().for_each(|page| self.pages.push_front(page));
        self.pages.truncate((before.next - self.first) as usize);
        for (number, page) in before.touched {
            if let Some(now) = self.get_mut(number) {
                *now = page;
            }
        }
    }
}
