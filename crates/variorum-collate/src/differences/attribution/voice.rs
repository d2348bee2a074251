//! Whether a name is of who says something.

use variorum_parse::Token;
use variorum_statement::reports;
use variorum_text::Span;

use super::TELLING;
use crate::differences::pair::Part;

/// Nouns of what is said aloud or written, of whoever gives, holds or has it. Own compilation.
#[rustfmt::skip]
const SPEECHES: &[&str] = &[
    "speech", "address", "statement", "defense", "defence", "tribute", "word", "remark", "comment", "message", "argument",
    "answer", "reply", "response", "criticism", "praise", "warning", "call", "promise", "pledge", "vow", "claim", "view",
    "opinion", "position", "stance", "letter", "interview", "debate", "subject", "contrast", "comparison", "threat", "prospect",
];

/// Verbs of what is done in public by speaking. Own compilation.
const ACTS: &[&str] =
    &["protest", "campaign", "incite", "lobby", "preach", "lecture", "debate", "plead", "rally"];

/// Verbs in a row of which a name is the subject, at most.
const ROW: usize = 8;

/// "Ana Novak has given a speech, saying", "according to Ana Novak", "Ana Novak: no deal".
pub(in crate::differences) fn speaks(part: &Part<'_>, name: Span) -> bool {
    let doc = &part.source.doc;
    let tokens = doc.tokens_in(name);
    let Some(head) =
        doc.slice(tokens.clone()).find(|t| !tokens.contains(&t.head().index()) || t.head() == *t)
    else {
        return false;
    };
    let label = part.token(tokens.end).is_some_and(|t| t.text() == ":");
    let according =
        head.dep() == "pobj" && head.head().text() == "to" && head.head().head().text() == "according";
    let beside = |t: &Token<'_>| matches!(t.dep(), "appos" | "compound" | "nmod");
    let subject =
        std::iter::successors(Some(head), |t| beside(t).then(|| t.head())).find(|t| t.dep() == "nsubj");
    // What a speaker tells of another's speech is first of all whom it is about.
    let tells = |verb| if part.segment.reading.is_some() { relays(verb) } else { tells(verb) };
    label || according || subject.is_some_and(|s| tells(s.head()))
}

/// Whether something is said in what a verb tells of: a speech, an interview, a quotation.
fn aloud(verb: Token<'_>) -> bool {
    let speech = |t: Token<'_>| t.pos() == "NOUN" && SPEECHES.contains(&t.lemma());
    let quoted = |t: Token<'_>| matches!(t.text(), "“" | "\"" | "''" | "``");
    let own = |t: &Token<'_>| !matches!(t.dep(), "nsubj" | "nsubjpass" | "relcl" | "conj");
    let below = verb.children().filter(own).flat_map(|c| c.children().chain([c]).collect::<Vec<_>>());
    below
        .filter(own)
        .flat_map(|c| c.children().chain([c]).collect::<Vec<_>>())
        .any(|t| speech(t) || quoted(t))
}

/// Whether a verb has what is said for its clause.
fn relays(verb: Token<'_>) -> bool {
    (TELLING.contains(&verb.lemma()) || reports(verb.lemma()).is_some())
        && verb.children().any(|c| c.dep() == "ccomp")
}

/// Whether a verb, or one that shares its subject, tells something.
fn tells(verb: Token<'_>) -> bool {
    let mut row = vec![verb];
    let mut at = 0;
    while let Some(verb) = row.get(at).copied().filter(|_| at < ROW) {
        let tells =
            [TELLING, ACTS].iter().any(|l| l.contains(&verb.lemma())) || reports(verb.lemma()).is_some();
        if tells || aloud(verb) {
            return true;
        }
        let own = |c: &Token<'_>| c.children().any(|s| matches!(s.dep(), "nsubj" | "nsubjpass"));
        let shares = |c: &Token<'_>| matches!(c.dep(), "xcomp" | "conj" | "advcl" | "pcomp") && !own(c);
        row.extend(verb.children().filter(shares));
        let behind =
            verb.children().filter(|c| c.dep() == "prep").flat_map(|p| p.children().collect::<Vec<_>>());
        row.extend(behind.filter(|c| c.dep() == "pcomp"));
        at += 1;
    }
    false
}
