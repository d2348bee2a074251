mod facts;

use maud::{Markup, html};
use variorum_collate::{Edition, Reading, Utterance, Witness, WitnessId};
use variorum_statement::Speaker;
use variorum_text::{Span, sha256_hex};

use crate::apparatus::{Apparatus, Break, Segment, Strand, Token, Variant};
use crate::group::{Group, Wording};
use crate::index::Index;
use crate::iri;
use crate::keyword::Keyword;
use crate::safe;

/// How the document is to be read, in itself.
const METHOD: &str = "Each utterance is an ab with one entry of the apparatus or more; corresp of a reading names its statements. Text within a reading and outside of a nested entry stands \
    in all witnesses of that reading, character for character; a witness that no reading of an entry names does not carry the \
    utterance. gap is where the narrator's words interrupt a statement, milestone is where another statement of the same \
    witness begins. No reading is preferred. Events and relations stand in standOff: a witness cites a source, or has text of \
    another witness. A pointer FILE#char=START,END leads to characters of a page, counted in code \
    points (RFC 5147).";

/// The edition as a TEI P5 document: a critical apparatus after the method of parallel segmentation, with the
/// statements, the differences and the positions as notes; beside the text what happened when, and whom the witnesses have
/// it from.
///
/// The control characters that XML forbids are replaced by their pictures, one for one.
pub fn tei(edition: &Edition) -> String {
    let document = Document { index: &Index::new(edition) }.markup().into_string();
    safe::xml(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n"))
}

struct Document<'a> {
    index: &'a Index<'a>,
}

