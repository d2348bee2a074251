//! Labels that follow from the rest of the edition: letters, ids, dates, orders, relations.

use std::collections::{BTreeSet, HashMap, HashSet};

use variorum_collate::WitnessId;
use variorum_value::When;

use super::{FaultKind, Report};
use crate::json::shape::{Edition, Place};

/// Holds the labels of an edition against each other.
pub(super) fn labels(edition: &Edition, report: &mut Report) {
    let mut labels = Labels { report };
    labels.letters(edition);
    labels.ids(edition);
    labels.relations(edition);
    labels.differences(edition);
    labels.dates(edition);
    labels.shared_text(edition);
}

struct Labels<'a> {
    report: &'a mut Report,
}

impl Labels<'_> {
    /// Witnesses are A, B, C …, and their lines and articles go down their pages.
    fn letters(&mut self, edition: &Edition) {
        for (n, (letter, witness)) in edition.witnesses.0.iter().enumerate() {
            let item = format!("witness {letter}");
            self.label(&item, &WitnessId(n).letter(), letter);
            let lines: Vec<Place> = witness.lines.iter().map(|line| [line.start, line.end]).collect();
            self.down(&format!("{item}, lines"), &lines);
        }
        for (letter, spans) in &edition.article.0 {
            self.down(&format!("article {letter}"), spans);
        }
    }

    fn down(&mut self, item: &str, places: &[Place]) {
        for pair in places.windows(2) {
            if let [[_, end], [start, _]] = pair
                && start < end
            {
                self.report.fault(
                    item.to_owned(),
                    FaultKind::Order,
                    &format!("{end} or more"),
                    &start.to_string(),
                );
            }
        }
    }

    /// Statements are numbered through each witness, all else through the edition.
    fn ids(&mut self, edition: &Edition) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for statement in &edition.statements {
            let count = counts.entry(&statement.witness).or_default();
            *count += 1;
            let id = format!("{}{count}", statement.witness);
            self.label(&format!("statement {}", statement.id), &id, &statement.id);
        }
        let utterances = edition.utterances.iter().map(|u| &u.id);
        let differences = edition.differences.iter().map(|d| &d.id);
        let positions = edition.positions.iter().map(|p| &p.id);
        self.numbered("utterance", "u", utterances);
        self.numbered("difference", "d", differences);
        self.numbered("position", "p", positions);
    }

    fn numbered<'e>(&mut self, item: &str, letter: &str, ids: impl Iterator<Item = &'e String>) {
        for (n, id) in ids.enumerate() {
            self.label(&format!("{item} {id}"), &format!("{letter}{}", n + 1), id);
        }
    }

    /// What several witnesses have relates somehow, what one has to nothing.
    fn relations(&mut self, edition: &Edition) {
        let witnesses: HashMap<&str, &str> =
            edition.statements.iter().map(|s| (s.id.as_str(), s.witness.as_str())).collect();
        for utterance in &edition.utterances {
            let own: HashSet<_> =
                utterance.readings.iter().filter_map(|id| witnesses.get(id.as_str())).collect();
            if (own.len() > 1) != utterance.relation.is_some() {
                let expected = if own.len() > 1 { "a relation" } else { "no relation" };
                let found = format!("readings of {} witnesses", own.len());
                self.report.fault(format!("utterance {}", utterance.id), FaultKind::Label, expected, &found);
            }
        }
    }

    /// The sides of a difference are two witnesses in their order.
    fn differences(&mut self, edition: &Edition) {
        let places: HashMap<&str, usize> =
            edition.witnesses.0.iter().enumerate().map(|(n, (letter, _))| (letter.as_str(), n)).collect();
        for difference in &edition.differences {
            let item = format!("difference {}", difference.id);
            let [left, right] = &difference.sides;
            if let (Some(a), Some(b)) =
                (places.get(left.witness.as_str()), places.get(right.witness.as_str()))
                && a >= b
            {
                let found = format!("{} and {}", left.witness, right.witness);
                self.report.fault(item.clone(), FaultKind::Order, "two witnesses in their order", &found);
            }
            self.share(&item, difference.confidence);
        }
        for statement in &edition.statements {
            if let Some(confidence) = statement.confidence {
                self.share(&format!("statement {}", statement.id), confidence);
            }
        }
    }

    /// Events are in the order of time.
    fn dates(&mut self, edition: &Edition) {
        let mut before: Option<When> = None;
        for (n, event) in edition.timeline.iter().enumerate() {
            let item = format!("timeline {n}");
            match event.when.parse::<When>() {
                Ok(when) if before.is_some_and(|before| when < before) => {
                    let before = before.map_or_else(String::new, |before| before.to_string());
                    self.report.fault(item, FaultKind::Order, &format!("{before} or later"), &event.when);
                }
                Ok(when) => before = Some(when),
                Err(_) => self.report.fault(item, FaultKind::Label, "a date", &event.when),
            }
        }
    }

    /// Text is shared with another witness of the edition, by some of its words.
    fn shared_text(&mut self, edition: &Edition) {
        let letters: BTreeSet<&str> = edition.witnesses.0.iter().map(|(letter, _)| letter.as_str()).collect();
        for (letter, witness) in &edition.witnesses.0 {
            let item = format!("witness {letter}, shared text");
            for shared in &witness.shared_text {
                if shared.with == *letter || !letters.contains(shared.with.as_str()) {
                    self.report.fault(
                        item.clone(),
                        FaultKind::UnknownWitness,
                        "another witness",
                        &shared.with,
                    );
                }
                self.share(&item, shared.share);
            }
        }
    }

    fn share(&mut self, item: &str, share: f32) {
        if !(0.0..=1.0).contains(&share) {
            self.report.fault(item.to_owned(), FaultKind::Label, "a share from 0 to 1", &share.to_string());
        }
    }

    fn label(&mut self, item: &str, expected: &str, found: &str) {
        if expected != found {
            self.report.fault(item.to_owned(), FaultKind::Label, expected, found);
        }
    }
}
