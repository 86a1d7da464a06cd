//! The forge and the core, each against the other: two writers of the same standards that share no code.

use tlsconf::{
    read::certificate,
    trust::signature::{Verified, verify},
};
use tlsconf_tests::forge::{Certificate, Digest, Issued, Name, Text, keys};

fn root(key: &str) -> Issued {
    Certificate::root("Example CA").key(keys::named(key)).build()
}

#[test]
fn every_kind_of_signature_verifies_and_a_broken_one_does_not() {
    let rsa = [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512];
    let ecdsa = [Digest::Sha256, Digest::Sha384, Digest::Sha512];
    let kinds: [(&str, &[Digest]); 7] = [
        ("rsa2048-1", &rsa),
        ("rsa1024-1", &rsa[1..3]),
        ("p256-1", &ecdsa),
        ("p384-1", &ecdsa),
        ("p521-1", &ecdsa[2..]),
        ("k256-1", &ecdsa[..1]),
        ("ed25519-1", &[Digest::Sha512]),
    ];
    for (key, digests) in kinds {
        let issuer = root(key);
        for digest in digests {
            let leaf = || Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&issuer).digest(*digest);
            assert_eq!(verify(&leaf().build().der, issuer.key.spki()), Verified::Good, "{key} {digest:?}");
            assert_eq!(
                verify(&leaf().broken_signature().build().der, issuer.key.spki()),
                Verified::Bad,
                "{key} {digest:?}"
            );
        }
    }
}

#[test]
fn a_signature_of_another_key_does_not_verify() {
    let (one, other) = (root("p256-1"), root("p256-2"));
    let leaf = Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&one).build();
    assert_eq!(verify(&leaf.der, other.key.spki()), Verified::Bad);
}

#[test]
fn what_the_recipe_says_is_what_is_read() {
    let names = ["redis.example.test", "*.example.test", "192.0.2.7", "2001:db8::7"];
    let leaf = Certificate::leaf("redis.example.test")
        .san(&names)
        .serial(&[0x12, 0x34])
        .key(keys::p256(8))
        .issued_by(&root("p256-1"));
    let read =
        certificate::parse(&leaf.not_before("2025-06-01").not_after("2051-06-01").build().der).expect("a certificate");
    let san: Vec<_> = read.san.expect("a subjectAltName").into_iter().map(|name| name.value).collect();
    assert_eq!(san, names);
    assert_eq!(read.serial, [0x12, 0x34]);
    assert_eq!(
        (read.not_before.to_string(), read.not_after.to_string()),
        ("2025-06-01T00:00:00Z".into(), "2051-06-01T00:00:00Z".into())
    );
    assert_eq!(read.key_usage, Some(vec!["digitalSignature"]));
    assert_eq!(read.extended_key_usage, Some(vec!["serverAuth".to_owned()]));
    assert_eq!(read.basic_constraints.map(|it| (it.ca, it.critical)), Some((false, true)));
    assert!(read.authority_key_id.is_some() && read.subject_key_id.is_some());
}

#[test]
fn names_of_every_string_type_are_read() {
    for text in [Text::Utf8, Text::Teletex, Text::Bmp, Text::Universal] {
        let subject = Name::typed(&[("C", "DE", Text::Printable), ("CN", "Größe", text)]);
        let read =
            certificate::parse(&Certificate::new(subject).key(keys::p256(1)).build().der).expect("a certificate");
        assert_eq!(read.subject.text, "CN=Größe,C=DE", "{text:?}");
    }
}
