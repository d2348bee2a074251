//! Who said what: statements with content, cue, source and speaker.

mod statement;

pub use statement::{Confidence, CueKind, Kind, Speaker, Statement};
