//! Events that two witnesses tell, wherever in their sentences they stand: how certain each says they are, and on what they
//! depend.

mod depends;
mod status;

use std::collections::BTreeMap;

use variorum_parse::{Doc, Token};
use variorum_text::Span;

use super::certainty::is_exposed;
use super::clause::{Clause, LIGHT, in_line, phrase};
use super::pair::Pair;
use super::slot::{Role, Slot};
use super::{ALL_PAIRS, Finding, Story, add, place, time, two_by_two};
use crate::speakers::same_name;
use crate::vocabulary::{Term, Vocabulary};
use crate::{Difference, DifferenceKind};
use status::{Status, status};

/// How alike two words must be that name one thing.
const LIKE: f32 = 0.55;

/// What the predicates and the words around them must share to tell of one event, counted in rare words; and the share that
/// this is of what stands around the one that says less.
const EVENT: f32 = 0.9;
const SHARE: f32 = 0.15;

/// The evidence that is enough though neither subject nor object is known to be the same.
const SURE: f32 = 2.5;

/// Events with one predicate that are looked at in one witness.
const PER_WITNESS: usize = 16;

/// Verbs that tell of no event by themselves. Own compilation.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "remain", "continue", "keep", "stay", "see", "look", "hear", "seem", "appear", "feel", "think", "know", "want", "believe",
    "include", "involve", "call", "show", "mean", "become", "hope", "like", "love",
];

/// What a clause tells of an event.
struct Event<'a> {
    clause: &'a Clause<'a>,
    doc: &'a Doc,
    verb: Token<'a>,
    predicate: Term,
    status: Status,
    /// The word that says how certain it is.
    mark: Token<'a>,
    /// Whether it is told as a case that may or may not be given.
    supposed: bool,
    in_title: bool,
}

/// The differences between what the witnesses tell of events.
pub(super) fn differences<'a>(story: &'a Story<'a>, clauses: &'a [Clause<'a>]) -> Vec<Difference> {
    if story.sources.len() > ALL_PAIRS {
        return Vec::new();
    }
    let mut told: Vec<BTreeMap<Term, Vec<Event<'a>>>> =
        story.sources.iter().map(|_| BTreeMap::new()).collect();
    for event in clauses.iter().filter_map(|c| event(story, c)) {
        let Some(list) = told.get_mut(event.clause.segment.witness) else { continue };
        let list = list.entry(event.predicate).or_default();
        if list.len() < PER_WITNESS {
            list.push(event);
        }
    }
    let mut all = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let mut found: Vec<Finding> = Vec::new();
        let common = ours.iter().filter_map(|(predicate, list)| Some((list, theirs.get(predicate)?)));
        for (a, b) in common {
            apart(story, a, b).into_iter().for_each(|f| add(&mut found, f));
        }
        all.extend(found.into_iter().filter_map(|f| place(story, f, None, i, k)));
    }
    all
}

fn event<'a>(story: &'a Story<'a>, clause: &'a Clause<'a>) -> Option<Event<'a>> {
    let source = story.sources.get(clause.segment.witness)?;
    let verb = source.doc.token(clause.proposition.predicate)?;
    let (predicate, _) = clause.segment.terms.iter().find(|(_, t)| *t == verb.index())?;
    let (status, mark) = status(verb)?;
    let vague = VAGUE.contains(&verb.lemma()) || LIGHT.contains(&verb.lemma());
    let asks = source.doc.slice(verb.sentence()).any(|t| t.text() == "?");
    let mark = if in_line(&source.doc, mark.span(), verb).is_empty() { verb } else { mark };
    (verb.pos() == "VERB" && !vague && !asks).then_some(Event {
        clause,
        doc: &source.doc,
        verb,
        predicate: *predicate,
        status,
        mark,
        supposed: is_supposed(verb),
        in_title: clause.segment.in_title(source),
    })
}

/// Whether a verb or what governs it stands behind "if", "whether" or "when".
fn is_supposed(verb: Token<'_>) -> bool {
    let marked = |t: Token<'_>| {
        t.children().any(|c| {
            c.tag() == "WRB" || (c.dep() == "mark" && matches!(c.lemma(), "if" | "unless" | "whether"))
        })
    };
    let content = |t: &Token<'_>| matches!(t.dep(), "xcomp" | "ccomp" | "conj");
    let chain = std::iter::successors(Some(verb), |t| content(t).then(|| t.head()));
    chain.take(3).any(marked)
}

