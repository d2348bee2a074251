//! Python regular expressions, taken apart as far as the tokenizer needs: alternatives and look-around.
//!
//! The automata of `regex-automata` know no look-around. The tokenizer's patterns use it only at the rims of an
//! alternative, where it can be taken off and checked by itself.

use std::ops::Range;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};

/// Why a pattern cannot be used; becomes a [`crate::ModelError::Architecture`].
#[derive(Debug)]
pub(crate) struct Unsupported(pub String);

/// One smallest piece of a pattern's source: `a`, `\.`, `\u00e9`, `[a-z]`, `(`, `|`, `*`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unit<'p> {
    at: usize,
    text: &'p str,
}

impl Unit<'_> {
    fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// Whether it stands for exactly one character.
    fn is_character(self) -> bool {
        !matches!(self.text, "(" | ")" | "|" | "*" | "+" | "?" | "{" | "}" | "^" | "$")
    }
}

fn units(pattern: &str) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(rest) = pattern.get(at..).filter(|rest| !rest.is_empty()) {
        let length = unit_length(rest);
        let text = rest.get(..length).unwrap_or(rest);
        units.push(Unit { at, text });
        at += text.len();
    }
    units
}

fn unit_length(rest: &str) -> usize {
    let mut chars = rest.chars();
    match chars.next() {
        Some('\\') => escape_length(rest),
        Some('[') => class_length(rest),
        first => first.map_or(0, char::len_utf8),
    }
}

fn escape_length(rest: &str) -> usize {
    match rest.chars().nth(1) {
        Some('u') => 6,
        Some('U') => 10,
        Some('x') => 4,
        escaped => 1 + escaped.map_or(0, char::len_utf8),
    }
}

fn class_length(rest: &str) -> usize {
    let mut at = if rest.starts_with("[^") { 2 } else { 1 };
    // Directly after the opening, Python takes the closing bracket for a member.
    if rest.get(at..).is_some_and(|r| r.starts_with(']')) {
        at += 1;
    }
    while let Some(inner) = rest.get(at..).filter(|inner| !inner.is_empty()) {
        match inner.chars().next() {
            Some(']') => return at + 1,
            Some('\\') => at += escape_length(inner),
            first => at += first.map_or(0, char::len_utf8),
        }
    }
    rest.len()
}

/// A group at the top level of a pattern, with its parentheses.
fn groups(pattern: &str) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for unit in units(pattern) {
        match unit.text {
            "(" => {
                if depth == 0 {
                    start = unit.at;
                }
                depth += 1;
            }
            ")" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    groups.push(start..unit.end());
                }
            }
            _ => {}
        }
    }
    groups
}

/// The alternatives at the top level of a pattern, in order.
pub(crate) fn alternatives(pattern: &str) -> Vec<&str> {
    let groups = groups(pattern);
    let inside = |at: usize| groups.iter().any(|g| g.contains(&at));
    let mut alternatives = Vec::new();
    let mut start = 0;
    for bar in units(pattern).into_iter().filter(|u| u.text == "|" && !inside(u.at)) {
        alternatives.extend(pattern.get(start..bar.at));
        start = bar.end();
    }
    alternatives.extend(pattern.get(start..));
    alternatives
}

/// Takes a group off the start: its content, and what follows it.
pub(crate) fn strip_group<'p>(pattern: &'p str, opening: &str) -> Option<(&'p str, &'p str)> {
    pattern.strip_prefix(opening)?;
    let group = groups(pattern).into_iter().next().filter(|g| g.start == 0)?;
    Some((pattern.get(opening.len()..group.end - 1)?, pattern.get(group.end..)?))
}

/// Takes a group off the end: what stands before it, and its content.
fn strip_last_group<'p>(pattern: &'p str, opening: &str) -> Option<(&'p str, &'p str)> {
    let group = groups(pattern).into_iter().next_back().filter(|g| g.end == pattern.len())?;
    let content = pattern.get(group.start..group.end - 1)?.strip_prefix(opening)?;
    Some((pattern.get(..group.start)?, content))
}

/// The first top-level group whose source holds `needle`: what stands before it, its content, what follows.
pub(crate) fn find_group<'p>(pattern: &'p str, opening: &str, needle: &str) -> Option<[&'p str; 3]> {
    let group =
        groups(pattern).into_iter().find(|g| pattern.get(g.clone()).is_some_and(|t| t.contains(needle)))?;
    let content = pattern.get(group.start..group.end - 1)?.strip_prefix(opening)?;
    Some([pattern.get(..group.start)?, content, pattern.get(group.end..)?])
}

/// What may or may not stand beside a match; each of a fixed number of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ahead<'p> {
    /// `(?=…)`
    Is(&'p str),
    /// `(?!…)`
    IsNot(&'p str),
}

/// One alternative: what has to stand before it, what it consumes, what has to follow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Alternative<'p> {
    pub behind: Option<&'p str>,
    pub body: &'p str,
    pub ahead: Option<Ahead<'p>>,
}

impl<'p> Alternative<'p> {
    pub(crate) fn parse(source: &'p str) -> Result<Self, Unsupported> {
        let (behind, rest) = match strip_group(source, "(?<=") {
            Some((behind, rest)) => (Some(behind), rest),
            None => (None, source),
        };
        let (body, ahead) = if let Some((body, ahead)) = strip_last_group(rest, "(?=") {
            (body, Some(Ahead::Is(ahead)))
        } else if let Some((body, ahead)) = strip_last_group(rest, "(?!") {
            (body, Some(Ahead::IsNot(ahead)))
        } else {
            (rest, None)
        };
        Ok(Self { behind, body: plain(body)?, ahead })
    }
}

