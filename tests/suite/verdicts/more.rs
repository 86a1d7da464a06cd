//! Clients beyond the first fifteen: each by the rule that sets it apart.

use tlsconf::contract::ClientVerdict;
use tlsconf_tests::forge::{Certificate, Digest, Name, extension, keys, pem};

use super::{Setup, leaf, pem as joined, root};

/// A set-up, a client, and the class of its refusal; `None` where it connects.
pub(super) type Row = (&'static str, Setup, &'static str, Option<&'static str>);

pub(super) fn compare(rows: Vec<Row>) {
    let mut wrong = Vec::new();
    for (name, setup, id, class) in rows {
        let report = setup.report();
        let statement = report.clients.iter().find(|statement| statement.id == id).expect("a statement");
        let refused =
            (statement.verdict == ClientVerdict::Refuses).then(|| statement.class.clone().unwrap_or_default());
        if refused.as_deref() != class || statement.verdict == ClientVerdict::Unknown {
            wrong.push(format!("{name}: {id} {:?} {refused:?}, measured {class:?}", statement.verdict));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn named(names: &[&str], host: &'static str) -> Setup {
    let root = root().build();
    Setup::new(root.pem(), leaf(&root).san(names).build().pem()).host(host)
}

pub(super) fn trusting(ca: impl AsRef<[u8]>) -> Setup {
    Setup::new(ca, leaf(&root().build()).build().pem())
}

pub(super) fn sending(certificate: impl AsRef<[u8]>, key: impl AsRef<[u8]>) -> Setup {
    let mut setup = trusting(root().build().pem());
    setup.client = Some((certificate.as_ref().to_vec(), key.as_ref().to_vec()));
    setup.client_ca = Some(client_root().pem());
    setup
}

pub(super) fn client_root() -> tlsconf_tests::forge::Issued {
    Certificate::root("Client Root").key(keys::p256(7)).build()
}

#[test]
fn lettuce_with_pem_files() {
    let root = root().build();
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let glue = |certificates: &[&_]| joined(certificates).replace("-----\n-----", "----------");
    let user = Certificate::client("redis-user").key(keys::rsa2048(2)).issued_by(&client_root()).build();
    let of = |key: tlsconf_tests::forge::Key| sending(user.pem(), key.pem());
    compare(vec![
        ("plain", trusting(root.pem()), "lettuce-pem", None),
        ("BOM", trusting(format!("\u{feff}{}", root.pem())), "lettuce-pem", None),
        ("quoted", trusting(format!("\"{}\"", root.pem())), "lettuce-pem", None),
        ("glued, needed one first", trusting(glue(&[&root, &other])), "lettuce-pem", None),
        ("glued, needed one second", trusting(glue(&[&other, &root])), "lettuce-pem", Some("unknown-ca")),
        ("DER", trusting(&root.der), "lettuce-pem", Some("ca-file")),
        ("DER on a truststore", trusting(&root.der), "lettuce", None),
        ("PKCS#8", of(keys::rsa2048(2)), "lettuce-pem", None),
        ("PKCS#1", sending(user.pem(), keys::rsa2048(2).traditional_pem()), "lettuce-pem", Some("client-file")),
        ("PKCS#1 on a store", sending(user.pem(), keys::rsa2048(2).traditional_pem()), "lettuce", None),
        ("another key", of(keys::rsa2048(3)), "lettuce-pem", Some("peer-refused")),
        ("another key on a store", of(keys::rsa2048(3)), "lettuce", Some("key-mismatch")),
    ]);
}

#[test]
fn jedis_on_jdk_25() {
    let root = root().build();
    let common_name = leaf(&root).subject(Name::cn("redis.example.test"));
    let empty = common_name.san(&[]).build();
    compare(vec![
        ("star inside", named(&["redis.*.test"], "redis.example.test"), "jedis", None),
        ("star inside", named(&["redis.*.test"], "redis.example.test"), "jedis-jdk-25", Some("hostname")),
        ("SAN empty", Setup::new(root.pem(), empty.pem()), "jedis", None),
        ("SAN empty", Setup::new(root.pem(), empty.pem()), "jedis-jdk-25", Some("hostname")),
        ("BOM", trusting(format!("\u{feff}{}", root.pem())), "jedis", Some("ca-file")),
        ("BOM", trusting(format!("\u{feff}{}", root.pem())), "jedis-jdk-25", None),
    ]);
}

#[test]
fn php() {
    let root = root().build();
    let corrupt = pem::block("CERTIFICATE", &[0x30, 3, 2, 1, 1]);
    compare(vec![
        ("corrupt block", trusting(corrupt.clone() + &root.pem()), "phpredis", None),
        ("corrupt block", trusting(corrupt + &root.pem()), "redis-cli", Some("ca-file")),
        ("star alone", named(&["*"], "redis"), "phpredis", None),
        ("wrong name", named(&["a.test"], "redis.example.test"), "phpredis", Some("hostname")),
        (
            "wrong CA",
            trusting(Certificate::root("Other Root").key(keys::p256(4)).build().pem()),
            "predis",
            Some("verify"),
        ),
    ]);
}

#[test]
fn ruby() {
    let issuing = Certificate::intermediate("Client Issuing CA").key(keys::p256(9)).issued_by(&client_root()).build();
    let user = Certificate::client("redis-user").key(keys::rsa2048(4)).issued_by(&issuing).build();
    let key = keys::rsa2048(4);
    let direct = Certificate::client("redis-user").key(key.clone()).issued_by(&client_root()).build();
    let encrypted = tlsconf_tests::data::text("keys/encrypted/rsa2048-pbkdf2-aes256.pem");
    let opened = || Setup { passphrase: Some("correct horse"), ..sending(direct.pem(), &encrypted) };
    compare(vec![
        ("chain in the file", sending(joined(&[&user, &issuing]), key.pem()), "redis-rb", Some("peer-refused")),
        ("chain in the file", sending(joined(&[&user, &issuing]), key.pem()), "redis-cli", None),
        ("certificate in DER", sending(&direct.der, key.pem()), "redis-rb", None),
        ("encrypted key", opened(), "redis-rb", Some("passphrase")),
        ("encrypted key", opened(), "redis-rb-4", None),
        ("part of a label", named(&["red*.example.test"], "redis.example.test"), "redis-rb", None),
    ]);
}

#[test]
fn newer_nodes() {
    let root = root().build();
    let weak = Setup::new(root.pem(), leaf(&root).key(keys::named("rsa1024-1")).build().pem());
    let rsa_ca = Certificate::root("Client Root").key(keys::rsa2048(4)).build();
    let sha1 = Certificate::client("redis-user").key(keys::rsa2048(2)).issued_by(&rsa_ca).digest(Digest::Sha1).build();
    let sha1 = || Setup { client_ca: Some(rsa_ca.pem()), ..sending(sha1.pem(), keys::rsa2048(2).pem()) };
    let host = || {
        let recipe = leaf(&root).without(extension::SUBJECT_ALT_NAME).san(&["xn--mller-kva.example.test"]);
        Setup::new(root.pem(), recipe.build().pem()).host("müller.example.test")
    };
    compare(vec![
        ("RSA-1024", Setup { server: weak.server.clone(), ..trusting(root.pem()) }, "node-redis-node-22", None),
        ("RSA-1024", weak, "node-redis-node-24", Some("weak")),
        ("SHA-1 client certificate", sha1(), "node-redis", Some("client-weak")),
        ("SHA-1 client certificate", sha1(), "node-redis-node-22", Some("peer-refused")),
        ("Unicode host", host(), "node-redis", Some("hostname")),
        ("Unicode host", host(), "ioredis-node-26", None),
    ]);
}

#[test]
fn texts_as_clients_print_them() {
    let wrong_ca = trusting(Certificate::root("Other Root").key(keys::p256(4)).build().pem()).report();
    let prints = |id: &str| {
        let statement = wrong_ca.clients.iter().find(|statement| statement.id == id).expect("a statement");
        (statement.class.clone().unwrap_or_default(), statement.prints.clone().unwrap_or_default())
    };
    let (class, text) = prints("redis-cli");
    assert_eq!((class.as_str(), text.as_str()), ("verify", "SSL_connect failed: certificate verify failed"));
    let (class, text) = prints("redis-py");
    assert_eq!(class, "unknown-ca");
    assert!(text.contains("certificate verify failed: unable to get local issuer certificate"), "{text}");
    assert_eq!(prints("redis-rs").1, "invalid peer certificate: UnknownIssuer");
    assert!(prints("go-redis").1.contains("certificate signed by unknown authority"));
    assert!(prints("jedis").1.contains("unable to find valid certification path to requested target"));
}

#[test]
fn a_client_without_a_row_is_unknown() {
    let root = root().build();
    let report = Setup::new(root.pem(), leaf(&root).build().pem()).report();
    assert!(
        report
            .clients
            .iter()
            .filter(|one| one.id == "stackexchange-redis")
            .all(|one| { one.verdict == ClientVerdict::Unknown && one.class.is_none() && one.prints.is_none() })
    );
}
