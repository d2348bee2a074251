//! The dates of a witness's time expressions.

use jiff::civil::Date;
use variorum_value::{Time, When, resolve, times};

use crate::Source;

/// A witness's time expressions in order, each with what it means, where that can be told.
#[derive(Debug)]
pub(crate) struct Dates {
    times: Vec<(Time, Option<When>)>,
}

impl Dates {
    pub(crate) fn times(&self) -> &[(Time, Option<When>)] {
        &self.times
    }
}

/// The dates of each witness.
pub(crate) fn dates(sources: &[Source]) -> Vec<Dates> {
    let of = |source: &Source| {
        let written = written(source);
        let list = times(&source.doc).into_iter();
        Dates { times: list.map(|t| (t.clone(), resolve(&t, written))).collect() }
    };
    sources.iter().map(of).collect()
}

/// The day a page says it was published.
pub(crate) fn written(source: &Source) -> Option<Date> {
    let published = source.article.metadata.published.as_deref()?;
    published.get(..10)?.parse().ok()
}
