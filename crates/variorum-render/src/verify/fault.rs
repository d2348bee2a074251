use std::fmt;

/// One thing that is wrong with an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the edition: `statement A4, cue 1`.
    pub place: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// What the edition says, or what would be right.
    pub expected: String,
    /// What is there.
    pub found: String,
}

/// What can be wrong with an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// A page cannot be opened, or is not text.
    Unreadable,
    /// A page is not, byte for byte, the one the edition was made from.
    Page,
    /// A span ends behind the end of its page.
    Outside,
    /// A span begins or ends in the markup of a page, where nothing is shown.
    Markup,
    /// A span ends before it starts.
    Reversed,
    /// A span holds nothing.
    Empty,
    /// The words in the edition are not those of the span.
    Words,
    /// A list of spans has more or fewer words beside it than spans.
    Count,
    /// Something written on a page is in none of its lines.
    Lost,
    /// A witness that the edition does not have.
    UnknownWitness,
    /// A statement that the edition does not have, or that is not of this utterance.
    UnknownStatement,
    /// An utterance that the edition does not have.
    UnknownUtterance,
    /// A position that the edition does not have.
    UnknownPosition,
    /// A statement that is in no utterance.
    Unused,
    /// An id that was given before.
    Twice,
    /// A label that does not follow from the rest: a letter, an id, a relation, a date, a confidence.
    Label,
    /// Something that stands before what it comes after.
    Order,
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "the page cannot be read",
            Self::Page => "the page is another one, by its SHA-256",
            Self::Outside => "the span ends behind the page",
            Self::Markup => "the span does not begin and end with what the page shows",
            Self::Reversed => "the span ends before it starts",
            Self::Empty => "the span is empty",
            Self::Words => "the words are not those of the page",
            Self::Count => "spans and words are not as many",
            Self::Lost => "the page has words that are in no line",
            Self::UnknownWitness => "there is no such witness",
            Self::UnknownStatement => "there is no such statement here",
            Self::UnknownUtterance => "there is no such utterance",
            Self::UnknownPosition => "there is no such position",
            Self::Unused => "the statement is in no utterance",
            Self::Twice => "the id was given before",
            Self::Label => "the label does not follow from the rest",
            Self::Order => "this is out of order",
        })
    }
}

impl fmt::Display for Fault {
    /// One line, whatever the page holds: both sides are quoted and escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, kind, expected, found } = self;
        write!(f, "{place}: {kind}: expected {expected:?}, found {found:?}")
    }
}
