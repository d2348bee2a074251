//! Words that are a stance by themselves.

use std::collections::HashMap;
use std::sync::LazyLock;

use variorum_parse::Token;

use crate::Stance;

/// How much a word says of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Force {
    /// It is one whatever is said behind it.
    Firm,
    /// It is one where what is said shows no other.
    Mild,
    /// It is one with "will" before it.
    Announced,
    /// It is no reporting word, and one where its subject is named.
    Narrated,
}

const STANCES: [(&str, Stance); 8] = [
    ("will", Stance::Will),
    ("will-not", Stance::WillNot),
    ("undecided", Stance::Undecided),
    ("supports", Stance::Supports),
    ("opposes", Stance::Opposes),
    ("claims", Stance::Claims),
    ("denies", Stance::Denies),
    ("demands", Stance::Demands),
];

const FORCES: [(&str, Force); 4] = [
    ("firm", Force::Firm),
    ("mild", Force::Mild),
    ("announced", Force::Announced),
    ("narrated", Force::Narrated),
];

type Table = HashMap<(Force, &'static str), Vec<(Option<&'static str>, Stance)>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (stance, force, words) in lines().filter_map(fields) {
        for word in words.split_whitespace() {
            let (lemma, particle) = word.split_once('_').map_or((word, None), |(w, p)| (w, Some(p)));
            table.entry((force, lemma)).or_default().push((particle, stance));
        }
    }
    table
});

fn lines() -> impl Iterator<Item = &'static str> {
    let all = include_str!("../../data/stances.txt").lines().map(str::trim);
    all.filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn fields(line: &'static str) -> Option<(Stance, Force, &'static str)> {
    let mut parts = line.split('|').map(str::trim);
    let (stance, force, words) = (parts.next()?, parts.next()?, parts.next()?);
    let stance = STANCES.iter().find(|(name, _)| *name == stance)?.1;
    let force = FORCES.iter().find(|(name, _)| *name == force)?.1;
    Some((stance, force, words))
}

/// The stance that a word is.
pub(super) fn stance_of(word: Token<'_>, force: Force) -> Option<Stance> {
    let lemma = word.lemma().to_lowercase();
    let readings = TABLE.get(&(force, lemma.as_str()))?;
    // "called, for example," calls for nothing.
    let example = |c: Token<'_>| c.children().any(|o| matches!(o.lemma(), "example" | "instance"));
    let has = |particle: &str| {
        word.children()
            .any(|c| c.index() > word.index() && c.text().eq_ignore_ascii_case(particle) && !example(c))
    };
    readings.iter().find(|(particle, _)| particle.is_none_or(has)).map(|(_, stance)| *stance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert!(lines().count() > 10);
        for line in lines() {
            assert!(fields(line).is_some(), "{line}");
        }
    }
}
