//! The page's own words as they stand in a line of the terminal.

use variorum_collate::{Change, Reading, WitnessId};
use variorum_statement::Kind;
use variorum_text::Span;

use crate::excerpt::Piece;
use crate::index::Index;
use crate::redline::Redline;

/// What stands around words that one side has and the other has not.
#[derive(Clone, Copy)]
enum Ring {
    Left,
    Right,
}

impl Ring {
    fn around(self, words: &str) -> String {
        match self {
            Self::Left => format!("[-{words}-]"),
            Self::Right => format!("{{+{words}+}}"),
        }
    }
}

/// The content of a reading; in quotation marks where all of it stands in them on the page.
pub(super) fn content(index: &Index<'_>, reading: &Reading) -> String {
    let stretch = |&span: &Span| match (reading.kind, index.words(reading.witness, span)) {
        (Kind::Direct, words) => format!("“{words}”"),
        (Kind::Mixed | Kind::Indirect, words) => words.to_owned(),
    };
    reading.content.iter().map(stretch).collect::<Vec<_>>().join(" … ")
}

/// An excerpt with the words in question between asterisks.
pub(super) fn excerpt(index: &Index<'_>, witness: WitnessId, pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match *piece {
        Piece::Around(span) => index.words(witness, span).to_owned(),
        Piece::Marked(span) => format!("*{}*", index.words(witness, span)),
        Piece::Gap => " … ".to_owned(),
    };
    pieces.iter().map(piece).collect()
}

/// Two sides in one line: the words of the left one where both have them.
pub(super) fn redline(index: &Index<'_>, redline: &Redline) -> String {
    let (left, right) = (redline.left.witness, redline.right.witness);
    let change = |change: &Change| match *change {
        Change::Same { left: span, .. } => index.words(left, span).to_owned(),
        Change::Left(span) => Ring::Left.around(index.words(left, span)),
        Change::Right(span) => Ring::Right.around(index.words(right, span)),
    };
    redline.changes.iter().map(change).collect::<Vec<_>>().join(" ")
}

/// Where spans stand: the letter of the witness and code points of its page.
pub(super) fn places(index: &Index<'_>, witness: WitnessId, spans: &[Span]) -> String {
    let place = |&span: &Span| {
        let (start, end) = index.place(witness, span);
        format!("{start}–{end}")
    };
    format!("{} {}", witness.letter(), spans.iter().map(place).collect::<Vec<_>>().join(", "))
}

/// The first words of a text that is only named, not shown.
pub(super) fn opening(text: &str) -> String {
    const LIMIT: usize = 90;
    let Some(head) = text.get(..text.floor_char_boundary(LIMIT)).filter(|head| head.len() < text.len())
    else {
        return text.to_owned();
    };
    format!("{} …", head.rsplit_once(' ').map_or(head, |(words, _)| words))
}
