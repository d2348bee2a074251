//! The window: its pages, and the stories that they are in.

use std::collections::{BTreeMap, BTreeSet};

use crate::agglomerate::{Edge, agglomerate};
use crate::evidence::{Background, COPY, Evidence, MEASURE, brevity};
use crate::features::Weight;
use crate::furniture::Furniture;
use crate::hash::content;
use crate::index::{Index, Number};
use crate::journal::Journal;
use crate::page::{Page, Waiting};
use crate::pages::Pages;
use crate::report::{PageId, StoryId};
use crate::told::{Merged, News, Placed};
use crate::unit::Probe;

/// Pages of a story that others are compared with. The others follow one of them.
const CORE: usize = 24;
/// Part of the pages that have to leave before the index is swept.
const SWEEP: f32 = 0.05;

#[derive(Default)]
pub(crate) struct Live {
    index: Index,
    furniture: Furniture,
    pages: Pages,
    /// Pages that left since the index was swept, and how many these were at the mark.
    left: usize,
    marked_left: usize,
    known: Journal<u64, ()>,
    /// The core of each story, in order.
    cores: Journal<u64, Vec<Number>>,
    pub(crate) news: News,
}

type Neighbours = Vec<(Number, f32)>;

impl Live {
    pub(crate) fn page(&self, number: Number) -> Option<&Page> {
        self.pages.get(number)
    }

    pub(crate) fn find(&self, id: PageId) -> Option<Number> {
        self.pages.iter().find(|(_, page)| page.id == id).map(|(number, _)| number)
    }

    /// Whether a page is in the window.
    pub(crate) fn knows(&self, id: PageId) -> bool {
        self.known.get(id.0).is_some()
    }

    /// Goes back to this state when [`Live::undo`] is called.
    pub(crate) fn mark(&mut self) {
        self.marked_left = self.left;
        self.index.mark();
        self.furniture.mark();
        self.pages.mark();
        self.known.mark();
        self.cores.mark();
    }

    pub(crate) fn undo(&mut self) {
        self.left = self.marked_left;
        self.index.undo();
        self.furniture.undo();
        self.pages.undo();
        self.known.undo();
        self.cores.undo();
    }

    /// The pages by which a story is compared, in order.
    pub(crate) fn core(&self, story: StoryId) -> &[Number] {
        self.cores.get(story.0).map_or(&[], Vec::as_slice)
    }

    /// Takes the pages of a day in together: which stories there are then does not depend on their order.
    pub(crate) fn settle(&mut self, waiting: &[Waiting], day: i64) {
        let mut new: Vec<&Waiting> = waiting.iter().collect();
        new.sort_by(|a, b| a.order(b));
        new.retain(|page| self.known.insert(page.id.0, ()).is_none());
        let from = self.pages.next();
        self.add(&new, day);
        let mut found: Vec<Neighbours> =
            (from..self.pages.next()).map(|page| self.neighbours(page)).collect();
        let copies = self.copies(from, &found);
        for (page, near) in (from..).zip(&mut found) {
            near.retain(|&(other, _)| self.page(other).is_some_and(|p| p.leader.is_none()));
            let background = Background::new(near.iter().map(|n| n.1));
            if let Some(page) = self.pages.get_mut(page) {
                page.background = background;
            }
        }
        let touched = self.link(from, found);
        self.regroup(from, &touched);
        for (page, leader) in copies {
            if let Some(story) = self.page(leader).and_then(|p| p.story) {
                self.place(page, story);
            }
            self.follow(page, leader);
        }
    }

    fn add(&mut self, new: &[&Waiting], day: i64) {
        for page in new {
            if let Some(moment) = page.moment {
                self.furniture.read(&page.features, moment);
            }
        }
        let furniture = &self.furniture;
        let terms = |page: &&Waiting| page.features.terms(|line| furniture.holds(line));
        let terms: Vec<Vec<Weight>> = new.iter().map(terms).collect();
        new.iter().zip(&terms).for_each(|(page, terms)| self.index.read(terms, page.moment));
        for (page, terms) in new.iter().zip(&terms) {
            let mut page = Page::new(page, day as f64, brevity(terms.len()));
            page.unit = self.index.weigh(terms);
            self.index.add(self.pages.next(), &page.unit);
            self.pages.push(page);
        }
    }

