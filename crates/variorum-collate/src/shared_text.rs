//! Text that witnesses share: who has it from whom, and which are copies of one wire text.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};

use crate::provenance::is_agency;
use crate::{Difference, Provenance, SharedText, Side, Source, WitnessId};

/// Words in a row that count as shared.
const RUN: usize = 5;

/// Share of a witness's runs of words, and how many of them, that stand in another when text is shared.
const SHARED: f32 = 0.25;
const RUNS: usize = 12;

/// The share from which a witness is a copy, and no voice of its own.
const COPY: f32 = 0.8;

/// What each witness shares with one that had it before. Each run of words is counted for the first that has it, so the time
/// grows with the words and not with the pairs of witnesses.
pub(crate) fn shared_text(sources: &[Source], provenance: &[Provenance]) -> Vec<SharedText> {
    let times: Vec<Option<Published>> = sources.iter().map(published).collect();
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|w| times.get(*w).copied().flatten().map_or((true, None), |p| (false, Some(p))));
    let mut first: HashMap<u64, usize> = HashMap::new();
    let mut found = Vec::new();
    for witness in order {
        let Some(source) = sources.get(witness) else { continue };
        let runs = runs(source.doc.text());
        let mut from: HashMap<usize, usize> = HashMap::new();
        for run in &runs {
            *from.entry(*first.entry(*run).or_insert(witness)).or_default() += 1;
        }
        from.remove(&witness);
        let most = from.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        let Some((earlier, count)) = most else { continue };
        let share = count as f32 / runs.len().max(1) as f32;
        if share >= SHARED && count >= RUNS {
            let time = |w: usize| times.get(w).copied().flatten();
            let (witness, with) = (WitnessId(witness), WitnessId(earlier));
            found.push(SharedText {
                witness,
                with,
                share: (share * 100.0).round() / 100.0,
                is_later: is_later(time(with.0), time(witness.0)),
                agency: agency(provenance, [witness, with]),
            });
        }
    }
    found.sort_by_key(|s| s.witness);
    found
}

/// The runs of words of a text, each once.
fn runs(text: &str) -> HashSet<u64> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let run = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(run).collect()
}

/// A day, with the moment where the page tells it.
type Published = (Date, Option<DateTime>);

/// When a page says it was published, in UTC where it names its zone.
fn published(source: &Source) -> Option<Published> {
    let written = source.article.metadata.published.as_deref()?;
    let zoned = written.parse::<Timestamp>().ok().map(|t| t.to_zoned(TimeZone::UTC).datetime());
    let moment = zoned.or_else(|| written.contains('T').then(|| written.parse::<DateTime>().ok()).flatten());
    let day = moment.map(|m| m.date()).or_else(|| written.get(..10)?.parse().ok())?;
    Some((day, moment))
}

/// Whether the second was published after the first, where the pages tell.
fn is_later(first: Option<Published>, second: Option<Published>) -> bool {
    match (first, second) {
        (Some((a, _)), Some((b, _))) if a != b => a < b,
        (Some((_, Some(a))), Some((_, Some(b)))) => a < b,
        _ => false,
    }
}

/// The agency that both name as their source, or that the one names from which the other has its text.
fn agency(provenance: &[Provenance], [witness, with]: [WitnessId; 2]) -> Option<String> {
    let of = |w: WitnessId| provenance.iter().filter(move |p| p.witness == w && is_agency(&p.cites));
    let names: BTreeSet<&str> = of(witness).map(|p| p.cites.as_str()).collect();
    let both = of(with).find(|p| names.contains(p.cites.as_str()));
    both.or_else(|| of(with).next()).map(|p| p.cites.clone())
}

/// Leaves out what a copy differs in as its original does: they are one voice.
pub(crate) fn one_voice(all: Vec<Difference>, shared: &[SharedText], sources: &[Source]) -> Vec<Difference> {
    let copies: HashMap<WitnessId, WitnessId> =
        shared.iter().filter(|s| s.share >= COPY).map(|s| (s.witness, s.with)).collect();
    if copies.is_empty() {
        return all;
    }
    // Each copy has its text from an earlier one, so the way back ends.
    let voice = |mut w: WitnessId| {
        while let Some(from) = copies.get(&w) {
            w = *from;
        }
        w
    };
    let words = |side: &Side| -> Vec<String> {
        let page = sources.get(side.witness.0).map_or("", |s| &s.article.source);
        side.spans.iter().map(|s| s.of(page).to_lowercase()).collect()
    };
    let mut seen = HashSet::new();
    let mut kept = all;
    kept.retain(|d| {
        let [a, b] = d.sides.each_ref().map(|s| (voice(s.witness), words(s)));
        let own = a.0 == b.0;
        own || seen.insert((d.kind, a.clone().min(b.clone()), a.max(b)))
    });
    kept
}
