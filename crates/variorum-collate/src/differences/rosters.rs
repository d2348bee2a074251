//! Names that are listed together: one witness lists the same and one more.

use std::collections::BTreeSet;

use variorum_parse::{Doc, Token};
use variorum_text::Span;

use super::clause::phrase;
use super::{ALL_PAIRS, Finding, Story, place};
use crate::{Difference, DifferenceKind, Source};

/// Words around a list that say that it is not the whole of it. Own compilation.
const OPEN: &[&str] =
    &["include", "including", "such", "other", "like", "among", "namely", "example", "etc", "notably"];

/// Tokens around a list in which such a word may stand.
const AROUND: usize = 4;

/// Names that both lists must have.
const COMMON: usize = 2;

/// A list of names.
struct Roster {
    /// The words of each name, in lower case.
    names: Vec<BTreeSet<String>>,
    span: Span,
    /// The content words of its sentence that are in none of them.
    around: BTreeSet<String>,
    /// All words of its sentence and the ones beside it.
    near: BTreeSet<String>,
}

/// The lists of which one has all that the other has, and more.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    if story.sources.len() > ALL_PAIRS {
        return Vec::new();
    }
    let told: Vec<Vec<Roster>> = story.sources.iter().map(rosters).collect();
    let mut all = Vec::new();
    for (i, ours) in told.iter().enumerate() {
        for (k, theirs) in told.iter().enumerate().filter(|(k, _)| *k != i) {
            let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
            let one =
                pairs.filter(|(a, b)| lacks(a, b) && tells(ours, b).is_none() && tells(theirs, a).is_none());
            for (a, b) in one {
                let (left, right) = if i < k { (a.span, b.span) } else { (b.span, a.span) };
                all.extend(place(
                    story,
                    finding(story, i.min(k), i.max(k), left, right),
                    None,
                    i.min(k),
                    i.max(k),
                ));
            }
        }
    }
    all
}

/// Whether one list has all names of the other, more, and they are about one thing.
fn lacks(short: &Roster, long: &Roster) -> bool {
    let same = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_disjoint(b);
    let inside = short.names.iter().all(|n| long.names.iter().any(|m| same(n, m)));
    let (common, more): (Vec<_>, Vec<_>) =
        long.names.iter().partition(|m| short.names.iter().any(|n| same(n, m)));
    let untold = more.iter().all(|m| m.is_disjoint(&short.near));
    inside
        && common.len() == short.names.len()
        && common.len() >= COMMON
        && !more.is_empty()
        && untold
        && !short.around.is_disjoint(&long.around)
}

/// The list of a witness that has the same names as one of another.
fn tells<'t>(rosters: &'t [Roster], other: &Roster) -> Option<&'t Roster> {
    let all = |r: &Roster| r.names.iter().flatten().cloned().collect::<BTreeSet<String>>();
    let names = all(other);
    rosters.iter().find(|r| all(r) == names)
}

fn rosters(source: &Source) -> Vec<Roster> {
    let doc = &source.doc;
    let heads = doc.tokens().filter(|t| t.pos() == "PROPN" && t.dep() != "conj" && t.dep() != "compound");
    heads.filter_map(|t| roster(doc, t)).collect()
}

fn roster(doc: &Doc, first: Token<'_>) -> Option<Roster> {
    let mut members = vec![first];
    let mut at = 0;
    while let Some(member) = members.get(at) {
        let next: Vec<_> = member.children().filter(|c| c.dep() == "conj").collect();
        members.extend(next);
        at += 1;
    }
    let names = members.iter().all(|m| m.pos() == "PROPN");
    let from = members.iter().map(|m| phrase(*m).start).min()?;
    let to = members.iter().map(|m| m.index() + 1).max()?;
    let near = from.saturating_sub(AROUND)..(to + AROUND).min(doc.len());
    // "Ana with Piet Brandt, Mila and Jon": whose name belongs to whom is not to be told from the parse.
    let before =
        doc.token(from).and_then(Token::previous).filter(|t| t.text() == "with").and_then(Token::previous);
    let of_name = before.is_some_and(|t| t.text().starts_with(char::is_uppercase));
    let open = of_name || doc.slice(near).any(|t| OPEN.contains(&t.lemma()));
    let span = doc.span(from..to);
    // "Sand & Sons" is one name.
    let line = span.of(doc.text()).contains(['\n', '&']);
    if members.len() < COMMON || !names || open || line {
        return None;
    }
    let within = first.sentence();
    let content =
        |t: &Token<'_>| matches!(t.pos(), "NOUN" | "PROPN" | "VERB") && !(from..to).contains(&t.index());
    let word = |t: Token<'_>| t.text().to_lowercase();
    let sentences = doc.sentences();
    let k = sentences.partition_point(|s| s.end <= from);
    let beside = sentences.iter().skip(k.saturating_sub(1)).take(3).cloned();
    Some(Roster {
        names: members.iter().map(|m| named(*m)).collect(),
        span,
        around: doc.slice(within).filter(content).map(word).collect(),
        near: beside.flat_map(|s| doc.slice(s)).map(word).collect(),
    })
}

/// The words of a name.
fn named(head: Token<'_>) -> BTreeSet<String> {
    let before = head.children().filter(|c| c.dep() == "compound");
    before.chain([head]).map(|t| t.text().to_lowercase()).collect()
}

fn finding(story: &Story<'_>, i: usize, k: usize, left: Span, right: Span) -> Finding {
    let say = |w: usize, span: Span| story.sources.get(w).map_or("", |s| span.of(s.doc.text()));
    Finding {
        kind: DifferenceKind::Scope,
        why: format!("“{}” or “{}”", say(i, left), say(k, right)),
        left: vec![left],
        right: vec![right],
        confidence: 0.6,
    }
}
