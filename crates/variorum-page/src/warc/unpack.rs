//! The members of a compressed file, one after the other, and the way on after a damaged one.

use std::io::{self, BufRead, ErrorKind, Read};

use memchr::memmem;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use super::gzip::{Gzip, damaged};
use super::input::Input;

const GZIP: &[u8] = &[0x1F, 0x8B, 8];
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
/// What the skippable frame begins with that holds the dictionary of a `.warc.zst`
/// (<https://iipc.github.io/warc-specifications/specifications/warc-zstd/>).
const DICTIONARY: &[u8] = &[0x5D, 0x2A, 0x4D, 0x18];
/// What every record begins with.
pub(super) const RECORD: &[u8] = b"WARC/";

/// Bytes unpacked or searched at a time, and bytes enough to see what a member begins with.
const STEP: usize = 64 << 10;
const PROBE: usize = 192 << 10;
/// Memory that one zstd frame may ask for, and the longest dictionary.
const WINDOW: u64 = 16 << 20;
const LONGEST_DICTIONARY: usize = 8 << 20;

/// What came of unpacking a little more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Bytes were added.
    Bytes,
    /// A new member begins here.
    Member,
    /// Nothing is left.
    End,
}

enum Codec {
    /// Before a member.
    Between,
    Stored,
    Gzip(Box<Gzip>),
    Zstd(Box<FrameDecoder>),
}

/// Unpacks a stream of gzip or zstd members, or of bytes stored as they are.
pub(super) struct Unpack<R> {
    input: Input<R>,
    codec: Codec,
    /// Offset of the present member in the file.
    member: u64,
    dictionary: Vec<u8>,
    /// Whether a member was found to be compressed.
    packed: bool,
}

impl<R: Read> Unpack<R> {
    pub fn new(reader: R) -> Self {
        Self {
            input: Input::new(reader),
            codec: Codec::Between,
            member: 0,
            dictionary: Vec::new(),
            packed: false,
        }
    }

    /// Offset of the present member in the file.
    pub fn member(&self) -> u64 {
        self.member
    }

    /// Whether the bytes are stored without anything that would tell a changed one.
    pub fn is_stored(&self) -> bool {
        !self.packed
    }

    fn is_zstd(&self) -> bool {
        matches!(self.codec, Codec::Zstd(_))
    }

    /// What the reader itself failed with, as against what its bytes are.
    pub fn failure(&mut self) -> Option<io::Error> {
        self.input.failure()
    }

    /// Unpacks a little more to the end of `out`. After an error only [`Unpack::resync`] goes on.
    pub fn step(&mut self, out: &mut Vec<u8>) -> io::Result<Step> {
        let result = self.unpack(out);
        match result {
            // Not every decoder tells an end that comes too early from other damage.
            Err(e)
                if e.kind() == ErrorKind::InvalidData
                    && self.input.ahead(1)?.is_empty()
                    && self.is_zstd() =>
            {
                Err(ErrorKind::UnexpectedEof.into())
            }
            result => result,
        }
    }

    fn unpack(&mut self, out: &mut Vec<u8>) -> io::Result<Step> {
        let from = out.len();
        out.resize(from + STEP, 0);
        let room = out.get_mut(from..).unwrap_or_default();
        let result = match &mut self.codec {
            Codec::Between => Ok(0),
            Codec::Stored => self.input.read(room),
            Codec::Gzip(member) => member.read(&mut self.input, room),
            Codec::Zstd(frame) => read_frame(frame, &mut self.input, room),
        };
        out.truncate(from + result.as_ref().map_or(0, |n| *n));
        if result? > 0 {
            if matches!(self.codec, Codec::Stored) {
                self.input.settle();
            }
            return Ok(Step::Bytes);
        }
        self.codec = Codec::Between;
        self.open()
    }

    /// Opens the member at the present place.
    fn open(&mut self) -> io::Result<Step> {
        loop {
            self.input.settle();
            self.member = self.input.offset();
            let start = self.input.ahead(ZSTD.len())?;
            self.codec = if start.is_empty() {
                return Ok(Step::End);
            } else if start.starts_with(GZIP) {
                Codec::Gzip(Box::new(Gzip::open(&mut self.input)?))
            } else if start.starts_with(ZSTD) {
                Codec::Zstd(Box::new(open_frame(&self.dictionary, &mut self.input)?))
            } else if matches!(start, [low, 0x2A, 0x4D, 0x18] if low >> 4 == 5) {
                self.skippable()?;
                continue;
            } else if !self.packed && begins_stored(start) {
                Codec::Stored
            } else {
                return Err(damaged("no record begins here"));
            };
            self.packed |= !matches!(self.codec, Codec::Stored);
            return Ok(Step::Member);
        }
    }

