use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;
use variorum_collate::{Edition, collate};
use variorum_page::{LineKind, Siblings};
use variorum_parse::Pipeline;
use variorum_statement::statements;
use variorum_story::{Report, StoryId, stories};

use crate::args::Collate;
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::editions::Writer;
use crate::input::sources;
use crate::model::pipeline;
use crate::output::Failure;
use crate::pages::{Page, Reader};
use crate::progress::bar;
use crate::relative::from_folder;
use crate::verbs::stories::moment;

/// Pages in, an edition a story out.
pub fn run(args: &Collate, complaints: &Complaints) -> Result<(), Failure> {
    let reader = Reader::new(&args.outlets, complaints)?;
    let pipeline = pipeline(&args.model)?;
    let mut pages = reader.map(&sources(&args.paths.paths, complaints), |page| page);
    let siblings = Siblings::of(pages.iter().map(|page| &page.article));
    pages.par_iter_mut().for_each(|page| siblings.correct(&mut page.article));
    let stories = by_story(pages);
    let mut writer = Writer::new(args, stories.len())?;
    let progress = bar(stories.len());
    let folder = writer.folder().to_owned();
    let edition = |story| edition(&pipeline, story, &folder);
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
    let mut places: HashMap<StoryId, usize> = HashMap::new();
    let mut found: Vec<Vec<Page>> = Vec::new();
    for (story, page) in stories(&reports).into_iter().zip(pages) {
        let place = *places.entry(story).or_insert(found.len());
        found.resize_with(found.len().max(place + 1), Vec::new);
        found[place].push(page);
    }
    found
}

fn edition(pipeline: &Pipeline, story: Vec<Page>, folder: &Path) -> Edition {
    let witness = |page: Page| {
        let passage = page.article.passage(&[LineKind::Title, LineKind::Article]);
        let doc = pipeline.parse_paragraphs(passage.text());
        let statements = statements(&doc);
        let file = from_folder(folder, Path::new(&page.file)).display().to_string();
        variorum_collate::Source { file, article: page.article, passage, doc, statements }
    };
    collate(story.into_par_iter().map(witness).collect())
}
