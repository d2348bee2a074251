//! How much of a thing something is done to, and how many of a group do it: "part of the claim", "most of the suit".

use std::collections::BTreeMap;

use variorum_parse::{Doc, Token};
use variorum_statement::{Scope, scope};
use variorum_text::Span;

use super::clause::{LIGHT, in_line, phrase, terms};
use super::{ALL_PAIRS, Finding, Story, add, place};
use crate::speakers::same_name;
use crate::synonyms::head;
use crate::vocabulary::Term;
use crate::{Difference, DifferenceKind, Source};

/// How alike two words must be that name one thing or say the same of it.
const LIKE: f32 = 0.55;

/// Other terms that two sentences share when they tell of one thing, with the same predicate and with another.
const SHARED: usize = 2;
const SHARED_BY_SPEAKER: usize = 3;

/// Words for one thing, of which a part is spoken of. Own compilation.
#[rustfmt::skip]
const THINGS: &[&[&str]] = &[
    &["claim", "suit", "lawsuit", "case", "complaint", "petition", "action"],
    &["charge", "count", "allegation", "accusation"],
    &["plan", "proposal", "package", "programme", "program", "scheme", "bill", "budget"],
    &["staff", "workforce", "worker", "employee", "personnel"],
    &["shop", "store", "outlet", "branch"],
    &["debt", "loan", "bill"],
    &["city", "town"],
    &["building", "house", "home"],
];

/// Nouns before "of" that say how much, beside what limits a noun elsewhere. Own compilation.
const PORTIONS: &[(&str, u8)] =
    &[("bulk", MOST), ("half", HALF), ("portion", SOME), ("section", SOME), ("fraction", SOME)];

const ALL: u8 = 4;
const MOST: u8 = 3;
const HALF: u8 = 2;
const MANY: u8 = 2;
const SOME: u8 = 1;
const FEW: u8 = 0;

/// A thing or group that something is said of.
struct Extent<'a> {
    witness: usize,
    lemma: &'a str,
    /// The word for all that name the thing.
    thing: &'a str,
    noun: Term,
    /// How much of it, where a word says so.
    rank: Option<u8>,
    /// Whether it is so much "of" it.
    of: bool,
    role: Role,
    /// What is done by it or to it.
    verb: &'a str,
    speaker: Option<&'a str>,
    span: Span,
    in_title: bool,
    around: Vec<Term>,
}

/// Whether something is done to a thing as a whole or in part, or by those of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Thing,
    Group,
}

/// The differences between what the witnesses tell of things and groups.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    if story.sources.len() > ALL_PAIRS {
        return Vec::new();
    }
    let each = story.sources.iter().enumerate();
    let all: Vec<Told<'_>> = each.map(|(w, s)| by_thing(extents(story, w, s))).collect();
    let mut found: BTreeMap<(usize, usize), Vec<Finding>> = BTreeMap::new();
    for (i, ours) in all.iter().enumerate() {
        for theirs in all.iter().skip(i + 1) {
            let common = ours.iter().filter_map(|(thing, list)| Some((list, theirs.get(thing)?)));
            for (a, b) in common.flat_map(|(x, y)| apart(story, x, y)) {
                add(found.entry((a.witness, b.witness)).or_default(), finding(story, a, b));
            }
        }
    }
    let placed = found
        .into_iter()
        .flat_map(|((a, b), findings)| findings.into_iter().filter_map(move |f| place(story, f, None, a, b)));
    placed.collect()
}

/// What a witness tells of each thing.
type Told<'a> = BTreeMap<&'a str, Vec<Extent<'a>>>;

