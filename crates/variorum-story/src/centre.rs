//! Sparse vectors: a report's, and the centre of a story.

use std::collections::HashMap;

/// Number of a word.
pub(crate) type Term = u32;

/// A vector of length 1 (or 0, for a report without words), in the order of its terms.
pub(crate) struct Unit(pub(crate) Vec<(Term, f32)>);

impl Unit {
    pub(crate) fn new(mut weights: Vec<(Term, f32)>) -> Self {
        weights.sort_unstable_by_key(|&(t, _)| t);
        let length = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            weights.iter_mut().for_each(|(_, w)| *w /= length);
        }
        Self(weights)
    }
}

/// The sum of a story's vectors.
#[derive(Default)]
pub(crate) struct Centre {
    weights: HashMap<Term, f32>,
    square: f32,
}

impl Centre {
    pub(crate) fn add(&mut self, vector: &Unit) {
        for &(term, weight) in &vector.0 {
            let sum = self.weights.entry(term).or_default();
            self.square += weight * (2.0 * *sum + weight);
            *sum += weight;
        }
    }

    /// Cosine with a report.
    pub(crate) fn near(&self, vector: &Unit) -> f32 {
        let dot: f32 = vector.0.iter().filter_map(|(t, w)| Some(w * self.weights.get(t)?)).sum();
        if self.square > 0.0 { dot / self.square.sqrt() } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_of_equal_vectors_is_as_near_as_one() {
        let v = || Unit::new(vec![(3, 2.0), (1, 1.0)]);
        let mut c = Centre::default();
        c.add(&v());
        c.add(&v());
        assert!((c.near(&v()) - 1.0).abs() < 1e-5);
        assert_eq!(c.near(&Unit::new(vec![(7, 1.0)])), 0.0);
    }
}
