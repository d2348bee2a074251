//! Headlines that quote a word of what the text reports: "Harbour to take ‘painful’ steps after storm".

use std::collections::HashSet;
use std::ops::Range;

use variorum_parse::Token;

use crate::scene::Scene;
use crate::tree::is_punctuation;
use crate::{CueKind, Kind, Statement};

/// The part of a headline's words that stand in the statement that it repeats.
const REPEATED: f32 = 0.6;

/// Adds the statement that a headline without reporting word repeats, as its speaker's. The words in marks must be
/// the statement's, so that the marks are no title or nickname, and so must most others.
pub(crate) fn add(scene: &Scene<'_>, statements: &mut Vec<Statement>) {
    let Some(headline) = scene.paragraphs.iter().find(|p| !p.is_empty()).cloned() else { return };
    if !claims(scene, &headline) {
        return;
    }
    let span = scene.doc.span(headline.clone());
    let all = lemmas(scene, headline.clone());
    let quoted = lemmas(scene, headline.filter(|i| scene.quotation_of(*i).is_some()));
    if quoted.is_empty() || statements.iter().flat_map(|s| &s.content).any(|c| c.overlaps(span)) {
        return;
    }
    let repeats = |s: &&Statement| {
        let tokens = || s.content.iter().flat_map(|c| scene.doc.tokens_in(*c));
        let said = lemmas(scene, tokens());
        // A headline's capitals may pass for a name's.
        let plain = lemmas(scene, tokens().filter(|i| scene.token(*i).is_some_and(|t| t.pos() != "PROPN")));
        let common = all.intersection(&said).count() as f32;
        s.speaker.is_some() && quoted.is_subset(&plain) && common >= REPEATED * all.len() as f32
    };
    let Some(speaker) = statements.iter().find(repeats).map(|s| s.speaker.clone()) else { return };
    let statement = Statement {
        kind: Kind::Mixed,
        content: vec![span],
        cue: Vec::new(),
        cue_kind: CueKind::Speech,
        source: Vec::new(),
        speaker,
        voices: Vec::new(),
    };
    statements.insert(0, statement);
}

/// Whether a headline claims something and has words in quotation marks, but is no quotation.
fn claims(scene: &Scene<'_>, headline: &Range<usize>) -> bool {
    let words = || scene.doc.slice(headline.clone());
    let quoted = |t: Token<'_>| scene.quotation_of(t.index()).is_some();
    let closed = words().next_back().is_some_and(|t| matches!(t.text(), "." | "?"));
    !closed && words().any(|t| t.pos() == "VERB") && words().any(quoted) && !words().all(quoted)
}

/// The words that carry meaning, by their lemmas.
fn lemmas(scene: &Scene<'_>, tokens: impl Iterator<Item = usize>) -> HashSet<String> {
    let tells = |t: &Token<'_>| {
        !is_punctuation(*t) && matches!(t.pos(), "NOUN" | "PROPN" | "VERB" | "ADJ" | "ADV" | "NUM")
    };
    tokens.filter_map(|i| scene.token(i)).filter(tells).map(|t| t.lemma().to_lowercase()).collect()
}
