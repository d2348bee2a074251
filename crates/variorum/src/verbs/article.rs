use serde::Serialize;
use variorum_page::{LineKind, Places, Teaser};
use variorum_text::Span;

use crate::args::{Article, ArticleFormat};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::sources;
use crate::output::{Failure, Stdout, json};
use crate::pages::{Page, Reader};

/// Prints what of each page is what.
pub fn run(args: &Article, complaints: &Complaints) -> Result<(), Failure> {
    let sources = sources(&args.paths.paths, complaints);
    let print = match args.format {
        ArticleFormat::Text => text,
        ArticleFormat::Jsonl => jsonl,
    };
    let mut out = Stdout::new();
    let reader = Reader::new(&args.outlets, complaints)?;
    let work = |found| reader.read(found).map_or(Ok(String::new()), |page| print(&page));
    in_order(reader.found(&sources), work, |printed| out.write(&printed?))?;
    out.finish()
}

pub fn kind_name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Article => "article",
        LineKind::Title => "title",
        LineKind::Byline => "byline",
        LineKind::Teaser => "teaser",
        LineKind::Furniture => "furniture",
        LineKind::Comment => "comment",
    }
}

/// Every line of the page behind its kind.
fn text(page: &Page) -> Result<String, Failure> {
    let source = &page.article.source;
    let line =
        |l: &variorum_page::Line| format!("{:>9}  {}\n", kind_name(l.kind), printable(l.span.of(source)));
    let blank = |l: &&variorum_page::Line| !l.span.of(source).trim().is_empty();
    let lines: String = page.article.lines.iter().filter(blank).map(line).collect();
    Ok(format!("== {}\n{lines}", page.file))
}

/// Control characters of a page do nothing to a terminal.
fn printable(line: &str) -> String {
    line.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}

#[derive(Serialize)]
struct Json<'a> {
    path: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    agency: bool,
    title: Option<&'a str>,
    authors: &'a [String],
    published: Option<&'a str>,
    modified: Option<&'a str>,
    language: Option<&'a str>,
    text: &'a str,
    lines: Vec<JsonLine>,
    teasers: Vec<JsonTeaser<'a>>,
}

#[derive(Serialize)]
struct JsonLine {
    start: usize,
    end: usize,
    kind: &'static str,
}

#[derive(Serialize)]
struct JsonTeaser<'a> {
    title: Option<&'a str>,
    text: Option<&'a str>,
    spans: Vec<(usize, usize)>,
}

fn jsonl(page: &Page) -> Result<String, Failure> {
    let (article, metadata) = (&page.article, &page.article.metadata);
    let source = &article.source;
    let places = Places::new(source);
    let line = |l: &variorum_page::Line| {
        let (start, end) = places.of(l.span);
        JsonLine { start, end, kind: kind_name(l.kind) }
    };
    let teaser = |t: &Teaser| JsonTeaser {
        title: t.title.map(|s| s.of(source)),
        text: t.text.map(|s| s.of(source)),
        spans: [t.title, t.text].into_iter().flatten().map(|s: Span| places.of(s)).collect(),
    };
    let body = page.body();
    let page_json = Json {
        path: &page.file,
        url: metadata.url.as_deref(),
        outlet: metadata.outlet.as_deref(),
        agency: metadata.agency,
        title: metadata.title.as_deref(),
        authors: &metadata.authors,
        published: metadata.published.as_deref(),
        modified: metadata.modified.as_deref(),
        language: metadata.language.as_deref(),
        text: body.text(),
        lines: article.lines.iter().map(line).collect(),
        teasers: article.teasers.iter().map(teaser).collect(),
    };
    Ok(json(&page_json)? + "\n")
}
