//! Keys and signature algorithms by name, and their strength.

use crate::trust::facts::{Digest, KeyType, SignatureKind};

use super::{
    KeyAlgorithm, PublicKey, SignatureAlgorithm,
    der::{self, Reader},
    oid::key,
};

impl KeyAlgorithm {
    /// `RSA`, `EC P-256`, `Ed25519`, ...
    pub fn name(&self) -> String {
        match self {
            KeyAlgorithm::Rsa => "RSA".into(),
            KeyAlgorithm::RsaPss => "RSASSA-PSS".into(),
            KeyAlgorithm::Ec(curve) if curve == "explicit" => "EC with explicit parameters".into(),
            KeyAlgorithm::Ec(curve) => format!("EC {curve}"),
            KeyAlgorithm::Ed25519 => "Ed25519".into(),
            KeyAlgorithm::Ed448 => "Ed448".into(),
            KeyAlgorithm::Dsa => "DSA".into(),
            KeyAlgorithm::Other(name) => name.clone(),
        }
    }
}

impl PublicKey {
    /// From a SubjectPublicKeyInfo (DER).
    pub fn read(spki: &[u8]) -> Self {
        let (algorithm, bits) = match KeyType::of(spki) {
            KeyType::Rsa(bits) => (KeyAlgorithm::Rsa, Some(bits)),
            KeyType::RsaPss(bits) => (KeyAlgorithm::RsaPss, Some(bits)),
            KeyType::P224 => (KeyAlgorithm::Ec("P-224".into()), Some(224)),
            KeyType::P256 => (KeyAlgorithm::Ec("P-256".into()), Some(256)),
            KeyType::P384 => (KeyAlgorithm::Ec("P-384".into()), Some(384)),
            KeyType::P521 => (KeyAlgorithm::Ec("P-521".into()), Some(521)),
            KeyType::K256 => (KeyAlgorithm::Ec("secp256k1".into()), Some(256)),
            KeyType::Explicit => (KeyAlgorithm::Ec("explicit".into()), None),
            KeyType::OtherCurve => other_curve(spki),
            KeyType::Ed25519 => (KeyAlgorithm::Ed25519, Some(256)),
            KeyType::Ed448 => (KeyAlgorithm::Ed448, Some(448)),
            KeyType::Unknown => unknown(spki),
        };
        Self { spki: spki.to_vec(), algorithm, bits }
    }

    /// `RSA`, `EC P-256`, `Ed25519`, ...
    pub fn algorithm_name(&self) -> String {
        self.algorithm.name()
    }

    /// `RSA 2048`, `EC P-256`, `Ed25519`: with the size where the name does not tell it.
    pub fn describe(&self) -> String {
        match (&self.algorithm, self.bits) {
            (KeyAlgorithm::Rsa | KeyAlgorithm::RsaPss | KeyAlgorithm::Dsa, Some(bits)) => {
                format!("{} {bits}", self.algorithm_name())
            }
            _ => self.algorithm_name(),
        }
    }

    /// Bits of security: the row of NIST SP 800-57 part 1 rev. 5, table 2, that the size reaches; `None` below its
    /// first row and for what it does not list.
    pub fn strength(&self) -> Option<u32> {
        let bits = self.bits?;
        match &self.algorithm {
            KeyAlgorithm::Rsa | KeyAlgorithm::RsaPss | KeyAlgorithm::Dsa => match bits {
                0..1024 => None,
                1024..2048 => Some(80),
                2048..3072 => Some(112),
                3072..7680 => Some(128),
                7680..15360 => Some(192),
                _ => Some(256),
            },
            KeyAlgorithm::Ec(_) | KeyAlgorithm::Ed25519 => match bits {
                0..160 => None,
                160..224 => Some(80),
                224..256 => Some(112),
                256..384 => Some(128),
                384..512 => Some(192),
                _ => Some(256),
            },
            // SP 800-186, section 2.
            KeyAlgorithm::Ed448 => Some(224),
            KeyAlgorithm::Other(_) => None,
        }
    }
}

