//! One denies what the other affirms.

use variorum_parse::Token;
use variorum_statement::{Certainty, Proposition};
use variorum_text::Span;

use super::Finding;
use super::certainty::is_finite;
use super::edits::{Edit, edits};
use super::join::Joined;
use super::pair::{Pair, Part};
use super::slot::Role;
use crate::DifferenceKind;
use crate::words::{Word, words};

/// Words that deny, in the form that words are compared in. Own compilation.
const NEGATORS: &[&str] = &["not", "never", "no", "nor", "neither", "nobody", "nothing", "none"];

/// Verbs and nouns that deny or doubt what hangs on them, without a word that denies. Own compilation.
#[rustfmt::skip]
const DOUBTS: &[&str] = &[
    "fail", "neglect", "refuse", "avoid", "restrict", "ban", "prohibit", "prevent", "stop", "bar", "forbid", "block", "cease",
    "deny", "reject", "dismiss", "discount", "doubt", "lack", "halt", "end", "rumor", "rumour", "speculation",
];

/// "will not sell" and "will sell": a negation that one of two printings of a sentence has.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    let asks = |part: &Part<'_>| part.say(part.segment.span).contains('?');
    // "will not go without pay" makes a condition of the pay.
    let without = |part: &Part<'_>| part.words.iter().any(|w| w.form == "without");
    let title = pair.left.is_title() || pair.right.is_title();
    if title || asks(&pair.left) || asks(&pair.right) || without(&pair.left) != without(&pair.right) {
        return Vec::new();
    }
    // "no bell was found" and "a bell was not found".
    if denials(&pair.left) == denials(&pair.right) {
        return Vec::new();
    }
    let denied: Vec<Edit> = edits(pair).into_iter().filter(|e| is_dropped(pair, e)).collect();
    let [one] = &denied[..] else { return Vec::new() };
    let beside = is_beside(&pair.left) || is_beside(&pair.right);
    let Some((left, right)) = one.spans(pair).filter(|_| !beside) else { return Vec::new() };
    let (left, right) = with_verb(pair, one, left, right);
    vec![finding(pair, left, right, 0.85)]
}

/// The words of both sides with the verb that is denied on one.
fn with_verb(pair: &Pair<'_>, edit: &Edit, left: Span, right: Span) -> (Span, Span) {
    let (a, b) = edit.words(pair);
    let verb = |part: &Part<'_>, words: &[Word]| {
        let denies = |t: &Token<'_>| t.dep() == "neg";
        words.iter().flat_map(|w| part.tokens_of(w)).find(denies).map(|t| t.head().index())
    };
    let verbs = match (verb(&pair.left, a), verb(&pair.right, b)) {
        (Some(v), _) => pair.right_of(v, 1.0).map(|w| (v, w)),
        (None, Some(w)) => pair.left_of(w, 1.0).map(|v| (v, w)),
        _ => None,
    };
    let tokens = verbs.and_then(|(v, w)| Some((pair.left.token(v)?, pair.right.token(w)?)));
    tokens.map_or((left, right), |(v, w)| (left.cover(v.span()), right.cover(w.span())))
}

/// Whether words were changed that deny, and nothing else was.
fn is_dropped(pair: &Pair<'_>, edit: &Edit) -> bool {
    let (a, b) = edit.words(pair);
    let deny = |words: &[Word]| words.iter().filter(|w| NEGATORS.contains(&w.form.as_str())).count();
    let only = |words: &[Word], after: Option<&Word>| {
        let last = words.last().is_some_and(|w| w.form == "not");
        last && after.is_some_and(|w| matches!(w.form.as_str(), "only" | "just" | "least"))
    };
    // "isn't clear" and "unclear", "provides" and "must not provide" are other words.
    let (ours, theirs) = (plain(&pair.left, a), plain(&pair.right, b));
    let rest = only(a, pair.left.words.get(edit.left.end)) || only(b, pair.right.words.get(edit.right.end));
    deny(a) != deny(b) && !rest && ours == theirs
}

/// The lemmas of words, without those that deny and "do".
fn plain<'s>(part: &Part<'s>, words: &[Word]) -> Vec<&'s str> {
    let rest = words.iter().filter(|w| !NEGATORS.contains(&w.form.as_str()));
    rest.flat_map(|w| part.tokens_of(w)).map(Token::lemma).filter(|l| *l != "do").collect()
}

