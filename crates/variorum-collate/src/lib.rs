//! One story's witnesses to an edition: utterances, differences, positions, timeline, provenance.

mod cluster;
mod collate;
mod dates;
mod differences;
mod edition;
mod fragments;
mod groups;
mod names;
mod parted;
mod positions;
mod provenance;
mod redline;
mod relation;
mod segment;
mod shared_text;
mod similarity;
mod source;
mod speakers;
mod spokesman;
mod standing;
mod synonyms;
mod timeline;
mod title;
mod utterances;
mod vocabulary;
mod words;

pub use collate::collate;
pub use edition::{
    Difference, DifferenceKind, Edition, Event, Position, Provenance, Reading, Relation, SharedText, Side,
    Stance, Utterance, Witness, WitnessId,
};
pub use redline::{Change, redline};
pub use source::Source;
