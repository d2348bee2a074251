//! Who said what: statements with content, cue, source and speaker.
//!
//! [`statements`] reads a parsed text; quotations are found by their marks, reported clauses by reporting words and
//! the tree, and each source is resolved to a speaker within the text.
//!
//! ```
//! use variorum_parse::{Annotation, Doc};
//! use variorum_statement::{Kind, statements};
//! use variorum_text::Span;
//!
//! let text = "Ann says Bo left.";
//! let word = |start, end, head, dep, pos, lemma| {
//!     Annotation { span: Span::new(start, end), head, dep, pos, lemma, ..Annotation::default() }
//! };
//! let tree = [
//!     word(0, 3, 1, "nsubj", "PROPN", "Ann"),
//!     word(4, 8, 1, "ROOT", "VERB", "say"),
//!     word(9, 11, 3, "nsubj", "PROPN", "Bo"),
//!     word(12, 16, 1, "ccomp", "VERB", "leave"),
//!     word(16, 17, 1, "punct", "PUNCT", "."),
//! ];
//! let doc = Doc::from_annotations(text, &tree, Vec::new())?;
//!
//! let found = statements(&doc);
//! assert_eq!(found[0].kind, Kind::Indirect);
//! assert_eq!(found[0].content[0].of(text), "Bo left");
//! assert_eq!(found[0].cue[0].of(text), "says");
//! assert_eq!(found[0].speaker.as_ref().unwrap().name, "Ann");
//! # Ok::<(), variorum_parse::DocError>(())
//! ```

mod aside;
mod beside;
mod coordinate;
mod dateline;
mod direct;
mod draft;
mod edge;
mod factuality;
mod headline;
mod indirect;
mod label;
mod lexicon;
mod marked;
mod nominal;
mod proposition;
mod pulled;
mod quotation;
mod run_on;
mod scene;
mod setting;
mod settle;
mod source;
mod speaker;
mod statement;
mod tail;
mod tree;
mod unsaid;
mod voice;

pub use dateline::after_dateline;
pub use factuality::{Factuality, Modality, factuality};
pub use lexicon::reports;
pub use marked::with_marks;
pub use proposition::{
    Certainty, Condition, ConditionKind, Proposition, Scope, conditions, propositions, scope,
};
pub use statement::{Confidence, CueKind, Kind, Speaker, Statement};
use variorum_parse::Doc;

/// The statements of a text, in the order of their content.
pub fn statements(doc: &Doc) -> Vec<Statement> {
    let scene = scene::Scene::new(doc);
    let labels = label::drafts(&scene);
    let mut drafts: Vec<_> = doc.tokens().filter_map(|t| indirect::draft(&scene, t)).collect();
    drafts.iter_mut().for_each(|d| edge::into_quotation(&scene, d));
    label::cut(&labels, &mut drafts);
    drafts.extend(labels);
    draft::share_sources(&mut drafts);
    let quoted = direct::quoted(&scene, &drafts);
    let mut statements = settle::settle(&scene, quoted, drafts);
    speaker::attribute(&scene, &mut statements);
    pulled::attribute(&scene, &mut statements);
    coordinate::add(&scene, &mut statements);
    run_on::complete(&scene, &mut statements);
    voice::nest(&mut statements);
    headline::add(&scene, &mut statements);
    statements
}
