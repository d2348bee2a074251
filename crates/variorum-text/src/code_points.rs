use crate::Span;

/// Bytes between two remembered counts.
const BLOCK: usize = 128;

/// Byte offsets of one text to code-point offsets and back, in constant time per question.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// `blocks[i]`: code points that begin before byte `i * BLOCK`.
    blocks: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks_exact(BLOCK) {
            blocks.push(count);
            count += starts(block);
        }
        blocks.push(count);
        Self { text, blocks }
    }

    /// Code points before byte `offset`; all of them for an offset past the end.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let before = self.blocks.get(block).copied().unwrap_or_default();
        before + self.text.as_bytes().get(block * BLOCK..offset).map_or(0, starts)
    }

    /// A span as (start, end) in code points.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start()), self.at(span.end()))
    }

    /// The byte at which code point number `index` begins; the text's length for `index` one past the last.
    pub fn byte(&self, index: usize) -> Option<usize> {
        let block = self.blocks.partition_point(|&n| n <= index).saturating_sub(1);
        let mut left = index - self.blocks.get(block)?;
        let from = block * BLOCK;
        for (i, &b) in self.text.as_bytes().get(from..)?.iter().enumerate() {
            if is_start(b) {
                if left == 0 {
                    return Some(from + i);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }

    /// The span of code points `start..end` in bytes; `None` when it does not fit the text.
    pub fn to_bytes(&self, start: usize, end: usize) -> Option<Span> {
        (start <= end).then_some(())?;
        Some(Span::new(self.byte(start)?, self.byte(end)?))
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| is_start(b)).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "(\\PC|é|中|😀|\\n){0,400}") {
            let map = CodePoints::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.at(byte), n);
                prop_assert_eq!(map.byte(n), Some(byte));
            }
            let all = text.chars().count();
            prop_assert_eq!(map.at(text.len()), all);
            prop_assert_eq!(map.byte(all), Some(text.len()));
            prop_assert_eq!(map.byte(all + 1), None);
        }
    }
}
