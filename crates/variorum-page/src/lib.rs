//! Captured pages: which lines are article, title, byline, teaser of another story, furniture, comment prompt.

mod article;
mod passage;

pub use article::{Article, Line, LineKind, Metadata, Teaser};
pub use passage::Passage;
