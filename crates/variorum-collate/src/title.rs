//! A short title for a story.

use variorum_page::LineKind;

use crate::Source;

/// Longest title made from a first sentence, in characters.
const LONGEST: usize = 90;

/// The headline of the first witness that has one, else the beginning of the first sentence.
pub(crate) fn title(sources: &[Source]) -> String {
    let headline = |s: &Source| {
        let line = s.article.lines.iter().find(|l| l.kind == LineKind::Title);
        let words = line.map(|l| l.span.of(&s.article.source).trim().to_owned());
        s.article.metadata.title.clone().or(words).filter(|t| !t.is_empty())
    };
    sources.iter().find_map(headline).or_else(|| sources.first().map(first_sentence)).unwrap_or_default()
}

fn first_sentence(source: &Source) -> String {
    let first = source.doc.sentences().first().cloned().unwrap_or_default();
    let words = source.doc.span(first).of(source.doc.text()).trim();
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(i, _)| i);
    let cut = words.get(..end).unwrap_or_default();
    let whole = cut.rsplit_once(' ').map_or(cut, |(head, _)| head);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}
