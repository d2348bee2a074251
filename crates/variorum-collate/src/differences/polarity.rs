//! One denies what the other affirms.

use variorum_parse::Token;
use variorum_statement::{Proposition, propositions};
use variorum_text::Span;

use super::Finding;
use super::edits::{Edit, edits};
use super::pair::{Pair, Part};
use crate::DifferenceKind;
use crate::words::Word;

/// How alike the two verbs must be.
const VERB: f32 = 0.7;

/// Share of terms in common that is asked of both sides, the one that says more and the one that says less.
const SHARE: (f32, f32) = (0.35, 0.5);

pub(super) fn find(pair: &Pair<'_>) -> Vec<Finding> {
    let question = |part: &Part<'_>| part.say(part.segment.span).contains('?');
    if pair.is_close() && !question(&pair.left) && !question(&pair.right) {
        let found = dropped(pair);
        if !found.is_empty() || pair.is_copy() {
            return found;
        }
    }
    if pair.share.0 < SHARE.0 || pair.share.1 < SHARE.1 || question(&pair.left) || question(&pair.right) {
        return Vec::new();
    }
    let of = |part: &Part<'_>| propositions(&part.source.doc, part.segment.tokens.clone());
    let (ours, theirs) = (of(&pair.left), of(&pair.right));
    let clauses = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let same = clauses.filter(|(a, b)| same_verb(pair, a, b) && same_complement(pair, a, b));
    same.filter(|(a, b)| a.denied != b.denied).take(1).map(|(a, b)| finding(pair, a, b)).collect()
}

/// Words that deny, in the form that words are compared in. Own compilation.
const NEGATORS: &[&str] = &["not", "never", "no", "nor", "neither", "nobody", "nothing", "none"];

/// "will not sell" and "will sell": a negation that one of two printings of a sentence has.
fn dropped(pair: &Pair<'_>) -> Vec<Finding> {
    let deny = |words: &[Word]| words.iter().filter(|w| NEGATORS.contains(&w.form.as_str())).count();
    let only = |words: &[Word], after: Option<&Word>| {
        let last = words.last().is_some_and(|w| w.form == "not");
        last && after.is_some_and(|w| matches!(w.form.as_str(), "only" | "just" | "least"))
    };
    // "will not go without pay" makes a condition of the pay.
    let without = |part: &Part<'_>| part.words.iter().any(|w| w.form == "without");
    if without(&pair.left) != without(&pair.right) {
        return Vec::new();
    }
    let denied = edits(pair).into_iter().filter(|e| {
        let (a, b) = e.words(pair);
        let rest = only(a, pair.left.words.get(e.left.end)) || only(b, pair.right.words.get(e.right.end));
        deny(a) != deny(b) && !rest
    });
    let denied: Vec<Edit> = denied.collect();
    let [one] = &denied[..] else { return Vec::new() };
    let Some((left, right)) = one.spans(pair) else { return Vec::new() };
    vec![Finding {
        kind: DifferenceKind::Polarity,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence: 0.85,
    }]
}

/// Whether the verbs say the same; or are one, and too light to tell, with nouns that do: "is no proof" and "is proof".
fn same_verb(pair: &Pair<'_>, a: &Proposition, b: &Proposition) -> bool {
    if pair.right_of(a.predicate, VERB) == Some(b.predicate) {
        return true;
    }
    let (Some(x), Some(y)) = (pair.left.token(a.predicate), pair.right.token(b.predicate)) else {
        return false;
    };
    let noun = |t: Token<'_>| t.children().find(|c| matches!(c.dep(), "attr" | "dobj")).map(|c| c.index());
    let nouns = noun(x).is_some_and(|n| pair.right_of(n, VERB).is_some_and(|m| noun(y) == Some(m)));
    let light = |i: usize, part: &Part<'_>| !part.segment.terms.iter().any(|(_, t)| *t == i);
    let here = |p: &Proposition, t: Token<'_>, part: &Part<'_>| {
        let own = |s: &Span| {
            let word = part.token(part.source.doc.tokens_in(*s).start);
            word.is_some_and(|w| w.head() == t || Some(w.head().index()) == noun(t))
        };
        p.negation.iter().all(own)
    };
    let light = light(a.predicate, &pair.left) && light(b.predicate, &pair.right);
    x.lemma() == y.lemma() && light && nouns && here(a, x, &pair.left) && here(b, y, &pair.right)
}

/// Whether what the two verbs take after them is the same, as far as both say it: "did not play well" denies no "played badly".
fn same_complement(pair: &Pair<'_>, a: &Proposition, b: &Proposition) -> bool {
    let content = |part: &Part<'_>, of: usize| -> Vec<usize> {
        let children = part.token(of).into_iter().flat_map(|t| t.children().collect::<Vec<_>>());
        let complement =
            children.filter(|c| matches!(c.dep(), "acomp" | "dobj" | "attr" | "advmod" | "xcomp" | "ccomp"));
        let terms = complement.filter(|c| part.segment.terms.iter().any(|(_, i)| *i == c.index()));
        terms.map(|c| c.index()).collect()
    };
    let (ours, theirs) = (content(&pair.left, a.predicate), content(&pair.right, b.predicate));
    ours.iter().all(|i| pair.right_of(*i, 0.5).is_some())
        && theirs.iter().all(|i| pair.left_of(*i, 0.5).is_some())
}

fn finding(pair: &Pair<'_>, a: &Proposition, b: &Proposition) -> Finding {
    let clause = |part: &Part<'_>, p: &Proposition| -> Span {
        let verb = part.token(p.predicate).map(|t| t.span()).unwrap_or_default();
        p.negation.iter().fold(verb, |all, n| all.cover(*n))
    };
    let (left, right) = (clause(&pair.left, a), clause(&pair.right, b));
    Finding {
        kind: DifferenceKind::Polarity,
        why: format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right)),
        left: vec![left],
        right: vec![right],
        confidence: if pair.is_close() { 0.9 } else { 0.65 },
    }
}
