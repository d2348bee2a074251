//! Crossing arcs: a label `X||Y` says that the token's real head, by relation `X`, is a token with label `Y`
//! somewhere below the head that the parser could give it.

use std::collections::BTreeSet;

use crate::doc::{Label, Labels};

use super::edges::Edges;

/// The two halves of each label that has two.
pub(crate) struct Decorated(Vec<Option<(Label, Label)>>);

impl Decorated {
    /// Splits the labels, and adds the halves to them; `None` when one has more than two, or there are too many.
    pub(crate) fn new(labels: &mut Labels) -> Option<Self> {
        let names = labels.names().to_vec();
        let halves = names.iter().map(|name| match name.split_once("||") {
            None => Some(None),
            Some((_, second)) if second.contains("||") => None,
            Some((first, second)) => Some(Some((labels.number(first)?, labels.number(second)?))),
        });
        halves.collect::<Option<_>>().map(Self)
    }

    fn halves(&self, label: Label) -> Option<(Label, Label)> {
        self.0.get(usize::from(label)).copied().flatten()
    }

    /// Moves each token with such a label to its real head, and finds where sentences begin.
    pub(crate) fn resolve(
        &self,
        heads: &mut [u32],
        labels: &mut [Label],
        is_space: impl Fn(usize) -> bool,
    ) -> Vec<bool> {
        let edges = Edges::of(heads);
        if !labels.iter().any(|&l| self.halves(l).is_some()) {
            return edges.starts;
        }
        let mut arcs = Arcs::new(heads, &edges);
        for i in 0..heads.len() {
            let Some((label, wanted)) = self.halves(labels[i]) else { continue };
            let child = i as u32;
            let fits = |c: u32| c != child && !is_space(c as usize);
            if let Some(head) = arcs.first_below(heads[i], fits, |c| labels[c as usize] == wanted) {
                arcs.move_child(child, heads[i], head);
                heads[i] = head;
            }
            labels[i] = label;
        }
        Edges::of(heads).starts
    }
}

/// The tokens' children, of which a token sees those between the edges it had at first.
struct Arcs<'e> {
    edges: &'e Edges,
    /// Each as (head, child).
    pairs: BTreeSet<(u32, u32)>,
}

impl<'e> Arcs<'e> {
    fn new(heads: &[u32], edges: &'e Edges) -> Self {
        Self { edges, pairs: heads.iter().enumerate().map(|(i, &h)| (h, i as u32)).collect() }
    }

    fn move_child(&mut self, child: u32, from: u32, to: u32) {
        self.pairs.remove(&(from, child));
        self.pairs.insert((to, child));
    }

    fn children(&self, head: u32) -> impl Iterator<Item = u32> {
        let (left, right) = (self.edges.left[head as usize], self.edges.right[head as usize]);
        self.pairs.range((head, left)..=(head, right)).map(|&(_, c)| c).filter(move |&c| c != head)
    }

    /// The first token below `top`, generation after generation, that is `wanted`; those that do not fit are passed
    /// over with all below them.
    fn first_below(&self, top: u32, fits: impl Fn(u32) -> bool, wanted: impl Fn(u32) -> bool) -> Option<u32> {
        let mut queue = vec![top];
        let mut at = 0;
        while let Some(&token) = queue.get(at) {
            for child in self.children(token).filter(|&c| fits(c)) {
                if wanted(child) {
                    return Some(child);
                }
                queue.push(child);
            }
            at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels, and a tree over five tokens: 1 ← 0, 1 → 2 → 3, 1 → 4.
    fn tree(last: &str) -> (Decorated, Labels, Vec<u32>, Vec<Label>) {
        let mut labels = Labels::default();
        let mut number = |name| labels.number(name).unwrap();
        let dependents = ["nsubj", "ROOT", "dobj", "prep", last].map(&mut number).to_vec();
        let decorated = Decorated::new(&mut labels).unwrap();
        (decorated, labels, vec![1, 1, 1, 2, 1], dependents)
    }

    #[test]
    fn the_head_is_the_first_with_the_label_below() {
        for (label, head) in [("relcl||dobj", 2), ("relcl||prep", 3), ("relcl||nsubj", 0), ("relcl||attr", 1)]
        {
            let (decorated, mut labels, mut heads, mut dependents) = tree(label);
            let starts = decorated.resolve(&mut heads, &mut dependents, |_| false);
            assert_eq!(heads, [1, 1, 1, 2, head], "{label}");
            assert_eq!(Some(dependents[4]), labels.number("relcl"));
            assert_eq!(starts, [true, false, false, false, false]);
        }
    }

    #[test]
    fn what_is_below_white_space_is_passed_over() {
        let (decorated, _, mut heads, mut dependents) = tree("relcl||prep");
        decorated.resolve(&mut heads, &mut dependents, |i| i == 2);
        assert_eq!(heads, [1, 1, 1, 2, 1]);
    }

    #[test]
    fn labels_of_three_parts_are_refused() {
        let mut labels = Labels::default();
        labels.number("a||b||c");
        assert!(Decorated::new(&mut labels).is_none());
    }
}
