//! Participles that set the scene of a report: "*Asked about the cuts*, Lee said …". What they name is no content of
//! its own.

use variorum_parse::Token;

use crate::lexicon::takes_quotation;

/// What somebody does, or has done to him, when he says something. Own compilation.
const SETTERS: [&str; 14] = [
    "address", "allude", "ask", "comment", "discuss", "press", "query", "question", "quiz", "refer", "reply",
    "respond", "speak", "talk",
];

/// Whether a verb is a participle before the report whose scene it sets: "*Speaking about the cuts*, Lee said …", "Lee,
/// *speaking on television*, said …".
pub(crate) fn sets_scene(verb: Token<'_>) -> bool {
    let report = match verb.dep() {
        "advcl" => Some(verb.head()),
        "acl" => Some(verb.head()).filter(|noun| noun.dep() == "nsubj").map(Token::head),
        _ => None,
    };
    matches!(verb.tag(), "VBG" | "VBN")
        && SETTERS.contains(&verb.lemma().to_lowercase().as_str())
        && report.is_some_and(|r| r.index() > verb.index() && takes_quotation(r))
}
