//! The language model for the tests: the one that `VARIORUM_MODEL` names, else the pinned one.

use std::path::PathBuf;
use std::sync::OnceLock;

use variorum_parse::{Doc, Pipeline};

pub(crate) fn parse(text: &str) -> Doc {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    let pipeline = PIPELINE.get_or_init(|| {
        let named = std::env::var_os("VARIORUM_MODEL").map(PathBuf::from);
        let model = variorum_model::open(named.as_deref(), &mut |_| {}).expect("the language model");
        Pipeline::load(&model.folder).unwrap()
    });
    pipeline.parse(text)
}
