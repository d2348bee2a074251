//! What is known of a page in HTML beside its lines.

use super::choose::Choice;
use super::head::Head;
use super::headline::{headline, letters};
use super::json_ld::{Said, said};
use super::moment;
use super::says::Says;
use super::view::View;
use crate::article::Metadata;
use crate::byline;
use crate::outlets::{Outlets, host};

/// Names of `meta` elements that say when a page was published, and when it was changed, best first. From Open Graph,
/// Dublin Core, schema.org, Parse.ly and what content systems write.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "published_at",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "date",
    "article.published",
    "og:pubdate",
    "rnews:datepublished",
    "displaydate",
    "analyticsattributes.articledate",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "last_updated",
    "article.updated",
];

/// Names of `meta` elements that say who wrote it.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
];

/// Lines below the first of the body in which a name that is marked as the author's is looked for.
const BELOW: usize = 8;

/// Lines above the body in which a bare name is looked for.
const ABOVE: usize = 3;

/// Everything that a page says of itself, and what is known already, which outranks it.
pub(crate) fn of(
    view: &View,
    choice: &Choice,
    lines: &[&str],
    outlets: &Outlets,
    known: Metadata,
) -> Metadata {
    let (head, said) = (&view.head, said(&view.head.data));
    let mut page = known;
    let addresses = [head.canonical.as_deref(), head.meta("og:url"), said.url.as_deref()];
    page.url = page
        .url
        .or_else(|| addresses.into_iter().flatten().find(|url| host(url).is_some()).map(str::to_owned));
    let known = page.url.as_deref().and_then(|url| outlets.of_url(url));
    page.agency |= known.is_some_and(|outlet| outlet.agency);
    page.outlet =
        page.outlet.or_else(|| known.map(|outlet| outlet.name.clone())).or_else(|| site(head, &said));
    let mut sites: Vec<&str> =
        [head.meta("og:site_name"), head.meta("application-name"), said.publisher.as_deref()]
            .into_iter()
            .flatten()
            .collect();
    sites.extend(page.outlet.as_deref());
    sites.extend(page.url.as_deref().and_then(host));
    let headlines = shown(choice, lines, Says::HEADLINE, Says::NAVIGATION);
    let title = page.title.take().or_else(|| headline(head, &said, &headlines, &sites));
    if page.authors.is_empty() {
        let above: Vec<&str> = above(choice, lines).collect();
        page.authors =
            authors(head, &said, &shown(choice, lines, Says::AUTHOR, Says::default()), &above, &sites);
    }
    let published = said.published.as_deref().and_then(moment::iso).or_else(|| dated(head, PUBLISHED));
    let published = published.or_else(|| timed(head));
    let published = published.or_else(|| page.url.as_deref().and_then(moment::of_address));
    page.published = page.published.or(published);
    let modified = said.modified.as_deref().and_then(moment::iso).or_else(|| dated(head, MODIFIED));
    page.modified = page.modified.or(modified).filter(|modified| Some(modified) != page.published.as_ref());
    page.language = page.language.or_else(|| language(head, &said));
    Metadata { title, ..page }
}

/// The name of the site in its own words.
fn site(head: &Head, said: &Said) -> Option<String> {
    let own = head.meta("og:site_name").or_else(|| head.meta("application-name"));
    let written = own.filter(|name| name.contains(char::is_uppercase) || !name.is_ascii());
    written.or(said.publisher.as_deref()).or(own).map(str::to_owned)
}

/// The lines of which an element says something and none says `other`, down to a little below the start of the body.
fn shown<'a>(choice: &Choice, lines: &[&'a str], kind: Says, other: Says) -> Vec<&'a str> {
    let first = choice.body.iter().position(|inside| *inside).unwrap_or(lines.len());
    let near = lines.iter().zip(&choice.says).take(first.saturating_add(BELOW));
    near.filter(|(_, says)| says.any(kind) && !says.any(other)).map(|(line, _)| *line).collect()
}

/// The lines right above the first of the body: one that is but a name is the author's.
fn above<'a>(choice: &Choice, lines: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let first = choice.body.iter().position(|inside| *inside).unwrap_or_default();
    lines
        .iter()
        .take(first)
        .rev()
        .take(ABOVE)
        .copied()
        .filter(|line| byline::names(line).join(" ").len() >= line.trim().len())
}

/// Who wrote it: people that the page's data name, its head, or a line that is marked so; bodies that its data name; a
/// bare name above the body; and last what is but the name of the site.
fn authors(head: &Head, said: &Said, marked: &[&str], above: &[&str], sites: &[&str]) -> Vec<String> {
    let sites: Vec<String> = sites.iter().map(|site| letters(site)).collect();
    let is_site = |name: &String| sites.contains(&letters(name));
    let others = |names: Vec<String>| names.into_iter().filter(|name| !is_site(name)).collect::<Vec<_>>();
    let data: Vec<String> = said.authors.iter().flat_map(|name| split(name)).collect();
    let metas = || AUTHORS.iter().map(|name| head.all(name).flat_map(split).collect::<Vec<_>>());
    let first = |lines: &[&str]| {
        lines.iter().map(|line| byline::names(line)).find(|names| !names.is_empty()).unwrap_or_default()
    };
    // A site that calls itself a person is an account's name.
    let (people, bodies) =
        if said.bodies { (Vec::new(), data.clone()) } else { (others(data.clone()), Vec::new()) };
    let shown = [first(marked), bodies, first(above), data];
    let choices = std::iter::once(people).chain(metas().map(others)).chain(shown);
    choices.chain(metas()).find(|names| !names.is_empty()).map(unique).unwrap_or_default()
}

/// The names in what stands for one.
fn split(name: &str) -> Vec<String> {
    let name = byline::without_by(name).trim();
    if name.contains("://") || name.contains('@') {
        return Vec::new();
    }
    let names = byline::names(name);
    if names.len() > 1 {
        return names;
    }
    let parts = name.split([',', ';', '|']).map(|part| part.split(" (").next().unwrap_or_default().trim());
    // A number is an account's, not a name.
    parts.filter(|part| part.contains(char::is_alphabetic)).map(str::to_owned).collect()
}

fn unique(names: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if !all.iter().any(|own| letters(own) == letters(&name)) {
            all.push(name);
        }
    }
    all
}

fn dated(head: &Head, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| head.all(name).find_map(moment::iso))
}

/// The date of an element that says that it is the one of publication, or the only one that any element has.
fn timed(head: &Head) -> Option<String> {
    let marked =
        head.times.iter().filter(|(_, published)| *published).find_map(|(date, _)| moment::iso(date));
    marked.or_else(|| head.times.iter().find_map(|(date, _)| moment::iso(date)))
}

fn language(head: &Head, said: &Said) -> Option<String> {
    let told =
        [head.language.as_deref(), said.language.as_deref(), head.meta("og:locale")].into_iter().flatten();
    let mut tags = told.map(|tag| tag.trim().replace('_', "-"));
    tags.find(|tag| {
        let parts: Vec<&str> = tag.split('-').collect();
        let letters =
            |part: &&str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        parts.iter().all(letters) && parts.first().is_some_and(|first| matches!(first.len(), 2 | 3))
    })
}
