//! What happened when, over the witnesses: a list, and above it a picture with a row a date and a column a witness.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use variorum_collate::{Event, WitnessId};

use super::Document;
use super::figure::{drawing, label};
use super::section;
use super::words::letter;
use crate::when::When;

/// Heights and widths in pixels.
const ROW: usize = 24;
const COLUMN: usize = 26;
const DATES: usize = 96;
const TOP: usize = 30;
/// What is left between two rows more than a month apart.
const PAUSE: usize = 14;

/// A date and what is known of it.
#[derive(Default)]
struct Row {
    /// The events of each witness, by their numbers.
    events: BTreeMap<WitnessId, Vec<usize>>,
    /// Who published on this day.
    published: BTreeSet<WitnessId>,
}

impl Document<'_> {
    pub(super) fn events(&self) -> Markup {
        let events = self.index.edition.timeline.len();
        let body = html! {
            @if events > 0 { (self.dates()) }
            ol.timeline { @for same in self.index.told() { (self.event(&same)) } }
        };
        section("timeline", "Timeline", events, body)
    }

    /// An event, and where each of its witnesses has it.
    fn event(&self, same: &[(usize, &Event)]) -> Markup {
        let Some(((n, event), others)) = same.split_first() else { return html! {} };
        html! {
            li id={ "t" (n + 1) } {
                time datetime=(event.when) { (event.when) }
                div {
                    @for (_, event) in same { (letter(event.witness)) " " }
                    (event.what) " " (self.places(event.witness, &event.evidence))
                    @for (n, other) in others {
                        "; " span id={ "t" (n + 1) } { (self.places(other.witness, &other.evidence)) }
                    }
                }
            }
        }
    }

    /// Which witness dates something on which day, and when it was published itself.
    fn dates(&self) -> Markup {
        let rows = self.rows();
        let involved: BTreeSet<_> =
            rows.values().flat_map(|row| row.events.keys().chain(&row.published)).copied().collect();
        let columns: BTreeMap<_, _> =
            involved.into_iter().enumerate().map(|(n, id)| (id, DATES + n * COLUMN + COLUMN / 2)).collect();
        let mut y = TOP;
        let mut before: Option<&When> = None;
        let mut placed = Vec::new();
        for (when, row) in &rows {
            y += if before.is_some_and(|before| when.is_long_after(before)) { PAUSE } else { 0 };
            placed.push((when, row, y));
            y += ROW;
            before = Some(when);
        }
        let width = DATES + columns.len() * COLUMN;
        let marks = html! {
            @for (&id, &x) in &columns {
                text.head x=(x) y="18" text-anchor="middle" { title { (self.index.name(id)) } (id.letter()) }
                line.guide x1=(x) y1=(TOP - 4) x2=(x) y2=(y) {}
            }
            @for &(when, _, y) in &placed {
                (label(when.text(), 0, y, DATES - 8, ROW))
                line.guide x1=(DATES - 6) y1=(y + ROW / 2) x2=(width) y2=(y + ROW / 2) {}
            }
            @for &(when, row, y) in &placed { (self.row(when, row, y + ROW / 2, &columns)) }
        };
        let description = "A row a date, a column a witness. The list below has the same with its words.";
        html! {
            figure.drawing {
                (drawing("dates", "Dates over the witnesses", description, (width, y), marks))
                figcaption.note {
                    span.dot { "●" } " the witness dates something so · " span.square { "□" } " the day its page was published"
                }
            }
        }
    }

    fn rows(&self) -> BTreeMap<When, Row> {
        let mut rows: BTreeMap<When, Row> = BTreeMap::new();
        for (n, event) in self.index.edition.timeline.iter().enumerate() {
            let row = rows.entry(When::new(&event.when)).or_default();
            row.events.entry(event.witness).or_default().push(n);
        }
        for (id, witness) in self.index.witnesses() {
            if let Some(day) = witness.article.metadata.published.as_deref().and_then(|date| date.get(..10)) {
                rows.entry(When::new(day)).or_default().published.insert(id);
            }
        }
        rows
    }

    /// The marks of one date; a mark leads to the first of its events in the list.
    fn row(&self, when: &When, row: &Row, y: usize, columns: &BTreeMap<WitnessId, usize>) -> Markup {
        html! {
            @for id in &row.published {
                @if let Some(x) = columns.get(id) {
                    rect.published x=(x.saturating_sub(8)) y=(y.saturating_sub(8)) width="16" height="16" {}
                }
            }
            @for (id, events) in &row.events {
                @if let (Some(x), Some(first)) = (columns.get(id), events.first()) {
                    // The list has the same links; those who go by keyboard need them once.
                    a href={ "#t" (first + 1) } tabindex="-1" {
                        title { (id.letter()) ", " (when.text()) }
                        circle.event cx=(x) cy=(y) r=(if events.len() > 1 { "8" } else { "5" }) {}
                        @if events.len() > 1 { text.number x=(x) y=(y + 4) text-anchor="middle" { (events.len()) } }
                    }
                }
            }
        }
    }
}
