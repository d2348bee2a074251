//! The spaCy English pipeline, natively: tokens, tags, lemmas, trees, sentences, entities.

mod doc;
mod lemmatizer;
mod lexeme;
mod model;
mod python;
#[cfg(test)]
mod reference;
mod ruler;
mod tokenizer;

pub use doc::{Annotation, Doc, DocError, Entity, Token};
pub use model::ModelError;
