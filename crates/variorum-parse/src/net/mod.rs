//! The network's arithmetic, to the last bit as the reference does it wherever the reference defines it.

pub(crate) mod embed;
pub(crate) mod gemm;
pub(crate) mod layer;
pub(crate) mod memo;
pub(crate) mod scorer;
pub(crate) mod tagger;
pub(crate) mod thinc;
pub(crate) mod tok2vec;
pub(crate) mod window;

/// Tokens whose vectors are computed together: enough for the matrix products to run at full speed.
pub(crate) const BLOCK: usize = 256;
