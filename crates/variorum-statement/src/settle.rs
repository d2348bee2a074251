//! From drafts and quotations to statements: overlaps are settled, edges become bytes.

use std::ops::Range;

use variorum_text::Span;

use crate::direct::Quoted;
use crate::draft::Draft;
use crate::edge::whole_words;
use crate::lexicon::takes_quotation;
use crate::pulled::is_heading;
use crate::scene::Scene;
use crate::tree::{has, is_infinitive, is_punctuation, is_word, subject};
use crate::{CueKind, Kind, Statement};

/// The statements, in the order of their content.
pub(crate) fn settle(scene: &Scene<'_>, quoted: Vec<Quoted>, drafts: Vec<Draft>) -> Vec<Statement> {
    let mut taken = Taken::new(scene);
    let mut statements: Vec<Statement> = Vec::new();
    for q in quoted {
        taken.quotations(scene, &q);
        statements.push(direct(scene, &q));
    }
    let mut drafts = drafts;
    drafts.sort_by_key(|d| (std::cmp::Reverse(d.len()), d.word));
    for draft in drafts {
        if taken.admits(&draft) {
            taken.draft(scene, &draft);
            statements.push(reported(scene, &draft));
        } else if taken.encloses(&draft) && (inner_voice(scene, &draft) || taken.is_relayed(scene, &draft)) {
            statements.push(reported(scene, &draft));
        }
    }
    for s in &mut statements {
        // Where marks stand side by side nothing is between them.
        for spans in [&mut s.content, &mut s.cue, &mut s.source] {
            spans.retain(|span| !span.is_empty());
        }
    }
    statements.retain(|s| !s.content.is_empty());
    statements.sort_by_key(|s| s.content.first().copied());
    hand_on(scene, &mut statements);
    statements
}

/// A quotation without source of its own has that of the statement before it.
fn hand_on(scene: &Scene<'_>, statements: &mut [Statement]) {
    let mut last: Vec<Span> = Vec::new();
    for s in statements {
        if is_heading(scene, s) {
            continue;
        }
        if s.source.is_empty() && s.kind == Kind::Direct {
            s.source.clone_from(&last);
        }
        if s.cue_kind == CueKind::Speech || s.kind != Kind::Indirect {
            last.clone_from(&s.source);
        }
    }
}

/// Which tokens are content already, and which reporting words are used.
struct Taken {
    content: Vec<bool>,
    words: Vec<bool>,
    /// What stands in content that is "according to" somebody.
    relayed: Vec<bool>,
}

impl Taken {
    fn new(scene: &Scene<'_>) -> Self {
        let none = vec![false; scene.doc.len()];
        Self { content: none.clone(), words: none.clone(), relayed: none }
    }

    fn take(&mut self, range: Range<usize>) {
        self.content.get_mut(range).into_iter().flatten().for_each(|slot| *slot = true);
    }

    fn is_content(&self, token: usize) -> bool {
        self.content.get(token).copied().unwrap_or_default()
    }

    fn quotations(&mut self, scene: &Scene<'_>, quoted: &Quoted) {
        for q in quoted.quotations.iter().filter_map(|n| scene.quotations.get(*n)) {
            self.take(scene.tokens_of(q));
        }
        if let Some(slot) = quoted.cue.as_ref().and_then(|c| self.words.get_mut(c.word)) {
            *slot = true;
        }
    }

    fn draft(&mut self, scene: &Scene<'_>, draft: &Draft) {
        let relays = scene.token(draft.word).is_some_and(|t| is_word(t, &["according"]) || is_punctuation(t));
        for range in &draft.content {
            self.take(range.clone());
            if relays {
                self.relayed.get_mut(range.clone()).into_iter().flatten().for_each(|slot| *slot = true);
            }
        }
    }

    /// Whether a draft is what "according to" somebody somebody else said: "According to the paper, *Ann said* …".
    fn is_relayed(&self, scene: &Scene<'_>, draft: &Draft) -> bool {
        let mut source = draft.source.iter().flat_map(|r| scene.doc.slice(r.clone()));
        draft.kind == CueKind::Speech
            && source.any(|t| t.pos() == "PROPN")
            && self.relayed.get(draft.word).copied().unwrap_or_default()
    }

    /// Whether the reporting word and all of its content are part of other content.
    fn encloses(&self, draft: &Draft) -> bool {
        let rims = draft.content.iter().flat_map(|r| [r.start, r.end.saturating_sub(1)]);
        self.is_content(draft.word) && rims.into_iter().all(|i| self.is_content(i))
    }

