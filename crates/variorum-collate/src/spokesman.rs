//! Who speaks for whom: the mayor for the city, the spokeswoman for the company.

use variorum_statement::Statement;

use crate::Source;
use crate::positions::Bodies;
use crate::speakers::same_name;

/// What each statement's speaker speaks for, as far as the texts tell.
pub(crate) struct Spokesmen {
    by_reading: Vec<Option<String>>,
}

impl Spokesmen {
    /// Reads the bodies of all speakers; readings are counted over the witnesses in order.
    pub fn new(sources: &[Source]) -> Self {
        let by_reading = sources.iter().flat_map(|source| {
            let bodies = Bodies::of(&source.doc, &source.statements);
            let body = |s: &Statement| bodies.body(&s.speaker.as_ref()?.name).map(str::to_owned);
            source.statements.iter().map(body).collect::<Vec<_>>()
        });
        Self { by_reading: by_reading.collect() }
    }

    /// Whether the speaker of a statement speaks for a body of this name.
    pub fn speaks_for(&self, reading: usize, body: &str) -> bool {
        let own = self.by_reading.get(reading).and_then(Option::as_deref);
        own.is_some_and(|own| same_name(own, body))
    }
}
