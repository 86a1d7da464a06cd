//! Files made to keep their reader busy. Each ends with a finding within bounded work; work is counted in what comes
//! out, and everything here runs in a debug build within the suite's usual time.

use tlsconf::{
    CheckRequest, Report,
    contract::{InputRequest, Role, Secret, Timestamp},
    limits,
};
use tlsconf_tests::forge::{
    Certificate, Extension, Issued, Name, container, der, encrypted_key, extension, keys, pbkdf2, pem, scrypt,
};

/// More than any honest set of files gives rise to.
const FINDINGS: usize = 500;

fn check(inputs: Vec<(&str, Role, Vec<u8>)>) -> Report {
    let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    request.passphrase = Some(Secret::new(b"correct horse".to_vec()));
    request.inputs = inputs.into_iter().map(|(name, role, bytes)| InputRequest::new(name, role, bytes)).collect();
    let report = tlsconf::check(&request).expect("no misuse");
    assert!(report.findings.len() <= FINDINGS, "{} findings", report.findings.len());
    report
}

fn ca(bytes: impl Into<Vec<u8>>) -> Report {
    check(vec![("redis_ca.pem", Role::CaBundle, bytes.into())])
}

fn key(bytes: impl Into<Vec<u8>>) -> Report {
    check(vec![("redis_user_private.key", Role::ClientKey, bytes.into())])
}

#[track_caller]
fn fires(report: &Report, code: &str) {
    let codes: Vec<_> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert!(codes.contains(&code), "{code} does not fire, but {codes:?}");
}

fn root() -> Issued {
    Certificate::root("Example CA").key(keys::p256(5)).build()
}

#[test]
fn twenty_thousand_begin_lines() {
    let report = ca("-----BEGIN CERTIFICATE-----\n".repeat(20_000));
    fires(&report, "PEM003");
    assert!(
        report.findings.iter().filter(|finding| finding.code == "PEM003").count() <= limits::FINDINGS_OF_A_KIND + 1
    );
}

#[test]
fn twenty_thousand_bad_lines_in_one_block() {
    let report =
        ca(format!("-----BEGIN CERTIFICATE-----\n{}-----END CERTIFICATE-----\n", "!!!! !!!!\n".repeat(20_000)));
    fires(&report, "PEM005");
}

#[test]
fn more_blocks_than_the_limit() {
    fires(&ca("-----BEGIN X-----\nAAAA\n-----END X-----\n".repeat(limits::BLOCKS + 1)), "PEM029");
}

#[test]
fn more_octets_than_the_limit() {
    for filling in [b'\0', b'\n', b'A', b'-', 0x30] {
        fires(&ca(vec![filling; limits::FILE_BYTES + 1]), "INP019");
    }
}

#[test]
fn one_endless_line() {
    for filling in ["A", "-", "\u{e4}", "-----BEGIN ", "\\n", "\0"] {
        let report = ca(filling.repeat((1 << 20) / filling.len()));
        assert!(!report.findings.is_empty(), "{filling:?}");
    }
}

#[test]
fn ten_thousand_certificates() {
    let one = root().der;
    let serial = one.windows(2).position(|pair| pair == [0x02, 0x0c]).expect("a serial number of twelve octets") + 3;
    let text: String = (0u32..10_000)
        .map(|number| {
            let mut certificate = one.clone();
            certificate[serial..serial + 4].copy_from_slice(&number.to_be_bytes());
            pem::block("CERTIFICATE", &certificate)
        })
        .collect();
    let report = ca(text);
    assert_eq!(report.certificates.len(), 10_000, "none is lost");
    assert!(report.findings.iter().any(|finding| finding.message.ends_with("more of this kind.")));
    fires(&report, "BND001");
}

#[test]
fn more_files_than_the_limit() {
    let file = ("a.pem", Role::CaBundle, b"x".to_vec());
    let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    let files = (0..=limits::FILES).map(|_| InputRequest::new(file.0, file.1, file.2.clone()));
    request.inputs = files.collect();
    let report = tlsconf::check(&request).expect("no misuse");
    fires(&report, "INP028");
}

#[test]
fn costly_key_derivations() {
    let costly = [
        pbkdf2(1 << 31),
        pbkdf2(u64::MAX >> 1),
        scrypt(1 << 30, 8, 1),
        scrypt(1 << 14, 1 << 24, 1),
        scrypt(1 << 14, 8, 1 << 24),
        scrypt(0, 0, 0),
    ];
    for derivation in costly {
        let report = key(pem::block("ENCRYPTED PRIVATE KEY", &encrypted_key(&derivation)));
        assert!(report.counts.error > 0, "{derivation:02x?}");
    }
}

