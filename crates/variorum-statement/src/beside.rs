//! What stands beside a quotation: its reporting words and their source.

use std::ops::Range;

use variorum_parse::Token;

use crate::CueKind;
use crate::draft::cue_words;
use crate::label;
use crate::lexicon::{self, Frame, takes_quotation};
use crate::quotation::Quotation;
use crate::scene::{Scene, clip};
use crate::source;
use crate::speaker;
use crate::tree::{child, children, has, holds, is_punctuation, is_word, subject};

/// How many words make a quotation from a capital to a stop one that is no part of the narrator's sentence.
const WHOLE: usize = 15;
/// How many tokens a name before a colon or dash may have.
const LABEL: usize = 12;
/// How many tokens beside a quotation are searched for its reporting word.
const REACH: usize = 30;

/// The reporting words beside a quotation.
#[derive(Clone, Debug)]
pub(crate) struct QuoteCue {
    pub word: usize,
    pub words: Range<usize>,
    pub kind: CueKind,
    pub source: Option<Range<usize>>,
}

/// What stands on both sides of a quotation.
pub(crate) struct Side {
    pub tokens: Range<usize>,
    pub paragraph: Range<usize>,
    /// The last character of the words in the marks.
    last: Option<char>,
    /// Part of the narrator's sentence: a name, a title, a few words.
    pub embedded: bool,
    /// Whether a colon stands before it.
    pub colon: bool,
    /// Long enough to be speech without a cue.
    pub is_sentence: bool,
    /// Whether the words in the marks end with a stop.
    pub ends: bool,
}

impl Side {
    pub fn of(scene: &Scene<'_>, quotation: &Quotation) -> Self {
        let tokens = scene.tokens_of(quotation);
        let paragraph =
            scene.paragraph(tokens.start).start..scene.paragraph(tokens.end.saturating_sub(1)).end;
        let last =
            quotation.parts.last().and_then(|p| scene.words(*p).chars().rfind(|c| !is_quotation_mark(*c)));
        let before =
            tokens.start.checked_sub(1).and_then(|i| scene.token(i)).filter(|t| holds(&paragraph, *t));
        let after = scene.token(tokens.end).filter(|t| holds(&paragraph, *t));
        let runs_in = before.is_some_and(|t| !is_punctuation(t) && !may_lead(t));
        let runs_out = last.is_some_and(char::is_alphanumeric)
            && after.is_some_and(|t| !is_punctuation(t) || matches!(t.text(), "’s" | "'s"));
        let words = scene.doc.slice(tokens.clone()).filter(|t| !is_punctuation(*t)).count();
        let finite =
            scene.doc.slice(tokens.clone()).any(|t| matches!(t.tag(), "VBD" | "VBP" | "VBZ" | "MD" | "VB"));
        let ends = last.is_some_and(|c| ".?!…".contains(c));
        // A heading in the text has no stop.
        let stops = last.is_some_and(|c| !c.is_alphanumeric()) || tokens == paragraph;
        let is_sentence = words >= 4 && finite && stops || words >= 12;
        let begins = quotation.parts.first().is_some_and(|p| scene.words(*p).starts_with(char::is_uppercase));
        let whole = begins && ends && words >= WHOLE;
        Self {
            embedded: runs_in && !whole || runs_out,
            ends,
            colon: before.is_some_and(|t| t.text() == ":"),
            last,
            is_sentence,
            tokens,
            paragraph,
        }
    }
}

/// Whether a quotation may follow this word as speech: a reporting verb, "that", or the end of whom it was said to.
fn may_lead(token: Token<'_>) -> bool {
    if matches!(token.pos(), "ADP" | "DET" | "ADJ" | "PART") && !is_word(token, &["that"]) {
        return false;
    }
    takes_quotation(token)
        || token
            .ancestors()
            .take(4)
            .any(|t| takes_quotation(t) && t.index() < token.index() && beside_complement(t, token))
}

/// Whether the token stands in whom a verb is said to, or when or where, and not in its content.
fn beside_complement(verb: Token<'_>, token: Token<'_>) -> bool {
    children(verb).any(|c| {
        let addressee = matches!(c.dep(), "dobj" | "dative")
            && lexicon::verb(&verb.lemma().to_ascii_lowercase()).is_some_and(|e| e.takes(Frame::Addressee));
        (addressee || matches!(c.dep(), "npadvmod" | "advmod" | "prep" | "prt")) && holds(&c.subtree(), token)
    }) || is_word(token, &["that"])
}

