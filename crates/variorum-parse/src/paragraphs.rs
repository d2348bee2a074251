//! The paragraphs of a text, one a line.

use variorum_text::Span;

use crate::pieces::pieces;

/// The stretches of a text that no sentence runs out of, in order and without gaps: its lines, each with its line break. A
/// line that begins with a small letter goes on with the one before: it was broken to fit a page.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    pieces(text).flat_map(move |piece| {
        let mut start = piece.start();
        std::iter::from_fn(move || {
            let rest = text.get(start..piece.end()).filter(|rest| !rest.is_empty())?;
            let span = Span::new(start, start + paragraph(rest));
            start = span.end();
            Some(span)
        })
    })
}

/// Length of the first paragraph of a text, with the white space behind it.
fn paragraph(text: &str) -> usize {
    let mut at = text.len() - text.trim_start().len();
    while let Some((line, rest)) = text.get(at..).and_then(|rest| rest.split_once('\n')) {
        let next = rest.trim_start();
        at += line.len() + 1 + rest.len() - next.len();
        if !next.starts_with(char::is_lowercase) {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_headline_is_a_paragraph_and_blank_lines_belong_to_the_one_before() {
        assert_eq!(
            cut("Mill to close\n\nIt was old.\nSo what?"),
            ["Mill to close\n\n", "It was old.\n", "So what?"]
        );
        assert_eq!(cut("\n\nMill to close\n"), ["\n\nMill to close\n"]);
    }

    #[test]
    fn a_line_broken_to_fit_a_page_goes_on() {
        assert_eq!(
            cut("The old mill will\nclose. \n It was old."),
            ["The old mill will\nclose. \n ", "It was old."]
        );
    }

    proptest! {
        #[test]
        fn paragraphs_are_the_text(text in "(\\PC|[a-cA-C]|[ .\\n]|é){0,60}") {
            let paragraphs = cut(&text);
            prop_assert_eq!(paragraphs.concat(), text.as_str());
            prop_assert!(paragraphs.iter().all(|p| !p.is_empty()));
        }
    }
}
