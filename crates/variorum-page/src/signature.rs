//! Lines that sign an article below its last paragraph: who reported, who edited, which agencies it is from.

use crate::byline::strip_word;
use crate::tables::{AGENCIES, AGENCY_NAMES, CONTRIBUTIONS, REPORTED_BY};

/// Words of the longest line that names agencies or initials alone.
const SHORT: usize = 6;

/// Words of the longest name of a news service behind a dash.
const SERVICE: usize = 4;

/// Words of the longest line that says who reported.
const LONG: usize = 60;

/// Whether a line signs an article: "(Reuters)", "jo/ab (AFP, dpa)", "–Harbour News Service", "(Reporting by Ines
/// Falk; Editing by Tom Reyes)", "Ada Brook in Lund contributed to this report."
pub(crate) fn is_signature(line: &str) -> bool {
    let line = line.trim();
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(LONG + 1);
    let words: Vec<&str> = words.collect();
    match words.len() {
        0 => false,
        _ if line.ends_with(['?', '!', ':']) || line.contains('©') => false,
        1..=SHORT if has_initials(line) || is_service(line) || names_agencies(line, &words) => true,
        1..=LONG => tells_who_reported(line),
        _ => false,
    }
}

/// "jo/ab", at the start of a line.
fn has_initials(line: &str) -> bool {
    let small = |i: &str| (1..=4).contains(&i.len()) && i.bytes().all(|b| b.is_ascii_lowercase());
    line.split_whitespace().next().is_some_and(|first| first.contains('/') && first.split('/').all(small))
}

/// "–Harbour News Service": a dash and nothing but a name.
fn is_service(line: &str) -> bool {
    let Some(name) = line.strip_prefix(['–', '—', '-']) else { return false };
    let words = name.split_whitespace();
    (2..=SERVICE).contains(&words.clone().count())
        && words.into_iter().all(|w| w.starts_with(char::is_uppercase))
}

/// "(Reuters)", "With AFP", "The Associated Press": agencies, in brackets or with names and small words alone.
fn names_agencies(line: &str, words: &[&str]) -> bool {
    let agency = words.iter().any(|w| AGENCIES.contains(&w.to_lowercase().as_str())) || {
        let name = words.join(" ").to_lowercase();
        AGENCY_NAMES.iter().any(|agency| name.ends_with(agency))
    };
    let bracketed = line.starts_with(['(', '[']);
    agency
        && (bracketed || words.iter().all(|w| !w.starts_with(char::is_lowercase) || w.chars().count() <= 3))
}

/// "Additional reporting by Ada Brook", "Ada Brook contributed to this report."
fn tells_who_reported(line: &str) -> bool {
    let open = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let line = line.to_lowercase();
    REPORTED_BY.iter().any(|by| strip_word(open, by).is_some())
        || CONTRIBUTIONS.iter().any(|c| line.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_initials_and_services_sign() {
        for line in [
            "jo/ab (Reuters, AFP)",
            "–Harbour News Service",
            "— Ada Brook",
            "(AP)",
            "AP",
            "With Reuters",
            "The Associated Press",
            "mit dpa",
        ] {
            assert!(is_signature(line), "{line}");
        }
    }

    #[test]
    fn credits_sign() {
        for line in [
            "(Reporting by Ines Falk; Editing by Tom Reyes)",
            "(Reporting by Ines Falk in Lund and Jo Brook, Ann van Hale and Tom Reyes in Kelmouth; Writing by Ines Falk)",
            "Additional reporting by Ada Brook",
            "With reporting by Ada Brook in Dunholm.",
            "Ada Brook in Dunholm contributed to this report.",
        ] {
            assert!(is_signature(line), "{line}");
        }
    }

    #[test]
    fn other_lines_do_not() {
        for line in [
            "___",
            "More AP soccer: https://example.org",
            "He said so/she did not.",
            "Published 03 May 2020",
            "© 2021 Reuters",
            "- Mayor of Dunholm Resigns Over Lunch",
            "Reporting bias is a matter of long standing.",
        ] {
            assert!(!is_signature(line), "{line}");
        }
    }
}
