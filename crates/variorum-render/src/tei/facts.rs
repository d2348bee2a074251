//! Positions as notes; the timeline and the sources as events and relations that stand beside the text.

use std::collections::BTreeMap;

use maud::{Markup, html};
use variorum_collate::{Event, Position, Provenance, SharedText};
use variorum_value::When;

use super::Document;
use crate::keyword::Keyword;

impl Document<'_> {
    pub(super) fn position(&self, n: usize, position: &Position) -> Markup {
        let witness = position.witness;
        html! {
            note type="position" subtype=(position.stance.keyword()) xml:id={ "p" (n + 1) }
                corresp={ "#" (witness.letter()) } {
                rs type="holder" { (position.holder) }
                @for voice in &position.voice { rs type="voice" { (voice) } }
                seg type="action" { (position.action) }
                @if let Some(date) = &position.as_of { (dated(date)) }
                @for &span in &position.conditions { (self.quote("condition", witness, span)) }
                @for &span in &position.open { (self.quote("open", witness, span)) }
                @for &span in &position.evidence { (self.quote("evidence", witness, span)) }
                @if let Some(n) = position.rebuts { ptr type="rebuts" target={ "#p" (n + 1) } {} }
                @if let Some(n) = position.departs_from { ptr type="departs-from" target={ "#p" (n + 1) } {} }
            }
        }
    }

    /// The timeline and the sources; nothing where there are none.
    pub(super) fn beside(&self) -> Markup {
        let edition = self.index.edition;
        let sources = self.sources();
        html! {
            @if !edition.timeline.is_empty() || !edition.provenance.is_empty() || !edition.shared_text.is_empty() {
                standOff {
                    @if !edition.timeline.is_empty() {
                        "\n" listEvent {
                            @for (n, event) in self.index.events() { "\n" (self.event(n, event)) }
                        }
                    }
                    @if !sources.is_empty() {
                        "\n" listBibl {
                            @for (name, id) in &sources { "\n" bibl xml:id={ "s" (id) } { title { (name) } } }
                        }
                    }
                    @if !edition.provenance.is_empty() || !edition.shared_text.is_empty() {
                        "\n" listRelation type="provenance" {
                            @for cited in &edition.provenance { "\n" (self.cited(cited, &sources)) }
                            @for shared in &edition.shared_text { "\n" (self.shared(shared)) }
                        }
                    }
                    "\n"
                }
                "\n"
            }
        }
    }

    /// The sources that witnesses name, each with a number from 1.
    fn sources(&self) -> BTreeMap<&str, usize> {
        let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
        for cited in &self.index.edition.provenance {
            let next = sources.len() + 1;
            sources.entry(&cited.cites).or_insert(next);
        }
        sources
    }

    fn event(&self, n: usize, event: &Event) -> Markup {
        let [when, first, last] = stretch(&event.when);
        html! {
            event xml:id={ "t" (n + 1) } when=[when] notBefore=[first] notAfter=[last]
                corresp={ "#" (event.witness.letter()) } {
                label { (event.what) }
                note type="evidence" {
                    date { (event.when) }
                    @for &span in &event.evidence { (self.quote("evidence", event.witness, span)) }
                }
            }
        }
    }

    fn cited(&self, cited: &Provenance, sources: &BTreeMap<&str, usize>) -> Markup {
        let source = sources.get(cited.cites.as_str()).copied().unwrap_or_default();
        let places: Vec<_> = cited.evidence.iter().map(|&span| self.target(cited.witness, span)).collect();
        let places = (!places.is_empty()).then(|| places.join(" "));
        html! {
            relation name="cites" active={ "#" (cited.witness.letter()) } passive={ "#s" (source) } source=[places] {}
        }
    }

    fn shared(&self, shared: &SharedText) -> Markup {
        let name = if shared.is_later { "has-text-of" } else { "shares-text-with" };
        html! {
            relation name=(name) active={ "#" (shared.witness.letter()) } passive={ "#" (shared.with.letter()) } {
                desc {
                    measure type="share" quantity=(format!("{:.2}", shared.share)) {}
                    @if let Some(agency) = &shared.agency { name type="agency" { (agency) } }
                }
            }
        }
    }
}

/// A date as it is printed and, where it is a stretch of days, those.
fn dated(date: &str) -> Markup {
    let [when, first, last] = stretch(date);
    html! { date when=[when] notBefore=[first] notAfter=[last] { (date) } }
}

/// `when` for what XML Schema has a type for; else the first and the last day, where they are known.
fn stretch(date: &str) -> [Option<String>; 3] {
    match date.parse::<When>() {
        Ok(When::Day(_) | When::Month(..) | When::Year(_)) => [Some(date.to_owned()), None, None],
        Ok(when) => match when.days() {
            Some((first, last)) => [None, Some(first.to_string()), Some(last.to_string())],
            None => [None, None, None],
        },
        Err(_) => [None, None, None],
    }
}
