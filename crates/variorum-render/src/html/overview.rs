use maud::{Markup, html};
use variorum_collate::{DifferenceKind, Relation};

use super::Document;
use super::words::letter;
use crate::index::{Standing, count};
use crate::keyword::{Keyword, difference_gloss, relation_gloss};

impl Document<'_> {
    /// Title, counts, witnesses, contents, and how to read it all.
    pub(super) fn header(&self) -> Markup {
        let edition = self.index.edition;
        html! {
            header {
                p.kicker { "Variorum edition" }
                h1 { (edition.title) }
                p.counts {
                    (count(edition.witnesses.len(), "witness")) " · "
                    (count(edition.readings.len(), "statement")) " · "
                    (count(edition.utterances.len(), "utterance")) ", " (self.index.shared()) " shared · "
                    strong { (self.index.difference_count()) }
                }
                (self.witness_list())
                (self.contents())
                (legend())
            }
        }
    }

    fn witness_list(&self) -> Markup {
        html! {
            ul.witnesses aria-label="Witnesses" {
                @for (id, witness) in self.index.witnesses() {
                    @let metadata = &witness.article.metadata;
                    li {
                        (letter(id))
                        div {
                            p { strong { (self.index.name(id)) } @if let Some(date) = &metadata.published { " · " (time(date)) } }
                            @if let Some(title) = &metadata.title { p.words dir="auto" { (title) } }
                            p.source {
                                a href={ "#page-" (id.letter()) } { (witness.file) }
                                @if let Some(url) = &metadata.url { " · " (address(url)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        let edition = self.index.edition;
        let alone: usize = self.index.alone().values().map(|own| own.len()).sum();
        let entries = [
            ("differences", "Where the accounts part", self.index.groups.len()),
            ("readings", "Different words", self.index.standing(Standing::Parts).count()),
            ("agreements", "Where they agree", self.index.standing(Standing::Agrees).count()),
            ("alone", "Only one witness", alone),
            ("positions", "Positions", edition.positions.len()),
            ("timeline", "Timeline", edition.timeline.len()),
            ("sources", "Sources", edition.provenance.len()),
            ("pages", "Full pages", edition.witnesses.len()),
        ];
        html! {
            nav aria-label="Contents" {
                ul { @for (id, title, n) in entries { li { a href={ "#" (id) } { (title) " " span.count { (n) } } } } }
            }
        }
    }
}

/// A date as the page has it, with the time of day told apart.
fn time(date: &str) -> Markup {
    html! { time datetime=(date) { (date.replacen('T', " ", 1)) } }
}

/// The address of a page; a link only where it leads to the web.
fn address(url: &str) -> Markup {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    html! {
        @match host {
            Some(host) => a href=(url) rel="noreferrer noopener nofollow" { (host.split('/').next().unwrap_or(host)) },
            None => (url),
        }
    }
}

fn legend() -> Markup {
    html! {
        details.legend {
            summary { "How to read this" }
            p {
                span.words { "Words set like this" } " stand on a page, character for character. All else is a label. "
                a.place href="#pages" { "A 120–188" } " leads to characters 120 to 188 of the page of witness A; "
                "A12 is the twelfth statement of A."
            }
            p {
                "Of two readings " del { "these words" } " stand only in the first, " ins { "these words" }
                " only in the second."
            }
            div.glosses {
                dl {
                    @for &kind in DifferenceKind::ALL { dt { (kind.label()) } dd { (difference_gloss(kind)) } }
                }
                dl {
                    @for &relation in Relation::ALL { dt { (relation.label()) } dd { (relation_gloss(relation)) } }
                }
            }
        }
    }
}
