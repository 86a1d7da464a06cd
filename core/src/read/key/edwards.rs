//! Ed25519 keys (RFC 8410, section 7).

use der::{Decode, asn1::AnyRef};
use pkcs8::spki::AlgorithmIdentifierRef;

use super::{
    Halves, oid,
    plain::{Description, spki},
    shape::octet_string,
};
use crate::read::certificate::KeyAlgorithm;

pub(super) fn describe(private: &[u8], public: Option<&[u8]>, halves: &mut Halves) -> Description {
    let damaged = |why: &str| Description::damaged(Some(KeyAlgorithm::Ed25519), why);
    // CurvePrivateKey is an OCTET STRING inside the OCTET STRING.
    let seed = AnyRef::from_der(private).ok().and_then(octet_string);
    let Some(Ok(seed)) = seed.map(<&[u8; 32]>::try_from) else {
        return damaged("its Ed25519 private value is not the 32 octets of RFC 8410");
    };
    let derive = || Some(ed25519_dalek::SigningKey::from_bytes(seed).verifying_key().to_bytes().to_vec());
    let Some(derived) = halves.of(oid::ED25519, seed, derive) else {
        return damaged("its public half cannot be derived");
    };
    let inconsistent = public
        .filter(|public| *public != derived)
        .map(|_| "the public key that the file carries is not the one that belongs to its private value".to_owned());
    match spki(AlgorithmIdentifierRef { oid: oid::ED25519, parameters: None }, &derived) {
        Some(spki) => Description::open(KeyAlgorithm::Ed25519, Some(256), spki, inconsistent),
        None => damaged("its public half cannot be written"),
    }
}
