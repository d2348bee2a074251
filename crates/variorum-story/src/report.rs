//! What goes in and what comes out.

use std::fmt;

use jiff::civil::{DateTime, date};

use crate::hash::content;

/// What is read of a page to tell its story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report<'a> {
    /// Headline; empty when there is none.
    pub title: &'a str,
    /// Body.
    pub text: &'a str,
    /// When it was published, where that is known. An undated report is placed by the full date that stands by itself at
    /// the head of its text; one without such a date, or with two, fits any time and is compared when all others are in.
    pub published: Option<DateTime>,
}

impl Report<'_> {
    /// The page by its content: two reports with the same title, text and date are one page.
    pub fn id(&self) -> PageId {
        let parts = [
            content(self.title.as_bytes()),
            content(self.text.as_bytes()),
            self.moment().map_or(0, f64::to_bits),
        ];
        PageId(content(parts.map(u64::to_le_bytes).as_flattened()))
    }

    /// Days since 1970.
    pub(crate) fn moment(&self) -> Option<f64> {
        let epoch = date(1970, 1, 1).at(0, 0, 0, 0);
        self.published.map(|at| epoch.duration_until(at).as_secs_f64() / 86_400.0)
    }
}

/// A page, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub u64);

/// A story, by the page that was its earliest when it was first told: it keeps that name when pages are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryId(pub u64);

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What became of a page or a story.
///
/// ```
/// use variorum_story::{Change, StoryId};
/// use std::collections::HashMap;
///
/// // Names that links and notes may still use lead to the story by the merges that were told.
/// let merges = HashMap::from([(StoryId(1), StoryId(2)), (StoryId(2), StoryId(3))]);
/// let mut story = StoryId(1);
/// while let Some(&into) = merges.get(&story) {
///     story = into;
/// }
/// assert_eq!(story, StoryId(3));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The page is in the story, for the first time or from another one.
    Placed {
        /// The page.
        page: PageId,
        /// Where it is now.
        story: StoryId,
    },
    /// A story went into another one. Each of its pages is placed by a change of its own; this is for what else has its
    /// name. As long as days are open a late page can part the two again: pages are then placed under the old name.
    Merged {
        /// The name that is no more.
        story: StoryId,
        /// The older name.
        into: StoryId,
    },
}

/// How much of a stream is kept in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Days for which a story can go on after a page.
    pub days: u32,
    /// Pages at most; the oldest leave first.
    pub pages: usize,
    /// Days that a page may come late and still be placed as if it had come in time ...
    pub late_days: u32,
    /// ... and pages before which it may come and still be so: the days of the youngest that are so many stay open as well.
    pub late_pages: usize,
}

impl Default for Window {
    /// Three years, as trials follow crimes; as many pages as fit into 1.5 GB; a day; as many pages as are settled in a
    /// second or two.
    fn default() -> Self {
        Self { days: 3 * 365, pages: 700_000, late_days: 1, late_pages: 20_000 }
    }
}
