//! Short invented articles with openings of other stories above or below, and none that share a word.
#![allow(clippy::expect_used)]

use variorum_page::{LineKind, LineKind::*, Metadata, read};

const BRIDGE: [&str; 9] = [
    "Drivers in Port Ansel face weeks of detours after Transport Minister Daniel Okafor said on Tuesday that the Carrick Bridge would remain shut.",
    "“We will not reopen the bridge until every cable has been tested,” he said. “Nobody should ask me for a date today.”",
    "Inspectors found broken wires in 14 of the 96 cables of the bridge, according to the ministry.",
    "The Drivers' Union said it would accept the closure.",
    "Opposition councillor Martin Vale claimed that the ministry had known of the damage to the cables since January.",
    "“They knew, and they kept the buses rolling,” Vale told the Northern Ledger.",
    "Residents of the east bank have asked for a second ferry. The council of Port Ansel will discuss the request on Thursday.",
    "Okafor's ministry said that buses would run to the ferry every ten minutes while the Carrick Bridge is shut.",
    "The council has put the cost of the closure at two million crowns a week.",
];

const VACCINE: [&str; 12] = [
    "The health ministry of Ostmark has ordered 40,000 doses of a vaccine against river fever, its spokeswoman Lena Brandt said on Monday.",
    "Brandt said the first doses would reach clinics along the river by the end of June.",
    "River fever has killed eleven people in Ostmark since February, most of them in the flooded villages.",
    "“We are late, and we know it,” Brandt told reporters outside the ministry.",
    "Doctors in the villages had asked for the vaccine before the flood.",
    "One of them, Igor Sand, said that his clinic had turned away two hundred people last week.",
    "“They stood in the rain and I had nothing to give them,” Sand said.",
    "The maker of the vaccine, Helix, confirmed the order but would not name the price of a dose.",
    "A clinic in the capital said that it had been told to expect none of the doses before autumn.",
    "Opposition leader Karin Holm accused the ministry of buying too little for the villages.",
    "Holm said that twice as many doses had been promised during the flood.",
    "The ministry says a second order will follow once Helix can deliver.",
];

const TRIAL: [&str; 6] = [
    "A court in Vell has sentenced the former head of the state lottery, Anton Reis, to four years in prison for fraud.",
    "Reis sold the rights to three lottery games to a firm owned by his brother, the court found.",
    "“The state was robbed by the man who guarded its purse,” judge Mara Lindt said.",
    "His lawyer said Reis would appeal against the sentence.",
    "The brother, who lives abroad, was not in court. Prosecutors have asked for him to be sent back to Vell.",
    "Reis, 61, ran the lottery for eleven years until prosecutors searched his office in 2017.",
];

/// Each fits any of the articles' ends poorly, as background does.
const BACKGROUND: [(&[&str], &str); 3] = [
    (
        &BRIDGE,
        "The Carrick, built in 1931 and painted green ever since, is among the oldest suspension spans in the country.",
    ),
    (
        &VACCINE,
        "Discovered by a Danish botanist, the fever spreads through mosquitoes and causes headaches that may last for months.",
    ),
    (&TRIAL, "The lottery pays for museums, swimming pools and a good part of the opera."),
];

const OPENINGS: [&str; 6] = [
    "A storm that swept the northern coast overnight has cut power to some 3,000 homes, and repair crews say they will need until Friday.",
    "The owner of a circus elephant that walked through the market of Little Brae has been fined for failing to close a gate.",
    "Prices of seed potatoes have risen by a fifth since the autumn, the growers' association says in its yearly report.",
    "Chess players from nineteen nations meet in Harrow this weekend for a tournament that is played entirely under water.",
    "Two climbers who went missing on Mount Serra have been found alive in a hut, rescuers said late on Sunday.",
    "Astronomers using a telescope in Chile have photographed a comet that last passed the Sun when mammoths were alive.",
];

fn kinds(lines: &[&str]) -> Vec<LineKind> {
    let article = read(lines.join("\n").as_bytes(), Metadata::default()).expect("a page");
    article.lines.iter().map(|l| l.kind).collect()
}

fn articles() -> impl Iterator<Item = &'static [&'static str]> {
    let whole: [&[&str]; 3] = [&BRIDGE, &VACCINE, &TRIAL];
    whole.into_iter().flat_map(|article| (3..=article.len()).filter_map(|n| article.get(..n)))
}

/// How many of the lines that should be `kind` are, over all pages.
fn share(pages: &[(Vec<&str>, Vec<LineKind>)], kind: LineKind) -> f64 {
    let (mut right, mut all) = (0, 0);
    for (lines, want) in pages {
        let have = kinds(lines);
        all += want.iter().filter(|want| **want == kind).count();
        right += want.iter().zip(&have).filter(|(want, have)| **want == kind && have == want).count();
    }
    right as f64 / all.max(1) as f64
}

/// Some openings to go with an article of so many lines; others with another.
fn openings(lines: usize, count: usize) -> impl Iterator<Item = &'static str> {
    OPENINGS.iter().copied().cycle().skip(lines).take(count)
}

#[test]
fn openings_below_are_teasers() {
    let page = |article: &'static [&str], n: usize| {
        let lines = article.iter().copied().chain(openings(article.len(), n)).collect();
        (lines, [vec![Article; article.len()], vec![Teaser; n]].concat())
    };
    let pages: Vec<_> = articles().flat_map(|article| (1..=6).map(move |n| page(article, n))).collect();
    let (kept, rejected) = (share(&pages, Article), share(&pages, Teaser));
    assert!(kept > 0.97 && rejected > 0.85, "{kept} {rejected}");
}

#[test]
fn openings_above_are_teasers() {
    let page = |article: &'static [&str], n: usize| {
        let lines = openings(article.len(), n).chain(article.iter().copied()).collect();
        (lines, [vec![Teaser; n], vec![Article; article.len()]].concat())
    };
    let pages: Vec<_> = articles().flat_map(|article| (1..=6).map(move |n| page(article, n))).collect();
    let (kept, rejected) = (share(&pages, Article), share(&pages, Teaser));
    assert!(kept > 0.97 && rejected > 0.85, "{kept} {rejected}");
}

#[test]
fn three_openings_below_nine_lines_are_teasers() {
    let lines = [&BRIDGE[..], &OPENINGS[..3], &["What do you think? Join the conversation"]].concat();
    assert_eq!(kinds(&lines), [vec![Article; 9], vec![Teaser; 3], vec![Comment]].concat());
}

#[test]
fn background_at_the_end_stays() {
    for article in articles() {
        assert_eq!(kinds(article), vec![Article; article.len()]);
    }
    for (article, last) in BACKGROUND {
        let lines: Vec<&str> = article.iter().copied().chain([last]).collect();
        assert_eq!(kinds(&lines), vec![Article; lines.len()], "{last}");
    }
}
