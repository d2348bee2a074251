//! Whom a witness names as its own source.

mod credits;
mod media;

use variorum_parse::{Doc, Entity, Token};
use variorum_text::Span;
use variorum_value::Country;

use crate::collate::on_page;
use crate::speakers::same_name;
use crate::{Provenance, Source, WitnessId};
use credits::{credits, credits_picture};
use media::{DOCUMENTS, KINDS, NEWS, RESEARCH, Sort};

/// A mention of a medium.
struct Mention {
    tokens: std::ops::Range<usize>,
    name: String,
    /// Whether it is a source as it stands, as a news agency is wherever it is named.
    agency: bool,
}

/// The sources that a witness names, each once: media in the order of the text, documents, then what the lines beside the
/// article credit.
pub(crate) fn provenance(witness: WitnessId, source: &Source) -> Vec<Provenance> {
    let doc = &source.doc;
    let own = source.article.metadata.outlet.as_deref();
    let mut found: Vec<Provenance> = Vec::new();
    let mut add = |name: String, evidence: Vec<Span>| {
        if own.is_some_and(|o| is_own(o, &name)) {
            return;
        }
        match found.iter_mut().find(|p| same_name(&p.cites, &name)) {
            Some(known) => known.evidence.extend(evidence),
            None => found.push(Provenance { witness, cites: name, evidence }),
        }
    };
    for mention in mentions(doc).into_iter().chain(documents(source)) {
        let line = line_around(doc.text(), doc.span(mention.tokens.clone()));
        let cited = mention.agency || is_cited(doc, &mention.tokens);
        if cited && !credits_picture_in(line) && !is_headline(line) {
            add(mention.name, on_page(source, &[doc.span(mention.tokens)]));
        }
    }
    for (name, span) in credits(&source.article) {
        add(name, vec![span]);
    }
    found
}

/// Whether a source is a news agency.
pub(crate) fn is_agency(cites: &str) -> bool {
    media::begins_with(cites).is_some_and(|(name, sort)| name.len() == cites.len() && sort == Sort::Agency)
}

/// The first paper, broadcaster or agency that a text names.
pub(crate) fn medium(text: &str) -> Option<&'static str> {
    let words = text
        .char_indices()
        .filter(|(i, _)| !text.get(..*i).is_some_and(|t| t.ends_with(char::is_alphanumeric)));
    words.into_iter().find_map(|(i, _)| media::begins_with(text.get(i..)?)).map(|(name, _)| name)
}

/// Whether a name is that of the outlet itself: "the Guardian", "Bloomberg.com".
fn is_own(outlet: &str, name: &str) -> bool {
    let plain = |s: &str| {
        let lower = s.to_lowercase();
        let bare = lower.trim_start_matches("www.").trim_start_matches("the ");
        let bare = bare.split(['.', '|']).next().unwrap_or(bare).trim();
        bare.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    plain(outlet) == plain(name)
}

/// The line that a span begins in.
fn line_around(text: &str, span: Span) -> &str {
    let start = text.get(..span.start()).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(span.start()..).and_then(|t| t.find('\n')).map_or(text.len(), |at| span.start() + at);
    text.get(start..end).unwrap_or_default()
}

/// Words of a short line that may credit a picture.
const CAPTION: usize = 15;

fn credits_picture_in(line: &str) -> bool {
    line.split_whitespace().count() <= CAPTION && credits_picture(line)
}

/// "Yard To Close, Says Minister (Reuters)": a headline of another page, with where it stands.
fn is_headline(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| c.is_whitespace()).strip_suffix(')');
    let Some((words, _)) = bare.and_then(|l| l.rsplit_once('(')) else { return false };
    let long = || words.split_whitespace().filter(|w| w.chars().count() > 3);
    let capital = long().filter(|w| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())).count();
    let stop = words.trim_end().ends_with(['.', '”', '"', '!']);
    !stop && long().count() > 3 && capital * 4 >= long().count() * 3
}

fn mentions(doc: &Doc) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let named = listed(doc, at).or_else(|| quoted_by(doc, at));
        let mention = named.or_else(|| described(doc, at)).or_else(|| research(doc, at));
        at = mention.as_ref().map_or(at + 1, |m| m.tokens.end);
        found.extend(mention);
    }
    found
}

