use std::collections::{HashMap, HashSet};

use variorum_text::sha256_hex;

use super::page::Page;
use super::{Fault, FaultKind, Report};
use crate::json::shape::{Edition, Place, Redline, Side, Statement, Utterance, Witness};

/// Holds an edition against its pages.
pub(super) struct Check<'a> {
    pub report: Report,
    /// The pages of the witnesses; `None` for one that could not be read, which is a fault already.
    pages: HashMap<&'a str, Option<Page<'a>>>,
    /// The statements by id.
    statements: HashMap<&'a str, &'a Statement>,
    /// The statements that some utterance has.
    used: HashSet<&'a str>,
    utterances: HashSet<&'a str>,
}

impl<'a> Check<'a> {
    pub fn new(report: Report, pages: HashMap<&'a str, Option<Page<'a>>>) -> Self {
        let (statements, used, utterances) = Default::default();
        Self { report, pages, statements, used, utterances }
    }

    /// Every span and every name in the edition.
    pub fn edition(&mut self, edition: &'a Edition) {
        let articles: HashMap<_, _> =
            edition.article.0.iter().map(|(letter, spans)| (letter, spans)).collect();
        for (letter, witness) in &edition.witnesses.0 {
            self.lines(letter, witness);
            self.teasers(letter, witness);
            self.article(letter, witness, articles.get(letter).copied());
        }
        for (letter, _) in &edition.article.0 {
            self.witness("article", letter);
        }
        for statement in &edition.statements {
            self.statement(statement);
        }
        for utterance in &edition.utterances {
            self.utterance(utterance);
        }
        for statement in edition.statements.iter().filter(|s| !self.used.contains(s.id.as_str())) {
            self.report.fault(
                format!("statement {}", statement.id),
                FaultKind::Unused,
                "an utterance",
                "none",
            );
        }
        self.facts(edition);
    }

    /// Differences, positions, timeline and provenance.
    fn facts(&mut self, edition: &'a Edition) {
        let mut ids = HashSet::new();
        for difference in &edition.differences {
            let item = format!("difference {}", difference.id);
            if !ids.insert(&difference.id) {
                self.report.fault(item.clone(), FaultKind::Twice, "an id of its own", &difference.id);
            }
            if let Some(utterance) = &difference.utterance
                && !self.utterances.contains(utterance.as_str())
            {
                self.report.fault(item.clone(), FaultKind::UnknownUtterance, "an utterance", utterance);
            }
            for Side { witness, spans, text } in &difference.sides {
                self.spans(&item, "span", witness, spans, text);
            }
        }
        let positions: HashSet<&String> = edition.positions.iter().map(|p| &p.id).collect();
        for (n, p) in edition.positions.iter().enumerate() {
            let item = format!("position {n}");
            self.spans(&item, "condition", &p.witness, &p.conditions, &p.conditions_text);
            self.spans(&item, "open condition", &p.witness, &p.open, &p.open_text);
            self.spans(&item, "evidence", &p.witness, &p.evidence, &p.evidence_text);
            for id in [&p.rebuts, &p.departs_from].into_iter().flatten().filter(|id| !positions.contains(*id))
            {
                self.report.fault(item.clone(), FaultKind::UnknownPosition, "a position", id);
            }
        }
        for (n, e) in edition.timeline.iter().enumerate() {
            self.spans(&format!("timeline {n}"), "evidence", &e.witness, &e.evidence, &e.evidence_text);
        }
        for (n, p) in edition.provenance.iter().enumerate() {
            self.spans(&format!("provenance {n}"), "evidence", &p.witness, &p.evidence, &p.evidence_text);
        }
    }

    /// The lines are those of the page, and all of them.
    fn lines(&mut self, letter: &str, witness: &Witness) {
        let item = format!("witness {letter}");
        for (n, line) in witness.lines.iter().enumerate() {
            let place = || format!("{item}, line {n}");
            if let Some(words) = self.words(place, letter, [line.start, line.end]) {
                self.compare(place, &line.text, words);
            }
        }
        if let Some(Some(page)) = self.pages.get(letter)
            && let Some(lost) = page.outside(witness.lines.iter().map(|line| [line.start, line.end]))
        {
            self.report.fault(item, FaultKind::Lost, "lines for all of the page", lost);
        }
    }

    fn teasers(&mut self, letter: &str, witness: &Witness) {
        for (n, teaser) in witness.teasers.iter().enumerate() {
            let item = format!("witness {letter}, teaser {n}");
            self.spans(&item, "title", letter, &teaser.title, &teaser.title_text);
            self.spans(&item, "opening", letter, &teaser.opening, &teaser.opening_text);
        }
    }

