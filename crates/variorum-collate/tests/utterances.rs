//! Statements of two pages that are readings of one utterance, or of none. The sentences in `data/utterances.txt` are the
//! project's own; their annotation is spaCy's (`en_core_web_sm`), as in `data/planted.txt`.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::source;
use variorum_collate::{Edition, Source, collate};

/// Pages with the readings of each utterance that two of them share: "A1 B1, A2 B2".
struct Case {
    name: &'static str,
    joined: &'static str,
    pages: Vec<(&'static str, Vec<&'static str>)>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("data/utterances.txt").lines() {
        if let Some(date) = line.strip_prefix("## ") {
            cases.last_mut().unwrap().pages.push((date, Vec::new()));
        } else if let Some(head) = line.strip_prefix("# ") {
            let (name, joined) = head.split_once(" =").unwrap();
            cases.push(Case { name, joined: joined.trim(), pages: Vec::new() });
        } else {
            cases.last_mut().unwrap().pages.last_mut().unwrap().1.push(line);
        }
    }
    cases
}

fn joined(edition: &Edition) -> String {
    let mut nth = [0; 2];
    let count = |w: usize, nth: &mut [usize; 2]| {
        nth[w] += 1;
        nth[w]
    };
    let names: Vec<String> = edition
        .readings
        .iter()
        .map(|r| format!("{}{}", r.witness.letter(), count(r.witness.0, &mut nth)))
        .collect();
    let shared = edition.utterances.iter().filter(|u| u.relation.is_some());
    let list = shared.map(|u| u.readings.iter().map(|r| names[*r].as_str()).collect::<Vec<_>>().join(" "));
    list.collect::<Vec<_>>().join(", ")
}

#[test]
fn each_utterance_has_its_readings() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let pages = case.pages.iter().zip(["a.txt", "b.txt"]);
            let sources: Vec<Source> =
                pages.map(|((date, tokens), name)| source(name, date, tokens)).collect();
            let found = joined(&collate(sources));
            (found != case.joined).then(|| format!("{}: “{found}” for “{}”", case.name, case.joined))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