/// Documents that statements are taken from, where it is said which: "a study of the ministry suggested".
fn documents(source: &Source) -> Vec<Mention> {
    let doc = &source.doc;
    let mut found = Vec::new();
    for span in source.statements.iter().flat_map(|s| &s.source) {
        let tokens = doc.tokens_in(*span);
        let is_document = |t: &Token<'_>| DOCUMENTS.contains(&t.lemma().to_lowercase().as_str());
        let Some(noun) = doc.slice(tokens.clone()).find(is_document) else { continue };
        let left = noun.subtree().start.max(tokens.start);
        let small = |t: &Token<'_>| matches!(t.pos(), "DET" | "PRON" | "NUM") || GENERAL.contains(&t.lemma());
        let first = doc.slice(left..noun.index()).find(|t| !small(t)).map_or(noun.index(), |t| t.index());
        let named = |e: &&Entity| noun.subtree().contains(&e.tokens.start) && &*e.label == "ORG";
        let at = doc.entities().partition_point(|e| e.tokens.end <= noun.index());
        let by = doc.entities().get(at..).and_then(|e| e.iter().take(2).find(named));
        let end = by.map_or(noun.index() + 1, |e| e.tokens.end);
        if first == noun.index() && by.is_none() {
            continue;
        }
        let tokens = first..end;
        found.push(Mention {
            name: doc.span(tokens.clone()).of(doc.text()).to_owned(),
            tokens,
            agency: true,
        });
    }
    found
}

/// Adjectives that do not tell which document.
const GENERAL: &[&str] = &["new", "recent", "late", "same", "other", "previous", "early", "full", "own"];

/// An agency or outlet of the table, by its longest name.
fn listed(doc: &Doc, at: usize) -> Option<Mention> {
    let start = doc.token(at)?.span().start();
    let (name, sort) = media::begins_with(doc.text().get(start..)?)?;
    let tokens = doc.tokens_in(Span::new(start, start + name.len()));
    let whole = doc.span(tokens.clone()).len() == name.len();
    whole.then(|| Mention { tokens, name: name.to_owned(), agency: sort == Sort::Agency })
}

