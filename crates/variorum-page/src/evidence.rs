//! What speaks for and against each line being part of the article.
//!
//! One unit is about what a third of a plain sentence weighs. Signs and numbers were chosen by hand and are coarse;
//! the older ones were adjusted one at a time on the tuning half of a development set of labelled pages and on pages
//! made of one story with the openings of others (`bench/pages.py`), and rounded.

use std::ops::RangeInclusive;

use crate::cohesion::Cohesion;
use crate::lists::List;
use crate::look::Look;

/// For a sentence of any length, for each of its words (up to sixty) and for each further sentence (up to three).
const SENTENCE: (f32, f32, f32) = (1.0, 0.07, 0.5);
/// For a long line that does not end as a sentence does, and for each word past [`LONG`].
const LONG_LINE: (f32, f32) = (1.2, 0.05);
const LONG: usize = 25;
/// For a line of some words, and for a shorter one.
const SHORT_LINE: f32 = -0.4;
const SCRAP: f32 = -0.6;
/// For a beginning that goes on from the line before, and for a quotation in a sentence.
const CONTINUES: f32 = 1.4;
const QUOTES: f32 = 1.0;
/// Against an aside that is no credit of a picture, or a long one.
const NO_ASIDE: f32 = -2.0;
const CAPTION: usize = 30;
/// For a line of a list that belongs to a text.
const LISTED: f32 = 0.2;
/// Against a list item, an ellipsis at the end, each vertical bar, and a heading of capitalised words.
const ITEM: f32 = 0.3;
const CUT: f32 = 1.5;
const BAR: f32 = 1.0;
const TITLE_CASE: f32 = 0.2;
/// Against each phrase of promotion, of comments, each word to the reader, each credit of a picture.
const NOTICE: f32 = 6.0;
const COMMENT: f32 = 8.0;
const ADDRESS: f32 = 0.5;
const CREDIT: f32 = 4.0;
/// Against the heading of a list, a link to another story, a date of publication, the name of a writer.
const LIST_HEADING: f32 = 3.0;
const LINK: f32 = 12.0;
const DATED: f32 = 4.0;
const BYLINE: f32 = 2.0;
/// Words of the longest line that is a date of publication, and that names a writer.
const SIGNATURE: usize = 15;
const BY: usize = 12;
/// Against a sentence or a line as long as a headline, and against another, that stands on the page more than once.
const COPY: (f32, f32) = (1.4, 0.4);
const HEADLINE: RangeInclusive<usize> = 8..=30;
/// For each of the four nearest lines that is prose, once two of them are.
const NEIGHBOUR: f32 = 0.25;
/// Against a headline within a text that has a date of its own.
const HEADLINE_DATED: f32 = 3.0;
/// Against the lines above the headline.
const ABOVE_TITLE: f32 = 1.5;
/// Against the lines before the core, and against sentences and other lines after it.
const BEFORE_CORE: f32 = 0.7;
const AFTER_CORE: (f32, f32) = (0.5, 1.5);
/// Against the first line below the heading of a list; half as much for each further line.
const BELOW_HEADING: f32 = 1.0;
/// Against all that follows the heading of comments.
const BELOW_COMMENTS: f32 = 3.0;
/// Lines of a post within which its prose begins, and posts that make a thread.
const POST: usize = 3;
const POSTS: usize = 3;
/// In the second half, against a sentence that is one of many of one measure.
const BLURB: f32 = 2.5;
/// Once [`MOST`] of the article has passed: against a line beside a date, against the words of a note on the
/// writer, and against all that follows each short line that does not belong to an article, up to a limit.
const MOST: f32 = 0.8;
const NEAR_DATE: f32 = 2.0;
const BIO: f32 = 2.5;
const ENDED: (f32, f32) = (0.3, 2.0);
/// The share of vocabulary, beside the usual one, that speaks neither for nor against; what a greater or
/// smaller share weighs; the weight of vocabulary that is half trusted; the lines of a core half trusted.
const NEUTRAL: f32 = 0.6;
const SHARE: f32 = 9.0;
const COHESIVE: f32 = 0.45;
const MASS: f32 = 8.0;
const CORE: f32 = 4.0;
/// The least and the most that vocabulary says of one line.
const COHESION: (f32, f32) = (-3.0, 6.0);
/// What it says at least of the core's lines on average.
const OWN: f32 = 1.0;
/// The most that it says of a line of less than five words.
const SCRAP_TOPIC: (f32, f32) = (-1.0, 0.4);
/// For a line that points back to what was said before, against its being the start of another story:
/// by its first word, by a quotation, by a small letter or quotation mark at its start.
const ANAPHOR: f32 = 1.5;
const QUOTATION: f32 = 1.0;
const GOES_ON: f32 = 0.3;
/// For a sentence that begins with what the article speaks of.
const SUBJECT: f32 = 0.5;
/// For a line that begins anew, as the start of another story does: with a place and an agency, with a full
/// name, with something not yet spoken of.
const DATELINE: f32 = 2.0;
const FULL_NAME: f32 = 0.5;
const INDEFINITE: f32 = 0.5;
/// Against such a beginning of a sentence of some length with one word at most of which the article speaks.
const LOOSE: f32 = 1.5;
const LOOSE_WORDS: usize = 15;

