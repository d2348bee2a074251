//! What leads to other stories: sentences written to one measure, headlines with a date of their own.

use std::ops::{Range, RangeInclusive};

use crate::look::Look;

/// Lines of the fewest that show a measure, and other lines between two of them, as a headline and a date.
const FEWEST: usize = 5;
const BETWEEN: usize = 2;

/// Words of such a line.
const WORDS: Range<usize> = 8..50;

/// Words of a headline.
const HEADLINE: RangeInclusive<usize> = 8..=30;

/// How much longer the longest of them is than the shortest.
const SPREAD: f32 = 1.6;

/// A run of such sentences: its lines, the fewest and the most words, and other lines since the last.
#[derive(Debug, Default)]
struct Run {
    lines: Vec<usize>,
    words: (usize, usize),
    since: usize,
}

/// Which lines belong to a run of sentences of one measure, none of which goes on with another.
pub(crate) fn find(looks: &[Look]) -> Vec<bool> {
    let mut found = vec![false; looks.len()];
    let mut run = Run::default();
    for (line, look) in looks.iter().enumerate().filter(|(_, look)| look.shape.words > 0) {
        if !look.shape.is_sentence() && run.since < BETWEEN {
            run.since += 1;
        } else if !could_be(look) || !run.takes(line, look.shape.words) {
            run.mark(&mut found);
            run = Run::default();
            if could_be(look) {
                run.takes(line, look.shape.words);
            }
        }
    }
    run.mark(&mut found);
    found
}

/// Which lines are headlines between a sentence, or the date of another, and a date.
pub(crate) fn dated(looks: &[Look]) -> Vec<bool> {
    let mut dated = vec![false; looks.len()];
    let told: Vec<(usize, &Look)> = looks.iter().enumerate().filter(|(_, l)| l.shape.words > 0).collect();
    for around in told.windows(3) {
        let &[(_, above), (line, look), (_, below)] = around else { continue };
        let headline = !look.shape.stop && HEADLINE.contains(&look.shape.words);
        if let Some(dated) = dated.get_mut(line) {
            *dated = headline && below.shape.stamp && (above.shape.is_sentence() || above.shape.stamp);
        }
    }
    dated
}

impl Run {
    /// Goes on with a line if that is of the same measure.
    fn takes(&mut self, line: usize, words: usize) -> bool {
        let (least, most) = if self.lines.is_empty() { (words, words) } else { self.words };
        let (least, most) = (least.min(words), most.max(words));
        let fits = most as f32 <= SPREAD * least as f32;
        if fits {
            self.lines.push(line);
            (self.words, self.since) = ((least, most), 0);
        }
        fits
    }

    fn mark(&self, found: &mut [bool]) {
        for line in self.lines.iter().filter(|_| self.lines.len() >= FEWEST) {
            if let Some(found) = found.get_mut(*line) {
                *found = true;
            }
        }
    }
}

fn could_be(look: &Look) -> bool {
    let shape = &look.shape;
    let goes_on = shape.quotes || shape.continues || look.phrases.anaphor;
    shape.is_sentence() && WORDS.contains(&shape.words) && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORIES: [&str; 5] = [
        "A storm has cut power to some 3,000 homes on the northern coast.",
        "The owner of a circus elephant has been fined for an open gate.",
        "Prices of seed potatoes have risen by a fifth since the autumn.",
        "Two climbers who went missing on Mount Serra are alive and well.",
        "Astronomers in Chile have photographed a comet with two bright tails.",
    ];

    fn blurbs(lines: &[&str]) -> usize {
        find(&Look::all(lines)).into_iter().filter(|blurb| *blurb).count()
    }

    #[test]
    fn sentences_of_one_measure() {
        assert_eq!(blurbs(&STORIES), 5);
        let headed: Vec<&str> =
            STORIES.iter().flat_map(|story| ["Little news", "3 hours ago", story]).collect();
        assert_eq!(blurbs(&headed), 5);
        assert_eq!(blurbs(&STORIES[1..]), 0);
    }

    #[test]
    fn headlines_with_dates() {
        let headline = "Bakers of Dunholm win the first prize of the fair";
        let page =
            ["The Aurora stood still on Tuesday.", headline, "", "3 hours ago", headline, "19 November 2019"];
        assert_eq!(dated(&Look::all(&page)), [false, true, false, false, true, false]);
        assert_eq!(dated(&Look::all(&["Kelmouth", headline, "3 hours ago"])), [false; 3]);
    }

    #[test]
    fn sentences_that_go_on_are_a_text() {
        let text = STORIES.map(|story| format!("He said: “{story}”"));
        assert_eq!(blurbs(&text.each_ref().map(String::as_str)), 0);
        let measures =
            ["A storm has cut power to the coast of the far north.", "A storm.", STORIES[0], STORIES[1]];
        assert_eq!(blurbs(&measures), 0);
    }
}
