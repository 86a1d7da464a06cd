#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use super::check;
use crate::{
    checks::testing::{Stage, stage},
    contract::{Role, Severity},
    read::certificate::oid::extension::BASIC_CONSTRAINTS,
    rules::Rule,
    trust::{
        Kind,
        faults::Purpose,
        testing::{Draft, name, tlv},
    },
};

fn ca(subject: &str, issuer: &str) -> Draft {
    let draft = Draft { subject: name(subject), issuer: name(issuer), ..Draft::default() };
    draft.with(BASIC_CONSTRAINTS, true, &[0x30, 3, 1, 1, 0xff])
}

fn server(draft: &Draft) -> Stage {
    stage().file(Role::ServerChain, &[draft])
}

fn client(draft: &Draft) -> Stage {
    stage().file(Role::ClientCertificate, &[draft])
}

/// Do redis-cli, go-redis, redis-rs and jedis mind the end that is near, of the certificate at this place of a path?
fn minds(draft: &Draft, place: usize, length: usize, is_complete: bool) -> [bool; 4] {
    let mut path: Vec<usize> = (1..=length).collect();
    path[place] = 0;
    ["redis-cli", "go-redis", "redis-rs", "jedis"].map(|client| {
        let stage = server(draft).clients(&[client]).at("2026-12-15T00:00:00Z");
        stage.path(Purpose::Server, &path, is_complete).codes(check) == ["CRT003"]
    })
}

/// OpenSSL looks at every date, Go too; rustls and Java not at that of an anchor.
#[test]
fn whose_end_is_minded_depends_on_the_place_in_the_path() {
    let leaf = Draft::default();
    assert_eq!(minds(&leaf, 0, 2, true), [true, true, true, true]);
    assert_eq!(minds(&leaf, 0, 1, true), [true, true, false, false]);
    assert_eq!(minds(&leaf, 0, 1, false), [true, true, true, true]);
    let issuer = ca("Test CA", "Root");
    assert_eq!(minds(&issuer, 1, 3, true), [true, true, true, true]);
    assert_eq!(minds(&issuer, 1, 2, true), [true, true, false, false]);
    assert_eq!(minds(&issuer, 1, 2, false), [true, true, true, true]);
}

#[test]
fn what_ends_soon_is_said_to_the_last_second_with_its_cure() {
    let (leaf, issuer) = (Draft::default(), ca("Test CA", "Root"));
    let at = |time: &str| {
        let stage = stage().file(Role::ServerChain, &[&leaf, &issuer]).at(time);
        stage.path(Purpose::Server, &[0, 1], false).found(check)
    };
    let found = at("2027-01-01T00:00:00Z");
    assert!(found[0].message.contains("in less than a day"), "{}", found[0].message);
    assert!(found[0].fix.as_deref().unwrap().starts_with("renew the server's certificate"));
    assert!(found[1].fix.as_deref().unwrap().starts_with("have the chain reissued"));
    assert!(at("2027-01-01T00:00:01Z").is_empty());
    // Whoever sends it, the server looks at its date.
    let stage = client(&leaf).at("2026-12-15T00:00:00Z").path(Purpose::Client, &[0], false);
    assert!(stage.only(check, Rule::CrtExpiresSoon).message.ends_with("no client connects after that."));
}

#[test]
fn what_stands_above_another_is_not_called_the_servers_own() {
    let (leaf, issuer) = (Draft::default(), Draft { subject: name("Test CA"), ..Draft::default() });
    let what = |path: &[usize]| {
        let stage = stage().file(Role::ServerChain, &[&issuer, &leaf]).fault(Rule::CrtExpired, &[Kind::Expired], &[]);
        let found = stage.path(Purpose::Server, path, false).only(check, Rule::CrtExpired);
        (found.message, found.fix.unwrap())
    };
    let (message, fix) = what(&[1, 0]);
    assert!(message.starts_with("The intermediate \"Test CA\"") && fix.starts_with("replace it"), "{message} {fix}");
    let (message, fix) = what(&[0]);
    assert!(message.starts_with("The server's certificate \"Test CA\"") && fix.starts_with("renew"), "{message} {fix}");
}

/// What the server refuses concerns clients without a row as well, even where no other was asked about.
#[test]
fn what_the_server_refuses_is_nobodys_to_mind() {
    let who = |clients: &[&'static str]| {
        let stage = client(&Draft::default()).clients(&["stackexchange-redis"]);
        let stage = stage.fault(Rule::CrtExpired, &[Kind::Expired], clients);
        stage.that(|fault| fault.purpose = Purpose::Client).only(check, Rule::CrtExpired).message
    };
    let refused = who(&["stackexchange-redis"]);
    assert!(refused.ends_with("The server refuses it, whichever client sends it."), "{refused}");
    assert!(who(&[]).ends_with("None of the clients asked about minds."));
}

/// The key family speaks of a key that was given, and of a CA in place of the client's certificate.
#[test]
fn what_another_family_says_of_a_client_certificate_is_not_said_again() {
    let leaf = Draft::default();
    let fault = |draft: &Draft, rule| client(draft).fault(rule, &[], &[]).that(|fault| fault.purpose = Purpose::Client);
    assert_eq!(fault(&leaf, Rule::CrtKeyType).codes(check), ["CRT019"]);
    let mut with_key = fault(&leaf, Rule::CrtKeyType);
    with_key.relations.key_fits = vec![vec![0]];
    assert_eq!(with_key.codes(check), [""; 0]);
    with_key.relations.key_fits = vec![vec![1]];
    assert_eq!(with_key.codes(check), ["CRT019"]);
    let issuer = ca("Test CA", "Test CA");
    assert_eq!(fault(&issuer, Rule::CrtExpired).codes(check), ["CRT001"]);
    assert_eq!(fault(&issuer, Rule::CrtWeakKey).codes(check), [""; 0]);
    assert_eq!(fault(&leaf, Rule::CrtWeakKey).codes(check), ["CRT007"]);
}

