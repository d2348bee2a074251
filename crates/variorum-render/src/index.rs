use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use variorum_collate::{Edition, Event, Position, Reading, Relation, Utterance, Witness, WitnessId};
use variorum_page::{LineKind, Places};
use variorum_statement::{Kind, Speaker};
use variorum_text::Span;

use crate::group::{Group, groups};
use crate::when::When;

/// An edition with what every form of print asks of it: ids, words and code points of spans, what belongs where.
pub(crate) struct Index<'a> {
    pub edition: &'a Edition,
    pages: Vec<Places<'a>>,
    ids: Vec<String>,
    /// The differences, gathered by what they hold against each other.
    pub groups: Vec<Group<'a>>,
    /// For each utterance, the groups of differences between its readings.
    differing: Vec<Vec<usize>>,
    /// For each reading, the first utterance that has it.
    homes: Vec<Option<usize>>,
}

/// In which section of a printed edition an utterance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Several witnesses have it, and they differ or quote it differently.
    Parts,
    /// Several witnesses have it, and nothing was found between them.
    Agrees,
    /// One witness has it.
    Alone,
}

impl<'a> Index<'a> {
    pub fn new(edition: &'a Edition) -> Self {
        let mut counts = vec![0; edition.witnesses.len()];
        let id = |reading: &Reading| {
            let count = counts.get_mut(reading.witness.0).map_or(0, |n: &mut usize| {
                *n += 1;
                *n
            });
            format!("{}{count}", reading.witness.letter())
        };
        let mut differing = vec![Vec::new(); edition.utterances.len()];
        let groups = groups(edition);
        for (n, group) in groups.iter().enumerate() {
            if let Some(list) = group.utterance.and_then(|u| differing.get_mut(u)) {
                list.push(n);
            }
        }
        let mut homes = vec![None; edition.readings.len()];
        for (n, utterance) in edition.utterances.iter().enumerate() {
            for &reading in &utterance.readings {
                if let Some(home) = homes.get_mut(reading) {
                    home.get_or_insert(n);
                }
            }
        }
        Self {
            edition,
            pages: edition.witnesses.iter().map(|w| Places::new(&w.article.source)).collect(),
            ids: edition.readings.iter().map(id).collect(),
            groups,
            differing,
            homes,
        }
    }

    /// Every witness with its letter.
    pub fn witnesses(&self) -> impl Iterator<Item = (WitnessId, &'a Witness)> {
        self.edition.witnesses.iter().enumerate().map(|(n, witness)| (WitnessId(n), witness))
    }

