//! Text to tokens, exactly as spaCy's `Tokenizer` does it.
//!
//! The text falls into runs of white space and words. A word is an exception, or loses prefixes and suffixes one by
//! one until an exception, an address or a rest remains that is parted at infixes. At last, exceptions are looked
//! for in the tokens of the whole text once more.

mod affix;
mod cache;
mod exceptions;
mod infix;
mod pattern;
mod special;
mod splitter;
#[cfg(test)]
mod tests;
mod url;

use std::ops::Range;
use std::path::Path;

use rmpv::Value;
use variorum_text::Span;

use self::cache::Part;
pub(crate) use self::cache::TokenizerCache;
use self::pattern::Unsupported;
use self::special::{Specials, Word};
use self::splitter::{Splitter, Token};
use crate::lexeme::{Features, Norms};
use crate::model::{ModelError, ModelFile};
use crate::python;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Span,
    /// Whether a space follows that belongs to no token.
    pub space_after: bool,
    pub features: Features,
}

/// The rules of the model's tokenizer; it is shared by all workers.
pub(crate) struct Tokenizer {
    norms: Norms,
    splitter: Splitter,
    specials: Specials,
}

impl Tokenizer {
    pub(crate) fn load(folder: &Path) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, "tokenizer")?;
        let norms = Norms::load(folder)?;
        Self::new(&file.msgpack()?, norms).map_err(|why| file.architecture(why.0))
    }

    fn new(rules: &Value, norms: Norms) -> Result<Self, Unsupported> {
        let splitter = Splitter::new(rules)?;
        Ok(Self { norms, specials: splitter.specials()?, splitter })
    }

    /// The tokens of `text`. Their spans and the spaces after them cover it without gap or overlap.
    pub(crate) fn tokenize(&self, cache: &mut TokenizerCache, text: &str) -> Vec<Piece> {
        let mut output = Output::default();
        for run in runs(text) {
            match run {
                Run::Word(span) => self.word(cache, text, span, &mut output),
                Run::Space => output.space_after(),
            }
        }
        let kept = self.specials.find(&output.specials);
        if kept.is_empty() { output.pieces } else { self.retokenize(cache, text, &output.pieces, kept) }
    }

    fn word(&self, cache: &mut TokenizerCache, text: &str, span: Span, output: &mut Output) {
        let word = span.of(text);
        if let Some(parts) = cache.word(word) {
            output.push(span.start(), parts);
            return;
        }
        let mut parts = Vec::new();
        self.splitter.split(word, |token| parts.push(self.part(cache, token)));
        cache.keep_word(word, &parts);
        output.push(span.start(), &parts);
    }

    fn part(&self, cache: &mut TokenizerCache, token: Token<'_>) -> Part {
        let (mut features, special) =
            cache.token(token.text, || (self.norms.features(token.text), self.specials.word(token.text)));
        features.norm = token.norm.unwrap_or(features.norm);
        Part { length: token.text.len(), features, special }
    }

    /// Replaces the ranges by the tokens of the exceptions that stand there, if their text is one.
    fn retokenize(
        &self,
        cache: &mut TokenizerCache,
        text: &str,
        pieces: &[Piece],
        ranges: Vec<Range<usize>>,
    ) -> Vec<Piece> {
        let mut output = Output::default();
        let mut done = 0;
        for range in ranges {
            let (Some(before), Some(old)) = (pieces.get(done..range.start), pieces.get(range.clone())) else {
                continue;
            };
            output.pieces.extend_from_slice(before);
            done = range.end;
            let (Some(first), Some(last)) = (old.first(), old.last()) else { continue };
            let span = first.span.cover(last.span);
            let Some(tokens) = self.splitter.exception(span.of(text)) else {
                output.pieces.extend_from_slice(old);
                continue;
            };
            let parts: Vec<Part> = tokens.iter().map(|t| self.part(cache, t.into())).collect();
            output.push(span.start(), &parts);
            if last.space_after {
                output.space_after();
            }
        }
        output.pieces.extend(pieces.iter().skip(done));
        output.pieces
    }
}

/// The tokens made so far, each with its number among the words of special sequences.
#[derive(Default)]
struct Output {
    pieces: Vec<Piece>,
    specials: Vec<Word>,
}

impl Output {
    fn push(&mut self, mut start: usize, parts: &[Part]) {
        for part in parts {
            let span = Span::new(start, start + part.length);
            start = span.end();
            self.pieces.push(Piece { span, space_after: false, features: part.features });
            self.specials.push(part.special);
        }
    }

    fn space_after(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.space_after = true;
        }
    }
}

enum Run {
    /// A word, or white space that becomes a token.
    Word(Span),
    /// One space that becomes none.
    Space,
}

/// Cuts a text where white space begins and ends. A space right after a word belongs to no token; what white space
/// follows it does.
fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut at = 0;
    let mut after_word = false;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        if after_word && first == ' ' {
            at += 1;
            after_word = false;
            return Some(Run::Space);
        }
        let white = python::is_space(first);
        let length = rest.find(|c| python::is_space(c) != white).unwrap_or(rest.len());
        let start = at;
        at += length;
        after_word = !white;
        Some(Run::Word(Span::new(start, at)))
    })
}
