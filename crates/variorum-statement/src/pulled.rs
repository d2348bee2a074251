//! Quotations that stand by themselves as a heading, and that the text prints with their speaker elsewhere:
//! “*We will not sell*”.

use crate::scene::Scene;
use crate::{Kind, Statement};

/// Whether a statement is a quotation that fills a paragraph and has no stop: what stands before it is no sign of who
/// says it.
pub(crate) fn is_heading(scene: &Scene<'_>, statement: &Statement) -> bool {
    let [content] = statement.content.as_slice() else { return false };
    let tokens = scene.doc.tokens_in(*content);
    let paragraph = scene.paragraph(tokens.start);
    let rest = scene.doc.text().get(content.end()..).unwrap_or_default();
    let stops = !scene.words(*content).ends_with(char::is_alphanumeric) || rest.starts_with(['.', ',']);
    let fills = tokens.start <= paragraph.start + 1 && tokens.end + 1 >= paragraph.end;
    statement.kind == Kind::Direct && statement.cue.is_empty() && fills && !stops
}

/// Gives each such quotation the speaker of the first other one that has its words.
pub(crate) fn attribute(scene: &Scene<'_>, statements: &mut [Statement]) {
    let headings = (0..statements.len()).filter(|n| statements.get(*n).is_some_and(|s| is_heading(scene, s)));
    for n in headings.collect::<Vec<_>>() {
        let Some(words) = statements.get(n).map(|s| words(scene, s)) else { continue };
        let has = |s: &&Statement| s.speaker.is_some() && self::words(scene, s).contains(&words);
        let speaker =
            statements.iter().filter(|s| !s.cue.is_empty()).find(has).and_then(|s| s.speaker.clone());
        if let Some(heading) = statements.get_mut(n) {
            heading.speaker = speaker;
        }
    }
}

fn words(scene: &Scene<'_>, statement: &Statement) -> String {
    statement.content.iter().map(|c| scene.words(*c).to_lowercase()).collect::<Vec<_>>().join(" ")
}