    /// The pages most alike with their cosines, highest first.
    fn neighbours(&mut self, number: Number) -> Neighbours {
        let Some(page) = self.pages.get(number) else { return Vec::new() };
        let alike = self.index.alike(number, &page.unit);
        let probe = Probe::new(&page.unit);
        let cosine = |other| Some((other, probe.cosine(&self.page(other)?.unit)));
        let mut found: Neighbours = alike.into_iter().filter_map(cosine).collect();
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// Finds the pages that are an earlier one over again, each with that one.
    fn copies(&mut self, from: Number, found: &[Neighbours]) -> Vec<(Number, Number)> {
        let mut copies = Vec::new();
        for (page, near) in (from..).zip(found) {
            let copied = near.iter().take_while(|n| n.1 >= COPY).find(|n| n.0 < page).map(|n| n.0);
            let Some(copied) = copied else { continue };
            let leader = self.page(copied).and_then(|p| p.leader).unwrap_or(copied);
            if let Some(page) = self.pages.get_mut(page) {
                page.leader = Some(leader);
            }
            copies.push((page, leader));
        }
        copies
    }

    /// Lets a page be wherever its leader is; what others are compared with is forgotten.
    fn follow(&mut self, number: Number, leader: Number) {
        let Some(page) = self.pages.get_mut(number) else { return };
        page.leader = Some(leader);
        page.links = Vec::new();
        let unit = std::mem::take(&mut page.unit);
        let mut followers = std::mem::take(&mut page.followers);
        followers.push(page.id);
        self.index.remove(number, &unit);
        if let Some(leader) = self.pages.get_mut(leader) {
            leader.followers.append(&mut followers);
        }
    }

    /// Links new pages with those that are alike; returns the stories that may be theirs.
    fn link(&mut self, from: Number, found: Vec<Neighbours>) -> BTreeSet<StoryId> {
        let mut edges = Vec::new();
        for (page, near) in (from..).zip(found) {
            let Some(this) = self.page(page).filter(|p| p.leader.is_none()) else { continue };
            for (other, cosine) in near {
                let Some(that) = self.page(other) else { continue };
                let near = Evidence::between(this, that, cosine).sum();
                if near > MEASURE.far {
                    edges.push((page.min(other), page.max(other), near));
                }
            }
        }
        edges.sort_unstable_by_key(|edge| (edge.0, edge.1));
        edges.dedup_by_key(|&mut (a, b, _)| (a, b));
        let mut touched = BTreeSet::new();
        for (a, b, near) in edges {
            if let Some(page) = self.pages.get_mut(a) {
                page.links.push((b, near));
                touched.extend(page.story.filter(|_| near >= MEASURE.enough));
            }
            if let Some(page) = self.pages.get_mut(b) {
                page.links.push((a, near));
                touched.extend(page.story.filter(|_| near >= MEASURE.enough));
            }
        }
        touched
    }

    /// Groups the new pages and those of the touched stories anew: earlier mistakes are undone where new pages tell.
    fn regroup(&mut self, from: Number, touched: &BTreeSet<StoryId>) {
        let mut numbers: Vec<Number> =
            touched.iter().filter_map(|s| self.cores.remove(s.0)).flatten().collect();
        numbers.sort_unstable();
        numbers
            .extend((from..self.pages.next()).filter(|&n| self.page(n).is_some_and(|p| p.leader.is_none())));
        let edges = self.edges(&numbers);
        let mut groups: BTreeMap<u32, Vec<Number>> = BTreeMap::new();
        for (group, &number) in agglomerate(numbers.len(), &edges, MEASURE).iter().zip(&numbers) {
            groups.entry(*group).or_default().push(number);
        }
        let mut gone = touched.clone();
        for core in groups.into_values() {
            let story = self.name(&core);
            gone.remove(&story);
            core.iter().for_each(|&page| self.place(page, story));
            let core = self.keep_core(core);
            self.cores.insert(story.0, core);
        }
        self.trace(gone, &numbers);
    }

    fn edges(&self, numbers: &[Number]) -> Vec<Edge> {
        let mut edges = Vec::new();
        for (a, &number) in numbers.iter().enumerate() {
            for &(other, near) in self.page(number).map_or(&[][..], |p| &p.links) {
                if other < number
                    && let Ok(b) = numbers.binary_search(&other)
                {
                    edges.push(Edge { a: b as u32, b: a as u32, near });
                }
            }
        }
        edges
    }

    /// The name of a story: that of its earliest page that gave one its name, or else its earliest page.
    fn name(&mut self, core: &[Number]) -> StoryId {
        if let Some(story) = core.iter().find_map(|&n| self.page(n)?.founded) {
            return story;
        }
        let Some(&first) = core.first() else { return StoryId(0) };
        let mut name = self.page(first).map_or(0, |p| p.id.0);
        while self.cores.get(name).is_some() {
            name = content(&name.to_le_bytes());
        }
        if let Some(page) = self.pages.get_mut(first) {
            page.founded = Some(StoryId(name));
        }
        StoryId(name)
    }

    fn place(&mut self, number: Number, story: StoryId) {
        if self.page(number).is_none_or(|page| page.story == Some(story)) {
            return;
        }
        let Some(page) = self.pages.get_mut(number) else { return };
        let from = page.story.replace(story);
        let place = |&page: &PageId| Placed { page, from, story };
        self.news.places.push(place(&page.id));
        self.news.places.extend(page.followers.iter().map(place));
    }

    /// Leaves the pages in the core that are nearest to the others, and the one that gave the story its name; the rest follow.
    fn keep_core(&mut self, core: Vec<Number>) -> Vec<Number> {
        if core.len() <= CORE {
            return core;
        }
        let within = |page: &Page| -> f32 {
            let links = page.links.iter().filter(|l| core.binary_search(&l.0).is_ok());
            links.map(|l| l.1 - MEASURE.far).sum()
        };
        let mut ranked: Vec<(bool, f32, Number)> = core
            .iter()
            .filter_map(|&n| {
                self.page(n).map(|p| (p.founded.is_some() && p.founded == p.story, within(p), n))
            })
            .collect();
        ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let (kept, rest) = ranked.split_at(CORE);
        let mut kept: Vec<Number> = kept.iter().map(|r| r.2).collect();
        kept.sort_unstable();
        for &(_, _, page) in rest {
            let nearest = self.page(page).and_then(|p| {
                let links = p.links.iter().filter(|l| kept.binary_search(&l.0).is_ok());
                links.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|l| l.0)
            });
            if let Some(leader) = nearest.or(kept.first().copied()) {
                self.follow(page, leader);
            }
        }
        kept
    }

