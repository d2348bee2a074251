//! Holidays and the days they fall on. Own compilation from general knowledge; of national ones those that
//! English-language news speaks of by name alone.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A day that each year has, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// Month and day: Christmas.
    Fixed(i8, i8),
    /// Which weekday of which month, from 1, or -1 for the last: Thanksgiving.
    Nth(i8, Weekday, i8),
    /// Days after Easter Sunday: Good Friday.
    Easter(i16),
}

use Holiday::{Easter, Fixed, Nth};

/// The longer ones first.
const HOLIDAYS: &[(&[&str], Holiday)] = &[
    (&["new", "year", "'s", "eve"], Fixed(12, 31)),
    (&["new", "year", "'s", "day"], Fixed(1, 1)),
    (&["fourth", "of", "july"], Fixed(7, 4)),
    (&["st.", "patrick", "'s", "day"], Fixed(3, 17)),
    (&["st", "patrick", "'s", "day"], Fixed(3, 17)),
    (&["st.", "valentine", "'s", "day"], Fixed(2, 14)),
    (&["valentine", "'s", "day"], Fixed(2, 14)),
    (&["martin", "luther", "king", "jr.", "day"], Nth(3, Weekday::Monday, 1)),
    (&["martin", "luther", "king", "day"], Nth(3, Weekday::Monday, 1)),
    (&["mlk", "day"], Nth(3, Weekday::Monday, 1)),
    (&["groundhog", "day"], Fixed(2, 2)),
    (&["april", "fools", "'", "day"], Fixed(4, 1)),
    (&["april", "fool", "'s", "day"], Fixed(4, 1)),
    (&["earth", "day"], Fixed(4, 22)),
    (&["cinco", "de", "mayo"], Fixed(5, 5)),
    (&["international", "women", "'s", "day"], Fixed(3, 8)),
    (&["remembrance", "day"], Fixed(11, 11)),
    (&["guy", "fawkes", "night"], Fixed(11, 5)),
    (&["all", "saints", "'", "day"], Fixed(11, 1)),
    (&["all", "souls", "'", "day"], Fixed(11, 2)),
    (&["st.", "george", "'s", "day"], Fixed(4, 23)),
    (&["st.", "stephen", "'s", "day"], Fixed(12, 26)),
    (&["mother", "'s", "day"], Nth(2, Weekday::Sunday, 5)),
    (&["father", "'s", "day"], Nth(3, Weekday::Sunday, 6)),
    (&["presidents", "'", "day"], Nth(3, Weekday::Monday, 2)),
    (&["presidents", "day"], Nth(3, Weekday::Monday, 2)),
    (&["memorial", "day"], Nth(-1, Weekday::Monday, 5)),
    (&["labor", "day"], Nth(1, Weekday::Monday, 9)),
    (&["columbus", "day"], Nth(2, Weekday::Monday, 10)),
    (&["veterans", "day"], Fixed(11, 11)),
    (&["armistice", "day"], Fixed(11, 11)),
    (&["bastille", "day"], Fixed(7, 14)),
    (&["canada", "day"], Fixed(7, 1)),
    (&["australia", "day"], Fixed(1, 26)),
    (&["anzac", "day"], Fixed(4, 25)),
    (&["may", "day"], Fixed(5, 1)),
    (&["christmas", "eve"], Fixed(12, 24)),
    (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas"], Fixed(12, 25)),
    (&["boxing", "day"], Fixed(12, 26)),
    (&["juneteenth"], Fixed(6, 19)),
    (&["halloween"], Fixed(10, 31)),
    (&["thanksgiving", "day"], Nth(4, Weekday::Thursday, 11)),
    (&["thanksgiving"], Nth(4, Weekday::Thursday, 11)),
    (&["mardi", "gras"], Easter(-47)),
    (&["shrove", "tuesday"], Easter(-47)),
    (&["ash", "wednesday"], Easter(-46)),
    (&["palm", "sunday"], Easter(-7)),
    (&["maundy", "thursday"], Easter(-3)),
    (&["good", "friday"], Easter(-2)),
    (&["easter", "sunday"], Easter(0)),
    (&["easter", "monday"], Easter(1)),
    (&["easter"], Easter(0)),
    (&["ascension", "day"], Easter(39)),
    (&["whit", "monday"], Easter(50)),
    (&["pentecost"], Easter(49)),
];

/// The holiday that the words of a text begin with, and how many they are.
pub(super) fn holiday<'w>(word: impl Fn(usize) -> &'w str) -> Option<(Holiday, usize)> {
    let stands = |words: &[&str]| words.iter().enumerate().all(|(i, w)| word(i) == *w);
    HOLIDAYS.iter().find(|(words, _)| stands(words)).map(|(words, holiday)| (*holiday, words.len()))
}

impl Holiday {
    /// The day it falls on in a year.
    pub(super) fn day(self, year: i16) -> Option<Date> {
        match self {
            Fixed(month, day) => Date::new(year, month, day).ok(),
            Nth(nth, weekday, month) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Easter(after) => easter(year)?.checked_add(after.days()).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, after the anonymous algorithm in the form of Meeus.
fn easter(year: i16) -> Option<Date> {
    let year32 = i32::from(year);
    let (golden, century, of_century) = (year32 % 19, year32 / 100, year32 % 100);
    let leap_centuries = century / 4;
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn movable_feasts() {
        assert_eq!(Easter(0).day(2024), Some(date(2024, 3, 31)));
        assert_eq!(Easter(-2).day(2019), Some(date(2019, 4, 19)));
        assert_eq!(Nth(4, Weekday::Thursday, 11).day(2009), Some(date(2009, 11, 26)));
        assert_eq!(Nth(-1, Weekday::Monday, 5).day(2010), Some(date(2010, 5, 31)));
    }

    #[test]
    fn the_longer_name_is_read() {
        let words = ["christmas", "eve", "came"];
        let read = holiday(|i| words.get(i).copied().unwrap_or_default());
        assert_eq!(read, Some((Fixed(12, 24), 2)));
    }
}
