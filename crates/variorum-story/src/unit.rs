//! Sparse vectors of length 1.

use crate::features::Term;

/// Terms of a report that are compared: its heaviest. What is lighter is noise and time.
const TERMS: usize = 64;

/// A vector of length 1 (or 0, for a report without words), in the order of its terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Unit(Box<[(Term, f32)]>);

impl Unit {
    pub(crate) fn new(mut weights: Vec<(Term, f32)>) -> Self {
        weights.retain(|&(_, w)| w > 0.0);
        if weights.len() > TERMS {
            weights.select_nth_unstable_by(TERMS, heavier);
            weights.truncate(TERMS);
        }
        weights.sort_unstable_by_key(|&(term, _)| term);
        let length = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        weights.iter_mut().for_each(|(_, w)| *w /= length);
        Self(weights.into_boxed_slice())
    }

    pub(crate) fn terms(&self) -> &[(Term, f32)] {
        &self.0
    }

    /// The `count` heaviest terms that tell, heaviest first.
    pub(crate) fn heaviest(&self, count: usize) -> Vec<(Term, f32)> {
        let mut terms: Vec<_> = self.0.iter().copied().filter(|(term, _)| term.tells()).collect();
        terms.sort_unstable_by(heavier);
        terms.truncate(count);
        terms
    }

    /// Cosine, which for vectors of length 1 is their product.
    pub(crate) fn cosine(&self, other: &Self) -> f32 {
        Probe::new(self).cosine(other)
    }
}

/// A vector laid out so that its cosine with many others is found fast: each of their terms has one place to be looked up.
pub(crate) struct Probe {
    slots: [(Term, f32); Probe::SLOTS],
}

impl Probe {
    /// Eight times [`TERMS`], so that most terms of other vectors fall on a free slot at once.
    const SLOTS: usize = 512;

    pub(crate) fn new(unit: &Unit) -> Self {
        let mut slots = [(Term(0), 0.0); Self::SLOTS];
        for &(term, weight) in unit.terms() {
            let mut at = Self::slot(term);
            while slots[at].1 > 0.0 {
                at = (at + 1) % Self::SLOTS;
            }
            slots[at] = (term, weight);
        }
        Self { slots }
    }

    pub(crate) fn cosine(&self, other: &Unit) -> f32 {
        other.terms().iter().map(|&(term, weight)| weight * self.weight(term)).sum()
    }

    /// Weights are above 0; a slot with none is free. There are more slots than terms, so the search ends.
    fn weight(&self, term: Term) -> f32 {
        let mut at = Self::slot(term);
        loop {
            let (found, weight) = self.slots[at];
            if found == term || weight == 0.0 {
                return weight;
            }
            at = (at + 1) % Self::SLOTS;
        }
    }

    /// The lowest bits of a term say its kind; those above them are evenly spread.
    fn slot(term: Term) -> usize {
        (term.0 >> 8) as usize % Self::SLOTS
    }
}

/// By weight, and the lower term first among equals.
fn heavier(a: &(Term, f32), b: &(Term, f32)) -> std::cmp::Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_is_as_near_to_itself_as_can_be() {
        let v = Unit::new(vec![(Term(3), 2.0), (Term(1), 1.0)]);
        assert!((v.cosine(&v) - 1.0).abs() < 1e-6);
        assert_eq!(v.cosine(&Unit::new(vec![(Term(7), 1.0)])), 0.0);
        assert_eq!(v.cosine(&Unit::default()), 0.0);
    }

    #[test]
    fn only_the_heaviest_terms_are_kept() {
        let v = Unit::new((0..100).map(|t| (Term(2 * t + 1), t as f32)).collect());
        assert_eq!(v.heaviest(1000).len(), TERMS);
        assert_eq!(v.heaviest(1)[0].0, Term(199));
    }
}
