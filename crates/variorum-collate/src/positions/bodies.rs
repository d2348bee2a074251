//! The body that a speaker speaks for: "the chief executive of Norsk Kraft", "a Labour spokesman".

use std::collections::HashMap;
use std::ops::Range;

use variorum_parse::{Doc, Token};
use variorum_statement::Statement;
use variorum_text::Span;
use variorum_value::Country;

use super::classes::{Class, is};
use crate::speakers::same_name;

/// Bodies whose members speak for them.
const TEAMS: &[&str] = &["club", "company", "crew", "party", "squad", "team", "union"];

/// Statements that begin to speak of one country when it is taken for the speaker's.
const SPOKEN_OF: usize = 2;

/// Tokens of a content among which its subject is looked for.
const LEAD: usize = 10;

/// Most tokens of a description beside a name.
const REACH: usize = 12;

/// The bodies of a text's speakers.
pub(crate) struct Bodies {
    by_speaker: HashMap<String, String>,
    /// The same in the order of the text, for a speaker under another form of the name.
    all: Vec<(String, String)>,
}

impl Bodies {
    pub fn of(doc: &Doc, statements: &[Statement]) -> Self {
        let mut seen: HashMap<&str, Described> = HashMap::new();
        let mut names: Vec<&str> = Vec::new();
        for statement in statements {
            let Some(speaker) = &statement.speaker else { continue };
            let known = seen.entry(&speaker.name).or_insert_with(|| {
                names.push(&speaker.name);
                // All statements of a speaker share one list of mentions.
                Described::of(doc, speaker.mentions.iter(), &speaker.name)
            });
            known.add(Described::of(doc, statement.source.iter(), &speaker.name));
            known.spoken_of.extend(statement.content.iter().filter_map(|c| first_country(doc, *c)));
        }
        let body = |name: &&str| Some(((*name).to_owned(), seen.get(name)?.body()?));
        let all: Vec<(String, String)> = names.iter().filter_map(body).collect();
        Self { by_speaker: all.iter().cloned().collect(), all }
    }

    pub fn body(&self, speaker: &str) -> Option<&str> {
        let alike = || self.all.iter().find(|(name, _)| same_name(name, speaker)).map(|(_, body)| body);
        self.by_speaker.get(speaker).or_else(alike).map(String::as_str)
    }
}

/// What a text says of a speaker.
#[derive(Default)]
struct Described {
    body: Option<String>,
    /// Whether one of the offices is of a state.
    of_state: bool,
    /// The country that each of the speaker's statements begins to speak of.
    spoken_of: Vec<Country>,
}

impl Described {
    fn of<'s>(doc: &Doc, spans: impl Iterator<Item = &'s Span>, speaker: &str) -> Self {
        let mut all = Self::default();
        for run in spans.map(|s| described(doc, *s)) {
            let office = doc.slice(run.clone()).find(|t| is(*t, Class::Office));
            all.of_state |= office
                .is_some_and(|t| is(t, Class::StateOffice) || t.lemma().eq_ignore_ascii_case("president"));
            all.body = all.body.or_else(|| body(doc, run, office?, speaker));
        }
        all
    }

    fn add(&mut self, other: Self) {
        self.of_state |= other.of_state;
        self.body = self.body.take().or(other.body);
    }

    /// The body by the description; else, of those who hold an office of a state, the country that they speak of most.
    fn body(&self) -> Option<String> {
        self.body.clone().or_else(|| {
            let count = |c: &Country| self.spoken_of.iter().filter(|o| *o == c).count();
            let most = self
                .spoken_of
                .iter()
                .filter(|_| self.of_state)
                .max_by_key(|c| (count(c), std::cmp::Reverse(c.code())))?;
            (count(most) >= SPOKEN_OF && count(most) * 2 > self.spoken_of.len())
                .then(|| most.name().to_owned())
        })
    }
}

/// The country that is the subject of a content.
fn first_country(doc: &Doc, content: Span) -> Option<Country> {
    let subject =
        doc.slice(doc.tokens_in(content)).take(LEAD).find(|t| matches!(t.dep(), "nsubj" | "nsubjpass"))?;
    Country::named(subject.text())
}

