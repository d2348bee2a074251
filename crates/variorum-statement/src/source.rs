//! Who a reporting word says it is: the words of the source.

use std::ops::Range;

use variorum_parse::Token;

use crate::nominal::is_denied;
use crate::scene::{Scene, clip};
use crate::speaker::{is_body, is_person};
use crate::tree::{child, children, holds, is_infinitive, is_punctuation, is_time, is_word, subject};

/// How far up the tree a missing subject is looked for.
const CLIMB: usize = 6;
/// How many tokens may follow an inverted verb to the end of its paragraph.
const INVERTED: usize = 8;
/// How many tokens around a noun may belong to it, and how many back a subject is looked for that the tree does
/// not lead to.
const REACH: usize = 40;

/// The source of a verb: its own subject or, where it has none, the one it shares.
///
/// "Ann came and said" (coordination), "Ann began by saying", "Ann left, saying", "a letter saying".
pub(crate) fn of_verb<'d>(scene: &Scene<'d>, verb: Token<'d>) -> Option<Range<usize>> {
    if let Some(named) = after_inverted(scene, verb) {
        return Some(named);
    }
    let mut at = verb;
    for _ in 0..CLIMB {
        let own = subject(at).filter(|s| scene.quotation_of(s.index()) == scene.quotation_of(verb.index()));
        if let Some(s) = own {
            if scene.paragraph_of(s.index()) == scene.paragraph_of(verb.index()) && !is_time(s) {
                let range = noun_phrase(scene, s)?;
                // "the ministry reported on Monday — *a turn that* …"
                let around = holds(&range, verb) && s.index() < verb.index() && is_finite(verb);
                let range = if around { range.start..s.index() + 1 } else { range };
                return (!holds(&range, verb)).then_some(range);
            }
            return noun_before(scene, verb);
        }
        let head = at.head();
        match at.dep() {
            // "found a way *to say* no" tells of who found it.
            "acl" if is_infinitive(at) && !speaks(head) => {
                // "Lee's last chance *to say* no"
                if let Some(owner) = child(head, &["poss"]) {
                    return noun_phrase(scene, owner).map(|r| without_genitive(scene, r));
                }
                if head.dep().starts_with("nsubj") {
                    return None;
                }
                at = head;
            }
            "acl" | "relcl" => return noun_phrase(scene, head),
            "xcomp" if is_word(head, &["let", "heard", "saw"]) => {
                return noun_phrase(scene, child(head, &["dobj"])?);
            }
            _ if at.is_root() => break,
            _ => at = head,
        }
    }
    subject_before(scene, verb).or_else(|| opening(scene, verb))
}

fn is_finite(verb: Token<'_>) -> bool {
    matches!(verb.tag(), "VBD" | "VBZ" | "VBP")
}

/// The words from an inverted verb to the end of its paragraph, where they are all one noun phrase: "…, says *CEO*".
fn after_inverted(scene: &Scene<'_>, verb: Token<'_>) -> Option<Range<usize>> {
    let comma = verb.lemma().eq_ignore_ascii_case("say") && verb.previous().is_some_and(|t| t.text() == ",");
    let rest = verb.index() + 1..scene.paragraph(verb.index()).end;
    let nominal =
        |t: Token<'_>| matches!(t.pos(), "PROPN" | "NOUN" | "ADJ" | "DET" | "PUNCT") && t.text() != ",";
    let fits = comma && rest.len() <= INVERTED && scene.doc.slice(rest.clone()).all(nominal);
    if fits { trim(scene, rest) } else { None }
}

/// The name that begins the paragraph of a verb, where nothing but what is said of its bearer stands between them:
/// "*Ann Lee, the mayor of Veldby*, said".
fn opening(scene: &Scene<'_>, verb: Token<'_>) -> Option<Range<usize>> {
    let range = scene.paragraph(verb.index()).start..verb.index();
    let nominal = |t: Token<'_>| {
        matches!(t.pos(), "PROPN" | "NOUN" | "ADJ" | "DET" | "PART" | "ADP" | "NUM" | "PUNCT" | "CCONJ")
            && scene.quotation_of(t.index()).is_none()
    };
    let named = scene.token(range.start).is_some_and(|t| matches!(t.pos(), "PROPN" | "DET"));
    let named =
        named && scene.token(range.end.saturating_sub(1)).is_some_and(|t| !matches!(t.pos(), "PART" | "ADP"));
    let heading = verb.text().starts_with(char::is_uppercase) || !is_finite(verb);
    let fits = named && !heading && range.len() <= REACH && scene.doc.slice(range.clone()).all(nominal);
    if fits { trim(scene, range) } else { None }
}

/// Whether a noun may be for one who speaks: a name, a person, a body, or those of one kind.
pub(crate) fn speaks(noun: Token<'_>) -> bool {
    let lemma = noun.lemma().to_lowercase();
    matches!(noun.tag(), "NNP" | "NNS" | "NNPS") || is_person(&lemma) || is_body(&lemma)
}

