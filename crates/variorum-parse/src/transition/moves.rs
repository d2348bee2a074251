//! The moves of a transition system, in the order of the network's outputs.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use crate::ModelError;
use crate::model::ModelFile;

/// The moves of a `moves` file, action after action.
pub(crate) struct Moves {
    file: ModelFile,
    labels: Vec<Vec<String>>,
}

impl Moves {
    /// Reads the file `name`; a system has actions number 0 up to, not including, `actions`.
    pub(crate) fn open(folder: &Path, name: &str, actions: usize) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, name)?;
        let value = file.msgpack()?;
        let entry = value.as_map().and_then(|m| m.iter().find(|(k, _)| k.as_str() == Some("moves")));
        let json = entry.and_then(|(_, v)| v.as_str()).ok_or_else(|| file.damaged("no string `moves`"))?;
        let frequencies: BTreeMap<usize, BTreeMap<String, i64>> =
            serde_json::from_str(json).map_err(|e| file.damaged(e.to_string()))?;
        let mut labels = vec![vec![]; actions];
        for (action, frequencies) in frequencies {
            let Some(list) = labels.get_mut(action) else {
                return Err(file.architecture(format!("an action number {action}")));
            };
            let mut order: Vec<(i64, String)> = frequencies.into_iter().map(|(l, f)| (f, l)).collect();
            order.sort_by(|a, b| b.cmp(a));
            *list = order.into_iter().map(|(_, label)| label).collect();
        }
        Ok(Self { file, labels })
    }

    /// The labels of an action in order.
    pub(crate) fn labels(&self, action: usize) -> &[String] {
        &self.labels[action]
    }

    /// Leaves out an action, which then has no moves.
    pub(crate) fn remove(&mut self, action: usize) {
        self.labels[action].clear();
    }

    /// The numbers of an action's moves.
    pub(crate) fn range(&self, action: usize) -> Range<usize> {
        let before = self.labels[..action].iter().map(Vec::len).sum();
        before..before + self.labels[action].len()
    }

    /// How many moves there are.
    pub(crate) fn len(&self) -> usize {
        self.labels.iter().map(Vec::len).sum()
    }

    pub(crate) fn architecture(&self, why: impl Into<String>) -> ModelError {
        self.file.architecture(why)
    }
}

/// The best of the moves in some ranges of numbers, which must ascend; the first of equals.
pub(crate) fn best(scores: &[f32], ranges: impl IntoIterator<Item = Range<usize>>) -> Option<usize> {
    let mut best: Option<usize> = None;
    for i in ranges.into_iter().flatten() {
        if best.is_none_or(|b| scores[i] > scores[b]) {
            best = Some(i);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_first_of_equals_is_best() {
        assert_eq!(best(&[9.0, 2.0, 3.0, 3.0], [1..2, 2..4]), Some(2));
        assert_eq!(best(&[1.0], [0..0]), None);
    }
}