/// What a line's own form and words say, whatever stands around it.
pub(crate) fn of_form(look: &Look) -> f32 {
    let shape = &look.shape;
    let words = shape.words.min(60) as f32;
    let mut sum = if shape.is_sentence() {
        SENTENCE.0 + SENTENCE.1 * words + SENTENCE.2 * shape.inner_stops.min(3) as f32
    } else if shape.words >= LONG {
        LONG_LINE.0 + LONG_LINE.1 * (words - LONG as f32)
    } else if shape.words >= 5 {
        SHORT_LINE
    } else {
        SCRAP
    };
    sum += weigh(shape.continues && shape.words >= 3, CONTINUES);
    sum += weigh(shape.quotes && shape.stop, QUOTES);
    sum -= weigh(shape.bullet, ITEM);
    sum -= weigh(shape.cut, CUT);
    sum -= weigh(!shape.stop && shape.words >= 4 && shape.small * 3 < shape.capital, TITLE_CASE);
    sum - BAR * shape.bars.min(3) as f32 - of_phrases(look) - of_copies(look)
}

/// What its phrases say against it. A long line holds more of everything, so each counts less.
fn of_phrases(look: &Look) -> f32 {
    let (words, phrases) = (look.shape.words, &look.phrases);
    let thin = 30.0 / (30.0 + words as f32);
    let mut against = NOTICE * phrases.notices.min(4) as f32 + COMMENT * phrases.comments.min(3) as f32;
    if !look.shape.quotes {
        against += ADDRESS * phrases.addresses.min(4) as f32;
    }
    against *= thin;
    if words <= 60 {
        against += CREDIT * phrases.credits.min(2) as f32;
    }
    against += weigh(phrases.list_heading, LIST_HEADING);
    against += weigh(phrases.link && words <= 40, LINK);
    against += weigh(look.shape.stamp || (phrases.dated && words <= SIGNATURE), DATED);
    against + weigh(phrases.by && words <= BY && !look.shape.stop, BYLINE)
}

/// What speaks for a line's being an aside: credits of pictures, dates and headlines with dates stand within articles.
pub(crate) fn of_aside(look: &Look, dated: bool) -> f32 {
    if look.shape.words == 0 || is_credit(look) || look.shape.stamp || dated { 0.0 } else { NO_ASIDE }
}

/// Whether a line says who wrote an article or when, and little more.
pub(crate) fn signs(look: &Look) -> bool {
    let (shape, phrases) = (&look.shape, &look.phrases);
    (shape.words <= SIGNATURE && (shape.when || phrases.dated))
        || (shape.words <= BY && phrases.by && !shape.stop)
}

/// Whether a line is the credit of a picture.
pub(crate) fn is_credit(look: &Look) -> bool {
    look.phrases.credits > 0 && look.shape.words <= CAPTION
}

/// What the form of an item of a list says.
pub(crate) fn of_item(look: &Look) -> f32 {
    if look.shape.words == 0 { 0.0 } else { LISTED - of_phrases(look) }
}

/// What vocabulary says of a list, shared out among its items, as they stand or fall together: no more against it than
/// against one line, and nothing against the turns of a talk, which goes from one subject to the next.
pub(crate) fn of_list(cohesion: &Cohesion, list: &List, looks: &[Look], topic: &mut [f32]) {
    let (share, mass) = pooled(cohesion, list);
    let least = if list.turns { 0.0 } else { of_share(cohesion, share, mass) };
    let each = slice(topic, list).iter().sum::<f32>().max(least) / list.told as f32;
    let items = topic.get_mut(list.lines.clone()).into_iter().flatten();
    for (topic, look) in items.zip(slice(looks, list)) {
        if look.shape.words > 0 && (list.turns || !look.shape.is_sentence()) {
            *topic = each;
        }
    }
}

