//! What a witness says somebody means to do.

use std::collections::HashMap;

use variorum_parse::{Doc, Entity, Token};
use variorum_statement::{Kind, Proposition, propositions};
use variorum_text::Span;

use super::state::{State, cue};
use crate::Source;
use crate::differences::Story;
use crate::differences::clause::{in_line, phrase, speakers, terms};
use crate::differences::slot::{Role, slots};
use crate::segment::Segment;
use crate::vocabulary::Term;

/// Somebody's state of mind about an action.
pub(super) struct Intent<'a> {
    pub witness: usize,
    pub state: State,
    pub holder: Who<'a>,
    /// The term of what is done; `None` where the text leaves it to the context.
    pub action: Option<Term>,
    pub target: Who<'a>,
    /// The words that tell it.
    pub span: Span,
    /// Whether the headline names what is done.
    pub topic: bool,
    /// The terms of its sentence and of the one before.
    pub around: Vec<Term>,
}

/// Who holds it, or to what it is done.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Who<'a> {
    pub name: Option<&'a str>,
    pub term: Option<Term>,
    /// Of a pronoun or noun, whether it is of several.
    pub many: Option<bool>,
    /// Whether it may be another: a pronoun, or who is only known to speak.
    pub open: bool,
}

/// The intents in a witness, in order.
pub(super) fn intents<'a>(story: &'a Story<'a>, witness: usize, source: &'a Source) -> Vec<Intent<'a>> {
    let doc = &source.doc;
    let terms = terms(story, witness, doc);
    let in_title = |s: &&Segment| s.witness == witness && s.in_title(source);
    let title =
        story.segments.iter().filter(in_title).flat_map(|s| s.terms.iter().map(|(t, _)| *t)).collect();
    let reader = Reader { source, witness, title, terms, who: speakers(source), said: said(source) };
    let all = propositions(doc, 0..doc.len());
    all.iter().filter_map(|own| reader.intent(doc.token(own.predicate)?, own)).collect()
}

/// The speaker whose own words, or whose report, each token is.
fn said(source: &Source) -> HashMap<usize, &str> {
    let mut said = HashMap::new();
    for statement in source.statements.iter().filter(|s| s.kind != Kind::Indirect || !s.source.is_empty()) {
        let Some(speaker) = &statement.speaker else { continue };
        let tokens = statement.content.iter().flat_map(|c| source.doc.tokens_in(*c));
        said.extend(tokens.map(|t| (t, speaker.name.as_str())));
    }
    said
}

struct Reader<'a> {
    source: &'a Source,
    witness: usize,
    /// The terms of the headline.
    title: Vec<Term>,
    terms: Vec<Option<Term>>,
    /// The speaker that each token stands for.
    who: Vec<Option<&'a str>>,
    /// The speaker of what each token is part of.
    said: HashMap<usize, &'a str>,
}

impl<'a> Reader<'a> {
    fn intent(&self, verb: Token<'a>, own: &Proposition) -> Option<Intent<'a>> {
        let doc = &self.source.doc;
        let found = cue(verb, own)?;
        let action = match found.action {
            None => None,
            Some(action) => Some(self.term(action)?),
        };
        let holder = self.holder(&found.verb, found.action);
        let target = found.action.map(|a| self.target(a)).unwrap_or_default();
        let sentence = verb.sentence();
        let number = doc.sentences().partition_point(|s| s.end <= sentence.start);
        let before = number.checked_sub(1).and_then(|i| doc.sentences().get(i));
        let window = before.map_or(sentence.start, |s| s.start)..sentence.end;
        let mut around: Vec<Term> = self.terms.get(window)?.iter().flatten().copied().collect();
        around.sort_unstable();
        around.dedup();
        let topic = action.is_some_and(|a| self.title.contains(&a));
        let told = verb.span().cover(found.word.span());
        let whole = |n: Span| doc.token(doc.tokens_in(n).start).map_or(n, with_auxiliary);
        let told = own.negation.iter().fold(told, |all, n| all.cover(whole(*n)));
        let told = found.action.map_or(told, |a| told.cover(done(doc, a)));
        let on = found.word.children().find(|c| found.state == State::Depending && c.dep() == "prep");
        let span = in_line(doc, on.map_or(told, |p| told.cover(doc.span(phrase(p)))), verb);
        Some(Intent {
            witness: self.witness,
            state: found.state,
            holder,
            action,
            target,
            span,
            topic,
            around,
        })
    }

    fn term(&self, token: Token<'_>) -> Option<Term> {
        self.terms.get(token.index()).copied().flatten()
    }

    /// Who has the mind: the subject, whose the action is, or who speaks.
    fn holder(&self, verb: &Token<'a>, action: Option<Token<'a>>) -> Who<'a> {
        let slot = slots(*verb).into_iter().find(|s| s.role == Role::Subject);
        let subject = slot.and_then(|s| self.source.doc.token(s.head));
        let speaker = self.said.get(&verb.index()).copied();
        // "the sale is under consideration", "no sale is planned".
        let own = subject.filter(|s| Some(*s) != action && !action.is_some_and(|a| inside(a, *s)));
        let whose = || action?.children().find(|c| c.dep() == "poss");
        match own.or_else(whose) {
            Some(t) if matches!(t.text().to_lowercase().as_str(), "i" | "we" | "our" | "my") => {
                self.of_own(*verb, speaker)
            }
            Some(t) if t.tag() == "EX" || t.lemma() == "it" && action.is_none() => named(speaker),
            Some(t) => self.who(t),
            None => named(speaker),
        }
    }

