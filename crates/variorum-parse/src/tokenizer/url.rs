//! Addresses, which are one token whatever punctuation is in them.

use regex::Regex;
use regex_automata::Anchored;
use regex_automata::MatchKind;
use regex_automata::hybrid::dfa::DFA;
use regex_automata::nfa::thompson;
use regex_automata::util::start;

use super::pattern::{Unsupported, alternatives, find_group, plain, strip_group};

/// The model's pattern for addresses is `^head(?:(?!a)(?!b)numbers|name)tail$`: the look-ahead keeps numbers of
/// private networks out.
pub(super) struct Urls {
    named: Regex,
    guarded: Vec<Guarded>,
}

/// An alternative with look-ahead.
///
/// The places where the head can end and those where the rest can begin are found apart, in one walk each, and the
/// look-ahead is asked at the places that are both. So the time is linear, however many places there are.
struct Guarded {
    /// The whole without look-ahead; most words end here.
    plausible: Regex,
    head: Walk,
    rest: Walk,
    not: Vec<Regex>,
}

impl Urls {
    pub(super) fn new(pattern: &str) -> Result<Self, Unsupported> {
        let pattern = python_classes(pattern);
        let parts = || {
            let whole = pattern.trim_start_matches("(?u)").strip_prefix('^')?.strip_suffix('$')?;
            find_group(whole, "(?:", "(?!")
        };
        let [head, hosts, tail] =
            parts().ok_or_else(|| Unsupported("url_match of another form".to_owned()))?;
        let (head, tail) = (plain(head)?, plain(tail)?);
        let (mut named, mut guarded) = (Vec::new(), Vec::new());
        for mut host in alternatives(hosts) {
            let mut not = Vec::new();
            while let Some((look, rest)) = strip_group(host, "(?!") {
                not.push(regex(&format!("^(?:{})", plain(look)?))?);
                host = rest;
            }
            if not.is_empty() {
                named.push(plain(host)?);
                continue;
            }
            let rest = format!("(?:{}){tail}", plain(host)?);
            guarded.push(Guarded {
                plausible: regex(&format!("^{head}{rest}$"))?,
                head: Walk::new(head, false)?,
                rest: Walk::new(&rest, true)?,
                not,
            });
        }
        let named = regex(&format!("^{head}(?:{}){tail}$", named.join("|")))?;
        Ok(Self { named, guarded })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.named.is_match(text) || self.guarded.iter().any(|g| g.is_match(text))
    }
}

impl Guarded {
    fn is_match(&self, text: &str) -> bool {
        self.plausible.is_match(text) && self.is_match_ahead(text)
    }

    fn is_match_ahead(&self, text: &str) -> bool {
        let mut starts = self.rest.backward(text).into_iter().rev().peekable();
        self.head.forward(text).into_iter().any(|end| {
            while starts.next_if(|&start| start < end).is_some() {}
            let rest = text.get(end..).filter(|_| starts.peek() == Some(&end));
            rest.is_some_and(|rest| self.not.iter().all(|not| !not.is_match(rest)))
        })
    }
}

/// Finds every place where a pattern can match up to, from one end of a text.
struct Walk(DFA);

impl Walk {
    fn new(pattern: &str, reverse: bool) -> Result<Self, Unsupported> {
        DFA::builder()
            .configure(DFA::config().match_kind(MatchKind::All))
            .thompson(thompson::Config::new().reverse(reverse))
            .build(pattern)
            .map(Self)
            .map_err(|e| Unsupported(format!("url_match: {e}")))
    }

    /// All ends of matches that start where `text` starts, ascending.
    fn forward(&self, text: &str) -> Vec<usize> {
        self.places(text.bytes().enumerate(), text.len())
    }

    /// All starts of matches that end where `text` ends, descending; for a reversed pattern.
    fn backward(&self, text: &str) -> Vec<usize> {
        self.places(text.bytes().enumerate().rev().map(|(at, byte)| (at + 1, byte)), 0)
    }

    /// `bytes` come with the place before each on the walk, `far` is the end of the walk: an automaton says that
    /// it has matched one step late.
    fn places(&self, bytes: impl Iterator<Item = (usize, u8)>, far: usize) -> Vec<usize> {
        let mut places = Vec::new();
        let mut cache = self.0.create_cache();
        let Ok(mut state) = self.0.start_state(&mut cache, &start::Config::new().anchored(Anchored::Yes))
        else {
            return places;
        };
        for (place, byte) in bytes {
            match self.0.next_state(&mut cache, state, byte) {
                Ok(next) if !next.is_dead() => state = next,
                _ => return places,
            }
            places.extend(state.is_match().then_some(place));
        }
        let last = self.0.next_eoi_state(&mut cache, state);
        places.extend(last.is_ok_and(|last| last.is_match()).then_some(far));
        places
    }
}

fn regex(pattern: &str) -> Result<Regex, Unsupported> {
    Regex::new(pattern).map_err(|e| Unsupported(format!("url_match: {e}")))
}

/// Python's `\w` is letters, numbers and the underscore; `regex` has combining marks in it as well.
fn python_classes(pattern: &str) -> String {
    pattern.replace(r"[\w", r"[\p{L}\p{N}_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls() -> Urls {
        let numbers = r"(?!10\.)(?!127\.)[0-9]{1,3}(?:\.[0-9]{1,3}){3}";
        let name = r"(?:[a-z]+\.)+[a-z]{2,}";
        let pattern =
            format!(r"(?u)^(?:[\w]{{2,}}://)?(?:\S+@)?(?:{numbers}|{name})(?::[0-9]+)?(?:[/?#]\S*)?$");
        Urls::new(&pattern).unwrap()
    }

    #[test]
    fn names_and_public_numbers_are_addresses() {
        for url in ["http://a.com/b", "a.com", "u@a.com:80?x", "8.8.8.8", "http://u@8.8.8.8/x", "é1_://a.com"]
        {
            assert!(urls().is_match(url), "{url}");
        }
    }

    #[test]
    fn private_numbers_are_not() {
        for url in
            ["10.0.0.1", "http://127.0.0.1/", "u@10.1.1.1@10.1.1.1", "e\u{301}e://a.com", "a.c", "a..com"]
        {
            assert!(!urls().is_match(url), "{url}");
        }
    }

    #[test]
    fn a_walk_finds_all_places() {
        assert_eq!(Walk::new("(?:a+@)?", false).unwrap().forward("a@a@"), [0, 2]);
        assert_eq!(Walk::new("[a-z]*b", true).unwrap().backward("abb"), [2, 1, 0]);
    }

    #[test]
    fn one_public_number_is_enough() {
        assert!(urls().is_match("10.0.0.1/x@8.8.8.8/@10.0.0.1"));
    }
}
