//! Time and memory on texts that are odd or long.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use variorum_parse::Pipeline;

use crate::reference::Reference;

/// What the odd texts repeat.
const MONSTERS: [(&str, &str); 8] = [
    ("one word", "a"),
    ("one word of mixed letters", "aB1é"),
    ("brackets", "("),
    ("line breaks", "\n"),
    ("words and line breaks", "a\n"),
    ("control characters", "\u{1}\u{7f}\u{85}\u{1c}\0"),
    ("apostrophes", "'s"),
    ("one sentence", "and the man who saw the dog that "),
];

/// Times a text of `size` bytes of each kind.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn monsters(model: &Path, size: usize) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    for (name, unit) in MONSTERS {
        let text = unit.repeat(size.div_ceil(unit.len()));
        let start = Instant::now();
        let doc = pipeline.parse(&text);
        let seconds = start.elapsed().as_secs_f64();
        let sentences = doc.sentences().len();
        println!("{name}: {seconds:.1} s, {} tokens, {sentences} sentences", doc.len());
    }
    print_peak();
    Ok(ExitCode::SUCCESS)
}

/// Sends a text of `size` bytes through piece by piece.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn stream(model: &Path, references: &[PathBuf], size: usize) -> crate::Result<ExitCode> {
    let mut text = String::with_capacity(size + size / 10);
    let mut texts = Vec::new();
    for path in references {
        texts.extend(Reference::read(path)?.into_iter().map(|r| r.text));
    }
    for part in texts.iter().cycle().take_while(|t| !t.is_empty()) {
        if text.len() >= size {
            break;
        }
        text.push_str(part);
        text.push_str("\n\n");
    }
    drop(texts);
    forget_peak();
    print_peak();
    let pipeline = Pipeline::load(model)?;
    let start = Instant::now();
    let (mut pieces, mut tokens) = (0, 0);
    for (_, doc) in pipeline.parse_pieces(&text) {
        pieces += 1;
        tokens += doc.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{} bytes, {pieces} pieces, {tokens} tokens: {seconds:.0} s", text.len());
    print_peak();
    Ok(ExitCode::SUCCESS)
}

/// Lets the peak of memory begin anew, where the system can do that.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that the process had, where the system says so.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
fn print_peak() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|l| l.strip_prefix("VmHWM:")) {
        println!("peak memory: {}", peak.trim());
    }
}
