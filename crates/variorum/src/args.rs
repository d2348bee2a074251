//! The command line's words.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Reads the pages many outlets published, finds those on the same event, and prints the edition of each story:
/// what was said, by whom, in which words, and where the accounts part.
///
/// Results go to standard output, everything else to standard error. Exit status: 0 done; 1 some inputs could
/// not be read (each is named, the rest is done) or a check failed; 2 wrong usage.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Args {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Pages in, an edition a story out
    Collate(Collate),
    /// What of each page is article, title, byline, teaser, furniture, comment
    Article(Article),
    /// Tokens, tags, lemmas, trees, sentences, entities as CoNLL-U
    Parse(Parse),
    /// Who said what
    Statements(Statements),
    /// Which pages report the same event
    Stories(Stories),
    /// Time expressions and the days, weeks, months or lengths they mean, as TIMEX3 values
    Times(Times),
    /// Re-reads every span of an edition against its pages
    Verify(Verify),
    /// Which language model is used, from where, its hashes
    Model(Model),
}

#[derive(Debug, ClapArgs)]
pub struct Paths {
    /// Files, folders (read with their subfolders) or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct OutletTable {
    /// Outlets by the domains of their addresses, beside those that are known: a domain, a tab and a name a line,
    /// for wire agencies a further tab and `agency`
    #[arg(long = "outlets", value_name = "FILE")]
    pub file: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct ModelFolder {
    /// Folder of the language model; without it the pinned one, fetched on first need
    #[arg(long = "model", value_name = "FOLDER", env = "VARIORUM_MODEL", hide_env_values = true)]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct Collate {
    #[command(flatten)]
    pub paths: Paths,
    #[command(flatten)]
    pub outlets: OutletTable,
    #[command(flatten)]
    pub model: ModelFolder,
    /// What to print
    #[arg(long, value_enum, default_value_t = EditionFormat::Text)]
    pub format: EditionFormat,
    /// Which table of `--format csv`; without it all three, into the folder of `--out`
    #[arg(long, value_enum)]
    pub table: Option<TableName>,
    /// A file for the one story, or a folder for a file each
    #[arg(long, value_name = "FILE|FOLDER")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EditionFormat {
    /// For the terminal
    Text,
    /// One page for the browser or for paper
    Html,
    /// All that was found, with the words of every span; `verify` checks it
    Json,
    /// Critical apparatus for scholars' tools, TEI P5
    Tei,
    /// W3C Web Annotations of the pages, JSON-LD
    Annotations,
    /// Tables for spreadsheets
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableName {
    Statements,
    Differences,
    Positions,
}

#[derive(Debug, ClapArgs)]
pub struct Article {
    #[command(flatten)]
    pub paths: Paths,
    #[command(flatten)]
    pub outlets: OutletTable,
    /// What to print
    #[arg(long, value_enum, default_value_t = ArticleFormat::Text)]
    pub format: ArticleFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ArticleFormat {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// Each file is a page
    Pages,
    /// Each line is a JSON object with `id` or `doc_id`, `title`, `text`, `date`
    Jsonl,
}

#[derive(Debug, ClapArgs)]
pub struct Input {
    #[command(flatten)]
    pub paths: Paths,
    /// What the inputs are
    #[arg(long, value_enum, default_value_t = InputKind::Pages)]
    pub input: InputKind,
}

#[derive(Debug, ClapArgs)]
pub struct Parse {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub model: ModelFolder,
}

#[derive(Debug, ClapArgs)]
pub struct Statements {
    #[command(flatten)]
    pub input: Input,
    /// Only statements of these kinds, by what their cue says is done
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    pub only: Vec<StatementKind>,
    #[command(flatten)]
    pub outlets: OutletTable,
    #[command(flatten)]
    pub model: ModelFolder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatementKind {
    /// Says, tells, writes; or no cue at all beside quotation marks
    Speech,
    /// Asks
    Question,
    /// Denies, rejects
    Denial,
    /// Promises, plans, threatens
    Plan,
    /// Demands, urges
    Demand,
    /// Believes, hopes, fears, knows
    Belief,
}

#[derive(Debug, ClapArgs)]
pub struct Stories {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub outlets: OutletTable,
    /// Say why two pages are, or are not, one story, in words and figures
    #[arg(long, num_args = 2, value_names = ["ID", "ID"])]
    pub explain: Option<Vec<String>>,
}

#[derive(Debug, ClapArgs)]
pub struct Times {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub outlets: OutletTable,
    #[command(flatten)]
    pub model: ModelFolder,
}

#[derive(Debug, ClapArgs)]
pub struct Verify {
    /// Editions as `collate --format json` writes them
    #[arg(required = true, value_name = "EDITION")]
    pub editions: Vec<PathBuf>,
    /// Folder to which the pages' paths are relative; without it the folder of the edition
    #[arg(long, value_name = "FOLDER")]
    pub base: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct Model {
    #[command(flatten)]
    pub model: ModelFolder,
    /// Fetch the pinned model now if it is not there, and replace it if it is damaged
    #[arg(long, conflicts_with = "folder")]
    pub fetch: bool,
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_is_sound() {
        use clap::CommandFactory;
        super::Args::command().debug_assert();
    }
}
