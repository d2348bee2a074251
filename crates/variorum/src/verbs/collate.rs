use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use variorum_collate::{Edition, collate};
use variorum_page::LineKind;
use variorum_parse::Pipeline;
use variorum_statement::statements;
use variorum_story::{Report, StoryId, stories};

use crate::args::{Collate, EditionFormat};
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::sources;
use crate::model::pipeline;
use crate::output::{Failure, Stdout, write_file};
use crate::pages::{self, Page};
use crate::progress::bar;
use crate::relative::from_folder;
use crate::verbs::stories::moment;

/// Width of terminal text.
const COLUMNS: usize = 100;

/// Pages in, an edition a story out.
pub fn run(args: &Collate, complaints: &Complaints) -> Result<(), Failure> {
    let pipeline = pipeline(&args.model)?;
    let pages = pages::read(&sources(&args.paths.paths, complaints), complaints);
    let stories = by_story(pages);
    let target = Target::new(args, stories.len())?;
    let progress = bar(stories.len());
    let edition = |story| edition(&pipeline, story, target.folder());
    let mut writer = Writer::new(args.format, target.clone());
    in_order(stories.into_iter(), edition, |edition| {
        progress.inc(1);
        writer.write(&edition)
    })?;
    progress.finish_and_clear();
    writer.finish()
}

/// The pages of each story in the order of their paths, the stories in the order of their first page.
fn by_story(pages: Vec<Page>) -> Vec<Vec<Page>> {
    let bodies: Vec<_> = pages.iter().map(Page::body).collect();
    let report = |(page, body)| {
        let page: &Page = page;
        let body: &variorum_page::Passage = body;
        let published = page.article.metadata.published.as_deref().and_then(moment);
        Report { title: page.title(), text: body.text(), published }
    };
    let reports: Vec<Report<'_>> = pages.iter().zip(&bodies).map(report).collect();
    let mut found: BTreeMap<StoryId, Vec<Page>> = BTreeMap::new();
    for (story, page) in stories(&reports).into_iter().zip(pages) {
        found.entry(story).or_default().push(page);
    }
    found.into_values().collect()
}

fn edition(pipeline: &Pipeline, story: Vec<Page>, folder: &Path) -> Edition {
    let witness = |page: Page| {
        let passage = page.article.passage(&[LineKind::Title, LineKind::Article]);
        let doc = pipeline.parse(passage.text());
        let statements = statements(&doc);
        let file = from_folder(folder, Path::new(&page.file)).display().to_string();
        variorum_collate::Source { file, article: page.article, passage, doc, statements }
    };
    collate(story.into_par_iter().map(witness).collect())
}

/// Where editions go.
#[derive(Clone)]
enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    fn new(args: &Collate, stories: usize) -> Result<Self, Failure> {
        let Some(out) = &args.out else { return Ok(Target::Stdout) };
        let named_folder = out.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        if out.is_dir() || named_folder || (stories > 1 && !out.exists()) {
            std::fs::create_dir_all(out).map_err(|source| Failure::Write { path: out.clone(), source })?;
            return Ok(Target::Folder(out.clone()));
        }
        if stories > 1 {
            let why = format!("{}: a file, and there are {stories} stories; name a folder", out.display());
            return Err(Failure::Usage(why));
        }
        Ok(Target::File(out.clone()))
    }

    /// The folder from which an edition's pages are named.
    fn folder(&self) -> &Path {
        match self {
            Target::Stdout => Path::new("."),
            Target::File(file) => {
                file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
            }
            Target::Folder(folder) => folder,
        }
    }
}

struct Writer {
    format: EditionFormat,
    target: Target,
    stdout: Stdout,
    /// How many stories had this name.
    names: BTreeMap<String, usize>,
}

impl Writer {
    fn new(format: EditionFormat, target: Target) -> Self {
        Self { format, target, stdout: Stdout::new(), names: BTreeMap::new() }
    }

    fn write(&mut self, edition: &Edition) -> Result<(), Failure> {
        let (text, ending) = match self.format {
            EditionFormat::Text => (variorum_render::text(edition, COLUMNS), "txt"),
            EditionFormat::Json => (variorum_render::json(edition), "json"),
            EditionFormat::Html => (variorum_render::html(edition), "html"),
        };
        match &self.target {
            Target::Stdout => self.stdout.write(&text),
            Target::File(file) => write_file(file, &text),
            Target::Folder(folder) => {
                let name = file_name(&edition.title);
                let count = self.names.entry(name.clone()).or_default();
                *count += 1;
                let name = if *count > 1 { format!("{name}-{count}") } else { name };
                write_file(&folder.join(format!("{name}.{ending}")), &text)
            }
        }
    }

    fn finish(self) -> Result<(), Failure> {
        self.stdout.finish()
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
