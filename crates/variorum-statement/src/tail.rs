//! Where content ends because the narrator goes on, though the tree has what follows inside of it.

use std::ops::Range;

use variorum_parse::Token;

use crate::beside::is_mark;
use crate::lexicon::{self, Frame, takes_quotation};
use crate::scene::Scene;
use crate::tree::{CHILDREN, children, has, is_infinitive, is_word, subject};

/// How far down the right edge of a content's tree a tail is looked for.
const DEPTH: usize = 5;

/// Content before the point where the narrator goes on with another reporting word that the tree has put inside:
/// "… said it will pay, *stressing that* …", "… said it will pay and *called for* …".
pub(crate) fn without_tail(
    scene: &Scene<'_>,
    cue: Token<'_>,
    content: Range<usize>,
) -> (Range<usize>, Option<usize>) {
    if let Some(tail) = participle(scene, cue, &content) {
        return (content.start..tail.subtree().start.max(content.start + 1), Some(tail.index()));
    }
    let Some(mut at) = children(cue).filter(|c| content.contains(&c.index())).max_by_key(|c| c.index())
    else {
        return (content, None);
    };
    for _ in 0..DEPTH {
        let tail = children(at).find(|c| c.index() > cue.index() && goes_on(cue, at, *c));
        if let Some(tail) = tail {
            let end = tail.subtree().start.max(content.start + 1).min(content.end);
            return (content.start..end, Some(tail.index()));
        }
        let Some(next) = at
            .children()
            .rev()
            .take(CHILDREN)
            .find(|c| c.index() > at.index() && matches!(c.dep(), "conj" | "ccomp" | "advcl" | "xcomp"))
        else {
            break;
        };
        at = next;
    }
    (content, None)
}

/// A reporting participle after a comma that runs to the end of the content: "…, *conceding the race*".
fn participle<'d>(scene: &Scene<'d>, cue: Token<'_>, content: &Range<usize>) -> Option<Token<'d>> {
    let from = content.start.max(cue.index() + 1);
    scene.doc.slice(from..content.end).find(|t| {
        t.tag() == "VBG"
            && matches!(t.dep(), "advcl" | "acl" | "ccomp")
            && t.subtree().end + 1 >= content.end
            && scene.quotation_of(t.index()).is_none()
            && lexicon::verb(&t.lemma().to_ascii_lowercase()).is_some_and(|e| e.takes(Frame::Quote))
            && (preceded_by_comma(*t) || between_quotations(*t))
    })
}

/// What a report may bring about, as the narrator says: "…, prompting claims that …".
const FOLLOWS: [&str; 8] = ["prompt", "spark", "trigger", "draw", "fuel", "anger", "provoke", "stir"];

/// Whether `tail`, which hangs on `inside`, is the narrator's again.
fn goes_on(cue: Token<'_>, inside: Token<'_>, tail: Token<'_>) -> bool {
    match tail.dep() {
        "advcl" | "acl" if FOLLOWS.contains(&tail.lemma()) => tail.tag() == "VBG" && preceded_by_comma(tail),
        "advcl" => reports_beside(tail) || inside.head() == cue && gives_reason(inside, tail),
        "conj" => breaks_off(cue, inside, tail),
        _ => false,
    }
}

/// "…, *stressing that* …", "… *while Olsen suggests that* …".
fn reports_beside(tail: Token<'_>) -> bool {
    let meanwhile = children(tail).any(|c| c.dep() == "mark" && is_word(c, &["while"]));
    let beside = tail.tag() == "VBG" && preceded_by_comma(tail) || meanwhile && subject(tail).is_some();
    beside && reports_clause(tail)
}

/// Why somebody means to do something, as a report of its own: "vowed to leave *as they felt that* …".
fn gives_reason(task: Token<'_>, tail: Token<'_>) -> bool {
    let reason = children(tail).any(|c| c.dep() == "mark" && is_word(c, &["as", "because", "since"]));
    reason && is_infinitive(task) && subject(tail).is_some() && reports_clause(tail)
}

/// A coordinated verb that goes with the cue, by its form or its tense, and not with the content it hangs on.
fn breaks_off(cue: Token<'_>, inside: Token<'_>, tail: Token<'_>) -> bool {
    let own_subject = subject(tail).is_some();
    let tense = finite_tag(tail);
    let modal = children(inside).any(|c| c.dep() == "aux" && c.tag() == "MD");
    let present = matches!(inside.tag(), "VBZ" | "VBP");
    // "hopes to win and *will run* again"
    let turns = is_infinitive(inside) && tense == "MD";
    // "said it will pay and *called* for help"
    let misfit = matches!(tense, "VBD" | "VBZ") || tail.tag() == "VBN" && inside.tag() == "VB";
    let unlike = (is_infinitive(inside) || modal) && misfit && !own_subject;
    // "said it is closed, and he *left*"
    let back = cue.tag() == "VBD" && tense == "VBD" && (modal || present);
    let back = back && (!own_subject || preceded_by_comma(tail));
    // "one said it is closed, and another *said* it was open"
    let again = tail.lemma() == cue.lemma() && is_reporting(tail);
    let another = own_subject && tail.tag() == cue.tag() && (again || reports_clause(tail));
    // "says it has closed and *calls* for help"
    let report = !own_subject && tail.tag() == cue.tag() && tense == cue.tag() && is_reporting(tail);
    let report = report && (modal || inside.tag() != tail.tag());
    turns || unlike || back || another || report || !own_subject && quotes(cue, tail)
}

/// "said it was early but *added*, “…”"
fn quotes(cue: Token<'_>, tail: Token<'_>) -> bool {
    let after = tail.next().filter(|t| matches!(t.text(), "," | ":")).unwrap_or(tail).next();
    takes_quotation(tail)
        && tail.tag() == cue.tag()
        && finite_tag(tail) == tail.tag()
        && after.is_some_and(is_mark)
}

fn is_reporting(verb: Token<'_>) -> bool {
    lexicon::verb(&verb.lemma().to_ascii_lowercase()).is_some()
}

fn reports_clause(verb: Token<'_>) -> bool {
    let entry = lexicon::verb(&verb.lemma().to_ascii_lowercase());
    has(verb, &["ccomp"]) && entry.is_some_and(|e| e.takes(Frame::Clause))
}

/// The tag of the word that bears a verb's tense.
fn finite_tag(verb: Token<'_>) -> &str {
    children(verb).find(|c| matches!(c.dep(), "aux" | "auxpass")).map_or(verb.tag(), Token::tag)
}

/// Whether a word stands between two quotations and brings in the second: "… a “fine day” *adding*: “We …"
fn between_quotations(token: Token<'_>) -> bool {
    let closed = token.previous().is_some_and(|t| matches!(t.text(), "”" | "\"" | "''" | "’"));
    closed && token.next().is_some_and(|t| t.text() == ":")
}

pub(crate) fn preceded_by_comma(token: Token<'_>) -> bool {
    let mut before = token;
    for _ in 0..4 {
        match before.previous() {
            Some(p) if matches!(p.text(), "," | "—" | "–" | "-" | "--") => return true,
            Some(p) if matches!(p.pos(), "ADV" | "SCONJ") || matches!(p.text(), "”" | "\"" | "''" | "’") => {
                before = p
            }
            _ => return false,
        }
    }
    false
}
