use super::*;
use crate::contract::{
    Answer, ClientCertificateRequest, ClientVerdict, CsrRequest, DevRequest, GeneratedKey, InputRequest, Report, Role,
    SigningCa, Timestamp, Topology, Verdict,
};

enum Generate {
    Client(ClientCertificateRequest),
    Csr(CsrRequest),
    Dev(DevRequest),
}

fn request(what: Generate, key: GeneratedKey) -> GenerateRequest {
    // A set-up and a client do not share a key.
    let first = u8::from(matches!(what, Generate::Dev(_)));
    let entropy = Secret::new((first..48).collect());
    let mut request = GenerateRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap(), entropy);
    request.key = key;
    match what {
        Generate::Client(asked) => request.client = Some(asked),
        Generate::Csr(asked) => request.csr = Some(asked),
        Generate::Dev(asked) => request.dev = Some(asked),
    }
    request
}

fn client(name: &str) -> ClientCertificateRequest {
    ClientCertificateRequest { name: name.to_owned(), days: 365, ca: None, database: None }
}

fn made(what: Generate, key: GeneratedKey) -> Generated {
    generate(&request(what, key)).unwrap()
}

fn refused(what: Generate) -> (Option<&'static str>, String) {
    let misuse = generate(&request(what, GeneratedKey::P256)).unwrap_err();
    (misuse.field, misuse.message)
}

fn octets<'a>(generated: &'a Generated, name: &str) -> &'a [u8] {
    let file = generated.files.iter().find(|file| file.name == name).unwrap();
    file.bytes.as_ref().unwrap().as_bytes()
}

fn dev(topology: Topology, hosts: &[&str]) -> DevRequest {
    DevRequest {
        hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
        days: 365,
        port: 7400,
        topology,
        directory: "/srv/redis dev".to_owned(),
    }
}

/// A CA to sign with: that of a set-up, its key beside.
fn signing(generated: &Generated) -> SigningCa {
    let input = |name: &str, role| InputRequest::new(name, role, octets(generated, name).to_vec());
    SigningCa { certificate: input("ca.pem", Role::Auto), key: input("ca.key", Role::Auto), passphrase: None }
}

fn without_findings(report: &Report) {
    let weighs = |one: &&crate::contract::Finding| one.severity != crate::contract::Severity::Note;
    let findings: Vec<&str> = report.findings.iter().filter(weighs).map(|one| one.message.as_str()).collect();
    assert_eq!((report.verdict, findings), (Verdict::Ready, vec![]));
}

#[test]
fn what_the_console_gives_is_taken_by_the_server_that_was_given_it() {
    for key in [GeneratedKey::P256, GeneratedKey::Rsa2048, GeneratedKey::Ed25519] {
        let generated = made(Generate::Client(client("Jürgen's app")), key);
        let names: Vec<(&str, &str)> =
            generated.files.iter().map(|file| (file.name.as_str(), file.mode.as_str())).collect();
        assert_eq!(names, [("redis_user.crt", "0644"), ("redis_user_private.key", "0600")]);
        let report = generated.report.as_ref().unwrap();
        if key == GeneratedKey::Ed25519 {
            let codes: Vec<&str> = report.findings.iter().map(|one| one.code.as_str()).collect();
            assert_eq!((report.verdict, codes), (Verdict::ReadyForSome, vec!["KEY007"]), "Netty has no code for it");
        } else {
            without_findings(report);
        }
        assert_eq!(report.certificates[0].subject, "CN=Jürgen's app");
        assert!(
            report
                .servers
                .iter()
                .all(|server| { server.accepts_client.as_ref().is_some_and(|one| one.answer == Answer::Yes) }),
            "{:?}",
            report.servers
        );
        assert_eq!(generated.archive.mode, "0600");
    }
}

