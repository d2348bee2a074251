use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use variorum_page::{Part, member_at, members};

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
            match variorum_render::verify::verify(line, |page| bytes_of(&base, page)) {
                Ok(report) if report.holds() => {
                    out.line(&format_args!(
                        "{}: {} spans, each as its page has it",
                        path.display(),
                        report.spans
                    ))?;
                }
                Ok(report) => report.faults.iter().for_each(|fault| named(fault)),
                Err(why) => named(&why),
            }
        }
    }
    out.finish()
}

/// The bytes of a page by its name in an edition: a file, or a part of one.
fn bytes_of(base: &Path, page: &str) -> io::Result<Vec<u8>> {
    let whole = base.join(page);
    let (file, part) = match Part::of_name(page) {
        Some((file, part)) if !whole.exists() => (base.join(file), Some(part)),
        _ => (whole, None),
    };
    let file = File::open(file)?;
    let member = match part {
        Some(part) => member_at(file, part),
        None => members(file).next().transpose(),
    };
    let nothing = || io::Error::new(io::ErrorKind::NotFound, "no page is there");
    Ok(member.map_err(io::Error::other)?.ok_or_else(nothing)?.body)
}

/// The editions of a file, one behind the other as `collate` prints them; all of the file where it is no JSON.
fn editions(json: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut values = serde_json::Deserializer::from_str(json).into_iter::<serde::de::IgnoredAny>();
    while let Some(Ok(_)) = values.next() {
        found.extend(json.get(start..values.byte_offset()));
        start = values.byte_offset();
    }
    let rest = json.get(start..).unwrap_or_default();
    if !rest.trim().is_empty() || found.is_empty() {
        found.push(rest);
    }
    found
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::editions;

    #[test]
    fn one_edition_or_several() {
        assert_eq!(editions("{\n \"a\": 1\n}\n").len(), 1);
        assert_eq!(editions("{\"a\": 1}\n{\n\"a\": 2}\n").len(), 2);
        assert_eq!(editions("{\"a\": 1}\n{\"a\": ").len(), 2);
        assert_eq!(editions("").len(), 1);
    }
}
