//! Where content begins and ends.

use std::ops::Range;

use variorum_parse::Token;

use crate::draft::Draft;
use crate::scene::{Scene, clip};
use crate::tail::preceded_by_comma;
use crate::tree::{children, has, is_punctuation, is_time, is_word};

/// How many tokens indirect content may have: more than any sentence has, and a bound where the text is none.
pub(crate) const LONGEST: usize = 400;

/// The stretches of `content` around the reporting clause `aside`, within the paragraph, with trimmed edges.
pub(crate) fn around(
    scene: &Scene<'_>,
    content: Range<usize>,
    aside: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let content = clip(content, &scene.paragraph(aside.start));
    if content.len() > LONGEST {
        return None;
    }
    let pieces = if content.start < aside.end && aside.start < content.end {
        vec![content.start..aside.start.max(content.start), aside.end.min(content.end)..content.end]
    } else {
        vec![content]
    };
    let pieces = pieces.into_iter().map(|p| without_setting(scene, p)).flat_map(|p| without_aside(scene, p));
    let pieces: Vec<_> = pieces.filter_map(|p| trim(scene, p)).collect();
    let length: usize = pieces.iter().map(Range::len).sum();
    (1..=LONGEST).contains(&length).then_some(pieces)
}

/// The stretches on both sides of a clause between dashes in which the narrator tells of a noun: "the bank*—which owns the
/// yard—*will close it".
fn without_aside(scene: &Scene<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let plain = |i: usize| scene.quotation_of(i).is_none();
    let dash = |i: &usize| scene.token(*i).is_some_and(|t| DASHES.contains(&t.text())) && plain(*i);
    let relative = |i: &usize| scene.token(i + 1).is_some_and(|t| is_word(t, &["which", "who", "whose"]));
    let open = range.clone().find(|i| dash(i) && relative(i));
    let close = open.and_then(|open| (open + 2..range.end).find(dash));
    match open.zip(close) {
        Some((open, close)) => vec![range.start..open, close + 1..range.end],
        None => vec![range],
    }
}

const DASHES: [&str; 3] = ["—", "–", "--"];

/// Takes a quotation into content that ends in its subject: "showing the women “*were paid more than the men*”". The
/// parser sees no clause where a mark stands between subject and verb.
pub(crate) fn into_quotation(scene: &Scene<'_>, draft: &mut Draft) {
    let Some(last) = draft.content.last_mut() else { return };
    let noun = last
        .end
        .checked_sub(1)
        .and_then(|i| scene.token(i))
        .filter(|t| matches!(t.pos(), "NOUN" | "PROPN" | "PRON"));
    let quotation =
        scene.quotation_of(last.end).and_then(|n| scene.quotations.get(n)).map(|q| scene.tokens_of(q));
    let Some(quotation) =
        quotation.filter(|q| noun.is_some() && q.start == last.end && draft.cue.end <= last.start)
    else {
        return;
    };
    let finite = |t: Token<'_>| matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD");
    if scene.token(quotation.start + 1).is_some_and(finite) && quotation.end - last.start <= LONGEST {
        last.end = quotation.end;
    }
}

/// Without the conjunction, comma or stop at the rims; quotation marks stay.
fn trim(scene: &Scene<'_>, mut range: Range<usize>) -> Option<Range<usize>> {
    while let Some(t) = scene.token(range.start).filter(|_| !range.is_empty()) {
        let quoted = scene.quotation_of(range.start).is_some();
        let idle = is_punctuation(t) || t.dep() == "mark" && is_word(t, &["that"]);
        if quoted || !idle {
            break;
        }
        range.start += 1;
    }
    while let Some(t) = range.end.checked_sub(1).and_then(|i| scene.token(i)).filter(|_| !range.is_empty()) {
        if scene.quotation_of(range.end - 1).is_some() || !is_punctuation(t) && t.dep() != "cc" {
            break;
        }
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}

/// How many parts a word may have: "could|n't|'ve".
const PARTS: usize = 4;

/// A range that begins and ends where words do, though the parser has them in parts: "*did|n't* say" is taken whole, and
/// of "who|*'s said*" the verb alone. A name may end before its genitive.
pub(crate) fn whole_words(scene: &Scene<'_>, mut range: Range<usize>) -> Range<usize> {
    for _ in 0..PARTS {
        match scene.token(range.start).filter(|_| !range.is_empty()).and_then(part) {
            Some(Part::Word) => range.start -= 1,
            Some(Part::Clitic) => range.start += 1,
            None => break,
        }
    }
    for _ in 0..PARTS {
        match scene.token(range.end).filter(|_| !range.is_empty()).and_then(part) {
            Some(Part::Word) => range.end += 1,
            _ => break,
        }
    }
    range
}

/// What a token is that goes on with the word before it.
enum Part {
    /// "did|*n't*", "can|*not*"
    Word,
    /// "she|*'s*"
    Clitic,
}

fn part(token: Token<'_>) -> Option<Part> {
    let before = token.previous().filter(|t| t.span().end() == token.span().start())?;
    if !before.text().ends_with(char::is_alphanumeric) {
        return None;
    }
    let clitic = |rest: &str| rest.starts_with(char::is_alphabetic);
    match token.text().strip_prefix(['\'', '’']) {
        Some(rest) => clitic(rest).then_some(Part::Clitic),
        None => token.text().starts_with(char::is_alphanumeric).then_some(Part::Word),
    }
}

/// Content without the time of the report at its front: "said *on Friday* he would go". `cue_end` is one past the
/// reporting words.
pub(crate) fn without_time(scene: &Scene<'_>, content: Range<usize>, cue_end: usize) -> Range<usize> {
    if content.start != cue_end {
        return content;
    }
    let opening = || scene.doc.slice(content.start..content.end.min(content.start + 4));
    let lead = |t: &Token<'_>| {
        is_word(*t, &["on", "in", "last", "this", "earlier", "late", "that", "early", "later"])
    };
    let leads = opening().take_while(lead).count();
    let times = opening().skip(leads).take_while(|t| is_time(*t)).count();
    let end = content.start + leads + times;
    // "said *Monday's* ruling …"
    let runs_on = scene
        .token(end)
        .is_some_and(|t| !is_punctuation(t) && t.tag() != "POS" && t.pos() != "AUX" && t.pos() != "VERB");
    if times > 0 && runs_on && end + 1 < content.end { end..content.end } else { content }
}

