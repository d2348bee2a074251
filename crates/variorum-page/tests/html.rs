//! Pages in HTML: what is seen of them, where it comes from, and what no page may do.
#![allow(clippy::expect_used)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use variorum_page::{Article, Input, LineKind, LineKind::*, Metadata, PageError, Places, read};
use variorum_text::Span;

const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head><title>Ferry Aurora runs aground &mdash; The Harbour Post</title>
<link rel="canonical" href="https://harbourpost.example/2031/03/12/aurora">
<meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry Aurora runs aground",
 "author": {"@type": "Person", "name": "Ada Brook"}, "datePublished": "2031-03-12T07:00:00+01:00",
 "dateModified": "2031-03-12T09:30:00+01:00"}</script></head>
<body class="with-comments"><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ferry Aurora runs aground</h1>
<p class="standfirst">Nobody was hurt, but the harbour of Kelmouth stays closed until the tide.</p>
<p class="byline">By <a rel="author" href="/ada">Ada Brook</a></p>
<p>The ferry Aurora ran aground off <b>Kelmouth</b> on Tuesday night with 214&nbsp;passengers on board, its owner
said.</p><p>&#8220;We heard a bang, and then the Aurora stood still,&#8221; said <i>Jo Lund</i>, a passenger.</p>
<figure><img src="a.jpg"><figcaption>The ferry Aurora off Kelmouth. Photo: The Harbour Post</figcaption></figure>
<p>Tugs would try to free the ferry at the next spring tide, Northern Lines said.
<p>The harbour master had warned the company about the sandbank twice since March.</article>
<aside class="related"><h2>More stories</h2><ul>
<li><a href="/mill">Fire at the old mill in the Weald injures two people</a></ul></aside>
<section id="comments"><h2>Comments</h2><p>I was on the Aurora, and the crew of the ferry were wonderful.</p></section>
</main><div style="display: none">Never shown.</div><script>var p = "<p>not a word";</script></body></html>"##;

fn page(html: &str) -> Article {
    read(html.as_bytes(), Metadata::default()).expect("a page")
}

fn lines(article: &Article) -> Vec<(LineKind, &str)> {
    article.lines.iter().map(|line| (line.kind, line.span.of(&article.source))).collect()
}

#[test]
fn every_line_of_a_page_has_its_kind() {
    let article = page(PAGE);
    assert_eq!(
        lines(&article),
        [
            (Furniture, "Home"),
            (Furniture, "Sport"),
            (Title, "Ferry Aurora runs aground"),
            (Article, "Nobody was hurt, but the harbour of Kelmouth stays closed until the tide."),
            (Byline, "By Ada Brook"),
            (
                Article,
                "The ferry Aurora ran aground off Kelmouth on Tuesday night with 214\u{a0}passengers on board, its owner said."
            ),
            (Article, "“We heard a bang, and then the Aurora stood still,” said Jo Lund, a passenger."),
            (Furniture, "The ferry Aurora off Kelmouth. Photo: The Harbour Post"),
            (Article, "Tugs would try to free the ferry at the next spring tide, Northern Lines said."),
            (Article, "The harbour master had warned the company about the sandbank twice since March."),
            (Furniture, "More stories"),
            (Teaser, "Fire at the old mill in the Weald injures two people"),
            (Comment, "Comments"),
            (Comment, "I was on the Aurora, and the crew of the ferry were wonderful."),
        ]
    );
    assert_eq!(article.teasers.len(), 1);
}

#[test]
fn a_page_says_what_is_known_of_it() {
    let Metadata { url, outlet, title, authors, published, modified, language, .. } = page(PAGE).metadata;
    assert_eq!(url.as_deref(), Some("https://harbourpost.example/2031/03/12/aurora"));
    assert_eq!(outlet.as_deref(), Some("The Harbour Post"));
    assert_eq!(title.as_deref(), Some("Ferry Aurora runs aground"));
    assert_eq!(authors, ["Ada Brook"]);
    assert_eq!(published.as_deref(), Some("2031-03-12T07:00:00+01:00"));
    assert_eq!(modified.as_deref(), Some("2031-03-12T09:30:00+01:00"));
    assert_eq!(language.as_deref(), Some("en-GB"));
}

#[test]
fn what_is_known_outranks_the_page() {
    let known = Metadata {
        title: Some("Aground".into()),
        published: Some("2031-03-11".into()),
        ..Metadata::default()
    };
    let article = read(PAGE.as_bytes(), known).expect("a page");
    assert_eq!(article.metadata.title.as_deref(), Some("Aground"));
    assert_eq!(article.metadata.published.as_deref(), Some("2031-03-11"));
    assert_eq!(article.metadata.outlet.as_deref(), Some("The Harbour Post"));
}

#[test]
fn a_span_has_its_markup() {
    let source = page(PAGE).source;
    let at = source.find("214").expect("the number");
    let places = Places::new(&source);
    let (start, end) = places.of(Span::new(at, at + "214\u{a0}pass".len()));
    assert_eq!(PAGE.chars().skip(start).take(end - start).collect::<String>(), "214&nbsp;pass");
    assert_eq!(places.span(start + 4, end), None);
    assert_eq!(source.file_length(), PAGE.chars().count());
}

