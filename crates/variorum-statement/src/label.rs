//! Headlines and transcripts that put the speaker beside a colon or dash: "Clinton: Plan is dead",
//! "Drivers to strike on Monday: Brandt", "SMITH: We will win."

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
    let transcript = scene.paragraphs.iter().filter(|p| is_turn(scene, p)).take(2).count() > 1;
    let mut found = Vec::new();
    let mut first = true;
    for paragraph in scene.paragraphs.iter().filter(|p| !p.is_empty()) {
        let opens = first || transcript && is_turn(scene, paragraph);
        let draft =
            before_colon(scene, paragraph, opens).or_else(|| after_mark(scene, paragraph).filter(|_| first));
        found.extend(draft);
        first = false;
    }
    found
}

/// Whether a paragraph is a turn of an interview: "Ann Lee: The bridge is old."
fn is_turn(scene: &Scene<'_>, paragraph: &Range<usize>) -> bool {
    let capital = |t: Token<'_>| t.text().starts_with(char::is_uppercase);
    let named =
        |label: Range<usize>| scene.doc.slice(label.clone()).all(capital) && named_elsewhere(scene, &label);
    colon_of(scene, paragraph)
        .and_then(|colon| source::trim(scene, paragraph.start..colon))
        .is_some_and(named)
}

/// Whether a label is a name, with what is said of its bearer after a comma: "Ann Lee, mayor of Veldby".
pub(crate) fn is_name(scene: &Scene<'_>, label: &Range<usize>) -> bool {
    let comma = scene.doc.slice(label.clone()).find(|t| t.text() == ",");
    let name = label.start..comma.map_or(label.end, |t| t.index());
    let verb = scene.doc.slice(label.clone()).any(|t| matches!(t.pos(), "VERB" | "AUX"));
    !verb && !name.is_empty() && scene.doc.slice(name).all(|t| t.pos() == "PROPN")
}

fn colon_of(scene: &Scene<'_>, paragraph: &Range<usize>) -> Option<usize> {
    let opening = paragraph.start..(paragraph.start + LABEL).min(paragraph.end);
    Some(scene.doc.slice(opening).find(|t| t.text() == ":")?.index())
}

fn before_colon(scene: &Scene<'_>, paragraph: &Range<usize>, opens: bool) -> Option<Draft> {
    let colon = colon_of(scene, paragraph)?;
    let label = source::trim(scene, paragraph.start..colon)?;
    if !(opens && names_speaker(scene, &label) || shouted_label(scene.doc, paragraph).is_some()) {
        return None;
    }
    draft(scene, label, colon, colon + 1..paragraph.end)
}

/// A noun phrase that ends in a noun for one who speaks or in a name that the text has, too.
fn names_speaker(scene: &Scene<'_>, label: &Range<usize>) -> bool {
    let nominal =
        |t: Token<'_>| matches!(t.pos(), "PROPN" | "NOUN" | "ADJ" | "DET" | "PART" | "ADP" | "NUM" | "PUNCT");
    let last = label.end.checked_sub(1).and_then(|i| scene.token(i));
    if !scene.doc.slice(label.clone()).all(nominal) {
        return false;
    }
    last.is_some_and(|t| SPEAKERS.contains(&t.lemma().to_lowercase().as_str()))
        || named_elsewhere(scene, label)
}

/// Nouns that may head a label: "Clinton camp: …", "Police: …". Own compilation.
const SPEAKERS: [&str; 37] = [
    "adviser",
    "aide",
    "analyst",
    "camp",
    "campaign",
    "ceo",
    "chief",
    "company",
    "court",
    "doctor",
    "document",
    "expert",
    "fact-check",
    "family",
    "government",
    "governor",
    "judge",
    "lawyer",
    "mayor",
    "minister",
    "ministry",
    "newspaper",
    "official",
    "police",
    "poll",
    "president",
    "prosecutor",
    "report",
    "senator",
    "source",
    "spokesman",
    "spokeswoman",
    "study",
    "survey",
    "union",
    "watchdog",
    "witness",
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

/// A name or role at the end of a headline, after a colon or dash: "…: Brandt", "… - police", "…: Nordbank CEO".
fn after_mark(scene: &Scene<'_>, paragraph: &Range<usize>) -> Option<Draft> {
    let tail = paragraph.end.saturating_sub(5).max(paragraph.start)..paragraph.end;
    let mark = scene.doc.slice(tail).rev().find(|t| matches!(t.text(), ":" | "-" | "–" | "—"))?;
    let spaced = mark.text() == ":" || mark.previous().is_some_and(Token::space_after);
    let label = source::trim(scene, mark.index() + 1..paragraph.end)?;
    let name = scene.doc.slice(label.clone()).all(|t| t.pos() == "PROPN") && named_elsewhere(scene, &label);
    let role = |t: Token<'_>| SPEAKERS.contains(&t.lemma().to_lowercase().as_str());
    let described = label.end.checked_sub(1).and_then(|i| scene.token(i)).is_some_and(role)
        && (label.len() == 1 || names_speaker(scene, &label) && claims(scene, paragraph.start..mark.index()));
    if !(spaced && (name || described)) {
        return None;
    }
    draft(scene, label, mark.index(), paragraph.start..mark.index())
}

/// Whether words claim something: "Bridge to open in May: *city council chief*", not "In pictures: new president".
fn claims(scene: &Scene<'_>, words: Range<usize>) -> bool {
    scene.doc.slice(words).any(|t| matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD" | "TO"))
}

/// Ends the content of other drafts before a label: "Players rebelled, says Lee *- report*". There is at most one at
/// the end of a paragraph, and that is in the first.
pub(crate) fn cut(labels: &[Draft], drafts: &mut [Draft]) {
    let closes = |l: &&Draft| l.content.iter().all(|c| c.end <= l.word);
    let Some(mark) = labels.iter().find(closes).map(|l| l.word) else { return };
    for range in drafts.iter_mut().flat_map(|d| &mut d.content).filter(|r| r.start < mark && mark < r.end) {
        range.end = mark;
    }
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
