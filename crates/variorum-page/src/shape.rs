//! What a line looks like, whatever its language.

use crate::tables::AGO;

/// Marks that list items begin with.
pub(crate) const BULLETS: [char; 8] = ['•', '*', '·', '▪', '►', '»', '–', '-'];

/// Marks that end a sentence.
const STOPS: [char; 9] = ['.', '!', '?', '…', '。', '！', '？', '।', '؟'];

/// Marks that may close behind a stop.
const CLOSERS: [char; 12] = ['"', '”', '’', '»', '\'', ')', ']', '」', '』', '）', '“', '›'];

/// Marks that open a quotation.
const OPENERS: [char; 9] = ['"', '“', '„', '«', '‘', '「', '『', '‹', '»'];

/// Marks before what somebody says, as many languages set it: "– Nobody was hurt, she says."
const SPEECH: [char; 2] = ['–', '—'];

/// Marks that end a list or a truncated excerpt.
const ELLIPSES: [&str; 5] = ["…", "...", "[…]", "[...]", "(…)"];

/// Dashes behind the place that a report opens with.
const DASHES: [&str; 4] = [" - ", " – ", " — ", "—"];

/// Bytes of the longest such opening.
const DATELINE: usize = 60;

/// Words of the longest line that says how long ago something came out, and of the longest bare date or time.
const AGO_WORDS: usize = 4;
const STAMP: usize = 6;

/// Characters of a line beyond which its shape is known well enough.
const ENOUGH: usize = 20_000;

/// Counts and marks of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Shape {
    /// Words; scripts without spaces count two characters a word.
    pub words: usize,
    /// Words that begin with a small letter.
    pub small: usize,
    /// Words that begin with a capital.
    pub capital: usize,
    /// Whether its last mark is that of a sentence, brackets and quotation marks aside.
    pub stop: bool,
    /// Whether it breaks off with an ellipsis.
    pub cut: bool,
    /// Whether it asks or exclaims.
    pub asks: bool,
    /// Whether it begins like a list item.
    pub bullet: bool,
    /// Whether it begins with a quotation mark, a dash before speech or a small letter, and so goes on from the line
    /// before.
    pub continues: bool,
    /// Whether a quotation mark stands anywhere in it, or a dash before speech at its start.
    pub quotes: bool,
    /// Stops before its end.
    pub inner_stops: usize,
    /// Whether it is little more than a date or a time of day.
    pub when: bool,
    /// Whether it is a date or a time of day and nothing more.
    pub stamp: bool,
    /// Whether it opens with a place and a dash, as reports do: "LUND (Agency) – ".
    pub dateline: bool,
    /// Whether it opens with two capitalised words, as a first mention of somebody does.
    pub full_name: bool,
    /// Vertical bars, which part items of a menu or a credit.
    pub bars: usize,
}

impl Shape {
    /// Looks at a line.
    pub fn of(line: &str) -> Self {
        let line = line.trim();
        let mut shape = Self { bullet: is_item(line), ..Self::default() };
        let body = line.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
        let opens = body.chars().next();
        shape.continues = opens.is_some_and(|c| OPENERS.contains(&c) || c.is_lowercase());
        shape.count(body);
        let end = line.trim_end_matches(CLOSERS).trim_end();
        shape.cut = ELLIPSES.iter().any(|e| line.ends_with(e)) || end.ends_with('…');
        shape.stop = end.ends_with(STOPS) || line.ends_with(STOPS);
        shape.when = is_when(line, shape.words) || is_ago(line, shape.words);
        shape.stamp = shape.when && shape.words <= STAMP && !line.contains(['@', '\t']);
        shape.dateline = is_dateline(line);
        shape.full_name = line.split_whitespace().take(2).filter(|w| is_name(w)).count() == 2;
        let speaks = shape.stop && !shape.cut && opens_speech(line);
        shape.continues |= speaks;
        shape.quotes |= speaks;
        shape.asks =
            end.ends_with(['?', '!', '？', '！', '؟']) || line.ends_with(['?', '!', '？', '！', '؟']);
        shape
    }

    fn count(&mut self, body: &str) {
        let (mut inside, mut wide, mut stopped) = (false, 0, false);
        for c in body.chars().take(ENOUGH) {
            if is_wide(c) {
                wide += 1;
                inside = false;
            } else if c.is_alphanumeric() {
                if !inside {
                    self.words += 1;
                    self.small += usize::from(c.is_lowercase());
                    self.capital += usize::from(c.is_uppercase());
                }
                inside = true;
            } else {
                inside = false;
                self.quotes |= OPENERS.contains(&c) && c != '‘';
                self.bars += usize::from(c == '|');
                self.inner_stops += usize::from(stopped && c.is_whitespace());
            }
            stopped = STOPS.contains(&c) || (stopped && CLOSERS.contains(&c));
        }
        self.words += wide / 2;
    }

    /// Whether it is written as sentences are: long enough, with a stop.
    pub fn is_sentence(&self) -> bool {
        self.words >= 5 && self.stop && !self.cut
    }

    /// Whether it could be a headline: a few words up to a few dozen, and no full stop.
    pub fn is_headline(&self) -> bool {
        (4..=30).contains(&self.words) && (!self.stop || self.asks) && self.bars == 0
    }
}

/// Whether a line begins like a list item: a mark or a number, then a space.
fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some(c) if BULLETS.contains(&c) => chars.next().is_some_and(char::is_whitespace),
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 3 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}

