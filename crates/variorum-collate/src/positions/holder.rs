use variorum_parse::{Doc, Token};
use variorum_statement::{Kind, Speaker, Statement};
use variorum_value::Country;

use crate::Stance;

/// Pronouns by which speakers mean themselves in their own words, and in a report.
const QUOTED_SELF: &[&str] = &["i", "we"];
const REPORTED_SELF: &[&str] = &["he", "she", "it", "they"];

/// Nouns that with a country's name stand for its government. Own compilation.
const GOVERNMENTS: &[&str] = &[
    "government",
    "side",
    "administration",
    "authority",
    "authorities",
    "leadership",
    "official",
    "state",
    "army",
    "troop",
    "force",
    "president",
    "ministry",
    "parliament",
];

/// Nouns of what is done, with a country's name: its doing.
const DOINGS: &[&str] = &[
    "participation",
    "involvement",
    "deployment",
    "contribution",
    "membership",
    "withdrawal",
    "support",
    "presence",
];

/// Verbs of what is so, and not done: a bridge that "will stay closed" has no stance. Own compilation.
const STATES: &[&str] = &["be", "become", "lie", "remain", "stand", "stay"];

/// Whose stance a clause is: the speaker's, or that of the subject where it is a country, a body or a person by name.
pub(super) fn holder(
    doc: &Doc,
    root: Token<'_>,
    statement: &Statement,
    speaker: &Speaker,
    stance: Stance,
) -> Option<String> {
    let own = !matches!(stance, Stance::Will | Stance::WillNot | Stance::Undecided);
    if own {
        return Some(speaker.name.clone());
    }
    if let Some(country) = doing(root) {
        return Some(country);
    }
    let Some(subject) = root.children().find(|c| matches!(c.dep(), "nsubj" | "nsubjpass")) else {
        // "to sell the yard", behind "vowed".
        return Some(by_source(doc, statement).unwrap_or_else(|| speaker.name.clone()));
    };
    let word = subject.text().to_lowercase();
    let pronouns = if statement.kind == Kind::Direct { QUOTED_SELF } else { REPORTED_SELF };
    if pronouns.contains(&word.as_str()) {
        return Some(by_source(doc, statement).unwrap_or_else(|| speaker.name.clone()));
    }
    let acts = !STATES.contains(&root.lemma());
    country(subject).or_else(|| named(doc, subject).filter(|_| acts)).or_else(|| {
        // What is not planned, not envisaged: by the speaker, where no one is named.
        let passive = stance == Stance::WillNot && root.children().any(|c| c.dep() == "auxpass");
        passive.then(|| speaker.name.clone())
    })
}

/// The country that a statement's source is.
fn by_source(doc: &Doc, statement: &Statement) -> Option<String> {
    let source = statement.source.first()?.of(doc.text());
    Country::named(source).map(|c| c.name().to_owned())
}

/// "Norway’s participation", "participation by Norway", as subject or object.
fn doing(root: Token<'_>) -> Option<String> {
    let mut nouns = root.children().filter(|c| matches!(c.dep(), "nsubjpass" | "nsubj" | "dobj"));
    let noun = nouns.find(|n| DOINGS.contains(&n.lemma().to_lowercase().as_str()))?;
    let by = noun.children().filter(|c| c.lemma() == "by").flat_map(|c| c.children().collect::<Vec<_>>());
    let mut of = noun.children().filter(|c| c.dep() == "poss").chain(by);
    of.find_map(|t| Country::named(t.text())).map(|c| c.name().to_owned())
}

/// The country that a subject is, or whose government it is.
fn country(subject: Token<'_>) -> Option<String> {
    let government = GOVERNMENTS.contains(&subject.lemma().to_lowercase().as_str());
    let mut names =
        subject.children().filter(|c| government && matches!(c.dep(), "amod" | "compound" | "poss"));
    let own = Country::named(subject.text()).or_else(|| names.find_map(|c| Country::named(c.text())));
    let whole = || {
        let compound: Vec<&str> =
            subject.children().filter(|c| c.dep() == "compound").map(|c| c.text()).collect();
        Country::named(&format!("{} {}", compound.join(" "), subject.text()))
    };
    own.or_else(whole).map(|c| c.name().to_owned())
}

/// The name that a subject is.
fn named(doc: &Doc, subject: Token<'_>) -> Option<String> {
    let entity = doc.entities().iter().find(|e| e.tokens.contains(&subject.index()))?;
    let is_name =
        matches!(&*entity.label, "PERSON" | "ORG" | "GPE") && entity.tokens.end == subject.index() + 1;
    let words = doc.span(entity.tokens.clone()).of(doc.text());
    is_name.then(|| words.trim_start_matches("the ").trim_end_matches("’s").trim_end_matches("'s").to_owned())
}
