//! What is changed in a copy. Each sort looks for its own words in the text and takes the first place that fits.

use variorum_collate::DifferenceKind;
use variorum_text::Span;

use super::words::{Word, words};
use super::{Original, kind_of};

/// Sorts of changes that a reader should be told of.
pub(crate) const KINDS: &[(&str, DifferenceKind)] = &[
    ("cut before condition", DifferenceKind::Condition),
    ("condition dropped", DifferenceKind::Condition),
    ("negation added", DifferenceKind::Polarity),
    ("negation dropped", DifferenceKind::Polarity),
    ("number", DifferenceKind::Quantity),
    ("number, narrated", DifferenceKind::Quantity),
    ("date", DifferenceKind::Time),
    ("date, narrated", DifferenceKind::Time),
    ("name", DifferenceKind::Name),
    ("name, narrated", DifferenceKind::Name),
    ("speaker", DifferenceKind::Attribution),
    ("modal weakened", DifferenceKind::Certainty),
];

/// One change of a text.
pub(crate) struct Change {
    /// What sort it is.
    pub(crate) sort: &'static str,
    /// The difference that it makes; `None` for a control.
    pub(crate) kind: Option<DifferenceKind>,
    /// The stretch around it in the original.
    pub(crate) sentence: Span,
    edits: Vec<(Span, String)>,
}

impl Change {
    /// The changed copy.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut copy = String::with_capacity(text.len());
        let mut at = 0;
        for (span, with) in &self.edits {
            copy.push_str(&text[at..span.start()]);
            copy.push_str(with);
            at = span.end();
        }
        copy.push_str(&text[at..]);
        copy
    }

    /// The line with the change marked.
    pub(crate) fn show(&self, text: &str) -> String {
        let Some((span, with)) = self.edits.first() else { return String::new() };
        let (before, behind) = (&text[..span.start()], &text[span.end()..]);
        let before = before.rsplit('\n').next().unwrap_or_default();
        let behind = behind.split('\n').next().unwrap_or_default();
        format!("{before}[-{}-]{{+{with}+}}{behind}", span.of(text))
    }
}

/// What to put where in a stretch of a text, if it fits there.
type Rule<'a> = dyn Fn(&str, Span) -> Option<(Span, String)> + 'a;

/// The first change of each sort that a text has a place for.
pub(crate) fn changes(original: &Original) -> Vec<Change> {
    let text = original.text.as_str();
    let said = sentences(text, &original.said);
    let narrated = narrated(original);
    let mut all = Vec::new();
    let mut plant = |sort: &'static str, places: &[Span], rule: &Rule<'_>| {
        let made = places.iter().find_map(|s| Some((*s, rule(text, *s)?)));
        all.extend(made.map(|(sentence, edit)| Change {
            sort,
            kind: kind_of(sort),
            sentence,
            edits: vec![edit],
        }));
    };
    plant("cut before condition", &sentences(text, &original.quoted), &cut);
    plant("condition dropped", &said, &dropped);
    plant("negation added", &said, &negated);
    plant("negation dropped", &said, &affirmed);
    plant("number", &said, &number);
    plant("number, narrated", &narrated, &number);
    plant("date", &said, &date);
    plant("date, narrated", &narrated, &date);
    plant("name", &said, &name);
    plant("name, narrated", &narrated, &name);
    plant("speaker", &behind_title(original), &speaker);
    plant("modal weakened", &said, &weakened);
    plant("other cue", &narrated_with(text, &original.said), &|t, s| swap(t, s, CUES));
    plant("contraction", &said, &|t, s| swap(t, s, CONTRACTIONS));
    plant("abbreviation", &[Span::new(0, text.len())], &|t, s| swap(t, s, ABBREVIATIONS));
    plant("numeral", &said, &|t, s| swap(t, s, NUMERALS));
    plant("other words", &narrated, &|t, s| swap(t, s, SYNONYMS));
    all.extend(quotation_marks(text));
    all
}

/// Harmless changes, as whole words. Own compilation.
const CUES: &[(&str, &str)] =
    &[("said", "stated"), ("told", "informed"), ("says", "states"), ("added", "said")];
