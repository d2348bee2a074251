//! Whose stance a clause is.

use variorum_parse::{Doc, Entity, Token};
use variorum_statement::{Kind, Speaker, Statement};
use variorum_value::Country;

use super::bodies::{Bodies, plain};
use super::classes::{Class, is};
use super::clause::subject;
use super::lexicon::{Force, stance_of};
use super::name;
use crate::Stance;

/// Pronouns by which speakers mean themselves in their own words, and in a report.
const QUOTED_SELF: &[&str] = &["i", "we"];
const REPORTED_SELF: &[&str] = &["he", "she", "it", "they"];

/// Verbs of what is so, and not done: a bridge that "will stay closed" has no stance. Own compilation.
const STATES: &[&str] = &["be", "become", "lie", "remain", "stand", "stay"];

/// A statement with its speaker and the body that the speaker speaks for.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub statement: &'a Statement,
    pub speaker: &'a Speaker,
    pub body: Option<&'a str>,
    /// Whether the speaker is a body.
    is_body: bool,
}

impl<'a> Said<'a> {
    pub fn new(doc: &Doc, statement: &'a Statement, bodies: &'a Bodies) -> Option<Self> {
        let speaker = statement.speaker.as_ref()?;
        let mention = statement.source.first().or(speaker.mentions.first());
        let last = mention.map(|m| doc.tokens_in(*m).end.saturating_sub(1)).and_then(|i| doc.token(i));
        let label = last.and_then(|t| entity(doc, t)).map(|e| &*e.label);
        let is_body = matches!(label, Some("ORG" | "GPE")) || Country::named(&speaker.name).is_some();
        Some(Self { statement, speaker, body: bodies.body(&speaker.name), is_body })
    }

    /// Whether the speaker is, or speaks for, more than one.
    fn is_several(self) -> bool {
        let plural =
            !self.speaker.named && self.speaker.name.split(' ').any(|w| w.ends_with('s') || w == "people");
        self.is_body || self.body.is_some() || plural
    }

    /// Who "we" are.
    fn we(self) -> String {
        self.body.map_or_else(|| self.own(), str::to_owned)
    }

    pub fn own(self) -> String {
        name(self.speaker)
    }

    /// Whether a phrase stands for the body that the speaker speaks for or is.
    fn means_body(self, noun: Token<'_>) -> bool {
        let general = is(noun, Class::Body);
        let article = |c: &Token<'_>| {
            matches!(c.text().to_lowercase().as_str(), "the" | "our" | "his" | "her" | "its" | "their")
        };
        let bare = noun.children().all(|c| !matches!(c.dep(), "amod" | "compound" | "prep" | "relcl"));
        general && bare && (self.is_body || self.body.is_some()) && noun.children().any(|c| article(&c))
    }
}

/// Endings of such nouns, and the nouns that end so and yet stand for people.
const NO_HOLDER_ENDINGS: &[&str] = &["tion", "sion", "ment", "ness", "ism", "ity", "ship", "down"];

/// Whether a speaker can hold a position, as a name or a person can, and a lockdown cannot.
pub(super) fn holds(speaker: &Speaker) -> bool {
    let head = speaker.name.split([',', '(']).next().unwrap_or_default();
    let head = head.split(" of ").next().unwrap_or_default();
    let head = head.split(" with ").next().unwrap_or_default();
    let last = head.split_whitespace().last().unwrap_or_default().trim_end_matches('s').to_lowercase();
    let people = Class::Holder.has(&last);
    let thing = Class::Thing.has(&last) || NO_HOLDER_ENDINGS.iter().any(|e| last.ends_with(e));
    let clause = speaker.name.contains(" said ");
    speaker.named || !clause && (people || !thing)
}

/// Whose stance a clause is: the speaker's, or that of the subject where it is a country, a body or a person by name.
pub(super) fn holder(
    doc: &Doc,
    verb: Token<'_>,
    said: Said<'_>,
    stance: Stance,
    main: bool,
) -> Option<String> {
    // "they oppose it" is the subject's, "it is a mistake" the speaker's.
    let by_subject = [Force::Firm, Force::Announced].iter().any(|f| stance_of(verb, *f) == Some(stance));
    match stance {
        _ if by_subject => {}
        Stance::Claims | Stance::Demands => return Some(said.own()),
        Stance::Supports | Stance::Opposes => {
            return Some(if means_we(verb) { said.we() } else { said.own() });
        }
        Stance::Denies => return Some(denier(doc, verb, said)),
        _ => {}
    }
    if let Some(country) = doing(verb) {
        return Some(country);
    }
    let Some(subject) = subject(verb) else {
        // "to sell the yard", behind "vowed".
        return Some(by_source(doc, said).unwrap_or_else(|| said.own()));
    };
    if let Some(own) = own(doc, subject, said) {
        return Some(own);
    }
    let acts = !STATES.contains(&verb.lemma());
    let by_name = country(subject).or_else(|| named(doc, subject).filter(|_| acts));
    by_name.or_else(|| government(doc, subject)).or_else(|| {
        // What will be done, is not planned, not envisaged: by the speaker, where no one is named.
        let passive = verb.children().any(|c| c.dep() == "auxpass");
        let agent = verb.children().any(|c| c.dep() == "agent");
        let open = matches!(stance, Stance::WillNot | Stance::Undecided);
        (main && passive && !agent && (said.body.is_some() || open && !said.statement.source.is_empty()))
            .then(|| said.we())
    })
}

