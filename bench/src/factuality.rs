//! Negation and possibility of event mentions against annotated ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde::Deserialize;
use variorum_parse::{Doc, Pipeline, Token};
use variorum_statement::{Factuality, Modality, factuality};
use variorum_text::{CodePoints, sha256_hex};

/// One annotated mention; offsets are code points.
#[derive(Deserialize)]
struct Mention {
    doc: String,
    start: usize,
    end: usize,
    text: String,
    certainty: String,
    polarity: String,
}

/// Right, given and annotated mentions of one class.
#[derive(Default)]
struct Count {
    right: usize,
    given: usize,
    annotated: usize,
}

impl Count {
    fn add(&mut self, given: bool, annotated: bool) {
        self.right += usize::from(given && annotated);
        self.given += usize::from(given);
        self.annotated += usize::from(annotated);
    }

    fn row(&self) -> String {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let f1 = 200.0 * self.right as f64 / (self.given + self.annotated).max(1) as f64;
        let (p, r) = (share(self.given), share(self.annotated));
        format!(
            "P {p:5.1}  R {r:5.1}  F1 {f1:5.1}  ({} of {}, {} annotated)",
            self.right, self.given, self.annotated
        )
    }
}

/// The classes that are counted.
const CLASSES: [&str; 3] = ["negation", "possibility", "not certain"];

/// What a class's members are, as found and as annotated.
fn members(found: Factuality, mention: &Mention) -> [(bool, bool); 3] {
    let possible = matches!(found.modality, Modality::Possible | Modality::Intended);
    [
        (found.denied, mention.polarity == "NEG"),
        (possible, matches!(mention.certainty.as_str(), "POSSIBLE" | "PROBABLE")),
        (found.modality != Modality::Certain, mention.certainty != "CERTAIN"),
    ]
}

#[expect(clippy::print_stdout, reason = "a benchmark prints its table")]
pub(crate) fn run(
    model: &Path,
    mentions: &Path,
    texts: &Path,
    show: Option<usize>,
) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    let mut by_document: BTreeMap<String, Vec<Mention>> = BTreeMap::new();
    for line in fs::read_to_string(mentions)?.lines() {
        let mention: Mention = serde_json::from_str(line)?;
        by_document.entry(mention.doc.clone()).or_default().push(mention);
    }
    let mut counts: BTreeMap<(&str, String), Count> = BTreeMap::new();
    for (name, mentions) in &by_document {
        let text = fs::read_to_string(texts.join(format!("{name}.txt")))?;
        let doc = pipeline.parse(&text);
        let fold = fold(name);
        for mention in mentions {
            let Some(event) = event(&doc, mention) else { continue };
            let found = factuality(event);
            for (class, (given, annotated)) in CLASSES.into_iter().zip(members(found, mention)) {
                for part in [format!("fold {fold}"), "all".to_owned()] {
                    counts.entry((class, part)).or_default().add(given, annotated);
                }
                if given != annotated && show.is_some_and(|kept| kept != fold) {
                    let why = if given { "too much" } else { "missed" };
                    println!(
                        "{class} {why}: {} | {}",
                        mention.text,
                        doc.span(event.sentence()).of(doc.text()).replace('\n', " ")
                    );
                }
            }
        }
    }
    for ((class, part), count) in &counts {
        println!("{class:<12} {part:<7} {}", count.row());
    }
    Ok(ExitCode::SUCCESS)
}

/// Parts into which the documents are split.
const FOLDS: usize = 5;

/// The part that a document belongs to: by its name's hash.
fn fold(name: &str) -> usize {
    let hash = sha256_hex(name.as_bytes());
    let tail = hash.get(60..).and_then(|digits| usize::from_str_radix(digits, 16).ok());
    tail.unwrap_or_default() % FOLDS
}

/// The head of a mention: its first token whose own head lies outside.
fn event<'d>(doc: &'d Doc, mention: &Mention) -> Option<Token<'d>> {
    let points = CodePoints::new(doc.text());
    let span = points.to_bytes(mention.start, mention.end)?;
    let tokens = doc.tokens_in(span);
    doc.slice(tokens.clone()).find(|t| t.is_root() || !tokens.contains(&t.head().index()))
}
