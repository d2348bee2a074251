//! Dense layers: many rows at once through `matrixmultiply`, one row by hand.
//!
//! The reference computes every output as one chain of fused multiply-adds over the inputs in order, cut into
//! chains of 256 inputs whose sums are added in order. Both ways here do the same, so their bits agree.

/// A weight matrix, stored so that the numbers one input contributes to all outputs lie side by side.
pub(crate) struct Weights {
    inputs: usize,
    outputs: usize,
    values: Vec<f32>,
}

impl Weights {
    /// From the weights of each output, which are as many as there are inputs.
    pub(crate) fn from_outputs<'w>(inputs: usize, outputs: impl ExactSizeIterator<Item = &'w [f32]>) -> Self {
        let count = outputs.len();
        let mut values = vec![0.0; inputs * count];
        for (o, weights) in outputs.enumerate() {
            for (i, &w) in weights.iter().enumerate() {
                values[i * count + o] = w;
            }
        }
        Self { inputs, outputs: count, values }
    }

    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies `count` rows of inputs, which begin `stride` numbers apart and so may overlap.
    ///
    /// `out` gets `count` rows of outputs, one after the other.
    ///
    /// # Panics
    /// When `rows` or `out` is too short.
    pub(crate) fn multiply(&self, rows: &[f32], stride: usize, count: usize, out: &mut [f32]) {
        if count == 0 {
            return;
        }
        assert!(rows.len() >= (count - 1) * stride + self.inputs, "rows are missing");
        assert!(out.len() >= count * self.outputs, "no room for the product");
        assert_eq!(self.values.len(), self.inputs * self.outputs);
        // SAFETY: the assertions above: the last row read ends inside `rows`, the last row written inside `out`,
        // and `values` holds the whole matrix. `out` is borrowed mutably, so it aliases neither, and its rows do
        // not overlap. Sizes of slices fit an isize.
        unsafe {
            matrixmultiply::sgemm(
                count,
                self.inputs,
                self.outputs,
                1.0,
                rows.as_ptr(),
                stride as isize,
                1,
                self.values.as_ptr(),
                self.outputs as isize,
                1,
                0.0,
                out.as_mut_ptr(),
                self.outputs as isize,
                1,
            );
        }
    }

    /// Multiplies one row of at most 256 inputs; `out` gets the outputs from number `first` on, as many as fit it.
    ///
    /// # Panics
    /// When `row` does not have one number for each input, or there are not as many outputs as `out` has room for.
    pub(crate) fn multiply_row(&self, row: &[f32], first: usize, out: &mut [f32]) {
        assert!(row.len() == self.inputs && row.len() <= 256 && first + out.len() <= self.outputs);
        row_kernel(&self.values, self.outputs, row, first, out);
    }
}

#[cfg(target_arch = "x86_64")]
fn row_kernel(weights: &[f32], outputs: usize, row: &[f32], first: usize, out: &mut [f32]) {
    #[target_feature(enable = "avx2,fma")]
    fn fused(weights: &[f32], outputs: usize, row: &[f32], first: usize, out: &mut [f32]) {
        row_chains(weights, outputs, row, first, out, |a, b, c| a.mul_add(b, c));
    }
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: the processor has what the function is compiled for.
        unsafe { fused(weights, outputs, row, first, out) }
    } else {
        row_chains(weights, outputs, row, first, out, |a, b, c| a * b + c);
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn row_kernel(weights: &[f32], outputs: usize, row: &[f32], first: usize, out: &mut [f32]) {
    row_chains(weights, outputs, row, first, out, |a, b, c| a.mul_add(b, c));
}

/// Outputs computed at a time: what the vector registers hold.
const LANES: usize = 32;

#[inline(always)]
fn row_chains(
    weights: &[f32],
    outputs: usize,
    row: &[f32],
    first: usize,
    out: &mut [f32],
    multiply_add: impl Fn(f32, f32, f32) -> f32,
) {
    let (chunks, rest) = out.as_chunks_mut::<LANES>();
    let rest_at = first + chunks.len() * LANES;
    for (n, chunk) in chunks.iter_mut().enumerate() {
        let from = first + n * LANES;
        let mut sums = [0.0f32; LANES];
        for (&x, weights) in row.iter().zip(weights.chunks_exact(outputs)) {
            if let Some(weights) = weights[from..].first_chunk::<LANES>() {
                for (sum, &w) in sums.iter_mut().zip(weights) {
                    *sum = multiply_add(x, w, *sum);
                }
            }
        }
        *chunk = sums;
    }
    rest.fill(0.0);
    for (&x, weights) in row.iter().zip(weights.chunks_exact(outputs)) {
        for (sum, &w) in rest.iter_mut().zip(&weights[rest_at..]) {
            *sum = multiply_add(x, w, *sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    fn numbers(count: usize) -> Vec<f32> {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    fn weights(inputs: usize, outputs: usize) -> Weights {
        Weights::from_outputs(inputs, numbers(inputs * outputs).chunks(inputs))
    }

    #[test]
    fn one_row_has_the_same_bits_as_many() {
        for (inputs, outputs) in [(64, 106), (64, 1024), (96, 64), (7, 3)] {
            let w = weights(inputs, outputs);
            let rows = numbers(inputs * 5);
            let mut many = vec![0.0; outputs * 5];
            w.multiply(&rows, inputs, 5, &mut many);
            for (row, expected) in rows.chunks(inputs).zip(many.chunks(outputs)) {
                let mut out = vec![0.0; outputs - 1];
                w.multiply_row(row, 1, &mut out);
                assert_eq!(out, expected[1..]);
            }
        }
    }

    #[test]
    fn rows_may_overlap() {
        let w = weights(6, 2);
        let rows = numbers(10);
        let mut out = [0.0; 6];
        w.multiply(&rows, 2, 3, &mut out);
        let mut last = [0.0; 2];
        w.multiply_row(&rows[4..], 0, &mut last);
        assert_eq!(out[4..], last);
    }

    #[test]
    #[should_panic(expected = "rows are missing")]
    fn short_rows_are_refused() {
        weights(6, 2).multiply(&[0.0; 9], 2, 3, &mut [0.0; 6]);
    }
}
