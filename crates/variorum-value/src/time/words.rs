use jiff::civil::Weekday;
use variorum_parse::{Doc, Token};

use super::calendar;
use super::{Hour, Season, Unit};

/// A parsed text word by word, in lower case.
pub(super) struct Words<'d> {
    pub(super) doc: &'d Doc,
    /// The text with small ASCII letters, so that spans stay true.
    lower: String,
}

impl<'d> Words<'d> {
    pub(super) fn new(doc: &'d Doc) -> Self {
        Self { doc, lower: doc.text().to_ascii_lowercase() }
    }

    /// The word at an index, empty past the end; "’s" as "'s".
    pub(super) fn word(&self, at: usize) -> &str {
        match self.doc.token(at).and_then(|t| t.span().get(&self.lower)) {
            Some("’s") => "'s",
            Some("’") => "'",
            word => word.unwrap_or_default(),
        }
    }

    /// The word before an index.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether these words stand in a row from an index on.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| self.word(at + i) == *w)
    }

    pub(super) fn token(&self, at: usize) -> Option<Token<'d>> {
        self.doc.token(at)
    }

    pub(super) fn tag(&self, at: usize) -> &str {
        self.token(at).map_or("", Token::tag)
    }

    pub(super) fn has_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.text().starts_with(char::is_uppercase))
    }

    /// Whether it stands in capitals.
    pub(super) fn is_capitals(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.text().chars().all(char::is_uppercase))
    }

    /// Whether a noun stands there, which what is before it then belongs to.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.tag(at).starts_with("NN") && calendar::day_part(self.word(at)).is_none()
    }

    /// Whether the next word follows without a space.
    pub(super) fn is_tight(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| !t.space_after())
    }

    /// Whether an adjective stands there.
    pub(super) fn is_described(&self, at: usize) -> bool {
        self.tag(at).starts_with("JJ")
    }

    /// Whether it is part of a date as far as the parser's entities tell.
    pub(super) fn in_date(&self, at: usize) -> bool {
        let entities = self.doc.entities();
        let next = entities.partition_point(|e| e.tokens.end <= at);
        entities.get(next).is_some_and(|e| e.tokens.contains(&at) && &*e.label == "DATE")
    }

    pub(super) fn month(&self, at: usize) -> Option<i8> {
        calendar::month(self.word(at)).filter(|_| self.has_capital(at))
    }

    pub(super) fn weekday(&self, at: usize) -> Option<Weekday> {
        calendar::weekday(self.word(at)).filter(|_| self.has_capital(at))
    }

    pub(super) fn season(&self, at: usize) -> Option<Season> {
        calendar::season(self.word(at))
    }

    pub(super) fn day_part(&self, at: usize) -> Option<Hour> {
        calendar::day_part(self.word(at))
    }

    pub(super) fn step(&self, at: usize) -> Option<i8> {
        calendar::step(self.word(at))
    }

    /// A step, and the index after it: "last", "this past", "this coming".
    pub(super) fn steps(&self, at: usize) -> Option<(i8, usize)> {
        let first = self.step(at)?;
        let second = self.step(at + 1).filter(|_| self.word(at) == "this");
        Some(second.map_or((first, at + 1), |second| (second, at + 2)))
    }

    /// Whether a number word stands there, in letters or figures.
    pub(super) fn is_number(&self, at: usize) -> bool {
        crate::number::whole(self.word(at)).is_some()
    }

    pub(super) fn ordinal(&self, at: usize) -> Option<i8> {
        calendar::ordinal(self.word(at))
    }

    /// A year in two figures behind an apostrophe, and the index after it: "'82".
    pub(super) fn short_year(&self, at: usize) -> Option<(i16, usize)> {
        let digits = self.word(at + 1);
        let quoted = self.is(at, &["'", "‘"]) && self.is_tight(at) && digits.len() == 2;
        let year = digits.parse().ok().filter(|_| quoted)?;
        Some((calendar::of_two(year), at + 2))
    }

    /// A unit in the singular.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        calendar::unit(self.word(at)).filter(|(_, plural)| !plural).map(|(unit, _)| unit)
    }

    /// A unit in the plural.
    pub(super) fn units(&self, at: usize) -> Option<Unit> {
        calendar::unit(self.word(at)).filter(|(_, plural)| *plural).map(|(unit, _)| unit)
    }

    /// A day of the month: "5", "5th".
    pub(super) fn day(&self, at: usize) -> Option<i8> {
        // "14–15" is one word; its first day stands for both.
        let word = self.word(at).split(['–', '‑', '-']).next()?;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let suffix = word.get(digits.len()..)?;
        let day: i8 = digits.parse().ok().filter(|_| digits.starts_with(|c: char| c.is_ascii_digit()))?;
        (matches!(suffix, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
    }

    /// A day of the month that says so itself: "5th", "fifth".
    pub(super) fn nth_day(&self, at: usize) -> Option<i8> {
        self.ordinal(at).filter(|day| (1..=31).contains(day))
    }

    /// A year in four digits.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        calendar::year(self.word(at))
    }
}
