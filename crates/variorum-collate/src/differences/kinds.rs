//! Names that are one but for the word that says what they are names of: "the Harbour League", "the Harbour Championship".

use std::collections::{BTreeMap, BTreeSet};

use variorum_parse::Token;
use variorum_text::Span;

use super::{ALL_PAIRS, Finding, Story, of_kind};
use crate::Source;
use crate::segment::Segment;
use crate::vocabulary::Term;
use crate::{Difference, DifferenceKind};

/// Words that end the names of things of one family, each with the one that stands for all that news texts put for one
/// another. Own compilation.
#[rustfmt::skip]
const FAMILIES: &[&[(&str, &str)]] = &[
    &[
        ("league", "league"), ("championship", "championship"), ("championships", "championship"), ("cup", "cup"),
        ("trophy", "cup"), ("tournament", "tournament"), ("series", "series"), ("tour", "tour"), ("games", "games"),
        ("festival", "festival"), ("awards", "award"), ("award", "award"), ("prize", "award"),
    ],
    &[
        ("agency", "agency"), ("authority", "agency"), ("council", "council"), ("committee", "committee"),
        ("commission", "commission"), ("board", "board"), ("bureau", "bureau"), ("department", "department"),
        ("ministry", "department"), ("institute", "institute"), ("foundation", "foundation"), ("fund", "fund"),
        ("federation", "association"), ("association", "association"), ("union", "association"), ("alliance", "alliance"),
        ("university", "university"), ("college", "college"),
    ],
    &[
        ("street", "street"), ("road", "road"), ("avenue", "avenue"), ("square", "square"), ("lane", "lane"),
        ("drive", "drive"), ("court", "court"), ("place", "place"), ("boulevard", "boulevard"),
    ],
];

/// Parts of a name, at most.
const PARTS: usize = 5;

/// What the sentences that have the two names must share besides them, counted in rare words.
const EVENT: f32 = 3.0;

/// Words before and behind such a sentence that are taken with it.
const AROUND: usize = 20;

/// A name with where it stands.
struct Named<'a> {
    kind: &'static str,
    family: usize,
    span: Span,
    segment: &'a Segment,
    /// The index of the first word of the name, and of the word behind it.
    tokens: (usize, usize),
}

/// The names of a page by the words before the last, in lower case.
type Names<'a> = BTreeMap<String, Vec<Named<'a>>>;

/// The names that two witnesses give to one thing, each in one way.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Names<'_>> = (0..story.sources.len().min(ALL_PAIRS)).map(|w| names(story, w)).collect();
    let mut found = Vec::new();
    for (i, ours) in told.iter().enumerate() {
        for (k, theirs) in told.iter().enumerate().skip(i + 1) {
            for (a, b) in ours.iter().filter_map(|(name, a)| Some((a, theirs.get(name)?))) {
                found.extend(differ(story, a, b).and_then(|f| of_kind(story, f, i, k)));
            }
        }
    }
    found
}

fn names<'a>(story: &Story<'a>, witness: usize) -> Names<'a> {
    let mut names = Names::new();
    let Some(source) = story.sources.get(witness) else { return names };
    for segment in story.segments.iter().filter(|s| s.witness == witness && !s.in_title(source)) {
        for token in source.doc.slice(segment.tokens.clone()) {
            if let Some((name, named)) = named(source, segment, token) {
                names.entry(name).or_default().push(named);
            }
        }
    }
    names
}

/// The name that a word ends, if it says what the name is of.
fn named<'a>(source: &Source, segment: &'a Segment, last: Token<'_>) -> Option<(String, Named<'a>)> {
    let word = last.text().to_lowercase();
    let kind =
        |family: &[(&str, &'static str)]| family.iter().find(|(k, _)| *k == word).map(|(_, kind)| *kind);
    let (family, kind) = FAMILIES.iter().enumerate().find_map(|(i, f)| Some((i, kind(f)?)))?;
    let is_part = |t: &Token<'_>| t.pos() == "PROPN" && t.text().starts_with(char::is_uppercase);
    let goes_on = last.next().is_some_and(|t| is_part(&t) && last.space_after());
    let parts = std::iter::successors(last.previous(), |t| t.previous()).take(PARTS).take_while(is_part);
    let first = parts.last()?;
    let (from, to) = (first.index(), last.index() + 1);
    let name = source.doc.span(from..last.index()).of(source.doc.text()).to_lowercase();
    let named = Named { kind, family, span: source.doc.span(from..to), segment, tokens: (from, to) };
    (is_part(&last) && !goes_on).then_some((name, named))
}

/// The two names of one beginning whose sentences are most alike, where no kind of the one page is one of the other.
fn differ(story: &Story<'_>, ours: &[Named<'_>], theirs: &[Named<'_>]) -> Option<Finding> {
    let one = ours.iter().any(|a| theirs.iter().any(|b| a.kind == b.kind));
    let pairs =
        ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b))).filter(|(a, b)| a.family == b.family);
    let weighed = pairs.filter(|_| !one).map(|(a, b)| (shared(story, a, b), a, b));
    let (weight, a, b) = weighed.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    if weight < EVENT {
        return None;
    }
    let say = |named: &Named<'_>| {
        named.span.of(story.sources.get(named.segment.witness).map_or("", |s| s.doc.text()))
    };
    Some(Finding {
        kind: DifferenceKind::Name,
        left: spans(ours, a),
        right: spans(theirs, b),
        why: format!("“{}” or “{}”", say(a), say(b)),
        confidence: 0.6,
    })
}

/// Where a page has a name, the first few times.
fn spans(names: &[Named<'_>], name: &Named<'_>) -> Vec<Span> {
    names.iter().filter(|n| n.kind == name.kind).map(|n| n.span).take(MENTIONS).collect()
}

/// Mentions of a name that are named, at most.
const MENTIONS: usize = 4;

/// How much the sentences of two names, with those around them, share besides them.
fn shared(story: &Story<'_>, a: &Named<'_>, b: &Named<'_>) -> f32 {
    let terms = |n: &Named<'_>| -> BTreeSet<Term> {
        let (from, to) = (n.segment.tokens.start.saturating_sub(AROUND), n.segment.tokens.end + AROUND);
        let near =
            |s: &&Segment| s.witness == n.segment.witness && s.tokens.start < to && from < s.tokens.end;
        let own = |at: usize| at >= n.tokens.0 && at < n.tokens.1;
        let all = story.segments.iter().filter(near).flat_map(|s| &s.terms);
        all.filter(|(_, at)| !own(*at)).map(|(t, _)| *t).collect()
    };
    let (ours, theirs) = (terms(a), terms(b));
    ours.intersection(&theirs).map(|t| story.vocabulary.weight(*t) / story.vocabulary.rare()).sum()
}