    fn article(&mut self, letter: &str, witness: &Witness, spans: Option<&Vec<Place>>) {
        let item = format!("article {letter}");
        let Some(spans) = spans else {
            return self.report.fault(item, FaultKind::Count, "the article's spans", "none");
        };
        if let Some(words) = self.joined(&item, letter, spans) {
            self.compare(|| item.clone(), &witness.article_text_sha256, &sha256_hex(words.as_bytes()));
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        let Statement { id, witness, .. } = statement;
        let item = format!("statement {id}");
        if self.statements.insert(id, statement).is_some() {
            self.report.fault(item.clone(), FaultKind::Twice, "an id of its own", id);
        }
        if let Some(words) = self.joined(&format!("{item}, content"), witness, &statement.content) {
            self.compare(|| format!("{item}, text"), &statement.text, &words);
        }
        self.spans(&item, "cue", witness, &statement.cue, &statement.cue_text);
        self.spans(&item, "source", witness, &statement.source, &statement.source_text);
        self.spans(&item, "mention", witness, &statement.mentions, &statement.mentions_text);
    }

    fn utterance(&mut self, utterance: &'a Utterance) {
        let item = format!("utterance {}", utterance.id);
        if !self.utterances.insert(&utterance.id) {
            self.report.fault(item.clone(), FaultKind::Twice, "an id of its own", &utterance.id);
        }
        let mut readings = HashSet::new();
        for id in &utterance.readings {
            if !self.statements.contains_key(id.as_str()) {
                self.report.fault(item.clone(), FaultKind::UnknownStatement, "a statement", id);
            }
            if !readings.insert(id.as_str()) {
                self.report.fault(item.clone(), FaultKind::Twice, "each reading once", id);
            }
            self.used.insert(id);
        }
        for redline in &utterance.redline {
            self.redline(&item, &readings, redline);
        }
    }

    fn redline(&mut self, item: &str, readings: &HashSet<&str>, redline: &Redline) {
        let item = format!("{item}, redline {} against {}", redline.left.join(" "), redline.right.join(" "));
        let left = self.one_witness(&item, readings, &redline.left);
        let right = self.one_witness(&item, readings, &redline.right);
        for (n, segment) in redline.segments.iter().enumerate() {
            let item = format!("{item}, segment {n}");
            self.spans(&item, "left", left, &segment.left, &segment.left_text);
            self.spans(&item, "right", right, &segment.right, &segment.right_text);
        }
    }

    /// The witness of readings of an utterance, which must be of one; an empty name where there is none.
    fn one_witness(&mut self, item: &str, readings: &HashSet<&str>, ids: &[String]) -> &'a str {
        let mut witness = None;
        for id in ids {
            let statement = self.statements.get(id.as_str()).filter(|_| readings.contains(id.as_str()));
            let own = statement.map(|s| s.witness.as_str());
            if own.is_none() || witness.is_some_and(|w| Some(w) != own) {
                let expected = "readings of one witness and of this utterance";
                self.report.fault(item.to_owned(), FaultKind::UnknownStatement, expected, id);
            }
            witness = witness.or(own);
        }
        witness.unwrap_or_default()
    }

    /// A list of spans and the list of words beside it.
    fn spans(&mut self, item: &str, field: &str, witness: &str, spans: &[Place], texts: &[String]) {
        if spans.len() != texts.len() {
            let (spans, texts) = (format!("{} spans", spans.len()), format!("{} words", texts.len()));
            self.report.fault(format!("{item}, {field}"), FaultKind::Count, &spans, &texts);
        }
        self.witness(item, witness);
        for (n, (&span, text)) in spans.iter().zip(texts).enumerate() {
            let place = || format!("{item}, {field} {n}");
            if let Some(words) = self.filled(place, witness, span) {
                self.compare(place, text, words);
            }
        }
    }

    /// The words of a list of spans joined by line breaks; `None` where one has a fault, which is noted.
    fn joined(&mut self, item: &str, witness: &str, spans: &[Place]) -> Option<String> {
        self.witness(item, witness);
        let words: Vec<_> = spans
            .iter()
            .enumerate()
            .map(|(n, &span)| self.filled(|| format!("{item} {n}"), witness, span))
            .collect();
        words.into_iter().collect::<Option<Vec<_>>>().map(|words| words.join("\n"))
    }

    /// The words of a span that must have some.
    fn filled(&mut self, place: impl Fn() -> String, witness: &str, span: Place) -> Option<&'a str> {
        let words = self.words(&place, witness, span)?;
        if words.is_empty() {
            self.report.fault(place(), FaultKind::Empty, "a span with words", &format!("{span:?}"));
        }
        Some(words)
    }

    /// The words of a span; `None` where it has a fault, which is noted, or its page or witness has one.
    fn words(&mut self, place: impl Fn() -> String, witness: &str, span: Place) -> Option<&'a str> {
        let page = self.pages.get(witness)?.as_ref()?;
        self.report.spans += 1;
        match page.words(span) {
            Ok(words) => Some(words),
            Err((kind, found)) => {
                self.report.fault(place(), kind, "a span of the page", &found);
                None
            }
        }
    }

    fn compare(&mut self, place: impl Fn() -> String, expected: &str, found: &str) {
        if expected != found {
            self.report.fault(place(), FaultKind::Words, expected, found);
        }
    }

    /// Notes a witness that the edition does not have.
    fn witness(&mut self, item: &str, letter: &str) {
        if !self.pages.contains_key(letter) {
            self.report.fault(item.to_owned(), FaultKind::UnknownWitness, "a witness", letter);
        }
    }
}

impl Report {
    pub(super) fn fault(&mut self, place: String, kind: FaultKind, expected: &str, found: &str) {
        self.faults.push(Fault { place, kind, expected: expected.to_owned(), found: found.to_owned() });
    }
}
