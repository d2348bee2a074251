//! Average-link clustering over a sparse graph (Sokal & Michener 1958): the two groups whose pages are nearest on average
//! become one, until no two are near enough. A single near pair does not chain two groups. Two groups of several pages need
//! more than a page and a group do: over many pairs an average is less a matter of chance, and groups of two stories of
//! a kind are as near on average as single pages of one story now and then are.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use crate::hash::Hashed;

/// How near two pages are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) near: f32,
}

/// What it takes to be one group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// How near pages without an edge are.
    pub(crate) far: f32,
    /// How near, on average, a page and a group are that become one.
    pub(crate) enough: f32,
    /// How much nearer two large groups must be.
    pub(crate) large: f32,
}

impl Measure {
    /// How near, on average, groups of these sizes must be.
    pub(crate) fn needed(self, sizes: (u32, u32)) -> f32 {
        self.enough + self.large * (1.0 - 1.0 / sizes.0.min(sizes.1).max(1) as f32)
    }
}

/// The group of each of `count` pages: the number of its first page.
pub(crate) fn agglomerate(count: usize, edges: &[Edge], measure: Measure) -> Vec<u32> {
    let mut groups = Groups::new(count);
    for edge in edges {
        groups.link(edge.a, edge.b, f64::from(edge.near) - f64::from(measure.far));
    }
    let mut heap = BinaryHeap::new();
    for a in 0..count as u32 {
        groups.offer(a, measure, &mut heap);
    }
    while let Some(best) = heap.pop() {
        if groups.is_current(&best) {
            let joined = groups.join(best.a, best.b);
            groups.offer(joined, measure, &mut heap);
        }
    }
    (0..count as u32).map(|page| groups.root(page)).collect()
}

/// Two groups and how near they are on average.
struct Pair {
    near: f64,
    a: u32,
    b: u32,
    /// How large the groups were when this was so.
    sizes: (u32, u32),
}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.near.total_cmp(&other.near).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Pair {}

struct Group {
    /// The group that it went into, or itself.
    into: u32,
    size: u32,
    /// Sums over the pairs of pages, of how much nearer than `far` they are.
    links: HashMap<u32, f64, Hashed>,
}

struct Groups(Vec<Group>);

impl Groups {
    fn new(count: usize) -> Self {
        let alone = |page| Group { into: page, size: 1, links: HashMap::default() };
        Self((0..count as u32).map(alone).collect())
    }

    fn link(&mut self, a: u32, b: u32, excess: f64) {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(group) = self.0.get_mut(from as usize) {
                *group.links.entry(to).or_default() += excess;
            }
        }
    }

    fn size(&self, group: u32) -> u32 {
        self.0.get(group as usize).filter(|g| g.into == group).map_or(0, |g| g.size)
    }

    fn root(&self, page: u32) -> u32 {
        let mut at = page;
        while let Some(group) = self.0.get(at as usize)
            && group.into != at
        {
            at = group.into;
        }
        at
    }

    /// Puts the pairs of a group that are near enough on the heap.
    fn offer(&self, group: u32, measure: Measure, heap: &mut BinaryHeap<Pair>) {
        let Some(this) = self.0.get(group as usize) else { return };
        for (&other, &sum) in &this.links {
            let (a, b) = (group.min(other), group.max(other));
            let sizes = (self.size(a), self.size(b));
            let near = sum / (f64::from(sizes.0) * f64::from(sizes.1));
            if near >= f64::from(measure.needed(sizes)) - f64::from(measure.far) {
                heap.push(Pair { near, a, b, sizes });
            }
        }
    }

    fn is_current(&self, pair: &Pair) -> bool {
        (self.size(pair.a), self.size(pair.b)) == pair.sizes
    }

    /// The group with more links takes the other's; it keeps the lower number.
    fn join(&mut self, a: u32, b: u32) -> u32 {
        let links = |groups: &mut Self, group: u32| {
            groups.0.get_mut(group as usize).map(|g| std::mem::take(&mut g.links)).unwrap_or_default()
        };
        let (mut these, mut others) = (links(self, a), links(self, b));
        if these.len() < others.len() {
            std::mem::swap(&mut these, &mut others);
        }
        for (to, sum) in others {
            *these.entry(to).or_default() += sum;
        }
        these.remove(&a);
        these.remove(&b);
        for (&to, &sum) in &these {
            if let Some(group) = self.0.get_mut(to as usize) {
                group.links.remove(&b);
                group.links.insert(a, sum);
            }
        }
        let size = self.size(a) + self.size(b);
        if let Some(group) = self.0.get_mut(b as usize) {
            group.into = a;
        }
        if let Some(group) = self.0.get_mut(a as usize) {
            (group.size, group.links) = (size, these);
        }
        a
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: u32, b: u32, near: f32) -> Edge {
        Edge { a, b, near }
    }

    fn from(enough: f32) -> Measure {
        Measure { far: 0.0, enough, large: 0.0 }
    }

    #[test]
    fn large_groups_need_more() {
        let edges = [
            edge(0, 1, 0.9),
            edge(2, 3, 0.9),
            edge(0, 2, 0.4),
            edge(1, 3, 0.4),
            edge(0, 3, 0.4),
            edge(1, 2, 0.4),
        ];
        assert_eq!(agglomerate(4, &edges, from(0.3)), [0; 4]);
        assert_eq!(agglomerate(4, &edges, Measure { large: 0.3, ..from(0.3) }), [0, 0, 2, 2]);
    }

    #[test]
    fn one_near_pair_does_not_chain_two_groups() {
        let edges = [
            edge(0, 1, 0.9),
            edge(0, 2, 0.9),
            edge(1, 2, 0.9),
            edge(3, 4, 0.9),
            edge(2, 3, 0.6),
            edge(5, 6, 0.2),
        ];
        assert_eq!(agglomerate(7, &edges, from(0.3)), [0, 0, 0, 3, 3, 5, 6]);
        assert_eq!(agglomerate(7, &edges, from(0.1)), [0, 0, 0, 0, 0, 5, 5]);
    }

    #[test]
    fn the_order_of_the_edges_does_not_matter() {
        let mut edges = [edge(0, 1, 0.5), edge(1, 2, 0.5), edge(2, 3, 0.5), edge(0, 3, 0.5)];
        let found = agglomerate(4, &edges, from(0.3));
        edges.reverse();
        assert_eq!(agglomerate(4, &edges, from(0.3)), found);
    }
}
