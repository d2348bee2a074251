use variorum_collate::{Difference, Reading, Relation, Side, Utterance};
use variorum_statement::Kind;

use super::Sheet;
use super::words;
use crate::excerpt::excerpt;
use crate::index::{Standing, speaker_label};
use crate::keyword::Keyword;

impl Sheet<'_> {
    /// Where the accounts part, most serious first.
    pub fn differences(&mut self) {
        let differences = &self.index.edition.differences;
        self.section("Where the accounts part", differences.len());
        for (n, difference) in differences.iter().enumerate() {
            if n > 0 {
                self.paper.blank();
            }
            self.difference(n, difference);
        }
    }

    fn difference(&mut self, n: usize, difference: &Difference) {
        let utterance = difference.utterance.and_then(|u| Some((u, self.index.edition.utterances.get(u)?)));
        let about = utterance.map_or_else(String::new, |(u, utterance)| {
            format!(" · {} · u{}", self.index.speakers(utterance), u + 1)
        });
        self.paper.hang(0, &format!("d{}", n + 1), 5, &format!("{}{about}", difference.kind.label()));
        let [left, right] = &difference.sides;
        self.side(left, utterance.map(|(_, u)| u));
        self.side(right, utterance.map(|(_, u)| u));
        self.paper.hang(5, "why", 4, &difference.why);
        let places = difference.sides.iter().filter(|side| !side.spans.is_empty());
        let places: Vec<_> = places.map(|s| words::places(self.index, s.witness, &s.spans)).collect();
        let sure = difference.confidence.get();
        self.paper.hang(5, "at", 4, &format!("{}; confidence {sure:.2}", places.join("; ")));
    }

    /// One side of a difference within its line; where it has no words, what its witness has of the utterance.
    fn side(&mut self, side: &Side, utterance: Option<&Utterance>) {
        let index = self.index;
        let Some(witness) = index.edition.witnesses.get(side.witness.0) else { return };
        let pieces = excerpt(&witness.article, &side.spans);
        let text = if !pieces.is_empty() {
            words::excerpt(index, side.witness, &pieces)
        } else {
            let own = utterance.into_iter().flat_map(|u| index.readings(u)).map(|(_, reading)| reading);
            let own = own.filter(|reading| reading.witness == side.witness);
            let content = |reading| match index.reporting(reading) {
                Some(cue) => format!("{cue}: {}", words::content(index, reading)),
                None => words::content(index, reading),
            };
            let own: Vec<_> = own.map(content).collect();
            format!("(has nothing of this) {}", own.join(" / "))
        };
        self.paper.hang(5, &side.witness.letter(), 4, &text);
    }

    /// The utterances of several witnesses: those whose words part, then those that agree.
    pub fn shared(&mut self) {
        for (standing, title) in [
            (Standing::Parts, "What several witnesses have, in different words"),
            (Standing::Agrees, "Where they agree"),
        ] {
            let utterances: Vec<_> = self.index.standing(standing).collect();
            self.section(title, utterances.len());
            for (i, &(n, utterance)) in utterances.iter().enumerate() {
                if i > 0 {
                    self.paper.blank();
                }
                self.utterance(n, utterance);
            }
        }
    }

    fn utterance(&mut self, n: usize, utterance: &Utterance) {
        let index = self.index;
        let speaker = index.speakers(utterance);
        let relation = utterance.relation.map_or_else(String::new, |r| format!(" · {}", r.label()));
        let differences: Vec<_> = index.differences_of(n).map(|(d, _)| format!("d{}", d + 1)).collect();
        let see =
            if differences.is_empty() { String::new() } else { format!(" · {}", differences.join(", ")) };
        self.paper.hang(0, &format!("u{}", n + 1), 5, &format!("{speaker}{relation}{see}"));
        let verbatim = utterance.relation == Some(Relation::Verbatim);
        if verbatim {
            self.once(utterance);
        }
        let rest = index.readings(utterance).filter(|(_, reading)| !verbatim || reading.kind != Kind::Direct);
        for (r, reading) in rest {
            self.reading(r, reading, speaker_label(reading.speaker.as_ref()) != speaker);
        }
        if verbatim {
            return;
        }
        for redline in index.redlines(utterance).iter().filter(|redline| redline.tells()) {
            let pair = format!("{} against {}:", index.ids(&redline.left), index.ids(&redline.right));
            self.paper.hang(5, "", 4, &format!("{pair} {}", words::redline(index, redline)));
        }
    }

    /// The quotations that are everywhere the same, printed once.
    fn once(&mut self, utterance: &Utterance) {
        let quoting = || self.index.readings(utterance).filter(|(_, reading)| reading.kind == Kind::Direct);
        let ids: Vec<_> = quoting().map(|(r, _)| self.index.id(r)).collect();
        if let Some((_, first)) = quoting().next() {
            let text = words::content(self.index, first);
            self.paper.hang(5, "", 4, &format!("{text} — {}", ids.join(", ")));
        }
    }

    fn reading(&mut self, n: usize, reading: &Reading, named: bool) {
        let index = self.index;
        let speaker = named.then(|| speaker_label(reading.speaker.as_ref()));
        let mut by: Vec<_> = speaker.into_iter().chain(index.reporting(reading)).collect();
        // "according to the mayor".
        if reading.cue.first().zip(reading.source.first()).is_some_and(|(cue, source)| cue < source) {
            by.reverse();
        }
        let by = if by.is_empty() { String::new() } else { format!("{}: ", by.join(" ")) };
        let place = words::places(index, reading.witness, &reading.content);
        let text = words::content(index, reading);
        self.paper.hang(5, index.id(n), 4, &format!("{by}{text} — {place}, {}", reading.kind.label()));
    }

    /// What only one witness has, witness by witness.
    pub fn alone(&mut self) {
        let alone = self.index.alone();
        self.section("What only one witness has", alone.values().map(|own| own.len()).sum());
        for (witness, utterances) in alone {
            self.paper.hang(0, &witness.letter(), 5, self.index.name(witness));
            for (n, reading) in utterances.iter().flat_map(|(_, utterance)| self.index.readings(utterance)) {
                self.reading(n, reading, true);
            }
        }
    }
}
