//! Days of a month that is not named.

use super::super::Expression;
use super::super::words::Words;
use super::Read;

/// Words before "the 15th" where it is a day and no rank.
const DATING: &[&str] =
    &["on", "by", "until", "till", "from", "since", "before", "after", "between", "through", "to", ","];

/// "the 15th", "the 2nd of this month", "the 5th of the month".
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<Read> {
    let day = words.nth_day(at).filter(|_| words.before(at) == "the")?;
    if words.word(at + 1) == "of" {
        let article = words.are(at + 2, &["the", "month"]);
        let step =
            if article { Some(0) } else { words.step(at + 2).filter(|_| words.word(at + 3) == "month") };
        return step.map(|step| Read::new(Expression::DayOfMonth(day, Some(step)), at + 4));
    }
    let figures = words.word(at).starts_with(|c: char| c.is_ascii_digit());
    let dated = at.checked_sub(2).is_some_and(|i| words.is(i, DATING) || words.weekday(i).is_some());
    let alone = !words.is_noun(at + 1) && !words.is_described(at + 1) && words.word(at + 1) != "-";
    (figures && dated && alone).then_some(Read::new(Expression::DayOfMonth(day, None), at + 1))
}
