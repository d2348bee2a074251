//! What is read of a report: its words, weighed by where they stand, and the weekdays it names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Report;
use crate::background::{Tier, is_stop, tier};
use crate::hash::{Hashed, content};
use crate::words::{Token, stem, tokens};

/// Only the head of a report is read: what stands at the end is background and links stories that are not one.
const HEAD_BYTES: usize = 2500;
/// The lead: news is written from the most to the least important.
const LEAD_BYTES: usize = 500;
/// How often a word of the title counts.
const IN_TITLE: f32 = 2.0;
/// How often a word of the lead counts.
const IN_LEAD: f32 = 2.5;
/// Ages, counts and house numbers tell events of one kind apart.
const NUMBER: f32 = 1.5;
/// Words of a line, names not counted, by which it is known again; fewer may be any line's.
const LINE_WORDS: usize = 4;

/// Hash of a stem, and of which kind it is. Two stems in a thousand million share one, and share their weight then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Term(pub(crate) u32);

impl Term {
    const TELLS: u32 = 1;
    const NUMBER: u32 = 2;

    fn new(stem: &str) -> Self {
        let hash = content(stem.as_bytes());
        let tells = if tier(hash) == Tier::Telling { Self::TELLS } else { 0 };
        let number = if stem.starts_with(|c: char| c.is_ascii_digit()) { Self::NUMBER } else { 0 };
        Self((hash >> 32) as u32 & !(Self::TELLS | Self::NUMBER) | tells | number)
    }

    /// Whether sharing it says something.
    pub(crate) fn tells(self) -> bool {
        self.0 & Self::TELLS != 0
    }

    fn is_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }
}

/// A term and how much it counts.
pub(crate) type Weight = (Term, f32);

/// Counts, Monday first.
pub(crate) type Weekdays = [u8; 7];

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Features {
    /// The terms as they come, each with the weight of its place.
    terms: Vec<Weight>,
    /// Lines of title and lead, in order.
    lines: Vec<Line>,
    /// How often each weekday is named in title and lead.
    pub(crate) weekdays: Weekdays,
}

/// A sentence or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    /// Of the words that are no names: "Get mail on NAME daily" is one line whoever the author is.
    hash: u32,
    /// Its terms.
    start: u32,
    end: u32,
    /// Which of them are names, a bit each.
    names: u64,
}

static WEEKDAYS: LazyLock<HashMap<u64, usize, Hashed>> = LazyLock::new(|| {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    names.iter().enumerate().map(|(day, name)| (content(name.as_bytes()), day)).collect()
});

impl Features {
    pub(crate) fn of(report: &Report<'_>) -> Self {
        let mut reader = Reader::default();
        tokens(head(report.title), |token| reader.see(token, |_| Place::Title));
        let place = |start| if start < LEAD_BYTES { Place::Lead } else { Place::Body };
        tokens(head(report.text), |token| reader.see(token, place));
        reader.features
    }

    /// The lines of title and lead, by their hashes.
    pub(crate) fn lines(&self) -> impl Iterator<Item = u32> + '_ {
        self.lines.iter().map(|line| line.hash)
    }

    /// Each term once, in order, with its damped count; without what is no name in lines that are `furniture`.
    pub(crate) fn terms(&self, furniture: impl Fn(u32) -> bool) -> Vec<Weight> {
        let mut terms = self.terms.clone();
        for line in self.lines.iter().filter(|line| furniture(line.hash)) {
            let terms = terms.get_mut(line.start as usize..line.end as usize).into_iter().flatten();
            for (at, term) in terms.enumerate() {
                if line.names >> at.min(63) & 1 == 0 {
                    term.1 = 0.0;
                }
            }
        }
        terms.retain(|t| t.1 > 0.0);
        terms.sort_unstable_by_key(|t| t.0);
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        for (term, weight) in &mut terms {
            *weight = (1.0 + weight.ln()) * if term.is_number() { NUMBER } else { 1.0 };
        }
        terms
    }
}

