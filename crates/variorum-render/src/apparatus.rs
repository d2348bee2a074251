//! Readings of one utterance laid side by side, after the method of parallel segmentation: what all have in the same
//! characters, and where they part what each of them has. Nothing is made alike; put together, the parts of a witness
//! are its words.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use variorum_collate::{Utterance, WitnessId};
use variorum_statement::Kind;
use variorum_text::Span;

use crate::index::Index;

/// Some readings of an utterance, at most one strand for each witness.
#[derive(Debug)]
pub(crate) struct Apparatus {
    pub strands: Vec<Strand>,
    /// Strands that have much in common, segmented together; at least one.
    pub collation: Vec<Segment>,
    /// The numbers of the strands in the collation.
    pub collated: Vec<usize>,
    /// Strands of other words, each wording with the numbers of those that have it.
    pub apart: Vec<Variant>,
}

/// What one witness has.
#[derive(Debug)]
pub(crate) struct Strand {
    pub witness: WitnessId,
    /// The numbers of its readings.
    pub readings: Vec<usize>,
    pub tokens: Vec<Token>,
}

/// A word, or white space or punctuation between words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub span: Span,
    /// What it comes behind, if not behind the token before.
    pub after: Option<Break>,
}

/// A place at which the words of a strand do not go on as the page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Break {
    /// The narrator's words, within one reading.
    Narration,
    /// The end of another reading; this is the number of the one that begins.
    Reading(usize),
}

/// A part of a collation.
#[derive(Debug)]
pub(crate) enum Segment {
    /// All strands have it; these are tokens of the first.
    Shared(Vec<Token>),
    /// The strands part.
    Parted(Vec<Variant>),
}

/// What one or more strands have in the same characters; no tokens where they have nothing.
#[derive(Debug)]
pub(crate) struct Variant {
    /// Numbers of strands; never empty.
    pub strands: Vec<usize>,
    /// Tokens of the first of them.
    pub tokens: Vec<Token>,
}

/// A token as it is compared: its break and its characters.
type Form<'a> = (Option<Break>, &'a str);

impl<'a> Index<'a> {
    /// The readings of an utterance, each in one apparatus: first what each witness quotes, or gives if it quotes
    /// nothing, then whatever else it has.
    pub fn apparatus(&self, utterance: &'a Utterance) -> Vec<Apparatus> {
        let mut readings: Vec<_> = self.readings(utterance).collect();
        readings.sort_by_key(|(n, reading)| (reading.witness, *n));
        let mut rounds: Vec<Vec<Strand>> = Vec::new();
        for own in readings.chunk_by(|(_, a), (_, b)| a.witness == b.witness) {
            let quotes = |kind| own.iter().any(|(_, reading)| reading.kind == kind);
            let kind = [Kind::Direct, Kind::Mixed].into_iter().find(|&kind| quotes(kind));
            let (quoted, told): (Vec<_>, Vec<_>) =
                own.iter().map(|&(n, reading)| (n, reading.kind)).partition(|&(_, k)| Some(k) == kind);
            let first =
                Some(quoted.into_iter().map(|(n, _)| n).collect::<Vec<_>>()).filter(|q| !q.is_empty());
            let rest = told.into_iter().map(|(n, _)| vec![n]);
            for (round, numbers) in first.into_iter().chain(rest).enumerate() {
                let Some(strand) = self.strand(numbers) else { continue };
                match rounds.get_mut(round) {
                    Some(strands) => strands.push(strand),
                    None => rounds.push(vec![strand]),
                }
            }
        }
        rounds.into_iter().map(|strands| self.collated(strands)).collect()
    }

    fn strand(&self, readings: Vec<usize>) -> Option<Strand> {
        let witness = self.edition.readings.get(*readings.first()?)?.witness;
        let mut tokens = Vec::new();
        for (i, &n) in readings.iter().enumerate() {
            for (j, &span) in self.edition.readings.get(n)?.content.iter().enumerate() {
                let after = match (i, j) {
                    (0, 0) => None,
                    (_, 0) => Some(Break::Reading(n)),
                    _ => Some(Break::Narration),
                };
                push_tokens(self.page(witness), span, after, &mut tokens);
            }
        }
        Some(Strand { witness, readings, tokens })
    }

    fn forms(&self, strand: &Strand) -> Vec<Form<'a>> {
        strand.tokens.iter().map(|token| (token.after, self.words(strand.witness, token.span))).collect()
    }

    /// Lays the strands beside the first one that quotes.
    fn collated(&self, strands: Vec<Strand>) -> Apparatus {
        let forms: Vec<_> = strands.iter().map(|strand| self.forms(strand)).collect();
        let quotes = |strand: &Strand| {
            let first = strand.readings.first().and_then(|&n| self.edition.readings.get(n));
            first.is_some_and(|reading| reading.kind == Kind::Direct)
        };
        let base = strands.iter().position(quotes).unwrap_or_default();
        let (mut collated, mut matches, mut apart) = (Vec::new(), Vec::new(), Vec::new());
        let model = forms.get(base).map_or(&[][..], Vec::as_slice);
        for (n, (form, strand)) in forms.iter().zip(&strands).enumerate() {
            let found = matching(model, form);
            // What is told in other words shares names and things with a quotation all the same.
            let least = if quotes(strand) { 1 } else { 2 };
            if n == base || 3 * common(model, &found) >= least * words(model).min(words(form)).max(1) {
                collated.push(n);
                matches.push(found);
            } else {
                apart.push((n, 0..form.len()));
            }
        }
        let collation = segments(&collated, &matches, &strands, &forms);
        let apart = variants(&apart, &strands, &forms);
        Apparatus { strands, collation, collated, apart }
    }
}

