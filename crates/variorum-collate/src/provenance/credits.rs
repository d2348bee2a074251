//! Sources that lines beside the article credit: "–Reuters", "(AFP, dpa)", "With inputs from PTI", "© AP".

use variorum_page::{Article, LineKind};
use variorum_text::Span;

use super::media::{self, PICTURES, Sort};

/// Last words of the names of media; a line of such a name alone, behind a dash, is a credit.
const OF_MEDIA: &[&str] = &["Agency", "Media", "News", "Press", "Service", "Wire", "Wires"];

/// Longest line that may be a credit, in bytes.
const LONGEST: usize = 160;

/// The sources in the lines that sign the article or stand at its rims, as spans of the page.
pub(super) fn credits(article: &Article) -> Vec<(String, Span)> {
    let beside = article.lines.iter().filter(|l| l.kind == LineKind::Byline && l.span.len() <= LONGEST);
    beside.flat_map(|l| in_line(&article.source, l.span)).collect()
}

fn in_line(source: &str, line: Span) -> Vec<(String, Span)> {
    let words = line.of(source);
    if credits_picture(words) {
        return Vec::new();
    }
    let names_author = words.trim_start().get(..3).is_some_and(|w| w.eq_ignore_ascii_case("by "));
    let mut found = Vec::new();
    let mut end = 0;
    let mut before = None;
    for (at, c) in words.char_indices() {
        let starts = c.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        if !starts || at < end {
            continue;
        }
        let Some((name, sort)) = words.get(at..).and_then(media::begins_with) else { continue };
        let start = line.start() + at;
        end = at + name.len();
        // A paper in a line of names may be somebody's employer.
        if sort == Sort::Agency || !names_author && is_marked(words, at, end) {
            found.push((name.to_owned(), Span::new(start, start + name.len())));
        }
    }
    if found.is_empty() { signed(words, line).into_iter().collect() } else { found }
}

/// Whether a line credits a picture.
pub(super) fn credits_picture(words: &str) -> bool {
    let lower = words.to_lowercase();
    PICTURES.iter().any(|p| lower.contains(p))
}

/// "(AP)", "/AP/", "© AP", "—AP".
fn is_marked(words: &str, start: usize, end: usize) -> bool {
    let before = words.get(..start).unwrap_or_default().trim_end().chars().next_back();
    let after = words.get(end..).unwrap_or_default().trim_start().chars().next();
    let open = before.is_some_and(|c| matches!(c, '(' | '/' | '©' | '–' | '—' | '|' | ',' | '-'));
    open && after.is_none_or(|c| matches!(c, ')' | '/' | '|' | ',' | '.'))
}

/// "–Field Wire Media".
fn signed(words: &str, line: Span) -> Option<(String, Span)> {
    let name = words.trim().strip_prefix(['–', '—', '-'])?.trim();
    let last = name.split_whitespace().last()?;
    let capital = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let few = (2..=5).contains(&name.split_whitespace().count());
    let start = line.start() + words.find(name)?;
    (few && capital && OF_MEDIA.contains(&last))
        .then(|| (name.to_owned(), Span::new(start, start + name.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<String> {
        in_line(line, Span::new(0, line.len())).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn agencies_and_marked_names_are_credited() {
        assert_eq!(names("abc/de (Reuters, AFP)"), ["Reuters", "AFP"]);
        assert_eq!(names("– Nordic Wire Media"), ["Nordic Wire Media"]);
        assert_eq!(names("© AP 2021"), [""; 0]);
        assert_eq!(names("(AP)"), ["AP"]);
        assert_eq!(names("— Ann Lee"), [""; 0]);
        assert_eq!(names("Photo: Reuters"), [""; 0]);
        assert_eq!(names("By Ann Lee, BBC News"), [""; 0]);
    }
}
