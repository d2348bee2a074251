//! Sources to articles, with their sidecars.

use std::convert::Infallible;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use variorum_page::{Article, LineKind, Member, Metadata, Outlets, PageError, Part, Passage, members};

use crate::args::OutletTable;
use crate::batch::in_order;
use crate::complaints::Complaints;
use crate::input::Source;
use crate::output::Failure;

/// The bytes of a page.
pub struct Found {
    name: String,
    member: Member,
}

/// A page that was read.
pub struct Page {
    /// Its path as it was given, `-` for standard input; of a page in a file with others followed by its place there.
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

    /// The pages of all sources, in their order, not yet taken apart: each source is read no further than the pages
    /// that were taken.
    pub fn found<'s>(&'s self, sources: &'s [Source]) -> impl Iterator<Item = Found> + 's {
        sources.iter().flat_map(|source| self.in_source(source))
    }

    /// What `make` makes of each page, in the order of the pages.
    pub fn map<T: Send>(&self, sources: &[Source], make: impl Fn(Page) -> T + Sync) -> Vec<T> {
        let mut all = Vec::new();
        let work = |found| self.read(found).map(&make);
        let Ok(()) = in_order(self.found(sources), work, |made| {
            all.extend(made);
            Ok::<(), Infallible>(())
        });
        all
    }

    fn in_source<'s>(&'s self, source: &'s Source) -> Box<dyn Iterator<Item = Found> + 's> {
        let bytes = match source.open() {
            Ok(bytes) => bytes,
            Err(why) => {
                self.complaints.about(source, &why);
                return Box::new(std::iter::empty());
            }
        };
        let name = move |part: Option<Part>| match part {
            Some(part) => format!("{source}#{part}"),
            None => source.to_string(),
        };
        let mut members = members(bytes).peekable();
        if members.peek().is_none() {
            self.complaints.about(source, &"holds no page");
        }
        Box::new(members.filter_map(move |member| match member {
            Ok(mut member) => {
                if let (None, Some(path)) = (member.part, source.path()) {
                    member.known = sidecar(path, self.complaints).unwrap_or_default();
                }
                Some(Found { name: name(member.part), member })
            }
            Err(why) => {
                self.complaints.about(&name(why.part()), &why);
                None
            }
        }))
    }

    /// Takes a page apart; what is none is named.
    pub fn read(&self, found: Found) -> Option<Page> {
        let Found { name, member } = found;
        match member.input().outlets(&self.outlets).read() {
            Ok(article) => Some(Page { file: name, article }),
            // Crawls are full of pages that show nothing before their scripts have run.
            Err(PageError::Empty) if matches!(member.part, Some(Part::Record(_))) => None,
            Err(why) => {
                self.complaints.about(&name, &why);
                None
            }
        }
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
