//! Lines that point to other stories, gathered into items.

use variorum_text::Span;

use crate::article::{LineKind, Teaser};
use crate::look::Look;

/// Gathers teaser lines: a headline with the opening words right below it (a date may stand between) is one
/// item, every other line an item of its own.
pub(crate) fn gather(source: &str, spans: &[Span], looks: &[Look], kinds: &[LineKind]) -> Vec<Teaser> {
    let mut teasers: Vec<Teaser> = Vec::new();
    let mut open = 0;
    for ((span, look), kind) in spans.iter().zip(looks).zip(kinds) {
        open = if open > 0 { open - 1 } else { 0 };
        if *kind != LineKind::Teaser {
            open = if look.shape.when { open } else { 0 };
            continue;
        }
        let words = span.trim(source);
        if is_title(look) {
            teasers.push(Teaser { title: Some(words), text: None });
            open = 3;
        } else if let Some(teaser) = teasers.last_mut().filter(|_| open > 0) {
            teaser.text = Some(words);
            open = 0;
        } else {
            teasers.push(Teaser { title: None, text: Some(words) });
        }
    }
    teasers
}

/// Headlines have no final stop, and break off seldom.
fn is_title(look: &Look) -> bool {
    look.shape.is_headline()
        && !look.shape.cut
        && (!look.shape.stop || look.shape.words < 12 && look.shape.asks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(page: &str) -> Vec<(Option<&str>, Option<&str>)> {
        let spans = crate::split::lines(page);
        let lines: Vec<&str> = spans.iter().map(|s| s.of(page)).collect();
        let looks = Look::all(&lines);
        let kinds: Vec<LineKind> = looks
            .iter()
            .map(|l| if l.shape.words < 4 || l.shape.when { LineKind::Furniture } else { LineKind::Teaser })
            .collect();
        let teasers = gather(page, &spans, &looks, &kinds);
        teasers.iter().map(|t| (t.title.map(|s| s.of(page)), t.text.map(|s| s.of(page)))).collect()
    }

    #[test]
    fn a_headline_takes_the_words_below() {
        let page = "Bakers of Dunholm win a prize\nThe bakers of Dunholm have won the first prize at the fa...\n\
                    Ferry aground off Kelmouth \nTwo people were hurt in a fire at the mill on Sunday.";
        assert_eq!(
            items(page),
            [
                (
                    Some("Bakers of Dunholm win a prize"),
                    Some("The bakers of Dunholm have won the first prize at the fa...")
                ),
                (
                    Some("Ferry aground off Kelmouth"),
                    Some("Two people were hurt in a fire at the mill on Sunday.")
                ),
            ]
        );
    }

    #[test]
    fn a_date_may_stand_between() {
        let page = "Bakers of Dunholm win a prize\nNovember 18, 2019 at 2:01 pm\nThe bakers have won the first prize.";
        assert_eq!(items(page).len(), 1);
    }

    #[test]
    fn prose_teasers_and_lists_of_headlines_are_items_each() {
        let prose = "Two people were hurt in a fire at the mill on Sunday.\nThe mayor of Dunholm has resigned over a lunch.";
        assert_eq!(items(prose).len(), 2);
        let list =
            "Mill fire hurts two people\nMayor of Dunholm resigns over lunch\nFerry aground off Kelmouth";
        assert_eq!(items(list).iter().filter(|(title, text)| title.is_some() && text.is_none()).count(), 3);
    }
}
