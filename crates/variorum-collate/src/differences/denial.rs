//! A claim and its rebuttal in one witness, the claim alone in another.

mod account;

use variorum_statement::{CueKind, Speaker, Statement};
use variorum_text::Span;

use super::{Finding, Story};
use crate::DifferenceKind;
use crate::segment::Segment;
use crate::similarity::similarity;
use crate::speakers::{Match, compare};

/// The least score of two tellings of one claim.
const CLAIM: f32 = 0.4;

/// Terms that a rebuttal's content has at least when it tells the claim itself, and does not point to it ("the claim").
const TOLD: usize = 3;

/// Characters between a claim and the rebuttal that points to it.
const NEAR: usize = 400;

/// What somebody denies.
struct Rebuttal<'a> {
    witness: usize,
    statement: &'a Statement,
    /// The segments that tell the claim.
    claim: Vec<&'a Segment>,
}

/// Every claim that is denied in one witness and stands alone in another, with the numbers of the two in order.
pub(super) fn find(story: &Story<'_>) -> Vec<(usize, usize, Finding)> {
    let mut found = of_claims(story);
    found.extend(account::find(story));
    found
}

fn of_claims(story: &Story<'_>) -> Vec<(usize, usize, Finding)> {
    let statements: Vec<(usize, &Statement)> = story
        .sources
        .iter()
        .enumerate()
        .flat_map(|(w, source)| source.statements.iter().map(move |s| (w, s)))
        .collect();
    let mut told: Vec<Vec<&Segment>> = vec![Vec::new(); statements.len()];
    for segment in story.segments {
        if let Some(list) = segment.reading.and_then(|r| told.get_mut(r)) {
            list.push(segment);
        }
    }
    let rebuttals: Vec<Rebuttal<'_>> =
        (0..statements.len()).filter_map(|i| rebuttal(story, &statements, &told, i)).collect();
    let mut found: Vec<(usize, usize, Finding)> = Vec::new();
    for rebuttal in &rebuttals {
        for witness in (0..story.sources.len()).filter(|w| *w != rebuttal.witness) {
            let answered = rebuttals
                .iter()
                .any(|r| r.witness == witness && likeness(story, &r.claim, &rebuttal.claim) >= CLAIM);
            let claims = statements
                .iter()
                .zip(&told)
                .filter(|((w, s), _)| *w == witness && claims(s, rebuttal))
                .map(|((_, s), told)| (likeness(story, told, &rebuttal.claim), *s))
                .filter(|(score, _)| *score >= CLAIM);
            // The first of those that are most like it.
            let best = claims.reduce(|best, next| if next.0 > best.0 { next } else { best });
            let Some((_, claim)) = best.filter(|_| !answered) else { continue };
            let finding = finding(story, rebuttal, claim, witness);
            let (a, b) = (rebuttal.witness.min(witness), rebuttal.witness.max(witness));
            let known = |(x, y, f): &(usize, usize, Finding)| {
                (*x, *y) == (a, b) && (f.left == finding.left || f.right == finding.right)
            };
            if !found.iter().any(known) {
                found.push((a, b, finding));
            }
        }
    }
    found
}

/// A denial with the claim that it tells or points to.
fn rebuttal<'a>(
    story: &Story<'_>,
    statements: &[(usize, &'a Statement)],
    told: &[Vec<&'a Segment>],
    number: usize,
) -> Option<Rebuttal<'a>> {
    let &(witness, statement) = statements.get(number)?;
    if statement.cue_kind != CueKind::Denial || !denies(story, witness, statement) {
        return None;
    }
    let own = told.get(number)?;
    if own.iter().map(|s| s.terms.len()).sum::<usize>() >= TOLD {
        return Some(Rebuttal { witness, statement, claim: own.clone() });
    }
    let before = number.checked_sub(1)?;
    let &(same, claim) = statements.get(before)?;
    let end = claim.content.last()?.end();
    let start = statement.content.first()?.start();
    let near = same == witness && end <= start && start - end <= NEAR;
    let other = compare(claim.speaker.as_ref(), statement.speaker.as_ref()) == Match::Other;
    (near && other).then(|| Rebuttal {
        witness,
        statement,
        claim: told.get(before).cloned().unwrap_or_default(),
    })
}

/// Verbs and nouns by which a claim is denied, and not a demand or an offer. Own compilation.
#[rustfmt::skip]
const REBUTTALS: &[&str] = &[
    "deny", "denial", "reject", "rejection", "dismiss", "dismissal", "rebut", "rebuttal", "refute", "dispute", "contradict",
    "disavow", "repudiate", "debunk",
];

/// Whether the cue of a statement denies a claim.
fn denies(story: &Story<'_>, witness: usize, statement: &Statement) -> bool {
    let Some(source) = story.sources.get(witness) else { return false };
    let tokens = statement.cue.iter().flat_map(|c| source.doc.slice(source.doc.tokens_in(*c)));
    tokens.into_iter().any(|t| REBUTTALS.contains(&t.lemma()))
}

/// Whether a statement claims something, and not the one who denies it.
fn claims(statement: &Statement, rebuttal: &Rebuttal<'_>) -> bool {
    let by: Option<&Speaker> = rebuttal.statement.speaker.as_ref();
    matches!(statement.cue_kind, CueKind::Speech | CueKind::Belief)
        && !statement.source.is_empty()
        && compare(statement.speaker.as_ref(), by) == Match::Other
}

/// The best score of a segment of one list and one of another.
fn likeness(story: &Story<'_>, a: &[&Segment], b: &[&Segment]) -> f32 {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    pairs.map(|(x, y)| similarity(story.vocabulary, x, y).score()).fold(0.0, f32::max)
}

fn finding(story: &Story<'_>, rebuttal: &Rebuttal<'_>, claim: &Statement, witness: usize) -> Finding {
    let mut denied: Vec<Span> =
        rebuttal.statement.cue.iter().chain(&rebuttal.statement.content).copied().collect();
    denied.sort_unstable();
    let claimed = claim.content.clone();
    let text = story.sources.get(rebuttal.witness).map_or("", |s| s.doc.text());
    let cue: Vec<&str> = rebuttal.statement.cue.iter().map(|s| s.of(text)).collect();
    let name = rebuttal.statement.speaker.as_ref().map_or("", |s| &s.name);
    let why = format!("only one has that {name} “{}” it", cue.join(" "));
    let (left, right) = if rebuttal.witness < witness { (denied, claimed) } else { (claimed, denied) };
    Finding { kind: DifferenceKind::Denial, left, right, why, confidence: 0.75 }
}
