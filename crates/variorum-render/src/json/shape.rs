//! The shape of an edition in JSON, for writing and for reading back.
//!
//! A list of spans stands beside the list of its words, so that every span can be checked. Nothing else is let in: a
//! span that no one knows of would be a span that no one checks.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use variorum_collate::{DifferenceKind, Relation, Stance};
use variorum_page::LineKind;
use variorum_statement::Kind;

use crate::keyword::Word;

/// `[start, end]` in code points of a witness's page.
pub(crate) type Place = [usize; 2];

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edition {
    pub story: String,
    pub witnesses: Lettered<Witness>,
    pub article: Lettered<Vec<Place>>,
    pub statements: Vec<Statement>,
    pub utterances: Vec<Utterance>,
    pub differences: Vec<Difference>,
    pub positions: Vec<Position>,
    pub timeline: Vec<Event>,
    pub provenance: Vec<Provenance>,
    /// Hand-made editions list pairs here that look like differences and are none.
    pub silent: Vec<Nothing>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Nothing {}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Witness {
    pub file: String,
    pub outlet: Option<String>,
    /// Whether it is a wire agency.
    pub agency: bool,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub language: Option<String>,
    /// What the page's file is.
    pub format: PageFormat,
    /// What something beside the page says that its characters are in.
    pub charset: Option<String>,
    /// Of the page's bytes.
    pub sha256: String,
    /// Of the words of the article's spans, joined by line breaks.
    pub article_text_sha256: String,
    pub shared_text: Vec<SharedText>,
    pub lines: Vec<Line>,
    pub teasers: Vec<Teaser>,
}

/// Text that a witness has of another.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharedText {
    pub with: String,
    pub share: f32,
    pub is_later: bool,
    pub agency: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PageFormat {
    Text,
    Html,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub kind: Word<LineKind>,
    pub start: usize,
    pub end: usize,
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Teaser {
    pub title: Vec<Place>,
    pub title_text: Vec<String>,
    pub opening: Vec<Place>,
    pub opening_text: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    pub id: String,
    pub witness: String,
    pub kind: Word<Kind>,
    pub speaker: Option<String>,
    pub confidence: Option<f32>,
    pub content: Vec<Place>,
    /// The words of the content, joined by line breaks.
    pub text: String,
    pub cue: Vec<Place>,
    pub cue_text: Vec<String>,
    pub source: Vec<Place>,
    pub source_text: Vec<String>,
    pub mentions: Vec<Place>,
    pub mentions_text: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Utterance {
    pub id: String,
    pub readings: Vec<String>,
    pub relation: Option<Word<Relation>>,
    pub redline: Vec<Redline>,
}

/// What two witnesses quote of an utterance, compared word by word.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Redline {
    /// Readings of one witness.
    pub left: Vec<String>,
    /// Readings of the other.
    pub right: Vec<String>,
    pub segments: Vec<Segment>,
}

/// Words that both sides have, or one of them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Segment {
    pub left: Vec<Place>,
    pub left_text: Vec<String>,
    pub right: Vec<Place>,
    pub right_text: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Difference {
    pub id: String,
    pub kind: Word<DifferenceKind>,
    pub utterance: Option<String>,
    pub sides: [Side; 2],
    pub why: String,
    pub confidence: f32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Side {
    pub witness: String,
    pub spans: Vec<Place>,
    pub text: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Position {
    pub id: String,
    pub holder: String,
    pub action: String,
    pub stance: Word<Stance>,
    pub conditions: Vec<Place>,
    pub conditions_text: Vec<String>,
    pub open: Vec<Place>,
    pub open_text: Vec<String>,
    pub as_of: Option<String>,
    pub voice: Vec<String>,
    pub witness: String,
    pub evidence: Vec<Place>,
    pub evidence_text: Vec<String>,
    /// The claim that it denies, and the earlier position that it departs from, by their ids.
    pub rebuts: Option<String>,
    pub departs_from: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    pub when: String,
    pub what: String,
    pub witness: String,
    pub evidence: Vec<Place>,
    pub evidence_text: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provenance {
    pub witness: String,
    pub cites: String,
    pub evidence: Vec<Place>,
    pub evidence_text: Vec<String>,
}

/// A JSON object whose keys are the letters of the witnesses, in their order and each once.
#[derive(Debug)]
pub(crate) struct Lettered<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Lettered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(letter, value)| (letter, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lettered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(LetteredVisitor(PhantomData))
    }
}

struct LetteredVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for LetteredVisitor<T> {
    type Value = Lettered<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a key for each witness")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut all, mut letters) = (Vec::new(), HashSet::new());
        while let Some((letter, value)) = map.next_entry::<String, T>()? {
            if !letters.insert(letter.clone()) {
                return Err(A::Error::custom(format!("witness {letter:?} twice")));
            }
            all.push((letter, value));
        }
        Ok(Lettered(all))
    }
}
