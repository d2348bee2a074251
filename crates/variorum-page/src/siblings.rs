//! What the pages of one outlet tell of each other.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::article::{Article, LineKind, Teaser};
use crate::cohesion::Cohesion;
use crate::kinds::outside;
use crate::look::Look;
use crate::phrases::Phrases;
use crate::shape::Shape;
use crate::terms::Terms;

/// Headlines under which an outlet prints a line that comes again.
const HEADLINES: usize = 2;

/// Words of the shortest line that is compared.
const WORDS: usize = 5;

/// Where more than one in so many of an article's lines stand on other pages, too, they are versions of it.
const PART: usize = 4;

/// The lines and headlines of many pages.
///
/// What an outlet prints under different headlines, and what names nothing that the rest of the article speaks of, is
/// no part of it: paragraphs on what came before are printed again, too, but they do. A line that is the headline of
/// another page points to that one. Both are seen only where several pages are at hand.
///
/// ```
/// use variorum_page::{LineKind, Metadata, Siblings, read};
///
/// let note = "The Harbour Post has told the county what it needs to know since 1877.";
/// let stories = [
///     ["Ferry aground off Kelmouth", "The Aurora ran aground on Tuesday.", "Nobody on the Aurora was hurt, its owner said.", "Tugs will try to free the ferry today."],
///     ["Mill burns down in the Weald", "A mill burned down on Sunday.", "The mill had stood empty for years, a neighbour said.", "The fire brigade is looking for the cause."],
///     ["Mayor of Dunholm resigns", "The mayor of Dunholm resigned.", "The mayor said that he had made a mistake.", "The council will meet to choose another."],
/// ];
/// let known = || Metadata { outlet: Some("The Harbour Post".into()), ..Metadata::default() };
/// let pages = stories.map(|story| format!("{}\n{note}", story.join("\n")));
/// let mut articles = Vec::new();
/// for page in &pages {
///     articles.push(read(page.as_bytes(), known())?);
/// }
/// assert!(articles.iter().all(|article| article.lines[4].kind == LineKind::Article));
/// let siblings = Siblings::of(&articles);
/// articles.iter_mut().for_each(|article| siblings.correct(article));
/// assert!(articles.iter().all(|article| article.lines[4].kind == LineKind::Teaser));
/// # Ok::<(), variorum_page::PageError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Siblings {
    /// Under which headlines an outlet has a line, as many as matter.
    lines: HashMap<u64, BTreeSet<u64>>,
    headlines: HashSet<u64>,
}

impl Siblings {
    /// Reads the lines of the pages, in whatever order.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let mut siblings = Self::default();
        for article in articles {
            let Some(title) = headline(article) else { continue };
            siblings.headlines.insert(title);
            let Some(outlet) = &article.metadata.outlet else { continue };
            for line in &article.lines {
                let words = line.span.of(&article.source).trim();
                let under = siblings.lines.entry(hash(&(outlet, words))).or_default();
                if under.len() < HEADLINES {
                    under.insert(title);
                }
            }
        }
        siblings
    }

    /// Takes out of an article what the other pages show to be no part of it.
    pub fn correct(&self, article: &mut Article) {
        let source = &article.source;
        let own = headline(article);
        let body: Vec<(usize, &str)> = (article.lines.iter().enumerate())
            .filter(|(_, line)| line.kind == LineKind::Article)
            .map(|(n, line)| (n, line.span.of(source).trim()))
            .collect();
        let again = |words: &str| self.comes_again(words, article.metadata.outlet.as_ref());
        let points = |words: &str| own != Some(hash(&words)) && self.headlines.contains(&hash(&words));
        let told = |line: &(usize, (&str, Look))| line.1.1.shape.words >= WORDS;
        let looks = body.iter().map(|(_, words)| (*words, look(words))).enumerate().filter(told);
        let seen: Vec<(usize, Look)> = looks
            .filter(|(_, (words, _))| points(words) || again(words))
            .map(|(place, (_, look))| (place, look))
            .collect();
        if seen.is_empty() || seen.len() * PART > body.len() {
            return;
        }
        let cohesion = cohesion(&body);
        let strange = |place: usize| cohesion.links.get(place) == Some(&0);
        let foreign = seen.into_iter().filter_map(|(place, look)| {
            let (n, words) = body.get(place)?;
            (points(words) || (strange(place) && !goes_on(&look))).then_some((*n, look))
        });
        let foreign: Vec<(usize, Look)> = foreign.collect();
        foreign.iter().for_each(|(n, look)| take_out(article, *n, look));
        article.teasers.sort_by_key(|teaser| teaser.title.or(teaser.text).map(|words| words.start()));
    }

    /// Whether the outlet has a line under several headlines.
    fn comes_again(&self, words: &str, outlet: Option<&String>) -> bool {
        let under = outlet.and_then(|outlet| self.lines.get(&hash(&(outlet, words))));
        under.is_some_and(|under| under.len() >= HEADLINES)
    }
}

