//! Another person, body or place in the same sentence.

use std::ops::Range;

use similar::DiffOp;
use variorum_parse::{Entity, Token};
use variorum_text::Span;
use variorum_value::Country;

use super::Finding;
use super::attribution::speaks;
use super::pair::{Pair, Part};
use crate::DifferenceKind;
use crate::speakers::{is_title, same_name};
use crate::words::Word;

/// Other names in the same places of one sentence.
pub(super) fn of_copies(pair: &Pair<'_>) -> Vec<Finding> {
    pair.steps.iter().filter_map(|step| replaced(pair, *step)).collect()
}

fn replaced(pair: &Pair<'_>, step: DiffOp) -> Option<Finding> {
    let DiffOp::Replace { old_index, old_len, new_index, new_len } = step else { return None };
    let x = name(&pair.left, old_index..old_index + old_len)?;
    let y = name(&pair.right, new_index..new_index + new_len)?;
    let (a, b) = (pair.left.say(x), pair.right.say(y));
    // Of two full names that share a word, it is the part of both that tells nothing.
    let parted = old_len < WHOLE || new_len < WHOLE;
    let of_left = changed(&pair.left, old_index..old_index + old_len)?;
    let of_right = changed(&pair.right, new_index..new_index + new_len)?;
    let kin = parted && (share_a_word(&bare(a), &bare(b)) || one_of_the_other(&bare(a), &bare(b)));
    let other = !kin && !same_name(a, b) && !one_of_the_other(of_left, of_right);
    let dated = stands_in_dateline(&pair.left, x) || stands_in_dateline(&pair.right, y);
    let listed = stands_in(&pair.right, a, y) && stands_in(&pair.left, b, x);
    let typed = is_handle(&pair.left, x) || is_handle(&pair.right, y);
    // "the Harwick twins" may be "the Welsh twins".
    let peoples = is_people(&pair.left, x) != is_people(&pair.right, y);
    if !other || listed || typed || dated || peoples || stand_together(pair, a, b) {
        return None;
    }
    let speak = speaks(&pair.left, x) && speaks(&pair.right, y);
    Some(Finding {
        kind: if speak { DifferenceKind::Attribution } else { DifferenceKind::Name },
        left: vec![x],
        right: vec![y],
        why: format!("“{a}” or “{b}”"),
        confidence: 0.85,
    })
}

/// Whether the other side has a name too, in another place: of a list in two orders none is another.
fn stands_in(part: &Part<'_>, name: &str, place: Span) -> bool {
    let segment = part.segment.span;
    let (before, after) = (Span::new(segment.start(), place.start()), Span::new(place.end(), segment.end()));
    part.say(before).contains(name) || part.say(after).contains(name)
}

/// Whether a word is tagged a name and typed as one: "apex bank" is none.
fn is_capital(token: Token<'_>) -> bool {
    token.pos() == "PROPN" && token.text().contains(char::is_uppercase)
}

/// Whether a name is a people's, or what is theirs: "Welsh".
fn is_people(part: &Part<'_>, name: Span) -> bool {
    let doc = &part.source.doc;
    doc.slice(doc.tokens_in(name)).all(|t| t.tag() == "JJ")
        || doc.entities().iter().any(|e| &*e.label == "NORP" && doc.span(e.tokens.clone()) == name)
}

/// Whether a name is an account's ("@harwickyard"): that of whom the other side names in full.
fn is_handle(part: &Part<'_>, name: Span) -> bool {
    let before = part.source.doc.text().get(..name.start()).unwrap_or_default();
    before.ends_with(['@', '#']) || part.say(name).contains(['@', '#'])
}

/// Whether a name is the agency or outlet of a dateline: "(AP) —".
fn stands_in_dateline(part: &Part<'_>, name: Span) -> bool {
    let after = part.source.doc.text().get(name.end()..).unwrap_or_default();
    after.strip_prefix(')').is_some_and(|rest| rest.trim_start_matches(' ').starts_with(['—', '–', '-']))
}

/// Whether a name ends its line: a byline that the parser runs into the sentence below it.
fn ends_line(part: &Part<'_>, name: Span) -> bool {
    part.source.doc.text().get(name.end()..).unwrap_or_default().starts_with(['\n', '\r'])
}

/// The part of a name that is another.
fn changed<'s>(part: &Part<'s>, words: Range<usize>) -> Option<&'s str> {
    part.run(words).map(|span| part.say(span))
}

/// Words of a name that is another as a whole.
const WHOLE: usize = 2;

