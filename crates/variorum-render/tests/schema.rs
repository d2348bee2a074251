//! `docs/edition.schema.json` against what is printed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod common;

use common::arbitrary::edition;
use common::schema::faults;
use proptest::prelude::*;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../docs/edition.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn printed(edition: &variorum_collate::Edition) -> Value {
    serde_json::from_str(&variorum_render::json(edition)).unwrap()
}

#[test]
fn what_is_printed_is_as_the_schema_has_it() {
    for edition in [common::two(), common::three()] {
        assert_eq!(faults(&schema(), &printed(&edition)), [""; 0]);
    }
}

/// Each change of an edition that was right is found at its place.
#[test]
fn the_schema_refuses_what_is_no_edition() {
    let changes = [
        ("/differences/0/kind", json!("tone")),
        ("/differences/0/sides", json!([])),
        ("/differences/0/confidence", json!(1.5)),
        ("/statements/0/content/0", json!([3])),
        ("/statements/0/content/0/1", json!(-3)),
        ("/statements/0/witness", json!("a")),
        ("/witnesses/A/sha256", json!("0")),
        ("/utterances/0/relation", json!("alike")),
        ("/positions/0/stance", json!(null)),
        ("/story", json!(7)),
        ("/silent", json!([{}])),
    ];
    for (place, wrong) in changes {
        let mut edition = printed(&common::two());
        *edition.pointer_mut(place).unwrap() = wrong;
        let faults = faults(&schema(), &edition);
        assert!(faults.iter().any(|fault| fault.starts_with(place)), "{place}: {faults:?}");
    }
}

/// A member that is not printed, or printed and not in the schema, is a fault: the schema names each of them.
#[test]
fn every_member_is_required_and_no_other_is_allowed() {
    fn visit(at: &str, schema: &Value) {
        if let Some(properties) = schema.get("properties") {
            let names: Vec<_> = properties.as_object().unwrap().keys().map(String::as_str).collect();
            let mut required: Vec<_> =
                schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            required.sort_unstable();
            assert_eq!(names, required, "{at}");
            assert_eq!(schema["additionalProperties"], json!(false), "{at}");
        }
    }
    let schema = schema();
    visit("edition", &schema);
    schema["$defs"].as_object().unwrap().iter().for_each(|(name, schema)| visit(name, schema));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edition_is_as_the_schema_has_it(edition in edition()) {
        let faults = faults(&schema(), &printed(&edition));
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }
}
