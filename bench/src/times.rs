//! Speed of time expressions beyond the parse.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use serde::Deserialize;
use variorum_parse::{Doc, Pipeline};
use variorum_value::{times, timexes};

/// A text as the program's JSON lines have it.
#[derive(Deserialize)]
struct Record {
    text: String,
}

/// What the odd texts repeat.
const MONSTERS: [(&str, &str); 4] =
    [("dates", "5 May 2020 "), ("digits", "1234567 "), ("one digit", "7"), ("one month", "May ")];

/// Parses the texts once and times what comes then, on one thread; then texts of `size` bytes that nobody writes.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn run(model: &Path, records: &[PathBuf], rounds: usize, size: usize) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    let mut docs = Vec::new();
    for path in records {
        for line in std::fs::read_to_string(path)?.lines() {
            docs.push(pipeline.parse(&serde_json::from_str::<Record>(line)?.text));
        }
    }
    let bytes: usize = docs.iter().map(|d| d.text().len()).sum();
    let mut speeds: Vec<f64> = (0..rounds).map(|_| bytes as f64 / 1e6 / seconds(&docs)).collect();
    let median = crate::median(&mut speeds);
    println!(
        "{:.2} MB of texts: {median:.1} MB/s beyond the parse, median of {rounds} rounds",
        bytes as f64 / 1e6
    );
    for (name, unit) in MONSTERS {
        let docs = [size / 2, size].map(|size| [pipeline.parse(&unit.repeat(size / unit.len()))]);
        let [half, whole] = docs.each_ref().map(|docs| seconds(docs));
        println!("{name}: {half:.3} s for half, {whole:.3} s for all of {:.1} MB", size as f64 / 1e6);
    }
    Ok(ExitCode::SUCCESS)
}

fn seconds(docs: &[Doc]) -> f64 {
    let start = Instant::now();
    let found: usize = docs.iter().map(|doc| timexes(&times(doc), None).len()).sum();
    std::hint::black_box(found);
    start.elapsed().as_secs_f64()
}