/// Whether a word that denies stands in the sentence outside of the segment: it may have been cut there.
fn is_beside(part: &Part<'_>) -> bool {
    let sentence =
        part.token(part.segment.tokens.start).map_or(Span::default(), |t| part.source.doc.span(t.sentence()));
    let all = words(part.source.doc.text(), sentence);
    let mut outside = all.iter().filter(|w| !part.segment.span.overlaps(w.span));
    outside.any(|w| NEGATORS.contains(&w.form.as_str()))
}

/// Whether a word denies.
pub(super) fn denies(word: &Word) -> bool {
    NEGATORS.contains(&word.form.as_str())
}

/// How many words of a part deny.
pub(super) fn denials(part: &Part<'_>) -> usize {
    part.words.iter().filter(|w| denies(w)).count()
}

/// Clauses of one thing, one of which is denied.
pub(super) fn of_clauses(j: &Joined<'_>) -> Vec<Finding> {
    denied(j).into_iter().collect()
}

fn denied(j: &Joined<'_>) -> Option<Finding> {
    let (v, w) = j.verbs()?;
    let (a, b) = (&j.left.proposition, &j.right.proposition);
    if a.denied == b.denied
        || !is_finite(v)
        || !is_finite(w)
        || !j.predicates
        || !j.is_firm()
        || j.is_at_odds()
        || begins_with_denial(&j.pair.left, j.left.within, j)
        || begins_with_denial(&j.pair.right, j.right.within, j)
    {
        return None;
    }
    let subject = j.slots.iter().any(|(x, y)| j.open || x.role == Role::Subject || y.role == Role::Subject);
    let content = |t: Token<'_>| t.children().any(|c| matches!(c.dep(), "xcomp" | "ccomp"));
    let (plain, part, denied) = if a.denied { (b, &j.pair.right, v) } else { (a, &j.pair.left, w) };
    let told = (subject || j.slots.len() > 1) && !content(v) && !content(w);
    let flat = is_flat(part, plain) && !is_partial(denied);
    let own = denies_itself(&j.pair.left, a) && denies_itself(&j.pair.right, b);
    let (x, y) = (clause(&j.pair.left, a), clause(&j.pair.right, b));
    (told && flat && own && same_complement(j)).then(|| finding(&j.pair, x, y, 0.65))
}

/// "He added nobody at the yard was hurt", of which the parser makes "he added nobody": what denies stands outside of the clause.
fn begins_with_denial(part: &Part<'_>, within: usize, j: &Joined<'_>) -> bool {
    let first = j.pair.story.segments.get(within).and_then(|s| part.token(s.tokens.start));
    first.is_some_and(|t| NEGATORS.contains(&t.text().to_lowercase().as_str()) && t.dep() == "dobj")
}

/// Whether a clause affirms: it is no case or condition, and nothing in or above it denies or doubts.
fn is_flat(part: &Part<'_>, clause: &Proposition) -> bool {
    let Some(verb) = part.token(clause.predicate) else { return false };
    let asks = verb.children().any(|c| c.dep() == "mark" && matches!(c.lemma(), "whether" | "if"));
    // "is negotiating to buy" has not bought.
    let ahead = verb.dep() == "xcomp" && verb.tag() == "VB" && AHEAD.contains(&verb.head().lemma());
    let aside = asks || ahead || matches!(verb.dep(), "advcl" | "relcl" | "acl") || verb.tag() == "VBG";
    let open = clause.certainty.settled() == Some(false) || clause.certainty == Certainty::Alleged;
    let denies = |t: Token<'_>| {
        let word = t.text().to_lowercase().replace('’', "'");
        NEGATORS.contains(&word.as_str())
            || matches!(word.as_str(), "n't" | "?" | "without")
            || DOUBTS.contains(&t.lemma())
    };
    let inside = part.source.doc.slice(verb.subtree()).any(denies);
    let above = above(verb).any(|t| denies(t) || t.children().any(|c| c.dep() == "neg"));
    !aside && !open && !inside && !above
}

