//! Every committed key through the core's reader: it opens, and its public half is what the forge says.

use tlsconf::{
    contract::Secret,
    read::key::{self, KeyState, RawKey},
};
use tlsconf_tests::{
    data,
    forge::{Key, keys, pem},
};

const KINDS: [&str; 8] =
    ["rsa1024-1", "rsa2048-1", "rsa3072-1", "rsa4096-1", "p256-1", "p384-1", "p521-1", "ed25519-1"];

fn open(label: &str, headers: &[(String, String)], der: &[u8], passphrase: Option<&str>) -> KeyState {
    let passphrase = passphrase.map(|text| Secret::new(text.as_bytes().to_vec()));
    key::open(RawKey { label: Some(label), headers, der }, passphrase.as_ref()).state
}

#[track_caller]
fn is_open_and_of(state: &KeyState, key: &Key, what: &str) {
    match state {
        KeyState::Open(facts) => assert_eq!(facts.spki, key.spki(), "{what}"),
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn plain_keys_open_in_each_encoding() {
    for name in KINDS {
        let key = keys::named(name);
        is_open_and_of(&open("PRIVATE KEY", &[], key.pkcs8(), None), &key, name);
        if !name.starts_with("ed25519") {
            let label = if name.starts_with("rsa") { "RSA PRIVATE KEY" } else { "EC PRIVATE KEY" };
            is_open_and_of(&open(label, &[], &key.traditional(), None), &key, name);
        }
    }
}

#[test]
fn encrypted_keys_open_with_their_passphrase_alone() {
    const OPENED: [&str; 15] = [
        "p256-legacy-aes128",
        "p256-pbes1-md5-des",
        "p256-pbkdf2-3des",
        "p256-pbkdf2-aes256",
        "p256-pbkdf2-few-rounds",
        "p256-pbkdf2-sha1-aes128",
        "p256-pbkdf2-sha512-aes256",
        "p256-pkcs12-pbe-3des",
        "p256-pkcs12-pbe-rc2-40",
        "p256-scrypt",
        "rsa2048-legacy-aes128",
        "rsa2048-legacy-aes256",
        "rsa2048-legacy-des",
        "rsa2048-legacy-des3",
        "rsa2048-pbkdf2-aes256",
    ];
    for name in OPENED {
        let (label, headers, der) = file(name);
        let key = if name.starts_with("rsa") { keys::rsa2048(4) } else { keys::p256(9) };
        is_open_and_of(&open(&label, &headers, &der, Some("correct horse")), &key, name);
        assert_eq!(open(&label, &headers, &der, None), KeyState::PassphraseMissing, "{name}");
        for wrong in ["battery staple", "", "correct horse\n"] {
            assert_eq!(open(&label, &headers, &der, Some(wrong)), KeyState::PassphraseWrong, "{name} with {wrong:?}");
        }
    }
}

/// Label, headers and octets of an encrypted key's file.
fn file(name: &str) -> (String, Vec<(String, String)>, Vec<u8>) {
    let text = data::text(&format!("keys/encrypted/{name}.pem"));
    let label = text.lines().next().expect("a BEGIN line").trim_matches('-').trim_start_matches("BEGIN ").to_owned();
    let is_header = |line: &&str| line.contains(": ");
    let headers = text.lines().filter(is_header).filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let body: String = text.lines().filter(|line| !is_header(line)).map(|line| format!("{line}\n")).collect();
    (label, headers, pem::decode(&body))
}
