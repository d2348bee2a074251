//! Editions nobody would write: any text, any spans.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use variorum_collate::{
    Difference, DifferenceKind, Edition, Event, Position, Provenance, Reading, Relation, Side, Stance,
    Utterance, WitnessId,
};
use variorum_page::{LineKind, Metadata};
use variorum_statement::{Confidence, Kind, Speaker};
use variorum_text::Span;

use super::{Pages, witness};

/// Letters and whatever has a meaning to a browser, a terminal or a counter of characters.
fn words() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "<",
        ">",
        "&",
        "\"",
        "'",
        "&amp;",
        "</style>",
        "<script>alert(1)</script>",
        "<!--",
        "]]>",
        "é",
        "中",
        "😀",
        "e\u{301}",
        "א",
        "ب",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\u{feff}",
        "\0",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{9b}",
        "\r",
        "\t",
        "\u{2028}",
        "\u{fffe}",
        "javascript:",
        "#A-0-1",
        " ",
    ]);
    vec(prop_oneof![odd.prop_map(str::to_owned), "[a-zA-Z ]{1,12}"], 1..12).prop_map(|parts| parts.concat())
}

/// Where in a page a span begins and how far it goes, whatever the page.
type Place = (Index, Index);

fn span(page: &str, (start, length): Place) -> Span {
    let borders: Vec<_> = page.char_indices().map(|(at, _)| at).chain([page.len()]).collect();
    let first = start.index(borders.len() - 1);
    let last = first + 1 + length.index(borders.len() - 1 - first);
    Span::new(borders[first], borders[last])
}

/// An edition whose spans are spans of its pages, and whose numbers are numbers of it.
pub fn edition() -> impl Strategy<Value = Edition> {
    let page = vec((words(), any::<Index>()), 1..6);
    let item = (any::<Index>(), vec(any::<Place>(), 1..4), words());
    (words(), vec(page, 2..4), vec(item, 1..8))
        .prop_map(|(title, pages, items)| build(&title, &pages, &items))
}

fn build(title: &str, pages: &[Vec<(String, Index)>], items: &[(Index, Vec<Place>, String)]) -> Edition {
    const KINDS: [LineKind; 6] = [
        LineKind::Article,
        LineKind::Title,
        LineKind::Byline,
        LineKind::Teaser,
        LineKind::Furniture,
        LineKind::Comment,
    ];
    let metadata =
        || Metadata { title: Some(title.to_owned()), url: Some(title.to_owned()), ..Metadata::default() };
    let page = |(n, lines): (usize, &Vec<(String, Index)>)| {
        let lines: Vec<_> = lines.iter().map(|(text, kind)| (*kind.get(&KINDS), text.as_str())).collect();
        witness(&format!("page-{n}"), metadata(), &lines)
    };
    let pages = Pages(pages.iter().enumerate().map(page).collect());
    let witness = |index: &Index| WitnessId(index.index(pages.0.len()));
    let spans = |index: &Index, places: &[Place]| -> Vec<Span> {
        let page = &pages.0[witness(index).0].article.source;
        places.iter().map(|&place| span(page, place)).collect()
    };
    let speaker = |name: &String| Speaker {
        name: name.clone(),
        named: name.len().is_multiple_of(2),
        mentions: Vec::new().into(),
        confidence: Confidence::new(0.5),
    };
    let kinds = [Kind::Direct, Kind::Mixed, Kind::Indirect];
    let reading = |(index, places, words): &(Index, Vec<Place>, String)| Reading {
        witness: witness(index),
        kind: *index.get(&kinds),
        content: spans(index, places),
        cue: spans(index, &places[..1]),
        source: spans(index, &places[1..]),
        speaker: (!words.len().is_multiple_of(3)).then(|| speaker(words)),
    };
    let side = |w: usize, index: &Index, places: &[Place]| {
        let page = &pages.0[w].article.source;
        let spans = places.iter().skip(index.index(2)).map(|&place| span(page, place)).collect();
        Side { witness: WitnessId(w), spans }
    };
    let difference = |(index, places, words): &(Index, Vec<Place>, String)| Difference {
        kind: DifferenceKind::Wording,
        utterance: (words.len().is_multiple_of(2)).then_some(0),
        sides: [side(0, index, places), side(1, index, places)],
        why: words.clone(),
        confidence: Confidence::new(0.5),
    };
    let position = |(index, places, words): &(Index, Vec<Place>, String)| Position {
        holder: words.clone(),
        action: words.clone(),
        stance: Stance::Claims,
        conditions: spans(index, &places[1..]),
        as_of: Some(words.clone()),
        voice: vec![words.clone()],
        witness: witness(index),
        evidence: spans(index, places),
        open: spans(index, &places[1..]),
        rebuts: Some(0),
        departs_from: None,
    };
    let event = |(index, places, words): &(Index, Vec<Place>, String)| Event {
        when: "2031-W10".to_owned(),
        what: words.clone(),
        witness: witness(index),
        evidence: spans(index, places),
    };
    let cited = |(index, places, words): &(Index, Vec<Place>, String)| Provenance {
        witness: witness(index),
        cites: words.clone(),
        evidence: spans(index, places),
    };
    let all: Vec<usize> = (0..items.len()).collect();
    let several = items.windows(2).any(|pair| witness(&pair[0].0) != witness(&pair[1].0));
    Edition {
        title: title.to_owned(),
        readings: items.iter().map(reading).collect(),
        utterances: vec![
            Utterance { readings: all, relation: several.then_some(Relation::Altered) },
            Utterance { readings: vec![0], relation: None },
        ],
        differences: items.iter().map(difference).collect(),
        positions: items.iter().map(position).collect(),
        timeline: items.iter().map(event).collect(),
        provenance: items.iter().map(cited).collect(),
        shared_text: vec![],
        witnesses: pages.0,
    }
}
