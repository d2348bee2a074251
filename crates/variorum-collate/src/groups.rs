//! Groups of numbers that become one, step by step.

/// Numbers in groups, each at home in one; a group may have guests besides.
pub(crate) struct Groups {
    group: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    pub fn new(n: usize) -> Self {
        Self { group: (0..n).collect(), members: (0..n).map(|i| vec![i]).collect() }
    }

    pub fn of(&self, i: usize) -> usize {
        self.group.get(i).copied().unwrap_or(i)
    }

    pub fn members(&self, group: usize) -> &[usize] {
        self.members.get(group).map_or(&[], |m| m)
    }

    /// Lets one of another group into a group: what says two things is a reading of both.
    pub fn invite(&mut self, guest: usize, host: usize) {
        if let Some(members) = self.members.get_mut(host).filter(|m| !m.contains(&guest)) {
            members.push(guest);
        }
    }

    /// Puts the smaller group into the larger one.
    pub fn join(&mut self, a: usize, b: usize) {
        let (into, from) = if self.members(a).len() >= self.members(b).len() { (a, b) } else { (b, a) };
        let moved = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for i in &moved {
            if let Some(group) = self.group.get_mut(*i) {
                *group = into;
            }
        }
        if let Some(members) = self.members.get_mut(into) {
            members.extend(moved);
        }
    }

    pub fn list(mut self) -> Vec<Vec<usize>> {
        self.members.retain(|m| !m.is_empty());
        self.members.iter_mut().for_each(|m| m.sort_unstable());
        self.members.sort_unstable();
        self.members
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn groups_grow_and_have_guests() {
        let mut groups = Groups::new(5);
        groups.join(groups.of(0), groups.of(3));
        groups.join(groups.of(1), groups.of(2));
        let host = groups.of(2);
        groups.invite(3, host);
        groups.invite(3, host);
        assert_eq!(groups.list(), [vec![0, 3], vec![1, 2, 3], vec![4]]);
    }
}