#[test]
fn what_holds_no_text_is_no_page() {
    for html in ["<!doctype html>", "<html><script>var a = 1</script>", "<p hidden>Word"] {
        assert_eq!(read(html.as_bytes(), Metadata::default()).unwrap_err(), PageError::Empty, "{html}");
    }
    assert_eq!(read(b"<?xml version='1.0'?><rss/>", Metadata::default()).unwrap_err(), PageError::Xml);
}

/// Markup that nobody writes, about a megabyte each.
fn monsters() -> Vec<(&'static str, String)> {
    let times = |part: &str| part.repeat((1 << 20) / part.len());
    let numbered =
        |open: &str, close: &str| (0..60_000).map(|n| format!("{open}{n}{close}")).collect::<String>();
    vec![
        ("deep divs", times("<div>")),
        ("deep formatting", times("<b><i><p>")),
        ("distinct formatting", numbered("<b class=c", "><p>")),
        ("end tags", times("</div>")),
        ("ends of formatting", "<b>".repeat(300) + &times("<i></b>")),
        ("tables", times("<table><tr><td>")),
        ("tables and text", times("<table>a<div>b")),
        ("lists", times("<ul><li>a<ol>")),
        ("links", times("<a href=x>a b")),
        ("forms and options", times("<select><option>a<form>")),
        ("paragraphs", times("<p>Word, and word. ")),
        ("short paragraphs", times("<p>a")),
        ("breaks", times("a<br>")),
        ("attributes", format!("<p {}>word", numbered("a", "=1 "))),
        ("classes", numbered("<p class='author-", " ad'>w")),
        ("references", times("&amp;&#65;&nosuch;")),
        ("ampersands", times("&")),
        ("one reference", format!("<p>&{}", times("a"))),
        ("open brackets", format!("<p>{}", times("<"))),
        ("one comment", format!("<p>word<!--{}", times("-"))),
        ("scripts", times("<script>a</script><p>b")),
        ("data", format!("<script type=application/ld+json>{}</script><p>word", times("[{\"a\":"))),
        ("zero bytes", format!("<p>word{}", times("\0\u{1}"))),
        ("noise", times("<div <p <!-- --!> ]]> &# </ <?php <svg><math>")),
    ]
}

#[test]
fn monsters_are_read_in_time() {
    for (name, html) in monsters() {
        let html = format!("<!doctype html><body>{html}<p>The ferry ran aground.");
        let start = Instant::now();
        let read = Input::new(html.as_bytes()).read();
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "{name} took {took:?}");
        if let Ok(article) = read {
            assert_maps_back(&article, None);
        }
    }
}

#[test]
fn a_hundred_thousand_elements_deep() {
    let html = format!("<!doctype html>{}<p>The ferry ran aground.", "<div><span><section>".repeat(100_000));
    assert_eq!(&*page(&html).source, "The ferry ran aground.");
}

/// Lines tile the text, and each character of it maps to a piece of the file that says just that, in order.
fn assert_maps_back(article: &Article, html: Option<&str>) {
    let (source, mut at, mut from) = (&article.source, 0, 0);
    let places = Places::new(source);
    for line in &article.lines {
        assert_eq!(line.span.start(), at);
        assert!(!line.span.is_empty() && !line.span.of(source).contains('\n'));
        at = line.span.end() + 1;
        let (start, end) = places.of(line.span);
        assert_eq!(places.span(start, end), Some(line.span));
    }
    assert_eq!(at, source.len() + 1);
    for (at, c) in source.char_indices().filter(|(_, c)| *c != '\n').take(2_000) {
        let (start, end) = places.of(Span::new(at, at + c.len_utf8()));
        assert!(start >= from && end <= source.file_length(), "{c:?} goes back");
        from = start;
        let Some(html) = html else { continue };
        let markup: String = html.chars().skip(start).take(end - start).collect();
        let seen = Input::new(format!("<p>.{markup}.").as_bytes()).text().expect("a page");
        // A reference may stand for two characters.
        assert!(seen.contains(c) && seen.chars().count() <= 4, "{c:?} comes from {markup:?}");
    }
}

proptest! {
    #[test]
    fn any_markup_maps_back(
        parts in prop::collection::vec(
            prop_oneof![
                "[a-zé。 \n\t&;#]{0,12}",
                prop::sample::select(vec![
                    "<p>", "</p>", "<div class=ad>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<li>", "<td>",
                    "<table>", "</table>", "<!-- x -->", "<script>", "</script>", "<h1>", "<svg>", "</svg>", "<x-y>", "&amp;",
                    "&copy", "&#8217;", "&fjlig;", "&nbsp;", "\0", "\r\n", "\u{f0001}", "<title>", "</title>", "<", "</",
                    "<p hidden>", "The ferry ran aground off Kelmouth on Tuesday night, its owner said.",
                ]).prop_map(str::to_owned),
            ],
            0..60,
        ),
    ) {
        let html = format!("<!doctype html>{}", parts.concat());
        if let Ok(article) = read(html.as_bytes(), Metadata::default()) {
            assert_maps_back(&article, Some(&html));
        }
    }

    #[test]
    fn any_bytes_behind_a_doctype_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let html = [&b"<!doctype html>"[..], &bytes].concat();
        if let Ok(article) = read(&html, Metadata::default()) {
            assert_maps_back(&article, None);
        }
    }
}
