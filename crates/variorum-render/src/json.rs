mod layout;
pub(crate) mod shape;

use serde::Serialize;
use variorum_collate::{
    Change, Difference, Edition, Event, Position, Provenance, Reading, SharedText, Side, Utterance, Witness,
    WitnessId,
};
use variorum_page::{Line, Teaser};
use variorum_text::{Span, sha256_hex};

use crate::index::{Index, story, unnamed};
use crate::keyword::Word;
use crate::redline::{Quoted, Redline};
use shape::{Lettered, PageFormat, Place};

/// The edition in JSON, an item a line, with a line break at its end.
///
/// Offsets are code points of the pages' files. Beside every list of spans stands the list of its words (`cue` and
/// `cue_text`); the words of a statement's `content` are its `text`, joined by line breaks.
/// [`verify`](crate::verify::verify) compares them all with the pages.
#[expect(
    clippy::expect_used,
    reason = "strings, numbers and lists are written to memory as UTF-8 without fail"
)]
pub fn json(edition: &Edition) -> String {
    let shape = Printer { index: &Index::new(edition) }.shape();
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, layout::ItemALine::default());
    shape.serialize(&mut serializer).expect("memory takes every byte");
    out.push(b'\n');
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// Puts what the index knows into the shape.
struct Printer<'a> {
    index: &'a Index<'a>,
}

