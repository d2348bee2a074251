//! The model folder: its files, and what can be wrong with them.

use std::path::{Path, PathBuf};

use rmpv::Value;

/// Why a model folder cannot be used. Every variant names the file.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The file is not there or cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file breaks off or is not in its format.
    #[error("{}: damaged: {why}", path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// The file is whole, but of a pipeline with another architecture.
    #[error("{}: not a model of the supported architecture (spaCy 3 English CNN pipeline): {why}", path.display())]
    Architecture {
        /// Which file.
        path: PathBuf,
        /// What differs.
        why: String,
    },
}

/// One file of a model folder, read whole; it knows its path for error messages.
pub(crate) struct ModelFile {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl ModelFile {
    pub(crate) fn open(folder: &Path, name: &str) -> Result<Self, ModelError> {
        let path = folder.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Self { path, bytes }),
            Err(source) => Err(ModelError::Read { path, source }),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The one MessagePack value that the file holds.
    pub(crate) fn msgpack(&self) -> Result<Value, ModelError> {
        let mut rest = self.bytes.as_slice();
        let value = rmpv::decode::read_value(&mut rest).map_err(|e| self.damaged(e.to_string()))?;
        if rest.is_empty() { Ok(value) } else { Err(self.damaged("bytes after the end")) }
    }

    pub(crate) fn damaged(&self, why: impl Into<String>) -> ModelError {
        ModelError::Damaged { path: self.path.clone(), why: why.into() }
    }

    pub(crate) fn architecture(&self, why: impl Into<String>) -> ModelError {
        ModelError::Architecture { path: self.path.clone(), why: why.into() }
    }
}