/// The cue before a quotation: "Ann said, “…”".
pub(crate) fn cue_before(scene: &Scene<'_>, side: &Side) -> Option<QuoteCue> {
    let end = side.tokens.start;
    let before = end.checked_sub(1).and_then(|i| scene.token(i))?;
    if end == side.paragraph.start {
        return cue_in_paragraph_before(scene, end);
    }
    let stops =
        |t: &Token<'_>| matches!(t.text(), "." | "?" | "!") || scene.quotation_of(t.index()).is_some();
    let from = end.saturating_sub(REACH).max(side.paragraph.start);
    let start = scene.doc.slice(from..end).rev().find(stops).map_or(from, |t| t.index() + 1);
    if start == end {
        return None;
    }
    let colon = before.text() == ":";
    let cue = scene.doc.slice(start..end).rev().find_map(|t| {
        if is_word(t, &["according"]) {
            return according_to(scene, t);
        }
        leads(t, side).then(|| quote_cue(scene, t))
    });
    match cue {
        Some(cue) => Some(cue),
        None if colon => introduction(scene, start..end).or_else(|| labelled(scene, start..end)),
        None if is_dash(before) => labelled(scene, start..end),
        None => None,
    }
}

/// "Ann Lee: “…”", "Ann Lee — “…”": a name alone in its paragraph before a colon or dash.
fn labelled(scene: &Scene<'_>, clause: Range<usize>) -> Option<QuoteCue> {
    let mark = clause.end.checked_sub(1)?;
    let source = source::trim(scene, clause.start..mark)?;
    let opens = scene.paragraph(clause.start).start == clause.start && source.len() <= LABEL;
    (opens && label::is_name(scene, &source)).then(|| QuoteCue {
        word: mark,
        words: mark..mark + 1,
        kind: CueKind::Speech,
        source: Some(source),
    })
}

/// "According to Ann, “…”"
fn according_to(scene: &Scene<'_>, according: Token<'_>) -> Option<QuoteCue> {
    let to = child(according, &["prep"])?;
    let source = source::noun_phrase(scene, child(to, &["pobj"])?);
    Some(QuoteCue {
        word: according.index(),
        words: according.index()..to.index() + 1,
        kind: CueKind::Speech,
        source,
    })
}

/// A reporting verb before a quotation that is not itself on the way to one after it.
fn leads(verb: Token<'_>, side: &Side) -> bool {
    let asked_to = side.last == Some(',') && matches!(verb.dep(), "advcl" | "relcl" | "acl" | "pcomp");
    takes_quotation(verb) && !asked_to
}

/// "…, and his answer was blunt:" ends the paragraph before.
fn cue_in_paragraph_before(scene: &Scene<'_>, start: usize) -> Option<QuoteCue> {
    let number = scene.paragraph_of(start);
    let before = scene.paragraphs.get(..number)?.iter().rev().find(|p| !p.is_empty())?;
    let colon = scene.doc.slice(before.clone()).rev().find(|t| !t.is_space()).filter(|t| t.text() == ":")?;
    let sentence = scene.sentence(colon.index());
    let verb = scene
        .doc
        .slice(sentence.clone())
        .rev()
        .find(|t| takes_quotation(*t) && scene.quotation_of(t.index()).is_none());
    verb.map(|v| quote_cue(scene, v)).or_else(|| introduction(scene, sentence))
}

/// A clause without reporting verb that a colon makes an introduction.
fn introduction(scene: &Scene<'_>, clause: Range<usize>) -> Option<QuoteCue> {
    let verb =
        scene.doc.slice(clause).rev().find(|t| matches!(t.pos(), "VERB" | "AUX") && has(*t, &["nsubj"]))?;
    Some(quote_cue(scene, verb))
}

/// The cue after a quotation: "“…,” said Ann".
pub(crate) fn cue_after(scene: &Scene<'_>, side: &Side) -> Option<QuoteCue> {
    let start = side.tokens.end;
    let first = scene.token(start).filter(|t| holds(&side.paragraph, *t))?;
    if is_dash(first) {
        return signed(scene, first, side);
    }
    if first.text() == ":" {
        return headlined(scene, first, side);
    }
    let lower = first.text().starts_with(char::is_lowercase);
    let comma = first.text() == ",";
    let open = match side.last? {
        ',' | '?' | '!' | '—' | '…' | '–' | '-' => true,
        '.' => lower,
        _ => comma,
    };
    if !open {
        return None;
    }
    let start = start + usize::from(comma);
    let limit = (start + REACH).min(side.paragraph.end);
    let stops =
        |t: &Token<'_>| matches!(t.text(), "." | "?" | "!" | ";") || scene.quotation_of(t.index()).is_some();
    let end = scene.doc.slice(start..limit).find(stops).map_or(limit, |t| t.index());
    let clause = || scene.doc.slice(start..end);
    if let Some(according) = clause().next().filter(|t| is_word(*t, &["according"])) {
        return according_to(scene, according);
    }
    let said = side.last == Some(',') || comma;
    let own_subject = |t: &Token<'_>| subject(*t).is_some_and(|s| (start..end).contains(&s.index()));
    let verb = clause()
        .find(|t| {
            let main = !matches!(t.dep(), "relcl" | "acl");
            main && (takes_quotation(*t) || said && t.pos() == "VERB" && own_subject(t))
        })
        .or_else(|| clause().find(|t| takes_quotation(*t)))?;
    Some(QuoteCue { source: source_beside(scene, verb, start..end), ..quote_cue(scene, verb) })
}

