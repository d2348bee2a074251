use crate::article::{Article, Line, LineKind, Metadata};
use crate::body::Body;
use crate::byline;
use crate::decode::PageError;
use crate::input::Input;
use crate::kinds::kinds;
use crate::look::Look;
use crate::outlets::{Outlets, host};
use crate::page_text::PageText;
use crate::split;
use crate::teasers;
use crate::terms::Terms;

/// Reads a page: HTML, or a text capture with a paragraph, heading or item a line.
///
/// `known` is what is known of the page already, as a sidecar says it ([`Metadata::from_sidecar`]); what the text
/// itself gives fills the fields that are missing there. Fails only where the bytes are no page: see [`PageError`].
/// [`Input`] takes more that is known.
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
    Input::new(bytes).known(known).read()
}

/// Reads a text capture.
pub(crate) fn capture(source: PageText, known: Metadata, outlets: &Outlets) -> Article {
    let spans = split::lines(&source);
    let lines: Vec<&str> = spans.iter().map(|s| s.of(&source)).collect();
    let looks = Look::all(&lines);
    let body = Body::find(&lines, &looks, &Terms::of(lines.iter().copied()));
    let kinds = kinds(&lines, &looks, &body);
    let metadata = complete(known, outlets, &lines, &kinds);
    let teasers = teasers::gather(&source, &spans, &looks, &kinds);
    let lines = spans.iter().zip(kinds).map(|(&span, kind)| Line { span, kind }).collect();
    Article { source, metadata, lines, teasers }
}

/// Reads the text of an article that stands alone: all of it is body but for its headline, where that is its first line.
pub(crate) fn whole(source: PageText, known: Metadata, outlets: &Outlets) -> Article {
    let spans = split::lines(&source);
    let lines: Vec<&str> = spans.iter().map(|s| s.of(&source)).collect();
    let title = known.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let kind = |(n, line): (usize, &&str)| match line.trim() {
        "" => LineKind::Furniture,
        first if n == 0 && Some(first) == title => LineKind::Title,
        _ => LineKind::Article,
    };
    let kinds: Vec<LineKind> = lines.iter().enumerate().map(kind).collect();
    let metadata = complete(known, outlets, &lines, &kinds);
    let lines = spans.iter().zip(kinds).map(|(&span, kind)| Line { span, kind }).collect();
    Article { source, metadata, lines, teasers: Vec::new() }
}

/// Fills what is missing from the lines themselves and from the address.
pub(crate) fn complete(
    mut known: Metadata,
    outlets: &Outlets,
    lines: &[&str],
    kinds: &[LineKind],
) -> Metadata {
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
    let outlet = known.url.as_deref().and_then(|url| outlets.of_url(url));
    known.agency |= outlet.is_some_and(|outlet| outlet.agency);
    known.outlet = known.outlet.or_else(|| outlet.map(|outlet| outlet.name.clone()));
    known.outlet = known.outlet.or_else(|| known.url.as_deref().and_then(host).map(str::to_owned));
    known.agency |= known.outlet.as_deref().is_some_and(|outlet| outlets.is_agency(outlet));
    known
}
