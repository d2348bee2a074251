//! Titles of programmes, books and films that stand in quotation marks, and differ in a word between two witnesses.

use variorum_text::Span;

use super::{ALL_PAIRS, Finding, Story, place, two_by_two};
use crate::Source;
use crate::words::{Word, words};
use crate::{Difference, DifferenceKind};

/// Words of a title that can be told from another title: as few as the least, of which all but one must be common.
const WORDS: std::ops::Range<usize> = 3..9;

/// Characters of a title, and titles of a page, at most.
const LONGEST: usize = 120;
const TITLES: usize = 64;

/// Marks that a title stands in, and those that close it.
const MARKS: &[(char, char)] = &[('“', '”'), ('"', '"'), ('‘', '’')];

/// Words that titles leave small, besides those that tell nothing: a title with another is another writing of it.
const SMALL: &[&str] =
    &["the", "a", "an", "of", "and", "in", "on", "to", "for", "with", "at", "from", "by", "or"];
const ARTICLES: &[&str] = &["the", "a", "an", "and"];

/// A title with its words.
struct Work {
    span: Span,
    words: Vec<Word>,
}

/// The titles that two witnesses give otherwise.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let told: Vec<Vec<Work>> = story.sources.iter().take(ALL_PAIRS).map(works).collect();
    let mut found = Vec::new();
    for ((i, ours), (k, theirs)) in two_by_two(&told) {
        let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let other = pairs.filter(|(a, b)| is_other(story, (i, a), (k, b)));
        let finding = other.map(|(a, b)| finding(story, (i, a), (k, b))).next();
        found.extend(finding.and_then(|f| place(story, f, None, i, k)));
    }
    found
}

/// The titles in quotation marks of a page.
fn works(source: &Source) -> Vec<Work> {
    let text = source.doc.text();
    let mut found = Vec::new();
    for (open, close) in MARKS {
        // A mark that closes may open the next pair where both look alike.
        for (at, mark) in text.match_indices(*open) {
            let from = at + mark.len();
            let behind = text.get(from..).unwrap_or_default().char_indices().take(LONGEST);
            let end = behind.into_iter().find(|(_, c)| c == close || *c == '\n').map(|(i, _)| from + i);
            found.extend(end.and_then(|end| work(text, Span::new(from, end))));
        }
    }
    found.sort_by_key(|w: &Work| w.span);
    found.truncate(TITLES);
    found
}

/// What stands in marks, if it is a title.
fn work(text: &str, inside: Span) -> Option<Work> {
    let said = inside.of(text);
    let shut =
        !said.starts_with(' ') && !said.trim_end_matches(['.', ',']).contains(['.', ',', '?', ';', ':']);
    let words = words(text, inside);
    let capital = |w: &Word| w.span.of(text).starts_with(char::is_uppercase);
    let titled = words.iter().all(|w| capital(w) || SMALL.contains(&w.form.as_str()));
    let span = words.first()?.span.cover(words.last()?.span);
    let whole = words.first().is_some_and(capital) && WORDS.contains(&words.len());
    (shut && titled && whole).then_some(Work { span, words })
}

/// Whether two titles are one but for a word, and neither page has the other's.
fn is_other(story: &Story<'_>, (i, a): (usize, &Work), (k, b): (usize, &Work)) -> bool {
    let forms = |w: &Work| -> Vec<String> {
        let told = w.words.iter().map(|w| w.form.clone());
        told.filter(|f| !ARTICLES.contains(&f.as_str())).collect()
    };
    let (x, y) = (forms(a), forms(b));
    let common = x.iter().filter(|f| y.contains(f)).count();
    let near = x != y && common + 1 >= x.len().max(y.len()) && common >= 2;
    let ends = x.first() == y.first() && x.last() == y.last();
    let prints = |witness: usize, other: usize, work: &Work| {
        let text = |w: usize| story.sources.get(w).map_or("", |s| s.doc.text());
        text(witness).contains(work.span.of(text(other)))
    };
    near && ends && !prints(k, i, a) && !prints(i, k, b)
}

fn finding(story: &Story<'_>, (i, a): (usize, &Work), (k, b): (usize, &Work)) -> Finding {
    let say = |w: usize, work: &Work| work.span.of(story.sources.get(w).map_or("", |s| s.doc.text()));
    Finding {
        kind: DifferenceKind::Name,
        why: format!("“{}” or “{}”", say(i, a), say(k, b)),
        left: vec![a.span],
        right: vec![b.span],
        confidence: 0.7,
    }
}
