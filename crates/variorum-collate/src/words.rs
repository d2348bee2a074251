//! The words of a stretch of text, in a form that leaves out how an outlet types them.

use variorum_text::Span;

/// One word and its form for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its bytes.
    pub span: Span,
    /// Lower case, straight apostrophe, digits for numerals, one spelling, one abbreviation.
    pub form: String,
}

/// Pairs of words, and single words, that are one thing typed in several ways. Own compilation.
const HOUSE_STYLE: &[(&[&str], &str)] = &[
    (&["united", "states"], "U.S."),
    (&["united", "nations"], "U.N."),
    (&["united", "kingdom"], "U.K."),
    (&["european", "union"], "E.U."),
    (&["prime", "minister"], "PM"),
    (&["per", "cent"], "percent"),
    (&["a", "dozen"], "12"),
    (&["a", "hundred"], "100"),
    (&["a", "thousand"], "1000"),
    (&["%"], "percent"),
    (&["not", "able"], "unable"),
    (&["no", "1"], "nobody"),
    (&["metre"], "meter"),
    (&["metres"], "meters"),
    (&["okay"], "ok"),
    (&["jan"], "january"),
    (&["feb"], "february"),
    (&["apr"], "april"),
    (&["aug"], "august"),
    (&["sept"], "september"),
    (&["sep"], "september"),
    (&["oct"], "october"),
    (&["nov"], "november"),
    (&["dec"], "december"),
    (&["mr"], "mister"),
    (&["dr"], "doctor"),
    (&["gov"], "governor"),
    (&["sen"], "senator"),
    (&["gen"], "general"),
    (&["wo"], "will"),
    (&["ca"], "can"),
    (&["sha"], "shall"),
    (&["n't"], "not"),
    (&["'ll"], "will"),
    (&["'re"], "are"),
    (&["'ve"], "have"),
    (&["'m"], "am"),
];

/// Abbreviations that keep their capitals, lest "US" be "us".
const CAPITALS: &[(&str, &str)] =
    &[("US", "U.S."), ("USA", "U.S."), ("UN", "U.N."), ("UK", "U.K."), ("EU", "E.U."), ("PM", "PM")];

/// Endings that are cut off from the word before them.
const CLITICS: &[&str] = &["n't", "'ll", "'re", "'ve", "'m", "'d", "'s"];

/// British endings and the American ones; the rest of the word must have three letters.
const SPELLINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ourhood", "orhood"),
    ("ourite", "orite"),
    ("ourable", "orable"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("ence", "ense"),
    ("tre", "ter"),
    ("tres", "ters"),
];

/// What outlets put behind the number of a day, or leave out.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th"];

/// First letters of the words that outlets hide behind a dash ("f–king"); behind stars any may be.
const HIDDEN: &[&str] = &["f", "s", "sh"];

/// The words of a span of `text`.
pub(crate) fn words(text: &str, span: Span) -> Vec<Word> {
    let mut list = Vec::new();
    let mut start = None;
    let inside = span.of(text);
    let mut chars = inside.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let begun = start.map(|from| inside.get(from..i).unwrap_or_default());
        if is_part(c, begun.is_some(), next) || begun.is_some_and(|word| hides(c, word, next)) {
            start.get_or_insert(i);
            continue;
        }
        if let Some(from) = start.take() {
            split(text, Span::new(from, i).shift(span.start()), &mut list);
        }
        if c == '%' {
            list.push(Word { span: Span::new(i, i + 1).shift(span.start()), form: "%".into() });
        }
    }
    if let Some(from) = start {
        split(text, Span::new(from, inside.len()).shift(span.start()), &mut list);
    }
    merge(list)
}

/// An apostrophe, and what is typed for one.
const APOSTROPHES: [char; 4] = ['\'', '’', '´', 'ʼ'];

/// Whether a character goes on with a word: letters and digits, and between them what abbreviations, numbers and
/// contractions have.
fn is_part(c: char, within: bool, next: Option<char>) -> bool {
    let goes_on = next.is_some_and(char::is_alphanumeric);
    c.is_alphanumeric() || (within && goes_on && (APOSTROPHES.contains(&c) || matches!(c, '.' | ',')))
}

/// Whether a character hides letters of an offensive word: "f***ing", "f–king".
fn hides(c: char, word: &str, next: Option<char>) -> bool {
    let letters = word.starts_with(char::is_alphabetic);
    let dash = (matches!(c, '–' | '—') && HIDDEN.contains(&word) || c == '-' && word == "sh")
        && next.is_some_and(char::is_alphabetic);
    letters && (c == '*' && (word.ends_with('*') || next == Some('*')) || dash)
}

