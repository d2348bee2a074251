use super::super::{Cycle, Length, Season, Tense, timexes};
use super::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use variorum_parse::Annotation;
use variorum_text::Span;

/// Words split at spaces, and around "-" and "'" before figures; a capital makes a name.
fn doc(text: &str) -> Doc {
    let mut rows = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let sign = word.find(['-', '\'']).filter(|i| {
            let figure = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            figure(i + 1) && (*i == 0 || figure(i - 1))
        });
        let cuts = sign.map_or(vec![], |i| vec![i, i + 1]);
        let edges: Vec<usize> = [0].into_iter().chain(cuts).chain([word.len()]).collect();
        for piece in edges.windows(2).filter(|e| e[0] < e[1] || word.is_empty()) {
            let span = Span::new(at + piece[0], at + piece[1]);
            let text = span.of(text);
            let name = text.starts_with(char::is_uppercase) || calendar_noun(text);
            let tag = if name { "NNP" } else { "" };
            rows.push(Annotation { span, tag, space_after: piece[1] == word.len(), ..Default::default() });
        }
        at += word.len() + 1;
    }
    Doc::from_annotations(text, &rows, vec![]).unwrap()
}

fn calendar_noun(word: &str) -> bool {
    matches!(word, "spring" | "summer" | "fall" | "winter" | "meeting" | "scenes" | "amount")
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
    one("on 2026/02/03", "2026/02/03", "2026-02-03");
    one("from June 1st on", "June 1st", "2026-06-01");
    one("on the fifth of January 2004", "the fifth of January 2004", "2004-01-05");
    one("on 14–15 February", "14–15 February", "2026-02-14");
    none("they may 5");
}

#[test]
fn days_of_an_unnamed_month() {
    one("on the 5th", "the 5th", "2026-01-05");
    one("on the 2nd of this month", "the 2nd of this month", "2026-01-02");
    one("on Friday the 13th", "Friday the 13th", "2026-01-13");
    none("the 5th person");
    none("in the 5th");
}

