//! The lines of a page that a crate made for it takes for the article.

use dom_smoothie::{Config, Readability};

use super::pruned::marks;
use super::view::View;

/// Bytes of the largest page, pruned, in which it looks, and elements of the one with most, so that no page takes
/// long: several times what live pages have.
const LARGEST: usize = 4_000_000;
const MOST: usize = 40_000;

/// Which lines are taken; none where it finds no article.
pub(crate) fn extract(view: &View) -> Vec<bool> {
    let mut taken = vec![false; view.blocks.len()];
    if view.pruned.len() > LARGEST || view.elements > MOST {
        return taken;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article =
        Readability::new(view.pruned.as_str(), None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = article else { return taken };
    for line in marks(&article.text_content) {
        if let Some(line) = taken.get_mut(line) {
            *line = true;
        }
    }
    taken
}
