//! Classes of words that positions are read by.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use variorum_parse::Token;

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Those who speak for a body, or lead it.
    Office,
    /// The offices of a state among them; what stands before one is a department's name.
    StateOffice,
    /// Nouns that with a country's name stand for its government.
    Government,
    /// Nouns by which those who speak for a body mean it.
    Body,
    /// Nouns of what is done, with a country's name: its doing.
    Doing,
    /// Nouns of what holds nothing: papers, deeds, states.
    Thing,
    /// Nouns that end like those of deeds and states, and yet stand for people.
    Holder,
    /// Adjectives and nouns that approve of what they are said of, where that is something done.
    Approval,
    /// Those that object to it.
    Objection,
    /// Those that approve of it, and object to it where they are denied.
    Either,
    /// Those that make a claim of what they are said of.
    Claim,
    /// Verbs of what something does to something: with an auxiliary they foresee it.
    Effect,
    /// Words of wrongdoing: said of somebody, they accuse.
    Wrongdoing,
    /// What is not so.
    Untrue,
    /// What one is asked about and says one did not do, beside wrongdoing.
    Admitted,
    /// Nouns of what was said: rejected, they are denied.
    Said,
    /// What is denied as untrue, beside what a clause says; other things denied are refused to somebody.
    Denied,
    /// What those who decline to say anything decline.
    Commenting,
    /// Verbs that express what the noun behind them is: "voiced her opposition".
    Expressing,
    /// What is intended: denied, it is a refusal.
    Intent,
    /// Verbs of what is, happens or is felt, and nobody does.
    State,
    /// Verbs of what is done once and for all: "is withdrawing" is what will be.
    Deed,
    /// What one who wants to do it has no stance on.
    Saying,
}

/// The classes by their names in the table.
const CLASSES: &[(&str, Class)] = &[
    ("office", Class::Office),
    ("state-office", Class::StateOffice),
    ("government", Class::Government),
    ("body", Class::Body),
    ("doing", Class::Doing),
    ("thing", Class::Thing),
    ("holder", Class::Holder),
    ("approval", Class::Approval),
    ("objection", Class::Objection),
    ("either", Class::Either),
    ("claim", Class::Claim),
    ("effect", Class::Effect),
    ("wrongdoing", Class::Wrongdoing),
    ("untrue", Class::Untrue),
    ("admitted", Class::Admitted),
    ("said", Class::Said),
    ("denied", Class::Denied),
    ("commenting", Class::Commenting),
    ("expressing", Class::Expressing),
    ("intent", Class::Intent),
    ("state", Class::State),
    ("deed", Class::Deed),
    ("saying", Class::Saying),
];

static TABLE: LazyLock<HashMap<Class, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut table: HashMap<Class, HashSet<&str>> = HashMap::new();
    for (class, words) in lines().filter_map(fields) {
        table.entry(class).or_default().extend(words.split_whitespace());
    }
    table
});

fn lines() -> impl Iterator<Item = &'static str> {
    let all = include_str!("../../data/classes.txt").lines().map(str::trim);
    all.filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn fields(line: &'static str) -> Option<(Class, &'static str)> {
    let (name, words) = line.split_once(':')?;
    let class = CLASSES.iter().find(|(n, _)| *n == name)?.1;
    Some((class, words))
}

impl Class {
    /// Whether a word, in lower case, is of this class.
    pub fn has(self, word: &str) -> bool {
        TABLE.get(&self).is_some_and(|words| words.contains(word))
    }
}

/// Whether the base form of a token is of a class.
pub(super) fn is(token: Token<'_>, class: Class) -> bool {
    class.has(&token.lemma().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_class_has_words() {
        for line in lines() {
            assert!(fields(line).is_some(), "{line}");
        }
        for (name, class) in CLASSES {
            assert!(TABLE.contains_key(class), "{name}");
        }
    }
}
