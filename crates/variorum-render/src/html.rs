mod figure;
mod marks;
mod overview;
mod page;
mod policy;
mod positions;
mod readings;
mod sources;
mod timeline;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use variorum_collate::Edition;

use crate::index::Index;
use crate::safe;

/// Colours, type and the layout on desk, phone and paper.
const STYLE: &str = include_str!("html/style.css");

/// The edition as one HTML file that needs nothing beside it: no script, no font, no picture.
pub fn html(edition: &Edition) -> String {
    let document = Document { index: &Index::new(edition) }.markup();
    safe::document(document.into_string())
}

/// An edition on its way into a document.
struct Document<'a> {
    index: &'a Index<'a>,
}

impl Document<'_> {
    fn markup(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    title { (self.index.edition.title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#differences" { "To the differences" }
                    (self.header())
                    main {
                        (self.differences())
                        (self.parting())
                        (self.agreeing())
                        (self.single())
                        (self.position_table())
                        (self.events())
                        (self.sources())
                        (self.pages())
                    }
                    footer { p { "Variorum. Every line above leads to the words of a page; nothing else was added." } }
                }
            }
        }
    }
}

/// A section of the document with its heading and the number of its items.
fn section(id: &str, title: &str, items: usize, body: Markup) -> Markup {
    html! {
        section id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (title) " " span.count { (items) } }
            @if items == 0 { p.note { "Nothing was found." } }
            (body)
        }
    }
}
