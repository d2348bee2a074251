//! Where in its file a page stands.

use std::fmt;

use crate::warc::Place;

/// Where in its file a page stands. Printed as the fragment behind a file's name: `crawl.warc.gz#byte=1024`,
/// `scraped.jsonl#line=3`, `feed.xml#item=2`.
///
/// ```
/// use variorum_page::Part;
///
/// assert_eq!(Part::of_name("feed.xml#item=2"), Some(("feed.xml", Part::Item(2))));
/// assert_eq!(Part::of_name("minutes#2.txt"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// In the record that begins here.
    Record(Place),
    /// On this line, counted from 1.
    Line(u64),
    /// The item of this number, counted from 1.
    Item(u64),
}

impl Part {
    /// The file and the part of it that the name of a page gives; `None` where it names a file alone.
    pub fn of_name(name: &str) -> Option<(&str, Self)> {
        let (file, part) = name.rsplit_once('#')?;
        let (unit, count) = part.split_once('=')?;
        let part = match unit {
            "byte" => {
                let (member, within) = count.split_once('+').unwrap_or((count, "0"));
                Self::Record(Place { member: member.parse().ok()?, within: within.parse().ok()? })
            }
            "line" => Self::Line(count.parse().ok()?),
            "item" => Self::Item(count.parse().ok()?),
            _ => return None,
        };
        Some((file, part))
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(Place { member, within: 0 }) => write!(f, "byte={member}"),
            Self::Record(Place { member, within }) => write!(f, "byte={member}+{within}"),
            Self::Line(line) => write!(f, "line={line}"),
            Self::Item(item) => write!(f, "item={item}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        let place = |member, within| Part::Record(Place { member, within });
        for part in [place(0, 0), place(1024, 0), place(7, 300), Part::Line(3), Part::Item(2)] {
            assert_eq!(Part::of_name(&format!("a#b.warc#{part}")), Some(("a#b.warc", part)));
        }
        for file in ["a.txt", "a#1", "a#line=x", "a#byte=1+", "a#page=1"] {
            assert_eq!(Part::of_name(file), None, "{file}");
        }
    }
}
