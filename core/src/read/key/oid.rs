//! Object identifiers of key algorithms, curves and encryptions, with what is to be said of them.

use der::asn1::ObjectIdentifier;

use crate::read::certificate::KeyAlgorithm;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

pub(super) const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
pub(super) const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
pub(super) const EC: ObjectIdentifier = oid("1.2.840.10045.2.1");
pub(super) const ED25519: ObjectIdentifier = oid("1.3.101.112");
const ED448: ObjectIdentifier = oid("1.3.101.113");
const DSA: ObjectIdentifier = oid("1.2.840.10040.4.1");

/// A kind of key that no client for Redis uses, or not all; and why.
pub(super) fn unsupported(oid: &ObjectIdentifier) -> (KeyAlgorithm, &'static str) {
    if *oid == ED448 {
        return (KeyAlgorithm::Ed448, "rustls and Go have no Ed448");
    }
    if *oid == DSA {
        return (KeyAlgorithm::Dsa, "TLS 1.3 has no DSA and OpenSSL 3 offers none in TLS 1.2");
    }
    let text = oid.to_string();
    let row = OTHERS.iter().find(|(prefix, _, _)| *prefix == text);
    row.map_or((KeyAlgorithm::Other(text), "no TLS client for Redis knows it"), |(_, name, why)| {
        (KeyAlgorithm::Other((*name).to_owned()), why)
    })
}

/// RFC 8410, RFC 3279, RFC 9881, FIPS 203 to 205 (NIST's registry of object identifiers).
const OTHERS: &[(&str, &str, &str)] = &[
    ("1.3.101.110", "X25519", EXCHANGE),
    ("1.3.101.111", "X448", EXCHANGE),
    ("1.2.840.113549.1.3.1", "DH", EXCHANGE),
    ("1.2.840.10046.2.1", "DH", EXCHANGE),
    ("1.3.132.1.12", "ECDH", EXCHANGE),
    ("2.16.840.1.101.3.4.3.17", "ML-DSA-44", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.18", "ML-DSA-65", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.19", "ML-DSA-87", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.20", "SLH-DSA-SHA2-128s", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.21", "SLH-DSA-SHA2-128f", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.22", "SLH-DSA-SHA2-192s", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.23", "SLH-DSA-SHA2-192f", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.24", "SLH-DSA-SHA2-256s", POST_QUANTUM),
    ("2.16.840.1.101.3.4.3.25", "SLH-DSA-SHA2-256f", POST_QUANTUM),
    ("2.16.840.1.101.3.4.4.1", "ML-KEM-512", EXCHANGE),
    ("2.16.840.1.101.3.4.4.2", "ML-KEM-768", EXCHANGE),
    ("2.16.840.1.101.3.4.4.3", "ML-KEM-1024", EXCHANGE),
    ("1.2.643.7.1.1.1.1", "GOST R 34.10-2012 (256)", NATIONAL),
    ("1.2.643.7.1.1.1.2", "GOST R 34.10-2012 (512)", NATIONAL),
];

const EXCHANGE: &str = "it agrees on keys and cannot sign, so it proves nothing in a handshake";
const POST_QUANTUM: &str = "only OpenSSL 3.5 and newer know it, and no Redis server asks for it yet";
const NATIONAL: &str = "it needs an engine that clients for Redis do not load";

pub(super) const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
pub(super) const P384: ObjectIdentifier = oid("1.3.132.0.34");
pub(super) const P521: ObjectIdentifier = oid("1.3.132.0.35");

/// Curves that are named but not opened: object identifier, name, bits of the field.
const CURVES: &[(&str, &str, u32)] = &[
    ("1.3.132.0.33", "P-224", 224),
    ("1.3.132.0.10", "secp256k1", 256),
    ("1.2.840.10045.3.1.1", "P-192", 192),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1", 256),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1", 384),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1", 512),
    ("1.2.156.10197.1.301", "SM2", 256),
];

/// The name of a curve that is not opened, and its size where known.
pub(super) fn other_curve(oid: &ObjectIdentifier) -> (String, Option<u32>) {
    let text = oid.to_string();
    match CURVES.iter().find(|(dotted, _, _)| *dotted == text) {
        Some((_, name, bits)) => ((*name).to_owned(), Some(*bits)),
        None => (text, None),
    }
}