/// What the finding of a fault of this kind shows.
fn seen(rule: Rule, kind: Kind, client: &'static str) -> Option<String> {
    server(&Draft::default()).fault(rule, &[kind], &[client]).only(check, rule).seen
}

#[test]
fn every_departure_from_the_profile_has_words() {
    let kinds = [
        (Kind::BcNotCritical, "basicConstraints are not critical"),
        (Kind::PathlenWithoutCa, "a path length without CA:TRUE"),
        (Kind::PathlenWithoutCertsign, "a path length without keyCertSign"),
        (Kind::KuMissingInCa, "no keyUsage"),
        (Kind::KuCertsignWithoutCa, "keyCertSign without CA:TRUE"),
        (Kind::KuCertsignWithoutBc, "keyCertSign without basicConstraints"),
        (Kind::IssuerEmpty, "an empty issuer"),
        (Kind::SubjectEmpty, "an empty subject"),
        (Kind::SubjectEmptySanNotCritical, "an empty subject and a subjectAltName that is not critical"),
        (Kind::SanEmpty, "an empty subjectAltName"),
        (Kind::AkiMissing, "no authorityKeyIdentifier"),
        (Kind::SkiMissingInCa, "no subjectKeyIdentifier"),
        (Kind::SigAlgDiffers, "two different signature algorithms"),
    ];
    for (kind, words) in kinds {
        assert_eq!(seen(Rule::CrtStrictProfile, kind, "redis-py").as_deref(), Some(words));
    }
}

#[test]
fn every_critical_extension_has_its_name() {
    let kinds = [
        (Kind::CriticalNcDirname, "nameConstraints with a directory name"),
        (Kind::CriticalAia, "authorityInfoAccess"),
        (Kind::CriticalAki, "authorityKeyIdentifier"),
        (Kind::CriticalCrldp, "cRLDistributionPoints"),
        (Kind::CriticalIan, "issuerAltName"),
        (Kind::CriticalInhibitAny, "inhibitAnyPolicy"),
        (Kind::CriticalNsCertType, "Netscape certificate type"),
        (Kind::CriticalPolicies, "certificatePolicies"),
        (Kind::CriticalPolicyConstraints, "policyConstraints"),
        (Kind::CriticalPolicyMappings, "policyMappings"),
        (Kind::CriticalSki, "subjectKeyIdentifier"),
        (Kind::CriticalTlsFeature, "TLS feature (must-staple)"),
    ];
    for (kind, words) in kinds {
        assert_eq!(seen(Rule::CrtUnknownCritical, kind, "go-redis").as_deref(), Some(words));
    }
}

#[test]
fn an_rsa_key_that_is_not_taken_is_told_by_its_size() {
    let algorithm = tlv(0x30, &[tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1]), vec![5, 0]].concat());
    let numbers = tlv(0x30, &[tlv(2, &[&[0, 0x80][..], &[1; 2047]].concat()), vec![2, 3, 1, 0, 1]].concat());
    let bits = tlv(3, &[&[0][..], &numbers].concat());
    let draft = Draft { spki: tlv(0x30, &[algorithm, bits].concat()), ..Draft::default() };
    let found = server(&draft).fault(Rule::CrtKeyType, &[], &["redis-rs"]).only(check, Rule::CrtKeyType);
    assert_eq!(found.seen.as_deref(), Some("RSA with 16384 bits"));
}

#[test]
fn who_refuses_is_one_sentence() {
    let said = |asked: &[&str], concerned: &[&'static str]| {
        let stage = server(&Draft::default()).clients(asked).fault(Rule::CrtExpired, &[Kind::Expired], concerned);
        stage.only(check, Rule::CrtExpired).message
    };
    assert!(said(&["redis-cli"], &["redis-cli"]).ends_with(" OpenSSL clients (redis-cli) refuse it."));
    assert!(said(&["redis-cli", "jedis"], &["redis-cli", "jedis"]).ends_with(" Every client refuses it."));
    let what = |draft: &Draft| server(draft).fault(Rule::CrtExpired, &[], &[]).only(check, Rule::CrtExpired).message;
    assert!(what(&ca("Test CA", "Test CA")).starts_with("The root \"Test CA\""));
    assert!(what(&ca("Test CA", "Root")).starts_with("The intermediate \"Test CA\""));
    let anchor = server(&Draft::default()).fault(Rule::CrtExpired, &[], &[]).that(|fault| fault.is_anchor = true);
    assert!(anchor.only(check, Rule::CrtExpired).message.starts_with("The certificate \"redis.test\""));
}

#[test]
fn a_name_that_no_client_compares_is_a_note() {
    let weight = |asked: &[&str], concerned: &[&'static str]| {
        let draft = Draft::default().dns(&["other.test"]);
        let mut stage = server(&draft).clients(asked).fault(Rule::CrtHostName, &[Kind::Host], concerned);
        stage.request.endpoint = serde_json::from_str(r#""rediss://redis.test:6380""#).unwrap();
        stage.only(check, Rule::CrtHostName).severity
    };
    assert_eq!(weight(&["java-no-host-check"], &[]), Severity::Note);
    assert_eq!(weight(&["java-no-host-check", "redis-py"], &["redis-py"]), Severity::Error);
    assert_eq!(weight(&["go-redis", "redis-py"], &["redis-py"]), Severity::Warning);
}
