//! Words to tokens.

use rmpv::Value;

use super::affix::{Prefixes, Suffixes};
use super::exceptions::{ExceptionToken, Exceptions};
use super::infix::Infixes;
use super::pattern::Unsupported;
use super::special::Specials;
use super::url::Urls;
use super::{Run, runs};

/// A token of a word, with the normal form that an exception gives it.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub norm: Option<u64>,
}

impl<'t> From<&'t ExceptionToken> for Token<'t> {
    fn from(token: &'t ExceptionToken) -> Self {
        Self { text: &token.text, norm: token.norm }
    }
}

/// The rules for single words.
pub(super) struct Splitter {
    exceptions: Exceptions,
    prefixes: Prefixes,
    suffixes: Suffixes,
    infixes: Infixes,
    urls: Urls,
}

impl Splitter {
    pub(super) fn new(rules: &Value) -> Result<Self, Unsupported> {
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

    /// The tokens of `word`, if it is an exception.
    pub(super) fn exception(&self, word: &str) -> Option<&[ExceptionToken]> {
        self.exceptions.get(word)
    }

    /// What the exceptions with punctuation fall into when they are not known.
    pub(super) fn specials(&self) -> Result<Specials, Unsupported> {
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

    /// Gives the tokens of `word` to `emit`, in order.
    pub(super) fn split<'t>(&'t self, word: &'t str, emit: impl FnMut(Token<'t>)) {
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
