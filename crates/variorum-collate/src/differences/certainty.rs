//! Will or may, is done or is considered, is alleged or confirmed.

use variorum_parse::Token;
use variorum_statement::{Certainty, Kind, Proposition};
use variorum_text::Span;

use super::clause::LIGHT;
use super::edits::{Edit, edits};
use super::join::Joined;
use super::pair::{Pair, Part};
use super::slot::{Role, Slot};
use super::{Finding, attribution, polarity, quantity};
use crate::DifferenceKind;
use crate::segment::Segment;
use crate::speakers::same_name;
use crate::words::Word;

/// How alike the verbs must be that a word put in or left out stands beside.
const VERB: f32 = 0.55;

/// Words that leave it open, and those that settle it, in the form that words are compared in. Own compilation.
const OPEN: &[&str] = &["may", "might", "could", "possibly", "perhaps", "maybe"];
const HEARSAY: &[&str] = &["reportedly", "allegedly", "supposedly", "purportedly"];
const SETTLED: &[&str] = &["will", "shall", "must"];
const ADVISED: &[&str] = &["should", "ought"];

/// Words of both sides that a change of a hedge takes at most; more tell something else.
const HEDGE: usize = 3;

/// "will close" and "may close" in two printings of a sentence.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    edits(pair).iter().find_map(|e| weakened(pair, e)).into_iter().collect()
}

fn weakened(pair: &Pair<'_>, edit: &Edit) -> Option<Finding> {
    let (a, b) = edit.words(pair);
    let (left, right) = (&pair.left, &pair.right);
    let hedged = |list| has(left, a, list) != has(right, b, list);
    // "reportedly" is put in or left out; a verb in its place is another report, and so is "has reportedly revealed".
    let cue = left.segment.is_rest || right.segment.is_rest;
    let attributed = left.segment.reading.is_some() != right.segment.reading.is_some();
    let bare = a.is_empty() || b.is_empty() || a.len() + b.len() <= 2;
    let open = hedged(OPEN) || (bare && !cue && !attributed && hedged(HEARSAY));
    // "can" becomes "could" in reported speech.
    let able = has(left, a, &["can"]) || has(right, b, &["can"]);
    let advised = hedged(SETTLED) && hedged(ADVISED);
    let infinitive = a.iter().chain(b).any(|w| w.form == "to");
    let denies = a.iter().chain(b).any(polarity::denies);
    let other = infinitive || denies || a.len() + b.len() > HEDGE;
    if other || !((open && !able) || advised) || !same_verb(pair, a, b) {
        return None;
    }
    let (x, y) = edit.spans(pair)?;
    Some(finding(pair, x, y, 0.85))
}

/// Whether one of the words of a list is among some, as an auxiliary or adverb.
fn has(part: &Part<'_>, words: &[Word], list: &[&str]) -> bool {
    let modal = |w: &Word| part.tokens_of(w).all(|t| matches!(t.tag(), "MD" | "RB"));
    words.iter().any(|w| list.contains(&w.form.as_str()) && modal(w))
}

/// Whether the verbs that such words belong to stand on both sides.
fn same_verb(pair: &Pair<'_>, a: &[Word], b: &[Word]) -> bool {
    let verb = |part: &Part<'_>, words: &[Word]| {
        let all = words
            .iter()
            .filter(|w| [OPEN, HEARSAY, SETTLED, ADVISED].iter().any(|l| l.contains(&w.form.as_str())));
        let found = all.flat_map(|w| part.tokens_of(w)).map(|t| t.head().index()).next();
        found.filter(|i| part.segment.terms.iter().any(|(_, t)| t == i))
    };
    let exposed =
        |part: &Part<'_>, words| verb(part, words).and_then(|i| part.token(i)).is_some_and(is_exposed);
    if exposed(&pair.left, a) || exposed(&pair.right, b) {
        return false;
    }
    verb(&pair.left, a).is_none_or(|i| pair.right_of(i, VERB).is_some())
        && verb(&pair.right, b).is_none_or(|i| pair.left_of(i, VERB).is_some())
}

/// Clauses of one thing, one of which settles what the other leaves open.
pub(super) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    told(j).or_else(|| cued(j)).into_iter().collect()
}

