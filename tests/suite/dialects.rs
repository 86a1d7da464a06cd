//! The dialects' tables are those of their source, and the source keeps to its schema.

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use tlsconf::trust::{Kind, dialect};
use tlsconf_tests::{data, dialects};

fn source() -> String {
    fs::read_to_string(data::path(dialects::SOURCE)).expect("dialects.json")
}

#[test]
fn the_tables_are_generated_from_the_source() {
    let there = fs::read_to_string(data::path(dialects::TABLES)).expect("tables.rs");
    assert!(
        there == dialects::tables(&source()),
        "core/src/trust/dialect/tables.rs differs from dialects.json: cargo run -p tlsconf-tests --bin dialects"
    );
}

#[test]
fn the_source_uses_the_fields_of_its_schema_alone() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(data::path(dialects::SCHEMA)).expect("the schema"))
        .expect("the schema is JSON");
    let document: Value = serde_json::from_str(&source()).expect("dialects.json is JSON");
    let known = |definition: &str| -> BTreeSet<String> {
        schema["$defs"][definition]["properties"].as_object().expect("properties").keys().cloned().collect()
    };
    let check = |what: &str, definition: &str, value: &Value| {
        let fields: BTreeSet<String> = value.as_object().expect("an object").keys().cloned().collect();
        let strange: Vec<_> = fields.difference(&known(definition)).cloned().collect();
        assert!(strange.is_empty(), "{what}: {strange:?} are not in the schema");
    };
    for (name, dialect) in document["dialects"].as_object().expect("dialects") {
        check(name, "dialect", dialect);
    }
    for (name, phases) in document["orders"].as_object().expect("orders") {
        for phase in phases.as_array().expect("phases") {
            check(name, "phase", phase);
            phase["checks"].as_array().expect("checks").iter().for_each(|one| check(name, "check", one));
        }
    }
}

/// A kind that no stack looks at would be a finding that concerns nobody, ever; those few are known.
#[test]
fn nearly_every_kind_is_counted_by_some_stack() {
    let counted = |kind: Kind| {
        dialect::ALL.iter().any(|dialect| {
            let sets = [
                dialect.unreadable,
                dialect.peer_unreadable,
                dialect.own_unreadable,
                dialect.no_leaf_key,
                dialect.no_leaf_key_12,
                dialect.load_weak,
                dialect.sigalgs_cert_refuse,
                dialect.crashes,
            ];
            sets.iter().any(|set| set.has(kind))
                || dialect.phases.iter().flat_map(|phase| phase.checks).any(|check| check.kinds.has(kind))
        })
    };
    let idle: Vec<_> = Kind::ALL.iter().filter(|kind| !counted(**kind)).map(|kind| kind.name()).collect();
    // aki-mismatch excludes a candidate instead; the others are definitions that other kinds build on.
    assert_eq!(idle, ["nc-cn-any", "aki-mismatch", "sig-rsa-pss", "trust-granted"]);
}
