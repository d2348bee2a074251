use variorum_parse::Token;
use variorum_statement::{Certainty, Kind, Statement};
use variorum_text::Span;

use super::sentence::{is_known, is_official, is_shown};
use super::worth::rests_on_its_source;
use super::{by, of_two, statement};
use crate::DifferenceKind;
use crate::differences::certainty::is_finite;
use crate::differences::clause::Clause;
use crate::differences::join::Joined;
use crate::differences::slot::Role;
use crate::differences::{Finding, Story, polarity, quantity};
use crate::provenance::is_agency;
use crate::segment::Segment;

/// Share of terms that two clauses must have in common.
const SHARE: f32 = 0.4;

/// The same where it is told as what has happened, which most pages take for granted.
const STRONG: f32 = 0.5;

/// How alike two verbs must be that are one.
const VERB: f32 = 0.55;

/// The evidence that is asked where predicates and one place agree.
const EVIDENCE: f32 = 1.4;

/// Verbs of which a sentence is told with a source, known or not. Own compilation.
#[rustfmt::skip]
pub(in crate::differences) const TELLING: &[&str] = &[
    "say", "report", "confirm", "tell", "accord", "claim", "add", "state", "announce", "note", "allege", "suggest", "estimate",
    "believe", "think", "feel", "guess", "find", "reveal", "explain", "describe", "write",
];

/// Verbs of those who make it so by saying it. Own compilation.
const SETTLING: &[&str] =
    &["announce", "confirm", "admit", "reveal", "disclose", "acknowledge", "note", "rule", "order"];

/// What one witness has from a source that it names, and the other gives in the narrator's voice or has from another.
pub(in crate::differences) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    as_fact(j).or_else(|| of_others(j)).into_iter().collect()
}

/// The evidence that is asked where two speakers say a thing in other words.
const OF_SPEAKERS: f32 = 1.5;

/// Places that they must fill alike.
const PLACES: usize = 2;

/// What one witness has from one source, and the other from another.
fn of_others(j: &Joined<'_>) -> Option<Finding> {
    let of = |c: &Clause<'_>| j.pair.story.segments.get(c.within).filter(|s| s.reading.is_some());
    let (a, b) = (of(j.left)?, of(j.right)?);
    let denied = j.left.proposition.denied != j.right.proposition.denied;
    let title = j.pair.left.is_title() || j.pair.right.is_title();
    let one = j.slots.len() >= PLACES && j.evidence() >= OF_SPEAKERS && !j.is_at_odds() && !counts_others(j);
    if j.light || denied || title || !one {
        return None;
    }
    of_two(j.pair.story, a, b)
}

fn as_fact(j: &Joined<'_>) -> Option<Finding> {
    let story = j.pair.story;
    let of = |c: &Clause<'_>| story.segments.get(c.within).filter(|s| is_attributed(story, s));
    let (v, w) = j.verbs()?;
    let (said, content, top, fact, verb) = match (of(j.left), of(j.right)) {
        (Some(said), None) => (said, j.left, v, j.right, w),
        (None, Some(said)) => (said, j.right, w, j.left, v),
        _ => return None,
    };
    let rare = j.slots.len() > 1 || j.evidence() >= EVIDENCE;
    // What will be is another thing than what was.
    let certainty = content.proposition.certainty == fact.proposition.certainty;
    let denied = content.proposition.denied == fact.proposition.denied
        && polarity::denials(&j.pair.left) == polarity::denials(&j.pair.right);
    // "her brother also sang in Harwick" and "he also sang there" share but a place.
    let core = j.slots.iter().any(|(a, _)| a.role != Role::Oblique);
    let same = rare
        && core
        && !counts_others(j)
        && !plans_others(j, v, w)
        && certainty
        && denied
        && j.pair.share.0 >= SHARE
        && !j.is_at_odds()
        && !quantity::disagree(j);
    let main = matches!(top.dep(), "ROOT" | "ccomp" | "conj" | "parataxis")
        && is_finite(v)
        && is_finite(w)
        && !matches!(verb.dep(), "advcl" | "pcomp");
    let part = if said.witness == j.pair.left.segment.witness { &j.pair.left } else { &j.pair.right };
    let official = statement(story, said).is_none_or(|s| is_official(part.source, s))
        || by(story, said).is_some_and(is_agency);
    let strong = j.slots.len() > 1 && j.predicates && !j.light && j.pair.share.0 >= STRONG && !official;
    let matters = strong || rests_on_its_source(story, part, top);
    let unsourced =
        statement(story, said).is_none_or(|s| is_shown(part.source, s) || is_known(part.source, s));
    if !same || !main || !matters || unsourced || settles(story, said) || !is_fact(story, fact, verb) {
        return None;
    }
    let name = by(story, said).filter(|n| !stands_by(story, fact, verb, n))?;
    let mut attributed = vec![content.segment.span];
    attributed.extend(statement(story, said).into_iter().flat_map(|s| &s.source));
    attributed.sort_unstable();
    let told = vec![fact.segment.span];
    let first = said.witness < fact.segment.witness;
    let (left, right) = if first { (attributed, told) } else { (told, attributed) };
    let why = format!("one has it from {name}, the other gives it as fact");
    Some(Finding { kind: DifferenceKind::Attribution, left, right, why, confidence: 0.6 })
}

