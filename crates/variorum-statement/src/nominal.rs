//! Nouns and adjectives that report: "the claim that …", "is confident that …".

use std::ops::Range;

use variorum_parse::Token;

use crate::CueKind;
use crate::draft::{Draft, cue_words};
use crate::edge;
use crate::lexicon::{self, Entry, Frame};
use crate::scene::Scene;
use crate::source;
use crate::tree::{child, children, cover, is_infinitive, is_word, subject};

/// Verbs that only say that what a noun names was put in words. Own compilation.
const VOICES: [&str; 3] = ["convey", "express", "voice"];

/// Whether a noun names what is put in words: "voiced *concern* about …". Verb and noun report together then.
pub(crate) fn is_voiced(noun: Token<'_>) -> bool {
    noun.dep() == "dobj" && VOICES.contains(&noun.head().lemma())
}

/// "The claim that …", "his belief in …", "calls for …".
pub(crate) fn draft<'d>(scene: &Scene<'d>, noun: Token<'d>) -> Option<Draft> {
    let entry = lexicon::noun(&noun.lemma().to_ascii_lowercase())?;
    let clause = children(noun).find(|c| {
        matches!(c.dep(), "acl" | "ccomp" | "relcl")
            && c.index() > noun.index()
            && (entry.takes(Frame::Clause)
                && children(*c).any(|m| m.dep() == "mark" && is_word(m, &["that"]))
                || entry.takes(Frame::Infinitive) && c.dep() == "acl" && is_infinitive(*c))
    });
    let voiced = is_voiced(noun).then(|| noun.head());
    let by_preposition = || {
        // "expressed her opinion *on* …", which the tree hangs on the verb
        let beside = voiced.into_iter().flat_map(children).filter(|c| c.index() == noun.index() + 1);
        let p = children(noun)
            .chain(beside)
            .find(|c| c.dep() == "prep" && c.index() > noun.index() && entry.takes_preposition(c.text()))?;
        Some((child(p, &["pobj", "pcomp"])?, Some(p)))
    };
    let (content, preposition) = clause.map(|c| (c, None)).or_else(by_preposition)?;
    let source = match voiced {
        Some(verb) => source::of_verb(scene, verb),
        None => source::of_noun(scene, noun).or_else(|| clause.and(named_before(scene, noun))),
    };
    if source.is_none() && !is_denied(noun) {
        return None;
    }
    let voiced = voiced.map(|verb| cue_words(scene, verb, None));
    let cue = cover([cue_words(scene, noun, preposition)].into_iter().chain(voiced))?;
    let mut range = content.subtree();
    let task =
        children(noun).chain(children(content)).find(|c| c.subtree().start == range.end && is_infinitive(*c));
    if let Some(task) = task {
        range.end = task.subtree().end;
    }
    let content = edge::around(scene, range, &cue)?;
    Some(Draft { word: noun.index(), cue, kind: entry.kind, source, content, tail: None })
}

/// Words of a name, at most.
const NAME: usize = 4;

/// The name before a verb that the tree takes for a noun: "*Matteo Rossi* claims that …".
fn named_before(scene: &Scene<'_>, noun: Token<'_>) -> Option<Range<usize>> {
    let name = noun.subtree().start..noun.index();
    let capital = |t: Token<'_>| t.text().starts_with(char::is_uppercase) && t.pos() != "DET";
    let is_verb = noun.dep() == "ROOT" && noun.tag() == "NNS" && !name.is_empty() && name.len() <= NAME;
    (is_verb && scene.doc.slice(name.clone()).all(capital)).then_some(name)
}

/// Whether the noun is what somebody denies: "rejected a *claim* that …". Whose claim it is stays open then.
pub(crate) fn is_denied(noun: Token<'_>) -> bool {
    noun.dep() == "dobj" && lexicon::verb(noun.head().lemma()).is_some_and(|v| v.kind == CueKind::Denial)
}

/// "Is confident that …", "is willing to …".
pub(crate) fn adjective<'d>(scene: &Scene<'d>, adjective: Token<'d>, entry: &Entry) -> Option<Draft> {
    if let Some(draft) = made_clear(scene, adjective, entry) {
        return Some(draft);
    }
    if adjective.dep() != "acomp" {
        return None;
    }
    let clause = children(adjective).find(|c| {
        c.dep() == "ccomp" && entry.takes(Frame::Clause)
            || c.dep() == "xcomp" && entry.takes(Frame::Infinitive)
    });
    let by_preposition = || {
        let p = children(adjective).find(|c| c.dep() == "prep" && entry.takes_preposition(c.text()))?;
        Some((child(p, &["pobj", "pcomp"])?, Some(p)))
    };
    let (content, preposition) = clause.map(|c| (c, None)).or_else(by_preposition)?;
    let verb = adjective.head();
    let source = source::of_verb(scene, verb)?;
    let cue = cover([cue_words(scene, verb, None), cue_words(scene, adjective, preposition)])?;
    let content = edge::around(scene, content.subtree(), &cue)?;
    Some(Draft { word: adjective.index(), cue, kind: entry.kind, source: Some(source), content, tail: None })
}

/// How many tokens from "made" an adjective may stand: "made it very clear".
const MADE: usize = 4;

/// "Made (it) clear that …": the tree may have the clause beside either word, or the adjective within the clause.
fn made_clear<'d>(scene: &Scene<'d>, adjective: Token<'d>, entry: &Entry) -> Option<Draft> {
    let makes = |t: &Token<'d>| t.lemma() == "make" && t.index() < adjective.index();
    let verb = adjective.ancestors().take(2).find(makes)?;
    let near = adjective.index() - verb.index() <= MADE && is_word(adjective, &["clear", "plain"]);
    let told = |c: &Token<'d>| {
        matches!(c.dep(), "advcl" | "ccomp") && subject(*c).is_some_and(|s| s.index() > adjective.index())
    };
    let clause =
        children(adjective).chain(children(verb)).find(|c| told(c) && c.index() > adjective.index())?;
    let cue = cover([cue_words(scene, verb, None), adjective.index()..adjective.index() + 1])?;
    let content = clause.subtree().start.max(cue.end)..clause.subtree().end;
    let content = edge::around(scene, content, &cue).filter(|_| near)?;
    let source = source::of_verb(scene, verb);
    Some(Draft { word: adjective.index(), cue, kind: entry.kind, source, content, tail: None })
}
