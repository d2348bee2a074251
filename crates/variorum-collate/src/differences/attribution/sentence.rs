//! Sentences that say one thing, one of them on somebody's word and the other as a fact.

use variorum_parse::Token;
use variorum_statement::{CueKind, Kind, Statement, reports};
use variorum_text::Span;

use super::fact::{goes_on, settles};
use super::{TELLING, by, statement};
use crate::DifferenceKind;
use crate::Source;
use crate::differences::pair::{Pair, Part};
use crate::differences::{Finding, polarity, quantity, time};
use crate::provenance::is_agency;

/// The share of terms in common that is asked of the side that shares less, the sum of both, and the weight of what they
/// share, counted in rare terms.
const NEAR: (f32, f32, f32) = (0.4, 0.9, 3.0);

/// The same where the one side is within the other: there the sum says nothing.
const WITHIN: (f32, f32, f32) = (0.3, 0.85, 3.5);

/// Words that leave it to others whether a sentence is true. Own compilation.
#[rustfmt::skip]
const HEARSAY: &[&str] = &[
    "according", "reportedly", "allegedly", "apparently", "supposedly", "purportedly", "reported", "alleged", "rumored",
    "rumoured", "understood", "believed", "thought", "expected", "report", "per", "via",
];

/// Those whose office it is to tell what happened, and what they put down. Own compilation.
#[rustfmt::skip]
const OFFICIAL: &[&str] = &[
    "police", "officer", "cop", "official", "authority", "authorities", "investigator", "detective", "sheriff", "deputy", "trooper",
    "department", "office", "coroner", "examiner", "prosecutor", "attorney", "chief", "lieutenant", "sergeant", "captain",
    "commander", "court", "affidavit", "complaint", "arrest", "record", "firefighter", "hospital", "lt", "sgt", "lt.", "sgt.",
    "capt.", "cmdr.", "det.", "cpl.",
];

/// What one sentence has from a source that it names, and the other gives in the narrator's voice.
pub(in crate::differences) fn of_sentences(pair: &Pair<'_>) -> Option<Finding> {
    let (said, told) =
        match (statement(pair.story, pair.left.segment), statement(pair.story, pair.right.segment)) {
            (Some(_), None) => (&pair.left, &pair.right),
            (None, Some(_)) => (&pair.right, &pair.left),
            _ => return None,
        };
    let other = quantity::none_agree(pair)
        || time::disagree(pair)
        || counts_others(pair)
        || polarity::denials(&pair.left) != polarity::denials(&pair.right);
    let by_source = statement(pair.story, said.segment).filter(|s| is_attributed(said, s))?;
    let agency = by_source.speaker.as_ref().is_some_and(|s| is_agency(&s.name));
    let vouched = agency || settles(pair.story, said.segment) || is_official(said.source, by_source);
    if !is_near(pair) || other || vouched || !is_fact(pair, told) || stands_by(said, by_source, told) {
        return None;
    }
    let source = by_source.source.first().map(|s| said.say(*s));
    let name = by(pair.story, said.segment).or(source)?;
    let mut with_source = vec![said.segment.span];
    with_source.extend(statement(pair.story, said.segment).into_iter().flat_map(|s| &s.source));
    with_source.sort_unstable();
    let fact = vec![told.segment.span];
    let first = said.segment.witness == pair.left.segment.witness;
    let (left, right) = if first { (with_source, fact) } else { (fact, with_source) };
    let why = format!("one has it from {name}, the other gives it as fact");
    Some(Finding { kind: DifferenceKind::Attribution, left, right, why, confidence: 0.6 })
}

/// Whether one tells of one thing and the other of a number of them: of "an old bell" and of "three old bells".
fn counts_others(pair: &Pair<'_>) -> bool {
    let counted = |t: Token<'_>| t.tag() == "NNS" && t.children().any(|c| c.dep() == "nummod");
    let one = |a: Token<'_>, b: Token<'_>| a.tag() == "NN" && counted(b);
    let tokens = |left: usize, right: usize| pair.left.token(left).zip(pair.right.token(right));
    let mut aligned = pair.aligned.iter().filter_map(|a| tokens(a.left, a.right));
    aligned.any(|(a, b)| one(a, b) || one(b, a))
}

/// Whether two segments say one thing as far as their terms tell.
fn is_near(pair: &Pair<'_>) -> bool {
    let ((low, high), weight) = (pair.share, evidence(pair));
    let both = low >= NEAR.0 && low + high >= NEAR.1 && weight >= NEAR.2;
    both || low >= WITHIN.0 && high >= WITHIN.1 && weight >= WITHIN.2
}

/// How much two segments share, counted in rare terms.
pub(super) fn evidence(pair: &Pair<'_>) -> f32 {
    let vocabulary = pair.story.vocabulary;
    let term = |at: usize| pair.left.segment.terms.iter().find(|(_, token)| *token == at);
    let weigh =
        |(at, likeness): (usize, f32)| term(at).map_or(0.0, |(t, _)| likeness * vocabulary.weight(*t));
    let sum: f32 = pair.aligned.iter().map(|a| weigh((a.left, a.likeness))).sum();
    sum / vocabulary.rare()
}

/// Whether a segment is of a report with cue and source, and tells of others than its speaker: what "he" feels he alone can
/// say.
fn is_attributed(part: &Part<'_>, statement: &Statement) -> bool {
    let words = part.source.doc.slice(part.segment.tokens.clone());
    let mut subjects = words.filter(|t| matches!(t.dep(), "nsubj" | "nsubjpass"));
    let of_others = subjects.next().is_some_and(|t| t.tag() != "PRP");
    let said = statement.kind != Kind::Direct && statement.cue_kind == CueKind::Speech;
    said && of_others
        && !is_shown(part.source, statement)
        && !statement.cue.is_empty()
        && !statement.source.is_empty()
        && !part.is_title()
}

