//! Kinds of keys and signatures, as far as the engine tells them apart.

use crate::read::certificate::{
    der::{self, Reader},
    oid::{digest, key},
};

/// The kind of a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyType {
    /// With the bits of its modulus.
    Rsa(u32),
    /// id-RSASSA-PSS, with the bits of its modulus.
    RsaPss(u32),
    P224,
    P256,
    P384,
    P521,
    K256,
    /// Another named curve.
    OtherCurve,
    /// Explicit curve parameters.
    Explicit,
    Ed25519,
    Ed448,
    Unknown,
}

/// The digests of RFC 3279 and RFC 4055.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Digest {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

/// The kind of a signature algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignatureKind {
    Rsa(Digest),
    /// `None`: parameters that name no digest known here.
    RsaPss(Option<Digest>),
    Ecdsa(Digest),
    Ed25519,
    Ed448,
    Unknown,
}

impl KeyType {
    /// The kind of key in a SubjectPublicKeyInfo.
    pub fn of(spki: &[u8]) -> Self {
        Self::read(spki).unwrap_or(Self::Unknown)
    }

    fn read(spki: &[u8]) -> Option<Self> {
        let mut parts = Reader::new(spki).optional(der::SEQUENCE)?.inside();
        let mut algorithm = parts.optional(der::SEQUENCE)?.inside();
        let bits = parts.optional(der::BIT_STRING)?;
        Some(match algorithm.optional(der::OID)?.content {
            key::RSA => Self::Rsa(modulus_bits(bits.whole_octets()?)?),
            key::RSA_PSS => Self::RsaPss(modulus_bits(bits.whole_octets()?)?),
            key::EC => match algorithm.read() {
                Ok(parameters) if parameters.tag == der::OID => match parameters.content {
                    key::P224 => Self::P224,
                    key::P256 => Self::P256,
                    key::P384 => Self::P384,
                    key::P521 => Self::P521,
                    key::K256 => Self::K256,
                    _ => Self::OtherCurve,
                },
                Ok(parameters) if parameters.tag == der::SEQUENCE => Self::Explicit,
                // Implicit parameters (RFC 5480, 2.1.1 forbids them) name no curve.
                _ => Self::OtherCurve,
            },
            key::ED25519 => Self::Ed25519,
            key::ED448 => Self::Ed448,
            _ => Self::Unknown,
        })
    }

    pub fn is_ec(self) -> bool {
        matches!(
            self,
            Self::P224 | Self::P256 | Self::P384 | Self::P521 | Self::K256 | Self::OtherCurve | Self::Explicit
        )
    }
}

/// Bits of the first INTEGER of an `RSAPublicKey` (RFC 8017, A.1.1).
fn modulus_bits(key: &[u8]) -> Option<u32> {
    let modulus = Reader::new(key).optional(der::SEQUENCE)?.inside().optional(der::INTEGER)?.content;
    let leading = modulus.iter().take_while(|octet| **octet == 0).count();
    let significant = modulus.get(leading..)?;
    let first = significant.first()?;
    u32::try_from(significant.len()).ok()?.checked_mul(8)?.checked_sub(first.leading_zeros())
}

impl Digest {
    pub(crate) fn of(oid: &[u8]) -> Option<Self> {
        Some(match oid {
            digest::MD5 => Self::Md5,
            digest::SHA1 => Self::Sha1,
            digest::SHA224 => Self::Sha224,
            digest::SHA256 => Self::Sha256,
            digest::SHA384 => Self::Sha384,
            digest::SHA512 => Self::Sha512,
            _ => return None,
        })
    }
}

impl SignatureKind {
    /// The kind of an `AlgorithmIdentifier` (RFC 3279, 2.2; RFC 4055; RFC 5758, 3.2; RFC 8410).
    pub fn of(algorithm: &[u8]) -> Self {
        Self::read(algorithm).unwrap_or(Self::Unknown)
    }

