//! Utterances: which statements are readings of one thing said, and how they relate.

use variorum_parse::Doc;
use variorum_statement::{CueKind, Kind, Statement};
use variorum_text::Span;

use crate::cluster::clusters;
use crate::relation::{Quoted, over_all};
use crate::segment::Segment;
use crate::speakers::{Match, compare};
use crate::spokesman::Spokesmen;
use crate::vocabulary::Vocabulary;
use crate::{Source, Utterance};

/// The least score of a pair, and the least mean of two groups that become one.
const PAIR: f32 = 0.41;
const GROUP: f32 = 0.33;

/// What a score is worth where one speaker is not known, and where the names differ.
const OPEN: f32 = 0.85;
const OTHER: f32 = 0.5;

/// What a score is worth between two quotations: they should share more than a paraphrase does.
const QUOTATIONS: f32 = 0.95;

/// Every utterance with the numbers of its segments, in the order of the readings.
pub(crate) struct Found {
    /// What goes into the edition.
    pub utterance: Utterance,
    /// The segments of its readings that say it.
    pub segments: Vec<usize>,
}

/// Groups the statements of all witnesses. `segments` holds the narrator's too; they are left out here.
pub(crate) fn utterances(sources: &[Source], segments: &[Segment], vocabulary: &Vocabulary) -> Vec<Found> {
    let statements: Vec<(usize, &Statement)> =
        sources.iter().enumerate().flat_map(|(w, s)| s.statements.iter().map(move |x| (w, x))).collect();
    let statement = |s: &Segment| s.reading.and_then(|r| statements.get(r)).map(|(_, x)| *x);
    let speaker = |s: &Segment| statement(s).and_then(|x| x.speaker.as_ref());
    let is_denial = |s: &Segment| statement(s).is_some_and(|x| x.cue_kind == CueKind::Denial);
    let spokesmen = Spokesmen::new(sources);
    // A body and who speaks for it are not two.
    let speaks_for = |a: &Segment, b: &Segment| {
        a.reading.zip(speaker(b)).is_some_and(|(r, s)| spokesmen.speaks_for(r, &s.name))
    };
    let weigh = |a: &Segment, b: &Segment| {
        // Speech inside speech is another utterance than what it stands in.
        if a.witness == b.witness && (a.reading == b.reading || a.span.overlaps(b.span)) {
            return None;
        }
        // What says too little is a reading of the same words only; what is denied need but be named ("the claim").
        let denials = is_denial(a) && is_denial(b);
        if (a.is_scrap() || b.is_scrap()) && !denials && !a.same_terms(b) {
            return None;
        }
        let quotations = a.kind == Kind::Direct && b.kind == Kind::Direct;
        let by = match compare(speaker(a), speaker(b)) {
            Match::Same => 1.0,
            Match::Open => OPEN,
            Match::Other if speaks_for(a, b) || speaks_for(b, a) => OPEN,
            Match::Other => OTHER,
        };
        Some(if quotations { by * QUOTATIONS } else { by })
    };
    let spoken: Vec<usize> =
        (0..segments.len()).filter(|i| segments.get(*i).is_some_and(|s| s.reading.is_some())).collect();
    let said: Vec<&Segment> = spoken.iter().filter_map(|i| segments.get(*i)).collect();
    let groups = clusters(vocabulary, &said, weigh, PAIR, GROUP);
    let groups = groups.into_iter().map(|g| g.into_iter().filter_map(|i| spoken.get(i).copied()).collect());
    assemble(sources, &statements, segments, groups)
}

/// Utterances from groups of segments: every statement in at least one, none twice with the same readings.
fn assemble(
    sources: &[Source],
    statements: &[(usize, &Statement)],
    segments: &[Segment],
    groups: impl Iterator<Item = Vec<usize>>,
) -> Vec<Found> {
    let mut found: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for group in groups {
        let mut readings: Vec<usize> = group.iter().filter_map(|i| segments.get(*i)?.reading).collect();
        readings.sort_unstable();
        readings.dedup();
        found.push((readings, group));
    }
    // A part of a statement that stands alone says nothing more where another part has company.
    let mut in_company = vec![false; statements.len()];
    for reading in found.iter().filter(|(r, _)| r.len() > 1).flat_map(|(r, _)| r) {
        in_company[*reading] = true;
    }
    found.retain(|(r, _)| r.len() > 1 || r.iter().all(|i| !in_company[*i]));
    let mut has_group = vec![false; statements.len()];
    for reading in found.iter().flat_map(|(r, _)| r) {
        has_group[*reading] = true;
    }
    let alone = (0..statements.len()).filter(|r| !has_group[*r]);
    let alone: Vec<_> = alone.map(|r| (vec![r], Vec::new())).collect();
    found.extend(alone);
    found.sort();
    let mut merged: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (readings, group) in found {
        match merged.last_mut().filter(|(r, _)| *r == readings) {
            Some((_, all)) => {
                all.extend(group);
                all.sort_unstable();
            }
            None => merged.push((readings, group)),
        }
    }
    merged.into_iter().map(|(readings, group)| relate(sources, statements, readings, group)).collect()
}

fn relate(
    sources: &[Source],
    statements: &[(usize, &Statement)],
    readings: Vec<usize>,
    segments: Vec<usize>,
) -> Found {
    let of: Vec<(usize, &Statement)> = readings.iter().filter_map(|r| statements.get(*r).copied()).collect();
    let several = of.iter().any(|(w, _)| Some(w) != of.first().map(|(w, _)| w));
    let relation = several.then(|| {
        let quoted = of.iter().filter_map(|(w, s)| Some((*w, quoted(&sources.get(*w)?.doc, s))));
        over_all(&quoted.collect::<Vec<_>>())
    });
    Found { utterance: Utterance { readings, relation }, segments }
}

/// The words that a statement gives in quotation marks.
fn quoted(doc: &Doc, statement: &Statement) -> Quoted {
    let spans = match statement.kind {
        Kind::Direct => statement.content.clone(),
        Kind::Mixed => statement.content.iter().flat_map(|s| in_marks(doc.text(), *s)).collect(),
        Kind::Indirect => Vec::new(),
    };
    Quoted::new(statement.kind, doc.text(), &spans)
}

/// The stretches between quotation marks inside a span. A mark before the span or behind it counts too.
pub(crate) fn in_marks(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    let mut before = text.get(..span.start()).and_then(|t| t.chars().next_back());
    for (i, c) in span.of(text).char_indices() {
        let at = span.start() + i;
        let after = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
        let apostrophe =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let possessive = before == Some('s') && open.is_none();
        match (c, open) {
            ('“', _) | ('‘', None) | ('"', None) => open = Some(at + c.len_utf8()),
            ('\'', None) if !before.is_some_and(char::is_alphanumeric) => open = Some(at + 1),
            ('”' | '"', Some(from)) => {
                found.push(Span::new(from, at));
                open = None;
            }
            ('’' | '\'', Some(from)) if !apostrophe && !possessive => {
                found.push(Span::new(from, at));
                open = None;
            }
            _ => {}
        }
        before = Some(c);
    }
    if let Some(from) = open {
        found.push(Span::new(from, span.end()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<&str> {
        in_marks(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn marks_of_all_houses() {
        assert_eq!(marked("drive a \"hard bargain\" with"), ["hard bargain"]);
        assert_eq!(marked("the club’s plan is ‘a bit bizarre’, he"), ["a bit bizarre"]);
        assert_eq!(marked("a “red line"), ["red line"]);
        assert_eq!(marked("it isn't 'so'"), ["so"]);
    }
}