#[test]
fn a_set_up_is_taken_by_every_client_that_is_known() {
    for (topology, hosts) in [
        (Topology::Standalone, vec!["localhost", "redis.internal", "127.0.0.1", "::1"]),
        (Topology::Cluster, vec!["localhost"]),
        (Topology::Sentinel, vec!["127.0.0.1"]),
    ] {
        let generated = made(Generate::Dev(dev(topology, &hosts)), GeneratedKey::P256);
        let report = generated.report.as_ref().unwrap();
        let refusing: Vec<(&str, Option<&str>)> = report
            .clients
            .iter()
            .filter(|client| client.verdict == ClientVerdict::Refuses)
            .map(|client| (client.id.as_str(), client.prints.as_deref()))
            .collect();
        assert_eq!(refusing, [], "{topology:?}");
        without_findings(report);
        assert!(
            generated.files.iter().any(|file| file.name == "clients/redis-py/redis_client.py"),
            "{:?}",
            generated.files
        );
        let secret = generated
            .files
            .iter()
            .filter(|file| file.purpose.contains("private key") || file.purpose.contains("store"));
        assert!(secret.clone().count() > 20);
        assert!(
            secret.clone().all(|file| file.secret != file.name.contains("trust")
                && file.mode == if file.secret { "0600" } else { "0644" })
        );
    }
}

#[test]
fn a_ca_of_ones_own_signs() {
    let set = made(Generate::Dev(dev(Topology::Standalone, &["localhost"])), GeneratedKey::Rsa2048);
    let asked = ClientCertificateRequest {
        ca: Some(signing(&set)),
        days: 300,
        database: Some("123".to_owned()),
        ..client("app")
    };
    let generated = made(Generate::Client(asked), GeneratedKey::P256);
    let report = generated.report.as_ref().unwrap();
    without_findings(report);
    assert_eq!(report.certificates[0].issuer, "CN=tlsconf dev CA\\, 2026-11-25");
    assert_eq!(generated.files[0].name, "redis-db-123.crt");
    assert_eq!(generated.archive.name, "redis-db-123.zip");
}

#[test]
fn a_ca_that_cannot_sign_is_refused() {
    let set = made(Generate::Dev(dev(Topology::Standalone, &["localhost"])), GeneratedKey::P256);
    let other = made(Generate::Client(client("app")), GeneratedKey::P256);
    let input =
        |generated: &Generated, name: &str| InputRequest::new(name, Role::Auto, octets(generated, name).to_vec());
    let with = |certificate, key, days| {
        let ca = Some(SigningCa { certificate, key, passphrase: None });
        refused(Generate::Client(ClientCertificateRequest { days, ca, ..client("app") }))
    };
    let (field, message) = with(input(&other, "redis_user.crt"), input(&other, "redis_user_private.key"), 300);
    assert_eq!((field, message.contains("is no CA")), (Some("ca.certificate"), true), "{message}");
    let (field, message) = with(input(&set, "ca.pem"), input(&other, "redis_user_private.key"), 300);
    assert_eq!((field, message.contains("belongs to the key")), (Some("ca.certificate"), true), "{message}");
    let (field, message) = with(input(&set, "ca.pem"), input(&set, "ca.pem"), 300);
    assert_eq!((field, message.contains("no private key")), (Some("ca.key"), true), "{message}");
    // The CA outlives the set by as long as a certificate may live; 400 days later that is too short for the longest.
    let ca = Some(signing(&set));
    let mut later =
        request(Generate::Client(ClientCertificateRequest { days: 825, ca, ..client("app") }), GeneratedKey::P256);
    later.time = later.time.plus_days(400);
    let misuse = generate(&later).unwrap_err();
    assert_eq!((misuse.field, misuse.message.contains("at most 790 days")), (Some("days"), true), "{}", misuse.message);
}

#[test]
fn the_archive_holds_what_was_made_with_its_permissions() {
    let set = made(Generate::Dev(dev(Topology::Standalone, &["localhost"])), GeneratedKey::P256);
    let octets = set.archive.bytes.as_ref().unwrap().as_bytes();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(octets)).unwrap();
    assert_eq!(zip.len(), set.files.len());
    for file in &set.files {
        let mut member = zip.by_name(&file.name).unwrap();
        assert_eq!(member.unix_mode().unwrap() & 0o777, u32::from_str_radix(&file.mode, 8).unwrap(), "{}", file.name);
        assert_eq!(member.last_modified().unwrap().to_string(), "2026-11-25 00:00:00");
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut member, &mut read).unwrap();
        assert_eq!(read, file.bytes.as_ref().unwrap().as_bytes(), "{}", file.name);
    }
}