const CONTRACTIONS: &[(&str, &str)] = &[
    ("do not", "don't"),
    ("don’t", "do not"),
    ("don't", "do not"),
    ("will not", "won't"),
    ("is not", "isn't"),
    ("isn’t", "is not"),
    ("isn't", "is not"),
    ("we’re", "we are"),
    ("we're", "we are"),
    ("it’s", "it is"),
    ("I’m", "I am"),
    ("I'm", "I am"),
    ("did not", "didn't"),
    ("didn’t", "did not"),
    ("can’t", "cannot"),
];
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("United States", "U.S."),
    ("U.S.", "United States"),
    ("percent", "per cent"),
    ("the FBI", "the F.B.I."),
    ("Senator", "Sen."),
    ("Sen.", "Senator"),
    ("Gov.", "Governor"),
    ("Rep.", "Representative"),
];
const NUMERALS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("10", "ten"),
    ("20", "twenty"),
    ("six", "6"),
];
const SYNONYMS: &[(&str, &str)] = &[
    ("began", "started"),
    ("largest", "biggest"),
    ("nearly", "almost"),
    ("across", "throughout"),
    ("big", "large"),
    ("assist", "help"),
    ("purchase", "buy"),
];

/// The first words that a table has another writing for.
fn swap(text: &str, place: Span, table: &[(&str, &str)]) -> Option<(Span, String)> {
    let inside = place.of(text);
    let edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\''));
    let whole = |at: usize, word: &str| {
        edge(inside[..at].chars().next_back()) && edge(inside[at + word.len()..].chars().next())
    };
    let first = table.iter().filter_map(|(from, to)| {
        let at = inside.match_indices(from).map(|(at, _)| at).find(|at| whole(*at, from))?;
        Some((Span::new(at, at + from.len()).shift(place.start()), (*to).to_owned()))
    });
    first.min()
}

/// All quotation marks and apostrophes in the other style.
fn quotation_marks(text: &str) -> Option<Change> {
    let curly = text.contains('“');
    let mut open = false;
    let mut edits = Vec::new();
    for (i, c) in text.char_indices() {
        let with = match c {
            '“' | '”' => "\"",
            '’' | '‘' if curly => "'",
            '"' if !curly => {
                open = !open;
                if open { "“" } else { "”" }
            }
            '\'' if !curly => "’",
            '\n' => {
                open = false;
                continue;
            }
            _ => continue,
        };
        edits.push((Span::new(i, i + c.len_utf8()), with.to_owned()));
    }
    let sentence = edits.first()?.0;
    Some(Change { sort: "quotation marks", kind: None, sentence, edits })
}

/// Places broken at the ends of sentences.
fn sentences(text: &str, places: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for place in places {
        let mut from = None;
        for word in words(text, *place) {
            let start = *from.get_or_insert(word.span.start());
            if word.is_last() && word.text.len() > 3 {
                found.push(Span::new(start, word.span.end()));
                from = None;
            }
        }
        found.extend(from.map(|start| Span::new(start, place.end())));
    }
    found
}

/// The sentences of the text that no statement touches.
fn narrated(original: &Original) -> Vec<Span> {
    let mut all = sentences(&original.text, &paragraphs(&original.text));
    all.retain(|s| !original.said.iter().chain(&original.sources).any(|q| q.overlaps(*s)));
    all
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut at = 0;
    let ends = text.split_inclusive('\n').map(|line| {
        at += line.len();
        Span::new(at - line.len(), at)
    });
    ends.skip(1).collect()
}

/// The speakers that do not stand in the headline.
fn behind_title(original: &Original) -> Vec<Span> {
    let title = original.text.find('\n').unwrap_or_default();
    original.speakers.iter().filter(|s| s.start() > title).copied().collect()
}

/// What stands in 60 bytes behind a statement.
fn narrated_with(text: &str, said: &[Span]) -> Vec<Span> {
    let near = |s: &Span| {
        let end = (s.end()..=(s.end() + 60).min(text.len())).rev().find(|i| text.is_char_boundary(*i))?;
        Some(Span::new(s.end(), end))
    };
    said.iter().filter_map(near).collect()
}

/// Words that say that something was said: whom readers marked as a source beside others may only have meant or done it.
/// Own compilation.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "said", "says", "say", "saying", "told", "tells", "added", "adds", "tweeted", "wrote", "writes", "argued", "argues",
    "claimed", "claims", "according", "announced", "explained", "noted", "replied", "asked", "stated", "declared",
    "insisted", "acknowledged", "admitted", "warned",
];

/// Whether a cue has a word of saying.
pub(crate) fn is_saying(text: &str, cue: Span) -> bool {
    words(text, cue).iter().any(|w| w.is(SAYING))
}

