//! Invented editions.
#![allow(dead_code, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

pub mod arbitrary;
pub mod markup;
pub mod schema;

use variorum_collate::{
    Difference, DifferenceKind, Edition, Event, Position, Provenance, Reading, Relation, SharedText, Side,
    Stance, Utterance, Witness, WitnessId,
};
use variorum_page::{Article, Line, LineKind, Metadata, Teaser};
use variorum_statement::{Confidence, Kind, Speaker};
use variorum_text::Span;

pub const A: WitnessId = WitnessId(0);
pub const B: WitnessId = WitnessId(1);
pub const C: WitnessId = WitnessId(2);

/// A page whose lines are given with their kinds.
pub fn witness(file: &str, metadata: Metadata, lines: &[(LineKind, &str)]) -> Witness {
    let mut source = String::new();
    let mut all = Vec::new();
    for (kind, text) in lines {
        if !source.is_empty() {
            source.push('\n');
        }
        let start = source.len();
        source.push_str(text);
        all.push(Line { span: Span::new(start, source.len()), kind: *kind });
    }
    let teasers = all.iter().filter(|line| line.kind == LineKind::Teaser);
    let teasers = teasers.map(|line| Teaser { title: Some(line.span), text: None }).collect();
    Witness {
        file: file.to_owned(),
        article: Article { source: source.into(), metadata, lines: all, teasers },
    }
}

/// Pages of which the parts of an edition are named by their words.
pub struct Pages(pub Vec<Witness>);

impl Pages {
    /// Each of the words where they come first on the page.
    pub fn spans(&self, witness: WitnessId, words: &[&str]) -> Vec<Span> {
        let page = &self.0[witness.0].article.source;
        let span = |words: &&str| {
            let at = page.find(words).unwrap_or_else(|| panic!("{words:?} is not on the page"));
            Span::new(at, at + words.len())
        };
        words.iter().map(span).collect()
    }

    fn reading(&self, witness: WitnessId, kind: Kind, content: &[&str], cue: &str, source: &str) -> Reading {
        let given = |words: &str| if words.is_empty() { Vec::new() } else { self.spans(witness, &[words]) };
        Reading {
            witness,
            kind,
            content: self.spans(witness, content),
            cue: given(cue),
            source: given(source),
            speaker: None,
        }
    }

    fn side(&self, witness: WitnessId, words: &[&str]) -> Side {
        Side { witness, spans: self.spans(witness, words) }
    }
}

fn by(mut reading: Reading, name: &str, named: bool) -> Reading {
    let mentions = reading.source.clone();
    reading.speaker = Some(Speaker {
        name: name.to_owned(),
        named,
        mentions: mentions.into(),
        confidence: Confidence::new(0.75),
    });
    reading
}

fn metadata(outlet: &str, published: &str, title: &str, url: &str) -> Metadata {
    Metadata {
        outlet: Some(outlet.to_owned()),
        published: Some(published.to_owned()),
        title: Some(title.to_owned()),
        url: Some(url.to_owned()),
        language: Some("en".to_owned()),
        ..Metadata::default()
    }
}

fn courier() -> Witness {
    witness(
        "pages/courier.txt",
        metadata(
            "Selwick Courier",
            "2031-03-04T18:20:00",
            "Mayor: bridge stays shut",
            "https://courier.example/b?x=1&y=2",
        ),
        &[
            (LineKind::Furniture, "Home | Town | Harbour"),
            (LineKind::Title, "Mayor: bridge stays shut"),
            (LineKind::Byline, "By Tessa Quill, 4 March 2031"),
            (LineKind::Furniture, ""),
            (
                LineKind::Article,
                "“We will not reopen the bridge until every cable has been replaced,” Mayor Ines Marrow told \
                 reporters on Tuesday. The repairs will cost 14 million crowns, according to the port authority.",
            ),
            (
                LineKind::Article,
                "A council official said talks with the builder “have broken down”. “The ferry runs all night,” \
                 Marrow said.",
            ),
            (LineKind::Teaser, "Ferry fares to rise in May"),
            (LineKind::Comment, "Be the first to comment"),
        ],
    )
}

fn radio() -> Witness {
    witness(
        "pages/radio.txt",
        metadata("Radio North", "2031-03-04", "Bridge will not reopen", "javascript:alert(1)"),
        &[
            (LineKind::Title, "Bridge will not reopen"),
            (
                LineKind::Article,
                "“We will not reopen the bridge,” Ines Marrow said. Repairs cost 40 million crowns, she said.",
            ),
            (
                LineKind::Article,
                "“The ferry runs all night”, she added. The Courier first reported the closure.",
            ),
        ],
    )
}

fn bulletin() -> Witness {
    witness(
        "pages/bulletin.txt",
        Metadata::default(),
        &[
            (
                LineKind::Article,
                "The mayor told the council that no lorry would cross <again> & that the bridge stays closed.",
            ),
            (LineKind::Article, "The bridge is to open in 2033, it was said.\u{1b}[31m"),
        ],
    )
}

fn utterance(readings: &[usize], relation: Option<Relation>) -> Utterance {
    Utterance { readings: readings.to_vec(), relation }
}

