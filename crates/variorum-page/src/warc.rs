//! Web archives: WARC 1.0 and 1.1 (ISO 28500), plain or packed with gzip or zstd, read in one pass.
//!
//! A damaged record is named with its place, and reading goes on at the next place where a record begins: every
//! whole record is handed on. A record is whole when it has as many bytes as its header says, is followed by blank
//! lines or by the end, and its checksum is right: that of its gzip member or zstd frame, and in a file without
//! those the digest of its header.

mod capture;
mod gzip;
mod header;
mod input;
mod unpack;
mod window;

use std::io::{self, Read};

use sha1::{Digest, Sha1};
use thiserror::Error;

pub use capture::Capture;
pub use header::Header;
use unpack::{RECORD, Step};
use window::{Got, Window};

/// Bytes of the longest header, and of the largest block, that are kept.
const LONGEST_HEADER: usize = 1 << 20;
const LARGEST_BLOCK: usize = 32 << 20;

/// Where a record begins: the byte of the file where its compressed member begins, and the byte within what that
/// unpacks to. In a file that is not compressed each record is a member of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Byte of the file.
    pub member: u64,
    /// Byte of the unpacked member.
    pub within: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self { member, within: 0 } => write!(f, "byte {member}"),
            Self { member, within } => write!(f, "byte {member}, unpacked byte {within}"),
        }
    }
}

/// A whole record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it begins.
    pub place: Place,
    /// What its header says.
    pub header: Header,
    /// What stands behind the header.
    pub block: Vec<u8>,
}

/// A record, or a stretch where one should be, that could not be read.
#[derive(Debug, Error)]
#[error("record at {place}: {problem}")]
pub struct Damage {
    /// Where it begins.
    pub place: Place,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a record.
#[derive(Debug, Error)]
pub enum Problem {
    /// The file stops too early.
    #[error("the file ends within it")]
    CutShort,
    /// It cannot be unpacked, or not to what it was.
    #[error("{0}")]
    Packing(String),
    /// There are bytes that belong to no record.
    #[error("no record begins here")]
    NoRecord,
    /// A header without end.
    #[error("its header is longer than {LONGEST_HEADER} bytes")]
    LongHeader,
    /// Lines that are no header, or do not say how long the block is.
    #[error("its header is damaged or gives no Content-Length")]
    Header,
    /// Another number of bytes than the header says.
    #[error("it does not have the {0} bytes its header says")]
    Length(u64),
    /// Other bytes than the header says.
    #[error("its bytes do not have the digest its header says")]
    Digest,
    /// More bytes than are kept.
    #[error("it has {0} bytes, more than the {LARGEST_BLOCK} that are read")]
    TooLarge(u64),
    /// The file could not be read on.
    #[error("reading failed: {0}")]
    Io(#[source] io::Error),
}

/// Reads an archive to its end, holding no more than some 64 MiB of it.
///
/// ```
/// use variorum_page::warc::records;
///
/// let archive = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 4\r\n\r\nOui.\r\n\r\n\
///     WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 9\r\n\r\nNo";
/// let found: Vec<_> = records(&archive[..]).collect();
/// assert_eq!(found[0].as_ref().unwrap().block, b"Oui.");
/// assert_eq!(found[1].as_ref().unwrap_err().to_string(), "record at byte 60: the file ends within it");
/// ```
pub fn records<R: Read>(reader: R) -> Records<R> {
    Records { window: Window::new(reader), ended: false }
}

/// The records of an archive; see [`records`].
pub struct Records<R> {
    window: Window<R>,
    ended: bool,
}

impl<R: Read> Iterator for Records<R> {
    type Item = Result<Record, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let begun = self.begin();
        let place = if begun.is_ok() { self.window.place() } else { self.window.member() };
        let problem = match begun {
            Ok(false) => {
                self.ended = true;
                return None;
            }
            Ok(true) => match self.record(place) {
                Ok(record) => return Some(Ok(record)),
                Err(problem) => problem,
            },
            Err(problem) => problem,
        };
        self.ended = matches!(problem, Problem::Io(_)) || !self.window.find_next();
        Some(Err(Damage { place, problem }))
    }
}

impl<R: Read> Records<R> {
    /// Passes over blank lines to the next record. False at the end.
    fn begin(&mut self) -> Result<bool, Problem> {
        loop {
            let left = self.window.left();
            let blank = left.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            let some = blank < left.len();
            self.window.advance(blank);
            if some {
                return Ok(true);
            }
            if self.window.more()? == Step::End {
                return Ok(false);
            }
        }
    }

