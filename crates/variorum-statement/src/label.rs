//! Headlines and transcripts that put the speaker beside a colon or dash: "Clinton: Plan is dead",
//! "Players plotted against captain: Naved", "SMITH: We will win."

use std::ops::Range;

use variorum_parse::{Entity, Token};

use crate::CueKind;
use crate::draft::Draft;
use crate::scene::{Scene, shouted_label};
use crate::source;
use crate::tree::is_punctuation;

/// How many tokens a label may have.
const LABEL: usize = 8;

/// The drafts that labels give.
pub(crate) fn drafts(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut first = true;
    for paragraph in scene.paragraphs.iter().filter(|p| !p.is_empty()) {
        let draft =
            before_colon(scene, paragraph, first).or_else(|| after_mark(scene, paragraph).filter(|_| first));
        found.extend(draft);
        first = false;
    }
    found
}

fn before_colon(scene: &Scene<'_>, paragraph: &Range<usize>, title: bool) -> Option<Draft> {
    let opening = paragraph.start..(paragraph.start + LABEL).min(paragraph.end);
    let colon = scene.doc.slice(opening).find(|t| t.text() == ":")?.index();
    let label = source::trim(scene, paragraph.start..colon)?;
    if !(title && names_speaker(scene, &label) || shouted_label(scene.doc, paragraph).is_some()) {
        return None;
    }
    draft(scene, label, colon, colon + 1..paragraph.end)
}

/// A noun phrase with a name in it and no verb.
fn names_speaker(scene: &Scene<'_>, label: &Range<usize>) -> bool {
    let nominal =
        |t: Token<'_>| matches!(t.pos(), "PROPN" | "NOUN" | "ADJ" | "DET" | "PART" | "ADP" | "NUM" | "PUNCT");
    let last = label.end.checked_sub(1).and_then(|i| scene.token(i));
    if !scene.doc.slice(label.clone()).all(nominal) {
        return false;
    }
    scene.doc.slice(label.clone()).any(|t| t.pos() == "PROPN")
        && last.is_some_and(|t| SPEAKERS.contains(&t.lemma().to_lowercase().as_str()))
        || named_elsewhere(scene, label)
}

/// Nouns that may head a label: "Clinton camp: …".
const SPEAKERS: [&str; 16] = [
    "camp",
    "campaign",
    "ceo",
    "chief",
    "fact-check",
    "judge",
    "mayor",
    "minister",
    "newspaper",
    "official",
    "police",
    "poll",
    "president",
    "report",
    "spokesman",
    "study",
];

/// Whether the label ends in a name that the text after it has too, as a person's or a body's.
fn named_elsewhere(scene: &Scene<'_>, label: &Range<usize>) -> bool {
    let Some(last) = label.end.checked_sub(1).and_then(|i| scene.token(i)) else { return false };
    let named = |e: &&Entity| matches!(&*e.label, "PERSON" | "ORG") && !e.tokens.contains(&last.index());
    let entities = scene.doc.entities().iter().filter(named).take(200);
    entities
        .map(|e| scene.doc.slice(e.tokens.clone()))
        .any(|mut words| words.any(|w| w.text() == last.text()))
}

/// A name at the end of a headline, after a colon or dash.
fn after_mark(scene: &Scene<'_>, paragraph: &Range<usize>) -> Option<Draft> {
    let tail = paragraph.end.saturating_sub(5).max(paragraph.start)..paragraph.end;
    let mark = scene.doc.slice(tail).rev().find(|t| matches!(t.text(), ":" | "-" | "–" | "—"))?;
    let spaced = mark.text() == ":" || mark.previous().is_some_and(Token::space_after);
    let label = source::trim(scene, mark.index() + 1..paragraph.end)?;
    let name = scene.doc.slice(label.clone()).all(|t| t.pos() == "PROPN");
    if !(name && spaced && named_elsewhere(scene, &label)) {
        return None;
    }
    draft(scene, label, mark.index(), paragraph.start..mark.index())
}

fn draft(scene: &Scene<'_>, label: Range<usize>, mark: usize, content: Range<usize>) -> Option<Draft> {
    let quoted = |i: usize| scene.quotation_of(i).is_some();
    let mut content = content;
    while content.start < content.end
        && !quoted(content.start)
        && scene.token(content.start).is_some_and(is_punctuation)
    {
        content.start += 1;
    }
    while content.start < content.end
        && !quoted(content.end - 1)
        && scene.token(content.end - 1).is_some_and(is_punctuation)
    {
        content.end -= 1;
    }
    let words = scene.doc.slice(content.clone()).filter(|t| !is_punctuation(*t)).count();
    (words > 2).then(|| Draft {
        word: mark,
        cue: mark..mark + 1,
        kind: CueKind::Speech,
        source: Some(label),
        content: vec![content],
        tail: None,
    })
}
