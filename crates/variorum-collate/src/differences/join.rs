//! Clauses of two witnesses that tell of the same thing.

use variorum_parse::Token;

use super::clause::{Clause, LIGHT};
use super::pair::{Pair, Part};
use super::slot::{Role, Slot};
use super::{ALL_PAIRS, Story, Together, time};
use crate::cluster::nearest;
use crate::segment::Segment;
use crate::speakers::same_name;

/// Two clauses side by side.
pub(crate) struct Joined<'a> {
    pub left: &'a Clause<'a>,
    pub right: &'a Clause<'a>,
    /// Their words and terms.
    pub pair: Pair<'a>,
    /// Whether their predicates say the same.
    pub predicates: bool,
    /// Whether that is a verb that says little.
    pub light: bool,
    /// The places that both fill with the same thing.
    pub slots: Vec<(Slot<'a>, Slot<'a>)>,
    /// Whether a pronoun stands on one side for what may be on the other.
    pub open: bool,
    /// Number of the utterance that both are of.
    pub utterance: Option<usize>,
    /// Whether both have dates, of which none agrees: they tell of two things, or of one on two days.
    pub days: bool,
}

/// The least score of two clauses that may tell of one thing.
const SCORE: f32 = 0.3;

/// How alike two predicates, or two heads of slots, must be.
const LIKE: f32 = 0.55;

/// Places, the predicate's among them, that both fill with the same thing, counted by halves: a pronoun that can stand for
/// what the other names is half of one.
const PLACES: usize = 4;

/// The same of two readings of one utterance, or with a predicate that says much.
const PLACES_OF_ONE: usize = 3;

/// The evidence that a speaker in a place is.
const SPEAKER: f32 = 0.6;

/// The evidence in what two clauses share that they must have to be of one thing though they name other subjects.
const OTHERS: f32 = 0.9;

/// Pairs of clauses of two witnesses that are most like each other, and agree in two places.
pub(crate) fn join<'a>(
    story: &'a Story<'a>,
    together: &Together,
    clauses: &'a [Clause<'a>],
) -> Vec<Joined<'a>> {
    // A headline says again what the text says: each has its own best match.
    let own = |c: &Clause<'_>| {
        let title = usize::from(c.segment.is_title(story.sources));
        let mut segment = c.segment.clone();
        segment.witness = 2 * segment.witness + title;
        segment
    };
    let segments: Vec<Segment> = clauses.iter().map(own).collect();
    let segments: Vec<&Segment> = segments.iter().collect();
    let words =
        |s: &Segment| story.sources.get(s.witness / 2).map_or("", |source| s.span.of(source.doc.text()));
    let many = story.sources.len() > ALL_PAIRS;
    let copies =
        |a: &Segment, b: &Segment| many && a.reading.is_some() == b.reading.is_some() && words(a) == words(b);
    let pairs = nearest(story.vocabulary, &segments, copies, SCORE).into_iter();
    let sides = pairs.filter_map(|(i, j)| Some((clauses.get(i)?, clauses.get(j)?)));
    let others = sides.filter(|(a, b)| a.segment.witness != b.segment.witness);
    let joined = |(a, b): (&'a Clause<'a>, &'a Clause<'a>)| {
        side_by_side(story, a, b, together.utterance(&a.segment, &b.segment))
    };
    others.filter_map(joined).collect()
}

fn side_by_side<'a>(
    story: &'a Story<'a>,
    left: &'a Clause<'a>,
    right: &'a Clause<'a>,
    utterance: Option<usize>,
) -> Option<Joined<'a>> {
    let pair = Pair::new(story, &left.segment, &right.segment)?;
    let v = pair.left.token(left.proposition.predicate)?;
    let w = pair.right.token(right.proposition.predicate)?;
    let light = v.lemma() == w.lemma() && LIGHT.contains(&v.lemma());
    let predicates = light || pair.right_of(v.index(), LIKE) == Some(w.index());
    let filled = |a: &Slot<'a>| Some((*a, *right.slots.iter().find(|b| is_same(&pair, a, b))?));
    let slots: Vec<(Slot<'a>, Slot<'a>)> = left.slots.iter().filter_map(filled).collect();
    let mut places = left.slots.iter().flat_map(|a| right.slots.iter().map(move |b| (a, b)));
    let open = places.clone().any(|(a, b)| a.role == b.role && can_be_one(&pair, a, b));
    let halves = 2 * slots.len() + 2 * usize::from(predicates) + usize::from(open);
    let enough = if utterance.is_some() || (predicates && !light) { PLACES_OF_ONE } else { PLACES };
    let days = time::disagree(&pair);
    if halves < enough || places.any(|(a, b)| a.role == b.role && names_others(&pair, a, b)) {
        return None;
    }
    Some(Joined { left, right, pair, predicates, light, slots, open, utterance, days })
}

/// Whether two places are filled with the same thing.
fn is_same(pair: &Pair<'_>, a: &Slot<'_>, b: &Slot<'_>) -> bool {
    let core = |s: &Slot<'_>| s.role != Role::Oblique;
    let speaker = a.who.zip(b.who).is_some_and(|(a, b)| same_name(a, b));
    core(a) == core(b) && (speaker || pair.right_of(a.head, LIKE) == Some(b.head))
}

