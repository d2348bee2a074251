//! Sentences that take one position, or none. The sentences in `data/positions.txt` are the project's own, with an example of
//! each line of the tables; their annotation is spaCy's (`en_core_web_sm`).

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::source;
use variorum_collate::collate;

/// What stands behind the `#` of each sentence ("stance | holder", or "none"), and its tokens.
fn sentences() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in include_str!("data/positions.txt").lines() {
        match line.strip_prefix("# ") {
            Some(wanted) => all.push((wanted, Vec::new())),
            None => all.last_mut().unwrap().1.push(line),
        }
    }
    all
}

/// The stance as its name is written in an edition.
fn name(stance: &str) -> String {
    let mut name = String::new();
    for c in stance.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

#[test]
fn each_sentence_takes_its_position_and_no_other() {
    let mut wrong = Vec::new();
    for (wanted, tokens) in sentences() {
        let page = source("a.txt", "2031-03-04", &tokens);
        let text = page.doc.text().to_owned();
        let edition = collate(vec![page]);
        let found =
            edition.positions.iter().map(|p| format!("{} | {}", name(&format!("{:?}", p.stance)), p.holder));
        let found = found.collect::<Vec<_>>().join("; ");
        if found != wanted && !(found.is_empty() && wanted == "none") {
            wrong.push(format!("{text}\n    {found} for {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
