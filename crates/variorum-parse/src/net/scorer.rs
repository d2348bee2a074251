//! The network of a transition system: which move is best in a state that looks at a few tokens.
//!
//! A token's vector is narrowed once; what a narrowed vector contributes in each of the state's places
//! (*features*) is computed once as well, for all places together. A state then only adds up.

use crate::ModelError;

use super::embed::WIDTH;
use super::gemm::Weights;
use super::panels::{LANES, Panels};
use super::thinc::ThincModel;

/// Numbers in a narrowed vector, and in a state's hidden layer.
pub(crate) const HIDDEN: usize = 64;

const PIECES: usize = 2;

/// Numbers that a token contributes in one place.
const UNMAXED: usize = PIECES * HIDDEN;

/// What one token contributes to a state in one of its places.
pub(crate) type Contribution = [f32; UNMAXED];

pub(crate) struct Scorer {
    narrow: Weights,
    narrow_bias: Vec<f32>,
    places: usize,
    contribute: Weights,
    /// The same once more, for single tokens.
    contribute_one: Panels,
    contribute_bias: Vec<f32>,
    /// What a place without a token contributes.
    nothing: Vec<Contribution>,
    upper: Panels,
    upper_bias: Vec<f32>,
}

impl Scorer {
    /// Reads the network for states that look at `places` tokens and have `moves` moves.
    pub(crate) fn read(model: &ThincModel, places: usize, moves: usize) -> Result<Self, ModelError> {
        if !model.node("parser_model")?.flag("has_upper")? {
            return Err(model.architecture("no upper layer"));
        }
        let [upper, narrow] = model.nodes("linear")[..] else {
            return Err(model.architecture("not two linear layers"));
        };
        let affine = model.node("precomputable_affine")?;
        let weights = affine.array("W", &[places, HIDDEN, PIECES, HIDDEN])?;
        let bias = affine.array("b", &[HIDDEN, PIECES])?;
        let nothing = affine.array("pad", &[1, places, HIDDEN, PIECES])?;
        // The file has the pieces of an output side by side; here the outputs of a piece are.
        let order = |i: usize| i / UNMAXED * UNMAXED + i % HIDDEN * PIECES + i % UNMAXED / HIDDEN;
        let output = |i| &weights[order(i) * HIDDEN..(order(i) + 1) * HIDDEN];
        let outputs = (0..places * UNMAXED).map(output);
        let nothing: Vec<f32> = (0..places * UNMAXED).map(|i| nothing[order(i)]).collect();
        let upper_weights = upper.array("W", &[moves, HIDDEN])?;
        let narrow_weights = narrow.array("W", &[HIDDEN, WIDTH])?;
        Ok(Self {
            narrow: Weights::from_outputs(WIDTH, narrow_weights.chunks_exact(WIDTH)),
            narrow_bias: narrow.array("b", &[HIDDEN])?.to_vec(),
            places,
            contribute: Weights::from_outputs(HIDDEN, outputs.clone()),
            contribute_one: Panels::from_outputs(HIDDEN, outputs),
            contribute_bias: (0..UNMAXED).map(|i| bias[order(i)]).collect(),
            nothing: nothing.as_chunks().0.to_vec(),
            upper: Panels::from_outputs(HIDDEN, upper_weights.chunks_exact(HIDDEN)),
            upper_bias: upper.array("b", &[moves])?.to_vec(),
        })
    }

    /// Appends the narrowed vectors of some tokens.
    pub(crate) fn narrow(&self, vectors: &[f32], out: &mut Vec<f32>) {
        let (count, from) = (vectors.len() / WIDTH, out.len());
        out.resize(from + count * HIDDEN, 0.0);
        self.narrow.multiply(vectors, WIDTH, count, &mut out[from..]);
        for row in out[from..].chunks_exact_mut(HIDDEN) {
            for (x, b) in row.iter_mut().zip(&self.narrow_bias) {
                *x += b;
            }
        }
    }

    /// What each of some narrowed vectors contributes in each place: token after token, place after place.
    pub(crate) fn contributions(&self, narrowed: &[f32], out: &mut [Contribution]) {
        self.contribute.multiply(narrowed, HIDDEN, narrowed.len() / HIDDEN, out.as_flattened_mut());
    }

    /// What one narrowed vector contributes in one place.
    pub(crate) fn contribution(&self, narrowed: &[f32], place: usize) -> Contribution {
        let mut out = [0.0; UNMAXED];
        self.contribute_one.multiply(narrowed, place * UNMAXED / LANES, out.as_chunks_mut().0);
        out
    }

    /// What a place without a token contributes.
    pub(crate) fn nothing(&self, place: usize) -> &Contribution {
        &self.nothing[place]
    }

    pub(crate) fn places(&self) -> usize {
        self.places
    }

    /// The score of each move, given the sum of what the places contribute. Behind the last one there may be more
    /// numbers, which mean nothing.
    pub(crate) fn scores(&self, sum: &Contribution, out: &mut Vec<f32>) {
        let mut hidden = [0.0; HIDDEN];
        let (first, second) = sum.split_at(HIDDEN);
        let (first_bias, second_bias) = self.contribute_bias.split_at(HIDDEN);
        let pairs = first.iter().zip(first_bias).zip(second.iter().zip(second_bias));
        for (h, ((a, a_bias), (b, b_bias))) in hidden.iter_mut().zip(pairs) {
            let (a, b) = (a + a_bias, b + b_bias);
            *h = if b > a { b } else { a };
        }
        out.resize(self.upper.len() * LANES, 0.0);
        self.upper.multiply(&hidden, 0, out.as_chunks_mut().0);
        for (score, bias) in out.iter_mut().zip(&self.upper_bias) {
            *score += bias;
        }
    }
}

#[cfg(test)]
impl Scorer {
    /// A scorer of meaningless weights.
    pub(super) fn meaningless(places: usize, moves: usize) -> Self {
        let numbers = super::numbers;
        let (narrow, upper) = (numbers(HIDDEN * WIDTH), numbers(moves * HIDDEN));
        let contribute = numbers(places * UNMAXED * HIDDEN);
        Self {
            narrow: Weights::from_outputs(WIDTH, narrow.chunks_exact(WIDTH)),
            narrow_bias: numbers(HIDDEN),
            places,
            contribute: Weights::from_outputs(HIDDEN, contribute.chunks_exact(HIDDEN)),
            contribute_one: Panels::from_outputs(HIDDEN, contribute.chunks_exact(HIDDEN)),
            contribute_bias: numbers(UNMAXED),
            nothing: vec![[0.5; UNMAXED]; places],
            upper: Panels::from_outputs(HIDDEN, upper.chunks_exact(HIDDEN)),
            upper_bias: numbers(moves),
        }
    }
}
