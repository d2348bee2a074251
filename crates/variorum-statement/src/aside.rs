//! Reporting clauses and phrases set into or beside the content: "…, she says, …", "according to".

use variorum_parse::Token;

use crate::CueKind;
use crate::draft::{Draft, cue_words};
use crate::edge;
use crate::lexicon::{Entry, Frame};
use crate::scene::Scene;
use crate::source;
use crate::tree::{child, children, has, is_word, subject};

/// How many tokens a closing reporting clause may have after its verb.
const CLOSING: usize = 6;

/// "The plan, she said, is dead." / "The plan is dead, she says."
pub(crate) fn parenthetical<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    let aside = matches!(verb.dep(), "parataxis" | "ccomp" | "advcl") && entry.takes(Frame::Clause);
    let head = verb.head();
    if !aside
        || !has(verb, &["nsubj"])
        || scene.paragraph_of(head.index()) != scene.paragraph_of(verb.index())
    {
        return None;
    }
    let own = verb.subtree();
    let set_off = |i: Option<usize>| {
        i.and_then(|i| scene.token(i))
            .is_some_and(|t| matches!(t.text(), "," | "-" | "—" | "–" | "(" | ")" | "."))
    };
    let as_clause = children(verb).any(|c| c.dep() == "mark" && is_word(c, &["as"]));
    let ends = set_off(Some(own.end)) || as_clause && set_off(own.end.checked_sub(1));
    if !set_off(own.start.checked_sub(1)) && !as_clause || !ends {
        return None;
    }
    let content = edge::around(scene, head.subtree(), &own)?;
    let cue = cue_words(scene, verb, None);
    Some(Draft {
        word: verb.index(),
        cue,
        kind: entry.kind,
        source: source::of_verb(scene, verb),
        content,
        tail: None,
    })
}

/// "At one point, she said, she was considering it.": subject and verb between commas, whatever the tree makes of it.
pub(crate) fn set_off<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    let name = subject(verb).filter(|s| s.index() < verb.index() && !matches!(s.tag(), "WP" | "WDT"))?;
    let sentence = scene.sentence(verb.index());
    let start = name.subtree().start;
    let comma = |i: usize| scene.token(i).is_some_and(|t| t.text() == "," && scene.quotation_of(i).is_none());
    let between = start > sentence.start
        && comma(start - 1)
        && comma(verb.index() + 1)
        && name.subtree().end >= verb.index();
    if !between
        || !entry.takes(Frame::Clause)
        || sentence.end <= verb.index() + 3
        || verb.index() - start > 12
    {
        return None;
    }
    let next = scene.token(verb.index() + 2)?;
    if matches!(next.tag(), "VBG" | "WDT" | "WP") || is_word(next, &["that", "in", "and", "but"]) {
        return None;
    }
    let first = scene.token(sentence.start)?;
    let lead = usize::from(first.dep() == "cc" || first.dep() == "mark" && is_word(first, &["that"]));
    let content = edge::around(scene, sentence.start + lead..sentence.end, &(start..verb.index() + 1))?;
    let cue = cue_words(scene, verb, None);
    Some(Draft {
        word: verb.index(),
        cue,
        kind: entry.kind,
        source: source::noun_phrase(scene, name),
        content,
        tail: None,
    })
}

/// "Ann says, win or lose, she will stay.": subject and verb at the front, before a comma, of a sentence that the tree
/// takes for the narrator's.
pub(crate) fn leading<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    let sentence = scene.sentence(verb.index());
    let name = subject(verb).filter(|s| s.subtree().start == sentence.start && s.index() < verb.index())?;
    let comma = scene.token(verb.index() + 1).is_some_and(|t| t.text() == ",");
    let aside = matches!(verb.dep(), "parataxis" | "ccomp") && verb.head().index() > verb.index();
    // "All told, …"
    let alone = entry.takes(Frame::Clause) && !entry.takes(Frame::Addressee);
    if !(comma && aside && alone) {
        return None;
    }
    let content = edge::around(scene, verb.index() + 1..sentence.end, &(verb.index()..verb.index() + 1))?;
    let cue = cue_words(scene, verb, None);
    let source = source::noun_phrase(scene, name);
    Some(Draft { word: verb.index(), cue, kind: entry.kind, source, content, tail: None })
}

/// "According to Ann, …" / "…, according to Ann."
pub(crate) fn according_to<'d>(scene: &Scene<'d>, according: Token<'d>) -> Option<Draft> {
    let to = child(according, &["prep"]).filter(|t| is_word(*t, &["to"]))?;
    let named = child(to, &["pobj"])?;
    let own = according.subtree();
    let clause = clause_of(scene, according)?;
    if is_word(clause, &["is", "'s", "’s", "was"])
        && subject(clause).is_some_and(|s| is_word(s, &["that", "this"]))
    {
        return None;
    }
    let content = edge::around(scene, clause.subtree(), &own)?;
    Some(Draft {
        word: according.index(),
        cue: according.index()..to.index() + 1,
        kind: CueKind::Speech,
        source: source::noun_phrase(scene, named),
        content,
        tail: None,
    })
}

/// The clause that a phrase qualifies as a whole.
fn clause_of<'d>(scene: &Scene<'d>, phrase: Token<'d>) -> Option<Token<'d>> {
    let sentence = scene.sentence(phrase.index());
    let mut at = phrase;
    for up in phrase.ancestors().take_while(|t| sentence.contains(&t.index())) {
        at = up;
    }
    (at != phrase).then_some(at)
}

/// "…, the airline said Thursday." where the tree does not see that what goes before is the content.
pub(crate) fn closing<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    let name = subject(verb).filter(|s| s.index() < verb.index() && !matches!(s.tag(), "WP" | "WDT"))?;
    let sentence = scene.sentence(verb.index());
    let start = name.subtree().start;
    let rest = || scene.doc.slice(verb.index() + 1..sentence.end);
    let comma = start > sentence.start + 3 && scene.token(start - 1).is_some_and(|t| t.text() == ",");
    let ends = rest().len() <= CLOSING && rest().all(|t| t.pos() != "VERB" && t.text() != ",");
    if !entry.takes(Frame::Quote) || !comma || !ends || name.subtree().end > verb.index() + 1 {
        return None;
    }
    let content = edge::around(scene, sentence.start..start - 1, &(start..sentence.end))?;
    let cue = cue_words(scene, verb, None);
    let source = source::noun_phrase(scene, name);
    Some(Draft { word: verb.index(), cue, kind: entry.kind, source, content, tail: None })
}

/// "The bridge is closed, said Ann Lee." where the tree does not see that what goes before is the content, as where it
/// runs on from a headline without a stop.
pub(crate) fn inverted<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    let name = subject(verb).filter(|s| s.index() > verb.index())?;
    let sentence = scene.sentence(verb.index());
    let comma = verb.previous().filter(|t| t.text() == "," && scene.quotation_of(t.index()).is_none())?;
    let claim = sentence.start..comma.index();
    let finite = |t: Token<'_>| matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD");
    let told = matches!(verb.tag(), "VBD" | "VBZ") && entry.takes(Frame::Quote);
    let quoted = claim.end.checked_sub(1).is_some_and(|i| scene.quotation_of(i).is_some());
    if !told || quoted || !scene.doc.slice(claim.clone()).any(finite) {
        return None;
    }
    let content = edge::around(scene, claim, &(verb.index()..sentence.end))?;
    let source = source::noun_phrase(scene, name);
    Some(Draft {
        word: verb.index(),
        cue: cue_words(scene, verb, None),
        kind: entry.kind,
        source,
        content,
        tail: None,
    })
}
