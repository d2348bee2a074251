use super::super::{Cycle, Length, Season, Tense, timexes};
use super::*;
use jiff::civil::date;
use variorum_parse::Annotation;
use variorum_text::Span;

/// Words split at spaces; a capital makes a name.
fn doc(text: &str) -> Doc {
    let mut at = 0;
    let rows: Vec<_> = text
        .split(' ')
        .map(|word| {
            let span = Span::new(at, at + word.len());
            at = span.end() + 1;
            let name = word.starts_with(char::is_uppercase) || calendar_noun(word);
            let tag = if name { "NNP" } else { "" };
            Annotation { span, tag, space_after: true, ..Default::default() }
        })
        .collect();
    Doc::from_annotations(text, &rows, vec![]).unwrap()
}

fn calendar_noun(word: &str) -> bool {
    matches!(word, "spring" | "summer" | "fall" | "winter" | "meeting" | "scenes")
}

fn read(text: &str) -> Vec<(String, Expression)> {
    times(&doc(text)).into_iter().map(|t| (t.span.of(text).to_owned(), t.expression)).collect()
}

/// The words and values of a text written on Wednesday 7 January 2026.
fn values(text: &str) -> Vec<(String, String)> {
    let found = timexes(&times(&doc(text)), Some(date(2026, 1, 7)));
    found.into_iter().map(|t| (t.span.of(text).to_owned(), t.value)).collect()
}

/// Asserts that a text has one expression, and its words and value.
#[track_caller]
fn one(text: &str, words: &str, value: &str) {
    assert_eq!(values(text), [(words.to_owned(), value.to_owned())], "{text}");
}

#[track_caller]
fn none(text: &str) {
    assert_eq!(values(text), [], "{text}");
}

#[test]
fn days() {
    one("on 5 January 2026 .", "5 January 2026", "2026-01-05");
    one("June 16 , 2020", "June 16 , 2020", "2020-06-16");
    one("on the 5th of January", "the 5th of January", "2026-01-05");
    one("on Tuesday , 3 February 2026", "Tuesday , 3 February 2026", "2026-02-03");
    one("on 7/8/07", "7/8/07", "2007-07-08");
    one("on 25/12/2020", "25/12/2020", "2020-12-25");
    one("on 03.02.2026", "03.02.2026", "2026-02-03");
    none("they may 5");
}

#[test]
fn the_days_of_a_range() {
    let both =
        [("5".to_owned(), "2020-06-05".to_owned()), ("7 June 2020".to_owned(), "2020-06-07".to_owned())];
    assert_eq!(values("between 5 and 7 June 2020"), both);
    let both = [("June 5".to_owned(), "2026-06-05".to_owned()), ("7".to_owned(), "2026-06-07".to_owned())];
    assert_eq!(values("on June 5 - 7"), both);
}

#[test]
fn months() {
    one("in November", "November", "2025-11");
    one("since last September", "last September", "2025-09");
    one("after October of next year", "October of next year", "2027-10");
    one("in early June 2020", "early June 2020", "2020-06");
    one("in mid - July", "mid - July", "2026-07");
    none("Theresa May spoke");
}

#[test]
fn years_decades_centuries() {
    assert_eq!(read("launched in 2020 under"), [("2020".into(), Expression::Year(2020))]);
    one("in mid-2010", "mid-2010", "2010");
    one("by the end of 2020", "the end of 2020", "2020");
    one("in fiscal year 2008", "fiscal year 2008", "FY2008");
    one("in the 1990s", "the 1990s", "199");
    one("in the '90s", "the '90s", "199");
    one("in the 19th century", "the 19th century", "18");
    none("in his sixties");
}

#[test]
fn parts_of_a_year() {
    one("in the second quarter of 2020", "the second quarter of 2020", "2020-Q2");
    one("in the third quarter of last year", "the third quarter of last year", "2025-Q3");
    one("its third - quarter", "its third - quarter", "2026-Q3");
    one("in Q3 2009", "Q3 2009", "2009-Q3");
    one("in the first half of 2009", "the first half of 2009", "2009-H1");
    one("in the last week of March", "the last week of March", "2026-W13");
    one("the summer of 2019", "the summer of 2019", "2019-SU");
    one("since last summer", "last summer", "2025-SU");
    one("by the fall", "the fall", "2025-FA");
    one("on New Year 's Eve", "New Year 's Eve", "2025-12-31");
    one("on Good Friday 2019", "Good Friday 2019", "2019-04-19");
    none("the second half was better");
    none("a fall in prices");
}

#[test]
fn weekdays_and_named_days() {
    one("on Monday", "Monday", "2026-01-05");
    one("next Monday", "next Monday", "2026-01-12");
    one("late on Monday", "late on Monday", "2026-01-05");
    one("on Friday night", "Friday night", "2026-01-02TNI");
    one("earlier today", "earlier today", "2026-01-07");
    one("this morning", "this morning", "2026-01-07TMO");
    one("last night", "last night", "2026-01-06TNI");
    one("the day before yesterday", "the day before yesterday", "2026-01-05");
}