/// The nearest subject before a verb in its sentence, where the tree leads to none.
fn subject_before<'d>(scene: &Scene<'d>, verb: Token<'d>) -> Option<Range<usize>> {
    let sentence = scene.sentence(verb.index());
    let before = verb.index().saturating_sub(REACH).max(sentence.start)..verb.index();
    let fits = |t: &Token<'d>| {
        matches!(t.dep(), "nsubj" | "nsubjpass")
            && scene.quotation_of(t.index()).is_none()
            && t.head().dep() != "relcl"
    };
    noun_phrase(scene, scene.doc.slice(before).rev().find(fits)?)
}

/// The noun before a verb, where the tree has its subject in another paragraph.
fn noun_before<'d>(scene: &Scene<'d>, verb: Token<'d>) -> Option<Range<usize>> {
    let before = scene.paragraph(verb.index()).start..verb.index();
    let noun =
        scene.doc.slice(before.clone()).rev().find(|t| matches!(t.pos(), "NOUN" | "PROPN" | "PRON"))?;
    trim(scene, clip(noun.subtree(), &(before.start..noun.index() + 1)))
}

/// The agent of a passive: "criticised by the senator".
pub(crate) fn agent<'d>(scene: &Scene<'d>, verb: Token<'d>) -> Option<Range<usize>> {
    let by = child(verb, &["agent"])?;
    noun_phrase(scene, child(by, &["pobj"])?)
}

/// The holder of a noun: "his claim", "the claim by Ann", "Ann made the claim".
pub(crate) fn of_noun<'d>(scene: &Scene<'d>, noun: Token<'d>) -> Option<Range<usize>> {
    if let Some(owner) = child(noun, &["poss"]) {
        return noun_phrase(scene, owner).map(|r| without_genitive(scene, r));
    }
    let by =
        children(noun).find(|c| matches!(c.dep(), "prep" | "agent") && is_word(*c, &["by", "from", "among"]));
    if let Some(name) = by.and_then(|b| child(b, &["pobj"])) {
        return noun_phrase(scene, name);
    }
    if is_denied(noun) {
        return None;
    }
    let verb = noun.head();
    (noun.dep() == "dobj" && matches!(verb.pos(), "VERB" | "AUX")).then(|| of_verb(scene, verb))?
}

fn without_genitive(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let last = range.end.checked_sub(1).and_then(|i| scene.token(i));
    let end = if last.is_some_and(|t| t.tag() == "POS") { range.end - 1 } else { range.end };
    range.start..end
}

/// The words of a noun phrase, appositions included, restrictive relative clauses left out.
pub(crate) fn noun_phrase<'d>(scene: &Scene<'d>, noun: Token<'d>) -> Option<Range<usize>> {
    let near = noun.index().saturating_sub(REACH)..noun.index() + REACH;
    let mut range = clip(clip(noun.subtree(), &near), &scene.paragraph(noun.index()));
    for c in children(noun).filter(|c| c.index() > noun.index()) {
        let cut = c.dep() == "relcl"
            || c.dep() == "acl"
            || c.dep() == "prep"
                && is_word(c, &["with", "on", "in", "after", "during", "at"])
                && noun.pos() == "PROPN";
        if cut && holds(&range, c) {
            range.end = c.subtree().start.max(noun.index() + 1).min(range.end);
            break;
        }
    }
    if let Some(q) = scene.quotation_of(noun.index()) {
        let quoted = scene.quotations.get(q).map(|q| scene.tokens_of(q))?;
        range = clip(range, &quoted);
    } else {
        range = outside_quotations(scene, range, noun.index());
    }
    trim(scene, range)
}

/// The stretch around `keep` that holds no long quotation.
fn outside_quotations(scene: &Scene<'_>, range: Range<usize>, keep: usize) -> Range<usize> {
    let long = |i: &usize| {
        scene
            .quotation_of(*i)
            .and_then(|q| scene.quotations.get(q))
            .is_some_and(|q| scene.tokens_of(q).len() > 6)
    };
    let start = (range.start..keep).rev().find(long).map_or(range.start, |i| i + 1);
    let end = (keep..range.end).find(long).unwrap_or(range.end);
    start..end
}

/// Without punctuation and conjunctions at the rims.
pub(crate) fn trim(scene: &Scene<'_>, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(t) = scene.token(range.start).filter(|_| !range.is_empty()) {
        if !(is_punctuation(t) || t.dep() == "cc" || t.dep() == "preconj") {
            break;
        }
        range.start += 1;
    }
    while let Some(t) = range.end.checked_sub(1).and_then(|i| scene.token(i)).filter(|_| !range.is_empty()) {
        if !is_punctuation(t) {
            break;
        }
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}
