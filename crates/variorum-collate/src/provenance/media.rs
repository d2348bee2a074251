//! Media by name, and words for media. Own compilation.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a name of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A news agency: a source wherever it is named.
    Agency,
    /// A paper, broadcaster or site, or an agency with an ambiguous name: a source where it is credited.
    Outlet,
}

/// The names by their first words.
static NAMES: LazyLock<HashMap<&'static str, Vec<(&'static str, Sort)>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<(&str, Sort)>> = HashMap::new();
    for (sort, name) in lines().filter_map(|l| l.split_once('|')) {
        let sort = if sort.trim() == "agency" { Sort::Agency } else { Sort::Outlet };
        names.entry(first_word(name.trim())).or_default().push((name.trim(), sort));
    }
    names
});

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("../../data/media.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// The letters and digits that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// The longest name of the table that a text begins with, as a whole word.
pub(super) fn begins_with(text: &str) -> Option<(&'static str, Sort)> {
    let fits = |name: &str| {
        let rest = text.strip_prefix(name);
        rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric))
    };
    let named = NAMES.get(first_word(text))?.iter().filter(|(name, _)| fits(name));
    named.max_by_key(|(name, _)| name.len()).copied()
}

/// Nouns for media.
pub(super) const KINDS: &[&str] = &[
    "channel",
    "channels",
    "television",
    "tv",
    "station",
    "stations",
    "newspaper",
    "newspapers",
    "media",
    "medium",
    "broadcaster",
    "broadcasters",
    "magazine",
    "daily",
    "tabloid",
    "radio",
    "website",
];

/// Words in the names of bodies that count or study.
pub(super) const RESEARCH: &[&str] = &[
    "University",
    "Institute",
    "Organization",
    "Organisation",
    "Centre",
    "Center",
    "Bureau",
    "Observatory",
    "Foundation",
];

/// Nouns for documents.
pub(super) const DOCUMENTS: &[&str] = &[
    "affidavit",
    "audit",
    "cable",
    "document",
    "dossier",
    "filing",
    "indictment",
    "mandate",
    "memo",
    "memorandum",
    "paper",
    "poll",
    "report",
    "study",
    "survey",
    "transcript",
];

/// Nouns before "agency" that make it one for news.
pub(super) const NEWS: &[&str] = &["news", "press", "wire"];

/// Words of a line that credits a picture and no text.
pub(super) const PICTURES: &[&str] =
    &["photo", "image", "picture", "getty", "photograph", "photographer", "file pic"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_sort_and_no_name_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        for line in lines() {
            let (sort, name) = line.split_once(" | ").unwrap();
            assert!(matches!(sort, "agency" | "short" | "outlet"), "{line}");
            assert!(seen.insert(name), "{line}");
        }
    }

    #[test]
    fn the_longest_name_counts_and_only_whole_words() {
        assert_eq!(begins_with("BBC News, he"), Some(("BBC News", Sort::Outlet)));
        assert_eq!(begins_with("Reuters’s"), Some(("Reuters", Sort::Agency)));
        assert_eq!(begins_with("APEC"), None);
    }
}
