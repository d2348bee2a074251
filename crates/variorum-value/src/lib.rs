//! Things in a text that can be compared: times, numbers and amounts, countries.

mod name;
mod number;
mod time;

pub use name::{Country, countries};
pub use number::{Quantity, Unit, numeral, quantities};
pub use time::{
    Cycle, Expression, Holiday, Hour, Length, NoWhen, Reach, Season, Tense, Time, Timex, TimexType,
    Unit as TimeUnit, When, WhichYear, YearPart, is_calendar_name, resolve, times, timexes,
};
