//! What each clause of a witness says: a predicate with its slots, in a statement or in the narrator's voice.

use std::collections::HashSet;
use std::ops::Range;

use variorum_parse::{Doc, Token};
use variorum_statement::{Kind, Proposition, propositions};
use variorum_text::Span;

use super::Story;
use super::slot::{Slot, slots};
use crate::Source;
use crate::segment::Segment;
use crate::vocabulary::Term;

/// One clause.
#[derive(Clone, Debug)]
pub(crate) struct Clause<'a> {
    /// Its stretch with its terms, for the comparison with others.
    pub segment: Segment,
    /// What is asserted.
    pub proposition: Proposition,
    /// Subject, objects, complement and obliques.
    pub slots: Vec<Slot<'a>>,
    /// Number of the segment of the story that the predicate stands in.
    pub within: usize,
}

/// The force of a term that only describes what heads a slot.
const MODIFIER: f32 = 0.5;

/// Verbs that say little by themselves, and that a clause may share with another all the same.
pub(crate) const LIGHT: &[&str] =
    &["be", "have", "do", "get", "go", "make", "take", "come", "give", "happen", "occur"];

/// Verbs that belong to what they stand before, or stand for what they stand behind.
const INSIDE: &[&str] = &["ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "xcomp", "pcomp"];

/// The clauses of all witnesses, in order.
pub(crate) fn clauses<'a>(story: &'a Story<'a>) -> Vec<Clause<'a>> {
    let mut all = Vec::new();
    let mut segments = story.segments.iter().enumerate().peekable();
    for (witness, source) in story.sources.iter().enumerate() {
        let doc = &source.doc;
        let mut within: Vec<Option<usize>> = vec![None; doc.len()];
        let mut terms: Vec<Option<Term>> = vec![None; doc.len()];
        let mut own = Vec::new();
        while let Some(next) = segments.next_if(|(_, s)| s.witness == witness) {
            own.push(next);
        }
        // Speech inside speech comes last, statements behind the narrator.
        own.sort_by_key(|(_, s)| (s.reading.is_some(), std::cmp::Reverse(s.span.len())));
        for (number, segment) in own {
            within.get_mut(segment.tokens.clone()).unwrap_or_default().fill(Some(number));
            for (term, token) in &segment.terms {
                if let Some(place) = terms.get_mut(*token) {
                    *place = Some(*term);
                }
            }
        }
        at_heads(doc, &mut terms);
        // The parser may run a headline into what stands below it.
        let said = lines(doc).into_iter().flat_map(|line| propositions(doc, line));
        let cues = cues(source);
        let said = said.filter(|p| !cues.contains(&p.predicate));
        let who = speakers(source);
        let reader = Reader { story, doc, terms, within, who };
        all.extend(said.filter_map(|p| reader.clause(p)));
    }
    all
}

/// Moves the terms of names and amounts of several words to the words that head them.
fn at_heads(doc: &Doc, terms: &mut [Option<Term>]) {
    for token in doc.tokens() {
        let head = token.head().index();
        let inside = matches!(token.dep(), "compound" | "quantmod" | "nmod" | "nummod");
        let free = terms.get(head).is_some_and(Option::is_none) && head > token.index();
        if inside && free && matches!(token.head().pos(), "PROPN" | "NUM" | "SYM") {
            terms.swap(token.index(), head);
        }
    }
}

/// The term of each token of a witness, as far as its segments have one.
pub(super) fn terms(story: &Story<'_>, witness: usize, doc: &Doc) -> Vec<Option<Term>> {
    let mut terms: Vec<Option<Term>> = vec![None; doc.len()];
    for (term, token) in story.segments.iter().filter(|s| s.witness == witness).flat_map(|s| &s.terms) {
        if let Some(place) = terms.get_mut(*token) {
            *place = Some(*term);
        }
    }
    terms
}

/// The tokens of all cues.
fn cues(source: &Source) -> HashSet<usize> {
    source.statements.iter().flat_map(|s| &s.cue).flat_map(|c| source.doc.tokens_in(*c)).collect()
}

/// What is known of each token of a witness.
struct Reader<'a> {
    story: &'a Story<'a>,
    doc: &'a Doc,
    terms: Vec<Option<Term>>,
    /// Number of the segment it stands in.
    within: Vec<Option<usize>>,
    /// The speaker it stands for.
    who: Vec<Option<&'a str>>,
}