/// Whether a list as a whole speaks of what the article speaks of.
pub(crate) fn is_cohesive(cohesion: &Cohesion, list: &List) -> bool {
    pooled(cohesion, list).0 >= COHESIVE * cohesion.usual.max(0.05)
}

/// What a list as a whole shares with the article, and the weight of its vocabulary.
fn pooled(cohesion: &Cohesion, list: &List) -> (f32, f32) {
    let (mut shared, mut mass) = (0.0, 0.0);
    for (own, share) in slice(&cohesion.mass, list).iter().zip(slice(&cohesion.share, list)) {
        shared += own * share;
        mass += own;
    }
    (shared / mass.max(1.0), mass)
}

/// Of a list, what place says against each line is said once, and that an item begins anew only of the first.
pub(crate) fn once(list: &List, place: &mut [f32], anew: &mut [f32]) {
    let items = list.told as f32;
    place.get_mut(list.lines.clone()).into_iter().flatten().for_each(|place| *place /= items);
    anew.get_mut(list.lines.clone()).into_iter().flatten().skip(1).for_each(|anew| *anew = 0.0);
}

fn slice<'a, T>(all: &'a [T], list: &List) -> &'a [T] {
    all.get(list.lines.clone()).unwrap_or_default()
}

/// What a share of vocabulary with the article says, by the weight of the vocabulary.
fn of_share(cohesion: &Cohesion, share: f32, mass: f32) -> f32 {
    let lines = cohesion.lines as f32;
    let trust = (mass / (mass + MASS)) * (lines / (lines + CORE));
    (trust * SHARE * (share / cohesion.usual.max(0.05) - NEUTRAL)).clamp(COHESION.0, COHESION.1)
}

fn of_copies(look: &Look) -> f32 {
    match (look.copies > 1, look.shape.is_sentence() || HEADLINE.contains(&look.shape.words)) {
        (false, _) => 0.0,
        (true, true) => COPY.0,
        (true, false) => COPY.1,
    }
}

/// What a date below a headline says.
pub(crate) fn of_date(dated: bool) -> f32 {
    -weigh(dated, HEADLINE_DATED)
}

/// What standing in a thread of comments says.
pub(crate) fn of_thread(thread: Option<usize>, line: usize) -> f32 {
    -weigh(thread.is_some_and(|thread| line >= thread), 2.0 * BELOW_COMMENTS)
}

/// What the nearest lines say: prose stands beside prose.
pub(crate) fn of_neighbours(looks: &[Look], line: usize) -> f32 {
    let prose = |at: Option<usize>| {
        let look = at.and_then(|at| looks.get(at));
        f32::from(u8::from(look.is_some_and(|l| l.shape.is_sentence() && l.shape.words >= 10)))
    };
    let near = |away: usize| prose(line.checked_sub(away)) + prose(line.checked_add(away));
    NEIGHBOUR * (near(1) + near(2) - 2.0)
}

/// Where a thread of comments begins: below its heading stand posts, each a line with a date and then prose.
/// A share bar may say "Comments" too, but no posts follow; a heading that names its article needs none.
pub(crate) fn thread(looks: &[Look]) -> Option<usize> {
    let prose = |look: &Look| look.shape.is_sentence() && !look.shape.when;
    let posts: Vec<bool> = (0..looks.len())
        .map(|line| {
            let below = looks.iter().skip(line + 1).take(POST);
            looks.get(line).is_some_and(|l| l.shape.when) && below.into_iter().any(prose)
        })
        .collect();
    let mut left = posts.iter().filter(|post| **post).count();
    for (line, look) in looks.iter().enumerate() {
        let soon = posts.iter().skip(line + 1).take(POST).any(|post| *post);
        let named = look.phrases.thread_on && !look.shape.is_sentence();
        if named || (look.phrases.thread_heading && soon && left >= POSTS) {
            return Some(line);
        }
        left -= usize::from(posts.get(line).copied().unwrap_or_default());
    }
    None
}

