//! Clauses of a content, and their words.

use variorum_parse::{Doc, Token};
use variorum_text::Span;

use crate::Stance;

/// Longest action, in characters.
const LONGEST: usize = 100;

/// A clause that may take a stance.
#[derive(Clone, Copy)]
pub(super) struct Clause<'d> {
    pub verb: Token<'d>,
    /// Whether it is a main one of its content; a dependent one takes a stance only by its own auxiliary.
    pub main: bool,
}

/// The clauses of a content in order: the main ones, and others that have their own subject.
pub(super) fn clauses<'d>(doc: &'d Doc, content: Span) -> Vec<Clause<'d>> {
    let tokens = doc.tokens_in(content);
    let verb =
        |t: &Token<'_>| matches!(t.pos(), "VERB" | "AUX") && !matches!(t.dep(), "aux" | "auxpass" | "amod");
    let outside = |t: &Token<'_>| t.is_root() || !tokens.contains(&t.head().index());
    let mut main = vec![false; tokens.len()];
    let mut found = Vec::new();
    // A head stands before its conjuncts, and mostly before its clauses; where it does not, they count as dependent.
    for token in doc.slice(tokens.clone()).filter(verb) {
        let joined = matches!(token.dep(), "conj" | "parataxis");
        let to_main = main.get(token.head().index().wrapping_sub(tokens.start)).copied().unwrap_or_default();
        let is_main = outside(&token) || joined && to_main;
        if let Some(slot) = main.get_mut(token.index() - tokens.start) {
            *slot = is_main;
        }
        if is_main || own_subject(token).is_some() {
            found.push(Clause { verb: token, main: is_main });
        }
    }
    found
}

fn own_subject(verb: Token<'_>) -> Option<Token<'_>> {
    verb.children().find(|c| matches!(c.dep(), "nsubj" | "nsubjpass"))
}

/// The subject of a clause: its own, that of the clause it is joined to, what a relative clause is said of.
pub(super) fn subject(verb: Token<'_>) -> Option<Token<'_>> {
    let mut clause = verb;
    loop {
        if let Some(own) = own_subject(clause) {
            let relative = clause.dep() == "relcl" && matches!(own.tag(), "WDT" | "WP");
            return Some(if relative { clause.head() } else { own });
        }
        let carried = matches!(clause.dep(), "conj" | "xcomp") && clause.head().index() < clause.index();
        clause = Some(clause.head()).filter(|h| carried && matches!(h.pos(), "VERB" | "AUX"))?;
    }
}

/// The words of a clause without the clauses joined to it.
pub(super) fn words_of(doc: &Doc, root: Token<'_>, within: Span) -> Span {
    let whole = root.subtree();
    let joined = root.children().filter(|c| c.dep() == "conj" && c.index() > root.index());
    let next = joined.filter(|c| matches!(c.pos(), "VERB" | "AUX")).map(|c| {
        let own = own_subject(c).is_some();
        if own { c.subtree().start } else { c.index() }
    });
    let end = next.min().map_or(whole.end, |n| n.saturating_sub(1).max(root.index() + 1)).min(whole.end);
    let start = if root.dep() == "conj" && own_subject(root).is_none() {
        root.children().map(|c| c.index()).chain([root.index()]).min().unwrap_or(whole.start)
    } else {
        whole.start
    };
    let span = doc.span(start..end);
    trimmed(doc.text(), span.intersect(within).unwrap_or(span))
}

/// A span without what stands around its words, and without the "but" of the next clause.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let outer = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '”' | '"' | '“' | '—' | '–');
    let mut kept = span.of(text).trim_end_matches(outer);
    for word in [" and", " but", " or", " nor"] {
        kept = kept.strip_suffix(word).map_or(kept, |k| k.trim_end_matches(outer));
    }
    let start = span.start() + (kept.len() - kept.trim_start_matches(outer).len());
    Span::new(start, (span.start() + kept.len()).max(start))
}

/// What is claimed or denied, or the clause from its verb on: what is done.
pub(super) fn action(doc: &Doc, root: Token<'_>, clause: Span, stance: Stance) -> String {
    let subject = root.children().any(|c| c.dep() == "nsubj" && c.index() < root.index());
    let done = !matches!(stance, Stance::Claims | Stance::Denies);
    let from = if subject && done {
        root.span().start().clamp(clause.start(), clause.end())
    } else {
        clause.start()
    };
    line(Span::new(from, clause.end()).of(doc.text()))
}

/// Words on one line, cut where they are many.
pub(super) fn line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(i, _)| i);
    let cut = line.get(..end).unwrap_or_default();
    format!("{}…", cut.rsplit_once(' ').map_or(cut, |(head, _)| head))
}

/// The base forms of a span's content words, each once, in order.
pub(super) fn lemmas(doc: &Doc, span: Span) -> Vec<String> {
    let content =
        doc.slice(doc.tokens_in(span)).filter(|t| matches!(t.pos(), "NOUN" | "VERB" | "ADJ" | "PROPN"));
    let mut all: Vec<String> = content.map(|t| t.lemma().to_lowercase()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The share of the shorter one's lemmas that the other has.
pub(super) fn overlap(a: &[String], b: &[String]) -> f32 {
    let common = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
    common as f32 / a.len().min(b.len()).max(1) as f32
}
