//! Statements, differences and positions as tables for spreadsheets and statistics, after RFC 4180: UTF-8, a header,
//! lines that end with CR LF.
//!
//! A cell that a spreadsheet would take for a formula has an apostrophe before it; nothing else of the words is changed
//! but for control characters, which are replaced by their pictures. Places are code points of the page, `120..188`: what a
//! spreadsheet would not take for a date.

use variorum_collate::{Difference, Edition, Position, Reading, Side, WitnessId};
use variorum_text::Span;

use crate::index::{Index, unnamed};
use crate::keyword::Keyword;
use crate::safe;

/// A list of an edition as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Who said what.
    Statements,
    /// Where the accounts part, a pair of witnesses a row.
    Differences,
    /// Who will, will not, claims, demands what.
    Positions,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 3] = [Self::Statements, Self::Differences, Self::Positions];

    /// The word for it, as in the name of a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Differences => "differences",
            Self::Positions => "positions",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Statements => &[
                "story",
                "id",
                "witness",
                "outlet",
                "file",
                "utterances",
                "kind",
                "speaker",
                "confidence",
                "text",
                "place",
                "cue",
                "source",
            ],
            Self::Differences => &[
                "story",
                "id",
                "group",
                "kind",
                "utterance",
                "speaker",
                "witness_1",
                "outlet_1",
                "words_1",
                "place_1",
                "witness_2",
                "outlet_2",
                "words_2",
                "place_2",
                "why",
                "confidence",
            ],
            Self::Positions => &[
                "story",
                "id",
                "holder",
                "stance",
                "action",
                "conditions",
                "as_of",
                "voice",
                "witness",
                "outlet",
                "words",
                "place",
            ],
        }
    }
}

/// The first line of a table.
pub fn header(table: Table) -> String {
    written(std::iter::once(table.columns()))
}

/// The rows of an edition in a table, without the header, so that those of several stories can follow one another.
pub fn rows(edition: &Edition, table: Table) -> String {
    let rows = Rows { index: &Index::new(edition) };
    let cells: Vec<Vec<String>> = match table {
        Table::Statements => rows.statements(),
        Table::Differences => rows.differences(),
        Table::Positions => edition.positions.iter().enumerate().map(|(n, p)| rows.position(n, p)).collect(),
    };
    let guarded = cells.into_iter().map(|row| row.into_iter().map(no_formula).collect::<Vec<_>>());
    safe::document(written(guarded))
}

#[expect(clippy::expect_used, reason = "rows of one length are written to memory without fail")]
fn written<R: IntoIterator<Item: AsRef<[u8]>>>(rows: impl Iterator<Item = R>) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    rows.for_each(|row| writer.write_record(row).expect("memory takes every row"));
    String::from_utf8(writer.into_inner().expect("memory takes every byte")).expect("cells are UTF-8")
}

/// A cell of which a spreadsheet makes text, not a formula.
fn no_formula(cell: String) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(formula) { format!("'{cell}") } else { cell }
}

struct Rows<'a> {
    index: &'a Index<'a>,
}

impl Rows<'_> {
    fn story(&self) -> String {
        self.index.edition.title.clone()
    }

    fn outlet(&self, witness: WitnessId) -> String {
        self.index.name(witness).to_owned()
    }

    /// The words of spans, a line each.
    fn words(&self, witness: WitnessId, spans: &[Span]) -> String {
        spans.iter().map(|&span| self.index.words(witness, span)).collect::<Vec<_>>().join("\n")
    }

    fn place(&self, witness: WitnessId, spans: &[Span]) -> String {
        let place = |&span: &Span| {
            let (start, end) = self.index.place(witness, span);
            format!("{start}..{end}")
        };
        spans.iter().map(place).collect::<Vec<_>>().join(" ")
    }

    fn statements(&self) -> Vec<Vec<String>> {
        let readings = &self.index.edition.readings;
        let mut utterances = vec![Vec::new(); readings.len()];
        for (n, utterance) in self.index.edition.utterances.iter().enumerate() {
            for &reading in &utterance.readings {
                if let Some(own) = utterances.get_mut(reading) {
                    own.push(format!("u{}", n + 1));
                }
            }
        }
        readings.iter().zip(utterances).enumerate().map(|(n, (r, own))| self.statement(n, r, &own)).collect()
    }

    fn statement(&self, n: usize, reading: &Reading, utterances: &[String]) -> Vec<String> {
        let (witness, speaker) = (reading.witness, reading.speaker.as_ref());
        let file = self.index.edition.witnesses.get(witness.0).map_or("", |w| &w.file);
        vec![
            self.story(),
            self.index.id(n).to_owned(),
            witness.letter(),
            self.outlet(witness),
            file.to_owned(),
            utterances.join(" "),
            reading.kind.keyword().to_owned(),
            speaker.map(unnamed).unwrap_or_default(),
            speaker.map(|s| format!("{:.2}", s.confidence.get())).unwrap_or_default(),
            self.words(witness, &reading.content),
            self.place(witness, &reading.content),
            self.words(witness, &reading.cue),
            self.words(witness, &reading.source),
        ]
    }

    fn differences(&self) -> Vec<Vec<String>> {
        let differences = &self.index.edition.differences;
        let mut groups = vec![String::new(); differences.len()];
        for group in &self.index.groups {
            for &pair in &group.pairs {
                if let Some(name) = groups.get_mut(pair) {
                    *name = group.id();
                }
            }
        }
        differences
            .iter()
            .zip(groups)
            .enumerate()
            .map(|(n, (d, group))| self.difference(n, d, group))
            .collect()
    }

    fn difference(&self, n: usize, difference: &Difference, group: String) -> Vec<String> {
        let utterance = difference.utterance.and_then(|u| Some((u, self.index.edition.utterances.get(u)?)));
        let side = |side: &Side| {
            [
                side.witness.letter(),
                self.outlet(side.witness),
                self.words(side.witness, &side.spans),
                self.place(side.witness, &side.spans),
            ]
        };
        let about = [
            self.story(),
            format!("d{}", n + 1),
            group,
            difference.kind.keyword().to_owned(),
            utterance.map(|(u, _)| format!("u{}", u + 1)).unwrap_or_default(),
            utterance.map(|(_, utterance)| self.index.speakers(utterance)).unwrap_or_default(),
        ];
        let sure = [difference.why.clone(), format!("{:.2}", difference.confidence.get())];
        about.into_iter().chain(difference.sides.iter().flat_map(side)).chain(sure).collect()
    }

    fn position(&self, n: usize, position: &Position) -> Vec<String> {
        let witness = position.witness;
        vec![
            self.story(),
            format!("p{}", n + 1),
            position.holder.clone(),
            position.stance.keyword().to_owned(),
            position.action.clone(),
            self.words(witness, &position.conditions),
            position.as_of.clone().unwrap_or_default(),
            position.voice.join(" < "),
            witness.letter(),
            self.outlet(witness),
            self.words(witness, &position.evidence),
            self.place(witness, &position.evidence),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::no_formula;

    #[test]
    fn a_spreadsheet_is_given_no_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(no_formula(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "a=1", "“=1”", "120-188", "'=1"] {
            assert_eq!(no_formula(cell.to_owned()), cell);
        }
    }
}
