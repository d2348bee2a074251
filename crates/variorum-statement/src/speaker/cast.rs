//! Who is named in a text: mentions of names put together, with titles and roles.

use std::collections::HashMap;
use std::ops::Range;

use variorum_parse::{Doc, Token};
use variorum_text::Span;
use variorum_value::Country;

use super::words::{self, Gender};
use crate::tree::{child, children, is_punctuation, is_word};

/// What sort of thing bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    /// An organisation.
    Body,
    /// A country, a town, a people.
    Place,
    Unknown,
}

/// Somebody or something that the text names.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The fullest name.
    pub name: String,
    pub sort: Sort,
    pub gender: Option<Gender>,
    /// Base forms of what the text calls it: "president", "midfielder", "Belgian".
    pub roles: Vec<String>,
    /// The mentions by name and later those by pronoun.
    pub mentions: Vec<Span>,
    /// The country that its roles speak of: "*Norway's* prime minister".
    pub country: Option<Country>,
    /// How many mentions by name.
    pub count: usize,
}

impl Figure {
    /// Whether the name is one word, and neither a country's nor an abbreviation.
    pub fn is_lone_name(&self) -> bool {
        let name = &self.name;
        !name.contains(' ') && Country::named(name).is_none() && name.contains(char::is_lowercase)
    }
}

/// The figures of a text and where they are named.
pub(super) struct Cast {
    pub figures: Vec<Figure>,
    /// For each token the figure whose name it is part of.
    figure_of: Vec<Option<usize>>,
    /// Figures by each word of their names, lower case.
    by_word: HashMap<String, Vec<usize>>,
    by_role: HashMap<String, Vec<usize>>,
    /// Figures by the initials of their names.
    by_initials: HashMap<String, usize>,
}

/// A word of a name, however it is typed: "O’Dell" and "O'Dell".
fn key(word: &str) -> String {
    word.replace('’', "'").to_lowercase()
}

/// A name as it stands in a text.
struct Mention<'w> {
    words: &'w [&'w str],
    sort: Sort,
    /// Where it begins.
    at: usize,
    /// What the title before it tells.
    gender: Option<Gender>,
}

/// What the title before a name tells: "*Mrs.* Lee".
fn title_gender(doc: &Doc, name: &Range<usize>) -> Option<Gender> {
    let title = name.start.checked_sub(1).and_then(|i| doc.token(i))?;
    words::title(title.text()).flatten()
}

/// How many bearers of one word are compared with a new mention.
const NAMESAKES: usize = 8;

impl Cast {
    pub fn new(doc: &Doc) -> Self {
        let mut cast = Self {
            figures: Vec::new(),
            figure_of: vec![None; doc.len()],
            by_word: HashMap::new(),
            by_role: HashMap::new(),
            by_initials: HashMap::new(),
        };
        let names = names(doc);
        let names = without_headings(doc, names);
        // Full names first, so that a surname before its full name finds it.
        for full in [true, false] {
            for (range, sort) in &names {
                if (range.len() > 1) == full {
                    cast.mention(doc, range.clone(), *sort);
                }
            }
        }
        for t in doc.tokens() {
            if cast.is_surname(t) {
                cast.mention(doc, t.index()..t.index() + 1, Sort::Person);
            }
        }
        cast
    }

    /// "Ann O'Dell … O'Dell said": the surname of a person, whatever the tagger takes it for. At the head of a sentence any
    /// word has a capital; there it must be a noun of one, or have one inside, too.
    fn is_surname(&self, token: Token<'_>) -> bool {
        let mut letters = token.text().chars().filter(|c| c.is_alphabetic());
        let capital = letters.next().is_some_and(char::is_uppercase);
        let inside = letters.clone().any(char::is_uppercase) && letters.any(char::is_lowercase);
        let bearer = |n: &usize| {
            let figure = self.figures.get(*n);
            figure.is_some_and(|f| {
                f.sort == Sort::Person
                    && f.name.rsplit_once(' ').is_some_and(|(_, last)| key(last) == key(token.text()))
            })
        };
        self.figure_of(token.index()).is_none()
            && capital
            && (inside || !token.is_sent_start() || matches!(token.tag(), "NN" | "NNP"))
            && self.by_word.get(&key(token.text())).is_some_and(|bearers| bearers.iter().any(bearer))
    }