impl Document<'_> {
    fn markup(&self) -> Markup {
        html! {
            TEI xmlns="http://www.tei-c.org/ns/1.0" {
                "\n" (self.header()) "\n"
                (self.beside())
                text {
                    body {
                        "\n" div type="apparatus" {
                            head { (self.index.edition.title) }
                            @for (n, utterance) in self.index.edition.utterances.iter().enumerate() {
                                "\n" (self.utterance(n, utterance))
                            }
                        }
                        "\n" div type="statements" {
                            head { "Statements" }
                            @for (n, reading) in self.index.edition.readings.iter().enumerate() {
                                "\n" (self.statement(n, reading))
                            }
                        }
                        "\n" div type="differences" {
                            head { "Differences" }
                            @for group in &self.index.groups { "\n" (self.difference(group)) }
                        }
                        "\n" div type="positions" {
                            head { "Positions" }
                            @for (n, position) in self.index.edition.positions.iter().enumerate() {
                                "\n" (self.position(n, position))
                            }
                        }
                        "\n"
                    }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        html! {
            teiHeader {
                fileDesc {
                    titleStmt { title { (self.index.edition.title) } }
                    publicationStmt { p { "Made by Variorum from the pages listed below." } }
                    sourceDesc {
                        listWit { @for (id, witness) in self.index.witnesses() { "\n" (self.witness(id, witness)) } }
                    }
                }
                "\n" encodingDesc {
                    variantEncoding method="parallel-segmentation" location="internal" {}
                    editorialDecl { interpretation { p { (METHOD) } } }
                }
            }
        }
    }

    fn witness(&self, id: WitnessId, witness: &Witness) -> Markup {
        let metadata = &witness.article.metadata;
        let date = metadata.published.as_deref();
        html! {
            witness xml:id=(id.letter()) {
                bibl {
                    @if let Some(title) = &metadata.title { title level="a" { (title) } }
                    @for author in &metadata.authors { author { (author) } }
                    @if let Some(outlet) = &metadata.outlet { publisher { (outlet) } }
                    @if let Some(date) = date { date when=[day(date)] { (date) } }
                    @if let Some(url) = &metadata.url { idno type="url" { (url) } }
                    idno type="file" { (witness.file) }
                    idno type="sha256" { (sha256_hex(self.index.page(id).as_bytes())) }
                }
            }
        }
    }

    fn utterance(&self, n: usize, utterance: &Utterance) -> Markup {
        html! {
            ab type="utterance" subtype=[utterance.relation.map(Keyword::keyword)] xml:id={ "u" (n + 1) } {
                @for apparatus in self.index.apparatus(utterance) { (self.entry(&apparatus)) }
            }
        }
    }

    fn entry(&self, apparatus: &Apparatus) -> Markup {
        let strands = &apparatus.strands;
        let first = apparatus.collated.first().and_then(|&n| strands.get(n));
        html! {
            app {
                rdg wit=(sigla(strands, &apparatus.collated)) corresp=(self.statements(strands, &apparatus.collated)) {
                    @for segment in &apparatus.collation {
                        @match segment {
                            Segment::Shared(tokens) => (self.tokens(first, tokens)),
                            Segment::Parted(variants) => app {
                                @for variant in variants {
                                    rdg wit=(sigla(strands, &variant.strands)) { (self.variant(strands, variant)) }
                                }
                            },
                        }
                    }
                }
                @for variant in &apparatus.apart {
                    rdg wit=(sigla(strands, &variant.strands)) corresp=(self.statements(strands, &variant.strands)) {
                        (self.variant(strands, variant))
                    }
                }
            }
        }
    }

    /// The statements of some strands.
    fn statements(&self, strands: &[Strand], numbers: &[usize]) -> String {
        let readings = numbers.iter().filter_map(|&n| strands.get(n)).flat_map(|strand| &strand.readings);
        readings.map(|&n| format!("#{}", self.index.id(n))).collect::<Vec<_>>().join(" ")
    }

    fn variant(&self, strands: &[Strand], variant: &Variant) -> Markup {
        let first = variant.strands.first().and_then(|&n| strands.get(n));
        self.tokens(first, &variant.tokens)
    }

    fn tokens(&self, strand: Option<&Strand>, tokens: &[Token]) -> Markup {
        html! {
            @if let Some(strand) = strand {
                @for token in tokens {
                    @match token.after {
                        None => {},
                        Some(Break::Narration) => gap reason="narration" {},
                        Some(Break::Reading(n)) => milestone unit="statement" corresp={ "#" (self.index.id(n)) } {},
                    }
                    (self.index.words(strand.witness, token.span))
                }
            }
        }
    }

    fn statement(&self, n: usize, reading: &Reading) -> Markup {
        let witness = reading.witness;
        html! {
            note type="statement" subtype=(reading.kind.keyword()) xml:id=(self.index.id(n)) corresp={ "#" (witness.letter()) } {
                @if let Some(speaker) = &reading.speaker { (self::speaker(speaker)) }
                @for &span in &reading.content { ptr type="content" target=(self.target(witness, span)) {} }
                @for &span in &reading.cue { (self.quote("cue", witness, span)) }
                @for &span in &reading.source { (self.quote("source", witness, span)) }
            }
        }
    }

    fn difference(&self, group: &Group<'_>) -> Markup {
        let utterance = group.utterance.map(|n| format!("#u{}", n + 1));
        html! {
            note type="difference" subtype=(group.kind.keyword()) xml:id=(group.id()) corresp=[utterance] {
                @for why in &group.whys { p { (why) } }
                @for wording in &group.wordings { (self.wording(wording)) }
            }
        }
    }

    /// The words of the first witness that has them, and where the others have them.
    fn wording(&self, wording: &Wording) -> Markup {
        let letters: Vec<_> = wording.sides().map(|side| format!("#{}", side.witness.letter())).collect();
        html! {
            ab type="side" corresp=(letters.join(" ")) {
                @for &span in &wording.first.spans { (self.quote("words", wording.first.witness, span)) }
                @for side in &wording.others {
                    @for &span in &side.spans { ptr type="words" target=(self.target(side.witness, span)) {} }
                }
            }
        }
    }

    fn quote(&self, kind: &str, witness: WitnessId, span: Span) -> Markup {
        html! { quote type=(kind) source=(self.target(witness, span)) { (self.index.words(witness, span)) } }
    }

    /// Characters of a page.
    fn target(&self, witness: WitnessId, span: Span) -> String {
        let file = self.index.edition.witnesses.get(witness.0).map_or("", |w| &w.file);
        let (start, end) = self.index.place(witness, span);
        format!("{}#char={start},{end}", iri::of_file(file))
    }
}

/// A name, or a description of one who is not named.
fn speaker(speaker: &Speaker) -> Markup {
    let sure = format!("{:.2}", speaker.confidence.get());
    html! {
        @if speaker.named {
            name type="speaker" cert=(sure) { (speaker.name) }
        } @else {
            rs type="speaker" cert=(sure) { (speaker.name) }
        }
    }
}

fn sigla(strands: &[Strand], numbers: &[usize]) -> String {
    let strands = numbers.iter().filter_map(|&n| strands.get(n));
    strands.map(|strand| format!("#{}", strand.witness.letter())).collect::<Vec<_>>().join(" ")
}

/// The day of a date, if it begins with one.
fn day(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let form = |(n, c): (usize, char)| if n == 4 || n == 7 { c == '-' } else { c.is_ascii_digit() };
    day.chars().enumerate().all(form).then_some(day)
}