/// One run of word characters: contractions come apart; commas and stops hold together numbers and abbreviations only.
fn split(text: &str, span: Span, list: &mut Vec<Word>) {
    let typed = span.of(text);
    let plain = typed.replace(APOSTROPHES, "'");
    let digits = plain.starts_with(|c: char| c.is_ascii_digit());
    let dotted = plain.split('.').all(|part| part.chars().count() <= 1);
    if plain.contains([',', '.']) && !digits && !dotted {
        let mut from = span.start();
        for part in typed.split([',', '.']) {
            split(text, Span::new(from, from + part.len()), list);
            from += part.len() + 1;
        }
        return;
    }
    let lower = plain.to_lowercase();
    let clitic = CLITICS.iter().find(|c| lower.len() > c.len() && lower.ends_with(*c));
    let tail = match clitic {
        Some(c) => typed.char_indices().rev().nth(c.chars().count() - 1).map_or(typed.len(), |(i, _)| i),
        None if lower == "cannot" => 3,
        None => typed.len(),
    };
    let (head, tail) =
        (Span::new(span.start(), span.start() + tail), Span::new(span.start() + tail, span.end()));
    for part in [head, tail] {
        if !part.is_empty() {
            list.push(Word { span: part, form: form(part.of(text)) });
        }
    }
}

/// The form of one word.
fn form(typed: &str) -> String {
    if let Some((shown, _)) = typed.split_once(['*', '–', '—', '-']) {
        return format!("{}*", shown.to_lowercase().trim_end_matches('h'));
    }
    let bare: String = typed.chars().filter(|&c| c != '.').collect();
    let abbreviation = typed.contains('.') || bare.len() == typed.len();
    if let Some((_, form)) = CAPITALS.iter().find(|(c, _)| abbreviation && *c == bare) {
        return (*form).to_owned();
    }
    let lower = typed.replace(APOSTROPHES, "'").to_lowercase();
    if let Some(number) = variorum_value::numeral(&lower) {
        return number.to_string();
    }
    if let Some(day) = ORDINALS.iter().find_map(|ending| lower.strip_suffix(ending)).filter(|d| is_digits(d))
    {
        return day.to_owned();
    }
    let lower = if lower.contains('.') { lower.replace('.', "") } else { lower };
    spelling(lower)
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

/// One spelling, the American one, for a word in lower case.
pub(crate) fn spelling(word: String) -> String {
    for (british, american) in SPELLINGS {
        if let Some(stem) = word.strip_suffix(british).filter(|s| s.chars().count() >= 3) {
            return format!("{stem}{american}");
        }
    }
    word
}

/// Puts together what house styles write in two words.
fn merge(list: Vec<Word>) -> Vec<Word> {
    let mut merged: Vec<Word> = Vec::with_capacity(list.len());
    let mut rest = list.into_iter().peekable();
    while let Some(mut word) = rest.next() {
        let next = rest.peek().map_or("", |w| w.form.as_str());
        let style = HOUSE_STYLE.iter().find(|(typed, _)| match typed {
            [one] => *one == word.form,
            [one, two] => *one == word.form && *two == next,
            _ => false,
        });
        if let Some((typed, form)) = style {
            if typed.len() == 2
                && let Some(second) = rest.next()
            {
                word.span = word.span.cover(second.span);
            }
            word.form = (*form).to_owned();
        }
        if word.form == "'s" && merged.last().is_some_and(|w| IS_AFTER.contains(&w.form.as_str())) {
            word.form = "is".to_owned();
        }
        merged.push(word);
    }
    merged
}

/// After these "'s" is "is".
const IS_AFTER: &[&str] = &["it", "he", "she", "that", "there", "here", "what", "who", "where", "this"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forms(text: &str) -> Vec<String> {
        words(text, Span::new(0, text.len())).into_iter().map(|w| w.form).collect()
    }

    #[test]
    fn typing_is_left_out() {
        assert_eq!(
            forms("“It’s the U.S. — and we won't!”"),
            forms("It is the United States and we will not")
        );
        assert_eq!(forms("twenty percent of 1,200"), forms("20 % of 1200"));
        assert_eq!(forms("We cannot organise"), forms("we can't organize"));
        assert_ne!(forms("the US"), forms("tell us"));
    }

    #[test]
    fn hidden_words_are_one_however_they_are_hidden() {
        assert_eq!(forms("a f***ing phone"), forms("a f–king phone"));
        assert_ne!(forms("a f***ing phone"), forms("a s***ty phone"));
        assert_eq!(
            forms("a*b, x–ray and he was not able to"),
            ["a", "b", "x", "ray", "and", "he", "was", "unable", "to"]
        );
    }

    #[test]
    fn dates_and_nobody_are_one_however_they_are_typed() {
        assert_eq!(forms("on Oct. 1, no one ran 100 metres"), forms("on October 1st, nobody ran 100 meters"));
    }

    #[test]
    fn possessives_stay() {
        assert_eq!(forms("we´re up"), forms("we’re up"));
        assert_eq!(forms("the mayor’s plan"), ["the", "mayor", "'s", "plan"]);
    }

    #[test]
    fn stops_part_sentences() {
        assert_eq!(forms("he left.Then 3.5 came"), ["he", "left", "then", "3.5", "came"]);
    }

    proptest! {
        #[test]
        fn spans_are_in_order_and_fit(text in "(\\PC|’|n't|U\\.S\\.|%|per cent| ){0,60}") {
            let mut end = 0;
            for word in words(&text, Span::new(0, text.len())) {
                prop_assert!(word.span.start() >= end && !word.span.of(&text).is_empty());
                end = word.span.end();
            }
        }
    }
}
