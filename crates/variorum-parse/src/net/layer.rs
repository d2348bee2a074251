//! A layer of three linear pieces of which the largest counts, then layer normalisation.

use crate::ModelError;

use super::embed::WIDTH;
use super::gemm::Weights;
use super::thinc::Node;

const PIECES: usize = 3;

/// Numbers that the linear part of a layer gives for a row.
pub(crate) const UNMAXED: usize = PIECES * WIDTH;

pub(crate) struct Layer {
    weights: Weights,
    bias: Vec<f32>,
    norm: LayerNorm,
}

impl Layer {
    /// From a `maxout` node with rows of `inputs` numbers, and the `layernorm` node after it.
    pub(crate) fn read(maxout: Node<'_>, norm: Node<'_>, inputs: usize) -> Result<Self, ModelError> {
        let weights = maxout.array("W", &[WIDTH, PIECES, inputs])?;
        let bias = maxout.array("b", &[WIDTH, PIECES])?;
        // The file has the pieces of an output side by side; here the outputs of a piece are.
        let order = || (0..UNMAXED).map(|i| (i % WIDTH) * PIECES + i / WIDTH);
        let outputs: Vec<&[f32]> = order().map(|o| &weights[o * inputs..(o + 1) * inputs]).collect();
        Ok(Self {
            weights: Weights::from_outputs(inputs, outputs.into_iter()),
            bias: order().map(|o| bias[o]).collect(),
            norm: LayerNorm::read(norm)?,
        })
    }

    pub(crate) fn inputs(&self) -> usize {
        self.weights.inputs()
    }

    /// The linear part for `count` rows that begin `stride` numbers apart.
    pub(crate) fn linear(&self, rows: &[f32], stride: usize, count: usize, out: &mut [f32]) {
        self.weights.multiply(rows, stride, count, out);
    }

    /// The rest of the layer for one row of the linear part.
    pub(crate) fn activate(&self, linear: &[f32]) -> [f32; WIDTH] {
        let mut row = [f32::NEG_INFINITY; WIDTH];
        for (piece, bias) in linear.chunks_exact(WIDTH).zip(self.bias.chunks_exact(WIDTH)) {
            for ((max, &x), &b) in row.iter_mut().zip(piece).zip(bias) {
                let y = x + b;
                *max = if y > *max { y } else { *max };
            }
        }
        self.norm.apply(&mut row);
        row
    }
}

struct LayerNorm {
    gain: Vec<f32>,
    bias: Vec<f32>,
}

impl LayerNorm {
    fn read(node: Node<'_>) -> Result<Self, ModelError> {
        let array = |name| Ok(node.array(name, &[WIDTH])?.to_vec());
        Ok(Self { gain: array("G")?, bias: array("b")? })
    }

    /// Mean and variance as numpy computes them; the power in double precision, since numpy's own single-precision
    /// power differs from processor to processor.
    fn apply(&self, row: &mut [f32; WIDTH]) {
        let mean = sum(row) / WIDTH as f32;
        let mut squares = *row;
        for (square, x) in squares.iter_mut().zip(row.iter_mut()) {
            *x -= mean;
            *square = *x * *x;
        }
        let variance = sum(&squares) / WIDTH as f32 + 1e-8;
        let scale = (1.0 / f64::from(variance).sqrt()) as f32;
        for ((x, g), b) in row.iter_mut().zip(&self.gain).zip(&self.bias) {
            *x = *x * scale * g + b;
        }
    }
}

/// The sum in the order in which numpy adds 96 numbers that lie side by side.
fn sum(row: &[f32; WIDTH]) -> f32 {
    let (chunks, _) = row.as_chunks::<8>();
    let mut r = [0.0f32; 8];
    for chunk in chunks {
        for (r, x) in r.iter_mut().zip(chunk) {
            *r += x;
        }
    }
    ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
}
