//! One verb a module.

pub mod article;
pub mod collate;
pub mod model;
pub mod parse;
pub mod statements;
pub mod stories;
pub mod times;
pub mod verify;
