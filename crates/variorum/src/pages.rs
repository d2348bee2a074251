//! Sources to articles, with their sidecars.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use variorum_page::{Article, Input, LineKind, Metadata, Outlets, Passage};

use crate::args::OutletTable;
use crate::complaints::Complaints;
use crate::input::Source;
use crate::output::Failure;

/// A page that was read.
pub struct Page {
    /// Its path as it was given; `-` for standard input.
    pub file: String,
    pub article: Article,
}

impl Page {
    pub fn body(&self) -> Passage {
        self.article.passage(&[LineKind::Article])
    }

    pub fn title(&self) -> &str {
        self.article.metadata.title.as_deref().unwrap_or_default()
    }
}

/// Reads pages; what is no page is named.
pub struct Reader<'a> {
    outlets: Outlets,
    complaints: &'a Complaints,
}

impl<'a> Reader<'a> {
    pub fn new(table: &OutletTable, complaints: &'a Complaints) -> Result<Self, Failure> {
        let known = Outlets::default();
        let Some(file) = &table.file else { return Ok(Self { outlets: known, complaints }) };
        let wrong = |why: &dyn std::fmt::Display| Failure::Usage(format!("{}: {why}", file.display()));
        let table = std::fs::read_to_string(file).map_err(|why| wrong(&why))?;
        let outlets = known.with(&table).map_err(|why| wrong(&why))?;
        Ok(Self { outlets, complaints })
    }

    /// The pages of all sources, in their order.
    pub fn read(&self, sources: &[Source]) -> Vec<Page> {
        let pages: Vec<Option<Page>> = sources.par_iter().map(|source| self.read_one(source)).collect();
        pages.into_iter().flatten().collect()
    }

    pub fn read_one(&self, source: &Source) -> Option<Page> {
        let named = |why: &dyn std::fmt::Display| self.complaints.about(source, why);
        let bytes = source.read().map_err(|why| named(&why)).ok()?;
        let known = source.path().and_then(|path| sidecar(path, self.complaints)).unwrap_or_default();
        let article = Input::new(&bytes).known(known).outlets(&self.outlets).read();
        let article = article.map_err(|why| named(&why)).ok()?;
        Some(Page { file: source.to_string(), article })
    }
}

/// What `FILE.meta.json` says; a broken one is named and the page read without it.
fn sidecar(path: &Path, complaints: &Complaints) -> Option<Metadata> {
    let mut name = OsString::from(path);
    name.push(".meta.json");
    let path = PathBuf::from(name);
    let named = |why: &dyn std::fmt::Display| complaints.about(&path.display(), why);
    match std::fs::read(&path) {
        Ok(json) => Metadata::from_sidecar(&json).map_err(|why| named(&why)).ok(),
        Err(e) if e.kind() == ErrorKind::NotFound => None,
        Err(why) => {
            named(&why);
            None
        }
    }
}
