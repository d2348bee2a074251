//! The spaCy English pipeline, natively: tokens, tags, lemmas, trees, sentences, entities.

mod doc;
mod model;

pub use doc::{Annotation, Doc, DocError, Entity, Token};
pub use model::ModelError;
