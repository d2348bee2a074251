//! The date that stands at the head of an undated page.
//!
//! Only full dates that stand by themselves count: before the dash that opens a report ("Port Ansel, March 12, 2031 —"), or on a
//! line with little else ("Posted: 12 Mar 2031, 9:14"). Dates within prose ("was shot on March 12, 2031") are those of what is
//! told, which may be long ago.

use jiff::civil::{Date, date};

/// Bytes of a text in which its date is looked for.
const HEAD_BYTES: usize = 500;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words that may stand beside a date and its hour, as names of places and authors do.
const BESIDE: usize = 8;
/// What parts the opening of a report from its text.
const DASHES: [&str; 4] = ["—", "–", "--", " - "];
/// Letters that short forms of months and weekdays have: "Mar", "Sept", "Thurs".
const SHORT: std::ops::RangeInclusive<usize> = 3..=5;
/// Behind these stands when a page was published. Own compilation.
const PUBLISHED: [&str; 7] = ["created", "date", "dated", "issued", "posted", "published", "release"];
/// Behind these stands when it was changed. Own compilation.
const CHANGED: [&str; 7] = ["corrected", "edited", "modified", "reviewed", "revised", "update", "updated"];
/// What may stand between such a word and the date, in lower case.
const BEFORE_DATES: [&str; 2] = ["at", "on"];
/// What follows hours.
const HOURS: [&str; 4] = ["am", "pm", "a", "p"];
const YEARS: std::ops::Range<i16> = 1900..2100;

/// The day that stands by itself at the head of a text; `None` if there is none, or more than one.
pub(crate) fn dateline(text: &str) -> Option<Date> {
    let head = text.get(..text.floor_char_boundary(HEAD_BYTES)).unwrap_or(text);
    let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
    let opening = DASHES.iter().filter_map(|dash| first.find(dash)).min().unwrap_or(first.len());
    let lines = first.get(..opening).into_iter().chain(rest.lines());
    let mut days: Vec<Date> = lines.flat_map(apart).collect();
    days.dedup();
    match days[..] {
        [day] => Some(day),
        _ => None,
    }
}

/// The dates of a line that stand by themselves.
fn apart(line: &str) -> Vec<Date> {
    let words = words(line);
    if words.iter().filter(|(_, word)| !is_of_dates(word)).count() > BESIDE {
        return Vec::new();
    }
    let read = |at: usize| {
        let day = full_date(line, words.get(at..at + 3)?)?;
        stands_apart(words.get(..at)?).then_some(day)
    };
    (0..words.len()).filter_map(read).collect()
}

/// Runs of letters and digits, with the bytes at which they start.
fn words(line: &str) -> Vec<(usize, &str)> {
    let parts = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word)).collect()
}

fn full_date(line: &str, words: &[(usize, &str)]) -> Option<Date> {
    let &[(start, a), (_, b), (last, c)] = words else { return None };
    let written = line.get(start..last + c.len())?;
    if !written.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | ',' | '.' | '-')) {
        return None;
    }
    let (year, month, day) = match (month(a), month(b)) {
        (Some(month), _) => (c, month, day(b)?),
        (_, Some(month)) => (c, month, day(a)?),
        _ if written.len() == "2031-03-12".len() && written.matches('-').count() == 2 => {
            (a, b.parse().ok()?, day(c)?)
        }
        _ => return None,
    };
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month, day).ok()
}

/// Whether what stands before a date on its line is no sentence that tells of that day, nor a note of a change.
fn stands_apart(before: &[(usize, &str)]) -> bool {
    let is = |word: &str, of: &[&str]| of.iter().any(|w| w.eq_ignore_ascii_case(word));
    let is_of_date =
        |word: &str| weekday(word) || is(word, &HOURS) || word.bytes().all(|b| b.is_ascii_digit());
    let mut before =
        before.iter().rev().map(|&(_, word)| word).skip_while(|word| is_of_date(word)).peekable();
    let prose = before.next_if(|word| is(word, &BEFORE_DATES)).is_some();
    match before.next() {
        Some(word) if is(word, &CHANGED) => false,
        Some(word) if is(word, &PUBLISHED) => true,
        Some(word) => !prose && !word.starts_with(char::is_lowercase),
        None => !prose,
    }
}

fn is(word: &str, of: &[&str]) -> bool {
    of.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether a word belongs to a date or an hour.
fn is_of_dates(word: &str) -> bool {
    weekday(word)
        || month(word).is_some()
        || is(word, &HOURS)
        || day(word).is_some()
        || word.parse::<i16>().is_ok()
}

fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|name| names(word, name))?;
    i8::try_from(at + 1).ok()
}

fn weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| names(word, name))
}

fn names(word: &str, name: &str) -> bool {
    let short = SHORT.contains(&word.len()).then(|| name.get(..word.len())).flatten();
    word.eq_ignore_ascii_case(name) || short.is_some_and(|short| word.eq_ignore_ascii_case(short))
}

/// A day of a month: "12", "12th".
fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok()
}

/// Days since 1970 at noon, as the hour is not known.
pub(crate) fn noon(day: Date) -> f64 {
    f64::from((day - date(1970, 1, 1)).get_days()) + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_that_stand_by_themselves() {
        for text in [
            "PORT ANSEL, March 12, 2031 (Coast Wire) — A cable broke.",
            "Posted: Wednesday, Mar. 12th 2031, 9:14 PM\nA cable broke.",
            "Cable breaks\nPublished on 12 March 2031 at 9:14",
            "2031-03-12\n\nA cable broke.",
            "9:14 PM, WED 12 MAR 2031\nA cable broke.",
            "March 12, 2031 | Updated March 14, 2031\nA cable broke on March 9, 2031.",
        ] {
            assert_eq!(dateline(text), Some(date(2031, 3, 12)), "{text}");
        }
    }

    #[test]
    fn dates_of_what_is_told_and_dates_in_doubt() {
        for text in [
            "A cable broke on March 12, 2031.",
            "The bridge, closed since Monday, March 12, 2031, is open.",
            "Updated: March 12, 2031\nA cable broke.",
            "March 12, 2031\nMarch 13, 2031\nA cable broke.",
            "March 12\nA cable broke. In 2031 another did.",
            "31 February 2031\nA cable broke.",
            "12 (March) 2031",
            "CABLE BREAKS March 12, 2031 A cable of the Carrick Bridge broke in the morning.",
            "",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(noon(date(1970, 1, 2)), 1.5);
        assert_eq!(noon(date(1969, 12, 31)), -0.5);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\PC|\n|March |12|, 2031|-03-){0,60}") {
            dateline(&text);
        }
    }
}
