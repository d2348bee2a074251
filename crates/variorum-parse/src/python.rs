//! Character classes and lower case as Python's `str` has them, on which the pipeline's features rest.
//!
//! `str::to_lowercase` and `char::is_uppercase` of the standard library agree with Python; the others do not.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex_syntax::hir::{Class, HirKind};

/// `str.isspace` of one character: `White_Space` and the four information separators.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// `str.isalpha` of one character: a letter by its general category.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { contains(&LETTERS, c) }
}

/// `str.isdigit` of one character: a decimal digit, or one of the numbers that stand for a digit (², ④).
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { contains(&DECIMALS, c) || contains(DIGIT_LIKE, c) }
}

/// `str.lower`.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

type Ranges = [(char, char)];

// Python 3.11, which made the reference, knows Unicode 14.
static LETTERS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| class(r"[\p{L}&&\p{age:14.0}]"));
static DECIMALS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| class(r"[\p{Nd}&&\p{age:14.0}]"));

/// Unicode's `Numeric_Type=Digit` (`DerivedNumericType.txt`).
const DIGIT_LIKE: &Ranges = &[
    ('\u{b2}', '\u{b3}'),
    ('\u{b9}', '\u{b9}'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

fn contains(ranges: &Ranges, c: char) -> bool {
    let after = ranges.partition_point(|r| r.0 <= c);
    after.checked_sub(1).and_then(|i| ranges.get(i)).is_some_and(|r| c <= r.1)
}

/// The characters of a class as sorted ranges; none for what is no class.
fn class(class: &str) -> Vec<(char, char)> {
    match regex_syntax::parse(class).map(|hir| hir.into_kind()) {
        Ok(HirKind::Class(Class::Unicode(class))) => {
            class.ranges().iter().map(|r| (r.start(), r.end())).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_information_separators_are_white_space() {
        assert!(is_space('\u{1c}') && is_space('\u{1f}') && is_space('\u{3000}') && is_space('\u{85}'));
        assert!(!is_space('\u{200b}') && !is_space('\u{1b}') && !is_space('\u{180e}'));
    }

    #[test]
    fn letters_go_by_category_and_not_by_use() {
        assert!(is_alpha('é') && is_alpha('日') && is_alpha('ǅ') && is_alpha('ʰ') && is_alpha('ª'));
        assert!(!is_alpha('Ⅷ') && !is_alpha('Ⓐ') && !is_alpha('\u{345}') && !is_alpha('\u{93e}'));
    }

    #[test]
    fn superscripts_are_digits_and_fractions_are_not() {
        assert!(is_digit('7') && is_digit('٣') && is_digit('²') && is_digit('①') && is_digit('𝟏'));
        assert!(!is_digit('½') && !is_digit('Ⅷ') && !is_digit('⑩') && !is_digit('三'));
    }

    #[test]
    fn lower_case_knows_the_final_sigma() {
        assert_eq!(lower("ΟΔΟΣ"), "οδος");
        assert_eq!(lower("İ"), "i\u{307}");
        assert!(matches!(lower("plain 1"), Cow::Borrowed(_)));
    }
}
