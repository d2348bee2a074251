//! Drawings in SVG: sizes are whole pixels, text is text, and no label can run into another.

use maud::{Markup, html};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A width that every page has room for.
const NARROW: usize = 358;

/// A drawing with its name and description; a wide one can be scrolled.
pub(super) fn drawing(
    id: &str,
    title: &str,
    description: &str,
    (width, height): (usize, usize),
    marks: Markup,
) -> Markup {
    let wide = width > NARROW;
    html! {
        div.scroll tabindex=[wide.then_some("0")] role=[wide.then_some("region")] aria-label=[wide.then_some(title)] {
            svg role="img" aria-labelledby={ (id) "-name " (id) "-text" } width=(width) height=(height)
                viewBox={ "0 0 " (width) " " (height) } {
                title id={ (id) "-name" } { (title) }
                desc id={ (id) "-text" } { (description) }
                (marks)
            }
        }
    }
}

/// What a column of the width of a letter takes in a label, and the least and most columns of a box for labels.
const LETTER: usize = 7;
const COLUMNS: std::ops::RangeInclusive<usize> = 9..=30;

/// The width of a box for labels: that of the widest, where it is not too wide.
pub(super) fn width_of<'a>(labels: impl Iterator<Item = &'a str>) -> usize {
    let widest = labels.map(UnicodeWidthStr::width).max().unwrap_or_default();
    LETTER * (widest.clamp(*COLUMNS.start(), *COLUMNS.end()) + 1)
}

/// Words in a box, cut where the box ends; all of them where the pointer rests.
pub(super) fn label(words: &str, x: usize, y: usize, width: usize, height: usize) -> Markup {
    html! {
        svg x=(x) y=(y) width=(width) height=(height) {
            text x="0" y=(height / 2 + 4) { title { (words) } (cut(words, width / LETTER)) }
        }
    }
}

/// Words cut to so many columns, with a sign that they are.
fn cut(words: &str, columns: usize) -> String {
    if words.width() <= columns {
        return words.to_owned();
    }
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.width().unwrap_or_default();
        taken < columns
    };
    words.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_is_cut_says_so() {
        assert_eq!(cut("Gazette", 7), "Gazette");
        assert_eq!(cut("Metropolitan", 6), "Metro…");
        assert_eq!(cut("東京新聞", 5), "東京…");
        assert!(width_of(["The Indian Express"].into_iter()) >= 18 * LETTER);
    }
}
