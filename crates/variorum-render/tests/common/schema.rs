//! As much of JSON Schema 2020-12 as `docs/edition.schema.json` uses. A keyword that is not known here fails the test.

use serde_json::{Map, Value};

/// Every place at which a value is not as the schema has it.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut check = Check { root: schema, faults: Vec::new() };
    check.value("", schema, value);
    check.faults
}

struct Check<'a> {
    root: &'a Value,
    faults: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, at: &str, schema: &Value, value: &Value) {
        let schema = schema.as_object().expect("a schema is an object");
        for (keyword, rule) in schema {
            if !self.keyword(at, schema, (keyword, rule), value) {
                self.faults.push(format!("{at}: {keyword} {rule}: {value}"));
            }
        }
    }

    /// Whether one keyword holds of the value itself; what is below it is checked on the way.
    fn keyword(
        &mut self,
        at: &str,
        schema: &Map<String, Value>,
        (keyword, rule): (&str, &Value),
        value: &Value,
    ) -> bool {
        let size = value.as_array().map(Vec::len);
        match keyword {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let path = rule.as_str().and_then(|r| r.strip_prefix('#')).expect("a place in this schema");
                let target = self.root.pointer(path).expect("a place that is there");
                self.value(at, target, value);
                true
            }
            "type" => match rule {
                Value::Array(any) => any.iter().any(|one| is(one, value)),
                one => is(one, value),
            },
            "enum" => rule.as_array().expect("a list").contains(value),
            "pattern" => {
                let pattern = regex::Regex::new(rule.as_str().expect("a pattern")).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().expect("a number")),
            "minItems" => size.is_none_or(|n| n as u64 >= rule.as_u64().expect("a number")),
            "maxItems" => size.is_none_or(|n| n as u64 <= rule.as_u64().expect("a number")),
            "items" | "prefixItems" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    if let Some(rule) = if keyword == "items" { Some(rule) } else { rule.get(n) } {
                        self.value(&format!("{at}/{n}"), rule, item);
                    }
                }
                true
            }
            "required" => {
                let name = |name: &Value| value.get(name.as_str().expect("a name")).is_some();
                !value.is_object() || rule.as_array().expect("a list").iter().all(name)
            }
            "properties" | "additionalProperties" | "propertyNames" => {
                self.members(at, schema, (keyword, rule), value)
            }
            _ => panic!("{at}: no check for {keyword}"),
        }
    }

    fn members(
        &mut self,
        at: &str,
        schema: &Map<String, Value>,
        (keyword, rule): (&str, &Value),
        value: &Value,
    ) -> bool {
        let known = |name: &str| schema.get("properties").is_some_and(|all| all.get(name).is_some());
        let mut holds = true;
        for (name, member) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            match (keyword, rule) {
                ("properties", _) if known(name) => self.value(&at, &rule[name], member),
                ("propertyNames", _) => self.value(&at, rule, &Value::String(name.clone())),
                ("additionalProperties", Value::Bool(allowed)) => holds &= *allowed || known(name),
                ("additionalProperties", _) if !known(name) => self.value(&at, rule, member),
                _ => {}
            }
        }
        holds
    }
}

fn is(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => panic!("no check for the type {name}"),
    }
}
