//! Numbers, amounts and shares as ranges that can be compared.

mod words;

use variorum_parse::{Doc, Token};
use variorum_text::Span;
use words::{MULTIPLES, VAGUE};

pub use words::numeral;

/// A number of something, as wide as its wording leaves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words, with what qualifies the number ("more than 20").
    pub span: Span,
    /// The least it can be.
    pub low: f64,
    /// The most it can be.
    pub high: f64,
    /// What is counted.
    pub unit: Unit,
    /// Index of the token that ends the number.
    pub token: usize,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Money, by ISO 4217 code.
    Money(&'static str),
    /// Hundredths.
    Percent,
    /// Things, by the lemma of the noun; empty where none stands by.
    Things(String),
}

impl Quantity {
    /// Whether one number of the same things can be meant by both.
    ///
    /// ```
    /// use variorum_value::{Quantity, Unit};
    /// use variorum_text::Span;
    ///
    /// let of = |low, high| Quantity { span: Span::default(), low, high, unit: Unit::Percent, token: 0 };
    /// assert!(of(20.0, 40.0).agrees(&of(25.0, 25.0)));
    /// assert!(!of(20.0, 20.0).agrees(&of(25.0, 25.0)));
    /// ```
    pub fn agrees(&self, other: &Quantity) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// The numbers of a text in order. Ordinals and the numbers of dates are none.
pub fn quantities(doc: &Doc) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(token) = doc.token(at) {
        match read(doc, token) {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity that begins with this number word, and the index after it.
fn read(doc: &Doc, first: Token<'_>) -> Option<(Quantity, usize)> {
    let number = cardinal(doc, first)?;
    let (mut range, mut end) = ((number.low, number.high), number.end);
    if let Some(upper) = upper_end(doc, end) {
        let low = if number.scale < upper.scale { number.low * upper.scale } else { number.low };
        (range, end) = ((low, upper.high), upper.end);
    }
    let (start, bounds) = qualify(doc, first.index(), range);
    let last = doc.token(end.checked_sub(1)?)?;
    let before = start.checked_sub(1).and_then(|i| doc.token(i));
    let (unit, start, end) = unit_of(doc, before, first, start, last, end);
    let span = doc.span(start..end);
    Some((Quantity { span, low: bounds.0, high: bounds.1, unit, token: end - 1 }, end))
}

/// A number as it stands.
struct Cardinal {
    low: f64,
    high: f64,
    /// The product of "million" and its like.
    scale: f64,
    /// Index of the token after it.
    end: usize,
}

/// "20", "1.5 million", "twenty", "dozens".
fn cardinal(doc: &Doc, first: Token<'_>) -> Option<Cardinal> {
    let word = first.text().to_lowercase();
    let at = first.index();
    if let Some(&(_, low, high)) = VAGUE.iter().find(|(w, ..)| *w == word) {
        return Some(Cardinal { low, high, scale: 1.0, end: at + 1 });
    }
    if first.tag() != "CD" || is_date_part(first) || may_be_metres(doc, first) {
        return None;
    }
    let mut value = numeral(&word)?;
    let mut scale = 1.0;
    let mut end = at + 1;
    if let Some(ones) = ones(doc, value, &word, end) {
        value += ones;
        end += 2;
    }
    while let Some(by) = doc.token(end).and_then(|t| words::scale(t.text())) {
        scale *= by;
        end += 1;
    }
    Some(Cardinal { low: value * scale, high: value * scale, scale, end })
}

/// Whether the "m" behind a number may be of metres: "vaulted 5.00m". It is of millions behind a currency and before a noun.
fn may_be_metres(doc: &Doc, first: Token<'_>) -> bool {
    let text = first.text();
    let next = doc.token(first.index() + 1);
    let apart = next.is_some_and(|t| t.text() == "m");
    let marked = apart || text.strip_suffix('m').is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
    let behind = if apart { doc.token(first.index() + 2) } else { next };
    let counts = behind.is_some_and(|t| matches!(t.tag(), "NNS" | "NN" | "NNP" | "JJ"));
    let money = first.previous().is_some_and(|t| words::currency(t.text()).is_some());
    marked && !money && !counts
}

/// The "-seven" behind "thirty".
fn ones(doc: &Doc, tens: f64, word: &str, at: usize) -> Option<f64> {
    let round = (20.0..100.0).contains(&tens) && tens % 10.0 == 0.0 && word.chars().all(char::is_alphabetic);
    let next = doc.token(at + 1).filter(|_| round && doc.token(at).is_some_and(|t| t.text() == "-"))?;
    let digit = next.text().chars().all(char::is_alphabetic).then(|| numeral(&next.text().to_lowercase()))?;
    digit.filter(|d| (1.0..10.0).contains(d))
}

/// Whether a number is the day or the year of a date ("5 January", "June 16", "in 2020").
fn is_date_part(token: Token<'_>) -> bool {
    let month = |t: Option<Token<'_>>| t.is_some_and(|t| t.tag() == "NNP" && crate::time::is_month(t.text()));
    let year = token.text().len() == 4 && token.text().chars().all(|c| c.is_ascii_digit());
    let counts = token.dep() == "nummod" && matches!(token.head().tag(), "NNS");
    month(token.next()) || month(token.previous()) || (year && !counts)
}

/// "8 to 10", "8-10", "between 8 and 10": the second number.
fn upper_end(doc: &Doc, end: usize) -> Option<Cardinal> {
    let joint = doc.token(end)?;
    let joined = matches!(joint.text(), "to" | "-" | "–")
        || (joint.text() == "and"
            && doc.slice(end.saturating_sub(4)..end).any(|t| t.text().eq_ignore_ascii_case("between")));
    cardinal(doc, doc.token(end + 1).filter(|_| joined)?)
}

/// Words before a number that widen it: where they begin, and the bounds they leave.
fn qualify(doc: &Doc, first: usize, (low, high): (f64, f64)) -> (usize, (f64, f64)) {
    let mut at = first;
    if doc.token(at.wrapping_sub(1)).is_some_and(|t| t.tag() == "$") {
        at -= 1;
    }
    for multiple in MULTIPLES {
        let Some(from) = at.checked_sub(multiple.words.len()) else { continue };
        let stands = doc.slice(from..at).zip(multiple.words).all(|(t, w)| t.text().eq_ignore_ascii_case(w));
        if stands {
            return (from, (low * multiple.low, high * multiple.high));
        }
    }
    (first, (low, high))
}

/// The unit, and the span of tokens that number and unit take up.
fn unit_of(
    doc: &Doc,
    before: Option<Token<'_>>,
    first: Token<'_>,
    start: usize,
    last: Token<'_>,
    end: usize,
) -> (Unit, usize, usize) {
    let sign = first.previous().filter(|t| t.tag() == "$").or(before.filter(|t| t.tag() == "$"));
    if let Some(code) = sign.and_then(|t| words::currency(t.text())) {
        return (Unit::Money(code), start.min(sign.map_or(start, Token::index)), end);
    }
    let after: Vec<&str> = doc.slice(end..end + 2).map(Token::text).collect();
    match after.as_slice() {
        ["%" | "percent", ..] => return (Unit::Percent, start, end + 1),
        ["per", "cent", ..] => return (Unit::Percent, start, end + 2),
        [word, ..] => {
            if let Some(code) = words::currency(word) {
                return (Unit::Money(code), start, end + 1);
            }
        }
        [] => {}
    }
    (Unit::Things(counted(doc, last, end)), start, end)
}

/// The lemma of the noun that a number counts.
fn counted(doc: &Doc, last: Token<'_>, end: usize) -> String {
    // "a three-match series" counts no matches that were played.
    if !last.space_after() && doc.token(end).is_some_and(|t| t.text() == "-") {
        return String::new();
    }
    let head = last.head();
    let by_tree = matches!(last.dep(), "nummod" | "compound" | "quantmod")
        .then(|| if head.tag() == "CD" { head.head() } else { head })
        .filter(|h| h.pos() == "NOUN");
    let of = || {
        let of = doc.token(end).filter(|t| t.text() == "of")?;
        of.children().find(|c| c.pos() == "NOUN")
    };
    let near = || {
        doc.slice(end..end + 3).take_while(|t| matches!(t.pos(), "ADJ" | "NOUN")).find(|t| t.tag() == "NNS")
    };
    by_tree.or_else(of).or_else(near).map(|t| t.lemma().to_lowercase()).unwrap_or_default()
}

/// A whole number in digits or words, in lower case, as far as it counts units of time.
pub(crate) fn whole(word: &str) -> Option<u16> {
    let value = numeral(word)?;
    (value.fract() == 0.0 && (0.0..10_000.0).contains(&value)).then_some(value as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_parse::Annotation;

    /// Words split at spaces, tagged by look alone.
    fn doc(text: &str) -> Doc {
        let mut at = 0;
        let mut rows = Vec::new();
        for word in text.split(' ') {
            let number = numeral(&word.to_lowercase()).is_some();
            let tag = match word {
                "$" | "€" => "$",
                _ if number || words::scale(word).is_some() => "CD",
                _ if word.ends_with('s') => "NNS",
                _ => "IN",
            };
            let pos = if tag == "NNS" { "NOUN" } else { "X" };
            let lemma = word.strip_suffix('s').unwrap_or(word);
            rows.push(Annotation {
                span: Span::new(at, at + word.len()),
                tag,
                pos,
                lemma,
                ..Default::default()
            });
            at += word.len() + 1;
        }
        Doc::from_annotations(text, &rows, vec![]).unwrap()
    }

    fn one(text: &str) -> (f64, f64, Unit, String) {
        let d = doc(text);
        let [q] = &quantities(&d)[..] else { panic!("{text}: {:?}", quantities(&d)) };
        (q.low, q.high, q.unit.clone(), q.span.of(text).to_owned())
    }

    #[test]
    fn a_plain_number() {
        assert_eq!(one("with 1,200 ships"), (1200.0, 1200.0, Unit::Things("ship".into()), "1,200".into()));
        assert_eq!(one("seven ships"), (7.0, 7.0, Unit::Things("ship".into()), "seven".into()));
    }

    #[test]
    fn metres_are_no_millions() {
        assert!(quantities(&doc("vaulted 5.00m again")).is_empty());
        assert_eq!(one("sold for $ 5m again").0, 5e6);
        assert_eq!(one("with 5m ships").0, 5e6);
    }

    #[test]
    fn tens_and_ones_are_one_number() {
        assert_eq!(one("with thirty - seven ships").0, 37.0);
    }

    #[test]
    fn an_approximation_is_a_range() {
        let (low, high, _, words) = one("with more than 20 ships");
        assert_eq!((low, high, words.as_str()), (20.0, 40.0, "more than 20"));
        let (low, high, ..) = one("dozens of ships");
        assert_eq!((low, high), (24.0, 99.0));
    }

    #[test]
    fn money_and_shares() {
        assert_eq!(one("for $ 1.5 million"), (1.5e6, 1.5e6, Unit::Money("USD"), "$ 1.5 million".into()));
        assert_eq!(one("by 12 per cent"), (12.0, 12.0, Unit::Percent, "12 per cent".into()));
    }

    #[test]
    fn a_number_in_a_compound_counts_nothing() {
        let row = |start, end, tag, pos, space_after| Annotation {
            span: Span::new(start, end),
            tag,
            pos,
            space_after,
            ..Default::default()
        };
        let rows = [
            row(0, 5, "CD", "NUM", false),
            row(5, 6, "HYPH", "PUNCT", false),
            row(6, 10, "NNS", "NOUN", true),
        ];
        let d = Doc::from_annotations("three-acts", &rows, vec![]).unwrap();
        assert_eq!(quantities(&d)[0].unit, Unit::Things(String::new()));
    }

    #[test]
    fn a_range() {
        let (low, high, ..) = one("some 8 to 10 ships");
        assert!(low < 8.0 && high > 10.0);
    }

    #[test]
    fn a_scale_after_a_range_is_of_both_ends() {
        let (low, high, ..) = one("from 2 to 3 million");
        assert_eq!((low, high), (2e6, 3e6));
    }
}
