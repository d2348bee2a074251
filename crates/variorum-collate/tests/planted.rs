//! Pairs of pages that are one but for a planted change, and controls that differ in typing alone. The sentences in
//! `data/planted.txt` are the project's own; their annotation is spaCy's (`en_core_web_sm`): form, lemma, tag, part of
//! speech, relation, head, space, sentence start, entity.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::source;
use variorum_collate::{DifferenceKind, collate};

struct Case {
    name: &'static str,
    kind: &'static str,
    witnesses: Vec<(&'static str, Vec<&'static str>)>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("data/planted.txt").lines() {
        if let Some(date) = line.strip_prefix("## ") {
            cases.last_mut().unwrap().witnesses.push((date, Vec::new()));
        } else if let Some(head) = line.strip_prefix("# ") {
            let (name, kind) = head.split_once(" =").unwrap();
            cases.push(Case { name, kind: kind.trim(), witnesses: Vec::new() });
        } else {
            cases.last_mut().unwrap().witnesses.last_mut().unwrap().1.push(line);
        }
    }
    cases
}

fn kinds(case: &Case) -> BTreeSet<DifferenceKind> {
    let sources = case
        .witnesses
        .iter()
        .zip(["a.txt", "b.txt"])
        .map(|((date, tokens), name)| source(name, date, tokens));
    collate(sources.collect()).differences.iter().map(|d| d.kind).collect()
}

#[test]
fn each_planted_change_is_found_and_nothing_else() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let found: Vec<String> = kinds(case).iter().map(|k| format!("{k:?}").to_lowercase()).collect();
            let found = found.join(" ");
            (found != case.kind).then(|| format!("{}: “{}” for “{}”", case.name, found, case.kind))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
