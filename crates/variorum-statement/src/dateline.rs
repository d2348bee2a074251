//! The place, day and agency that a report begins with.

use std::ops::Range;

use variorum_parse::Doc;

/// How many tokens a dateline may have.
const DATELINE: usize = 14;

/// The tokens of a paragraph without the dateline it may begin with: "BAKU, Jan. 5 (Agency) — …", "11:40 a.m. — …".
pub fn after_dateline(doc: &Doc, paragraph: Range<usize>) -> Range<usize> {
    let opening = paragraph.start..paragraph.end.min(paragraph.start + DATELINE);
    let dash = doc.slice(opening).find(|t| matches!(t.text(), "—" | "–" | "-" | "--"));
    let Some(dash) = dash else { return paragraph };
    let head = || doc.slice(paragraph.start..dash.index());
    let place = head().next().is_some_and(|t| {
        let letters = t.text().chars().filter(|c| c.is_alphabetic());
        t.text().starts_with(|c: char| c.is_ascii_digit())
            || letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
    });
    let agency = head().next_back().is_some_and(|t| t.text() == ")");
    let clause = head().any(|t| matches!(t.tag(), "VBD" | "VBZ" | "VBP" | "MD"));
    if (place || agency) && !clause { dash.index() + 1..paragraph.end } else { paragraph }
}
