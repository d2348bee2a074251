//! Near-copies against all pairs compared exactly.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use serde::Deserialize;
use variorum_story::copies::{Copies, Fingerprint, NEAR_COPY};

/// A page as the program's JSON lines have it.
#[derive(Deserialize)]
struct Record {
    text: String,
}

/// Pages by their numbers, the later first.
type Pair = (usize, usize);

/// Finds the near-copies among the pages, prints precision and recall against the exact ones, and times the search.
#[expect(clippy::print_stdout, reason = "the measurement is the program's output")]
pub(crate) fn run(pages: &Path, rounds: usize) -> crate::Result<ExitCode> {
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(pages)?.lines() {
        texts.push(serde_json::from_str::<Record>(line)?.text);
    }
    let (exact, found) = (exact(&texts), found(&texts));
    let right = found.intersection(&exact).count();
    println!(
        "{} pages, {} pairs of near-copies: found {}, precision {:.4}, recall {:.4}",
        texts.len(),
        exact.len(),
        found.len(),
        right as f64 / found.len().max(1) as f64,
        right as f64 / exact.len().max(1) as f64,
    );
    let mut speeds: Vec<f64> = (0..rounds).map(|_| speed(&texts)).collect();
    println!("{:.0} pages/s on one thread, median of {rounds} rounds", crate::median(&mut speeds));
    Ok(ExitCode::SUCCESS)
}

fn speed(texts: &[String]) -> f64 {
    let start = Instant::now();
    std::hint::black_box(found(texts));
    texts.len() as f64 / start.elapsed().as_secs_f64()
}

fn found(texts: &[String]) -> HashSet<Pair> {
    let mut seen = Copies::default();
    let mut pairs = HashSet::new();
    for (this, text) in texts.iter().enumerate() {
        let (_, copies) = seen.add(&Fingerprint::of(text));
        pairs.extend(copies.into_iter().map(|copy| (this, copy.page.0 as usize)));
    }
    pairs
}

/// All pairs by their sets of five words in a row, as words and not as hashes.
fn exact(texts: &[String]) -> HashSet<Pair> {
    let lower: Vec<String> = texts.iter().map(|t| t.to_lowercase()).collect();
    let mut sizes = Vec::new();
    let mut pages_with: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
    for (page, text) in lower.iter().enumerate() {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let shingles: HashSet<&[&str]> = words.windows(5).collect();
        sizes.push(shingles.len());
        for shingle in shingles {
            pages_with.entry(shingle.to_vec()).or_default().push(page);
        }
    }
    let mut shared: BTreeMap<Pair, usize> = BTreeMap::new();
    for pages in pages_with.values() {
        for (i, &a) in pages.iter().enumerate() {
            for &b in pages.iter().take(i) {
                *shared.entry((a.max(b), a.min(b))).or_default() += 1;
            }
        }
    }
    let alike = |&((a, b), both): &(Pair, usize)| match (sizes.get(a), sizes.get(b)) {
        (Some(a), Some(b)) => both as f32 >= NEAR_COPY * (a + b - both) as f32,
        _ => false,
    };
    shared.into_iter().filter(alike).map(|(pair, _)| pair).collect()
}
