//! Tables on names: titles, genders, nouns for bodies.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Grammatical gender of a person, as pronouns show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

type Genders = HashMap<&'static str, Option<Gender>>;

/// Reads "gender word word …" lines.
fn genders(table: &'static str) -> Genders {
    let lines = table.lines().map(str::trim).filter(|l| !l.starts_with('#'));
    lines
        .flat_map(|line| {
            let mut words = line.split_whitespace();
            let gender = match words.next() {
                Some("m") => Some(Gender::He),
                Some("f") => Some(Gender::She),
                _ => None,
            };
            words.map(move |w| (w, gender))
        })
        .collect()
}

/// The gender that a first name tells.
pub(super) fn of_first_name(name: &str) -> Option<Gender> {
    static TABLE: OnceLock<Genders> = OnceLock::new();
    let table = TABLE.get_or_init(|| genders(include_str!("../../data/first_names.txt")));
    table.get(name.to_lowercase().as_str()).copied().flatten()
}

/// What a word before a name tells if it is a title: `Some(None)` for one that either may bear.
pub(super) fn title(word: &str) -> Option<Option<Gender>> {
    static TABLE: OnceLock<Genders> = OnceLock::new();
    let table = TABLE.get_or_init(|| genders(include_str!("../../data/titles.txt")));
    table.get(word.trim_end_matches('.').to_lowercase().as_str()).copied()
}

/// Whether the word is a title before names.
pub(crate) fn is_title(word: &str) -> bool {
    title(word).is_some()
}

const BODIES: &str = include_str!("../../data/bodies.txt");
const PEOPLE: &str = include_str!("../../data/people.txt");

/// The words of a table, or those of its "general:" lines only.
fn nouns(table: &'static str, general_only: bool) -> HashSet<&'static str> {
    let lines = table.lines().filter(|l| !l.starts_with('#'));
    let words = lines.filter_map(|line| match line.split_once(": ") {
        Some(("general", words)) => Some(words),
        Some((_, words)) => Some(words).filter(|_| !general_only),
        None => Some(line),
    });
    words.flat_map(str::split_whitespace).collect()
}

/// Whether the noun names a body.
pub(crate) fn is_body(noun: &str) -> bool {
    static TABLE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| nouns(BODIES, false)).contains(noun)
}

/// Whether the noun may stand for any body named before: "the company", but not "the ministry".
pub(super) fn is_general_body(noun: &str) -> bool {
    static TABLE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| nouns(BODIES, true)).contains(noun)
}

/// Whether the noun may stand for a country named before.
pub(super) fn is_state(noun: &str) -> bool {
    matches!(noun, "government" | "nation" | "kingdom" | "regime" | "republic" | "state")
}

/// Nouns of the affairs of states.
const POLITICAL: [&str; 23] = [
    "ambassador",
    "army",
    "border",
    "ceasefire",
    "chancellor",
    "coup",
    "diplomacy",
    "diplomat",
    "embassy",
    "envoy",
    "government",
    "invasion",
    "military",
    "minister",
    "ministry",
    "parliament",
    "peace",
    "premier",
    "regime",
    "sanction",
    "treaty",
    "troop",
    "war",
];

/// Whether the noun tells that a text is on the affairs of states.
pub(super) fn is_political(noun: &str) -> bool {
    POLITICAL.iter().any(|w| noun.eq_ignore_ascii_case(w))
}

/// Whether the noun is for one who leads a country: "the Norwegian *leader*".
pub(super) fn rules(noun: &str) -> bool {
    matches!(
        noun,
        "chancellor"
            | "dictator"
            | "emir"
            | "king"
            | "leader"
            | "minister"
            | "premier"
            | "president"
            | "queen"
            | "ruler"
    )
}

/// Whether the noun is for a paper that speaks for its author.
pub(super) fn is_paper(noun: &str) -> bool {
    matches!(
        noun,
        "analysis"
            | "announcement"
            | "assessment"
            | "complaint"
            | "document"
            | "filing"
            | "lawsuit"
            | "letter"
            | "mandate"
            | "memo"
            | "paper"
            | "report"
            | "statement"
            | "study"
            | "survey"
            | "website"
    )
}

/// Whether the noun is for one who leads a body.
pub(super) fn leads(noun: &str) -> bool {
    matches!(
        noun,
        "boss"
            | "ceo"
            | "chairman"
            | "chairwoman"
            | "chief"
            | "director"
            | "executive"
            | "head"
            | "leader"
            | "president"
    )
}

/// Whether the noun is for a person.
pub(crate) fn is_person(noun: &str) -> bool {
    static TABLE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let known = TABLE.get_or_init(|| nouns(PEOPLE, false)).contains(noun);
    known || title(noun).is_some() || leads(noun) || is_people(noun)
}

/// Whether the noun may stand for any person named before: "the footballer", but not "the suspect".
pub(super) fn is_general_person(noun: &str) -> bool {
    static TABLE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| nouns(PEOPLE, true)).contains(noun)
}

/// Whether the word names one of a people.
pub(super) fn is_people(word: &str) -> bool {
    static TABLE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    TABLE
        .get_or_init(|| nouns(include_str!("../../data/peoples.txt"), false))
        .contains(word.to_lowercase().as_str())
}
