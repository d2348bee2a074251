use jiff::civil::{Date, DateTime};
use serde::Serialize;
use variorum_page::{LineKind, PageText, Passage, Places};
use variorum_parse::Pipeline;
use variorum_text::Span;
use variorum_value::{times, timexes};

use super::stories::moment;
use crate::args::{InputKind, Times};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::sources;
use crate::model::pipeline;
use crate::output::{Failure, Stdout, json};
use crate::pages::{Page, Reader};
use crate::records;

/// Prints `{"doc", "start", "end", "type", "value"}` a line. A page's `doc` is its path.
pub fn run(args: &Times, complaints: &Complaints) -> Result<(), Failure> {
    let pipeline = pipeline(&args.model)?;
    let sources = sources(&args.input.paths.paths, complaints);
    let mut out = Stdout::new();
    let mut print = |lines: Option<Result<Vec<String>, Failure>>| {
        lines.map_or(Ok(()), |lines| lines?.iter().try_for_each(|line| out.line(line)))
    };
    match args.input.input {
        InputKind::Jsonl => {
            let records = records::read(&sources, complaints);
            let work = |r: records::Record| {
                let text = r.text.unwrap_or_default();
                let whole = Passage::new(&text, [Span::new(0, text.len())]);
                Some(document(&pipeline, &r.id, &text.into(), &whole, r.date.as_deref()))
            };
            in_order(records, work, &mut print)?;
        }
        InputKind::Pages => {
            let reader = Reader::new(&args.outlets, complaints)?;
            let work = |found| {
                let Page { file, article } = reader.read(found)?;
                let passage = article.passage(&[LineKind::Title, LineKind::Article]);
                let published = article.metadata.published.as_deref();
                Some(document(&pipeline, &file.into(), &article.source, &passage, published))
            };
            in_order(reader.found(&sources), work, &mut print)?;
        }
    }
    out.finish()
}

/// Offsets in code points of the page.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a serde_json::Value,
    start: usize,
    end: usize,
    r#type: &'static str,
    value: String,
}

fn document(
    pipeline: &Pipeline,
    id: &serde_json::Value,
    source: &PageText,
    passage: &Passage,
    published: Option<&str>,
) -> Result<Vec<String>, Failure> {
    let doc = pipeline.parse_paragraphs(passage.text());
    let page = Places::new(source);
    let written: Option<Date> = published.and_then(moment).map(DateTime::date);
    let mut lines = Vec::new();
    for timex in timexes(&times(&doc), written) {
        let behind = passage.to_source(timex.span);
        let (Some(first), Some(last)) = (behind.first(), behind.last()) else { continue };
        let (start, end) = page.of(Span::new(first.start(), last.end()));
        lines.push(json(&Line { doc: id, start, end, r#type: timex.kind.name(), value: timex.value })?);
    }
    Ok(lines)
}
