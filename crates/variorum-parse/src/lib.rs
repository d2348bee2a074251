//! The spaCy English pipeline, natively: tokens, tags, lemmas, trees, sentences, entities.
//!
//! A [`Pipeline`] reads the folder of a spaCy model and turns texts into [`Doc`]s, which hold, token for token, what
//! spaCy 3.8 itself finds with that model. [`conllu`] writes them down. A [`Doc`] can also be built from annotations
//! that were made elsewhere.
//!
//! ```
//! use variorum_parse::{Annotation, Doc};
//! use variorum_text::Span;
//!
//! let token = |start, end, dep| Annotation { span: Span::new(start, end), dep, head: 1, ..Default::default() };
//! let doc = Doc::from_annotations("Ann left", &[token(0, 3, "nsubj"), token(4, 8, "ROOT")], vec![])?;
//! let subject = doc.tokens().find(|t| t.dep() == "nsubj").ok_or("no subject")?;
//! assert_eq!((subject.text(), subject.head().text()), ("Ann", "left"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod char_class;
pub mod conllu;
mod doc;
mod lemmatizer;
mod lexeme;
mod model;
mod net;
mod paragraphs;
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
