use serde::Serialize;
use variorum_page::{LineKind, PageText, Passage, Places};
use variorum_parse::Pipeline;
use variorum_statement::{CueKind, Kind, Statement, statements, with_marks};
use variorum_text::Span;

use crate::args::{InputKind, StatementKind, Statements};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::sources;
use crate::model::pipeline;
use crate::output::{Failure, Stdout, json};
use crate::pages::{Page, Reader};
use crate::records;

/// Prints `{"doc_id", "quotes": [{content, source, cue, type, cue_kind, speaker, …}], "teasers": […]}` a line. A
/// page's `doc_id` is its path; statements in teasers of other stories are listed apart.
pub fn run(args: &Statements, complaints: &Complaints) -> Result<(), Failure> {
    let pipeline = pipeline(&args.model)?;
    let finder = Finder { pipeline: &pipeline, only: &args.only };
    let sources = sources(&args.input.paths.paths, complaints);
    let mut out = Stdout::new();
    let mut print = |line: Option<Result<String, Failure>>| line.map_or(Ok(()), |line| out.line(&line?));
    match args.input.input {
        InputKind::Jsonl => {
            let records = records::read(&sources, complaints);
            let work = |r: records::Record| {
                let name = r.name();
                let text = r.text.unwrap_or_default();
                if text.trim().is_empty() {
                    complaints.say(&format_args!("{name}: has no text"));
                }
                let whole = Passage::new(&text, [Span::new(0, text.len())]);
                Some(json(&Document {
                    doc_id: &r.id,
                    quotes: finder.quotes(&text.into(), &whole),
                    teasers: vec![],
                }))
            };
            in_order(records, work, &mut print)?;
        }
        InputKind::Pages => {
            let reader = Reader::new(&args.outlets, complaints)?;
            let work = |found| {
                let Page { file, article } = reader.read(found)?;
                let passage = article.passage(&[LineKind::Title, LineKind::Article]);
                let quotes = finder.quotes(&article.source, &passage);
                let teasers = article.teasers.iter().flat_map(|t| {
                    let passage = Passage::new(&article.source, t.title.into_iter().chain(t.text));
                    finder.quotes(&article.source, &passage)
                });
                let teasers = teasers.collect();
                Some(json(&Document { doc_id: &file.into(), quotes, teasers }))
            };
            in_order(reader.found(&sources), work, &mut print)?;
        }
    }
    out.finish()
}

#[derive(Serialize)]
struct Document<'a> {
    doc_id: &'a serde_json::Value,
    quotes: Vec<Quote>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    teasers: Vec<Quote>,
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
    /// Whether `speaker` is a name; else it is a description.
    named: Option<bool>,
    confidence: Option<f32>,
    /// Every mention of the speaker.
    mentions: Vec<(usize, usize)>,
    /// Who tells of a statement that stands in another: innermost first, null for one left open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    voices: Vec<Option<String>>,
}

/// What is read of each text, and how.
struct Finder<'a> {
    pipeline: &'a Pipeline,
    /// The kinds that are wanted; all where none is named.
    only: &'a [StatementKind],
}

impl Finder<'_> {
    /// The statements of a passage of a page.
    fn quotes(&self, source: &PageText, passage: &Passage) -> Vec<Quote> {
        let doc = self.pipeline.parse_paragraphs(passage.text());
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
            cue_kind: kind(s.cue_kind).1,
            named: s.speaker.as_ref().map(|x| x.named),
            confidence: s.speaker.as_ref().map(|x| (x.confidence.get() * 100.0).round() / 100.0),
            mentions: s.speaker.as_ref().map(|x| places(&x.mentions)).unwrap_or_default(),
            speaker: s.speaker.map(|x| x.name),
            voices: s.voices.into_iter().map(|v| v.map(|x| x.name)).collect(),
        };
        let wanted = |s: &Statement| self.only.is_empty() || self.only.contains(&kind(s.cue_kind).0);
        statements(&doc).into_iter().filter(wanted).map(quote).collect()
    }
}

fn kind(cue: CueKind) -> (StatementKind, &'static str) {
    match cue {
        CueKind::Speech => (StatementKind::Speech, "speech"),
        CueKind::Question => (StatementKind::Question, "question"),
        CueKind::Denial => (StatementKind::Denial, "denial"),
        CueKind::Plan => (StatementKind::Plan, "plan"),
        CueKind::Demand => (StatementKind::Demand, "demand"),
        CueKind::Belief => (StatementKind::Belief, "belief"),
    }
}
