//! Where an expression begins: TimeML marks determiners and modifiers with it.

use super::super::words::Words;
use super::super::{Expression, YearPart};
use super::Read;

/// Words before a count that widen it, the longer ones first. Own compilation.
const ABOUT: &[&[&str]] = &[
    &["no", "more", "than"],
    &["no", "less", "than"],
    &["no", "fewer", "than"],
    &["no", "later", "than"],
    &["not", "more", "than"],
    &["little", "more", "than"],
    &["as", "long", "as"],
    &["as", "little", "as"],
    &["as", "much", "as"],
    &["as", "many", "as"],
    &["as", "few", "as"],
    &["just", "over"],
    &["just", "under"],
    &["little", "over"],
    &["just", "about"],
    &["more", "than"],
    &["less", "than"],
    &["fewer", "than"],
    &["at", "least"],
    &["at", "most"],
    &["up", "to"],
    &["close", "to"],
    &["well", "over"],
    &["in", "excess", "of"],
    &["upwards", "of"],
    &["over"],
    &["under"],
    &["nearly"],
    &["almost"],
    &["about"],
    &["around"],
    &["roughly"],
    &["approximately"],
    &["some"],
    &["exactly"],
    &["another"],
];

/// Words before a date that say which part of it.
const PARTS: &[&str] = &["early", "late", "mid", "earlier", "later"];

/// Nouns before "of" that say which part of a date.
const EDGES: &[&str] = &["end", "start", "beginning", "middle", "close", "turn", "dawn"];

/// Adjectives of "part" in "the latter part of 2008".
const SIDES: &[&str] =
    &["early", "earlier", "first", "middle", "late", "later", "latter", "last", "better", "best"];

/// The index an expression begins at, not before `floor`, and whether it names the end of what it says.
pub(super) fn begin(words: &Words<'_>, at: usize, read: &Read, floor: usize) -> (usize, bool) {
    let behind = |begin: usize, back: usize| begin.checked_sub(back).filter(|b| *b >= floor);
    let mut begin = at;
    let counts = words.is(at, &["a", "an"]) || crate::number::whole(words.word(at)).is_some();
    match read.expression {
        Expression::Duration(..) => begin = about(words, begin, floor),
        // "more than four decades ago"
        Expression::Relative(..) | Expression::Anchored(..) if counts => begin = about(words, begin, floor),
        _ => {}
    }
    let takes =
        takes_determiner(words, at, read) && !words.is(at, &["a", "an", "the", "this", "every", "each"]);
    if let Some(b) = behind(begin, 1).filter(|b| takes && is_determiner(words, *b, at)) {
        begin = b;
    }
    let mut end = words.are(read.end.saturating_sub(2), &["'s", "end"]);
    if read.expression.is_date() || matches!(read.expression, Expression::Anchored(..)) {
        let dash = usize::from(begin > 0 && words.before(begin) == "-");
        let on = usize::from(words.is(begin.wrapping_sub(1), &["in", "on"]));
        let skip = dash.max(on);
        if let Some(b) = behind(begin, 1 + skip).filter(|b| words.is(*b, PARTS)) {
            begin = b;
            begin = behind(begin, 1).filter(|b| words.word(*b) == "the").unwrap_or(begin);
        }
        let edge = behind(begin, 2).filter(|b| words.is(*b, EDGES) && words.word(*b + 1) == "of");
        if let Some(b) = edge {
            end |= words.word(b) == "end";
            begin = behind(b, 1).filter(|b| words.word(*b) == "the").unwrap_or(b);
        }
        let side = behind(begin, 3).filter(|b| words.is(*b, SIDES) && words.are(*b + 1, &["part", "of"]));
        if let Some(b) = side {
            begin = behind(b, 1).filter(|b| words.word(*b) == "the").unwrap_or(b);
        }
    }
    (begin, end)
}

/// Words like "more than" before a count.
fn about(words: &Words<'_>, at: usize, floor: usize) -> usize {
    let stands =
        |w: &&&[&str]| at.checked_sub(w.len()).is_some_and(|from| from >= floor && words.are(from, w));
    ABOUT.iter().find(stands).map_or(at, |w| at - w.len())
}

fn is_determiner(words: &Words<'_>, before: usize, at: usize) -> bool {
    match words.word(before) {
        "the" | "this" | "these" | "its" | "their" | "our" | "his" | "her" => true,
        "a" | "an" => words.ordinal(at).is_some(),
        _ => false,
    }
}

/// Whether a determiner before it is its own, and not that of a noun behind it ("the Monday meeting").
fn takes_determiner(words: &Words<'_>, at: usize, read: &Read) -> bool {
    let own = match read.expression {
        // "the year 1999", "the morning of Monday", "the first Monday of May", "the 2008 third quarter"
        Expression::Year(_) => words.word(at) == "year",
        _ if words.day_part(at).is_some() || words.ordinal(at).is_some() => true,
        Expression::Weekday(..) | Expression::WeekdayOf(..) | Expression::Clock | Expression::Every(_) => {
            false
        }
        Expression::OfYear(YearPart::Month(_) | YearPart::Holiday(_), _) => false,
        // "the currently postponed season"
        Expression::Vague(_) => !words.tag(read.end - 1).starts_with("RB"),
        _ => true,
    };
    own && !words.is_noun(read.end) && !words.tag(read.end).starts_with("JJ")
}
