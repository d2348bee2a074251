use variorum_collate::Position;

use super::Sheet;
use super::words;
use crate::index::name_label;
use crate::keyword::Keyword;

impl Sheet<'_> {
    /// Who will, will not, claims, demands what: a table with the stances in one column.
    pub fn positions(&mut self) {
        let holders = self.index.holders();
        self.section("Positions", self.index.edition.positions.len());
        for (holder, positions) in holders {
            self.paper.prose(0, &name_label(holder));
            for same in positions {
                self.position(&same);
            }
        }
    }

    /// A position, and where each of its witnesses has it.
    fn position(&mut self, same: &[(usize, &Position)]) {
        /// The longest stance, and a blank.
        const COLUMN: usize = 14;
        let Some((_, position)) = same.first() else { return };
        self.paper.hang(5, &position.stance.label(), COLUMN, &position.action);
        let index = self.index;
        for &condition in &position.conditions {
            let condition = index.words(position.witness, condition);
            self.paper.hang(5, "", COLUMN, &format!("condition: {condition}"));
        }
        let since = position.as_of.as_ref().map(|date| format!("as of {date}"));
        let voices: Vec<_> = position.voice.iter().map(|name| name_label(name)).collect();
        let voice = (!voices.is_empty()).then(|| format!("says {}", voices.join(", as told by ")));
        let places = same.iter().map(|(_, p)| words::places(index, p.witness, &p.evidence));
        let places = Some(format!("at {}", places.collect::<Vec<_>>().join("; ")));
        let notes: Vec<_> = [voice, since, places].into_iter().flatten().collect();
        self.paper.hang(5, "", COLUMN, &notes.join("; "));
    }

    /// What happened when.
    pub fn timeline(&mut self) {
        self.section("Timeline", self.index.edition.timeline.len());
        let mut last = "";
        for same in self.index.told() {
            let Some((_, event)) = same.first() else { continue };
            let when = if event.when == last { "" } else { &event.when };
            last = &event.when;
            let places = same.iter().map(|(_, e)| words::places(self.index, e.witness, &e.evidence));
            let places = places.collect::<Vec<_>>().join("; ");
            self.paper.hang(0, when, 12, &format!("{} — {places}", event.what));
        }
    }

    /// Whom the witnesses name as their own sources.
    pub fn provenance(&mut self) {
        let provenance = &self.index.edition.provenance;
        self.section("Where the witnesses have it from", provenance.len());
        for cited in provenance {
            let place = words::places(self.index, cited.witness, &cited.evidence);
            self.paper.hang(0, &cited.witness.letter(), 5, &format!("{} — {place}", cited.cites));
        }
    }

    /// What of each page is not the story.
    pub fn left_out(&mut self) {
        self.heading("Left out of the pages");
        let index = self.index;
        for (id, witness) in index.witnesses() {
            self.paper.hang(0, &id.letter(), 5, &index.left_out(witness));
            for teaser in &witness.article.teasers {
                if let Some(words) = teaser.title.or(teaser.text) {
                    self.paper.hang(5, "teaser:", 8, &words::opening(index.words(id, words)));
                }
            }
        }
    }
}
