//! A path that ends without an anchor: to what it is put down, by what else was given.

use tlsconf::{
    Report,
    contract::{InputRequest, Role},
};
use tlsconf_tests::forge::{Certificate, Digest, Extension, Issued, Name, keys};

use super::{Setup, intermediate, leaf, pem, root, with_root};

/// The codes of the findings that are this client's causes.
fn causes(setup: &Setup, id: &str) -> Vec<String> {
    codes(&setup.report(), id)
}

fn codes(report: &Report, id: &str) -> Vec<String> {
    let statement = report.clients.iter().find(|statement| statement.id == id).expect("a statement");
    statement.causes.iter().map(|cause| report.findings[*cause as usize].code.clone()).collect()
}

fn other() -> Issued {
    Certificate::root("Other Root").key(keys::p256(4)).build()
}

#[test]
fn names_that_differ_in_octets_and_identifiers_of_others_are_told() {
    let root = root().build();
    let upper = Name::of(&[("O", "EXAMPLE"), ("CN", "Example  Root")]);
    let stranger = || Extension::authority_key_id(&[7; 20]);
    let renamed = Setup::new(root.pem(), leaf(&root).issuer_name(upper.clone()).build().pem());
    assert_eq!(causes(&renamed, "go-redis"), ["CRT022"]);
    assert_eq!(causes(&renamed, "redis-cli"), [""; 0]);
    let identified = Setup::new(root.pem(), leaf(&root).with(stranger()).build().pem());
    assert_eq!([causes(&identified, "redis-cli"), causes(&identified, "jedis")], [["CRT027"], ["CRT027"]]);
    let both = Setup::new(root.pem(), leaf(&root).issuer_name(upper).with(stranger()).build().pem());
    assert_eq!(causes(&both, "redis-cli"), ["CRT027"]);
}

/// OpenSSL passes over a namesake whose key cannot have made the signature (`check_sig_alg_match`).
#[test]
fn a_namesake_with_a_key_of_another_kind_stands_in_nobodys_way() {
    let good = root().without_ids().build();
    let server = leaf(&good).without_ids().build().pem();
    let namesake = |key| root().key(key).without_ids().build();
    let with = |first: &Issued| causes(&Setup::new(pem(&[first, &good]), server.clone()), "redis-cli");
    assert_eq!(with(&namesake(keys::rsa2048(1))), [""; 0]);
    assert_eq!(with(&namesake(keys::p256(5))), ["CRT028"]);
}

/// The issuer may lie among files where it does not help; what only looks like it does not count.
#[test]
fn an_issuer_among_other_files_is_the_one_whose_key_and_name_fit() {
    let root = root().build();
    let namesake = super::root().key(keys::p256(5)).build();
    let renamed = Certificate::root("Renamed Root").key(keys::p256(1)).build();
    let with = |ca: String, server: String, elsewhere: &Issued| {
        let setup = Setup { client_ca: Some(elsewhere.pem()), ..Setup::new(ca, server) };
        causes(&setup, "redis-cli")
    };
    let direct = || leaf(&root).build().pem();
    assert_eq!(with(other().pem(), direct(), &root), ["CHN004"]);
    assert_eq!(with(other().pem(), direct(), &namesake), ["CHN001"]);
    assert_eq!(with(other().pem(), direct(), &renamed), ["CHN001"]);
    // A namesake that is trusted is what stands in the way.
    assert_eq!(with(namesake.pem(), direct(), &root), ["CHN001"]);
    // What the server sends itself is not missing.
    assert_eq!(with(other().pem(), pem(&[&leaf(&root).build(), &root]), &root), ["CHN001"]);
}

#[test]
fn what_a_client_loses_is_the_cause_where_it_would_have_helped() {
    let of = |odd: Certificate, server: &Issued| {
        let bundle = pem(&[&other(), &odd.serial(&[0x80, 1]).build()]);
        causes(&Setup::new(bundle, leaf(server).build().pem()), "go-redis")
    };
    let good = root().build();
    assert_eq!(of(root(), &good), ["CRT018"]);
    assert_eq!(of(root().key(keys::p256(5)), &good), ["CHN001"]);
    assert_eq!(of(Certificate::root("Renamed Root").key(keys::p256(1)), &good), ["CHN001"]);
}

