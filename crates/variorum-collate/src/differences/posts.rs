//! The post that two witnesses give one person: "sporting director Ana Novak", "Ana Novak, the chief football officer".

use std::collections::BTreeMap;

use variorum_parse::{Doc, Token};
use variorum_text::Span;

use super::attribution::statement;
use super::{ALL_PAIRS, Finding, Story, of_kind, two_by_two};
use crate::segment::Segment;
use crate::speakers::{parts, same_name};
use crate::{Difference, DifferenceKind};

/// Nouns of posts, each with the one that stands for all that news texts put for one another. Own compilation.
#[rustfmt::skip]
const POSTS: &[(&str, &str)] = &[
    ("president", "president"), ("director", "director"), ("officer", "officer"), ("executive", "ceo"), ("ceo", "ceo"),
    ("chairman", "chair"), ("chairwoman", "chair"), ("chairperson", "chair"), ("chair", "chair"), ("manager", "manager"),
    ("coach", "manager"), ("secretary", "secretary"), ("minister", "minister"), ("premier", "minister"),
    ("commissioner", "commissioner"), ("governor", "governor"), ("mayor", "mayor"), ("ambassador", "ambassador"),
    ("envoy", "ambassador"), ("treasurer", "treasurer"), ("chancellor", "chancellor"), ("prosecutor", "prosecutor"),
    ("attorney", "attorney"), ("counsel", "attorney"), ("judge", "judge"), ("justice", "judge"), ("general", "general"),
    ("colonel", "colonel"), ("captain", "captain"), ("lieutenant", "lieutenant"),
    ("sergeant", "sergeant"), ("corporal", "corporal"), ("admiral", "admiral"), ("superintendent", "superintendent"),
    ("senator", "senator"), ("congressman", "representative"), ("congresswoman", "representative"),
    ("representative", "representative"), ("councillor", "councillor"), ("councilor", "councillor"),
    ("professor", "professor"), ("editor", "editor"), ("producer", "producer"), ("economist", "economist"),
    ("bishop", "bishop"), ("archbishop", "archbishop"), ("cardinal", "cardinal"), ("dean", "dean"), ("principal", "principal"),
    ("assistant", "assistant"), ("trustee", "trustee"), ("inspector", "inspector"),
];

/// Words before such a noun that make it another post, each with the one that stands for all of one rank. Own compilation.
#[rustfmt::skip]
const RANKS: &[(&str, &str)] = &[
    ("vice", "vice"), ("deputy", "vice"), ("executive", "executive"), ("senior", "senior"), ("assistant", "assistant"),
    ("associate", "associate"), ("acting", "acting"), ("interim", "acting"), ("caretaker", "acting"), ("junior", "junior"),
];

/// Words before it that say what the post is for. Own compilation.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "health", "finance", "foreign", "home", "defence", "defense", "justice", "interior", "education", "energy", "trade",
    "transport", "agriculture", "environment", "culture", "labour", "labor", "economy", "sporting", "football", "technical",
    "operating", "financial", "medical", "marketing", "commercial", "creative", "artistic", "managing", "executive", "general",
    "communications", "press", "information", "technology", "science", "sports", "music", "news", "security", "legal", "first",
    "prime", "attorney", "solicitor",
];

/// Words that say that somebody holds a post no more, or not yet: in what one page says of it, and the other of what came after.
const PAST: &[&str] =
    &["former", "ex", "then", "late", "retired", "incoming", "outgoing", "longtime", "ousted", "new"];

/// Words between a post and a name, at most: "of Baseball Operations".
const BETWEEN: usize = 4;

/// Words before the noun of a post that belong to it, at most.
const BEFORE: usize = 4;

/// A post as one page words it.
#[derive(Clone, Debug)]
struct Post {
    span: Span,
    noun: &'static str,
    ranks: Vec<&'static str>,
    fields: Vec<String>,
}

/// A person with the posts that a page gives them.
struct Holder {
    name: String,
    posts: Vec<Post>,
}

/// The posts of one person that differ between two witnesses, each of which gives one.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Vec<Holder>> = story.sources.iter().take(ALL_PAIRS).map(|s| holders(&s.doc)).collect();
    let mut found: Vec<Difference> = speakers(story);
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        for (a, b) in pairs.filter(|(a, b)| same_name(&a.name, &b.name)) {
            found.extend(finding(story, (i, a), (k, b)).and_then(|f| of_kind(story, f, i, k)));
        }
    }
    found
}

/// The same of the speakers of one utterance, whose names the parser may take for a part of their office: "Vice President of Sea
/// Trade Ana Novak said".
fn speakers(story: &Story<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for utterance in story.found {
        let segments = utterance.segments.iter().filter_map(|i| story.segments.get(*i));
        let mut told: Vec<(usize, Holder)> =
            segments.filter_map(|s| Some((s.witness, speaker(story, s)?))).collect();
        told.dedup_by_key(|(witness, _)| *witness);
        told.truncate(ALL_PAIRS);
        for (at, (i, a)) in told.iter().enumerate() {
            for (k, b) in told.iter().skip(at + 1).filter(|(k, b)| k != i && a.name == b.name) {
                found.extend(finding(story, (*i, a), (*k, b)).and_then(|f| of_kind(story, f, *i, *k)));
            }
        }
    }
    found
}

