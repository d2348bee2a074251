use std::ops::Range;

use variorum_parse::{Doc, Token};
use variorum_text::Span;

/// What something depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The words, from "if", "until" and their like to the end of the clause or phrase.
    pub span: Span,
    /// What sort of condition it is.
    pub kind: ConditionKind,
}

/// Sorts of conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConditionKind {
    /// if, provided, as long as, in case, on condition that
    If,
    /// unless
    Unless,
    /// until
    Until,
    /// once, only after, only when
    After,
    /// depends on, subject to, contingent on
    Depends,
}

/// Words that open a conditional clause, by lemma. Own compilation.
const OPENERS: &[(&str, ConditionKind)] = &[
    ("if", ConditionKind::If),
    ("provided", ConditionKind::If),
    ("provide", ConditionKind::If),
    ("providing", ConditionKind::If),
    ("assuming", ConditionKind::If),
    ("unless", ConditionKind::Unless),
    ("until", ConditionKind::Until),
    ("till", ConditionKind::Until),
    ("once", ConditionKind::After),
];

/// Words that make a condition of the "after", "when", "if" or "with" behind them.
const RESTRICTORS: &[&str] = &["only", "not"];

/// Words behind which "if" asks. Own compilation.
const ASKING: &[&str] = &[
    "know",
    "ask",
    "wonder",
    "see",
    "unclear",
    "unsure",
    "uncertain",
    "doubtful",
    "unknown",
    "decide",
    "determine",
    "tell",
    "say",
    "question",
    "check",
    "sure",
    "clear",
    "doubt",
    "or",
];

/// Words whose complement is the condition, with its preposition.
const DEPENDENCE: &[(&str, &str)] = &[
    ("depend", "on"),
    ("depend", "upon"),
    ("hinge", "on"),
    ("rest", "on"),
    ("dependent", "on"),
    ("dependant", "on"),
    ("contingent", "on"),
    ("contingent", "upon"),
    ("conditional", "on"),
    ("conditional", "upon"),
    ("subject", "to"),
];

/// The conditions that stand in a range of tokens, in order.
pub fn conditions(doc: &Doc, tokens: Range<usize>) -> Vec<Condition> {
    let mut found: Vec<Condition> = Vec::new();
    for token in doc.slice(tokens.clone()) {
        let here = opened(token)
            .or_else(|| inverted(token))
            .or_else(|| phrased(token))
            .or_else(|| restricted(token))
            .or_else(|| needed(token));
        let Some((kind, from, to)) = here.or_else(|| depended(token)) else { continue };
        let span = doc.span(from.max(tokens.start)..to.min(tokens.end));
        let span = trim_end(doc, span);
        let time = kind == ConditionKind::Until && only_time(doc, span);
        if !span.is_empty() && !time && found.last().is_none_or(|c| !c.span.contains(span)) {
            found.push(Condition { span, kind });
        }
    }
    found
}

type Found = (ConditionKind, usize, usize);

/// "if …", "unless …", "until …" and their like.
fn opened(token: Token<'_>) -> Option<Found> {
    let word = token.text().to_lowercase();
    let (_, kind) = OPENERS.iter().find(|(w, _)| *w == word)?;
    let clause = match token.dep() {
        "mark" | "advmod" => token.head(),
        "prep" if *kind == ConditionKind::Until => {
            // "until Tuesday" is a time.
            let object = token.children().find(|c| matches!(c.dep(), "pobj" | "pcomp"))?;
            let event = object.dep() == "pcomp" || !is_time(object);
            return event.then(|| (*kind, token.index(), token.subtree().end));
        }
        "prep" if *kind == ConditionKind::If && word != "if" => token,
        _ => return None,
    };
    if token.dep() == "advmod" && !(*kind == ConditionKind::After && clause.index() > token.index()) {
        return None;
    }
    let before = token.previous().map(|t| t.text().to_lowercase()).unwrap_or_default();
    // "asked if", "look at if", "as if", "even if", "unclear if" set no condition, and "if anything" does not.
    let asked = matches!(clause.dep(), "ccomp" | "pcomp")
        || token.previous().is_some_and(|t| ASKING.contains(&t.lemma()))
        || (clause.index() > token.index() && is_asked(clause.head(), token))
        || token.next().is_some_and(|t| matches!(t.text(), "anything" | "any" | "so" | "not"));
    let past = *kind == ConditionKind::After && clause.tag() == "VBD";
    let passed =
        *kind == ConditionKind::After && clause.children().any(|c| c.dep() == "auxpass" && c.tag() == "VBD");
    // "shot once in the face".
    let times = word == "once" && token.next().is_some_and(|t| t.pos() == "ADP");
    let other =
        times || matches!(before.as_str(), "as" | "even") || (word == "if" && asked) || past || passed;
    let adverbial =
        matches!(clause.dep(), "advcl" | "ROOT" | "conj" | "relcl" | "ccomp" | "prep" | "pcomp" | "dep");
    if other || !adverbial {
        return None;
    }
    let restrictor = usize::from(RESTRICTORS.contains(&before.as_str()));
    // A clause whose verb the parser takes for the root is the condition as far as its comma.
    let end = if clause.dep() == "advcl" || clause == token { clause.subtree().end } else { to_comma(token) };
    Some((*kind, token.index() - restrictor, end))
}