/// Of equal certificates the one that the reader sees is the one that is loaded.
#[test]
fn equal_certificates_are_told_by_their_lines() {
    let root = root().build();
    let unseen = root.pem().replace("CERTIFICATE", "X509 CERTIFICATE");
    let mut request = Setup::new(unseen + &root.pem(), leaf(&root).build().pem()).request();
    request.inputs.push(InputRequest::new("b.pem", Role::ClientCa, other().pem().into_bytes()));
    let report = tlsconf::check(&request).expect("the request is well-formed");
    let loads = |id: &str| report.clients.iter().find(|one| one.id == id).map(|one| one.loads.clone());
    assert_eq!(loads("go-redis"), Some(vec![1]));
    assert_eq!(loads("redis-cli"), Some(vec![0, 1]));
}

/// What the server makes of the client's chain, with the words of the same rules.
#[test]
fn a_client_s_chain_is_put_down_to_what_the_server_trusts() {
    let client_root = Certificate::root("Client Root").key(keys::p256(7)).build();
    let issuing = Certificate::intermediate("Client Issuing CA").key(keys::p256(9)).issued_by(&client_root).build();
    let user = |issuer: &Issued| Certificate::client("redis-user").key(keys::p256(8)).issued_by(issuer);
    let server = root().build();
    let setup = |chain: &[&Issued], trusted: &[&Issued]| Setup {
        client: Some((pem(chain).into_bytes(), keys::p256(8).pem().into_bytes())),
        client_ca: Some(pem(trusted)),
        ..Setup::new(server.pem(), leaf(&server).build().pem())
    };
    let own = user(&issuing).build();
    assert_eq!(causes(&setup(&[&own], &[&own]), "go-redis"), ["CHN003"]);
    assert_eq!(causes(&setup(&[&own, &issuing], &[&issuing]), "go-redis"), ["CHN002"]);
    assert_eq!(causes(&setup(&[&own], &[&client_root]), "go-redis"), ["CHN001"]);
    // It stands in two files: the client's own is what is to be replaced.
    let expired = user(&client_root).not_after("2026-01-01").build();
    let report = setup(&[&expired], &[&client_root, &expired]).report();
    let found = report.findings.iter().filter(|finding| finding.code == "CRT001");
    let names = found.map(|finding| report.inputs[finding.at.input.expect("a file") as usize].name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["client.crt"]);
}

/// Some faults are met at one certificate and are another's.
#[test]
fn faults_stand_at_the_certificate_to_blame() {
    let places = |setup: &Setup, code: &str| {
        let report = setup.report();
        let found = report.findings.into_iter().filter(|finding| finding.code == code);
        found.map(|one| (one.at.certificate, one.seen.unwrap_or_default(), one.message)).collect::<Vec<_>>()
    };
    // The key of an issuer that Java does not know is met at what it signed.
    let by_k256 = with_root(|recipe| recipe.key(keys::named("k256-1")));
    let at: Vec<_> = places(&by_k256, "CRT019").into_iter().map(|(at, ..)| at).collect();
    assert_eq!(at, [Some(0)]);
    // So are names that a CA further up does not allow.
    let root = root().build();
    let upper = intermediate(&root).with(Extension::name_constraints(&["other.test"], &[])).build();
    let lower = Certificate::intermediate("Example Lower CA").key(keys::p256(6)).issued_by(&upper).build();
    let constrained = Setup::new(root.pem(), pem(&[&leaf(&lower).build(), &lower, &upper]));
    let at: Vec<_> = places(&constrained, "CRT017").into_iter().map(|(at, ..)| at).collect();
    assert_eq!(at, [Some(3)]);
    // What Go and Java cannot parse of the issuer is named.
    let odd = Certificate::root("Odd Root").key(keys::p256(4)).inner_digest(Digest::Sha384).build();
    let lost = Setup::new(pem(&[&root, &odd]), leaf(&odd).build().pem());
    assert_eq!(places(&lost, "CRT013")[0].1, "two different signature algorithms");
    // An anchor is no server's certificate, whatever it lacks.
    let past = with_root(|recipe| recipe.with(Extension::basic_constraints(false, None)).not_after("2026-01-01"));
    let messages: Vec<_> = places(&past, "CRT001").into_iter().map(|(.., message)| message).collect();
    assert!(messages.len() == 1 && !messages[0].contains("server's certificate"), "{messages:?}");
}
