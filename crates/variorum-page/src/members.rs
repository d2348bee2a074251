//! Files that hold several pages: web archives, JSON lines, feeds.
//!
//! [`members`] tells by content what a file is and hands on its pages one by one, with what the file says of each;
//! a file that is itself a page is its only member.

mod dates;
mod feed;
mod json;
mod sniff;

use std::fmt;
use std::io::{self, Read};

use thiserror::Error;

use crate::warc::{Damage, Place, Records, records};
use crate::{HttpError, LARGEST_PAGE, Metadata};
use json::Objects;
use sniff::{Ahead, Kind, sniff};

/// Where in its file a page stands. Printed as the fragment behind a file's name: `crawl.warc.gz#byte=1024`,
/// `scraped.jsonl#line=3`, `feed.xml#item=2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// In the record that begins here.
    Record(Place),
    /// On this line, counted from 1.
    Line(u64),
    /// The item of this number, counted from 1.
    Item(u64),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Record(Place { member, within: 0 }) => write!(f, "byte={member}"),
            Part::Record(Place { member: 0, within }) => write!(f, "byte={within}"),
            Part::Record(Place { member, within }) => write!(f, "byte={member}+{within}"),
            Part::Line(line) => write!(f, "line={line}"),
            Part::Item(item) => write!(f, "item={item}"),
        }
    }
}

/// What the bytes of a page are, as far as its file says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Media {
    /// To be told by the bytes.
    #[default]
    Unknown,
    /// A whole HTML page.
    Html,
    /// A text capture.
    Capture,
    /// The text of an article, a paragraph a line, behind its headline.
    Text,
    /// The markup of an article, behind its headline.
    Fragment,
}

/// One page of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Where it stands; `None` where the file is the page.
    pub part: Option<Part>,
    /// What the file says of it.
    pub known: Metadata,
    /// What its bytes are.
    pub media: Media,
    /// The character set the file names for it.
    pub charset: Option<String>,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// Why a file, or a member of it, could not be read.
#[derive(Debug, Error)]
pub enum MemberError {
    /// A record of an archive is damaged.
    #[error(transparent)]
    Damage(#[from] Damage),
    /// A record of an archive holds a response that is no page.
    #[error("#{part}: {why}")]
    Http {
        /// Where the record begins.
        part: Part,
        /// What is wrong.
        why: HttpError,
    },
    /// A JSON value is not what a scraper writes of a page.
    #[error("#{part}: {why}")]
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
    #[error("#{part}: has neither content nor a summary")]
    NoWords {
        /// Which item.
        part: Part,
    },
    /// A page, or a file that must be read whole, is too large.
    #[error("has more than {LARGEST_PAGE} bytes")]
    TooLarge,
    /// The bytes could not be had, or not be unpacked.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The pages of a file; see [`members`].
pub struct Members<'a>(Inner<'a>);

enum Inner<'a> {
    Archive(Records<Ahead<'a>>),
    Json(Objects<Ahead<'a>>),
    Feed(std::vec::IntoIter<Result<Member, MemberError>>),
    Page(Option<Ahead<'a>>),
    Nothing(Option<MemberError>),
}

/// Hands on the pages of a file, told apart by its content: WARC, JSON lines or an array of objects, RSS, Atom, JSON
/// Feed, each also packed with gzip or zstd; all else is one page.
///
/// ```
/// use variorum_page::{Part, members};
///
/// let scraped = br#"{"title": "Ferry aground", "maintext": "The Aurora ran aground.", "date_publish": "2031-03-11 09:30:00"}"#;
/// let page = members(&scraped[..]).next().unwrap()?;
/// assert_eq!(page.part, Some(Part::Line(1)));
/// assert_eq!(page.known.published.as_deref(), Some("2031-03-11T09:30:00"));
/// assert_eq!(page.body, b"Ferry aground\nThe Aurora ran aground.");
/// # Ok::<(), variorum_page::MemberError>(())
/// ```
pub fn members<'a>(reader: impl Read + 'a) -> Members<'a> {
    Members(open(Ahead::new(Box::new(reader))).unwrap_or_else(|e| Inner::Nothing(Some(e))))
}

fn open(bytes: Ahead<'_>) -> Result<Inner<'_>, MemberError> {
    let (kind, bytes) = sniff(bytes)?;
    Ok(match kind {
        Kind::Archive => Inner::Archive(records(bytes)),
        Kind::Json => Inner::Json(Objects::new(bytes)),
        Kind::Feed(format) => Inner::Feed(feed::items(format, &whole(bytes)?)?.into_iter()),
        Kind::Page => Inner::Page(Some(bytes)),
    })
}

/// All bytes, if they are not too many.
fn whole(bytes: Ahead<'_>) -> Result<Vec<u8>, MemberError> {
    let mut out = Vec::new();
    bytes.take(LARGEST_PAGE as u64 + 1).read_to_end(&mut out)?;
    if out.len() > LARGEST_PAGE { Err(MemberError::TooLarge) } else { Ok(out) }
}

impl Iterator for Members<'_> {
    type Item = Result<Member, MemberError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Inner::Archive(records) => records.find_map(|record| match record {
                Ok(record) => captured(&record).transpose(),
                Err(damage) => Some(Err(damage.into())),
            }),
            Inner::Json(objects) => objects.next(),
            Inner::Feed(items) => items.next(),
            Inner::Page(bytes) => {
                let bytes = bytes.take()?;
                Some(whole(bytes).map(|body| Member { body, ..Member::default() }))
            }
            Inner::Nothing(error) => error.take().map(Err),
        }
    }
}

/// The page in a record, if it holds one.
fn captured(record: &crate::warc::Record) -> Result<Option<Member>, MemberError> {
    let part = Part::Record(record.place);
    let Some(capture) = record.capture() else { return Ok(None) };
    let capture = match capture {
        Ok(capture) => capture,
        // What the server refused was no page to begin with.
        Err(HttpError::Status(_)) => return Ok(None),
        Err(why) => return Err(MemberError::Http { part, why }),
    };
    let media = match capture.media.as_deref() {
        Some("text/plain") => Media::Capture,
        Some(_) => Media::Html,
        None => Media::Unknown,
    };
    let known = Metadata { url: capture.url, ..Metadata::default() };
    Ok(Some(Member { part: Some(part), known, media, charset: capture.charset, body: capture.body }))
}
