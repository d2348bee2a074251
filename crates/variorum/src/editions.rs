//! In which form editions are written, and where to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use variorum_collate::Edition;
use variorum_render::csv::{self, Table};

use crate::args::{Collate, EditionFormat, TableName};
use crate::output::{Failure, Stdout, write_file};

/// Width of terminal text: the same on every terminal, so that the same pages print the same.
const COLUMNS: usize = 80;

/// Writes editions, one after the other.
pub struct Writer {
    form: Form,
    target: Target,
    stdout: Stdout,
    /// How many stories had this name.
    names: BTreeMap<String, usize>,
}

impl Writer {
    pub fn new(args: &Collate, stories: usize) -> Result<Self, Failure> {
        let form = Form::new(args)?;
        let target = Target::new(args, &form, stories)?;
        let mut stdout = Stdout::new();
        if let (Form::Tables(tables), Target::Stdout) = (&form, &target) {
            tables.iter().try_for_each(|&table| stdout.write(&csv::header(table)))?;
        }
        Ok(Self { form, target, stdout, names: BTreeMap::new() })
    }

    /// The folder from which an edition's pages are named.
    pub fn folder(&self) -> &Path {
        match &self.target {
            Target::Stdout => Path::new("."),
            Target::File(file) => {
                file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
            }
            Target::Folder(folder) => folder,
        }
    }

    pub fn write(&mut self, edition: &Edition) -> Result<(), Failure> {
        match &self.target {
            Target::Stdout => self.form.bodies(edition).iter().try_for_each(|body| self.stdout.write(body)),
            Target::File(file) => {
                self.form.files(edition).iter().try_for_each(|(_, text)| write_file(file, text))
            }
            Target::Folder(folder) => {
                let name = file_name(&edition.title);
                let count = self.names.entry(name.clone()).or_default();
                *count += 1;
                let name = if *count > 1 { format!("{name}-{count}") } else { name };
                let write = |(ending, text): &(String, String)| {
                    write_file(&folder.join(format!("{name}.{ending}")), text)
                };
                self.form.files(edition).iter().try_for_each(write)
            }
        }
    }

    pub fn finish(self) -> Result<(), Failure> {
        self.stdout.finish()
    }
}

/// What is written of an edition.
enum Form {
    Document(fn(&Edition) -> String, &'static str),
    Tables(Vec<Table>),
}

impl Form {
    fn new(args: &Collate) -> Result<Self, Failure> {
        if args.table.is_some() && args.format != EditionFormat::Csv {
            return Err(Failure::Usage("--table is for --format csv".to_owned()));
        }
        Ok(match args.format {
            EditionFormat::Text => Self::Document(|edition| variorum_render::text(edition, COLUMNS), "txt"),
            EditionFormat::Html => Self::Document(variorum_render::html, "html"),
            EditionFormat::Json => Self::Document(variorum_render::json, "json"),
            EditionFormat::Tei => Self::Document(variorum_render::tei, "xml"),
            EditionFormat::Annotations => Self::Document(variorum_render::annotations, "jsonld"),
            EditionFormat::Csv => Self::Tables(match args.table {
                None => Table::ALL.into(),
                Some(TableName::Statements) => vec![Table::Statements],
                Some(TableName::Differences) => vec![Table::Differences],
                Some(TableName::Positions) => vec![Table::Positions],
            }),
        })
    }

    /// Whether there is but one file for each edition.
    fn is_one(&self) -> bool {
        match self {
            Self::Document(..) => true,
            Self::Tables(tables) => tables.len() == 1,
        }
    }

    /// What is printed of an edition behind others; tables have their header already.
    fn bodies(&self, edition: &Edition) -> Vec<String> {
        match self {
            Self::Document(print, _) => vec![print(edition)],
            Self::Tables(tables) => tables.iter().map(|&table| csv::rows(edition, table)).collect(),
        }
    }

    /// The files of an edition, each with the ending of its name.
    fn files(&self, edition: &Edition) -> Vec<(String, String)> {
        match self {
            Self::Document(print, ending) => vec![((*ending).to_owned(), print(edition))],
            Self::Tables(tables) => {
                let file = |&table: &Table| {
                    (format!("{}.csv", table.name()), csv::header(table) + &csv::rows(edition, table))
                };
                tables.iter().map(file).collect()
            }
        }
    }
}

/// Where editions go.
enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    fn new(args: &Collate, form: &Form, stories: usize) -> Result<Self, Failure> {
        let Some(out) = &args.out else {
            let documents = matches!(args.format, EditionFormat::Html | EditionFormat::Tei);
            return match stories {
                _ if !form.is_one() => {
                    let why = "three tables; name one with --table, or a folder for all with --out";
                    Err(Failure::Usage(why.to_owned()))
                }
                2.. if documents => {
                    let why =
                        format!("{stories} stories, and a document holds one; name a folder with --out");
                    Err(Failure::Usage(why))
                }
                _ => Ok(Target::Stdout),
            };
        };
        let named_folder = out.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        let several = stories > 1 || !form.is_one();
        if out.is_dir() || named_folder || (several && !out.exists()) {
            std::fs::create_dir_all(out).map_err(|source| Failure::Write { path: out.clone(), source })?;
            return Ok(Target::Folder(out.clone()));
        }
        if several {
            let what = if stories > 1 { format!("{stories} stories") } else { "three tables".to_owned() };
            let why = format!("{}: a file, and there are {what}; name a folder", out.display());
            return Err(Failure::Usage(why));
        }
        Ok(Target::File(out.clone()))
    }
}

/// A story's title as the name of a file.
fn file_name(title: &str) -> String {
    const LONGEST: usize = 60;
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase);
    let mut name = String::new();
    for word in words {
        if !name.is_empty() && name.len() + word.len() >= LONGEST {
            break;
        }
        let room = LONGEST.saturating_sub(name.len());
        name.extend((!name.is_empty()).then_some('-'));
        name.extend(word.chars().take(room));
    }
    if name.is_empty() { "story".into() } else { name }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn titles_make_plain_names() {
        assert_eq!(file_name("Bridge “shut”: who’s to pay?"), "bridge-shut-who-s-to-pay");
        assert_eq!(file_name("…"), "story");
        assert!(file_name(&"é".repeat(500)).chars().count() <= 60);
    }
}
