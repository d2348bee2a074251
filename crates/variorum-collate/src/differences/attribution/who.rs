//! Who a statement is from, as far as its source can be held against that of another page.

use variorum_parse::Token;
use variorum_statement::Statement;
use variorum_text::Span;

use super::statement;
use crate::Source;
use crate::differences::Story;
use crate::provenance::medium;
use crate::segment::Segment;
use crate::speakers::same_name;

/// Nouns of those who speak for or of somebody, each with the one that stands for all that may be one person. Own compilation.
#[rustfmt::skip]
const RELATIONS: &[(&str, &str)] = &[
    ("wife", "spouse"), ("husband", "spouse"), ("spouse", "spouse"), ("widow", "spouse"), ("widower", "spouse"),
    ("partner", "partner"), ("girlfriend", "partner"), ("boyfriend", "partner"), ("fiancé", "partner"), ("fiancée", "partner"),
    ("father", "parent"), ("mother", "parent"), ("parent", "parent"), ("son", "child"), ("daughter", "child"),
    ("brother", "sibling"), ("sister", "sibling"), ("family", "family"), ("relative", "family"), ("friend", "friend"),
    ("rep", "agent"), ("representative", "agent"), ("agent", "agent"), ("publicist", "agent"), ("spokesman", "agent"),
    ("spokeswoman", "agent"), ("spokesperson", "agent"), ("lawyer", "lawyer"), ("attorney", "lawyer"),
    ("solicitor", "lawyer"), ("doctor", "doctor"), ("surgeon", "doctor"), ("neighbor", "neighbor"),
    ("neighbour", "neighbor"), ("witness", "witness"), ("prosecutor", "prosecutor"),
];

/// Who says something.
#[derive(Clone, Debug, PartialEq)]
enum Who<'a> {
    /// By the full name of a person that stands in the source.
    Person(&'a str),
    /// A paper, broadcaster or agency.
    Medium(&'static str),
    /// What somebody without a full name is to another.
    Relation(&'static str),
}

impl Who<'_> {
    /// Whether what a segment tells is itself from somebody of this relation.
    fn tells_in(&self, story: &Story<'_>, segment: &Segment) -> bool {
        let Who::Relation(noun) = self else { return false };
        let words = story.sources.get(segment.witness).map(|s| s.doc.slice(segment.tokens.clone()));
        words.into_iter().flatten().any(|t| relation(t) == Some(noun))
    }

    /// Whether it is a name of which another is the first letters.
    fn is_called(&self, short: &str) -> bool {
        matches!(self, Who::Person(name) if is_short(short, name))
    }
}

/// Whether the sources of two statements are two, whatever stands before and behind them.
pub(super) fn are_others(story: &Story<'_>, a: &Segment, b: &Segment) -> bool {
    let (Some(x), Some(y)) = (who(story, a), who(story, b)) else { return false };
    // "witnesses told police that she ran, the chief said" is from the witnesses, too.
    if x.tells_in(story, b) || y.tells_in(story, a) {
        return false;
    }
    match (&x, &y) {
        // "the Scot" and "the Briton" may be one man.
        (Who::Person(p), Who::Person(q)) => !same_name(p, q) && !names(story, a, q) && !names(story, b, p),
        (Who::Medium(p), Who::Medium(q)) => !same_name(p, q) && !is_short(p, q) && !is_short(q, p),
        (Who::Relation(p), Who::Relation(q)) => p != q,
        (Who::Person(name), Who::Relation(noun)) | (Who::Relation(noun), Who::Person(name)) => {
            ![a, b].iter().any(|s| story.sources.get(s.witness).is_some_and(|t| is_called(t, name, noun)))
        }
        // What a paper reports it may have from the other.
        (Who::Medium(name), other) => !mentions(story, b, name) && !other.is_called(name),
        (other, Who::Medium(name)) => !mentions(story, a, name) && !other.is_called(name),
    }
}

fn who<'a>(story: &Story<'a>, segment: &Segment) -> Option<Who<'a>> {
    let source = story.sources.get(segment.witness)?;
    let statement = statement(story, segment)?;
    let text = source.doc.text();
    // A source in another paragraph may be that of other words.
    let beside = |s: &&Span| {
        let (from, to) = (s.end().min(segment.span.end()), s.start().max(segment.span.start()));
        !text.get(from..to).unwrap_or_default().contains('\n')
    };
    let span = *statement.source.iter().find(beside)?;
    let tokens = source.doc.tokens_in(span);
    let head =
        source.doc.slice(tokens.clone()).find(|t| t.is_root() || !tokens.contains(&t.head().index()))?;
    if let Some(relation) = relation(head) {
        return Some(Who::Relation(relation));
    }
    if let Some(name) = medium(span.of(text)) {
        return Some(Who::Medium(name));
    }
    person(source, statement, span).map(Who::Person)
}

fn relation(noun: Token<'_>) -> Option<&'static str> {
    RELATIONS.iter().find(|(word, _)| *word == noun.lemma()).map(|(_, relation)| *relation)
}

/// The full name of a speaker of whom the source names a part: not left to a pronoun or to what stands before, and no body,
/// for which a person may speak.
fn person<'a>(source: &'a Source, statement: &'a Statement, span: Span) -> Option<&'a str> {
    let name = statement.speaker.as_ref().filter(|s| s.named)?.name.trim();
    let people = || source.doc.entities().iter().filter(|e| &*e.label == "PERSON");
    let is_person = people().any(|e| source.doc.span(e.tokens.clone()).overlaps(span));
    (name.contains(' ') && is_person && same_name(span.of(source.doc.text()), name)).then_some(name)
}

/// Whether the source of a segment has the last part of a name.
fn names(story: &Story<'_>, segment: &Segment, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    let Some(source) = story.sources.get(segment.witness) else { return false };
    let spans = statement(story, segment).into_iter().flat_map(|s| &s.source);
    spans.into_iter().any(|s| s.of(source.doc.text()).contains(last))
}

/// Whether the sentence of a segment has a name.
fn mentions(story: &Story<'_>, segment: &Segment, name: &str) -> bool {
    let Some(source) = story.sources.get(segment.witness) else { return false };
    let text = source.doc.text();
    let start = text.get(..segment.span.start()).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let end = text.get(segment.span.end()..).and_then(|t| t.find('\n'));
    let end = end.map_or(text.len(), |i| segment.span.end() + i);
    text.get(start..end).unwrap_or_default().contains(name)
}

/// Words between what somebody is called and their name, at most.
const BESIDE: usize = 3;

/// Whether a page puts a noun of the same relation beside a part of a name.
fn is_called(source: &Source, name: &str, called: &str) -> bool {
    let nouns = source.doc.tokens().filter(|t| relation(*t) == Some(called));
    let near = |t: Token<'_>| t.index().saturating_sub(BESIDE)..t.index() + BESIDE + 1;
    let part = |t: Token<'_>| t.tag() == "NNP" && name.split(' ').any(|part| part == t.text());
    nouns.into_iter().any(|t| source.doc.slice(near(t)).any(part))
}

/// Whether a name is the first letters of the other, or has them: "the HP agency" for "Harwick Press".
fn is_short(short: &str, long: &str) -> bool {
    let first = long.split(' ').filter_map(|w| w.chars().next());
    let letters: String = first.filter(|c| c.is_uppercase()).collect();
    let capitals = |w: &str| w.len() > 1 && w.chars().all(char::is_uppercase);
    short.split(' ').any(|w| capitals(w) && letters.contains(w))
}
