//! An edition as terminal text, HTML, JSON, TEI, Web Annotations and CSV, and the check of a printed edition against its
//! pages.
//!
//! Offsets are bytes in an [`Edition`](variorum_collate::Edition) and code points in everything printed. Whatever
//! stands on a page, none of it is an order to a terminal or markup in a document.
//!
//! ```
//! use variorum_collate::{Edition, Witness};
//! use variorum_page::{Article, Line, LineKind, Metadata};
//! use variorum_render::{html, json, text, verify};
//! use variorum_text::Span;
//!
//! let page = "Fähre <A> läuft aus";
//! let line = Line { span: Span::new(0, page.len()), kind: LineKind::Title };
//! let article =
//!     Article { source: page.into(), metadata: Metadata::default(), lines: vec![line], teasers: vec![] };
//! let edition = Edition {
//!     title: page.to_owned(),
//!     witnesses: vec![Witness { file: "ferry.txt".to_owned(), article }],
//!     readings: vec![],
//!     utterances: vec![],
//!     differences: vec![],
//!     positions: vec![],
//!     timeline: vec![],
//!     provenance: vec![],
//!     shared_text: vec![],
//! };
//! assert!(text(&edition, 80).starts_with(page));
//! assert!(html(&edition).contains("<h1>Fähre &lt;A&gt; läuft aus</h1>"));
//!
//! let printed = json(&edition);
//! assert!(printed.contains("\"A\": [[0, 19]]"));
//! assert!(verify::verify(&printed, |_| Ok(page.into()))?.holds());
//! assert!(!verify::verify(&printed, |_| Ok("Fähre <B> läuft aus".into()))?.holds());
//! # Ok::<(), verify::VerifyError>(())
//! ```

mod annotations;
mod apparatus;
pub mod csv;
mod excerpt;
mod group;
mod html;
mod index;
mod iri;
mod json;
mod keyword;
mod redline;
mod safe;
mod sets;
mod tei;
mod text;
pub mod verify;
mod when;

pub use annotations::annotations;
pub use html::html;
pub use json::json;
pub use tei::tei;
pub use text::text;
