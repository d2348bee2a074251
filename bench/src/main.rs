//! Measures Variorum against its peers.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod parse_exact;
mod parse_speed;
mod reference;

/// Quality and speed of Variorum against its peers.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
    /// Folder of the language model.
    #[arg(long, global = true, env = "VARIORUM_MODEL")]
    model: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Compare the parser's annotation with spaCy's, attribute by attribute.
    ParseExact {
        /// Annotations that `bench/spacy_reference.py` made.
        #[arg(required = true)]
        references: Vec<PathBuf>,
        /// Differences that are shown.
        #[arg(long, default_value_t = 20)]
        show: usize,
    },
    /// Time the parser and spaCy in turns, each on one thread.
    ParseSpeed {
        /// Files whose texts are parsed, as `bench/spacy_reference.py` makes them.
        #[arg(required = true)]
        references: Vec<PathBuf>,
        /// A Python that has spaCy and the model.
        #[arg(long, default_value = "python3")]
        python: PathBuf,
        /// How often each parses all texts.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[expect(clippy::print_stderr, reason = "a program's error goes to standard error")]
fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(code) => code,
        Err(e) => {
            eprintln!("variorum-bench: {e}");
            ExitCode::from(2)
        }
    }
}

fn run(args: Args) -> Result<ExitCode> {
    let model = args.model.ok_or("no model: set VARIORUM_MODEL or --model to its folder")?;
    match args.command {
        Command::ParseExact { references, show } => parse_exact::run(&model, &references, show),
        Command::ParseSpeed { references, python, rounds } => {
            parse_speed::run(&model, &references, &python, rounds)
        }
    }
}
