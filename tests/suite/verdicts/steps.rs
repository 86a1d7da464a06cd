//! The steps of a connection: which of several refusals a client comes to first, and what it is about.

use tlsconf::{
    Report,
    contract::{ClientAuthentication, ClientStatement, ClientVerdict, Role, Secret},
};
use tlsconf_tests::forge::{Certificate, Extension, container, keys, pem};

use super::{
    Setup, leaf,
    more::{client_root, compare, sending, trusting},
    pem as joined, root, with_intermediate,
};

fn user() -> Certificate {
    Certificate::client("redis-user").key(keys::rsa2048(2)).issued_by(&client_root())
}

/// No certificate: its octets are a SEQUENCE of an INTEGER.
fn corrupt() -> String {
    pem::block("CERTIFICATE", &[0x30, 3, 2, 1, 1])
}

fn of<'a>(report: &'a Report, id: &str) -> &'a ClientStatement {
    report.clients.iter().find(|statement| statement.id == id).expect("a statement")
}

fn codes<'a>(report: &'a Report, statement: &ClientStatement) -> Vec<&'a str> {
    statement.causes.iter().map(|cause| report.findings[*cause as usize].code.as_str()).collect()
}

/// The set-up under a policy: the verdict and the class.
fn under(setup: &Setup, id: &str, asked: ClientAuthentication, most: &str) -> (ClientVerdict, Option<String>) {
    let mut request = setup.request();
    request.policy.client_authentication = Some(asked);
    request.policy.max_version = Some(most.to_owned());
    let report = tlsconf::check(&request).expect("the request is well-formed");
    let statement = of(&report, id);
    (statement.verdict, statement.class.clone())
}

#[test]
fn files_are_loaded_in_the_order_of_each_client() {
    let both = || Setup {
        ca: corrupt().into_bytes(),
        // PKCS#1 under the label of PKCS#8.
        ..sending(user().build().pem(), keys::rsa2048(2).traditional_pem().replace("RSA PRIVATE", "PRIVATE"))
    };
    compare(vec![
        ("both", both(), "redis-cli", Some("ca-file")),
        ("both", both(), "redis-py", Some("client-file")),
        ("both", both(), "redis-rs", Some("ca-file")),
    ]);
}

#[test]
fn a_ca_file_that_does_not_load_is_the_only_fault() {
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let report = trusting(corrupt() + &other.pem()).report();
    let statement = of(&report, "redis-cli");
    assert_eq!(statement.class.as_deref(), Some("ca-file"));
    assert_eq!(codes(&report, statement), ["PEM019"]);
}

#[test]
fn a_server_that_asks_tells_by_the_version_what_it_misses() {
    let plain = trusting(root().build().pem());
    let (asked, required) = (ClientAuthentication::Optional, ClientAuthentication::Required);
    let refused = |class: &str| (ClientVerdict::Refuses, Some(class.to_owned()));
    assert_eq!(under(&plain, "go-redis", required, "1.3"), refused("peer-refused"));
    assert_eq!(under(&plain, "go-redis", required, "1.2"), refused("alert-handshake"));
    assert_eq!(under(&plain, "go-redis", asked, "1.2"), (ClientVerdict::Accepts, None));
    // Whoever does not compare its key sends the certificate all the same, if the key is of its kind.
    let user = user().build();
    let other = sending(user.pem(), keys::rsa2048(3).pem());
    let of_another_kind = sending(user.pem(), keys::p256(8).pem());
    assert_eq!(under(&other, "lettuce-pem", asked, "1.3"), refused("peer-refused"));
    assert_eq!(under(&of_another_kind, "lettuce-pem", asked, "1.3"), (ClientVerdict::Accepts, None));
}

/// Node looks at the server's certificate after the handshake, which under TLS 1.2 ends with the server's own judgement.
#[test]
fn node_comes_to_the_server_last_under_tls_1_2() {
    let wrong_ca = trusting(Certificate::root("Other Root").key(keys::p256(4)).build().pem());
    let class = |id, most| under(&wrong_ca, id, ClientAuthentication::Required, most).1.unwrap_or_default();
    assert_eq!([class("node-redis", "1.3"), class("node-redis", "1.2")], ["unknown-ca", "alert-handshake"]);
    assert_eq!([class("go-redis", "1.3"), class("go-redis", "1.2")], ["unknown-ca"; 2]);
}

