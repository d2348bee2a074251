//! Clauses that the tree hangs beside a reporting verb and that go on with what was said: "She said the bridge was
//! old, *and the ferry would run*."

use std::ops::Range;

use variorum_parse::Token;
use variorum_text::Span;

use crate::edge::LONGEST;
use crate::scene::{Scene, clip};
use crate::tree::{children, has, is_infinitive, is_punctuation, is_word, subject};
use crate::{Confidence, Kind, Statement};

/// How sure it is that such a clause has the speaker of the one before.
const GOES_ON: f32 = 0.9;
/// How many marks may stand before "and".
const MARKS: usize = 4;

/// Adds the clauses: to the statement before, where no mark stands between, else as statements of their own, with
/// neither cue nor source.
///
/// In the articles of PolNeAR's training part, nine of ten such clauses are content by these rules.
pub(crate) fn add(scene: &Scene<'_>, statements: &mut Vec<Statement>) {
    let mut taken = vec![false; scene.doc.len()];
    for span in statements.iter().flat_map(|s| s.content.iter().chain(&s.cue).chain(&s.source)) {
        taken.get_mut(scene.doc.tokens_in(*span)).into_iter().flatten().for_each(|slot| *slot = true);
    }
    let mut found = Vec::new();
    for s in statements.iter_mut() {
        let Some(clause) = reporting_verb(scene, s).and_then(|verb| Clause::after(scene, verb, s)) else {
            continue;
        };
        let words = clause.words.clone();
        if taken.get(words.clone()).is_none_or(|slots| slots.contains(&true)) {
            continue;
        }
        if clause.runs_in() {
            if let Some(last) = s.content.last_mut() {
                *last = last.cover(scene.doc.span(words));
            }
        } else if clause.is_told(s) {
            found.push(statement(s, scene.doc.span(words)));
        }
    }
    statements.extend(found);
    statements.sort_by_key(|s| s.content.first().copied());
}

fn statement(before: &Statement, content: Span) -> Statement {
    let speaker = before.speaker.clone().map(|s| {
        let confidence = Confidence::new(s.confidence.get() * GOES_ON);
        crate::Speaker { confidence, ..s }
    });
    Statement {
        kind: Kind::Indirect,
        content: vec![content],
        cue: Vec::new(),
        source: Vec::new(),
        speaker,
        ..before.clone()
    }
}

/// The finite verb that reports a clause or quotation: "*said*", not "*saying*".
fn reporting_verb<'d>(scene: &Scene<'d>, statement: &Statement) -> Option<Token<'d>> {
    let cue = statement.cue.first()?;
    let mut words = scene.doc.slice(scene.doc.tokens_in(*cue)).rev();
    words.find(|t| t.pos() == "VERB").filter(|t| matches!(t.tag(), "VBD" | "VBZ"))
}

/// A clause after "and" or "but" beside a reporting verb.
struct Clause<'d> {
    report: Token<'d>,
    verb: Token<'d>,
    subject: Token<'d>,
    /// "and", "but" …
    link: Token<'d>,
    words: Range<usize>,
    /// Whether it stands after the content, not after the reporting words.
    follows: bool,
}

impl<'d> Clause<'d> {
    /// The first clause beside a report, where nothing else stands between them.
    fn after(scene: &Scene<'d>, report: Token<'d>, statement: &Statement) -> Option<Self> {
        // "“A,” she said, and B": the tree may have the cue beside what is quoted, and B beside that.
        let quoted = Some(report).filter(|r| matches!(r.dep(), "ccomp" | "parataxis")).map(Token::head);
        let mut beside = children(report).chain(quoted.into_iter().flat_map(children));
        let verb = beside.find(|c| c.dep() == "conj" && c.index() > report.index())?;
        let name = subject(verb).filter(|s| s.index() < verb.index() && !matches!(s.tag(), "WP" | "WDT"))?;
        let words = words(scene, verb);
        let link = words.start.checked_sub(1).and_then(|i| scene.token(i)).filter(|t| t.dep() == "cc")?;
        let content = scene.doc.tokens_in(*statement.content.last()?);
        let follows = content.start > report.index() && has(report, &["ccomp"]);
        let named =
            statement.source.iter().chain(&statement.cue).map(|s| scene.doc.tokens_in(*s).end).max()?;
        let end = if follows { content.end } else { named };
        let apart = end > link.index()
            || link.index() - end > MARKS
            || words.len() > LONGEST
            || scene.doc.slice(end..link.index()).any(|t| !is_punctuation(t) || is_dash(t) || t.is_space())
            || scene.doc.slice(words.clone()).any(|t| scene.quotation_of(t.index()).is_some());
        (!apart && !is_infinitive(verb)).then_some(Self { report, verb, subject: name, link, words, follows })
    }

    /// Whether no mark stands between it and the content.
    fn runs_in(&self) -> bool {
        self.follows && self.link.previous().is_some_and(|t| !is_punctuation(t))
    }

    /// Whether it tells of what was said and not of what happened next: by its tense, and by whom it is of.
    fn is_told(&self, statement: &Statement) -> bool {
        let speaker = statement.speaker.iter().flat_map(|s| s.mentions.iter());
        let own = speaker.into_iter().any(|m| m.overlaps(self.subject.span()));
        let auxiliary = || children(self.verb).filter(|c| matches!(c.dep(), "aux" | "auxpass"));
        let modal = auxiliary().any(|a| a.tag() == "MD");
        let state = auxiliary().next().is_some()
            || is_word(self.verb, &STATES)
            || matches!(self.verb.tag(), "VBZ" | "VBP");
        let and = is_word(self.link, &["and"]);
        let plain = self.report.tag() == "VBD" && !has(self.report, &["aux"]);
        !own && if self.follows { plain && (modal || and && state) } else { and && modal }
    }
}

/// Verbs of states, which a clause that goes on with a report may have in the narrative past.
const STATES: [&str; 3] = ["had", "was", "were"];

/// The words of a clause in its sentence and paragraph, without stops at its end.
fn words(scene: &Scene<'_>, verb: Token<'_>) -> Range<usize> {
    let mut words = clip(verb.subtree(), &scene.sentence(verb.index()));
    while words
        .end
        .checked_sub(1)
        .and_then(|i| scene.token(i))
        .is_some_and(|t| !words.is_empty() && is_punctuation(t))
    {
        words.end -= 1;
    }
    words
}

fn is_dash(token: Token<'_>) -> bool {
    matches!(token.text(), "—" | "–" | "-" | "--")
}