/// What two witnesses tell otherwise of events with one predicate.
fn apart(story: &Story<'_>, ours: &[Event<'_>], theirs: &[Event<'_>]) -> Vec<Finding> {
    let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let mut one: Vec<(f32, &Event<'_>, &Event<'_>)> =
        pairs.filter_map(|(a, b)| Some((likeness(story, a, b)?, a, b))).collect();
    one.sort_by(|x, y| y.0.total_cmp(&x.0));
    let mut found = Vec::new();
    for (evidence, a, b) in &one {
        let same = |x: &Event<'_>, y: &Event<'_>| !x.status.differs(y.status) && x.supposed == y.supposed;
        // Neither is told by the other witness too.
        let both = one
            .iter()
            .any(|(_, x, y)| std::ptr::eq(*y, *b) && same(x, b) || std::ptr::eq(*x, *a) && same(y, a));
        let days = Pair::new(story, &a.clause.segment, &b.clause.segment).is_none_or(|p| time::disagree(&p));
        if days {
            continue;
        }
        let certain = Some(()).filter(|()| !both).and_then(|()| certainty(story, a, b));
        let findings = certain.into_iter().chain(depends::finding(story, *evidence, a, b));
        found.extend(findings.map(|f| Finding {
            confidence: f.confidence + (1.0 - f.confidence) * 0.3 * evidence / (evidence + 1.0),
            ..f
        }));
    }
    found
}

/// Whether the clause of a verb gives it as settled.
pub(super) fn is_settled(verb: Token<'_>) -> bool {
    status(verb).is_some_and(|(status, _)| status.settled() == Some(true))
}

/// Whether a verb tells which of many are meant: "a guest who booked".
fn is_of_anyone(verb: Token<'_>) -> bool {
    let named = |t: Token<'_>| {
        t.pos() == "PROPN"
            || t.children().any(|c| matches!(c.lemma(), "the" | "this" | "that" | "these" | "those"))
    };
    verb.dep() == "relcl" && !named(verb.head())
}

/// "will close" and "may close", "was extended" and "is likely to be extended".
fn certainty(story: &Story<'_>, a: &Event<'_>, b: &Event<'_>) -> Option<Finding> {
    let exposed = is_exposed(a.verb) && is_exposed(b.verb);
    let anyone = is_of_anyone(a.verb) || is_of_anyone(b.verb);
    let plain = !anyone && !a.supposed && !b.supposed && a.in_title == b.in_title && !exposed;
    (plain && a.status.differs(b.status)).then(|| {
        let (x, y) = (a.span(), b.span());
        Finding {
            kind: DifferenceKind::Certainty,
            why: format!("“{}” or “{}”", a.say(story, x), b.say(story, y)),
            left: vec![x],
            right: vec![y],
            confidence: 0.6,
        }
    })
}

impl<'a> Event<'a> {
    /// What fills a place; who does it to "himself" fills both.
    fn slot(&self, role: Role) -> Option<Slot<'a>> {
        let filled = |role: Role| self.clause.slots.iter().find(|s| s.role == role).copied();
        let word = |s: &Slot<'_>| self.doc.token(s.head).map_or("", |t| t.text());
        let reflexive = |s: &Slot<'_>| word(s).ends_with("self") || word(s).ends_with("selves");
        filled(role).and_then(|s| if reflexive(&s) { filled(Role::Subject) } else { Some(s) })
    }

    /// The words that say how certain it is, with the verb.
    fn span(&self) -> Span {
        self.mark.span().cover(self.verb.span())
    }

    fn say<'s>(&self, story: &'s Story<'_>, span: Span) -> &'s str {
        story.sources.get(self.clause.segment.witness).map_or("", |s| span.of(s.doc.text()))
    }

    /// The terms around the verb.
    fn around(&self) -> impl Iterator<Item = Term> {
        self.clause.segment.terms.iter().filter(|(_, t)| *t != self.verb.index()).map(|(term, _)| *term)
    }
}

