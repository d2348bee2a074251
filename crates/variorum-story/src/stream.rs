//! Pages as they come, and many at once.

use std::collections::{BTreeMap, HashMap};

use crate::features::Features;
use crate::live::Live;
use crate::page::Waiting;
use crate::report::{Change, Report, StoryId, Window};

/// Stories of a stream of pages.
///
/// A day is settled when a page has come that is more than [`Window::late_days`] younger; undated pages are settled at the
/// end, when all that they may belong to is there. So the stories do not depend on the order in which pages come as long
/// as none is later than that; one that is later is taken in with the oldest day that is open.
///
/// ```
/// use jiff::civil::date;
/// use variorum_story::{Change, Report, Stream, Window};
///
/// let mut stream = Stream::new(Window::default());
/// let report = |day, text| Report { title: "", text, published: Some(date(2031, 3, day).into()) };
/// let first = report(3, "Broken cables shut the Carrick Bridge in Port Ansel.");
/// stream.push(&first);
/// stream.push(&report(9, "The herring fleet of Little Brae landed its best catch."));
/// let settled: Vec<Change> = stream.changes().collect();
/// assert!(matches!(settled[..], [Change::Placed { page, .. }] if page == first.id()));
/// assert_eq!(stream.finish().len(), 1);
/// ```
#[derive(Default)]
pub struct Stream {
    window: Window,
    live: Live,
    /// Days that are not settled.
    open: BTreeMap<i64, Vec<Waiting>>,
    undated: Vec<Waiting>,
    newest: Option<i64>,
}

impl Stream {
    /// A stream of which so much is kept in mind.
    pub fn new(window: Window) -> Self {
        Self { window, ..Self::default() }
    }

    /// Takes a page; one that is there already changes nothing.
    pub fn push(&mut self, report: &Report<'_>) {
        let page = Waiting { id: report.id(), moment: report.moment(), features: Features::of(report) };
        let Some(moment) = page.moment else {
            self.undated.push(page);
            return;
        };
        let day = moment.floor() as i64;
        let newest = self.newest.map_or(day, |newest| newest.max(day));
        self.newest = Some(newest);
        let oldest_open = newest - i64::from(self.window.late_days);
        self.open.entry(day.max(oldest_open)).or_default().push(page);
        while let Some(first) = self.open.first_entry().filter(|day| *day.key() < oldest_open) {
            let (day, pages) = first.remove_entry();
            self.settle(day, pages);
        }
    }

    /// What has changed since this was asked last.
    pub fn changes(&mut self) -> impl Iterator<Item = Change> + '_ {
        self.live.changes.drain(..)
    }

    /// Settles all that has come, and says what has changed since [`Stream::changes`] was asked last.
    pub fn finish(mut self) -> Vec<Change> {
        self.settle_open();
        self.live.changes
    }

    fn settle_open(&mut self) {
        while let Some((day, pages)) = self.open.pop_first() {
            self.settle(day, pages);
        }
        let undated = std::mem::take(&mut self.undated);
        self.live.settle(undated);
    }

    fn settle(&mut self, day: i64, pages: Vec<Waiting>) {
        self.live.forget((day - i64::from(self.window.days)) as f64, self.window.pages);
        self.live.settle(pages);
    }
}

/// The story of each report, in the order given, as a [`Stream`] has it at its end. It depends neither on that order nor on
/// reports that come twice.
pub fn stories(reports: &[Report<'_>]) -> Vec<StoryId> {
    let mut found = HashMap::new();
    for change in settled(reports).changes {
        if let Change::Placed { page, story } = change {
            found.insert(page, story);
        }
    }
    let story = |report: &Report<'_>| found.get(&report.id()).copied().unwrap_or(StoryId(report.id().0));
    reports.iter().map(story).collect()
}

/// The window as it is when all reports are settled.
pub(crate) fn settled(reports: &[Report<'_>]) -> Live {
    let mut order: Vec<&Report<'_>> = reports.iter().collect();
    order.sort_by_key(|report| report.published);
    let mut stream = Stream::default();
    order.into_iter().for_each(|report| stream.push(report));
    stream.settle_open();
    stream.live
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
        assert_eq!(stream.finish().len(), 1);
    }

    #[test]
    fn what_has_left_the_window_is_another_story() {
        let text = "Broken cables shut the Carrick Bridge in Port Ansel.";
        let mut stream = Stream::new(Window { days: 7, ..Window::default() });
        let reports = [on(3, 3, text), on(3, 9, text), on(5, 3, text)];
        reports.iter().for_each(|report| stream.push(report));
        let found = places(stream.finish());
        let story = |i: usize| found[&reports[i].id()];
        assert_eq!(story(0), story(1));
        assert_ne!(story(0), story(2));
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

        #[test]
        fn a_stream_says_what_a_batch_says(texts in texts(), by in 0usize..24) {
            let mut reports: Vec<Report<'_>> = texts.iter().map(|(text, day)| on(3, *day + 1, text)).collect();
            let batch = stories(&reports);
            let batch: HashMap<_, _> = reports.iter().map(Report::id).zip(batch).collect();
            let by = by.min(reports.len());
            reports.rotate_left(by);
            let mut stream = Stream::new(Window { late_days: 9, ..Window::default() });
            let mut changes = Vec::new();
            for report in &reports {
                stream.push(report);
                changes.extend(stream.changes());
            }
            changes.extend(stream.finish());
            prop_assert_eq!(places(changes), batch);
        }
    }
}
