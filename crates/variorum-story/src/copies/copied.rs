//! Which pages of a batch are near-copies, and of which other.

use super::fingerprint::Fingerprint;
use super::index::Copies;
use super::origin::{Evidence, Printed, origin};

/// The page whose text another one prints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CopyOf {
    /// Its place among the pages given.
    pub page: usize,
    /// The part of all runs of five words that both have.
    pub resemblance: f32,
    /// What tells that it was there first; `None` if nothing does.
    pub told_by: Option<Evidence>,
}

/// For each page the one that it has its text from: the one most like it of those that were first, as far as credits,
/// time or what was left out tell; of two that nothing tells apart the same one is taken as the first in every run,
/// whatever the order given.
///
/// ```
/// use variorum_story::copies::{Evidence, Printed, copied};
///
/// let text = "Inspectors closed the Carrick Bridge in Port Ansel on Monday after a cable broke.";
/// let credited = format!("{text} (Coast Wire)");
/// let wire = Printed { outlet: "Coast Wire", text, ..Printed::default() };
/// let copy = Printed { outlet: "The Harbour Post", text: &credited, ..Printed::default() };
/// let found = copied(&[copy, wire]);
/// assert_eq!(found[0].map(|c| (c.page, c.told_by)), Some((1, Some(Evidence::Named))));
/// assert_eq!(found[1], None);
/// ```
pub fn copied(pages: &[Printed<'_>]) -> Vec<Option<CopyOf>> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let place = |i: &usize| pages.get(*i).map(|p| (p.published.is_none(), p.published, p.text, p.name));
    order.sort_by(|a, b| place(a).cmp(&place(b)).then(a.cmp(b)));
    let mut found: Vec<Option<CopyOf>> = vec![None; pages.len()];
    let mut seen = Copies::default();
    for &this in &order {
        let Some(page) = pages.get(this) else { continue };
        for copy in seen.add(&Fingerprint::of(page.text)).1 {
            let Some(&that) = order.get(copy.page.0 as usize) else { continue };
            let Some(other) = pages.get(that) else { continue };
            let forth = origin(*page, *other, copy.overlap);
            let back = origin(*other, *page, copy.overlap.turned());
            let (copies, page, told_by) =
                if back.is_some() { (that, this, back) } else { (this, that, forth) };
            let candidate = CopyOf { page, resemblance: copy.overlap.resemblance(), told_by };
            if let Some(best) = found.get_mut(copies)
                && best.is_none_or(|b| candidate.is_better_than(b))
            {
                *best = Some(candidate);
            }
        }
    }
    found
}

impl CopyOf {
    /// Where something tells who was first it comes before likeness.
    fn is_better_than(self, other: Self) -> bool {
        let rank = |c: Self| (c.told_by.is_some(), c.resemblance);
        rank(self) > rank(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TEXT: &str = "Inspectors closed the Carrick Bridge in Port Ansel on Monday after a cable broke.";

    fn at(hour: i8, text: &str) -> Printed<'_> {
        Printed { text, published: Some(date(2031, 3, 11).at(hour, 0, 0, 0)), ..Printed::default() }
    }

    #[test]
    fn the_first_has_it_from_nobody() {
        let longer = format!("{TEXT} It will open again in May.");
        let found = copied(&[at(12, TEXT), at(9, TEXT), at(10, &longer), at(11, "Another text altogether.")]);
        let pages: Vec<_> = found.iter().map(|c| c.map(|c| (c.page, c.told_by))).collect();
        assert_eq!(pages, [Some((1, Some(Evidence::Time))), None, Some((1, Some(Evidence::Time))), None]);
    }

    #[test]
    fn nothing_tells_two_equal_pages_apart() {
        let page = Printed { name: "a", text: TEXT, ..Printed::default() };
        let other = Printed { name: "b", ..page };
        let untold = |of| Some(CopyOf { page: of, resemblance: 1.0, told_by: None });
        assert_eq!(copied(&[page, other]), [None, untold(0)]);
        assert_eq!(copied(&[other, page]), [untold(1), None]);
    }
}
