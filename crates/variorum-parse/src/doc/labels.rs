//! The names of tags, relations and features, as small numbers.

use std::collections::HashMap;

/// Number of a name in [`Labels`].
pub(crate) type Label = u16;

/// The label names of a model, each once. Number 0 is the empty name.
#[derive(Clone, Debug)]
pub(crate) struct Labels {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, Label>,
}

impl Default for Labels {
    fn default() -> Self {
        Self { names: vec!["".into()], numbers: HashMap::from([("".into(), 0)]) }
    }
}

impl Labels {
    /// The number of a name, which is added when it is new; `None` when there are too many.
    pub(crate) fn number(&mut self, name: &str) -> Option<Label> {
        if let Some(&n) = self.numbers.get(name) {
            return Some(n);
        }
        let n = Label::try_from(self.names.len()).ok()?;
        self.names.push(name.into());
        self.numbers.insert(name.into(), n);
        Some(n)
    }

    /// The names in the order of their numbers.
    pub(crate) fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// The name of a number.
    pub(crate) fn name(&self, number: Label) -> &str {
        self.names.get(usize::from(number)).map_or("", |n| n)
    }
}
