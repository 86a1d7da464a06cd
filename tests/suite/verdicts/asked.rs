//! What is said hangs on who is asked about: faults that only others mind are notes, and files are judged without a server's chain too.

use tlsconf::{
    CheckRequest, Report,
    contract::{ClientRequest, Finding, InputRequest, Role, Severity, Timestamp},
};
use tlsconf_tests::forge::{Certificate, Digest, Extension, Issued, keys};

use super::{intermediate, leaf, more::client_root, pem, root};

/// One client is judged, the other has no row.
const JUDGED: &str = "redis-cli";
const UNJUDGED: &str = "stackexchange-redis";

fn report(files: &[(Role, String)], clients: &[&str]) -> Report {
    let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"))
        .with_endpoint("redis.example.test:6379");
    request.clients = clients.iter().map(|id| ClientRequest::of(id)).collect();
    for (role, text) in files {
        request.inputs.push(InputRequest::new(format!("{role:?}.pem"), *role, text.clone().into_bytes()));
    }
    tlsconf::check(&request).expect("the request is well-formed")
}

fn found<'a>(report: &'a Report, code: &str) -> Vec<&'a Finding> {
    report.findings.iter().filter(|finding| finding.code == code).collect()
}

/// The findings with this code: their weight, and those that are concerned.
fn weighed<'a>(report: &'a Report, code: &str) -> Vec<(Severity, Vec<&'a str>)> {
    let weight = |one: &'a Finding| (one.severity, one.concerns.iter().map(String::as_str).collect());
    found(report, code).into_iter().map(weight).collect()
}

#[test]
fn the_given_chain_is_shown_where_nobody_is_judged() {
    let root = root().build();
    let issuing = intermediate(&root).build();
    let chain = pem(&[&leaf(&issuing).build(), &issuing]);
    let shown = |files: &[(Role, String)]| {
        let report = report(files, &[UNJUDGED]);
        report.chains.iter().map(|chain| (chain.purpose.clone(), chain.path.clone(), chain.anchor)).collect::<Vec<_>>()
    };
    let files = [(Role::CaBundle, root.pem()), (Role::ServerChain, chain)];
    assert_eq!(shown(&files), [("server".to_owned(), vec![1, 2], None)]);
    assert_eq!(shown(&files[..1]), []);
}

#[test]
fn what_the_server_refuses_fails_clients_without_a_row_too() {
    let user = Certificate::client("redis-user").key(keys::rsa2048(2)).issued_by(&client_root());
    let user = user.not_after("2026-01-01").build();
    let files = [
        (Role::ClientCertificate, user.pem()),
        (Role::ClientKey, user.key.pem()),
        (Role::ClientCa, client_root().pem()),
    ];
    // An error that names nobody concerns all.
    let all = [(Severity::Error, Vec::new())];
    assert_eq!(weighed(&report(&files, &[UNJUDGED]), "CRT001"), all);
    assert_eq!(weighed(&report(&files, &[JUDGED]), "CRT001"), all);
    // What is wrong with the server's own is no client's.
    let weak = leaf(&root().build()).key(keys::named("rsa1024-1")).build();
    let files = [(Role::ServerChain, weak.pem())];
    assert_eq!(weighed(&report(&files, &[UNJUDGED]), "CRT007"), [(Severity::Note, vec![])]);
}

/// Go's parser does not take a negative serial number.
fn negative(recipe: Certificate) -> Issued {
    recipe.serial(&[0x80, 1]).build()
}

#[test]
fn a_member_that_is_lost_is_said_where_no_chain_shows_whether_it_is_missed() {
    let odd = negative(Certificate::root("Odd Root").key(keys::p256(4)));
    let good = root().build();
    let bundle = pem(&[&good, &odd]);
    let clients = ["go-redis", UNJUDGED, JUDGED];
    let without = report(&[(Role::CaBundle, bundle.clone())], &clients);
    assert_eq!(weighed(&without, "CRT018"), [(Severity::Warning, vec!["go-redis"])]);
    let with = report(&[(Role::CaBundle, bundle), (Role::ServerChain, leaf(&good).build().pem())], &clients);
    assert_eq!(weighed(&with, "CRT018"), [(Severity::Note, vec![])]);
    let missed =
        report(&[(Role::CaBundle, pem(&[&good, &odd])), (Role::ServerChain, leaf(&odd).build().pem())], &clients);
    assert_eq!(weighed(&missed, "CRT018"), [(Severity::Warning, vec!["go-redis"])]);
}

