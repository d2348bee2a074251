//! What holds for every input.

use proptest::prelude::*;
use variorum_page::{Article, LineKind, Metadata, read};
use variorum_text::Span;

const KINDS: [LineKind; 6] = [
    LineKind::Article,
    LineKind::Title,
    LineKind::Byline,
    LineKind::Teaser,
    LineKind::Furniture,
    LineKind::Comment,
];

/// Lines and breaks follow each other without a gap, behind a byte-order mark if there is one.
fn assert_tiles(article: &Article) {
    let source = &*article.source;
    let mut at = source.len() - source.trim_start_matches('\u{feff}').len();
    at = at.min('\u{feff}'.len_utf8());
    for line in &article.lines {
        assert_eq!(line.span.start(), at);
        assert!(line.span.get(source).is_some_and(|words| !words.contains('\n')));
        let rest = &source[line.span.end()..];
        at = line.span.end() + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    assert_eq!(at, source.len());
}

fn assert_teasers_are_in_teaser_lines(article: &Article) {
    let lines: Vec<Span> =
        article.lines.iter().filter(|l| l.kind == LineKind::Teaser).map(|l| l.span).collect();
    let mut parts = article.teasers.iter().flat_map(|t| [t.title, t.text]).flatten().collect::<Vec<Span>>();
    assert_eq!(parts.len(), lines.len());
    parts.sort();
    assert!(parts.iter().zip(&lines).all(|(part, line)| line.contains(*part)));
}

proptest! {
    #[test]
    fn bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, Metadata::default());
        let _ = Metadata::from_sidecar(&bytes);
    }

    #[test]
    fn lines_tile_the_page(text in "\\PC{0,20}|(\u{feff}?([a-zA-Zé“”.,…•| ]{0,60}(\n|\r\n|\r|。|By A B|\t)){0,40})") {
        let Ok(article) = read(text.as_bytes(), Metadata::default()) else { return Ok(()) };
        prop_assert_eq!(&*article.source, text.as_str());
        assert_tiles(&article);
        assert_teasers_are_in_teaser_lines(&article);
    }

    #[test]
    fn passages_map_back_to_the_same_words(
        text in "([A-Za-zé ,“”]{0,30}[.…]?\r?\n){1,30}",
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let Ok(article) = read(text.as_bytes(), Metadata::default()) else { return Ok(()) };
        let passage = article.passage(&KINDS);
        let ends: Vec<usize> = passage.text().char_indices().map(|(at, _)| at).collect();
        prop_assume!(!ends.is_empty());
        let (a, b) = (*cut.0.get(&ends), *cut.1.get(&ends));
        let span = Span::new(a.min(b), a.max(b));
        let back: String = passage.to_source(span).into_iter().map(|s| s.of(&article.source)).collect();
        prop_assert_eq!(back, span.of(passage.text()).replace('\n', ""));
    }
}
