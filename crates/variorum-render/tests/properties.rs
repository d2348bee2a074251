//! What holds for every edition, whatever stands on its pages.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use std::io;

use common::arbitrary::edition;
use common::markup;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use variorum_collate::{Edition, WitnessId};
use variorum_render::verify::{Report, VerifyError, verify};
use variorum_render::{html, json, text};
use variorum_text::Span;

/// The check with the pages as the edition has them.
fn check(edition: &Edition, json: &str) -> Result<Report, VerifyError> {
    verify(json, |path| {
        let witness = edition.witnesses.iter().find(|witness| witness.file == path);
        witness.map(|w| w.article.source.as_bytes().to_vec()).ok_or_else(|| io::ErrorKind::NotFound.into())
    })
}

fn holds(edition: &Edition, json: &str) -> bool {
    check(edition, json).is_ok_and(|report| report.holds())
}

/// Every value below a value, each with the key it stands under.
fn visit<'a>(key: &'a str, value: &'a mut Value, each: &mut impl FnMut(&str, &mut Value)) {
    each(key, value);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(key, item, each)),
        Value::Object(members) => members.iter_mut().for_each(|(key, item)| visit(key, item, each)),
        _ => {}
    }
}

/// The edition with one of the values changed that `which` picks; `None` where it picks none.
fn altered(
    json: &str,
    pick: Index,
    which: impl Fn(&str, &Value) -> bool,
    change: impl Fn(&mut Value),
) -> Option<String> {
    let mut value: Value = serde_json::from_str(json).unwrap();
    let mut count = 0;
    visit("", &mut value, &mut |key, v| count += usize::from(which(key, v)));
    if count == 0 {
        return None;
    }
    let mut left = pick.index(count) as isize;
    visit("", &mut value, &mut |key, v| {
        if which(key, v) {
            if left == 0 {
                change(v);
            }
            left -= 1;
        }
    });
    Some(value.to_string())
}

/// Without what a renderer may show as something else.
fn plain(text: &str) -> String {
    let control = |c: &char| !c.is_control() && !('\u{2400}'..='\u{2421}').contains(c) && *c != '\u{fffd}';
    text.chars().filter(control).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_can_be_verified(edition in edition()) {
        let report = check(&edition, &json(&edition)).unwrap();
        prop_assert!(report.holds(), "{:?}", report.faults);
        prop_assert!(report.spans >= edition.readings.len() * 2);
        prop_assert_eq!(report.pages, edition.witnesses.len());
    }

    #[test]
    fn another_character_on_a_page_is_found(edition in edition(), which: Index, at: Index) {
        let printed = json(&edition);
        let mut other = edition.clone();
        let article = &mut other.witnesses[which.index(edition.witnesses.len())].article;
        let mut characters: Vec<char> = article.source.chars().collect();
        let at = at.index(characters.len());
        characters[at] = if characters[at] == 'x' { 'y' } else { 'x' };
        article.source = characters.into_iter().collect::<String>().into();
        prop_assert!(!holds(&other, &printed));
    }

    #[test]
    fn a_moved_offset_is_found(edition in edition(), pick: Index, by in prop_oneof![-3i64..=-1, 1i64..=3]) {
        let offset = |key: &str, value: &Value| key != "confidence" && value.is_number();
        let moved = altered(&json(&edition), pick, offset, |v| *v = (v.as_i64().unwrap() + by).into());
        prop_assert!(!holds(&edition, &moved.unwrap()));
    }

    #[test]
    fn an_altered_text_is_found(edition in edition(), pick: Index, at: Index) {
        let text = |key: &str, value: &Value| {
            let field = key == "text" || key.ends_with("_text") || key.ends_with("sha256");
            field && value.as_str().is_some_and(|text| !text.is_empty())
        };
        let change = |value: &mut Value| {
            let mut characters: Vec<char> = value.as_str().unwrap().chars().collect();
            let at = at.index(characters.len());
            characters[at] = if characters[at] == 'x' { 'y' } else { 'x' };
            *value = characters.into_iter().collect::<String>().into();
        };
        let altered = altered(&json(&edition), pick, text, change).unwrap();
        prop_assert!(!holds(&edition, &altered));
    }

    #[test]
    fn an_altered_name_is_found(edition in edition(), pick: Index) {
        let refers = ["readings", "witness", "utterance", "file", "left", "right"];
        let name = |key: &str, value: &Value| {
            let statement = |id: &str| key == "id" && id.starts_with(char::is_uppercase);
            value.as_str().is_some_and(|name| refers.contains(&key) || statement(name))
        };
        let altered = altered(&json(&edition), pick, name, |value| *value = "Q7".into()).unwrap();
        prop_assert!(!holds(&edition, &altered));
    }

    #[test]
    fn words_that_are_missing_are_refused(edition in edition(), pick: Index) {
        let list = |key: &str, value: &Value| {
            (key == "text" || key.ends_with("_text")) && value.as_array().is_some_and(|words| !words.is_empty())
        };
        let shorter = |value: &mut Value| { value.as_array_mut().unwrap().pop(); };
        prop_assert!(!holds(&edition, &altered(&json(&edition), pick, list, shorter).unwrap()));
        let members = |_: &str, value: &Value| value.as_object().is_some_and(|o| o.keys().any(|k| k.ends_with("_text")));
        let without = |value: &mut Value| value.as_object_mut().unwrap().retain(|key, _| !key.ends_with("_text"));
        let without = altered(&json(&edition), pick, members, without).unwrap();
        prop_assert!(check(&edition, &without).is_err());
    }

    #[test]
    fn the_document_holds_the_pages_and_nothing_of_them_is_markup(edition in edition()) {
        let document = html(&edition);
        let seen = markup::read(&document);
        markup::links_hold(&seen);
        let lines = edition.witnesses.iter().flat_map(|w| w.article.lines.iter().map(|l| l.span.of(&w.article.source)));
        let lines: Vec<_> = lines.map(plain).collect();
        let shown: Vec<_> = markup::texts(&seen, "line", "sup").iter().map(|t| plain(t)).collect();
        prop_assert_eq!(shown.len(), lines.len());
        for (shown, line) in shown.iter().zip(&lines) {
            prop_assert!(shown.ends_with(line.as_str()), "{:?} {:?}", shown, line);
        }
        prop_assert!(!document.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r')));
    }

    #[test]
    fn a_terminal_is_given_no_order(edition in edition(), width in 0usize..200) {
        let printed = text(&edition, width);
        let order = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        prop_assert!(!printed.contains(order));
    }

    #[test]
    fn an_edition_that_is_wrong_is_printed_all_the_same(
        mut edition in edition(), start in 0usize..300, length in 0usize..300, n in 0usize..20
    ) {
        let spans = vec![Span::new(start, start + length); 2];
        edition.readings[0].content.clone_from(&spans);
        edition.readings[0].witness = WitnessId(n);
        edition.utterances[0].readings.push(n);
        edition.differences[0].sides[0].spans.clone_from(&spans);
        edition.differences[0].utterance = Some(n);
        edition.positions[0].evidence = spans;
        text(&edition, 80);
        html(&edition);
        let printed = json(&edition);
        prop_assert!(check(&edition, &printed).is_ok());
    }
}
