//! Changes planted into copies of real articles, and what a collation of article and copy finds of them.

mod changes;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use changes::{Change, KINDS, changes, is_saying};
use serde::Deserialize;
use variorum_collate::{Difference, DifferenceKind, Edition, Source, WitnessId, collate};
use variorum_page::{Article, Line, LineKind, Metadata};
use variorum_parse::Pipeline;
use variorum_statement::statements;
use variorum_text::{CodePoints, Span};

/// An article with its reported speech marked by readers.
#[derive(Deserialize)]
struct Record {
    date: Option<String>,
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    content: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    #[serde(rename = "type")]
    kind: String,
}

/// An article as the planting needs it.
pub(crate) struct Original {
    pub(crate) text: String,
    /// Contents of statements.
    pub(crate) said: Vec<Span>,
    /// Those that are quoted from beginning to end.
    pub(crate) quoted: Vec<Span>,
    /// Who says them.
    pub(crate) sources: Vec<Span>,
    /// Those of them that stand beside words of saying.
    pub(crate) speakers: Vec<Span>,
    date: Option<String>,
}

impl Record {
    fn original(self) -> Original {
        let map = CodePoints::new(&self.text);
        let spans = |list: &[(usize, usize)]| -> Vec<Span> {
            list.iter().filter_map(|&(s, e)| map.to_bytes(s, e)).collect()
        };
        let said = self.quotes.iter().flat_map(|q| spans(&q.content)).collect();
        let sources = self.quotes.iter().flat_map(|q| spans(&q.source)).collect();
        let direct = self.quotes.iter().filter(|q| q.kind == "direct");
        let quoted = direct.flat_map(|q| spans(&q.content)).collect();
        let says = |q: &&Quote| spans(&q.cue).iter().any(|cue| is_saying(&self.text, *cue));
        let speakers = self.quotes.iter().filter(says).flat_map(|q| spans(&q.source)).collect();
        Original { said, quoted, sources, speakers, date: self.date, text: self.text }
    }
}

/// How many changes of one sort were planted, found, found with their kind; and how many collations told of more.
#[derive(Default)]
struct Count {
    planted: usize,
    found: usize,
    with_kind: usize,
    more: usize,
}

/// Plants up to `each` changes of every sort, prints what was found, and shows the first of what went wrong.
pub(crate) fn run(
    model: &Path,
    articles: &Path,
    each: usize,
    show: usize,
    sort: Option<&str>,
) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for line in std::fs::read_to_string(articles)?.lines() {
        let original = serde_json::from_str::<Record>(line)?.original();
        let mut wanted = changes(&original);
        wanted.retain(|c| {
            sort.is_none_or(|s| s == c.sort) && counts.get(c.sort).is_none_or(|n| n.planted < each)
        });
        if wanted.is_empty() {
            continue;
        }
        let whole = source(&pipeline, "a.txt", &original, &original.text);
        for change in wanted {
            let copy = source(&pipeline, "b.txt", &original, &change.apply(&original.text));
            let edition = collate(vec![whole.clone(), copy]);
            let good = counts.entry(change.sort).or_default().add(&change, &edition);
            let shown = shown.entry(change.sort).or_default();
            if !good && *shown < show {
                *shown += 1;
                print_wrong(&original, &change, &edition);
            }
        }
    }
    print(&counts);
    Ok(ExitCode::SUCCESS)
}

fn source(pipeline: &Pipeline, file: &str, original: &Original, text: &str) -> Source {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push(Line { span: Span::new(at, at + line.trim_end().len()), kind: LineKind::Article });
        at += line.len();
    }
    let metadata = Metadata { published: original.date.as_deref().map(Into::into), ..Metadata::default() };
    let article = Article { source: text.into(), metadata, lines, teasers: Vec::new() };
    let passage = article.passage(&[LineKind::Article]);
    let doc = pipeline.parse_paragraphs(passage.text());
    let statements = statements(&doc);
    Source { file: file.to_owned(), article, passage, doc, statements }
}

impl Count {
    /// Counts one collation; `false` where something is missing or too much.
    fn add(&mut self, change: &Change, edition: &Edition) -> bool {
        let here = |d: &&Difference| {
            d.sides.iter().any(|s| s.witness == WitnessId(0) && touches(&s.spans, change.sentence))
        };
        let found: Vec<&Difference> = edition.differences.iter().filter(here).collect();
        let with_kind = change.kind.is_some_and(|k| found.iter().any(|d| d.kind == k));
        let expected = usize::from(change.kind.is_some() && !found.is_empty());
        let more = edition.differences.len() > expected;
        self.planted += 1;
        self.found += expected;
        self.with_kind += usize::from(with_kind);
        self.more += usize::from(more);
        (change.kind.is_none() || with_kind) && !more
    }
}

fn touches(spans: &[Span], place: Span) -> bool {
    spans.iter().any(|s| s.overlaps(place))
}

#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
fn print_wrong(original: &Original, change: &Change, edition: &Edition) {
    println!("-- {}: {}", change.sort, change.show(&original.text));
    for d in &edition.differences {
        println!("     {:?}: {}", d.kind, d.why);
    }
}

#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
fn print(counts: &BTreeMap<&str, Count>) {
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    println!("{:24} {:>8} {:>8} {:>10} {:>8}", "planted", "number", "found", "with kind", "more");
    let mut rows: Vec<(&str, Count)> =
        vec![("all changes", Count::default()), ("all controls", Count::default())];
    for (sort, n) in counts {
        let control = KINDS.iter().all(|(s, _)| s != sort);
        if let Some((_, all)) = rows.get_mut(usize::from(control)) {
            all.planted += n.planted;
            all.found += n.found;
            all.with_kind += n.with_kind;
            all.more += n.more;
        }
    }
    let each = counts.iter().map(|(s, n)| (*s, n));
    for (sort, n) in each.chain(rows.iter().map(|(s, n)| (*s, n))) {
        let (found, kind, more) =
            (share(n.found, n.planted), share(n.with_kind, n.planted), share(n.more, n.planted));
        println!("{sort:24} {:8} {found:8.3} {kind:10.3} {more:8.3}", n.planted);
    }
}

/// The kind of difference that each sort of change is; controls have none.
pub(crate) fn kind_of(sort: &str) -> Option<DifferenceKind> {
    KINDS.iter().find(|(s, _)| *s == sort).map(|(_, k)| *k)
}