/// Who says a segment by the last words of the source, with the post before them.
fn speaker(story: &Story<'_>, segment: &Segment) -> Option<Holder> {
    let (source, statement) = (story.sources.get(segment.witness)?, statement(story, segment)?);
    let doc = &source.doc;
    let tokens = doc.tokens_in(*statement.source.first()?);
    let [.., first, last] = &doc.slice(tokens.clone()).collect::<Vec<_>>()[..] else { return None };
    let before = doc.slice(tokens).take_while(|t| t.pos() != "ADP" && t.index() < first.index());
    let noun = before.filter(|t| post(*t).is_some()).last()?;
    let named = first.pos() == "PROPN" && last.pos() == "PROPN" && noun.index() < first.index();
    let name = format!("{} {}", first.text(), last.text());
    let post = read(doc, noun).filter(|_| named)?;
    Some(Holder { name, posts: vec![post] })
}

/// The persons of a page to whom it gives a post, by the last part of the name.
fn holders(doc: &Doc) -> Vec<Holder> {
    let mut by_last: BTreeMap<String, Holder> = BTreeMap::new();
    for entity in doc.entities().iter().filter(|e| &*e.label == "PERSON") {
        let name = doc.span(entity.tokens.clone()).of(doc.text());
        let Some(last) = parts(name).pop() else { continue };
        let post = post_before(doc, entity.tokens.start).or_else(|| post_behind(doc, entity.tokens.end));
        if let Some(post) = post {
            let holder =
                by_last.entry(last).or_insert_with(|| Holder { name: name.to_owned(), posts: Vec::new() });
            holder.posts.push(post);
        }
    }
    by_last.into_values().collect()
}

/// "Vice President of Baseball Operations" before a name.
fn post_before(doc: &Doc, name: usize) -> Option<Post> {
    let before = doc.slice(name.saturating_sub(BETWEEN)..name).rev();
    let mut of = false;
    let mut noun = None;
    for token in before {
        if post(token).is_some() {
            noun = Some(token);
            break;
        }
        of |= matches!(token.text(), "of" | "for");
        if !matches!(token.pos(), "NOUN" | "PROPN" | "ADP" | "CCONJ") {
            return None;
        }
    }
    let noun = noun?;
    let adjacent = noun.index() + 1 == name;
    // "the director Ana Novak", and no "director Peter Lee's film".
    (adjacent || of).then(|| read(doc, noun))?
}

/// "the chief football officer" behind a name and a comma.
fn post_behind(doc: &Doc, end: usize) -> Option<Post> {
    let comma = doc.token(end).filter(|t| t.text() == ",")?;
    let behind = std::iter::successors(comma.next(), |t| t.next()).take(BETWEEN + BEFORE);
    let inside = |t: &Token<'_>| matches!(t.pos(), "DET" | "ADJ" | "NOUN" | "PROPN" | "PART" | "PRON");
    let noun = behind.take_while(inside).find(|t| post(*t).is_some())?;
    let ends = noun.next().is_none_or(|t| !matches!(t.pos(), "NOUN" | "PROPN"));
    (ends && matches!(noun.dep(), "appos" | "conj")).then(|| read(doc, noun))?
}

fn post(token: Token<'_>) -> Option<&'static str> {
    let word = token.text().to_lowercase();
    let named = matches!(token.pos(), "NOUN" | "PROPN");
    POSTS.iter().find(|(post, _)| named && *post == word).map(|(_, noun)| *noun)
}

/// The post that a noun heads, unless it is a past one.
fn read(doc: &Doc, noun: Token<'_>) -> Option<Post> {
    let (mut ranks, mut fields) = (Vec::new(), Vec::new());
    let mut first = noun.index();
    for token in doc.slice(first.saturating_sub(BEFORE)..first).rev() {
        let word = token.text().to_lowercase();
        if PAST.contains(&word.as_str()) {
            return None;
        }
        let rank = RANKS.iter().find(|(rank, _)| *rank == word).map(|(_, rank)| *rank);
        let field = FIELDS.contains(&word.as_str()) || word == "chief";
        match rank {
            Some(rank) => ranks.push(rank),
            None if field => fields.push(word.clone()),
            None if word == "-" || word == "–" => {}
            None => break,
        }
        first = token.index();
    }
    let past =
        doc.token(first.wrapping_sub(1)).is_some_and(|t| PAST.contains(&t.text().to_lowercase().as_str()));
    ranks.sort_unstable();
    fields.sort_unstable();
    let span = doc.span(first..noun.index() + 1);
    let mut noun = post(noun)?;
    // "chief executive officer" is "chief executive".
    if noun == "officer" && ranks.contains(&"executive") {
        noun = "ceo";
    }
    if noun == "ceo" {
        ranks.retain(|r| *r != "executive");
    }
    (!past).then_some(Post { span, noun, ranks, fields })
}

fn finding(story: &Story<'_>, (i, a): (usize, &Holder), (k, b): (usize, &Holder)) -> Option<Finding> {
    let text = |w: usize| story.sources.get(w).map_or("", |s| s.doc.text());
    let (x, y) = (a.posts.first()?, b.posts.first()?);
    let others = a.posts.iter().all(|p| b.posts.iter().all(|q| is_other(p, q)));
    let (ours, theirs) = (x.span.of(text(i)), y.span.of(text(k)));
    let has = |w: usize, words: &str| text(w).to_lowercase().contains(&words.to_lowercase());
    // A page that has the other post, too, knows of both, unless its own is that with a rank before it.
    let known = x.noun != y.noun && (has(k, ours) || has(i, theirs));
    (others && !known).then(|| Finding {
        kind: DifferenceKind::Name,
        why: format!("“{ours}” or “{theirs}”"),
        left: vec![x.span],
        right: vec![y.span],
        confidence: 0.65,
    })
}

/// Whether two posts are two: of other ranks, or for other fields.
fn is_other(a: &Post, b: &Post) -> bool {
    let ranks = a.noun == b.noun && a.ranks != b.ranks;
    let fields = !a.fields.is_empty() && !b.fields.is_empty();
    ranks || (fields && !a.fields.iter().any(|f| b.fields.contains(f)))
}
