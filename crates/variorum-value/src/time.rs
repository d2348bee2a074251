//! Time expressions: what they say, and which day, week, month or year that is.

mod calendar;
mod expression;
mod read;
mod resolve;
mod tense;

pub(crate) use calendar::is_month;
pub use expression::{Expression, Season, Time, Unit, When};
pub use read::times;
pub use resolve::resolve;
pub use tense::Reach;
