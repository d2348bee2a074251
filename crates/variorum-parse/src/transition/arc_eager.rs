//! The dependency parser: arc-eager, greedy, non-monotonic, finding the sentences on its way.

use std::ops::Range;
use std::path::Path;

use crate::ModelError;
use crate::doc::{Label, Labels};
use crate::net::scorer::{Contribution, HIDDEN, Scorer};
use crate::net::thinc::ThincModel;
use crate::net::window::{Window, add};

use super::deprojectivize::Decorated;
use super::moves::{Moves, best};

/// The tokens a state looks at: two of the buffer, three of the stack, three newest children.
const PLACES: usize = 8;

const ACTIONS: usize = 5;

/// Marks a token that is not there.
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

impl Action {
    const ALL: [Self; ACTIONS] = [Self::Shift, Self::Reduce, Self::Left, Self::Right, Self::Break];
}

pub(crate) struct Parser {
    scorer: Scorer,
    moves: Vec<(Action, Label)>,
    /// Where the moves of each action are.
    ranges: [Range<usize>; ACTIONS],
    root: Label,
    decorated: Decorated,
}

/// Who is whose child, by which relation; roots are their own heads.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<Label>,
    /// Whether a sentence begins at a token.
    pub(crate) starts: Vec<bool>,
}

impl Parser {
    pub(crate) fn load(folder: &Path, labels: &mut Labels) -> Result<Self, ModelError> {
        let list = Moves::open(folder, "parser/moves", ACTIONS)?;
        let single = |action: Action| list.labels(action as usize).len() == 1;
        if ![Action::Shift, Action::Reduce, Action::Break].into_iter().all(single) {
            return Err(list.architecture("shift, reduce and break are not one move each"));
        }
        let mut moves = Vec::with_capacity(list.len());
        for action in Action::ALL {
            for name in list.labels(action as usize) {
                if name == "subtok" {
                    return Err(list.architecture("the parser joins tokens"));
                }
                let label = labels.number(name).ok_or_else(|| list.architecture("too many labels"))?;
                moves.push((action, label));
            }
        }
        let root = labels.number("ROOT").ok_or_else(|| list.architecture("too many labels"))?;
        let decorated =
            Decorated::new(labels).ok_or_else(|| list.architecture("labels of more than two parts"))?;
        let model = ThincModel::open(folder, "parser/model", "parser_model")?;
        model.node("tok2vec-listener>>list2array>>linear")?;
        let scorer = Scorer::read(&model, PLACES, moves.len())?;
        Ok(Self { scorer, moves, ranges: Action::ALL.map(|a| list.range(a as usize)), root, decorated })
    }

    /// Appends what is kept of some tokens' vectors for [`Parser::parse`].
    pub(crate) fn narrow(&self, vectors: &[f32], narrowed: &mut Vec<f32>) {
        self.scorer.narrow(vectors, narrowed);
    }

    /// Parses a document, given the narrowed vectors of all its tokens.
    pub(crate) fn parse(
        &self,
        narrowed: &[f32],
        is_space: impl Fn(usize) -> bool,
        window: &mut Window,
        scores: &mut Vec<f32>,
    ) -> Tree {
        window.reset(&self.scorer);
        let mut state = State::new(narrowed.len() / HIDDEN);
        while !state.is_final() {
            self.score(&state, narrowed, window, scores);
            let valid =
                Action::ALL.map(|a| if state.is_valid(a) { self.ranges[a as usize].clone() } else { 0..0 });
            // One is always valid: to shift on an empty stack, to reduce on any other.
            let Some(&(action, label)) = best(scores, valid).and_then(|n| self.moves.get(n)) else { break };
            state.take(action, label);
        }
        let (mut heads, mut labels) = state.into_arcs(self.root);
        let starts = self.decorated.resolve(&mut heads, &mut labels, is_space);
        Tree { heads, labels, starts }
    }

    fn score(&self, state: &State, narrowed: &[f32], window: &mut Window, scores: &mut Vec<f32>) {
        let tokens = state.places();
        for token in [tokens[0], tokens[1]].into_iter().filter(|&t| t != NONE) {
            window.reach(token as usize, narrowed, &self.scorer);
        }
        let mut sum: Contribution = [0.0; _];
        for (place, token) in tokens.into_iter().enumerate() {
            match token {
                NONE => add(&mut sum, self.scorer.nothing(place)),
                token => window.add(token as usize, place, narrowed, &self.scorer, &mut sum),
            }
        }
        self.scorer.scores(&sum, scores);
    }
}