fn difference(kind: DifferenceKind, utterance: usize, sides: [Side; 2], why: &str) -> Difference {
    Difference {
        kind,
        utterance: Some(utterance),
        sides,
        why: why.to_owned(),
        confidence: Confidence::new(0.9),
    }
}

/// The bridge of Port Selwick, told by two witnesses.
pub fn two() -> Edition {
    let pages = Pages(vec![courier(), radio()]);
    let whole = "We will not reopen the bridge until every cable has been replaced";
    let readings = vec![
        by(
            pages.reading(A, Kind::Direct, &[whole], "told reporters", "Mayor Ines Marrow"),
            "Ines Marrow",
            true,
        ),
        by(
            pages.reading(
                A,
                Kind::Indirect,
                &["The repairs will cost 14 million crowns"],
                "according to",
                "the port authority",
            ),
            "the port authority",
            false,
        ),
        by(
            pages.reading(
                A,
                Kind::Mixed,
                &["talks with the builder “have broken down”"],
                "said",
                "A council official",
            ),
            "a council official",
            false,
        ),
        by(
            pages.reading(A, Kind::Direct, &["The ferry runs all night"], "said", "Marrow"),
            "Ines Marrow",
            true,
        ),
        by(
            pages.reading(B, Kind::Direct, &["We will not reopen the bridge"], "said", "Ines Marrow"),
            "Ines Marrow",
            true,
        ),
        by(
            pages.reading(B, Kind::Indirect, &["Repairs cost 40 million crowns"], "said", "she"),
            "Ines Marrow",
            true,
        ),
        by(
            pages.reading(B, Kind::Direct, &["The ferry runs all night"], "added", "she"),
            "Ines Marrow",
            true,
        ),
    ];
    let differences = vec![
        difference(
            DifferenceKind::Condition,
            0,
            [pages.side(A, &["until every cable has been replaced"]), pages.side(B, &[])],
            "A: “until every cable has been replaced”; B leaves it out",
        ),
        difference(
            DifferenceKind::Quantity,
            1,
            [pages.side(A, &["14 million crowns"]), pages.side(B, &["40 million crowns"])],
            "14 million crowns (A), 40 million crowns (B)",
        ),
    ];
    let positions = vec![
        Position {
            holder: "Ines Marrow".to_owned(),
            action: "reopen the bridge".to_owned(),
            stance: Stance::WouldIf,
            conditions: pages.spans(A, &["until every cable has been replaced"]),
            as_of: Some("2031-03-04".to_owned()),
            voice: vec!["Ines Marrow".to_owned()],
            witness: A,
            evidence: pages.spans(A, &[whole]),
            open: pages.spans(A, &["until every cable has been replaced"]),
            rebuts: None,
            departs_from: None,
        },
        Position {
            holder: "unnamed: a council official".to_owned(),
            action: "talks with the builder have broken down".to_owned(),
            stance: Stance::Claims,
            conditions: Vec::new(),
            as_of: None,
            voice: Vec::new(),
            witness: A,
            evidence: pages.spans(A, &["talks with the builder", "have broken down"]),
            open: Vec::new(),
            rebuts: None,
            departs_from: None,
        },
    ];
    let timeline = vec![Event {
        when: "2031-03-04".to_owned(),
        what: "Marrow speaks to reporters".to_owned(),
        witness: A,
        evidence: pages.spans(A, &["on Tuesday"]),
    }];
    let provenance = vec![Provenance {
        witness: B,
        cites: "The Courier".to_owned(),
        evidence: pages.spans(B, &["The Courier"]),
    }];
    Edition {
        title: "Mayor: bridge stays shut".to_owned(),
        witnesses: pages.0,
        readings,
        utterances: vec![
            utterance(&[0, 4], Some(Relation::Cut)),
            utterance(&[1, 5], Some(Relation::Paraphrase)),
            utterance(&[2], None),
            utterance(&[3, 6], Some(Relation::Verbatim)),
        ],
        differences,
        positions,
        timeline,
        provenance,
        shared_text: vec![SharedText {
            witness: B,
            with: A,
            share: 0.5,
            is_later: true,
            agency: Some("Reuters".to_owned()),
        }],
    }
}

/// The same with a third witness, which has no outlet, no date, a speaker left open and characters to be careful with.
pub fn three() -> Edition {
    let mut edition = two();
    edition.witnesses.push(bulletin());
    let pages = Pages(std::mem::take(&mut edition.witnesses));
    edition.readings.extend([
        by(
            pages.reading(
                C,
                Kind::Indirect,
                &["no lorry would cross <again>"],
                "told the council",
                "The mayor",
            ),
            "the mayor",
            false,
        ),
        by(
            pages.reading(C, Kind::Indirect, &["the bridge stays closed"], "told the council", "The mayor"),
            "the mayor",
            false,
        ),
        pages.reading(C, Kind::Indirect, &["The bridge is to open in 2033"], "it was said", ""),
    ]);
    edition.utterances[0].readings.push(8);
    edition.utterances.extend([utterance(&[7], None), utterance(&[9], None)]);
    edition.differences.push(Difference {
        kind: DifferenceKind::Polarity,
        utterance: None,
        sides: [pages.side(B, &["not reopen"]), pages.side(C, &["to open", "2033"])],
        why: "B denies what C affirms".to_owned(),
        confidence: Confidence::new(0.6),
    });
    edition.witnesses = pages.0;
    edition
}