    /// Says of the names that are gone into which story their pages went.
    fn trace(&mut self, gone: BTreeSet<StoryId>, numbers: &[Number]) {
        let mut into = BTreeMap::new();
        for page in numbers.iter().filter_map(|&n| self.page(n)) {
            if let (Some(story), Some(now)) = (page.founded.filter(|f| gone.contains(f)), page.story) {
                into.insert(story, now);
            }
        }
        self.news.merges.extend(into.into_iter().map(|(story, into)| Merged { story, into }));
    }

    /// Lets pages leave that are older than `oldest` or too many.
    pub(crate) fn forget(&mut self, oldest: f64, most: usize) {
        while let Some(page) = self.pages.front()
            && (page.since < oldest || self.pages.len() > most)
        {
            self.forget_first();
        }
        let all = self.pages.len() + self.left;
        let part = self.left as f32 / all.max(1) as f32;
        if part > SWEEP {
            self.index.forget(self.pages.first(), part);
            self.furniture.forget(oldest);
            self.left = 0;
        }
    }

    fn forget_first(&mut self) {
        let number = self.pages.first();
        let Some(page) = self.pages.pop_front() else { return };
        self.left += 1;
        self.known.remove(page.id.0);
        let Some(story) = page.story.filter(|_| page.leader.is_none()) else { return };
        let Some(core) = self.cores.get_mut(story.0) else { return };
        core.retain(|&n| n != number);
        match core.first().copied() {
            None => drop(self.cores.remove(story.0)),
            Some(heir) if page.founded == Some(story) => {
                if let Some(heir) = self.pages.get_mut(heir) {
                    heir.founded = Some(story);
                }
            }
            Some(_) => {}
        }
    }
}
