//! A key that stands open: which algorithm, which numbers.

use der::{
    Encode, Tag, Tagged,
    asn1::{AnyRef, BitStringRef},
};
use pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use sha2::{Digest, Sha256};

use super::{
    Halves, KeyFacts, KeyQuirk, KeyState, ec, edwards, oid, rsa,
    shape::{Algorithm, Shape, fields},
};
use crate::read::certificate::KeyAlgorithm;

/// What is known of a key whose octets lie open.
pub(super) struct Description {
    pub state: KeyState,
    pub algorithm: Option<KeyAlgorithm>,
    pub bits: Option<u32>,
    pub quirks: Vec<KeyQuirk>,
}

impl Description {
    pub fn damaged(algorithm: Option<KeyAlgorithm>, why: impl Into<String>) -> Self {
        Self { state: KeyState::Damaged(why.into()), algorithm, bits: None, quirks: Vec::new() }
    }

    pub fn unsupported(algorithm: KeyAlgorithm, bits: Option<u32>, why: impl Into<String>) -> Self {
        Self { state: KeyState::Unsupported(why.into()), algorithm: Some(algorithm), bits, quirks: Vec::new() }
    }

    pub fn open(algorithm: KeyAlgorithm, bits: Option<u32>, spki: Vec<u8>, inconsistent: Option<String>) -> Self {
        let spki_sha256 = Sha256::digest(&spki).into();
        let facts = KeyFacts { algorithm: algorithm.clone(), bits, spki, spki_sha256, inconsistent };
        Self { state: KeyState::Open(facts), algorithm: Some(algorithm), bits, quirks: Vec::new() }
    }

    pub fn quirk(mut self, quirk: Option<KeyQuirk>) -> Self {
        self.quirks.extend(quirk);
        self
    }
}

pub(super) fn describe(shape: &Shape<'_>, halves: &mut Halves) -> Description {
    match shape {
        Shape::Pkcs8 { algorithm, private, public } => pkcs8(*algorithm, private, *public, halves),
        Shape::Pkcs1(numbers) => rsa::describe(numbers, rsa::identifier()),
        Shape::Sec1(fields) => ec::describe(fields, None, halves),
        Shape::Dsa => {
            let why = "a DSA key: TLS 1.3 has no DSA and OpenSSL 3 offers none in TLS 1.2";
            Description::unsupported(KeyAlgorithm::Dsa, None, why)
        }
        // Encryption inside encryption: the caller has taken the outer one off.
        Shape::Encrypted { .. } => Description::damaged(None, "an encrypted key stands inside the encrypted key"),
    }
}

fn pkcs8(algorithm: Algorithm<'_>, private: &[u8], public: Option<&[u8]>, halves: &mut Halves) -> Description {
    match algorithm.oid {
        oid::RSA => rsa_inside(private, KeyAlgorithm::Rsa, rsa::identifier()),
        oid::RSA_PSS => {
            let identifier = AlgorithmIdentifierRef { oid: algorithm.oid, parameters: algorithm.parameters };
            rsa_inside(private, KeyAlgorithm::RsaPss, identifier)
        }
        oid::EC => match inside(private) {
            Some(fields) => ec::describe(fields.get(1..).unwrap_or_default(), algorithm.parameters, halves),
            None => Description::damaged(
                Some(KeyAlgorithm::Ec(String::new())),
                "the EC key inside its PKCS#8 does not decode",
            ),
        },
        oid::ED25519 => edwards::describe(private, public, halves),
        other => {
            let (algorithm, why) = oid::unsupported(&other);
            let why = format!("{}: {why}", name(&algorithm));
            Description::unsupported(algorithm, None, why)
        }
    }
}

fn rsa_inside(private: &[u8], algorithm: KeyAlgorithm, identifier: AlgorithmIdentifierRef<'_>) -> Description {
    match inside(private) {
        Some(numbers) => rsa::describe(&numbers, identifier),
        None => Description::damaged(Some(algorithm), "the RSA key inside its PKCS#8 does not decode"),
    }
}

/// The elements of the one SEQUENCE that these octets are.
fn inside(octets: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    match fields(octets)?.as_slice() {
        [only] if only.tag() == Tag::Sequence => fields(only.value()),
        _ => None,
    }
}

/// The algorithm as a person reads it.
pub(super) fn name(algorithm: &KeyAlgorithm) -> String {
    match algorithm {
        KeyAlgorithm::Rsa => "RSA".to_owned(),
        KeyAlgorithm::RsaPss => "RSA-PSS".to_owned(),
        KeyAlgorithm::Ec(curve) => format!("EC {curve}"),
        KeyAlgorithm::Ed25519 => "Ed25519".to_owned(),
        KeyAlgorithm::Ed448 => "Ed448".to_owned(),
        KeyAlgorithm::Dsa => "DSA".to_owned(),
        KeyAlgorithm::Other(name) => name.clone(),
    }
}

/// `SubjectPublicKeyInfo` (RFC 5280, section 4.1.2.7).
pub(super) fn spki(algorithm: AlgorithmIdentifierRef<'_>, public: &[u8]) -> Option<Vec<u8>> {
    let subject_public_key = BitStringRef::from_bytes(public).ok()?;
    SubjectPublicKeyInfoRef { algorithm, subject_public_key }.to_der().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_inside_another_form_is_one_sequence() {
        let count = |octets: &[u8]| inside(octets).map(|fields| fields.len());
        assert_eq!(count(&[0x30, 6, 2, 1, 0, 2, 1, 7]), Some(2));
        assert_eq!(count(&[4, 3, 2, 1, 0]), None);
        assert_eq!(count(&[0x30, 0, 0x30, 0]), None);
    }
}