/// The speaker that each token stands for: where speakers are mentioned, and "I" in what they say.
pub(super) fn speakers(source: &Source) -> Vec<Option<&str>> {
    let doc = &source.doc;
    let mut who = vec![None; doc.len()];
    for statement in &source.statements {
        let Some(speaker) = &statement.speaker else { continue };
        for mention in speaker.mentions.iter() {
            who.get_mut(doc.tokens_in(*mention)).unwrap_or_default().fill(Some(speaker.name.as_str()));
        }
        if statement.kind != Kind::Indirect {
            for token in statement.content.iter().flat_map(|c| doc.slice(doc.tokens_in(*c))) {
                let own = matches!(token.text(), "I" | "me" | "Me" | "my" | "My");
                if let Some(place) = who.get_mut(token.index()).filter(|_| own) {
                    *place = Some(speaker.name.as_str());
                }
            }
        }
    }
    who
}

impl<'a> Reader<'a> {
    fn clause(&self, proposition: Proposition) -> Option<Clause<'a>> {
        let Self { story, doc, terms, within, who } = self;
        let verb = doc.token(proposition.predicate)?;
        let number = within.get(verb.index()).copied().flatten()?;
        let told = story.segments.get(number)?;
        let mut slots = slots(verb);
        for slot in &mut slots {
            slot.who = who.get(slot.head).copied().flatten();
        }
        let mut tokens = Vec::new();
        own_tokens(verb, &mut tokens);
        let line = line_of(verb);
        tokens.retain(|i| line.contains(i));
        slots.retain(|s| line.contains(&s.head));
        tokens.extend(slots.iter().map(|s| s.head));
        tokens.sort_unstable();
        tokens.dedup();
        let term = |i: usize| terms.get(i).copied().flatten();
        let is_head = |i: usize| i == verb.index() || slots.iter().any(|s| s.head == i);
        if !tokens.iter().any(|i| is_head(*i) && term(*i).is_some()) {
            return None;
        }
        let forced =
            tokens.iter().filter_map(|i| Some((term(*i)?, *i, if is_head(*i) { 1.0 } else { MODIFIER })));
        let range = *tokens.first()?..tokens.last()? + 1;
        let segment = Segment::clause(told, doc, range, forced);
        Some(Clause { segment, proposition, slots, within: number })
    }
}

/// The lines of a text.
fn lines(doc: &Doc) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for token in doc.tokens().filter(|t| t.text().contains('\n')) {
        found.push(from..token.index());
        from = token.index() + 1;
    }
    found.push(from..doc.len());
    found
}

/// The part of a span that stands in the line of a token.
pub(super) fn in_line(doc: &Doc, span: Span, token: Token<'_>) -> Span {
    doc.span(line_of(token)).intersect(span).unwrap_or(token.span())
}

/// The tokens of the line that a token stands in.
fn line_of(token: Token<'_>) -> Range<usize> {
    let within = token.sentence();
    let breaks = |t: &Token<'_>| t.text().contains('\n');
    let before =
        std::iter::successors(token.previous(), |t| t.previous()).take_while(|t| t.index() >= within.start);
    let after = std::iter::successors(token.next(), |t| t.next()).take_while(|t| t.index() < within.end);
    let start = before.take_while(|t| !breaks(t)).last().unwrap_or(token).index();
    start..after.take_while(|t| !breaks(t)).last().unwrap_or(token).index() + 1
}

/// The tokens of a phrase or clause without the clauses inside it.
fn own_tokens(head: Token<'_>, into: &mut Vec<usize>) {
    let mut open = vec![head];
    while let Some(token) = open.pop() {
        into.push(token.index());
        let inner = |c: &Token<'_>| matches!(c.pos(), "VERB" | "AUX") && INSIDE.contains(&c.dep());
        open.extend(token.children().filter(|c| c.dep() != "punct" && !inner(c)));
    }
}

/// The phrase that a token heads, without the clauses inside it: its first and last token.
pub(crate) fn phrase(head: Token<'_>) -> Range<usize> {
    let mut tokens = Vec::new();
    own_tokens(head, &mut tokens);
    let first = tokens.iter().min().copied().unwrap_or(head.index());
    first..tokens.iter().max().map_or(head.index(), |l| *l) + 1
}
