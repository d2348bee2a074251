//! The tables hold what the edition has, a row an item, whatever the pages hold.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use common::arbitrary::edition;
use proptest::prelude::*;
use serde_json::Value;
use variorum_collate::Edition;
use variorum_render::csv::{Table, header, rows};
use variorum_render::json;

/// A table as a reader of RFC 4180 has it: names of columns, and rows.
fn read(edition: &Edition, table: Table) -> (Vec<String>, Vec<Vec<String>>) {
    let text = header(table) + &rows(edition, table);
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let names = cells(reader.headers().unwrap());
    (names, reader.records().map(|record| cells(&record.unwrap())).collect())
}

#[test]
fn tables_of_three() {
    let edition = common::three();
    let tables = Table::ALL.map(|table| header(table) + &rows(&edition, table));
    insta::assert_snapshot!(tables.join("\n").replace('\r', ""));
}

#[test]
fn a_column_holds_what_its_name_says() {
    let (names, rows) = read(&common::two(), Table::Statements);
    let cell = |row: usize, name: &str| rows[row][names.iter().position(|n| n == name).unwrap()].as_str();
    assert_eq!(cell(1, "speaker"), "unnamed: the port authority");
    assert_eq!((cell(4, "id"), cell(4, "utterances"), cell(4, "place")), ("B1", "u1", "24..53"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_item_is_a_row_and_none_a_formula(edition in edition()) {
        let json: Value = serde_json::from_str(&json(&edition)).unwrap();
        for table in Table::ALL {
            let (names, rows) = read(&edition, table);
            let items = json[table.name()].as_array().unwrap();
            prop_assert_eq!(rows.len(), items.len());
            for (row, item) in rows.iter().zip(items) {
                prop_assert_eq!(row.len(), names.len());
                prop_assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])));
                if let Some(text) = item["text"].as_str().filter(|text| !text.contains(|c: char| c.is_control() && c != '\n')) {
                    prop_assert!(row.iter().any(|cell| cell.strip_suffix(text).is_some_and(|guard| guard.is_empty() || guard == "'")));
                }
            }
        }
    }
}