fn by_thing(all: Vec<Extent<'_>>) -> Told<'_> {
    let mut told = Told::new();
    for extent in all {
        told.entry(extent.thing).or_default().push(extent);
    }
    told
}

/// The word that stands for all that name one thing.
fn thing(lemma: &str) -> &str {
    let group = THINGS.iter().find(|t| t.contains(&lemma)).and_then(|t| t.first());
    group.copied().or_else(|| head(lemma)).unwrap_or(lemma)
}

/// Those of two lists that do not cover the same, and neither of which the other witness tells too.
fn apart<'t, 'a>(
    story: &Story<'_>,
    ours: &'t [Extent<'a>],
    theirs: &'t [Extent<'a>],
) -> Vec<(&'t Extent<'a>, &'t Extent<'a>)> {
    let tells = |list: &[Extent<'_>], one: &Extent<'_>| {
        list.iter().any(|c| c.rank == one.rank && is_one(story, c, one))
    };
    let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let differ = pairs.filter(|(a, b)| differ(a, b) && is_one(story, a, b));
    differ.filter(|(a, b)| !tells(ours, b) && !tells(theirs, a)).collect()
}

/// Whether one covers more than the other: "most" and "some", or "part of the case" and "the case". A headline that says
/// nothing of it may leave it out.
fn differ(a: &Extent<'_>, b: &Extent<'_>) -> bool {
    let part = |one: &Extent<'_>, other: &Extent<'_>| {
        one.role == Role::Thing && one.of && one.rank.is_some_and(|r| r <= HALF) && !other.in_title
    };
    match (a.rank, b.rank) {
        (Some(x), Some(y)) => x != y,
        (Some(_), None) => part(a, b),
        (None, Some(_)) => part(b, a),
        (None, None) => false,
    }
}

/// Whether two sentences tell of one thing.
fn is_one(story: &Story<'_>, a: &Extent<'_>, b: &Extent<'_>) -> bool {
    let noun = a.lemma == b.lemma || a.role == Role::Thing;
    let verbs = !LIGHT.contains(&a.verb)
        && (a.verb == b.verb || head(a.verb).is_some_and(|h| head(b.verb) == Some(h)));
    let others = a.around.iter().filter(|t| **t != a.noun);
    let shared = others.filter(|x| b.around.iter().any(|y| alike(story, **x, *y))).count();
    let speakers = a.speaker.zip(b.speaker).is_some_and(|(x, y)| same_name(x, y));
    let told = verbs && shared >= SHARED || a.role == Role::Group && speakers && shared >= SHARED_BY_SPEAKER;
    a.role == b.role && noun && told
}

fn alike(story: &Story<'_>, a: Term, b: Term) -> bool {
    a == b || story.vocabulary.kin(a).iter().any(|(t, likeness)| *t == b && *likeness >= LIKE)
}

/// The things and groups that a page tells something of.
fn extents<'a>(story: &'a Story<'a>, witness: usize, source: &'a Source) -> Vec<Extent<'a>> {
    let doc = &source.doc;
    let terms = terms(story, witness, doc);
    let title = doc.text().find('\n').unwrap_or(0);
    let nouns = doc.tokens().filter(|t| matches!(t.pos(), "NOUN" | "PROPN"));
    let read = |noun: Token<'a>| {
        let limit = limit(noun);
        let top = limit.map_or(noun, |(_, top)| top);
        let (role, verb) = place_of(doc, top, noun)?;
        if verb.children().any(|c| c.dep() == "neg") || limit.is_none() && !is_definite(noun) {
            return None;
        }
        let mut around: Vec<Term> = terms.get(verb.sentence())?.iter().flatten().copied().collect();
        around.sort_unstable();
        around.dedup();
        let within = phrase(top);
        let from = doc.slice(within.clone()).find(|t| t.dep() != "mark").map_or(within.start, |t| t.index());
        let said = source.statements.iter().rev().find(|s| s.content.iter().any(|c| c.contains(noun.span())));
        Some(Extent {
            witness,
            lemma: noun.lemma(),
            thing: thing(noun.lemma()),
            noun: terms.get(noun.index()).copied().flatten()?,
            rank: limit.map(|(rank, _)| rank),
            of: top != noun,
            role,
            verb: verb.lemma(),
            speaker: said.and_then(|s| s.speaker.as_ref()).map(|s| s.name.as_str()),
            span: in_line(doc, doc.span(from..within.end), noun),
            in_title: noun.span().start() < title,
            around,
        })
    };
    nouns.filter_map(read).collect()
}

/// How much of a noun is meant, and the word on which its phrase hangs.
fn limit(noun: Token<'_>) -> Option<(u8, Token<'_>)> {
    let of = Some(noun.head()).filter(|p| noun.dep() == "pobj" && p.text() == "of").map(|p| p.head());
    let portion =
        of.and_then(|top| PORTIONS.iter().find(|(w, _)| *w == top.lemma()).map(|(_, rank)| (*rank, top)));
    portion.or_else(|| {
        let (scope, span) = scope(noun)?;
        let top = of.filter(|t| t.span() == span).unwrap_or(noun);
        let rank = match scope {
            Scope::All => ALL,
            Scope::Most => MOST,
            Scope::Many => MANY,
            Scope::Some => SOME,
            Scope::Few => FEW,
            Scope::Any | Scope::Only => return None,
        };
        Some((rank, top))
    })
}

/// Whether a thing is known: "their case", "the plan", not "the claim that they lost".
fn is_definite(noun: Token<'_>) -> bool {
    let told = noun.children().any(|c| matches!(c.dep(), "acl" | "relcl"));
    !told
        && noun
            .children()
            .any(|c| c.dep() == "poss" || c.dep() == "det" && c.text().eq_ignore_ascii_case("the"))
}

/// In which role a phrase stands, and the verb that it stands beside.
fn place_of<'d>(doc: &'d Doc, head: Token<'d>, noun: Token<'d>) -> Option<(Role, Token<'d>)> {
    let many = matches!(noun.tag(), "NNS");
    match head.dep() {
        "dobj" if head.head().lemma() == "have" => Some((Role::Thing, undergone(doc, head)?)),
        "dobj" | "nsubjpass" => Some((Role::Thing, head.head())),
        "nsubj" if is_undergone(head.head()) => Some((Role::Thing, head.head())),
        "nsubj" if many => Some((Role::Group, head.head())),
        // "said that a number of players “deliberately held back”": the parser may take the subject for the clause.
        "ccomp" if many && head.children().any(|c| c.dep() == "mark") => Some((Role::Group, head)),
        _ => None,
    }
}

/// "rejected", in "had their case for more pay rejected by a court".
fn undergone<'d>(doc: &'d Doc, object: Token<'d>) -> Option<Token<'d>> {
    let behind = doc.slice(object.index()..object.sentence().end);
    let by = |t: &Token<'_>| t.children().any(|c| c.dep() == "agent");
    behind.into_iter().find(|t| t.tag() == "VBN" && matches!(t.dep(), "acl" | "ccomp" | "xcomp") && by(t))
}

/// The same, where the parser sees a clause: "had their case rejected".
fn is_undergone(verb: Token<'_>) -> bool {
    verb.tag() == "VBN" && verb.dep() == "ccomp" && verb.head().lemma() == "have"
}

fn finding(story: &Story<'_>, a: &Extent<'_>, b: &Extent<'_>) -> Finding {
    let say = |e: &Extent<'_>| story.sources.get(e.witness).map_or("", |s| e.span.of(s.doc.text()));
    Finding {
        kind: DifferenceKind::Scope,
        why: format!("“{}” or “{}”", say(a), say(b)),
        left: vec![a.span],
        right: vec![b.span],
        confidence: 0.6,
    }
}
