//! "the alleged attacker" and "the attacker": a noun that one witness hedges where it tells the same.

use variorum_parse::Token;
use variorum_text::Span;

use super::clause::{Clause, terms};
use super::events::is_settled;
use super::{ALL_PAIRS, Finding, Story, place};
use crate::vocabulary::Term;
use crate::{Difference, DifferenceKind};

/// Adjectives and participles that leave open whether it is one. Own compilation.
#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "alleged", "apparent", "possible", "potential", "presumed", "probable", "purported", "reported", "so-called", "supposed",
    "suspected", "suspect", "would-be", "accused",
];

/// How alike two words must be that say the same.
const LIKE: f32 = 0.55;

/// What two clauses must share beside the noun, counted in rare words; and of how many words.
const CLAUSES: f32 = 1.8;
const WORDS: usize = 2;

/// A noun with the clause that it stands in.
struct Mention<'a> {
    noun: Token<'a>,
    term: Term,
    hedge: Option<Token<'a>>,
    clause: &'a Clause<'a>,
}

/// The nouns that one witness hedges and the other does not.
pub(super) fn differences<'a>(story: &'a Story<'a>, clauses: &'a [Clause<'a>]) -> Vec<Difference> {
    if story.sources.len() > ALL_PAIRS {
        return Vec::new();
    }
    let told: Vec<Vec<Mention<'a>>> = (0..story.sources.len()).map(|w| mentions(story, w, clauses)).collect();
    let mut all = Vec::new();
    for (i, ours) in told.iter().enumerate() {
        for (k, theirs) in told.iter().enumerate().filter(|(k, _)| *k != i) {
            for hedged in ours.iter().filter(|m| m.hedge.is_some()) {
                let finding =
                    plain(story, hedged, ours, theirs).map(|other| finding(story, hedged, other, i < k));
                all.extend(finding.and_then(|f| place(story, f, None, i.min(k), i.max(k))));
            }
        }
    }
    all
}

fn mentions<'a>(story: &'a Story<'a>, witness: usize, clauses: &'a [Clause<'a>]) -> Vec<Mention<'a>> {
    let Some(source) = story.sources.get(witness) else { return Vec::new() };
    let terms = terms(story, witness, &source.doc);
    // "not considering a part in any potential mission": that is open anyway.
    let settled = |c: &Clause<'_>| {
        !c.proposition.denied && source.doc.token(c.proposition.predicate).is_some_and(is_settled)
    };
    let told = |c: &Clause<'_>| c.segment.witness == witness && !c.segment.in_title(source) && settled(c);
    let own = clauses.iter().filter(|c| told(c));
    let nouns = own.flat_map(|clause| clause.segment.terms.iter().map(move |(_, token)| (clause, *token)));
    let read = |(clause, token): (&'a Clause<'a>, usize)| {
        let noun = source.doc.token(token).filter(|t| t.pos() == "NOUN")?;
        Some(Mention { noun, term: terms.get(token).copied().flatten()?, hedge: hedge(noun), clause })
    };
    nouns.filter_map(read).collect()
}

/// The word that hedges a noun.
fn hedge(noun: Token<'_>) -> Option<Token<'_>> {
    let before = noun
        .children()
        .filter(|c| c.index() < noun.index() && matches!(c.dep(), "amod" | "compound" | "nmod"));
    before.into_iter().find(|c| HEDGES.contains(&c.text().to_lowercase().as_str()))
}

/// The mention that says the same without a hedge, where neither witness tells it the other way too.
fn plain<'t, 'a>(
    story: &Story<'_>,
    hedged: &Mention<'_>,
    ours: &[Mention<'_>],
    theirs: &'t [Mention<'a>],
) -> Option<&'t Mention<'a>> {
    let same = |m: &&Mention<'_>| m.term == hedged.term;
    if theirs.iter().filter(same).any(|m| m.hedge.is_some()) {
        return None;
    }
    let scored = theirs.iter().filter(same).map(|m| (shared(story, hedged.clause, m.clause), m));
    let (best, other) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let rival = ours.iter().filter(same).filter(|m| m.hedge.is_none());
    let told = rival.map(|m| shared(story, m.clause, other.clause)).fold(0.0, f32::max);
    (best >= CLAUSES && told < best).then_some(other)
}

/// What two clauses share beside the noun; nothing, where it is but a word.
fn shared(story: &Story<'_>, a: &Clause<'_>, b: &Clause<'_>) -> f32 {
    let vocabulary = story.vocabulary;
    let alike = |x: Term, y: Term| x == y || vocabulary.kin(x).iter().any(|(t, l)| *t == y && *l >= LIKE);
    let has = |x: Term| b.segment.terms.iter().any(|(y, _)| alike(x, *y));
    let mut common: Vec<Term> = a.segment.terms.iter().map(|(t, _)| *t).filter(|t| has(*t)).collect();
    common.sort_unstable();
    common.dedup();
    let weight: f32 = common.iter().map(|t| vocabulary.weight(*t) / vocabulary.rare()).sum();
    if common.len() > WORDS { weight } else { 0.0 }
}

fn finding(story: &Story<'_>, hedged: &Mention<'_>, other: &Mention<'_>, on_left: bool) -> Finding {
    let span = |m: &Mention<'_>| m.hedge.map_or(m.noun.span(), |h| h.span().cover(m.noun.span()));
    let say = |m: &Mention<'_>| {
        let text = story.sources.get(m.clause.segment.witness).map_or("", |s| s.doc.text());
        let whole: Span = span(m);
        whole.of(text)
    };
    let (a, b) = if on_left { (hedged, other) } else { (other, hedged) };
    Finding {
        kind: DifferenceKind::Certainty,
        why: format!("“{}” or “{}”", say(a), say(b)),
        left: vec![span(a)],
        right: vec![span(b)],
        confidence: 0.65,
    }
}
