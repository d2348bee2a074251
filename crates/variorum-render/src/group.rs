//! What several witnesses say in the same words, on one line: an edition lists differences pair by pair, and ten
//! witnesses against ten are a hundred pairs of one difference.

use std::collections::{BTreeMap, HashMap};

use variorum_collate::{DifferenceKind, Edition, Reading, Side, Utterance, WitnessId};
use variorum_statement::Kind;
use variorum_text::Span;

use crate::index::{Index, count, speaker_label};
use crate::sets::Sets;

/// Differences of one kind that hang together: pairs that share a side.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    pub kind: DifferenceKind,
    /// Number of the utterance between whose readings they are.
    pub utterance: Option<usize>,
    /// Numbers of the differences, in their order; never empty.
    pub pairs: Vec<usize>,
    /// What the witnesses have, each wording once, in the order in which they come up.
    pub wordings: Vec<Wording>,
    /// One reason for each wording that a pair holds against an earlier one.
    pub whys: Vec<&'a str>,
    /// Least and greatest confidence of the pairs.
    pub sure: (f32, f32),
}

impl Group<'_> {
    /// The name of its first pair: `d3`.
    pub fn id(&self) -> String {
        format!("d{}", self.pairs.first().map_or(0, |pair| pair + 1))
    }

    /// How many pairs of witnesses part here; nothing for one.
    pub fn pairs_label(&self) -> Option<String> {
        (self.pairs.len() > 1).then(|| count(self.pairs.len(), "pair"))
    }

    /// How sure its pairs are.
    pub fn sureness(&self) -> String {
        match self.sure {
            (least, most) if format!("{least:.2}") == format!("{most:.2}") => format!("confidence {most:.2}"),
            (least, most) => format!("confidence {least:.2} to {most:.2}"),
        }
    }
}

/// The same words in one or more witnesses; where they have nothing of what differs, the same words of the utterance.
#[derive(Debug)]
pub(crate) struct Wording {
    pub first: Side,
    pub others: Vec<Side>,
}

impl Wording {
    /// Puts a witness in its place among the others.
    fn add(&mut self, mut side: Side) {
        if side.witness < self.first.witness {
            std::mem::swap(&mut side, &mut self.first);
        }
        let place = self.others.partition_point(|other| other.witness < side.witness);
        self.others.insert(place, side);
    }

