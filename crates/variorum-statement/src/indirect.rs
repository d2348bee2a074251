//! Reported content that the parse tree shows: clauses, infinitives, objects and prepositional phrases of a
//! reporting verb.

use std::ops::Range;

use variorum_parse::Token;

use crate::CueKind;
use crate::aside::{according_to, closing, inverted, leading, parenthetical, set_off};
use crate::beside::is_mark;
use crate::draft::{Draft, cue_words};
use crate::edge;
use crate::lexicon::{self, Entry, Frame};
use crate::nominal::{self, adjective};
use crate::scene::Scene;
use crate::setting::sets_scene;
use crate::source;
use crate::tail::without_tail;
use crate::tree::{
    child, children, cover, has, is_imperative, is_infinitive, is_passive, is_punctuation, is_word, subject,
};
use crate::unsaid::{is_idiom, is_ruling};

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
        "NOUN" => nominal::draft(scene, token),
        "ADJ" => adjective(scene, token, lexicon::adjective(&token.lemma().to_ascii_lowercase())?),
        "ADP" | "SCONJ" | "ADV" | "PROPN" if is_word(token, &["according"]) => according_to(scene, token),
        _ => None,
    }
}

fn verb<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Draft> {
    if matches!(verb.dep(), "amod" | "compound") {
        return None;
    }
    if let Some(draft) = set_off(scene, verb, entry).or_else(|| leading(scene, verb, entry)) {
        return Some(draft);
    }
    let passive = is_passive(verb);
    let found = if passive { passive_content(verb, entry) } else { active_content(scene, verb, entry) };
    let (content, preposition) = match found {
        Some(found) => found,
        None if !passive => {
            return parenthetical(scene, verb, entry)
                .or_else(|| closing(scene, verb, entry))
                .or_else(|| inverted(scene, verb, entry));
        }
        None => return None,
    };
    let source = if passive { source::agent(scene, verb) } else { source::of_verb(scene, verb) };
    if source.is_none() && is_imperative(verb) && !has(verb, &["ccomp"]) {
        return None;
    }
    if is_ruling(verb) {
        return None;
    }
    let cue = cue_words(scene, verb, preposition);
    if content.len() > edge::LONGEST {
        return None;
    }
    let (content, tail) = without_tail(scene, verb, content);
    let content = edge::without_time(scene, content, cue.end);
    let encloses = content.start < cue.start && cue.end < content.end;
    let aside = if encloses { clause_words(verb, &cue, subject(verb)) } else { cue.clone() };
    let mut content = edge::around(scene, content, &aside)?;
    if passive {
        content.extend(
            blamed_for(verb).and_then(|range| edge::around(scene, range, &cue)).into_iter().flatten(),
        );
    }
    Some(Draft { word: verb.index(), cue, kind: entry.kind, source, content, tail })
}

/// The tokens of a reporting clause from its first to its last: those that may stand inside of the content.
fn clause_words(verb: Token<'_>, cue: &Range<usize>, subject: Option<Token<'_>>) -> Range<usize> {
    let aside = |c: &Token<'_>| {
        matches!(c.dep(), "npadvmod" | "dative") || c.dep() == "prep" && c.index() > verb.index()
    };
    let ranges = children(verb).filter(aside).map(Token::subtree).chain(subject.map(Token::subtree));
    cover(ranges.filter(|r| r.len() < 30).chain([cue.clone()])).unwrap_or_else(|| cue.clone())
}

type Found<'d> = (Range<usize>, Option<Token<'d>>);

