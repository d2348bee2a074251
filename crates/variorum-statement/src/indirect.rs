//! Reported content that the parse tree shows: clauses, infinitives, objects and prepositional phrases of a
//! reporting word, parenthetical "…, she says, …", and "according to".

use std::ops::Range;

use variorum_parse::Token;

use crate::draft::{Draft, cue_words};
use crate::edge;
use crate::lexicon::{self, Entry, Frame};
use crate::scene::Scene;
use crate::source;
use crate::tree::{child, cover, has, is_infinitive, is_passive, is_word, subject};

/// The draft that a token gives rise to as a reporting word, if any.
pub(crate) fn draft<'d>(scene: &Scene<'d>, token: Token<'d>) -> Option<Draft> {
    if scene.quotation_of(token.index()).is_some() {
        return None;
    }
    match token.pos() {
        "VERB" | "AUX" => {
            if token.lemma().eq_ignore_ascii_case("accord") {
                return according_to(scene, token);
            }
            verb(scene, token, lexicon::verb(&token.lemma().to_ascii_lowercase())?)
        }
        "NOUN" => noun(scene, token, lexicon::noun(&token.lemma().to_ascii_lowercase())?),
        "ADJ" => adjective(scene, token, lexicon::adjective(&token.lemma().to_ascii_lowercase())?),
        "ADP" | "SCONJ" | "ADV" | "PROPN" if is_word(token, &["according"]) => according_to(scene, token),
        _ => None,
    }
}

fn verb<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    let passive = is_passive(verb);
    let found = if passive { passive_content(verb, entry) } else { active_content(verb, entry) };
    let (content, preposition) = match found {
        Some(found) => found,
        None if !passive => return parenthetical(scene, verb, entry),
        None => return None,
    };
    let source = if passive { source::agent(scene, verb) } else { source::of_verb(scene, verb) };
    let cue = cue_words(scene, verb, preposition);
    let (content, tail) = edge::without_tail(verb, content);
    let content = edge::without_time(scene, content, cue.end);
    let encloses = content.start < cue.start && cue.end < content.end;
    let aside = if encloses { clause_words(verb, &cue, subject(verb)) } else { cue.clone() };
    let content = edge::around(scene, content, &aside)?;
    Some(Draft { word: verb.index(), cue, kind: entry.kind, source, content, tail })
}

/// The tokens of a reporting clause from its first to its last: those that may stand inside of the content.
fn clause_words(verb: Token<'_>, cue: &Range<usize>, subject: Option<Token<'_>>) -> Range<usize> {
    let aside = |c: &Token<'_>| {
        matches!(c.dep(), "npadvmod" | "dative") || c.dep() == "prep" && c.index() > verb.index()
    };
    let ranges = verb.children().filter(aside).map(Token::subtree).chain(subject.map(Token::subtree));
    cover(ranges.filter(|r| r.len() < 30).chain([cue.clone()])).unwrap_or_else(|| cue.clone())
}

type Found<'d> = (Range<usize>, Option<Token<'d>>);

/// The content of a verb in the active voice and the preposition it hangs on.
fn active_content<'d>(verb: Token<'d>, entry: &Entry) -> Option<Found<'d>> {
    let of = |relations: &[&str]| child(verb, relations);
    if entry.takes(Frame::Clause) {
        let clauses = verb.children().filter(|c| c.dep() == "ccomp" && c.subtree().len() > 1);
        let (before, after): (Vec<_>, Vec<_>) = clauses.partition(|c| c.index() < verb.index());
        let side = if after.is_empty() { before } else { after };
        if let Some(range) = cover(side.into_iter().map(Token::subtree)) {
            return Some((range, None));
        }
    }
    let complement = of(&["xcomp"]).filter(|x| x.index() > verb.index());
    let object = of(&["dobj"]).filter(|o| o.index() > verb.index());
    if let Some(x) = complement {
        let infinitive = is_infinitive(x);
        let wanted = infinitive
            && (entry.takes(Frame::Infinitive) || entry.takes(Frame::Order) || entry.takes(Frame::Addressee));
        if wanted || !infinitive && x.tag() == "VBG" && entry.takes(Frame::Gerund) {
            let ordered = object.filter(|_| entry.takes(Frame::Order)).map(Token::subtree);
            return cover([x.subtree()].into_iter().chain(ordered)).map(|r| (r, None));
        }
    }
    let preposition = verb
        .children()
        .find(|c| {
            c.index() > verb.index() && matches!(c.dep(), "prep" | "prt") && entry.takes_preposition(c.text())
        })
        .and_then(|p| Some((child(p, &["pobj", "pcomp"])?.subtree(), Some(p))));
    if entry.takes(Frame::Object) || entry.takes(Frame::Aimed) {
        if let Some(o) = object {
            return Some((with_predicates(verb, o), None));
        }
    }
    preposition
}