#[test]
fn a_set_up_lies_at_an_absolute_path() {
    for directory in ["", "redis-dev", "./tls", "C:tls"] {
        let asked = DevRequest { directory: directory.to_owned(), ..dev(Topology::Standalone, &["localhost"]) };
        assert_eq!(refused(Generate::Dev(asked)).0, Some("directory"), "{directory:?}");
    }
    for directory in ["/tls", "C:\\tls", "c:/tls", "\\\\server\\tls"] {
        let asked = DevRequest { directory: directory.to_owned(), ..dev(Topology::Standalone, &["localhost"]) };
        assert!(generate(&request(Generate::Dev(asked), GeneratedKey::P256)).is_ok(), "{directory:?}");
    }
}

#[test]
fn a_request_names_what_the_ca_is_to_sign() {
    let hosts = vec!["worker.example.com".to_owned(), "10.0.0.7".to_owned()];
    let generated = made(Generate::Csr(CsrRequest { name: "worker".to_owned(), hosts }), GeneratedKey::P256);
    let text = String::from_utf8(octets(&generated, "redis_user.csr").to_vec()).unwrap();
    assert!(text.starts_with("-----BEGIN CERTIFICATE REQUEST-----\n"));
    assert!(generated.report.is_none());
    assert_eq!(generated.archive.name, "redis_user_csr.zip");
}

#[test]
fn names_and_validities_that_cannot_be_are_refused() {
    let name = |name: &str| refused(Generate::Client(client(name)));
    assert_eq!(name("").0, Some("name"));
    assert_eq!(name(" app").0, Some("name"));
    assert_eq!(name(&"a".repeat(65)).0, Some("name"));
    assert_eq!(name("a\u{202e}b").0, Some("name"));
    assert_eq!(name("a\nb").0, Some("name"));
    assert_eq!(made(Generate::Client(client(&"ü".repeat(64))), GeneratedKey::P256).files.len(), 2);
    let days = |days| refused(Generate::Client(ClientCertificateRequest { days, ..client("app") }));
    assert_eq!(days(0).0, Some("days"));
    assert_eq!(days(826).0, Some("days"));
    assert_eq!(refused(Generate::Dev(dev(Topology::Standalone, &[]))).0, Some("hosts"));
    let (field, message) = refused(Generate::Dev(dev(Topology::Standalone, &["https://redis.internal/"])));
    assert_eq!(field, Some("hosts"));
    assert!(message.contains("`redis.internal`?"), "{message}");
    assert_eq!(
        refused(Generate::Dev(DevRequest { port: 0, ..dev(Topology::Standalone, &["localhost"]) })).0,
        Some("port")
    );
    assert_eq!(
        refused(Generate::Dev(DevRequest { port: 55_534, ..dev(Topology::Cluster, &["localhost"]) })).0,
        Some("port")
    );
    let database = Some("../x".to_owned());
    assert_eq!(refused(Generate::Client(ClientCertificateRequest { database, ..client("app") })).0, Some("database"));
}

#[test]
fn the_same_randomness_gives_the_same_and_too_little_is_refused() {
    let one = generate(&request(Generate::Client(client("app")), GeneratedKey::P256)).unwrap();
    let same = generate(&request(Generate::Client(client("app")), GeneratedKey::P256)).unwrap();
    assert_eq!(octets(&one, "redis_user_private.key"), octets(&same, "redis_user_private.key"));
    let with = |entropy: Vec<u8>| {
        generate(&GenerateRequest {
            entropy: Secret::new(entropy),
            ..request(Generate::Client(client("app")), GeneratedKey::P256)
        })
    };
    let other = with(vec![1; 31].into_iter().chain([2]).collect()).unwrap();
    assert_ne!(octets(&one, "redis_user_private.key"), octets(&other, "redis_user_private.key"));
    assert_ne!(one.report.unwrap().certificates[0].serial, other.report.unwrap().certificates[0].serial);
    assert_eq!(with((0..31).collect()).unwrap_err().field, Some("entropy"));
    assert_eq!(with(vec![0; 64]).unwrap_err().field, Some("entropy"));
}

#[test]
fn nothing_of_a_key_is_in_what_may_be_shown() {
    let generated = made(Generate::Client(client("app")), GeneratedKey::P256);
    let key = String::from_utf8(octets(&generated, "redis_user_private.key").to_vec()).unwrap();
    let line = key.lines().nth(1).unwrap();
    assert!(!format!("{generated:?}").contains(line));
    assert!(!serde_json::to_string(&generated.report).unwrap().contains(line));
}
