//! How much speaks for two pages being one story.
//!
//! One threshold fits short excerpts and full reports, small pools and wide ones, because likeness is seen against its
//! background: what a page has in common with pages that are, for the most part, other stories of its kind. Shootings
//! are all alike; two of them are one story when they are more alike than shootings are.

use crate::agglomerate::Measure;
use crate::features::Weekdays;
use crate::page::Page;

/// From how much evidence on average pages are one story. What was not found to be alike has little against it but
/// what it lacks.
pub(crate) const MEASURE: Measure = Measure { far: -0.08, enough: 0.03, large: 0.09 };
/// From which cosine on a page is another one over again, and no evidence of its own. This is narrower than what
/// [`crate::copies`] finds: a page that repeats half of another may well be on a story of its own, as when an outlet fills its
/// reports of one kind from a template.
pub(crate) const COPY: f32 = 0.95;

/// How much of the background is taken off. Above 1, as it is itself measured among the pages that were found.
const BACKGROUND: f32 = 1.3;
/// Which of the pages that are most alike make the background: behind the page's own story, before what is unlike anyway.
const BACKGROUND_RANKS: std::ops::Range<usize> = 10..40;
/// What each e-fold of the time between two pages takes at least.
const TIME: f32 = 0.025;
/// As long after the event it is still as likely as not that a page reports it, in days.
const FRESH_DAYS: f64 = 3.0;
/// Weekdays are how news dates what happened. Naming the same ones is worth so much ...
const WEEKDAY: f32 = 0.08;
/// ... less what is to be expected by chance.
const WEEKDAY_CHANCE: f32 = 0.35;
/// Short texts are alike by chance more easily: what each e-fold short of a full report takes.
const SHORT: f32 = 0.04;
/// Different terms of a full report.
const FULL_TERMS: f32 = 64.0;
/// Different terms of the shortest report that says anything.
const FEWEST_TERMS: f32 = 4.0;

/// The evidence, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) cosine: f32,
    pub(crate) background: f32,
    pub(crate) time: f32,
    pub(crate) weekdays: f32,
    pub(crate) brevity: f32,
}

impl Evidence {
    pub(crate) fn between(a: &Page, b: &Page, cosine: f32) -> Self {
        Self {
            cosine,
            background: -BACKGROUND * (a.background.mean + b.background.mean) / 2.0,
            time: (a.background.fall + b.background.fall) / 2.0 * time(a.moment, b.moment),
            weekdays: weekdays(a.weekdays, b.weekdays),
            brevity: -SHORT * (a.brevity + b.brevity) / 2.0,
        }
    }

    pub(crate) fn sum(self) -> f32 {
        self.cosine + self.background + self.time + self.weekdays + self.brevity
    }
}

/// The pages that are, for the most part, other stories of a page's kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Background {
    /// How alike they are on average.
    mean: f32,
    /// How much less alike they are for each e-fold of their rank. As a stream brings pages at a steady rate, an e-fold of the
    /// time between two pages is an e-fold of pages of their kind, the nearest of which is nearer by so much: that is what
    /// time must take so that stories do not get worse as a stream goes on.
    fall: f32,
}

impl Background {
    /// The background where too few pages have been read to measure it.
    pub(crate) const LEAST: Self = Self { mean: 0.08, fall: TIME };

    /// Of a page, from its cosines with those most alike, highest first.
    pub(crate) fn new(cosines: impl Iterator<Item = f32>) -> Self {
        let ranks: Vec<f32> = cosines.skip(BACKGROUND_RANKS.start).take(BACKGROUND_RANKS.len()).collect();
        let mean = ranks.iter().sum::<f32>() / BACKGROUND_RANKS.len() as f32;
        let fall = if ranks.len() == BACKGROUND_RANKS.len() { fall(&ranks) } else { 0.0 };
        Self { mean: mean.max(Self::LEAST.mean), fall: fall.max(Self::LEAST.fall) }
    }
}

/// How much cosines fall for each e-fold of their rank, from the second third of the ranks to the last: in the first there
/// may be pages of the same story, if that is large.
fn fall(cosines: &[f32]) -> f32 {
    let third = BACKGROUND_RANKS.len() / 3;
    let mean = |part: usize| cosines.iter().skip(part * third).take(third).sum::<f32>() / third as f32;
    let rank = |part: usize| BACKGROUND_RANKS.start as f32 + (part as f32 + 0.5) * third as f32;
    (mean(1) - mean(2)) / (rank(2) / rank(1)).ln()
}

/// How much shorter than a full report a text of so many different terms is, in e-folds.
pub(crate) fn brevity(terms: usize) -> f32 {
    (FULL_TERMS / (terms as f32).clamp(FEWEST_TERMS, FULL_TERMS)).ln()
}

/// By how many e-folds two pages are nearer in time than those of one story and of two are as likely.
fn time(a: Option<f64>, b: Option<f64>) -> f32 {
    match (a, b) {
        (Some(a), Some(b)) => -(((a - b).abs() + 1.0) / (FRESH_DAYS + 1.0)).ln() as f32,
        _ => 0.0,
    }
}

fn weekdays(a: Weekdays, b: Weekdays) -> f32 {
    let product =
        |x: Weekdays, y: Weekdays| x.iter().zip(y).map(|(&x, y)| f32::from(x) * f32::from(y)).sum::<f32>();
    let square = product(a, a) * product(b, b);
    if square > 0.0 { WEEKDAY * (product(a, b) / square.sqrt() - WEEKDAY_CHANCE) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_weekday_speaks_for_and_another_against() {
        let (monday, tuesday) = ([1, 0, 0, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0, 0]);
        assert!(weekdays(monday, monday) > 0.0 && weekdays(monday, tuesday) < 0.0);
        assert_eq!(weekdays(monday, [0; 7]), 0.0);
    }

    #[test]
    fn time_speaks_against_the_more_of_it_there_is() {
        let between = |days| time(Some(100.0), Some(100.0 + days));
        assert!(between(0.0) > 0.0 && between(30.0) < 0.0 && between(300.0) < between(30.0));
        assert_eq!(time(None, Some(1.0)), 0.0);
    }

    #[test]
    fn a_page_like_many_has_a_background_and_one_like_few_the_least() {
        let background = |cosines: &[f32]| Background::new(cosines.iter().copied());
        assert_eq!(background(&[0.5; 8]), Background::LEAST);
        let many = background(&[0.5; 60]);
        assert!((many.mean - 0.5).abs() < 1e-6 && many.fall == Background::LEAST.fall);
    }

    #[test]
    fn time_takes_what_ranks_take() {
        let cosines = (1..=60).map(|rank: u8| 0.9 - 0.1 * f32::from(rank).ln());
        assert!((Background::new(cosines).fall - 0.1).abs() < 0.01);
        let with_own_story = (1..=60u8).map(|rank| if rank < 20 { 0.9 } else { 0.3 });
        assert_eq!(Background::new(with_own_story).fall, Background::LEAST.fall);
    }
}
