//! Why two pages are, or are not, one story.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::evidence::{Evidence, MEASURE};
use crate::features::{Term, spelled};
use crate::index::Number;
use crate::live::Live;
use crate::page::Page;
use crate::report::{PageId, Report, StoryId};
use crate::stream::settled;

/// Words that are named of each kind.
const WORDS: usize = 12;

/// What speaks for two pages being one story, and what against it. Its [`fmt::Display`] says so in words and figures.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The stories of the two pages.
    pub stories: (StoryId, StoryId),
    evidence: Evidence,
    days: Option<f64>,
    /// Whether the dates of the two were read in their texts.
    datelines: [bool; 2],
    /// Words that both have, with what they add to the cosine; words of one alone, with their weight.
    shared: Vec<(String, f32)>,
    only: [Vec<(String, f32)>; 2],
    /// The pages that stand for the two, where they are copies or not in the core of their story.
    leaders: [Option<PageId>; 2],
    sizes: (usize, usize),
    average: f32,
    path: Vec<Step>,
    names: BTreeMap<PageId, String>,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    page: PageId,
    near: f32,
}

/// Why two of the reports are, or are not, one story; `None` if either has left the window or they are one page.
///
/// ```
/// use variorum_story::{Report, explain};
///
/// let report = |text| Report { text, ..Report::default() };
/// let reports = [
///     report("Inspectors closed the Carrick Bridge in Port Ansel over broken cables."),
///     report("Broken cables shut the Carrick Bridge, inspectors in Port Ansel said."),
/// ];
/// let why = explain(&reports, &reports[0], &reports[1]).unwrap().to_string();
/// assert!(why.starts_with("one story"));
/// assert!(why.contains("carrick"));
/// ```
pub fn explain(reports: &[Report<'_>], a: &Report<'_>, b: &Report<'_>) -> Option<Explanation> {
    let live = settled(reports);
    let ((this, a_leader), (that, b_leader)) = (leader(&live, a.id())?, leader(&live, b.id())?);
    let (page, other) = (live.page(this)?, live.page(that)?);
    let stories = (page.story?, other.story?);
    if a.id() == b.id() {
        return None;
    }
    let text = |id: PageId| reports.iter().find(|r| r.id() == id);
    let reports = [text(page.id)?, text(other.id)?];
    let words = reports.map(spelled);
    let (shared, only) = compare(page, other, &words);
    let (first, second) = sides(&live, this, that, stories);
    Some(Explanation {
        stories,
        evidence: Evidence::between(page, other, page.unit.cosine(&other.unit)),
        days: page.moment.zip(other.moment).map(|(a, b)| (a - b).abs()),
        datelines: reports.map(|report| report.published.is_none()),
        shared,
        only,
        leaders: [a_leader, b_leader],
        sizes: (first.len(), second.len()),
        average: average(&live, &first, &second),
        path: if stories.0 == stories.1 { path(&live, this, that, stories.0) } else { Vec::new() },
        names: BTreeMap::new(),
    })
}

/// The page that stands for a page, and its name if it is another one.
fn leader(live: &Live, id: PageId) -> Option<(Number, Option<PageId>)> {
    let mut number = live.find(id)?;
    while let Some(leader) = live.page(number)?.leader {
        number = leader;
    }
    let found = live.page(number)?.id;
    Some((number, Some(found).filter(|&found| found != id)))
}

type Words = Vec<(String, f32)>;

fn compare(a: &Page, b: &Page, words: &[HashMap<Term, String>; 2]) -> (Words, [Words; 2]) {
    let weights = |page: &Page| -> BTreeMap<Term, f32> { page.unit.terms().iter().copied().collect() };
    let both = [weights(a), weights(b)];
    let word = |term: &Term| words.iter().find_map(|w| w.get(term)).cloned();
    let shared = both[0].iter().filter_map(|(t, x)| Some((word(t)?, x * both[1].get(t)?))).collect();
    let only = |these: &BTreeMap<Term, f32>, others: &BTreeMap<Term, f32>| {
        these
            .iter()
            .filter(|(t, _)| !others.contains_key(t))
            .filter_map(|(t, &x)| Some((word(t)?, x)))
            .collect()
    };
    (heaviest(shared), [heaviest(only(&both[0], &both[1])), heaviest(only(&both[1], &both[0]))])
}

fn heaviest(mut words: Words) -> Words {
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(WORDS);
    words
}

/// The groups whose average decides: the cores of two stories, or a page and the rest of its story.
fn sides(live: &Live, a: Number, b: Number, stories: (StoryId, StoryId)) -> (Vec<Number>, Vec<Number>) {
    if stories.0 != stories.1 {
        return (live.core(stories.0).to_vec(), live.core(stories.1).to_vec());
    }
    let rest = live.core(stories.0).iter().copied().filter(|&n| n != a).collect::<Vec<_>>();
    (vec![a], if rest.is_empty() { vec![b] } else { rest })
}

fn near(live: &Live, a: Number, b: Number) -> f32 {
    let links = live.page(a).map_or(&[][..], |p| &p.links);
    links.iter().find(|l| l.0 == b).map_or(MEASURE.far, |l| l.1)
}

fn average(live: &Live, first: &[Number], second: &[Number]) -> f32 {
    let sum: f32 = first.iter().flat_map(|&a| second.iter().map(move |&b| near(live, a, b))).sum();
    sum / (first.len() * second.len()).max(1) as f32
}

/// The way from one page to another whose weakest link is strongest.
fn path(live: &Live, from: Number, to: Number, story: StoryId) -> Vec<Step> {
    let mut open = live.core(story).to_vec();
    let mut best: BTreeMap<Number, (f32, Number)> = BTreeMap::from([(from, (f32::INFINITY, from))]);
    while let Some(at) = open
        .iter()
        .copied()
        .filter(|n| best.contains_key(n))
        .max_by(|a, b| best[a].0.total_cmp(&best[b].0).then(b.cmp(a)))
    {
        open.retain(|&n| n != at);
        let width = best[&at].0;
        for &next in &open {
            let width = width.min(near(live, at, next));
            if width > MEASURE.far && best.get(&next).is_none_or(|b| b.0 < width) {
                best.insert(next, (width, at));
            }
        }
    }
    let mut steps = Vec::new();
    let mut at = to;
    while at != from {
        let Some(&(_, before)) = best.get(&at) else { return Vec::new() };
        steps.extend(live.page(at).map(|page| Step { page: page.id, near: near(live, before, at) }));
        at = before;
    }
    steps.reverse();
    steps
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (a, b) = self.stories;
        match a == b {
            true => writeln!(f, "one story, {a}")?,
            false => writeln!(f, "two stories, {a} and {b}")?,
        }
        for (which, leader) in ["first", "second"].iter().zip(self.leaders) {
            if let Some(leader) = leader.map(|leader| self.name(leader)) {
                writeln!(f, "the {which} is compared by {leader}, which it copies or follows in its story")?;
            }
        }
        self.parts(f)?;
        list(f, "shared", &self.shared)?;
        list(f, "in the first alone", &self.only[0])?;
        list(f, "in the second alone", &self.only[1])?;
        self.decision(f)
    }
}

