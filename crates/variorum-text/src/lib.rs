//! Spans, the map between byte and code-point offsets, and content hashes.
//!
//! Inside the program every offset is a byte offset into UTF-8 text. Everything that is printed counts
//! Unicode code points. [`CodePoints`] is the one bridge between the two.
//!
//! ```
//! use variorum_text::{CodePoints, Span};
//!
//! let page = "“Oui”, dit-il.";
//! let quote = Span::new(3, 6);
//! assert_eq!(quote.of(page), "Oui");
//!
//! let map = CodePoints::new(page);
//! assert_eq!(map.span(quote), (1, 4));
//! assert_eq!(map.to_bytes(1, 4), Some(quote));
//! ```

mod code_points;
mod hash;
mod span;

pub use code_points::CodePoints;
pub use hash::sha256_hex;
pub use span::Span;