/// The name that a run of words is, or is part of, articles and possessives aside.
fn name(part: &Part<'_>, words: Range<usize>) -> Option<Span> {
    let is_name = |w: &Word| part.tokens_of(w).all(|t| is_capital(t) || Country::named(t.text()).is_some());
    let small = |w: &Word| matches!(w.form.as_str(), "the" | "a" | "an" | "'s" | "of");
    let run = part.words.get(words.clone())?;
    let calendar = run.iter().any(|w| variorum_value::is_calendar_name(part.say(w.span)));
    let entity = |w: &Word| {
        let named = |e: &Entity| part.source.doc.span(e.tokens.clone()).overlaps(w.span);
        part.source.doc.entities().iter().any(named) || Country::named(part.say(w.span)).is_some()
    };
    if part.is_title() && !run.iter().any(entity) {
        return None;
    }
    if calendar || !run.iter().any(is_name) || !run.iter().all(|w| is_name(w) || small(w)) {
        return None;
    }
    let goes_on = |pair: &[Word]| matches!(pair, [a, b] if is_one(part.say(Span::new(a.span.end(), b.span.start())), part.say(a.span)));
    if !run.windows(2).all(goes_on) {
        return None;
    }
    // The whole name, and not the part of it that differs.
    let before = part.words.get(..words.start + 1)?.windows(2).rev();
    let before = before.take_while(|p| goes_on(p) && p.first().is_some_and(is_name)).count();
    let after = part.words.get(words.end - 1..)?.windows(2);
    let after = after.take_while(|p| goes_on(p) && p.last().is_some_and(is_name)).count();
    part.run(words.start - before..words.end + after).filter(|name| !ends_line(part, *name))
}

/// Letters of an abbreviation before a name ("Sen. Novak").
const ABBREVIATED: usize = 5;

/// Whether what stands between two words of a name lets it go on: "(AP) — Ana Novak" are two names.
fn is_one(between: &str, before: &str) -> bool {
    let stop = between.starts_with('.') && before.chars().count() <= ABBREVIATED;
    let between = if stop { between.get(1..).unwrap_or_default() } else { between };
    between.chars().all(|c| c == ' ' || c == '-' || c == '\u{a0}')
}

/// Whether two names are parts of one in either text: "Omar" and "Said", who is "Omar Said" elsewhere.
fn stand_together(pair: &Pair<'_>, a: &str, b: &str) -> bool {
    let (forth, back) = (format!("{a} {b}"), format!("{b} {a}"));
    let texts = [&pair.left, &pair.right].map(|part| part.source.doc.text());
    texts.iter().any(|t| t.contains(&forth) || t.contains(&back))
}

/// A name without the titles before it, if it is one of more than that.
fn bare(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let rest: Vec<&str> = words.iter().copied().skip_while(|w| is_title(w)).collect();
    if rest.is_empty() { words.join(" ") } else { rest.join(" ") }
}

/// Letters of a word that two names must not share to be others.
const SHARED: usize = 4;

/// "Lopez" for "Maria Lopez", initials for the words, an office for its holder, other spaces or spelling.
fn one_of_the_other(a: &str, b: &str) -> bool {
    let initials = |t: &str| -> String {
        let words = t.split(|c: char| !c.is_alphanumeric());
        words.filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect()
    };
    let undotted = |t: &str| t.replace('.', "");
    let letters = |t: &str| {
        let mut all: Vec<char> = t.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        all.sort_unstable();
        all
    };
    let typed = a.contains(b) || b.contains(a) || letters(a) == letters(b);
    let short = undotted(a) == initials(b) || undotted(b) == initials(a) || is_short(a, b) || is_short(b, a);
    let office = |office: &str, holder: &str| {
        let held =
            OFFICES.iter().find_map(|word| office.replace('’', "'").strip_suffix(word).map(str::to_owned));
        held.is_some_and(|held| holder.starts_with(held.trim_end_matches("'s")))
    };
    // "Bergstrom" and "Bergström".
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= SHARED;
    // "the German" for a name.
    let people = |t: &str| {
        let bare = t.strip_prefix("the ").or_else(|| t.strip_prefix("The "));
        bare.is_some_and(|bare| Country::named(bare).is_some())
    };
    typed || short || same || people(a) != people(b) || office(a, b) || office(b, a)
}

/// Words behind the name of whoever holds an office. Own compilation.
const OFFICES: &[&str] = &[" office", " Office", " department", " Department"];

/// Whether a name is the first letters of another, small words counted too, or of more than what the other has of it: "BOE" for
/// "Bank of England", "EPL" for "Premier League".
fn is_short(short: &str, long: &str) -> bool {
    let words: Vec<&str> = long.split_whitespace().filter(|w| !w.eq_ignore_ascii_case("the")).collect();
    let all: String = words.iter().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect();
    let capitals = short.chars().all(|c| c.is_uppercase() || c == '.');
    capitals && all.chars().count() >= WHOLE && short.replace('.', "").ends_with(&all)
}

/// An office and its holder, another word beside one name.
fn share_a_word(a: &str, b: &str) -> bool {
    let words = |t: &str| -> Vec<String> {
        let all = t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= SHARED);
        all.map(str::to_lowercase).collect()
    };
    let theirs = words(b);
    words(a).iter().any(|w| theirs.contains(w))
}

#[cfg(test)]
mod tests {
    use super::is_short;

    #[test]
    fn first_letters_stand_for_a_name() {
        assert!(is_short("HYC", "Harwick Yard Council"));
        assert!(is_short("BOH", "Bank of Harwick"));
        assert!(is_short("NHL", "Harwick League"));
        assert!(!is_short("BOH", "Bank of Novia"));
        assert!(!is_short("H", "Harwick"));
    }
}