impl Explanation {
    /// Calls the pages by other names than their hashes.
    pub fn with_names(mut self, name: impl Fn(PageId) -> Option<String>) -> Self {
        let pages = self.leaders.into_iter().flatten().chain(self.path.iter().map(|step| step.page));
        self.names = pages.filter_map(|page| Some((page, name(page)?))).collect();
        self
    }

    fn name(&self, page: PageId) -> String {
        self.names.get(&page).cloned().unwrap_or_else(|| page.to_string())
    }

    fn parts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let e = self.evidence;
        writeln!(f, "\nevidence between the two pages")?;
        writeln!(f, "{:+8.3}  likeness of their words (cosine)", e.cosine)?;
        writeln!(f, "{:+8.3}  background: how alike they are to pages of their kind", e.background)?;
        match self.days {
            Some(days) => {
                let by = match self.datelines {
                    [false, false] => "",
                    [true, false] => "; the first is dated by its text",
                    [false, true] => "; the second is dated by its text",
                    [true, true] => "; both are dated by their texts",
                };
                writeln!(f, "{:+8.3}  time: {days:.1} days apart{by}", e.time)?;
            }
            None => writeln!(f, "{:+8.3}  time: not both are dated", e.time)?,
        }
        writeln!(f, "{:+8.3}  weekdays that title and lead name", e.weekdays)?;
        writeln!(f, "{:+8.3}  brevity: short texts are alike by chance", e.brevity)?;
        writeln!(f, "{:+8.3}  in all\n", e.sum())
    }

    fn decision(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.sizes;
        let needed = MEASURE.needed((first as u32, second as u32));
        let what = if self.stories.0 == self.stories.1 {
            "the first page and the rest of its story"
        } else {
            "the two stories"
        };
        writeln!(
            f,
            "\ndecision: on average {:+.3} between {what} ({first} and {second} pages); {needed:+.3} joins them",
            self.average
        )?;
        for (n, step) in self.path.iter().enumerate() {
            let from = if n == 0 { "path from the first page" } else { "then" };
            writeln!(f, "{from}: {:+.3} to {}", step.near, self.name(step.page))?;
        }
        Ok(())
    }
}

fn list(f: &mut fmt::Formatter<'_>, name: &str, words: &[(String, f32)]) -> fmt::Result {
    let words: Vec<String> = words.iter().map(|(word, weight)| format!("{word} {weight:.3}")).collect();
    writeln!(f, "{name}: {}", if words.is_empty() { "nothing".to_owned() } else { words.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stories_say_what_each_has_alone() {
        let report = |text| Report { text, ..Report::default() };
        let reports = [
            report("Inspectors closed the Carrick Bridge in Port Ansel over broken cables."),
            report("The herring fleet of Little Brae landed its best catch in eleven years."),
        ];
        let why = explain(&reports, &reports[0], &reports[1]).unwrap();
        assert_ne!(why.stories.0, why.stories.1);
        let said = why.to_string();
        assert!(
            said.contains("shared: nothing") && said.contains("carrick") && said.contains("herring"),
            "{said}"
        );
    }

    #[test]
    fn a_copy_is_told_by_its_original() {
        let on =
            |day, text| Report { title: "", text, published: Some(jiff::civil::date(2031, 3, day).into()) };
        let reports = [
            on(3, "Broken cables shut the Carrick Bridge."),
            on(4, "Broken cables shut the Carrick Bridge."),
        ];
        let why = explain(&reports, &reports[0], &reports[1]).unwrap();
        assert_eq!(why.leaders, [None, Some(reports[0].id())]);
        assert!(explain(&reports, &reports[0], &reports[0]).is_none());
    }
}
