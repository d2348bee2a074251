//! Every selector of every annotation leads to the words it names, whatever the pages hold.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use common::arbitrary::edition;
use proptest::prelude::*;
use serde_json::Value;
use variorum_collate::Edition;
use variorum_render::annotations;

/// The closed list of the Web Annotation vocabulary.
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// Looks each target up on its page, by both selectors; how many there are.
fn resolve(edition: &Edition, page: &Value) -> usize {
    let mut targets = 0;
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    for item in page["items"].as_array().unwrap() {
        assert_eq!(item["type"], "Annotation");
        assert!(item["id"].as_str().unwrap().starts_with('#'));
        assert!(MOTIVATIONS.contains(&item["motivation"].as_str().unwrap()));
        for body in item["body"].as_array().unwrap() {
            assert!(body["type"] == "TextualBody" && body["value"].is_string());
            assert!(MOTIVATIONS.contains(&body["purpose"].as_str().unwrap()));
        }
        for target in item["target"].as_array().unwrap() {
            let file = target["source"]["id"].as_str().unwrap();
            let witness = edition.witnesses.iter().find(|w| w.file == file).unwrap();
            let characters: Vec<char> = witness.article.source.chars().collect();
            let [position, quote] = [0, 1].map(|n| &target["selector"][n]);
            let [start, end] = ["start", "end"].map(|key| position[key].as_u64().unwrap() as usize);
            let [prefix, exact, suffix] =
                ["prefix", "exact", "suffix"].map(|key| quote[key].as_str().unwrap());
            assert_eq!(characters[start..end].iter().collect::<String>(), exact);
            let around: String = [prefix, exact, suffix].concat();
            let from = start - prefix.chars().count();
            assert_eq!(characters[from..from + around.chars().count()].iter().collect::<String>(), around);
            targets += 1;
        }
    }
    targets
}

#[test]
fn annotations_of_two() {
    let edition = common::two();
    let printed = annotations(&edition);
    insta::assert_snapshot!(printed);
    assert_eq!(resolve(&edition, &serde_json::from_str(&printed).unwrap()), 16);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_selector_resolves(edition in edition()) {
        let page: Value = serde_json::from_str(&annotations(&edition)).unwrap();
        prop_assert!(resolve(&edition, &page) >= edition.readings.len());
    }
}
