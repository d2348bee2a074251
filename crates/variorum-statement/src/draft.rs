//! What the rules find before overlaps are settled.

use std::collections::HashMap;
use std::ops::Range;

use variorum_parse::Token;

use crate::CueKind;
use crate::scene::Scene;
use crate::tree::holds;

/// A possible statement, in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// The reporting word.
    pub word: usize,
    /// All the reporting words: "has also called for".
    pub cue: Range<usize>,
    pub kind: CueKind,
    pub source: Option<Range<usize>>,
    /// Stretches of content, in order, none empty.
    pub content: Vec<Range<usize>>,
    /// The next report of the same source, where the tree has it inside of this one's content.
    pub tail: Option<usize>,
}

impl Draft {
    /// Number of content tokens.
    pub fn len(&self) -> usize {
        self.content.iter().map(Range::len).sum()
    }
}

/// The reporting words around a verb: auxiliaries and adverbs before it, particle and preposition after it.
pub(crate) fn cue_words(scene: &Scene<'_>, verb: Token<'_>, preposition: Option<Token<'_>>) -> Range<usize> {
    let sentence = scene.sentence(verb.index());
    let mut range = verb.index()..verb.index() + 1;
    let belongs = |i: usize| {
        scene.token(i).filter(|t| holds(&sentence, *t)).is_some_and(|t| {
            t.head() == verb
                && matches!(t.dep(), "aux" | "auxpass" | "neg" | "advmod")
                && scene.quotation_of(i).is_none()
        })
    };
    while range.start > sentence.start && belongs(range.start - 1) {
        range.start -= 1;
    }
    // "distances *herself from*"
    let reflexive = |t: Token<'_>| preposition.is_some() && t.dep() == "dobj" && is_reflexive(t);
    let beside = |t: Token<'_>| t.head() == verb && (t.dep() == "prt" || reflexive(t));
    let after = |i: usize| scene.token(i).is_some_and(|t| beside(t) || preposition == Some(t));
    while after(range.end) {
        range.end += 1;
    }
    range
}

fn is_reflexive(t: Token<'_>) -> bool {
    t.pos() == "PRON" && (t.text().ends_with("self") || t.text().ends_with("selves"))
}

/// Gives reports that go on after another the source of that one.
pub(crate) fn share_sources(drafts: &mut [Draft]) {
    let by_word: HashMap<usize, usize> = drafts.iter().enumerate().map(|(i, d)| (d.word, i)).collect();
    for i in 0..drafts.len() {
        let Some((tail, source)) = drafts.get(i).and_then(|d| Some((d.tail?, d.source.clone()))) else {
            continue;
        };
        if let Some(next) = by_word.get(&tail).and_then(|n| drafts.get_mut(*n)) {
            next.source = source;
        }
    }
}
