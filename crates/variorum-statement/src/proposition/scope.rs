use variorum_parse::Token;
use variorum_text::Span;

/// How much of what a noun names is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// all, every, each, entire, whole
    All,
    /// any
    Any,
    /// most
    Most,
    /// many
    Many,
    /// some, several, a number of, part of
    Some,
    /// few
    Few,
    /// only
    Only,
}

/// Words that say how much. Own compilation.
const WORDS: &[(&str, Scope)] = &[
    ("all", Scope::All),
    ("every", Scope::All),
    ("each", Scope::All),
    ("entire", Scope::All),
    ("whole", Scope::All),
    ("any", Scope::Any),
    ("most", Scope::Most),
    ("majority", Scope::Most),
    ("many", Scope::Many),
    ("some", Scope::Some),
    ("several", Scope::Some),
    ("part", Scope::Some),
    ("certain", Scope::Some),
    ("number", Scope::Some),
    ("few", Scope::Few),
    ("only", Scope::Only),
];

/// The word that limits a noun, and what it says: on the noun itself ("some players") or around it ("some of the
/// players", "part of the claim").
pub fn scope(noun: Token<'_>) -> Option<(Scope, Span)> {
    let of = |t: Token<'_>| {
        let word = t.text().to_lowercase();
        WORDS.iter().find(|(w, _)| *w == word).map(|(_, s)| (*s, t.span()))
    };
    let own = noun.children().filter(|c| matches!(c.dep(), "det" | "amod" | "predet" | "nmod" | "advmod"));
    let own = own.filter(|c| c.index() < noun.index()).find_map(of);
    let around = || {
        let preposition = noun.head();
        let partitive = noun.dep() == "pobj" && preposition.text() == "of" && preposition.dep() == "prep";
        partitive.then(|| of(preposition.head())).flatten()
    };
    own.or_else(around)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposition::tests::doc;

    #[test]
    fn on_the_noun_and_around_it() {
        let d = doc("some/some/DT/DET/det/1 players/player/NNS/NOUN/ROOT/1");
        assert_eq!(scope(d.token(1).unwrap()).unwrap().0, Scope::Some);
        let d =
            doc("most/most/JJS/ADJ/ROOT/0 of/of/IN/ADP/prep/0 the/the/DT/DET/det/3 suit/suit/NN/NOUN/pobj/1");
        assert_eq!(scope(d.token(3).unwrap()).unwrap().0, Scope::Most);
    }
}
