//! Lines that belong together because they are written alike: items of a list, rows of a table, turns of a talk.

use std::mem::discriminant;
use std::ops::Range;

use crate::look::Look;
use crate::shape::BULLETS;

/// Lines of the fewest that make a list.
const FEWEST: usize = 3;

/// Other lines between two numbers of a series, as an address below each item.
const BETWEEN: usize = 2;

/// Words of the shortest line that says what is listed below.
const SAYS: usize = 3;

/// Where a page has bulleted lines of more words than this on average, and of one word only one in so many, they are
/// items of texts rather than of menus.
const ITEM: usize = 5;
const ONE_IN: usize = 10;

/// Items of the fewest that show a formula, their words on average, those in which it is looked for, and letters of the
/// word that most of them share.
const FORMULA: usize = 5;
const FORMULA_WORDS: usize = 4;
const ENOUGH: usize = 12;
const TELLING: usize = 5;

/// Letters of the longest label before a colon, and of the longest that marks whose turn it is.
const LABEL: usize = 24;
const TURN: usize = 2;

/// Dashes that part what an item is from what is said of it, and bytes before them.
const DASHES: [&str; 3] = [" -- ", " – ", " — "];
const HEAD: usize = 40;

/// Lines written alike that belong to a text, as what stands above them or their form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct List {
    /// From its first line, or the one that says what comes, to one past its last, with what stands between.
    pub lines: Range<usize>,
    /// How many of them are not blank.
    pub told: usize,
    /// Whether they are turns of a talk, each on another subject.
    pub turns: bool,
    /// Whether they are records, of which only their words say that they belong to the text.
    pub records: bool,
}

/// How a line is marked as one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    Number(u32),
    /// Cells of a row, parted by tabs.
    Cells,
    /// "Q: Who runs the ferry?"
    Turn,
    /// "Length: 80 metres"
    Label,
    /// "11 March – the ferry sails"
    Dash,
}

/// A line that is not blank.
struct Told<'a> {
    line: usize,
    words: &'a str,
    look: &'a Look,
    mark: Option<Mark>,
}

/// The lists of a page that belong to a text, in order: rows of a table, turns of a talk, what is counted from one or
/// said to come; not what stands below the heading of other stories.
pub(crate) fn find(lines: &[&str], looks: &[Look]) -> Vec<List> {
    let all = lines.iter().zip(looks).enumerate().filter(|(_, (_, look))| look.shape.words > 0);
    let told: Vec<Told<'_>> =
        all.map(|(line, (words, look))| Told { line, words, look, mark: Mark::of(words) }).collect();
    let bullets = are_items(&told);
    let mut lists = Vec::new();
    let mut at = 0;
    while let Some(first) = told.get(at) {
        let Some(mark) = first.mark else {
            at += 1;
            continue;
        };
        let (last, items) = run(&told, at, mark);
        let above = at.checked_sub(1).and_then(|above| told.get(above));
        let heads = above.is_some_and(|above| above.look.is_apparatus());
        let says = above.filter(|above| above.says_what_comes() && !heads);
        let of_text = match mark {
            Mark::Cells | Mark::Turn => true,
            Mark::Number(1) => !heads,
            Mark::Bullet(_) if bullets => !heads,
            Mark::Bullet(_) | Mark::Dash | Mark::Label => {
                let items = told.get(at..=last).unwrap_or_default();
                !heads
                    && (is_formula(items)
                        || is_one_sentence(items)
                        || (mark == Mark::Dash && is_programme(items)))
            }
            _ => false,
        };
        if let Some(end) = told.get(last).filter(|_| items >= FEWEST && (of_text || says.is_some())) {
            let begin = says.map_or(first.line, |says| says.line);
            let told = last + 1 - at + usize::from(says.is_some());
            lists.push(List { lines: begin..end.line + 1, told, turns: mark == Mark::Turn, records: false });
        }
        at = last + 1;
    }
    lists
}

/// Posts that a text brings in: the line that signs each, "— Ada Brook (@adabrook) May 3, 2020", and the one above it.
pub(crate) fn posts(lines: &[&str], looks: &[Look]) -> Vec<List> {
    let signs = |line: &&str| line.trim_start().starts_with(['—', '–']) && line.contains("(@");
    let mut above = None;
    let mut posts = Vec::new();
    for (line, (words, look)) in lines.iter().zip(looks).enumerate().filter(|(_, (_, l))| l.shape.words > 0) {
        if signs(words) && !look.is_apparatus() {
            let begin = above.unwrap_or(line);
            let told = 1 + usize::from(begin < line);
            posts.push(List { lines: begin..line + 1, told, turns: true, records: false });
        }
        above = Some(line);
    }
    posts
}

