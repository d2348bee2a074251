//! How far each token's subtree reaches, and where sentences begin.

/// Sweeps over the tokens after which the reference gives up on heads outside of their sentences.
const SWEEPS: usize = 12;

/// First and last token below each token, itself included, as the reference finds them.
pub(crate) struct Edges {
    pub(crate) left: Vec<u32>,
    pub(crate) right: Vec<u32>,
    /// Whether a sentence begins at a token: at the left edge of each root.
    pub(crate) starts: Vec<bool>,
}

impl Edges {
    /// From the heads of all tokens. Arcs that cross may need several sweeps.
    pub(crate) fn of(heads: &[u32]) -> Self {
        let own: Vec<u32> = (0..heads.len() as u32).collect();
        let mut edges = Self { left: own.clone(), right: own, starts: vec![] };
        for _ in 0..SWEEPS {
            (0..heads.len()).for_each(|i| edges.widen(heads, i));
            (0..heads.len()).rev().for_each(|i| edges.widen(heads, i));
            edges.find_starts(heads);
            if edges.hold_heads(heads) {
                break;
            }
        }
        edges
    }

    /// Makes the head of token `i` reach as far as the token does.
    fn widen(&mut self, heads: &[u32], i: usize) {
        let head = heads[i] as usize;
        self.left[head] = self.left[head].min(self.left[i]);
        self.right[head] = self.right[head].max(self.right[i]);
    }

    fn find_starts(&mut self, heads: &[u32]) {
        self.starts.clear();
        self.starts.resize(heads.len(), false);
        for (i, &head) in heads.iter().enumerate() {
            if head as usize == i {
                self.starts[self.left[i] as usize] = true;
            }
        }
    }

    /// Whether every head is in its token's sentence. Like the reference it overlooks the very last token, and takes
    /// a sentence's last token for one of the next.
    fn hold_heads(&self, heads: &[u32]) -> bool {
        let mut start = 0;
        for i in 0..heads.len() {
            if (i > 0 && self.starts[i]) || i + 1 == heads.len() {
                if heads[start..i].iter().any(|&h| (h as usize) < start || h as usize > i) {
                    return false;
                }
                start = i;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Edges;

    #[test]
    fn a_sentence_begins_at_the_left_edge_of_each_root() {
        let edges = Edges::of(&[1, 1, 1, 4, 4]);
        assert_eq!(edges.starts, [true, false, false, true, false]);
        assert_eq!((edges.left[1], edges.right[1]), (0, 2));
    }

    #[test]
    fn crossing_arcs_take_several_sweeps() {
        // 0 hangs below 3, 3 below 1, and 1 below 4: the edges travel back and forth.
        let edges = Edges::of(&[3, 4, 2, 1, 4]);
        assert_eq!((edges.left[4], edges.right[4], edges.left[1]), (0, 4, 0));
        assert_eq!(edges.starts, [true, false, true, false, false]);
    }

    #[test]
    fn no_tokens_have_no_edges() {
        assert!(Edges::of(&[]).starts.is_empty());
    }
}
