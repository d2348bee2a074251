//! Whether it matters to a reader whose word a clause is.

use variorum_parse::Token;
use variorum_value::Unit;

use crate::differences::clause::LIGHT;
use crate::differences::pair::Part;
use crate::differences::slot::is_planned;
use crate::differences::{Story, quantity};

/// What has happened is told by whoever was there, and no page doubts it ("a man was shot, police said"). What is to come,
/// what holds at large, and what is put in money or shares is as good as its source.
pub(super) fn rests_on_its_source(story: &Story<'_>, part: &Part<'_>, verb: Token<'_>) -> bool {
    is_to_come(verb) || holds_at_large(verb) || is_reckoned(story, part)
}

/// "will take place", "would begin", "is scheduled for June".
fn is_to_come(verb: Token<'_>) -> bool {
    let modal = |t: &Token<'_>| matches!(t.dep(), "aux") && matches!(t.lemma(), "will" | "shall" | "would");
    is_planned(verb) || verb.children().any(|c| modal(&c))
}

/// "tons of waste enter the sea each year": the plain present of a verb that says much.
fn holds_at_large(verb: Token<'_>) -> bool {
    matches!(verb.tag(), "VBZ" | "VBP") && !LIGHT.contains(&verb.lemma())
}

/// Whether a clause names a sum or a share.
fn is_reckoned(story: &Story<'_>, part: &Part<'_>) -> bool {
    let inside = quantity::touching(story, part, part.segment.span);
    inside.into_iter().any(|q| matches!(q.unit, Unit::Money(_) | Unit::Percent))
}
