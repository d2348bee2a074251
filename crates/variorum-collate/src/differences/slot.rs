//! The places beside a predicate, and what fills them.

use variorum_parse::Token;

/// What fills one place beside a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot<'a> {
    /// Which place.
    pub role: Role,
    /// The token that heads the phrase; of "a number of players" that is "players".
    pub head: usize,
    /// The preposition before it.
    pub case: Option<usize>,
    /// Who is meant, where a speaker is.
    pub who: Option<&'a str>,
}

/// The places beside a predicate; a passive's are those of the active.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// Who does it.
    Subject,
    /// To whom or to what it is done.
    Object,
    /// What the subject is or becomes.
    Complement,
    /// Where, when, with whom: behind a preposition, or a bare phrase of time.
    Oblique,
}

/// Nouns that say how much of another noun is meant. Own compilation.
const PARTITIVES: &[&str] = &[
    "number", "some", "many", "most", "part", "all", "majority", "range", "series", "group", "couple", "lot",
    "several", "few", "half", "handful", "any", "none", "one", "each", "both", "bulk", "rest", "piece",
    "plenty",
];

/// The slots of a clause that a verb heads.
pub(crate) fn slots<'a>(verb: Token<'_>) -> Vec<Slot<'a>> {
    let mut found = beside(verb);
    if let Some(planned) = planned(verb) {
        found.extend(beside(planned).into_iter().filter(|s| s.role != Role::Subject));
    }
    let has = |found: &[Slot<'_>], role| found.iter().any(|s| s.role == role);
    let passive =
        verb.children().any(|c| c.dep() == "auxpass") || (verb.dep() == "acl" && verb.tag() == "VBN");
    let role = if passive { Role::Object } else { Role::Subject };
    if !has(&found, role) {
        found.extend(controller(verb).map(|head| slot(role, head, None)));
    }
    found
}

/// Verbs and adjectives that only say of what is to be how it is to be. Own compilation.
const PLANNED: &[&str] = &["schedule", "set", "expect", "plan", "project", "slate", "bind", "anticipate"];

/// What is to be, in "is scheduled to begin".
pub(crate) fn planned(verb: Token<'_>) -> Option<Token<'_>> {
    PLANNED.contains(&verb.lemma()).then(|| verb.children().find(|c| c.dep() == "xcomp"))?
}

/// Whether a verb only says of what is to be that it is to be: "is scheduled for June".
pub(crate) fn is_planned(verb: Token<'_>) -> bool {
    PLANNED.contains(&verb.lemma()) && verb.children().any(|c| c.dep() == "auxpass")
}

/// What stands beside a verb itself.
fn beside<'a>(verb: Token<'_>) -> Vec<Slot<'a>> {
    let mut found = Vec::new();
    for child in verb.children() {
        match child.dep() {
            "nsubj" | "nsubjpass" => {
                found.push(slot(subject_role(child.dep()), antecedent(verb, child), None))
            }
            "dobj" | "dative" => found.push(slot(Role::Object, antecedent(verb, child), None)),
            "attr" | "acomp" | "oprd" => found.push(slot(Role::Complement, child, None)),
            "npadvmod" | "advmod" => found.push(slot(Role::Oblique, child, None)),
            "agent" => found.extend(object_of(child).map(|o| slot(Role::Subject, o, None))),
            "prep" => found.extend(object_of(child).map(|o| slot(Role::Oblique, o, Some(child.index())))),
            _ => {}
        }
    }
    found
}

fn subject_role(dep: &str) -> Role {
    if dep == "nsubjpass" { Role::Object } else { Role::Subject }
}

fn slot<'a>(role: Role, phrase: Token<'_>, case: Option<usize>) -> Slot<'a> {
    Slot { role, head: counted(phrase).index(), case, who: None }
}

/// "players" of "a number of players".
fn counted(phrase: Token<'_>) -> Token<'_> {
    let of = phrase.children().find(|c| c.dep() == "prep" && c.text() == "of");
    let inside =
        of.and_then(object_of).filter(|_| PARTITIVES.contains(&phrase.lemma().to_lowercase().as_str()));
    inside.unwrap_or(phrase)
}

/// What a relative pronoun stands for; else the phrase itself.
fn antecedent<'d>(verb: Token<'d>, phrase: Token<'d>) -> Token<'d> {
    let relative = matches!(phrase.tag(), "WDT" | "WP") && verb.dep() == "relcl";
    if relative { verb.head() } else { phrase }
}

/// The object of a preposition, or of two in a row ("outside of").
fn object_of(preposition: Token<'_>) -> Option<Token<'_>> {
    let second = preposition.children().find(|c| c.dep() == "prep");
    let objects = preposition.children().chain(second.into_iter().flat_map(|t| t.children()));
    objects.into_iter().find(|c| c.dep() == "pobj")
}

/// Who does what a verb without a subject says.
fn controller(verb: Token<'_>) -> Option<Token<'_>> {
    let mut clause = verb;
    for _ in 0..CHAIN {
        let above = clause.head();
        match clause.dep() {
            "acl" | "relcl" => return Some(above),
            "pcomp" if above.dep() == "prep" && matches!(above.head().pos(), "VERB" | "AUX") => {
                clause = above
            }
            "conj" | "xcomp" | "advcl" | "prep"
                if matches!(above.pos(), "VERB" | "AUX") || is_ahead(clause, above) =>
            {
                let object = above.children().find(|c| c.dep() == "dobj");
                let subject = above.children().find(|c| matches!(c.dep(), "nsubj" | "nsubjpass"));
                if clause.dep() == "xcomp" && object.is_some() {
                    return object;
                }
                if let Some(found) = subject {
                    return Some(antecedent(above, found));
                }
                clause = above;
            }
            _ => return None,
        }
    }
    None
}

/// "likely to be extended", behind an adjective.
fn is_ahead(verb: Token<'_>, above: Token<'_>) -> bool {
    verb.dep() == "xcomp" && above.pos() == "ADJ"
}

/// Verbs to climb to find a subject.
const CHAIN: usize = 4;