/// Whether two clauses tell of one thing and of several: of "a handgun" and of "three handguns", of the man of 35 years and of
/// that of 23.
fn counts_others(j: &Joined<'_>) -> bool {
    let one = |t: Token<'_>| matches!(t.tag(), "NN" | "NNS").then(|| t.tag() == "NN");
    j.heads().any(|(x, y)| one(x).zip(one(y)).is_some_and(|(a, b)| a != b)) || quantity::none_agree(&j.pair)
}

/// Whether two verbs have other verbs for their objects: "is allowed to play" and "is allowed to train".
fn plans_others(j: &Joined<'_>, v: Token<'_>, w: Token<'_>) -> bool {
    let is_planned = |c: &Token<'_>| c.dep() == "xcomp" && c.pos() == "VERB";
    let both = v.children().find(is_planned).zip(w.children().find(is_planned));
    both.is_some_and(|(x, y)| x.lemma() != y.lemma() && j.pair.right_of(x.index(), VERB) != Some(y.index()))
}

/// Whether a segment is all of an indirect statement that names its source.
fn is_attributed(story: &Story<'_>, segment: &Segment) -> bool {
    statement(story, segment)
        .is_some_and(|s| s.kind == Kind::Indirect && !s.cue.is_empty() && !s.source.is_empty())
        && !segment.is_title(story.sources)
}

/// Whether the source of a statement settles by its word that it is so.
pub(super) fn settles(story: &Story<'_>, said: &Segment) -> bool {
    let Some(source) = story.sources.get(said.witness) else { return false };
    let cues = statement(story, said).into_iter().flat_map(|s| &s.cue);
    cues.flat_map(|c| source.doc.slice(source.doc.tokens_in(*c))).any(|t| SETTLING.contains(&t.lemma()))
}

/// Whether a clause is told as a fact: in the narrator's voice, without a source or a hedge, and not of the writers themselves.
fn is_fact(story: &Story<'_>, clause: &Clause<'_>, verb: Token<'_>) -> bool {
    let Some(told) = story.segments.get(clause.within) else { return false };
    let narrated =
        told.reading.is_none() && !told.is_rest && !told.is_title(story.sources) && !goes_on(story, told);
    let hedged =
        clause.proposition.certainty == Certainty::Alleged || matches!(verb.dep(), "ccomp" | "xcomp" | "acl");
    let around = || verb.ancestors().chain([verb]);
    let own = around()
        .flat_map(|t| t.children())
        .any(|c| c.dep() == "nsubj" && matches!(c.text(), "I" | "We" | "we"));
    let tells = |t: Token<'_>| TELLING.contains(&t.lemma()) && t.pos() == "VERB";
    let mut sentence = story.sources.get(told.witness).into_iter().flat_map(|s| s.doc.slice(verb.sentence()));
    let sourced = sentence.any(|t| tells(t) || t.text().eq_ignore_ascii_case("according"));
    narrated && !hedged && !own && !sourced
}

/// Whether the sentence of a clause names the source too.
fn stands_by(story: &Story<'_>, clause: &Clause<'_>, verb: Token<'_>, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let sentence =
        story.sources.get(clause.segment.witness).map(|s| s.doc.span(verb.sentence()).of(s.doc.text()));
    sentence.is_some_and(|s| s.to_lowercase().contains(&last))
}

/// Whether the narrator's sentence stands behind reported speech in its paragraph, or before some of a person who is not named
/// there, and so may go on with it or lead to it: "Buyers will wait. They will also save, she added."
pub(super) fn goes_on(story: &Story<'_>, told: &Segment) -> bool {
    let Some(source) = story.sources.get(told.witness) else { return false };
    let doc = &source.doc;
    let (before, behind) = (doc.text().get(..told.span.start()), doc.text().get(told.span.end()..));
    let start = before.and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let end = behind.and_then(|t| t.find('\n')).map_or(doc.text().len(), |i| told.span.end() + i);
    let (before, behind) = (Span::new(start, told.span.start()), Span::new(told.span.end(), end));
    let pointed = |s: &Statement| {
        let mut tokens = s.source.iter().flat_map(|s| doc.slice(doc.tokens_in(*s)));
        tokens.any(|t| t.tag() == "PRP")
    };
    let says = |place: Span, s: &Statement| s.content.iter().any(|c| c.overlaps(place));
    source.statements.iter().any(|s| says(before, s) || (says(behind, s) && pointed(s)))
}
