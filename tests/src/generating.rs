//! Requests to make something, with fixed randomness: each gives the same octets in every language, or is refused in the same words.

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};

use crate::{
    data,
    forge::{Certificate, keys},
};

const TIME: &str = "2026-11-25T00:00:00Z";

/// By a name that says what is asked for.
pub fn requests() -> Vec<(&'static str, Value)> {
    [made(), signed(), refused()].concat()
}

fn made() -> Vec<(&'static str, Value)> {
    let dev = |topology: &str| json!({ "hosts": ["localhost", "redis.internal", "127.0.0.1"], "directory": "/srv/redis", "topology": topology });
    vec![
        ("client", asked(1, json!({ "client": { "name": "worker" } }))),
        (
            "client-named-otherwise",
            asked(2, json!({ "client": { "name": "Jürgen \"Ü\" & Söhne", "days": 1, "database": "12345" } })),
        ),
        ("client-rsa2048", asked(3, json!({ "client": { "name": "worker" }, "key": "rsa2048" }))),
        ("client-ed25519", asked(4, json!({ "client": { "name": "worker" }, "key": "ed25519" }))),
        ("csr", asked(5, json!({ "csr": { "name": "worker" } }))),
        (
            "csr-hosts",
            asked(6, json!({ "csr": { "name": "worker", "hosts": ["w.example.com", "10.0.0.7", "2001:db8::1"] } })),
        ),
        ("dev", asked(7, json!({ "dev": dev("standalone") }))),
        ("dev-cluster", asked(8, json!({ "dev": dev("cluster") }))),
    ]
}

fn signed() -> Vec<(&'static str, Value)> {
    let plain = by(&ca(&keys::p256(9).pem(), None));
    vec![
        ("client-by-ca", asked(9, plain)),
        ("client-by-encrypted-ca", asked(10, by(&ca(&encrypted(), Some("correct horse"))))),
        ("client-by-ca-wrong-passphrase", asked(11, by(&ca(&encrypted(), Some("battery staple"))))),
        ("client-by-ca-no-passphrase", asked(12, by(&ca(&encrypted(), None)))),
        ("client-by-ca-of-another-key", asked(13, by(&ca(&keys::p256(8).pem(), None)))),
        (
            "client-by-no-ca",
            asked(14, by(&json!({ "certificate": input("ca.pem", "?"), "key": input("ca.key", "?") }))),
        ),
    ]
}

fn refused() -> Vec<(&'static str, Value)> {
    let client = json!({ "client": { "name": "worker" } });
    let with = |field: &str, value: Value| {
        let mut request = asked(15, client.clone());
        request[field] = value;
        request
    };
    vec![
        ("nothing", asked(15, json!({}))),
        ("two-at-once", with("csr", json!({ "name": "worker" }))),
        ("no-name", asked(15, json!({ "client": { "name": "" } }))),
        ("too-long", asked(15, json!({ "client": { "name": "worker", "days": 4000 } }))),
        ("no-address", asked(15, json!({ "csr": { "name": "worker", "hosts": ["not a host"] } }))),
        ("relative", asked(15, json!({ "dev": { "hosts": ["localhost"], "directory": "redis-dev" } }))),
        ("entropy-short", with("entropy", Base64::encode_string(&[7; 31]).into())),
        ("entropy-of-one-octet", with("entropy", Base64::encode_string(&[0; 48]).into())),
        ("before-1970", with("time", "1969-12-31T23:59:59Z".into())),
    ]
}

fn asked(seed: u8, mut request: Value) -> Value {
    let entropy: Vec<u8> = (0..48).map(|at: u8| at.wrapping_mul(37) ^ seed).collect();
    request["time"] = TIME.into();
    request["entropy"] = Base64::encode_string(&entropy).into();
    request
}

fn by(ca: &Value) -> Value {
    json!({ "client": { "name": "worker", "days": 90, "ca": ca } })
}

fn ca(key: &str, passphrase: Option<&str>) -> Value {
    let certificate = Certificate::root("Example CA").key(keys::p256(9)).build().text_pem();
    let mut ca = json!({ "certificate": input("ca.pem", &certificate), "key": input("ca.key", key) });
    if let Some(passphrase) = passphrase {
        ca["passphrase"] = passphrase.into();
    }
    ca
}

fn encrypted() -> String {
    data::text("keys/encrypted/p256-pbkdf2-aes256.pem")
}

fn input(name: &str, text: &str) -> Value {
    json!({ "name": name, "bytes": Base64::encode_string(text.as_bytes()) })
}
