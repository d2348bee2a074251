//! Where content begins and ends.

use std::ops::Range;

use crate::scene::{Scene, clip};
use crate::tree::{is_punctuation, is_word};

/// The stretches of `content` around the reporting clause `aside`, within the paragraph, with trimmed edges.
pub(crate) fn around(
    scene: &Scene<'_>,
    content: Range<usize>,
    aside: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let content = clip(content, &scene.paragraph(aside.start));
    let pieces = if content.start < aside.end && aside.start < content.end {
        vec![content.start..aside.start.max(content.start), aside.end.min(content.end)..content.end]
    } else {
        vec![content]
    };
    let pieces: Vec<_> = pieces.into_iter().filter_map(|p| trim(scene, p)).collect();
    (!pieces.is_empty()).then_some(pieces)
}

/// Without the conjunction, comma or stop at the rims; quotation marks stay.
fn trim(scene: &Scene<'_>, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(t) = scene.token(range.start).filter(|_| !range.is_empty()) {
        let quoted = scene.quotation_of(range.start).is_some();
        let idle = is_punctuation(t) || t.dep() == "mark" && is_word(t, &["that"]);
        if quoted || !idle {
            break;
        }
        range.start += 1;
    }
    while let Some(t) = range.end.checked_sub(1).and_then(|i| scene.token(i)).filter(|_| !range.is_empty()) {
        if scene.quotation_of(range.end - 1).is_some() || !is_punctuation(t) {
            break;
        }
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}
