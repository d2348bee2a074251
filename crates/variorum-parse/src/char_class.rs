//! Sets of characters.

use regex_syntax::hir::{Class, HirKind};

/// A set of characters, as sorted ranges.
#[derive(Debug, Default)]
pub(crate) struct CharClass(Vec<(char, char)>);

impl CharClass {
    /// The class that a pattern like `[a-z\p{Lu}]` stands for; `None` for any other pattern.
    pub(crate) fn parse(pattern: &str) -> Option<Self> {
        match regex_syntax::parse(pattern).ok()?.into_kind() {
            HirKind::Class(Class::Unicode(class)) => {
                Some(Self(class.ranges().iter().map(|r| (r.start(), r.end())).collect()))
            }
            _ => None,
        }
    }

    pub(crate) fn contains(&self, c: char) -> bool {
        let after = self.0.partition_point(|range| range.0 <= c);
        after.checked_sub(1).and_then(|i| self.0.get(i)).is_some_and(|range| c <= range.1)
    }
}

#[cfg(test)]
mod tests {
    use super::CharClass;

    #[test]
    fn knows_its_characters() {
        let class = CharClass::parse("[b-dx]").unwrap();
        assert_eq!("abcdewxy".chars().filter(|&c| class.contains(c)).collect::<String>(), "bcdx");
    }

    #[test]
    fn other_patterns_are_no_class() {
        assert!(CharClass::parse("ab").is_none() && CharClass::parse("[a").is_none());
    }
}
