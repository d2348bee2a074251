//! How long a story takes from parsed witnesses to an edition, by the number of witnesses.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use variorum_collate::{Source, collate};
use variorum_page::{LineKind, Metadata, read};
use variorum_parse::Pipeline;
use variorum_statement::statements;

/// Endings that make another name of a name, so that a text that comes again is no copy.
const ENDINGS: &[&str] = &["a", "el", "ov", "son", "ini", "ez", "ak", "us", "ier", "otti", "man"];

/// Of so many names, one is changed in a text that comes again.
const CHANGED: usize = 3;

/// Shortest name that is changed, in bytes.
const NAME: usize = 4;

/// Prints the median time of `rounds` collations for each number of witnesses. The texts of the folder come over and over
/// again, each time with other names and their paragraphs in another order.
#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
pub(crate) fn run(model: &Path, folder: &Path, sizes: &[usize], rounds: usize) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    let texts = texts(folder)?;
    println!("{} texts of {}", texts.len(), folder.display());
    println!("witnesses   median ms   ms a witness   slowest ms   utterances   differences   positions");
    for &size in sizes {
        let witnesses: Vec<Source> = (0..size).filter_map(|n| witness(&pipeline, &texts, n)).collect();
        let mut times = Vec::with_capacity(rounds);
        let mut counts = [0; 3];
        for _ in 0..rounds.max(1) {
            let sources = witnesses.clone();
            let start = Instant::now();
            let edition = collate(sources);
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            counts = [edition.utterances.len(), edition.differences.len(), edition.positions.len()];
        }
        let median = crate::median(&mut times);
        let slowest = times.last().copied().unwrap_or_default();
        let each = median / witnesses.len().max(1) as f64;
        let [utterances, differences, positions] = counts;
        println!(
            "{:>9}   {median:>9.1}   {each:>12.2}   {slowest:>10.1}   {utterances:>10}   {differences:>11}   {positions:>9}",
            witnesses.len()
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The texts in a folder, in the order of their names.
fn texts(folder: &Path) -> crate::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: no texts (*.txt)", folder.display()).into());
    }
    let text = |p: &PathBuf| std::fs::read_to_string(p).map_err(|e| format!("{}: {e}", p.display()).into());
    paths.iter().map(text).collect()
}

/// The witness with this number: a text of the list, changed where it comes again.
fn witness(pipeline: &Pipeline, texts: &[String], number: usize) -> Option<Source> {
    let text = texts.get(number % texts.len().max(1))?;
    let again = number / texts.len().max(1);
    let text = if again == 0 { text.clone() } else { varied(pipeline, text, again) };
    let article = read(text.as_bytes(), Metadata::default()).ok()?;
    let passage = article.passage(&[LineKind::Title, LineKind::Article]);
    let doc = pipeline.parse_paragraphs(passage.text());
    let statements = statements(&doc);
    Some(Source { file: format!("{number:04}.txt"), article, passage, doc, statements })
}

/// A text with other names, and its paragraphs from another one on.
fn varied(pipeline: &Pipeline, text: &str, again: usize) -> String {
    let doc = pipeline.parse(text);
    let mut changed = String::with_capacity(text.len() + text.len() / 8);
    let mut at = 0;
    for token in doc.tokens().filter(|t| t.pos() == "PROPN" && t.span().len() >= NAME) {
        let sum: usize = token.text().bytes().map(usize::from).sum();
        let end = token.span().end();
        let ending =
            ENDINGS.get((sum + again) % ENDINGS.len()).filter(|_| (sum + again).is_multiple_of(CHANGED));
        changed.push_str(text.get(at..end).unwrap_or_default());
        changed.push_str(ending.unwrap_or(&""));
        at = end;
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    let mut paragraphs: Vec<&str> = changed.split("\n\n").collect();
    // The headline stays where it is.
    if let Some(body) = paragraphs.get_mut(1..).filter(|b| !b.is_empty()) {
        body.rotate_left(again % body.len());
    }
    paragraphs.join("\n\n")
}
