//! The unpacked bytes around the present place, and which member of the file each comes from.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read};

use super::unpack::{RECORD, Step, Unpack};
use super::{Place, Problem, header};

/// Whether as many bytes were there as were wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Got {
    Enough,
    /// Before them a member begins that holds a record of its own.
    Record,
    /// Before them the next member turned out damaged.
    Damage,
    /// Before them this member turned out damaged.
    Broken,
    End,
}

/// Where a member begins.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    /// Counted in unpacked bytes.
    unpacked: u64,
    /// Counted in bytes of the file.
    file: u64,
    /// Whether its bytes are those of the file.
    stored: bool,
}

pub(super) struct Window<R> {
    unpack: Unpack<R>,
    bytes: Vec<u8>,
    /// The present place in `bytes`.
    at: usize,
    /// Unpacked bytes before `bytes`.
    before: u64,
    /// Where members begin; the first holds the present place.
    members: VecDeque<Start>,
    /// What is wrong behind the bytes unpacked so far.
    pending: Option<Problem>,
    /// Whether unpacking cannot simply go on.
    broken: bool,
}

impl<R: Read> Window<R> {
    pub fn new(reader: R) -> Self {
        Self {
            unpack: Unpack::new(reader),
            bytes: Vec::new(),
            at: 0,
            before: 0,
            members: VecDeque::new(),
            pending: None,
            broken: false,
        }
    }

    /// The unpacked bytes from the present place on.
    pub fn left(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on `n` bytes.
    pub fn advance(&mut self, n: usize) {
        self.at = self.bytes.len().min(self.at + n);
        while let Some(next) = self.members.get(1)
            && next.unpacked <= self.before + self.at as u64
        {
            self.members.pop_front();
        }
    }

    /// The present place.
    pub fn place(&self) -> Place {
        let start = self.start();
        let inside = self.before + self.at as u64 - start.unpacked;
        if start.stored {
            Place { member: start.file + inside, within: 0 }
        } else {
            Place { member: start.file, within: inside }
        }
    }

    /// The beginning of the member that holds the present place.
    fn start(&self) -> Start {
        self.members.front().copied().unwrap_or_default()
    }

    /// Where the member begins that is being unpacked.
    pub fn member(&self) -> Place {
        Place { member: self.unpack.member(), within: 0 }
    }

    /// Whether the bytes are stored without anything that would tell a changed one.
    pub fn is_stored(&self) -> bool {
        self.unpack.is_stored()
    }

    /// Unpacks a little more.
    pub fn more(&mut self) -> Result<Step, Problem> {
        if let Some(problem) = self.pending.take() {
            return Err(problem);
        }
        self.forget();
        match self.unpack.step(&mut self.bytes) {
            Ok(Step::Member) => {
                self.members.push_back(Start {
                    unpacked: self.before + self.bytes.len() as u64,
                    file: self.unpack.member(),
                    stored: self.is_stored(),
                });
                self.advance(0);
                Ok(Step::Member)
            }
            Ok(step) => Ok(step),
            Err(e) => {
                self.broken = true;
                Err(match self.unpack.failure() {
                    Some(failure) => Problem::Io(failure),
                    None if e.kind() == ErrorKind::UnexpectedEof => Problem::CutShort,
                    None => Problem::Packing(e.to_string()),
                })
            }
        }
    }

    /// Sees to it that `n` bytes are left. What is wrong behind those that are is the next [`Window::more`]'s to say.
    pub fn want(&mut self, n: usize) -> Got {
        while self.left().len() < n {
            match self.more() {
                Ok(Step::Bytes) => {}
                Ok(Step::End) => return Got::End,
                Ok(Step::Member) => {
                    let start = self.left().len();
                    while self.left().len() < start + RECORD.len() && self.peek() == Some(Step::Bytes) {}
                    if self.left().get(start..).is_some_and(|b| b.starts_with(RECORD)) {
                        return Got::Record;
                    }
                }
                Err(problem) => {
                    let here = self.start().file == self.unpack.member();
                    self.pending = Some(problem);
                    return if here { Got::Broken } else { Got::Damage };
                }
            }
        }
        Got::Enough
    }

    /// Unpacks a little more, and puts off what is wrong.
    fn peek(&mut self) -> Option<Step> {
        self.more().map_err(|problem| self.pending = Some(problem)).ok()
    }

    /// What is wrong with a record of which `got` is all there is, when more is needed.
    pub fn problem(&mut self, got: Got, too_short: Problem) -> Problem {
        match got {
            Got::End => Problem::CutShort,
            Got::Broken => self.pending.take().unwrap_or(too_short),
            Got::Enough | Got::Record | Got::Damage => too_short,
        }
    }

    /// Goes on to the next place where a record seems to begin. False where there is none.
    pub fn find_next(&mut self) -> bool {
        let mut from = self.at + 1;
        loop {
            if let Some(found) = self.record_from(from) {
                self.advance(found - self.at);
                return true;
            }
            let seen = self.bytes.len().saturating_sub(RECORD.len() + 1).max(self.at);
            self.advance(seen - self.at);
            self.pending = None;
            if self.broken {
                match self.unpack.resync() {
                    Ok(true) => {}
                    _ => return false,
                }
                self.broken = false;
                self.advance(self.bytes.len());
            }
            match self.more() {
                Ok(Step::End) => return false,
                Ok(Step::Bytes) => from = self.at,
                Ok(Step::Member) => {
                    self.advance(self.bytes.len());
                    if self.want(RECORD.len()) == Got::Enough && self.left().starts_with(RECORD) {
                        return true;
                    }
                    from = self.at;
                }
                Err(Problem::Io(_)) => return false,
                Err(_) => from = self.at,
            }
        }
    }

    /// The first place at `from` or behind it where a record seems to begin: at the start of a line or of a member.
    fn record_from(&self, from: usize) -> Option<usize> {
        let starts = self
            .members
            .iter()
            .filter_map(|start| usize::try_from(start.unpacked.checked_sub(self.before)?).ok());
        let member = starts
            .filter(|&at| at >= from && self.bytes.get(at..).is_some_and(|b| b.starts_with(RECORD)))
            .min();
        header::next(&self.bytes, from).into_iter().chain(member).min()
    }

    /// Drops the bytes before the present place, but for the one that tells whether a line begins.
    fn forget(&mut self) {
        let gone = self.at.saturating_sub(1);
        if gone > self.bytes.len() / 2 {
            self.bytes.drain(..gone);
            self.before += gone as u64;
            self.at -= gone;
        }
    }
}
