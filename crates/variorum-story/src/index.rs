//! How rare each term is in the window, and which pages have it.

use crate::background::{REPORTS, Tier};
use crate::features::{Term, Weight};
use crate::journal::Journal;
use crate::unit::Unit;

/// Terms under which a page can be found: its heaviest.
const KEYS: usize = 32;
/// Entries of the index that a search reads at most, the rarest terms first.
const READ: usize = 6000;
/// Pages that a search compares word by word.
const COMPARED: usize = 64;
/// Below 1, so that the rarest terms, which are often misspellings and one outlet's furniture, do not decide alone.
const RARITY_POWER: f32 = 0.9;

/// After so many days without it a term is back.
const PAUSE_DAYS: f32 = 7.0;
/// What a term loses that came back every time that it was seen.
const RECURRENT: f32 = 0.7;

/// Number of a page in the order in which pages are taken in.
pub(crate) type Number = u32;

#[derive(Default)]
pub(crate) struct Index {
    terms: Journal<Term, Entry>,
    counts: Counts,
    /// The same at the mark.
    marked: Counts,
    /// What the pages from `first` on share with the page that is searched for.
    shared: Vec<f32>,
}

#[derive(Clone, Default)]
struct Counts {
    /// Pages that were read.
    read: f32,
    /// Pages below it have left.
    first: Number,
    /// What entries have to do without one by one; each does so when it is next touched.
    departures: Vec<Departure>,
}

/// Pages that have left.
#[derive(Clone, Copy)]
struct Departure {
    /// The first page that stayed.
    first: Number,
    /// Part of the pages that did.
    keep: f32,
}

#[derive(Clone)]
struct Entry {
    /// Pages with the term: those read and the background's.
    frequency: f32,
    /// When it was last seen, and how often it came back after a pause.
    last: f32,
    returns: f32,
    /// Departures that it knows of.
    departures: u32,
    /// Pages that can be found under the term, in order.
    pages: Vec<Number>,
}

impl Entry {
    fn new(term: Term, departures: &[Departure]) -> Self {
        let tier = if term.tells() { Tier::Telling } else { Tier::Common };
        Self {
            frequency: tier.frequency(),
            last: f32::INFINITY,
            returns: 0.0,
            departures: departures.len() as u32,
            pages: Vec::new(),
        }
    }

    /// Goes through the departures that it does not know of; `false` if nothing is left of it then and it starts anew.
    fn catch_up(&mut self, term: Term, departures: &[Departure]) -> bool {
        let missed = departures.get(self.departures as usize..).unwrap_or_default();
        self.departures = departures.len() as u32;
        let kept = missed.iter().all(|departure| {
            self.frequency *= departure.keep;
            self.returns *= departure.keep;
            self.frequency >= 1.0 || self.pages.last().is_some_and(|&page| page >= departure.first)
        });
        if !kept {
            *self = Self::new(term, departures);
        }
        kept
    }

    fn seen(&mut self, moment: f32) {
        if moment - self.last > PAUSE_DAYS {
            self.returns += 1.0;
        }
        self.last = if self.last.is_finite() { self.last.max(moment) } else { moment };
    }

    /// The words of a story come together; those that come back by and by, as names of towns and of outlets, belong to
    /// many stories and count less.
    fn of_one_story(&self) -> f32 {
        1.0 - RECURRENT * (self.returns - 1.0).max(0.0) / self.frequency
    }
}

impl Index {
    /// Counts the words of a page.
    pub(crate) fn read(&mut self, terms: &[Weight], moment: Option<f64>) {
        self.counts.read += 1.0;
        let departures = &self.counts.departures;
        for &(term, _) in terms {
            let entry = self.terms.get_or_insert_with(term, || Entry::new(term, departures));
            entry.catch_up(term, departures);
            entry.frequency += 1.0;
            if let Some(moment) = moment {
                entry.seen(moment as f32);
            }
        }
    }

    /// The terms of a page that was read, weighed by how rare they are.
    pub(crate) fn weigh(&self, terms: &[Weight]) -> Unit {
        let all = self.counts.read + REPORTS + 1.0;
        let weigh = |&(term, weight): &Weight| {
            let entry = self.terms.get(term)?;
            let rarity = (all / entry.frequency).ln().max(0.0);
            Some((term, weight * rarity.powf(RARITY_POWER) * entry.of_one_story()))
        };
        Unit::new(terms.iter().filter_map(weigh).collect())
    }

    /// Pages are added in the order of their numbers.
    pub(crate) fn add(&mut self, page: Number, unit: &Unit) {
        for (term, _) in unit.heaviest(KEYS) {
            if let Some(entry) = self.terms.get_mut(term) {
                entry.pages.push(page);
            }
        }
    }

    pub(crate) fn remove(&mut self, page: Number, unit: &Unit) {
        for (term, _) in unit.heaviest(KEYS) {
            if let Some(entry) = self.terms.get_mut(term)
                && entry.catch_up(term, &self.counts.departures)
                && let Ok(at) = entry.pages.binary_search(&page)
            {
                entry.pages.remove(at);
            }
        }
    }

    /// The pages that share most with a page, best first, without it and those that have left.
    pub(crate) fn alike(&mut self, page: Number, unit: &Unit) -> Vec<Number> {
        let first = self.counts.first;
        let mut found: Vec<Number> = Vec::new();
        let mut left = READ;
        for (term, weight) in unit.heaviest(KEYS) {
            let Some(entry) = self.terms.get(term) else { continue };
            let pages = entry.pages.split_at(entry.pages.partition_point(|&p| p < first)).1;
            if pages.len() > left {
                continue;
            }
            left -= pages.len();
            for &other in pages {
                let at = (other - first) as usize;
                if at >= self.shared.len() {
                    self.shared.resize(at + 1, 0.0);
                }
                let Some(shared) = self.shared.get_mut(at) else { continue };
                if *shared == 0.0 {
                    found.push(other);
                }
                *shared += weight * weight;
            }
        }
        let mut ranked: Vec<(f32, Number)> = found.iter().map(|&p| (self.take(p), p)).collect();
        ranked.retain(|&(_, other)| other != page);
        let better = |a: &(f32, Number), b: &(f32, Number)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ranked.len() > COMPARED {
            ranked.select_nth_unstable_by(COMPARED, better);
            ranked.truncate(COMPARED);
        }
        ranked.into_iter().map(|(_, page)| page).collect()
    }

    fn take(&mut self, page: Number) -> f32 {
        self.shared.get_mut((page - self.counts.first) as usize).map_or(0.0, std::mem::take)
    }

    /// Forgets the pages below `first`, which were `part` of those that counted, and their words.
    pub(crate) fn forget(&mut self, first: Number, part: f32) {
        let keep = 1.0 - part;
        self.shared.clear();
        self.counts.first = first;
        self.counts.read *= keep;
        self.counts.departures.push(Departure { first, keep });
        let departures = &self.counts.departures;
        let cleaned = self.terms.clean(|&term, entry| {
            let kept = entry.catch_up(term, departures);
            entry.departures = 0;
            let gone = entry.pages.partition_point(|&page| page < first);
            entry.pages.drain(..gone);
            if entry.pages.capacity() > 4 * entry.pages.len() {
                entry.pages.shrink_to_fit();
            }
            kept
        });
        if cleaned {
            self.counts.departures.clear();
        }
    }

    pub(crate) fn mark(&mut self) {
        self.marked = self.counts.clone();
        self.terms.mark();
    }

    pub(crate) fn undo(&mut self) {
        self.counts = std::mem::take(&mut self.marked);
        self.shared.clear();
        self.terms.undo();
    }
}
