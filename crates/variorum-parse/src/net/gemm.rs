//! Products of many rows with a weight matrix, through `matrixmultiply`.
//!
//! The reference computes every output as one chain of fused multiply-adds over the inputs in order, cut into
//! chains of 256 inputs whose sums are added in order. So does this version of `matrixmultiply`, to the last bit.

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
}
#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn rows_may_overlap() {
        let w = Weights::from_outputs(3, [[1.0, 10.0, 100.0].as_slice(), &[0.0, 0.0, 1.0]].into_iter());
        let mut out = [0.0; 4];
        w.multiply(&[1.0, 2.0, 3.0, 4.0], 1, 2, &mut out);
        assert_eq!(out, [321.0, 3.0, 432.0, 4.0]);
    }

    #[test]
    #[should_panic(expected = "rows are missing")]
    fn short_rows_are_refused() {
        let w = Weights::from_outputs(3, [[0.0; 3].as_slice(); 2].into_iter());
        w.multiply(&[0.0; 4], 2, 2, &mut [0.0; 4]);
    }
}
