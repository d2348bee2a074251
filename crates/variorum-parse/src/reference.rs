//! Comparison with spaCy's own annotation.
//!
//! The tests here need the model; `VARIORUM_MODEL` names its folder.

use std::collections::HashMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::lemmatizer::Lemmatizer;
use crate::lexeme::string_id;
use crate::ruler::{AttributeRuler, Attributes, Label};
use crate::tokenizer::{Tokenizer, TokenizerCache};

/// The model folder for tests.
pub(crate) fn model_folder() -> PathBuf {
    std::env::var_os("VARIORUM_MODEL").map(PathBuf::from).expect("set VARIORUM_MODEL to the model folder")
}

/// One text as spaCy annotates it.
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

/// The texts of the files that `VARIORUM_REFERENCE` lists, with `:` between.
fn references() -> Vec<Reference> {
    let files = std::env::var("VARIORUM_REFERENCE").expect("set VARIORUM_REFERENCE to files with annotation");
    let read = |file: &str| std::fs::read(file).expect("reference file");
    files.split(':').flat_map(|f| serde_json::from_slice::<Vec<Reference>>(&read(f)).expect("JSON")).collect()
}

#[test]
fn tokens_are_spacys() {
    let tokenizer = Tokenizer::load(&model_folder()).unwrap();
    let mut cache = TokenizerCache::default();
    let (mut texts, mut tokens, mut bad) = (0, 0, 0);
    for r in references() {
        let pieces = tokenizer.tokenize(&mut cache, &r.text);
        texts += 1;
        tokens += r.words.len();
        let ours: Vec<_> = pieces
            .iter()
            .map(|p| (p.span.of(&r.text), p.space_after, p.features.norm, p.features.shape))
            .collect();
        let theirs: Vec<_> = (0..r.words.len())
            .map(|i| (r.words[i].as_str(), r.spaces[i], string_id(&r.norm[i]), string_id(&r.shape[i])))
            .collect();
        if ours != theirs {
            bad += 1;
            let at =
                ours.iter().zip(&theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
            let shown =
                |v: &[(&str, bool, u64, u64)]| format!("{:?}", v.iter().skip(at).take(4).collect::<Vec<_>>());
            if bad < 30 {
                println!(
                    "{:?}\n  ours   {}\n  theirs {}",
                    r.text.chars().take(200).collect::<String>(),
                    shown(&ours),
                    shown(&theirs)
                );
            }
        }
    }
    println!("{texts} texts, {tokens} tokens, {bad} texts differ");
    assert_eq!(bad, 0);
}

#[test]
fn rules_and_lemmas_are_spacys() {
    let mut names: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, Label> = HashMap::new();
    let mut label = |name: &str| {
        let next = names.len() as Label;
        Some(*numbers.entry(name.to_owned()).or_insert_with(|| {
            names.push(name.to_owned());
            next
        }))
    };
    let empty = label("").unwrap();
    let ruler = AttributeRuler::load(&model_folder(), &mut label).unwrap();
    let lemmatizer = Lemmatizer::load(&model_folder()).unwrap();
    let references = references();
    let before: Vec<Vec<Attributes>> = references
        .iter()
        .map(|r| {
            let of = |(tag, dep): (&String, &String)| Attributes {
                tag: label(tag).unwrap(),
                dep: label(dep).unwrap(),
                pos: empty,
                morph: empty,
                lemma: None,
            };
            r.tag.iter().zip(&r.dep).map(of).collect()
        })
        .collect();
    let (mut tokens, mut bad) = (0, 0);
    for (r, mut rows) in references.iter().zip(before) {
        ruler.apply(r.words.iter().map(String::as_str), &mut rows);
        tokens += rows.len();
        for (i, row) in rows.iter().enumerate() {
            let name = |label: Label| names[usize::from(label)].as_str();
            let lemma = match row.lemma {
                Some(lemma) => name(lemma).to_owned(),
                None => lemmatizer.lemma(&r.words[i], name(row.pos), name(row.morph)).into_owned(),
            };
            let ours = [name(row.tag), name(row.dep), name(row.pos), name(row.morph), &lemma];
            let theirs = [&r.tag[i], &r.dep[i], &r.pos[i], &r.morph[i], &r.lemma[i]];
            if ours != theirs {
                bad += 1;
                if bad < 30 {
                    println!("{:?}\n  ours   {ours:?}\n  theirs {theirs:?}", r.words[i]);
                }
            }
        }
    }
    println!("{tokens} tokens, {bad} differ");
    assert_eq!(bad, 0);
}
