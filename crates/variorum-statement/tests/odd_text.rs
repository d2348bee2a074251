//! Odd texts through the parse: no panic, spans that fit, time that grows with length. Needs the language model.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use std::time::Instant;

use common::parse;
use proptest::prelude::*;
use variorum_statement::statements;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_span_fits_the_text(
        text in "([“”„«»‹›‘’\"']|Ann Lee |he |said |that |[.,:] |\n|[\u{200B}\u{200D}\u{FEFF}\u{200E}\u{200F}\u{202E}]){0,120}",
    ) {
        for s in statements(&parse(&text)) {
            let mentions = s.speaker.iter().flat_map(|x| x.mentions.iter());
            for span in s.content.iter().chain(&s.cue).chain(&s.source).chain(mentions) {
                prop_assert!(span.get(&text).is_some_and(|w| !w.is_empty()), "{span:?}");
            }
        }
    }
}

/// A million of them are timed by `variorum-bench statements-marks`.
#[test]
fn a_hundred_thousand_marks_take_linear_time() {
    for unit in ["\"", "“", "“‘«", "“a "] {
        let seconds = |count: usize, times: usize| {
            let text = unit.repeat(count / unit.chars().count());
            let start = Instant::now();
            (0..times).for_each(|_| drop(statements(&parse(&text))));
            start.elapsed().as_secs_f64()
        };
        parse("");
        // By the square, the whole would take ten times as long as its ten parts together.
        let (parts, whole) = (seconds(10_000, 10), seconds(100_000, 1));
        assert!(whole < 5.0 * parts, "{unit}: ten parts {parts} s, the whole {whole} s");
    }
}

#[test]
fn marks_without_width_or_of_direction_break_no_quotation() {
    for odd in ["\u{200B}", "\u{200F}", "\u{202B}", "\u{FEFF}"] {
        let text = format!("{odd}“The bridge is closed,”{odd} said Ann Lee.");
        let found = statements(&parse(&text));
        let content = found.first().map(|s| s.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>());
        assert_eq!(content.as_deref(), Some(&["The bridge is closed"][..]), "{odd:?}");
    }
}
