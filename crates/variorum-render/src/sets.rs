/// Disjoint sets of the numbers below a limit.
#[derive(Clone, Debug)]
pub(crate) struct Sets(Vec<usize>);

impl Sets {
    /// Each number by itself.
    pub fn new(limit: usize) -> Self {
        Self((0..limit).collect())
    }

    /// The number that stands for the set of `n`; the least of it.
    pub fn find(&mut self, mut n: usize) -> usize {
        while let Some(&up) = self.0.get(n)
            && up != n
        {
            let next = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(n) {
                *slot = next;
            }
            n = next;
        }
        n
    }

    /// Makes one set of the sets of two numbers.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(root) = self.0.get_mut(a.max(b)) {
            *root = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sets;

    #[test]
    fn joined_numbers_have_one_name() {
        let mut sets = Sets::new(6);
        for (a, b) in [(4, 5), (1, 4), (2, 3)] {
            sets.join(a, b);
        }
        let names: Vec<_> = (0..6).map(|n| sets.find(n)).collect();
        assert_eq!(names, [0, 1, 2, 2, 1, 1]);
        assert_eq!(sets.find(9), 9);
    }
}