    /// All its witnesses, in their order.
    pub fn sides(&self) -> impl Iterator<Item = &Side> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

/// The differences of an edition in groups, in the order of their first pairs.
pub(crate) fn groups(edition: &Edition) -> Vec<Group<'_>> {
    let sides: Vec<&Side> = edition.differences.iter().flat_map(|d| &d.sides).collect();
    let mut places = places(edition, &sides);
    let mut hanging = places.clone();
    for n in 0..edition.differences.len() {
        hanging.join(2 * n, 2 * n + 1);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..edition.differences.len() {
        members.entry(hanging.find(2 * n)).or_default().push(n);
    }
    let mut groups: Vec<_> =
        members.into_values().filter_map(|pairs| group(edition, pairs, &sides, &mut places)).collect();
    groups.sort_by_key(|group| group.pairs.first().copied());
    groups
}

/// Which sides are the same place: sides of one witness at one utterance and kind whose words overlap.
fn places(edition: &Edition, sides: &[&Side]) -> Sets {
    let mut sets = Sets::new(sides.len());
    let mut nothing = HashMap::new();
    let mut spans = Vec::new();
    for (n, side) in sides.iter().enumerate() {
        let Some(difference) = edition.differences.get(n / 2) else { continue };
        let home = (difference.utterance, difference.kind, side.witness);
        // Without an utterance there is nothing that two empty sides are known to be silent about.
        if side.spans.is_empty() && difference.utterance.is_some() {
            sets.join(n, *nothing.entry(home).or_insert(n));
        }
        spans.extend(side.spans.iter().map(|span| (home, *span, n)));
    }
    spans.sort_unstable_by_key(|&(home, span, n)| (home, span, n));
    for same in spans.chunk_by(|a, b| a.0 == b.0) {
        let mut reach: Option<(usize, usize)> = None;
        for &(_, span, n) in same {
            match &mut reach {
                Some((end, last)) if span.start() < *end => {
                    sets.join(*last, n);
                    *end = span.end().max(*end);
                }
                _ => reach = Some((span.end(), n)),
            }
        }
    }
    sets
}

fn group<'a>(
    edition: &'a Edition,
    pairs: Vec<usize>,
    sides: &[&Side],
    places: &mut Sets,
) -> Option<Group<'a>> {
    let first = edition.differences.get(*pairs.first()?)?;
    let mut owned: BTreeMap<usize, Side> = BTreeMap::new();
    let mut order = Vec::new();
    for n in pairs.iter().flat_map(|&pair| [2 * pair, 2 * pair + 1]) {
        let (place, side) = (places.find(n), sides.get(n)?);
        let own = owned.entry(place).or_insert_with(|| {
            order.push(place);
            Side { witness: side.witness, spans: Vec::new() }
        });
        own.spans.extend(&side.spans);
    }
    let mut wordings: Vec<Wording> = Vec::new();
    let mut known = HashMap::new();
    let mut wording_of = HashMap::new();
    for place in order {
        let Some(mut side) = owned.remove(&place) else { continue };
        side.spans = union(side.spans);
        let n = *known.entry(words(edition, first.utterance, &side)).or_insert(wordings.len());
        wording_of.insert(place, n);
        match wordings.get_mut(n) {
            Some(wording) => wording.add(side),
            None => wordings.push(Wording { first: side, others: Vec::new() }),
        }
    }
    let mut told = vec![false; wordings.len()];
    let mut whys = Vec::new();
    let mut sure = (f32::INFINITY, f32::NEG_INFINITY);
    for &pair in &pairs {
        let difference = edition.differences.get(pair)?;
        let confidence = difference.confidence.get();
        sure = (sure.0.min(confidence), sure.1.max(confidence));
        let of = |n| wording_of.get(&n).copied().unwrap_or_default();
        let (left, right) = (of(places.find(2 * pair)), of(places.find(2 * pair + 1)));
        let newer = told.get_mut(left.max(right))?;
        if !std::mem::replace(newer, true) && !whys.contains(&difference.why.as_str()) {
            whys.push(difference.why.as_str());
        }
    }
    Some(Group { kind: first.kind, utterance: first.utterance, pairs, wordings, whys, sure })
}

/// What a side is told apart by: its words, or those of its utterance if it has none.
fn words(edition: &Edition, utterance: Option<usize>, side: &Side) -> (bool, String) {
    let page = edition.witnesses.get(side.witness.0).map_or("", |w| &w.article.source);
    if !side.spans.is_empty() {
        return (true, bare(page, &side.spans));
    }
    let utterance = utterance.and_then(|u| edition.utterances.get(u));
    let readings = utterance.iter().flat_map(|u| &u.readings).filter_map(|&r| edition.readings.get(r));
    let own = readings.filter(|reading| reading.witness == side.witness);
    (false, own.map(|reading| bare(page, &reading.content)).collect())
}

/// Spans in order, those that touch or overlap as one.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

/// The words of spans without what is but typing: case, punctuation, white space.
pub(crate) fn bare(page: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        for word in span.of(page).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            out.push(' ');
            out.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    out
}

impl<'a> Index<'a> {
    /// The readings of an utterance; those that give the same words in the same way are together.
    pub fn voices(&self, utterance: &'a Utterance) -> Vec<Vec<(usize, &'a Reading)>> {
        type Voice = (Kind, String, String, Option<String>);
        let mut known: HashMap<Voice, usize> = HashMap::new();
        let mut voices: Vec<Vec<_>> = Vec::new();
        for (n, reading) in self.readings(utterance) {
            let words = bare(self.page(reading.witness), &reading.content);
            let speaker = speaker_label(reading.speaker.as_ref());
            let voice = (reading.kind, words, speaker, self.reporting(reading));
            let place = *known.entry(voice).or_insert(voices.len());
            match voices.get_mut(place) {
                Some(voice) => voice.push((n, reading)),
                None => voices.push(vec![(n, reading)]),
            }
        }
        voices
    }

