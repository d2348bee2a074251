use std::collections::HashMap;
use std::sync::Arc;

use variorum_statement::{Speaker, Statement};
use variorum_text::Span;

use crate::dates::dates;
use crate::differences::{Story, differences};
use crate::positions::positions;
use crate::provenance::provenance;
use crate::segment::segments;
use crate::timeline::timeline;
use crate::utterances::utterances;
use crate::{Edition, Reading, Source, Witness, WitnessId, title};

/// Makes the edition of a story from its witnesses, in the order of their paths. Spans of the edition are bytes of the
/// pages.
pub fn collate(sources: Vec<Source>) -> Edition {
    let (segments, vocabulary) = segments(&sources);
    let found = utterances(&sources, &segments, &vocabulary);
    let dates = dates(&sources);
    let story = Story {
        sources: &sources,
        segments: &segments,
        vocabulary: &vocabulary,
        dates: &dates,
        found: &found,
    };
    let differences = differences(&story);
    let readings = each(&sources).flat_map(|(w, s)| readings(w, s)).collect();
    Edition {
        title: title::title(&sources),
        readings,
        utterances: found.into_iter().map(|f| f.utterance).collect(),
        differences,
        positions: each(&sources).zip(&dates).flat_map(|((w, s), d)| positions(w, s, d)).collect(),
        timeline: each(&sources).zip(&dates).flat_map(|((w, s), d)| timeline(w, s, d)).collect(),
        provenance: each(&sources).flat_map(|(w, s)| provenance(w, s)).collect(),
        witnesses: sources.into_iter().map(|s| Witness { file: s.file, article: s.article }).collect(),
    }
}

fn each(sources: &[Source]) -> impl Iterator<Item = (WitnessId, &Source)> {
    sources.iter().enumerate().map(|(w, s)| (WitnessId(w), s))
}

/// A witness's statements with their places in the page.
fn readings(witness: WitnessId, source: &Source) -> Vec<Reading> {
    let page = |spans: &[Span]| on_page(source, spans);
    // All statements of a speaker share one list of mentions.
    let mut mentions: HashMap<*const Span, Arc<[Span]>> = HashMap::new();
    let mut speaker = |x: &Speaker| {
        let known = mentions.entry(x.mentions.as_ptr()).or_insert_with(|| page(&x.mentions).into());
        Speaker { mentions: known.clone(), ..x.clone() }
    };
    let reading = |s: &Statement| Reading {
        witness,
        kind: s.kind,
        content: page(&s.content),
        cue: page(&s.cue),
        source: page(&s.source),
        speaker: s.speaker.as_ref().map(&mut speaker),
    };
    source.statements.iter().map(reading).collect()
}

/// Spans of a witness's passage as spans of its page.
pub(crate) fn on_page(source: &Source, spans: &[Span]) -> Vec<Span> {
    spans.iter().flat_map(|s| source.passage.to_source(*s)).collect()
}
