//! The spaCy English pipeline, natively: tokens, tags, lemmas, trees, sentences, entities.

mod doc;

pub use doc::{Annotation, Doc, DocError, Entity, Token};
