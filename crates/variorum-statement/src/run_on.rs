//! Sentences of the narrator that run on from a reported one: "She said the banks were talking. *As part of these
//! contacts, lists were exchanged.* Still, she said, nothing was signed."

use std::ops::Range;

use variorum_parse::Token;
use variorum_text::Span;

use crate::scene::Scene;
use crate::tree::{children, is_punctuation, is_time, is_word, subject};
use crate::{Confidence, CueKind, Kind, Speaker, Statement};

/// How sure it is that a sentence runs on, where it stands between reports of one speaker and is linked to the first.
const RUNS_ON: f32 = 0.6;
/// How many tokens a linking phrase may have.
const LINK: usize = 12;

/// Adds the sentences that run on.
///
/// They stand between two reports of one speaker in one paragraph. The first is linked to what was said before by
/// a phrase that takes it up as a whole ("during these talks"); the rest point back to one another.
pub(crate) fn complete(scene: &Scene<'_>, statements: &mut Vec<Statement>) {
    let voices = voices(scene, statements);
    let mut found = Vec::new();
    let mut open: Option<(&Speaker, Vec<Span>)> = None;
    for (n, range) in scene.doc.sentences().iter().enumerate() {
        let before = n.checked_sub(1).and_then(|b| scene.doc.sentences().get(b));
        let same_paragraph =
            before.is_some_and(|b| scene.paragraph_of(b.start) == scene.paragraph_of(range.start));
        if !same_paragraph {
            open = None;
        }
        match voices.get(n) {
            Some(Voice::One(speaker)) => {
                match open.take() {
                    Some((last, content)) if last.name == speaker.name && !content.is_empty() => {
                        found.push(statement(last, content));
                    }
                    _ => {}
                }
                open = Some((speaker, Vec::new()));
            }
            Some(Voice::None) => {
                let first = open.as_ref().is_some_and(|(_, content)| content.is_empty());
                let content = before.and_then(|b| linked(scene, range.clone(), b.clone(), first));
                open = open.zip(content).map(|((speaker, mut all), content)| {
                    all.push(content);
                    (speaker, all)
                });
            }
            _ => open = None,
        }
    }
    statements.extend(found);
    statements.sort_by_key(|s| s.content.first().copied());
}

fn statement(speaker: &Speaker, content: Vec<Span>) -> Statement {
    let confidence = Confidence::new(speaker.confidence.get() * RUNS_ON);
    Statement {
        kind: Kind::Indirect,
        content,
        cue: Vec::new(),
        cue_kind: CueKind::Speech,
        source: Vec::new(),
        speaker: Some(Speaker { confidence, ..speaker.clone() }),
        voices: Vec::new(),
    }
}

/// Who speaks in a sentence.
enum Voice {
    /// The narrator alone.
    None,
    /// One who is named.
    One(Speaker),
    /// Several, or who is not known.
    Other,
}

/// The voice of each sentence.
fn voices(scene: &Scene<'_>, statements: &[Statement]) -> Vec<Voice> {
    let sentences = scene.doc.sentences();
    let mut voices: Vec<Voice> = sentences.iter().map(|_| Voice::None).collect();
    for s in statements {
        let named = s.speaker.as_ref().filter(|x| x.named);
        for span in s.content.iter().chain(&s.cue).chain(&s.source) {
            let tokens = scene.doc.tokens_in(*span);
            let first = sentences.partition_point(|r| r.end <= tokens.start);
            let last = sentences.partition_point(|r| r.start < tokens.end).max(first);
            for voice in voices.get_mut(first..last).into_iter().flatten() {
                *voice = match (&*voice, named) {
                    (Voice::None, Some(speaker)) => Voice::One(speaker.clone()),
                    (Voice::One(known), Some(speaker)) if known.name == speaker.name => continue,
                    _ => Voice::Other,
                };
            }
        }
    }
    voices
}

/// The content of a sentence that is linked to the one before; without its linking phrase.
fn linked(scene: &Scene<'_>, range: Range<usize>, before: Range<usize>, first: bool) -> Option<Span> {
    let own = |t: Token<'_>| scene.quotation_of(t.index()).is_none() && !matches!(t.text(), "?" | "!" | ":");
    if !scene.doc.slice(range.clone()).all(own) {
        return None;
    }
    let root = scene.doc.slice(range.clone()).find(|t| t.is_root())?;
    let subject = subject(root).filter(|s| s.index() < root.index())?;
    let start = subject.subtree().start;
    let lead = (range.start..start).len() <= LINK
        && start > range.start
        && scene.token(start - 1).is_some_and(|t| t.text() == ",");
    let told = is_past(root);
    let link = if lead { range.start..start } else { range.start..subject.index() + 1 };
    let points_back = scene.doc.slice(link.clone()).any(|t| {
        let taken_up = scene.doc.slice(before.clone()).any(|b| b.lemma() == t.lemma());
        is_pointed_at(t) && (!first || !taken_up)
    });
    if !(told && points_back && (lead || !first)) {
        return None;
    }
    let from = if lead { start } else { range.start };
    let mut to = range.end;
    while to > from && scene.token(to - 1).is_some_and(is_punctuation) {
        to -= 1;
    }
    (to > from).then(|| scene.doc.span(from..to))
}

/// "these *contacts*", "such a *step*"; not "this *week*".
fn is_pointed_at(noun: Token<'_>) -> bool {
    let points = |c: Token<'_>| is_word(c, &["this", "these", "such"]);
    noun.pos() == "NOUN" && !is_time(noun) && !is_moment(noun) && children(noun).any(points)
}

fn is_moment(noun: Token<'_>) -> bool {
    matches!(
        noun.lemma(),
        "case"
            | "date"
            | "day"
            | "decade"
            | "hour"
            | "moment"
            | "month"
            | "period"
            | "point"
            | "season"
            | "stage"
            | "summer"
            | "time"
            | "winter"
            | "week"
            | "weekend"
            | "year"
    )
}

/// A narrative tense, which what was said takes when it is told: "had met", "met", "would meet".
fn is_past(verb: Token<'_>) -> bool {
    let auxiliary = children(verb).find(|c| matches!(c.dep(), "aux" | "auxpass"));
    auxiliary.map_or(verb.tag() == "VBD", |a| a.tag() == "VBD" || is_word(a, &["would", "could", "might"]))
}