/// Verbs of what is not done yet. Own compilation.
#[rustfmt::skip]
const AHEAD: &[&str] = &[
    "agree", "aim", "ask", "attempt", "choose", "decide", "demand", "expect", "hope", "intend", "mean", "need", "negotiate",
    "offer", "plan", "pledge", "prepare", "promise", "propose", "push", "seek", "struggle", "threaten", "try", "urge", "vow",
    "wait", "want", "wish", "work",
];

/// What a clause hangs on, as far as it is its content.
fn above(verb: Token<'_>) -> impl Iterator<Item = Token<'_>> {
    let mut below = verb;
    verb.ancestors().take_while(move |t| {
        let content = matches!(below.dep(), "ccomp" | "xcomp" | "pcomp" | "prep" | "acl" | "pobj" | "dobj");
        below = *t;
        content
    })
}

/// Whether a clause hangs on what denies or doubts it without a word that denies: "neglected to", "rumours that".
pub(super) fn is_doubted(verb: Token<'_>) -> bool {
    above(verb).any(|t| DOUBTS.contains(&t.lemma()))
}

/// Whether how, when or of how many is denied, and not that it is so at all: "not until May", "not all".
fn is_partial(verb: Token<'_>) -> bool {
    let not = |t: &Token<'_>| matches!(t.text().to_lowercase().as_str(), "not" | "n't" | "n’t" | "no");
    let partial = |t: Token<'_>| {
        let next = t.next().map(|n| n.text().to_lowercase()).unwrap_or_default();
        // "whether or not", "cannot wait to".
        let or = t.previous().is_some_and(|p| p.text() == "or");
        or || matches!(
            next.as_str(),
            "until" | "because" | "only" | "just" | "for" | "," | "all" | "every" | "wait"
        )
    };
    let within = verb.sentence().start;
    let mut words = std::iter::successors(Some(verb), |t| t.previous()).take_while(|t| t.index() >= within);
    words.any(|t| not(&t) && partial(t))
}

/// Whether what denies a clause are words that deny, and no denial of a claim, and stand in it or before its verb.
fn denies_itself(part: &Part<'_>, clause: &Proposition) -> bool {
    let verb = part.token(clause.predicate).map_or(0, |t| t.span().start());
    let word = |n: Span| {
        let typed = part.say(n).to_lowercase().replace('’', "'");
        typed == "n't" || NEGATORS.contains(&typed.as_str())
    };
    // "no hurry, but it pays": what is denied is another thing.
    let turns = |n: Span| {
        let between = part.source.doc.tokens_in(Span::new(n.end().min(verb), verb));
        part.source.doc.slice(between).any(|t| t.lemma() == "but" && t.dep() == "cc")
    };
    clause
        .negation
        .iter()
        .all(|n| word(*n) && !turns(*n) && (n.end() <= verb || part.segment.span.contains(*n)))
}

/// Whether what the two verbs take after them is the same, as far as both say it: "did not play well" denies no "played badly".
fn same_complement(j: &Joined<'_>) -> bool {
    let content = |part: &Part<'_>, of: usize| -> Vec<usize> {
        let children = part.token(of).into_iter().flat_map(|t| t.children().collect::<Vec<_>>());
        let complement =
            children.filter(|c| matches!(c.dep(), "acomp" | "dobj" | "attr" | "advmod" | "xcomp" | "ccomp"));
        let terms = complement.filter(|c| part.segment.terms.iter().any(|(_, i)| *i == c.index()));
        terms.map(|c| c.index()).collect()
    };
    let pair = &j.pair;
    let (v, w) = (j.left.proposition.predicate, j.right.proposition.predicate);
    content(&pair.left, v).iter().all(|i| pair.right_of(*i, 0.5).is_some())
        && content(&pair.right, w).iter().all(|i| pair.left_of(*i, 0.5).is_some())
}

/// A verb with the words that deny it.
fn clause(part: &Part<'_>, p: &Proposition) -> Span {
    let verb = part.token(p.predicate).map(|t| t.span()).unwrap_or_default();
    p.negation.iter().fold(verb, |all, n| all.cover(*n))
}

fn finding(pair: &Pair<'_>, left: Span, right: Span, confidence: f32) -> Finding {
    let why = format!("“{}” or “{}”", pair.left.say(left), pair.right.say(right));
    Finding { kind: DifferenceKind::Polarity, why, left: vec![left], right: vec![right], confidence }
}