/// "asked the yard if it was open".
fn is_asked(verb: Token<'_>, opener: Token<'_>) -> bool {
    let whom = verb.children().any(|c| c.dep() == "dobj" && c.index() < opener.index());
    whom && verb.index() < opener.index() && verb.lemma() == "ask"
}

/// "as long as …", "on condition that …", "in case …".
fn phrased(token: Token<'_>) -> Option<Found> {
    let before: Vec<String> = std::iter::successors(token.previous(), |t| t.previous())
        .take(2)
        .map(|t| t.text().to_lowercase())
        .collect();
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let end = match (token.text().to_lowercase().as_str(), before.as_slice()) {
        // "as long as possible" is a time.
        ("as", ["long", "as" | "so"]) if matches!(token.head().pos(), "VERB" | "AUX") => {
            token.head().subtree().end
        }
        ("condition", ["the", "on"]) | ("condition" | "case", ["on" | "in", _]) => {
            // "on condition of anonymity" is how somebody spoke.
            let clause = token.children().any(|c| matches!(c.dep(), "acl" | "relcl" | "advcl" | "ccomp"));
            let next = token.next().is_some_and(|n| n.text() == "that");
            if clause || next { token.subtree().end } else { return None }
        }
        _ => return None,
    };
    let from = before.iter().position(|w| matches!(*w, "as" | "so" | "on" | "in")).map_or(1, |i| i + 1);
    (end > token.index() + 1).then(|| (ConditionKind::If, token.index() - from, end))
}

/// "Should the talks fail", "were it to lose", "had they known": the auxiliary before its subject.
fn inverted(token: Token<'_>) -> Option<Found> {
    if !matches!(token.text().to_lowercase().as_str(), "should" | "were" | "had") {
        return None;
    }
    let clause = if token.dep() == "aux" { token.head() } else { token };
    let first = clause.dep() == "advcl" && clause.subtree().start == token.index();
    let subject = clause.children().find(|c| matches!(c.dep(), "nsubj" | "nsubjpass"))?;
    (first && subject.index() > token.index())
        .then(|| (ConditionKind::If, token.index(), clause.subtree().end))
}

/// "only after …", "only when …", "only with …".
fn restricted(token: Token<'_>) -> Option<Found> {
    let word = token.text().to_lowercase();
    let only = token.previous().filter(|t| t.text().eq_ignore_ascii_case("only"))?;
    if !matches!(word.as_str(), "after" | "when" | "with") {
        return None;
    }
    let end = if token.dep() == "prep" { token.subtree().end } else { token.head().subtree().end };
    (end > token.index()).then_some((ConditionKind::After, only.index(), end))
}

/// "not … without …".
fn needed(token: Token<'_>) -> Option<Found> {
    let stands = super::polarity::is_without(token) && super::polarity::is_denied(clause_of(token)?);
    stands.then(|| (ConditionKind::If, token.index(), token.subtree().end))
}

/// "depends on …", "subject to …".
fn depended(token: Token<'_>) -> Option<Found> {
    let lemma = token.lemma().to_lowercase();
    let on = token.children().find(|c| {
        let word = c.text().to_lowercase();
        c.index() > token.index() && DEPENDENCE.iter().any(|(w, p)| *w == lemma && *p == word)
    })?;
    Some((ConditionKind::Depends, token.index(), on.subtree().end))
}

