use variorum_parse::Token;

/// Which way from the day of writing a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Before, or the same day.
    Past,
    /// After, or the same day.
    Future,
    /// The verb does not tell.
    Open,
}

/// Auxiliaries after which something is still to come.
const AHEAD: &[&str] =
    &["will", "'ll", "’ll", "would", "shall", "can", "could", "may", "might", "should", "must", "to"];

/// Nouns and participles after which something is still to come.
const EXPECTED: &[&str] =
    &["set", "due", "schedule", "expect", "plan", "deadline", "slate", "payable", "effective"];

/// Tokens of a tree that are looked at: no sentence that people write has more in a row.
const NEAR: usize = 64;

/// Prepositions before the day on which something ends.
const UP_TO: &[&str] = &["by", "until", "till", "through"];

/// As far as the verb that a token hangs on tells.
pub(super) fn reach(token: Token<'_>) -> Reach {
    // "Friday's ruling" was made; what is done by a day is done from the day of writing on, what is so since a day to it.
    if token.children().take(NEAR).any(|c| c.dep() == "case" && c.tag() == "POS") {
        return Reach::Past;
    }
    let behind = |words: &[&str]| {
        let near = token.ancestors().chain([token]).take(4);
        near.filter(|t| t.dep() == "prep").any(|t| words.iter().any(|w| t.text().eq_ignore_ascii_case(w)))
    };
    if behind(UP_TO) {
        return Reach::Future;
    }
    if behind(&["since"]) {
        return Reach::Past;
    }
    for t in token.ancestors().take(NEAR) {
        if EXPECTED.contains(&t.lemma()) {
            return Reach::Future;
        }
        if !matches!(t.pos(), "VERB" | "AUX") {
            continue;
        }
        let told = of_verb(t);
        if told != Reach::Open {
            return told;
        }
    }
    Reach::Open
}

fn of_verb(verb: Token<'_>) -> Reach {
    let aux = |words: &[&str]| {
        verb.children().take(NEAR).any(|c| {
            matches!(c.dep(), "aux" | "auxpass") && words.contains(&c.text().to_lowercase().as_str())
        })
    };
    if aux(AHEAD) && !aux(&["have"]) {
        return Reach::Future;
    }
    match verb.tag() {
        "VBD" => Reach::Past,
        "VBN" if aux(&["was", "were", "has", "have", "had", "'ve", "’ve", "been"]) => Reach::Past,
        "VBN" if aux(&["is", "are", "be"]) => Reach::Future,
        "VBN" if matches!(verb.dep(), "acl" | "advcl") => Reach::Past,
        "VBG" if aux(&["is", "are", "'s", "’s", "'re", "’re"]) => Reach::Future,
        _ => Reach::Open,
    }
}
