use variorum_collate::{Reading, Utterance};

use super::Sheet;
use super::words;
use crate::excerpt::excerpt;
use crate::group::{Group, Wording};
use crate::index::{Standing, speaker_label};
use crate::keyword::Keyword;

impl Sheet<'_> {
    /// Where the accounts part, most serious first.
    pub fn differences(&mut self) {
        let index = self.index;
        self.section("Where the accounts part", index.groups.len());
        for (n, group) in index.groups.iter().enumerate() {
            if n > 0 {
                self.paper.blank();
            }
            self.difference(group);
        }
    }

    fn difference(&mut self, group: &Group<'_>) {
        let index = self.index;
        let utterance = group.utterance.and_then(|u| Some((u, index.edition.utterances.get(u)?)));
        let about = utterance.map_or_else(String::new, |(u, utterance)| {
            format!(" · {} · u{}", index.speakers(utterance), u + 1)
        });
        let pairs = group.pairs_label().map_or_else(String::new, |pairs| format!(" · {pairs}"));
        self.paper.hang(0, &group.id(), 5, &format!("{}{about}{pairs}", group.kind.label()));
        for wording in &group.wordings {
            self.wording(wording, utterance.map(|(_, u)| u));
        }
        for why in &group.whys {
            self.paper.hang(5, "why", 4, why);
        }
        let sides = group.wordings.iter().flat_map(Wording::sides).filter(|side| !side.spans.is_empty());
        let places: Vec<_> = sides.map(|s| words::places(index, s.witness, &s.spans)).collect();
        self.paper.hang(5, "at", 4, &format!("{}; {}", places.join("; "), group.sureness()));
    }

    /// Words within their line; where there are none, what the witness has of the utterance.
    fn wording(&mut self, wording: &Wording, utterance: Option<&Utterance>) {
        let index = self.index;
        let side = &wording.first;
        let Some(witness) = index.edition.witnesses.get(side.witness.0) else { return };
        let pieces = excerpt(&witness.article, &side.spans);
        let text = if !pieces.is_empty() {
            words::excerpt(index, side.witness, &pieces)
        } else {
            let content = |reading| match index.reporting(reading) {
                Some(cue) => format!("{cue}: {}", words::content(index, reading)),
                None => words::content(index, reading),
            };
            let own: Vec<_> =
                utterance.into_iter().flat_map(|u| index.own(u, side.witness)).map(content).collect();
            format!("(has nothing of this) {}", own.join(" / "))
        };
        let others: Vec<_> = wording.others.iter().map(|side| side.witness.letter()).collect();
        let also =
            if others.is_empty() { String::new() } else { format!(" — so too {}", others.join(", ")) };
        self.paper.hang(5, &side.witness.letter(), 4, &format!("{text}{also}"));
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
        let differences: Vec<_> = index.differences_of(n).map(Group::id).collect();
        let see =
            if differences.is_empty() { String::new() } else { format!(" · {}", differences.join(", ")) };
        self.paper.hang(0, &format!("u{}", n + 1), 5, &format!("{speaker}{relation}{see}"));
        for voice in index.voices(utterance) {
            self.voice(&voice, &speaker);
        }
        for (redline, others) in index.distinct_redlines(utterance) {
            let right: Vec<_> = [&redline.right].into_iter().chain(&others).map(|q| index.ids(q)).collect();
            let pair = format!("{} against {}:", index.ids(&redline.left), right.join(", "));
            self.paper.hang(5, "", 4, &format!("{pair} {}", words::redline(index, &redline)));
        }
    }

    /// Readings with the same words, printed once; the speaker is left out where the heading names no other.
    fn voice(&mut self, voice: &[(usize, &Reading)], heading: &str) {
        let index = self.index;
        let Some(&(n, reading)) = voice.first() else { return };
        let speaker = Some(speaker_label(reading.speaker.as_ref())).filter(|speaker| speaker != heading);
        let mut by: Vec<_> = speaker.into_iter().chain(index.reporting(reading)).collect();
        // "according to the mayor".
        if reading.cue.first().zip(reading.source.first()).is_some_and(|(cue, source)| cue < source) {
            by.reverse();
        }
        let by = if by.is_empty() { String::new() } else { format!("{}: ", by.join(" ")) };
        let others: Vec<_> = voice
            .iter()
            .skip(1)
            .map(|&(n, r)| format!("{} at {}", index.id(n), words::places(index, r.witness, &r.content)))
            .collect();
        let also = if others.is_empty() { String::new() } else { format!("; so too {}", others.join(", ")) };
        let place = words::places(index, reading.witness, &reading.content);
        let text = words::content(index, reading);
        self.paper.hang(5, index.id(n), 4, &format!("{by}{text} — {place}, {}{also}", reading.kind.label()));
    }

    /// What only one witness has, witness by witness.
    pub fn alone(&mut self) {
        let alone = self.index.alone();
        self.section("What only one witness has", alone.values().map(|own| own.len()).sum());
        for (witness, utterances) in alone {
            self.paper.hang(0, &witness.letter(), 5, self.index.name(witness));
            for reading in utterances.iter().flat_map(|(_, utterance)| self.index.readings(utterance)) {
                self.voice(&[reading], "");
            }
        }
    }
}
