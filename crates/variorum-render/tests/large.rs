//! An edition of many witnesses grows with their number, not with their pairs; only the JSON and its table list pairs.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use common::{Pages, witness};
use variorum_collate::{
    Difference, DifferenceKind, Edition, Event, Provenance, Reading, Relation, Side, Utterance, WitnessId,
};
use variorum_page::{LineKind, Metadata};
use variorum_render::{annotations, html, json, tei, text};
use variorum_statement::{Confidence, Kind};

const WHOLE: &str = "We will not reopen the bridge until every cable has been tested";
const CUT: &str = "We will not reopen the bridge";
const OWN: usize = 20;

/// So many witnesses with a quotation that every second one cuts, and statements and dates of their own.
fn many(witnesses: usize) -> Edition {
    let own = |w: usize, n: usize| format!("it saw {n} lorries of number {w} on the bridge");
    let page = |w: usize| {
        let quoted = if w.is_multiple_of(2) { WHOLE } else { CUT };
        let mut lines = vec![format!("“{quoted},” the mayor said on Tuesday, as Reuters reported.")];
        lines.extend((0..OWN).map(|n| format!("The council said {}.", own(w, n))));
        let lines: Vec<_> = lines.iter().map(|line| (LineKind::Article, line.as_str())).collect();
        witness(&format!("page-{w}.txt"), Metadata::default(), &lines)
    };
    let pages = Pages((0..witnesses).map(page).collect());
    let reading = |w: usize, kind, words: &str| Reading {
        witness: WitnessId(w),
        kind,
        content: pages.spans(WitnessId(w), &[words]),
        cue: pages.spans(WitnessId(w), &["said"]),
        source: Vec::new(),
        speaker: None,
    };
    let quoted = |w: usize| if w.is_multiple_of(2) { WHOLE } else { CUT };
    let readings: Vec<_> = (0..witnesses)
        .flat_map(|w| {
            let told = (0..OWN).map(move |n| (Kind::Indirect, own(w, n)));
            [(Kind::Direct, quoted(w).to_owned())]
                .into_iter()
                .chain(told)
                .map(move |(kind, words)| (w, kind, words))
        })
        .map(|(w, kind, words)| reading(w, kind, &words))
        .collect();
    let shared: Vec<_> = (0..witnesses).map(|w| w * (OWN + 1)).collect();
    let alone = (0..readings.len()).filter(|n| n % (OWN + 1) > 0);
    let mut utterances = vec![Utterance { readings: shared, relation: Some(Relation::Cut) }];
    utterances.extend(alone.map(|n| Utterance { readings: vec![n], relation: None }));
    let side = |w: usize| {
        let words: &[&str] = if w.is_multiple_of(2) { &["until every cable has been tested"] } else { &[] };
        Side { witness: WitnessId(w), spans: pages.spans(WitnessId(w), words) }
    };
    let pairs = (0..witnesses).flat_map(|a| (a + 1..witnesses).step_by(2).map(move |b| (a, b)));
    let difference = |(a, b)| Difference {
        kind: DifferenceKind::Condition,
        utterance: Some(0),
        sides: [side(a), side(b)],
        why: "only one has “until every cable has been tested”".to_owned(),
        confidence: Confidence::new(0.9),
    };
    let all = 0..witnesses;
    let day = |w: usize| Event {
        when: format!("2031-03-{:02}", w % 28 + 1),
        what: "the mayor said".to_owned(),
        witness: WitnessId(w),
        evidence: pages.spans(WitnessId(w), &["Tuesday"]),
    };
    let cited = |w: usize| Provenance {
        witness: WitnessId(w),
        cites: "Reuters".to_owned(),
        evidence: pages.spans(WitnessId(w), &["Reuters"]),
    };
    Edition {
        title: "Bridge".to_owned(),
        readings,
        utterances,
        differences: pairs.map(difference).collect(),
        positions: Vec::new(),
        timeline: all.clone().map(day).collect(),
        provenance: all.map(cited).collect(),
        witnesses: pages.0,
        shared_text: Vec::new(),
    }
}

#[test]
fn twice_the_witnesses_are_twice_the_size() {
    let (half, full) = (many(50), many(100));
    assert_eq!((half.differences.len(), full.differences.len()), (625, 2500));
    type Form = fn(&Edition) -> String;
    let forms: [(&str, Form); 4] =
        [("text", |e| text(e, 80)), ("html", html), ("tei", tei), ("annotations", annotations)];
    for (name, form) in forms {
        let (half, full) = (form(&half).len(), form(&full).len());
        assert!(full * 10 < half * 22, "{name}: {half} bytes of 50 witnesses, {full} of 100");
    }
    let without = |mut edition: Edition| {
        edition.differences.clear();
        json(&edition).len()
    };
    let (half, full) = (without(half), without(full));
    assert!(full * 10 < half * 22, "json: {half} bytes of 50 witnesses, {full} of 100");
}

#[test]
fn many_witnesses_against_many_are_one_difference() {
    let page = html(&many(100));
    assert_eq!(page.matches("<article class=\"difference\"").count(), 1);
    assert!(page.contains("2500 pairs"));
}