/// But it loads its own files before it connects.
#[test]
fn node_loads_its_files_first_under_tls_1_2() {
    let locked = tlsconf_tests::data::text("keys/encrypted/rsa2048-pbkdf2-aes256.pem");
    let mut request = sending(user().build().pem(), locked).request();
    request.policy.max_version = Some("1.2".to_owned());
    // None goes with the server's key, which is no RSA key.
    request.policy.tls12_suites = Some(vec!["ECDHE-RSA-AES128-GCM-SHA256".to_owned()]);
    let report = tlsconf::check(&request).expect("the request is well-formed");
    assert_eq!(of(&report, "node-redis").class.as_deref(), Some("passphrase"));
    request.inputs.retain(|input| !matches!(input.role, Role::ClientKey | Role::ClientCertificate));
    let report = tlsconf::check(&request).expect("the request is well-formed");
    assert_eq!(of(&report, "node-redis").class.as_deref(), Some("alert-handshake"));
}

/// redis-py adds a CA file to the system's roots, which are not known here and hold the public ones.
#[test]
fn a_public_server_may_be_under_a_root_of_the_system() {
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let public = |recipe: Certificate| {
        let policy = Extension::policies(&["2.23.140.1.2.1"]);
        recipe.with(policy).with(Extension::new("1.3.6.1.4.1.11129.2.4.2", false, vec![4, 2, 0, 0]))
    };
    let verdict = |recipe: Certificate, id: &str| {
        let report = Setup::new(other.pem(), recipe.build().pem()).report();
        let statement = of(&report, id);
        (statement.verdict, statement.class.clone(), statement.assumed.clone())
    };
    let refused = |class: &str| (ClientVerdict::Refuses, Some(class.to_owned()), vec![]);
    let own = || leaf(&root().build());
    let open = (ClientVerdict::Unknown, None, vec!["system-store".to_owned()]);
    assert_eq!(verdict(public(own()), "redis-py"), open);
    assert_eq!(verdict(public(own()), "go-redis"), refused("unknown-ca"));
    assert_eq!(verdict(own(), "redis-py"), refused("unknown-ca"));
}

/// Java looks at a chain as it was sent where that leads to a key that it trusts; else it searches, and says no more than
/// that it found nothing.
#[test]
fn java_searches_where_the_order_leads_to_nothing() {
    let root = root().build();
    let issuing = super::intermediate(&root);
    let reissued = super::intermediate(&root).serial(&[7]).build();
    let issuing = issuing.build();
    let expired = leaf(&issuing).not_after("2026-01-01").build();
    let said = |ca: &str, chain: &[&tlsconf_tests::forge::Issued]| {
        let report = Setup::new(ca, joined(chain)).report();
        let statement = of(&report, "jedis");
        (statement.class.clone().unwrap_or_default(), statement.prints.clone().unwrap_or_default())
    };
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    assert_eq!(said(&reissued.pem(), &[&expired, &issuing]).0, "expired");
    assert_eq!(said(&root.pem(), &[&expired, &issuing]).0, "expired");
    let (class, text) = said(&root.pem(), &[&expired, &other, &issuing]);
    assert_eq!(class, "unknown-ca");
    assert!(text.contains("unable to find valid certification path to requested target"), "{text}");
    assert_eq!(said(&root.pem(), &[&leaf(&issuing).build(), &other, &issuing]).0, "");
}

/// Of two paths one can be verified here, by its root's key.
#[test]
fn a_path_that_is_verified_is_taken_before_one_that_cannot_be() {
    let odd = Certificate::root("Odd Root").key(keys::named("p224-1")).signed_with(keys::p256(1)).build();
    let sure = root().build();
    let under = |root: &tlsconf_tests::forge::Issued| super::intermediate(root).signed_with(keys::p256(1)).build();
    let (by_odd, by_sure) = (under(&odd), under(&sure));
    let own = leaf(&by_odd).build();
    let of_go = |ca: String, chain: &[&tlsconf_tests::forge::Issued]| {
        let report = Setup::new(ca, joined(chain)).report();
        let statement = of(&report, "go-redis");
        (statement.verdict, statement.assumed.clone())
    };
    let unseen = (ClientVerdict::Unknown, vec!["signature".to_owned()]);
    assert_eq!(of_go(odd.pem(), &[&own, &by_odd]), unseen);
    assert_eq!(of_go(odd.pem() + &sure.pem(), &[&own, &by_odd, &by_sure]), (ClientVerdict::Accepts, vec![]));
}

/// A fault is the anchor's, the server's or an intermediate's by its place in the path.
#[test]
fn who_is_expired_is_called_by_its_place() {
    let message = |setup: Setup| {
        let report = setup.report();
        let found = report.findings.iter().find(|finding| finding.code == "CRT001").expect("it is expired");
        found.message.clone()
    };
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let lone = leaf(&root().build()).not_after("2026-01-01").build();
    let said = message(Setup::new(other.pem(), lone.pem()));
    assert!(said.starts_with("The server's certificate "), "{said}");
    let unmarked = Extension::basic_constraints(false, None);
    let said = message(with_intermediate(|recipe| recipe.with(unmarked.clone()).not_after("2026-01-01")));
    assert!(said.starts_with("The intermediate "), "{said}");
}

