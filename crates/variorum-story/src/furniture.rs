//! Lines that come back again and again are no news: notices, names of outlets, what a desk puts under every headline.

use crate::features::Features;
use crate::journal::Journal;

/// After so many days without it a line is back, and not just on another page of the same story.
const PAUSE_DAYS: f64 = 7.0;
/// A line that was back so often is furniture.
const RETURNS: u32 = 2;

pub(crate) struct Furniture {
    lines: Journal<u32, Seen>,
    /// What was not seen since is forgotten.
    oldest: f64,
    /// The same at the mark.
    marked: f64,
}

#[derive(Clone, Copy)]
struct Seen {
    last: f64,
    returns: u32,
}

impl Default for Furniture {
    fn default() -> Self {
        Self { lines: Journal::default(), oldest: f64::NEG_INFINITY, marked: f64::NEG_INFINITY }
    }
}

impl Furniture {
    /// Takes note of the lines of a dated page.
    pub(crate) fn read(&mut self, features: &Features, moment: f64) {
        for line in features.lines() {
            let first = Seen { last: moment, returns: 0 };
            let seen = self.lines.get_or_insert_with(line, || first);
            if seen.last < self.oldest {
                *seen = first;
            }
            if moment - seen.last > PAUSE_DAYS {
                seen.returns += 1;
            }
            seen.last = seen.last.max(moment);
        }
    }

    pub(crate) fn holds(&self, line: u32) -> bool {
        self.lines.get(line).is_some_and(|seen| seen.last >= self.oldest && seen.returns >= RETURNS)
    }

    /// Forgets what was not seen since.
    pub(crate) fn forget(&mut self, oldest: f64) {
        self.oldest = oldest;
        self.lines.clean(|_, seen| seen.last >= oldest);
    }

    pub(crate) fn mark(&mut self) {
        self.marked = self.oldest;
        self.lines.mark();
    }

    pub(crate) fn undo(&mut self) {
        self.oldest = self.marked;
        self.lines.undo();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;

    #[test]
    fn a_line_that_comes_back_is_furniture() {
        let text = "Sign up for our daily newsletter!";
        let page = Features::of(&Report { text, ..Report::default() });
        let line = page.lines().next().unwrap();
        let mut furniture = Furniture::default();
        for moment in [1.0, 2.0, 3.0, 20.0] {
            furniture.read(&page, moment);
            assert!(!furniture.holds(line));
        }
        furniture.read(&page, 40.0);
        assert!(furniture.holds(line));
        furniture.forget(50.0);
        assert!(!furniture.holds(line));
    }
}
