//! All or some, any or none, for a while or for good.

use variorum_parse::Token;
use variorum_statement::{Scope, scope};
use variorum_text::Span;

use super::{NOUN, finding};
use crate::differences::Finding;
use crate::differences::pair::{Pair, Part};

/// Words that tell that there are others, where the other side has none: "several" tells only of a number.
const TELLING: &[&str] = &["some", "most", "part", "majority", "certain", "only"];

/// "all members" and "some members".
pub(super) fn of_nouns(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let (a, b) = (limit(&pair.left, x), limit(&pair.right, y));
    let plural = |t: Token<'_>| t.tag() == "NNS" && !t.children().any(|c| c.dep() == "nummod");
    // A headline has no room for "some"; "the shots" are some shots, and so are "a couple of shots".
    let headline = pair.left.is_title() || pair.right.is_title();
    let tells = |part: &Part<'_>, s: Option<(Scope, Span)>| {
        s.is_none_or(|(_, s)| TELLING.contains(&part.say(s).to_lowercase().as_str()))
    };
    let telling = (a.is_some() && b.is_some()) || (tells(&pair.left, a) && tells(&pair.right, b));
    let open = |s: Option<(Scope, Span)>, t: Token<'_>| s.is_none() && (headline || is_these(t));
    let differ = plural(x) && plural(y) && differ(a.map(|(s, _)| s), b.map(|(s, _)| s));
    (differ && telling && !open(a, x) && !open(b, y)).then(|| {
        let confidence = if pair.is_close() { 0.85 } else { 0.6 };
        finding(pair, phrase(x, a), phrase(y, b), confidence)
    })
}

/// "help the economy" and "help our economies": one thing, or that of each of several.
pub(super) fn of_several(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let own = |t: Token<'_>| {
        let word = |c: &Token<'_>| matches!(c.text().to_lowercase().as_str(), "our" | "their" | "both");
        t.tag() == "NNS" && t.children().any(|c| word(&c))
    };
    let one = |t: Token<'_>| t.tag() == "NN" && t.children().any(|c| c.dep() == "det" && c.lemma() == "the");
    let differ = x.lemma() == y.lemma() && ((own(x) && one(y)) || (one(x) && own(y)));
    differ.then(|| finding(pair, with_owner(&pair.left, x), with_owner(&pair.right, y), 0.6))
}

/// A noun with what stands before it.
fn with_owner(part: &Part<'_>, noun: Token<'_>) -> Span {
    let before = noun.children().filter(|c| c.index() < noun.index());
    before
        .map(|c| c.span())
        .fold(noun.span(), Span::cover)
        .intersect(part.segment.span)
        .unwrap_or(noun.span())
}

/// "some of the crew's sailors left on purpose" and "many sailors of the crew left": readings of one utterance, each about one
/// group of those people.
pub(in crate::differences) fn of_readings(pair: &Pair<'_>) -> Option<Finding> {
    let (x, y) = (subject(&pair.left)?, subject(&pair.right)?);
    let (a, b) = (limit(&pair.left, x)?, limit(&pair.right, y)?);
    let differ = x.lemma() == y.lemma() && differ(Some(a.0), Some(b.0));
    differ.then(|| finding(pair, phrase(x, Some(a)), phrase(y, Some(b)), 0.6))
}

/// The noun in the plural that a segment is about: the one subject of that noun in it, limited or not.
fn subject<'p>(part: &Part<'p>) -> Option<Token<'p>> {
    let plural = |t: &Token<'_>| t.tag() == "NNS" && scope(*t).is_some();
    let mut all =
        part.source.doc.slice(part.segment.tokens.clone()).filter(plural).filter(|t| is_subject(*t));
    all.next().filter(|_| all.next().is_none())
}

/// Whether a noun, or the word for how many of it, is a subject.
fn is_subject(noun: Token<'_>) -> bool {
    let around = (noun.dep() == "pobj" && noun.head().text() == "of").then(|| noun.head().head());
    [Some(noun), around].into_iter().flatten().any(|t| matches!(t.dep(), "nsubj" | "nsubjpass"))
}

/// "part in the patrols" and "part in any operation": one noun, the same preposition, other objects, one of them open.
pub(super) fn of_objects(pair: &Pair<'_>, x: Token<'_>, y: Token<'_>) -> Option<Finding> {
    let object = |t: Token<'_>| t.children().find(|c| c.dep() == "pobj").map(|t| t.index());
    let open = |t| scope(t).is_some_and(|(s, _)| s == Scope::Any || s == Scope::All);
    for p in x.children().filter(|c| c.dep() == "prep") {
        let Some(q) = y.children().find(|c| c.dep() == "prep" && c.lemma() == p.lemma()) else { continue };
        let (Some(a), Some(b)) = (object(p), object(q)) else { continue };
        let (a, b) = (pair.left.token(a)?, pair.right.token(b)?);
        let nouns = a.pos() == "NOUN" && b.pos() == "NOUN";
        if !nouns || open(a) == open(b) || pair.right_of(a.index(), NOUN).is_some() {
            continue;
        }
        let phrase =
            |part: &Part<'_>, t: Token<'_>| part.source.doc.span(t.subtree()).intersect(part.segment.span);
        return Some(finding(pair, phrase(&pair.left, a)?, phrase(&pair.right, b)?, 0.65));
    }
    None
}

/// The word that limits a noun, if it stands in the segment.
fn limit(part: &Part<'_>, noun: Token<'_>) -> Option<(Scope, Span)> {
    scope(noun).filter(|(_, s)| part.segment.span.contains(*s))
}

/// "the shots", "a couple of shots": not all there are.
fn is_these(noun: Token<'_>) -> bool {
    let these = noun.children().any(|c| matches!(c.dep(), "det" | "poss") && c.index() < noun.index());
    these || (noun.dep() == "pobj" && noun.head().text() == "of" && noun.head().head().pos() == "NOUN")
}

/// A noun with the word that limits it.
fn phrase(noun: Token<'_>, limit: Option<(Scope, Span)>) -> Span {
    limit.map_or(noun.span(), |(_, s)| s.cover(noun.span()))
}

/// Whether two limits leave a reader with more and with less; no word is as good as "the" or "all".
fn differ(a: Option<Scope>, b: Option<Scope>) -> bool {
    let rank = |s: Option<Scope>| match s {
        None | Some(Scope::All | Scope::Any) => 4,
        Some(Scope::Most) => 3,
        Some(Scope::Many) => 2,
        Some(Scope::Some) => 1,
        Some(Scope::Few | Scope::Only) => 0,
    };
    rank(a) != rank(b)
}
