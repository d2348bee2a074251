//! Pages as long as no editor would print them: the time grows with their length, not with its square.

#![allow(clippy::unwrap_used)]

use variorum_collate::{Edition, Relation, Source, collate};
use variorum_page::{Article, Line, LineKind, Metadata};
use variorum_parse::{Annotation, Doc};
use variorum_statement::{CueKind, Kind, Statement};
use variorum_text::Span;

/// A page of sentences, each a list of words; every word hangs on the first of its sentence. With `quoted` all of it is
/// one quotation.
fn source(file: &str, sentences: &[Vec<String>], quoted: bool) -> Source {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        let first = spans.len();
        for word in sentence {
            spans.push((Span::new(text.len(), text.len() + word.len()), first));
            text.push_str(word);
            text.push(' ');
        }
    }
    let annotation = |(i, &(span, head)): (usize, &(Span, usize))| {
        let lemma = span.of(&text);
        let pos = if lemma.starts_with(|c: char| c.is_ascii_digit()) { "NUM" } else { "NOUN" };
        let dep = if i == head { "ROOT" } else { "dep" };
        Annotation {
            span,
            space_after: true,
            head,
            dep,
            pos,
            lemma,
            sent_start: i == head,
            ..Annotation::default()
        }
    };
    let rows: Vec<_> = spans.iter().enumerate().map(annotation).collect();
    let doc = Doc::from_annotations(text.as_str(), &rows, Vec::new()).unwrap();
    let whole = Span::new(0, text.trim_end().len());
    let lines = vec![Line { span: whole, kind: LineKind::Article }];
    let article =
        Article { source: text.as_str().into(), metadata: Metadata::default(), lines, teasers: Vec::new() };
    let passage = article.passage(&[LineKind::Article]);
    let statement = Statement {
        kind: Kind::Direct,
        content: vec![whole],
        cue: Vec::new(),
        cue_kind: CueKind::Speech,
        source: Vec::new(),
        speaker: None,
        voices: Vec::new(),
    };
    let statements = if quoted { vec![statement] } else { Vec::new() };
    Source { file: file.to_owned(), article, passage, doc, statements }
}

/// Words of a small vocabulary in an order without a pattern.
fn words(n: usize) -> Vec<String> {
    let names = ["yard", "ferry", "pier", "crane", "tide", "rope", "mast", "anchor", "harbour", "pilot"];
    let mut state = 7_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    };
    let mut word = || format!("{}{}", char::from(b'a' + next(26) as u8), names[next(names.len())]);
    (0..n).map(|_| word()).collect()
}

fn of_quotations(left: &[Vec<String>], right: &[Vec<String>]) -> Edition {
    collate(vec![source("a.txt", left, true), source("b.txt", right, true)])
}

#[test]
fn a_quotation_of_many_words_without_a_stop() {
    let left = words(12_000);
    let mut right = left.clone();
    right[6_000] = "lighthouse".to_owned();
    let edition = of_quotations(&[left], &[right]);
    assert_eq!(edition.utterances.len(), 1);
    assert_eq!(edition.utterances[0].relation, Some(Relation::Altered));
}

#[test]
fn a_quotation_of_many_sentences() {
    let left: Vec<Vec<String>> = words(12_000).chunks(15).map(<[String]>::to_vec).collect();
    let mut right = left.clone();
    right[400][7] = "lighthouse".to_owned();
    assert_eq!(of_quotations(&left, &right).utterances.len(), 1);
}

#[test]
fn many_sentences_with_numbers() {
    let sentence = |n: usize, more: usize| {
        let words = format!("Place{n} lost {} ferries , cranes and ropes since spring", 3 + n + more);
        words.split(' ').map(str::to_owned).collect::<Vec<_>>()
    };
    let page =
        |more: usize| (0..4_000).map(|n| sentence(n, if n == 2_000 { more } else { 0 })).collect::<Vec<_>>();
    let edition = collate(vec![source("a.txt", &page(0), false), source("b.txt", &page(40), false)]);
    assert_eq!(edition.readings.len(), 0);
}