/// A word for each term of a report.
pub(crate) fn spelled(report: &Report<'_>) -> HashMap<Term, String> {
    let mut found = HashMap::new();
    for text in [report.title, report.text] {
        tokens(head(text), |token| {
            if let Token::Word { word, .. } = token {
                let mut stemmed = word.to_owned();
                stem(&mut stemmed);
                found.entry(Term::new(&stemmed)).or_insert_with(|| word.to_owned());
            }
        });
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Title,
    Lead,
    Body,
}

impl Place {
    fn weight(self) -> f32 {
        match self {
            Self::Title => IN_TITLE,
            Self::Lead => IN_LEAD,
            Self::Body => 1.0,
        }
    }
}

#[derive(Default)]
struct Reader {
    features: Features,
    stem: String,
    /// Whether title or lead is being read.
    in_head: bool,
    line: OpenLine,
}

/// The line that is being read.
#[derive(Default)]
struct OpenLine {
    /// Words that are no names, and their hash.
    words: usize,
    hash: u64,
    /// Its first term.
    start: usize,
    /// Which terms are names; what stands behind the 63rd is taken together.
    names: u64,
}

impl OpenLine {
    fn add(&mut self, word: u64) {
        self.words += 1;
        self.hash = (self.hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
}

impl Reader {
    fn see(&mut self, token: Token<'_>, place: impl Fn(usize) -> Place) {
        match token {
            Token::Word { word, start, named } => self.word(word, place(start), named),
            Token::Break => self.end_line(),
        }
    }

    fn word(&mut self, word: &str, place: Place, named: bool) {
        let hash = content(word.as_bytes());
        self.in_head = place != Place::Body;
        if !named {
            self.line.add(hash);
        }
        if word.len() < 2 {
            return;
        }
        if let Some(day) = WEEKDAYS.get(&hash).and_then(|&day| self.features.weekdays.get_mut(day)) {
            *day = day.saturating_add(u8::from(self.in_head));
            return;
        }
        if is_stop(hash) {
            return;
        }
        self.stem.clear();
        self.stem.push_str(word);
        stem(&mut self.stem);
        let at = self.features.terms.len() - self.line.start;
        self.line.names |= u64::from(named) << at.min(63);
        self.features.terms.push((Term::new(&self.stem), place.weight()));
    }

    fn end_line(&mut self) {
        let end = self.features.terms.len();
        let line = std::mem::replace(&mut self.line, OpenLine { start: end, ..OpenLine::default() });
        if self.in_head && line.words >= LINE_WORDS {
            let OpenLine { hash, start, names, .. } = line;
            let line = Line { hash: (hash >> 32) as u32, start: start as u32, end: end as u32, names };
            self.features.lines.push(line);
        }
    }
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(title: &str, text: &str) -> Features {
        Features::of(&Report { title, text, published: None })
    }

    #[test]
    fn each_term_comes_once_and_weighs_by_place_and_kind() {
        let body = format!("{} Carrick 57", "the ".repeat(LEAD_BYTES));
        let found = features("Carrick", &body).terms(|_| false);
        let [a, b] = found.as_slice() else { panic!("{found:?}") };
        let (word, number) = if a.0.is_number() { (b, a) } else { (a, b) };
        assert_eq!(word.1, 1.0 + (IN_TITLE + 1.0).ln());
        assert_eq!(number.1, NUMBER);
    }

    #[test]
    fn weekdays_are_no_terms() {
        let found = features("", "On Monday and Friday; Monday’s ferry.");
        assert_eq!(found.weekdays, [2, 0, 0, 0, 1, 0, 0]);
        assert_eq!(found.terms(|_| false).len(), 1);
    }

    #[test]
    fn a_line_of_furniture_is_left_out() {
        let page = features("Bridge shut", "Sign up for our daily newsletter! The ferry runs.");
        let furniture = features("", "Sign up for our daily newsletter!").lines().next();
        assert_eq!(page.terms(|_| false).len() - page.terms(|line| Some(line) == furniture).len(), 2);
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert!(head(&"é".repeat(HEAD_BYTES)).len() <= HEAD_BYTES);
    }
}