    /// Whether a draft has its reporting word and content for itself. Drafts come longest first: one that
    /// overlaps what is taken has its first or last token in it.
    fn admits(&self, draft: &Draft) -> bool {
        let word_free =
            !self.is_content(draft.word) && !self.words.get(draft.word).copied().unwrap_or_default();
        let rims = draft.content.iter().flat_map(|r| [r.start, r.end.saturating_sub(1)]);
        word_free && rims.into_iter().all(|i| !self.is_content(i))
    }
}

/// Speech inside speech by somebody who is named there: "rejected *claims by the envoy that* …", "said that *the
/// envoy had told him* …".
fn inner_voice(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(word) = scene.token(draft.word) else { return false };
    let source = draft.source.clone().into_iter().flatten().filter_map(|i| scene.token(i));
    let own = source.filter(|t| matches!(t.pos(), "NOUN" | "PROPN")).count() > 0;
    let tells = || {
        let subject = subject(word).filter(|s| s.index() < word.index() && !matches!(s.tag(), "WP" | "WDT"));
        let finite =
            matches!(word.tag(), "VBD" | "VBZ" | "VBP") || has(word, &["aux"]) && !is_infinitive(word);
        let asks = |r: &Range<usize>| scene.token(r.start).is_some_and(|t| matches!(t.tag(), "WP" | "WDT"));
        subject.is_some() && finite && has(word, &["ccomp"]) && !draft.content.iter().any(asks)
    };
    (word.pos() == "NOUN" || takes_quotation(word) && tells())
        && own
        && draft.kind == CueKind::Speech
        && draft.len() > 3
}

fn direct(scene: &Scene<'_>, quoted: &Quoted) -> Statement {
    let parts = quoted.quotations.iter().filter_map(|n| scene.quotations.get(*n)).flat_map(|q| &q.parts);
    let content = parts.map(|p| without_stop(scene, *p)).filter(|p| !p.is_empty()).collect();
    let cue = quoted.cue.as_ref();
    Statement {
        kind: Kind::Direct,
        content,
        cue: cue.map(|c| words_span(scene, c.words.clone())).into_iter().collect(),
        cue_kind: cue.map_or(CueKind::Speech, |c| c.kind),
        source: cue.and_then(|c| c.source.clone()).map(|s| words_span(scene, s)).into_iter().collect(),
        speaker: None,
        voices: Vec::new(),
    }
}

/// Without the comma or stop before the closing mark.
fn without_stop(scene: &Scene<'_>, part: Span) -> Span {
    let words = scene.words(part);
    let kept = words.strip_suffix(',').or_else(|| words.strip_suffix('.').filter(|w| !w.ends_with('.')));
    Span::new(part.start(), part.start() + kept.unwrap_or(words).trim_end().len())
}

fn reported(scene: &Scene<'_>, draft: &Draft) -> Statement {
    let content: Vec<Span> = draft.content.iter().map(|r| content_span(scene, r.clone())).collect();
    let tokens =
        draft.content.iter().flat_map(|r| scene.doc.slice(r.clone())).filter(|t| !is_punctuation(*t));
    let (inside, outside): (Vec<_>, Vec<_>) = tokens.partition(|t| scene.quotation_of(t.index()).is_some());
    let kind = match (inside.is_empty(), outside.is_empty()) {
        (true, _) => Kind::Indirect,
        (false, true) => Kind::Direct,
        (false, false) => Kind::Mixed,
    };
    Statement {
        kind,
        content,
        cue: vec![words_span(scene, draft.cue.clone())],
        cue_kind: draft.kind,
        source: draft.source.clone().map(|s| words_span(scene, s)).into_iter().collect(),
        speaker: None,
        voices: Vec::new(),
    }
}

/// The bytes of a cue or source.
fn words_span(scene: &Scene<'_>, range: Range<usize>) -> Span {
    scene.doc.span(whole_words(scene, range))
}

/// The bytes of a stretch of content: a quotation at its end is taken whole, one that is all of it without marks.
fn content_span(scene: &Scene<'_>, range: Range<usize>) -> Span {
    let quotation = |i: usize| scene.quotation_of(i).and_then(|n| scene.quotations.get(n));
    let range = whole_words(scene, range);
    let span = scene.doc.span(range.clone());
    let first = quotation(range.start);
    let last = range.end.checked_sub(1).and_then(quotation);
    match (first, last) {
        (Some(a), Some(b)) if a == b => a.parts.first().map_or(span, |p| without_stop(scene, *p)),
        _ => {
            let start = first.map_or(span.start(), |q| q.outer.start().min(span.start()));
            let end = last.map_or(span.end(), |q| q.outer.end().max(span.end()));
            Span::new(start, end)
        }
    }
}
