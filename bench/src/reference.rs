//! Texts with spaCy's annotation.

use std::path::Path;

use serde::Deserialize;

/// One text as spaCy annotates it: a value for each token.
#[derive(Deserialize)]
pub(crate) struct Reference {
    pub(crate) text: String,
    pub(crate) words: Vec<String>,
    pub(crate) spaces: Vec<bool>,
    pub(crate) tag: Vec<String>,
    pub(crate) pos: Vec<String>,
    pub(crate) morph: Vec<String>,
    pub(crate) lemma: Vec<String>,
    pub(crate) dep: Vec<String>,
    pub(crate) heads: Vec<usize>,
    pub(crate) sent_start: Vec<bool>,
    /// First token, one past the last, label.
    pub(crate) ents: Vec<(usize, usize, String)>,
}

impl Reference {
    pub(crate) fn read(path: &Path) -> crate::Result<Vec<Self>> {
        let context = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
        let bytes = std::fs::read(path).map_err(|e| context(&e))?;
        Ok(serde_json::from_slice(&bytes).map_err(|e| context(&e))?)
    }
}
