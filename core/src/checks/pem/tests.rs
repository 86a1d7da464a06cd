use std::collections::BTreeSet;

use crate::{
    check,
    contract::{CheckRequest, ClientVerdict, InputRequest, Report, Role, Severity, Timestamp},
    limits,
    read::testing::file,
};

const ONE: &str = include_str!("../../read/pem/testdata/one.pem");
const TWO: &str = include_str!("../../read/pem/testdata/two.pem");

/// The PEM findings about a CA file: code, severity, line.
fn found(text: impl AsRef<[u8]>) -> Vec<(String, Severity, Option<u32>)> {
    let mut request = CheckRequest::at(Timestamp::parse("2027-01-01T00:00:00Z").unwrap());
    request.inputs.push(InputRequest::new("ca.pem", Role::CaBundle, text.as_ref().to_vec()));
    let report = check(&request).unwrap();
    let findings = report.findings.into_iter().filter(|finding| finding.code.starts_with("PEM"));
    findings.map(|finding| (finding.code, finding.severity, finding.at.line)).collect()
}

fn one(code: &str, severity: Severity, line: u32) -> Vec<(String, Severity, Option<u32>)> {
    vec![(code.to_owned(), severity, Some(line))]
}

#[test]
fn what_some_clients_read_is_a_warning_and_what_none_reads_an_error() {
    use Severity::{Error, Warning};
    let last = ONE.lines().count() as u32;
    assert_eq!(found(format!("\u{feff}{ONE}")), one("PEM001", Warning, 1));
    assert_eq!(found(ONE.replace("END CERTIFICATE", "END X509 CRL")), one("PEM002", Error, last));
    assert_eq!(found(ONE.trim_end().rsplit_once('\n').unwrap().0), one("PEM003", Error, 1));
    assert_eq!(found(format!("{}{TWO}", ONE.trim_end())), one("PEM006", Error, last));
    assert_eq!(found(ONE.replace("-----BEGIN", "----BEGIN")), one("PEM009", Error, 1));
    assert_eq!(found(ONE.replace('\n', "\r")), one("PEM013", Warning, 1));
    assert_eq!(found(ONE.replace(" CERTIFICATE", " TRUSTED CERTIFICATE")), one("PEM015", Warning, 1));
    let corrupt = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";
    assert_eq!(found(format!("{ONE}{corrupt}{TWO}")), one("PEM019", Warning, last + 1));
    assert_eq!(found(corrupt), one("PEM019", Error, 1));
}

#[test]
fn what_every_client_reads_is_no_finding() {
    for text in [
        ONE.to_owned(),
        ONE.replace('\n', "\r\n"),
        format!("a comment\n\n{ONE}\nanother\n{TWO}"),
        ONE.trim_end().to_owned(),
        format!("\u{feff}\n{ONE}"),
    ] {
        assert_eq!(found(&text), [], "{text}");
    }
}

#[test]
fn a_block_beside_certificates_concerns_java() {
    let list = "-----BEGIN X509 CRL-----\nMAMCAQE=\n-----END X509 CRL-----\n";
    assert_eq!(
        found(format!("{ONE}{list}")).first().map(|(code, severity, _)| (code.as_str(), *severity)),
        Some(("PEM026", Severity::Warning))
    );
}

/// The PEM findings about a file given for this role: each code, with whether redis-py, go-redis, redis-rs and redis-rs
/// with native-tls are concerned.
fn concerned(role: Role, text: &[u8]) -> Vec<(String, [bool; 4])> {
    let mut request = CheckRequest::at(Timestamp::parse("2027-01-01T00:00:00Z").unwrap());
    request.inputs.push(InputRequest::new("a.pem", role, text.to_vec()));
    let findings = check(&request).unwrap().findings.into_iter().filter(|one| one.code.starts_with("PEM"));
    let ids = ["redis-py", "go-redis", "redis-rs", "redis-rs-native-tls"];
    let concerns = |all: &[String], id: &str| all.is_empty() || all.iter().any(|one| one == id);
    findings.map(|one| (one.code, ids.map(|id| concerns(&one.concerns, id)))).collect()
}

/// With a blank line in its data.
fn torn(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(2, "");
    lines.join("\n") + "\n"
}

#[test]
fn damage_of_a_key_is_weighed_by_who_reads_keys() {
    let key = String::from_utf8(file("client.key")).unwrap();
    let found = |text: &[u8]| concerned(Role::ClientKey, text);
    let one = |code: &str, concerned| vec![(code.to_owned(), concerned)];
    assert_eq!(found(key.as_bytes()), []);
    assert_eq!(found(format!("\u{feff}{key}").as_bytes()), one("PEM001", [false, true, true, true]));
    // Text before it is native-tls's trouble, whatever its octets.
    assert_eq!(found(&[b"M\xfcller\n", key.as_bytes()].concat()), one("PEM028", [false, false, false, true]));
    // With a certificate beside it, it concerns who reads that, too.
    let pair = [b"M\xfcller\n", file("client.crt").as_slice(), key.as_bytes()].concat();
    let latin = concerned(Role::ClientCertificate, &pair).into_iter().find(|(code, _)| code == "PEM025");
    assert_eq!(latin, Some(("PEM025".to_owned(), [false, false, false, true])));
    let after = key.trim_end().to_owned() + " x\n";
    assert_eq!(found(after.as_bytes()), one("PEM011", [true, true, false, true]));
    assert_eq!(found(key.replacen("-----\n", "----- x\n", 1).as_bytes()), one("PEM011", [true; 4]));
    assert_eq!(found(key.replace('\n', "\r").as_bytes()), one("PEM013", [true, true, false, true]));
    assert_eq!(found(torn(&key).as_bytes()), one("PEM012", [true, false, false, true]));
    assert_eq!(found(key.replacen('M', "?", 1).as_bytes()), one("PEM005", [true; 4]));
}