/// "local radio stations", "a Norwegian news channel", "the Danish TV station TV2".
fn described(doc: &Doc, at: usize) -> Option<Mention> {
    let start = doc.token(at)?;
    let modifier = |t: &Token<'_>| matches!(t.pos(), "ADJ" | "NOUN" | "PROPN") && t.dep() != "appos";
    if !modifier(&start) || start.previous().is_some_and(|p| p.pos() == "PROPN" && modifier(&p)) {
        return None;
    }
    let run: Vec<Token<'_>> = doc.slice(at..at + 6).take_while(modifier).collect();
    let word = |t: &Token<'_>| t.lemma().to_lowercase();
    let wire = |i: usize| i > 0 && run.get(i - 1).is_some_and(|t| NEWS.contains(&word(t).as_str()));
    let is_kind =
        |(i, t): (usize, &Token<'_>)| KINDS.contains(&word(t).as_str()) || word(t) == "agency" && wire(i);
    let kind = run.iter().enumerate().rev().find(|x| is_kind(*x)).map(|(i, _)| i)?;
    // A name behind the kind of medium is the name; else the whole phrase is all there is.
    let name: Vec<_> = run.iter().skip(kind + 1).take_while(|t| t.pos() == "PROPN").collect();
    let (first, last) = match (name.first(), name.last()) {
        (Some(a), Some(b)) => (a.index(), b.index()),
        _ if kind > 0 => (at, at + kind),
        _ => return None,
    };
    let tokens = first..last + 1;
    Some(Mention { name: doc.span(tokens.clone()).of(doc.text()).to_owned(), tokens, agency: false })
}

/// A name behind "quoted by", "reported by", "a report in".
fn quoted_by(doc: &Doc, at: usize) -> Option<Mention> {
    let named =
        |e: &&Entity| e.tokens.start == at && matches!(&*e.label, "ORG" | "GPE" | "PERSON" | "WORK_OF_ART");
    let entity = doc.entities().iter().find(named)?;
    let before: Vec<String> = doc.slice(at.saturating_sub(2)..at).map(|t| t.text().to_lowercase()).collect();
    let [first, second] = &before[..] else { return None };
    let cited = QUOTED_BY.iter().any(|(a, b)| a == first && b == second);
    let name = doc.span(entity.tokens.clone()).of(doc.text()).to_owned();
    (cited && Country::named(&name).is_none()).then_some(Mention {
        name,
        tokens: entity.tokens.clone(),
        agency: true,
    })
}

/// Two words before a name that make it a source.
const QUOTED_BY: &[(&str, &str)] = &[
    ("quoted", "by"),
    ("cited", "by"),
    ("reported", "by"),
    ("report", "in"),
    ("report", "by"),
    ("published", "by"),
];

/// A body that counts or studies, behind "according to" or before "figures show".
fn research(doc: &Doc, at: usize) -> Option<Mention> {
    let entity = doc.entities().iter().find(|e| e.tokens.start == at && &*e.label == "ORG")?;
    let name = doc.span(entity.tokens.clone()).of(doc.text());
    // A centre of two words may be a shop.
    let words = name.split(' ').count();
    let counts =
        name.split(' ').any(|w| RESEARCH.contains(&w) && (words > 2 || !matches!(w, "Centre" | "Center")));
    let mut before = doc.slice(at.saturating_sub(5)..at);
    let according = before.any(|t| t.text().eq_ignore_ascii_case("according"));
    let mut after = doc.slice(entity.tokens.end..entity.tokens.end + 3);
    let shows = after.any(|t| COUNTS.contains(&t.lemma().to_lowercase().as_str()));
    let name = name.strip_prefix("the ").unwrap_or(name).to_owned();
    (counts && (according || shows)).then_some(Mention { tokens: entity.tokens.clone(), name, agency: true })
}

/// What a body that counts shows.
const COUNTS: &[&str] = &["count", "tally", "figure", "data", "statistic", "survey", "study"];

/// Whether the words around a mention make it a source: told to it, reported by it, an interview on it.
fn is_cited(doc: &Doc, tokens: &std::ops::Range<usize>) -> bool {
    let near = |range: std::ops::Range<usize>, list: &[&str]| {
        doc.slice(range).any(|t| list.contains(&t.lemma().to_lowercase().as_str()))
    };
    let Some(first) = doc.token(tokens.start) else { return false };
    let sentence = first.sentence();
    let before = sentence.start.max(tokens.start.saturating_sub(9))..tokens.start;
    let after = tokens.end..sentence.end.min(tokens.end + 4);
    let open = first.previous().is_some_and(|t| matches!(t.text(), "(" | "—" | "–" | "/" | "©" | "|"));
    let closed =
        doc.token(tokens.end).is_none_or(|t| matches!(t.text(), ")" | "/" | "|") || t.pos() == "SPACE");
    // "she said on Kanal Dva’s breakfast show".
    let on = first.previous().is_some_and(|t| matches!(t.text(), "on" | "to"))
        && near(sentence.start.max(tokens.start.saturating_sub(4))..tokens.start, SAID);
    near(before, TOLD) || near(after, REPORTS) || on || open && closed
}

/// Words before a medium that make it a source. Own compilation.
const TOLD: &[&str] = &[
    "tell",
    "told",
    "interview",
    "speak",
    "accord",
    "according",
    "report",
    "quote",
    "cite",
    "publish",
    "air",
    "broadcast",
    "appear",
    "by",
    "via",
];

/// Words before "on" or "to" and a medium.
const SAID: &[&str] = &["say", "appear", "speak", "talk", "write"];

/// Words behind it.
const REPORTS: &[&str] = &["report", "say", "quote", "publish", "reveal", "show", "write", "interview"];

/// The spans of a doc where a medium is named; for telling speakers from sources.
#[cfg(test)]
fn names(doc: &Doc) -> Vec<Span> {
    mentions(doc).into_iter().map(|m| doc.span(m.tokens)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_parse::Annotation;

    /// Words split at spaces: capitals are names, the words of the tables nouns.
    fn doc(text: &str) -> Doc {
        let mut at = 0;
        let rows: Vec<_> = text
            .split(' ')
            .map(|word| {
                let span = Span::new(at, at + word.len());
                at = span.end() + 1;
                let pos = if word.starts_with(char::is_uppercase) {
                    "PROPN"
                } else if KINDS.contains(&word) || word == "local" {
                    "NOUN"
                } else {
                    "X"
                };
                Annotation { span, pos, lemma: word.trim_end_matches('s'), ..Default::default() }
            })
            .collect();
        Doc::from_annotations(text, &rows, vec![]).unwrap()
    }

    #[test]
    fn agencies_outlets_and_described_media_are_mentions() {
        let text = "she told Sky News and local television and Reuters and the station Kanal Dva";
        let d = doc(text);
        let found: Vec<&str> = names(&d).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["Sky News", "local television", "Reuters", "Kanal Dva"]);
    }

    #[test]
    fn a_medium_is_a_source_where_it_was_told() {
        let d = doc("he told Sky News");
        assert!(is_cited(&d, &(2..4)));
        let d = doc("he bought Sky News");
        assert!(!is_cited(&d, &(2..4)));
    }
}
