//! A printed edition held against its pages: every span is read again, every name that is referred to is looked up, and
//! labels that follow from the rest are made again.

mod check;
mod fault;
mod labels;
mod page;

use std::io;

use thiserror::Error;
use variorum_page::{Format, Input, Metadata, PageText};
use variorum_text::sha256_hex;

use crate::json::shape::{Edition, PageFormat, Witness};
use check::Check;
pub use fault::{Fault, FaultKind};
use page::Page;

/// Why an edition cannot be checked at all.
#[derive(Debug, Error)]
pub enum VerifyError {
    /// The text is not JSON, or not of the shape of an edition: something is missing (such as the words beside a
    /// list of spans), or something is there that would go unchecked.
    #[error("not an edition that can be checked: {0}; make it anew with `variorum collate --format json`")]
    Shape(#[from] serde_json::Error),
}

/// What was checked, and what is wrong.
#[derive(Debug, Default)]
pub struct Report {
    /// Pages read and hashed.
    pub pages: usize,
    /// Spans held against their page.
    pub spans: usize,
    /// All that is wrong, in the order of the edition. Empty for an edition that holds.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Checks an edition in JSON against its pages, which `open` reads by their path as the edition has it.
///
/// ```
/// use variorum_render::verify::verify;
///
/// let edition = r#"{"story": "", "witnesses": {}, "article": {}, "statements": [], "utterances": [],
///     "differences": [], "positions": [], "timeline": [], "provenance": [], "silent": []}"#;
/// let report = verify(edition, |path| std::fs::read(path))?;
/// assert!(report.holds());
/// # Ok::<(), variorum_render::verify::VerifyError>(())
/// ```
pub fn verify(json: &str, mut open: impl FnMut(&str) -> io::Result<Vec<u8>>) -> Result<Report, VerifyError> {
    let edition: Edition = serde_json::from_str(json)?;
    let mut report = Report::default();
    let texts: Vec<_> = edition
        .witnesses
        .0
        .iter()
        .map(|(letter, witness)| (letter.as_str(), report.read(letter, witness, &mut open)))
        .collect();
    let pages = texts.iter().map(|(letter, text)| (*letter, text.as_ref().map(Page::new))).collect();
    let mut check = Check::new(report, pages);
    check.edition(&edition);
    let mut report = check.report;
    labels::labels(&edition, &mut report);
    Ok(report)
}

impl Report {
    /// The text of a page; `None` when it cannot be read, which is noted.
    fn read(
        &mut self,
        letter: &str,
        witness: &Witness,
        open: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Option<PageText> {
        let place = format!("witness {letter}, {}", witness.file);
        let bytes = match open(&witness.file) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.fault(place, FaultKind::Unreadable, "a page", &error.to_string());
                return None;
            }
        };
        self.pages += 1;
        let found = sha256_hex(&bytes);
        if found != witness.sha256 {
            self.fault(place.clone(), FaultKind::Page, &witness.sha256, &found);
        }
        let known = Metadata { charset: witness.charset.clone(), ..Metadata::default() };
        let format = match witness.format {
            PageFormat::Text => Format::Capture,
            PageFormat::Html => Format::Html,
        };
        match Input::new(&bytes).known(known).format(format).text() {
            Ok(text) => Some(text),
            Err(error) => {
                self.fault(place, FaultKind::Unreadable, "a page", &error.to_string());
                None
            }
        }
    }
}