/// Where the list that begins at `first` ends, and how many items it has.
fn run(told: &[Told<'_>], first: usize, mut mark: Mark) -> (usize, usize) {
    let (mut last, mut items) = (first, 1);
    for (place, next) in told.iter().enumerate().skip(first + 1) {
        let room = if matches!(mark, Mark::Number(_)) { BETWEEN } else { 0 };
        if place - last > room + 1 {
            break;
        }
        if let Some(next) = next.mark.filter(|&next| mark.goes_on(next)) {
            (last, items, mark) = (place, items + 1, next);
        }
    }
    (last, items)
}

/// Whether items are written to one formula: most hold a word of the first one, and they are no notices.
fn is_formula<'a>(items: &[Told<'a>]) -> bool {
    let count = |told: &Told<'a>| told.look.shape.words;
    let notices = items.iter().filter(|told| told.look.is_apparatus()).count();
    let long = items.iter().map(count).sum::<usize>() >= FORMULA_WORDS * items.len();
    let Some((first, others)) =
        items.split_first().filter(|_| items.len() >= FORMULA && long && notices == 0)
    else {
        return false;
    };
    let words = |told: &Told<'a>| told.words.split_whitespace().take(ENOUGH);
    let holds = |word: &str| others.iter().filter(|told| words(told).any(|w| w == word)).count();
    let telling = words(first).filter(|word| word.chars().count() >= TELLING);
    telling.into_iter().any(|word| holds(word) * 4 >= others.len() * 3)
}