#[test]
fn deep_asn1() {
    let deep = |depth: usize| (0..depth).fold(der::null(), |inner, _| der::sequence([inner]));
    // Each level copies what is in it, so the depth is kept where the test stays quick.
    let nested = deep(5_000);
    for label in ["CERTIFICATE", "PKCS7", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"] {
        assert!(!ca(pem::block(label, &nested)).findings.is_empty(), "{label}");
        assert!(!key(pem::block(label, &nested)).findings.is_empty(), "{label}");
    }
    assert!(!ca(nested.clone()).findings.is_empty());
    let certificate =
        Certificate::root("Deep CA").key(keys::p256(5)).with(Extension::new(extension::NAME_CONSTRAINTS, true, nested));
    assert!(!ca(certificate.build().pem()).findings.is_empty());
    // BER's indefinite lengths need no closing octets to go deep.
    let indefinite = [0x30, 0x80].repeat(100_000);
    for label in ["CERTIFICATE", "PKCS7", "PRIVATE KEY"] {
        assert!(!ca(pem::block(label, &indefinite)).findings.is_empty(), "{label}");
    }
    assert!(!ca(indefinite).findings.is_empty());
}

#[test]
fn lengths_that_lie() {
    for head in [
        &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff][..],
        &[0x30, 0x88, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x30, 0xff],
    ] {
        let octets = [head, &[0; 64]].concat();
        assert!(!ca(pem::block("CERTIFICATE", &octets)).findings.is_empty());
        assert!(!ca(octets).findings.is_empty());
    }
}

#[test]
fn huge_names_and_many_names() {
    let long = "x".repeat(100_000);
    let report = ca(Certificate::new(Name::cn(&long)).key(keys::p256(5)).build().pem());
    assert!(report.findings.iter().all(|finding| finding.message.len() < 4_000), "a message repeats a huge name");
    let names: Vec<String> = (0..20_000).map(|number| format!("host{number}.example.test")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let leaf = Certificate::leaf("redis.example.test").san(&names).key(keys::p256(8)).issued_by(&root()).build();
    let report = check(vec![("server.pem", Role::ServerChain, leaf.pem().into_bytes())]);
    assert!(!report.findings.is_empty());
}

#[test]
fn archives_within_archives() {
    let innermost = container::zip(&[("redis_user.crt", root().pem())]);
    let nested = (0..10).fold(innermost, |inner, level| container::zip(&[(format!("{level}.zip").as_str(), inner)]));
    assert!(!check(vec![("console.zip", Role::Auto, nested)]).findings.is_empty());
}

#[test]
fn an_archive_that_unpacks_to_too_much() {
    let members: Vec<_> =
        (0..9).map(|number| (format!("{number}.pem"), vec![b'\n'; limits::UNPACKED_BYTES / 8])).collect();
    let members: Vec<_> = members.iter().map(|(name, bytes)| (name.as_str(), bytes)).collect();
    let report = check(vec![("console.zip", Role::Auto, container::zip(&members))]);
    assert!(report.counts.error > 0);
}

#[test]
fn an_archive_of_too_many_members() {
    let names: Vec<_> = (0..=limits::ARCHIVE_MEMBERS).map(|number| format!("{number}.pem")).collect();
    let members: Vec<_> = names.iter().map(|name| (name.as_str(), b"x")).collect();
    let report = check(vec![("console.zip", Role::Auto, container::zip(&members))]);
    assert!(report.counts.error > 0);
}

#[test]
fn a_maze_of_cross_signed_cas() {
    // Ten CAs, each certified by each other: more than three million paths.
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
    let of = |at: usize| Certificate::root(names[at]).key(keys::p256(at as u8 + 1));
    let selves: Vec<_> = (0..names.len()).map(|at| of(at).build()).collect();
    let crossed = (0..names.len()).flat_map(|subject| {
        let selves = &selves;
        (0..selves.len())
            .filter(move |issuer| *issuer != subject)
            .map(move |issuer| of(subject).issued_by(&selves[issuer]).build().pem())
    });
    let text: String = crossed.collect();
    // The leaf's issuer has no self-signed certificate in the file: no path ends well.
    let leaf = Certificate::leaf("redis.example.test").key(keys::p256(11)).issued_by(&selves[0]).build();
    let report = check(vec![
        ("redis_ca.pem", Role::CaBundle, text.into_bytes()),
        ("server.pem", Role::ServerChain, leaf.pem().into_bytes()),
    ]);
    assert!(!report.findings.is_empty());
}
