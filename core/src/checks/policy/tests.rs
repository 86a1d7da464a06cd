use crate::{
    check,
    checks::testing::stage,
    contract::{CheckRequest, InputRequest, Role},
    read::certificate::oid::extension::BASIC_CONSTRAINTS,
    trust::testing::{Draft, tlv},
};

/// `root` is EC P-521, `other` RSA, `direct` Ed25519: all of `checks::keypair`.
const CERTIFICATES: &str = include_str!("../keypair/testdata/certificates.txt");

/// The findings of this family over files, with their messages.
fn over(policy: &str, files: &[(Role, &str)]) -> Vec<(String, String)> {
    let request = format!(r#"{{"time": "2026-12-01T00:00:00Z", "policy": {policy}}}"#);
    let mut request: CheckRequest = serde_json::from_str(&request).unwrap();
    for (role, name) in files {
        let (_, text) = CERTIFICATES.split_once(&format!("== {name}\n")).unwrap();
        let (pem, _) = text.split_once("== ").unwrap_or((text, ""));
        request.inputs.push(InputRequest::new(*name, *role, pem.as_bytes().to_vec()));
    }
    let findings = check(&request).unwrap().findings.into_iter();
    let own = findings.filter(|finding| finding.code.starts_with("POL"));
    own.map(|finding| (format!("{} {}", finding.code, finding.severity.as_str()), finding.message)).collect()
}

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
        (r#"{"preset": "modern", "max_version": "1.2"}"#, vec!["POL004 error"]),
        (r#"{"max_version": "1.4"}"#, vec!["POL005 error"]),
        (r#"{"min_version": "1.1"}"#, vec!["POL006 warning"]),
        (r#"{"min_version": "1.0", "max_version": "1.1"}"#, vec!["POL006 error"]),
        (r#"{"max_version": "1.1"}"#, vec!["POL006 error"]),
        (r#"{"min_version": "1.2", "tls13_suites": []}"#, vec!["POL008 warning"]),
        (r#"{"tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA348"]}"#, vec!["POL007 error"]),
        (r#"{"min_version": "1.3", "tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA256"]}"#, vec!["POL008 warning"]),
        (r#"{"max_version": "1.2", "tls13_suites": ["TLS_AES_128_GCM_SHA256"]}"#, vec!["POL008 warning"]),
        (r#"{"tls13_suites": ["ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384"]}"#, vec!["POL008 warning"]),
        (r#"{"max_version": "1.2", "tls12_suites": ["DHE-RSA-AES128-GCM-SHA256"]}"#, vec!["POL020 warning"]),
        (r#"{"max_version": "1.2", "tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA256"]}"#, vec![]),
        (r#"{"tls12_suites": ["DHE-RSA-AES128-GCM-SHA256"]}"#, vec![]),
        (r#"{"tls12_suites": []}"#, vec!["POL008 warning"]),
        (r#"{"max_version": "1.2", "tls12_suites": []}"#, vec!["POL008 error"]),
        (r#"{"min_version": "1.3", "tls12_suites": []}"#, vec![]),
        (r#"{"tls12_suites": ["ECDHE-RSA-AES128-SHA"]}"#, vec!["POL009 warning"]),
        (r#"{"tls12_suites": ["RC4-MD5"]}"#, vec!["POL009 error"]),
        (r#"{"groups": ["X25591", "X25519"]}"#, vec!["POL011 error"]),
        (r#"{"groups": ["ffdhe2048"]}"#, vec!["POL012 warning"]),
        (r#"{"max_version": "1.2", "groups": ["X25519MLKEM768"]}"#, vec!["POL012 error"]),
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
        (r#"{"client_authentication": "none"}"#, vec![]),
        (r#"{"max_version": "1.2", "groups": []}"#, vec![]),
        (r#"{"groups": ["X25519", "x25519"]}"#, vec!["POL018 note"]),
        (
            r#"{"tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"]}"#,
            vec!["POL018 note"],
        ),
    ];
    for (policy, expected) in rows {
        assert_eq!(codes(policy), expected, "{policy}");
    }
}

#[test]
fn suites_have_to_fit_the_servers_key() {
    let ecdsa = r#"{"max_version": "1.2", "tls12_suites": ["ECDHE-ECDSA-AES128-GCM-SHA256"]}"#;
    let rsa = r#"{"max_version": "1.2", "tls12_suites": ["ECDHE-RSA-AES128-GCM-SHA256"]}"#;
    for (policy, server, kinds) in [
        (ecdsa, "other", Some("the suites are for ECDSA keys, and \"other-user\" has an RSA key")),
        (rsa, "root", Some("the suites are for RSA keys, and \"Test Root\" has an ECDSA key (EC P-521)")),
        (rsa, "direct", Some("has a key that goes with ECDSA suites (Ed25519)")),
        (ecdsa, "root", None),
        (ecdsa, "direct", None),
        (rsa, "other", None),
    ] {
        let found = over(policy, &[(Role::ServerChain, server)]);
        let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, if kinds.is_some() { vec!["POL010 error"] } else { vec![] }, "{policy} {server}");
        assert!(kinds.is_none_or(|kinds| found.iter().all(|(_, said)| said.contains(kinds))), "{found:?}");
    }
    // The suites of TLS 1.3 do not name the kind of key.
    assert_eq!(over(r#"{"tls12_suites": ["ECDHE-ECDSA-AES128-GCM-SHA256"]}"#, &[(Role::ServerChain, "other")]), []);
}

#[test]
fn the_preset_looks_at_the_keys_that_are_presented() {
    let codes = |preset: &str, role, name| {
        let found = over(&format!(r#"{{"preset": "{preset}"}}"#), &[(role, name)]);
        found.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(codes("modern", Role::ServerChain, "other"), ["POL019 warning"]);
    assert_eq!(codes("intermediate", Role::ServerChain, "other"), [""; 0]);
    assert_eq!(codes("modern", Role::CaBundle, "other"), [""; 0]);
}

/// The signature of a root is not looked at, as nobody verifies it.
#[test]
fn the_preset_looks_at_signatures_but_for_that_of_a_root() {
    let sha1 = tlv(0x30, &tlv(6, &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1]));
    let draft = Draft { signature: sha1, ..Draft::default() }.with(BASIC_CONSTRAINTS, true, &[0x30, 3, 1, 1, 0xff]);
    let root = Draft { issuer: draft.subject.clone(), ..draft.clone() };
    let said = |draft: &Draft| {
        let mut stage = stage().file(Role::ServerChain, &[draft]);
        stage.request.policy = serde_json::from_str(r#"{"preset": "fips"}"#).unwrap();
        stage.found(super::check).into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    assert_eq!(said(&draft).len(), 1);
    assert!(said(&draft)[0].contains("the signature ecdsa-with-SHA1"), "{}", said(&draft)[0]);
    assert_eq!(said(&root), [""; 0]);
}

#[test]
fn names_are_listed_and_how_to_list_them_is_said() {
    let said = |policy: &str| {
        let request = format!(r#"{{"time": "2026-11-25T00:00:00Z", "policy": {policy}}}"#);
        let finding = check(&serde_json::from_str(&request).unwrap()).unwrap().findings.remove(0);
        (finding.message, finding.fix.unwrap_or_default())
    };
    assert!(said(r#"{"tls12_suites": ["HIGH"]}"#).1.ends_with("openssl ciphers -v"));
    assert!(said(r#"{"groups": ["auto"]}"#).1.ends_with("openssl list -tls-groups"));
    let (message, _) = said(r#"{"max_version": "1.2", "groups": ["X25519MLKEM768"]}"#);
    assert!(message.contains("group X25519MLKEM768 exists"), "{message}");
    let suites =
        ["DHE-RSA-AES128-GCM-SHA256", "DHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-CCM", "ECDHE-ECDSA-AES256-CCM"];
    let lacking = |count: usize| {
        let names = suites[..count].iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        said(&format!(r#"{{"max_version": "1.2", "tls12_suites": [{names}]}}"#)).0
    };
    assert!(lacking(4).ends_with(" and 1 more."), "{}", lacking(4));
    assert!(lacking(3).ends_with("TLS_ECDHE_ECDSA_WITH_AES_128_CCM."), "{}", lacking(3));
}

#[test]
fn client_files_are_missed_or_idle() {
    let codes = |asked: &str, files: &[(Role, &str)]| {
        let found = over(&format!(r#"{{"client_authentication": "{asked}"}}"#), files);
        found.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    let client = [(Role::ClientCertificate, "direct")];
    assert_eq!(codes("none", &client), ["POL016 note"]);
    assert_eq!(codes("optional", &client), [""; 0]);
    // A role that was told from the file counts as one that was given.
    assert_eq!(codes("required", &[(Role::Auto, "direct")]), [""; 0]);
    // What is missing is the key, which its own family says.
    assert_eq!(codes("required", &client), [""; 0]);
    assert_eq!(codes("required", &[(Role::CaBundle, "root")]), ["POL001 error"]);
}

#[test]
fn a_key_alone_is_no_client_certificate() {
    use crate::read::key::testdata::stored;

    let mut request: CheckRequest =
        serde_json::from_str(r#"{"time": "2026-12-01T00:00:00Z", "policy": {"client_authentication": "required"}}"#)
            .unwrap();
    let stored = stored("p256.pkcs8");
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        <base64ct::Base64 as base64ct::Encoding>::encode_string(stored.raw().der)
    );
    request.inputs.push(InputRequest::new("client.key", Role::ClientKey, pem.into_bytes()));
    let findings = check(&request).unwrap().findings;
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["POL001"]);
    assert!(findings.iter().all(|finding| finding.message.contains("without its client certificate")));
}