    /// The whole page of a witness.
    pub fn page(&self, witness: WitnessId) -> &'a str {
        self.edition.witnesses.get(witness.0).map_or("", |w| &w.article.source)
    }

    /// The outlet of a witness, or its file's name where the outlet is not known.
    pub fn name(&self, witness: WitnessId) -> &'a str {
        let Some(witness) = self.edition.witnesses.get(witness.0) else { return "" };
        let file = || Path::new(&witness.file).file_name().and_then(|name| name.to_str());
        witness.article.metadata.outlet.as_deref().or_else(file).unwrap_or(&witness.file)
    }

    /// The words of a span.
    pub fn words(&self, witness: WitnessId, span: Span) -> &'a str {
        span.of(self.page(witness))
    }

    /// A span in code points of the page's file.
    pub fn place(&self, witness: WitnessId, span: Span) -> (usize, usize) {
        self.pages.get(witness.0).map_or((0, 0), |page| page.of(span))
    }

    /// The reporting words of a reading that is not all quotation: what was denied must not read as if it was said.
    pub fn reporting(&self, reading: &'a Reading) -> Option<String> {
        let cue: Vec<_> = reading.cue.iter().map(|&span| self.words(reading.witness, span)).collect();
        (reading.kind != Kind::Direct && !cue.is_empty()).then(|| cue.join(" … "))
    }

    /// The name of a reading: `B7` is the seventh of witness B.
    pub fn id(&self, reading: usize) -> &str {
        self.ids.get(reading).map_or("", String::as_str)
    }

    /// The first utterance that has a reading.
    pub fn home(&self, reading: usize) -> Option<usize> {
        self.homes.get(reading).copied().flatten()
    }

    /// The readings of an utterance, each with its number.
    pub fn readings(&self, utterance: &'a Utterance) -> impl Iterator<Item = (usize, &'a Reading)> {
        let readings = &self.edition.readings;
        utterance.readings.iter().filter_map(move |&n| Some((n, readings.get(n)?)))
    }

    /// Whom the witnesses name as the speaker of an utterance: more than one where they differ, and a name whose words
    /// are part of a fuller name left out. A description is nobody's shorter name.
    pub fn speakers(&self, utterance: &'a Utterance) -> String {
        let mut names: Vec<(String, &Speaker)> = Vec::new();
        for (_, reading) in self.readings(utterance) {
            let Some(speaker) = &reading.speaker else { continue };
            let name = format!(" {} ", speaker.name.to_lowercase());
            let same = |other: &str, named| named == speaker.named && other == name;
            let within =
                |shorter: &str, fuller: &str, named| named && speaker.named && fuller.contains(shorter);
            if !names.iter().any(|(other, s)| same(other, s.named) || within(&name, other, s.named)) {
                names.retain(|(other, s)| !within(other, &name, s.named));
                names.push((name, speaker));
            }
        }
        let labels: Vec<_> = names.iter().map(|(_, speaker)| speaker_label(Some(speaker))).collect();
        if labels.is_empty() { speaker_label(None) } else { labels.join(" / ") }
    }

    /// The witnesses of an utterance, each once.
    pub fn carried_by(&self, utterance: &'a Utterance) -> BTreeSet<WitnessId> {
        self.readings(utterance).map(|(_, reading)| reading.witness).collect()
    }

    /// The groups of differences between readings of utterance number `n`.
    pub fn differences_of(&self, n: usize) -> impl Iterator<Item = &Group<'a>> {
        self.differing.get(n).into_iter().flatten().filter_map(|&group| self.groups.get(group))
    }

    /// The utterances of one section, each with its number.
    pub fn standing(&self, standing: Standing) -> impl Iterator<Item = (usize, &'a Utterance)> {
        let all = self.edition.utterances.iter().enumerate();
        all.filter(move |&(n, utterance)| self.stands(n, utterance) == standing)
    }

    fn stands(&self, n: usize, utterance: &'a Utterance) -> Standing {
        if self.carried_by(utterance).len() < 2 {
            return Standing::Alone;
        }
        let quoted_otherwise =
            matches!(utterance.relation, Some(Relation::Cut | Relation::Joined | Relation::Altered));
        let differs = self.differences_of(n).next().is_some();
        if differs || quoted_otherwise { Standing::Parts } else { Standing::Agrees }
    }

    /// What happened, in the order of time, each event with its number.
    pub fn events(&self) -> Vec<(usize, &'a Event)> {
        let mut events: Vec<_> = self.edition.timeline.iter().enumerate().collect();
        events.sort_by_cached_key(|(_, event)| When::new(&event.when));
        events
    }

    /// The events in the order of time; what several witnesses say of a date in the same words is together.
    pub fn told(&self) -> Vec<Numbered<'a, Event>> {
        gather(self.events(), |(_, event)| (&event.when, &event.what))
    }

    /// The positions of each holder, holders in the order in which they come up; a position that several witnesses give in
    /// the same words is together.
    pub fn holders(&self) -> Vec<(&'a str, Vec<Numbered<'a, Position>>)> {
        let all = gather(self.edition.positions.iter().enumerate(), |(_, position)| position.holder.as_str());
        let same = |(_, position): &(usize, &'a Position)| {
            let conditions = position.conditions.iter().map(|&span| self.words(position.witness, span));
            let conditions: Vec<_> = conditions.collect();
            (position.stance, &position.action, conditions, &position.as_of, &position.voice)
        };
        let holder = |own: &[(usize, &'a Position)]| own.first().map_or("", |(_, p)| p.holder.as_str());
        all.into_iter().map(|own| (holder(&own), gather(own, same))).collect()
    }

    /// For each witness the utterances that no other witness has, in the order of its page, each with its number.
    pub fn alone(&self) -> BTreeMap<WitnessId, Vec<(usize, &'a Utterance)>> {
        let mut alone: BTreeMap<WitnessId, Vec<_>> = BTreeMap::new();
        for (n, utterance) in self.standing(Standing::Alone) {
            if let Some((_, reading)) = self.readings(utterance).next() {
                alone.entry(reading.witness).or_default().push((n, utterance));
            }
        }
        for own in alone.values_mut() {
            own.sort_by_key(|(_, utterance)| utterance.readings.iter().min());
        }
        alone
    }

    /// How many differences there are, and between how many pairs of witnesses.
    pub fn difference_count(&self) -> String {
        let groups = count(self.groups.len(), "difference");
        match self.edition.differences.len() {
            pairs if pairs == self.groups.len() => groups,
            pairs => format!("{groups} ({})", count(pairs, "pair")),
        }
    }

    /// How many utterances several witnesses have.
    pub fn shared(&self) -> usize {
        self.edition.utterances.iter().filter(|u| self.carried_by(u).len() > 1).count()
    }

    /// What of a page is not the story, and how much of it.
    pub fn left_out(&self, witness: &Witness) -> String {
        let page = &witness.article.source;
        let lines = |kind| {
            let of_kind = witness.article.lines.iter().filter(|line| line.kind == kind);
            of_kind.filter(|line| !line.span.of(page).trim().is_empty()).count()
        };
        let parts = [
            (lines(LineKind::Teaser), "of teasers of other stories"),
            (lines(LineKind::Furniture), "of furniture"),
            (lines(LineKind::Comment), "of comments or prompts to comment"),
        ];
        let parts = parts.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<_> = parts.map(|(n, what)| format!("{} {what}", count(*n, "line"))).collect();
        if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
    }
}

/// The runs of lines that belong to the story: headline, byline and body. A blank line inside does not end a run.
pub(crate) fn story(witness: &Witness) -> Vec<Span> {
    let page = &witness.article.source;
    let mut runs: Vec<Span> = Vec::new();
    let mut broken = true;
    for line in &witness.article.lines {
        if line.span.of(page).trim().is_empty() {
            continue;
        }
        if !matches!(line.kind, LineKind::Article | LineKind::Title | LineKind::Byline) {
            broken = true;
            continue;
        }
        match runs.last_mut() {
            Some(run) if !broken => *run = run.cover(line.span),
            _ => runs.push(line.span.trim(page)),
        }
        broken = false;
    }
    runs.into_iter().map(|run| run.trim(page)).collect()
}

/// Who said it, for a reader.
pub(crate) fn speaker_label(speaker: Option<&Speaker>) -> String {
    match speaker {
        Some(speaker) if speaker.named => speaker.name.clone(),
        Some(speaker) => format!("{} (unnamed)", speaker.name),
        None => "speaker left open".to_owned(),
    }
}

/// The name of a speaker in data: a description is marked as one.
pub(crate) fn unnamed(speaker: &Speaker) -> String {
    if speaker.named { speaker.name.clone() } else { format!("unnamed: {}", speaker.name) }
}

/// The names of a position as an edition has them: `unnamed: a minister` is a description, not a name.
pub(crate) fn name_label(name: &str) -> String {
    match name.strip_prefix("unnamed:") {
        Some(description) => format!("{} (unnamed)", description.trim_start()),
        None => name.to_owned(),
    }
}

/// A number and what it counts: `1 witness`, `2 witnesses`.
pub(crate) fn count(n: usize, one: &str) -> String {
    let ending = match n {
        1 => "",
        _ if one.ends_with('s') => "es",
        _ => "s",
    };
    format!("{n} {one}{ending}")
}

/// What several witnesses have in the same words, each with its number.
type Numbered<'a, T> = Vec<(usize, &'a T)>;

/// Items with the same key together, at the place of the first of them.
fn gather<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<Vec<T>> {
    let mut places = BTreeMap::new();
    let mut gathered: Vec<Vec<T>> = Vec::new();
    for item in items {
        let place = *places.entry(key(&item)).or_insert(gathered.len());
        match gathered.get_mut(place) {
            Some(same) => same.push(item),
            None => gathered.push(vec![item]),
        }
    }
    gathered
}
