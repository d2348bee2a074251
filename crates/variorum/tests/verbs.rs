//! What the verbs print, under snapshot.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use common::variorum;

fn printed(args: &[&str]) -> String {
    let run = variorum(args);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out
}

#[test]
fn collate_as_text() {
    insta::assert_snapshot!(printed(&["collate", "examples/pages"]));
}

#[test]
fn collate_as_html() {
    insta::assert_snapshot!(printed(&["collate", "examples/pages", "--format", "html"]));
}

#[test]
fn collate_as_tei() {
    insta::assert_snapshot!(printed(&["collate", "examples/pages", "--format", "tei"]));
}

#[test]
fn collate_as_annotations() {
    let page: serde_json::Value =
        serde_json::from_str(&printed(&["collate", "examples/pages", "--format", "annotations"])).unwrap();
    assert_eq!(page["type"], "AnnotationPage");
    let source = &page["items"][0]["target"][0]["source"];
    assert_eq!(source["id"], "examples/pages/a-courier.txt");
}

#[test]
fn collate_as_tables() {
    let table =
        |name| printed(&["collate", "examples/pages", "--format", "csv", "--table", name]).replace('\r', "");
    insta::assert_snapshot!(["statements", "differences", "positions"].map(table).join("\n"));
}

#[test]
fn three_tables_need_a_folder() {
    let run = variorum(&["collate", "examples/pages", "--format", "csv"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert_eq!(variorum(&["collate", "examples/pages", "--table", "positions"]).code, Some(2));
    let folder = tempfile::tempdir().unwrap();
    let run = variorum(
        &["collate", "examples/pages", "--format", "csv", "--out"]
            .map(std::ffi::OsStr::new)
            .iter()
            .chain([&folder.path().as_os_str()])
            .collect::<Vec<_>>(),
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let tables = ["differences", "positions", "statements"];
    assert_eq!(
        names,
        tables.map(|table| format!("carrick-bridge-stays-shut-for-now-minister-says.{table}.csv"))
    );
}

#[test]
fn collate_as_json() {
    let json: serde_json::Value =
        serde_json::from_str(&printed(&["collate", "examples/pages", "--format", "json"])).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn article_as_text() {
    insta::assert_snapshot!(printed(&["article", "examples/pages"]));
}

#[test]
fn article_as_json_lines() {
    insta::assert_snapshot!(printed(&["article", "examples/pages", "--format", "jsonl"]));
}

#[test]
fn article_in_html_as_text() {
    insta::assert_snapshot!(printed(&["article", "examples/html"]));
}

#[test]
fn article_in_html_as_json_lines() {
    insta::assert_snapshot!(printed(&["article", "examples/html", "--format", "jsonl"]));
}

#[test]
fn statements_in_html() {
    insta::assert_snapshot!(printed(&["statements", "examples/html"]));
}

#[test]
fn an_edition_with_a_page_in_html_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("edition.json");
    let pages = ["examples/pages", "examples/html/e-beacon.html"];
    let run =
        variorum(&[&["collate"], &pages[..], &["--format", "json", "--out", out.to_str().unwrap()]].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    let verified = printed(&["verify", out.to_str().unwrap()]);
    assert!(verified.contains("each as its page has it"), "{verified}");

    let edition = std::fs::read_to_string(&out).unwrap();
    let page = std::fs::read_to_string(common::root().join("examples/html/e-beacon.html")).unwrap();
    let edition: serde_json::Value = serde_json::from_str(&edition).unwrap();
    let line = edition["witnesses"]["A"]["lines"].as_array().unwrap();
    let line = line.iter().find(|line| line["text"].as_str().unwrap().starts_with("Residents")).unwrap();
    let [start, end] = ["start", "end"].map(|key| line[key].as_u64().unwrap() as usize);
    let markup: String = page.chars().skip(start).take(end - start).collect();
    assert!(markup.contains("a second ferry &amp; for longer hours"), "{markup}");
}

#[test]
fn statements() {
    insta::assert_snapshot!(printed(&["statements", "examples/pages"]));
}

#[test]
fn stories() {
    insta::assert_snapshot!(printed(&["stories", "examples/pages"]));
}

#[test]
fn stories_explained() {
    let pages = ["examples/pages/a-courier.txt", "examples/pages/c-ledger.txt"];
    insta::assert_snapshot!(printed(&["stories", "examples/pages", "--explain", pages[0], pages[1]]));
    let run = variorum(&["stories", "examples/pages", "--explain", pages[0], "nowhere"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("no page nowhere"), "{}", run.err);
}

#[test]
fn near_copies_in_any_order() {
    let wire = "Inspectors closed the Carrick Bridge in Port Ansel on Monday after a cable broke.";
    let row = |id, outlet, hour, text: &str| {
        let date = format!("2031-03-11T{hour}:00:00");
        serde_json::json!({"id": id, "outlet": outlet, "date": date, "text": text}).to_string()
    };
    let copy = format!("PORT ANSEL (Coast Wire) - {wire} It will stay closed.");
    let mut rows = [
        row("post", "The Post", "08", &copy),
        row("wire", "Coast Wire", "09", wire),
        row("mail", "Mail", "10", wire),
    ];
    let told = |rows: &[String]| {
        let run = common::with_input(&["stories", "--input", "jsonl", "-"], rows.join("\n").as_bytes());
        let mut lines: Vec<serde_json::Value> =
            run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.sort_by_key(|line| line["id"].to_string());
        let row = |l: serde_json::Value| serde_json::json!([l["id"], l["near_copy_of"], l["told_by"]]);
        lines.into_iter().map(row).collect::<Vec<_>>()
    };
    let found = told(&rows);
    assert_eq!(found[0], serde_json::json!(["mail", "wire", "time"]));
    assert_eq!(found[1], serde_json::json!(["post", "wire", "credit"]));
    assert_eq!(found[2], serde_json::json!(["wire", null, null]));
    rows.reverse();
    assert_eq!(told(&rows), found);
}

#[test]
fn agencies_are_credited_without_pages_of_theirs() {
    let rows = concat!(
        r#"{"id": "post", "text": "PORT ANSEL (Reuters) - A cable of the Carrick Bridge broke."}"#,
        "\n",
        r#"{"id": "wire", "outlet": "Reuters", "text": "PORT ANSEL (Reuters) - Herring catch is up."}"#,
    );
    let run = common::with_input(&["stories", "--input", "jsonl", "-"], rows.as_bytes());
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].ends_with(r#""credits":"Reuters"}"#) && !lines[1].contains("credits"), "{lines:?}");
}

#[test]
fn stories_say_what_is_amiss_with_records() {
    let rows = [
        r#"{"id": "a", "text": "Broken cables shut the bridge.", "date": "11 March 2031"}"#,
        r#"{"id": "a", "text": "The herring fleet landed its catch."}"#,
        r#"{"id": "a", "text": "The herring fleet landed its catch."}"#,
        r#"{"id": "b"}"#,
        r#"{"id": "c", "text": null}"#,
    ];
    let run = common::with_input(&["stories", "--input", "jsonl", "-"], rows.join("\n").as_bytes());
    assert_eq!(run.code, Some(0));
    assert_eq!(run.out.lines().count(), 4, "a record that comes twice is one: {}", run.out);
    let clusters: std::collections::BTreeSet<String> =
        run.out.lines().map(|line| line[line.len() - 18..].to_owned()).collect();
    assert_eq!(clusters.len(), 4, "nothing is no story of anything else: {}", run.out);
    for said in ["a: several pages", "\"11 March 2031\" of a", "b: has neither", "c: has neither"] {
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn near_copies_explained() {
    let wire = "Inspectors closed the Carrick Bridge in Port Ansel on Monday after a cable broke.";
    let rows = format!(
        "{{\"id\": \"post\", \"text\": \"{wire}\", \"date\": \"2031-03-12\"}}\n{{\"id\": \"wire\", \"text\": \"{wire}\", \"date\": \"2031-03-11\"}}"
    );
    let run = common::with_input(
        &["stories", "--input", "jsonl", "-", "--explain", "post", "wire"],
        rows.as_bytes(),
    );
    assert!(run.out.contains("near-copies: 1.00 of"), "{}", run.out);
    assert!(run.out.contains("post has it from wire, which was published before"), "{}", run.out);
}

#[test]
fn times() {
    insta::assert_snapshot!(printed(&["times", "examples/pages"]));
}

#[test]
fn parse() {
    insta::assert_snapshot!(printed(&["parse", "examples/pages/b-wire.txt"]));
}

#[test]
fn help() {
    for verb in ["", "collate", "article", "parse", "statements", "stories", "times", "verify", "model"] {
        let args: Vec<&str> = ["help", verb].into_iter().filter(|a| !a.is_empty()).collect();
        insta::assert_snapshot!(format!("help-{verb}"), printed(&args));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["parse", "examples/pages"])
        .current_dir(common::root())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