    /// What a witness has of an utterance.
    pub fn own(&self, utterance: &'a Utterance, witness: WitnessId) -> impl Iterator<Item = &'a Reading> {
        self.readings(utterance).map(|(_, reading)| reading).filter(move |r| r.witness == witness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_collate::{Difference, Witness};
    use variorum_page::{Article, Metadata};
    use variorum_statement::Confidence;

    const PAGE: &str = "Closed until May, unless it rains.";

    /// An edition of four witnesses with one page and the given pairs of differences.
    fn edition(pairs: &[[(usize, &str); 2]]) -> Edition {
        let article =
            Article { source: PAGE.into(), metadata: Metadata::default(), lines: vec![], teasers: vec![] };
        let side = |&(witness, words): &(usize, &str)| {
            let span = |at| Span::new(at, at + words.len());
            let spans = PAGE.find(words).filter(|_| !words.is_empty()).map(span).into_iter().collect();
            Side { witness: WitnessId(witness), spans }
        };
        let difference = |sides: &[(usize, &str); 2]| Difference {
            kind: DifferenceKind::Condition,
            utterance: Some(0),
            sides: sides.each_ref().map(side),
            why: format!("{} or {}", sides[0].1, sides[1].1),
            confidence: Confidence::new(0.5),
        };
        Edition {
            title: String::new(),
            witnesses: vec![Witness { file: String::new(), article }; 4],
            readings: vec![],
            utterances: vec![],
            differences: pairs.iter().map(difference).collect(),
            positions: vec![],
            timeline: vec![],
            provenance: vec![],
            shared_text: vec![],
        }
    }

    /// The letters and words of the wordings of each group.
    fn shown(edition: &Edition) -> Vec<Vec<String>> {
        let wording = |wording: &Wording| {
            let letters: String = wording.sides().map(|side| side.witness.letter()).collect();
            let words: Vec<_> = wording.first.spans.iter().map(|span| span.of(PAGE)).collect();
            format!("{letters} {}", words.join(" … "))
        };
        groups(edition).iter().map(|group| group.wordings.iter().map(wording).collect()).collect()
    }

    #[test]
    fn witnesses_that_say_the_same_are_on_one_line() {
        let (cut, whole) = ("", "until May");
        let pairs = [
            [(0, whole), (1, cut)],
            [(0, whole), (3, cut)],
            [(1, cut), (2, "until May,")],
            [(2, whole), (3, cut)],
        ];
        let edition = edition(&pairs);
        assert_eq!(shown(&edition), [["AC until May", "BD "]]);
        assert_eq!(groups(&edition)[0].whys, ["until May or "]);
        assert_eq!(groups(&edition)[0].pairs, [0, 1, 2, 3]);
    }

    #[test]
    fn a_third_wording_has_a_line_and_a_reason() {
        let (may, rain) = ("until May", "unless it rains");
        let edition =
            edition(&[[(0, may), (1, "Closed")], [(1, "Closed"), (2, rain)], [(0, may), (2, rain)]]);
        assert_eq!(shown(&edition), [["A until May", "B Closed", "C unless it rains"]]);
        assert_eq!(groups(&edition)[0].whys, ["until May or Closed", "Closed or unless it rains"]);
    }

    #[test]
    fn other_places_are_other_groups() {
        let edition = edition(&[[(0, "until May"), (1, "Closed")], [(2, "unless it rains"), (3, "rains")]]);
        assert_eq!(shown(&edition), [["A until May", "B Closed"], ["C unless it rains", "D rains"]]);
    }
}