/// Words, runs of white space, and every other character by itself.
fn push_tokens(page: &str, span: Span, after: Option<Break>, tokens: &mut Vec<Token>) {
    let text = span.of(page);
    let mut after = after;
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((_, c)) = characters.next() {
        let class = Class::of(c);
        let end = characters.peek().map_or(text.len(), |&(at, _)| at);
        let goes_on = characters.peek().is_some_and(|&(_, next)| Class::of(next) == class);
        if class == Class::Mark || !goes_on {
            let span = Span::new(span.start() + start, span.start() + end);
            tokens.push(Token { span, after: after.take() });
            start = end;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Blank,
    Mark,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Blank,
            c if c.is_alphanumeric() => Self::Word,
            _ => Self::Mark,
        }
    }
}

fn is_word((_, text): Form<'_>) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// For each token of the model the token of the other that is its equal, if any; these rise.
fn matching(model: &[Form<'_>], other: &[Form<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; model.len()];
    for op in capture_diff_slices(Algorithm::Myers, model, other) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for (n, slot) in found.iter_mut().skip(old_index).take(len).enumerate() {
                *slot = Some(new_index + n);
            }
        }
    }
    found
}

fn words(forms: &[Form<'_>]) -> usize {
    forms.iter().filter(|&&form| is_word(form)).count()
}

/// How many words of the model are matched.
fn common(model: &[Form<'_>], found: &[Option<usize>]) -> usize {
    model.iter().zip(found).filter(|&(&form, found)| found.is_some() && is_word(form)).count()
}

/// The collation: runs of tokens that all strands match, and what lies between them. `matches` has for each token of the
/// model its equal in each collated strand.
fn segments(
    collated: &[usize],
    matches: &[Vec<Option<usize>>],
    strands: &[Strand],
    forms: &[Vec<Form<'_>>],
) -> Vec<Segment> {
    let everywhere = |n: usize| -> Option<Vec<usize>> { matches.iter().map(|m| *m.get(n)?).collect() };
    let common: Vec<_> = (0..matches.first().map_or(0, Vec::len)).filter_map(everywhere).collect();
    let ends: Vec<_> = collated.iter().map(|&n| forms.get(n).map_or(0, Vec::len)).collect();
    let mut out = Vec::new();
    let mut from = vec![0; collated.len()];
    for run in common.chunk_by(|a, b| a.iter().zip(b).all(|(a, b)| a + 1 == *b)) {
        let (Some(start), Some(last), Some(&first)) = (run.first(), run.last(), collated.first()) else {
            continue;
        };
        let end: Vec<_> = last.iter().map(|n| n + 1).collect();
        let range = start.first().copied().unwrap_or_default()..end.first().copied().unwrap_or_default();
        // Blanks and marks that happen to be the same between other words are no common text.
        let spoken = forms.get(first).and_then(|f| f.get(range.clone())).is_some_and(|f| words(f) > 0);
        if !spoken && *start != from && end != ends {
            continue;
        }
        parted(&mut out, collated, &from, start, strands, forms);
        let shared = strands.get(first).and_then(|strand| strand.tokens.get(range));
        out.push(Segment::Shared(shared.unwrap_or_default().to_vec()));
        from = end;
    }
    parted(&mut out, collated, &from, &ends, strands, forms);
    out
}

/// What the strands have between two places, if any has something.
fn parted(
    out: &mut Vec<Segment>,
    collated: &[usize],
    from: &[usize],
    to: &[usize],
    strands: &[Strand],
    forms: &[Vec<Form<'_>>],
) {
    if from != to {
        let ranges: Vec<_> =
            collated.iter().zip(from.iter().zip(to)).map(|(&n, (&a, &b))| (n, a..b)).collect();
        out.push(Segment::Parted(variants(&ranges, strands, forms)));
    }
}

/// Stretches of strands, those of the same characters together.
fn variants(
    stretches: &[(usize, std::ops::Range<usize>)],
    strands: &[Strand],
    forms: &[Vec<Form<'_>>],
) -> Vec<Variant> {
    let mut known: HashMap<&[Form<'_>], usize> = HashMap::new();
    let mut out: Vec<Variant> = Vec::new();
    for (n, range) in stretches {
        let form = forms.get(*n).and_then(|forms| forms.get(range.clone())).unwrap_or_default();
        let place = *known.entry(form).or_insert(out.len());
        match out.get_mut(place) {
            Some(variant) => variant.strands.push(*n),
            None => {
                let tokens = strands.get(*n).and_then(|strand| strand.tokens.get(range.clone()));
                out.push(Variant { strands: vec![*n], tokens: tokens.unwrap_or_default().to_vec() });
            }
        }
    }
    out
}
