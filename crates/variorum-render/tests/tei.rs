//! The TEI document is well-formed whatever the pages hold, and the words of every statement can be put together again
//! from the apparatus.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod common;

use std::collections::BTreeMap;

use common::arbitrary::edition;
use proptest::prelude::*;
use roxmltree::{Document, Node};
use serde_json::Value;
use variorum_collate::Edition;
use variorum_render::{json, tei};

/// The statements that a witness has in an entry of the apparatus, by id where the entry names them; the words of a
/// statement's spans are joined by line breaks.
fn reading(entry: Node<'_, '_>, siglum: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    collect(entry, siglum, &mut out);
    out
}

fn collect(node: Node<'_, '_>, siglum: &str, out: &mut Vec<String>) {
    let words = |out: &mut Vec<String>, words: &str| out.last_mut().unwrap().push_str(words);
    for child in node.children() {
        match child.tag_name().name() {
            "" => words(out, child.text().unwrap_or_default()),
            "gap" => words(out, "\n"),
            "milestone" => out.push(String::new()),
            "app" => {
                let carries =
                    |rdg: &Node<'_, '_>| rdg.attribute("wit").unwrap().split(' ').any(|w| w == siglum);
                let own: Vec<_> = child.children().filter(carries).collect();
                assert_eq!(own.len(), 1, "one reading of {siglum}");
                collect(own[0], siglum, out);
            }
            name => panic!("{name} in a reading"),
        }
    }
}

fn named<'a>(document: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(("http://www.tei-c.org/ns/1.0", name)))
}

fn id<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute(("http://www.w3.org/XML/1998/namespace", "id")).unwrap_or_default()
}

/// Whatever of a text stands in a document as something else.
fn plain(text: &str) -> String {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    text.chars()
        .map(|c| if odd(c) || ('\u{2400}'..='\u{2421}').contains(&c) { '\u{fffd}' } else { c })
        .collect::<String>()
        .replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// Every statement of every utterance, put together from the apparatus, is what the JSON has.
fn rebuilds(edition: &Edition) {
    let printed = tei(edition);
    let document = Document::parse(&printed).unwrap();
    let json: Value = serde_json::from_str(&json(edition)).unwrap();
    let text = |id: &Value| {
        json["statements"].as_array().unwrap().iter().find(|s| s["id"] == *id).unwrap()["text"]
            .as_str()
            .unwrap()
    };
    for (ab, utterance) in named(&document, "ab")
        .filter(|ab| ab.attribute("type") == Some("utterance"))
        .zip(json["utterances"].as_array().unwrap())
    {
        assert_eq!(id(ab), utterance["id"]);
        let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for app in ab.children().filter(Node::is_element) {
            for siglum in app.children().flat_map(|rdg| rdg.attribute("wit").unwrap().split(' ')) {
                let mut own = Vec::new();
                let carries =
                    |rdg: &Node<'_, '_>| rdg.attribute("wit").unwrap().split(' ').any(|w| w == siglum);
                for rdg in app.children().filter(carries) {
                    own.extend(reading(rdg, siglum));
                }
                found.entry(siglum).or_default().extend(own.iter().map(|text| plain(text)));
            }
        }
        let mut want: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in utterance["readings"].as_array().unwrap() {
            let witness = id.as_str().unwrap().trim_end_matches(|c: char| c.is_ascii_digit());
            want.entry(format!("#{witness}")).or_default().push(plain(text(id)));
        }
        found.values_mut().for_each(|texts| texts.sort());
        want.values_mut().for_each(|texts| texts.sort());
        assert_eq!(found.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<BTreeMap<_, _>>(), want);
    }
}

#[test]
fn tei_of_three() {
    insta::assert_snapshot!(tei(&common::three()));
}

#[test]
fn statements_are_rebuilt() {
    rebuilds(&common::two());
    rebuilds(&common::three());
}

#[test]
fn what_is_referred_to_is_there() {
    let printed = tei(&common::three());
    let document = Document::parse(&printed).unwrap();
    let ids: Vec<_> = document.descendants().map(id).filter(|id| !id.is_empty()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len());
    for node in document.descendants() {
        for name in ["wit", "corresp"] {
            for target in node.attribute(name).into_iter().flat_map(|list| list.split(' ')) {
                assert!(ids.contains(&target.strip_prefix('#').unwrap()), "{name}: {target}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edition_is_rebuilt(edition in edition()) {
        rebuilds(&edition);
    }
}
