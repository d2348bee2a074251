//! One story's witnesses to an edition: utterances, differences, positions, timeline, provenance.

mod edition;
mod redline;
mod relation;
mod words;

pub use edition::{
    Difference, DifferenceKind, Edition, Event, Position, Provenance, Reading, Relation, Side, Stance,
    Utterance, Witness, WitnessId,
};
pub use redline::{Change, redline};
mod segment;
mod similarity;
mod source;
mod vocabulary;
pub use source::Source;
mod cluster;
mod collate;
mod speakers;
mod title;
mod utterances;
pub use collate::collate;
