//! The set that emitted configurations connect with, as `data/emission/` holds it: a bundle whose needed root is neither
//! first nor alone and whose first root has expired, a server chain with an intermediate, a client's own; and two that
//! only another setting mends: an intermediate without its root, a CA outside RFC 5280's profile.

use crate::forge::{Certificate, Issued, extension as ext, keys};

fn leaf(host: &str, names: &[&str], key: u8, issuer: &Issued) -> Issued {
    Certificate::leaf(host).san(names).key(keys::p256(key)).issued_by(issuer).build()
}

/// The files of `data/emission/`.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let old = Certificate::root("Old Redis Root").key(keys::p256(10)).not_before("2015-01-01").not_after("2020-01-01");
    let other = Certificate::root("Other Redis Root").key(keys::p256(11)).build();
    let root = Certificate::root("Needed Redis Root").key(keys::p256(12)).build();
    let intermediate = Certificate::intermediate("Redis Issuing CA").key(keys::p256(13)).issued_by(&root).build();
    let server = leaf("localhost", &["localhost", "127.0.0.1"], 14, &intermediate);
    let elsewhere = leaf("elsewhere.example.test", &["elsewhere.example.test"], 14, &intermediate);
    let expired = Certificate::leaf("localhost").san(&["localhost", "127.0.0.1"]).key(keys::p256(14));
    let expired = expired.not_before("2024-01-01").not_after("2025-01-01").issued_by(&intermediate).build();
    let client = Certificate::client("redis-user").key(keys::p256(15)).issued_by(&intermediate).build();
    let lax = Certificate::root("Lax Redis Root").key(keys::p256(16)).without(ext::KEY_USAGE).build();
    let under_lax = leaf("localhost", &["localhost", "127.0.0.1"], 14, &lax);
    let chain = |leaf: &Issued| (leaf.text_pem() + &intermediate.text_pem()).into_bytes();
    vec![
        ("ca.pem", (old.build().text_pem() + &other.text_pem() + &root.text_pem()).into_bytes()),
        ("wrong-ca.pem", other.text_pem().into_bytes()),
        ("issuing-ca.pem", intermediate.text_pem().into_bytes()),
        ("lax-ca.pem", lax.text_pem().into_bytes()),
        ("lax.crt", under_lax.text_pem().into_bytes()),
        ("client-ca.pem", root.text_pem().into_bytes()),
        ("server.crt", chain(&server)),
        ("elsewhere.crt", chain(&elsewhere)),
        ("expired.crt", chain(&expired)),
        ("server.key", server.key.pem().into_bytes()),
        ("client.crt", chain(&client)),
        ("client.key", client.key.pem().into_bytes()),
    ]
}
