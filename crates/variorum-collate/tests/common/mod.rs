//! Pages from annotated sentences: form, lemma, tag, part of speech, relation, head, space, sentence start, entity.

use variorum_collate::Source;
use variorum_page::{Article, Line, LineKind, Metadata};
use variorum_parse::{Annotation, Doc, Entity};
use variorum_statement::statements;
use variorum_text::Span;

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

/// A page of these tokens, a tab-separated line each.
pub fn source(name: &str, published: &str, tokens: &[&str]) -> Source {
    let doc = doc(tokens);
    let lines = vec![Line { span: Span::new(0, doc.text().len()), kind: LineKind::Article }];
    let metadata = Metadata { published: Some(published.to_owned()), ..Default::default() };
    let article = Article { source: doc.text().into(), metadata, lines, teasers: Vec::new() };
    let passage = article.passage(&[LineKind::Article]);
    let statements = statements(&doc);
    Source { file: name.to_owned(), article, passage, doc, statements }
}
