//! Why a file, or a page in it, could not be read.

use std::io;

use thiserror::Error;

use super::Part;
use crate::warc::{Damage, Problem};
use crate::{HttpError, LARGEST_PAGE};

/// Why a file, or a member of it, could not be read. The caller knows the file, and [`MemberError::part`] which part
/// of it; neither is in the message.
#[derive(Debug, Error)]
pub enum MemberError {
    /// A record of an archive is damaged.
    #[error("damaged record: {why}")]
    Damage {
        /// Where it begins.
        part: Part,
        /// What is wrong.
        why: Problem,
    },
    /// A record of an archive holds a response that is no page.
    #[error("{why}")]
    Http {
        /// Where the record begins.
        part: Part,
        /// What is wrong.
        why: HttpError,
    },
    /// A JSON value is not what a scraper writes of a page.
    #[error("{why}")]
    Json {
        /// Where it stands.
        part: Part,
        /// What is wrong.
        why: String,
    },
    /// A feed cannot be read.
    #[error("is no {format} feed that can be read: {why}")]
    Feed {
        /// Atom, RSS or JSON Feed.
        format: &'static str,
        /// What is wrong.
        why: String,
    },
    /// An item of a feed has no words.
    #[error("has neither content nor a summary")]
    NoWords {
        /// Which item.
        part: Part,
    },
    /// A page, or a file that must be read whole, is too large.
    #[error("has more than {LARGEST_PAGE} bytes: no page is that large")]
    TooLarge {
        /// Which page; `None` where it is the file.
        part: Option<Part>,
    },
    /// The bytes could not be had, or not be unpacked.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl MemberError {
    /// Where in the file it is wrong; `None` where the file itself cannot be read.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Damage { part, .. }
            | Self::Http { part, .. }
            | Self::Json { part, .. }
            | Self::NoWords { part } => Some(*part),
            Self::TooLarge { part } => *part,
            Self::Feed { .. } | Self::Io(_) => None,
        }
    }
}

impl From<Damage> for MemberError {
    fn from(Damage { place, problem }: Damage) -> Self {
        Self::Damage { part: Part::Record(place), why: problem }
    }
}