/// The verb that a phrase belongs to.
fn clause_of(token: Token<'_>) -> Option<Token<'_>> {
    token.ancestors().find(|t| matches!(t.pos(), "VERB" | "AUX"))
}

/// Index of the first comma or stop behind a token.
fn to_comma(token: Token<'_>) -> usize {
    let rest = std::iter::successors(token.next(), |t| t.next());
    let end = rest.take_while(|t| !matches!(t.text(), "," | "." | ";" | "”" | "\"")).last();
    end.map_or(token.index() + 1, |t| t.index() + 1)
}

/// Nouns and adverbs of time, beside the names of the calendar.
const TIMES: &[&str] = &[
    "day", "week", "month", "year", "hour", "now", "today", "tomorrow", "end", "morning", "evening", "night",
    "then", "notice", "date", "summer", "winter", "spring", "autumn", "midnight", "noon", "late", "recently",
];

fn is_time(token: Token<'_>) -> bool {
    TIMES.contains(&token.lemma().to_lowercase().as_str())
        || token.tag() == "CD"
        || token.children().any(|c| c.tag() == "CD")
        || variorum_value::is_calendar_name(token.text())
}

/// "until July", whatever the parser says: nothing but a time stands behind the first word.
fn only_time(doc: &Doc, span: Span) -> bool {
    let mut rest = doc.slice(doc.tokens_in(span)).skip(1);
    rest.all(|t| is_time(t) || !matches!(t.pos(), "NOUN" | "PROPN" | "VERB" | "AUX" | "ADJ"))
}

fn trim_end(doc: &Doc, span: Span) -> Span {
    // No condition goes on in the next line, whatever the parser says.
    let words = span.of(doc.text()).lines().next().unwrap_or_default();
    let kept =
        words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '”' | '"' | '’'));
    Span::new(span.start(), span.start() + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposition::tests::doc;

    fn found(items: &str) -> Vec<String> {
        let d = doc(items);
        conditions(&d, 0..d.len()).into_iter().map(|c| c.span.of(d.text()).to_owned()).collect()
    }

    #[test]
    fn clauses() {
        let items = "Until/until/IN/SCONJ/mark/3 this/this/DT/PRON/nsubj/3 is/be/VBZ/AUX/aux/3 done/do/VBN/VERB/advcl/6 ,/,/,/PUNCT/punct/6 nobody/nobody/NN/PRON/nsubj/6 leaves/leave/VBZ/VERB/ROOT/6";
        assert_eq!(found(items), ["Until this is done"]);
        let items = "We/we/PRP/PRON/nsubj/1 stay/stay/VBP/VERB/ROOT/1 unless/unless/IN/SCONJ/mark/4 it/it/PRP/PRON/nsubj/4 rains/rain/VBZ/VERB/advcl/1 ./././PUNCT/punct/1";
        assert_eq!(found(items), ["unless it rains"]);
    }

    #[test]
    fn inversions() {
        let items = "Should/should/MD/AUX/aux/2 talks/talk/NNS/NOUN/nsubj/2 fail/fail/VB/VERB/advcl/5 ,/,/,/PUNCT/punct/5 we/we/PRP/PRON/nsubj/5 leave/leave/VBP/VERB/ROOT/5";
        assert_eq!(found(items), ["Should talks fail"]);
        let items = "Were/be/VBD/AUX/advcl/6 it/it/PRP/PRON/nsubj/0 to/to/TO/PART/aux/3 lose/lose/VB/VERB/xcomp/0 ,/,/,/PUNCT/punct/6 we/we/PRP/PRON/nsubj/6 appeal/appeal/VBP/VERB/ROOT/6";
        assert_eq!(found(items), ["Were it to lose"]);
        let items = "They/they/PRP/PRON/nsubj/2 should/should/MD/AUX/aux/2 leave/leave/VB/VERB/ROOT/2";
        assert_eq!(found(items), [""; 0]);
    }

    #[test]
    fn phrases() {
        let items = "We/we/PRP/PRON/nsubj/1 pay/pay/VBP/VERB/ROOT/1 as/as/RB/ADV/advmod/3 long/long/RB/ADV/advmod/1 as/as/IN/SCONJ/mark/6 they/they/PRP/PRON/nsubj/6 work/work/VBP/VERB/advcl/3";
        assert_eq!(found(items), ["as long as they work"]);
        let items = "He/he/PRP/PRON/nsubj/1 spoke/speak/VBD/VERB/ROOT/1 on/on/IN/ADP/prep/1 condition/condition/NN/NOUN/pobj/2 of/of/IN/ADP/prep/3 anonymity/anonymity/NN/NOUN/pobj/4";
        assert_eq!(found(items), [""; 0]);
    }

    #[test]
    fn dependence() {
        let items = "It/it/PRP/PRON/nsubj/1 depends/depend/VBZ/VERB/ROOT/1 on/on/IN/ADP/prep/1 the/the/DT/DET/det/4 audit/audit/NN/NOUN/pobj/2";
        assert_eq!(found(items), ["depends on the audit"]);
        let items = "We/we/PRP/PRON/nsubj/1 go/go/VBP/VERB/ROOT/1 only/only/RB/ADV/advmod/3 after/after/IN/ADP/prep/1 talks/talk/NNS/NOUN/pobj/3";
        assert_eq!(found(items), ["only after talks"]);
    }

    #[test]
    fn what_must_not_be_missing() {
        let items = "We/we/PRP/PRON/nsubj/3 will/will/MD/AUX/aux/3 not/not/RB/PART/neg/3 go/go/VB/VERB/ROOT/3 without/without/IN/ADP/prep/3 pay/pay/NN/NOUN/pobj/4";
        assert_eq!(found(items), ["without pay"]);
        let items = "We/we/PRP/PRON/nsubj/1 go/go/VBP/VERB/ROOT/1 without/without/IN/ADP/prep/1 pay/pay/NN/NOUN/pobj/2";
        assert_eq!(found(items), [""; 0]);
    }

    #[test]
    fn what_sets_no_condition() {
        let items = "They/they/PRP/PRON/nsubj/1 asked/ask/VBD/VERB/ROOT/1 if/if/IN/SCONJ/mark/4 he/he/PRP/PRON/nsubj/4 knew/know/VBD/VERB/ccomp/1";
        assert_eq!(found(items), [""; 0]);
        let items = "They/they/PRP/PRON/nsubj/1 stay/stay/VBP/VERB/ROOT/1 until/until/IN/ADP/prep/1 Tuesday/Tuesday/NNP/PROPN/pobj/2";
        assert_eq!(found(items), [""; 0]);
    }
}
