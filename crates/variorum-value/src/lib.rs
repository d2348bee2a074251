//! Things in a text that can be compared: times, numbers and amounts, countries.

mod name;
mod number;
mod time;

pub use name::{Country, countries};
pub use number::{Quantity, Unit, numeral, quantities};
pub use time::{Expression, Reach, Season, Time, Unit as TimeUnit, When, resolve, times};
