#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use std::fmt::Write as _;

use base64ct::{Base64, Encoding};

use crate::{
    check,
    checks::testing::{Stage, stage},
    contract::{CheckRequest, ClientRequest, Finding, InputRequest, Report, Role, Secret, Timestamp},
    limits,
    read::{
        Format, InputFault,
        key::testdata::stored,
        testing::{archive, der, file},
    },
    rules::Rule,
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
    let large = given().file("a.gz", Role::Auto, [b"\x1f\x8b\x08\0".to_vec(), vec![0; limits::FILE_BYTES]].concat());
    assert!(large.found().contains(&"INP019 error 0".to_owned()));
    let many: Vec<(String, Vec<u8>)> = (0..=limits::ARCHIVE_MEMBERS).map(|n| (format!("{n}.md"), vec![])).collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|(name, octets)| (name.as_str(), octets.as_slice())).collect();
    let full = given().file("a.zip", Role::Auto, archive(&members)).report();
    let many: Vec<_> = full.findings.iter().filter(|one| one.code == "INP028").collect();
    assert_eq!(many.iter().map(|one| brief(one)).collect::<Vec<_>>(), ["INP028 error 0"]);
    assert_eq!(many[0].message, "Too many files at once: 1 were not read.");
    assert!(
        full.findings.iter().any(|one| one.message.starts_with("980 more files hold nothing")),
        "{:?}",
        full.counts
    );
}

/// A folder of thousands gives no thousands of findings; what is worst among the rest is not hidden.
#[test]
fn findings_that_say_nothing_new_are_counted() {
    let folder = |empty: usize, asked: usize| {
        let folder = given().file("ca.crt", Role::CaBundle, file("ca.crt"));
        let folder = (0..empty).fold(folder, |folder, at| folder.file(&format!("{at}.md"), Role::Auto, b""));
        let folder = (0..asked).fold(folder, |folder, at| folder.file(&format!("{at}.pem"), Role::CaBundle, b"\n"));
        let empty = folder.report().findings.into_iter().filter(|one| one.code == "INP001");
        empty.map(|one| (one.severity.as_str(), one.at.input, one.message)).collect::<Vec<_>>()
    };
    let single = "This file is empty: it has 0 octets.";
    let most = limits::FINDINGS_OF_A_KIND + 1;
    assert!(folder(most, 0).iter().all(|(severity, _, said)| *severity == "note" && said == single));
    let found = folder(most + 1, 0);
    assert_eq!(found.len(), most);
    assert_eq!(found.iter().filter(|(.., said)| said == single).count(), most - 1);
    // Of those that are shown the last counts.
    let last = Some(most as u32);
    assert!(found.contains(&("note", last, "2 more files hold nothing, this one among them.".to_owned())));
    assert!(folder(most, 2).contains(&("error", last, "3 more files hold nothing, this one among them.".to_owned())));
}

#[test]
fn what_is_expected_and_whence_it_comes_follows_the_role() {
    let said = |role| {
        let finding = given().file("a.x", role, b"").only();
        (finding.expected.unwrap(), finding.fix.unwrap())
    };
    let (expected, fix) = said(Role::ClientCertificate);
    assert!(
        expected.starts_with("certificates in PEM") && fix.contains("redis_user.crt in the ZIP"),
        "{expected} {fix}"
    );
    let (expected, fix) = said(Role::ClientKey);
    assert!(expected.starts_with("a private key in PEM") && fix.contains("redis_user_private.key in the ZIP"));
    let (expected, fix) = said(Role::CaBundle);
    assert!(expected.starts_with("certificates in PEM") && fix.starts_with("download the CA bundle again"));
    let (expected, fix) = said(Role::Archive);
    assert!(expected.starts_with("an archive") && fix.starts_with("copy the file again from where it was made;"));
}

#[test]
fn what_is_empty_or_stray_beside_others_is_a_note() {
    let with = |name: &str, role, octets: &[u8]| {
        given().file("ca.crt", Role::CaBundle, file("ca.crt")).file(name, role, octets).found()
    };
    assert_eq!(with("a", Role::Auto, b""), ["INP001 note 1"]);
    assert_eq!(with("a", Role::CaBundle, b""), ["INP001 error 1"]);
    assert_eq!(given().file("a", Role::Auto, b"").found(), ["INP001 error 0"]);
    assert_eq!(with("README.md", Role::Auto, b"hello there"), ["INP018 note 1"]);
    assert_eq!(with("notes.pem", Role::Auto, b"hello there"), ["INP018 error 1"]);
    assert_eq!(with("README.md", Role::CaBundle, b"hello there"), ["INP018 error 1"]);
    assert_eq!(given().file("README.md", Role::Auto, b"hello there").found(), ["INP018 error 0"]);
}

