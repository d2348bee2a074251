//! Who signed an article and when, as its own lines say it.

use crate::tables::{AND, BY, MONTHS, NAME_PARTICLES, PUBLISHED, UPDATED};

/// Words of the longest name that is taken for a person's.
const LONGEST_NAME: usize = 5;

/// The names in a line like "By Ada Brook and Jo Lund | The Post"; empty when it is none.
pub(crate) fn authors(line: &str) -> Vec<String> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    BY.iter().find_map(|by| strip_word(line, by)).map(list).unwrap_or_default()
}

/// The names in a line that is marked as naming the authors, with or without "By"; empty when it names none.
pub(crate) fn names(line: &str) -> Vec<String> {
    list(without_by(line))
}

/// A line without the "By" at its start.
pub(crate) fn without_by(line: &str) -> &str {
    BY.iter().find_map(|by| strip_word(line, by)).unwrap_or(line)
}

fn list(rest: &str) -> Vec<String> {
    let list = rest.split(['|', '/', '•', '·', '(', '–', '—']).next().unwrap_or_default();
    let mut authors = Vec::new();
    for part in list.split([',', '&', ';']).flat_map(split_at_and) {
        let name = part.trim().trim_end_matches('.');
        if !is_name(name) {
            break;
        }
        authors.push(name.to_owned());
    }
    authors
}

/// The day of publication and the day of the last change that a line gives in full, as ISO dates. A day in
/// figures alone is taken only where it is ISO already; "3 hours ago" and "03/05/2020" say nothing certain.
pub(crate) fn dates(line: &str) -> (Option<String>, Option<String>) {
    let (mut published, mut updated) = (None, None);
    for part in line.split(['|', '•', '·']) {
        let part = part.trim_start_matches(|c: char| !c.is_alphanumeric());
        if published.is_none() && PUBLISHED.iter().any(|word| strip_word(part, word).is_some()) {
            published = date(part);
        } else if updated.is_none() && UPDATED.iter().any(|word| strip_word(part, word).is_some()) {
            updated = date(part);
        }
    }
    (published, updated)
}

/// The first day in a text: "2020-05-03", "3 May 2020", "May 3rd, 2020".
pub(crate) fn date(text: &str) -> Option<String> {
    let tokens: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|t| !t.is_empty()).collect();
    tokens.iter().enumerate().find_map(|(at, token)| {
        iso(token).or_else(|| {
            let month = month(token)?;
            let before = at.checked_sub(1).and_then(|b| tokens.get(b)).and_then(|t| day(t));
            let (day, year) = match before {
                Some(day) => (day, tokens.get(at + 1)?),
                None => (day(tokens.get(at + 1)?)?, tokens.get(at + 2)?),
            };
            (year.len() == 4).then(|| year.parse().ok()).flatten().and_then(|year| format(year, month, day))
        })
    })
}

fn iso(token: &str) -> Option<String> {
    let (year, rest) = token.get(..10)?.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let fits = year.len() == 4
        && month.len() == 2
        && day.len() == 2
        && (token.len() == 10 || token.get(10..)?.starts_with('T'));
    fits.then(|| format(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
}

fn format(year: i16, month: i8, day: i8) -> Option<String> {
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    Some(date.to_string())
}

fn month(token: &str) -> Option<i8> {
    let token = token.to_lowercase();
    MONTHS.iter().find(|(name, _)| *name == token).map(|(_, month)| *month)
}

fn day(token: &str) -> Option<i8> {
    let figures = token.trim_end_matches(|c: char| c.is_alphabetic());
    (token.len() <= 4 && figures.len() <= 2).then(|| figures.parse().ok()).flatten()
}

/// What follows `word` at the start of `text`, whatever its case; `None` where it goes on as another word.
pub(crate) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = text.get(word.len()..)?;
    let ends = word.ends_with(':') || rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    (ends && head.to_lowercase() == word).then(|| rest.trim_start_matches([':', ' ', '\u{a0}']))
}

/// A list without what joins its last two names.
fn split_at_and(list: &str) -> Vec<&str> {
    AND.iter().fold(vec![list], |parts, and| parts.into_iter().flat_map(|part| part.split(and)).collect())
}

/// Two to five words with capitals, particles aside, and no figures.
fn is_name(text: &str) -> bool {
    let mut capitals = 0;
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        if word.starts_with(char::is_uppercase) && !word.chars().any(|c| c.is_numeric() || c == '@') {
            capitals += 1;
        } else if !NAME_PARTICLES.contains(&word) {
            return false;
        }
    }
    capitals >= 2 && words <= LONGEST_NAME
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_names_only() {
        assert_eq!(
            authors("By Ada Brook and Jo van der Lund | Harbour Post"),
            ["Ada Brook", "Jo van der Lund"]
        );
        assert_eq!(authors("Von Anna Weber, Kiel"), ["Anna Weber"]);
        assert_eq!(authors("Av Anna Berg og Jo Lund"), ["Anna Berg", "Jo Lund"]);
        assert_eq!(authors("• Par Bertrand Petit"), ["Bertrand Petit"]);
        assert!(authors("By Tuesday the harbour had frozen.").is_empty());
        assert!(authors("Byron Hale Street").is_empty());
        assert!(authors("By ferry").is_empty());
    }

    #[test]
    fn only_full_dates_count() {
        let day = |line| dates(line).0;
        assert_eq!(day("Published 03 May 2020, 07:12 IST").as_deref(), Some("2020-05-03"));
        assert_eq!(day("PUBLISHED: November 19, 2019 at 8:59 pm").as_deref(), Some("2019-11-19"));
        assert_eq!(day("Publié le 30 août 2023 à 14h52").as_deref(), Some("2023-08-30"));
        assert_eq!(day("Posted on 2021-02-28T10:00:00Z").as_deref(), Some("2021-02-28"));
        assert_eq!(day("Published 31 February 2020"), None);
        assert_eq!(day("Published 03/05/2020"), None);
        assert_eq!(day("Published 3 hours ago"), None);
        assert_eq!(day("3 May 2020"), None);
        let both = dates("Published: May 3, 2020 | Updated: May 4, 2020");
        assert_eq!(both, (Some("2020-05-03".into()), Some("2020-05-04".into())));
    }
}