    /// Reads the record at the present place.
    fn record(&mut self, place: Place) -> Result<Record, Problem> {
        let window = &mut self.window;
        let got = window.want(RECORD.len());
        if !window.left().starts_with(RECORD) {
            let cut = got == Got::End && RECORD.starts_with(window.left());
            return Err(if cut { Problem::CutShort } else { Problem::NoRecord });
        }
        let (header, start) = read_header(window)?;
        let length = header.content_length().ok_or(Problem::Header)?;
        let size =
            usize::try_from(length).ok().filter(|&n| n <= LARGEST_BLOCK).ok_or(Problem::TooLarge(length))?;
        let end = start + size;
        match window.want(end) {
            Got::Enough => {}
            got => return Err(window.problem(got, Problem::Length(length))),
        }
        let blank = trailer(window, end, length)?;
        let block = window.left().get(start..end).unwrap_or_default().to_vec();
        if window.is_stored() && !digest_is_right(&header, &block) {
            return Err(Problem::Digest);
        }
        window.advance(end + blank);
        Ok(Record { place, header, block })
    }
}

/// The header at the present place, and how many bytes it has.
fn read_header<R: Read>(window: &mut Window<R>) -> Result<(Header, usize), Problem> {
    let mut size = 4 << 10;
    loop {
        let got = window.want(size);
        let bytes = window.left();
        let bytes = bytes.get(..bytes.len().min(LONGEST_HEADER)).unwrap_or_default();
        if let Some((end, start)) = header::end(bytes) {
            let header = Header::parse(bytes.get(..end).unwrap_or_default()).ok_or(Problem::Header)?;
            return Ok((header, start));
        }
        match got {
            Got::Enough if size < LONGEST_HEADER => size *= 4,
            Got::Enough => return Err(Problem::LongHeader),
            got => return Err(window.problem(got, Problem::Header)),
        }
    }
}

/// Sees what follows a block that ends at `end`, and with it whether what holds the record is whole; the number of
/// blank lines' bytes.
fn trailer<R: Read>(window: &mut Window<R>, end: usize, length: u64) -> Result<usize, Problem> {
    const BLANK: usize = 4;
    let got = window.want(end + BLANK + 1);
    let behind = window.left().get(end..).unwrap_or_default();
    let blank = behind.iter().take(BLANK).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    match got {
        Got::Broken => Err(window.problem(got, Problem::Length(length))),
        Got::Enough if blank < 2 => Err(Problem::Length(length)),
        _ if blank == 0 && got != Got::Record && !behind.is_empty() => Err(Problem::Length(length)),
        _ => Ok(blank),
    }
}

/// Whether a block has the digest that its header gives, if it gives one that can be checked.
fn digest_is_right(header: &Header, block: &[u8]) -> bool {
    let Some(said) = header.get("WARC-Block-Digest").and_then(|d| d.strip_prefix("sha1:")) else {
        return true;
    };
    let found = Sha1::digest(block);
    let base32 = || {
        let bits = |i: usize| {
            (0..5).fold(0, |n, b| {
                n << 1 | (found.get((i * 5 + b) / 8).copied().unwrap_or(0) >> (7 - (i * 5 + b) % 8)) & 1
            })
        };
        (0..32)
            .map(|i| {
                char::from(
                    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".get(usize::from(bits(i))).copied().unwrap_or(b'?'),
                )
            })
            .collect::<String>()
    };
    match said.len() {
        32 => said.eq_ignore_ascii_case(&base32()),
        40 => said.eq_ignore_ascii_case(&found.iter().map(|b| format!("{b:02x}")).collect::<String>()),
        _ => true,
    }
}