impl Printer<'_> {
    fn shape(&self) -> shape::Edition {
        let edition = self.index.edition;
        let article = |id, witness| self.places(id, &story(witness));
        shape::Edition {
            story: edition.title.clone(),
            witnesses: Lettered(
                self.index.witnesses().map(|(id, w)| (id.letter(), self.witness(id, w))).collect(),
            ),
            article: Lettered(self.index.witnesses().map(|(id, w)| (id.letter(), article(id, w))).collect()),
            statements: edition.readings.iter().enumerate().map(|(n, r)| self.statement(n, r)).collect(),
            utterances: edition.utterances.iter().enumerate().map(|(n, u)| self.utterance(n, u)).collect(),
            differences: edition.differences.iter().enumerate().map(|(n, d)| self.difference(n, d)).collect(),
            positions: edition.positions.iter().enumerate().map(|(n, p)| self.position(n, p)).collect(),
            timeline: edition.timeline.iter().map(|e| self.event(e)).collect(),
            provenance: edition.provenance.iter().map(|p| self.provenance(p)).collect(),
            silent: Vec::new(),
        }
    }

    fn places(&self, witness: WitnessId, spans: &[Span]) -> Vec<Place> {
        spans.iter().map(|&span| self.index.place(witness, span).into()).collect()
    }

    fn texts(&self, witness: WitnessId, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|&span| self.index.words(witness, span).to_owned()).collect()
    }

    fn witness(&self, id: WitnessId, witness: &Witness) -> shape::Witness {
        let metadata = witness.article.metadata.clone();
        let shared = self.index.edition.shared_text.iter().filter(|s| s.witness == id);
        shape::Witness {
            file: witness.file.clone(),
            outlet: metadata.outlet,
            agency: metadata.agency,
            published: metadata.published,
            modified: metadata.modified,
            url: metadata.url,
            title: metadata.title,
            authors: metadata.authors,
            language: metadata.language,
            sha256: witness.article.source.file_sha256(),
            format: if witness.article.source.is_of_markup() { PageFormat::Html } else { PageFormat::Text },
            charset: metadata.charset,
            article_text_sha256: sha256_hex(self.texts(id, &story(witness)).join("\n").as_bytes()),
            shared_text: shared.map(shared_text).collect(),
            lines: witness.article.lines.iter().map(|line| self.line(id, *line)).collect(),
            teasers: witness.article.teasers.iter().map(|teaser| self.teaser(id, *teaser)).collect(),
        }
    }

    fn line(&self, witness: WitnessId, line: Line) -> shape::Line {
        let (start, end) = self.index.place(witness, line.span);
        let text = self.index.words(witness, line.span).to_owned();
        shape::Line { kind: Word(line.kind), start, end, text }
    }

    fn teaser(&self, witness: WitnessId, teaser: Teaser) -> shape::Teaser {
        shape::Teaser {
            title: self.places(witness, teaser.title.as_slice()),
            title_text: self.texts(witness, teaser.title.as_slice()),
            opening: self.places(witness, teaser.text.as_slice()),
            opening_text: self.texts(witness, teaser.text.as_slice()),
        }
    }

    fn statement(&self, n: usize, reading: &Reading) -> shape::Statement {
        let (witness, speaker) = (reading.witness, reading.speaker.as_ref());
        let mentions = speaker.map_or(&[][..], |s| &s.mentions);
        shape::Statement {
            id: self.index.id(n).to_owned(),
            witness: witness.letter(),
            kind: Word(reading.kind),
            speaker: speaker.map(unnamed),
            confidence: speaker.map(|s| s.confidence.get()),
            content: self.places(witness, &reading.content),
            text: self.texts(witness, &reading.content).join("\n"),
            cue: self.places(witness, &reading.cue),
            cue_text: self.texts(witness, &reading.cue),
            source: self.places(witness, &reading.source),
            source_text: self.texts(witness, &reading.source),
            mentions: self.places(witness, mentions),
            mentions_text: self.texts(witness, mentions),
        }
    }

    fn utterance(&self, n: usize, utterance: &Utterance) -> shape::Utterance {
        shape::Utterance {
            id: format!("u{}", n + 1),
            readings: utterance.readings.iter().map(|&r| self.index.id(r).to_owned()).collect(),
            relation: utterance.relation.map(Word),
            redline: self.index.redlines(utterance).iter().map(|redline| self.redline(redline)).collect(),
        }
    }

    fn redline(&self, redline: &Redline) -> shape::Redline {
        let Redline { left, right, changes } = redline;
        let segment = |change: &Change| {
            let (l, r) = match *change {
                Change::Same { left, right } => (Some(left), Some(right)),
                Change::Left(left) => (Some(left), None),
                Change::Right(right) => (None, Some(right)),
            };
            shape::Segment {
                left: self.places(left.witness, l.as_slice()),
                left_text: self.texts(left.witness, l.as_slice()),
                right: self.places(right.witness, r.as_slice()),
                right_text: self.texts(right.witness, r.as_slice()),
            }
        };
        let ids = |quoted: &Quoted| quoted.readings.iter().map(|&n| self.index.id(n).to_owned()).collect();
        shape::Redline { left: ids(left), right: ids(right), segments: changes.iter().map(segment).collect() }
    }

    fn difference(&self, n: usize, difference: &Difference) -> shape::Difference {
        let side = |side: &Side| shape::Side {
            witness: side.witness.letter(),
            spans: self.places(side.witness, &side.spans),
            text: self.texts(side.witness, &side.spans),
        };
        shape::Difference {
            id: format!("d{}", n + 1),
            kind: Word(difference.kind),
            utterance: difference.utterance.map(|u| format!("u{}", u + 1)),
            sides: difference.sides.each_ref().map(side),
            why: difference.why.clone(),
            confidence: difference.confidence.get(),
        }
    }

    fn position(&self, n: usize, position: &Position) -> shape::Position {
        let witness = position.witness;
        shape::Position {
            id: format!("p{}", n + 1),
            holder: position.holder.clone(),
            action: position.action.clone(),
            stance: Word(position.stance),
            conditions: self.places(witness, &position.conditions),
            conditions_text: self.texts(witness, &position.conditions),
            open: self.places(witness, &position.open),
            open_text: self.texts(witness, &position.open),
            as_of: position.as_of.clone(),
            voice: position.voice.clone(),
            witness: witness.letter(),
            evidence: self.places(witness, &position.evidence),
            evidence_text: self.texts(witness, &position.evidence),
            rebuts: position.rebuts.map(|p| format!("p{}", p + 1)),
            departs_from: position.departs_from.map(|p| format!("p{}", p + 1)),
        }
    }

    fn event(&self, event: &Event) -> shape::Event {
        shape::Event {
            when: event.when.clone(),
            what: event.what.clone(),
            witness: event.witness.letter(),
            evidence: self.places(event.witness, &event.evidence),
            evidence_text: self.texts(event.witness, &event.evidence),
        }
    }

    fn provenance(&self, provenance: &Provenance) -> shape::Provenance {
        shape::Provenance {
            witness: provenance.witness.letter(),
            cites: provenance.cites.clone(),
            evidence: self.places(provenance.witness, &provenance.evidence),
            evidence_text: self.texts(provenance.witness, &provenance.evidence),
        }
    }
}

fn shared_text(shared: &SharedText) -> shape::SharedText {
    shape::SharedText {
        with: shared.with.letter(),
        share: shared.share,
        is_later: shared.is_later,
        agency: shared.agency.clone(),
    }
}
