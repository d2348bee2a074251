//! Comparison with spaCy's own annotation, stage by stage.
//!
//! The tests here need the model: the one that `VARIORUM_MODEL` names, else the pinned one.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::doc::Labels;
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::string_id;
use crate::ruler::{AttributeRuler, Attributes};
use crate::tokenizer::{Tokenizer, TokenizerCache};

/// The model folder for tests.
pub(crate) fn model_folder() -> PathBuf {
    let named = std::env::var_os("VARIORUM_MODEL").map(PathBuf::from);
    variorum_model::open(named.as_deref(), &mut |_| {}).expect("the language model").folder
}

/// One text as spaCy annotates it; the names are spaCy's.
#[derive(Deserialize)]
struct Reference {
    text: String,
    words: Vec<String>,
    spaces: Vec<bool>,
    norm: Vec<String>,
    shape: Vec<String>,
    tag: Vec<String>,
    dep: Vec<String>,
    pos: Vec<String>,
    morph: Vec<String>,
    lemma: Vec<String>,
}

/// Own texts, and those of the files that `VARIORUM_REFERENCE` lists as `PATH` lists folders.
///
/// `testdata/reference.json` was written by spaCy 3.8.18 with `en_core_web_sm` 3.8.0 on Python 3.11.
fn references() -> Vec<Reference> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/reference.json");
    let more = std::env::var_os("VARIORUM_REFERENCE").unwrap_or_default();
    let more = std::env::split_paths(&more).filter(|path| !path.as_os_str().is_empty());
    [own].into_iter().chain(more).flat_map(|file| read(&file)).collect()
}

fn read(file: &Path) -> Vec<Reference> {
    let json = std::fs::read(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    serde_json::from_slice(&json).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// Fails with the first of the differences, each of which is `(where, ours, spaCy's)`.
fn check<T: PartialEq + std::fmt::Debug>(compared: impl Iterator<Item = (String, T, T)>) {
    let (mut count, mut differences) = (0, Vec::new());
    for (place, ours, theirs) in compared {
        count += 1;
        if ours != theirs {
            differences.push(format!("{place:?}\n  ours   {ours:?}\n  spaCy  {theirs:?}"));
        }
    }
    println!("{count} compared, {} differ", differences.len());
    assert!(
        differences.is_empty(),
        "{} of {count} differ:\n{}",
        differences.len(),
        differences[..differences.len().min(20)].join("\n")
    );
}

#[test]
fn tokens_are_spacys() {
    let tokenizer = Tokenizer::load(&model_folder()).unwrap();
    let mut cache = TokenizerCache::default();
    check(references().into_iter().map(|r| {
        let pieces = tokenizer.tokenize(&mut cache, &r.text);
        let ours = pieces.iter().map(|p| {
            (
                p.span.of(&r.text).to_owned(),
                p.space_after,
                p.features.norm,
                p.features.shape,
                p.features.is_space,
            )
        });
        let theirs = r.words.iter().zip(&r.spaces).zip(r.norm.iter().zip(&r.shape)).zip(&r.pos);
        let theirs = theirs.map(|(((word, &space), (norm, shape)), pos)| {
            (word.clone(), space, string_id(norm), string_id(shape), pos == "SPACE")
        });
        let (ours, theirs): (Vec<_>, Vec<_>) = (ours.collect(), theirs.collect());
        let same = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
        let rest = |tokens: Vec<_>| tokens.into_iter().skip(same).take(3).collect::<Vec<_>>();
        (r.text, rest(ours), rest(theirs))
    }));
}

#[test]
fn rules_and_lemmas_are_spacys() {
    let mut labels = Labels::default();
    let ruler = AttributeRuler::load(&model_folder(), |name| labels.number(name)).unwrap();
    let lemmatizer = Lemmatizer::load(&model_folder()).unwrap();
    check(references().into_iter().flat_map(|r| {
        let of = |(tag, dep): (&String, &String)| Attributes {
            tag: labels.number(tag).unwrap(),
            dep: labels.number(dep).unwrap(),
            ..Default::default()
        };
        let mut rows: Vec<Attributes> = r.tag.iter().zip(&r.dep).map(of).collect();
        ruler.apply(r.words.iter().map(String::as_str), &mut rows);
        let compare = |(i, row): (usize, &Attributes)| {
            let [tag, dep, pos, morph] =
                [row.tag, row.dep, row.pos, row.morph].map(|l| labels.name(l).to_owned());
            let lemma = match row.lemma {
                Some(lemma) => labels.name(lemma).to_owned(),
                None => lemmatizer.lemma(&r.words[i], &pos, &morph).into_owned(),
            };
            let theirs = [&r.tag, &r.dep, &r.pos, &r.morph, &r.lemma].map(|column| column[i].clone());
            (r.words[i].clone(), [tag, dep, pos, morph, lemma], theirs)
        };
        rows.iter().enumerate().map(compare).collect::<Vec<_>>()
    }));
}