/// The speaker or the speaker's body, where a subject is one of them.
fn own(doc: &Doc, subject: Token<'_>, said: Said<'_>) -> Option<String> {
    let word = subject.text().to_lowercase();
    let quoted = said.statement.kind == Kind::Direct || matches!(&*word, "i" | "we");
    let pronouns = if quoted { QUOTED_SELF } else { REPORTED_SELF };
    if pronouns.contains(&word.as_str()) {
        return match &*word {
            "they" | "it" if !said.is_several() => None,
            "we" | "they" | "it" => Some(said.we()),
            _ => Some(by_source(doc, said).unwrap_or_else(|| said.own())),
        };
    }
    said.means_body(subject).then(|| said.we())
}

/// "the company has not been barred": what is denied of the speaker's body.
pub(super) fn denies_own(verb: Token<'_>, said: Said<'_>) -> bool {
    let perfect = verb.children().any(|c| c.dep() == "aux" && c.lemma() == "have");
    let passive = verb.children().any(|c| c.dep() == "auxpass");
    let of_body = |s: Token<'_>| means_we(verb) || said.means_body(s);
    perfect && passive && subject(verb).is_some_and(of_body)
}

fn means_we(verb: Token<'_>) -> bool {
    subject(verb).is_some_and(|s| s.text().eq_ignore_ascii_case("we"))
}

/// Who denies: the body, where what is denied is said of it.
fn denier(doc: &Doc, verb: Token<'_>, said: Said<'_>) -> String {
    let of_body = subject(verb).is_some_and(|s| {
        let by_name = country(s).or_else(|| named(doc, s));
        means_we(verb) || said.means_body(s) || by_name.is_some_and(|n| Some(&*n) == said.body)
    });
    if of_body { said.we() } else { said.own() }
}

/// The country that a statement's source is.
fn by_source(doc: &Doc, said: Said<'_>) -> Option<String> {
    let source = said.statement.source.first()?.of(doc.text());
    Country::named(source).map(|c| c.name().to_owned())
}

/// "Norway’s participation", "participation by Norway", as subject or object.
fn doing(verb: Token<'_>) -> Option<String> {
    let mut nouns = verb.children().filter(|c| matches!(c.dep(), "nsubjpass" | "nsubj" | "dobj"));
    let noun = nouns.find(|n| is(*n, Class::Doing))?;
    let by = noun.children().filter(|c| c.lemma() == "by").flat_map(|c| c.children().collect::<Vec<_>>());
    let mut of = noun.children().filter(|c| c.dep() == "poss").chain(by);
    of.find_map(|t| Country::named(t.text())).map(|c| c.name().to_owned())
}

/// "the federal government", as it stands.
fn government(doc: &Doc, subject: Token<'_>) -> Option<String> {
    let article = subject.children().any(|c| c.dep() == "det" && c.text().eq_ignore_ascii_case("the"));
    let phrase = doc.span(subject.subtree().start..subject.index() + 1);
    let is = matches!(subject.lemma(), "government" | "administration" | "ministry" | "parliament");
    (article && is).then(|| plain(phrase.of(doc.text())).to_owned())
}

/// The country that a subject is, or whose government it is.
pub(super) fn country(subject: Token<'_>) -> Option<String> {
    let government = is(subject, Class::Government);
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

/// A body that was named before, by its noun: "the club".
pub(super) fn body(doc: &Doc, subject: Token<'_>) -> Option<String> {
    let noun = subject.lemma().to_lowercase();
    let article = subject.children().any(|c| c.text().eq_ignore_ascii_case("the"));
    let bare = subject.children().all(|c| !matches!(c.dep(), "amod" | "compound" | "prep" | "relcl"));
    if !(article && bare && Class::Body.has(&noun)) {
        return None;
    }
    let before = doc.entities().partition_point(|e| e.tokens.end <= subject.index());
    let ends = |words: &str| words.to_lowercase().ends_with(&noun);
    let mut named = doc.entities().get(..before)?.iter().rev().filter(|e| &*e.label == "ORG");
    named.find_map(|e| {
        let words = doc.span(e.tokens.clone()).of(doc.text());
        ends(words).then(|| plain(words).to_owned())
    })
}

fn entity<'d>(doc: &'d Doc, token: Token<'_>) -> Option<&'d Entity> {
    let at = doc.entities().partition_point(|e| e.tokens.end <= token.index());
    doc.entities().get(at).filter(|e| e.tokens.contains(&token.index()))
}

/// The name that a subject is.
pub(super) fn named(doc: &Doc, subject: Token<'_>) -> Option<String> {
    let entity = entity(doc, subject)?;
    let is_name =
        matches!(&*entity.label, "PERSON" | "ORG" | "GPE") && entity.tokens.end == subject.index() + 1;
    is_name.then(|| plain(doc.span(entity.tokens.clone()).of(doc.text())).to_owned())
}