    pub fn figure_of(&self, token: usize) -> Option<usize> {
        self.figure_of.get(token).copied().flatten()
    }

    /// The figure that has this word in its name.
    pub fn with_word(&self, word: &str) -> Option<usize> {
        self.by_word.get(&key(word))?.last().copied()
    }

    /// The figures that the text calls by this noun.
    pub fn with_role(&self, role: &str) -> &[usize] {
        self.by_role.get(&role.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    fn mention(&mut self, doc: &Doc, range: Range<usize>, sort: Sort) {
        let range = self.without_people(doc, range);
        let words: Vec<&str> = doc.slice(range.clone()).map(Token::text).collect();
        let sort = if is_full_name(&words) { Sort::Person } else { sort };
        let span = doc.span(range.clone());
        let name = span.of(doc.text());
        let known =
            self.find(&Mention { words: &words, sort, at: span.start(), gender: title_gender(doc, &range) });
        let number = known.unwrap_or(self.figures.len());
        if known.is_none() {
            if words.len() > 1 {
                self.by_initials.entry(initials(name)).or_insert(number);
            }
            self.figures.push(Figure {
                name: name.to_owned(),
                sort,
                gender: None,
                roles: Vec::new(),
                country: None,
                mentions: Vec::new(),
                count: 0,
            });
        }
        for word in &words {
            let bearers = self.by_word.entry(key(word)).or_default();
            if !bearers.contains(&number) && bearers.len() < NAMESAKES {
                bearers.push(number);
            }
        }
        self.figure_of.get_mut(range.clone()).into_iter().flatten().for_each(|slot| *slot = Some(number));
        let Some(figure) = self.figures.get_mut(number) else { return };
        figure.count += 1;
        figure.mentions.push(span);
        if figure.sort == Sort::Unknown {
            figure.sort = sort;
        }
        if is_fuller(name, &figure.name) {
            name.clone_into(&mut figure.name);
        }
        self.describe(doc, number, range, &words);
    }

    /// "Belgian Maes" is a person who is named without the people; "British Airways" is not.
    fn without_people(&self, doc: &Doc, range: Range<usize>) -> Range<usize> {
        let [Some(people), Some(name)] = [doc.token(range.start), doc.token(range.start + 1)] else {
            return range;
        };
        let mention =
            Mention { words: &[name.text()], sort: Sort::Person, at: name.span().start(), gender: None };
        let known = self.find(&mention).and_then(|n| self.figures.get(n));
        let person = known.is_some_and(|f| f.sort == Sort::Person && f.name.contains(' '));
        if range.len() == 2 && words::is_people(people.text()) && person {
            range.start + 1..range.end
        } else {
            range
        }
    }

    /// Adds what stands around a name: titles, roles, gender.
    fn describe(&mut self, doc: &Doc, number: usize, range: Range<usize>, words: &[&str]) {
        let Some(figure) = self.figures.get_mut(number) else { return };
        let mut roles: Vec<String> = Vec::new();
        let before = range.start.saturating_sub(4)..range.start;
        for t in doc.slice(before).rev() {
            let title = words::title(t.text());
            if let Some(gender) = title {
                figure.gender = gender.or(figure.gender);
                if title.is_some() && figure.sort == Sort::Unknown {
                    figure.sort = Sort::Person;
                }
            }
            if title.is_none() && !matches!(t.pos(), "NOUN" | "PROPN" | "ADJ") {
                break;
            }
            roles.push(t.lemma().to_lowercase());
            figure.country = figure.country.or_else(|| Country::named(t.text()));
        }
        let last = doc.token(range.end.saturating_sub(1));
        let of = last.and_then(|l| children(l).find(|c| c.dep() == "prep" && is_word(*c, &["of"])));
        let of = of.and_then(|p| child(p, &["pobj"])).and_then(|c| Country::named(c.text()));
        figure.country = figure.country.or(of);
        for role in last.into_iter().flat_map(roles_by_syntax) {
            figure.country = figure.country.or_else(|| Country::named(role.text()));
            roles.push(role.lemma().to_lowercase());
        }
        if figure.gender.is_none() && words.len() > 1 {
            figure.gender = words.first().and_then(|w| words::of_first_name(w));
        }
        for role in roles {
            if figure.roles.len() < 24 && !figure.roles.contains(&role) {
                let bearers = self.by_role.entry(role.clone()).or_default();
                if bearers.len() < NAMESAKES {
                    bearers.push(number);
                }
                figure.roles.push(role);
            }
        }
    }

    /// The figure that a name stands for: the same words, a surname, a part of a longer name, initials. Of several,
    /// one named before, and of these the one named most.
    fn find(&self, mention: &Mention<'_>) -> Option<usize> {
        let last = key(mention.words.last()?);
        let bearers = self.by_word.get(&last).map_or(&[][..], Vec::as_slice);
        // "Ann Lee" may come before "Ann Lee-Olsen".
        let hyphen = mention.sort == Sort::Person && mention.words.iter().rev().nth(1) == Some(&"-");
        let shorter = mention.words.first().filter(|_| hyphen);
        let shorter = shorter.and_then(|w| self.by_word.get(&key(w))).into_iter().flatten();
        let shorter = shorter.filter(|n| self.figures.get(**n).is_some_and(|f| f.sort == Sort::Person));
        let fitting = bearers.iter().chain(shorter).copied().filter_map(|n| {
            let figure = self.figures.get(n).filter(|f| same(f, mention.words, mention.sort))?;
            // A first name tells less than the title: "Lee Epstein", "Ms. Epstein".
            let agrees = mention.gender.is_none() || figure.gender.is_none_or(|g| Some(g) == mention.gender);
            let before = figure.mentions.iter().any(|m| m.start() < mention.at);
            Some((agrees, before, figure.count, n))
        });
        fitting.max().map(|(.., n)| n).or_else(|| self.abbreviated(mention.words))
    }

    /// The body whose initials a mention in capitals gives.
    fn abbreviated(&self, words: &[&str]) -> Option<usize> {
        let [word] = words else { return None };
        let letters: String = word.chars().filter(|c| *c != '.').collect();
        if !(2..=6).contains(&letters.len()) || !letters.chars().all(char::is_uppercase) {
            return None;
        }
        self.by_initials.get(&letters).copied()
    }
}

/// Whether a name is a first name, perhaps an initial, and a surname, whatever the model takes it for.
fn is_full_name(words: &[&str]) -> bool {
    let (Some(first), 2..=3) = (words.first(), words.len()) else { return false };
    let plain = |w: &&str| w.starts_with(char::is_uppercase) && !words::is_body(&w.to_lowercase());
    words::of_first_name(first).is_some() && words.iter().all(plain)
}

/// Whether a name tells more than another one: it is longer, and not for a word before the first name ("Certainly Ann
/// Lee", "Real Ann Lee").
fn is_fuller(name: &str, other: &str) -> bool {
    let led = |long: &str, short: &str| {
        let words: Vec<&str> = short.split_whitespace().collect();
        let before = long.strip_suffix(short).filter(|lead| lead.ends_with(' '));
        before.is_some_and(|lead| is_full_name(&words) && words::of_first_name(lead.trim()).is_none())
    };
    led(other, name) || name.chars().count() > other.chars().count() && !led(name, other)
}

/// The capitals that begin the words of a name, those of an abbreviation in it whole: "U.S. Soccer Federation".
fn initials(name: &str) -> String {
    let words = name.split([' ', '-']);
    words
        .flat_map(|w| {
            let all = w.contains('.');
            w.chars().filter(|c| c.is_uppercase()).take(if all { 4 } else { 1 }).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a figure can be meant by a name with these words, whose last is in its name.
fn same(figure: &Figure, words: &[&str], sort: Sort) -> bool {
    let known: Vec<&str> = figure.name.split_whitespace().collect();
    let (Some(a), Some(b)) = (words.first(), known.first()) else { return false };
    let clash = matches!(
        (sort, figure.sort),
        (Sort::Person, Sort::Body | Sort::Place) | (Sort::Body | Sort::Place, Sort::Person)
    );
    let last = words.last().zip(known.last()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    if words.len() == 1 {
        // "EgyptAir" is not "EgyptAir Flight 804".
        let numbered = known.last().is_some_and(|w| w.contains(|c: char| c.is_ascii_digit()));
        return last || !clash && !numbered;
    }
    let initial = |a: &str, b: &str| {
        a.trim_end_matches('.').chars().count() == 1 && b.starts_with(a.trim_end_matches('.'))
    };
    let inside =
        known.windows(words.len()).any(|w| w.iter().zip(words).all(|(a, b)| a.eq_ignore_ascii_case(b)));
    let around = words
        .windows(known.len().max(1))
        .any(|w| w.iter().zip(&known).all(|(a, b)| a.eq_ignore_ascii_case(b)));
    inside || around && !clash || last && (a.eq_ignore_ascii_case(b) || initial(a, b) || initial(b, a))
}

/// What the tree says a name is: its apposition, or that to which it is one, or the noun it is said to be.
fn roles_by_syntax(name: Token<'_>) -> Vec<Token<'_>> {
    let mut roles = Vec::new();
    let nouns = children(name).filter(|c| matches!(c.dep(), "appos"));
    let up = (name.dep() == "appos").then(|| name.head());
    let copula = (name.dep() == "nsubj" && name.head().lemma() == "be")
        .then(|| children(name.head()).find(|c| c.dep() == "attr"))
        .flatten();
    for noun in nouns.chain(up).chain(copula) {
        if noun.pos() == "NOUN" || words::title(noun.text()).is_some() {
            roles.push(noun);
            let described = |c: &Token<'_>| matches!(c.dep(), "amod" | "compound" | "poss");
            roles.extend(children(noun).filter(described));
            let of = children(noun).filter(|c| c.dep() == "prep" && is_word(*c, &["of"]));
            roles.extend(of.filter_map(|p| child(p, &["pobj"])));
        }
    }
    roles
}

/// Without the names in headings in title case, where the tagger takes any word for a name.
fn without_headings(doc: &Doc, names: Vec<(Range<usize>, Sort)>) -> Vec<(Range<usize>, Sort)> {
    let mut heading = vec![false; doc.len()];
    let mut start = 0;
    let breaks = doc.tokens().filter(|t| t.text().contains('\n')).map(|t| t.index()).chain([doc.len()]);
    for end in breaks {
        let words = || doc.slice(start..end).filter(|t| t.text().starts_with(char::is_alphabetic));
        let capital = words().filter(|t| t.text().starts_with(char::is_uppercase)).count();
        if words().count() > 4 && capital * 10 > words().count() * 7 {
            heading.get_mut(start..end).into_iter().flatten().for_each(|slot| *slot = true);
        }
        start = end + 1;
    }
    let outside = |r: &Range<usize>| !heading.get(r.start).copied().unwrap_or_default();
    names.into_iter().filter(|(r, _)| outside(r)).collect()
}

/// The names of a text: entities, and runs of proper nouns that no entity covers, without titles and articles.
fn names(doc: &Doc) -> Vec<(Range<usize>, Sort)> {
    let mut found: Vec<(Range<usize>, Sort)> = Vec::new();
    let mut next = 0;
    for entity in doc.entities() {
        runs(doc, next..entity.tokens.start, &mut found);
        next = entity.tokens.end;
        let sort = match &*entity.label {
            "PERSON" => Sort::Person,
            "NORP" if is_one_of_a_people(doc, &entity.tokens) => continue,
            "ORG" => Sort::Body,
            "GPE" | "NORP" => Sort::Place,
            "FAC" | "PRODUCT" | "WORK_OF_ART" | "LOC" => Sort::Unknown,
            _ => continue,
        };
        let cut = doc.slice(entity.tokens.clone()).find(|t| {
            matches!(t.text(), "-" | "–" | "—") && t.space_after() || matches!(t.text(), ":" | "/")
        });
        let end = cut.map_or(entity.tokens.end, |t| t.index()).max(entity.tokens.start);
        match place_and_name(doc, entity.tokens.start..end) {
            Some(comma) => {
                push(doc, entity.tokens.start..comma, Sort::Place, &mut found);
                push(doc, comma + 1..end, Sort::Unknown, &mut found);
            }
            None => push(doc, entity.tokens.start..end, sort, &mut found),
        }
    }
    runs(doc, next..doc.len(), &mut found);
    found
}

/// First names that are countries or capitals, too.
const ALSO_PERSONS: [&str; 10] = [
    "Chad",
    "Charlotte",
    "Georgia",
    "Israel",
    "Jordan",
    "Kingston",
    "Paris",
    "Sofia",
    "Victoria",
    "Washington",
];

/// Whether a name is that of a country or capital, whatever the model takes it for.
fn is_country(doc: &Doc, tokens: &Range<usize>) -> bool {
    let name = doc.span(tokens.clone()).of(doc.text());
    Country::named(name).is_some() && !ALSO_PERSONS.contains(&name)
}

/// Where a place ends and a name begins that the model takes for one: "In *Veldby, Holt* said".
fn place_and_name(doc: &Doc, tokens: Range<usize>) -> Option<usize> {
    let comma = doc.slice(tokens.clone()).find(|t| t.text() == ",")?.index();
    let name = comma + 1..tokens.end;
    let speaks = doc.token(tokens.end.checked_sub(1)?).is_some_and(|t| t.dep() == "nsubj");
    let led = tokens.start.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| t.pos() == "ADP");
    (speaks && led && !name.is_empty()).then_some(comma)
}

/// "The Belgian": one person, where the plural would be the people.
fn is_one_of_a_people(doc: &Doc, tokens: &Range<usize>) -> bool {
    let word = doc.token(tokens.start).filter(|_| tokens.len() == 1);
    word.is_some_and(|t| {
        let the = t.previous().is_some_and(|p| is_word(p, &["the"]));
        the && t.dep() == "nsubj" && words::is_people(t.text())
    })
}

fn runs(doc: &Doc, gap: Range<usize>, found: &mut Vec<(Range<usize>, Sort)>) {
    let mut at = gap.start;
    while at < gap.end {
        let length = doc.slice(at..gap.end).take_while(|t| t.pos() == "PROPN").count();
        if length > 0 {
            let capital = doc.token(at).is_some_and(|t| t.text().starts_with(char::is_uppercase));
            if capital {
                push(doc, at..at + length, Sort::Unknown, found);
            }
        }
        at += length.max(1);
    }
}

fn push(doc: &Doc, mut range: Range<usize>, sort: Sort, found: &mut Vec<(Range<usize>, Sort)>) {
    // "Obama’s ‘pivot’" names Obama.
    let joint = |t: Token<'_>| t.tag() == "POS" || matches!(t.text(), "/" | "'s" | "’s" | "‘" | "“" | "\"");
    let inner = range.start + 1..range.end;
    if let Some(cut) = doc.slice(inner).find(|t| joint(*t)).filter(|_| sort != Sort::Body) {
        range.end = cut.index();
    }
    let people = |t: Token<'_>| t.tag() == "JJ" || words::is_people(t.text());
    let front = |t: Token<'_>| {
        let person = !matches!(sort, Sort::Body | Sort::Place);
        words::title(t.text()).is_some()
            || person && (people(t) || words::is_general_person(&t.text().to_lowercase()))
            || is_word(t, &["the", "a", "an"])
            || is_punctuation(t)
            || sort == Sort::Person && t.pos() == "ADP" && t.is_sent_start()
    };
    while doc.token(range.start).is_some_and(|t| range.len() > 1 && front(t)) {
        range.start += 1;
    }
    let back = |t: Token<'_>| {
        matches!(t.tag(), "POS" | "PRP") || t.is_space() || is_word(t, &["'s", "’s", ",", "’"])
    };
    while range.end.checked_sub(1).and_then(|i| doc.token(i)).is_some_and(|t| range.len() > 1 && back(t)) {
        range.end -= 1;
    }
    let last = range.end.checked_sub(1).and_then(|i| doc.token(i));
    let title_alone = last.is_some_and(|t| words::title(t.text()).is_some() && t.text() != "House")
        || range.len() == 1
            && doc.token(range.start).is_some_and(front)
            && !matches!(sort, Sort::Body | Sort::Place);
    let broken = doc.slice(range.clone()).any(|t| t.text().contains('\n'));
    let prefixed = doc
        .token(range.start)
        .is_some_and(|t| ["pro-", "anti-", "non-"].iter().any(|p| t.text().starts_with(p)))
        || range.len() > 1 && doc.token(range.start).is_some_and(|t| is_word(t, &["pro", "anti", "non"]));
    let sort = if is_country(doc, &range) { Sort::Place } else { sort };
    if !range.is_empty() && !title_alone && !broken && !prefixed {
        found.push((range, sort));
    }
}