fn told(j: &Joined<'_>) -> Option<Finding> {
    let (v, w) = j.verbs()?;
    let (a, b) = (&j.left.proposition, &j.right.proposition);
    // "is scheduled for June" tells of what "could begin in June" does.
    let governs = |p: &Proposition, verb: Token<'_>| p.modal == Some(verb.span());
    // A headline promises more than the text.
    if j.pair.left.is_title() || j.pair.right.is_title() {
        return None;
    }
    if is_exposed(v) && is_exposed(w) {
        return None;
    }
    let same =
        (j.predicates && !j.light || governs(a, v) || governs(b, w) || with_object(j, v, w)) && j.is_firm();
    if !same || a.denied || b.denied || !differ(j) || j.is_at_odds() || quantity::disagree(j) {
        return None;
    }
    let (x, y) = (modal(&j.pair.left, a, v, w)?, modal(&j.pair.right, b, w, v)?);
    Some(finding(&j.pair, x, y, 0.65))
}

/// What a court may give. Own compilation.
const PENALTIES: &[&str] =
    &["year", "month", "prison", "jail", "penalty", "sentence", "fine", "imprisonment"];

/// Who "faces" up to ten years in prison "could face" them.
pub(super) fn is_exposed(verb: Token<'_>) -> bool {
    let penalty = |t: Token<'_>| PENALTIES.contains(&t.lemma());
    verb.lemma() == "face" && verb.children().any(|c| c.dep() == "dobj" && penalty(c))
}

/// Whether two verbs of one utterance say what their one object says: "may have had hopes of" and "harboured hopes of".
fn with_object(j: &Joined<'_>, v: Token<'_>, w: Token<'_>) -> bool {
    let light = LIGHT.contains(&v.lemma()) != LIGHT.contains(&w.lemma());
    let objects = j.slots.iter().any(|(a, b)| a.role == Role::Object && b.role == Role::Object);
    light && objects && j.utterance.is_some()
}

/// The words of a clause that say how certain it is, with its verb; `None` where it asserts nothing, or the other verb has
/// the same before it.
fn modal(part: &Part<'_>, clause: &Proposition, verb: Token<'_>, other: Token<'_>) -> Option<Span> {
    let asks = |t: Token<'_>| matches!(t.lemma(), "if" | "unless" | "whether") && t.dep() == "mark";
    if !is_finite(verb) || verb.children().any(asks) || polarity::is_doubted(verb) {
        return None;
    }
    let Some(modal) = clause.modal else { return Some(verb.span()) };
    // "appears; the launch may be near": the word belongs to another clause.
    let own = modal.start() <= verb.span().start();
    let word = part.say(modal).to_lowercase();
    let before = std::iter::successors(other.previous(), |t| t.previous()).take(AUXILIARIES);
    let there = before.into_iter().any(|t| t.text().to_lowercase().starts_with(&word));
    (own && !there && belongs(part, modal, verb)).then(|| modal.cover(verb.span()))
}

/// Whether a word that says how certain it is hangs on a verb or on what governs it, and nothing there denies: "may have asked
/// what I like" leaves open who asked, "is not considering a sale" considers none.
fn belongs(part: &Part<'_>, modal: Span, verb: Token<'_>) -> bool {
    let governs = |t: &Token<'_>| matches!(t.dep(), "xcomp" | "ccomp" | "dobj" | "pcomp" | "prep" | "conj");
    let mut row = vec![verb];
    while let Some(last) = row.last().filter(|t| governs(t) && row.len() < CHAIN) {
        row.push(last.head());
    }
    let word = part.source.doc.tokens_in(modal);
    let hangs = |t: &Token<'_>| word.contains(&t.index()) || t.children().any(|c| word.contains(&c.index()));
    let denied = row.iter().any(|t| t.children().any(|c| c.dep() == "neg"));
    let asks = row.iter().any(|t| t.children().any(|c| c.tag() == "WP" && c.dep() == "dobj"));
    row.iter().any(hangs) && !denied && !asks
}

/// Verbs that one hangs on in a row, at most.
const CHAIN: usize = 3;

/// Words that may stand before a verb and belong to it, whatever the parser says.
const AUXILIARIES: usize = 3;

/// Cues that leave open whether it is so, and cues that settle it. Own compilation.
const CLAIMED: &[&str] = &["allege", "claim", "accuse", "purport", "insinuate", "speculate"];
const SHOWN: &[&str] =
    &["reveal", "confirm", "disclose", "admit", "acknowledge", "expose", "prove", "concede"];

