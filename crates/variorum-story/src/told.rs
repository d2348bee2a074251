//! What has been told while days were open, so that only what differs from it is told later.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Change, PageId, StoryId};

/// What became of pages and stories, in order.
#[derive(Default)]
pub(crate) struct News {
    pub(crate) places: Vec<Placed>,
    pub(crate) merges: Vec<Merged>,
}

/// A page went from one story into another one.
#[derive(Clone, Copy)]
pub(crate) struct Placed {
    pub(crate) page: PageId,
    pub(crate) from: Option<StoryId>,
    pub(crate) story: StoryId,
}

/// A story went into another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Merged {
    pub(crate) story: StoryId,
    pub(crate) into: StoryId,
}

#[derive(Default)]
pub(crate) struct Told {
    /// Pages that the open days have elsewhere than the closed ones.
    places: BTreeMap<PageId, Place>,
    /// What the open days brought together.
    merges: BTreeSet<Merged>,
}

/// Where a page is.
#[derive(Clone, Copy)]
struct Place {
    told: Option<StoryId>,
    by_closed: Option<StoryId>,
    now: Option<StoryId>,
}

impl Told {
    /// The changes since the last call, each page once: `closed` is what days brought that were closed since then, `open`
    /// what the days bring that are open now.
    pub(crate) fn tell(&mut self, closed: News, open: &News) -> Vec<Change> {
        let mut places = std::mem::take(&mut self.places);
        places.values_mut().for_each(|place| place.now = place.by_closed);
        for placed in closed.places {
            let place = places.entry(placed.page).or_insert(Place::before(placed));
            (place.by_closed, place.now) = (Some(placed.story), Some(placed.story));
        }
        for &placed in &open.places {
            places.entry(placed.page).or_insert(Place::before(placed)).now = Some(placed.story);
        }
        let moved = places.iter().filter(|(_, place)| place.now != place.told);
        let moved = moved.filter_map(|(&page, place)| place.now.map(|story| Change::Placed { page, story }));
        let merges: BTreeSet<Merged> = open.merges.iter().copied().collect();
        let merged = closed.merges.iter().chain(&merges).filter(|merged| !self.merges.contains(merged));
        let merged = merged.map(|&Merged { story, into }| Change::Merged { story, into });
        let changes = moved.chain(merged).collect();
        places.retain(|_, place| place.now != place.by_closed);
        places.values_mut().for_each(|place| place.told = place.now);
        (self.places, self.merges) = (places, merges);
        changes
    }
}

impl Place {
    /// Of a page that was not in doubt.
    fn before(placed: Placed) -> Self {
        Self { told: placed.from, by_closed: placed.from, now: placed.from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: PageId = PageId(1);

    fn news(from: Option<u64>, story: u64) -> News {
        let placed = Placed { page: PAGE, from: from.map(StoryId), story: StoryId(story) };
        News { places: vec![placed], merges: Vec::new() }
    }

    fn told(story: u64) -> [Change; 1] {
        [Change::Placed { page: PAGE, story: StoryId(story) }]
    }

    #[test]
    fn nothing_is_told_twice() {
        let mut told_so_far = Told::default();
        assert_eq!(told_so_far.tell(News::default(), &news(None, 5)), told(5));
        assert_eq!(told_so_far.tell(News::default(), &news(None, 5)), []);
        assert_eq!(told_so_far.tell(news(None, 5), &News::default()), []);
        assert_eq!(told_so_far.tell(News::default(), &News::default()), []);
    }

    #[test]
    fn a_merge_is_told_once() {
        let merged = Merged { story: StoryId(5), into: StoryId(3) };
        let news = || News { places: Vec::new(), merges: vec![merged] };
        let mut told_so_far = Told::default();
        let change = Change::Merged { story: merged.story, into: merged.into };
        assert_eq!(told_so_far.tell(News::default(), &news()), [change]);
        assert_eq!(told_so_far.tell(news(), &News::default()), []);
        assert_eq!(told_so_far.tell(News::default(), &news()), [change]);
    }

    #[test]
    fn what_open_days_said_is_taken_back() {
        let mut told_so_far = Told::default();
        assert_eq!(told_so_far.tell(news(None, 5), &news(Some(5), 7)), told(7));
        assert_eq!(told_so_far.tell(News::default(), &News::default()), told(5));
        assert_eq!(told_so_far.tell(News::default(), &news(Some(5), 7)), told(7));
        assert_eq!(told_so_far.tell(news(Some(5), 9), &news(Some(9), 7)), []);
        assert_eq!(told_so_far.tell(News::default(), &News::default()), told(9));
    }
}