    fn read(algorithm: &[u8]) -> Option<Self> {
        let mut parts = Reader::new(algorithm).optional(der::SEQUENCE)?.inside();
        let oid = parts.optional(der::OID)?.content;
        Some(match oid {
            [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, last] => match last {
                4 => Self::Rsa(Digest::Md5),
                5 => Self::Rsa(Digest::Sha1),
                10 => Self::RsaPss(PssParameters::read(parts.rest()).map(|parameters| parameters.digest)),
                11 => Self::Rsa(Digest::Sha256),
                12 => Self::Rsa(Digest::Sha384),
                13 => Self::Rsa(Digest::Sha512),
                14 => Self::Rsa(Digest::Sha224),
                _ => return None,
            },
            // sha1WithRSA of OIW (1.3.14.3.2.29), which old Microsoft tools wrote.
            [0x2b, 0x0e, 3, 2, 0x1d] => Self::Rsa(Digest::Sha1),
            [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1] => Self::Ecdsa(Digest::Sha1),
            [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, last] => Self::Ecdsa(match last {
                1 => Digest::Sha224,
                2 => Digest::Sha256,
                3 => Digest::Sha384,
                4 => Digest::Sha512,
                _ => return None,
            }),
            key::ED25519 => Self::Ed25519,
            key::ED448 => Self::Ed448,
            _ => return None,
        })
    }

    /// Can it be made with such a key? ECDSA with any curve, PSS with both kinds of RSA key.
    pub fn fits(self, key: KeyType) -> bool {
        match self {
            Self::Rsa(_) => matches!(key, KeyType::Rsa(_)),
            Self::RsaPss(_) => matches!(key, KeyType::Rsa(_) | KeyType::RsaPss(_)),
            Self::Ecdsa(_) => key.is_ec(),
            Self::Ed25519 => key == KeyType::Ed25519,
            Self::Ed448 => key == KeyType::Ed448,
            // DSA and what is newer than this table: nothing speaks against it.
            Self::Unknown => key == KeyType::Unknown,
        }
    }

    pub fn digest(self) -> Option<Digest> {
        match self {
            Self::Rsa(digest) | Self::Ecdsa(digest) => Some(digest),
            Self::RsaPss(digest) => digest,
            Self::Ed25519 | Self::Ed448 | Self::Unknown => None,
        }
    }
}

/// `RSASSA-PSS-params` (RFC 4055, 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PssParameters {
    pub digest: Digest,
    /// The digest of MGF1.
    pub mask: Digest,
    pub salt: usize,
}

impl PssParameters {
    /// From what follows the object identifier. Absent fields have the defaults of the RFC; absent parameters as a
    /// whole are allowed in keys only, and name no digest here.
    pub fn read(parameters: &[u8]) -> Option<Self> {
        let mut fields = Reader::new(parameters).optional(der::SEQUENCE)?.inside();
        let mut digest = Digest::Sha1;
        let mut mask = Digest::Sha1;
        let mut salt = 20;
        if let Some(field) = fields.optional(0xa0) {
            digest = algorithm_digest(&mut field.inside())?;
        }
        if let Some(field) = fields.optional(0xa1) {
            let mut generator = field.inside().optional(der::SEQUENCE)?.inside();
            if generator.optional(der::OID)?.content != key::MGF1 {
                return None;
            }
            mask = algorithm_digest(&mut generator)?;
        }
        if let Some(field) = fields.optional(0xa2) {
            let number = field.inside().optional(der::INTEGER)?.content;
            // 2^15 octets is beyond every modulus that is computed here.
            salt = match number {
                [one] if *one < 0x80 => usize::from(*one),
                [first, second] if *first < 0x80 => usize::from(u16::from_be_bytes([*first, *second])),
                _ => return None,
            };
        }
        if let Some(field) = fields.optional(0xa3)
            && field.inside().optional(der::INTEGER)?.content != [1]
        {
            return None;
        }
        Some(Self { digest, mask, salt })
    }
}

