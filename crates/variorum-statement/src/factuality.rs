//! Whether an event that a text mentions is said to happen: affirmed or denied, settled or left open.

mod own;
mod step;
mod veridicality;

pub(crate) use step::Step;
use step::stronger;
use variorum_parse::Token;

/// How an event stands to what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factuality {
    /// Whether it is said, feared or wanted not to happen.
    pub denied: bool,
    /// How settled that is: "may not sell" and "may fail to sell" are denied and possible.
    pub modality: Modality,
}

/// How settled it is that an event happens or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// It happened, happens or will.
    Certain,
    /// It may, might, is likely or feared to happen.
    Possible,
    /// It is wanted, tried or asked for, or is the purpose of something else.
    Intended,
    /// It stands under "if", "whether", "should" or "would have".
    Hypothetical,
}

/// How many clauses and phrases above an event are read: more than any sentence has.
const CLIMB: usize = 12;

/// How the event that a verb, noun or adjective names is said to stand to what happens.
///
/// ```
/// use variorum_parse::{Annotation, Doc};
/// use variorum_statement::{Modality, factuality};
/// use variorum_text::Span;
///
/// let row = |start, end, lemma, pos, dep, head| Annotation {
///     span: Span::new(start, end), lemma, pos, dep, head, ..Default::default()
/// };
/// let rows = [
///     row(0, 2, "we", "PRON", "nsubj", 2),
///     row(3, 6, "may", "AUX", "aux", 2),
///     row(7, 11, "sell", "VERB", "ROOT", 2),
/// ];
/// let doc = Doc::from_annotations("We may sell", &rows, vec![])?;
/// let sell = factuality(doc.token(2).unwrap());
/// assert!(!sell.denied);
/// assert_eq!(sell.modality, Modality::Possible);
/// # Ok::<(), variorum_parse::DocError>(())
/// ```
pub fn factuality(event: Token<'_>) -> Factuality {
    let mut denied = own::is_denied(event);
    let mut modality = own::modality(event);
    let mut below = event;
    // What stands above in the sentence; each step says whether the event shares what is said there.
    for _ in 0..CLIMB {
        if below.is_root() {
            break;
        }
        let step = Step { event, below, above: below.head() };
        denied ^= step.is_negated() ^ step.is_prevented();
        modality = stronger(modality, step.modality());
        if !step.passes() {
            break;
        }
        below = step.above;
    }
    Factuality { denied, modality }
}