/// The content of a verb in the active voice and the preposition it hangs on.
fn active_content<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<Found<'d>> {
    let beside = |c: &Token<'d>| scene.paragraph_of(c.index()) == scene.paragraph_of(verb.index());
    let of = |relations: &[&str]| child(verb, relations).filter(beside);
    if entry.takes(Frame::Clause) || entry.takes(Frame::Quote) && follows_quotation(scene, verb) {
        let clauses = children(verb).filter(|c| c.dep() == "ccomp" && c.subtree().len() > 1 && beside(c));
        let (before, after): (Vec<_>, Vec<_>) = clauses.partition(|c| c.index() < verb.index());
        let side = if after.is_empty() { before } else { after };
        let first = side.first().copied();
        if let Some(range) = cover(side.into_iter().map(Token::subtree)) {
            let range = first.map_or(range.clone(), |clause| with_subject(scene, verb, clause, range));
            return Some((with_condition(scene, verb, range), None));
        }
    }
    if is_idiom(verb) {
        return None;
    }
    if let Some(question) = asked(verb, entry) {
        return Some((question.subtree(), None));
    }
    if let Some((task, mark)) = called_for(scene, verb, entry) {
        return Some((with_condition(scene, verb, task), Some(mark)));
    }
    let complement = of(&["xcomp"]).filter(|x| x.index() > verb.index());
    let object = of(&["dobj"]).filter(|o| o.index() > verb.index()).or_else(|| named_object(verb));
    if complement.is_some_and(is_anonymity) {
        return None;
    }
    if let Some(x) = complement {
        let infinitive = is_infinitive(x);
        let wanted = infinitive
            && (entry.takes(Frame::Infinitive) || entry.takes(Frame::Order) || entry.takes(Frame::Addressee));
        if wanted || !infinitive && x.tag() == "VBG" && entry.takes(Frame::Gerund) {
            let ordered = object.filter(|_| entry.takes(Frame::Order)).map(Token::subtree);
            let content = cover([x.subtree()].into_iter().chain(ordered));
            return content.map(|r| (with_condition(scene, verb, r), None));
        }
    }
    if sets_scene(verb) {
        return None;
    }
    let preposition = children(verb)
        .find(|c| {
            c.index() > verb.index() && matches!(c.dep(), "prep" | "prt") && entry.takes_preposition(c.text())
        })
        .and_then(|p| Some((child(p, &["pobj", "pcomp"])?.subtree(), Some(p))))
        .map(|(range, p)| (ordered(verb, range, entry), p));
    if object.is_some_and(|o| nominal::is_voiced(o) && nominal::draft(scene, o).is_some()) {
        return None;
    }
    let object = object.filter(|o| !WORKS.contains(&o.lemma()));
    let taken_for = entry.takes(Frame::Predicate)
        && children(verb).any(|c| {
            c.dep() == "prep" && is_word(c, &["as"]) && object.is_some_and(|o| o.index() < c.index())
        });
    if let Some(o) = object.filter(|_| taken_for || entry.takes(Frame::Object) || entry.takes(Frame::Aimed)) {
        return Some((edge::without_relative(scene, with_predicates(verb, o)), None));
    }
    preposition.map(|(range, p)| (edge::without_relative(scene, range), p))
}

/// Whether a report follows a clause that ends in quotation marks: "the bank “did well,” *he continued*".
fn follows_quotation(scene: &Scene<'_>, verb: Token<'_>) -> bool {
    let first = subject(verb).map_or(verb.index(), |s| s.subtree().start.min(verb.index()));
    let mark = first.checked_sub(1).and_then(|i| scene.token(i)).filter(|t| is_mark(*t));
    let last = mark.and_then(Token::previous).filter(|t| is_punctuation(*t));
    last.is_some_and(|t| t.text() == "," && scene.quotation_of(t.index()).is_some())
}

/// What is written but reports nothing.
const WORKS: [&str; 14] = [
    "album",
    "autobiography",
    "biography",
    "book",
    "code",
    "lyric",
    "memoir",
    "music",
    "novel",
    "play",
    "poem",
    "screenplay",
    "script",
    "song",
];

/// What a source asks for itself: "asked *not to be named*", "declined *to be identified*".
fn is_anonymity(infinitive: Token<'_>) -> bool {
    matches!(infinitive.lemma(), "name" | "identify" | "quote") && has(infinitive, &["auxpass"])
}

/// Words that begin a reason or condition.
const CONDITIONS: [&str; 7] = ["because", "if", "lest", "provided", "providing", "unless", "until"];

