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
mod url;

use std::path::Path;

use rmpv::Value;
use variorum_text::Span;

use self::affix::{Prefixes, Suffixes};
use self::cache::Part;
pub(crate) use self::cache::TokenizerCache;
use self::exceptions::{ExceptionToken, Exceptions};
use self::infix::Infixes;
use self::pattern::Unsupported;
use self::special::{Specials, Word};
use self::url::Urls;
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
        let rules = file.msgpack()?;
        let norms = Norms::load(folder)?;
        let splitter = Splitter::new(&rules).map_err(|why| file.architecture(why.0))?;
        let specials = splitter.specials().map_err(|why| file.architecture(why.0))?;
        Ok(Self { norms, splitter, specials })
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
        ranges: Vec<std::ops::Range<usize>>,
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
            let Some(tokens) = self.splitter.exceptions.get(span.of(text)) else {
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

/// A token of a word, with the normal form that an exception gives it.
#[derive(Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    norm: Option<u64>,
}

impl<'t> From<&'t ExceptionToken> for Token<'t> {
    fn from(token: &'t ExceptionToken) -> Self {
        Self { text: &token.text, norm: token.norm }
    }
}

/// Divides single words.
struct Splitter {
    exceptions: Exceptions,
    prefixes: Prefixes,
    suffixes: Suffixes,
    infixes: Infixes,
    urls: Urls,
}

impl Splitter {
    fn new(rules: &Value) -> Result<Self, Unsupported> {
        let pattern =
            |name: &str| rules[name].as_str().ok_or_else(|| Unsupported(format!("{name} is not a pattern")));
        if !rules["token_match"].is_nil() {
            return Err(Unsupported("token_match is in use".to_owned()));
        }
        if rules["faster_heuristics"].as_bool() != Some(true) {
            return Err(Unsupported("faster_heuristics is off".to_owned()));
        }
        Ok(Self {
            exceptions: Exceptions::new(&rules["exceptions"])?,
            prefixes: Prefixes::new(pattern("prefix_search")?)?,
            suffixes: Suffixes::new(pattern("suffix_search")?)?,
            infixes: Infixes::new(pattern("infix_finditer")?)?,
            urls: Urls::new(pattern("url_match")?)?,
        })
    }

    /// What the exceptions with punctuation fall into when they are not known.
    fn specials(&self) -> Result<Specials, Unsupported> {
        let mut specials = Specials::default();
        let naive = Exceptions::default();
        for word in self.exceptions.words() {
            let affix = self.prefixes.length(word) > 0 || self.suffixes.length(word) > 0;
            if !affix && self.infixes.find_iter(word).next().is_none() && !word.contains(' ') {
                continue;
            }
            let mut tokens = Vec::new();
            for run in runs(word) {
                if let Run::Word(span) = run {
                    self.split_with(&naive, span.of(word), |token| tokens.push(token.text));
                }
            }
            let added = specials.add(tokens.into_iter());
            added.ok_or_else(|| Unsupported("too many exceptions".to_owned()))?;
        }
        Ok(specials)
    }

    fn split<'t>(&'t self, word: &'t str, emit: impl FnMut(Token<'t>)) {
        self.split_with(&self.exceptions, word, emit);
    }

    fn split_with<'t>(&'t self, exceptions: &'t Exceptions, word: &'t str, mut emit: impl FnMut(Token<'t>)) {
        let mut suffixes = Vec::new();
        let rest = self.strip_affixes(exceptions, word, |prefix| emit(plain(prefix)), &mut suffixes);
        if let Some(tokens) = exceptions.get(rest) {
            tokens.iter().for_each(|token| emit(token.into()));
        } else if self.urls.is_match(rest) {
            emit(plain(rest));
        } else {
            self.split_infixes(rest, |token| emit(plain(token)));
        }
        suffixes.into_iter().rev().for_each(|suffix| emit(plain(suffix)));
    }

    /// What remains when prefixes and suffixes are off, or as soon as an exception remains.
    fn strip_affixes<'t>(
        &self,
        exceptions: &Exceptions,
        word: &'t str,
        mut prefix: impl FnMut(&'t str),
        suffixes: &mut Vec<&'t str>,
    ) -> &'t str {
        let mut rest = word;
        while !rest.is_empty() && exceptions.get(rest).is_none() {
            let (before, after) = rest.split_at_checked(self.prefixes.length(rest)).unwrap_or(("", rest));
            if !before.is_empty() && exceptions.get(after).is_some() {
                prefix(before);
                return after;
            }
            let suffix = self.suffixes.length(after);
            let (inner, suffix) = after.split_at_checked(after.len() - suffix).unwrap_or((after, ""));
            if before.is_empty() && suffix.is_empty() {
                break;
            }
            suffixes.extend(Some(suffix).filter(|s| !s.is_empty()));
            // The suffix comes off before the prefix when that leaves an exception: `'em,`.
            let with_prefix = rest.get(..rest.len() - suffix.len()).unwrap_or(rest);
            if !suffix.is_empty() && exceptions.get(with_prefix).is_some() {
                return with_prefix;
            }
            Some(before).filter(|b| !b.is_empty()).into_iter().for_each(&mut prefix);
            rest = inner;
        }
        rest
    }

    /// An infix at the very start parts nothing.
    fn split_infixes<'t>(&self, text: &'t str, mut emit: impl FnMut(&'t str)) {
        let mut start = 0;
        for infix in self.infixes.find_iter(text).filter(|infix| infix.start > 0) {
            let parts = [start..infix.start, infix.clone()];
            parts.into_iter().filter_map(|p| text.get(p)).filter(|p| !p.is_empty()).for_each(&mut emit);
            start = infix.end;
        }
        text.get(start..).filter(|rest| !rest.is_empty()).into_iter().for_each(emit);
    }
}

fn plain(text: &str) -> Token<'_> {
    Token { text, norm: None }
}
