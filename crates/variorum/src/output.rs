//! Standard output and files that are written whole or not at all.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// Why the work as a whole could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("standard output is closed")]
    ClosedPipe,
    #[error("{0}")]
    Usage(String),
    #[error("standard output: {0}")]
    Stdout(io::Error),
    #[error("{}: cannot be written: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Model(#[from] variorum_model::ModelError),
    #[error(transparent)]
    Pipeline(#[from] variorum_parse::ModelError),
}

/// One line of JSON.
pub fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|e| Failure::Stdout(e.into()))
}

/// Standard output, buffered.
pub struct Stdout(BufWriter<StdoutLock<'static>>);

impl Stdout {
    pub fn new() -> Self {
        Self(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.0.write_all(text.as_bytes()).map_err(closed)
    }

    pub fn line(&mut self, line: &dyn Display) -> Result<(), Failure> {
        writeln!(self.0, "{line}").map_err(closed)
    }

    pub fn with(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        write(&mut self.0).map_err(closed)
    }

    pub fn finish(mut self) -> Result<(), Failure> {
        self.0.flush().map_err(closed)
    }
}

fn closed(e: io::Error) -> Failure {
    if e.kind() == ErrorKind::BrokenPipe { Failure::ClosedPipe } else { Failure::Stdout(e) }
}

/// Writes a file by way of a temporary one beside it, so that a reader never sees half of it.
pub fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |source| Failure::Write { path: path.to_owned(), source };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The name of the temporary file is nothing to the reader of the message.
    let mut file = tempfile::Builder::new()
        .prefix(".variorum-")
        .tempfile_in(folder)
        .map_err(|e| failed(e.kind().into()))?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let shared = std::fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(shared).map_err(failed)?;
    }
    file.persist(path).map(drop).map_err(|e| failed(e.error))
}
