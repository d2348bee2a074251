//! JSON lines as input: `{"id" or "doc_id", "title", "text", "date", "outlet"}`, all but the id optional.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader};

use serde::Deserialize;
use thiserror::Error;
use variorum_page::LONGEST_LINE;

use crate::complaints::Complaints;
use crate::input::Source;

#[derive(Debug, Deserialize)]
pub struct Record {
    #[serde(alias = "doc_id")]
    pub id: serde_json::Value,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    pub outlet: Option<String>,
}

impl Record {
    /// The id as text.
    pub fn name(&self) -> String {
        self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned)
    }
}

/// The records of all sources, a line read at a time; one that is none is named by its number.
pub fn read<'s>(sources: &'s [Source], complaints: &'s Complaints) -> impl Iterator<Item = Record> + 's {
    sources.iter().flat_map(|source| read_one(source, complaints))
}

fn read_one<'s>(source: &'s Source, complaints: &'s Complaints) -> impl Iterator<Item = Record> + 's {
    let named = |why: io::Error| complaints.about(source, &why);
    let bytes = source.open().map_err(named).ok();
    let lines = bytes.into_iter().flat_map(|bytes| BufReader::new(bytes).split(b'\n'));
    let lines = lines.map_while(move |line| line.map_err(named).ok()).enumerate();
    lines.filter(|(_, line)| !line.trim_ascii().is_empty()).filter_map(move |(n, line)| {
        let named = |why: &dyn Display| complaints.about(&format_args!("{source}:{}", n + 1), why);
        record(&line).map_err(|why| named(&why)).ok()
    })
}

/// What is wrong with a line that is no record.
#[derive(Debug, Error)]
enum RecordError {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("its text has a line longer than any paragraph")]
    LongLine,
    #[error("id is no string and no number")]
    Id,
}

fn record(line: &[u8]) -> Result<Record, RecordError> {
    let record: Record = serde_json::from_slice(line)?;
    if record.text.iter().flat_map(|text| text.lines()).any(|line| line.len() > LONGEST_LINE) {
        return Err(RecordError::LongLine);
    }
    if !record.id.is_string() && !record.id.is_number() {
        return Err(RecordError::Id);
    }
    Ok(record)
}