/// An object with what is said of it: "the plan as unfair", "him a liar", "Ann of lying".
fn with_predicates(verb: Token<'_>, object: Token<'_>) -> Range<usize> {
    let said_of_it = |c: &Token<'_>| {
        c.index() > object.index()
            && (matches!(c.dep(), "oprd" | "xcomp" | "dobj")
                || c.dep() == "prep" && is_word(*c, &["as", "for", "of", "over"]))
    };
    let more = verb.children().filter(said_of_it).map(Token::subtree);
    cover([object.subtree()].into_iter().chain(more)).unwrap_or_else(|| object.subtree())
}

/// The content of a passive: the subject with what is said of it.
fn passive_content<'d>(verb: Token<'d>, entry: &Entry) -> Option<Found<'d>> {
    if let Some(clause) = child(verb, &["ccomp"]) {
        return entry.takes(Frame::Clause).then_some((clause.subtree(), None));
    }
    let about = subject(verb)?;
    let complement = child(verb, &["xcomp", "oprd"]).filter(|x| x.index() > verb.index());
    if let Some(x) = complement.filter(|_| entry.takes(Frame::Passive)) {
        return Some((x.subtree(), None));
    }
    let agent = has(verb, &["agent"]);
    (agent && entry.takes(Frame::Object)).then(|| (about.subtree(), None))
}

/// "The plan, she said, is dead." / "The plan is dead, she says."
fn parenthetical<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
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
    let as_clause = verb.children().any(|c| c.dep() == "mark" && is_word(c, &["as"]));
    if !set_off(own.start.checked_sub(1)) && !as_clause || !set_off(Some(own.end)) {
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

/// "According to Ann, …" / "…, according to Ann."
fn according_to<'d>(scene: &Scene<'d>, according: Token<'d>) -> Option<Draft> {
    let to = child(according, &["prep"]).filter(|t| is_word(*t, &["to"]))?;
    let named = child(to, &["pobj"])?;
    let own = according.subtree();
    let clause = clause_of(scene, according)?;
    let content = edge::around(scene, clause.subtree(), &own)?;
    Some(Draft {
        word: according.index(),
        cue: according.index()..to.index() + 1,
        kind: crate::CueKind::Speech,
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
        if up.is_root() || up.dep() == "conj" && subject(up).is_some() {
            break;
        }
    }
    (at != phrase).then_some(at)
}

fn noun<'d>(scene: &Scene<'d>, noun: Token<'d>, entry: &Entry) -> Option<Draft> {
    let clause = noun.children().find(|c| {
        matches!(c.dep(), "acl" | "ccomp" | "relcl")
            && c.index() > noun.index()
            && (entry.takes(Frame::Clause)
                && c.children().any(|m| m.dep() == "mark" && is_word(m, &["that"]))
                || entry.takes(Frame::Infinitive) && c.dep() == "acl" && is_infinitive(*c))
    });
    let by_preposition = || {
        let p = noun
            .children()
            .find(|c| c.dep() == "prep" && c.index() > noun.index() && entry.takes_preposition(c.text()))?;
        Some((child(p, &["pobj", "pcomp"])?, Some(p)))
    };
    let (content, preposition) = clause.map(|c| (c, None)).or_else(by_preposition)?;
    let source = source::of_noun(scene, noun)?;
    let cue = cue_words(scene, noun, preposition);
    let content = edge::around(scene, content.subtree(), &cue)?;
    Some(Draft { word: noun.index(), cue, kind: entry.kind, source: Some(source), content, tail: None })
}

fn adjective<'d>(scene: &Scene<'d>, adjective: Token<'d>, entry: &Entry) -> Option<Draft> {
    if adjective.dep() != "acomp" {
        return None;
    }
    let clause = adjective.children().find(|c| {
        c.dep() == "ccomp" && entry.takes(Frame::Clause)
            || c.dep() == "xcomp" && entry.takes(Frame::Infinitive)
    });
    let by_preposition = || {
        let p = adjective.children().find(|c| c.dep() == "prep" && entry.takes_preposition(c.text()))?;
        Some((child(p, &["pobj", "pcomp"])?, Some(p)))
    };
    let (content, preposition) = clause.map(|c| (c, None)).or_else(by_preposition)?;
    let verb = adjective.head();
    let source = source::of_verb(scene, verb)?;
    let cue = cover([cue_words(scene, verb, None), cue_words(scene, adjective, preposition)])?;
    let content = edge::around(scene, content.subtree(), &cue)?;
    Some(Draft { word: adjective.index(), cue, kind: entry.kind, source: Some(source), content, tail: None })
}
