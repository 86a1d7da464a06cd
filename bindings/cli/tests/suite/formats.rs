//! The formats are what their readers expect.

use serde_json::Value;

use super::{AT, data, json, run};

const BUNDLE: &str = "real/redis_ca-2022-08.pem";

fn check(format: &str, more: &[&str]) -> super::Ran {
    let args = [&["check", BUNDLE, "--at", AT, "--format", format], more].concat();
    run(&args)
}

#[test]
fn json_is_what_the_core_says() {
    let ran = check("json", &[]);
    let mut request = tlsconf::CheckRequest::at(tlsconf::contract::Timestamp::parse(AT).unwrap());
    let bytes = std::fs::read(data(BUNDLE)).unwrap();
    request.inputs = vec![tlsconf::contract::InputRequest::new(BUNDLE, tlsconf::contract::Role::Auto, bytes)];
    let expected = serde_json::to_value(tlsconf::check(&request).unwrap()).unwrap();
    assert_eq!(json(&ran.out), expected);
    assert_eq!(check("json", &[]).out, ran.out);
}

/// What SARIF 2.1.0 requires, and what code scanning does beyond it.
#[test]
fn sarif_has_what_its_readers_require() {
    let ran = check("sarif", &["absent.pem"]);
    assert_eq!(ran.status, 2);
    let log = json(&ran.out);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "tlsconf");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert!(notification["message"]["text"].as_str().unwrap().contains("absent.pem"));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], BUNDLE);
        assert!(place["region"]["startLine"].is_null() || place["region"]["startLine"].as_u64().unwrap() >= 1);
        assert!(result["partialFingerprints"]["tlsconf/v1"].is_string());
    }
    for rule in rules {
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("## How to fix"));
        assert!(rule["shortDescription"]["text"].is_string());
    }
    let prints: std::collections::BTreeSet<String> =
        results.iter().map(|result| result["partialFingerprints"]["tlsconf/v1"].to_string()).collect();
    assert_eq!(prints.len(), results.len(), "fingerprints tell results apart");
    assert_eq!(results.len(), findings(&[]).len());
}

#[test]
fn junit_is_well_formed_and_counts_right() {
    let ran = check("junit", &["mtls/ca.pem", "absent.pem", "--client-auth", "required"]);
    let document = roxmltree::Document::parse(&ran.out).unwrap();
    let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
    let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
    let count = |tag: &str| cases.iter().filter(|case| case.children().any(|child| child.has_tag_name(tag))).count();
    assert_eq!(suite.attribute("tests"), Some(cases.len().to_string().as_str()));
    assert_eq!(suite.attribute("failures"), Some(count("failure").to_string().as_str()));
    assert_eq!(suite.attribute("errors"), Some("1"));
    assert_eq!(count("error"), 1);
    let names: Vec<_> = cases.iter().filter_map(|case| case.attribute("name")).collect();
    assert!(names.starts_with(&[BUNDLE, "mtls/ca.pem"]) && names.contains(&"absent.pem"), "{names:?}");
    assert!(cases[0].text().is_some() && ran.out.contains("warning[BND004]"), "{}", ran.out);
}

#[test]
fn owners_are_the_lines_of_keytool() {
    let expected = "Owner: CN=SSL Certification Authority, O=Garantia Data\n\
                    Owner: CN=RCP Intermediate Certificate Authority, O=RedisLabs, ST=CA, C=US\n\
                    Owner: CN=RedisLabs Root Certificate Authority, O=RedisLabs, L=CA, ST=CA, C=US\n\
                    Owner: CN=GlobalSign Atlas R3 OV TLS CA 2022 Q2, O=GlobalSign nv-sa, C=BE\n\
                    Owner: CN=GlobalSign, O=GlobalSign, OU=GlobalSign Root CA - R3\n";
    assert_eq!(check("owners", &[]).out, expected);
    assert_eq!(run(&["inspect", BUNDLE, "--format", "owners"]).out, expected);
}

fn findings(more: &[&str]) -> Vec<Value> {
    json(&check("json", more).out)["findings"].as_array().unwrap().clone()
}

#[test]
fn the_threshold_decides_the_exit_status() {
    let severities: Vec<_> = findings(&[]).iter().map(|finding| finding["severity"].clone()).collect();
    assert!(severities.contains(&"warning".into()) && !severities.contains(&"error".into()), "{severities:?}");
    for (threshold, status) in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)] {
        assert_eq!(check("human", &["--fail-on", threshold]).status, status, "{threshold}");
    }
}

#[test]
fn inspect_is_a_table_of_eighty_columns() {
    let ran = run(&["inspect", BUNDLE, "mtls/redis_user_private.key", "--at", AT]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    assert!(ran.out.contains("2023-09-29 x") && ran.out.contains("private key: line 1, EC P-256"), "{}", ran.out);
    let long = run(&["inspect", "--long", BUNDLE]).out;
    assert!(long.contains("8f9284b4cd2347edbc540190ad390d2737b95f479c066577afcb58e6c74fcf0d"), "{long}");
    let contents = json(&run(&["inspect", BUNDLE, "--format", "json"]).out);
    assert_eq!(contents["certificates"].as_array().unwrap().len(), 5);
    assert!(contents.get("findings").is_none());
}

#[test]
fn inspect_says_where_there_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.pem"), "nothing\n").unwrap();
    let ran = super::run_in(folder.path(), &["inspect", "x.pem"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("tlsconf check x.pem says why"), "{}", ran.err);
}

#[test]
fn schemas_are_those_of_the_core() {
    for (which, file) in [
        ("request", "check_request.json"),
        ("report", "report.json"),
        ("emit-request", "emit_request.json"),
        ("emitted", "emitted.json"),
        ("client", "client_facts.json"),
        ("target", "target_facts.json"),
        ("rule", "rule_info.json"),
        ("plan", "plan_table.json"),
    ] {
        let committed = std::fs::read_to_string(data("../../core/schema").join(file)).unwrap();
        assert_eq!(run(&["schema", which]).out, committed);
    }
}
#[test]
fn hours_are_a_horizon() {
    // The fixture's certificates end with the year 2034.
    let soon = |within: &str| {
        let files = ["check", "--ca", "mtls/ca.pem", "--server-chain", "mtls/server.pem"];
        let when = ["--at", "2034-12-31", "--expires-within", within, "--format", "json"];
        json(&run(&[&files[..], &when[..]].concat()).out)["findings"].to_string().contains("CRT003")
    };
    assert!(soon("25h"));
    assert!(!soon("23h"));
}