#[test]
fn weeks_and_weekdays_by_their_place() {
    one("in the week of January 5", "the week of January 5", "2026-W02");
    one("the week ending 9 January", "the week ending 9 January", "2026-W02");
    one("on Monday of last week", "Monday of last week", "2025-12-29");
    one("on Friday next week", "Friday next week", "2026-01-16");
    one("the first Monday of September 2008", "the first Monday of September 2008", "2008-09-01");
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
fn the_ends_of_a_range_share_what_one_says() {
    let of = |text: &str| values(text).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(of("between March and May 2008"), ["2008-03", "2008-05"]);
    assert_eq!(of("from March 9 to 11 , 2008"), ["2008-03-09", "2008-03-11"]);
    assert_eq!(of("from November to February 2009"), ["2008-11", "2009-02"]);
    assert_eq!(of("the 9th and 10th of February 2009"), ["2009-02-09", "2009-02-10"]);
    assert_eq!(of("in 2007-08"), ["2007", "2008"]);
    assert_eq!(of("between 2 and 4 p.m."), ["2026-01-07T14:00", "2026-01-07T16:00"]);
    assert_eq!(of("from 11 to 1 p.m."), ["2026-01-07T11:00", "2026-01-07T13:00"]);
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
    one("in the mid-1990s", "the mid-1990s", "199");
    one("in the 1800s", "the 1800s", "18");
    one("in the year 1999", "the year 1999", "1999");
    one("the class of '82", "'82", "1982");
    one("the summer of '05", "the summer of '05", "2005-SU");
    one("the latter part of 2008", "the latter part of 2008", "2008");
    one("by the year 's end", "the year 's end", "2026");
    one("in the last fiscal year", "the last fiscal year", "FY2025");
    one("in the 2008 fiscal year", "the 2008 fiscal year", "FY2008");
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
    one("the 2008 third quarter", "the 2008 third quarter", "2008-Q3");
    one("the fiscal fourth quarter of 2008", "the fiscal fourth quarter of 2008", "2008-Q4");
    one("this past summer", "this past summer", "2025-SU");
    one("Autumn was wet", "Autumn", "2025-FA");
    none("Easter Eggs");
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
    one("this past Monday", "this past Monday", "2026-01-05");
    one("on the morning of January 31", "the morning of January 31", "2026-01-31TMO");
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
    one("at noon EST", "noon EST", "2026-01-07T12:00");
    one("at 13:30 ( UTC+8 )", "13:30 ( UTC+8 )", "2026-01-07T13:30");
    one("at 13:30 ( UTC )", "13:30 ( UTC )", "2026-01-07T13:30Z");
    one("at 0827 local", "0827 local", "2026-01-07T08:27");
    one("at 6 p.m. Moscow time", "6 p.m. Moscow time", "2026-01-07T18:00");
    one("at eight o'clock", "eight o'clock", "2026-01-07T08:00");
    one("at 8 in the evening", "8 in the evening", "2026-01-07T20:00");
    one("at half past two", "half past two", "2026-01-07T02:30");
    one("at a quarter to nine", "a quarter to nine", "2026-01-07T08:45");
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
    one("some time ago", "some time ago", "PAST_REF");
    one("a week from today", "a week from today", "2026-01-14");
    one("the year before last", "the year before last", "2024");
    one("later this year", "later this year", "2026");
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
    assert_eq!(last("on Monday , for the second day in a row").1, "2026-01-05");
    assert_eq!(last("on Monday , its worst day since").1, "2026-01-05");
    assert_eq!(last("on Monday . The day 's trading").1, "2026-01-05");
    assert_eq!(last("on Monday and the next trading day").1, "2026-01-06");
    assert_eq!(last("in 2004 . In April of that year").1, "2004-04");
    assert_eq!(last("in 2004 . In April the following year").1, "2005-04");
    assert_eq!(last("in Q3 2009 , the same period last year").1, "2008-Q3");
    assert_eq!(last("in Q3 2009 , the year - ago quarter").1, "2008-Q3");
    assert_eq!(last("this time last year"), ("this time last year".to_owned(), "2025".to_owned()));
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
    one("the past five trading days", "the past five trading days", "P5D");
    one("a single - day loss", "single - day", "P1D");
    one("a years - long row", "years - long", "PXY");
    one("a weeklong strike", "weeklong", "P1W");
    one("it rained all day", "all day", "P1D");
    one("the whole week", "the whole week", "P1W");
    one("an hour and a half", "an hour and a half", "PT1.5H");
    one("in two weeks ' time", "two weeks ' time", "P2W");
    one("a hundred days", "a hundred days", "P100D");
    one("two hundred years", "two hundred years", "P200Y");
    one("a quarter of a century", "a quarter of a century", "P25Y");
    one("20 mins", "20 mins", "PT20M");
    one("just over two years", "just over two years", "P2Y");
    one("months of talks", "months", "PXM");
    none("a minute amount");
    none("those days");
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
    one("every Friday night", "every Friday night", "XXXX-WXX-5TNI");
    one("on Friday nights", "Friday nights", "XXXX-WXX-5TNI");
    one("on weekends", "weekends", "XXXX-WXX-WE");
    one("every Christmas", "every Christmas", "XXXX-12-25");
    one("every single day", "every single day", "P1D");
    one("meets twice a year", "twice a year", "P1Y");
    one("meets three times a week", "three times a week", "P1W");
    one("a million per year", "per year", "P1Y");
    one("their annual loss", "annual", "P1Y");
    none("60 miles per hour");
    none("their annual congress");
    none("the Daily Mail");
}

#[test]
fn times_without_a_place_in_the_calendar() {
    assert_eq!(read("now"), [("now".into(), Expression::Vague(Tense::Present))]);
    one("for the time being", "the time being", "PRESENT_REF");
    one("in the past", "the past", "PAST_REF");
    one("over the long term", "the long term", "FUTURE_REF");
    one("at this time", "this time", "PRESENT_REF");
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

/// Words that rules look for, so that they are met beside anything else.
const MET: &[&str] = &[
    "'",
    "-",
    "–",
    "(",
    ")",
    ",",
    "$",
    "``",
    "the",
    "a",
    "of",
    "in",
    "at",
    "to",
    "all",
    "this",
    "last",
    "next",
    "same",
    "that",
    "every",
    "per",
    "first",
    "second",
    "half",
    "quarter",
    "past",
    "year",
    "years",
    "week",
    "weekend",
    "day",
    "days",
    "hour",
    "minute",
    "century",
    "decade",
    "Monday",
    "Mondays",
    "nights",
    "May",
    "march",
    "2008",
    "08",
    "1990s",
    "0",
    "9",
    "15th",
    "31",
    "2:30",
    "16:08",
    "1500",
    "pm",
    "UTC",
    "UTC+8",
    "local",
    "time",
    "noon",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "fiscal",
    "FY08",
    "Easter",
    "Christmas",
    "New",
    "hundred",
    "9999",
    "two",
    "term",
    "now",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(MET).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[0-9./:–-]{1,9}"]
}

fn tag() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["", "NN", "NNS", "NNP", "CD", "JJ", "DT", "VBD", "VBG", "IN", "POS"][..])
}

proptest! {
    #[test]
    fn whatever_is_written_spans_lie_in_order_on_characters(
        words in prop::collection::vec((word(), tag(), any::<bool>(), any::<prop::sample::Index>()), 0..24),
        day in (-9999i16..=9999, 1i8..=12, 1i8..=28),
    ) {
        let mut text = String::new();
        let count = words.len();
        let rows: Vec<_> = words
            .iter()
            .map(|(word, tag, space, head)| {
                let start = text.len();
                text += word;
                let span = Span::new(start, text.len());
                text += if *space { " " } else { "" };
                Annotation { span, tag, space_after: *space, head: head.index(count), ..Default::default() }
            })
            .collect();
        if let Ok(doc) = Doc::from_annotations(text.as_str(), &rows, vec![]) {
            let times = times(&doc);
            let mut end = 0;
            for time in &times {
                prop_assert!(time.span.start() >= end && time.span.get(&text).is_some_and(|said| !said.is_empty()));
                end = time.span.end();
            }
            let written = Date::new(day.0, day.1, day.2).ok();
            prop_assert_eq!(timexes(&times, written).len(), times.len());
            prop_assert_eq!(timexes(&times, None).len(), times.len());
        }
    }
}
