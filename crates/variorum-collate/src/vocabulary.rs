//! The content words of a story: which tokens are one word, how rare it is, which words are akin.

use std::collections::HashMap;

use variorum_parse::{Doc, Token};
use variorum_value::{Unit, countries, numeral, quantities};

use crate::synonyms;

/// A word of the story's vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Term(u32);

/// The terms of a story, with the number of sentences that have each.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, Term>,
    names: Vec<String>,
    sentences_with: Vec<u32>,
    sentences: u32,
    kin: Vec<Vec<(Term, f32)>>,
}

/// How alike two words are that news texts put for one another.
const SYNONYMS: f32 = 0.75;

/// Verbs that say little by themselves.
const LIGHT: &[&str] =
    &["be", "have", "do", "say", "tell", "get", "go", "make", "take", "come", "give", "also", "as"];

/// What may stand before a word with a hyphen or without.
const PREFIXES: &[&str] =
    &["under", "over", "non", "re", "co", "anti", "pre", "post", "mid", "multi", "counter"];

/// Sentences with a rare term, at most: each witness has it once or twice.
const FEW: u32 = 4;

/// Letters that two words must share at their beginning to be akin, at the least.
const STEM: usize = 4;

/// Share of the longer word that the common beginning must be.
const KINSHIP: f32 = 0.55;

impl Vocabulary {
    /// Reads a text: the term of each token that has one, counted by sentence.
    pub(crate) fn read(&mut self, doc: &Doc) -> Vec<Option<Term>> {
        let mut terms: Vec<Option<Term>> = doc.tokens().map(|t| self.plain(t)).collect();
        for quantity in quantities(doc) {
            let tokens = doc.tokens_in(quantity.span);
            if quantity.low == quantity.high && !matches!(quantity.unit, Unit::Things(_)) {
                let term = self.number(format!("#{}", quantity.low));
                overlay(&mut terms, tokens, term);
            }
        }
        for (span, country) in countries(doc) {
            let term = self.number(format!("@{}", country.code()));
            overlay(&mut terms, doc.tokens_in(span), term);
        }
        for sentence in doc.sentences() {
            let mut seen: Vec<Term> =
                terms.get(sentence.clone()).unwrap_or_default().iter().flatten().copied().collect();
            seen.sort_unstable();
            seen.dedup();
            self.sentences += 1;
            for term in seen {
                if let Some(n) = self.sentences_with.get_mut(term.0 as usize) {
                    *n += 1;
                }
            }
        }
        terms
    }

    /// To be called when all texts are read: finds the words that are akin.
    pub(crate) fn close(&mut self) {
        let mut sorted: Vec<(String, Term)> =
            self.numbers.iter().map(|(name, term)| (name.clone(), *term)).collect();
        sorted.sort_unstable();
        let sorted: Vec<(&str, Term)> = sorted.iter().map(|(name, term)| (name.as_str(), *term)).collect();
        self.kin = vec![Vec::new(); self.names.len()];
        self.add_synonyms(&sorted);
        let stem = |name: &str| name.char_indices().nth(STEM).map(|(i, _)| i);
        let same_stem = |a: &(&str, Term), b: &(&str, Term)| {
            stem(a.0).is_some_and(|i| a.0.get(..i) == b.0.get(..i)) && !a.0.starts_with(['#', '@'])
        };
        for family in sorted.chunk_by(same_stem) {
            for (i, (a, x)) in family.iter().enumerate() {
                // Neighbours in the alphabet have the longest common beginnings.
                for (b, y) in family.iter().skip(i + 1).take(8) {
                    let akin = kinship(a, b);
                    if akin >= KINSHIP && synonyms::head(a).is_none_or(|h| synonyms::head(b) != Some(h)) {
                        self.kin[x.0 as usize].push((*y, akin));
                        self.kin[y.0 as usize].push((*x, akin));
                    }
                }
            }
        }
    }

