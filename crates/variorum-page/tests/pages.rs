//! Invented pages, each for one way in which a page holds more than its article.
#![allow(clippy::expect_used)]

use variorum_page::{Article, LineKind, LineKind::*, Metadata, PageError, read};

const STORY: [&str; 6] = [
    "The ferry Aurora ran aground off Kelmouth harbour on Tuesday night with 214 passengers on board, its owner said.",
    "“We heard a bang, and then the Aurora stood still,” said Ada Brook, a passenger from Dunholm.",
    "The owner, Northern Lines, said nobody was hurt and that tugs would try to free the ferry at the next spring tide.",
    "Kelmouth's harbour master said the Aurora had left the marked channel half an hour before she ran aground.",
    "He added that pilots had warned Northern Lines about the sandbank off Kelmouth twice since March.",
    "The company said it would wait for the inquiry, but that its ferry had followed the route given by the harbour.",
];

const TEASERS: [&str; 4] = [
    "The mayor of Marwick has resigned after a newspaper printed the bill of a lunch with builders.",
    "Two people were injured in a fire at an old mill in the Weald, the county's fire brigade has said.",
    "Scientists in Lund have found a way to store heat in sand for a whole winter, according to a study in Science.",
    "Parliament in Oslo has voted to lower the tax on electric lorries from January, ending a dispute of three years.",
];

fn page(parts: &[&[&str]]) -> Article {
    read(parts.concat().join("\n").as_bytes(), Metadata::default()).expect("a page")
}

fn kinds(article: &Article) -> Vec<LineKind> {
    article.lines.iter().map(|l| l.kind).collect()
}

#[test]
fn prose_teasers_below_the_article_are_items_each() {
    let article = page(&[&STORY, &TEASERS]);
    assert_eq!(kinds(&article), [vec![Article; 6], vec![Teaser; 4]].concat());
    assert_eq!(article.teasers.len(), 4);
    assert!(article.teasers.iter().all(|t| t.title.is_none()));
}

#[test]
fn a_line_that_is_but_a_date_is_no_paragraph() {
    let article = page(&[&["Ferry stuck off Kelmouth, owner says", "12 March 2031"], &STORY]);
    assert_eq!(kinds(&article), [vec![Title, Byline], vec![Article; 6]].concat());
}

#[test]
fn a_list_that_the_article_brings_in_is_part_of_it() {
    let list = [
        "The Aurora will not call at these ports until the summer:",
        "• Marwick",
        "• Port Ellis (by road)",
        "• Weald Sands",
        "• Dunholm East",
    ];
    assert_eq!(kinds(&page(&[&STORY, &list])), vec![Article; 11]);
    let menu = ["Follow us:", "• Letters", "• Weather", "• Puzzles"];
    assert_eq!(kinds(&page(&[&STORY, &menu]))[6..], [Furniture; 4]);
}

#[test]
fn short_lines_around_the_credit_of_a_picture_stay() {
    let (first, second) = STORY.split_at(3);
    let article =
        page(&[first, &["Pilots on watch", "Photo: Jo Lund / Harbour Post", "A second warning"], second]);
    let kinds = kinds(&article);
    assert_eq!(kinds.iter().filter(|kind| **kind == Article).count(), 8);
    assert_ne!(kinds[4], Article);
}

#[test]
fn a_question_that_comes_again_and_again_is_no_headline() {
    let answers = STORY.map(|line| ["What happened to the ferry Aurora off Kelmouth?", line]);
    assert_eq!(kinds(&page(&[&answers.concat()])), vec![Article; 12]);
}

#[test]
fn a_list_of_headlines_is_teasers() {
    let list = [
        "",
        "Mayor of Dunholm Resigns Over Lunch With Builders",
        "Mill Fire Injures Two in the Weald",
        "   ",
    ];
    let article = page(&[&STORY, &list]);
    assert_eq!(kinds(&article), [vec![Article; 6], vec![Furniture, Teaser, Teaser, Furniture]].concat());
    assert!(article.teasers.iter().all(|t| t.title.is_some() && t.text.is_none()));
}

#[test]
fn a_teaser_above_the_article_is_not_its_headline() {
    let head = [
        "Mill Fire Injures Two in the Weald",
        "Two people were injured in a fire at an old mill in the We...",
    ];
    let article = page(&[&head, &STORY]);
    assert_eq!(kinds(&article), [vec![Teaser; 2], vec![Article; 6]].concat());
    assert_eq!(article.teasers.len(), 1);
    assert_eq!(article.metadata.title, None);
}

#[test]
fn headline_byline_and_date_fill_what_is_known() {
    let head = [
        "Ferry Aurora runs aground off Kelmouth",
        "",
        "By Jo Lund and Ann van Hale",
        "Published 3 March 2021",
    ];
    let article = page(&[&head, &STORY]);
    assert_eq!(kinds(&article), [vec![Title, Furniture, Byline, Byline], vec![Article; 6]].concat());
    assert_eq!(article.metadata.title.as_deref(), Some(head[0]));
    assert_eq!(article.metadata.authors, ["Jo Lund", "Ann van Hale"]);
    assert_eq!(article.metadata.published.as_deref(), Some("2021-03-03"));
}

