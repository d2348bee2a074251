//! What somebody means to do: two witnesses that give one holder's mind on one action in states that do not go together.

mod read;
mod state;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{ALL_PAIRS, Finding, Story, add, place};
use crate::speakers::same_name;
use crate::vocabulary::Term;
use crate::{Difference, DifferenceKind};
use read::{Intent, Who, intents};
use state::State;

/// How alike two words must be that name one action or one thing.
const LIKE: f32 = 0.55;

/// What must speak for two intents being of one holder and one action.
const ENOUGH: usize = 3;

/// Terms of the sentences around that tell what a decision is on which the text does not name.
const CONTEXT: usize = 3;

/// The differences between what two witnesses say of one intent.
pub(super) fn differences(story: &Story<'_>) -> Vec<Difference> {
    let all = told(story);
    let mut found: BTreeMap<(usize, usize), Vec<Finding>> = BTreeMap::new();
    for (i, ours) in all.iter().enumerate() {
        for theirs in all.iter().skip(i + 1) {
            for (kind, a, b) in apart(story, ours, theirs) {
                add(found.entry((a.witness, b.witness)).or_default(), finding(story, kind, a, b));
            }
        }
    }
    let placed = found
        .into_iter()
        .flat_map(|((a, b), findings)| findings.into_iter().filter_map(move |f| place(story, f, None, a, b)));
    placed.collect()
}

/// The intents of one witness, and the numbers of those of each action.
struct Told<'a> {
    all: Vec<Intent<'a>>,
    of: HashMap<Option<Term>, Vec<usize>>,
}

fn told<'a>(story: &'a Story<'a>) -> Vec<Told<'a>> {
    let mut seen: HashSet<String> = HashSet::new();
    let many = story.sources.len() > ALL_PAIRS;
    let each = story.sources.iter().enumerate().map(|(witness, source)| {
        let mut all = intents(story, witness, source);
        // Of many witnesses, those that say it like one before them add nothing.
        all.retain(|i| !many || seen.insert(i.span.of(source.doc.text()).to_lowercase()));
        let mut of: HashMap<Option<Term>, Vec<usize>> = HashMap::new();
        for (number, intent) in all.iter().enumerate() {
            of.entry(intent.action).or_default().push(number);
        }
        Told { all, of }
    });
    each.collect()
}

impl<'a> Told<'a> {
    /// The intents that may be of the same action as one of another witness.
    fn like<'t>(
        &'t self,
        story: &'t Story<'_>,
        other: &'t Intent<'_>,
    ) -> impl Iterator<Item = &'t Intent<'a>> {
        let kin = other.action.into_iter().flat_map(|a| story.vocabulary.kin(a));
        let akin = kin.filter(|(_, likeness)| *likeness >= LIKE).map(|(term, _)| Some(*term));
        let same = other.action.into_iter().flat_map(|a| [Some(a), None]);
        let named = same.chain(akin).filter_map(|a| self.of.get(&a)).flatten();
        // A decision on what the text does not name may be on anything.
        let any = self.all.iter().filter(|_| other.action.is_none());
        named.filter_map(|i| self.all.get(*i)).chain(any)
    }
}

/// The intents of two witnesses that do not go together, and neither of which the other witness tells too.
fn apart<'t, 'a>(
    story: &'t Story<'_>,
    ours: &'t Told<'a>,
    theirs: &'t Told<'a>,
) -> Vec<(DifferenceKind, &'t Intent<'a>, &'t Intent<'a>)> {
    let tells = |told: &Told<'a>, one: &Intent<'a>| {
        told.like(story, one).any(|c| c.state == one.state && is_one(story, c, one) && aims(story, c, one))
    };
    let mut found = Vec::new();
    for a in &ours.all {
        for b in theirs.like(story, a) {
            let kind = differ(a.state, b.state).filter(|_| is_one(story, a, b));
            if let Some(kind) = kind.filter(|_| !tells(ours, b) && !tells(theirs, a)) {
                found.push((kind, a, b));
            }
        }
    }
    found
}

/// The kind of difference that two states make.
fn differ(a: State, b: State) -> Option<DifferenceKind> {
    use State::{Against, Considering, Depending, Resolved, Undecided, Wanting};
    match (a, b) {
        (Against, Resolved | Wanting) | (Resolved | Wanting, Against) => Some(DifferenceKind::Polarity),
        (Against | Resolved, Undecided | Considering) | (Undecided | Considering, Against | Resolved) => {
            Some(DifferenceKind::Certainty)
        }
        (Depending, Against | Resolved) | (Against | Resolved, Depending) => Some(DifferenceKind::Condition),
        _ => None,
    }
}

/// What is known of two being one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    Yes,
    Open,
    No,
}

fn compare(story: &Story<'_>, a: Who<'_>, b: Who<'_>) -> Same {
    let terms = a.term.zip(b.term).is_some_and(|(x, y)| alike(story, x, y));
    let names = a.name.zip(b.name).map(|(x, y)| same_name(x, y));
    if terms || names == Some(true) {
        return Same::Yes;
    }
    let counted = a.many.zip(b.many).is_none_or(|(x, y)| x == y);
    let missing = |w: Who<'_>| w.open || (w.name.is_none() && w.term.is_none());
    if (missing(a) || missing(b)) && counted { Same::Open } else { Same::No }
}

fn alike(story: &Story<'_>, a: Term, b: Term) -> bool {
    a == b || story.vocabulary.kin(a).iter().any(|(t, likeness)| *t == b && *likeness >= LIKE)
}

/// Whether two intents are of one holder and one action.
fn is_one(story: &Story<'_>, a: &Intent<'_>, b: &Intent<'_>) -> bool {
    let holder = compare(story, a.holder, b.holder);
    let target = compare(story, a.target, b.target);
    let points = |same: Same| if same == Same::Yes { 2 } else { usize::from(same == Same::Open) };
    match (a.action, b.action) {
        (Some(x), Some(y)) => {
            let topic = usize::from(a.topic || b.topic);
            let known = target != Same::No || (holder == Same::Yes && topic > 0);
            let both = if target == Same::No { 2 + topic } else { points(holder) + points(target) };
            alike(story, x, y) && holder != Same::No && known && both >= ENOUGH
        }
        (None, Some(_)) | (Some(_), None) => {
            let shared = a.around.iter().filter(|x| b.around.iter().any(|y| alike(story, **x, *y))).count();
            holder == Same::Yes && shared >= CONTEXT
        }
        (None, None) => false,
    }
}

/// Whether both name what it is aimed at, and name the same, or neither does.
fn aims(story: &Story<'_>, a: &Intent<'_>, b: &Intent<'_>) -> bool {
    let bare = |w: Who<'_>| w.name.is_none() && w.term.is_none();
    (bare(a.target) && bare(b.target)) || compare(story, a.target, b.target) == Same::Yes
}

fn finding(story: &Story<'_>, kind: DifferenceKind, a: &Intent<'_>, b: &Intent<'_>) -> Finding {
    let say = |i: &Intent<'_>| story.sources.get(i.witness).map_or("", |s| i.span.of(s.doc.text()));
    Finding {
        kind,
        why: format!("“{}” or “{}”", say(a), say(b)),
        left: vec![a.span],
        right: vec![b.span],
        confidence: 0.7,
    }
}