/// Whether items are parts of a sentence: they begin with small letters. What leads elsewhere begins with a capital.
fn is_one_sentence(items: &[Told<'_>]) -> bool {
    let opens = |told: &Told<'_>| told.words.chars().find(|c| c.is_alphanumeric());
    let part = |told: &Told<'_>| opens(told).is_some_and(char::is_lowercase) && !told.look.is_apparatus();
    items.iter().all(part)
}

/// Whether items say what is on which day: "June 9 – Marwick". A time of day opens news as well.
fn is_programme(items: &[Told<'_>]) -> bool {
    let dated = |told: &&Told<'_>| {
        let day = DASHES.iter().filter_map(|dash| told.words.split_once(dash)).map(|(day, _)| day);
        day.into_iter().any(|day| day.contains(|c: char| c.is_ascii_digit()) && !is_clock(day))
    };
    items.len() >= FORMULA && items.iter().filter(dated).count() * 4 >= items.len() * 3
}

/// "12:30"
fn is_clock(words: &str) -> bool {
    words.split_once(':').is_some_and(|(hour, minute)| {
        hour.ends_with(|c: char| c.is_ascii_digit()) && minute.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether the bulleted lines of a page are items of texts rather than of menus.
fn are_items(told: &[Told<'_>]) -> bool {
    let (mut count, mut words, mut short) = (0, 0, 0);
    for bullet in told.iter().filter(|told| matches!(told.mark, Some(Mark::Bullet(_)))) {
        count += 1;
        words += bullet.look.shape.words;
        short += usize::from(bullet.look.shape.words <= 1);
    }
    short * ONE_IN < count && words >= ITEM * count
}

impl Told<'_> {
    fn says_what_comes(&self) -> bool {
        self.look.shape.words >= SAYS && self.words.trim_end().ends_with([':', '：'])
    }
}

impl Mark {
    fn of(line: &str) -> Option<Self> {
        let line = line.trim();
        if line.matches('\t').nth(1).is_some() {
            return Some(Self::Cells);
        }
        let mut chars = line.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next())
            && BULLETS.contains(&first)
            && second.is_whitespace()
        {
            return Some(Self::Bullet(first));
        }
        let dashed = || {
            let near = |dash: &&str| line.find(*dash).is_some_and(|at| at <= HEAD);
            DASHES.iter().any(near).then_some(Self::Dash)
        };
        Self::number(line).or_else(|| Self::label(line)).or_else(dashed)
    }

    /// "12. Dunholm", "12) Dunholm"
    fn number(line: &str) -> Option<Self> {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = line.strip_suffix(rest).filter(|_| rest.starts_with(". ") || rest.starts_with(") "))?;
        number.parse().ok().map(Self::Number)
    }

    fn label(line: &str) -> Option<Self> {
        let (label, rest) = line.split_once([':', '：'])?;
        let label = label.trim_end();
        let plain = label.chars().all(|c| c.is_alphanumeric() || c == ' ');
        match label.chars().take(LABEL + 1).count() {
            _ if !plain || !rest.starts_with(char::is_whitespace) => None,
            1..=TURN => Some(Self::Turn),
            ..=LABEL => Some(Self::Label),
            _ => None,
        }
    }

    /// Whether a line so marked goes on with a list of which this is the last item.
    fn goes_on(self, next: Self) -> bool {
        match (self, next) {
            (Self::Number(last), Self::Number(next)) => next == last.saturating_add(1),
            (Self::Bullet(one), Self::Bullet(other)) => one == other,
            _ => discriminant(&self) == discriminant(&next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(page: &str) -> Vec<(usize, usize)> {
        let lines: Vec<&str> = page.lines().collect();
        find(&lines, &Look::all(&lines)).into_iter().map(|l| (l.lines.start, l.lines.end)).collect()
    }

    #[test]
    fn a_list_is_said_to_come() {
        let items = "• Marwick\n• Dunholm\n\n• Kelmouth";
        assert_eq!(
            lists(&format!("The ferry will call at these ports:\n{items}\nTickets are sold.")),
            [(0, 5)]
        );
        assert_eq!(lists(&format!("The ferry will call at three ports.\n{items}")), []);
        assert_eq!(lists(&format!("Read more:\n{items}")), []);
    }

    #[test]
    fn a_page_without_menus_has_bullets_for_items() {
        let items = "• Lifeboats for all who are on board\n• Two engines instead of one\n• A bow that breaks ice in winter";
        assert_eq!(lists(&format!("The new ferry\n{items}")), [(1, 4)]);
        assert_eq!(lists(&format!("• Home\n• Sport\n• Weather\nThe new ferry\n{items}")), []);
    }

    #[test]
    fn items_of_one_formula_belong_to_the_text_beside_menus_too() {
        let port = |(port, miles)| format!("• {port}: {miles} miles from Kelmouth");
        let ports =
            [("Marwick", 12), ("Dunholm", 30), ("Vell", 7), ("Harrow", 9), ("Brae", 41)].map(port).join("\n");
        assert_eq!(lists(&format!("• Home\n• Sport\n• Weather\nThe ports\n{ports}")), [(4, 9)]);
        let shares = ports.replace("miles from Kelmouth", "ways to share this with friends");
        assert_eq!(lists(&format!("• Home\n• Sport\n• Weather\nThe ports\n{shares}")), []);
    }

    #[test]
    fn parts_of_a_sentence_belong_to_the_text_beside_menus_too() {
        let menu = "• Home\n• Sport\n• Weather\nPassengers may not bring\n";
        assert_eq!(lists(&format!("{menu}• dogs\n• open fire\n• bicycles on Sundays.")), [(4, 7)]);
        assert_eq!(lists(&format!("{menu}• dogs\n• Open fire\n• bicycles")), []);
        assert_eq!(lists(&format!("{menu}• dogs\n• bicycles\n• sign up for our newsletter")), []);
    }

    #[test]
    fn a_programme_belongs_to_the_text() {
        let days = "June 9 – Marwick\nJune 10 – Dunholm\n12 July – Kelmouth\nJuly 14 – Vell\nJuly 15 – Brae";
        assert_eq!(lists(&format!("The ferry sails again.\n{days}")), [(1, 6)]);
        let news = "12:30 – Ferry aground\n12:10 – Mayor resigns\n11:50 – Mill on fire\n9:15 – Bakers win\n8:00 – Rain";
        assert_eq!(lists(&format!("The ferry sails again.\n{news}")), []);
    }

    #[test]
    fn a_series_counts_from_one_over_what_stands_between() {
        let series = "1. Aurora\nhttps://a.example/1\n2. Borealis\nhttps://a.example/2\n3. Castor";
        assert_eq!(lists(&format!("The three ferries\n{series}")), [(1, 6)]);
        assert_eq!(lists(&format!("Most read\n{series}")), []);
    }

    #[test]
    fn a_post_is_signed_below() {
        let page = "The mayor answered her critics.\n\nThe ferry sails tomorrow, I promise #kelmouth\n\n— Ada Brook (@adabrook) May 3, 2020";
        let lines: Vec<&str> = page.lines().collect();
        let posts: Vec<_> =
            posts(&lines, &Look::all(&lines)).into_iter().map(|p| (p.lines.start, p.lines.end)).collect();
        assert_eq!(posts, [(2, 5)]);
    }

    #[test]
    fn rows_turns_and_labels() {
        assert_eq!(lists("Port\tMiles\tHours\nMarwick\t12\t1\nDunholm\t30\t2"), [(0, 3)]);
        assert_eq!(lists("Q: Who runs it?\nA: Northern Lines.\nQ: Since when?"), [(0, 3)]);
        assert_eq!(lists("The ferry in figures:\nLength: 80 metres\nCrew: 12\nBuilt: 1998"), [(0, 4)]);
        assert_eq!(
            lists("When it sails:\n11 March – Marwick\n12 March – Dunholm\n13 March – Kelmouth"),
            [(0, 4)]
        );
    }
}
