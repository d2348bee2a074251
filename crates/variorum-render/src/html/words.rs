//! The page's own words and the links to their place.

use maud::{Markup, html};
use variorum_collate::{Change, Reading, WitnessId};
use variorum_statement::Kind;
use variorum_text::Span;

use super::Document;
use crate::excerpt::Piece;
use crate::redline::Redline;

/// Which of two sides has words that the other has not.
#[derive(Clone, Copy)]
pub(super) enum Hand {
    Left,
    Right,
}

impl Hand {
    fn class(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl Document<'_> {
    /// The id of a span's mark in the full text.
    pub(super) fn anchor(&self, witness: WitnessId, span: Span) -> String {
        let (start, end) = self.index.place(witness, span);
        format!("{}-{start}-{end}", witness.letter())
    }

    /// Links to where spans stand in the full text.
    pub(super) fn places(&self, witness: WitnessId, spans: &[Span]) -> Markup {
        html! {
            @for (n, &span) in spans.iter().enumerate() {
                @let (start, end) = self.index.place(witness, span);
                @if n > 0 { ", " }
                a.place href={ "#" (self.anchor(witness, span)) } {
                    @if n == 0 { (witness.letter()) " " }
                    (start) "–" (end)
                }
            }
        }
    }

    /// The language of a page's words, where it is known.
    pub(super) fn language(&self, witness: WitnessId) -> Option<&str> {
        self.index.edition.witnesses.get(witness.0)?.article.metadata.language.as_deref()
    }

    /// What was said; in quotation marks where all of it stands in them on the page.
    pub(super) fn content(&self, reading: &Reading) -> Markup {
        html! {
            blockquote.words lang=[self.language(reading.witness)] dir="auto" {
                @for (n, &span) in reading.content.iter().enumerate() {
                    @if n > 0 { (gap()) }
                    @if reading.kind == Kind::Direct { "“" }
                    (self.index.words(reading.witness, span))
                    @if reading.kind == Kind::Direct { "”" }
                }
            }
        }
    }

    /// Words within their lines, those in question marked.
    pub(super) fn excerpt(&self, witness: WitnessId, pieces: &[Piece], hand: Hand) -> Markup {
        html! {
            blockquote.words lang=[self.language(witness)] dir="auto" {
                @for piece in pieces {
                    @match *piece {
                        Piece::Around(span) => (self.index.words(witness, span)),
                        Piece::Marked(span) => mark.(hand.class()) { (self.index.words(witness, span)) },
                        Piece::Gap => (gap()),
                    }
                }
            }
        }
    }

    /// Two sides in one text: the words of the left one where both have them.
    pub(super) fn redlined(&self, redline: &Redline) -> Markup {
        let (left, right) = (redline.left.witness, redline.right.witness);
        let change = |change: &Change| match *change {
            Change::Same { left: span, .. } => html! { (self.index.words(left, span)) },
            Change::Left(span) => html! { del { (hidden(left)) (self.index.words(left, span)) } },
            Change::Right(span) => html! { ins { (hidden(right)) (self.index.words(right, span)) } },
        };
        html! {
            p.words lang=[self.language(left)] dir="auto" {
                @for (n, part) in redline.changes.iter().enumerate() {
                    @if n > 0 { " " }
                    (change(part))
                }
            }
        }
    }
}

/// For those who hear the page: whose words follow.
fn hidden(witness: WitnessId) -> Markup {
    html! { span.hidden { "only " (witness.letter()) ": " } }
}

/// Words of the page were left out here.
fn gap() -> Markup {
    html! { span.gap { " … " } }
}

/// The letter of a witness.
pub(super) fn letter(witness: WitnessId) -> Markup {
    badge(&witness.letter())
}

/// The letter of a witness or the id of its reading.
pub(super) fn badge(id: &str) -> Markup {
    html! { span.letter { (id) } }
}