/// Whether a line begins with a dash and a space.
fn opens_speech(line: &str) -> bool {
    line.strip_prefix(SPEECH).is_some_and(|words| words.starts_with(char::is_whitespace))
}

/// Whether a line opens with a place, perhaps a day and an agency, and then a dash.
fn is_dateline(line: &str) -> bool {
    let head =
        DASHES.iter().filter_map(|dash| line.split_once(dash)).map(|(head, _)| head).min_by_key(|h| h.len());
    head.is_some_and(|head| {
        let place = head.split(['(', ',']).next().unwrap_or_default();
        let named = place.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
        let told = head.ends_with(')') || place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        (2..=DATELINE).contains(&head.len()) && named && told
    })
}

/// Whether a word is one capital with small letters behind it.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// Whether a character belongs to a script that is written without spaces between words.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Whether a character is a syllable of Korean, whose words take their particles on: two syllables tell more than a word.
pub(crate) fn is_hangul(c: char) -> bool {
    ('\u{AC00}'..='\u{D7A3}').contains(&c)
}

/// Whether a short line says how long ago something came out: "3 hours ago", "vor 2 Std.", "5時間前".
fn is_ago(line: &str, words: usize) -> bool {
    let line = line.to_lowercase();
    let ago = |ago: &&str| {
        let joins = |c: char| c.is_alphabetic() && !is_wide(c) && !is_hangul(c);
        line.strip_prefix(ago).is_some_and(|rest| rest.starts_with(' '))
            || line.strip_suffix(ago).is_some_and(|rest| !rest.ends_with(joins))
    };
    words <= AGO_WORDS && line.contains(|c: char| c.is_ascii_digit()) && AGO.iter().any(ago)
}

/// Whether a short line gives a time of day, or a day with its year; a longer one must give both.
fn is_when(line: &str, words: usize) -> bool {
    let figures = |c: char| !(c.is_ascii_digit() || c == ':');
    let clock = line.split(figures).filter_map(|t| t.split_once(':')).any(|(hours, minutes)| {
        (1..=2).contains(&hours.len()) && minutes.bytes().take(2).filter(u8::is_ascii_digit).count() == 2
    });
    let numbers = || line.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let year = numbers().any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let day = year && numbers().any(|n| n.len() <= 2);
    match words {
        0..=10 => clock || day,
        11..=16 => clock && day,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_stop_and_headlines_do_not() {
        let sentence = Shape::of("“The ferry stood still,” she said.");
        assert!(sentence.is_sentence() && sentence.quotes && sentence.continues && !sentence.is_headline());
        assert!(Shape::of("Ferry runs aground off Kelmouth").is_headline());
        assert!(Shape::of("Who runs the ferry to Kelmouth?").is_headline());
        assert!(Shape::of("He said: “Nobody was hurt.”").is_sentence());
    }

    #[test]
    fn a_dash_opens_what_somebody_says() {
        for line in ["– Ingen blev skadad, säger hon.", "— Personne n’a été blessé, dit-elle."] {
            let shape = Shape::of(line);
            assert!(shape.quotes && shape.continues, "{line}");
        }
        for line in
            ["– Ferry aground off Kelmouth", "- Two engines instead of one.", "– The ferry ran aground..."]
        {
            assert!(!Shape::of(line).quotes, "{line}");
        }
    }

    #[test]
    fn excerpts_break_off() {
        for line in ["The ferry ran aground near the ha...", "The ferry ran […]", "The ferry ran aground…"]
        {
            assert!(Shape::of(line).cut, "{line}");
        }
    }

    #[test]
    fn items_begin_with_a_mark_and_a_space() {
        assert!(Shape::of("• Sport").bullet && Shape::of("3. Sport").bullet && Shape::of("- Sport").bullet);
        assert!(!Shape::of("-5 degrees").bullet && !Shape::of("2020. That year").bullet);
    }

    #[test]
    fn dates_and_times_of_day() {
        assert!(Shape::of("19 November 2019").when && Shape::of("Updated at 14:30").when);
        assert!(Shape::of("Ann (Harbour Post) on May 3, 2020 at 5:23 pm said:").when);
        for line in ["3 hours ago", "vor 2 Std.", "Hace 5 minutos", "5時間前", "2 ч. назад"] {
            assert!(Shape::of(line).stamp, "{line}");
        }
        assert!(!Shape::of("Vor dem Hafen 3 Schiffe").when);
        assert!(!Shape::of("In 2020 the harbour was closed").when && !Shape::of("Won 3-2").when);
    }

    #[test]
    fn reports_open_with_a_place_or_a_full_name() {
        for line in [
            "LUND (Reuters) - A ferry ran aground.",
            "Lund, Sweden (AP) — A ferry ran.",
            "LUND — A ferry ran.",
        ] {
            assert!(Shape::of(line).dateline, "{line}");
        }
        for line in ["The ferry ran aground – again.", "Lund – where it began – was quiet."] {
            assert!(!Shape::of(line).dateline, "{line}");
        }
        assert!(Shape::of("Ada Brook has won.").full_name && !Shape::of("The brook has won.").full_name);
    }

    #[test]
    fn scripts_without_spaces_have_words_too() {
        assert_eq!(Shape::of("台風が近づいている。").words, 4);
        assert!(Shape::of("台風が近づいているため船は出ない。").is_sentence());
    }
}
