#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use std::fmt::Write as _;

use base64ct::{Base64, Encoding};

use crate::{
    check,
    contract::{CheckRequest, ClientRequest, Finding, InputRequest, Report, Role, Secret, Timestamp},
    read::testing::{archive, der, file},
};

struct Given {
    request: CheckRequest,
}

fn given() -> Given {
    Given { request: CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap()) }
}

impl Given {
    fn file(mut self, name: &str, role: Role, octets: impl AsRef<[u8]>) -> Self {
        self.request.inputs.push(InputRequest::new(name, role, octets.as_ref().to_vec()));
        self
    }

    fn passphrase(mut self, text: &str) -> Self {
        self.request.passphrase = Some(Secret::new(text.into()));
        self
    }

    fn client(mut self, id: &str) -> Self {
        self.request.clients.push(ClientRequest { id: id.to_owned(), version: None, runtime: None });
        self
    }

    fn report(&self) -> Report {
        check(&self.request).unwrap()
    }

    /// The findings of this family, each as `INP001 error 0:1`: code, severity, input, line.
    fn found(&self) -> Vec<String> {
        let lines = self.report().findings.into_iter().filter(|finding| finding.code.starts_with("INP"));
        lines.map(|finding| brief(&finding)).collect()
    }

    fn only(&self) -> Finding {
        let mut found = self.report().findings;
        found.retain(|finding| finding.code.starts_with("INP"));
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }
}

fn brief(finding: &Finding) -> String {
    let mut text = format!("{} {}", finding.code, finding.severity.as_str());
    if let Some(input) = finding.at.input {
        let _ = write!(text, " {input}");
    }
    if let Some(line) = finding.at.line {
        let _ = write!(text, ":{line}");
    }
    text
}

fn ca(octets: impl AsRef<[u8]>) -> Given {
    given().file("redis ca.pem", Role::CaBundle, octets)
}

#[test]
fn well_formed_files_say_nothing() {
    let all = given()
        .file("redis_ca.pem", Role::CaBundle, file("ca.crt"))
        .file("redis_user.crt", Role::ClientCertificate, file("client.crt"))
        .file("redis_user_private.key", Role::ClientKey, file("client.key"))
        .file("server.pem", Role::ServerChain, der("server.crt"));
    assert_eq!(all.found(), [""; 0]);
}