    /// "They said we want": those who say it inside of what somebody says.
    fn of_own(&self, verb: Token<'a>, speaker: Option<&'a str>) -> Who<'a> {
        let inner = verb.ancestors().take(2).find(|a| verb.dep() == "ccomp" && a.lemma() == "say");
        let inside = inner.filter(|a| self.said.contains_key(&a.index()));
        let subject = inside.and_then(|a| a.children().find(|c| c.dep() == "nsubj"));
        subject.map_or_else(|| named(speaker), |s| self.who(s))
    }

    /// To whom or to what it is done.
    fn target(&self, action: Token<'a>) -> Who<'a> {
        let of = |kinds: &[&str]| action.children().find(|c| kinds.contains(&c.dep()));
        let behind = || {
            let preps = action.children().filter(|c| c.dep() == "prep");
            preps.flat_map(|p| p.children()).find(|c| c.dep() == "pobj")
        };
        let noun = of(&["nsubjpass", "dobj"]).or_else(|| of(&["nsubj"])).or_else(behind);
        noun.or_else(|| of(&["compound"])).map(|t| self.who(t)).unwrap_or_default()
    }

    fn who(&self, token: Token<'a>) -> Who<'a> {
        let name = self.who.get(token.index()).copied().flatten().or_else(|| self.named(token));
        let word = token.text().to_lowercase();
        let many = match word.as_str() {
            "they" | "them" | "we" | "us" => Some(true),
            "he" | "him" | "she" | "her" => Some(false),
            _ => matches!(token.pos(), "NOUN" | "PROPN").then(|| matches!(token.tag(), "NNS" | "NNPS")),
        };
        let pronoun = token.pos() == "PRON";
        Who {
            name,
            term: self.term(token),
            many: many.filter(|_| name.is_none()),
            open: pronoun && name.is_none(),
        }
    }

    /// The name that a token is the last or another word of; of "him", the one person that its sentence names.
    fn named(&self, token: Token<'a>) -> Option<&'a str> {
        let doc = &self.source.doc;
        let text = |e: &Entity| doc.span(e.tokens.clone()).of(doc.text());
        let from = doc.entities().partition_point(|e| e.tokens.end <= token.sentence().start);
        let within = doc.entities().get(from..).unwrap_or_default().iter();
        let mut near = within.take_while(|e| e.tokens.start < token.sentence().end);
        if token.pos() != "PRON" {
            let is = |e: &&Entity| NAMES.contains(&&*e.label) && e.tokens.contains(&token.index());
            return near.find(is).map(text);
        }
        if !matches!(token.text().to_lowercase().as_str(), "he" | "him" | "she" | "her") {
            return None;
        }
        let own = self.said.contains_key(&token.index());
        let mut people =
            near.filter(|e| &*e.label == "PERSON" && self.said.contains_key(&e.tokens.start) == own);
        people.next().filter(|_| people.next().is_none()).map(text)
    }
}

/// Labels of entities that mean to do something.
const NAMES: &[&str] = &["PERSON", "ORG", "GPE", "NORP"];

/// Who speaks, or whom the speaker speaks for.
fn named(name: Option<&str>) -> Who<'_> {
    Who { name, open: true, ..Who::default() }
}

fn inside(token: Token<'_>, phrase: Token<'_>) -> bool {
    phrase.subtree().contains(&token.index())
}

/// What is done, up to what is joined to it.
fn done(doc: &Doc, action: Token<'_>) -> Span {
    let tokens = phrase(action);
    let last = doc.slice(tokens.clone()).rev().find(|t| !matches!(t.dep(), "cc" | "punct"));
    doc.span(tokens.start..last.map_or(tokens.end, |t| t.index() + 1))
}

/// "do" and "n’t".
fn with_auxiliary(negator: Token<'_>) -> Span {
    let before = negator.previous().filter(|t| !t.space_after() && t.pos() == "AUX");
    before.map_or(negator.span(), |t| t.span().cover(negator.span()))
}
