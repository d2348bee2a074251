//! Time expressions: what they say, and which day, week, month or year that is.

mod calendar;
mod expression;
mod holiday;
mod read;
mod resolve;
mod tense;
mod timex;
mod when;
mod words;

pub use calendar::is_calendar_name;
pub(crate) use calendar::is_month;
pub use expression::{Cycle, Expression, Hour, Length, Season, Tense, Time, Unit, WhichYear, YearPart};
pub use holiday::Holiday;
pub use read::times;
pub use resolve::resolve;
pub use tense::Reach;
pub use timex::{Timex, TimexType, timexes};
pub use when::{NoWhen, When};