/// Whether a clause is a reason or condition: "*unless* it pays", "*even if* it pays", "*as long as* it pays".
fn is_condition(scene: &Scene<'_>, clause: Token<'_>) -> bool {
    let Some(first) = scene.token(clause.subtree().start) else { return false };
    let next = first.next();
    clause.dep() == "advcl"
        && (is_word(first, &CONDITIONS)
            || is_word(first, &["even", "only"]) && next.is_some_and(|t| is_word(t, &["if"]))
            || is_word(first, &["as", "so"]) && next.is_some_and(|t| is_word(t, &["long"])))
}

/// Content with the subject that the tree takes for what is said: "added *nobody at the yard* was hurt", "said *the yard, which
/// is old,* was shut".
fn with_subject(
    scene: &Scene<'_>,
    verb: Token<'_>,
    clause: Token<'_>,
    content: Range<usize>,
) -> Range<usize> {
    let finite = children(clause).any(|c| matches!(c.dep(), "aux" | "auxpass") && c.tag() != "TO")
        || matches!(clause.tag(), "VBD" | "VBP" | "VBZ");
    let lacks = finite && subject(clause).is_none() && !has(clause, &["mark"]);
    let mut start = content.start;
    let comma = |at: usize| scene.token(at).is_some_and(|t| t.text() == ",");
    let reaches = |end: usize, start: usize| end == start || end + 1 == start && comma(end);
    while let Some(before) = children(verb).find(|c| lacks && reaches(c.subtree().end, start)) {
        start = before.subtree().start;
        match before.dep() {
            "dobj" => return start..content.end,
            "prep" => {}
            _ => break,
        }
    }
    content
}

/// Content with a reason or condition beside it that the tree hangs on the reporting verb: "said it was closed
/// *because* …", "said it would, *but that* …", "*unless it pays*, it will close, she said"; and what else it would.
fn with_condition(scene: &Scene<'_>, verb: Token<'_>, range: Range<usize>) -> Range<usize> {
    if range.end <= verb.index() {
        let before = children(verb).find(|c| c.subtree().end + 1 == range.start && is_condition(scene, *c));
        return before.map_or(range.clone(), |c| c.subtree().start..range.end);
    }
    let and_that =
        |c: Token<'_>| c.dep() == "conj" && children(c).any(|m| m.dep() == "mark" && is_word(m, &["that"]));
    let more = children(verb).filter(|c| c.index() > range.end && range.start > verb.index());
    let more = more.filter(|c| is_condition(scene, *c) || and_that(*c) || and_would(verb, *c)).last();
    more.map_or(range.clone(), |c| range.start..c.subtree().end)
}

/// Whether a clause beside a report goes on with what is said: "said he was hurt *and would be “away for weeks”*".
fn and_would(report: Token<'_>, clause: Token<'_>) -> bool {
    let modal = |t: Token<'_>| children(t).any(|c| c.dep() == "aux" && c.tag() == "MD");
    clause.dep() == "conj" && modal(clause) && !modal(report) && subject(clause).is_none()
}

/// What somebody is to do after "for", which the tree takes for a conjunction: "calls *for all candidates to speak*".
fn called_for<'d>(scene: &Scene<'d>, verb: Token<'d>, entry: &Entry) -> Option<(Range<usize>, Token<'d>)> {
    children(verb).filter(|c| c.index() > verb.index() && is_infinitive(*c)).find_map(|c| {
        let task = c.subtree();
        let mark =
            scene.token(task.start).filter(|t| is_word(*t, &["for"]) && entry.takes_preposition("for"))?;
        (mark.index() == verb.index() + 1).then_some((task.start + 1..task.end, mark))
    })
}

