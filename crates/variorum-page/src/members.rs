//! Files that hold several pages: web archives, JSON lines, feeds.
//!
//! [`members`] tells by content what a file is and hands on its pages one by one, with what the file says of each;
//! a file that is itself a page is its only member. [`member_at`] finds one of them again.

mod archive;
mod dates;
mod error;
mod feed;
mod json;
mod part;
mod sniff;

use std::io::{Read, Seek, SeekFrom};

pub use error::MemberError;
pub use part::Part;

use crate::warc::{Place, Records, records};
use crate::{Format, Input, LARGEST_PAGE, Metadata};
use json::Objects;
use sniff::{Ahead, Kind, sniff};

/// One page of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Where it stands; `None` where the file is the page.
    pub part: Option<Part>,
    /// What the file says of it.
    pub known: Metadata,
    /// What its bytes are, as far as the file says so.
    pub format: Option<Format>,
    /// Its bytes.
    pub body: Vec<u8>,
}

impl Member {
    /// The page, to be read with what its file says of it.
    pub fn input(&self) -> Input<'_> {
        let input = Input::new(&self.body).known(self.known.clone());
        if let Some(format) = self.format { input.format(format) } else { input }
    }
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
    if out.len() > LARGEST_PAGE { Err(MemberError::TooLarge { part: None }) } else { Ok(out) }
}

impl Iterator for Members<'_> {
    type Item = Result<Member, MemberError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Inner::Archive(records) => records.find_map(|record| match record {
                Ok(record) => archive::page(record).transpose(),
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

/// A headline on one line.
fn one_line(text: String) -> String {
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// The page at a place of a file; `None` where there is none. A record of an archive is gone to, what else is
/// found by reading the file from its beginning.
pub fn member_at<R: Read + Seek>(mut file: R, part: Part) -> Result<Option<Member>, MemberError> {
    if let Part::Record(place) = part
        && let Some(member) = record_at(&mut file, place)?
    {
        return Ok(Some(member));
    }
    file.rewind()?;
    let is_there = |found: &Result<Member, MemberError>| match found {
        Ok(member) => member.part == Some(part),
        Err(error) => error.part() == Some(part),
    };
    members(file).find(is_there).transpose()
}

/// The page in the record that begins at a place, where reading can begin with the member that holds it.
fn record_at<R: Read + Seek>(file: &mut R, place: Place) -> Result<Option<Member>, MemberError> {
    file.seek(SeekFrom::Start(place.member))?;
    let inside = records(file).map_while(Result::ok).take_while(|record| record.place.member == 0);
    let Some(mut record) = inside.into_iter().find(|record| record.place.within == place.within) else {
        return Ok(None);
    };
    record.place = place;
    archive::page(record)
}
