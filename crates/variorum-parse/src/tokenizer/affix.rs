//! What is split off the two ends of a word, one piece at a time.

use std::collections::BTreeMap;

use super::pattern::{Ahead, Alternative, Anchor, Unsupported, alternatives, width};

/// Pieces split off the start: punctuation, opening brackets and quotes, currencies.
pub(super) struct Prefixes(Vec<Prefix>);

/// Consecutive alternatives without look-around are one automaton.
enum Prefix {
    Plain(Anchor),
    Guarded { body: Anchor, not_ahead: Anchor },
}

impl Prefixes {
    pub(super) fn new(pattern: &str) -> Result<Self, Unsupported> {
        let mut prefixes = Vec::new();
        let mut plain: Vec<&str> = Vec::new();
        for source in alternatives(pattern) {
            let source = source.strip_prefix('^').ok_or_else(|| unsupported("prefix without ^", source))?;
            match Alternative::parse(source)? {
                Alternative { behind: None, body, ahead: None } => plain.push(body),
                Alternative { behind: None, body, ahead: Some(Ahead::IsNot(ahead)) } => {
                    // Of a body of several widths, Python would try another when what follows is forbidden.
                    width(body)?;
                    prefixes.extend(joined(&mut plain)?);
                    let (body, not_ahead) = (Anchor::forward(body)?, Anchor::forward(ahead)?);
                    prefixes.push(Prefix::Guarded { body, not_ahead });
                }
                _ => return Err(unsupported("look-around in prefix", source)),
            }
        }
        prefixes.extend(joined(&mut plain)?);
        Ok(Self(prefixes))
    }

    /// Bytes of the prefix of `text`; zero for none.
    pub(super) fn length(&self, text: &str) -> usize {
        let of = |prefix: &Prefix| match prefix {
            Prefix::Plain(body) => body.end(text),
            Prefix::Guarded { body, not_ahead } => {
                body.end(text).filter(|&end| text.get(end..).is_none_or(|rest| not_ahead.end(rest).is_none()))
            }
        };
        self.0.iter().find_map(of).unwrap_or(0)
    }
}

fn joined(plain: &mut Vec<&str>) -> Result<Option<Prefix>, Unsupported> {
    let bodies = std::mem::take(plain);
    if bodies.is_empty() {
        return Ok(None);
    }
    Anchor::forward(&bodies.join("|")).map(|anchor| Some(Prefix::Plain(anchor)))
}

fn unsupported(why: &str, source: &str) -> Unsupported {
    Unsupported(format!("{why}: {}", source.chars().take(60).collect::<String>()))
}

/// Pieces split off the end: punctuation, closing brackets and quotes, `'s`, units after digits.
///
/// An alternative that looks behind is searched together with what it looks at, which is then left standing.
pub(super) struct Suffixes(Vec<(usize, Anchor)>);

impl Suffixes {
    pub(super) fn new(pattern: &str) -> Result<Self, Unsupported> {
        let mut of_width: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for source in alternatives(pattern) {
            let source = source.strip_suffix('$').ok_or_else(|| unsupported("suffix without $", source))?;
            let Alternative { behind, body, ahead: None } = Alternative::parse(source)? else {
                return Err(unsupported("look-ahead in suffix", source));
            };
            let behind = behind.unwrap_or_default();
            of_width.entry(width(behind)?).or_default().push(format!("(?:{behind}{body})"));
        }
        let anchored =
            |(width, sources): (usize, Vec<String>)| Ok((width, Anchor::backward(&sources.join("|"))?));
        of_width.into_iter().map(anchored).collect::<Result<_, _>>().map(Self)
    }

    /// Bytes of the suffix of `text`; zero for none.
    pub(super) fn length(&self, text: &str) -> usize {
        let of = |(width, anchor): &(usize, Anchor)| {
            let found = text.get(anchor.start(text)?..)?;
            let behind = found.char_indices().nth(*width).map_or(found.len(), |(at, _)| at);
            Some(found.len() - behind)
        };
        self.0.iter().filter_map(of).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_alternative_wins_at_the_start() {
        let prefixes = Prefixes::new(r"^…|^……|^\.\.+|^\+(?![0-9])|^US\$").unwrap();
        assert_eq!(prefixes.length("……a"), 3);
        assert_eq!(prefixes.length("....a"), 4);
        assert_eq!(prefixes.length(".a"), 0);
        assert_eq!(prefixes.length("+a"), 1);
        assert_eq!(prefixes.length("+1"), 0);
        assert_eq!(prefixes.length("US$5"), 3);
    }

    #[test]
    fn the_longest_alternative_wins_at_the_end() {
        let suffixes = Suffixes::new(r"'s$|\.\.+$|(?<=[0-9])(?:m|km|km²|²)$|(?<=°[CF])\.$").unwrap();
        assert_eq!(suffixes.length("dog's"), 2);
        assert_eq!(suffixes.length("5km²"), 4);
        assert_eq!(suffixes.length("xkm²"), 0);
        assert_eq!(suffixes.length("25°C."), 1);
        assert_eq!(suffixes.length("C."), 0);
        assert_eq!(suffixes.length("so..."), 3);
    }

    #[test]
    fn unknown_look_around_is_refused() {
        assert!(Prefixes::new(r"^(?<=a)b").is_err());
        assert!(Suffixes::new(r"a(?=b)$").is_err());
        assert!(Suffixes::new(r"a").is_err());
    }
}
