//! Which reports tell of the same event.
//!
//! One pass in the order of time: a report joins the story whose centre it is nearest to, if it is near enough, or
//! opens a new one. Reports are compared by their words, weighed by TF-IDF (Salton & Buckley 1988) over what has
//! been read so far together with a background of common words, so that two reports alone can be compared as
//! well as a day of them. The single-pass scheme is that of topic detection and tracking (Allan et al. 1998).
//!
//! ```
//! use variorum_story::{Report, stories};
//!
//! let report = |title, text| Report { title, text, published: None };
//! let found = stories(&[
//!     report("Carrick Bridge closed", "Inspectors closed the Carrick Bridge in Port Ansel over broken cables."),
//!     report("Herring catch is up", "The herring fleet of Little Brae landed its best catch in eleven years."),
//!     report("Cables break", "Broken cables shut the Carrick Bridge, inspectors in Port Ansel said."),
//! ]);
//! assert_eq!(found.iter().map(|s| s.0).collect::<Vec<_>>(), [0, 1, 0]);
//! ```

mod background;
mod centre;
pub mod copies;
mod stream;
mod terms;

pub use stream::{Report, StoryId, stories};
