//! Paths to bytes: files, folders, standard input.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::complaints::Complaints;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Source::File(path) => Box::new(fs::File::open(path)?),
            Source::Stdin => Box::new(io::stdin()),
        })
    }

    pub fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Source::File(path) => fs::read(path),
            Source::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }

    /// What is the same for two paths to one file.
    fn place(&self) -> Option<PathBuf> {
        self.path().map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }

    pub fn path(&self) -> Option<&Path> {
        match self {
            Source::Stdin => None,
            Source::File(path) => Some(path),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => write!(f, "-"),
            Source::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// The inputs behind `paths` in the order of their paths, each once; folders with all that is below them but
/// hidden files and sidecars. What is not there is named.
pub fn sources(paths: &[PathBuf], complaints: &Complaints) -> Vec<Source> {
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        if path.as_os_str() == "-" {
            found.push(Source::Stdin);
        } else if let Err(why) = walk(path, &mut found) {
            complaints.about(&path.display(), &why);
        } else if found.len() == before {
            complaints.about(&path.display(), &"holds no page");
        }
    }
    found.sort();
    let mut seen = BTreeSet::new();
    found.retain(|source| seen.insert(source.place()));
    found
}

fn walk(path: &Path, found: &mut Vec<Source>) -> io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        found.push(Source::File(path.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // A link to a folder could lead back up.
        let loops = entry.file_type()?.is_symlink() && entry.path().is_dir();
        if !name.starts_with('.') && !name.ends_with(".meta.json") && !loops {
            walk(&entry.path(), found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_pages_once_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sub")).unwrap();
        for name in ["b.txt", "a.txt", "a.txt.meta.json", ".hidden", "sub/c.txt"] {
            fs::write(at(name), "x").unwrap();
        }
        let complaints = Complaints::default();
        let again = at("sub").join("..").join("a.txt");
        let found = sources(&[at("b.txt"), folder.path().to_owned(), again, at("none")], &complaints);
        assert_eq!(found, ["a.txt", "b.txt", "sub/c.txt"].map(|n| Source::File(at(n))));
        assert!(!complaints.none());
    }
}