fn algorithm_digest(reader: &mut Reader<'_>) -> Option<Digest> {
    Digest::of(reader.optional(der::SEQUENCE)?.inside().optional(der::OID)?.content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing::tlv;

    const SHA256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];

    fn identifier(oid: &[u8], parameters: &[u8]) -> Vec<u8> {
        tlv(0x30, &[tlv(6, oid), parameters.to_vec()].concat())
    }

    /// RFC 4055, section 3.1, and the object identifiers of the digests in section 2.1.
    fn pss(digest: &[u8], mask: &[u8], rest: &[u8]) -> Option<PssParameters> {
        let generator = identifier(key::MGF1, &identifier(mask, &[5, 0]));
        let fields = [tlv(0xa0, &identifier(digest, &[5, 0])), tlv(0xa1, &generator), rest.to_vec()].concat();
        PssParameters::read(&tlv(0x30, &fields))
    }

    #[test]
    fn parameters_of_pss_name_digests_and_a_salt() {
        let sha2 = |last: u8| [&SHA256[..8], &[last]].concat();
        for (oid, digest) in [
            (vec![0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 5], Digest::Md5),
            (vec![0x2b, 0x0e, 3, 2, 0x1a], Digest::Sha1),
            (sha2(4), Digest::Sha224),
            (sha2(1), Digest::Sha256),
            (sha2(2), Digest::Sha384),
            (sha2(3), Digest::Sha512),
        ] {
            let read = pss(&oid, &oid, &tlv(0xa2, &[2, 1, 32]));
            assert_eq!(read, Some(PssParameters { digest, mask: digest, salt: 32 }));
        }
        assert_eq!(pss(&sha2(9), SHA256, &[]), None);
        let salt = |number: &[u8]| pss(SHA256, SHA256, &tlv(0xa2, &tlv(2, number))).map(|read| read.salt);
        assert_eq!([salt(&[0]), salt(&[0x7f]), salt(&[1, 2])], [Some(0), Some(127), Some(258)]);
        assert_eq!([salt(&[0x80]), salt(&[0x80, 0]), salt(&[1, 0, 0])], [None; 3]);
        let trailer = |number: u8| pss(SHA256, SHA256, &tlv(0xa3, &[2, 1, number])).is_some();
        assert!(trailer(1) && !trailer(2));
        let defaults = PssParameters { digest: Digest::Sha1, mask: Digest::Sha1, salt: 20 };
        assert_eq!(PssParameters::read(&[0x30, 0]), Some(defaults));
        assert_eq!(PssParameters::read(&[]), None);
        let other_generator = tlv(0xa1, &identifier(SHA256, &identifier(SHA256, &[5, 0])));
        assert_eq!(PssParameters::read(&tlv(0x30, &other_generator)), None);
    }

    #[test]
    fn signatures_fit_their_kinds_of_keys() {
        let oiw = SignatureKind::of(&identifier(&[0x2b, 0x0e, 3, 2, 0x1d], &[]));
        assert_eq!(oiw, SignatureKind::Rsa(Digest::Sha1));
        let kinds = [
            (oiw, &[KeyType::Rsa(2048)][..]),
            (SignatureKind::RsaPss(None), &[KeyType::Rsa(2048), KeyType::RsaPss(2048)]),
            (SignatureKind::Ecdsa(Digest::Sha256), &[KeyType::P256, KeyType::K256, KeyType::Explicit]),
            (SignatureKind::Ed25519, &[KeyType::Ed25519]),
            (SignatureKind::Ed448, &[KeyType::Ed448]),
            (SignatureKind::Unknown, &[KeyType::Unknown]),
        ];
        for (kind, fitting) in kinds {
            let keys = kinds.iter().flat_map(|(_, keys)| keys.iter());
            for key in keys {
                let shared = fitting.contains(key) || matches!((kind, key), (SignatureKind::Rsa(_), KeyType::Rsa(_)));
                assert_eq!(kind.fits(*key), shared, "{kind:?} {key:?}");
            }
        }
    }

    #[test]
    fn curves_are_told_by_their_parameters() {
        let of =
            |parameters: &[u8]| KeyType::of(&tlv(0x30, &[identifier(key::EC, parameters), vec![3, 1, 0]].concat()));
        assert_eq!(of(&tlv(6, key::P384)), KeyType::P384);
        assert_eq!(of(&tlv(6, &[0x2a, 3])), KeyType::OtherCurve);
        assert_eq!(of(&[0x30, 0]), KeyType::Explicit);
        assert_eq!([of(&[5, 0]), of(&[])], [KeyType::OtherCurve; 2]);
    }
}
