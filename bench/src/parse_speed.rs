//! Tokens a second, of the parser and of spaCy, measured in turns in one run.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::Instant;

use variorum_parse::Pipeline;

use crate::median;
use crate::reference::Reference;

/// Parses what it is sent, and says how long it took.
const SPACY: &str = include_str!("../spacy_speed.py");

/// Times rounds of both in turns, prints each and the medians.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn run(
    model: &Path,
    references: &[PathBuf],
    python: &Path,
    rounds: usize,
) -> crate::Result<ExitCode> {
    let mut texts = Vec::new();
    for path in references {
        texts.extend(Reference::read(path)?.into_iter().map(|r| r.text));
    }
    let pipeline = Pipeline::load(model)?;
    let mut spacy = Spacy::start(python, model, &texts)?;
    let parse = || {
        let start = Instant::now();
        let tokens: usize = texts.iter().map(|text| pipeline.parse(text).len()).sum();
        (tokens, start.elapsed().as_secs_f64())
    };
    // One round of each goes unmeasured, to fill the caches that both have.
    let (tokens, _) = parse();
    let (spacy_tokens, _) = spacy.round()?;
    println!("{} texts, {tokens} tokens ({spacy_tokens} in spaCy)", texts.len());
    let (mut ours, mut theirs) = (vec![], vec![]);
    for round in 1..=rounds {
        let (tokens, seconds) = parse();
        ours.push(tokens as f64 / seconds);
        let (tokens, seconds) = spacy.round()?;
        theirs.push(tokens as f64 / seconds);
        println!("round {round}: {:.0} tokens/s, spaCy {:.0} tokens/s", ours[round - 1], theirs[round - 1]);
    }
    let (ours, theirs) = (median(&mut ours), median(&mut theirs));
    println!("median: {ours:.0} tokens/s, spaCy {theirs:.0} tokens/s; ratio {:.2}", ours / theirs);
    Ok(ExitCode::SUCCESS)
}

/// A Python process with spaCy, held to one thread.
struct Spacy {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Spacy {
    fn start(python: &Path, model: &Path, texts: &[String]) -> crate::Result<Self> {
        let mut process = Command::new(python)
            .args(["-c", SPACY])
            .arg(model)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", python.display()))?;
        let input = process.stdin.take().ok_or("no standard input")?;
        let output = process.stdout.take().ok_or("no standard output")?;
        let mut spacy = Self { process, input, output: BufReader::new(output) };
        serde_json::to_writer(&mut spacy.input, texts)?;
        writeln!(spacy.input)?;
        Ok(spacy)
    }

    /// Tokens and seconds of one pass over the texts.
    fn round(&mut self) -> crate::Result<(usize, f64)> {
        writeln!(self.input, "round")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        serde_json::from_str(&line).map_err(|e| format!("spaCy gave no time: {e}").into())
    }
}

impl Drop for Spacy {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
