use maud::{Markup, html};
use variorum_collate::{Witness, WitnessId};
use variorum_page::Line;
use variorum_text::Span;

use super::Document;
use super::marks::{Layer, Mark, Part, marks, split};
use super::section;
use super::words::letter;
use crate::keyword::Keyword;

impl Document<'_> {
    /// Every page in full, each line with its kind, and the marks that the items above lead to.
    pub(super) fn pages(&self) -> Markup {
        let marks = marks(self.index);
        section(
            "pages",
            "The pages in full",
            self.index.edition.witnesses.len(),
            html! {
                @for ((id, witness), marks) in self.index.witnesses().zip(marks) { (self.full(id, witness, marks)) }
            },
        )
    }

    fn full(&self, id: WitnessId, witness: &Witness, marks: Vec<Mark>) -> Markup {
        let lines = split(&witness.article.lines, marks);
        let title = format!("page-{}-title", id.letter());
        let mut before = None;
        html! {
            article.page id={ "page-" (id.letter()) } aria-labelledby=(title) {
                h3 id=(title) { (letter(id)) " " (self.index.name(id)) }
                p.note { (witness.file) ". Beside the story: " (self.index.left_out(witness)) "." }
                div lang=[self.language(id)] {
                    @for (line, parts) in witness.article.lines.iter().zip(&lines) {
                        @if !parts.is_empty() {
                            (self.line(id, *line, parts, before.replace(line.kind) != Some(line.kind)))
                        }
                    }
                }
            }
        }
    }

    /// A line; the first of a run says what they are.
    fn line(&self, witness: WitnessId, line: Line, parts: &[Part], first: bool) -> Markup {
        html! {
            div.line.(line.kind.keyword()) {
                span.label { @if first { (line.kind.label()) } }
                p.words dir="auto" {
                    @for part in parts {
                        @match part {
                            Part::Words { span, layer, starts } => (self.part(witness, *span, *layer, starts)),
                            Part::Back(item) => sup { a href={ "#" (item) } { (item) } },
                        }
                    }
                }
            }
        }
    }

    fn part(&self, witness: WitnessId, span: Span, layer: Option<Layer>, starts: &[Span]) -> Markup {
        let words = self.index.words(witness, span);
        let (last, others) =
            starts.split_last().map_or((None, starts), |(last, others)| (Some(last), others));
        let id = last.map(|&start| self.anchor(witness, start));
        html! {
            @for &start in others { span.start id=(self.anchor(witness, start)) {} }
            @match (layer, id) {
                (Some(layer), id) => mark.(layer.class()) id=[id] { (words) },
                (None, Some(id)) => { span.start id=(id) {} (words) },
                (None, None) => (words),
            }
        }
    }
}
