//! Keys and signature algorithms.

use tlsconf_tests::forge::{Certificate, Digest, keys};

use super::{Setup, compare, intermediate, leaf, pem, root, with_intermediate, with_leaf, with_root};

#[test]
fn digests() {
    let rsa_root = |digest| Certificate::root("Example Root").key(keys::rsa2048(1)).digest(digest);
    let under = |root: Certificate, digest| {
        let root = root.build();
        Setup::new(root.pem(), leaf(&root).digest(digest).build().pem())
    };
    let sha1_intermediate = {
        let root = rsa_root(Digest::Sha256).build();
        let intermediate = intermediate(&root).digest(Digest::Sha1).build();
        Setup::new(root.pem(), pem(&[&leaf(&intermediate).build(), &intermediate]))
    };
    compare(vec![
        ("SHA-1 leaf", under(rsa_root(Digest::Sha256), Digest::Sha1), "openssl rustls go"),
        ("SHA-1 intermediate", sha1_intermediate, "openssl rustls go"),
        ("MD5 leaf", under(rsa_root(Digest::Sha256), Digest::Md5), "all"),
        ("SHA-1 root", under(rsa_root(Digest::Sha1), Digest::Sha256), ""),
        ("MD5 root", under(rsa_root(Digest::Md5), Digest::Sha256), ""),
        ("SHA-512", under(rsa_root(Digest::Sha256), Digest::Sha512), ""),
        ("ECDSA with SHA-512", with_leaf(|l| l.digest(Digest::Sha512)), "rsRing"),
    ]);
}

#[test]
fn keys_of_every_kind() {
    let key = |name: &'static str| move |recipe: Certificate| recipe.key(keys::named(name));
    compare(vec![
        ("RSA-1024 leaf", with_leaf(key("rsa1024-1")), "openssl -node rustls"),
        ("RSA-1024 root", with_root(key("rsa1024-1")), "openssl -node rustls"),
        ("RSA-1024 intermediate", with_intermediate(key("rsa1024-1")), "openssl -node rustls"),
        ("RSA-3072", with_root(key("rsa3072-1")), ""),
        ("RSA-4096", with_leaf(key("rsa4096-1")), ""),
        ("P-384", with_root(key("p384-1")), ""),
        ("P-521 leaf", with_leaf(key("p521-1")), "rsRing"),
        ("P-521 root", with_root(key("p521-1")), "rsRing"),
        ("Ed25519", with_root(key("ed25519-1")), ""),
        ("Ed25519 leaf", with_leaf(key("ed25519-1")), ""),
        ("secp256k1 root", with_root(key("k256-1")), "rustls go jvm"),
        ("secp256k1 leaf", with_leaf(key("k256-1")), "all"),
        ("P-224 leaf", with_leaf(key("p224-1")), "all"),
        ("explicit curve", with_leaf(key("explicit-1")), "all"),
    ]);
}

#[test]
fn a_secp256k1_ca_kills_node_24() {
    let report = with_root(|recipe| recipe.key(keys::named("k256-1"))).report();
    let statement = report.clients.iter().find(|one| one.id == "node-redis-node-24").expect("Node 24");
    assert_eq!(statement.class.as_deref(), Some("crash"));
    let earlier = report.clients.iter().find(|one| one.id == "node-redis-node-22").expect("Node 22");
    assert_eq!(earlier.class, None);
}

#[test]
fn signatures_that_do_not_verify() {
    let root = root().build();
    compare(vec![
        ("leaf", Setup::new(root.pem(), leaf(&root).broken_signature().build().pem()), "all"),
        ("root's own", with_root(Certificate::broken_signature), ""),
    ]);
}