#[test]
fn what_others_cannot_parse_of_the_chain_is_noted_but_for_the_anchor() {
    let notes = |root: &Issued, chain: &[&Issued]| {
        let files = [(Role::CaBundle, root.pem()), (Role::ServerChain, pem(chain))];
        let report = report(&files, &[JUDGED]);
        found(&report, "CRT018").iter().map(|one| (one.severity, one.at.certificate)).collect::<Vec<_>>()
    };
    let good = root().build();
    let issuing = intermediate(&good).build();
    let odd_issuing = negative(intermediate(&good));
    let odd_root = negative(root());
    assert_eq!(notes(&good, &[&negative(leaf(&good))]), [(Severity::Note, Some(1))]);
    assert_eq!(notes(&good, &[&leaf(&odd_issuing).build(), &odd_issuing]), [(Severity::Note, Some(2))]);
    assert_eq!(notes(&odd_root, &[&leaf(&odd_root).build()]), []);
    assert_eq!(
        notes(&odd_root, &[&leaf(&intermediate(&odd_root).build()).build(), &intermediate(&odd_root).build()]),
        []
    );
    assert_eq!(notes(&good, &[&leaf(&issuing).build(), &issuing]), []);
}

#[test]
fn own_cas_are_held_to_the_profile_and_lists_of_others_are_not() {
    let lax = |number: usize| {
        let extension = Extension::basic_constraints(true, None).critical(false);
        Certificate::root(&format!("Own Root {number}")).key(keys::p256(4)).with(extension)
    };
    let notes = |members: &[Issued]| {
        let text = members.iter().map(Issued::pem).collect();
        found(&report(&[(Role::CaBundle, text)], &[JUDGED]), "CRT013").len()
    };
    let own = |count: usize| (0..count).map(|number| lax(number).build()).collect::<Vec<_>>();
    assert_eq!((notes(&own(16)), notes(&own(17))), (16, 0));
    assert_eq!(notes(&[lax(1).not_after("2026-01-01").build()]), 0);
    // Neither what is no root nor what is no CA.
    assert_eq!(notes(&[lax(1).issued_by(&root().build()).build()]), 0);
    assert_eq!(notes(&[Certificate::leaf("redis.example.test").key(keys::p256(3)).without_ids().build()]), 0);
}

#[test]
fn only_what_the_clients_asked_about_mind_is_named() {
    let root = root().build();
    // OpenSSL minds the one and Go the other.
    let key_identifier = Extension::new("2.5.29.14", true, vec![4, 1, 9]);
    let type_of_netscape = Extension::new("2.16.840.1.113730.1.1", true, vec![3, 2, 6, 0x40]);
    let server = leaf(&root).with(key_identifier).with(type_of_netscape).build();
    let seen = |client| {
        let report = report(&[(Role::CaBundle, root.pem()), (Role::ServerChain, server.pem())], &[client]);
        found(&report, "CRT016").iter().map(|one| one.seen.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(seen("go-redis"), ["Netscape certificate type"]);
    assert_eq!(seen("redis-cli"), ["subjectKeyIdentifier"]);
}

/// Java refuses the file for it, Go passes over it: one finding, of a certificate that is no server's.
#[test]
fn a_member_of_a_ca_file_is_not_called_the_servers() {
    let odd = Certificate::leaf("odd.example.test").key(keys::p256(4)).inner_digest(Digest::Sha384).build();
    let report = report(&[(Role::CaBundle, pem(&[&root().build(), &odd]))], &["jedis", "go-redis", JUDGED]);
    let found = found(&report, "CRT013");
    assert_eq!(found.len(), 1);
    assert!(found[0].message.starts_with("The certificate \"odd.example.test\""), "{}", found[0].message);
    assert_eq!(found[0].concerns, ["go-redis", "jedis"]);
}

#[test]
fn what_java_cannot_parse_of_a_member_is_named() {
    let odd = Certificate::leaf("odd.example.test").key(keys::p256(4)).inner_digest(Digest::Sha384).build();
    let report = report(&[(Role::CaBundle, pem(&[&root().build(), &odd]))], &["jedis"]);
    let seen: Vec<_> = found(&report, "CRT013").iter().map(|one| one.seen.clone().unwrap_or_default()).collect();
    assert_eq!(seen, ["two different signature algorithms"]);
}
