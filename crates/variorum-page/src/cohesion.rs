//! How much of its vocabulary a line shares with the article.

use crate::terms::Terms;

/// Of the core's lines in the order of what they share, the one that stands for the usual: above the middle,
/// as part of the core may belong to other stories.
const USUAL: f32 = 0.6;

/// Other lines of the core that must hold a term for it to count half: once may be chance.
const RECURS: f32 = 5.0;

/// Other lines of the core that speak of a subject.
const SPOKEN_OF: u32 = 2;

/// How each line hangs together with a core of lines.
#[derive(Debug)]
pub(crate) struct Cohesion {
    /// For each line the share of its vocabulary, by weight, that other lines of the core have too.
    pub share: Vec<f32>,
    /// For each line the weight of its vocabulary.
    pub mass: Vec<f32>,
    /// For each line how many of its telling terms other lines of the core have too.
    pub links: Vec<usize>,
    /// For each line whether it begins by speaking of what other lines of the core speak of.
    pub subject: Vec<bool>,
    /// What the core's own lines usually share.
    pub usual: f32,
    /// How many lines the core has.
    pub lines: usize,
}

impl Cohesion {
    /// Measures every line of the page against the lines that `core` names. A term weighs more the fewer of the
    /// lines that `prose` names hold it, and counts as shared the more, the more other lines of the core do.
    /// Lines of the same number in `units` are copies or items of one list and count once.
    pub fn new(terms: &Terms, core: &[bool], prose: &[bool], units: &[usize]) -> Self {
        let inside = counts(terms, core, units);
        let around = counts(terms, prose, units);
        let present = present(core, units);
        let all = number(prose) as f32;
        let count = |counts: &[u32], term: u32| counts.get(term as usize).copied().unwrap_or_default();
        let (mut share, mut mass) = (Vec::with_capacity(core.len()), Vec::with_capacity(core.len()));
        for (line, &within) in present.iter().enumerate() {
            let (mut shared, mut own) = (0.0, 0.0);
            for &term in terms.line(line) {
                let rarity = ((all + 2.0) / (count(&around, term) as f32 + 1.0)).ln().max(0.3);
                let weight = terms.weight(term) * rarity;
                let others = count(&inside, term).saturating_sub(u32::from(within)) as f32;
                own += weight;
                shared += weight * others / (others + RECURS);
            }
            share.push(if own > 0.0 { shared / own } else { 0.0 });
            mass.push(own);
        }
        let others = |line: usize, term: u32| {
            let own = present.get(line).is_some_and(|within| *within);
            count(&inside, term).saturating_sub(u32::from(own))
        };
        let subject = |line| terms.subjects(line).any(|term| others(line, term) >= SPOKEN_OF);
        let subject = (0..core.len()).map(subject).collect();
        let links = |line: usize| {
            let telling = terms.line(line).iter().filter(|term| terms.is_telling(**term));
            telling.filter(|term| others(line, **term) > 0).count()
        };
        let links = (0..core.len()).map(links).collect();
        let usual = usual(&share, &mass, core);
        Self { share, mass, links, subject, usual, lines: number(core) }
    }
}

/// The greater of the core's mean share, by weight, and the share of its line at [`USUAL`].
fn usual(share: &[f32], mass: &[f32], core: &[bool]) -> f32 {
    let of_core = share.iter().zip(mass).zip(core).filter(|((_, mass), core)| **core && **mass > 0.0);
    let mut shares = Vec::new();
    let (mut shared, mut total) = (0.0, 0.0);
    for ((&share, &mass), _) in of_core {
        shares.push(share);
        shared += share * mass;
        total += mass;
    }
    shares.sort_unstable_by(f32::total_cmp);
    let chosen = shares.get((shares.len() as f32 * USUAL) as usize).copied().unwrap_or_default();
    if total > 0.0 { chosen.max(shared / total) } else { 0.0 }
}

/// How many of the chosen units hold each term.
fn counts(terms: &Terms, chosen: &[bool], units: &[usize]) -> Vec<u32> {
    let mut counts = vec![(0, usize::MAX); terms.len()];
    for (line, (_, &unit)) in chosen.iter().zip(units).enumerate().filter(|(_, (chosen, _))| **chosen) {
        for &term in terms.line(line) {
            if let Some((n, last)) = counts.get_mut(term as usize).filter(|(_, last)| *last != unit) {
                *n += 1;
                *last = unit;
            }
        }
    }
    counts.into_iter().map(|(n, _)| n).collect()
}

/// Which lines are of a unit of which one is chosen.
fn present(chosen: &[bool], units: &[usize]) -> Vec<bool> {
    let mut seen = vec![false; units.len()];
    for (_, &unit) in chosen.iter().zip(units).filter(|(chosen, _)| **chosen) {
        if let Some(seen) = seen.get_mut(unit) {
            *seen = true;
        }
    }
    units.iter().map(|&unit| seen.get(unit).is_some_and(|seen| *seen)).collect()
}

fn number(chosen: &[bool]) -> usize {
    chosen.iter().filter(|chosen| **chosen).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_on_something_else_shares_little() {
        let lines = [
            "The ferry Aurora ran aground near Kelmouth harbour on Tuesday.",
            "Harbour pilots in Kelmouth had warned the ferry about the tide.",
            "The Aurora will stay aground until the next spring tide, the pilots said.",
            "A baker from Dunholm has won the national prize for sourdough bread.",
        ];
        let terms = Terms::of(lines);
        let cohesion = Cohesion::new(&terms, &[true, true, true, false], &[true; 4], &[0, 1, 2, 3]);
        assert!(cohesion.share.iter().take(3).all(|&share| share > 0.05), "{cohesion:?}");
        assert!(cohesion.share[3] < 0.02, "{cohesion:?}");
        assert!(cohesion.usual > 0.05);
    }

    #[test]
    fn copies_speak_once() {
        let lines = [
            "The ferry Aurora ran aground.",
            "Harbour pilots warned the ferry.",
            "Buy tickets here",
            "Buy tickets here",
        ];
        let terms = Terms::of(lines);
        let cohesion = Cohesion::new(&terms, &[true; 4], &[true; 4], &[0, 1, 2, 2]);
        assert!(
            cohesion.share[0] > 0.0 && cohesion.share[2] == 0.0 && cohesion.share[3] == 0.0,
            "{cohesion:?}"
        );
    }
}