const OPENERS: &[&str] = &["if", "unless", "until"];
/// Words behind which "if" means whether, or opens no condition. Own compilation.
#[rustfmt::skip]
const NOT_BEFORE: &[&str] = &[
    "as", "even", "what", "only", "ask", "asked", "know", "wonder", "wondered", "or", "and", "not", "that", "decide",
    "tell", "me", "you", "determine", "see", "out", "sure", "clear", "matter", "check", "question", "figure", "say",
    "said", "understand", "remember", "doubt", "care", "than", "himself", "herself", "themselves",
];
const SUBJECTS: &[&str] = &[
    "the", "a", "he", "she", "it", "we", "they", "you", "i", "this", "that", "there", "his", "her", "our",
    "their", "these", "my", "your", "those", "someone", "somebody", "people", "anyone", "nobody", "an",
    "any", "no",
];

/// Whether a word can be or begin the subject of a clause: "we", "we're", a name.
fn begins_subject(word: &Word<'_>) -> bool {
    let first = word.text.split(['’', '\'']).next().unwrap_or_default();
    SUBJECTS.contains(&first.to_lowercase().as_str()) || word.is_capital()
}

/// Where a condition begins that stands behind its main clause, and where it ends.
fn condition(list: &[Word<'_>]) -> Option<(usize, usize)> {
    let opens = |i: &usize| {
        let word = |i: usize| list.get(i);
        let before = i.checked_sub(1).and_then(word);
        word(*i).is_some_and(|w| w.is(OPENERS))
            && before.is_some_and(|b| !b.is(NOT_BEFORE))
            && word(i + 1).is_some_and(begins_subject)
    };
    let from = (5..list.len()).find(opens)?;
    // A comma inside the condition may open what depends on it, and a question asserts nothing.
    let inside = list.get(from..list.len() - 1).unwrap_or_default();
    let asks = list.last().is_some_and(|w| w.tail.contains('?'));
    let whole = !asks && !inside.iter().any(|w| w.tail.contains([',', '?', ';', ':']));
    (whole && list.len() >= from + 4).then_some((from, list.len() - 1))
}

/// The rest of a quoted sentence from its condition on.
fn cut(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let (from, to) = condition(&list)?;
    let rest = Span::new(list.get(from - 1)?.span.end(), list.get(to)?.span.end());
    // Half of a pair of marks would be left behind, and a question asserts nothing.
    let within = !rest.of(text).contains(['“', '”', '"', '—', '(', ')']);
    let asks = text.get(place.end()..)?.starts_with('?');
    (within && !asks).then(|| (rest, String::new()))
}

/// A condition before its main clause, or behind it and before a comma.
fn dropped(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let first = list.first().filter(|w| w.is(OPENERS) && w.is_capital());
    if first.is_some() && list.get(1).is_some_and(|w| w.is(SUBJECTS)) {
        let comma = list.iter().position(|w| w.tail.starts_with(','))?;
        let next = list.get(comma + 1).filter(|_| comma >= 3 && list.len() > comma + 4)?;
        let start = next.text.chars().next()?;
        let span = Span::new(list.first()?.span.start(), next.span.start() + start.len_utf8());
        return next.is(SUBJECTS).then(|| (span, start.to_uppercase().to_string()));
    }
    let (from, to) = condition(&list)?;
    Some((Span::new(list.get(from - 1)?.span.end(), list.get(to)?.span.end()), String::new()))
}

const AUXILIARIES: &[&str] =
    &["will", "would", "can", "could", "should", "is", "are", "was", "were", "has", "have", "had", "must"];
const ADVERBS: &[&str] = &[
    "not", "never", "only", "just", "also", "always", "still", "already", "no", "nothing", "all", "more",
    "it", "he", "we", "they", "you", "to", "i", "she", "there", "this", "that",
];

fn negated(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    if list.len() < 6 || list.last()?.tail.contains('?') || list.iter().any(|w| w.is(&["not", "no", "never"]))
    {
        return None;
    }
    let fits = |w: &[Word<'_>]| {
        matches!(w, [s, a, n, ..] if !s.is(&["that", "what", "who", "which", "and"]) && a.is(AUXILIARIES) && a.tail.is_empty()
            && n.text.len() > 3 && n.text.chars().all(char::is_lowercase) && !n.is(ADVERBS))
    };
    let at = list.windows(3).position(fits)?;
    let end = list.get(at + 1)?.span.end();
    Some((Span::new(end, end), " not".to_owned()))
}

fn affirmed(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let nots = list.iter().filter(|w| {
        w.is(&["not", "no", "never", "nothing"]) || w.text.ends_with("n't") || w.text.ends_with("n’t")
    });
    if list.len() < 6 || nots.count() != 1 || list.last()?.tail.contains('?') {
        return None;
    }
    let at = list.windows(2).position(|w| matches!(w, [a, n] if (a.is(AUXILIARIES) || a.is(&["did", "does", "do"])) && n.is(&["not", "never"])))?;
    let but = list.get(at + 2)?.is(&["only", "just", "to", "a", "the", "because", "in", "about"])
        || list.iter().any(|w| w.is(&["but"]));
    (!but).then(|| (Span::new(list[at].span.end(), list[at + 1].span.end()), String::new()))
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A number before a noun in the plural, or a share.
fn number(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let counts = |w: &[Word<'_>]| {
        let [before, n, noun] = w else { return false };
        let value = n.text.parse::<u32>().is_ok_and(|v| v > 1 && !(1900..2100).contains(&v));
        let plural =
            noun.text.ends_with('s') && noun.text.len() > 4 && noun.text.chars().all(char::is_lowercase);
        value && n.tail.is_empty() && !before.is(MONTHS) && (plural || noun.is(&["percent", "people"]))
    };
    let at = list.windows(3).position(counts)?;
    let word = list.get(at + 1)?;
    let value: u32 = word.text.parse().ok()?;
    Some((word.span, (value * 2 + 3).to_string()))
}

/// A weekday, the day of a month, or a year.
fn date(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    list.windows(2).find_map(|w| {
        let [before, word] = w else { return None };
        if before.is(&["on", "last", "until", "by", "late", "early"]) {
            let at = DAYS.iter().position(|d| *d == word.text)?;
            return Some((word.span, DAYS[(at + 3) % DAYS.len()].to_owned()));
        }
        let value: u32 = word.text.parse().ok()?;
        if before.is(MONTHS) && before.is_capital() && (1..=31).contains(&value) {
            return Some((word.span, if value > 15 { value - 12 } else { value + 13 }.to_string()));
        }
        (before.is(&["in", "since"]) && (1950..2030).contains(&value))
            .then(|| (word.span, (value - 3).to_string()))
    })
}

/// First names before which a family name stands. Own compilation.
const FIRST: &[&str] = &[
    "John",
    "James",
    "Robert",
    "Michael",
    "David",
    "William",
    "Richard",
    "Thomas",
    "Charles",
    "Mark",
    "Paul",
    "Steven",
    "George",
    "Kevin",
    "Brian",
    "Edward",
    "Jeff",
    "Scott",
    "Eric",
    "Stephen",
    "Mary",
    "Barbara",
    "Elizabeth",
    "Susan",
    "Donald",
    "Hillary",
    "Barack",
    "Ted",
    "Marco",
    "Bernie",
    "Jeb",
    "Ben",
    "Bill",
    "Chris",
    "Mitt",
    "Joe",
    "Rand",
];

/// A full name becomes another.
fn name(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let at = list.windows(2).position(|w| {
        matches!(w, [a, b] if FIRST.contains(&a.text) && a.tail.is_empty() && b.is_capital() && b.text.len() > 3 && !b.text.ends_with("’s"))
    })?;
    let other = if list[at].text == "Peter" { "Walter Novak" } else { "Peter Holloway" };
    (list.len() >= 6).then(|| (list[at].span.cover(list[at + 1].span), other.to_owned()))
}

/// A source that is a full name becomes another.
fn speaker(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let two = matches!(list[..], [a, b] if FIRST.contains(&a.text) && b.is_capital());
    two.then(|| (list[0].span.cover(list[1].span), "Peter Holloway".to_owned()))
}

/// "will" and "must" become "may".
fn weakened(text: &str, place: Span) -> Option<(Span, String)> {
    let list = words(text, place);
    let fits = |w: &[Word<'_>]| matches!(w, [m, v] if m.is(&["will", "must"]) && m.tail.is_empty() && v.text.chars().all(char::is_lowercase));
    let at = list
        .windows(2)
        .position(fits)
        .filter(|_| list.len() >= 6 && !text[place.start()..place.end()].contains('?'))?;
    Some((list[at].span, "may".to_owned()))
}
