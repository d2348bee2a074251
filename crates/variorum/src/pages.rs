//! Sources to articles, with their sidecars.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use variorum_page::{Article, LineKind, Metadata, Passage};

use crate::complaints::Complaints;
use crate::input::Source;

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

/// The pages of all sources, in their order. What is no page is named.
pub fn read(sources: &[Source], complaints: &Complaints) -> Vec<Page> {
    let pages: Vec<Option<Page>> = sources.par_iter().map(|source| read_one(source, complaints)).collect();
    pages.into_iter().flatten().collect()
}

pub fn read_one(source: &Source, complaints: &Complaints) -> Option<Page> {
    let named = |why: &dyn std::fmt::Display| complaints.about(source, why);
    let bytes = source.read().map_err(|why| named(&why)).ok()?;
    let metadata = source.path().and_then(|path| sidecar(path, complaints)).unwrap_or_default();
    let article = variorum_page::read(&bytes, metadata).map_err(|why| named(&why)).ok()?;
    Some(Page { file: source.to_string(), article })
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