/// What is called something, where the tree takes it for what it is called: "called *Ann* and Bo “crazy”".
fn named_object(verb: Token<'_>) -> Option<Token<'_>> {
    let mut called = children(verb).filter(|c| c.dep() == "oprd" && c.index() > verb.index());
    let first = called.next()?;
    let two = called.next().is_some();
    let names = is_word(verb, &["call", "calls", "called", "calling"]) && subject(verb).is_some();
    (names && (two || verb.dep() != "relcl" && first.subtree().len() > 1)).then_some(first)
}

/// Words that begin a reported question and are taken for a condition or a time.
const QUESTION_WORDS: [&str; 4] = ["if", "when", "where", "whether"];

/// A question after whom it was put to: "asked Ann *when it would open*".
fn asked<'d>(verb: Token<'d>, entry: &Entry) -> Option<Token<'d>> {
    let object = child(verb, &["dobj", "dative"]).filter(|o| o.index() > verb.index())?;
    let asks = |c: Token<'d>| children(c).any(|w| is_word(w, &QUESTION_WORDS));
    let question =
        |c: &Token<'d>| c.dep() == "advcl" && c.subtree().start == object.subtree().end && asks(*c);
    children(verb).find(question).filter(|_| entry.kind == CueKind::Question)
}

/// With what somebody is to do or is said to be: "calls on the Senate *to act*", "refers to him *as a friend*".
fn ordered(verb: Token<'_>, range: Range<usize>, entry: &Entry) -> Range<usize> {
    let task = children(verb).find(|c| {
        let to_act = matches!(c.dep(), "xcomp" | "advcl") && is_infinitive(*c) && entry.takes(Frame::Order);
        c.subtree().start == range.end && (to_act || c.dep() == "prep" && is_word(*c, &["as"]))
    });
    task.map_or(range.clone(), |task| range.start..task.subtree().end)
}

/// Prepositions that after an object say when, where and how the report was made rather than what.
const OF_THE_REPORT: [&str; 6] = ["on", "during", "at", "by", "after", "before"];

/// An object with what is said of it: "the plan as unfair", "him a liar", "Ann of lying".
fn with_predicates(verb: Token<'_>, object: Token<'_>) -> Range<usize> {
    let said_of_it = |c: &Token<'_>| {
        c.index() > object.index()
            && (matches!(c.dep(), "oprd" | "xcomp" | "dobj")
                || c.dep() == "prep" && is_word(*c, &["as", "for", "of", "over"]))
    };
    let more = children(verb).filter(said_of_it).map(Token::subtree);
    let mut range = cover([object.subtree()].into_iter().chain(more)).unwrap_or_else(|| object.subtree());
    for c in children(verb).filter(|c| c.dep() == "prep" && !is_word(*c, &OF_THE_REPORT)) {
        if c.subtree().start == range.end {
            range.end = c.subtree().end;
        }
    }
    range
}

/// What the subject of a passive is blamed or praised for: "was criticized by Lee *for leaving*".
fn blamed_for(verb: Token<'_>) -> Option<Range<usize>> {
    let agent = child(verb, &["agent"])?;
    let reason = |c: &Token<'_>| c.dep() == "prep" && c.subtree().start == agent.subtree().end;
    children(verb).find(|c| reason(c) && is_word(*c, &["as", "for", "of"])).map(Token::subtree)
}

/// The content of a passive: the subject with what is said of it, or of what it is accused.
fn passive_content<'d>(verb: Token<'d>, entry: &Entry) -> Option<Found<'d>> {
    if let Some(clause) = child(verb, &["ccomp"]) {
        return entry.takes(Frame::Clause).then_some((clause.subtree(), None));
    }
    if entry.takes(Frame::Aimed) && !has(verb, &["agent"]) {
        let of = children(verb).find(|c| c.dep() == "prep" && is_word(*c, &["of"]))?;
        return Some((child(of, &["pobj", "pcomp"])?.subtree(), Some(of)));
    }
    let about = subject(verb)?;
    let complement = child(verb, &["xcomp", "oprd"]).filter(|x| x.index() > verb.index());
    if let Some(x) = complement.filter(|_| entry.takes(Frame::Passive)) {
        return Some((x.subtree(), None));
    }
    let agent = has(verb, &["agent"]);
    (agent && entry.takes(Frame::Object)).then(|| (about.subtree(), None))
}
