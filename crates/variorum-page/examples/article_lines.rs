//! Which lines of plain-text captures are article, as JSON lines for `bench/pages.py`.
//!
//!     article_lines FOLDER…      {"id", "keep": [line…], "kinds": [kind…]} a file FOLDER/ID.txt
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::PathBuf;

use variorum_page::{LineKind, Metadata, read};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in std::env::args().skip(1) {
        let mut paths =
            std::fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
        paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        for path in paths {
            let article = read(&std::fs::read(&path)?, Metadata::default())?;
            let kinds: Vec<String> =
                article.lines.iter().map(|l| format!("{:?}", l.kind).to_lowercase()).collect();
            let lines = article.lines.iter().enumerate();
            let keep: Vec<usize> =
                lines.filter(|(_, l)| l.kind == LineKind::Article).map(|(n, _)| n).collect();
            let id = path.file_stem().map(|s| s.to_string_lossy());
            println!("{}", serde_json::json!({"id": id, "keep": keep, "kinds": kinds}));
        }
    }
    Ok(())
}
