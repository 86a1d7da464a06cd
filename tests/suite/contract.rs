//! The contract as text: schemas, refusals, the shape of a report.

use std::fs;

use serde_json::{Value, json};
use tlsconf_tests::{data, derived, vectors::Folder};

const TIME: &str = "2026-11-25T00:00:00Z";

#[test]
fn what_is_derived_is_as_committed() {
    for (name, text) in derived::all() {
        let committed = fs::read_to_string(data::path("..").join(&name)).unwrap_or_default();
        assert!(committed == text, "{name} is out of date; run `cargo run -p tlsconf-tests --bin gen`");
    }
}

fn refusal(request: &Value) -> String {
    tlsconf::check_json(&request.to_string()).expect_err("must be refused").to_string()
}

/// Without the place that serde adds.
fn refused(request: &Value) -> String {
    let text = refusal(request);
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

#[test]
fn requests_are_refused_in_these_words() {
    assert_eq!(
        refused(&json!({ "time": TIME, "files": [] })),
        "unknown field `files`, expected one of `contract_version`, `inputs`, `endpoint`, `deployment`, `policy`, \
             `clients`, `time`, `expires_within_days`, `expires_within_hours`, `passphrase`"
    );
    assert_eq!(refused(&json!({})), "missing field `time`");
    assert_eq!(
        refused(&json!({ "time": "yesterday" })),
        "`yesterday` is no RFC 3339 time such as 2026-11-25T00:00:00Z"
    );
    assert_eq!(
        refused(&json!({ "time": TIME, "contract_version": 2 })),
        "contract_version: this build speaks version 1, not 2"
    );
    assert_eq!(
        refused(&json!({ "time": TIME, "clients": [{ "id": "redispy" }] })),
        "clients: no client `redispy` is known; did you mean `redis-py`?"
    );
    assert_eq!(
        refused(&json!({ "time": TIME, "policy": { "tls13": true } })),
        "unknown field `tls13`, expected one of `preset`, `min_version`, `max_version`, `tls12_suites`, \
             `tls13_suites`, `groups`, `client_authentication`, `verification`, `sni`"
    );
    assert_eq!(
        refused(&json!({ "time": TIME, "inputs": [{ "name": "a", "bytes": "", "mode": 1 }] })),
        "unknown field `mode`, expected one of `name`, `role`, `bytes`"
    );
}

#[test]
fn a_refusal_repeats_no_secret() {
    let body = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg!";
    let bytes = json!({ "time": TIME, "inputs": [{ "name": "a", "bytes": body }] });
    assert_eq!(refused(&bytes), "`bytes` is not standard base64");
    let value = json!({ "secret-word": "secret-word" });
    assert!(!refusal(&json!({ "time": TIME, "passphrase": value })).contains("secret-word"));
    assert!(!refusal(&json!({ "time": TIME, "endpoint": value })).contains("secret-word"));
}

#[test]
fn reports_speak_in_indices_that_exist_and_without_floats() {
    for folder in Folder::all() {
        let report: Value = serde_json::from_str(&folder.answer().json).expect("a report is JSON");
        let name = &folder.name;
        let within = |index: &Value, array: &str| {
            index.is_null()
                || index.as_u64().is_some_and(|at| (at as usize) < report[array].as_array().map_or(0, Vec::len))
        };
        for finding in report["findings"].as_array().into_iter().flatten() {
            for (field, array) in [("input", "inputs"), ("certificate", "certificates"), ("key", "keys")] {
                assert!(within(&finding["at"][field], array), "{name}: {finding}");
            }
            assert!(within(&finding["consequence_of"], "findings"), "{name}: {finding}");
            assert!(
                finding["severity"] != "error" || finding["fix"].is_string(),
                "{name}: an error without a fix: {finding}"
            );
        }
        for client in report["clients"].as_array().into_iter().flatten() {
            assert!(client["causes"].as_array().into_iter().flatten().all(|cause| within(cause, "findings")), "{name}");
            assert!(client["loads"].as_array().into_iter().flatten().all(|at| within(at, "certificates")), "{name}");
        }
        assert!(no_float(&report), "{name}: a float");
    }
}

fn no_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(values) => values.iter().all(no_float),
        Value::Object(fields) => fields.values().all(no_float),
        _ => true,
    }
}

#[test]
fn findings_are_ordered_and_counted() {
    let rank =
        |severity: &str| ["error", "warning", "note"].iter().position(|name| *name == severity).expect("a severity");
    for folder in Folder::all() {
        let report: Value = serde_json::from_str(&folder.answer().json).expect("a report is JSON");
        let findings = report["findings"].as_array().expect("a list");
        let ranks: Vec<_> = findings.iter().map(|finding| rank(finding["severity"].as_str().expect("text"))).collect();
        assert!(ranks.is_sorted(), "{}: {ranks:?}", folder.name);
        for (at, severity) in ["error", "warning", "note"].iter().enumerate() {
            let counted = ranks.iter().filter(|rank| **rank == at).count();
            assert_eq!(report["counts"][severity], counted, "{}: {severity}", folder.name);
        }
    }
}
