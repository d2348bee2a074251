use std::collections::HashMap;

use thiserror::Error;

/// Outlets by the domains of their addresses.
///
/// ```
/// use variorum_page::Outlets;
///
/// let outlets = Outlets::default().with("# our own\nharbour.example\tThe Harbour Post\nwire.example\tCoast Wire\tagency\n")?;
/// let outlet = outlets.of_url("https://www.news.harbour.example/a?b").unwrap();
/// assert_eq!((outlet.name.as_str(), outlet.agency), ("The Harbour Post", false));
/// assert!(outlets.of_url("https://wire.example/").unwrap().agency);
/// assert!(outlets.of_url("https://www.reuters.com/world/").unwrap().agency);
/// assert!(outlets.of_url("https://example.org/").is_none());
/// assert!(outlets.is_agency("reuters") && !outlets.is_agency("The Harbour Post"));
/// # Ok::<(), variorum_page::OutletsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Outlets(HashMap<String, Outlet>);

/// Who publishes a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// As its readers know it.
    pub name: String,
    /// Whether others print what it writes, as they do of wire agencies.
    pub agency: bool,
}

/// A line of a table of outlets that is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line} is no outlet: expected a domain, a tab and a name, and perhaps a tab and `agency`")]
pub struct OutletsError {
    /// Its number, from 1.
    pub line: usize,
}

/// The table that comes with the program.
impl Default for Outlets {
    fn default() -> Self {
        let none = Self(HashMap::new());
        none.clone().with(include_str!("../data/outlets.tsv")).unwrap_or(none)
    }
}

impl Outlets {
    /// These and those of a table with an outlet a line: a domain, a tab, its name; wire agencies have a further tab
    /// and `agency`. Empty lines and those with `#` first are passed over. The table outranks what was there.
    pub fn with(mut self, table: &str) -> Result<Self, OutletsError> {
        for (n, line) in table.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (domain, outlet) = entry(line).ok_or(OutletsError { line: n + 1 })?;
            self.0.insert(domain, outlet);
        }
        Ok(self)
    }

    /// The outlet of an address: that of its host, or of the nearest domain above it.
    pub fn of_url(&self, url: &str) -> Option<&Outlet> {
        let host = host(url)?.to_ascii_lowercase();
        let domains = std::iter::successors(Some(host.as_str()), |domain| Some(domain.split_once('.')?.1));
        domains.into_iter().find_map(|domain| self.0.get(domain))
    }

    /// Whether an outlet of this name is a wire agency.
    pub fn is_agency(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.0.values().any(|outlet| outlet.agency && outlet.name.to_lowercase() == name)
    }
}

fn entry(line: &str) -> Option<(String, Outlet)> {
    let mut cells = line.split('\t').map(str::trim);
    let (domain, name) = (cells.next()?, cells.next()?);
    let agency = match cells.next() {
        None | Some("") => false,
        Some("agency") => true,
        Some(_) => return None,
    };
    let fits =
        !domain.is_empty() && !name.is_empty() && !domain.contains(['/', ' ']) && cells.next().is_none();
    fits.then(|| (domain.to_ascii_lowercase(), Outlet { name: name.to_owned(), agency }))
}

/// The host of an address, without "www.".
pub(crate) fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.example.org/a?b"), Some("example.org"));
        assert_eq!(host("http://news.example.org:8080"), Some("news.example.org"));
        assert_eq!(host("file:///pages/a"), None);
        assert_eq!(host("nonsense"), None);
    }

    #[test]
    fn the_table_is_sound() {
        assert!(
            Outlets(HashMap::new())
                .with(include_str!("../data/outlets.tsv"))
                .is_ok_and(|all| all.0.len() > 50)
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        let with = |table| Outlets::default().with(table).unwrap_err();
        assert_eq!(with("a.example\tA\n\nb.example B\n"), OutletsError { line: 3 });
        assert_eq!(with("a.example\tA\twire\n"), OutletsError { line: 1 });
    }
}
