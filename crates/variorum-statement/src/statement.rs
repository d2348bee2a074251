use std::sync::Arc;

use variorum_text::Span;

/// A stretch of text that reports what somebody other than the narrator said, wrote or holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// How much of the content stands in quotation marks.
    pub kind: Kind,
    /// What was said, without outer quotation marks; one span for each unbroken stretch. Never empty.
    pub content: Vec<Span>,
    /// The reporting words ("said", "according to"); empty for a statement that runs on from the one before.
    pub cue: Vec<Span>,
    /// What the cue says is done with the content.
    pub cue_kind: CueKind,
    /// The words that name who said it; empty where none does.
    pub source: Vec<Span>,
    /// Who that is; `None` where it is left open.
    pub speaker: Option<Speaker>,
    /// Who tells of it, where it stands in the content of another statement: innermost first, `None` for one left
    /// open. Empty for what the text itself reports.
    pub voices: Vec<Option<Speaker>>,
}

/// How much of a statement's content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// All of it.
    Direct,
    /// Part of it.
    Mixed,
    /// None of it.
    Indirect,
}

/// What a cue says is done with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueKind {
    /// Saying, telling, writing, or no cue at all beside quotation marks.
    Speech,
    /// Asking.
    Question,
    /// Denying, rejecting.
    Denial,
    /// Promising, planning, threatening.
    Plan,
    /// Demanding, urging.
    Demand,
    /// Believing, hoping, fearing, knowing.
    Belief,
}

/// Who a statement's source is.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest name that the text gives, or the description of one who is not named.
    pub name: String,
    /// Whether `name` is a name; else it is a description.
    pub named: bool,
    /// Every mention of this speaker in the text, in order.
    pub mentions: Arc<[Span]>,
    /// How sure the resolution is.
    pub confidence: Confidence,
}

/// A share of certainty between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f32);

impl Confidence {
    /// The nearest value between 0 and 1; 0 for what is no number.
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The value.
    pub fn get(self) -> f32 {
        self.0
    }
}
