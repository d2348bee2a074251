//! What the tests share.

use std::path::PathBuf;
use std::sync::LazyLock;

use variorum_parse::Pipeline;

/// The model folder: the one that `VARIORUM_MODEL` names, else the pinned one, fetched when it is not there.
pub fn model() -> PathBuf {
    let named = std::env::var_os("VARIORUM_MODEL").map(PathBuf::from);
    variorum_model::open(named.as_deref(), &mut |_| {}).expect("the language model").folder
}

/// The model, loaded once.
#[allow(dead_code, reason = "not every test needs it")]
pub static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::load(&model()).expect("a model that loads"));