/// redis-server reads with OpenSSL alone, whatever the clients are.
#[test]
fn damage_of_a_servers_file_is_weighed_by_openssl() {
    let codes = |role, text: &[u8]| concerned(role, text).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    let key = String::from_utf8(file("server.key")).unwrap();
    let key_of = |text: &[u8]| codes(Role::ServerKey, text);
    assert_eq!(key_of(format!("\u{feff}{key}").as_bytes()), [""; 0]);
    assert_eq!(key_of(&[b"M\xfcller\n", key.as_bytes()].concat()), [""; 0]);
    assert_eq!(key_of(&[b"\0\n", key.as_bytes()].concat()), ["PEM024"]);
    assert_eq!(key_of(torn(&key).as_bytes()), ["PEM012"]);
    let chain = String::from_utf8(file("server.crt")).unwrap();
    let chain_of = |text: &str| codes(Role::ServerChain, text.as_bytes());
    assert_eq!(chain_of(&format!("\u{feff}{chain}")), [""; 0]);
    assert_eq!(chain_of(&chain.replace('\n', "\r")), ["PEM013"]);
    assert_eq!(chain_of(&torn(&chain)), ["PEM012"]);
    let dashes = chain.replacen("-----BEGIN", "----BEGIN", 1);
    assert_eq!(chain_of(&dashes), ["PEM009"]);
    // A block that OpenSSL passes over does not stop it, and one that does says nothing of what stands before.
    assert_eq!(chain_of(&format!("{chain}{dashes}")), [""; 0]);
    assert_eq!(chain_of(&format!("\u{feff}{chain}{}", torn(&chain))), ["PEM012"]);
}

#[test]
fn of_one_kind_the_first_are_said() {
    let many = |count: usize| found(torn(ONE).repeat(count)).iter().filter(|(code, ..)| code == "PEM012").count();
    assert_eq!(many(limits::FINDINGS_OF_A_KIND), limits::FINDINGS_OF_A_KIND);
    assert_eq!(many(limits::FINDINGS_OF_A_KIND + 3), limits::FINDINGS_OF_A_KIND);
}

/// Whom the findings concern and whom the verdicts foretell to fail come from two places, and must be the same.
#[test]
fn who_minds_damage_of_a_key_is_who_refuses() {
    let key = String::from_utf8(file("client.key")).unwrap();
    let report = |text: &[u8]| {
        let mut request = CheckRequest::at(Timestamp::parse("2027-01-01T00:00:00Z").unwrap());
        let mut give = |name: &str, role, octets| request.inputs.push(InputRequest::new(name, role, octets));
        give("ca.crt", Role::CaBundle, file("ca.crt"));
        give("server.crt", Role::ServerChain, file("server.crt"));
        give("client.crt", Role::ClientCertificate, file("client.crt"));
        give("client.key", Role::ClientKey, text.to_vec());
        check(&request).unwrap()
    };
    let refuses = |report: &Report| {
        let refusing = report.clients.iter().filter(|one| one.verdict == ClientVerdict::Refuses);
        refusing.map(|one| one.id.clone()).collect::<BTreeSet<_>>()
    };
    let anyway = refuses(&report(key.as_bytes()));
    for (text, code) in [
        (format!("\u{feff}{key}").into_bytes(), "PEM001"),
        ([b"\0\n", key.as_bytes()].concat(), "PEM024"),
        ([b"\x01\x02", key.as_bytes()].concat(), "PEM024"),
        (key.replacen("-----\n", "----- x\n", 1).into_bytes(), "PEM011"),
        ((key.trim_end().to_owned() + " x\n").into_bytes(), "PEM011"),
        (key.replace('\n', "\r").into_bytes(), "PEM013"),
        (torn(&key).into_bytes(), "PEM012"),
        (key.replacen('M', "?", 1).into_bytes(), "PEM005"),
    ] {
        let report = report(&text);
        let finding = report.findings.iter().find(|one| one.code == code).unwrap();
        let judged =
            report.clients.iter().filter(|one| one.verdict != ClientVerdict::Unknown).map(|one| one.id.clone());
        let minding = judged.filter(|id| finding.concerns.is_empty() || finding.concerns.contains(id));
        let minding: BTreeSet<String> = minding.chain(anyway.iter().cloned()).collect();
        assert_eq!(minding, refuses(&report), "{code}");
    }
    // Text of whatever octets is passed over.
    let behind = report(&[key.as_bytes(), b"M\xfcller\n"].concat());
    assert!(refuses(&behind) == anyway && behind.findings.iter().all(|one| one.code != "PEM025"));
}
