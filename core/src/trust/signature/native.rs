//! The same arithmetic by ring's assembly, where it is there and faster.
//!
//! Only its yes counts. What it refuses goes the way of everything else: ring knows keys of some sizes alone, ECDSA with some
//! digests, points and DER in their strictest form, and a verdict must not hang on who computed it.

use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};

use super::Signed;
use crate::trust::facts::{Digest, KeyType, SignatureKind};

/// Sizes of keys for which ring is asked. Of others it would refuse some; and where the bits do not fill the octets, PSS shifts
/// its encoding, which is not worth a second reading of RFC 8017.
fn is_usual(bits: u32) -> bool {
    (2048..=8192).contains(&bits) && bits.is_multiple_of(8)
}

/// Does ring say that the signature is good?
pub(super) fn verifies(signed: &Signed<'_>) -> bool {
    algorithm(signed).is_some_and(|algorithm| {
        UnparsedPublicKey::new(algorithm, signed.public).verify(signed.message, signed.signature).is_ok()
    })
}

/// RSA takes a quarter of the time, P-256 a fifth. P-384 and Ed25519 are missing: ring is no faster there.
fn algorithm(signed: &Signed<'_>) -> Option<&'static dyn VerificationAlgorithm> {
    Some(match (signed.kind, signed.key) {
        (SignatureKind::Rsa(digest), KeyType::Rsa(bits)) if is_usual(bits) => match digest {
            Digest::Sha1 => &signature::RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY,
            Digest::Sha256 => &signature::RSA_PKCS1_2048_8192_SHA256,
            Digest::Sha384 => &signature::RSA_PKCS1_2048_8192_SHA384,
            Digest::Sha512 => &signature::RSA_PKCS1_2048_8192_SHA512,
            Digest::Md5 | Digest::Sha224 => return None,
        },
        (SignatureKind::RsaPss(_), KeyType::Rsa(bits) | KeyType::RsaPss(bits)) if is_usual(bits) => {
            let parameters = signed.pss_parameters()?;
            // ring takes a salt of the digest's length alone.
            match (parameters.digest, parameters.mask, parameters.salt) {
                (Digest::Sha256, Digest::Sha256, 32) => &signature::RSA_PSS_2048_8192_SHA256,
                (Digest::Sha384, Digest::Sha384, 48) => &signature::RSA_PSS_2048_8192_SHA384,
                (Digest::Sha512, Digest::Sha512, 64) => &signature::RSA_PSS_2048_8192_SHA512,
                _ => return None,
            }
        }
        (SignatureKind::Ecdsa(Digest::Sha256), KeyType::P256) => &signature::ECDSA_P256_SHA256_ASN1,
        (SignatureKind::Ecdsa(Digest::Sha384), KeyType::P256) => &signature::ECDSA_P256_SHA384_ASN1,
        _ => return None,
    })
}
