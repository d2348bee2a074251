use serde::Serialize;
use variorum_page::{LineKind, PageText, Passage, Places};
use variorum_parse::Pipeline;
use variorum_statement::{CueKind, Kind, Statement, statements, with_marks};
use variorum_text::Span;

use crate::args::{InputKind, Statements};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::sources;
use crate::model::pipeline;
use crate::output::{Failure, Stdout, json};
use crate::pages::{Page, Reader};
use crate::records;

/// Prints `{"doc_id", "quotes": [{content, source, cue, type, speaker}]}` a line. A page's `doc_id` is its path.
pub fn run(args: &Statements, complaints: &Complaints) -> Result<(), Failure> {
    let pipeline = pipeline(&args.model)?;
    let sources = sources(&args.input.paths.paths, complaints);
    let mut out = Stdout::new();
    let mut print = |line: Option<Result<String, Failure>>| line.map_or(Ok(()), |line| out.line(&line?));
    match args.input.input {
        InputKind::Jsonl => {
            let records = records::read(&sources, complaints);
            let work = |r: records::Record| {
                let text = r.text.unwrap_or_default();
                let whole = Passage::new(&text, [Span::new(0, text.len())]);
                Some(document(&pipeline, &r.id, &text.into(), &whole))
            };
            in_order(records.into_iter(), work, &mut print)?;
        }
        InputKind::Pages => {
            let reader = Reader::new(&args.outlets, complaints)?;
            let work = |source| {
                let Page { file, article } = reader.read_one(&source)?;
                let passage = article.passage(&[LineKind::Title, LineKind::Article]);
                Some(document(&pipeline, &file.into(), &article.source, &passage))
            };
            in_order(sources.into_iter(), work, &mut print)?;
        }
    }
    out.finish()
}

#[derive(Serialize)]
struct Document<'a> {
    doc_id: &'a serde_json::Value,
    quotes: Vec<Quote>,
}

/// Offsets in code points of the page. Content is given as attribution corpora (PARC 3, PolNeAR) have it: with its
/// outer quotation marks, the stop before the closing one, and a leading "that".
#[derive(Serialize)]
struct Quote {
    content: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    r#type: &'static str,
    cue_kind: &'static str,
    speaker: Option<String>,
}

fn document(
    pipeline: &Pipeline,
    id: &serde_json::Value,
    source: &PageText,
    passage: &Passage,
) -> Result<String, Failure> {
    let doc = pipeline.parse(passage.text());
    let page = Places::new(source);
    let places = |spans: &[Span]| {
        let behind = spans.iter().flat_map(|&s| passage.to_source(s));
        behind.map(|s| page.of(s)).collect()
    };
    let quote = |s: Statement| Quote {
        content: places(&s.content.iter().map(|&c| with_marks(doc.text(), c)).collect::<Vec<_>>()),
        source: places(&s.source),
        cue: places(&s.cue),
        r#type: match s.kind {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
        },
        cue_kind: match s.cue_kind {
            CueKind::Speech => "speech",
            CueKind::Question => "question",
            CueKind::Denial => "denial",
            CueKind::Plan => "plan",
            CueKind::Demand => "demand",
            CueKind::Belief => "belief",
        },
        speaker: s.speaker.map(|s| s.name),
    };
    let quotes = statements(&doc).into_iter().map(quote).collect();
    json(&Document { doc_id: id, quotes })
}
