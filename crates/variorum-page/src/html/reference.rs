//! Character references: `&amp;`, `&#8217;`, `&eacute`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bounds, Tokenizer};

/// Bytes of the longest name of a reference, and more than any number that is a character needs.
const LONGEST: usize = 40;

/// The references of a page, each decoded once.
#[derive(Debug, Default)]
pub(crate) struct References<'a>(HashMap<&'a str, Option<(usize, String)>>);

impl<'a> References<'a> {
    /// The bytes of the reference that `text` begins with, and what it stands for; `None` where there is none, or the
    /// `&` is but an `&`.
    pub fn at(&mut self, text: &'a str) -> Option<(usize, String)> {
        let whole = whole(text)?;
        self.0.entry(whole).or_insert_with(|| legacy(whole)).clone()
    }
}

/// The bytes of the reference that `text` begins with, and what it stands for.
fn reference(text: &str) -> Option<(usize, String)> {
    legacy(whole(text)?)
}

/// All that may be part of the reference that `text` begins with.
fn whole(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('&')?;
    let number = rest.starts_with('#');
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let mut end = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if end == 0 {
        return None;
    }
    end += text.len() - name.len();
    end += usize::from(text.get(end..).is_some_and(|rest| rest.starts_with(';')));
    // Longer names stand for nothing. A number may have any number of zeros before it.
    let end = if number { end } else { end.min(LONGEST) };
    text.get(..end)
}

/// The reference at the start of `&`, letters, figures and a semicolon: all of it, or, as `&copy2024` shows, less.
fn legacy(whole: &str) -> Option<(usize, String)> {
    let decoded = decode(whole);
    if decoded == whole {
        return None;
    }
    // What follows a reference is left as it is. No reference stands for letters but those that end in a semicolon,
    // which nothing here follows.
    let shared = whole.bytes().rev().zip(decoded.bytes().rev()).take_while(|(a, b)| a == b).count();
    let left = if shared == decoded.len() { 0 } else { shared };
    let stands = decoded.get(..decoded.len() - left)?;
    Some((whole.len() - left, stands.to_owned()))
}

/// A text with all its references decoded. Attributes of elements come decoded; texts of data that were written for
/// HTML may not be.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, _)) = rest.split_once('&') {
        decoded.push_str(before);
        let from = rest.get(before.len()..).unwrap_or_default();
        let (length, stands) = reference(from).unwrap_or((1, "&".to_owned()));
        decoded.push_str(&stands);
        rest = from.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn decode(text: &str) -> String {
    let mut decoded = String::new();
    let callback = |event: CallbackEvent<'_>, _: Bounds<()>| -> Option<Infallible> {
        if let CallbackEvent::String { value } = event {
            decoded.push_str(&String::from_utf8_lossy(value));
        }
        None
    };
    let Ok(()) = Tokenizer::new_with_emitter(text, CallbackEmitter::new(callback)).finish();
    decoded
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn names_and_numbers() {
        let is = |length, stands: &str| Some((length, stands.to_owned()));
        assert_eq!(reference("&amp; so on"), is(5, "&"));
        assert_eq!(reference("&ampersand"), is(4, "&"));
        assert_eq!(reference("&ampx;"), is(4, "&"));
        assert_eq!(reference("&#8217;s"), is(7, "’"));
        assert_eq!(reference("&#x2019s"), is(7, "’"));
        assert_eq!(reference("&#39"), is(4, "'"));
        assert_eq!(reference("&#146;"), is(6, "’"));
        assert_eq!(reference("&semi;"), is(6, ";"));
        assert_eq!(reference("&fjlig;"), is(7, "fj"));
        assert_eq!(reference("&nbsp;x"), is(6, "\u{a0}"));
        assert_eq!(reference("&#0000000000000000000000000000000000000000000065;"), is(49, "A"));
        assert_eq!(reference("&CounterClockwiseContourIntegral;"), is(33, "∳"));
        assert_eq!(reference("& so on"), None);
        assert_eq!(reference("&so on"), None);
        assert_eq!(reference("&#;"), None);
        assert_eq!(reference("&#xyz;"), None);
        assert_eq!(reference("AT&T"), None);
    }
}
