use maud::{Markup, html};
use variorum_collate::{Difference, Reading, Side, Utterance};

use super::Document;
use super::section;
use super::words::{Hand, badge, letter};
use crate::excerpt::excerpt;
use crate::index::{Standing, speaker_label};
use crate::keyword::Keyword;

impl Document<'_> {
    /// Where the accounts part, most serious first.
    pub(super) fn differences(&self) -> Markup {
        let differences = &self.index.edition.differences;
        section(
            "differences",
            "Where the accounts part",
            differences.len(),
            html! {
                @for (n, difference) in differences.iter().enumerate() { (self.difference(n, difference)) }
            },
        )
    }

    fn difference(&self, n: usize, difference: &Difference) -> Markup {
        let [left, right] = &difference.sides;
        let utterance = difference.utterance.and_then(|u| Some((u, self.index.edition.utterances.get(u)?)));
        let whole = utterance.map(|(_, utterance)| utterance);
        html! {
            article.difference id={ "d" (n + 1) } {
                h3 {
                    span.number { "d" (n + 1) } " "
                    span.kind { (difference.kind.label()) }
                    @if let Some((u, utterance)) = utterance {
                        " " span.speaker { (self.index.speakers(utterance)) }
                        " " a.item href={ "#u" (u + 1) } { "u" (u + 1) }
                    }
                    " " span.sure { "confidence " (format!("{:.2}", difference.confidence.get())) }
                }
                p.why { (difference.why) }
                div.sides { (self.side(left, Hand::Left, whole)) (self.side(right, Hand::Right, whole)) }
            }
        }
    }

    /// One side of a difference within its line; where it has no words, what its witness has of the utterance.
    fn side(&self, side: &Side, hand: Hand, utterance: Option<&Utterance>) -> Markup {
        let Some(witness) = self.index.edition.witnesses.get(side.witness.0) else { return html! {} };
        let pieces = excerpt(&witness.article, &side.spans);
        let own = || {
            let all = utterance
                .into_iter()
                .flat_map(|u| &u.readings)
                .filter_map(|&r| self.index.edition.readings.get(r));
            all.filter(|reading| reading.witness == side.witness)
        };
        html! {
            figure.side {
                figcaption { (letter(side.witness)) " " (self.index.name(side.witness)) }
                @if pieces.is_empty() {
                    p.note { "has nothing of this" }
                    @for reading in own() {
                        @if let Some(words) = self.index.reporting(reading) { p.cue { (words) ":" } }
                        (self.content(reading))
                    }
                } @else {
                    (self.excerpt(side.witness, &pieces, hand))
                }
                p.at { (self.places(side.witness, &side.spans)) }
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
                    @for (d, _) in self.index.differences_of(n) { " " a.item href={ "#d" (d + 1) } { "d" (d + 1) } }
                }
                div.readings {
                    @for (r, reading) in self.index.readings(utterance) { (self.reading(r, reading, n, &heading(reading))) }
                }
                @for redline in self.index.redlines(utterance).iter().filter(|redline| redline.tells()) {
                    div.redline {
                        p.label { (self.index.ids(&redline.left)) " against " (self.index.ids(&redline.right)) }
                        (self.redlined(redline))
                    }
                }
            }
        }
    }

    /// A reading, headed by what the heading above does not say. Its id stands where its first utterance is printed.
    fn reading(&self, n: usize, reading: &Reading, utterance: usize, heading: &str) -> Markup {
        let id = (self.index.home(n) == Some(utterance)).then(|| self.index.id(n));
        let mut reporting: Vec<_> = reading.source.iter().chain(&reading.cue).copied().collect();
        reporting.sort_unstable();
        html! {
            figure.reading id=[id] {
                figcaption { (badge(self.index.id(n))) " " (heading) " "
                    @if let Some(words) = self.index.reporting(reading) { span.cue { (words) ":" } " " }
                    span.number { (reading.kind.label()) } }
                (self.content(reading))
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
                            @for (n, reading) in self.index.readings(utterance) {
                                (self.reading(n, reading, u, &speaker_label(reading.speaker.as_ref())))
                            }
                        }
                    }
                }
            }
        };
        section("alone", "What only one witness has", items, body)
    }
}
