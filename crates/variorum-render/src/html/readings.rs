use maud::{Markup, html};
use variorum_collate::{Reading, Utterance};

use super::Document;
use super::section;
use super::words::{Hand, badge, letter};
use crate::excerpt::excerpt;
use crate::group::{Group, Wording};
use crate::index::{Standing, speaker_label};
use crate::keyword::Keyword;

impl Document<'_> {
    /// Where the accounts part, most serious first.
    pub(super) fn differences(&self) -> Markup {
        let groups = &self.index.groups;
        section(
            "differences",
            "Where the accounts part",
            groups.len(),
            html! {
                @for group in groups { (self.difference(group)) }
            },
        )
    }

    fn difference(&self, group: &Group<'_>) -> Markup {
        let utterance = group.utterance.and_then(|u| Some((u, self.index.edition.utterances.get(u)?)));
        let whole = utterance.map(|(_, utterance)| utterance);
        html! {
            article.difference id=(group.id()) {
                h3 {
                    span.number { (group.id()) } " "
                    span.kind { (group.kind.label()) }
                    @if let Some((u, utterance)) = utterance {
                        " " span.speaker { (self.index.speakers(utterance)) }
                        " " a.item href={ "#u" (u + 1) } { "u" (u + 1) }
                    }
                    " " span.sure { @if let Some(pairs) = group.pairs_label() { (pairs) ", " } (group.sureness()) }
                }
                @for why in &group.whys { p.why { (why) } }
                div.sides {
                    @for (n, wording) in group.wordings.iter().enumerate() {
                        (self.wording(wording, if n == 0 { Hand::Left } else { Hand::Right }, whole))
                    }
                }
            }
        }
    }

    /// Words within their line, and who has them; where there are none, what the witness has of the utterance.
    fn wording(&self, wording: &Wording, hand: Hand, utterance: Option<&Utterance>) -> Markup {
        let side = &wording.first;
        let Some(witness) = self.index.edition.witnesses.get(side.witness.0) else { return html! {} };
        let pieces = excerpt(&witness.article, &side.spans);
        let own = || utterance.into_iter().flat_map(|u| self.index.own(u, side.witness));
        html! {
            figure.side {
                figcaption {
                    @for side in wording.sides() {
                        span.carrier { (letter(side.witness)) " " (self.index.name(side.witness)) } " "
                    }
                }
                @if pieces.is_empty() {
                    p.note { "has nothing of this" }
                    @for reading in own() {
                        @if let Some(words) = self.index.reporting(reading) { p.cue { (words) ":" } }
                        (self.content(reading))
                    }
                } @else {
                    (self.excerpt(side.witness, &pieces, hand))
                }
                p.at {
                    @for side in wording.sides().filter(|side| !side.spans.is_empty()) {
                        (self.places(side.witness, &side.spans)) " "
                    }
                }
            }
        }
    }

    /// Utterances of several witnesses whose words part.
    pub(super) fn parting(&self) -> Markup {
        self.utterances(Standing::Parts, "readings", "What several witnesses have, in different words")
    }

    /// Utterances of several witnesses between which nothing was found.
    pub(super) fn agreeing(&self) -> Markup {
        self.utterances(Standing::Agrees, "agreements", "Where they agree")
    }

    fn utterances(&self, standing: Standing, id: &str, title: &str) -> Markup {
        let utterances: Vec<_> = self.index.standing(standing).collect();
        section(
            id,
            title,
            utterances.len(),
            html! {
                @for &(n, utterance) in &utterances { (self.utterance(n, utterance)) }
            },
        )
    }

    fn utterance(&self, n: usize, utterance: &Utterance) -> Markup {
        let speaker = self.index.speakers(utterance);
        let heading = |reading: &Reading| match (
            self.index.name(reading.witness),
            speaker_label(reading.speaker.as_ref()),
        ) {
            (outlet, own) if own == speaker => outlet.to_owned(),
            (outlet, own) => format!("{outlet} · {own}"),
        };
        html! {
            article.utterance id={ "u" (n + 1) } {
                h3 {
                    span.number { "u" (n + 1) } " " span.speaker { (speaker) }
                    @if let Some(relation) = utterance.relation { " " span.relation { (relation.label()) } }
                    @for group in self.index.differences_of(n) { " " a.item href={ "#" (group.id()) } { (group.id()) } }
                }
                div.readings {
                    @for voice in self.index.voices(utterance) { (self.voice(&voice, n, &heading)) }
                }
                @for (redline, others) in self.index.distinct_redlines(utterance) {
                    div.redline {
                        p.label {
                            (self.index.ids(&redline.left)) " against " (self.index.ids(&redline.right))
                            @for quoted in &others { ", " (self.index.ids(quoted)) }
                        }
                        (self.redlined(&redline))
                    }
                }
            }
        }
    }

    /// Readings with the same words, these once. Each is headed by what the heading above does not say; its id stands
    /// where its first utterance is printed.
    fn voice(
        &self,
        voice: &[(usize, &Reading)],
        utterance: usize,
        heading: &dyn Fn(&Reading) -> String,
    ) -> Markup {
        let Some(&(_, first)) = voice.first() else { return html! {} };
        let id = |n| (self.index.home(n) == Some(utterance)).then(|| self.index.id(n));
        html! {
            figure.reading {
                figcaption {
                    @for &(n, reading) in voice {
                        span.carrier id=[id(n)] { (badge(self.index.id(n))) " " (heading(reading)) } " "
                    }
                    @if let Some(words) = self.index.reporting(first) { span.cue { (words) ":" } " " }
                    span.number { (first.kind.label()) }
                }
                (self.content(first))
                @for &(_, reading) in voice { (self.at(reading)) }
            }
        }
    }

    /// Where a reading and the words that report it stand.
    fn at(&self, reading: &Reading) -> Markup {
        let mut reporting: Vec<_> = reading.source.iter().chain(&reading.cue).copied().collect();
        reporting.sort_unstable();
        html! {
            p.at {
                (self.places(reading.witness, &reading.content))
                @for (i, &span) in reporting.iter().enumerate() {
                    @if i == 0 { " · " } @else { " … " }
                    a.words href={ "#" (self.anchor(reading.witness, span)) } {
                        (self.index.words(reading.witness, span))
                    }
                }
            }
        }
    }

    /// What only one witness has, witness by witness.
    pub(super) fn single(&self) -> Markup {
        let alone = self.index.alone();
        let items = alone.values().map(|own| own.len()).sum();
        let body = html! {
            @for (witness, utterances) in alone {
                h3.witness { (letter(witness)) " " (self.index.name(witness)) }
                div.single {
                    @for (u, utterance) in utterances {
                        div id={ "u" (u + 1) } {
                            @for reading in self.index.readings(utterance) {
                                (self.voice(&[reading], u, &|r| speaker_label(r.speaker.as_ref())))
                            }
                        }
                    }
                }
            }
        };
        section("alone", "What only one witness has", items, body)
    }
}