/// Curves beyond those of [`KeyType`], by name and field size (SEC 2, RFC 5639).
fn other_curve(spki: &[u8]) -> (KeyAlgorithm, Option<u32>) {
    let oid = algorithm_identifier(spki).and_then(|mut algorithm| {
        algorithm.optional(der::OID)?;
        Some(algorithm.optional(der::OID)?.content)
    });
    let (name, bits) = match oid {
        Some([0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 1]) => ("P-192", 192),
        Some([0x2b, 0x81, 4, 0, 31]) => ("secp192k1", 192),
        Some([0x2b, 0x81, 4, 0, 32]) => ("secp224k1", 224),
        Some([0x2b, 0x24, 3, 3, 2, 8, 1, 1, last]) => match last {
            1 => ("brainpoolP160r1", 160),
            3 => ("brainpoolP192r1", 192),
            5 => ("brainpoolP224r1", 224),
            7 => ("brainpoolP256r1", 256),
            9 => ("brainpoolP320r1", 320),
            11 => ("brainpoolP384r1", 384),
            13 => ("brainpoolP512r1", 512),
            _ => return (KeyAlgorithm::Ec(dotted(oid)), None),
        },
        // 1.2.156.10197.1.301.
        Some([0x2a, 0x81, 0x1c, 0xcf, 0x55, 1, 0x82, 0x2d]) => ("SM2", 256),
        other => return (KeyAlgorithm::Ec(dotted(other)), None),
    };
    (KeyAlgorithm::Ec(name.into()), Some(bits))
}

fn dotted(oid: Option<&[u8]>) -> String {
    oid.map_or_else(|| "unnamed curve".into(), der::dotted)
}

fn algorithm_identifier(spki: &[u8]) -> Option<Reader<'_>> {
    Some(Reader::new(spki).optional(der::SEQUENCE)?.inside().optional(der::SEQUENCE)?.inside())
}

fn unknown(spki: &[u8]) -> (KeyAlgorithm, Option<u32>) {
    let Some(mut algorithm) = algorithm_identifier(spki) else {
        return (KeyAlgorithm::Other("unknown".into()), None);
    };
    let Some(oid) = algorithm.optional(der::OID) else { return (KeyAlgorithm::Other("unknown".into()), None) };
    match oid.content {
        // A known algorithm whose key does not decode.
        key::RSA => (KeyAlgorithm::Rsa, None),
        key::RSA_PSS => (KeyAlgorithm::RsaPss, None),
        key::DSA => {
            let prime = algorithm.optional(der::SEQUENCE).and_then(|fields| fields.inside().optional(der::INTEGER));
            let bits = prime.map(|prime| {
                let octets: Vec<u8> = prime.content.iter().copied().skip_while(|octet| *octet == 0).collect();
                octets.len() as u32 * 8 - octets.first().map_or(0, |first| first.leading_zeros())
            });
            (KeyAlgorithm::Dsa, bits)
        }
        [0x2b, 0x65, 0x6e] => (KeyAlgorithm::Other("X25519".into()), None),
        [0x2b, 0x65, 0x6f] => (KeyAlgorithm::Other("X448".into()), None),
        other => (KeyAlgorithm::Other(post_quantum(other).map_or_else(|| der::dotted(other), Into::into)), None),
    }
}

/// ML-DSA (RFC 9881), SLH-DSA (RFC 9909) and ML-KEM (RFC 9935).
fn post_quantum(oid: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [&str; 15] = [
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
        "SLH-DSA-SHA2-128s",
        "SLH-DSA-SHA2-128f",
        "SLH-DSA-SHA2-192s",
        "SLH-DSA-SHA2-192f",
        "SLH-DSA-SHA2-256s",
        "SLH-DSA-SHA2-256f",
        "SLH-DSA-SHAKE-128s",
        "SLH-DSA-SHAKE-128f",
        "SLH-DSA-SHAKE-192s",
        "SLH-DSA-SHAKE-192f",
        "SLH-DSA-SHAKE-256s",
        "SLH-DSA-SHAKE-256f",
    ];
    match oid {
        [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, last @ 17..=31] => SIGNATURES.get(usize::from(last - 17)).copied(),
        [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 4, 1] => Some("ML-KEM-512"),
        [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 4, 2] => Some("ML-KEM-768"),
        [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 4, 3] => Some("ML-KEM-1024"),
        _ => None,
    }
}

