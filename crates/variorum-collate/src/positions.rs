//! Who will, will not, supports, demands what.

mod bodies;
mod classes;
mod clause;
mod holder;
mod judgement;
mod lexicon;
mod links;
mod narrated;
mod said;
mod stance;

use variorum_statement::{Condition, ConditionKind, Speaker, Statement};
use variorum_text::Span;

use crate::collate::on_page;
use crate::dates::Dates;
use crate::names::Names;
use crate::speakers::same_name;
use crate::{Position, Source, Stance, WitnessId};
pub(crate) use bodies::Bodies;
use clause::{lemmas, overlap};
use holder::Said;
use links::link;

/// Share of the shorter one's content words that two statements of one stance have in common when they are one position.
const SAME: f32 = 0.5;

/// Content words that a denial has at least when it tells what it denies.
const TELLING: usize = 2;

/// Positions back to which one is held against those before it.
const WITHIN: usize = 64;

/// Somebody's stance as it was read; spans are bytes of the passage.
struct Stand {
    holder: String,
    action: String,
    stance: Stance,
    conditions: Vec<Condition>,
    /// The clause.
    words: Span,
    /// The clause, and reporting words that are the stance.
    evidence: Vec<Span>,
}

/// A position with the lemmas of its content words.
struct Taken {
    position: Position,
    lemmas: Vec<String>,
    /// Whether the text dates it, and not the page alone.
    dated: bool,
}

/// The positions that the witnesses report, by witness and place.
pub(crate) fn positions(sources: &[Source], dates: &[Dates], names: &Names) -> Vec<Position> {
    let each = sources.iter().zip(dates).enumerate();
    let mut all: Vec<Taken> = each.flat_map(|(w, (s, d))| of_witness(WitnessId(w), s, d)).collect();
    for position in all.iter_mut().map(|t| &mut t.position) {
        std::iter::once(&mut position.holder)
            .chain(&mut position.voice)
            .for_each(|name| names.complete(name));
    }
    link(&mut all);
    all.into_iter().map(|t| t.position).collect()
}

/// The positions that a witness reports, in the order of the text.
fn of_witness(witness: WitnessId, source: &Source, dates: &Dates) -> Vec<Taken> {
    let mut found: Vec<Taken> = Vec::new();
    for (stand, statement) in stands(source) {
        let lemmas = lemmas(&source.doc, stand.words);
        // "That is false" denies what was denied before.
        let points = stand.stance == Stance::Denies && lemmas.len() < TELLING;
        let same = |t: &&mut Taken| {
            t.position.stance == stand.stance
                && (points || overlap(&t.lemmas, &lemmas) >= SAME)
                && same_name(&t.position.holder, &stand.holder)
        };
        let evidence = on_page(source, &stand.evidence);
        match found.iter_mut().rev().take(WITHIN).find(same) {
            Some(known) => known.position.evidence.extend(evidence),
            None => {
                let position = position(witness, source, dates, &stand, statement, evidence);
                let dated = statement.is_some_and(|s| dates.dated(&source.doc, s).is_some());
                found.push(Taken { position, lemmas, dated });
            }
        }
    }
    found
}

/// What was read of a witness, with the statements it was read from.
fn stands(source: &Source) -> Vec<(Stand, Option<&Statement>)> {
    let doc = &source.doc;
    let bodies = Bodies::of(doc, &source.statements);
    let mut all: Vec<(Stand, Option<&Statement>)> = Vec::new();
    for statement in &source.statements {
        let Some(said) = Said::new(doc, statement, &bodies) else { continue };
        all.extend(said::stands(doc, said).into_iter().map(|s| (s, Some(statement))));
    }
    all.extend(narrated::stands(doc, &source.statements).into_iter().map(|s| (s, None)));
    all.sort_by_key(|(s, _)| s.words);
    all
}

fn position(
    witness: WitnessId,
    source: &Source,
    dates: &Dates,
    stand: &Stand,
    statement: Option<&Statement>,
    evidence: Vec<Span>,
) -> Position {
    let spans = |kinds: fn(ConditionKind) -> bool| {
        let of_kind = stand.conditions.iter().filter(|c| kinds(c.kind));
        on_page(source, &of_kind.map(|c| c.span).collect::<Vec<_>>())
    };
    let speaker = statement.and_then(|s| s.speaker.as_ref());
    Position {
        holder: stand.holder.clone(),
        action: stand.action.clone(),
        stance: stand.stance,
        conditions: spans(|_| true),
        open: spans(|k| matches!(k, ConditionKind::Until | ConditionKind::After | ConditionKind::Depends)),
        as_of: statement.and_then(|s| dates.said(&source.doc, s)),
        voice: speaker.map(name).into_iter().collect(),
        witness,
        evidence,
        rebuts: None,
        departs_from: None,
    }
}

/// A speaker's name; a description is marked as such.
fn name(speaker: &Speaker) -> String {
    if speaker.named { speaker.name.clone() } else { format!("unnamed: {}", speaker.name) }
}
