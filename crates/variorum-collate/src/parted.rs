//! Statements of one cue whose clauses differ in kind are two: "*it would pay*, and “*all options are open*,” she said".

use variorum_parse::Token;
use variorum_statement::{Kind, Statement};
use variorum_text::Span;

use crate::Source;

/// Opening and closing quotation marks.
const OPENING: &[char] = &['“', '"', '‘', '«', '„'];
const CLOSING: &[char] = &['”', '"', '’', '»', '“'];

/// The same source, with such statements parted.
pub(crate) fn parted(mut source: Source) -> Source {
    let statements = std::mem::take(&mut source.statements);
    source.statements = statements.into_iter().flat_map(|s| part(&source, s)).collect();
    source
}

fn part(source: &Source, statement: Statement) -> Vec<Statement> {
    let [content] = statement.content.as_slice() else { return vec![statement] };
    if statement.kind != Kind::Mixed {
        return vec![statement];
    }
    let tokens = source.doc.slice(source.doc.tokens_in(*content));
    let conjunctions = tokens.filter(|t| matches!(t.text(), "and" | "but"));
    let Some([left, right]) = conjunctions.filter_map(|c| sides(source, *content, c)).next() else {
        return vec![statement];
    };
    let with =
        |(kind, content): (Kind, Span)| Statement { kind, content: vec![content], ..statement.clone() };
    vec![with(left), with(right)]
}

type Side = (Kind, Span);

/// The clauses on both sides of a conjunction, if both are clauses and they differ in kind.
fn sides(source: &Source, content: Span, conjunction: Token<'_>) -> Option<[Side; 2]> {
    let text = source.doc.text();
    let that = conjunction.next().filter(|t| t.text() == "that");
    let first = that.unwrap_or(conjunction).next()?;
    let right = Span::new(first.span().start().max(content.start()), content.end().max(first.span().start()));
    let before = Span::new(content.start(), conjunction.span().start().max(content.start()));
    let end = before.of(text).trim_end_matches([' ', ',', ';']).len();
    let left = Span::new(before.start(), before.start() + end);
    let opens = first.text().starts_with(OPENING);
    let parted = (opens || that.is_some()) && [left, right].into_iter().all(|s| is_clause(source, s));
    let (left, right) = (of_kind(text, left), of_kind(text, right));
    (parted && left.0 != right.0).then_some([left, right])
}

/// Whether a stretch has a subject and its finite verb.
fn is_clause(source: &Source, span: Span) -> bool {
    let tokens = source.doc.tokens_in(span);
    let subject = |t: Token<'_>| {
        matches!(t.dep(), "nsubj" | "nsubjpass" | "expl") && tokens.contains(&t.head().index())
    };
    source.doc.slice(tokens.clone()).any(subject)
}

/// A stretch with its kind, without marks around all of it.
fn of_kind(text: &str, span: Span) -> Side {
    let words = span.of(text);
    let inner = words.strip_prefix(OPENING).and_then(|w| w.strip_suffix(CLOSING));
    match inner.filter(|w| !w.contains(OPENING)) {
        Some(inner) => {
            let start = span.start() + words.len() - words.trim_start_matches(OPENING).len();
            (Kind::Direct, Span::new(start, start + inner.trim_end_matches([',', '.']).len()))
        }
        None if words.contains(['“', '"', '«', '„']) => (Kind::Mixed, span),
        None => (Kind::Indirect, span),
    }
}
