use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::DateTime;

use crate::background;
use crate::centre::{Centre, Term, Unit};
use crate::terms::terms;

/// Cosine from which a report belongs to a story.
const NEAR: f32 = 0.22;
/// A story takes no report this many hours after its newest.
const WINDOW_HOURS: f64 = 7.0 * 24.0;
/// Telling terms of a report that are used to look for stories: its heaviest.
const LOOK_UP: usize = 24;
/// A report shares at least as many telling terms with its story.
const SHARED: usize = 2;

/// What is read of a page to tell its story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report<'a> {
    /// Headline; empty when there is none.
    pub title: &'a str,
    /// Body.
    pub text: &'a str,
    /// When it was published, where that is known. An undated report fits any time.
    pub published: Option<DateTime>,
}

/// A story's number: stories are numbered by their first report in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryId(pub usize);

/// The story of each report, in the order given. Which reports share one does not depend on that order.
pub fn stories(reports: &[Report<'_>]) -> Vec<StoryId> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|&i| (reports[i].published, reports[i].title, reports[i].text));
    let mut stream = Stream::default();
    let mut found = vec![0; reports.len()];
    for i in order {
        found[i] = stream.push(&reports[i]);
    }
    let mut numbers = BTreeMap::new();
    found
        .into_iter()
        .map(|story| {
            let next = numbers.len();
            StoryId(*numbers.entry(story).or_insert(next))
        })
        .collect()
}

#[derive(Default)]
struct Stream {
    terms: HashMap<String, Term>,
    /// Terms that say something when they are shared.
    telling: HashSet<Term>,
    /// Reports with each term: those read and the background's.
    frequency: Vec<f32>,
    read: f32,
    stories: Vec<Story>,
    /// Stories with each telling term.
    index: HashMap<Term, BTreeSet<usize>>,
}

struct Story {
    centre: Centre,
    newest: Option<DateTime>,
}

impl Stream {
    fn push(&mut self, report: &Report<'_>) -> usize {
        let vector = self.vector(report);
        let story = self.nearest(&vector, report.published).unwrap_or_else(|| {
            self.stories.push(Story { centre: Centre::default(), newest: None });
            self.stories.len() - 1
        });
        if let Some(s) = self.stories.get_mut(story) {
            s.centre.add(&vector);
            s.newest = s.newest.max(report.published);
        }
        for (term, _) in vector.0.iter().filter(|(t, _)| self.telling.contains(t)) {
            self.index.entry(*term).or_default().insert(story);
        }
        story
    }

    fn vector(&mut self, report: &Report<'_>) -> Unit {
        self.read += 1.0;
        let all = self.read + background::REPORTS;
        let weigh = |(word, count): (String, f32)| {
            let next = self.frequency.len() as Term;
            let prior = background::frequency(&word)?;
            let telling = background::tells(&word);
            let term = *self.terms.entry(word).or_insert(next);
            if term == next {
                self.frequency.push(prior);
                if telling {
                    self.telling.insert(term);
                }
            }
            let frequency = self.frequency.get_mut(term as usize)?;
            *frequency += 1.0;
            Some((term, (1.0 + count.ln()) * (all / *frequency).ln().max(0.0)))
        };
        Unit::new(terms(report).into_iter().filter_map(weigh).collect())
    }

    fn nearest(&self, vector: &Unit, published: Option<DateTime>) -> Option<usize> {
        let mut heavy: Vec<_> = vector.0.iter().filter(|(t, _)| self.telling.contains(t)).collect();
        heavy.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut candidates: BTreeMap<usize, usize> = BTreeMap::new();
        for story in heavy.iter().take(LOOK_UP).filter_map(|(t, _)| self.index.get(t)).flatten() {
            *candidates.entry(*story).or_default() += 1;
        }
        let near = candidates.into_iter().filter(|(_, shared)| *shared >= SHARED).filter_map(|(i, _)| {
            let story = self.stories.get(i)?;
            within(story.newest, published).then(|| (i, story.centre.near(vector)))
        });
        let best = near.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        (best.1 >= NEAR).then_some(best.0)
    }
}

fn within(newest: Option<DateTime>, published: Option<DateTime>) -> bool {
    match (newest, published) {
        (Some(a), Some(b)) => a.duration_until(b).as_secs_f64().abs() <= WINDOW_HOURS * 3600.0,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_words_a_month_apart_are_two_stories() {
        let text = "Broken cables shut the Carrick Bridge in Port Ansel.";
        let on =
            |month| Report { title: "", text, published: Some(jiff::civil::date(2031, month, 3).into()) };
        assert_eq!(stories(&[on(3), on(3), on(5)]), [StoryId(0), StoryId(0), StoryId(1)]);
    }

    #[test]
    fn nothing_shared_but_common_words_is_no_story() {
        let report = |text| Report { text, ..Report::default() };
        let found = stories(&[
            report("Police said on Monday that the government had arrested a man in the city."),
            report("The city council said on Monday that police would support the government."),
        ]);
        assert_eq!(found, [StoryId(0), StoryId(1)]);
    }

    proptest! {
        #[test]
        fn the_order_of_the_reports_does_not_matter(texts in proptest::collection::vec("[a-e ]{0,12}", 0..8), by in 0usize..8) {
            let reports: Vec<Report<'_>> = texts.iter().map(|t| Report { text: t, ..Report::default() }).collect();
            let mut turned = reports.clone();
            let by = by.min(turned.len());
            turned.rotate_left(by);
            let (plain, mut back) = (stories(&reports), stories(&turned));
            back.rotate_right(by);
            for i in 0..plain.len() {
                for j in 0..plain.len() {
                    prop_assert_eq!(plain[i] == plain[j], back[i] == back[j]);
                }
            }
        }
    }
}
