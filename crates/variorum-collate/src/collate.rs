use std::collections::HashMap;
use std::sync::Arc;

use variorum_statement::{Speaker, Statement};
use variorum_text::Span;
use variorum_value::quantities;

use crate::dates::dates;
use crate::differences::{Printed, Story, differences};
use crate::names::Names;
use crate::parted::parted;
use crate::positions::positions;
use crate::provenance::provenance;
use crate::segment::segments;
use crate::shared_text::{one_voice, shared_text};
use crate::timeline::{in_order, timeline};
use crate::utterances::utterances;
use crate::{Edition, Reading, Source, Witness, WitnessId, title};

/// Makes the edition of a story from its witnesses, in the order of their paths. Spans of the edition are bytes of the
/// pages.
///
/// ```
/// use variorum_collate::{Source, collate};
/// use variorum_page::{Article, Line, LineKind, Metadata};
/// use variorum_parse::{Annotation, Doc};
/// use variorum_statement::statements;
/// use variorum_text::Span;
///
/// let text = "Ann says Bo left.";
/// let word = |start, end, head, dep, pos, lemma| {
///     Annotation { span: Span::new(start, end), head, dep, pos, lemma, ..Annotation::default() }
/// };
/// let tree = [
///     word(0, 3, 1, "nsubj", "PROPN", "Ann"),
///     word(4, 8, 1, "ROOT", "VERB", "say"),
///     word(9, 11, 3, "nsubj", "PROPN", "Bo"),
///     word(12, 16, 1, "ccomp", "VERB", "leave"),
///     word(16, 17, 1, "punct", "PUNCT", "."),
/// ];
/// let source = |file: &str| {
///     let lines = vec![Line { span: Span::new(0, text.len()), kind: LineKind::Article }];
///     let article = Article { source: text.into(), metadata: Metadata::default(), lines, teasers: Vec::new() };
///     let passage = article.passage(&[LineKind::Title, LineKind::Article]);
///     let doc = Doc::from_annotations(passage.text().clone(), &tree, Vec::new()).unwrap();
///     let statements = statements(&doc);
///     Source { file: file.to_owned(), article, passage, doc, statements }
/// };
///
/// let edition = collate(vec![source("a.txt"), source("b.txt")]);
/// assert_eq!(edition.utterances.len(), 1);
/// assert_eq!(edition.utterances[0].readings, [0, 1]);
/// assert!(edition.differences.is_empty());
/// ```
pub fn collate(sources: Vec<Source>) -> Edition {
    let sources: Vec<Source> = sources.into_iter().map(parted).collect();
    let (segments, vocabulary) = segments(&sources);
    let found = utterances(&sources, &segments, &vocabulary);
    let dates = dates(&sources);
    let quantities: Vec<_> = sources.iter().map(|s| quantities(&s.doc)).collect();
    let printed: Vec<Printed> = sources.iter().map(Printed::new).collect();
    let story = Story {
        sources: &sources,
        segments: &segments,
        vocabulary: &vocabulary,
        dates: &dates,
        quantities: &quantities,
        printed: &printed,
        found: &found,
    };
    let provenance: Vec<_> = each(&sources).flat_map(|(w, s)| provenance(w, s)).collect();
    let shared_text = shared_text(&sources, &provenance);
    let differences = one_voice(differences(&story), &shared_text, &sources);
    let mut events: Vec<_> = each(&sources).zip(&dates).flat_map(|((w, s), d)| timeline(w, s, d)).collect();
    in_order(&mut events);
    let names = Names::of(&sources);
    let readings = each(&sources).flat_map(|(w, s)| readings(w, s, &names)).collect();
    Edition {
        title: title::title(&sources),
        readings,
        utterances: found.into_iter().map(|f| f.utterance).collect(),
        differences,
        positions: positions(&sources, &dates, &names),
        timeline: events,
        provenance,
        shared_text,
        witnesses: sources.into_iter().map(|s| Witness { file: s.file, article: s.article }).collect(),
    }
}

fn each(sources: &[Source]) -> impl Iterator<Item = (WitnessId, &Source)> {
    sources.iter().enumerate().map(|(w, s)| (WitnessId(w), s))
}

/// A witness's statements with their places in the page.
fn readings(witness: WitnessId, source: &Source, names: &Names) -> Vec<Reading> {
    let page = |spans: &[Span]| on_page(source, spans);
    // All statements of a speaker share one list of mentions.
    let mut mentions: HashMap<*const Span, Arc<[Span]>> = HashMap::new();
    let mut speaker = |x: &Speaker| {
        let known = mentions.entry(x.mentions.as_ptr()).or_insert_with(|| page(&x.mentions).into());
        let mut speaker = Speaker { mentions: known.clone(), ..x.clone() };
        names.complete(&mut speaker.name);
        speaker
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
