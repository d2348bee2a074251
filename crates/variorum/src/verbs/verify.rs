use std::path::{Path, PathBuf};

use crate::args::Verify;
use crate::complaints::Complaints;
use crate::output::{Failure, Stdout};

/// Re-reads every span of each edition against its pages; each fault is named.
pub fn run(args: &Verify, complaints: &Complaints) -> Result<(), Failure> {
    let mut out = Stdout::new();
    for path in &args.editions {
        let named = |why: &dyn std::fmt::Display| complaints.about(&path.display(), why);
        let json = match std::fs::read_to_string(path) {
            Ok(json) => json,
            Err(why) => {
                named(&why);
                continue;
            }
        };
        let base = args.base.clone().unwrap_or_else(|| folder_of(path));
        for line in editions(&json) {
            match variorum_render::verify::verify(line, |file| std::fs::read(base.join(file))) {
                Ok(report) if report.faults.is_empty() => {
                    out.line(&format_args!("{}: {} spans, each as its page has it", path.display(), report.spans))?;
                }
                Ok(report) => report.faults.iter().for_each(|fault| named(fault)),
                Err(why) => named(&why),
            }
        }
    }
    out.finish()
}

/// The editions of a file: one JSON document, or one a line.
fn editions(json: &str) -> Vec<&str> {
    let lines: Vec<&str> = json.lines().filter(|l| !l.trim().is_empty()).collect();
    let one_each = lines.len() > 1 && lines.iter().all(|l| l.starts_with('{') && l.trim_end().ends_with('}'));
    if one_each { lines } else { vec![json] }
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::editions;

    #[test]
    fn one_document_or_one_a_line() {
        assert_eq!(editions("{\n \"a\": 1\n}\n").len(), 1);
        assert_eq!(editions("{\"a\": 1}\n{\"a\": 2}\n").len(), 2);
    }
}
