//! Which reports tell of the same event.
//!
//! [`stories`] takes many reports at once, [`Stream`] takes them as they come; both give the same answer. Day by day, pages
//! are compared with the pages of the window that share their rarest words, the evidence for two being one story is
//! summed up from kinds of its own (words, time, weekdays, against a background of pages of the same kind), and pages and the
//! stories they touch are grouped anew by average link, so that earlier mistakes are undone. A story is compared
//! by a core of single pages, never by a centre that could drift; copies follow their original and count once.
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
//! assert_eq!(found[0], found[2]);
//! assert_ne!(found[0], found[1]);
//! ```

mod agglomerate;
mod background;
pub mod copies;
mod dateline;
mod evidence;
mod explain;
mod features;
mod furniture;
mod hash;
mod index;
mod journal;
mod live;
mod page;
mod pages;
mod report;
mod stream;
mod told;
mod unit;
mod words;

pub use explain::{Explanation, explain};
pub use report::{Change, PageId, Report, StoryId, Window};
pub use stream::{Stream, stories};