#[test]
fn what_is_no_certificate_is_named_with_its_line() {
    let cases: [(&[u8], &str, &str); 7] = [
        (b"", "INP001 error 0", "0 octets"),
        (b"\n<html><title>Sign in</title></html>", "INP002 error 0:2", "Sign in"),
        (b"<?xml version='1.0'?><Error><Code>NoSuchBucket</Code></Error>", "INP003 error 0:1", "NoSuchBucket"),
        (br#"{"error":{"code":403,"message":"no access"}}"#, "INP003 error 0", "403: no access"),
        (b"./certs/redis_ca.pem\n", "INP004 error 0:1", "./certs/redis_ca.pem"),
        (b"https://example.test/ca.pem", "INP004 error 0:1", "https://example.test/ca.pem"),
        (b"correct horse battery staple", "INP018 error 0", "text"),
    ];
    for (octets, expected, word) in cases {
        let finding = ca(octets).only();
        assert_eq!(brief(&finding), expected);
        assert!(finding.message.contains(word) && finding.fix.is_some(), "{finding:?}");
        // What was not recognised may be a password.
        assert!(!format!("{finding:?}").contains("battery"));
    }
}

#[test]
fn what_wraps_the_text_is_named_and_the_cure_quotes_the_name() {
    let pem = file("ca.crt");
    let text = String::from_utf8(pem.clone()).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases: [(Vec<u8>, &str, &str); 7] = [
        (wide, "INP005 error 0", "iconv -f UTF-16BE -t UTF-8 'redis ca.pem' > 'redis ca-utf8.pem'"),
        (Base64::encode_string(&pem).into(), "INP006 error 0", "base64 -d 'redis ca.pem'"),
        (
            format!("REDIS_CA=\"{}\"", text.replace('\n', "\\n")).into(),
            "INP007 error 0:1",
            "printf '%b\\n' \"$REDIS_CA\"",
        ),
        (text.replace('\n', "%0A").replace(' ', "%20").into(), "INP007 error 0:1", "unquote"),
        (Base64::encode_string(&der("ca.crt")).into(), "INP008 error 0", "openssl x509 -inform DER"),
        (format!("data:;base64,{}", Base64::encode_string(&pem)).into(), "INP027 error 0", "cut -d, -f2-"),
        (serde_json::json!({"a-b": {"ca": text}}).to_string().into(), "INP027 error 0", "jq -r '.[\"a-b\"].ca'"),
    ];
    for (octets, expected, cure) in cases {
        let given = ca(octets);
        let finding = given.only();
        assert_eq!(brief(&finding), expected);
        assert!(finding.fix.as_deref().unwrap().contains(cure), "{:?}", finding.fix);
        assert_eq!(given.report().certificates.len(), 1, "{expected}");
    }
}

#[test]
fn binary_forms_concern_those_who_cannot_load_them() {
    let concerned = |given: Given| {
        let finding = given.only();
        let has = |id: &str| finding.concerns.iter().any(|one| one == id);
        (brief(&finding), has("redis-cli"), has("go-redis"), has("jedis"))
    };
    assert_eq!(concerned(ca(der("ca.crt"))), ("INP009 warning 0".into(), true, true, false));
    assert_eq!(concerned(ca(file("ca.p7b"))), ("INP010 warning 0".into(), true, true, false));
    assert_eq!(concerned(ca(file("ca.jks"))), ("INP012 warning 0".into(), true, true, false));
    let certificate = |octets: Vec<u8>| given().file("client.crt", Role::ClientCertificate, octets);
    assert_eq!(concerned(certificate(der("client.crt"))), ("INP009 warning 0".into(), true, true, false));
    let store = certificate(file("modern.p12")).passphrase("hunter2");
    assert_eq!(concerned(store), ("INP011 warning 0".into(), true, true, false));
    assert_eq!(ca(der("ca.crt")).client("redis-cli").found(), ["INP009 error 0"]);
    assert_eq!(ca(der("ca.crt")).client("jedis").found(), ["INP009 note 0"]);
    assert_eq!(given().file("k", Role::ClientKey, der("client.key")).found(), ["INP009 error 0"]);
}

#[test]
fn stores_tell_a_missing_from_a_wrong_passphrase() {
    let store = |name| given().file("client.p12", Role::ClientCertificate, file(name));
    assert_eq!(store("modern.p12").found(), ["INP011 warning 0", "INP022 warning 0"]);
    assert_eq!(store("modern.p12").passphrase("hunter3").found(), ["INP022 error 0", "INP011 warning 0"]);
    let legacy = store("legacy.p12").passphrase("hunter2").only();
    assert!(legacy.message.contains("RC2-40") && legacy.fix.unwrap().contains(" -legacy "));
}

#[test]
fn archives_are_opened_and_what_is_wrong_with_a_member_is_said() {
    let octets = archive(&[("redis_user.crt", &file("client.crt")), ("redis_user_private.key", &file("client.key"))]);
    assert_eq!(given().file("user.zip", Role::Auto, &octets).found(), ["INP024 note 0"]);
    assert_eq!(given().file("user.zip", Role::ClientCertificate, &octets).found(), ["INP025 error 0"]);
    assert_eq!(given().file("user.zip", Role::Auto, archive(&[])).found(), ["INP001 error 0"]);
    assert_eq!(given().file("user.zip", Role::Auto, b"PK\x03\x04").found(), ["INP013 error 0"]);
    assert_eq!(given().file("user.tgz", Role::Auto, b"\x1f\x8b\x08\0").found(), ["INP013 error 0"]);
    let mut damaged = archive(&[("a.crt", &file("client.crt"))]);
    damaged[50] ^= 0x55;
    assert!(given().file("user.zip", Role::Auto, damaged).found().contains(&"INP013 error 0".to_owned()));
    let notes = archive(&[("README.md", b"hello"), ("ca.crt", &file("ca.crt"))]);
    assert_eq!(given().file("user.zip", Role::Auto, notes).found(), ["INP024 note 0", "INP018 note 1"]);
}

#[test]
fn manifests_are_opened_and_no_client_reads_them() {
    let value = Base64::encode_string(&file("ca.crt"));
    let text = format!("kind: Secret\nmetadata:\n  name: tls\ndata:\n  ca.crt: {value}\n");
    let as_ca = ca(&text).only();
    assert_eq!(brief(&as_ca), "INP017 error 0");
    assert!(as_ca.fix.unwrap().contains("kubectl get secret tls -o jsonpath='{.data.ca\\.crt}' | base64 -d > ca.crt"));
    assert_eq!(given().file("secret.yaml", Role::Auto, &text).found(), ["INP017 warning 0"]);
    let plain = text.replace(&value, "'!'");
    assert_eq!(given().file("secret.yaml", Role::Auto, plain).found(), ["INP017 error 0", "INP017 warning 0"]);
}

#[test]
fn requests_public_keys_and_ssh_keys_are_no_certificates_and_keys() {
    let certificate = |octets: &[u8]| given().file("client.crt", Role::ClientCertificate, octets);
    assert_eq!(certificate(&file("client.csr")).found(), ["INP014 error 0:1"]);
    assert_eq!(certificate(&der("client.csr")).found(), ["INP014 error 0"]);
    let public = b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";
    let key = |octets: &[u8]| given().file("client.key", Role::ClientKey, octets);
    assert_eq!(key(public).found(), ["INP015 error 0:1"]);
    let ssh = b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n";
    assert_eq!(key(ssh).found(), ["INP016 error 0:1"]);
    assert_eq!(key(b"ssh-ed25519 AAAA me").found(), ["INP016 error 0"]);
    // Beside the real thing in one folder they do no harm.
    let folder = given()
        .file("client.crt", Role::Auto, file("client.crt"))
        .file("client.key", Role::Auto, file("client.key"))
        .file("client.csr", Role::Auto, file("client.csr"))
        .file("client.pub", Role::Auto, public);
    assert_eq!(folder.found(), ["INP014 note 2:1", "INP015 note 3:1"]);
}

#[test]
fn two_files_that_changed_places_are_one_finding() {
    let swapped =
        given().file("c", Role::ClientCertificate, file("client.key")).file("k", Role::ClientKey, file("client.crt"));
    let finding = swapped.only();
    assert_eq!(brief(&finding), "INP020 error 0:1");
    assert_eq!(finding.fix.as_deref(), Some("change the two places: --cert k --key c"));
    assert_eq!(given().file("c", Role::ClientCertificate, file("client.key")).found(), ["INP025 error 0:1"]);
    let both =
        given().file("c", Role::ClientCertificate, file("client.crt")).file("k", Role::ClientKey, file("client.crt"));
    assert_eq!(both.found(), ["INP025 error 1:1"]);
    let twice = given().file("a", Role::CaBundle, file("ca.crt")).file("b", Role::CaBundle, file("ca.crt"));
    assert_eq!(twice.found(), ["INP023 note 1"]);
    let own = given().file("a", Role::CaBundle, file("alone.crt")).file("b", Role::ServerChain, file("alone.crt"));
    assert_eq!(own.found(), [""; 0]);
    assert_eq!(ca(file("client.key")).found(), ["INP025 error 0:1"]);
}

#[test]
fn a_private_key_in_what_is_uploaded_is_found_at_its_line() {
    let combined = [file("client.crt"), file("client.key")].concat();
    let upload = given().file("redis_user.crt", Role::ClientCertificate, &combined).file(
        "redis_user_private.key",
        Role::ClientKey,
        file("client.key"),
    );
    let line = file("client.crt").split(|octet| *octet == b'\n').count();
    let finding = upload.only();
    assert_eq!(brief(&finding), format!("INP021 error 0:{line}"));
    assert_eq!(finding.excerpt.unwrap().text, "-----BEGIN PRIVATE KEY-----");
    let on_purpose =
        given().file("both.pem", Role::ClientCertificate, &combined).file("both.pem", Role::ClientKey, &combined);
    assert!(on_purpose.found().contains(&format!("INP021 warning 0:{line}")));
    // A CA file with a key is the bundle family's.
    assert_eq!(ca([file("ca.crt"), file("ca.key")].concat()).found(), [""; 0]);
}

#[test]
fn damage_to_der_and_limits_are_said() {
    assert_eq!(ca(&der("ca.crt")[..200]).found(), ["INP026 error 0"]);
    let trailing = ca([der("ca.crt").as_slice(), b"noise"].concat());
    assert!(trailing.found().contains(&"INP026 warning 0".to_owned()));
    let deep = (0..9).fold(file("ca.crt"), |inside, _| archive(&[("a.zip", &inside)]));
    let found = given().file("a.zip", Role::Auto, deep).found();
    assert!(found.iter().any(|one| one.starts_with("INP019 error")), "{found:?}");
    // Not text: ten readers over 64 MiB take their time without optimisation.
    let large =
        given().file("a.gz", Role::Auto, [b"\x1f\x8b\x08\0".to_vec(), vec![0; crate::limits::FILE_BYTES]].concat());
    assert!(large.found().contains(&"INP019 error 0".to_owned()));
    let many: Vec<(String, Vec<u8>)> =
        (0..=crate::limits::ARCHIVE_MEMBERS).map(|n| (format!("{n}.md"), vec![])).collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|(name, octets)| (name.as_str(), octets.as_slice())).collect();
    assert!(given().file("a.zip", Role::Auto, archive(&members)).found().contains(&"INP028 error 0".to_owned()));
    let full = given().file("a.zip", Role::Auto, archive(&members)).report();
    assert!(
        full.findings.iter().any(|one| one.message.starts_with("980 more files hold nothing")),
        "{:?}",
        full.counts
    );
}
