//! Pages as they come, and many at once.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::live::Live;
use crate::page::{Waiting, day};
use crate::report::{Change, PageId, Report, StoryId, Window};
use crate::told::Told;

/// Stories of a stream of pages.
///
/// What it says of the pages so far is what [`stories`] says of them, in whatever order they came, as often as it is asked
/// and whichever came twice: days stay open for late pages, and what was said of open days is taken back when one comes.
/// A day is closed when there are [`Window::late_pages`] younger pages and one that is more than [`Window::late_days`]
/// younger. Behind that, order does count: a page of a closed day is taken in with the oldest open one, by its own date.
/// Undated pages come last, when all that they may belong to is there; they are closed with the next day when there are
/// more than [`Window::late_pages`].
///
/// ```
/// use jiff::civil::date;
/// use variorum_story::{Change, Report, Stream, Window};
///
/// let mut stream = Stream::new(Window::default());
/// let report = |day, text| Report { title: "", text, published: Some(date(2031, 3, day).into()) };
/// stream.push(&report(3, "Broken cables shut the Carrick Bridge in Port Ansel."));
/// stream.push(&report(9, "The herring fleet of Little Brae landed its best catch."));
/// assert_eq!(stream.changes().len(), 2);
///
/// let late = report(2, "Carrick Bridge in Port Ansel shut: inspectors found broken cables.");
/// stream.push(&late);
/// let changes = stream.changes();
/// assert_eq!(changes.len(), 2, "the late page began the story, which is named by it now: {changes:?}");
/// ```
#[derive(Default)]
pub struct Stream {
    window: Window,
    /// What the closed days make.
    live: Live,
    open: Days,
    undated: Vec<Waiting>,
    /// The pages of open days and undated ones.
    waiting: HashSet<PageId>,
    newest: Option<i64>,
    /// The first day that is not closed.
    oldest: Option<i64>,
    told: Told,
    /// Whether pages have come since changes were told.
    changed: bool,
}

type Days = BTreeMap<i64, Vec<Waiting>>;

impl Stream {
    /// A stream of which so much is kept in mind.
    pub fn new(window: Window) -> Self {
        Self { window, ..Self::default() }
    }

    /// Takes a page; one that is there already changes nothing.
    pub fn push(&mut self, report: &Report<'_>) {
        let id = report.id();
        if self.live.knows(id) || !self.waiting.insert(id) {
            return;
        }
        self.changed = true;
        let page = Waiting::new(report);
        let Some(day) = day(report) else {
            self.undated.push(page);
            return;
        };
        let day = self.oldest.map_or(day, |oldest| oldest.max(day));
        self.open.entry(day).or_default().push(page);
        self.newest = self.newest.max(Some(day));
        while let Some(day) = self.to_close() {
            self.close(day);
        }
    }

    /// What has changed since this was asked last, each page once. Takes as long as settling the open days.
    pub fn changes(&mut self) -> Vec<Change> {
        if !std::mem::take(&mut self.changed) {
            return Vec::new();
        }
        let closed = std::mem::take(&mut self.live.news);
        self.live.mark();
        self.open.iter().for_each(|(&day, pages)| settle(&mut self.live, self.window, day, pages));
        self.live.settle(&self.undated, self.newest.unwrap_or_default());
        let open = std::mem::take(&mut self.live.news);
        self.live.undo();
        self.told.tell(closed, &open)
    }

    fn to_close(&self) -> Option<i64> {
        let (&day, pages) = self.open.first_key_value()?;
        let old = day < self.newest?.saturating_sub(i64::from(self.window.late_days));
        let open = self.waiting.len() - self.undated.len();
        (old && open - pages.len() >= self.window.late_pages).then_some(day)
    }

    fn close(&mut self, day: i64) {
        let pages = self.open.remove(&day).unwrap_or_default();
        settle(&mut self.live, self.window, day, &pages);
        self.forget(&pages);
        self.oldest = Some(day + 1);
        if self.undated.len() > self.window.late_pages {
            let pages = std::mem::take(&mut self.undated);
            self.live.settle(&pages, day);
            self.forget(&pages);
        }
    }

    fn forget(&mut self, closed: &[Waiting]) {
        for page in closed {
            self.waiting.remove(&page.id);
        }
    }
}

