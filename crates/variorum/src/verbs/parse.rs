use std::sync::Arc;

use variorum_parse::{Doc, Pipeline, conllu, pieces};
use variorum_text::Span;

use crate::args::{InputKind, Parse};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::{Source, sources};
use crate::model::pipeline;
use crate::output::{Failure, Stdout};
use crate::records;

/// A text and its name.
type Named = (String, Arc<str>);

/// Prints CoNLL-U. A file is parsed as it stands, not as an article; its path is the document's id.
pub fn run(args: &Parse, complaints: &Complaints) -> Result<(), Failure> {
    let pipeline = pipeline(&args.model)?;
    let sources = sources(&args.input.paths.paths, complaints);
    let mut out = Stdout::new();
    match args.input.input {
        InputKind::Jsonl => {
            let named = |r: records::Record| (r.name(), r.text.unwrap_or_default().into());
            print(&pipeline, records::read(&sources, complaints).map(named), &mut out)?;
        }
        InputKind::Pages => print(&pipeline, sources.iter().filter_map(|s| text(s, complaints)), &mut out)?,
    }
    out.finish()
}

/// Parses the texts piece by piece, several at a time, and prints them in order.
fn print(pipeline: &Pipeline, texts: impl Iterator<Item = Named>, out: &mut Stdout) -> Result<(), Failure> {
    let cut = |(name, text): Named| {
        let name: Arc<str> = name.into();
        let spans: Vec<Span> = pieces(&text).collect();
        spans.into_iter().enumerate().map(move |(n, span)| (n, Arc::clone(&name), Arc::clone(&text), span))
    };
    let parse =
        |(n, name, text, span): (usize, Arc<str>, Arc<str>, Span)| (n, name, pipeline.parse(span.of(&text)));
    let mut writer = conllu::Writer::new("");
    in_order(texts.flat_map(cut), parse, |(n, name, doc): (usize, Arc<str>, Doc)| {
        if n == 0 {
            writer = conllu::Writer::new(&name);
        }
        out.with(|out| writer.write(out, &doc))
    })
}

/// The text of a file; what is none, or is empty, is named.
fn text(source: &Source, complaints: &Complaints) -> Option<Named> {
    let named = |why: &dyn std::fmt::Display| complaints.about(source, why);
    let bytes = source.read().map_err(|why| named(&why)).ok()?;
    let text = String::from_utf8(bytes).map_err(|why| named(&format_args!("is not UTF-8: {why}"))).ok()?;
    if text.is_empty() {
        named(&"holds no text");
        return None;
    }
    Some((source.to_string(), text.into()))
}