/// The tokens of a mention with the description before it and behind it.
fn described(doc: &Doc, mention: Span) -> Range<usize> {
    let tokens = doc.tokens_in(mention);
    let (Some(first), Some(last)) = (doc.token(tokens.start), doc.token(tokens.end.saturating_sub(1))) else {
        return tokens;
    };
    if first.pos() == "PRON" {
        return tokens.start..tokens.start;
    }
    let low = first.sentence().start.max(tokens.start.saturating_sub(REACH));
    let part = |t: &Token<'_>| matches!(t.pos(), "NOUN" | "PROPN" | "ADJ" | "PART" | "DET" | "NUM");
    let left = doc.slice(low..tokens.start).rev().take_while(part).count();
    let high = last.sentence().end.min(tokens.end + REACH);
    let comma = doc.token(tokens.end).is_some_and(|t| t.text() == ",");
    let described = |t: &Token<'_>| part(t) || matches!(t.pos(), "ADP" | "CCONJ") || t.dep() == "appos";
    let right = if comma { doc.slice(tokens.end + 1..high).take_while(described).count() + 1 } else { 0 };
    tokens.start - left..tokens.end + right
}

/// The body in a description that has an office in it; not the speaker's own name.
fn body(doc: &Doc, run: Range<usize>, office: Token<'_>, speaker: &str) -> Option<String> {
    let own = |words: &str| speaker.contains(words) || words.contains(speaker);
    let of_state = is(office, Class::StateOffice);
    let entities = doc.entities().partition_point(|e| e.tokens.end <= run.start);
    let inside = doc.entities().get(entities..)?.iter().take_while(|e| e.tokens.start < run.end);
    let bodies = inside.filter_map(|e| {
        let words = doc.span(e.tokens.clone()).of(doc.text());
        let country = Country::named(words).map(|c| c.name().to_owned());
        // "the U.K. International Trade Secretary" is no secretary of a body "International Trade".
        let label = &*e.label == "GPE" || &*e.label == "ORG" && !of_state;
        let name = country.or_else(|| (label && !own(words)).then(|| plain(words).to_owned()))?;
        Some((e.tokens.start.abs_diff(office.index()), name))
    });
    let nearest = bodies.min_by_key(|(distance, _)| *distance).map(|(_, name)| name);
    let country =
        || doc.slice(run.clone()).find_map(|t| Country::named(t.text())).map(|c| c.name().to_owned());
    nearest
        .or_else(country)
        .or_else(|| spoken_for(doc, office))
        .or_else(|| before(doc, office).filter(|_| !of_state))
}

/// The name before an office that stands alone: "a Kraftverk spokesman".
fn before(doc: &Doc, office: Token<'_>) -> Option<String> {
    if office.pos() != "NOUN" {
        return None;
    }
    let name = |t: &Token<'_>| t.pos() == "PROPN" && !is(*t, Class::Office);
    let count = doc.slice(office.sentence().start..office.index()).rev().take_while(name).count();
    let words = doc.span(office.index() - count..office.index());
    (count > 0).then(|| words.of(doc.text()).to_owned())
}

/// The phrase behind "a spokeswoman for".
fn spoken_for(doc: &Doc, office: Token<'_>) -> Option<String> {
    let spokes = office.lemma().to_lowercase().starts_with("spokes");
    let behind = office.children().find(|c| spokes && matches!(c.text(), "for" | "of"))?;
    let noun = behind.children().find(|c| c.dep() == "pobj")?;
    // The players of a team speak as the team.
    let of_team = noun.children().rfind(|c| c.dep() == "compound" && TEAMS.contains(&c.lemma()));
    let phrase = noun.subtree().start..of_team.unwrap_or(noun).index() + 1;
    Some(plain(doc.span(phrase).of(doc.text())).to_owned())
}

/// A name without article and possessive ending.
pub(super) fn plain(name: &str) -> &str {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    name.trim_end_matches("’s").trim_end_matches("'s")
}