#[test]
fn a_sidecar_outranks_the_text() {
    let known = Metadata::from_sidecar(
        br#"{"url": "https://www.kelmouth.example/a1", "title": "Aground", "published": "2021-03-02T23:10:00"}"#,
    );
    let text =
        ["Ferry Aurora runs aground off Kelmouth\nPublished 3 March 2021", &STORY.join("\n")].join("\n");
    let article = read(text.as_bytes(), known.expect("a sidecar")).expect("a page");
    assert_eq!(article.metadata.title.as_deref(), Some("Aground"));
    assert_eq!(article.metadata.published.as_deref(), Some("2021-03-02T23:10:00"));
    assert_eq!(article.metadata.outlet.as_deref(), Some("kelmouth.example"));
}

#[test]
fn links_within_the_article_are_taken_out() {
    let link = ["Also read: Ten ferries that never came home"];
    let article = page(&[&STORY[..3], &link, &STORY[3..]]);
    assert_eq!(kinds(&article), [vec![Article; 3], vec![Teaser], vec![Article; 3]].concat());
}

#[test]
fn sub_headings_stay() {
    let article = page(&[&STORY[..3], &["Warnings from the pilots"], &STORY[3..]]);
    assert_eq!(kinds(&article), vec![Article; 7]);
}

#[test]
fn menus_notices_and_prompts_are_not_article() {
    let menu = ["• Home", "• Sport", "• Weather", "• Harbour"];
    let tail = [
        "Sign up for our newsletter and get the news of the coast delivered to your inbox every morning.",
        "© 2021 Kelmouth Post. All rights reserved.",
        "What do you think?",
        "Leave the first comment",
    ];
    let article = page(&[&menu, &STORY, &tail]);
    let end = vec![Furniture, Furniture, Comment, Comment];
    assert_eq!(kinds(&article), [vec![Furniture; 4], vec![Article; 6], end].concat());
}

#[test]
fn a_thread_of_comments_is_comments() {
    let thread = [
        "3 Comments",
        "Bo on March 3, 2021 at 9:12 am said:",
        "I was on the Aurora and the crew of the ferry were wonderful to all of us on board.",
        "Ann on March 3, 2021 at 9:40 am said:",
        "The sandbank off Kelmouth has been known for years, and Northern Lines should have listened to the pilots.",
        "Bo on March 3, 2021 at 10:02 am said:",
        "The pilots told Northern Lines about it, as the harbour master of Kelmouth says in the article.",
    ];
    let article = page(&[&STORY, &thread]);
    let kept: Vec<LineKind> = kinds(&article).into_iter().skip(6).collect();
    assert!(!kept.contains(&Article), "{kept:?}");
}

#[test]
fn initials_agencies_and_credits_sign_an_article() {
    let signatures: [&[&str]; 4] = [
        &["jo/ab (Reuters, AFP)"],
        &["", "(Reporting by Ines Falk in Lund; Editing by Tom Reyes)"],
        &["–Harbour News Service", "Ada Brook in Dunholm contributed to this report."],
        &["AP"],
    ];
    for signature in signatures {
        let article = page(&[&STORY, signature, &["© 2021 Kelmouth Post. All rights reserved."], &TEASERS]);
        let signed = signature.iter().map(|line| if line.is_empty() { Furniture } else { Byline }).collect();
        let tail = vec![Furniture, Teaser, Teaser, Teaser, Teaser];
        assert_eq!(kinds(&article), [vec![Article; 6], signed, tail].concat(), "{signature:?}");
    }
}

#[test]
fn what_is_no_text_is_an_error() {
    assert_eq!(read(b"", Metadata::default()).unwrap_err(), PageError::Empty);
    assert_eq!(read(b"PK\x03\x04\0\0", Metadata::default()).unwrap_err(), PageError::Binary { at: 4 });
}

#[test]
fn a_passage_of_the_article_is_a_paragraph_a_line() {
    let article = page(&[&STORY[..3], &["", "Also read: Ten ferries that never came home"], &STORY[3..]]);
    assert_eq!(&**article.passage(&[Article]).text(), STORY.join("\n"));
}

#[test]
fn comments_below_a_heading_that_names_the_article_are_none_of_it() {
    let thread = [
        "34 responses to “Ferry Aurora runs aground off Kelmouth”",
        "1. The owner of the Aurora should have listened to the pilots of Kelmouth harbour long ago.",
        "2. My sister was on the ferry, and Northern Lines never called her.",
    ];
    let found = kinds(&page(&[&STORY, &thread]));
    assert!(!found.iter().skip(STORY.len()).any(|kind| *kind == Article), "{found:?}");
}

#[test]
fn a_caption_under_every_picture_is_no_paragraph() {
    let caption =
        "The ferry Aurora stands on a sandbank off Kelmouth harbour on Tuesday night, with tugs beside her.";
    let item = format!("• {caption}");
    let found = kinds(&page(&[&[item.as_str(), caption], &STORY, &[item.as_str(), caption]]));
    assert_eq!(found.iter().filter(|kind| **kind == Article).count(), STORY.len(), "{found:?}");
}

#[test]
fn a_notice_within_the_article_is_none_of_it() {
    let (above, below) = STORY.split_at(3);
    let found =
        kinds(&page(&[above, &["Let our newsletter bring the news to your inbox every weekday."], below]));
    assert_eq!(found, [vec![Article; 3], vec![Furniture], vec![Article; 3]].concat());
}
