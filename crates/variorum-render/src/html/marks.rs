//! Where in the full text of a page the spans of an edition lie, split so that marks never cross.

use std::collections::BTreeMap;

use variorum_collate::WitnessId;
use variorum_page::Line;
use variorum_text::Span;

use crate::group::Wording;
use crate::index::Index;

/// Why words of a page are marked; one that stands later in this list is shown over one that stands earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// They say who said it, or that it was said.
    Cue,
    /// They are evidence for a position, an event or a source.
    Evidence,
    /// They are what was said.
    Content,
    /// They are one side of a difference.
    Difference,
}

impl Layer {
    const COUNT: usize = 4;
    const ALL: [Self; Self::COUNT] = [Self::Cue, Self::Evidence, Self::Content, Self::Difference];

    pub fn class(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Evidence => "evidence",
            Self::Content => "content",
            Self::Difference => "differs",
        }
    }
}

/// Words of a page that some item of the edition points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub span: Span,
    pub layer: Layer,
    /// The item to lead back to; only with the last of its spans.
    pub item: Option<String>,
}

/// All marks of each page.
pub(super) fn marks(index: &Index<'_>) -> Vec<Vec<Mark>> {
    let edition = index.edition;
    let mut marks = Marks(vec![Vec::new(); edition.witnesses.len()]);
    for (n, reading) in edition.readings.iter().enumerate() {
        marks.add(reading.witness, Layer::Content, &reading.content, Some(index.id(n).to_owned()));
        marks.add(reading.witness, Layer::Cue, &reading.cue, None);
        marks.add(reading.witness, Layer::Cue, &reading.source, None);
    }
    for group in &index.groups {
        for side in group.wordings.iter().flat_map(Wording::sides) {
            marks.add(side.witness, Layer::Difference, &side.spans, Some(group.id()));
        }
    }
    for (n, position) in edition.positions.iter().enumerate() {
        marks.add(position.witness, Layer::Evidence, &position.evidence, Some(format!("p{}", n + 1)));
        marks.add(position.witness, Layer::Evidence, &position.conditions, None);
    }
    for (n, event) in edition.timeline.iter().enumerate() {
        marks.add(event.witness, Layer::Evidence, &event.evidence, Some(format!("t{}", n + 1)));
    }
    for (n, cited) in edition.provenance.iter().enumerate() {
        marks.add(cited.witness, Layer::Evidence, &cited.evidence, Some(format!("s{}", n + 1)));
    }
    marks.0
}

struct Marks(Vec<Vec<Mark>>);

impl Marks {
    fn add(&mut self, witness: WitnessId, layer: Layer, spans: &[Span], item: Option<String>) {
        let last = spans.len().saturating_sub(1);
        let Some(page) = self.0.get_mut(witness.0) else { return };
        page.extend(spans.iter().enumerate().map(|(n, &span)| Mark {
            span,
            layer,
            item: item.clone().filter(|_| n == last),
        }));
    }
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words under the same marks throughout; `starts` are the spans that begin here.
    Words { span: Span, layer: Option<Layer>, starts: Vec<Span> },
    /// The end of a mark, leading back to an item.
    Back(String),
}

/// What happens at a byte of the page.
#[derive(Default)]
struct Border {
    ends: Vec<Layer>,
    back: Vec<String>,
    starts: Vec<(Layer, Span)>,
}

/// The lines of a page, each in parts. A mark over several lines is taken up again in each; one that lies in no line
/// begins with the next words.
pub(super) fn split(lines: &[Line], marks: Vec<Mark>) -> Vec<Vec<Part>> {
    let mut borders: BTreeMap<usize, Border> = BTreeMap::new();
    for mark in marks.into_iter().filter(|mark| !mark.span.is_empty()) {
        borders.entry(mark.span.start()).or_default().starts.push((mark.layer, mark.span));
        let end = borders.entry(mark.span.end()).or_default();
        end.ends.push(mark.layer);
        end.back.extend(mark.item);
    }
    let mut borders = borders.into_iter().peekable();
    let mut cursor = Cursor::default();
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut parts = Vec::new();
        let mut at = line.span.start();
        // A border at the end of the line belongs to it: what ends there is led back there.
        while let Some((place, border)) = borders.next_if(|(place, _)| *place <= line.span.end()) {
            if place > at {
                parts.push(cursor.words(Span::new(at, place)));
                at = place;
            }
            cursor.cross(border, &mut parts);
        }
        if at < line.span.end() {
            parts.push(cursor.words(Span::new(at, line.span.end())));
        }
        out.push(parts);
    }
    out
}

/// Which marks are open at a place.
#[derive(Default)]
struct Cursor {
    open: [usize; Layer::COUNT],
    starts: Vec<Span>,
}

impl Cursor {
    fn cross(&mut self, border: Border, parts: &mut Vec<Part>) {
        for layer in border.ends {
            self.open[layer as usize] -= 1;
        }
        parts.extend(border.back.into_iter().map(Part::Back));
        for (layer, span) in border.starts {
            self.open[layer as usize] += 1;
            self.starts.push(span);
        }
    }

    fn words(&mut self, span: Span) -> Part {
        let layer = Layer::ALL.into_iter().rev().find(|&layer| self.open[layer as usize] > 0);
        let mut starts = std::mem::take(&mut self.starts);
        starts.sort_unstable();
        starts.dedup();
        Part::Words { span, layer, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_page::LineKind;

    fn line(start: usize, end: usize) -> Line {
        Line { span: Span::new(start, end), kind: LineKind::Article }
    }

    fn mark(layer: Layer, start: usize, end: usize, item: &str) -> Mark {
        Mark { span: Span::new(start, end), layer, item: (!item.is_empty()).then(|| item.to_owned()) }
    }

    fn words(start: usize, end: usize, layer: Option<Layer>, starts: &[(usize, usize)]) -> Part {
        let starts = starts.iter().map(|&(s, e)| Span::new(s, e)).collect();
        Part::Words { span: Span::new(start, end), layer, starts }
    }

    #[test]
    fn overlapping_marks_are_split() {
        let marks = vec![mark(Layer::Content, 2, 8, "A1"), mark(Layer::Difference, 5, 10, "d1")];
        let parts = split(&[line(0, 12)], marks);
        let want = [
            words(0, 2, None, &[]),
            words(2, 5, Some(Layer::Content), &[(2, 8)]),
            words(5, 8, Some(Layer::Difference), &[(5, 10)]),
            Part::Back("A1".to_owned()),
            words(8, 10, Some(Layer::Difference), &[]),
            Part::Back("d1".to_owned()),
            words(10, 12, None, &[]),
        ];
        assert_eq!(parts, [want]);
    }

    #[test]
    fn a_mark_goes_on_in_the_next_line() {
        let parts = split(&[line(0, 4), line(5, 9)], vec![mark(Layer::Content, 2, 7, "A1")]);
        assert_eq!(parts[0][1], words(2, 4, Some(Layer::Content), &[(2, 7)]));
        assert_eq!(parts[1][0], words(5, 7, Some(Layer::Content), &[]));
        assert_eq!(parts[1][1], Part::Back("A1".to_owned()));
    }

    #[test]
    fn a_mark_between_lines_begins_with_the_next_words() {
        let parts = split(&[line(0, 4), line(6, 9)], vec![mark(Layer::Content, 5, 6, "")]);
        assert_eq!(parts[1], [words(6, 9, None, &[(5, 6)])]);
    }
}
