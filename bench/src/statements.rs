//! Speed of statements, parse included, and times for texts of nothing but quotation marks.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use serde::Deserialize;
use variorum_parse::Pipeline;
use variorum_statement::statements;

#[derive(Deserialize)]
struct Record {
    text: String,
}

/// Words a second from text to statements on one thread, each round and the median.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn speed(model: &Path, articles: &Path, rounds: usize) -> crate::Result<ExitCode> {
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(articles)?.lines() {
        texts.push(serde_json::from_str::<Record>(line)?.text);
    }
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let pipeline = Pipeline::load(model)?;
    let read = || texts.iter().map(|text| statements(&pipeline.parse(text)).len()).sum::<usize>();
    // One round goes unmeasured, to fill the caches.
    println!("{} texts, {words} words, {} statements", texts.len(), read());
    let (mut by_wall, mut by_processor) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        let (start, begun) = (Instant::now(), processor_seconds());
        read();
        let wall = start.elapsed().as_secs_f64();
        let processor = begun.zip(processor_seconds()).map_or(wall, |(from, to)| to - from);
        by_wall.push(words as f64 / wall);
        by_processor.push(words as f64 / processor);
        println!(
            "round {round}: {:.0} words/s, {:.0} a second of processor time",
            words as f64 / wall,
            words as f64 / processor
        );
    }
    let (wall, processor) = (crate::median(&mut by_wall), crate::median(&mut by_processor));
    println!("median: {wall:.0} words/s, {processor:.0} a second of processor time");
    Ok(ExitCode::SUCCESS)
}

/// How long this thread has had a processor, where the system says so: other programs take their share of the wall clock.
fn processor_seconds() -> Option<f64> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = statistics.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// What the texts of marks repeat.
const MARKS: [(&str, &str); 6] = [
    ("straight", "\""),
    ("opening", "“"),
    ("closing", "”"),
    ("in turns", "“”"),
    ("nested", "“‘«"),
    ("one a word", "“a "),
];

/// Times a quarter of `count` marks and all of them, of each kind: four times the marks should take four times as long.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn marks(model: &Path, count: usize) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    for (name, unit) in MARKS {
        let marks = unit.chars().filter(|c| "\"“”‘«".contains(*c)).count();
        let seconds = |count: usize| {
            let text = unit.repeat(count / marks);
            let start = Instant::now();
            let found = statements(&pipeline.parse(&text)).len();
            (start.elapsed().as_secs_f64(), found)
        };
        let (quarter, _) = seconds(count / 4);
        let (whole, found) = seconds(count);
        println!(
            "{name}: {count} marks {whole:.2} s, {:.1} times a quarter of them; {found} statements",
            whole / quarter
        );
    }
    Ok(ExitCode::SUCCESS)
}
