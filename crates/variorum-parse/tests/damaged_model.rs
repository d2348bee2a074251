//! Model folders that are not whole, or not of the right kind: an error that names the file, and never a panic.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use variorum_parse::{ModelError, Pipeline};

const FILES: [&str; 10] = [
    "tokenizer",
    "vocab/lookups.bin",
    "tok2vec/model",
    "tagger/cfg",
    "tagger/model",
    "parser/model",
    "parser/moves",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "ner/model",
];

/// A copy of the model that a test may spoil.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(TempDir::new().expect("a folder"));
        for name in FILES.into_iter().chain(["ner/moves"]) {
            std::fs::create_dir_all(copy.path(name).parent().expect("a folder")).expect("a folder");
            std::fs::copy(common::model().join(name), copy.path(name)).expect("a copy");
        }
        copy
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Loads the model with other bytes in one file, and puts the right ones back.
    fn load_with(&self, name: &str, bytes: &[u8]) -> Result<Pipeline, ModelError> {
        let right = std::fs::read(self.path(name)).expect("a file");
        std::fs::write(self.path(name), bytes).expect("a file");
        let result = Pipeline::load(self.0.path());
        std::fs::write(self.path(name), right).expect("a file");
        result
    }
}

fn names(error: &ModelError, path: &Path) -> bool {
    error.to_string().starts_with(&path.display().to_string())
}

#[test]
fn a_missing_file_is_named() {
    let copy = Copy::new();
    for name in FILES {
        let right = std::fs::read(copy.path(name)).expect("a file");
        std::fs::remove_file(copy.path(name)).expect("a file");
        let error = Pipeline::load(copy.0.path()).err().expect("no model without the file");
        assert!(matches!(error, ModelError::Read { .. }) && names(&error, &copy.path(name)), "{error}");
        std::fs::write(copy.path(name), right).expect("a file");
    }
}

#[test]
fn a_file_that_breaks_off_is_named() {
    let copy = Copy::new();
    for name in FILES {
        let right = std::fs::read(copy.path(name)).expect("a file");
        for length in [0, 1, 2, 17, right.len() / 3, right.len() / 2, right.len() - 1] {
            let error = copy.load_with(name, &right[..length]).err().expect("no model from half a file");
            assert!(names(&error, &copy.path(name)), "{name} cut at {length}: {error}");
        }
        let longer = [&right[..], b"\0"].concat();
        let error = copy.load_with(name, &longer).err().expect("no model from more than a file");
        assert!(names(&error, &copy.path(name)), "{name} with a byte more: {error}");
    }
}

#[test]
fn altered_bytes_never_panic() {
    let copy = Copy::new();
    let mut state = 1u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for name in FILES {
        let right = std::fs::read(copy.path(name)).expect("a file");
        for trial in 0..24 {
            let mut bytes = right.clone();
            // The structure is at the start; further on there are mostly numbers.
            let at = random(if trial < 16 { bytes.len().min(1500) } else { bytes.len() });
            bytes[at] = random(256) as u8;
            match copy.load_with(name, &bytes) {
                Ok(pipeline) => {
                    pipeline.parse("Ann, 34, can't have left the U.S. on Monday (she said). Why not?\n\n");
                }
                Err(error) => assert!(names(&error, &copy.path(name)), "{name} altered at {at}: {error}"),
            }
        }
    }
}

#[test]
fn a_network_in_the_place_of_another_is_refused() {
    let copy = Copy::new();
    let read = |name| std::fs::read(copy.path(name)).expect("a file");
    for (place, other) in [
        ("tok2vec/model", "ner/model"),
        ("tok2vec/model", "tagger/model"),
        ("tagger/model", "parser/model"),
        ("parser/model", "ner/model"),
        ("parser/model", "tok2vec/model"),
        ("parser/moves", "ner/moves"),
        ("ner/model", "parser/model"),
        ("ner/moves", "parser/moves"),
        ("tokenizer", "ner/moves"),
        ("attribute_ruler/patterns", "ner/moves"),
        ("lemmatizer/lookups/lookups.bin", "vocab/lookups.bin"),
        ("vocab/lookups.bin", "lemmatizer/lookups/lookups.bin"),
    ] {
        match copy.load_with(place, &read(other)) {
            Err(error @ ModelError::Architecture { .. }) => {
                // Moves that do not fit the network show in the network's shapes.
                let folder = copy.path(place).parent().expect("a folder").to_owned();
                assert!(names(&error, &folder), "{other} for {place}: {error}");
            }
            Err(error) => panic!("{other} for {place}: {error}"),
            Ok(_) => panic!("{other} was taken for {place}"),
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    let copy = Copy::new();
    let error = copy.load_with("parser/model", &[0x91; 100_000]).err().expect("no model");
    assert!(names(&error, &copy.path("parser/model")), "{error}");
}
