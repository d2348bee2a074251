//! Who did what a participle says of one thing: "analysts polled by one agency" and "analysts surveyed by another".

use std::collections::BTreeMap;

use variorum_parse::Token;
use variorum_text::Span;

use super::clause::phrase;
use super::{ALL_PAIRS, Finding, Story, of_kind};
use crate::speakers::same_name;
use crate::{Difference, DifferenceKind};

/// Participles of what is done to find something out or to make it known, each with the one that stands for all that news texts
/// put for one another. Own compilation.
#[rustfmt::skip]
const DONE: &[(&str, &str)] = &[
    ("poll", "poll"), ("survey", "poll"), ("canvass", "poll"), ("question", "poll"), ("interview", "poll"), ("conduct", "conduct"),
    ("lead", "conduct"), ("commission", "commission"), ("fund", "commission"), ("finance", "commission"),
    ("sponsor", "commission"), ("publish", "publish"), ("release", "publish"), ("issue", "publish"), ("compile", "publish"),
    ("write", "write"), ("author", "write"), ("direct", "direct"), ("design", "design"), ("build", "build"), ("found", "found"),
    ("own", "own"), ("operate", "operate"), ("run", "operate"), ("organize", "organize"), ("organise", "organize"),
    ("host", "organize"),
];

/// A name behind "by", of each noun with what was done to it.
type Agents<'a> = BTreeMap<(&'a str, &'a str), Vec<Span>>;

/// The names that two witnesses give to who did one thing, each in one way.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Agents<'_>> = (0..story.sources.len().min(ALL_PAIRS)).map(|w| agents(story, w)).collect();
    let mut found = Vec::new();
    for (i, ours) in told.iter().enumerate() {
        for (k, theirs) in told.iter().enumerate().skip(i + 1) {
            for (a, b) in ours.iter().filter_map(|(done, a)| Some((a, theirs.get(done)?))) {
                found.extend(differ(story, (i, a), (k, b)).and_then(|f| of_kind(story, f, i, k)));
            }
        }
    }
    found
}

fn agents<'a>(story: &Story<'a>, witness: usize) -> Agents<'a> {
    let mut agents = Agents::new();
    let Some(source) = story.sources.get(witness) else { return agents };
    for verb in source.doc.tokens().filter(|t| t.tag() == "VBN" && t.dep() == "acl") {
        let Some((_, done)) = DONE.iter().find(|(lemma, _)| *lemma == verb.lemma()) else { continue };
        if let Some(name) = agent(verb) {
            agents.entry((verb.head().lemma(), done)).or_default().push(source.doc.span(phrase(name)));
        }
    }
    agents
}

/// The name behind "by".
fn agent(verb: Token<'_>) -> Option<Token<'_>> {
    let by = verb.children().find(|c| c.dep() == "agent")?;
    by.children().find(|c| c.dep() == "pobj" && c.pos() == "PROPN")
}

/// The one name of each page, where it is not that of the other, nor in its text.
fn differ(story: &Story<'_>, (i, a): (usize, &[Span]), (k, b): (usize, &[Span])) -> Option<Finding> {
    let ([x], [y]) = (a, b) else { return None };
    let text = |witness: usize| story.sources.get(witness).map_or("", |s| s.doc.text());
    let (ours, theirs) = (x.of(text(i)), y.of(text(k)));
    let known = text(k).contains(ours) || text(i).contains(theirs);
    (!known && !same_name(ours, theirs)).then(|| Finding {
        kind: DifferenceKind::Name,
        left: vec![*x],
        right: vec![*y],
        why: format!("“{ours}” or “{theirs}”"),
        confidence: 0.6,
    })
}
