//! Words of a text, in lower case and without their inflection.

/// What a text is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A word in lower case, without possessive ending and apostrophes.
    Word {
        /// Its letters.
        word: &'a str,
        /// The byte at which it starts.
        start: usize,
        /// Whether it stands there with a capital or is a number.
        named: bool,
    },
    /// The end of a sentence, a line, or a part of either that stands by itself.
    Break,
}

/// Calls `see` with each token in turn.
pub(crate) fn tokens(text: &str, mut see: impl FnMut(Token<'_>)) {
    let mut word = String::with_capacity(32);
    let mut start = 0;
    let mut named = false;
    let mut before = '\0';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if c.is_alphanumeric() {
            if word.is_empty() {
                start = at;
                named = !c.is_lowercase();
            }
            push_lower(&mut word, c);
            before = c;
            continue;
        }
        if is_apostrophe(c) && rest.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            let mut ahead = rest.clone().map(|(_, c)| c);
            let possessive = matches!(ahead.next(), Some('s' | 'S'))
                && ahead.next().is_none_or(|after| !after.is_alphanumeric() && !is_apostrophe(after));
            if possessive {
                rest.next();
            } else {
                continue;
            }
        }
        if !word.is_empty() {
            see(Token::Word { word: &word, start, named });
            word.clear();
        }
        if is_break(c, before) {
            see(Token::Break);
        }
        before = c;
    }
    if !word.is_empty() {
        see(Token::Word { word: &word, start, named });
    }
    see(Token::Break);
}

fn is_break(c: char, before: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\n' | ':' | ';' | '|' | '·' | '•' | '–' | '—') || c == '-' && before == ' '
}

fn push_lower(word: &mut String, c: char) {
    if c.is_ascii() { word.push(c.to_ascii_lowercase()) } else { word.extend(c.to_lowercase()) }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Takes plural and verb endings off, in place: `shootings` and `shooting` are one word. Coarser than Porter's stemmer
/// and a fraction of its time; what matters is that forms meet, not that stems are words.
pub(crate) fn stem(word: &mut String) {
    let cut = |word: &mut String, by: usize| word.truncate(word.len() - by);
    if word.len() > 4 && word.ends_with("ies") {
        cut(word, 3);
        word.push('y');
        return;
    }
    let sibilant = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if word.len() > 3 && word.ends_with('s') && !sibilant {
        cut(word, 1);
    }
    if word.len() > 5 && word.ends_with("ing") {
        cut(word, 3);
    } else if word.len() > 4 && word.ends_with("ed") {
        cut(word, 2);
    } else if word.len() > 4 && word.ends_with('e') {
        cut(word, 1);
    }
    if let [.., a, b] = *word.as_bytes()
        && word.len() > 3
        && a == b
        && b.is_ascii_alphabetic()
        && !b"aeiouls".contains(&b)
    {
        cut(word, 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        tokens(text, |token| {
            if let Token::Word { word, .. } = token {
                found.push(word.to_owned());
            }
        });
        found
    }

    #[test]
    fn possessives_go_and_contractions_close() {
        let found = all("The bridge’s cables, O'Brien's 14 'wires' don’t");
        assert_eq!(found, ["the", "bridge", "cables", "obrien", "14", "wires", "dont"]);
    }

    #[test]
    fn parts_that_stand_by_themselves_are_told_apart() {
        let parts = |text: &str| {
            let mut count = 0;
            tokens(text, |token| count += usize::from(token == Token::Break));
            count
        };
        assert_eq!(parts("Bridge shut - Port Ansel Courier | News"), 3);
        assert_eq!(parts("A well-known bridge"), 1);
    }

    #[test]
    fn forms_of_a_word_meet() {
        let stemmed = |word: &str| {
            let mut word = word.to_owned();
            stem(&mut word);
            word
        };
        for forms in
            [["shooting", "shootings"], ["closed", "closing"], ["stopped", "stop"], ["city", "cities"]]
        {
            assert_eq!(stemmed(forms[0]), stemmed(forms[1]));
        }
        for kept in ["crisis", "boss", "virus", "gas"] {
            assert_eq!(stemmed(kept), if kept == "gas" { "gas" } else { kept });
        }
    }

    proptest! {
        #[test]
        fn any_text_has_words_where_they_say(text in "\\PC{0,40}") {
            let mut last = None;
            tokens(&text, |token| {
                let Token::Word { word, start, .. } = token else { return };
                assert!(text.is_char_boundary(start) && last.is_none_or(|l| l < start));
                last = Some(start);
                stem(&mut word.to_owned());
            });
        }
    }
}
