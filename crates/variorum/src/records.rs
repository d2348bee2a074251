//! JSON lines as input: `{"id" or "doc_id", "title", "text", "date", "outlet"}`, all but the id optional.

use serde::Deserialize;
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

/// The records of all sources; a line that is none is named by its number.
pub fn read(sources: &[Source], complaints: &Complaints) -> Vec<Record> {
    sources.iter().flat_map(|source| read_one(source, complaints)).collect()
}

fn read_one(source: &Source, complaints: &Complaints) -> Vec<Record> {
    let bytes = match source.read() {
        Ok(bytes) => bytes,
        Err(why) => {
            complaints.about(source, &why);
            return Vec::new();
        }
    };
    let lines = bytes.split(|&b| b == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    let parse = |(n, line): (usize, &[u8])| {
        let named = |why: &dyn std::fmt::Display| complaints.about(&format_args!("{source}:{}", n + 1), why);
        match serde_json::from_slice::<Record>(line) {
            Ok(Record { text: Some(text), .. }) if text.lines().any(|l| l.len() > LONGEST_LINE) => {
                named(&"its text has a line longer than any paragraph");
                None
            }
            Ok(record) if record.id.is_string() || record.id.is_number() => Some(record),
            Ok(_) => {
                named(&"id is no string and no number");
                None
            }
            Err(why) => {
                named(&why);
                None
            }
        }
    };
    lines.filter_map(parse).collect()
}
