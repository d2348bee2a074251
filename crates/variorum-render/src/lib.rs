//! An edition as terminal text, HTML and JSON, and the check of a printed edition against its pages.
mod excerpt;
mod html;
mod index;
mod json;
mod keyword;
mod redline;
mod safe;
mod text;
pub mod verify;

pub use html::html;
pub use json::json;
pub use text::text;