/// Without the setting that the narrator adds: "… had closed *amid rising tensions*".
fn without_setting(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let amid = |t: &Token<'_>| is_word(*t, &["amid", "amidst"]) && scene.quotation_of(t.index()).is_none();
    let however = |t: &Token<'_>| is_word(*t, &["however"]) && scene.quotation_of(t.index()).is_none();
    let turn = scene.doc.slice(range.start + 3..range.end).find(however).filter(|t| preceded_by_comma(*t));
    if let Some(turn) = turn.filter(|t| t.next().is_some_and(|n| n.text() != ",")) {
        return range.start..turn.index();
    }
    if let Some(end) = after_quotation(scene, &range) {
        return range.start..end;
    }
    if let Some(start) = anonymity(scene, &range).or_else(|| explanation(scene, &range)) {
        return range.start..start;
    }
    let setting = scene.doc.slice(range.start + 3..range.end).rev().find(amid);
    match setting.filter(|t| t.subtree().end + 1 >= range.end) {
        Some(t) => range.start..t.index(),
        None => range,
    }
}

/// Where the narrator's "on condition of anonymity" begins that ends a stretch.
fn anonymity(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let tail = range.end.saturating_sub(7).max(range.start + 1)..range.end;
    let word = |w: &str| scene.doc.slice(tail.clone()).find(|t| is_word(*t, &[w])).map(|t| t.index());
    let condition = word("condition").filter(|_| word("anonymity").is_some())?;
    let on = scene.doc.slice(tail.start..condition).rev().find(|t| is_word(*t, &["on", "under"]))?;
    (scene.quotation_of(on.index()).is_none()).then_some(on.index())
}

/// Where the narrator begins to say, at the end of a stretch, who somebody is or what to make of it: "… would vote for
/// Lee, *who won in Oslo*", "… would close, *a move that angered drivers*".
fn explanation(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let closes = |t: &Token<'_>| t.subtree().end + 1 >= range.end && t.subtree().start > range.start + 3;
    let tells = |t: &Token<'_>| match t.dep() {
        "relcl" => scene.token(t.subtree().start).is_some_and(|first| is_word(first, &["who"])),
        "appos" => sums_up(*t),
        _ => false,
    };
    let phrase = scene.doc.slice(range.start + 3..range.end).find(|t| tells(t) && closes(t))?;
    let start = phrase.subtree().start;
    let set_off = scene.token(start - 1).is_some_and(|t| matches!(t.text(), "," | "—" | "–" | "-" | "--"));
    let plain = (start..range.end).all(|i| scene.quotation_of(i).is_none());
    (set_off && plain).then_some(start - 1)
}

/// "*a move* that …", "*something* that …"
fn sums_up(noun: Token<'_>) -> bool {
    let indefinite = children(noun).any(|c| c.dep() == "det" && is_word(c, &["a", "an"]));
    (indefinite || is_word(noun, &["one", "something"])) && has(noun, &["acl", "relcl"])
}

/// A noun phrase without the relative clause at its end in which the narrator tells of its last noun: "predicted a win
/// in Oslo, *which votes on Monday*".
pub(crate) fn without_relative(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    relative(scene, &range).map_or(range.clone(), |start| range.start..start)
}

fn relative(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let clause = scene.doc.slice(range.start + 1..range.end).find(|t| {
        t.dep() == "relcl" && t.subtree().end + 1 >= range.end && scene.quotation_of(t.index()).is_none()
    })?;
    // "accused the bank of refusing to join the talks, *which* …" tells of what is refused.
    let inside = clause.ancestors().take_while(|t| range.contains(&t.index())).any(|t| t.pos() == "VERB");
    let start = clause.subtree().start;
    let comma = scene.token(start.checked_sub(1)?)?;
    let plain = scene.doc.slice(start..range.end).all(|t| scene.quotation_of(t.index()).is_none());
    (comma.text() == "," && plain && !inside && start > range.start + 1).then_some(start)
}

/// Words after a quotation with which the narrator says when and in what case it was said.
const CIRCUMSTANCE: [&str; 5] = ["after", "although", "though", "when", "while"];

/// Where the narrator goes on after the quotation that ends the words of the speaker: "said it was “a joke” *after he
/// left*", "“a joke” *— a turn from what he said before*".
fn after_quotation(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let last = (range.start..range.end).rev().find(|i| scene.quotation_of(*i).is_some())?;
    let rest = last + 1..range.end;
    let first = scene.token(rest.start).filter(|_| rest.len() > 2)?;
    let dash = matches!(first.text(), "—" | "–" | "--" | "-");
    let led = if is_punctuation(first) { first.next()? } else { first };
    let clause = scene.doc.slice(rest.clone()).any(|t| matches!(t.tag(), "VBD" | "VBZ" | "VBP"));
    let of_report = is_word(led, &CIRCUMSTANCE) && led.dep() != "prep" && clause;
    (dash && rest.len() > 4 || of_report).then_some(rest.start)
}
