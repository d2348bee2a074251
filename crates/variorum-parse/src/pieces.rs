//! Cutting long texts into pieces that are parsed as documents of their own.

use variorum_text::Span;

/// Code points in the longest text that is parsed in one go. spaCy refuses longer ones.
const LONGEST: usize = 1_000_000;

/// Code points in the longest piece of a text that is longer than that: small enough to have many in flight.
const PIECE: usize = 100_000;

/// What may follow the mark that ends a sentence.
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', ')', ']'];

/// What ends a sentence.
const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？'];

/// The pieces of a text that are parsed as documents of their own, in order and without gaps.
///
/// A text of up to a million code points is one piece. A longer one is cut into pieces of up to a hundred thousand,
/// where it does the least harm: after the last blank line that fits, else after the last line, else after the last
/// sentence, else after the last white space, and in the middle of a word only when nothing else is to be had.
///
/// ```
/// let text = "One paragraph.\n\n".repeat(100_000);
/// let pieces: Vec<_> = variorum_parse::pieces(&text).collect();
/// assert_eq!(pieces.len(), 16);
/// assert!(pieces[0].of(&text).ends_with("paragraph.\n\n"));
/// ```
pub fn pieces(text: &str) -> impl Iterator<Item = Span> + '_ {
    let fits = text.len() <= LONGEST || text.chars().nth(LONGEST).is_none();
    pieces_up_to(text, if fits { LONGEST } else { PIECE })
}

fn pieces_up_to(text: &str, longest: usize) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let span = Span::new(start, start + piece(rest, longest));
        start = span.end();
        Some(span)
    })
}

/// Length of the first piece of a text.
fn piece(text: &str, longest: usize) -> usize {
    if text.len() <= longest {
        return text.len();
    }
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.len() };
    let fitting = &text[..end];
    let cuts = [after_blank_line, after_line, after_sentence, after_white_space];
    cuts.iter().find_map(|cut| cut(fitting)).unwrap_or(fitting.len())
}

fn after_blank_line(text: &str) -> Option<usize> {
    let mut ends = text.rmatch_indices('\n').map(|(at, _)| at);
    let mut end = ends.next()?;
    for earlier in ends {
        if text[earlier..end].trim().is_empty() {
            return Some(end + 1);
        }
        end = earlier;
    }
    None
}

fn after_line(text: &str) -> Option<usize> {
    text.rfind('\n').map(|at| at + 1)
}

fn after_sentence(text: &str) -> Option<usize> {
    let white = text.rmatch_indices(char::is_whitespace);
    let mut ends = white.filter(|(at, _)| text[..*at].trim_end_matches(CLOSERS).ends_with(ENDS));
    ends.next().map(|(at, white)| at + white.len())
}

fn after_white_space(text: &str) -> Option<usize> {
    text.rmatch_indices(char::is_whitespace).next().map(|(at, white)| at + white.len())
}

#[cfg(test)]
mod tests {
    use super::pieces_up_to;
    use proptest::prelude::*;

    fn cut(text: &str, longest: usize) -> Vec<&str> {
        pieces_up_to(text, longest).map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(cut("a\n\nb", 4), ["a\n\nb"]);
        assert_eq!(cut("", 4), [""; 0]);
    }

    #[test]
    fn the_best_cut_that_fits_is_taken() {
        assert_eq!(cut("a\n \nb\nc. d e", 10), ["a\n \n", "b\nc. d e"]);
        assert_eq!(cut("ab\nc. d e f", 9), ["ab\n", "c. d e f"]);
        assert_eq!(cut("ab (c.) d e f", 11), ["ab (c.) ", "d e f"]);
        assert_eq!(cut("ab c d", 5), ["ab c ", "d"]);
        assert_eq!(cut("äöüäö", 2), ["äö", "üä", "ö"]);
    }

    proptest! {
        #[test]
        fn pieces_are_the_text(text in "(\\PC|[a-c]|[ .\\n]|é){0,60}", longest in 1usize..20) {
            let pieces = cut(&text, longest);
            prop_assert_eq!(pieces.concat(), text.as_str());
            prop_assert!(pieces.iter().all(|p| !p.is_empty() && p.chars().count() <= longest));
        }
    }
}