/// How much speaks for two clauses telling of one event; `None` where too little does, or they tell it of others.
fn likeness(story: &Story<'_>, a: &Event<'_>, b: &Event<'_>) -> Option<f32> {
    let vocabulary = story.vocabulary;
    let weight = |t: Term| vocabulary.weight(t) / vocabulary.rare();
    let (mut all, mut shared, mut count) = ([0.0, 0.0], 0.0, 0);
    let others: Vec<Term> = distinct(b.around());
    for term in distinct(a.around()) {
        let best = others.iter().map(|o| alike(vocabulary, term, *o)).fold(0.0, f32::max);
        all[0] += weight(term);
        if best >= LIKE {
            shared += best * weight(term);
            count += 1;
        }
    }
    all[1] = others.iter().map(|t| weight(*t)).sum();
    let evidence = weight(a.predicate) + shared;
    let share = shared / f32::max(f32::min(all[0], all[1]), f32::EPSILON);
    let one = shared > 0.0 && evidence >= EVENT && share >= SHARE;
    let denied = a.clause.proposition.denied == b.clause.proposition.denied;
    let subjects = compare(story, a, b, Role::Subject);
    let objects = compare(story, a, b, Role::Object);
    let unlike = subjects == Same::Unlike || objects == Same::Unlike;
    let sure = count > 1 && evidence >= SURE && !unlike;
    let same = subjects == Same::Yes || objects == Same::Yes || sure;
    let parted = subjects == Same::No || objects == Same::No;
    (one && denied && same && !parted).then_some(evidence)
}

fn distinct(terms: impl Iterator<Item = Term>) -> Vec<Term> {
    let mut list: Vec<Term> = terms.collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn alike(vocabulary: &Vocabulary, a: Term, b: Term) -> f32 {
    let kin = || vocabulary.kin(a).iter().find(|(t, _)| *t == b).map_or(0.0, |(_, likeness)| *likeness);
    if a == b { 1.0 } else { kin() }
}

/// What is known of two phrases naming one thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    Yes,
    Open,
    /// They share what is said of them, but no name.
    Unlike,
    No,
}

/// Whether both fill a place beside the verb with the same.
fn compare(story: &Story<'_>, a: &Event<'_>, b: &Event<'_>, role: Role) -> Same {
    let (Some(x), Some(y)) = (a.slot(role), b.slot(role)) else { return Same::Open };
    if let (Some(p), Some(q)) = (x.who, y.who) {
        return if same_name(p, q) { Same::Yes } else { Same::No };
    }
    let (ours, theirs) = (named(a, x.head), named(b, y.head));
    let like = |list: &[Term], other: &[Term]| {
        list.iter().any(|t| other.iter().any(|o| alike(story.vocabulary, *t, *o) >= LIKE))
    };
    let alike_heads = ours.head.zip(theirs.head).is_some_and(|(h, k)| alike(story.vocabulary, h, k) >= LIKE);
    let names = !ours.names.is_empty() && !theirs.names.is_empty();
    let open = |n: &Named| n.pronoun || n.terms.is_empty();
    if open(&ours) || open(&theirs) {
        Same::Open
    } else if names {
        if like(&ours.names, &theirs.names) { Same::Yes } else { Same::No }
    } else if alike_heads {
        Same::Yes
    } else if like(&ours.terms, &theirs.terms) {
        Same::Unlike
    } else {
        Same::No
    }
}

/// What a phrase names.
struct Named {
    pronoun: bool,
    head: Option<Term>,
    terms: Vec<Term>,
    names: Vec<Term>,
}

fn named(event: &Event<'_>, head: usize) -> Named {
    let Some(head) = event.doc.token(head) else {
        return Named { pronoun: true, head: None, terms: Vec::new(), names: Vec::new() };
    };
    let within = phrase(head);
    let inside = event.clause.segment.terms.iter().filter(|(_, t)| within.contains(t));
    let is_name = |t: usize| event.doc.token(t).is_some_and(|t| t.pos() == "PROPN");
    Named {
        pronoun: matches!(head.pos(), "PRON" | "DET"),
        head: inside.clone().find(|(_, t)| *t == head.index()).map(|(term, _)| *term),
        terms: inside.clone().map(|(term, _)| *term).collect(),
        names: inside.filter(|(_, t)| is_name(*t)).map(|(term, _)| *term).collect(),
    }
}
