//! Addresses, which are one token whatever punctuation is in them.

use regex::Regex;

use super::pattern::{Anchor, Unsupported, alternatives, find_group, plain, strip_group};

/// The model's pattern for addresses is `^head(?:(?!a)(?!b)numbers|name)tail$`: the look-ahead keeps numbers of
/// private networks out.
pub(super) struct Urls {
    named: Regex,
    guarded: Vec<Guarded>,
}

/// An alternative with look-ahead: the places where `head` can end and those where the rest can begin are
/// found apart, in one walk each, so that the look-ahead is asked once at each place that is both.
struct Guarded {
    head: Anchor,
    rest: Anchor,
    not: Vec<Anchor>,
}

impl Urls {
    pub(super) fn new(pattern: &str) -> Result<Self, Unsupported> {
        let pattern = python_classes(pattern);
        let whole = pattern.trim_start_matches("(?u)");
        let parts = || {
            let inner = whole.strip_prefix('^')?.strip_suffix('$')?;
            find_group(inner, "(?:", "(?!")
        };
        let [head, hosts, tail] =
            parts().ok_or_else(|| Unsupported("url_match of another form".to_owned()))?;
        let (head, tail) = (plain(head)?, plain(tail)?);
        let (mut named, mut guarded) = (Vec::new(), Vec::new());
        for mut host in alternatives(hosts) {
            let mut not = Vec::new();
            while let Some((look, rest)) = strip_group(host, "(?!") {
                not.push(Anchor::forward(plain(look)?)?);
                host = rest;
            }
            if not.is_empty() {
                named.push(plain(host)?);
            } else {
                let rest = Anchor::backward(&format!("(?:{}){tail}", plain(host)?))?;
                guarded.push(Guarded { head: Anchor::forward_all(head)?, rest, not });
            }
        }
        let named = format!("^{head}(?:{}){tail}$", named.join("|"));
        let named = Regex::new(&named).map_err(|e| Unsupported(format!("url_match: {e}")))?;
        Ok(Self { named, guarded })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.named.is_match(text) || self.guarded.iter().any(|g| g.is_match(text))
    }
}

impl Guarded {
    fn is_match(&self, text: &str) -> bool {
        let starts = self.rest.starts(text);
        if starts.is_empty() {
            return false;
        }
        let mut starts = starts.into_iter().rev().peekable();
        self.head.ends(text).into_iter().any(|end| {
            while starts.next_if(|&start| start < end).is_some() {}
            starts.peek() == Some(&end)
                && text.get(end..).is_some_and(|rest| self.not.iter().all(|not| not.end(rest).is_none()))
        })
    }
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
    fn one_public_number_is_enough() {
        assert!(urls().is_match("10.0.0.1/x@8.8.8.8/@10.0.0.1"));
    }
}
