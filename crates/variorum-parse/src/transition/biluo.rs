//! The entity recogniser: a greedy walk over the tokens that opens, continues and closes entities.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::ModelError;
use crate::doc::Entity;
use crate::net::BLOCK;
use crate::net::scorer::{Contribution, HIDDEN, Scorer};
use crate::net::thinc::ThincModel;
use crate::net::tok2vec::{Scratch, Tok2Vec};
use crate::net::window::add;
use crate::tokenizer::Piece;

use super::moves::{Moves, best};

/// The tokens a state looks at: the current one, the first of the open entity, the one before inside of it.
const PLACES: usize = 3;
const CURRENT: usize = 0;
const FIRST: usize = 1;
const BEFORE: usize = 2;

const ACTIONS: usize = 6;
const MISSING: usize = 0;
const BEGIN: usize = 1;
const IN: usize = 2;
const LAST: usize = 3;
const UNIT: usize = 4;
const OUT: usize = 5;

pub(crate) struct EntityRecognizer {
    tok2vec: Tok2Vec,
    scorer: Scorer,
    moves: Vec<Move>,
    begin: Range<usize>,
    /// Before and after the unit without a label, which only ever stands for what was annotated beforehand.
    units: [Range<usize>; 2],
    out: Range<usize>,
}

enum Move {
    Begin(Kind),
    In,
    Last,
    Unit(Arc<str>),
    Out,
}

/// A kind of entity, with the numbers of the moves that continue and close one of it.
#[derive(Clone)]
struct Kind {
    label: Arc<str>,
    inside: usize,
    last: usize,
}

/// An entity that is not closed yet.
struct Open {
    start: usize,
    kind: Kind,
    /// What its first token contributes.
    first: Contribution,
}

impl EntityRecognizer {
    pub(crate) fn load(folder: &Path) -> Result<Self, ModelError> {
        let mut list = Moves::open(folder, "ner/moves", ACTIONS)?;
        list.remove(MISSING);
        let moves = read_moves(&list)?;
        let model = ThincModel::open(folder, "ner/model")?;
        let tok2vec = Tok2Vec::read(&model)?;
        let scorer = Scorer::read(&model, PLACES, moves.len())?;
        let [begin, unit, out] = [BEGIN, UNIT, OUT].map(|action| list.range(action));
        let gap = list.labels(UNIT).iter().position(String::is_empty).map_or(unit.end, |n| unit.start + n);
        let units = [unit.start..gap, (gap + 1).min(unit.end)..unit.end];
        Ok(Self { tok2vec, scorer, moves, begin, units, out })
    }

    /// Finds the entities of a document, which never reach over the start of a sentence.
    pub(crate) fn recognize(&self, pieces: &[Piece], starts: &[bool], room: &mut Room) -> Vec<Entity> {
        let mut walk = Walk { open: None, before: [0.0; _], entities: vec![] };
        let Room { scratch, narrowed, contributions, scores } = room;
        for from in (0..pieces.len()).step_by(BLOCK) {
            let block = from..pieces.len().min(from + BLOCK);
            let vectors = self.tok2vec.vectors(pieces, block.clone(), scratch);
            narrowed.clear();
            self.scorer.narrow(vectors, narrowed);
            contributions.resize(narrowed.len() / HIDDEN * PLACES, [0.0; _]);
            self.scorer.contributions(narrowed, contributions);
            for (token, contributions) in block.zip(contributions.chunks_exact(PLACES)) {
                walk.score(&self.scorer, contributions, scores);
                let goes_on = starts.get(token + 1) == Some(&false);
                self.step(&mut walk, token, goes_on, pieces[token].features.is_space, contributions, scores);
            }
        }
        walk.entities
    }

    /// Makes the best valid move on one token; `goes_on` says whether its sentence does.
    fn step(
        &self,
        walk: &mut Walk,
        token: usize,
        goes_on: bool,
        is_space: bool,
        contributions: &[Contribution],
        scores: &[f32],
    ) {
        let when = |valid: bool, range: &Range<usize>| if valid { range.clone() } else { 0..0 };
        let valid = match &walk.open {
            Some(Open { kind: Kind { inside, last, .. }, .. }) => {
                [when(goes_on, &(*inside..inside + 1)), *last..last + 1, 0..0, 0..0]
            }
            None => {
                let [low, high] = &self.units;
                let begin = when(goes_on && !is_space, &self.begin);
                [begin, when(!is_space, low), when(!is_space, high), self.out.clone()]
            }
        };
        let chosen = best(scores, valid).and_then(|n| self.moves.get(n));
        match chosen {
            Some(Move::Begin(kind)) => {
                walk.open = Some(Open { start: token, kind: kind.clone(), first: contributions[FIRST] });
            }
            Some(Move::Last) => walk
                .entities
                .extend(walk.open.take().map(|o| Entity { tokens: o.start..token + 1, label: o.kind.label })),
            Some(Move::Unit(label)) => {
                walk.entities.push(Entity { tokens: token..token + 1, label: label.clone() });
            }
            Some(Move::In | Move::Out) | None => {}
        }
        walk.before = contributions[BEFORE];
    }
}

/// Room to work in.
pub(crate) struct Room {
    scratch: Scratch,
    narrowed: Vec<f32>,
    contributions: Vec<Contribution>,
    scores: Vec<f32>,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self { scratch: Scratch::new(), narrowed: vec![], contributions: vec![], scores: vec![] }
    }
}

/// How far the walk over a document has come.
struct Walk {
    open: Option<Open>,
    /// What the token before contributes inside of an entity.
    before: Contribution,
    entities: Vec<Entity>,
}

impl Walk {
    fn score(&self, scorer: &Scorer, contributions: &[Contribution], scores: &mut Vec<f32>) {
        let mut sum: Contribution = [0.0; _];
        add(&mut sum, &contributions[CURRENT]);
        let (first, before) = match &self.open {
            Some(open) => (&open.first, &self.before),
            None => (scorer.nothing(FIRST), scorer.nothing(BEFORE)),
        };
        add(&mut sum, first);
        add(&mut sum, before);
        scorer.scores(&sum, scores);
    }
}

fn read_moves(list: &Moves) -> Result<Vec<Move>, ModelError> {
    let numbers = |action: usize| -> HashMap<&str, usize> {
        list.labels(action).iter().map(String::as_str).zip(list.range(action)).collect()
    };
    let (inside, last) = (numbers(IN), numbers(LAST));
    let mut moves = Vec::with_capacity(list.len());
    for label in list.labels(BEGIN) {
        let (Some(&inside), Some(&last), false) =
            (inside.get(&**label), last.get(&**label), label.is_empty())
        else {
            return Err(list.architecture(format!("entities of kind {label:?} cannot be closed")));
        };
        moves.push(Move::Begin(Kind { label: label.as_str().into(), inside, last }));
    }
    moves.extend(list.labels(IN).iter().map(|_| Move::In));
    moves.extend(list.labels(LAST).iter().map(|_| Move::Last));
    moves.extend(list.labels(UNIT).iter().map(|l| Move::Unit(l.as_str().into())));
    moves.extend(list.labels(OUT).iter().map(|_| Move::Out));
    let outs = list.labels(OUT);
    if outs.len() != 1 {
        return Err(list.architecture(format!("{} ways to be outside of entities", outs.len())));
    }
    Ok(moves)
}