impl SignatureAlgorithm {
    /// From an `AlgorithmIdentifier` (DER).
    pub(super) fn read(algorithm: &[u8]) -> Self {
        let known = |name: &str, digest| Self { name: name.into(), digest };
        match SignatureKind::of(algorithm) {
            SignatureKind::Rsa(digest) => Self { name: rsa_name(digest).into(), digest: Some(digest_name(digest)) },
            SignatureKind::RsaPss(digest) => known("RSASSA-PSS", digest.map(digest_name)),
            SignatureKind::Ecdsa(digest) => Self { name: ecdsa_name(digest).into(), digest: Some(digest_name(digest)) },
            SignatureKind::Ed25519 => known("Ed25519", None),
            SignatureKind::Ed448 => known("Ed448", None),
            SignatureKind::Unknown => {
                let oid = Reader::new(algorithm)
                    .optional(der::SEQUENCE)
                    .and_then(|sequence| sequence.inside().optional(der::OID))
                    .map(|oid| oid.content)
                    .unwrap_or_default();
                let (name, digest) = match oid {
                    [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 2] => ("md2WithRSAEncryption", Some("MD2")),
                    [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 3] => ("md4WithRSAEncryption", Some("MD4")),
                    [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 15] => {
                        ("sha512-224WithRSAEncryption", Some("SHA-512/224"))
                    }
                    [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 16] => {
                        ("sha512-256WithRSAEncryption", Some("SHA-512/256"))
                    }
                    [0x2a, 0x86, 0x48, 0xce, 0x38, 4, 3] => ("dsa-with-sha1", Some("SHA-1")),
                    [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, last] => match last {
                        1 => ("dsa-with-sha224", Some("SHA-224")),
                        2 => ("dsa-with-sha256", Some("SHA-256")),
                        3 => ("dsa-with-sha384", Some("SHA-384")),
                        4 => ("dsa-with-sha512", Some("SHA-512")),
                        9 => ("ecdsa-with-SHA3-224", Some("SHA3-224")),
                        10 => ("ecdsa-with-SHA3-256", Some("SHA3-256")),
                        11 => ("ecdsa-with-SHA3-384", Some("SHA3-384")),
                        12 => ("ecdsa-with-SHA3-512", Some("SHA3-512")),
                        13 => ("rsa-with-SHA3-224", Some("SHA3-224")),
                        14 => ("rsa-with-SHA3-256", Some("SHA3-256")),
                        15 => ("rsa-with-SHA3-384", Some("SHA3-384")),
                        16 => ("rsa-with-SHA3-512", Some("SHA3-512")),
                        _ => (post_quantum(oid).unwrap_or_default(), None),
                    },
                    // 1.2.156.10197.1.501.
                    [0x2a, 0x81, 0x1c, 0xcf, 0x55, 1, 0x83, 0x75] => ("SM2-with-SM3", Some("SM3")),
                    _ => ("", None),
                };
                Self { name: if name.is_empty() { der::dotted(oid) } else { name.into() }, digest }
            }
        }
    }
}

/// As reports write it.
pub fn digest_name(digest: Digest) -> &'static str {
    match digest {
        Digest::Md5 => "MD5",
        Digest::Sha1 => "SHA-1",
        Digest::Sha224 => "SHA-224",
        Digest::Sha256 => "SHA-256",
        Digest::Sha384 => "SHA-384",
        Digest::Sha512 => "SHA-512",
    }
}

fn rsa_name(digest: Digest) -> &'static str {
    match digest {
        Digest::Md5 => "md5WithRSAEncryption",
        Digest::Sha1 => "sha1WithRSAEncryption",
        Digest::Sha224 => "sha224WithRSAEncryption",
        Digest::Sha256 => "sha256WithRSAEncryption",
        Digest::Sha384 => "sha384WithRSAEncryption",
        Digest::Sha512 => "sha512WithRSAEncryption",
    }
}