/// What a line's place says, given the article as far as it is known: `body` are its lines, `core` the range
/// of its densest stretch, `title` the headline.
pub(crate) fn of_place(
    looks: &[Look],
    blurbs: &[bool],
    body: &[bool],
    core: (usize, usize),
    title: Option<usize>,
) -> Vec<f32> {
    let total: usize = looks.iter().zip(body).filter(|(_, b)| **b).map(|(l, _)| l.shape.words).sum();
    let (mut passed, mut shade, mut ended, mut date, mut comments) = (0, 0.0, 0.0, 0, false);
    let mut sums = Vec::with_capacity(looks.len());
    for (line, (look, &inside)) in looks.iter().zip(body).enumerate() {
        let (words, phrases) = (look.shape.words, &look.phrases);
        if words == 0 {
            sums.push(0.0);
            continue;
        }
        let mostly = passed as f32 > MOST * total as f32;
        comments |= phrases.comments > 0 && words <= 8 && passed * 2 > total;
        let mut against = shade + ended + weigh(comments, BELOW_COMMENTS);
        against += weigh(mostly && date > 0, NEAR_DATE) + weigh(mostly && phrases.bios > 0, BIO);
        against += weigh(passed * 2 > total && blurbs.get(line).is_some_and(|blurb| *blurb), BLURB);
        against += weigh(words >= 3 && line < core.0, BEFORE_CORE);
        let after = if look.shape.is_sentence() { AFTER_CORE.0 } else { AFTER_CORE.1 };
        against += weigh(words >= 3 && line >= core.1, after);
        sums.push(-against - weigh(title.is_some_and(|t| line < t), ABOVE_TITLE));
        shade = if phrases.list_heading { BELOW_HEADING } else { shade / 2.0 };
        if mostly && words <= 12 && look.is_apparatus() {
            ended = (ended + ENDED.0).min(ENDED.1);
        }
        date = if look.shape.when { 2 } else { date.max(1) - 1 };
        passed += if inside { words } else { 0 };
    }
    sums
}

/// What a line's vocabulary, and the ways it points back, say for this story and against another.
pub(crate) fn of_topic(cohesion: &Cohesion, look: &Look, line: usize) -> f32 {
    let share = cohesion.share.get(line).copied().unwrap_or_default();
    let mass = cohesion.mass.get(line).copied().unwrap_or_default();
    let words = of_share(cohesion, share, mass);
    if look.shape.words < 5 {
        return words.clamp(SCRAP_TOPIC.0, SCRAP_TOPIC.1);
    }
    let subject = cohesion.subject.get(line).is_some_and(|subject| *subject);
    words
        + weigh(subject && look.shape.is_sentence(), SUBJECT)
        + weigh(look.phrases.anaphor, ANAPHOR)
        + weigh(look.shape.quotes && look.shape.stop, QUOTATION)
        + weigh(look.shape.continues, GOES_ON)
}

/// Raises what vocabulary says of the core's lines until it is [`OWN`] on average: few lines share little, and what they
/// speak of is the article's topic all the same.
pub(crate) fn level(core: &[bool], topic: &mut [f32]) {
    let own = || core.iter().zip(topic.iter()).filter(|(core, _)| **core).map(|(_, topic)| *topic);
    let count = own().count() as f32;
    let short = OWN - own().sum::<f32>() / count.max(1.0);
    if count > 0.0 && short > 0.0 {
        core.iter().zip(topic).filter(|(core, _)| **core).for_each(|(_, topic)| *topic += short);
    }
}

/// What the opening of a sentence says for its being the start of a story.
pub(crate) fn of_opening(look: &Look) -> f32 {
    if !look.shape.is_sentence() || look.shape.quotes || look.phrases.anaphor {
        return 0.0;
    }
    weigh(look.shape.dateline, DATELINE)
        + weigh(look.shape.full_name, FULL_NAME)
        + weigh(look.phrases.indefinite, INDEFINITE)
}

/// What such an opening says once the article is known.
pub(crate) fn of_strange_opening(cohesion: &Cohesion, look: &Look, line: usize) -> f32 {
    let opening = of_opening(look);
    let loose = cohesion.links.get(line).is_some_and(|links| *links <= 1);
    opening + weigh(opening > 0.0 && loose && look.shape.words >= LOOSE_WORDS, LOOSE)
}

fn weigh(holds: bool, weight: f32) -> f32 {
    if holds { weight } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_core_speaks_of_is_the_topic_whatever_it_shares() {
        let core = [false, true, true, false];
        let mut topic = [3.0, -1.5, -0.5, -2.0];
        level(&core, &mut topic);
        assert_eq!(topic, [3.0, OWN - 0.5, OWN + 0.5, -2.0]);
        let told = [3.0, 4.0, 2.0, -2.0];
        let mut topic = told;
        level(&core, &mut topic);
        assert_eq!(topic, told);
        level(&[false; 4], &mut topic);
        assert_eq!(topic, told);
    }
}