#[test]
fn times_of_the_day() {
    one("at 2:30 p.m. local time", "2:30 p.m. local time", "2026-01-07T14:30");
    one("at 16:08 UTC", "16:08 UTC", "2026-01-07T16:08Z");
    one("at 1500 GMT", "1500 GMT", "2026-01-07T15:00Z");
    one("at 12 a.m. Eastern Standard Time", "12 a.m. Eastern Standard Time", "2026-01-07T00:00");
    one("at 10 a.m. on Friday", "10 a.m. on Friday", "2026-01-02T10:00");
    one("at 16:00 UTC today", "16:00 UTC today", "2026-01-07T16:00Z");
    one("by midnight", "midnight", "2026-01-07T24:00");
    none("won 16:08 there");
}

#[test]
fn an_hour_is_one_of_the_day_that_the_sentence_names() {
    assert_eq!(values("on Monday he came at 2 p.m.")[1].1, "2026-01-05T14:00");
}

#[test]
fn steps() {
    one("late last month", "late last month", "2025-12");
    one("this next week", "this next week", "2026-W03");
    one("two weeks ago", "two weeks ago", "2025-W52");
    one("next weekend", "next weekend", "2026-W03-WE");
    one("earlier this decade", "earlier this decade", "202");
    one("years ago", "years ago", "PAST_REF");
}

#[test]
fn steps_from_the_time_spoken_of() {
    let last = |text: &str| values(text).pop().unwrap();
    assert_eq!(last("on Monday . The same day"), ("The same day".to_owned(), "2026-01-05".to_owned()));
    assert_eq!(last("on Monday , ending the day"), ("the day".to_owned(), "2026-01-05".to_owned()));
    assert_eq!(last("on 5 June 2020 and two days later").1, "2020-06-07");
    assert_eq!(last("on 5 June 2020 and the following week").1, "2020-W24");
    assert_eq!(last("in Q3 2009 , up from a year earlier").1, "2008-Q3");
    assert_eq!(last("on Monday , for a second consecutive day").1, "2026-01-05");
    none("the promise that day meeting");
    none("behind the scenes");
}

#[test]
fn durations() {
    let week = |n| Expression::Duration(Length::Whole(n), Unit::Week);
    assert_eq!(read("for two weeks"), [("two weeks".into(), week(2))]);
    assert_eq!(read("for a fortnight"), [("a fortnight".into(), week(2))]);
    one("over a decade", "over a decade", "P10Y");
    one("a twelve - year low", "twelve - year", "P12Y");
    none("the 54 - year - old");
    none("three - quarters of it");
    one("the next couple of years", "the next couple of years", "P2Y");
    one("for thirty - three years", "thirty - three years", "P33Y");
    one("half an hour", "half an hour", "PT30M");
    one("two and a half years", "two and a half years", "P2.5Y");
    one("in the past two years", "the past two years", "P2Y");
    one("in recent years", "recent years", "PXY");
    one("in years", "years", "PXY");
    one("at least two days", "at least two days", "P2D");
    one("a couple of months", "a couple of months", "P2M");
    one("a few minutes", "a few minutes", "PTXM");
    one("two consecutive quarters", "two consecutive quarters", "P2Q");
    none("a second time");
}

#[test]
fn a_length_before_an_event_is_a_length() {
    one("two days before the phone", "two days", "P2D");
    one("two days before .", "two days before", "2026-01-05");
}

#[test]
fn what_comes_again() {
    let monday = Expression::Every(Cycle::Weekday(jiff::civil::Weekday::Monday));
    assert_eq!(read("on Mondays"), [("Mondays".into(), monday)]);
    one("every other week", "every other week", "P2W");
    one("every morning", "every morning", "XXXX-XX-XXTMO");
    one("each December", "each December", "XXXX-12");
    one("is published daily", "daily", "P1D");
    none("the Daily Mail");
}

#[test]
fn times_without_a_place_in_the_calendar() {
    assert_eq!(read("now"), [("now".into(), Expression::Vague(Tense::Present))]);
    one("for the time being", "the time being", "PRESENT_REF");
    one("in the past", "the past", "PAST_REF");
    one("over the long term", "the long term", "FUTURE_REF");
    none("now that");
}

#[test]
fn seasons_know_their_year() {
    let summer = YearPart::Season(Season::Summer);
    assert_eq!(read("summer 2019")[0].1, Expression::OfYear(summer, WhichYear::Said(2019)));
}

#[test]
fn without_the_day_of_writing_values_are_partial() {
    let of = |text: &str| timexes(&times(&doc(text)), None).pop().unwrap().value;
    assert_eq!(of("on June 16"), "XXXX-06-16");
    assert_eq!(of("on Monday"), "XXXX-WXX-1");
    assert_eq!(of("last week"), "XXXX-WXX");
    assert_eq!(of("in the fourth quarter"), "XXXX-Q4");
}
