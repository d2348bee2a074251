//! A page of the window.

use crate::dateline::{dateline, noon};
use crate::evidence::Background;
use crate::features::{Features, Weekdays};
use crate::index::Number;
use crate::report::{PageId, Report, StoryId};
use crate::unit::Unit;

/// A page that waits for its day to be settled.
pub(crate) struct Waiting {
    pub(crate) id: PageId,
    /// Days since 1970, with the time of day, as known or as the text says.
    pub(crate) moment: Option<f64>,
    pub(crate) features: Features,
}

impl Waiting {
    pub(crate) fn new(report: &Report<'_>) -> Self {
        Self { id: report.id(), moment: moment(report), features: Features::of(report) }
    }

    /// The order in which pages of a day are taken in, whatever the order in which they came.
    pub(crate) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let moment = |page: &Self| page.moment.unwrap_or(f64::INFINITY);
        moment(self).total_cmp(&moment(other)).then(self.id.cmp(&other.id))
    }
}

/// When a page was published, as it is known or as its text says, in days since 1970.
pub(crate) fn moment(report: &Report<'_>) -> Option<f64> {
    report.moment().or_else(|| dateline(report.text).map(noon))
}

/// The day since 1970 that a page is settled with.
pub(crate) fn day(report: &Report<'_>) -> Option<i64> {
    moment(report).map(|moment| moment.floor() as i64)
}

/// A page that is settled and has not left the window.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) id: PageId,
    pub(crate) moment: Option<f64>,
    /// The day it was settled with.
    pub(crate) since: f64,
    pub(crate) weekdays: Weekdays,
    pub(crate) brevity: f32,
    pub(crate) background: Background,
    pub(crate) unit: Unit,
    /// Evidence between it and pages that are alike, of the cores of stories.
    pub(crate) links: Vec<(Number, f32)>,
    /// The story that it is in.
    pub(crate) story: Option<StoryId>,
    /// The story that it has given its name to.
    pub(crate) founded: Option<StoryId>,
    /// Pages that are in whichever story this one is in: its copies, and what the core of the story had no room for.
    pub(crate) followers: Vec<PageId>,
    /// The page that it follows; a follower is no evidence for others.
    pub(crate) leader: Option<Number>,
}

impl Page {
    pub(crate) fn new(waiting: &Waiting, since: f64, brevity: f32) -> Self {
        Self {
            id: waiting.id,
            moment: waiting.moment,
            since,
            weekdays: waiting.features.weekdays,
            brevity,
            background: Background::LEAST,
            unit: Unit::default(),
            links: Vec::new(),
            story: None,
            founded: None,
            followers: Vec::new(),
            leader: None,
        }
    }
}
