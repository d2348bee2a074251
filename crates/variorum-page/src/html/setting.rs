//! Where on a page each line stands, as the elements around it say.

use super::says::Says;
use super::view::Block;

/// An element that says something, and those around it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The next element around it that says something.
    around: Option<usize>,
    says: Says,
}

/// The elements of a page that say something, each behind those around it.
#[derive(Debug, Default)]
pub(crate) struct Settings(Vec<Node>);

/// The share of an article from which on an element that holds it speaks of the page rather than of a part.
const MOST: f32 = 0.4;

impl Settings {
    /// Notes an element.
    pub fn push(&mut self, around: Option<usize>, says: Says) -> usize {
        self.0.push(Node { around, says });
        self.0.len() - 1
    }

    /// What is said of each line. An element that holds much of the lines in `article` does not count: a page may be
    /// one large form, and its body have the class `with-comments`.
    pub fn of_lines(&self, blocks: &[Block], article: &[bool]) -> Vec<Says> {
        let mut held = vec![0; self.0.len()];
        let mut all = 0;
        for (block, _) in blocks.iter().zip(article).filter(|(_, inside)| **inside) {
            all += block.span.len();
            if let Some(held) = block.setting.and_then(|node| held.get_mut(node)) {
                *held += block.span.len();
            }
        }
        // Elements around others come before them, so that from the last to the first each passes on what it holds.
        for (node, Node { around, .. }) in self.0.iter().enumerate().rev() {
            let own = held.get(node).copied().unwrap_or_default();
            if let Some(held) = around.and_then(|around| held.get_mut(around)) {
                *held += own;
            }
        }
        let mut said: Vec<Says> = Vec::with_capacity(self.0.len());
        for (node, held) in self.0.iter().zip(held) {
            let around = node.around.and_then(|around| said.get(around)).copied().unwrap_or_default();
            let counts = (held as f32) < MOST * all.max(1) as f32;
            said.push(if counts { around | node.says } else { around });
        }
        let of = |block: &Block| block.setting.and_then(|node| said.get(node)).copied().unwrap_or_default();
        blocks.iter().map(of).collect()
    }
}
