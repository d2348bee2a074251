//! Pages, in HTML or as text captures: which lines are article, title, byline, teaser of another story, furniture,
//! comment.
//!
//! [`read`] takes the bytes of a page and hands on an [`Article`]: every line of the page with its [`LineKind`], the
//! teasers gathered into items, and what is known of the page. [`Input`] takes more that is known, as of a page that
//! comes out of an archive. Nothing that a page shows is dropped; all spans are byte offsets into [`Article::source`],
//! a [`PageText`]: of a capture the file itself, of HTML what a reader sees of it. [`Places`] gives the code points of the
//! file's text that a span comes from, which is what is printed.
//! [`Article::passage`] joins lines of chosen kinds into one text with the way back to the page.
//!
//! # Text captures
//! A page is a sequence of lines, each with evidence from its own form (length, final stop, capitals, quotation
//! marks), from small tables of phrases in some twenty languages, from its place and its neighbours, and from the
//! vocabulary it shares with the densest stretch of prose. The cheapest way to part the sequence into frame,
//! prose of other stories, article, and asides within it is found by dynamic programming, and the measuring is repeated
//! with the article so found. Items of a list, rows of a table and turns of a talk stand or fall together. The idea of telling topics apart by the words that neighbouring lines share is that of
//! Hearst's TextTiling (1997); where another story begins is told as well by how its first line opens. Some forty
//! weights were set as the `evidence` module says. Time is linear in the length of the page.
//!
//! # HTML
//! One pass of a WHATWG tokenizer (`html5gum`) makes the text a reader sees, a line a block, with a map from its bytes
//! to the markup; gathers what the page says of itself; and writes the page anew without scripts, marks of phrases and
//! deep nesting. In that small page a Readability (`dom_smoothie`) looks for the article; a character before each line
//! says which it is, so that nothing need be searched for. Its choice is the first estimate: what elements say of
//! their content by name and class, the forms and phrases of lines, and where the estimate's own lines stand, take
//! lines from it and add some.

mod article;
mod blurbs;
mod body;
mod byline;
mod charset;
mod coding;
mod cohesion;
mod decode;
mod evidence;
mod headline;
mod html;
mod http;
mod input;
mod kinds;
mod lists;
mod look;
mod members;
mod outlets;
mod page_text;
mod passage;
mod phrases;
mod read;
mod records;
mod segment;
mod shape;
mod siblings;
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
pub use input::{Format, Input};
pub use members::{Member, MemberError, Members, Part, member_at, members};
pub use outlets::{Outlet, Outlets, OutletsError};
pub use page_text::{PageText, Places};
pub use passage::Passage;
pub use read::read;
pub use siblings::Siblings;
pub use sidecar::SidecarError;
