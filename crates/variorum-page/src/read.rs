use crate::article::{Article, Line, LineKind, Metadata};
use crate::body::Body;
use crate::byline;
use crate::decode::{PageError, decode};
use crate::kinds::kinds;
use crate::look::Look;
use crate::split;
use crate::teasers;
use crate::terms::Terms;

/// Reads a text capture: one paragraph, heading or item a line.
///
/// `known` is what is known of the page already, as a sidecar says it ([`Metadata::from_sidecar`]); what the text
/// itself gives fills the fields that are missing there. Fails only where the bytes are no text: see [`PageError`].
///
/// ```
/// use variorum_page::{LineKind, Metadata, read};
///
/// let page = "Ferry runs aground off Kelmouth\nBy Ada Brook\n\
///     The ferry Aurora ran aground off Kelmouth harbour on Tuesday night, its owner said.\n\
///     “We heard a bang, and then the Aurora stood still,” said a passenger on the ferry.\n\
///     The harbour of Kelmouth was closed until the owner had freed the Aurora.\n\
///     Sign up for our newsletter.\n";
/// let article = read(page.as_bytes(), Metadata::default())?;
/// let kinds: Vec<LineKind> = article.lines.iter().map(|l| l.kind).collect();
/// use LineKind::*;
/// assert_eq!(kinds, [Title, Byline, Article, Article, Article, Furniture]);
/// assert_eq!(article.metadata.authors, ["Ada Brook"]);
/// # Ok::<(), variorum_page::PageError>(())
/// ```
pub fn read(bytes: &[u8], known: Metadata) -> Result<Article, PageError> {
    let source = decode(bytes)?;
    let spans = split::lines(&source);
    let lines: Vec<&str> = spans.iter().map(|s| s.of(&source)).collect();
    let looks = Look::all(&lines);
    let body = Body::find(&looks, &Terms::of(lines.iter().copied()));
    let kinds = kinds(&lines, &looks, &body);
    let metadata = complete(known, &lines, &kinds);
    let teasers = teasers::gather(&source, &spans, &looks, &kinds);
    let lines = spans.iter().zip(kinds).map(|(&span, kind)| Line { span, kind }).collect();
    Ok(Article { source, metadata, lines, teasers })
}

/// Fills what is missing from the lines themselves and from the address.
fn complete(mut known: Metadata, lines: &[&str], kinds: &[LineKind]) -> Metadata {
    let of_kind =
        |kind: LineKind| lines.iter().zip(kinds).filter(move |(_, k)| **k == kind).map(|(l, _)| l.trim());
    known.title = known.title.or_else(|| of_kind(LineKind::Title).next().map(str::to_owned));
    if known.authors.is_empty() {
        known.authors =
            of_kind(LineKind::Byline).map(byline::authors).find(|a| !a.is_empty()).unwrap_or_default();
    }
    for (published, modified) in of_kind(LineKind::Byline).map(byline::dates) {
        known.published = known.published.or(published);
        known.modified = known.modified.or(modified);
    }
    known.outlet = known.outlet.or_else(|| known.url.as_deref().and_then(host).map(str::to_owned));
    known
}

/// The host of an address, without "www.".
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.example.org/a?b"), Some("example.org"));
        assert_eq!(host("http://news.example.org:8080"), Some("news.example.org"));
        assert_eq!(host("file:///pages/a"), None);
        assert_eq!(host("nonsense"), None);
    }
}