/// "has alleged that they lost on purpose" and "has revealed that they did".
fn cued(j: &Joined<'_>) -> Option<Finding> {
    let within = |number: usize| j.pair.story.segments.get(number);
    let firm = j.is_firm() && !j.is_at_odds() && !of_themselves(j);
    cues(&j.pair, within(j.left.within)?, within(j.right.within)?).filter(|_| firm)
}

/// Whether both speakers tell it of themselves: there is nobody else who could confirm what one has thought.
fn of_themselves(j: &Joined<'_>) -> bool {
    let story = j.pair.story;
    let speaker = |within: usize| attribution::by(story, story.segments.get(within)?);
    let own = |slot: &Slot<'_>, within: usize| {
        slot.role == Role::Subject
            && slot.who.zip(speaker(within)).is_some_and(|(who, by)| same_name(who, by))
    };
    j.slots.iter().any(|(a, b)| own(a, j.left.within) && own(b, j.right.within))
}

/// The same of the readings of one utterance: of what is said by one speaker, one leaves open whether it is so.
pub(super) fn of_readings(pair: &Pair<'_>) -> Option<Finding> {
    let indirect = |part: &Part<'_>| part.segment.kind != Kind::Direct && !part.is_title();
    // Of what befell the speaker himself, "claims" doubts little.
    let doubts = |f: &Finding| {
        let says = |part: &Part<'_>, spans: &[Span]| spans.iter().any(|s| part.say(*s).contains("claim"));
        !says(&pair.left, &f.left) && !says(&pair.right, &f.right)
    };
    let told = indirect(&pair.left) && indirect(&pair.right) && !attribution::others(pair);
    cues(pair, pair.left.segment, pair.right.segment).filter(|f| told && doubts(f))
}

fn cues(pair: &Pair<'_>, left: &Segment, right: &Segment) -> Option<Finding> {
    let ((x, a), (y, b)) = (cue(pair, &pair.left, left)?, cue(pair, &pair.right, right)?);
    (a != b).then(|| finding(pair, x, y, 0.6))
}

/// The cue of the statement that a segment is of, and whether it settles it.
fn cue(pair: &Pair<'_>, part: &Part<'_>, segment: &Segment) -> Option<(Span, bool)> {
    let span = *attribution::statement(pair.story, segment)?.cue.first()?;
    let tokens = || part.source.doc.slice(part.source.doc.tokens_in(span));
    let is = |list: &[&str]| tokens().any(|t| matches!(t.pos(), "VERB" | "AUX") && list.contains(&t.lemma()));
    let hedged = tokens().any(|t| HEARSAY.contains(&t.text()));
    match (is(CLAIMED), is(SHOWN) && !hedged) {
        (true, _) => Some((span, false)),
        (_, shown) => shown.then_some((span, true)),
    }
}

/// Whether a verb says that something is, was or will be, and not what for.
pub(super) fn is_finite(verb: Token<'_>) -> bool {
    let finite = |verb: Token<'_>| {
        matches!(verb.tag(), "VBD" | "VBZ" | "VBP")
            || verb.children().any(|c| matches!(c.dep(), "aux" | "auxpass") && c.tag() != "TO")
    };
    finite(verb) || (matches!(verb.dep(), "xcomp" | "ccomp") && finite(verb.head()))
}

/// Whether one takes as settled what the other leaves open.
fn differ(j: &Joined<'_>) -> bool {
    let (a, b) = (j.left.proposition.certainty, j.right.proposition.certainty);
    let settled = |part: &Part<'_>, own: Certainty, other: Certainty| {
        // Reported speech turns "will" into "would"; what would be possible would and could be.
        let considered = matches!(other, Certainty::Considered | Certainty::Undecided);
        let reported = own == Certainty::Would && part.segment.kind != Kind::Direct;
        if reported && considered { Some(true) } else { own.settled() }
    };
    let (x, y) = (settled(&j.pair.left, a, b), settled(&j.pair.right, b, a));
    x.zip(y).is_some_and(|(x, y)| x != y)
}

fn finding(pair: &Pair<'_>, left: Span, right: Span, confidence: f32) -> Finding {
    let why = format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right));
    Finding { kind: DifferenceKind::Certainty, why, left: vec![left], right: vec![right], confidence }
}