/// How far a parse has come.
struct State {
    length: u32,
    stack: Vec<u32>,
    /// Tokens that went back from the stack to the buffer; the last one comes first.
    returned: Vec<u32>,
    /// The first token that was never on the stack.
    next: u32,
    heads: Vec<u32>,
    labels: Vec<Label>,
    newest_left: Vec<u32>,
    newest_right: Vec<u32>,
    /// The right child that its head had before this one.
    older_right: Vec<u32>,
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(length: usize) -> Self {
        let none = || vec![NONE; length];
        let mut starts = vec![false; length];
        starts.iter_mut().take(1).for_each(|s| *s = true);
        Self {
            length: length as u32,
            stack: vec![],
            returned: vec![],
            next: 0,
            heads: none(),
            labels: vec![0; length],
            newest_left: none(),
            newest_right: none(),
            older_right: none(),
            unshiftable: vec![false; length],
            starts,
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffered() == 0
    }

    fn buffered(&self) -> usize {
        (self.length - self.next) as usize + self.returned.len()
    }

    /// Token number `depth` of the buffer.
    fn buffer(&self, depth: usize) -> u32 {
        match self.returned.len().checked_sub(depth + 1) {
            Some(at) => self.returned[at],
            None => {
                let token = self.next as usize + (depth - self.returned.len());
                if token < self.length as usize { token as u32 } else { NONE }
            }
        }
    }

    /// Token number `depth` of the stack, from the top.
    fn stack(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    fn places(&self) -> [u32; PLACES] {
        let (first, top) = (self.buffer(0), self.stack(0));
        let newest = |of: &[u32], head: u32| of.get(head as usize).copied().unwrap_or(NONE);
        [
            first,
            self.buffer(1),
            top,
            self.stack(1),
            self.stack(2),
            newest(&self.newest_left, first),
            newest(&self.newest_left, top),
            newest(&self.newest_right, top),
        ]
    }

    fn is_valid(&self, action: Action) -> bool {
        let (buffered, first) = (self.buffered(), self.buffer(0));
        let holds = |flags: &[bool], token: u32| flags.get(token as usize).copied().unwrap_or_default();
        let starts = |token| holds(&self.starts, token);
        match action {
            Action::Shift if self.stack.is_empty() => true,
            Action::Shift => buffered >= 2 && !starts(first) && !holds(&self.unshiftable, first),
            Action::Reduce => !self.stack.is_empty(),
            Action::Left | Action::Right => !self.stack.is_empty() && buffered > 0 && !starts(first),
            Action::Break => {
                let second = self.buffer(1);
                buffered >= 2 && second == first + 1 && !starts(second)
            }
        }
    }

    /// Makes a valid move.
    fn take(&mut self, action: Action, label: Label) {
        let (first, top) = (self.buffer(0), self.stack(0));
        match action {
            Action::Shift => self.push(),
            Action::Right => {
                self.older_right[first as usize] = self.newest_right[top as usize];
                self.newest_right[top as usize] = first;
                self.attach(first, top, label);
                self.push();
            }
            Action::Left => {
                self.detach(top);
                self.newest_left[first as usize] = top;
                self.attach(top, first, label);
                self.unshiftable[first as usize] = false;
                self.stack.pop();
            }
            Action::Reduce => {
                self.stack.pop();
                if self.heads[top as usize] == NONE && !self.stack.is_empty() {
                    self.unshiftable[top as usize] = true;
                    self.returned.push(top);
                }
            }
            Action::Break => self.starts[first as usize + 1] = true,
        }
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    fn attach(&mut self, child: u32, head: u32, label: Label) {
        self.heads[child as usize] = head;
        self.labels[child as usize] = label;
    }

    /// Takes the top of the stack from the head it may have. That is the token below it, of which it is the newest
    /// right child: the head could only get another one as the top of the stack.
    fn detach(&mut self, child: u32) {
        let head = self.heads[child as usize];
        if head != NONE {
            self.newest_right[head as usize] = self.older_right[child as usize];
        }
    }

    /// Heads and labels; who has no head becomes a root.
    fn into_arcs(mut self, root: Label) -> (Vec<u32>, Vec<Label>) {
        for (i, (head, label)) in self.heads.iter_mut().zip(&mut self.labels).enumerate() {
            if *head == NONE {
                (*head, *label) = (i as u32, root);
            }
        }
        (self.heads, self.labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: Label = 9;

    fn after(length: usize, moves: &[(Action, Label)]) -> State {
        let mut state = State::new(length);
        for &(action, label) in moves {
            assert!(state.is_valid(action), "{action:?} after {:?}", state.stack);
            state.take(action, label);
        }
        state
    }

    use Action::{Break, Left, Reduce, Right, Shift};

    #[test]
    fn arcs_go_between_stack_and_buffer() {
        // Ann ← said → so
        let state = after(3, &[(Shift, 0), (Left, 1), (Shift, 0), (Right, 2), (Reduce, 0), (Reduce, 0)]);
        assert!(state.is_final());
        assert_eq!(state.into_arcs(ROOT), (vec![1, 1, 1], vec![1, ROOT, 2]));
    }

    #[test]
    fn a_left_arc_replaces_the_head() {
        // "said they left": they is said's object until left takes it.
        let mut state = after(3, &[(Shift, 0), (Right, 1)]);
        assert_eq!(state.places()[7], NONE);
        assert_eq!(state.newest_right[0], 1);
        state.take(Left, 2);
        assert_eq!(state.places()[5..], [1, NONE, NONE]);
        assert_eq!(state.into_arcs(ROOT), (vec![0, 2, 2], vec![ROOT, 2, ROOT]));
    }

    #[test]
    fn who_has_no_head_goes_back_once() {
        let state = after(3, &[(Shift, 0), (Shift, 0), (Reduce, 0)]);
        assert_eq!((state.buffer(0), state.buffer(1), state.stack(0)), (1, 2, 0));
        assert!(!state.is_valid(Shift));
        assert!(state.is_valid(Right));
    }

    #[test]
    fn nothing_reaches_over_the_start_of_a_sentence() {
        let mut state = after(3, &[(Shift, 0), (Break, 0), (Right, 1)]);
        assert!(!state.is_valid(Left) && !state.is_valid(Right) && !state.is_valid(Shift));
        (0..2).for_each(|_| state.take(Reduce, 0));
        assert!(state.is_valid(Shift));
    }
}
