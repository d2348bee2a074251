use serde::Deserialize;
use thiserror::Error;

use crate::Metadata;

/// A sidecar that cannot be read. The caller knows its path and names it.
#[derive(Debug, Error)]
#[error(
    "is not a sidecar: {0}; expected a JSON object with url, outlet, title, authors, published, modified, language or charset"
)]
pub struct SidecarError(#[from] serde_json::Error);

/// A sidecar as it is written: every field may be missing or null, others are passed over.
#[derive(Deserialize)]
struct Sidecar {
    url: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    authors: Option<Vec<String>>,
    published: Option<String>,
    modified: Option<String>,
    language: Option<String>,
    charset: Option<String>,
}

impl Metadata {
    /// Reads a sidecar, the JSON object that stands in `FILE.meta.json` beside a capture `FILE`.
    ///
    /// ```
    /// use variorum_page::Metadata;
    ///
    /// let known = Metadata::from_sidecar(br#"{"outlet": "The Harbour Post", "published": null}"#)?;
    /// assert_eq!(known.outlet.as_deref(), Some("The Harbour Post"));
    /// assert!(known.published.is_none());
    /// # Ok::<(), variorum_page::SidecarError>(())
    /// ```
    pub fn from_sidecar(json: &[u8]) -> Result<Self, SidecarError> {
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let Sidecar { url, outlet, title, authors, published, modified, language, charset } =
            serde_json::from_slice(json)?;
        let authors = authors.unwrap_or_default();
        Ok(Self { url, outlet, agency: false, title, authors, published, modified, language, charset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_fields_are_optional_and_strangers_pass() {
        assert_eq!(Metadata::from_sidecar(b"{\"rank\": 7}").unwrap(), Metadata::default());
    }

    #[test]
    fn a_broken_sidecar_says_where() {
        let error = Metadata::from_sidecar(b"{\"url\": \n7}").unwrap_err().to_string();
        assert!(error.starts_with("is not a sidecar: invalid type: integer `7`"), "{error}");
        assert!(error.contains("line 2"), "{error}");
        assert!(Metadata::from_sidecar(b"[]x").is_err());
        assert!(Metadata::from_sidecar(b"\xFF").is_err());
    }
}
