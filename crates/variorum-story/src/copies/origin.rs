//! Which of two near-copies has its words from the other.

use jiff::civil::DateTime;

use super::credit::ends;
use super::fingerprint::Overlap;

/// Of a text that was cut from the other, the other has at least this part …
const WHOLE: f32 = 0.95;
/// … while it lacks at least this part of the other.
const CUT: f32 = 0.1;

/// What is known of one of two near-copies.
#[derive(Clone, Copy, Debug, Default)]
pub struct Printed<'a> {
    /// What the page is called: settles who is taken as the first of two that nothing else tells apart.
    pub name: &'a str,
    /// The outlet's name; empty when it is not known.
    pub outlet: &'a str,
    /// The text.
    pub text: &'a str,
    /// When it was published, where that is known.
    pub published: Option<DateTime>,
}

/// What tells who copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The copy credits the other's outlet at its beginning or end.
    Named,
    /// The other was published before.
    Time,
    /// The copy is a part of the other.
    LeftOut,
}

/// Whether `this` has its words from `other`, and what tells so; `None` if nothing does. Of two texts at most one is
/// the copy. A credit outweighs the clock, since outlets often stamp a wire's text before the wire's own site does.
///
/// ```
/// use variorum_story::copies::{Evidence, Fingerprint, Printed, origin};
///
/// let wire = Printed { outlet: "Coast Wire", text: "A cable of the Carrick Bridge broke on Monday.", ..Printed::default() };
/// let text = "PORT ANSEL (Coast Wire) - A cable of the Carrick Bridge broke on Monday.";
/// let copy = Printed { outlet: "The Harbour Post", text, ..Printed::default() };
/// let shared = Fingerprint::of(copy.text).overlap(&Fingerprint::of(wire.text));
/// assert_eq!(origin(copy, wire, shared), Some(Evidence::Named));
/// ```
pub fn origin(this: Printed<'_>, other: Printed<'_>, shared: Overlap) -> Option<Evidence> {
    let (credits, credited) = (credits(this.text, other.outlet), credits(other.text, this.outlet));
    if credits != credited {
        return credits.then_some(Evidence::Named);
    }
    if let (Some(a), Some(b)) = (this.published, other.published)
        && a != b
    {
        return (b < a).then_some(Evidence::Time);
    }
    let cut = shared.of_this() >= WHOLE && shared.of_other() <= 1.0 - CUT;
    cut.then_some(Evidence::LeftOut)
}

/// Whether a text names an outlet where credits stand.
fn credits(text: &str, outlet: &str) -> bool {
    let (opening, ending) = ends(text);
    !outlet.is_empty() && (names(opening, outlet) || names(ending, outlet))
}

/// Whether the name stands in the text as whole words.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SAME: Overlap = Overlap { this: 100, other: 100, both: 98 };

    fn printed(outlet: &'static str, text: &'static str, hour: Option<i8>) -> Printed<'static> {
        Printed { name: "", outlet, text, published: hour.map(|h| date(2031, 3, 11).at(h, 0, 0, 0)) }
    }

    #[test]
    fn a_credit_outweighs_the_clock() {
        let wire = printed("AP", "A cable broke.", Some(9));
        let copy = printed("The Post", "PORT ANSEL (AP) — A cable broke.", Some(8));
        assert_eq!(origin(copy, wire, SAME), Some(Evidence::Named));
        assert_eq!(origin(wire, copy, SAME), None);
        let other = printed("The Mail", "APPLES: a cable broke.", Some(8));
        assert_eq!(origin(other, wire, SAME), None);
        assert_eq!(origin(wire, other, SAME), Some(Evidence::Time));
    }

    #[test]
    fn without_a_clock_the_part_is_the_copy() {
        let (long, short) = (printed("A", "x", None), printed("B", "y", None));
        let cut = Overlap { this: 60, other: 100, both: 60 };
        assert_eq!(origin(short, long, cut), Some(Evidence::LeftOut));
        let back = Overlap { this: 100, other: 60, both: 60 };
        assert_eq!(origin(long, short, back), None);
        assert_eq!(origin(long, short, SAME), None);
    }

    #[test]
    fn any_text_may_be_cut() {
        let long = "é".repeat(200);
        assert!(!credits(&long, "AP"));
        assert!(credits(&format!("{long} (AP)"), "AP"));
    }
}
