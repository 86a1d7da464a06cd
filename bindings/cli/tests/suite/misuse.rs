//! Misuse: a line or two on standard error, nothing on standard output, exit status 2.

use super::{json, run, run_in};

#[track_caller]
fn refused(args: &[&str]) -> String {
    let ran = run(args);
    assert_eq!(ran.status, 2, "{args:?}: {}", ran.err);
    assert_eq!(ran.out, "", "{args:?}");
    let lines = ran.err.lines().count();
    assert!((1..=2).contains(&lines), "{args:?}: {}", ran.err);
    assert!(ran.err.lines().all(|line| line.starts_with("tlsconf: ")), "{}", ran.err);
    ran.err
}

#[test]
fn a_wrong_value_is_answered_with_the_right_ones() {
    let said = refused(&["check", "mtls/ca.pem", "--client-auth", "sometimes"]);
    assert_eq!(said, "tlsconf: `sometimes` is no value of --client-auth; possible values: none, optional, required\n");
    let said = refused(&["check", "mtls/ca.pem", "--client-auth", "requird"]);
    assert!(said.ends_with("\ntlsconf: did you mean `required`?\n"), "{said}");
    let said = refused(&["check", "mtls/ca.pem", "--policy", "moddern"]);
    assert!(said.contains("`moddern` is none of redis-cloud, modern") && said.contains("mean `modern`"), "{said}");
    let said = refused(&["check", "mtls/ca.pem", "--format", "xml"]);
    assert!(said.contains("human, json, sarif, junit, owners"), "{said}");
    let said = refused(&["completions", "fishy"]);
    assert!(said.contains("mean `fish`"), "{said}");
}

#[test]
fn times_are_refused_with_an_example() {
    for at in ["yesterday", "2026-02-30", "25.11.2026", "1795564800"] {
        let said = refused(&["check", "mtls/ca.pem", "--at", at]);
        assert!(said.contains(&format!("`{at}`")) && said.contains("2026-11-25"), "{said}");
    }
    for within in ["30", "soon", "-1d", "1y"] {
        let said = refused(&["check", "mtls/ca.pem", &format!("--expires-within={within}")]);
        assert!(said.contains(within) && said.contains("30d") && said.contains("12h"), "{said}");
    }
}

#[test]
fn unknown_options_and_commands_are_named() {
    let said = refused(&["check", "--no-such-option", "mtls/ca.pem"]);
    assert!(said.contains("`--no-such-option`") && !said.contains("did you mean"), "{said}");
    let said = refused(&["check", "--fail-onn", "error"]);
    assert!(said.contains("mean `--fail-on`"), "{said}");
    let said = refused(&["chek", "mtls/ca.pem"]);
    assert!(said.contains("mean `check`"), "{said}");
    let said = refused(&["mtls/ca.pem"]);
    assert!(said.contains("tlsconf check mtls/ca.pem"), "{said}");
    refused(&[]);
    refused(&["check"]);
    refused(&["inspect"]);
    refused(&["check", "mtls/ca.pem", "--endpoint"]);
}

#[test]
fn a_password_in_an_endpoint_is_not_repeated() {
    for args in [
        ["check", "--endpont=rediss://user:hunter2@host:1", "mtls/ca.pem"],
        ["check", "--endpoint=rediss://user:hunter2@host:1", "absent.pem"],
    ] {
        let ran = run(&args);
        assert_eq!(ran.status, 2);
        assert!(!(ran.err + &ran.out).contains("hunter2"), "{args:?}");
    }
}

#[test]
fn clients_are_the_cores_to_know() {
    let said = refused(&["check", "mtls/ca.pem", "--client", "redis-pi"]);
    assert!(said.starts_with("tlsconf: --client: ") && said.contains("redis-py"), "{said}");
    refused(&["check", "mtls/ca.pem", "--client", "jedis@"]);
}

#[test]
fn rules_are_found_by_code_and_name() {
    let page = run(&["rule", "PEM001"]);
    assert_eq!(page.status, 0);
    assert!(page.out.starts_with("PEM001 pem-byte-order-mark\n\nWhat it finds\n\n"), "{}", page.out);
    for same in ["pem001", "error[PEM001]", "pem-byte-order-mark"] {
        assert_eq!(run(&["rule", same]).out, page.out);
    }
    let said = refused(&["rule", "PEM01"]);
    assert!(said.contains("mean `PEM001` (pem-byte-order-mark)"), "{said}");
    let said = refused(&["rule", "pem-byte-order-marks"]);
    assert!(said.contains("mean `PEM001`"), "{said}");
    assert!(!refused(&["rule", "zzz"]).contains("did you mean"));
}

#[test]
fn a_policy_file_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("policy.json"), "{\n  \"min_versoin\": \"1.2\"\n}").unwrap();
    let ran = run_in(folder.path(), &["check", "--policy", "policy.json"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("policy.json: unknown field `min_versoin`") && ran.err.contains("line 2"), "{}", ran.err);
    let ran = run_in(folder.path(), &["check", "--policy", "polizy.json"]);
    assert!(ran.err.contains("mean policy.json?"), "{}", ran.err);
}

#[test]
fn every_rule_is_listed() {
    let human = run(&["rules"]).out;
    let rows = json(&run(&["rules", "--format", "json"]).out);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), tlsconf::Rule::ALL.len());
    for row in rows {
        assert!(human.contains(row["code"].as_str().unwrap()));
        assert!(["error", "warning", "note", "clients"].contains(&row["severity"].as_str().unwrap()));
    }
    assert!(human.lines().all(|line| line.chars().count() <= 80));
}
