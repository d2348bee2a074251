//! Words with a division of their own: contractions, abbreviations, emoticons.

use std::collections::HashMap;

use rmpv::Value;

use super::pattern::Unsupported;
use crate::lexeme::string_id;

/// One token of an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExceptionToken {
    pub text: Box<str>,
    /// The normal form, where the exception has one of its own.
    pub norm: Option<u64>,
}

/// All exceptions, by the words that they divide.
#[derive(Default)]
pub(super) struct Exceptions {
    tokens: HashMap<Box<str>, Vec<ExceptionToken>>,
    longest: usize,
}

impl Exceptions {
    /// Reads `{word: [{ORTH: text, NORM: text}, …]}`.
    pub(super) fn new(value: &Value) -> Result<Self, Unsupported> {
        let words = value.as_map().ok_or_else(|| Unsupported("no exceptions".to_owned()))?;
        let mut exceptions = Self::default();
        for (word, tokens) in words {
            let word = word.as_str().unwrap_or_default();
            let tokens: Option<Vec<_>> =
                tokens.as_array().and_then(|tokens| tokens.iter().map(exception_token).collect());
            let tokens = tokens.filter(|tokens| tiles(tokens, word));
            let tokens = tokens.ok_or_else(|| Unsupported(format!("exception for {word:?}")))?;
            exceptions.longest = exceptions.longest.max(word.len());
            exceptions.tokens.insert(word.into(), tokens);
        }
        Ok(exceptions)
    }

    /// The tokens of `word`. Costs the same for words of all lengths.
    pub(super) fn get(&self, word: &str) -> Option<&[ExceptionToken]> {
        if word.len() > self.longest {
            return None;
        }
        self.tokens.get(word).map(Vec::as_slice)
    }

    /// The words, in order.
    pub(super) fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.tokens.keys().map(|w| &**w).collect();
        words.sort_unstable();
        words
    }
}

fn exception_token(value: &Value) -> Option<ExceptionToken> {
    // The numbers of spaCy's attributes of these names.
    const ORTH: u64 = 65;
    const NORM: u64 = 67;
    let attributes = value.as_map()?;
    let get =
        |key: u64| attributes.iter().find(|(k, _)| k.as_u64() == Some(key)).and_then(|(_, v)| v.as_str());
    if attributes.iter().any(|(key, _)| !matches!(key.as_u64(), Some(ORTH | NORM))) {
        return None;
    }
    Some(ExceptionToken { text: get(ORTH)?.into(), norm: get(NORM).filter(|n| !n.is_empty()).map(string_id) })
}

/// Whether the tokens, one after the other, are the word; none may be empty.
fn tiles(tokens: &[ExceptionToken], word: &str) -> bool {
    let rest = tokens
        .iter()
        .try_fold(word, |rest, token| rest.strip_prefix(&*token.text).filter(|_| !token.text.is_empty()));
    rest == Some("") && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exceptions(tokens: &[(u64, &str)]) -> Result<Exceptions, Unsupported> {
        let token = |&(key, text): &(u64, &str)| Value::Map(vec![(key.into(), text.into())]);
        let tokens = Value::Array(tokens.iter().map(token).collect());
        Exceptions::new(&Value::Map(vec![("gonna".into(), tokens)]))
    }

    #[test]
    fn an_exception_divides_its_word() {
        let exceptions = exceptions(&[(65, "gon"), (65, "na")]).unwrap();
        assert_eq!(exceptions.get("gonna").map(<[_]>::len), Some(2));
        assert_eq!(exceptions.get("gonnas"), None);
    }

    #[test]
    fn an_exception_that_does_not_is_refused() {
        assert!(exceptions(&[(65, "gon")]).is_err());
        assert!(exceptions(&[(65, "gon"), (65, "n"), (65, "a"), (65, "")]).is_err());
        assert!(exceptions(&[(65, "gon"), (66, "na")]).is_err());
        assert!(exceptions(&[]).is_err());
    }
}
