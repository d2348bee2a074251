//! Products of one row with a weight matrix: the step that a parser takes for each of its moves.
//!
//! A library's matrix product spends more time on preparing a single row than on multiplying it. Here every output
//! is one chain of fused multiply-adds over the inputs in order, which are the bits of [`super::gemm`] for up to 256
//! inputs.

/// Outputs computed side by side: as many as vector registers hold with room to spare.
pub(crate) const LANES: usize = 32;

type Lanes = [f32; LANES];

/// A weight matrix in panels of [`LANES`] outputs; the last one is filled up with zeros.
pub(crate) struct Panels {
    inputs: usize,
    /// Panel after panel, input after input.
    weights: Vec<Lanes>,
}

impl Panels {
    /// From the weights of each output, which are as many as there are inputs.
    pub(crate) fn from_outputs<'w>(inputs: usize, outputs: impl ExactSizeIterator<Item = &'w [f32]>) -> Self {
        let mut weights = vec![[0.0; LANES]; outputs.len().div_ceil(LANES) * inputs];
        for (o, row) in outputs.enumerate() {
            let panel = weights.iter_mut().skip(o / LANES * inputs);
            for (lanes, &w) in panel.zip(row) {
                lanes[o % LANES] = w;
            }
        }
        Self { inputs, weights }
    }

    /// How many panels there are.
    pub(crate) fn len(&self) -> usize {
        self.weights.len() / self.inputs
    }

    /// Multiplies one row, which has a number for each input, with the panels from number `first` on.
    pub(crate) fn multiply(&self, row: &[f32], first: usize, out: &mut [Lanes]) {
        let panels = self.weights.chunks_exact(self.inputs).skip(first);
        for (out, panel) in out.iter_mut().zip(panels) {
            multiply_panel(panel, row, out);
        }
    }
}

#[cfg(target_arch = "x86_64")]
fn multiply_panel(panel: &[Lanes], row: &[f32], out: &mut Lanes) {
    #[target_feature(enable = "avx2,fma")]
    fn fused(panel: &[Lanes], row: &[f32], out: &mut Lanes) {
        chains(panel, row, out, |a, b, c| a.mul_add(b, c));
    }
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: the processor has what the function is compiled for.
        unsafe { fused(panel, row, out) }
    } else {
        // What `matrixmultiply` does on such a processor.
        chains(panel, row, out, |a, b, c| a * b + c);
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn multiply_panel(panel: &[Lanes], row: &[f32], out: &mut Lanes) {
    chains(panel, row, out, |a, b, c| a.mul_add(b, c));
}

#[inline(always)]
fn chains(panel: &[Lanes], row: &[f32], out: &mut Lanes, multiply_add: impl Fn(f32, f32, f32) -> f32) {
    let mut sums = [0.0; LANES];
    for (weights, &x) in panel.iter().zip(row) {
        for (sum, &w) in sums.iter_mut().zip(weights) {
            *sum = multiply_add(x, w, *sum);
        }
    }
    *out = sums;
}

#[cfg(test)]
mod tests {
    use super::{LANES, Panels};
    use crate::net::gemm::Weights;
    use crate::net::numbers;

    #[test]
    fn one_row_has_the_same_bits_as_many() {
        for (inputs, outputs) in [(64, 106), (64, 1024), (96, 64), (7, 3)] {
            let (weights, rows) = (numbers(inputs * outputs), numbers(inputs * 5));
            let mut many = vec![0.0; outputs * 5];
            Weights::from_outputs(inputs, weights.chunks(inputs)).multiply(&rows, inputs, 5, &mut many);
            let panels = Panels::from_outputs(inputs, weights.chunks(inputs));
            for (row, expected) in rows.chunks(inputs).zip(many.chunks(outputs)) {
                let mut out = vec![[0.0; LANES]; panels.len()];
                panels.multiply(row, 0, &mut out);
                assert_eq!(out.as_flattened()[..outputs], *expected);
            }
        }
    }
}