/// "“…” — Ann Lee": a name after a dash to the end of the paragraph or the next quotation.
fn signed(scene: &Scene<'_>, dash: Token<'_>, side: &Side) -> Option<QuoteCue> {
    let start = dash.index() + 1;
    let ends = |t: &Token<'_>| t.text() == "/" || scene.quotation_of(t.index()).is_some();
    let end = scene.doc.slice(start..side.paragraph.end).find(ends).map_or(side.paragraph.end, |t| t.index());
    let name = source::trim(scene, start..end).filter(|r| r.len() <= 12)?;
    let first = scene.token(name.start)?;
    let named = first.pos() == "PROPN" && !scene.doc.slice(name.clone()).any(|t| t.pos() == "VERB");
    named.then(|| QuoteCue {
        word: dash.index(),
        words: dash.index()..start,
        kind: CueKind::Speech,
        source: Some(name),
    })
}

/// "“No choice”: Lee defends closure": a headline that opens with what its subject said.
fn headlined(scene: &Scene<'_>, colon: Token<'_>, side: &Side) -> Option<QuoteCue> {
    let opens = side.tokens.start == side.paragraph.start;
    let ends = scene.token(side.paragraph.end.checked_sub(1)?).is_some_and(|t| t.text() == ".");
    let label =
        scene.doc.slice(colon.index() + 1..side.paragraph.end).take_while(|t| t.pos() == "PROPN").count();
    let source = colon.index() + 1..colon.index() + 1 + label;
    (opens && !ends && label > 0).then(|| QuoteCue {
        word: colon.index(),
        words: colon.index()..colon.index() + 1,
        kind: CueKind::Speech,
        source: Some(source),
    })
}

fn is_dash(token: Token<'_>) -> bool {
    matches!(token.text(), "—" | "–" | "―" | "-" | "--")
}

fn quote_cue<'d>(scene: &Scene<'d>, verb: Token<'d>) -> QuoteCue {
    let kind = lexicon::verb(&verb.lemma().to_ascii_lowercase()).map_or(CueKind::Speech, |e| e.kind);
    let inverted =
        verb.is_sent_start() && subject(verb).is_none_or(|s| scene.quotation_of(s.index()).is_some());
    let source = if inverted { source_after(scene, verb) } else { source::of_verb(scene, verb) };
    QuoteCue { word: verb.index(), words: cue_words(scene, verb, None), kind, source }
}

/// The source in the clause after a quotation: the subject where the tree has it there, else the words between
/// the quotation and the verb, or those after an inverted verb.
fn source_beside<'d>(scene: &Scene<'d>, verb: Token<'d>, clause: Range<usize>) -> Option<Range<usize>> {
    if let Some(s) = subject(verb).filter(|s| holds(&clause, *s)) {
        return source::noun_phrase(scene, s).map(|r| clip(r, &clause));
    }
    let before = scene.doc.slice(clause.start..verb.index()).rev().find(is_nominal);
    if let Some(noun) = before {
        return source::trim(scene, clip(noun.subtree(), &(clause.start..noun.index() + 1)));
    }
    if verb.index() > clause.start || matches!(verb.tag(), "VBG" | "VBN") {
        return source::of_verb(scene, verb).filter(|r| !holds(r, verb));
    }
    source_after(scene, verb)
}

/// The words after an inverted verb: "said *Ann Lee of the ministry* on Monday".
fn source_after<'d>(scene: &Scene<'d>, verb: Token<'d>) -> Option<Range<usize>> {
    let paragraph = scene.paragraph(verb.index());
    let rest = clip(verb.index() + 1..verb.index() + REACH, &paragraph);
    let ends = |t: &Token<'_>| {
        // "said retired Army Lt. Gen. Ann Lee"
        let stop = t.text() == "." && !t.previous().is_some_and(|p| speaker::is_title(p.text()));
        stop || matches!(t.text(), "," | ":" | ";" | "—" | "–" | "(")
            || t.pos() == "ADP" && !is_word(*t, &["of", "for"])
            || scene.quotation_of(t.index()).is_some()
    };
    let end = scene.doc.slice(rest.clone()).find(ends).map_or(rest.end, |t| t.index());
    source::trim(scene, rest.start..end)
}

fn is_nominal(token: &Token<'_>) -> bool {
    matches!(token.pos(), "NOUN" | "PROPN" | "PRON")
}

/// A quotation mark.
pub(crate) fn is_mark(token: Token<'_>) -> bool {
    token.text().chars().all(is_quotation_mark)
}

fn is_quotation_mark(c: char) -> bool {
    "\"'“”‘’«»`".contains(c)
}