    fn add_synonyms(&mut self, sorted: &[(&str, Term)]) {
        let mut groups: HashMap<&str, Vec<Term>> = HashMap::new();
        for (name, term) in sorted {
            if let Some(head) = synonyms::head(name) {
                groups.entry(head).or_default().push(*term);
            }
        }
        for group in groups.values() {
            for (a, b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))).filter(|(a, b)| a != b)
            {
                self.kin[a.0 as usize].push((*b, SYNONYMS));
            }
        }
    }

    /// How much it tells that a sentence has the term.
    pub(crate) fn weight(&self, term: Term) -> f32 {
        let with = self.sentences_with.get(term.0 as usize).copied().unwrap_or_default();
        (1.0 + (1.0 + self.sentences as f32) / (1.0 + with as f32)).ln()
    }

    /// Whether few sentences have the term.
    pub(crate) fn is_rare(&self, term: Term) -> bool {
        self.sentences_with.get(term.0 as usize).is_some_and(|n| *n <= FEW)
    }

    /// The weight of a term that two sentences have.
    pub(crate) fn rare(&self) -> f32 {
        (1.0 + (1.0 + self.sentences as f32) / 3.0).ln()
    }

    /// The terms akin to one, each with a share of likeness.
    pub(crate) fn kin(&self, term: Term) -> &[(Term, f32)] {
        self.kin.get(term.0 as usize).map_or(&[], |k| k)
    }

    fn number(&mut self, name: String) -> Term {
        if let Some(term) = self.numbers.get(&name) {
            return *term;
        }
        let term = Term(self.names.len() as u32);
        self.names.push(name.clone());
        self.sentences_with.push(0);
        self.numbers.insert(name, term);
        term
    }

    /// The term of a token by itself.
    fn plain(&mut self, token: Token<'_>) -> Option<Term> {
        if !is_content(token) {
            return None;
        }
        let lemma = token.lemma().to_lowercase();
        if let Some(value) = numeral(&lemma) {
            return Some(self.number(format!("#{value}")));
        }
        // "under-performed" is "underperformed".
        let hyphen = token.previous().filter(|t| t.text() == "-" && !t.space_after());
        let prefix = hyphen.and_then(Token::previous).filter(|t| !t.space_after());
        let prefix = prefix.map(|t| t.text().to_lowercase()).filter(|p| PREFIXES.contains(&p.as_str()));
        Some(self.number(crate::words::spelling(prefix.unwrap_or_default() + &lemma)))
    }
}

/// Whether a token is a word that says something by itself.
pub(crate) fn is_content(token: Token<'_>) -> bool {
    let lemma = token.lemma().to_lowercase();
    matches!(token.pos(), "NOUN" | "PROPN" | "VERB" | "ADJ" | "ADV" | "NUM")
        && !LIGHT.contains(&lemma.as_str())
        && lemma.starts_with(char::is_alphanumeric)
}

/// Puts one term in the place of several tokens'.
fn overlay(terms: &mut [Option<Term>], tokens: std::ops::Range<usize>, term: Term) {
    for (i, slot) in terms.get_mut(tokens).unwrap_or_default().iter_mut().enumerate() {
        *slot = (i == 0).then_some(term);
    }
}

/// The share of the longer word that two words have in common at their beginning.
fn kinship(a: &str, b: &str) -> f32 {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    common as f32 / a.chars().count().max(b.chars().count()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_parse::Annotation;
    use variorum_text::Span;

    fn doc(text: &str) -> Doc {
        let mut at = 0;
        let rows: Vec<_> = text
            .split(' ')
            .map(|lemma| {
                let span = Span::new(at, at + lemma.len());
                at = span.end() + 1;
                Annotation { span, pos: "NOUN", lemma, ..Default::default() }
            })
            .collect();
        Doc::from_annotations(text, &rows, vec![]).unwrap()
    }

    #[test]
    fn names_of_one_country_are_one_term() {
        let mut v = Vocabulary::default();
        let terms = v.read(&doc("Azerbaijan Baku United States Washington"));
        assert_eq!(terms[0], terms[1]);
        assert_eq!((terms[2], terms[3]), (terms[4], None));
    }

    #[test]
    fn rare_words_weigh_more_and_forms_of_one_stem_are_akin() {
        let mut v = Vocabulary::default();
        let terms = v.read(&doc("participation mission"));
        let more = v.read(&doc("participate mission"));
        v.close();
        let (a, b) = (terms[0].unwrap(), more[0].unwrap());
        let ([(x, there)], [(y, back)]) = (v.kin(a), v.kin(b)) else { panic!("one is akin to each") };
        assert_eq!((*x, *y, there), (b, a, back));
        assert!(*there > KINSHIP);
        assert!(v.weight(a) > v.weight(terms[1].unwrap()));
    }
}
