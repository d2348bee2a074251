//! The spaCy English pipeline, natively: tokens, tags, lemmas, trees, sentences, entities.

pub mod conllu;
mod doc;
mod lemmatizer;
mod lexeme;
mod model;
mod net;
mod pieces;
mod pipeline;
mod python;
#[cfg(test)]
mod reference;
mod ruler;
mod tokenizer;
mod transition;

pub use doc::{Annotation, Doc, DocError, Entity, Token};
pub use model::ModelError;
pub use pieces::pieces;
pub use pipeline::Pipeline;
