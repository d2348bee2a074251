//! Countries under their many names.

mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use table::COUNTRIES;
use variorum_parse::Doc;
use variorum_text::Span;

/// A country, by its ISO 3166-1 code; `EU` for the European Union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country {
    row: u16,
}

impl Country {
    /// The country that a name, an adjective, a people or a capital stands for; upper case counts.
    ///
    /// ```
    /// use variorum_value::Country;
    ///
    /// let baku = Country::named("Baku").unwrap();
    /// assert_eq!(Country::named("Azerbaijani"), Some(baku));
    /// assert_eq!(baku.name(), "Azerbaijan");
    /// assert_eq!(Country::named("U.S."), Country::named("Washington"));
    /// assert_eq!(Country::named("us"), None);
    /// ```
    pub fn named(words: &str) -> Option<Self> {
        let key = key(words);
        let words = key.strip_prefix("the ").unwrap_or(&key);
        NAMES.by_name.get(words).map(|&row| Self { row })
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        COUNTRIES.get(usize::from(self.row)).map_or("", |r| r.0)
    }

    /// Its usual English name.
    pub fn name(self) -> &'static str {
        COUNTRIES.get(usize::from(self.row)).and_then(|r| r.1.first()).map_or("", |n| n)
    }
}

/// Every mention of a country in a text, the longest first where several begin at one place.
pub fn countries(doc: &Doc) -> Vec<(Span, Country)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let longest = (1..=NAMES.longest).rev().find_map(|n| {
            let span = doc.span(at..at + n);
            let inside = at + n <= doc.len();
            inside.then(|| Country::named(span.of(doc.text()))).flatten().map(|c| (n, span, c))
        });
        if let Some((n, span, country)) = longest {
            found.push((span, country));
            at += n;
        } else {
            at += 1;
        }
    }
    found
}

struct Names {
    by_name: HashMap<String, u16>,
    /// Most tokens of a name.
    longest: usize,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    let mut longest = 1;
    for (row, (_, names, peoples, capitals)) in (0..).zip(COUNTRIES) {
        for name in names.iter().chain(*peoples).chain(*capitals) {
            by_name.entry(key(name)).or_insert(row);
            longest = longest.max(name.split([' ', '-', '\'']).count() + 1);
        }
        for people in *peoples {
            by_name.entry(format!("{}s", key(people))).or_insert(row);
        }
    }
    Names { by_name, longest }
});

/// One form for the ways a name is typed: straight apostrophes, abbreviations without stops.
fn key(words: &str) -> String {
    let dotted = words.contains('.') && words.split('.').all(|part| part.chars().count() <= 1);
    words.chars().filter(|&c| !(dotted && c == '.')).map(|c| if c == '’' { '\'' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_there_once() {
        let mut codes: Vec<_> = COUNTRIES.iter().map(|r| r.0).collect();
        assert!(codes.windows(2).all(|w| w[0] < w[1]));
        codes.dedup();
        assert_eq!(codes.len(), 193 + 2 + 2 + 1);
    }

    #[test]
    fn no_name_is_two_countries() {
        let mut seen = HashMap::new();
        for (code, names, peoples, capitals) in COUNTRIES {
            for name in names.iter().chain(*peoples).chain(*capitals) {
                assert_eq!(*seen.entry(name).or_insert(code), code, "{name}");
            }
        }
    }

    #[test]
    fn a_government_has_many_names() {
        let same = |a, b| assert_eq!(Country::named(a), Country::named(b), "{a} {b}");
        same("the United States", "Americans");
        same("Brussels", "the EU");
        same("Côte d’Ivoire", "Ivory Coast");
        assert_ne!(Country::named("Niger"), Country::named("Nigeria"));
    }
}
