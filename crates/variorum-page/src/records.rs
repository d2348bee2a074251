//! Records of one make that a text is built of: the products of a guide, the meals of a plan, the people of a survey.

use std::collections::HashMap;

use crate::lists::List;
use crate::look::Look;
use crate::shape::BULLETS;

/// Records of the fewest that make a text.
const FEWEST: usize = 3;

/// Lines of the shortest and the longest record.
const SHORTEST: usize = 2;
const LONGEST: usize = 16;

/// Lines of the shortest stretch, and words of its lines on average: menus and teasers stand in shorter ones.
const STRETCH: usize = 30;
const WORDS: usize = 4;

/// Lines above a stretch of which one must be a sentence, as a text leads up to it.
const ABOVE: usize = 3;

/// Dates and links from which records are those of other stories.
const OTHERS: usize = 3;

/// Letters of the longest label before a colon that comes again in each record.
const LABEL: usize = 24;

/// Stretches of records: where a line or a label comes again and again, some lines apart. A stretch begins above the
/// first of them, below the last sentence, and ends as far below the last.
pub(crate) fn find(lines: &[&str], looks: &[Look]) -> Vec<List> {
    let told: Vec<usize> =
        looks.iter().enumerate().filter(|(_, look)| look.shape.words > 0).map(|(line, _)| line).collect();
    let mut marks: HashMap<&str, usize> = HashMap::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    let plain = |line: usize| lines.get(line).filter(|_| looks.get(line).is_some_and(|l| !l.is_apparatus()));
    for (place, words) in told.iter().enumerate().filter_map(|(at, &line)| Some((at, plain(line)?))) {
        let mark = *marks.entry(mark(words)).or_insert_with(|| {
            places.push(Vec::new());
            places.len() - 1
        });
        if let Some(places) = places.get_mut(mark) {
            places.push(place);
        }
    }
    let mut stretches: Vec<(usize, usize)> =
        places.iter().flat_map(|places| runs(places)).map(|run| widen(run, &told, looks)).collect();
    stretches.sort_unstable();
    stretches.dedup_by(|next, last| {
        let meets = next.0 <= last.1;
        last.1 = if meets { last.1.max(next.1) } else { last.1 };
        meets
    });
    let list = |(first, last): (usize, usize)| {
        let above = told.get(first.saturating_sub(ABOVE)..first)?;
        let led_up_to = above.iter().filter_map(|&line| looks.get(line)).any(|look| look.shape.is_sentence());
        let lines = *told.get(first)?..told.get(last)? + 1;
        let (looks, told) = (looks.get(lines.clone())?, last + 1 - first);
        let words: usize = looks.iter().map(|look| look.shape.words).sum();
        let of_others = looks.iter().filter(|look| look.shape.stamp || look.phrases.link).count();
        let headed = looks.iter().any(|look| look.phrases.list_heading || look.phrases.thread_heading);
        let of_text = led_up_to && told >= STRETCH && words >= WORDS * told && of_others < OTHERS && !headed;
        of_text.then_some(List { lines, told, turns: true, records: true })
    };
    stretches.into_iter().filter_map(list).collect()
}

/// What makes a line one of several: its label before a colon, or else all its words.
fn mark(line: &str) -> &str {
    let line = line.trim_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
    let label = line.split_once([':', '：']).map(|(label, _)| label);
    label.filter(|label| label.chars().take(LABEL + 1).count() <= LABEL).unwrap_or(line)
}

/// Parts places into runs a record's length apart: first, last and mean distance of each that is long enough.
fn runs(places: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::new();
    let mut from = 0;
    for at in 1..=places.len() {
        let apart = places.get(at).zip(places.get(at - 1)).map(|(here, last)| here - last);
        if apart.is_some_and(|apart| (SHORTEST..=LONGEST).contains(&apart)) {
            continue;
        }
        if let (Some(&first), Some(&last)) = (places.get(from), places.get(at - 1))
            && at - from >= FEWEST
        {
            runs.push((first, last, (last - first) / (at - from - 1)));
        }
        from = at;
    }
    runs
}

/// From the first line of the first record to the last line of the last one.
fn widen((first, last, apart): (usize, usize, usize), told: &[usize], looks: &[Look]) -> (usize, usize) {
    let plain = |place: &usize| {
        let look = told.get(*place).and_then(|&line| looks.get(line));
        look.is_some_and(|l| !l.shape.is_sentence() && !l.is_apparatus() && !l.shape.when)
    };
    let above = (first.saturating_sub(apart)..first).rev().take_while(plain).count();
    let below = (last + 1..last + apart).take_while(plain).count();
    (first - above, last + below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(page: &str) -> Vec<(usize, usize)> {
        let lines: Vec<&str> = page.lines().collect();
        find(&lines, &Look::all(&lines)).into_iter().map(|l| (l.lines.start, l.lines.end)).collect()
    }

    /// Ten dishes of a menu, each with what is in it.
    fn dishes() -> String {
        let dish = |n| {
            format!(
                "Dish {n} of the ship's cook\n{n} pounds of fish from the bay\nServes: {n} sailors and a cat\n"
            )
        };
        (1..=10).map(dish).collect()
    }

    #[test]
    fn records_below_a_text_belong_to_it() {
        let text = "The cook of the Aurora has written down what he serves on the way to Kelmouth.\n";
        assert_eq!(records(&format!("{text}{}", dishes())), [(1, 31)]);
        assert_eq!(records(&format!("Menu\n{}", dishes())), []);
    }

    #[test]
    fn records_with_dates_are_other_stories() {
        let story = |n| format!("Ferry number {n} runs aground off Kelmouth\nLocal news\n{n} hours ago\n");
        let stories: String = (10..20).map(story).collect();
        assert_eq!(records(&format!("The ferry Aurora ran aground on Tuesday night.\n{stories}")), []);
    }

    #[test]
    fn a_few_lines_that_come_again_are_no_records() {
        let page = "The ferry Aurora ran aground on Tuesday night.\nPorts: Marwick\nMiles: 12\nPorts: Dunholm\nMiles: 30\nPorts: Kelmouth";
        assert_eq!(records(page), []);
    }
}
