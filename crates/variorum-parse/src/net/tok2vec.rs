//! From tokens to vectors: embedded attributes, mixed, then convolved with their neighbours four times.

use std::ops::Range;

use crate::ModelError;
use crate::tokenizer::Piece;

use super::embed::{Embedding, Key, WIDTH, key};
use super::layer::{Layer, UNMAXED};
use super::memo::Memo;
use super::thinc::ThincModel;

/// Convolutions, and so the tokens on either side that a vector depends on.
const DEPTH: usize = 4;

/// Inputs of a convolution: a token between its neighbours.
const WINDOW: usize = 3 * WIDTH;

const MIXING_NODE: &str = "with_array(maxout>>layernorm>>dropout)";
const CONVOLUTION: &str = "residual(expand_window>>maxout>>layernorm>>dropout)";

pub(crate) struct Tok2Vec {
    embedding: Embedding,
    mix: Layer,
    convolutions: Vec<Layer>,
}

/// Room to work in, which also remembers what was mixed before.
pub(crate) struct Scratch {
    memo: Memo,
    /// The tokens of a block, and those whose mixed rows are not in the memo.
    rows: Vec<f32>,
    missing: Vec<(usize, Key)>,
    embedded: Vec<f32>,
    linear: Vec<f32>,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        Self { memo: Memo::new(), rows: vec![], missing: vec![], embedded: vec![], linear: vec![] }
    }
}

impl Tok2Vec {
    pub(crate) fn read(model: &ThincModel) -> Result<Self, ModelError> {
        let encoder = model.node(&format!("with_array({})", [CONVOLUTION; DEPTH].join(">>")))?;
        if encoder.number("pad")? != DEPTH as u64 {
            return Err(encoder.architecture("padding that does not fit the convolutions"));
        }
        model.node(MIXING_NODE)?;
        for window in model.nodes("expand_window") {
            if window.number("window_size")? != 1 {
                return Err(window.architecture("a window over more than the next tokens"));
            }
        }
        let embedding = Embedding::read(model)?;
        let (maxouts, norms) = (model.nodes("maxout"), model.nodes("layernorm"));
        if maxouts.len() != 1 + DEPTH || norms.len() != 1 + DEPTH {
            return Err(model.architecture(format!(
                "{} maxout, {} layernorm nodes",
                maxouts.len(),
                norms.len()
            )));
        }
        let mix = Layer::read(maxouts[0], norms[0], embedding.width())?;
        let rest = maxouts.iter().zip(&norms).skip(1);
        let convolutions = rest.map(|(m, n)| Layer::read(*m, *n, WINDOW)).collect::<Result<_, _>>()?;
        Ok(Self { embedding, mix, convolutions })
    }

    /// The vectors of the tokens in `block` of a document, [`WIDTH`] numbers each.
    ///
    /// A vector depends on the [`DEPTH`] tokens on either side, and on nothing else; at the document's ends rows of
    /// zeros stand for them.
    pub(crate) fn vectors<'s>(
        &self,
        pieces: &[Piece],
        block: Range<usize>,
        scratch: &'s mut Scratch,
    ) -> &'s [f32] {
        let rows = block.len() + 2 * DEPTH;
        scratch.rows.clear();
        scratch.rows.resize(rows * WIDTH, 0.0);
        scratch.linear.resize(rows * UNMAXED, 0.0);
        self.mix_rows(pieces, block.start, scratch);
        for (depth, layer) in self.convolutions.iter().enumerate() {
            let rows = rows - 2 * (depth + 1);
            layer.linear(&scratch.rows[depth * WIDTH..], WIDTH, rows, &mut scratch.linear);
            let middle = scratch.rows[(depth + 1) * WIDTH..].chunks_exact_mut(WIDTH);
            for (row, linear) in middle.zip(scratch.linear.chunks_exact(UNMAXED)).take(rows) {
                for (x, y) in row.iter_mut().zip(layer.activate(linear)) {
                    *x += y;
                }
            }
        }
        &scratch.rows[DEPTH * WIDTH..(rows - DEPTH) * WIDTH]
    }

    /// Fills the rows of the tokens from [`DEPTH`] before `start` on, as far as there are tokens.
    fn mix_rows(&self, pieces: &[Piece], start: usize, scratch: &mut Scratch) {
        let Scratch { memo, rows, missing, embedded, linear } = scratch;
        missing.clear();
        for (i, row) in rows.chunks_exact_mut(WIDTH).enumerate() {
            let Some(piece) = (start + i).checked_sub(DEPTH).and_then(|t| pieces.get(t)) else { continue };
            let key = self.embedding.seen(&key(piece));
            match memo.get(&key) {
                Some(mixed) => row.copy_from_slice(mixed),
                None => missing.push((i, key)),
            }
        }
        let inputs = self.mix.inputs();
        embedded.resize(missing.len() * inputs, 0.0);
        for ((_, key), out) in missing.iter().zip(embedded.chunks_exact_mut(inputs)) {
            self.embedding.write(key, out);
        }
        self.mix.linear(embedded, inputs, missing.len(), linear);
        for ((i, key), linear) in missing.iter().zip(linear.chunks_exact(UNMAXED)) {
            let mixed = self.mix.activate(linear);
            rows[i * WIDTH..(i + 1) * WIDTH].copy_from_slice(&mixed);
            memo.put(key, &mixed);
        }
    }
}
