//! Pieces that part a word in its midst: ellipses, hyphens between letters, a full stop between sentences.

use std::ops::Range;

use regex::Regex;

use super::pattern::{Ahead, Alternative, Anchor, Unsupported, alternatives, width};

pub(super) struct Infixes {
    /// Finds where an alternative could begin, look-around aside.
    candidate: Regex,
    alternatives: Vec<Infix>,
}

struct Infix {
    behind: Option<Anchor>,
    /// Matches also what it looks ahead at.
    body: Anchor,
    /// Characters at the end of a match of `body` that were only looked at.
    ahead: usize,
}

impl Infix {
    fn new(source: &str) -> Result<(Self, String), Unsupported> {
        let Alternative { behind, body, ahead } = Alternative::parse(source)?;
        let behind = behind.map(Anchor::backward).transpose()?;
        let (with_ahead, ahead) = match ahead {
            None => (format!("(?:{body})"), 0),
            Some(Ahead::Is(ahead)) => (format!("(?:{body}){ahead}"), width(ahead)?),
            Some(Ahead::IsNot(_)) => return Err(Unsupported("negative look-ahead in infix".to_owned())),
        };
        let infix = Self { behind, body: Anchor::forward(&with_ahead)?, ahead };
        Ok((infix, format!("(?:{body})")))
    }

    /// The end of its match at byte `at`.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let (before, rest) = text.split_at_checked(at)?;
        if self.behind.as_ref().is_some_and(|behind| behind.start(before).is_none()) {
            return None;
        }
        let found = rest.get(..self.body.end(rest)?)?;
        let ahead: usize = found.chars().rev().take(self.ahead).map(char::len_utf8).sum();
        Some(at + found.len() - ahead)
    }
}

impl Infixes {
    pub(super) fn new(pattern: &str) -> Result<Self, Unsupported> {
        let (alternatives, bodies): (Vec<_>, Vec<_>) = alternatives(pattern)
            .into_iter()
            .map(Infix::new)
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .unzip();
        let candidate = Regex::new(&bodies.join("|")).map_err(|e| Unsupported(format!("infix: {e}")))?;
        Ok(Self { candidate, alternatives })
    }

    /// The infixes from left to right, as Python's `finditer` gives them.
    pub(super) fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.candidate.find_at(text, at)?.start();
                if let Some(end) =
                    self.alternatives.iter().find_map(|a| a.end(text, start)).filter(|&e| e > start)
                {
                    at = end;
                    return Some(start..end);
                }
                at = start + text.get(start..)?.chars().next()?.len_utf8();
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let infixes = Infixes::new(r"\.\.+|…|(?<=[a-z])(?:-|--)(?=[a-z])|(?<=[a-z]),(?=[a-z])").unwrap();
        let ranges: Vec<_> = infixes.find_iter(text).collect();
        ranges.into_iter().filter_map(|r| text.get(r)).collect()
    }

    #[test]
    fn neighbours_decide() {
        assert_eq!(found("a-b--c---d,e-1-,f"), ["-", "--", ","]);
    }

    #[test]
    fn a_run_is_one_infix() {
        assert_eq!(found("a....b.c…d"), ["....", "…"]);
    }
}
