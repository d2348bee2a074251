//! One story's witnesses to an edition: utterances, differences, positions, timeline, provenance.

mod edition;

pub use edition::{
    Difference, DifferenceKind, Edition, Event, Position, Provenance, Reading, Relation, Side, Stance,
    Utterance, Witness, WitnessId,
};
