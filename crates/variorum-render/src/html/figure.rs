//! Drawings in SVG: sizes are whole pixels, text is text, and no label can run into another.

use maud::{Markup, html};

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

/// Words in a box, cut where the box ends; all of them where the pointer rests.
pub(super) fn label(words: &str, x: usize, y: usize, width: usize, height: usize) -> Markup {
    html! {
        svg x=(x) y=(y) width=(width) height=(height) {
            text x="0" y=(height / 2 + 4) { title { (words) } (words) }
        }
    }
}
