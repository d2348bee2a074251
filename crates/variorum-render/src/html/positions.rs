use maud::{Markup, html};
use variorum_collate::Position;

use super::Document;
use super::section;
use crate::index::name_label;
use crate::keyword::Keyword;

impl Document<'_> {
    /// Who will, will not, claims, demands what.
    pub(super) fn position_table(&self) -> Markup {
        // The roles keep it a table for those who hear it when a narrow page shows it as a list.
        let table = html! {
            table role="table" aria-labelledby="positions-title" {
                thead role="rowgroup" {
                    tr role="row" {
                        @for head in ["Holder", "Stance", "On what", "As of", "Says who", "Where"] {
                            th role="columnheader" scope="col" { (head) }
                        }
                    }
                }
                @for (holder, positions) in self.index.holders() {
                    tbody role="rowgroup" {
                        @for (i, same) in positions.iter().enumerate() {
                            (self.position(same, (i == 0).then_some((holder, positions.len()))))
                        }
                    }
                }
            }
        };
        let items = self.index.edition.positions.len();
        section(
            "positions",
            "Positions",
            items,
            if items > 0 {
                table
            } else {
                html! {}
            },
        )
    }

    /// A row, and where each of its witnesses has it; the first of a holder names it for all of them.
    fn position(&self, same: &[(usize, &Position)], holder: Option<(&str, usize)>) -> Markup {
        let Some(((n, position), others)) = same.split_first() else { return html! {} };
        let voices: Vec<_> = position.voice.iter().map(|name| name_label(name)).collect();
        html! {
            tr id={ "p" (n + 1) } role="row" {
                @if let Some((name, rows)) = holder {
                    th.holder role="rowheader" scope="rowgroup" rowspan=(rows) { (name_label(name)) }
                }
                td role="cell" { span.stance { (position.stance.label()) } }
                td role="cell" {
                    (position.action)
                    @for &condition in &position.conditions {
                        p.condition {
                            span.label { "condition " }
                            a.words href={ "#" (self.anchor(position.witness, condition)) } {
                                (self.index.words(position.witness, condition))
                            }
                        }
                    }
                }
                td.date role="cell" { @if let Some(date) = &position.as_of { time datetime=(date) { (date) } } }
                td role="cell" { (voices.join(", as told by ")) }
                td role="cell" {
                    (self.places(position.witness, &position.evidence))
                    @for (n, other) in others {
                        "; " span id={ "p" (n + 1) } { (self.places(other.witness, &other.evidence)) }
                    }
                }
            }
        }
    }
}
