//! One gzip member (RFC 1952), unpacked a little at a time.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::{Crc, Decompress, FlushDecompress, Status};

/// Flags of the header: more fields follow.
const HEADER_CHECK: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;
const RESERVED: u8 = 0xE0;

/// Bytes in the longest name or comment taken for one.
const LONGEST_NAME: u64 = 64 << 10;

/// A member behind its header.
pub(super) struct Gzip {
    inflate: Decompress,
    check: Crc,
    done: bool,
}

impl Gzip {
    /// Reads a member's header.
    pub fn open(input: &mut impl BufRead) -> io::Result<Self> {
        let mut header = [0; 10];
        input.read_exact(&mut header)?;
        let [0x1F, 0x8B, 8, flags, ..] = header else { return Err(damaged("no gzip member begins here")) };
        if flags & RESERVED != 0 {
            return Err(damaged("the gzip header is damaged"));
        }
        if flags & EXTRA != 0 {
            let mut length = [0; 2];
            input.read_exact(&mut length)?;
            skip(input, u64::from(u16::from_le_bytes(length)))?;
        }
        for _ in [NAME, COMMENT].iter().filter(|&flag| flags & flag != 0) {
            let mut name = Vec::new();
            input.take(LONGEST_NAME).read_until(0, &mut name)?;
            if name.last() != Some(&0) {
                return Err(damaged("the gzip header is damaged"));
            }
        }
        if flags & HEADER_CHECK != 0 {
            skip(input, 2)?;
        }
        Ok(Self { inflate: Decompress::new(false), check: Crc::new(), done: false })
    }

    /// Unpacks into `out`; 0 at the member's end, where its checksum and length have been compared.
    pub fn read(&mut self, input: &mut impl BufRead, out: &mut [u8]) -> io::Result<usize> {
        while !self.done {
            let bytes = input.fill_buf()?;
            let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
            let end = bytes.is_empty();
            let flush = if end { FlushDecompress::Finish } else { FlushDecompress::None };
            let status = self.inflate.decompress(bytes, out, flush);
            let used = usize::try_from(self.inflate.total_in() - before_in).unwrap_or(usize::MAX);
            let made = usize::try_from(self.inflate.total_out() - before_out).unwrap_or(usize::MAX);
            input.consume(used);
            self.check.update(out.get(..made).unwrap_or_default());
            match status {
                Err(_) => return Err(damaged("the compressed bytes are damaged")),
                Ok(Status::StreamEnd) => {
                    self.done = true;
                    self.compare(input)?;
                }
                Ok(_) if made == 0 && end => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(_) => {}
            }
            if made > 0 {
                return Ok(made);
            }
        }
        Ok(0)
    }

    fn compare(&self, input: &mut impl BufRead) -> io::Result<()> {
        let mut trailer = [0; 8];
        input.read_exact(&mut trailer)?;
        let [a, b, c, d, length @ ..] = trailer;
        let same = u32::from_le_bytes([a, b, c, d]) == self.check.sum()
            && u32::from_le_bytes(length) == self.check.amount();
        if same { Ok(()) } else { Err(damaged("the checksum of the compressed bytes is wrong")) }
    }
}

fn skip(input: &mut impl BufRead, n: u64) -> io::Result<()> {
    match io::copy(&mut input.take(n), &mut io::sink())? == n {
        true => Ok(()),
        false => Err(ErrorKind::UnexpectedEof.into()),
    }
}

pub(super) fn damaged(what: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn unpack(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut member = Gzip::open(&mut bytes)?;
        let mut out = Vec::new();
        loop {
            let mut room = [0; 1000];
            match member.read(&mut bytes, &mut room)? {
                0 => return Ok(out),
                n => out.extend_from_slice(&room[..n]),
            }
        }
    }

    #[test]
    fn a_member_with_all_fields() {
        let mut packed = flate2::GzBuilder::new()
            .filename("a")
            .comment("b")
            .extra(*b"cde")
            .write(Vec::new(), Default::default());
        packed.write_all(&[7; 5000]).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(unpack(&packed).unwrap(), [7; 5000]);
    }

    #[test]
    fn a_cut_member_is_not_clean() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), Default::default());
        packed.write_all(b"words and words").unwrap();
        let packed = packed.finish().unwrap();
        for cut in 0..packed.len() {
            assert_eq!(unpack(&packed[..cut]).unwrap_err().kind(), ErrorKind::UnexpectedEof, "{cut}");
        }
    }
}
