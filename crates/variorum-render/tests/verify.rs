//! Each thing that can be wrong with a printed edition, one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use std::io;

use variorum_render::json;
use variorum_render::verify::{FaultKind, Report, verify};

/// The check of the edition of two, with one part of the JSON replaced by another.
fn check(from: &str, to: &str) -> Report {
    let edition = common::two();
    let printed = json(&edition);
    assert!(printed.contains(from), "{from} is not in {printed}");
    let page = |path: &str| {
        let witness = edition.witnesses.iter().find(|w| w.file == path);
        Ok(witness.ok_or(io::ErrorKind::NotFound)?.article.source.as_bytes().to_vec())
    };
    verify(&printed.replacen(from, to, 1), page).unwrap()
}

fn fault(from: &str, to: &str) -> (FaultKind, String) {
    let report = check(from, to);
    let fault = report.faults.first().expect("a fault");
    (fault.kind, fault.to_string())
}

#[test]
fn nothing_is_wrong_with_what_was_printed() {
    let report = check("", "");
    assert!(report.holds());
    assert_eq!((report.pages, report.spans), (2, 57));
}

#[test]
fn spans_that_are_no_words_of_the_page() {
    use FaultKind::{Empty, Outside, Reversed, Words};
    let cue = "\"cue\": [[164, 178]]";
    assert_eq!(fault(cue, "\"cue\": [[178, 164]]").0, Reversed);
    assert_eq!(fault(cue, "\"cue\": [[164, 9178]]").0, Outside);
    assert_eq!(fault(cue, "\"cue\": [[164, 164]]").0, Empty);
    let (kind, message) = fault(cue, "\"cue\": [[165, 178]]");
    assert_eq!(kind, Words);
    assert_eq!(
        message,
        "statement A1, cue 0: the words are not those of the page: expected \"told reporters\", found \"old reporters\""
    );
}

#[test]
fn words_beside_no_span() {
    assert_eq!(fault("\"cue_text\": [\"told reporters\"]", "\"cue_text\": []").0, FaultKind::Count);
    assert_eq!(fault("\"A\": [[22, 372]]", "\"C\": [[22, 372]]").0, FaultKind::Count);
}

#[test]
fn pages_that_are_not_there() {
    let (kind, message) = fault("pages/radio.txt", "pages/lost.txt");
    assert_eq!(kind, FaultKind::Unreadable);
    assert!(message.starts_with("witness B, pages/lost.txt: the page cannot be read"), "{message}");
    assert_eq!(fault("pages/radio.txt", "pages/courier.txt").0, FaultKind::Page);
}

#[test]
fn a_line_that_was_dropped() {
    let line = "{\"kind\": \"comment\", \"start\": 400, \"end\": 423, \"text\": \"Be the first to comment\"}";
    let (kind, message) = fault(&format!(", {line}"), "");
    assert_eq!(kind, FaultKind::Lost);
    assert!(message.ends_with("found \"Be the first to comment\""), "{message}");
}

#[test]
fn names_of_nothing() {
    use FaultKind::{UnknownStatement, UnknownUtterance, UnknownWitness, Unused};
    assert_eq!(fault("\"utterance\": \"u1\"", "\"utterance\": \"u9\"").0, UnknownUtterance);
    assert_eq!(fault("[\"A1\", \"B1\"]", "[\"A1\", \"B1\", \"B9\"]").0, UnknownStatement);
    assert_eq!(fault("\"left\": [\"A1\"]", "\"left\": [\"A2\"]").0, UnknownStatement);
    assert_eq!(fault("\"left\": [\"A1\"]", "\"left\": [\"A1\", \"B1\"]").0, UnknownStatement);
    assert_eq!(fault("\"readings\": [\"A3\"]", "\"readings\": []").0, Unused);
    assert_eq!(
        fault("{\"witness\": \"B\", \"spans\": []", "{\"witness\": \"D\", \"spans\": []").0,
        UnknownWitness
    );
}

#[test]
fn ids_given_twice() {
    assert_eq!(fault("\"id\": \"A2\"", "\"id\": \"A1\"").0, FaultKind::Twice);
    assert_eq!(fault("\"id\": \"u2\"", "\"id\": \"u1\"").0, FaultKind::Twice);
    assert_eq!(fault("\"id\": \"d2\"", "\"id\": \"d1\"").0, FaultKind::Twice);
    assert_eq!(fault("[\"A1\", \"B1\"]", "[\"A1\", \"B1\", \"A1\"]").0, FaultKind::Twice);
}

#[test]
fn a_shape_that_would_leave_something_unchecked() {
    let refused = |from: &str, to: &str| {
        let printed = json(&common::two());
        assert!(printed.contains(from), "{from} is not in {printed}");
        verify(&printed.replacen(from, to, 1), |_| Ok(Vec::new())).unwrap_err().to_string()
    };
    assert!(refused("\"cue_text\": [\"told reporters\"], ", "").contains("missing field `cue_text`"));
    assert!(refused("\"cue\":", "\"more\": [[1, 2]], \"cue\":").contains("unknown field `more`"));
    assert!(refused("\"silent\": []", "\"silent\": [{}]").contains("not an edition"));
    assert!(refused("\"kind\": \"direct\"", "\"kind\": \"spoken\"").contains("\"spoken\" is none of direct"));
    assert!(refused("\"B\": {\"file\"", "\"A\": {\"file\"").contains("witness \"A\" twice"));
    assert!(refused("[22, 372]", "[-22, 372]").contains("invalid value"));
}

#[test]
fn labels_that_do_not_follow() {
    use FaultKind::{Label, Order, Twice};
    let kinds = |from: &str, to: &str| check(from, to).faults.iter().map(|f| f.kind).collect::<Vec<_>>();
    assert!(kinds("\"id\": \"A1\"", "\"id\": \"A7\"").contains(&Label));
    assert!(kinds("\"id\": \"u2\"", "\"id\": \"u1\"").contains(&Twice));
    assert_eq!(kinds("\"when\": \"2031-03-04\"", "\"when\": \"2031-03-40\""), [Label]);
    assert_eq!(kinds("\"relation\": \"cut\"", "\"relation\": null"), [Label]);
    assert_eq!(kinds("\"confidence\": 0.9", "\"confidence\": 1.9"), [Label]);
    let sides = (r#""sides": [{"witness": "A""#, r#""sides": [{"witness": "B""#);
    assert!(kinds(sides.0, sides.1).contains(&Order));
}

#[test]
fn kinds_are_of_the_closed_lists() {
    let printed = json(&common::two()).replacen("\"relation\": \"cut\"", "\"relation\": \"similar\"", 1);
    assert!(verify(&printed, |_| Err(io::ErrorKind::NotFound.into())).is_err());
}
