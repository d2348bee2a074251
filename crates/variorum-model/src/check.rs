use std::path::Path;

use variorum_text::sha256_hex;

use crate::ModelError;

/// As `sha256sum` prints it: hash, two spaces, path in the model folder.
const TABLE: &str = include_str!("../data/en_core_web_sm-3.8.0.sha256");

/// A file of the pinned model and the hash it must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileHash {
    /// Path inside the model folder, `/` between its parts.
    pub name: &'static str,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: &'static str,
}

impl FileHash {
    /// Whether `bytes` are this file's.
    pub(crate) fn verify(&self, path: &Path, bytes: &[u8]) -> Result<(), ModelError> {
        let found = sha256_hex(bytes);
        if found == self.sha256 {
            return Ok(());
        }
        Err(ModelError::Altered { path: path.to_owned(), expected: self.sha256, found })
    }
}

/// The files of the pinned model that are used, with their hashes.
pub fn files() -> impl Iterator<Item = FileHash> {
    TABLE.lines().filter_map(|line| line.split_once("  ")).map(|(sha256, name)| FileHash { name, sha256 })
}

/// Reads every file of the pinned model in `folder` and compares its hash.
///
/// # Errors
/// The first file that is missing or altered.
pub fn check(folder: &Path) -> Result<(), ModelError> {
    files().try_for_each(|file| {
        let path = folder.join(file.name);
        match std::fs::read(&path) {
            Ok(bytes) => file.verify(&path, &bytes),
            Err(source) => Err(ModelError::Read { path, source }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        assert_eq!(files().count(), TABLE.lines().count());
        assert!(files().all(|f| f.sha256.len() == 64 && f.sha256.bytes().all(|b| b.is_ascii_hexdigit())));
        assert!(files().any(|f| f.name == "parser/model"));
    }

    #[test]
    fn one_wrong_byte_names_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let first = files().next().unwrap();
        std::fs::write(folder.path().join(first.name), "x").unwrap();
        let error = check(folder.path()).unwrap_err();
        assert!(matches!(&error, ModelError::Altered { path, .. } if path.ends_with(first.name)), "{error}");
    }
}