/// What shows a thing to those who look and says nothing of its own: "further scans showed". Own compilation.
#[rustfmt::skip]
const EVIDENCE: &[&str] = &[
    "scan", "test", "x-ray", "mri", "examination", "biopsy", "sample", "measurement", "reading", "image", "photo", "photograph",
    "picture", "video", "footage", "camera", "clip", "symptom", "sign", "result",
];

/// Whether a statement is what something shows that was looked at.
pub(super) fn is_shown(source: &Source, statement: &Statement) -> bool {
    let words = statement.source.iter().flat_map(|s| source.doc.slice(source.doc.tokens_in(*s)));
    let mut heads = words.filter(|t| !matches!(t.dep(), "compound" | "amod" | "nmod" | "poss" | "pobj"));
    heads.any(|t| t.pos() == "NOUN" && EVIDENCE.contains(&t.lemma()))
}

/// Whether a statement is from those whose office it is to tell what happened.
pub(super) fn is_official(source: &Source, statement: &Statement) -> bool {
    let words = statement.source.iter().flat_map(|s| source.doc.slice(source.doc.tokens_in(*s)));
    words.into_iter().any(|t| OFFICIAL.contains(&t.lemma().to_lowercase().as_str()))
}

/// Whether a segment is told as a fact: a sentence in the narrator's voice, without a source or a hedge, and not of the
/// writers themselves.
fn is_fact(pair: &Pair<'_>, part: &Part<'_>) -> bool {
    let told = part.segment;
    let words = || part.source.doc.slice(told.tokens.clone());
    let own = |t: Token<'_>| matches!(t.text(), "I" | "We" | "we" | "our" | "Our");
    let tells = |t: Token<'_>| TELLING.contains(&t.lemma()) && t.pos() == "VERB";
    let hearsay = |t: Token<'_>| HEARSAY.contains(&t.text().to_lowercase().as_str());
    let asks = words().any(|t| t.text() == "?");
    !told.is_rest
        && !part.is_title()
        && !goes_on(pair.story, told)
        && !is_quoted(part.source.doc.text(), told.span)
        && !asks
        && !words().any(|t| own(t) || tells(t) || hearsay(t))
}

/// Whether the fact names the source too.
fn stands_by(said: &Part<'_>, statement: &Statement, told: &Part<'_>) -> bool {
    let source = statement.source.iter().flat_map(|s| said.source.doc.slice(said.source.doc.tokens_in(*s)));
    let heads = |t: &Token<'_>| t.pos() == "NOUN" && !matches!(t.dep(), "compound" | "nmod" | "poss");
    let mut names = source.filter(|t| t.pos() == "PROPN" || heads(t));
    let words = told.say(told.segment.span);
    let speaker = statement.speaker.as_ref().map_or("", |s| s.name.as_str());
    let described = statement.speaker.as_ref().is_some_and(|s| !s.named) && words.contains(speaker);
    // "the body said": "the Yard Council called for it".
    let mut told = told.source.doc.slice(told.segment.tokens.clone());
    let tells = |t: Token<'_>| reports(t.lemma()).is_some() && t.children().any(|c| is_part(c, speaker));
    described
        || names.any(|t| words.contains(t.text()))
        || told.any(tells)
        || is_known(said.source, statement)
}

/// Whether a statement is from one who is called by what they are, and may be whom it tells of: "Ann Lee will play on, the
/// prolific striker said".
pub(super) fn is_known(source: &Source, statement: &Statement) -> bool {
    let doc = &source.doc;
    let tokens = |spans: &[Span]| spans.first().map_or(0..0, |s| doc.tokens_in(*s));
    let described = statement.speaker.as_ref().is_some_and(|s| !s.named);
    let mut words = doc.slice(tokens(&statement.source));
    let definite = words.next().is_some_and(|t| t.text().eq_ignore_ascii_case("the"))
        && words.all(|t| t.tag() != "NNS" && t.pos() != "PROPN");
    let label =
        |t: Token<'_>| doc.entities().iter().find(|e| e.tokens.contains(&t.index())).map(|e| &*e.label);
    let body = |t: Token<'_>| matches!(label(t), Some("ORG" | "GPE" | "NORP" | "LOC" | "FAC"));
    let mut subjects = doc.slice(tokens(&statement.content)).filter(|t| t.dep() == "nsubj");
    described && definite && subjects.next().is_some_and(|t| t.pos() == "PROPN" && !body(t))
}

/// Whether a token is the subject of its verb, and a part of a name.
fn is_part(token: Token<'_>, name: &str) -> bool {
    matches!(token.dep(), "nsubj" | "nsubjpass") && name.split(' ').any(|part| part == token.text())
}

/// Whether a sentence stands in a paragraph that opens with a quotation mark, or behind one that is not shut.
fn is_quoted(text: &str, sentence: Span) -> bool {
    let before = text.get(..sentence.start()).unwrap_or_default();
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let typed = paragraph.chars().filter(|c| *c == '"').count();
    let (open, shut) = (paragraph.matches('“').count(), paragraph.matches('”').count());
    let starts = |t: &str| t.trim_start().starts_with(['“', '‘', '"', '\'']);
    open > shut || typed % 2 == 1 || starts(paragraph)
}
