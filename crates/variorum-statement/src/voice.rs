//! Speech inside speech: who tells of a statement that stands in the content of another.

use variorum_text::Span;

use crate::Statement;

/// How many statements one inside the other are followed.
const DEPTH: usize = 8;

/// Gives each statement inside of another's content the voices that tell of it. One that is in the mouth of the
/// same speaker is left out: "Lee said *Lee had announced* …" is one statement.
///
/// The statements are in the order of their content.
pub(crate) fn nest(statements: &mut Vec<Statement>) {
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut same = vec![false; statements.len()];
    for n in 0..statements.len() {
        let Some(here) = statements.get(n).and_then(extent) else { continue };
        open.retain(|(around, _)| around.end() > here.start());
        let outer: Vec<usize> = open
            .iter()
            .rev()
            .filter(|(around, _)| around.contains(here) && *around != here)
            .map(|(_, o)| *o)
            .take(DEPTH)
            .collect();
        let voices = outer.iter().filter_map(|o| statements.get(*o)).map(|o| o.speaker.clone()).collect();
        let content = statements.get(n).map(|s| s.content.clone()).unwrap_or_default();
        if open.len() < DEPTH {
            open.extend(content.into_iter().map(|span| (span, n)));
        }
        if let Some((statement, slot)) = statements.get_mut(n).zip(same.get_mut(n)) {
            statement.voices = voices;
            let name = |s: &Option<crate::Speaker>| s.as_ref().map(|x| x.name.clone());
            *slot =
                statement.voices.first().is_some_and(|v| v.is_some() && name(v) == name(&statement.speaker));
        }
    }
    let mut same = same.into_iter();
    statements.retain(|_| !same.next().unwrap_or_default());
}

/// From the first character of a statement's content to its last.
fn extent(statement: &Statement) -> Option<Span> {
    let (first, last) = (statement.content.first()?, statement.content.last()?);
    Some(Span::new(first.start(), last.end()))
}