fn settle(live: &mut Live, window: Window, day: i64, pages: &[Waiting]) {
    live.forget((day - i64::from(window.days)) as f64, window.pages);
    live.settle(pages, day);
}

/// The story of each report, in the order given. It depends neither on that order nor on reports that come twice.
pub fn stories(reports: &[Report<'_>]) -> Vec<StoryId> {
    let placed = settled(reports).news.places;
    let found: HashMap<PageId, StoryId> = placed.iter().map(|placed| (placed.page, placed.story)).collect();
    let story = |report: &Report<'_>| {
        let page = report.id();
        found.get(&page).copied().unwrap_or(StoryId(page.0))
    };
    reports.iter().map(story).collect()
}

/// The window as it is when all reports are settled.
pub(crate) fn settled(reports: &[Report<'_>]) -> Live {
    let mut days: BTreeMap<Option<i64>, Vec<&Report<'_>>> = BTreeMap::new();
    for report in reports {
        days.entry(day(report)).or_default().push(report);
    }
    let pages =
        |reports: &[&Report<'_>]| reports.iter().map(|report| Waiting::new(report)).collect::<Vec<_>>();
    let mut live = Live::default();
    for (day, reports) in days.iter().filter_map(|(day, reports)| Some((day.as_ref()?, reports))) {
        settle(&mut live, Window::default(), *day, &pages(reports));
    }
    let newest = days.keys().next_back().copied().flatten();
    live.settle(&pages(days.get(&None).map_or(&[], Vec::as_slice)), newest.unwrap_or_default());
    live
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PageId;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn on(month: i8, day: i8, text: &str) -> Report<'_> {
        Report { title: "", text, published: Some(date(2031, month, day).into()) }
    }

    /// On a day of March; undated on day 0.
    fn at(day: i8, text: &str) -> Report<'_> {
        if day > 0 { on(3, day, text) } else { Report { text, ..Report::default() } }
    }

    fn places(changes: impl IntoIterator<Item = Change>) -> HashMap<PageId, StoryId> {
        let place = |change| match change {
            Change::Placed { page, story } => Some((page, story)),
            Change::Merged { .. } => None,
        };
        changes.into_iter().filter_map(place).collect()
    }

    #[test]
    fn nothing_shared_but_common_words_is_no_story() {
        let report = |text| Report { text, ..Report::default() };
        let found = stories(&[
            report("Police said on Monday that the government had arrested a man in the city."),
            report("The city council said on Monday that police would support the government."),
        ]);
        assert_ne!(found[0], found[1]);
    }

    #[test]
    fn a_page_twice_is_one_page_and_a_copy_follows() {
        let text = "Broken cables shut the Carrick Bridge in Port Ansel.";
        let found = stories(&[on(3, 3, text), on(3, 3, text), on(3, 4, text)]);
        assert!(found.iter().all(|story| *story == found[0]));
        let mut stream = Stream::default();
        stream.push(&on(3, 3, text));
        stream.push(&on(3, 3, text));
        assert_eq!(stream.changes().len(), 1);
    }

    #[test]
    fn what_has_left_the_window_is_another_story() {
        let text = "Broken cables shut the Carrick Bridge in Port Ansel.";
        let mut stream = Stream::new(Window { days: 7, ..Window::default() });
        let reports = [on(3, 3, text), on(3, 9, text), on(5, 3, text)];
        reports.iter().for_each(|report| stream.push(report));
        let found = places(stream.changes());
        let story = |i: usize| found[&reports[i].id()];
        assert_eq!(story(0), story(1));
        assert_ne!(story(0), story(2));
    }

    #[test]
    fn an_undated_page_is_placed_by_its_dateline() {
        let text = "PORT ANSEL, May 3, 2031 - Broken cables shut the Carrick Bridge in Port Ansel.";
        let reports = [at(0, text), on(5, 4, "Broken cables shut the Carrick Bridge.")];
        let mut stream = Stream::new(Window { days: 7, late_pages: 0, ..Window::default() });
        let old = on(3, 3, "Broken cables shut the Carrick Bridge in Port Ansel.");
        stream.push(&reports[0]);
        stream.push(&old);
        stream.push(&reports[1]);
        let found = places(stream.changes());
        assert_eq!(found[&reports[0].id()], found[&reports[1].id()]);
        assert_ne!(found[&reports[0].id()], found[&old.id()]);
    }

    #[test]
    fn a_story_keeps_its_name() {
        let first = on(3, 3, "Broken cables shut the Carrick Bridge in Port Ansel.");
        let second = on(3, 5, "Carrick Bridge in Port Ansel shut: inspectors found broken cables.");
        let alone = stories(&[first]);
        let both = stories(&[second, first]);
        assert_eq!(both, [alone[0], alone[0]]);
    }

    const WORDS: [&str; 12] = [
        "bridge",
        "cable",
        "herring",
        "ferry",
        "inspector",
        "fleet",
        "Carrick",
        "Ansel",
        "Brae",
        "Monday",
        "12",
        "the",
    ];

    fn texts() -> impl Strategy<Value = Vec<(String, i8)>> {
        let text = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..9);
        proptest::collection::vec((text.prop_map(|words| words.join(" ")), 0i8..9), 0..24)
    }

    proptest! {
        #[test]
        fn neither_order_nor_repetition_matters(texts in texts(), by in 0usize..24) {
            let reports: Vec<Report<'_>> = texts.iter().map(|(text, day)| at(*day, text)).collect();
            let mut turned = [&reports[..], &reports[..reports.len() / 2]].concat();
            let by = by.min(turned.len());
            turned.rotate_left(by);
            let plain = stories(&reports);
            let mut back = stories(&turned);
            back.rotate_right(by);
            prop_assert_eq!(&plain[..], &back[..plain.len()]);
        }

        /// In whatever order, in whichever parts, with pages that come again, with open days or none: asked at any time.
        #[test]
        fn a_stream_says_what_a_batch_says(
            pushed in pushed(),
            late in prop_oneof![Just((9, 0)), Just((0, 9_999)), Just((9, 9_999))],
        ) {
            let window = Window { late_days: late.0, late_pages: late.1, ..Window::default() };
            let mut stream = Stream::new(window);
            let (mut found, mut so_far) = (HashMap::new(), Vec::new());
            for (text, day, asked) in &pushed {
                let report = at(*day, text);
                stream.push(&report);
                so_far.push(report);
                if *asked {
                    found.extend(places(stream.changes()));
                    prop_assert_eq!(&found, &batch(&so_far));
                }
            }
            found.extend(places(stream.changes()));
            prop_assert_eq!(found, batch(&so_far));
            prop_assert_eq!(stream.changes(), []);
        }

        /// Days that close one by one say what they said when they were open.
        #[test]
        fn it_does_not_matter_how_long_days_are_open(
            pushed in pushed(),
            late_pages in 0usize..9,
            late_days in 0u32..3,
            pages in 2usize..30,
            days in 1u32..9,
        ) {
            let mut dated: Vec<(String, i8, bool)> = pushed.into_iter().filter(|page| page.1 > 0).collect();
            dated.sort_by_key(|page| page.1);
            let short = Window { days, pages, late_days, late_pages };
            let long = Window { late_pages: 9_999, ..short };
            let (mut closing, mut open) = (Stream::new(short), Stream::new(long));
            let (mut found, mut expected) = (HashMap::new(), HashMap::new());
            for (text, day, asked) in &dated {
                closing.push(&at(*day, text));
                open.push(&at(*day, text));
                if *asked {
                    found.extend(places(closing.changes()));
                    expected.extend(places(open.changes()));
                    prop_assert_eq!(&found, &expected);
                }
            }
        }
    }

    fn pushed() -> impl Strategy<Value = Vec<(String, i8, bool)>> {
        (texts(), any::<u64>()).prop_flat_map(|(texts, asked)| {
            let again = texts.iter().take(5).cloned().collect::<Vec<_>>();
            let all = [texts, again].concat().into_iter().enumerate();
            Just(all.map(|(i, (text, day))| (text, day, asked >> (i % 64) & 3 == 0)).collect::<Vec<_>>())
                .prop_shuffle()
        })
    }

    fn batch(reports: &[Report<'_>]) -> HashMap<PageId, StoryId> {
        reports.iter().map(Report::id).zip(stories(reports)).collect()
    }
}
