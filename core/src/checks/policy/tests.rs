use crate::{check, contract::CheckRequest};

fn codes(policy: &str) -> Vec<String> {
    let request = format!(
        r#"{{"time": "2026-11-25T00:00:00Z", "endpoint": "rediss://redis.example.test:12345", "policy": {policy}}}"#
    );
    let request: CheckRequest = serde_json::from_str(&request).unwrap();
    check(&request)
        .unwrap()
        .findings
        .into_iter()
        .map(|finding| format!("{} {}", finding.code, finding.severity.as_str()))
        .collect()
}

#[test]
fn each_contradiction_is_one_finding() {
    let rows = [
        (r"{}", vec![]),
        (r#"{"min_version": "1.3", "max_version": "1.2"}"#, vec!["POL004 error"]),
        (r#"{"min_version": "1.3", "max_version": "1.3"}"#, vec![]),
        (r#"{"max_version": "1.4"}"#, vec!["POL005 error"]),
        (r#"{"min_version": "1.1"}"#, vec!["POL006 warning"]),
        (r#"{"min_version": "1.0", "max_version": "1.1"}"#, vec!["POL006 error"]),
        (r#"{"max_version": "1.1"}"#, vec!["POL006 error"]),
        (r#"{"min_version": "1.2", "tls13_suites": []}"#, vec!["POL008 warning"]),
        (r#"{"tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA348"]}"#, vec!["POL007 error"]),
        (r#"{"min_version": "1.3", "tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA256"]}"#, vec!["POL008 warning"]),
        (r#"{"tls12_suites": ["ECDHE-RSA-AES128-SHA"]}"#, vec!["POL009 warning"]),
        (r#"{"tls12_suites": ["RC4-MD5"]}"#, vec!["POL009 error"]),
        (r#"{"groups": ["X25591", "X25519"]}"#, vec!["POL011 error"]),
        (r#"{"groups": ["ffdhe2048"]}"#, vec!["POL012 warning"]),
        (r#"{"groups": ["X25519MLKEM768", "X25519", "P-256"]}"#, vec![]),
        (r#"{"sni": "192.0.2.10"}"#, vec!["POL013 error"]),
        (r#"{"sni": "off"}"#, vec!["POL014 warning"]),
        (r#"{"sni": "other.example.test"}"#, vec!["POL015 note"]),
        (r#"{"sni": "REDIS.example.test"}"#, vec![]),
        (r#"{"sni": "rediss://redis.example.test"}"#, vec!["POL017 error"]),
        (r#"{"verification": "none"}"#, vec!["POL002 error"]),
        (r#"{"verification": "chain_only"}"#, vec!["POL003 warning"]),
        (r#"{"client_authentication": "required"}"#, vec!["POL001 error"]),
        (r#"{"client_authentication": "optional"}"#, vec![]),
        (
            r#"{"tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"]}"#,
            vec!["POL018 note"],
        ),
    ];
    for (policy, expected) in rows {
        assert_eq!(codes(policy), expected, "{policy}");
    }
}