/// Whether two places hold names, and no name of one is one of the other, or pronouns of one and of several.
fn names_others(pair: &Pair<'_>, a: &Slot<'_>, b: &Slot<'_>) -> bool {
    let names = |part: &Part<'_>, head: usize| -> Vec<usize> {
        let Some(head) = part.token(head) else { return Vec::new() };
        let before = head.children().filter(|c| c.index() < head.index()).chain([head]);
        before.filter(|t| t.pos() == "PROPN").map(|t| t.index()).collect()
    };
    let (ours, theirs) = (names(&pair.left, a.head), names(&pair.right, b.head));
    let text = |part: &Part<'_>, i: usize| part.token(i).map(|t| t.text().to_lowercase());
    let one =
        |i: usize, k: usize| pair.right_of(i, LIKE) == Some(k) || text(&pair.left, i) == text(&pair.right, k);
    let token = |part: &Part<'_>, head: usize| part.token(head).and_then(number);
    let core = a.role != Role::Oblique;
    // "she" is not "they".
    let counted = token(&pair.left, a.head).zip(token(&pair.right, b.head)).is_some_and(|(p, q)| p != q);
    let named = !ours.is_empty() && !theirs.is_empty();
    let others = counted && a.who.is_none() && b.who.is_none();
    // "in the Oak district" and "in the Elm district".
    let one_head = pair.right_of(a.head, LIKE) == Some(b.head);
    (core && others)
        || (core || one_head) && named && !ours.iter().any(|i| theirs.iter().any(|k| one(*i, *k)))
}

/// Whether a pronoun stands on one side for what may be on the other.
fn can_be_one(pair: &Pair<'_>, a: &Slot<'_>, b: &Slot<'_>) -> bool {
    let (Some(x), Some(y)) = (pair.left.token(a.head), pair.right.token(b.head)) else { return false };
    let many = |t: Token<'_>| matches!(t.tag(), "NNS" | "NNPS") || t.children().any(|c| c.dep() == "conj");
    let named = |t: Token<'_>| matches!(t.pos(), "NOUN" | "PROPN");
    // Whom "who" is of is not always to be told from the parse.
    let relative = |t: Token<'_>| t.tag() == "WP";
    if relative(x) != relative(y) {
        return named(x) || named(y);
    }
    match (number(x), number(y)) {
        (Some(p), Some(q)) => p == q,
        (Some(p), None) => named(y) && p == many(y),
        (None, Some(q)) => named(x) && q == many(x),
        (None, None) => false,
    }
}

/// Whether a personal pronoun is of several; `None` where it is none of people.
fn number(token: Token<'_>) -> Option<bool> {
    match token.text().to_lowercase().as_str() {
        "he" | "him" | "she" | "her" | "i" | "me" => Some(false),
        "they" | "them" | "we" | "us" => Some(true),
        _ => None,
    }
}

impl Joined<'_> {
    /// The verbs.
    pub(crate) fn verbs(&self) -> Option<(Token<'_>, Token<'_>)> {
        let (v, w) = (self.left.proposition.predicate, self.right.proposition.predicate);
        Some((self.pair.left.token(v)?, self.pair.right.token(w)?))
    }

    /// The heads of the places that both fill with the same thing.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (Token<'_>, Token<'_>)> {
        let heads = |(a, b): &(Slot<'_>, Slot<'_>)| {
            Some((self.pair.left.token(a.head)?, self.pair.right.token(b.head)?))
        };
        self.slots.iter().filter_map(heads)
    }

    /// How much it tells that the two agree where they do: 1 for a predicate or place that is rare.
    pub(crate) fn evidence(&self) -> f32 {
        let verb = if self.predicates { self.weight(self.left.proposition.predicate) } else { 0.0 };
        verb + self.shared()
    }

    /// The same of the places alone.
    fn shared(&self) -> f32 {
        let weight = |slot: &Slot<'_>| self.weight(slot.head).max(slot.who.map_or(0.0, |_| SPEAKER));
        self.slots.iter().map(|(a, _)| weight(a)).sum()
    }

    /// The weight of a token of the left side that the right side has too.
    fn weight(&self, token: usize) -> f32 {
        let vocabulary = self.pair.story.vocabulary;
        let term = self.pair.left.segment.terms.iter().find(|(_, t)| *t == token);
        let likeness = self.pair.aligned.iter().find(|a| a.left == token).map_or(0.0, |a| a.likeness);
        term.map_or(0.0, |(t, _)| likeness * vocabulary.weight(*t) / vocabulary.rare())
    }

    /// Whether it is beyond doubt that the two tell of one thing: more than the predicate and one place agree, or the two
    /// are of one utterance.
    pub(crate) fn is_firm(&self) -> bool {
        self.slots.len() > 1 || (self.utterance.is_some() && !self.slots.is_empty() && !self.light)
    }

    /// Whether the two say it of others, or of something else.
    pub(crate) fn is_at_odds(&self) -> bool {
        let subjects = self.utterance.is_none() && self.part_in(Role::Subject) && self.shared() < OTHERS;
        subjects || self.part_in(Role::Object) || self.part_in(Role::Complement)
    }

    /// Whether both fill a place, and not with the same.
    pub(crate) fn part_in(&self, role: Role) -> bool {
        // "nobody" names none.
        let told = |c: &Clause<'_>, s: &Slot<'_>| {
            s.who.is_some() || c.segment.terms.iter().any(|(_, t)| *t == s.head)
        };
        let fills = |c: &Clause<'_>| c.slots.iter().any(|s| s.role == role && told(c, s));
        let same = self.slots.iter().any(|(a, b)| a.role == role || b.role == role);
        fills(self.left) && fills(self.right) && !same && !(self.open && role == Role::Subject)
    }
}
