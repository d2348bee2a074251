//! A quotation that is printed without the words that say for how long, or how far, it holds.

use variorum_parse::Token;
use variorum_statement::Kind;
use variorum_text::Span;

use crate::DifferenceKind;
use crate::differences::Finding;
use crate::differences::pair::{Pair, Part};

/// How alike the words must be that a restriction hangs on.
const HEAD: f32 = 0.55;

/// Prepositions of the time within which something holds, and nouns of such a time. Own compilation.
const WITHIN: &[&str] = &["over", "during", "within", "throughout", "for"];
#[rustfmt::skip]
const PERIODS: &[&str] = &[
    "period", "time", "term", "phase", "season", "session", "mandate", "duration", "interim", "transition", "war",
    "emergency", "crisis", "lockdown", "summer", "winter", "spring", "autumn", "campaign", "talk", "negotiation",
];

/// Phrases that take back some of what they stand beside. Own compilation.
#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "for now", "so far", "as yet", "at this stage", "at this point", "at the moment", "at this time", "at present",
    "for the moment", "for the time being", "in principle", "in part", "in some cases", "in most cases",
    "in certain cases", "to some extent", "to a degree", "on paper", "in theory", "only", "temporarily", "partly",
    "partially", "mainly", "mostly", "largely", "initially", "theoretically",
];

/// "the guards were paid more over the contract period" and "the guards were paid more", in quotation marks.
pub(in crate::differences) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    let quoted = |part: &Part<'_>| part.segment.kind != Kind::Indirect && !part.is_title();
    if !quoted(&pair.left) || !quoted(&pair.right) {
        return Vec::new();
    }
    let left_out = |part: &Part<'_>, other: &Part<'_>, on_left: bool| {
        let words = |r: Span| part.source.doc.slice(part.source.doc.tokens_in(r)).collect::<Vec<_>>();
        let (restriction, head) = restrictions(part).find(|(r, _)| !holds(other, &words(*r)))?;
        let there = if on_left { pair.right_of(head, HEAD) } else { pair.left_of(head, HEAD) };
        let whole = other.segment.span;
        there?;
        let why = format!("only one has “{}”", part.say(restriction));
        let (left, right) = if on_left { (restriction, whole) } else { (whole, restriction) };
        Some(Finding {
            kind: DifferenceKind::Scope,
            left: vec![left],
            right: vec![right],
            why,
            confidence: 0.7,
        })
    };
    let found = left_out(&pair.left, &pair.right, true);
    found.or_else(|| left_out(&pair.right, &pair.left, false)).into_iter().collect()
}

/// The restrictions in a part, each with the token that it hangs on.
fn restrictions<'p>(part: &'p Part<'_>) -> impl Iterator<Item = (Span, usize)> + 'p {
    let doc = &part.source.doc;
    doc.slice(part.segment.tokens.clone()).filter_map(|t| {
        let phrase = doc.span(t.subtree());
        // The parser may hang it on a noun of the clause.
        let head = t.ancestors().find(|a| matches!(a.pos(), "VERB" | "AUX"))?;
        let hedges = HEDGES.iter().any(|hedge| part.say(phrase).eq_ignore_ascii_case(hedge));
        let restricts = hedges || is_period(t);
        let hangs = matches!(t.dep(), "prep" | "advmod") && restricts && part.segment.span.contains(phrase);
        hangs.then(|| (phrase, head.index()))
    })
}

/// "over the contract period": a time with its own name, and not one by the calendar.
fn is_period(preposition: Token<'_>) -> bool {
    let mut objects = preposition.children().filter(|c| c.dep() == "pobj");
    WITHIN.contains(&preposition.text().to_lowercase().as_str())
        && objects.any(|o| PERIODS.contains(&o.lemma()) && o.children().any(|c| c.dep() == "det"))
}

/// Whether the sentence of a part has the words of a restriction too, however typed.
fn holds(part: &Part<'_>, restriction: &[Token<'_>]) -> bool {
    let sentence = part.token(part.segment.tokens.start).map_or(0..0, |t| t.sentence());
    let all = sentence.start.min(part.segment.tokens.start)..sentence.end.max(part.segment.tokens.end);
    let has = |word: &Token<'_>| part.source.doc.slice(all.clone()).any(|t| t.lemma() == word.lemma());
    restriction.iter().filter(|t| !matches!(t.pos(), "DET" | "ADP")).any(has)
}
