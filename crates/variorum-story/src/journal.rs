//! Maps that can go back to how they were, at the cost of what has changed since.

use std::collections::HashMap;
use std::hash::Hash;

use crate::hash::Hashed;

/// A map, and from a mark on what its entries were before they were first touched.
pub(crate) struct Journal<K, V> {
    now: HashMap<K, V, Hashed>,
    before: Option<HashMap<K, Option<V>, Hashed>>,
}

impl<K, V> Default for Journal<K, V> {
    fn default() -> Self {
        Self { now: HashMap::default(), before: None }
    }
}

impl<K: Copy + Eq + Hash, V: Clone> Journal<K, V> {
    pub(crate) fn get(&self, key: K) -> Option<&V> {
        self.now.get(&key)
    }

    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.note(key);
        self.now.get_mut(&key)
    }

    pub(crate) fn get_or_insert_with(&mut self, key: K, new: impl FnOnce() -> V) -> &mut V {
        self.note(key);
        self.now.entry(key).or_insert_with(new)
    }

    /// What was there before, if there was something.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.note(key);
        self.now.insert(key, value)
    }

    pub(crate) fn remove(&mut self, key: K) -> Option<V> {
        self.note(key);
        self.now.remove(&key)
    }

    /// Drops entries that mean the same as none; not done, and `false`, while it may have to go back.
    pub(crate) fn clean(&mut self, keep: impl FnMut(&K, &mut V) -> bool) -> bool {
        let can = self.before.is_none();
        if can {
            self.now.retain(keep);
        }
        can
    }

    /// Goes back to this state when [`Journal::undo`] is called.
    pub(crate) fn mark(&mut self) {
        self.before = Some(HashMap::default());
    }

    pub(crate) fn undo(&mut self) {
        for (key, value) in self.before.take().into_iter().flatten() {
            match value {
                Some(value) => drop(self.now.insert(key, value)),
                None => drop(self.now.remove(&key)),
            }
        }
    }

    fn note(&mut self, key: K) {
        if let Some(before) = &mut self.before {
            before.entry(key).or_insert_with(|| self.now.get(&key).cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_goes_back(first in changes(), then in changes()) {
            let mut map: Journal<u32, u32> = Journal::default();
            run(&mut map, &first);
            let before: BTreeMap<u32, u32> = map.now.clone().into_iter().collect();
            map.mark();
            run(&mut map, &then);
            map.undo();
            prop_assert_eq!(map.now.into_iter().collect::<BTreeMap<u32, u32>>(), before);
        }
    }

    fn changes() -> impl Strategy<Value = Vec<(u8, u32)>> {
        proptest::collection::vec((0u8..4, 0u32..6), 0..30)
    }

    fn run(map: &mut Journal<u32, u32>, changes: &[(u8, u32)]) {
        for &(what, key) in changes {
            match what {
                0 => drop(map.insert(key, key)),
                1 => drop(map.remove(key)),
                2 => *map.get_or_insert_with(key, || 7) += 1,
                _ => drop(map.clean(|&k, _| k != key)),
            }
        }
    }
}