    /// Passes over a skippable zstd frame; keeps it where it is the dictionary of all others.
    fn skippable(&mut self) -> io::Result<()> {
        let mut header = [0; 8];
        self.input.read_exact(&mut header)?;
        let [magic @ .., a, b, c, d] = header;
        let length = u64::from(u32::from_le_bytes([a, b, c, d]));
        let is_dictionary = magic == DICTIONARY && self.member == 0;
        if is_dictionary && length <= LONGEST_DICTIONARY as u64 {
            let mut bytes = Vec::new();
            (&mut self.input).take(length).read_to_end(&mut bytes)?;
            self.dictionary = if bytes.starts_with(ZSTD) { unpack_frame(&bytes)? } else { bytes };
        } else {
            io::copy(&mut (&mut self.input).take(length), &mut io::sink())?;
        }
        Ok(())
    }

    /// Goes on behind a damaged member, at the next place where one begins that holds a record, or, in a file of which
    /// no member could be read yet, where a record stands uncompressed. False where there is none.
    pub fn resync(&mut self) -> io::Result<bool> {
        self.codec = Codec::Between;
        self.input.rewind(self.member + 1);
        loop {
            self.input.settle();
            let bytes = self.input.ahead(STEP)?;
            if bytes.len() < RECORD.len() {
                let rest = bytes.len();
                self.input.consume(rest);
                return Ok(false);
            }
            let whole = bytes.len() - (RECORD.len() - 1);
            let places = starts(bytes, !self.packed);
            for at in places {
                if opens(self.input.ahead(at + PROBE)?.get(at..).unwrap_or_default(), &self.dictionary) {
                    self.input.consume(at);
                    self.input.settle();
                    self.member = self.input.offset();
                    return Ok(true);
                }
            }
            self.input.consume(whole);
        }
    }
}

/// Where members may begin.
fn starts(bytes: &[u8], stored: bool) -> Vec<usize> {
    let packed = memmem::find_iter(bytes, GZIP).chain(memmem::find_iter(bytes, ZSTD));
    // At the start of a line: zstd leaves words as they are.
    let stored = memmem::find_iter(bytes, b"\nWARC/").filter(|_| stored).map(|at| at + 1);
    let mut places: Vec<usize> = packed.chain(stored).collect();
    places.sort_unstable();
    places
}

/// Whether a member begins here whose first bytes are a record's.
fn opens(mut bytes: &[u8], dictionary: &[u8]) -> bool {
    let mut first = [0; RECORD.len()];
    let read = match bytes.first() {
        Some(0x1F) => Gzip::open(&mut bytes).and_then(|mut m| m.read(&mut bytes, &mut first)),
        Some(b'W') => bytes.read_exact(&mut first).map(|()| RECORD.len()),
        _ => open_frame(dictionary, &mut bytes).and_then(|mut f| read_frame(&mut f, &mut bytes, &mut first)),
    };
    read.is_ok() && first == RECORD
}

/// Whether a file that begins so is not compressed.
fn begins_stored(start: &[u8]) -> bool {
    RECORD.starts_with(start) || start.iter().all(|b| matches!(b, b'\r' | b'\n'))
}

fn open_frame(dictionary: &[u8], input: &mut impl Read) -> io::Result<FrameDecoder> {
    let mut frame = FrameDecoder::new();
    frame.set_max_window_size(WINDOW);
    if !dictionary.is_empty() {
        let dictionary =
            Dictionary::decode_dict(dictionary).map_err(|_| damaged("the zstd dictionary is damaged"))?;
        frame.add_dict(dictionary).map_err(|_| damaged("the zstd dictionary is damaged"))?;
    }
    frame.init(input).map_err(|_| damaged("the zstd header is damaged"))?;
    Ok(frame)
}

/// Unpacks some of a frame; 0 at its end, where its checksum, if it has one, has been compared.
fn read_frame(frame: &mut FrameDecoder, input: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    while frame.can_collect() == 0 && !frame.is_finished() {
        frame
            .decode_blocks(&mut *input, BlockDecodingStrategy::UptoBlocks(1))
            .map_err(|_| damaged("the compressed bytes are damaged"))?;
    }
    let read = frame.read(out)?;
    let sums = (frame.get_checksum_from_data(), frame.get_calculated_checksum());
    if let (0, (Some(said), Some(found))) = (read, sums)
        && said != found
    {
        return Err(damaged("the checksum of the compressed bytes is wrong"));
    }
    Ok(read)
}

fn unpack_frame(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut frame = open_frame(&[], &mut bytes)?;
    let mut out = Vec::new();
    let mut room = vec![0; STEP];
    loop {
        match read_frame(&mut frame, &mut bytes, &mut room)? {
            0 => return Ok(out),
            _ if out.len() > LONGEST_DICTIONARY => return Err(damaged("the zstd dictionary is too long")),
            n => out.extend_from_slice(room.get(..n).unwrap_or_default()),
        }
    }
}
