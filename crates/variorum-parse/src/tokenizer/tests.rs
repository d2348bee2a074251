//! The tokenizer as a whole, with few rules of the kinds that the model has, and with the model's.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::lexeme::string_id;
use crate::reference::model_folder;

static SMALL: LazyLock<Tokenizer> = LazyLock::new(small);
static MODEL: LazyLock<Tokenizer> = LazyLock::new(|| Tokenizer::load(&model_folder()).unwrap());

fn small() -> Tokenizer {
    let exception = |tokens: &[(&str, &str)]| {
        let word: String = tokens.iter().map(|t| t.0).collect();
        let token = |&(text, norm): &(&str, &str)| {
            Value::Map(vec![(65.into(), text.into()), (67.into(), norm.into())])
        };
        (Value::from(word), Value::Array(tokens.iter().map(token).collect()))
    };
    let exceptions = Value::Map(vec![
        exception(&[("do", ""), ("n't", "not")]),
        exception(&[("'em", "")]),
        exception(&[("a.m.", "")]),
        exception(&[(":)", "")]),
        exception(&[(" ", "")]),
    ]);
    let rules = [
        ("prefix_search", Value::from(r#"^\(|^"|^'|^:|^\.\.+|^\+(?![0-9])"#)),
        ("suffix_search", r#"\)$|"$|'$|'s$|,$|:$|\.\.+$|(?<=[0-9])(?:m|km)$|(?<=[a-z])\.$"#.into()),
        ("infix_finditer", r"\.\.+|(?<=[a-z])(?:-|--)(?=[a-z])".into()),
        (
            "url_match",
            r"(?u)^(?:\S+@)?(?:(?!10\.)[0-9]+(?:\.[0-9]+){3}|(?:[a-z]+\.)+[a-z]{2,})(?:/\S*)?$".into(),
        ),
        ("token_match", Value::Nil),
        ("faster_heuristics", true.into()),
        ("exceptions", exceptions),
    ];
    let rules = Value::Map(rules.into_iter().map(|(name, rule)| (name.into(), rule)).collect());
    Tokenizer::new(&rules, Norms::default()).unwrap()
}

/// The tokens with `|` between, and `_` for each space after a token.
fn shown(tokenizer: &Tokenizer, text: &str) -> String {
    let pieces = tokenizer.tokenize(&mut TokenizerCache::default(), text);
    let shown = |p: &Piece| p.span.of(text).to_owned() + if p.space_after { "_" } else { "" };
    pieces.iter().map(shown).collect::<Vec<_>>().join("|")
}

#[test]
fn one_space_belongs_to_no_token() {
    assert_eq!(shown(&SMALL, "a b  c"), "a_|b_| |c");
    assert_eq!(shown(&SMALL, " a \n b\n c "), " |a_|\n |b|\n |c_");
    assert_eq!(shown(&SMALL, "a\u{1c}b\u{a0}c"), "a|\u{1c}|b|\u{a0}|c");
    assert_eq!(shown(&SMALL, ""), "");
}

#[test]
fn affixes_come_off_one_by_one() {
    assert_eq!(shown(&SMALL, r#"("the bank's),""#), r#"(|"|the_|bank|'s|)|,|""#);
    assert_eq!(shown(&SMALL, "12km), +a +1"), "12|km|)|,_|+|a_|+1");
    assert_eq!(shown(&SMALL, "so... ...and"), "so|..._|...|and");
}

#[test]
fn exceptions_stop_the_splitting() {
    assert_eq!(shown(&SMALL, "(don't) 9 a.m. a.m., \"'em,"), "(|do|n't|)_|9_|a.m._|a.m.|,_|\"|'em|,");
    let pieces = SMALL.tokenize(&mut TokenizerCache::default(), "don't");
    assert_eq!(pieces[1].features.norm, string_id("not"));
    assert_eq!(pieces[0].features.norm, string_id("do"));
}

#[test]
fn exceptions_are_found_again_among_the_tokens() {
    assert_eq!(shown(&SMALL, "fine:) no:)) x"), "fine|:)_|no|:)|)_|x");
    // The tokens are those of the exception, but its text is not: a space is between.
    assert_eq!(shown(&SMALL, "(: )"), "(|:_|)");
}

#[test]
fn infixes_part_what_is_left() {
    assert_eq!(shown(&SMALL, "a-b--c-1 a...b"), "a|-|b|--|c-1_|a|...|b");
}

#[test]
fn addresses_are_whole() {
    assert_eq!(
        shown(&SMALL, "(a-b@c.de/f-g), 8.8.8.8/a-b 10.8.8.8/a-b"),
        "(|a-b@c.de/f-g|)|,_|8.8.8.8/a-b_|10.8.8.8/a|-|b"
    );
}

#[test]
fn long_words_take_linear_time() {
    let start = Instant::now();
    for unit in [
        "(",
        "a",
        ".",
        "a-",
        "$1",
        "a.",
        ":)",
        "'s",
        "a's",
        "8.8.8.8/",
        "@10.0.0.1/",
        "a@b.c",
        "1km",
        "--",
        " ",
        "\n",
        "日.",
        "😀",
    ] {
        MODEL.tokenize(&mut TokenizerCache::default(), &unit.repeat(200_000 / unit.len()));
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// The pieces and the spaces after them cover the text, in order.
fn check_tiling(tokenizer: &Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let mut cache = TokenizerCache::default();
    let pieces = tokenizer.tokenize(&mut cache, text);
    let mut rest = text;
    for piece in &pieces {
        let token = piece.span.get(text).unwrap_or_default();
        prop_assert!(!token.is_empty());
        prop_assert_eq!(piece.span.start(), text.len() - rest.len());
        rest = rest.strip_prefix(token).unwrap();
        rest = if piece.space_after { rest.strip_prefix(' ').unwrap() } else { rest };
    }
    prop_assert_eq!(rest, "");
    prop_assert_eq!(tokenizer.tokenize(&mut cache, text), pieces);
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_tiled(text in ".*") {
        check_tiling(&SMALL, &text)?;
        check_tiling(&MODEL, &text)?;
    }

    #[test]
    fn punctuation_is_tiled(text in r#"([ \n:)(.,'"+$£…-]|a|b|1|km|'s|don't|a\.m\.|@|/|US|é|°C|\\n){0,60}"#) {
        check_tiling(&SMALL, &text)?;
        check_tiling(&MODEL, &text)?;
    }
}
