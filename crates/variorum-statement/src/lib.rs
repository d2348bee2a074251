//! Who said what: statements with content, cue, source and speaker.

mod aside;
mod beside;
mod direct;
mod draft;
mod edge;
mod indirect;
mod label;
mod lexicon;
mod nominal;
mod proposition;
mod quotation;
mod scene;
mod settle;
mod source;
mod speaker;
mod statement;
mod tree;

pub use proposition::{
    Certainty, Condition, ConditionKind, Proposition, Scope, conditions, propositions, scope,
};
pub use statement::{Confidence, CueKind, Kind, Speaker, Statement};
use variorum_parse::Doc;

/// The statements of a text, in the order of their content.
pub fn statements(doc: &Doc) -> Vec<Statement> {
    let scene = scene::Scene::new(doc);
    let labelled = label::drafts(&scene);
    let mut drafts: Vec<_> =
        doc.tokens().filter_map(|t| indirect::draft(&scene, t)).chain(labelled).collect();
    draft::share_sources(&mut drafts);
    let quoted = direct::quoted(&scene, &drafts);
    let mut statements = settle::settle(&scene, quoted, drafts);
    speaker::attribute(&scene, &mut statements);
    statements
}