/// The pattern, if no look-around is in it.
pub(crate) fn plain(pattern: &str) -> Result<&str, Unsupported> {
    let units = units(pattern);
    let look = |w: &[Unit<'_>]| matches!(w, [a, b, c] if a.text == "(" && b.text == "?" && c.text != ":");
    if units.windows(3).any(look) {
        return Err(Unsupported(format!("look-around inside of {}", shown(pattern))));
    }
    Ok(pattern)
}

/// The number of characters of every match of a pattern without repetition and choice.
pub(crate) fn width(pattern: &str) -> Result<usize, Unsupported> {
    let units = units(pattern);
    if units.iter().all(|u| u.is_character()) {
        Ok(units.len())
    } else {
        Err(Unsupported(format!("no fixed width: {}", shown(pattern))))
    }
}

/// The start of a pattern, for messages.
fn shown(pattern: &str) -> String {
    pattern.chars().take(60).collect()
}

/// An automaton that matches at one place only: from a start forward, or from an end backward.
pub(crate) struct Anchor(dense::DFA<Vec<u32>>);

impl Anchor {
    /// Matches forward; among several matches takes the one Python takes.
    pub(crate) fn forward(pattern: &str) -> Result<Self, Unsupported> {
        Self::build(pattern, false, MatchKind::LeftmostFirst)
    }

    /// Matches forward, for [`Anchor::ends`].
    pub(crate) fn forward_all(pattern: &str) -> Result<Self, Unsupported> {
        Self::build(pattern, false, MatchKind::All)
    }

    /// Matches backward and takes the longest, which is what Python's `search` with `$` finds.
    pub(crate) fn backward(pattern: &str) -> Result<Self, Unsupported> {
        Self::build(pattern, true, MatchKind::All)
    }

    fn build(pattern: &str, reverse: bool, kind: MatchKind) -> Result<Self, Unsupported> {
        let config = dense::Config::new().match_kind(kind).start_kind(StartKind::Anchored);
        dense::Builder::new()
            .configure(config)
            .syntax(syntax::Config::new())
            .thompson(thompson::Config::new().reverse(reverse))
            .build(pattern)
            .map(Self)
            .map_err(|e| Unsupported(format!("{}: {e}", shown(pattern))))
    }

    /// The end of the match that starts where `text` starts.
    pub(crate) fn end(&self, text: &str) -> Option<usize> {
        let input = Input::new(text).anchored(Anchored::Yes);
        self.0.try_search_fwd(&input).ok().flatten().map(|m| m.offset())
    }

    /// The start of the match that ends where `text` ends.
    pub(crate) fn start(&self, text: &str) -> Option<usize> {
        let input = Input::new(text).anchored(Anchored::Yes);
        self.0.try_search_rev(&input).ok().flatten().map(|m| m.offset())
    }

    /// All ends of matches that start where `text` starts, ascending.
    pub(crate) fn ends(&self, text: &str) -> Vec<usize> {
        self.all(text.bytes().enumerate(), text.len())
    }

    /// All starts of matches that end where `text` ends, descending.
    pub(crate) fn starts(&self, text: &str) -> Vec<usize> {
        self.all(text.bytes().enumerate().rev().map(|(at, byte)| (at + 1, byte)), 0)
    }

    /// The places where a match ends on the walk over `bytes`, each given with its near side; `far` is the end
    /// of the walk. An automaton says that it has matched one step late.
    fn all(&self, bytes: impl Iterator<Item = (usize, u8)>, far: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let start = regex_automata::util::start::Config::new().anchored(Anchored::Yes);
        let Ok(mut state) = self.0.start_state(&start) else { return found };
        for (near, byte) in bytes {
            state = self.0.next_state(state, byte);
            if self.0.is_match_state(state) {
                found.push(near);
            } else if self.0.is_dead_state(state) {
                return found;
            }
        }
        if self.0.is_match_state(self.0.next_eoi_state(state)) {
            found.push(far);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_in_classes_groups_and_escapes_do_not_part() {
        assert_eq!(alternatives(r"a|[|\]|]|\||(?:b|c)|d"), ["a", r"[|\]|]", r"\|", "(?:b|c)", "d"]);
        assert_eq!(alternatives("[]|]|a"), ["[]|]", "a"]);
    }

    #[test]
    fn look_around_is_taken_off_the_rims() {
        let a = Alternative::parse(r"(?<=[0-9])(?:km|m)(?=[a-z])").unwrap();
        let expected =
            Alternative { behind: Some("[0-9]"), body: "(?:km|m)", ahead: Some(Ahead::Is("[a-z]")) };
        assert_eq!(a, expected);
        let a = Alternative::parse(r"\+(?![0-9])").unwrap();
        assert_eq!((a.body, a.ahead), (r"\+", Some(Ahead::IsNot("[0-9]"))));
    }

    #[test]
    fn look_around_elsewhere_is_refused() {
        assert!(Alternative::parse(r"a(?<=b)c").is_err());
        assert!(Alternative::parse(r"(?<!b)c").is_err());
        assert!(Alternative::parse(r"[(?<=b)]\(\?<").is_ok());
    }

    #[test]
    fn widths_are_characters() {
        assert_eq!(width(r"°[Ff\]]").unwrap(), 2);
        assert_eq!(width(r"\u00e9\U0001F600\.").unwrap(), 3);
        assert!(width("a|b").is_err() && width("a+").is_err());
    }

    #[test]
    fn all_ends_and_all_starts() {
        assert_eq!(Anchor::forward_all("(?:a+@)?").unwrap().ends("a@a@"), [0, 2]);
        assert_eq!(Anchor::backward("[a-z]*b").unwrap().starts("abb"), [2, 1, 0]);
        assert_eq!(Anchor::backward("[a-z]*b").unwrap().start("abb"), Some(0));
    }
}
