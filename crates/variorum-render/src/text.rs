mod facts;
mod paper;
mod readings;
mod words;

use variorum_collate::Edition;

use crate::index::{Index, count};
use paper::Paper;

/// How the signs of the page are to be read.
const LEGEND: &str = "A12 is the twelfth statement of witness A; A 120–188 are characters of its page. \
    *Words* are those that differ. In two readings laid one over the other, [-words-] stand only in the first and \
    {+words+} only in the second.";

/// The edition for a terminal `width` columns wide: plain text, differences first, and no character in it that a
/// terminal would obey.
pub fn text(edition: &Edition, width: usize) -> String {
    let mut sheet = Sheet { index: &Index::new(edition), paper: Paper::new(width) };
    sheet.overview();
    sheet.differences();
    sheet.shared();
    sheet.alone();
    sheet.positions();
    sheet.timeline();
    sheet.provenance();
    sheet.left_out();
    sheet.paper.finish()
}

/// An edition and the paper it is put on.
struct Sheet<'a> {
    index: &'a Index<'a>,
    paper: Paper,
}

impl Sheet<'_> {
    fn overview(&mut self) {
        let index = self.index;
        let edition = index.edition;
        let shared = index.shared();
        self.paper.heading(&edition.title, '=');
        let counts = [
            count(edition.witnesses.len(), "witness"),
            count(edition.readings.len(), "statement"),
            format!("{} ({shared} shared)", count(edition.utterances.len(), "utterance")),
            index.difference_count(),
        ];
        self.paper.prose(0, &counts.join(", "));
        self.paper.blank();
        for (id, witness) in index.witnesses() {
            let metadata = &witness.article.metadata;
            let date = metadata
                .published
                .as_ref()
                .map_or_else(String::new, |date| format!(", {}", date.replacen('T', " ", 1)));
            self.paper.hang(0, &id.letter(), 5, &format!("{}{date}", index.name(id)));
            for line in
                [metadata.title.as_ref(), Some(&witness.file), metadata.url.as_ref()].into_iter().flatten()
            {
                self.paper.prose(5, line);
            }
        }
        self.paper.blank();
        self.paper.prose(0, LEGEND);
    }

    fn heading(&mut self, title: &str) {
        self.paper.heading(title, '-');
    }

    /// The heading of a section of so many items.
    fn section(&mut self, title: &str, items: usize) {
        self.heading(&format!("{title} ({items})"));
        if items == 0 {
            self.paper.prose(0, "Nothing was found.");
        }
    }
}