#[test]
fn binary_forms_have_their_names_and_commands() {
    let seen = |name: &str| given().file("k", Role::ClientKey, &stored(name).der).only().seen.unwrap();
    assert_eq!(seen("rsa.pkcs8"), "a PKCS#8 key in DER");
    assert_eq!(seen("rsa.pkcs1"), "a PKCS#1 key in DER");
    assert_eq!(seen("p256.sec1"), "an EC key (SEC1) in DER");
    assert_eq!(seen("enc.rsa"), "an encrypted PKCS#8 key in DER");
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    for (octets, name, command) in [
        (&b"\x1f\x8b\x08\0"[..], "gzip", "tar xzf a"),
        (&tar, "tar", "tar xf a"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip", "7z x a"),
        (b"Rar!\x1a\x07", "RAR", "unrar x a"),
        (b"\xfd7zXZ\x00", "xz", "tar xJf a"),
        (b"BZh9", "bzip2", "tar xjf a"),
        (b"\x28\xb5\x2f\xfd", "Zstandard", "tar --zstd -xf a"),
    ] {
        let finding = given().file("a", Role::Auto, octets).only();
        assert_eq!((brief(&finding).as_str(), finding.seen.as_deref()), ("INP013 error 0", Some(name)));
        assert!(finding.fix.unwrap().contains(command));
    }
}

#[test]
fn base64_without_markers_is_told_by_what_it_holds() {
    let pair = archive(&[("redis_user.crt", &file("client.crt"))]);
    for (octets, what, command) in [
        (der("ca.crt"), "a certificate", "openssl x509 -inform DER -out"),
        (stored("rsa.pkcs8").der, "a private key", "openssl pkey -inform DER -out"),
        (file("ca.p7b"), "a PKCS#7 container", "openssl pkcs7 -inform DER"),
        (file("modern.p12"), "a PKCS#12 container", "openssl pkcs12 -nodes"),
        (der("client.csr"), "a certificate signing request", "openssl req -inform DER"),
        (pair, "something binary", "base64 -d a > a-decoded.zip"),
        (file("ca.jks"), "something binary", "base64 -d a > a-decoded.bin"),
    ] {
        let given = given().file("a", Role::Auto, Base64::encode_string(&octets)).passphrase("hunter2");
        let findings = given.report().findings;
        let finding = findings.into_iter().find(|one| one.code == "INP008").unwrap();
        assert!(finding.message.contains(&format!("It holds {what};")), "{}", finding.message);
        assert!(finding.fix.as_deref().unwrap().contains(command), "{:?}", finding.fix);
    }
}

/// A file of this format in which a reader found this.
fn faulty(format: Format, fault: InputFault) -> Stage {
    stage().octets("a.bin", Role::ClientCertificate, b"").input(|input| {
        input.format = format;
        input.faults = vec![fault];
    })
}

#[test]
fn faults_of_containers_name_the_container() {
    for (format, name) in [
        (Format::Pkcs12, "The PKCS#12 container"),
        (Format::Pkcs7Der, "The PKCS#7 container"),
        (Format::Pkcs7Pem, "The PKCS#7 container"),
        (Format::Jks, "The Java keystore"),
        (Format::DerCertificate, "The certificate"),
        (Format::KubernetesSecret, "The manifest"),
        (Format::Unknown, "The contents"),
    ] {
        let damaged = faulty(format, InputFault::Damaged { why: "its end is missing".to_owned() });
        let said = damaged.only(super::check, Rule::InpContainerDamaged).message;
        assert_eq!(said, format!("{name} cannot be decoded: its end is missing."));
    }
    let archive = faulty(Format::Zip, InputFault::Damaged { why: "its end is missing".to_owned() });
    let said = archive.only(super::check, Rule::InpArchiveUnreadable).message;
    assert_eq!(said, "The archive cannot be opened: its end is missing.");
    let costly = faulty(Format::Pkcs12, InputFault::TooCostly { how: "2147483648 rounds".to_owned() });
    let said = costly.only(super::check, Rule::InpTooLarge).message;
    assert_eq!(said, "Opening this container asks for too much work: 2147483648 rounds.");
    let other = faulty(Format::Pkcs12, InputFault::Unsupported { what: "it is signed with a key".to_owned() });
    let said = other.only(super::check, Rule::InpContainerDamaged).message;
    assert_eq!(said, "A part of this container cannot be read here: it is signed with a key.");
}

#[test]
fn folders_and_system_files_of_an_archive_are_counted() {
    let said = |members: &[(&str, &[u8])]| {
        let report = given().file("a.zip", Role::Auto, archive(members)).report();
        report.findings.into_iter().find(|one| one.code == "INP024").unwrap().message
    };
    let certificate = file("client.crt");
    assert!(said(&[("a.crt", &certificate)]).ends_with("read as files of their own."));
    let more = said(&[("tls/", b""), ("tls/a.crt", &certificate), ("__MACOSX/a", b"x")]);
    assert!(more.ends_with(" Passed over: 2 folders and system files."), "{more}");
}

#[test]
fn what_lies_beside_the_real_thing_was_not_asked_for() {
    let key = given().file("client.key", Role::Auto, file("client.key"));
    let ssh = b"ssh-ed25519 AAAA me";
    assert_eq!(key.file("id.pub", Role::Auto, ssh).found(), ["INP016 note 1"]);
    let key = given().file("client.key", Role::Auto, file("client.key"));
    assert_eq!(key.file("id.pub", Role::ClientKey, ssh).found(), ["INP016 error 1"]);
    // Another file is not the real thing because it is another.
    let request = given().file("client.csr", Role::Auto, file("client.csr")).file("ca.crt", Role::Auto, file("ca.crt"));
    assert_eq!(request.found(), ["INP014 error 0:1"]);
    let putty = given().file("k", Role::ClientKey, b"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n").only();
    assert!(putty.message.starts_with("This file is a key of PuTTY, for SSH."), "{}", putty.message);
    // What it is is said once.
    let ssh = b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n";
    let codes = given().file("client.key", Role::ClientKey, ssh).report().findings;
    assert_eq!(codes.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["INP016"]);
}

#[test]
fn a_public_key_is_answered_by_what_it_was_given_for() {
    let public = b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";
    let key = given().file("k", Role::ClientKey, public).only();
    assert!(key.message.contains("The private key is needed;") && key.fix.unwrap().contains("openssl pkey -pubout"));
    let certificate = given().file("k", Role::ClientCertificate, public).only();
    assert!(
        certificate.message.contains("A certificate is needed,") && certificate.fix.unwrap().contains("BEGIN CERT")
    );
}

#[test]
fn what_the_server_presents_is_no_private_key() {
    let server = |octets: &[u8]| given().file("server.pem", Role::ServerChain, octets).found();
    assert_eq!(server(&file("server.key")), ["INP025 error 0:1"]);
    assert_eq!(server(&[file("server.crt"), file("server.key")].concat()), [""; 0]);
    let list = b"-----BEGIN X509 CRL-----\nMAMCAQE=\n-----END X509 CRL-----\n";
    assert_eq!(server(list), [""; 0]);
}

#[test]
fn files_are_swapped_only_where_each_holds_the_other_alone() {
    let both = [file("client.crt"), file("client.key")].concat();
    let found = |certificate: &[u8], key: &[u8]| {
        given().file("c", Role::ClientCertificate, certificate).file("k", Role::ClientKey, key).found()
    };
    let upload = found(&both, &file("client.crt"));
    assert_eq!(upload.iter().map(|one| &one[..6]).collect::<Vec<_>>(), ["INP021", "INP025"]);
    assert_eq!(found(&file("client.key"), &both), ["INP025 error 0:1"]);
}

/// The mark ends where the marker does, whatever follows it on the line.
#[test]
fn a_key_is_marked_by_its_marker() {
    let line = |name: &str| String::from_utf8(file(name)).unwrap().trim_end().replace('\n', "\\n");
    let width = |code: &str, given: Given| {
        let findings = given.report().findings;
        let finding = findings.into_iter().find(|one| one.code == code).unwrap();
        (finding.excerpt.unwrap().width, finding.at.line)
    };
    let key = line("client.key");
    assert_eq!(width("INP025", given().file("c", Role::ClientCertificate, &key)), (27, Some(1)));
    assert_eq!(width("KEY006", given().file("k", Role::ClientKey, &key)), (27, Some(1)));
    let upload = format!("{}\n{key}\n", line("client.crt"));
    assert_eq!(width("INP021", given().file("c", Role::ClientCertificate, upload)), (27, Some(2)));
}

#[test]
fn escapes_are_marked_and_mended_by_the_variable_where_a_shell_has_such() {
    let text = String::from_utf8(file("ca.crt")).unwrap();
    let escaped = |before: &str| ca(format!("{before}{}", text.trim_end().replace('\n', "\\n"))).only();
    let finding = escaped("REDIS_CA=");
    assert!(finding.fix.as_deref().unwrap().starts_with("printf '%b\\n' \"$REDIS_CA\""));
    let excerpt = finding.excerpt.unwrap();
    assert_eq!((excerpt.width, finding.at.column), (2, Some("REDIS_CA=-----BEGIN CERTIFICATE-----".len() as u32 + 1)));
    assert_eq!(&excerpt.text[excerpt.column as usize - 1..][..2], "\\n");
    assert!(escaped("redis.ca=").fix.unwrap().contains("tr -d"));
    let percent = ca(text.trim_end().replace('\n', "%0A").replace(' ', "%20")).only().excerpt.unwrap();
    assert_eq!((percent.width, &percent.text[percent.column as usize - 1..][..3]), (3, "%0A"));
}

#[test]
fn of_many_values_the_first_are_named() {
    let text = String::from_utf8(file("ca.crt")).unwrap();
    let said = |names: &[&str]| {
        let fields: serde_json::Map<String, serde_json::Value> =
            names.iter().map(|name| ((*name).to_owned(), text.clone().into())).collect();
        ca(serde_json::Value::Object(fields).to_string()).report().findings.into_iter().find(|one| one.code == "INP027")
    };
    assert!(said(&["a", "b", "c"]).unwrap().message.contains("(a, b, c)."));
    assert!(said(&["a", "b", "c", "d"]).unwrap().message.contains("(a, b, c, ...)."));
}
/// Whom a finding concerns and whom the verdicts foretell to fail come from two places, and must be the same.
#[test]
fn who_cannot_load_its_own_certificate_is_who_refuses() {
    for (octets, code) in [(der("client.crt"), "INP009"), (p7b("client.crt"), "INP010")] {
        let mut given = given()
            .file("ca.pem", Role::CaBundle, file("ca.crt"))
            .file("server.pem", Role::ServerChain, file("server.crt"))
            .file("client.crt", Role::ClientCertificate, octets)
            .file("client.key", Role::ClientKey, file("client.key"));
        given.request.time = Timestamp::parse("2027-01-01T00:00:00Z").unwrap();
        let report = given.report();
        let finding = report.findings.iter().position(|one| one.code == code).unwrap();
        let refuses: Vec<&str> = report
            .clients
            .iter()
            .filter(|one| one.causes.contains(&(finding as u32)))
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(report.findings[finding].concerns, refuses, "{code}");
    }
}

/// Ruby's `OpenSSL::X509::Certificate.new` takes a certificate in DER, and no container in DER.
#[test]
fn a_container_in_der_is_no_certificate_in_der() {
    use crate::contract::ClientVerdict::{Accepts, Refuses};

    let verdict = |octets: Vec<u8>| {
        let given =
            given().file("ca.pem", Role::CaBundle, file("ca.crt")).file("s.pem", Role::ServerChain, file("server.crt"));
        let given = given.file("c", Role::ClientCertificate, octets).file("k", Role::ClientKey, file("client.key"));
        let mut given = given.client("redis-rb").passphrase("hunter2");
        given.request.time = Timestamp::parse("2027-01-01T00:00:00Z").unwrap();
        given.report().clients[0].verdict
    };
    assert_eq!(verdict(der("client.crt")), Accepts);
    assert_eq!((verdict(p7b("client.crt")), verdict(file("modern.p12"))), (Refuses, Refuses));
}

/// A PKCS#7 container with this certificate alone.
fn p7b(name: &str) -> Vec<u8> {
    use crate::trust::testing::tlv;
    let data = tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1]);
    let signed = [vec![2, 1, 1, 0x31, 0], tlv(0x30, &data), tlv(0xa0, &der(name)), vec![0x31, 0]].concat();
    let identifier = tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2]);
    tlv(0x30, &[identifier, tlv(0xa0, &tlv(0x30, &signed))].concat())
}
