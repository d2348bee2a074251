//! Base forms, from WordNet's word lists and suffix rules.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use rmpv::Value;

use crate::lexeme::string_id;
use crate::model::{ModelError, ModelFile};
use crate::python;

/// spaCy's rule lemmatizer for English.
pub(crate) struct Lemmatizer {
    /// By the id of the part of speech in lower case.
    tables: HashMap<u64, Table>,
}

/// What is known of one part of speech.
#[derive(Default)]
struct Table {
    /// `ies` becomes `y`.
    rules: Vec<(String, String)>,
    /// `feet` becomes `foot`.
    exceptions: HashMap<String, Vec<String>>,
    /// Words that are base forms.
    index: HashSet<String>,
}

impl Lemmatizer {
    pub(crate) fn load(folder: &Path) -> Result<Self, ModelError> {
        let file = ModelFile::open(folder, "lemmatizer/lookups/lookups.bin")?;
        let tables =
            read(file.msgpack()?).ok_or_else(|| file.architecture("lemma tables of another form"))?;
        Ok(Self { tables })
    }

    /// The base form of `text`, given its universal part of speech and features.
    pub(crate) fn lemma<'t>(&self, text: &'t str, pos: &str, morph: &str) -> Cow<'t, str> {
        if matches!(pos, "" | "EOL" | "SPACE") || is_base_form(pos, morph) {
            return python::lower(text);
        }
        match self.tables.get(&string_id(&pos.to_lowercase())) {
            Some(table) => table.lemma(text),
            None if pos == "PROPN" => Cow::Borrowed(text),
            None => python::lower(text),
        }
    }
}

/// Whether the features say that nothing is inflected.
fn is_base_form(pos: &str, morph: &str) -> bool {
    let feature = |name: &str| morph.split('|').find_map(|f| f.strip_prefix(name)?.strip_prefix('='));
    let verb_form = feature("VerbForm");
    let present =
        || verb_form == Some("Fin") && feature("Tense") == Some("Pres") && feature("Number").is_none();
    matches!(verb_form, Some("Inf" | "None"))
        || feature("Degree") == Some("Pos")
        || (pos == "NOUN" && feature("Number") == Some("Sing"))
        || (pos == "VERB" && present())
}

impl Table {
    fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.exceptions.is_empty() && self.index.is_empty()
    }

    /// The first of spaCy's list of forms. To the front of that list go, one after the other, the forms that are known
    /// base forms, then the listed exceptions.
    fn lemma<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let word = python::lower(text);
        let (mut forms, mut unknown) = (Vec::new(), None);
        for (old, new) in &self.rules {
            let Some(stem) = word.strip_suffix(old.as_str()) else { continue };
            let form = [stem, new].concat();
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                forms.insert(0, form);
            } else if form.chars().all(python::is_alpha) {
                unknown = unknown.or(Some(form));
            } else {
                forms.push(form);
            }
        }
        for form in self.exceptions.get(&*word).into_iter().flatten() {
            if !forms.contains(form) {
                forms.insert(0, form.clone());
            }
        }
        forms.into_iter().next().or(unknown).map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

/// Reads `{table: {part of speech: …}}`. The words are moved and not copied: there are ninety thousand.
fn read(value: Value) -> Option<HashMap<u64, Table>> {
    let mut tables: HashMap<u64, Table> = HashMap::new();
    for (name, parts_of_speech) in map(value)? {
        for (pos, content) in map(parts_of_speech)? {
            let table = tables.entry(pos.as_u64()?).or_default();
            match name.as_str()? {
                "lemma_rules" => {
                    table.rules = array(content)?.into_iter().map(rule).collect::<Option<_>>()?
                }
                "lemma_exc" => {
                    table.exceptions = map(content)?.into_iter().map(exception).collect::<Option<_>>()?
                }
                "lemma_index" => {
                    table.index = array(content)?.into_iter().map(string).collect::<Option<_>>()?
                }
                _ => return None,
            }
        }
    }
    tables.retain(|_, table| !table.is_empty());
    Some(tables)
}

fn rule(value: Value) -> Option<(String, String)> {
    let [old, new] = array(value)?.try_into().ok()?;
    Some((string(old)?, string(new)?))
}

fn exception((word, forms): (Value, Value)) -> Option<(String, Vec<String>)> {
    Some((string(word)?, array(forms)?.into_iter().map(string).collect::<Option<_>>()?))
}

fn map(value: Value) -> Option<Vec<(Value, Value)>> {
    if let Value::Map(entries) = value { Some(entries) } else { None }
}

fn array(value: Value) -> Option<Vec<Value>> {
    if let Value::Array(values) = value { Some(values) } else { None }
}

fn string(value: Value) -> Option<String> {
    if let Value::String(text) = value { text.into_str() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmatizer() -> Lemmatizer {
        let words = |list: &[&str]| list.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        let rule = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        let noun = Table {
            rules: vec![rule("s", ""), rule("ves", "f"), rule("ies", "y")],
            exceptions: HashMap::from([
                ("feet".to_owned(), words(&["foot"])),
                ("axes".to_owned(), words(&["ax", "axis"])),
            ]),
            index: words(&["bank", "leaf", "leave", "axe"]).into_iter().collect(),
        };
        Lemmatizer { tables: HashMap::from([(string_id("noun"), noun)]) }
    }

    #[test]
    fn a_rule_that_leads_to_a_known_word_wins() {
        let l = lemmatizer();
        assert_eq!(l.lemma("Banks", "NOUN", "Number=Plur"), "bank");
        assert_eq!(l.lemma("blogs", "NOUN", "Number=Plur"), "blog");
        // Of two known words, the one of the later rule.
        assert_eq!(l.lemma("leaves", "NOUN", "Number=Plur"), "leaf");
    }

    #[test]
    fn the_last_listed_exception_wins() {
        let l = lemmatizer();
        assert_eq!(l.lemma("Feet", "NOUN", "Number=Plur"), "foot");
        assert_eq!(l.lemma("axes", "NOUN", "Number=Plur"), "axis");
    }

    #[test]
    fn without_a_rule_the_text_stays() {
        let l = lemmatizer();
        assert_eq!(l.lemma("FBI", "NOUN", "Number=Plur"), "FBI");
        assert_eq!(l.lemma("May", "PROPN", "Number=Sing"), "May");
        assert_eq!(l.lemma("Over", "ADP", ""), "over");
        assert_eq!(l.lemma("s", "NOUN", "Number=Plur"), "s");
    }

    #[test]
    fn base_forms_stay() {
        let l = lemmatizer();
        assert_eq!(l.lemma("Leaves", "NOUN", "Number=Sing"), "leaves");
        assert!(is_base_form("VERB", "Tense=Pres|VerbForm=Fin"));
        assert!(!is_base_form("AUX", "Tense=Pres|VerbForm=Fin"));
        assert!(!is_base_form("VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"));
        assert!(is_base_form("ADJ", "Degree=Pos"));
    }
}
