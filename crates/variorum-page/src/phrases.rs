//! Which of the phrases in [`crate::tables`] a line holds.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Match};

use crate::shape::{is_hangul, is_wide};
use crate::tables::{
    ADDRESSES, ANAPHORS, BIOS, BY, COMMENT_PROMPTS, CREDITS, DATED, INDEFINITES, LINK_OPENINGS,
    LIST_HEADINGS, NOTICES, THREAD_HEADINGS, THREADS_ON,
};

/// Characters of a line in which phrases are looked for.
const ENOUGH: usize = 2_000;

/// Where a phrase must stand to count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    Start,
    /// At the start but for a number.
    Numbered,
    Whole,
}

/// A table, where its phrases must stand, and what they give away.
type Table = (&'static [&'static str], Place, fn(&mut Phrases));

const TABLES: [Table; 13] = [
    (NOTICES, Place::Anywhere, |p| p.notices += 1),
    (COMMENT_PROMPTS, Place::Anywhere, |p| p.comments += 1),
    (CREDITS, Place::Anywhere, |p| p.credits += 1),
    (ADDRESSES, Place::Anywhere, |p| p.addresses += 1),
    (ANAPHORS, Place::Start, |p| p.anaphor = true),
    (BIOS, Place::Anywhere, |p| p.bios += 1),
    (LIST_HEADINGS, Place::Whole, |p| p.list_heading = true),
    (THREAD_HEADINGS, Place::Whole, |p| p.thread_heading = true),
    (THREADS_ON, Place::Numbered, |p| p.thread_on = true),
    (LINK_OPENINGS, Place::Start, |p| p.link = true),
    (BY, Place::Start, |p| p.by = true),
    (DATED, Place::Start, |p| p.dated = true),
    (INDEFINITES, Place::Start, |p| p.indefinite = true),
];

static AUTOMATON: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(TABLES.iter().flat_map(|(table, ..)| table.iter())).ok());

/// What the phrases of a line give away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phrases {
    /// Phrases of promotion, legal notes, forms.
    pub notices: usize,
    /// Phrases of comment sections.
    pub comments: usize,
    /// Phrases of picture credits.
    pub credits: usize,
    /// Words that speak to the reader.
    pub addresses: usize,
    /// Whether it begins by pointing back.
    pub anaphor: bool,
    /// Words of notes on who wrote the article or sent it out.
    pub bios: usize,
    /// Whether the whole line heads a list of other stories.
    pub list_heading: bool,
    /// Whether the whole line heads a thread of comments.
    pub thread_heading: bool,
    /// Whether it begins as the heading of comments on an article that it names.
    pub thread_on: bool,
    /// Whether it begins as a link to another story does.
    pub link: bool,
    /// Whether it begins with a word that names an author.
    pub by: bool,
    /// Whether it begins with a word that says when the page was published or changed.
    pub dated: bool,
    /// Whether it begins with something not yet spoken of.
    pub indefinite: bool,
}

impl Phrases {
    /// Looks for phrases in a line.
    pub fn of(line: &str) -> Self {
        let mut phrases = Self::default();
        let words: String = line
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !"©(".contains(c))
            .chars()
            .take(ENOUGH)
            .flat_map(char::to_lowercase)
            .collect();
        let numbered = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '(');
        let begin = words.len() - numbered.len();
        let whole = words.trim_end_matches(|c: char| !c.is_alphabetic());
        let Some(automaton) = AUTOMATON.as_ref() else { return phrases };
        for found in automaton.find_overlapping_iter(&words).filter(|m| is_whole_word(&words, m)) {
            let mut number = found.pattern().as_usize();
            for (table, place, note) in TABLES {
                if number >= table.len() {
                    number -= table.len();
                    continue;
                }
                let fits = match place {
                    Place::Anywhere => true,
                    Place::Start => found.start() == 0,
                    Place::Numbered => begin > 0 && found.start() == begin,
                    Place::Whole => found.start() <= begin && found.end() >= whole.len(),
                };
                if fits {
                    note(&mut phrases);
                }
                break;
            }
        }
        phrases
    }
}

/// Whether a match begins and ends at word borders; scripts without spaces have none.
fn is_whole_word(words: &str, found: &Match) -> bool {
    let joins = |before: Option<char>, after: Option<char>| {
        let letter = |c: char| c.is_alphanumeric() && !is_wide(c) && !is_hangul(c);
        before.is_some_and(letter) && after.is_some_and(letter)
    };
    let (Some(head), Some(body), Some(tail)) =
        (words.get(..found.start()), words.get(found.range()), words.get(found.end()..))
    else {
        return false;
    };
    !joins(head.chars().next_back(), body.chars().next())
        && !joins(body.chars().next_back(), tail.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert_eq!(Phrases::of("SIGN UP for our Newsletter").notices, 2);
        assert_eq!(Phrases::of("The copyrighted song").notices, 0);
        assert_eq!(Phrases::of("無断転載を禁じます").notices, 1);
    }

    #[test]
    fn place_matters() {
        assert!(Phrases::of("• Also read: Ferry aground").link);
        assert!(!Phrases::of("They also read: a poem and a letter").link);
        assert!(Phrases::of("Read more:").list_heading && Phrases::of("Related stories").list_heading);
        assert!(!Phrases::of("Related stories were told in the harbour").list_heading);
        assert!(Phrases::of("12 Comments").thread_heading && Phrases::of("Comments (3)").thread_heading);
        assert!(!Phrases::of("Comments were few").thread_heading);
        assert!(Phrases::of("34 responses to “Ferry aground”").thread_on);
        assert!(!Phrases::of("Responses to the plan were mixed").thread_on);
    }

    #[test]
    fn notes_on_who_wrote_or_sent_it_out() {
        assert!(Phrases::of("Ada Brook is a native of Dunholm and lives in Lund with her husband.").bios > 0);
        assert!(
            Phrases::of("Northern Lines is headquartered in Lund and has 40 employees worldwide.").bios > 1
        );
        assert_eq!(Phrases::of("The ferry’s owner has moved its head office to Lund.").bios, 0);
    }

    #[test]
    fn the_declined_comment_of_news_is_no_prompt() {
        assert_eq!(Phrases::of("The ministry declined to comment.").comments, 0);
        assert_eq!(Phrases::of("Leave a comment").comments, 1);
    }
}