/// What the lines of a body share.
fn cohesion(body: &[(usize, &str)]) -> Cohesion {
    let all = vec![true; body.len()];
    let units: Vec<usize> = (0..body.len()).collect();
    Cohesion::new(&Terms::of(body.iter().map(|(_, words)| *words)), &all, &all, &units)
}

fn look(words: &str) -> Look {
    Look { shape: Shape::of(words), phrases: Phrases::of(words), copies: 1 }
}

/// Whether a line goes on with what was said before, as a quotation does.
fn goes_on(look: &Look) -> bool {
    look.phrases.anaphor || look.shape.quotes || look.shape.continues
}

/// Names a line of the article by its form.
fn take_out(article: &mut Article, n: usize, look: &Look) {
    let Some(line) = article.lines.get_mut(n) else { return };
    line.kind = outside(look);
    let words = Some(line.span.trim(&article.source));
    if line.kind == LineKind::Teaser {
        let (title, text) = if look.shape.is_headline() { (words, None) } else { (None, words) };
        article.teasers.push(Teaser { title, text });
    }
}

fn headline(article: &Article) -> Option<u64> {
    article.metadata.title.as_deref().map(|title| hash(&title.trim()))
}

/// A number for words: of these pages, and kept nowhere.
fn hash(words: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Metadata, read};

    const STORY: [&str; 4] = [
        "The ferry Aurora ran aground off Kelmouth harbour on Tuesday night, its owner said.",
        "Nobody on the Aurora was hurt, and her passengers were brought ashore in Kelmouth.",
        "The owner of the ferry said that tugs would try to free her at the next spring tide.",
        "Pilots had warned the owner of the Aurora about the sandbank off Kelmouth harbour.",
    ];

    const LATER: [&str; 3] = [
        "The inquiry into the grounding of the ferry Aurora has begun in Kelmouth.",
        "A judge will hear the pilots of Kelmouth harbour on Monday and the owner a day later.",
        "The ferry has sailed again since Sunday, with a new captain.",
    ];

    fn articles(pages: &[String]) -> Vec<Article> {
        let known = || Metadata { outlet: Some("The Harbour Post".into()), ..Metadata::default() };
        pages.iter().filter_map(|page| read(page.as_bytes(), known()).ok()).collect()
    }

    fn bodies(mut articles: Vec<Article>) -> Vec<usize> {
        let siblings = Siblings::of(&articles);
        articles.iter_mut().for_each(|article| siblings.correct(article));
        articles.iter().map(|a| a.lines.iter().filter(|l| l.kind == LineKind::Article).count()).collect()
    }

    #[test]
    fn versions_of_a_page_are_left_alone() {
        let titles =
            ["Ferry aground off Kelmouth", "Ferry Aurora stuck off Kelmouth", "Aurora still off Kelmouth"];
        let pages = articles(&titles.map(|title| format!("{title}\n{}", STORY.join("\n"))));
        assert!(pages.iter().all(|page| page.metadata.title.is_some()));
        assert_eq!(bodies(pages), [4; 3]);
    }

    #[test]
    fn what_came_before_is_printed_again() {
        let pages = [
            format!("Ferry aground off Kelmouth\n{}", STORY.join("\n")),
            format!("Inquiry into the Aurora opens\n{}\n{}", LATER.join("\n"), STORY[3]),
        ];
        assert_eq!(bodies(articles(&pages)), [4, 4]);
    }

    #[test]
    fn another_page_s_headline_is_no_paragraph() {
        let link = "Pilots had warned of the sandbank off Kelmouth, papers show";
        let pages = [
            format!(
                "Ferry aground off Kelmouth\n{}\n{link}\n{}",
                STORY[..2].join("\n"),
                STORY[2..].join("\n")
            ),
            format!("{link}\n{}", LATER.join("\n")),
        ];
        let alone: Vec<usize> = articles(&pages).into_iter().flat_map(|page| bodies(vec![page])).collect();
        assert_eq!((alone, bodies(articles(&pages))), (vec![5, 3], vec![4, 3]));
    }
}
