//! Whom the witnesses name as their own sources: a list, and above it a picture with a line from each witness to each
//! of its sources.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use variorum_collate::WitnessId;

use super::Document;
use super::figure::{drawing, label, width_of};
use super::section;
use super::words::letter;
use crate::index::count;

/// Heights and widths in pixels.
const ROW: usize = 24;
const LETTER: usize = 30;
const LINES: usize = 76;

/// A witness, a source and the first item in the list that says so.
struct Link<'a> {
    witness: WitnessId,
    source: &'a str,
    item: usize,
}

impl Document<'_> {
    pub(super) fn sources(&self) -> Markup {
        let provenance = &self.index.edition.provenance;
        let body = html! {
            @if !provenance.is_empty() { (self.links()) }
            ul.sources {
                @for (n, cited) in provenance.iter().enumerate() {
                    li id={ "s" (n + 1) } {
                        (letter(cited.witness)) " " (cited.cites) " "
                        (self.places(cited.witness, &cited.evidence))
                    }
                }
            }
        };
        section("sources", "Where the witnesses have it from", provenance.len(), body)
    }

    fn links(&self) -> Markup {
        let mut known = BTreeSet::new();
        let links = self.index.edition.provenance.iter().enumerate();
        let links = links.map(|(item, p)| Link { witness: p.witness, source: &p.cites, item });
        let links: Vec<_> = links.filter(|l| known.insert((l.witness, l.source.to_lowercase()))).collect();
        let witnesses: BTreeSet<_> = links.iter().map(|link| link.witness).collect();
        let sources = by_their_witnesses(&links);
        let height = witnesses.len().max(sources.len()) * ROW;
        let at = |n: usize, of: usize| (height - of * ROW) / 2 + n * ROW;
        let left: BTreeMap<_, _> =
            witnesses.iter().enumerate().map(|(n, &id)| (id, at(n, witnesses.len()))).collect();
        let right: BTreeMap<String, _> =
            sources.iter().enumerate().map(|(n, s)| (s.to_lowercase(), at(n, sources.len()))).collect();
        let name = width_of(witnesses.iter().map(|id| self.index.name(*id)));
        let source_width = width_of(sources.iter().copied());
        let (from, to) = (LETTER + name, LETTER + name + LINES);
        let curve = |a: usize, b: usize| {
            let (a, b, half) = (a + ROW / 2, b + ROW / 2, from + LINES / 2);
            format!("M{from} {a}C{half} {a} {half} {b} {} {b}", to - 6)
        };
        let marks = html! {
            @for link in &links {
                @if let (Some(&a), Some(&b)) = (left.get(&link.witness), right.get(&link.source.to_lowercase())) {
                    a href={ "#s" (link.item + 1) } tabindex="-1" {
                        title { (link.witness.letter()) " – " (link.source) }
                        path.link d=(curve(a, b)) {}
                    }
                }
            }
            @for (id, &y) in &left {
                (label(&id.letter(), 0, y, LETTER - 4, ROW))
                (label(self.index.name(*id), LETTER, y, name - 6, ROW))
            }
            @for source in &sources {
                @if let Some(&y) = right.get(&source.to_lowercase()) { (label(source, to, y, source_width, ROW)) }
            }
        };
        let silent = self.index.edition.witnesses.len().saturating_sub(witnesses.len());
        let description =
            "A line from each witness to each source it names. The list below has the same with its words.";
        html! {
            figure.drawing {
                (drawing("links", "Witnesses and their sources", description, (to + source_width, height), marks))
                @if silent > 0 { figcaption.note { (count(silent, "witness")) " without a named source" } }
            }
        }
    }
}

/// The sources, each once, in the order of the middle of the witnesses that name them: few lines cross.
fn by_their_witnesses<'a>(links: &[Link<'a>]) -> Vec<&'a str> {
    let mut sources: BTreeMap<String, (&str, Vec<usize>)> = BTreeMap::new();
    for link in links {
        let (_, by) = sources.entry(link.source.to_lowercase()).or_insert((link.source, Vec::new()));
        by.push(link.witness.0);
    }
    let mut ordered: Vec<_> = sources.into_values().collect();
    ordered.sort_by_key(|(name, by)| (by.iter().sum::<usize>() * 1000 / by.len().max(1), *name));
    ordered.into_iter().map(|(name, _)| name).collect()
}
