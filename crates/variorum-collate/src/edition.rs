//! The edition of a story: what its rooms hand to whoever prints it. All spans are bytes of the witness's page.

use variorum_page::Article;
use variorum_statement::{Confidence, Kind, Speaker};
use variorum_text::Span;

/// Everything that was found in one story.
#[derive(Clone, Debug)]
pub struct Edition {
    /// A short title: a headline of one of the witnesses.
    pub title: String,
    /// The witnesses in the order of their paths.
    pub witnesses: Vec<Witness>,
    /// All statements, by witness and place.
    pub readings: Vec<Reading>,
    /// What was said, each with its readings; every reading is in at least one.
    pub utterances: Vec<Utterance>,
    /// Where two witnesses give a different understanding, most serious first.
    pub differences: Vec<Difference>,
    /// Who will, will not, claims, demands what.
    pub positions: Vec<Position>,
    /// What happened when.
    pub timeline: Vec<Event>,
    /// Whom the witnesses name as their own sources.
    pub provenance: Vec<Provenance>,
    /// Which witnesses have text of one that was there before them.
    pub shared_text: Vec<SharedText>,
}

/// A witness's number in its edition, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WitnessId(pub usize);

impl WitnessId {
    /// A, B, …, Z, AA, AB, …
    pub fn letter(self) -> String {
        let mut n = self.0 + 1;
        let mut letters = Vec::new();
        while n > 0 {
            n -= 1;
            letters.push(char::from(b'A' + (n % 26) as u8));
            n /= 26;
        }
        letters.iter().rev().collect()
    }
}

/// One outlet's article that reports the story.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The path of the page, as it was given.
    pub file: String,
    /// The page.
    pub article: Article,
}

/// How one witness gives an utterance: a statement of that witness.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which witness.
    pub witness: WitnessId,
    /// How much of the content stands in quotation marks.
    pub kind: Kind,
    /// What was said.
    pub content: Vec<Span>,
    /// The reporting words.
    pub cue: Vec<Span>,
    /// The words that name who said it.
    pub source: Vec<Span>,
    /// Who that is; its mentions are bytes of the page as well.
    pub speaker: Option<Speaker>,
}

/// The one thing said in the world, of which the statements are readings.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// Numbers in [`Edition::readings`]; never empty.
    pub readings: Vec<usize>,
    /// How the readings of two or more witnesses relate; `None` for one witness.
    pub relation: Option<Relation>,
}

/// The strongest relation that holds over the readings of an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The same words; case, punctuation and quotation style aside.
    Verbatim,
    /// The same words as far as both go; one stops or starts earlier.
    Cut,
    /// One runs together words that the other gives as separate quotations.
    Joined,
    /// Both quote, and words differ.
    Altered,
    /// At least one is indirect.
    Paraphrase,
}

/// Two witnesses give a reader a different understanding.
#[derive(Clone, Debug)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// Number in [`Edition::utterances`], when the difference is between readings of one.
    pub utterance: Option<usize>,
    /// The two sides, in the order of the witnesses.
    pub sides: [Side; 2],
    /// One line, made from the texts' own words.
    pub why: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What one witness has at a difference.
#[derive(Clone, Debug)]
pub struct Side {
    /// Which witness.
    pub witness: WitnessId,
    /// Its words.
    pub spans: Vec<Span>,
}

/// What differs, in the order of the guide: the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// One makes it depend on something, the other leaves that out or names another condition.
    Condition,
    /// One denies what the other affirms.
    Polarity,
    /// Will, may, is considering, has taken no decision; fact and allegation.
    Certainty,
    /// One covers more.
    Scope,
    /// A number, amount or share.
    Quantity,
    /// A date, time or order of events.
    Time,
    /// A person, body, place or role.
    Name,
    /// The same content from another speaker, or as fact in one and attributed in the other.
    Attribution,
    /// One reports a claim and its rebuttal, the other only one of the two.
    Denial,
    /// Quoted words differ without any of the above.
    Wording,
}

/// Somebody's stance on something.
#[derive(Clone, Debug)]
pub struct Position {
    /// Whose stance.
    pub holder: String,
    /// On what.
    pub action: String,
    /// Which stance.
    pub stance: Stance,
    /// What it depends on.
    pub conditions: Vec<Span>,
    /// Those of the conditions that are waited for: "until these questions are clarified".
    pub open: Vec<Span>,
    /// ISO date since when, as full as the text allows.
    pub as_of: Option<String>,
    /// Who says so, outermost last before the witness.
    pub voice: Vec<String>,
    /// In which witness.
    pub witness: WitnessId,
    /// The words.
    pub evidence: Vec<Span>,
    /// Number in [`Edition::positions`] of the claim of another that it denies.
    pub rebuts: Option<usize>,
    /// Number in [`Edition::positions`] of its holder's earlier position on the same, which was another.
    pub departs_from: Option<usize>,
}

/// A closed list of stances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// Will do it.
    Will,
    /// Will not do it.
    WillNot,
    /// Has not decided.
    Undecided,
    /// Would do it on a condition.
    WouldIf,
    /// Will do it unless something happens.
    WouldUnless,
    /// Does it.
    Does,
    /// Is for it.
    Supports,
    /// Is against it.
    Opposes,
    /// Says that it is so.
    Claims,
    /// Says that it is not so.
    Denies,
    /// Wants it done.
    Demands,
}

/// Something that happened, or will, and when.
#[derive(Clone, Debug)]
pub struct Event {
    /// ISO date (`2020-05-03`, `2020-W19`, `2025-11`, `2020`).
    pub when: String,
    /// What, in the witness's words.
    pub what: String,
    /// In which witness.
    pub witness: WitnessId,
    /// The words that date it.
    pub evidence: Vec<Span>,
}

/// Whom a witness names as its own source.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// Which witness.
    pub witness: WitnessId,
    /// An agency, another outlet, a broadcast, a document.
    pub cites: String,
    /// The words.
    pub evidence: Vec<Span>,
}

/// Text that one witness has of another.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedText {
    /// Which witness.
    pub witness: WitnessId,
    /// The one that had it before; where the pages do not tell which was before, the first in the order of their paths.
    pub with: WitnessId,
    /// The share of the first one's runs of five words that the other has, above 0 and up to 1.
    pub share: f32,
    /// Whether the pages tell that it was published later.
    pub is_later: bool,
    /// The news agency that both have it from, by what they name as their sources.
    pub agency: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::WitnessId;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<_> = [0, 25, 26, 27, 51, 52, 701, 702].map(|n| WitnessId(n).letter()).into();
        assert_eq!(letters, ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
