//! A byte stream that counts, and from which reading can go on again at an earlier place.

use std::io::{self, BufRead, Read};

/// Bytes asked of the reader at a time.
const CHUNK: usize = 64 << 10;

/// Bytes kept for going back at the most; more than a compressed page ever has.
const KEPT: usize = 16 << 20;

pub(super) struct Input<R> {
    reader: R,
    kept: Vec<u8>,
    /// Offset in the stream of the first byte kept.
    base: u64,
    /// The present place in what is kept.
    at: usize,
    /// Offset in the stream that nothing goes back behind.
    floor: u64,
    /// What the reader itself failed with.
    failure: Option<io::Error>,
}

impl<R: Read> Input<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, kept: Vec::new(), base: 0, at: 0, floor: 0, failure: None }
    }

    /// Bytes before the present place.
    pub fn offset(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Nothing will go back behind the present place.
    pub fn settle(&mut self) {
        self.floor = self.offset();
    }

    /// Goes back to `offset`, or as near to it as bytes are kept.
    pub fn rewind(&mut self, offset: u64) {
        let back = usize::try_from(offset.saturating_sub(self.base)).unwrap_or(usize::MAX);
        self.at = back.min(self.at);
        self.floor = self.offset();
    }

    /// The next `n` bytes, fewer only at the end, without going on.
    pub fn ahead(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.kept.len() - self.at < n && self.more()? {}
        let end = self.kept.len().min(self.at + n);
        Ok(self.kept.get(self.at..end).unwrap_or_default())
    }

    /// What the reader itself failed with, as against what a decoder made of its bytes.
    pub fn failure(&mut self) -> Option<io::Error> {
        self.failure.take()
    }

    /// Reads on; false at the end.
    fn more(&mut self) -> io::Result<bool> {
        self.forget();
        let from = self.kept.len();
        self.kept.resize(from + CHUNK, 0);
        let result = loop {
            match self.reader.read(self.kept.get_mut(from..).unwrap_or_default()) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        self.kept.truncate(from + result.as_ref().map_or(0, |n| *n));
        match result {
            Ok(n) => Ok(n > 0),
            Err(e) => {
                let seen = io::Error::new(e.kind(), e.to_string());
                self.failure = Some(e);
                Err(seen)
            }
        }
    }

    /// Drops what nobody goes back to, and the older half where too much is kept.
    fn forget(&mut self) {
        let settled = usize::try_from(self.floor.saturating_sub(self.base)).unwrap_or(usize::MAX);
        let crowded = if self.kept.len() > KEPT { KEPT / 2 } else { 0 };
        let gone = settled.max(crowded).min(self.at);
        if gone >= CHUNK || gone == self.kept.len() {
            self.kept.drain(..gone);
            self.base += gone as u64;
            self.at -= gone;
        }
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.kept.len() {
            self.more()?;
        }
        Ok(self.kept.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, n: usize) {
        self.at = self.kept.len().min(self.at + n);
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let n = bytes.len().min(into.len());
        if let (Some(into), Some(bytes)) = (into.get_mut(..n), bytes.get(..n)) {
            into.copy_from_slice(bytes);
        }
        self.consume(n);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_back_to_what_is_not_settled() {
        let bytes: Vec<u8> = (0..300_000u32).map(|n| (n % 251) as u8).collect();
        let mut input = Input::new(&bytes[..]);
        let mut one = [0; 1000];
        for _ in 0..100 {
            input.read_exact(&mut one).unwrap();
        }
        input.settle();
        let mut rest = Vec::new();
        input.read_to_end(&mut rest).unwrap();
        assert_eq!(input.offset(), 300_000);
        input.rewind(100_001);
        assert_eq!(input.offset(), 100_001);
        assert_eq!(input.ahead(5).unwrap(), &bytes[100_001..100_006]);
        assert_eq!(input.ahead(1 << 20).unwrap(), &bytes[100_001..]);
    }

    #[test]
    fn keeps_no_more_than_it_says() {
        let mut input = Input::new(io::repeat(7).take(80 << 20));
        io::copy(&mut input, &mut io::sink()).unwrap();
        assert!(input.kept.len() <= KEPT + CHUNK);
        input.rewind(0);
        assert!(input.offset() > 60 << 20);
    }
}
