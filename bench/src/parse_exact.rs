//! The parser's annotation against spaCy's.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use variorum_parse::{Doc, Pipeline, Token};

use crate::reference::Reference;

/// What is compared of each token, in the order of [`values`] and [`expected`].
const ATTRIBUTES: [&str; 9] = ["word", "space", "tag", "pos", "morph", "lemma", "dep", "head", "start"];

#[derive(Default)]
struct Differences {
    attributes: [usize; ATTRIBUTES.len()],
    /// Texts with other entities.
    entities: usize,
    shown: usize,
}

/// Compares every text of every file; the exit code tells whether there was a difference.
pub(crate) fn run(model: &Path, references: &[PathBuf], show: usize) -> crate::Result<ExitCode> {
    let pipeline = Pipeline::load(model)?;
    let mut exact = true;
    for path in references {
        let texts = Reference::read(path)?;
        let mut found = Differences::default();
        for (n, reference) in texts.iter().enumerate() {
            found.compare(n, reference, &pipeline.parse(&reference.text), show);
        }
        let tokens: usize = texts.iter().map(|t| t.words.len()).sum();
        exact &= found.print(path, texts.len(), tokens);
    }
    Ok(if exact { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
impl Differences {
    fn compare(&mut self, number: usize, reference: &Reference, doc: &Doc, show: usize) {
        let mut tokens = doc.tokens();
        let count = reference.words.len().max(doc.len());
        for i in 0..count {
            let ours = tokens.next().map(values).unwrap_or_default();
            let theirs = expected(reference, i);
            let other = (0..ATTRIBUTES.len()).filter(|&a| ours[a] != theirs[a]).collect::<Vec<_>>();
            for &a in &other {
                self.attributes[a] += 1;
            }
            if !other.is_empty() && self.shown < show {
                self.shown += 1;
                println!("text {number}, token {i}\n  ours   {ours:?}\n  spaCy  {theirs:?}");
            }
        }
        let entity = |e: &variorum_parse::Entity| (e.tokens.start, e.tokens.end, e.label.to_string());
        let entities: Vec<_> = doc.entities().iter().map(entity).collect();
        if entities != reference.ents {
            self.entities += 1;
            if self.shown < show {
                self.shown += 1;
                println!("text {number}\n  ours   {entities:?}\n  spaCy  {:?}", reference.ents);
            }
        }
    }

    /// Prints a line for a file; says whether there was no difference.
    fn print(&self, path: &Path, texts: usize, tokens: usize) -> bool {
        println!("{}: {texts} texts, {tokens} tokens; differences:", path.display());
        for (name, count) in ATTRIBUTES.iter().zip(self.attributes) {
            print!("  {name} {count}");
        }
        println!("  entities (texts) {}", self.entities);
        self.entities == 0 && self.attributes.iter().all(|&n| n == 0)
    }
}

fn values(token: Token<'_>) -> [String; ATTRIBUTES.len()] {
    [
        token.text().into(),
        token.space_after().to_string(),
        token.tag().into(),
        token.pos().into(),
        token.morph().into(),
        token.lemma().into(),
        token.dep().into(),
        token.head().index().to_string(),
        token.is_sent_start().to_string(),
    ]
}

/// Empty values for a token that spaCy does not have.
fn expected(reference: &Reference, i: usize) -> [String; ATTRIBUTES.len()] {
    let string = |list: &[String]| list.get(i).cloned().unwrap_or_default();
    let flag = |list: &[bool]| list.get(i).map(ToString::to_string).unwrap_or_default();
    [
        string(&reference.words),
        flag(&reference.spaces),
        string(&reference.tag),
        string(&reference.pos),
        string(&reference.morph),
        string(&reference.lemma),
        string(&reference.dep),
        reference.heads.get(i).map(ToString::to_string).unwrap_or_default(),
        flag(&reference.sent_start),
    ]
}
