//! The network's arithmetic, to the last bit as the reference does it wherever the reference defines it.

pub(crate) mod embed;
pub(crate) mod gemm;
pub(crate) mod layer;
pub(crate) mod memo;
pub(crate) mod panels;
pub(crate) mod scorer;
pub(crate) mod tagger;
pub(crate) mod thinc;
pub(crate) mod tok2vec;
pub(crate) mod window;

/// Tokens whose vectors are computed together: enough for the matrix products to run at full speed.
pub(crate) const BLOCK: usize = 256;

/// Numbers that look like chance, for tests.
#[cfg(test)]
fn numbers(count: usize) -> Vec<f32> {
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 8_388_608.0 - 1.0
    };
    (0..count).map(|_| next()).collect()
}
