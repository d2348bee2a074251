//! Captured pages: which lines are article, title, byline, teaser of another story, furniture, comment prompt.
//!
//! [`read`] takes the bytes of a plain-text capture and hands on an [`Article`]: every line of the page with its
//! [`LineKind`], the teasers gathered into items, and what is known of the page. Nothing of the page is dropped;
//! all spans are byte offsets into [`Article::source`], which is the capture byte for byte.
//! [`Article::passage`] joins lines of chosen kinds into one text with the way back to the page.
//!
//! # Method
//! A page is a sequence of lines, each with evidence from its own form (length, final stop, capitals, quotation
//! marks), from small tables of phrases in some twenty languages, from its place and its neighbours, and from the
//! vocabulary it shares with the densest stretch of prose. The cheapest way to part the sequence into frame,
//! prose of other stories, and article is found by dynamic programming, and the measuring is repeated with the
//! article so found. The idea of telling topics apart by the words that neighbouring lines share is that of
//! Hearst's TextTiling (1997); where another story begins is told as well by how its first line opens. Some forty
//! weights were set as the `evidence` module says. Time is linear in the length of the page.

mod article;
mod body;
mod byline;
mod coding;
mod cohesion;
mod decode;
mod evidence;
mod headline;
mod http;
mod kinds;
mod look;
mod members;
mod passage;
mod phrases;
mod read;
mod segment;
mod shape;
mod sidecar;
mod signature;
mod split;
mod tables;
mod teasers;
mod terms;
pub mod warc;

pub use article::{Article, Line, LineKind, Metadata, Teaser};
pub use coding::{CodingError, LARGEST_PAGE};
pub use decode::{LONGEST_LINE, PageError};
pub use http::HttpError;
pub use members::{Media, Member, MemberError, Members, Part, members};
pub use passage::Passage;
pub use read::read;
pub use sidecar::SidecarError;
