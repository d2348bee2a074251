//! Near-copies: pages that print largely the same words, as outlets do that run one wire text.
//!
//! Texts are compared by their sets of five consecutive words ("shingles"; Broder 1997). Candidates come from
//! MinHash signatures in bands (Broder 1997; Indyk & Motwani 1998), made in one pass over the shingles by
//! one-permutation hashing with optimal densification (Shrivastava 2017); every candidate is then verified on the
//! sets themselves, so that what is reported is a copy and not an estimate of one.
//!
//! ```
//! use variorum_story::copies::{Copies, Fingerprint};
//!
//! let wire = "Inspectors closed the Carrick Bridge in Port Ansel on Monday after a cable broke, the ministry said.";
//! let copy = "Inspectors closed the Carrick Bridge in Port Ansel on Monday after a cable broke.";
//! let mut seen = Copies::default();
//! let (first, none) = seen.add(&Fingerprint::of(wire));
//! let (_, found) = seen.add(&Fingerprint::of(copy));
//! assert!(none.is_empty());
//! assert_eq!(found[0].page, first);
//! assert!(found[0].overlap.resemblance() > 0.5);
//! assert!(found[0].overlap.of_this() > found[0].overlap.of_other());
//! ```

mod copied;
mod credit;
mod fingerprint;
mod index;
mod origin;
mod shingles;
mod sketch;

pub use copied::{CopyOf, copied};
pub use credit::credit;
pub use fingerprint::{Fingerprint, Overlap};
pub use index::{Copies, NearCopy, PageNumber};
pub use origin::{Evidence, Printed, origin};

/// Two texts are near-copies if they share at least this part of all the shingles that either has (Jaccard).
pub const NEAR_COPY: f32 = 0.5;
