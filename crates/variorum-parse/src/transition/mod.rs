//! Transition systems: the dependency parser and the entity recogniser, and what follows from the parser's arcs.

pub(crate) mod arc_eager;
pub(crate) mod biluo;
pub(crate) mod deprojectivize;
pub(crate) mod edges;
mod moves;
