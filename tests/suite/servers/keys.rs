//! `tls-key-file`.

use tlsconf_tests::{
    data,
    forge::{der, keys, pem},
};

use super::{Barren, Files, Refuses, Starts, compare, cut, damaged, good, leaf, root};

fn chain() -> Vec<u8> {
    good().certificate
}

#[test]
fn belonging() {
    let rsa = leaf(&root()).key(keys::rsa2048(2)).build();
    let key = keys::p256(3).pem();
    let file = |key: String| Files::new(chain(), key);
    compare(vec![
        ("RSA pair", Files::new(rsa.pem(), rsa.key.pem()), Starts),
        ("another key", file(keys::p256(9).pem()), Refuses("key values mismatch")),
        ("another curve", file(keys::named("p384-1").pem()), Refuses("key values mismatch")),
        ("another RSA key", Files::new(rsa.pem(), keys::rsa2048(3).pem()), Refuses("key values mismatch")),
        ("the intermediate's key", file(keys::p256(2).pem()), Refuses("key values mismatch")),
        // Nothing is compared: the two stand in different places of the context.
        ("EC key for RSA", Files::new(rsa.pem(), &key), Barren),
        ("RSA key for EC", file(keys::rsa2048(3).pem()), Barren),
        ("another key first", file(keys::p256(9).pem() + &key), Refuses("key values mismatch")),
        ("another key second", file(key + &keys::p256(9).pem()), Starts),
    ]);
}

#[test]
fn encrypted() {
    let certificate = leaf(&root()).key(keys::rsa2048(4)).build().pem();
    let file = |name: &str| Files::new(&certificate, data::text(&format!("keys/encrypted/{name}.pem")));
    let (pkcs8, legacy) = ("rsa2048-pbkdf2-aes256", "rsa2048-legacy-aes256");
    let right = "correct horse";
    compare(vec![
        ("encrypted", file(pkcs8), Refuses("interrupted or cancelled")),
        ("encrypted, passphrase", file(pkcs8).passphrase(right), Starts),
        ("encrypted, wrong passphrase", file(pkcs8).passphrase("wrong"), Refuses("bad decrypt")),
        ("Proc-Type", file(legacy), Refuses("interrupted or cancelled")),
        ("Proc-Type, passphrase", file(legacy).passphrase(right), Starts),
        ("Proc-Type, wrong passphrase", file(legacy).passphrase("wrong"), Refuses("bad decrypt")),
    ]);
}

#[test]
fn the_text() {
    let own = keys::p256(3);
    let rsa = leaf(&root()).key(keys::rsa2048(2)).build();
    let key = own.pem();
    let parameters = pem::block("EC PARAMETERS", &der::oid("1.2.840.10045.3.1.7"));
    let file = |key: String| Files::new(chain(), key);
    let of_rsa = |key: String| Files::new(rsa.pem(), key);
    let sec1 = own.traditional_pem();
    let pkcs1 = rsa.key.traditional_pem();
    compare(vec![
        ("PKCS#1", of_rsa(pkcs1.clone()), Starts),
        ("SEC1", file(sec1.clone()), Starts),
        ("SEC1 behind its parameters", file(parameters.clone() + &sec1), Starts),
        ("EC parameters alone", file(parameters), Refuses("unsupported")),
        ("text before the key", file(format!("my key\n{key}")), Starts),
        ("PKCS#8 as RSA", of_rsa(rsa.key.pem().replace("PRIVATE", "RSA PRIVATE")), Starts),
        ("PKCS#8 as EC", file(key.replace("PRIVATE", "EC PRIVATE")), Starts),
        ("PKCS#1 as PKCS#8", of_rsa(pkcs1.replace("RSA PRIVATE", "PRIVATE")), Refuses("unsupported")),
        ("SEC1 as PKCS#8", file(sec1.replace("EC PRIVATE", "PRIVATE")), Refuses("unsupported")),
        ("key in DER", Files::new(chain(), own.pkcs8()), Refuses("unsupported")),
        ("empty key file", file(String::new()), Refuses("unsupported")),
        ("the certificate for the key", Files::new(chain(), chain()), Refuses("unsupported")),
        ("public key", file(pem::block("PUBLIC KEY", own.spki())), Refuses("unsupported")),
        ("DER of the key cut", file(pem::block("PRIVATE KEY", &own.pkcs8()[..60])), Refuses("unsupported")),
        ("bad base64 in the key", file(damaged(&key)), Refuses("unsupported")),
        ("no END of the key", file(cut(&key)), Refuses("unsupported")),
    ]);
}
