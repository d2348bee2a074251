//! Pairs of pages that are one but for a planted change, and controls that differ in typing alone. The sentences in
//! `data/planted.txt` are the project's own; their annotation is spaCy's (`en_core_web_sm`): form, lemma, tag, part of
//! speech, relation, head, space, sentence start, entity.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use variorum_collate::{DifferenceKind, Source, collate};
use variorum_page::{Article, Line, LineKind, Metadata};
use variorum_parse::{Annotation, Doc, Entity};
use variorum_statement::statements;
use variorum_text::Span;

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

fn doc(tokens: &[&str]) -> Doc {
    let rows: Vec<Vec<&str>> = tokens.iter().map(|t| t.split('\t').collect()).collect();
    let mut text = String::new();
    let mut annotations = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let [form, lemma, tag, pos, dep, head, space, start, entity] = row[..] else { panic!("{row:?}") };
        let span = Span::new(text.len(), text.len() + form.len());
        text.push_str(form);
        text.push_str(if space == "_" { " " } else { "" });
        let head = head.parse().unwrap();
        let (space_after, sent_start) = (space == "_", start == "S");
        annotations.push(Annotation { span, space_after, tag, pos, morph: "", lemma, dep, head, sent_start });
        match entity.split_once('-') {
            Some(("B", label)) => entities.push(Entity { tokens: i..i + 1, label: label.into() }),
            Some(("I", _)) => entities.last_mut().unwrap().tokens.end = i + 1,
            _ => {}
        }
    }
    Doc::from_annotations(text, &annotations, entities).unwrap()
}

fn source(name: &str, published: &str, tokens: &[&str]) -> Source {
    let doc = doc(tokens);
    let lines = vec![Line { span: Span::new(0, doc.text().len()), kind: LineKind::Article }];
    let metadata = Metadata { published: Some(published.to_owned()), ..Default::default() };
    let article = Article { source: doc.text().into(), metadata, lines, teasers: Vec::new() };
    let passage = article.passage(&[LineKind::Article]);
    let statements = statements(&doc);
    Source { file: name.to_owned(), article, passage, doc, statements }
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
