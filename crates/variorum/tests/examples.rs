//! The four pages of `examples/` against their gold edition.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use common::{root, variorum};
use serde_json::Value;

type Spans = Vec<(u64, u64)>;

fn edition() -> Value {
    let run = variorum(&["collate", "examples/pages", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    serde_json::from_str(&run.out).expect("one story")
}

fn gold() -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join("examples/bridge.gold.json")).unwrap()).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn spans(value: &Value) -> Spans {
    let pair = |p: &Value| (p[0].as_u64().unwrap(), p[1].as_u64().unwrap());
    value.as_array().map(|all| all.iter().map(pair).collect()).unwrap_or_default()
}

fn overlap(a: &Spans, b: &Spans) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.0 < y.1 && y.0 < x.1))
}

/// Shared share of the characters of two contents.
fn shared(a: &Spans, b: &Spans) -> f64 {
    let chars = |s: &Spans| s.iter().flat_map(|&(x, y)| x..y).collect::<std::collections::BTreeSet<_>>();
    let (a, b) = (chars(a), chars(b));
    a.intersection(&b).count() as f64 / a.union(&b).count().max(1) as f64
}

/// Whether two differences are of the same witnesses and touch on both sides.
fn same_place(a: &Value, b: &Value) -> bool {
    let side = |d: &Value, w: &Value| {
        list(d, "sides").iter().find(|s| s["witness"] == *w).map(|s| spans(&s["spans"]))
    };
    list(a, "sides")
        .iter()
        .all(|s| side(b, &s["witness"]).is_some_and(|other| overlap(&spans(&s["spans"]), &other)))
}

#[test]
fn every_planted_difference_is_found_with_its_kind() {
    let (gold, found) = (gold(), edition());
    for planted in list(&gold, "differences") {
        let hit = |d: &&Value| d["kind"] == planted["kind"] && same_place(planted, d);
        assert!(list(&found, "differences").iter().any(|d| hit(&d)), "missed: {planted}");
    }
}

#[test]
fn no_difference_is_reported_that_is_none() {
    let (gold, found) = (gold(), edition());
    for d in list(&found, "differences") {
        let true_one = list(&gold, "differences").iter().any(|g| same_place(g, d));
        assert!(true_one, "false alarm: {d}");
    }
}

#[test]
fn statements_and_their_speakers() {
    let (gold, found) = (gold(), edition());
    let (mut hits, mut right) = (0, 0);
    for g in list(&gold, "statements") {
        let same = |s: &&Value| {
            s["witness"] == g["witness"] && shared(&spans(&s["content"]), &spans(&g["content"])) >= 0.5
        };
        if let Some(s) = list(&found, "statements").iter().find(same) {
            hits += 1;
            let names = list(g, "speaker_alt").iter().chain([&g["speaker"]]);
            right += usize::from(names.into_iter().any(|n| *n == s["speaker"]));
        }
    }
    let all = list(&gold, "statements").len();
    let extra = list(&found, "statements").len().saturating_sub(hits);
    assert!(hits * 10 >= all * 8, "{hits} of {all} statements");
    assert!(extra * 10 <= all, "{extra} statements that are none");
    assert!(right * 10 >= hits * 7, "{right} of {hits} speakers");
}

#[test]
fn the_articles_come_apart_as_a_reader_would_have_it() {
    let (gold, found) = (gold(), edition());
    assert_eq!(gold["article"], found["article"]);
}

#[test]
fn the_edition_verifies_and_one_wrong_byte_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("good.json"), folder.path().join("bad.json"));
    let run = variorum(&["collate", "examples/pages", "--format", "json"]);
    std::fs::write(&good, &run.out).unwrap();
    std::fs::write(&bad, run.out.replacen("until every cable", "until every cabla", 1)).unwrap();
    let verify = |edition: &std::path::Path| {
        variorum(&["verify".as_ref(), "--base".as_ref(), ".".as_ref(), edition.as_os_str()])
    };
    let (fine, wrong) = (verify(&good), verify(&bad));
    assert_eq!(fine.code, Some(0), "{}", fine.err);
    assert_eq!(wrong.code, Some(1), "{}", wrong.out);
}

#[test]
fn the_order_of_the_paths_and_the_threads_do_not_matter() {
    let pages = ["a-courier", "b-wire", "c-ledger", "d-daybreak"].map(|p| format!("examples/pages/{p}.txt"));
    let args = |order: [usize; 4]| {
        let mut args = vec!["collate", "--format", "json"];
        args.extend(order.map(|i| pages[i].as_str()));
        variorum(&args).out
    };
    let first = args([0, 1, 2, 3]);
    assert_eq!(first, args([3, 1, 0, 2]));
    assert_eq!(first, variorum(&["collate", "examples/pages", "--format", "json"]).out);
}
