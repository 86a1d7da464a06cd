//! Client certificate and key.

use tlsconf_tests::forge::{Certificate, Digest, Issued, extension as ext, keys};

use super::{Setup, compare, leaf, pem, root};

fn ca() -> Issued {
    Certificate::root("Client Root").key(keys::p256(7)).build()
}

fn client(ca: &Issued) -> Certificate {
    Certificate::client("redis-user").key(keys::rsa2048(2)).issued_by(ca)
}

fn setup(certificate: impl AsRef<[u8]>, key: impl AsRef<[u8]>) -> Setup {
    let root = root().build();
    Setup {
        client: Some((certificate.as_ref().to_vec(), key.as_ref().to_vec())),
        client_ca: Some(ca().pem()),
        ..Setup::new(root.pem(), leaf(&root).build().pem())
    }
}

#[test]
fn keys_and_their_certificates() {
    let ca = ca();
    let user = client(&ca).build();
    let key = keys::rsa2048(2);
    let other = keys::rsa2048(3);
    let ec = keys::p256(8);
    let ec_user = client(&ca).key(ec.clone()).build();
    compare(vec![
        ("PKCS#8", setup(user.pem(), key.pem()), ""),
        ("PKCS#1", setup(user.pem(), key.traditional_pem()), "rsNat"),
        ("SEC1", setup(ec_user.pem(), ec.traditional_pem()), "rsNat"),
        ("text before the key", setup(user.pem(), format!("my key:\n{}", key.pem())), "rsNat"),
        ("BOM before the key", setup(user.pem(), format!("\u{feff}{}", key.pem())), "rustls go rsNat"),
        ("BOM before the certificate", setup(format!("\u{feff}{}", user.pem()), key.pem()), "rustls go"),
        ("PKCS#8 as RSA", setup(user.pem(), key.pem().replace("PRIVATE", "RSA PRIVATE")), "redis-rs"),
        (
            "PKCS#1 as PKCS#8",
            setup(user.pem(), key.traditional_pem().replace("RSA PRIVATE", "PRIVATE")),
            "openssl rustls",
        ),
        ("X509 label", setup(user.pem().replace("CERTIFICATE", "X509 CERTIFICATE"), key.pem()), "rustls go"),
        ("TRUSTED label", setup(user.pem().replace("CERTIFICATE", "TRUSTED CERTIFICATE"), key.pem()), "redis-rs go"),
        ("certificate in DER", setup(&user.der, key.pem()), "all -java -javaNH -javaKT"),
        ("key in DER", setup(user.pem(), key.pkcs8()), "all"),
        ("another RSA key", setup(user.pem(), other.pem()), "all"),
        ("a key of another type", setup(user.pem(), ec.pem()), "all"),
    ]);
}

#[test]
fn encrypted_keys() {
    let ca = ca();
    let user = client(&ca).key(keys::rsa2048(4)).build();
    let opened = |name: &str, passphrase| {
        let key = tlsconf_tests::data::text(&format!("keys/encrypted/{name}.pem"));
        Setup { passphrase, ..setup(user.pem(), key) }
    };
    let right = Some("correct horse");
    compare(vec![
        ("PKCS#8", opened("rsa2048-pbkdf2-aes256", right), "cli hir hirV redis-rs go"),
        ("Proc-Type", opened("rsa2048-legacy-aes256", right), "cli hir hirV redis-rs go"),
        ("no passphrase", opened("rsa2048-pbkdf2-aes256", None), "all"),
        ("wrong passphrase", opened("rsa2048-pbkdf2-aes256", Some("wrong")), "all"),
    ]);
}

#[test]
fn chains_of_clients() {
    let ca = ca();
    let issuing = Certificate::intermediate("Client Issuing CA").key(keys::p256(9)).issued_by(&ca).build();
    let user = client(&issuing).build();
    let key = keys::rsa2048(2);
    let mut in_ca_file = setup(user.pem(), key.pem());
    in_ca_file.ca = [in_ca_file.ca, issuing.pem().into_bytes(), ca.pem().into_bytes()].concat();
    compare(vec![
        ("sent along", setup(pem(&[&user, &issuing]), key.pem()), ""),
        ("nowhere", setup(user.pem(), key.pem()), "all"),
        ("in the client's CA file alone", in_ca_file, "rustls go jvm"),
        ("before the leaf", setup(pem(&[&issuing, &user]), key.pem()), "all -java -javaNH -javaKT"),
    ]);
}

#[test]
fn certificates_that_the_server_refuses() {
    let ca = ca();
    let key = keys::rsa2048(2).pem();
    let with = |recipe: Certificate| setup(recipe.build().pem(), key.clone());
    let stranger = Certificate::root("Stranger").key(keys::p256(10)).build();
    let rsa_ca = Certificate::root("Client Root").key(keys::rsa2048(4)).build();
    let mut sha1 = setup(client(&rsa_ca).digest(Digest::Sha1).build().pem(), key.clone());
    sha1.client_ca = Some(rsa_ca.pem());
    let weak = keys::named("rsa1024-2");
    let weak = setup(client(&ca).key(weak.clone()).build().pem(), weak.pem());
    let p521 = keys::named("p521-2");
    let p521 = setup(client(&ca).key(p521.clone()).build().pem(), p521.pem());
    compare(vec![
        ("plain", with(client(&ca)), ""),
        ("no EKU", with(client(&ca).without(ext::EXTENDED_KEY_USAGE)), ""),
        ("EKU serverAuth", with(client(&ca).purposes(&[ext::SERVER_AUTH])), "all"),
        ("keyEncipherment only", with(client(&ca).key_usage(&[ext::KEY_ENCIPHERMENT])), "all"),
        ("expired", with(client(&ca).not_after("2026-01-01")), "all"),
        ("not yet valid", with(client(&ca).not_before("2027-01-01")), "all"),
        ("of another CA", with(client(&stranger)), "all"),
        ("SHA-1", sha1, "all"),
        ("RSA-1024", weak, "all"),
        ("P-521", p521, "rsRing"),
    ]);
}
