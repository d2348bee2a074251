//! One name for one person in all witnesses: the fullest one, in the spelling that most have.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::Source;
use crate::speakers::{parts, same_name};

/// What the speakers of a story are called.
pub(crate) struct Names(BTreeMap<String, String>);

/// A name with its parts and the witnesses that call a speaker so.
struct Called<'a> {
    name: &'a str,
    parts: Vec<String>,
    /// How many parts the last word has: three in "Ana Lee-und-Olsen".
    joined: usize,
    witnesses: BTreeSet<usize>,
    /// Whether a person is named so in full.
    is_person: bool,
}

impl Names {
    pub(crate) fn of(sources: &[Source]) -> Self {
        let mut called: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (witness, source) in sources.iter().enumerate() {
            for speaker in source.statements.iter().filter_map(|s| s.speaker.as_ref()).filter(|s| s.named) {
                called.entry(&speaker.name).or_default().insert(witness);
            }
        }
        let full = Persons::of(sources);
        let new = |(name, witnesses)| Called::new(name, witnesses, &full);
        let called: Vec<Called<'_>> = called.into_iter().map(new).collect();
        let fuller = |of: &Called<'_>| Some((of.name.to_owned(), fullest(of, &called, &full)?.to_owned()));
        Self(called.iter().filter_map(fuller).collect())
    }

    /// Puts what somebody is called in the story in the place of what one witness calls them.
    pub(crate) fn complete(&self, name: &mut String) {
        if let Some(full) = self.0.get(name) {
            name.clone_from(full);
        }
    }
}

impl<'a> Called<'a> {
    fn new(name: &'a str, witnesses: BTreeSet<usize>, persons: &Persons) -> Self {
        let joined = name.split_whitespace().last().map_or(0, |word| parts(word).len());
        let parts = parts(name);
        let is_person = persons.with_last(&parts).any(|full| same_name(full, name));
        Self { name, parts, joined, witnesses, is_person }
    }

    /// Whether it is this name with more of it: "Ana Maria Lee" and "Ana Lee-Olsen" for "Lee".
    fn completes(&self, shorter: &[String]) -> bool {
        let first_of_joined = (self.parts.len() + 1).saturating_sub(self.joined.max(1));
        let ends = |parts: &[String]| parts.ends_with(shorter);
        let is_longer = self.parts.len() > shorter.len();
        is_longer && (ends(&self.parts) || self.parts.get(..first_of_joined).is_some_and(ends))
    }

    /// Whether it is another spelling of this name. Who has both in one text keeps them apart.
    fn respells(&self, other: &Self) -> bool {
        self.parts.len() > 1
            && self.parts.len() == other.parts.len()
            && self.parts.first() == other.parts.first()
            && same_name(self.name, other.name)
            && (self.parts == other.parts || self.witnesses.is_disjoint(&other.witnesses))
    }
}

/// The full names of persons in a story, by the last part.
struct Persons(BTreeMap<String, Vec<String>>);

impl Persons {
    fn of(sources: &[Source]) -> Self {
        let mut persons: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for source in sources {
            for entity in source.doc.entities().iter().filter(|e| &*e.label == "PERSON") {
                let name = source.doc.span(entity.tokens.clone()).of(source.doc.text());
                if let [_, .., last] = &parts(name)[..] {
                    let namesakes = persons.entry(last.clone()).or_default();
                    if !namesakes.iter().any(|known| known == name) {
                        namesakes.push(name.to_owned());
                    }
                }
            }
        }
        Self(persons)
    }

    fn with_last(&self, parts: &[String]) -> impl Iterator<Item = &String> {
        parts.last().and_then(|last| self.0.get(last)).into_iter().flatten()
    }
}

/// The fullest name of the one who is called so; none where it is this one, or where several bear it.
fn fullest<'a>(of: &Called<'_>, called: &[Called<'a>], full: &Persons) -> Option<&'a str> {
    let fits =
        |c: &&Called<'_>| c.is_person && c.name != of.name && (c.completes(&of.parts) || c.respells(of));
    let fitting: Vec<&Called<'a>> = called.iter().filter(fits).collect();
    // Of two spellings, that which more witnesses have, if only a part of it.
    let has = |c: &Called<'_>| {
        let parts = called.iter().filter(|p| p.name == c.name || c.completes(&p.parts));
        parts.flat_map(|p| &p.witnesses).collect::<BTreeSet<_>>().len()
    };
    let rank = |c: &Called<'_>| (c.parts.len(), has(c), Reverse(c.witnesses.first().copied()));
    let best = *fitting.iter().max_by_key(|c| rank(c)).filter(|best| rank(best) > rank(of))?;
    let bearers = fitting.iter().map(|c| c.name);
    let namesakes = full.with_last(&of.parts).map(String::as_str);
    bearers.chain(namesakes).all(|name| same_name(name, best.name)).then_some(best.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the first of the names is called in a story where the others speak, each in a witness of its own, and where these
    /// persons are named.
    fn called(names: &[&str], persons: &[&str]) -> String {
        let mut full = Persons(BTreeMap::new());
        for name in names.iter().chain(persons).filter(|name| name.contains(' ')) {
            full.0.entry(parts(name).pop().unwrap()).or_default().push((*name).to_owned());
        }
        let new = |(witness, name)| Called::new(name, [witness].into(), &full);
        let all: Vec<Called<'_>> = names.iter().copied().enumerate().map(new).collect();
        fullest(&all[0], &all, &full).unwrap_or(names[0]).to_owned()
    }

    #[test]
    fn the_fullest_name_is_taken() {
        assert_eq!(called(&["Okafor", "Ada Okafor"], &[]), "Ada Okafor");
        assert_eq!(called(&["Ada Okafor", "J. Ada Okafor"], &[]), "J. Ada Okafor");
        assert_eq!(called(&["Lee", "Ana Lee-und-Olsen"], &[]), "Ana Lee-und-Olsen");
        assert_eq!(called(&["Ana Lee", "Ana Lee-und-Olsen"], &[]), "Ana Lee-und-Olsen");
        assert_eq!(called(&["Al-Hadidi", "Karim al-Hadidi"], &[]), "Karim al-Hadidi");
    }

    #[test]
    fn the_spelling_of_most_is_taken() {
        assert_eq!(called(&["Karim Al-Hadidi", "Karim al-Hadidi"], &[]), "Karim Al-Hadidi");
        assert_eq!(called(&["Karim al-Hadiddi", "Karim Al-Hadidi"], &[]), "Karim al-Hadiddi");
        assert_eq!(called(&["Karim al-Hadiddi", "Karim Al-Hadidi", "Hadidi"], &[]), "Karim Al-Hadidi");
        assert_eq!(called(&["Hadidi", "Karim al-Hadidi", "Karim Al-Hadidi"], &[]), "Karim al-Hadidi");
    }

    #[test]
    fn what_several_bear_is_left() {
        assert_eq!(called(&["Okafor", "Ada Okafor", "Ben Okafor"], &[]), "Okafor");
        assert_eq!(called(&["Okafor", "Ada Okafor"], &["Ben Okafor"]), "Okafor");
        assert_eq!(called(&["Ada", "Ada Okafor"], &[]), "Ada");
        assert_eq!(called(&["Ada Okafor", "Ben Okafor"], &[]), "Ada Okafor");
    }
}