fn ecdsa_name(digest: Digest) -> &'static str {
    match digest {
        Digest::Sha1 => "ecdsa-with-SHA1",
        Digest::Sha224 => "ecdsa-with-SHA224",
        Digest::Sha256 => "ecdsa-with-SHA256",
        Digest::Sha384 => "ecdsa-with-SHA384",
        Digest::Sha512 => "ecdsa-with-SHA512",
        // No such identifier exists.
        Digest::Md5 => "ecdsa-with-MD5",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::{Facts, testing};

    #[test]
    fn keys_and_signatures_are_named() {
        let described: Vec<_> = testing::named(include_str!("../../trust/testdata/signatures.pem"))
            .into_iter()
            .filter(|(name, _)| !name.starts_with("ec-P-384-") && !name.starts_with("ec-P-521-sha3"))
            .map(|(_, der)| {
                let facts = Facts::read(&der).unwrap();
                let key = PublicKey::read(facts.spki());
                let signature = SignatureAlgorithm::read(facts.outer_algorithm());
                (key.describe(), key.strength().unwrap_or(0), signature.name, signature.digest.unwrap_or("-"))
            })
            .collect();
        let rows = [
            ("RSA 1024", 80, "md5WithRSAEncryption", "MD5"),
            ("RSA 1024", 80, "sha1WithRSAEncryption", "SHA-1"),
            ("RSA 1024", 80, "sha224WithRSAEncryption", "SHA-224"),
            ("RSA 2048", 112, "sha256WithRSAEncryption", "SHA-256"),
            ("RSA 2048", 112, "sha384WithRSAEncryption", "SHA-384"),
            ("RSA 2048", 112, "sha512WithRSAEncryption", "SHA-512"),
            ("RSA 2048", 112, "RSASSA-PSS", "SHA-256"),
            ("RSA 2048", 112, "RSASSA-PSS", "SHA-1"),
            ("RSA 2048", 112, "RSASSA-PSS", "SHA-512"),
            ("RSASSA-PSS 2048", 112, "RSASSA-PSS", "SHA-256"),
            ("RSA 1023", 0, "sha256WithRSAEncryption", "SHA-256"),
            ("EC P-256", 128, "ecdsa-with-SHA1", "SHA-1"),
            ("EC P-256", 128, "ecdsa-with-SHA256", "SHA-256"),
            ("EC P-256", 128, "ecdsa-with-SHA384", "SHA-384"),
            ("EC P-256", 128, "ecdsa-with-SHA512", "SHA-512"),
            ("EC P-521", 256, "ecdsa-with-SHA1", "SHA-1"),
            ("EC P-521", 256, "ecdsa-with-SHA256", "SHA-256"),
            ("EC P-521", 256, "ecdsa-with-SHA512", "SHA-512"),
            ("EC secp256k1", 128, "ecdsa-with-SHA256", "SHA-256"),
            ("EC secp256k1", 128, "ecdsa-with-SHA512", "SHA-512"),
            ("EC P-224", 112, "ecdsa-with-SHA224", "SHA-224"),
            ("Ed25519", 128, "Ed25519", "-"),
            ("Ed448", 224, "Ed448", "-"),
            ("RSA 16384", 256, "sha256WithRSAEncryption", "SHA-256"),
        ];
        let expected: Vec<_> =
            rows.into_iter().map(|(key, bits, name, digest)| (key.into(), bits, name.into(), digest)).collect();
        assert_eq!(described, expected);
    }

    #[test]
    fn what_has_no_arithmetic_here_still_has_a_name() {
        let spki =
            |oid: &[u8]| testing::tlv(0x30, &[testing::tlv(0x30, &testing::tlv(6, oid)), vec![3, 2, 0, 1]].concat());
        let name = |oid: &[u8]| PublicKey::read(&spki(oid)).describe();
        assert_eq!(name(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 18]), "ML-DSA-65");
        assert_eq!(name(&[0x2a, 3, 4]), "1.2.3.4");
        assert_eq!(name(key::RSA), "RSA");
        assert_eq!(PublicKey::read(b"").describe(), "unknown");
        let brainpool = testing::tlv(6, &[0x2b, 0x24, 3, 3, 2, 8, 1, 1, 7]);
        let algorithm = testing::tlv(0x30, &[testing::tlv(6, key::EC), brainpool].concat());
        let key = PublicKey::read(&testing::tlv(0x30, &[algorithm, vec![3, 2, 0, 4]].concat()));
        assert_eq!((key.describe().as_str(), key.strength()), ("EC brainpoolP256r1", Some(128)));
    }

    /// Contents of an object identifier.
    fn oid(text: &str) -> Vec<u8> {
        ::der::oid::ObjectIdentifier::new(text).unwrap().as_bytes().to_vec()
    }

    /// The rows of NIST SP 800-57 part 1 rev. 5, table 2, from where each begins.
    #[test]
    fn strength_is_that_of_the_row_that_is_reached() {
        let of = |algorithm: &KeyAlgorithm, bits| {
            PublicKey { spki: Vec::new(), algorithm: algorithm.clone(), bits: Some(bits) }.strength()
        };
        for algorithm in [KeyAlgorithm::Rsa, KeyAlgorithm::RsaPss, KeyAlgorithm::Dsa] {
            for (bits, strength) in [(1024, 80), (2048, 112), (3072, 128), (7680, 192), (15360, 256)] {
                assert_eq!(of(&algorithm, bits), Some(strength));
                assert_ne!(of(&algorithm, bits - 1), Some(strength));
            }
        }
        let curve = KeyAlgorithm::Ec("any".into());
        for (bits, strength) in [(160, 80), (224, 112), (256, 128), (384, 192), (512, 256)] {
            assert_eq!(of(&curve, bits), Some(strength));
            assert_ne!(of(&curve, bits - 1), Some(strength));
        }
        assert_eq!((of(&KeyAlgorithm::Rsa, 1023), of(&curve, 159)), (None, None));
    }

    /// SEC 2, RFC 5639, GB/T 32918.
    #[test]
    fn curves_have_names_and_sizes() {
        for (curve, name, bits) in [
            ("1.2.840.10045.3.1.1", "EC P-192", Some(192)),
            ("1.3.132.0.31", "EC secp192k1", Some(192)),
            ("1.3.132.0.32", "EC secp224k1", Some(224)),
            ("1.3.36.3.3.2.8.1.1.1", "EC brainpoolP160r1", Some(160)),
            ("1.3.36.3.3.2.8.1.1.3", "EC brainpoolP192r1", Some(192)),
            ("1.3.36.3.3.2.8.1.1.5", "EC brainpoolP224r1", Some(224)),
            ("1.3.36.3.3.2.8.1.1.7", "EC brainpoolP256r1", Some(256)),
            ("1.3.36.3.3.2.8.1.1.9", "EC brainpoolP320r1", Some(320)),
            ("1.3.36.3.3.2.8.1.1.11", "EC brainpoolP384r1", Some(384)),
            ("1.3.36.3.3.2.8.1.1.13", "EC brainpoolP512r1", Some(512)),
            ("1.3.36.3.3.2.8.1.1.2", "EC 1.3.36.3.3.2.8.1.1.2", None),
            ("1.2.156.10197.1.301", "EC SM2", Some(256)),
            ("1.2.3.4", "EC 1.2.3.4", None),
        ] {
            let algorithm = testing::tlv(0x30, &[testing::tlv(6, key::EC), testing::tlv(6, &oid(curve))].concat());
            let key = PublicKey::read(&testing::tlv(0x30, &[algorithm, vec![3, 2, 0, 4]].concat()));
            assert_eq!((key.describe().as_str(), key.bits), (name, bits));
        }
    }

    #[test]
    fn a_dsa_key_is_as_long_as_its_prime() {
        for (prime, bits) in [(&[0, 0xff, 1][..], 16), (&[0x7f, 1][..], 15), (&[1, 0, 0][..], 17)] {
            let fields = testing::tlv(0x30, &testing::tlv(2, prime));
            let algorithm = testing::tlv(0x30, &[testing::tlv(6, key::DSA), fields].concat());
            let key = PublicKey::read(&testing::tlv(0x30, &[algorithm, vec![3, 2, 0, 4]].concat()));
            assert_eq!(key.describe(), format!("DSA {bits}"));
        }
    }

    /// NIST, Computer Security Objects Register: 2.16.840.1.101.3.4.3 and .4.
    #[test]
    fn post_quantum_algorithms_have_their_names() {
        for (identifier, name) in [
            ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
            ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
            ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
            ("2.16.840.1.101.3.4.3.20", "SLH-DSA-SHA2-128s"),
            ("2.16.840.1.101.3.4.3.31", "SLH-DSA-SHAKE-256f"),
            ("2.16.840.1.101.3.4.4.1", "ML-KEM-512"),
            ("2.16.840.1.101.3.4.4.2", "ML-KEM-768"),
            ("2.16.840.1.101.3.4.4.3", "ML-KEM-1024"),
        ] {
            assert_eq!(post_quantum(&oid(identifier)), Some(name));
        }
        assert_eq!(post_quantum(&oid("2.16.840.1.101.3.4.3.32")), None);
    }

    /// RFC 3279, RFC 8017, NIST's register, GM/T 0006: signatures that no client verifies are still called by name.
    #[test]
    fn signatures_that_are_not_verified_have_names() {
        for (identifier, name, digest) in [
            ("1.2.840.113549.1.1.2", "md2WithRSAEncryption", Some("MD2")),
            ("1.2.840.113549.1.1.3", "md4WithRSAEncryption", Some("MD4")),
            ("1.2.840.113549.1.1.15", "sha512-224WithRSAEncryption", Some("SHA-512/224")),
            ("1.2.840.113549.1.1.16", "sha512-256WithRSAEncryption", Some("SHA-512/256")),
            ("1.2.840.10040.4.3", "dsa-with-sha1", Some("SHA-1")),
            ("2.16.840.1.101.3.4.3.1", "dsa-with-sha224", Some("SHA-224")),
            ("2.16.840.1.101.3.4.3.2", "dsa-with-sha256", Some("SHA-256")),
            ("2.16.840.1.101.3.4.3.3", "dsa-with-sha384", Some("SHA-384")),
            ("2.16.840.1.101.3.4.3.4", "dsa-with-sha512", Some("SHA-512")),
            ("2.16.840.1.101.3.4.3.9", "ecdsa-with-SHA3-224", Some("SHA3-224")),
            ("2.16.840.1.101.3.4.3.10", "ecdsa-with-SHA3-256", Some("SHA3-256")),
            ("2.16.840.1.101.3.4.3.11", "ecdsa-with-SHA3-384", Some("SHA3-384")),
            ("2.16.840.1.101.3.4.3.12", "ecdsa-with-SHA3-512", Some("SHA3-512")),
            ("2.16.840.1.101.3.4.3.13", "rsa-with-SHA3-224", Some("SHA3-224")),
            ("2.16.840.1.101.3.4.3.14", "rsa-with-SHA3-256", Some("SHA3-256")),
            ("2.16.840.1.101.3.4.3.15", "rsa-with-SHA3-384", Some("SHA3-384")),
            ("2.16.840.1.101.3.4.3.16", "rsa-with-SHA3-512", Some("SHA3-512")),
            ("2.16.840.1.101.3.4.3.18", "ML-DSA-65", None),
            ("1.2.156.10197.1.501", "SM2-with-SM3", Some("SM3")),
            ("1.2.3.4", "1.2.3.4", None),
        ] {
            let read = SignatureAlgorithm::read(&testing::tlv(0x30, &testing::tlv(6, &oid(identifier))));
            assert_eq!((read.name.as_str(), read.digest), (name, digest));
        }
    }
}
