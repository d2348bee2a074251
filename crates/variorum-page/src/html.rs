//! Pages in HTML.

mod choose;
mod elements;
mod events;
mod extract;
mod head;
mod headline;
mod json_ld;
mod kinds;
mod metadata;
mod moment;
mod pruned;
mod reference;
mod says;
mod setting;
mod stack;
mod view;

pub(crate) use events::{Event, events};
pub(crate) use view::View;

use crate::article::{Line, Metadata, Teaser};
use crate::look::Look;
use crate::outlets::Outlets;
use crate::read::complete;
use crate::teasers;

/// What each line of a page is, the items that point to other stories, and what is known of the page. `all` says that
/// the page is nothing but an article.
pub(crate) fn read(
    view: &View,
    all: bool,
    outlets: &Outlets,
    known: Metadata,
) -> (Vec<Line>, Vec<Teaser>, Metadata) {
    let spans: Vec<_> = view.blocks.iter().map(|block| block.span).collect();
    let lines: Vec<&str> = spans.iter().map(|span| span.of(&view.text)).collect();
    let looks = Look::all(&lines);
    let estimate = if all { vec![true; lines.len()] } else { choose::estimate(view, &lines, &looks) };
    let choice = choose::choose(view, &lines, &looks, &estimate);
    let metadata = metadata::of(view, &choice, &lines, outlets, known);
    let kinds = kinds::kinds(view, &lines, &looks, &choice, metadata.title.as_deref());
    let metadata = complete(metadata, outlets, &lines, &kinds);
    let teasers = teasers::gather(&view.text, &spans, &looks, &kinds);
    let lines = spans.iter().zip(kinds).map(|(&span, kind)| Line { span, kind }).collect();
    (lines, teasers, metadata)
}