#[test]
fn what_stands_behind_or_before_the_own_leaf() {
    let user = user().build();
    let key = keys::rsa2048(2).pem();
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let unknown = other.pem().replace("CERTIFICATE", "CERT");
    compare(vec![
        // Sent as it is: the server notices.
        ("corrupt behind", sending(user.pem() + &corrupt(), &key), "go-redis", Some("peer-refused")),
        ("corrupt behind", sending(user.pem() + &corrupt(), &key), "redis-cli", Some("client-file")),
        ("corrupt before", sending(corrupt() + &user.pem(), &key), "go-redis", Some("client-file")),
        ("not its issuer behind", sending(joined(&[&user, &other]), &key), "lettuce-pem", Some("client-file")),
        ("its issuer behind", sending(joined(&[&user, &client_root()]), &key), "lettuce-pem", None),
        ("unknown label before", sending(unknown + &user.pem(), &key), "redis-rb", None),
    ]);
}

#[test]
fn forms_of_keys_for_those_who_take_more_or_less() {
    let user = user().build();
    let key = keys::rsa2048(2);
    let as_pkcs8 = key.traditional_pem().replace("RSA PRIVATE", "PRIVATE");
    let noted = key.pem().replace("KEY-----\nM", "KEY-----\nX-Note: y\n\nM");
    compare(vec![
        ("DER", sending(user.pem(), key.pkcs8()), "redis-rb", None),
        ("DER", sending(user.pem(), key.pkcs8()), "redis-cli", Some("client-file")),
        ("PKCS#1 as PKCS#8", sending(user.pem(), as_pkcs8), "redis-rb", Some("client-file")),
        ("header lines", sending(user.pem(), noted), "redis-rb", Some("client-file")),
        ("PKCS#1", sending(user.pem(), key.traditional_pem()), "spring-data-redis", None),
    ]);
}

#[test]
fn members_of_a_ca_file_that_a_parser_does_not_take() {
    let root = root().build();
    let odd = |serial: &[u8]| Certificate::root("Odd Root").key(keys::p256(4)).serial(serial).build();
    // OpenSSL does not take the one, Go neither.
    let (padded, negative) = (odd(&[0, 1]).pem(), odd(&[0x80, 1]).pem());
    let good = root.pem();
    compare(vec![
        ("padded behind", trusting(good.clone() + &padded), "redis-cli", Some("ca-file")),
        ("padded behind", trusting(good.clone() + &padded), "node-redis", None),
        ("padded before", trusting(padded + &good), "node-redis", Some("unknown-ca")),
        ("negative before", trusting(negative.clone() + &good), "go-redis", None),
        ("negative alone", trusting(negative), "go-redis", Some("ca-file")),
    ]);
}

/// What was found wrong on the way to an anchor speaks, and no shorter path without one.
#[test]
fn the_whole_path_speaks() {
    let expired = || with_intermediate(|recipe| recipe.not_before("2020-01-01").not_after("2026-01-01"));
    let row = |id, class| ("intermediate expired", expired(), id, Some(class));
    compare(vec![row("redis-rs", "expired"), row("go-redis", "expired"), row("jedis", "expired")]);
}

/// Behind a certificate OpenSSL reads trust settings under TRUSTED CERTIFICATE alone (`d2i_X509_AUX`).
#[test]
fn trust_settings_are_read_under_their_label() {
    let root = root().build();
    // No list of purposes, and serverAuth rejected.
    let settings = [0x30, 12, 0xa0, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1];
    let block = |label: &str| pem::block(label, &[&root.der[..], &settings].concat());
    compare(vec![
        ("rejected", trusting(block("TRUSTED CERTIFICATE")), "redis-cli", Some("verify")),
        ("the same as octets", trusting(block("CERTIFICATE")), "redis-cli", None),
    ]);
}

/// Files as whole containers: some clients find what is in them, others unpack nothing.
#[test]
fn ca_files_in_containers() {
    let root = root().build();
    let indented: String = root.pem().lines().map(|line| format!("    {line}\n")).collect();
    let manifest = format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ca\ndata:\n  ca.crt: |\n{indented}");
    let mut archive = trusting(&manifest).request();
    archive.inputs[0].name = "files.zip".to_owned();
    archive.inputs[0].role = Role::Auto;
    archive.inputs[0].bytes = Secret::new(container::zip(&[("ca.pem", "")]));
    let report = tlsconf::check(&archive).expect("the request is well-formed");
    assert_eq!(of(&report, "redis-cli").class.as_deref(), Some("ca-file"));
    compare(vec![
        ("manifest", trusting(&manifest), "jedis-jdk-25", None),
        ("manifest", trusting(&manifest), "redis-cli", Some("ca-file")),
    ]);
}
