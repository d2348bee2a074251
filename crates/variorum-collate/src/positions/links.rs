//! Positions that answer others: a denial its claim, a change of mind the earlier one.

use std::collections::{BTreeMap, HashMap};

use super::clause::overlap;
use super::{TELLING, Taken};
use crate::Stance;
use crate::speakers::same_name;

/// Share of the shorter one's content words, and how many of them, that two positions on one thing have in common.
const SAME: f32 = 0.5;
const COMMON: usize = 2;

/// Positions before a denial among which what it points to is looked for.
const NEAR: usize = 3;

/// Ties every denial to the claim it is of, and every position to the one that its holder had before.
pub(super) fn link(taken: &mut [Taken]) {
    let rebuts = rebuttals(taken);
    let departs = departures(taken);
    for (t, (claim, before)) in taken.iter_mut().zip(rebuts.into_iter().zip(departs)) {
        t.position.rebuts = claim;
        t.position.departs_from = before;
    }
}

/// For each position the number of the claim that it denies: in the same witness, where there is one.
fn rebuttals(taken: &[Taken]) -> Vec<Option<usize>> {
    let claims = |t: &Taken| t.position.stance == Stance::Claims;
    let index = Index::new(taken, |t| claims(t).then_some(""));
    let best = |number: usize, denial: &Taken| {
        if denial.lemmas.len() < TELLING {
            return pointed_to(taken, number);
        }
        let others = index.like(taken, "", denial).into_iter();
        let others = others.filter_map(|(i, share)| {
            let claim = taken.get(i).filter(|c| !same_name(&c.position.holder, &denial.position.holder))?;
            Some((claim.position.witness == denial.position.witness, share, i))
        });
        let best = others.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)));
        best.map(|(_, _, i)| i)
    };
    let each = taken.iter().enumerate();
    each.map(|(n, t)| (t.position.stance == Stance::Denies).then(|| best(n, t)).flatten()).collect()
}

/// The claim right before a denial that only points to it ("denied the claim").
fn pointed_to(taken: &[Taken], denial: usize) -> Option<usize> {
    let this = &taken.get(denial)?.position;
    let near = denial.saturating_sub(NEAR)..denial;
    near.rev().find(|i| {
        taken.get(*i).is_some_and(|c| {
            let claims = c.position.stance == Stance::Claims && c.position.witness == this.witness;
            claims && !same_name(&c.position.holder, &this.holder)
        })
    })
}

/// For each position the number of the latest earlier one of its holder on the same, with another stance.
fn departures(taken: &[Taken]) -> Vec<Option<usize>> {
    let index = Index::new(taken, |t| is_on_deed(t).then(|| key(&t.position.holder)));
    let before = |t: &Taken| {
        let as_of = t.position.as_of.as_deref()?;
        let earlier = index.like(taken, key(&t.position.holder), t).into_iter().filter_map(|(i, share)| {
            let other = &taken.get(i)?.position;
            let date = other.as_of.as_deref().filter(|d| is_before(d, as_of))?;
            // One page may tell on Tuesday what another told on Monday.
            let told = taken.get(i).is_some_and(|o| o.dated) || other.witness == t.position.witness;
            let changed =
                told && other.stance != t.position.stance && same_name(&other.holder, &t.position.holder);
            changed.then_some((date, share, i))
        });
        let latest = earlier.max_by(|a, b| a.0.cmp(b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)));
        latest.map(|(_, _, i)| i)
    };
    taken.iter().map(|t| is_on_deed(t).then(|| before(t)).flatten()).collect()
}

/// Whether a position is on something to be done, so that there may be two minds about it.
fn is_on_deed(taken: &Taken) -> bool {
    !matches!(taken.position.stance, Stance::Claims | Stance::Denies | Stance::Demands)
}

/// Whether one ISO date ends before another begins, as far as both go.
fn is_before(a: &str, b: &str) -> bool {
    let weeks = a.contains('W') || b.contains('W');
    let length = a.len().min(b.len());
    !weeks && a.get(..length) < b.get(..length)
}

/// The last word of a name.
fn key(name: &str) -> &str {
    name.rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or(name)
}

/// Numbers of positions by key and content word.
struct Index<'a> {
    numbers: HashMap<(&'a str, &'a str), Vec<usize>>,
}

impl<'a> Index<'a> {
    fn new(taken: &'a [Taken], key: impl Fn(&'a Taken) -> Option<&'a str>) -> Self {
        let mut numbers: HashMap<_, Vec<usize>> = HashMap::new();
        for (i, t) in taken.iter().enumerate() {
            let Some(key) = key(t) else { continue };
            for lemma in &t.lemmas {
                numbers.entry((key, lemma.as_str())).or_default().push(i);
            }
        }
        Self { numbers }
    }

    /// The positions under a key that are on the same as one, with their likeness.
    fn like(&self, taken: &[Taken], key: &str, to: &Taken) -> Vec<(usize, f32)> {
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for lemma in &to.lemmas {
            for i in self.numbers.get(&(key, lemma.as_str())).into_iter().flatten() {
                *common.entry(*i).or_default() += 1;
            }
        }
        let likely = common.into_iter().filter(|(_, n)| *n >= COMMON).filter_map(|(i, _)| {
            let share = overlap(&taken.get(i)?.lemmas, &to.lemmas);
            (share >= SAME).then_some((i, share))
        });
        likely.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Position, WitnessId};

    fn taken(holder: &str, stance: Stance, as_of: &str, lemmas: &[&str]) -> Taken {
        let position = Position {
            holder: holder.to_owned(),
            action: String::new(),
            stance,
            conditions: Vec::new(),
            open: Vec::new(),
            as_of: Some(as_of.to_owned()),
            voice: Vec::new(),
            witness: WitnessId(0),
            evidence: Vec::new(),
            rebuts: None,
            departs_from: None,
        };
        Taken { position, lemmas: lemmas.iter().map(|l| (*l).to_owned()).collect(), dated: true }
    }

    #[test]
    fn a_denial_is_tied_to_the_claim_of_another() {
        let mut all = [
            taken("Ann Lee", Stance::Claims, "2031-01-01", &["bank", "rob", "yard"]),
            taken("Bo Lund", Stance::Denies, "2031-01-02", &["bank", "rob"]),
            taken("Ann Lee", Stance::Denies, "2031-01-02", &["bank", "rob"]),
        ];
        link(&mut all);
        assert_eq!(all.map(|t| t.position.rebuts), [None, Some(0), None]);
    }

    #[test]
    fn who_refuses_what_was_promised_before_departs_from_it() {
        let mut all = [
            taken("Norway", Stance::Will, "2030-11", &["send", "troop"]),
            taken("Norway", Stance::WillNot, "2031-01-02", &["send", "troop"]),
            taken("Sweden", Stance::WillNot, "2031-01-02", &["send", "troop"]),
            taken("Norway", Stance::WillNot, "2030-11-05", &["send", "troop"]),
        ];
        link(&mut all);
        assert_eq!(all.map(|t| t.position.departs_from), [None, Some(0), None, None]);
    }
}
