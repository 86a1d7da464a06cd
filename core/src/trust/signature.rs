//! Arithmetic only: does this key verify that signature? Whether a client would accept the algorithm, or the size of the
//! key, is a dialect's business.

#[cfg(all(feature = "ring", not(target_family = "wasm")))]
mod native;

use md5::Md5;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss};
use sha1::Sha1;
use sha2::{Digest as _, Sha224, Sha256, Sha384, Sha512};

use super::{
    Facts,
    facts::{Digest, KeyType, PssParameters, SignatureKind},
};
use crate::{
    limits,
    read::certificate::der::{self, Reader},
};

const MAX_RSA: usize = limits::RSA_BITS as usize;

/// The answer of [`verify`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    Good,
    Bad,
    /// No arithmetic for this algorithm here: unknown, never a guess.
    Unsupported,
}

impl Verified {
    fn of(is_good: bool) -> Self {
        if is_good { Self::Good } else { Self::Bad }
    }
}

/// Checks the signature of the certificate `child` (DER) with `issuer_spki` (DER SubjectPublicKeyInfo).
///
/// P-224 and Ed448 have no released crate that would do (the newest of `p224` and `ed448-goldilocks` are pre-releases),
/// so what they signed is [`Verified::Unsupported`], as is what is newer than this code.
pub fn verify(child: &[u8], issuer_spki: &[u8]) -> Verified {
    Facts::read(child).map_or(Verified::Bad, |child| verify_facts(&child, issuer_spki))
}

/// [`verify`] for a certificate that was read already.
pub fn verify_facts(child: &Facts, issuer_spki: &[u8]) -> Verified {
    match Signed::of(child, issuer_spki) {
        #[cfg(all(feature = "ring", not(target_family = "wasm")))]
        Ok(signed) if native::verifies(&signed) => Verified::Good,
        Ok(signed) => signed.verify(),
        Err(answer) => answer,
    }
}

/// [`verify_facts`] by the arithmetic that is the same natively and in WebAssembly, whatever features there are.
pub fn verify_portably(child: &Facts, issuer_spki: &[u8]) -> Verified {
    Signed::of(child, issuer_spki).map_or_else(|answer| answer, |signed| signed.verify())
}

/// Does ring say that the signature is good? A no may mean that it does not know the algorithm, the key or their form, which is
/// why [`verify_facts`] then computes [portably](verify_portably).
#[cfg(all(feature = "ring", not(target_family = "wasm")))]
pub fn is_good_natively(child: &Facts, issuer_spki: &[u8]) -> bool {
    Signed::of(child, issuer_spki).is_ok_and(|signed| native::verifies(&signed))
}

/// A signature, and the key that must have made it.
struct Signed<'a> {
    kind: SignatureKind,
    /// `AlgorithmIdentifier`.
    algorithm: &'a [u8],
    message: &'a [u8],
    signature: &'a [u8],
    key: KeyType,
    /// What the `SubjectPublicKeyInfo` holds in its BIT STRING.
    public: &'a [u8],
}

impl<'a> Signed<'a> {
    /// `Err`: the answer where nothing is to be computed.
    fn of(child: &'a Facts, issuer_spki: &'a [u8]) -> Result<Self, Verified> {
        let (kind, key) = (child.signature, KeyType::of(issuer_spki));
        if kind == SignatureKind::Unknown || key == KeyType::Unknown {
            return Err(Verified::Unsupported);
        }
        if !kind.fits(key) {
            return Err(Verified::Bad);
        }
        let Some((0, signature)) = child.signature_bits().split_first() else { return Err(Verified::Bad) };
        let public = public_key(issuer_spki).ok_or(Verified::Bad)?;
        Ok(Self { kind, algorithm: child.outer_algorithm(), message: child.tbs(), signature, key, public })
    }

    fn verify(&self) -> Verified {
        match (self.kind, self.key) {
            (SignatureKind::Rsa(digest), KeyType::Rsa(_)) => pkcs1(digest, self),
            (SignatureKind::RsaPss(_), KeyType::Rsa(_) | KeyType::RsaPss(_)) => pss(self),
            (SignatureKind::Ecdsa(digest), curve) => {
                ecdsa(curve, &hash(digest, self.message), self.signature, self.public)
            }
            (SignatureKind::Ed25519, KeyType::Ed25519) => ed25519(self.message, self.signature, self.public),
            _ => Verified::Unsupported,
        }
    }

    fn pss_parameters(&self) -> Option<PssParameters> {
        let mut fields = Reader::new(self.algorithm).optional(der::SEQUENCE)?.inside();
        fields.optional(der::OID)?;
        PssParameters::read(fields.rest())
    }
}

/// The octets of the BIT STRING in a SubjectPublicKeyInfo.
fn public_key(spki: &[u8]) -> Option<&[u8]> {
    let mut fields = Reader::new(spki).optional(der::SEQUENCE)?.inside();
    fields.optional(der::SEQUENCE)?;
    fields.optional(der::BIT_STRING)?.whole_octets()
}

fn hash(digest: Digest, message: &[u8]) -> Vec<u8> {
    match digest {
        Digest::Md5 => Md5::digest(message).to_vec(),
        Digest::Sha1 => Sha1::digest(message).to_vec(),
        Digest::Sha224 => Sha224::digest(message).to_vec(),
        Digest::Sha256 => Sha256::digest(message).to_vec(),
        Digest::Sha384 => Sha384::digest(message).to_vec(),
        Digest::Sha512 => Sha512::digest(message).to_vec(),
    }
}

/// A key of any size up to the bound; `Err` is the answer where there is none.
fn rsa_key(public: &[u8]) -> Result<rsa::PublicKey, Verified> {
    let number = |reader: &mut Reader<'_>| {
        let content = reader.optional(der::INTEGER)?.content;
        let significant = content.get(content.iter().take_while(|octet| **octet == 0).count()..)?;
        let is_bounded = significant.len() <= MAX_RSA / 8;
        Some(is_bounded.then(|| BoxedUint::from_be_slice_vartime(significant)))
    };
    let mut fields = Reader::new(public).optional(der::SEQUENCE).ok_or(Verified::Bad)?.inside();
    let modulus = number(&mut fields).ok_or(Verified::Bad)?.ok_or(Verified::Unsupported)?;
    let exponent = number(&mut fields).ok_or(Verified::Bad)?.ok_or(Verified::Unsupported)?;
    // Exponents of more than 33 bits cost too much (the crate's own bound) and have not been seen in the field.
    rsa::PublicKey::new_with_size_limits(modulus, exponent, 1..=MAX_RSA).map_err(|_| Verified::Unsupported)
}

/// RFC 8017, section 8.2.2.
fn pkcs1(digest: Digest, signed: &Signed<'_>) -> Verified {
    let key = match rsa_key(signed.public) {
        Ok(key) => key,
        Err(answer) => return answer,
    };
    let scheme = match digest {
        Digest::Md5 => Pkcs1v15Sign::new::<Md5>(),
        Digest::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
        Digest::Sha224 => Pkcs1v15Sign::new::<Sha224>(),
        Digest::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
        Digest::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
        Digest::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
    };
    Verified::of(key.verify(scheme, &hash(digest, signed.message), signed.signature).is_ok())
}

/// RFC 8017, section 8.1.2, with the parameters of the `AlgorithmIdentifier`.
fn pss(signed: &Signed<'_>) -> Verified {
    // The crate computes MGF1 with the digest of the message only; another one has not been seen in the field.
    let Some(parameters) = signed.pss_parameters().filter(|parameters| parameters.digest == parameters.mask) else {
        return Verified::Unsupported;
    };
    let key = match rsa_key(signed.public) {
        Ok(key) => key,
        Err(answer) => return answer,
    };
    let hashed = hash(parameters.digest, signed.message);
    let (salt, signature) = (parameters.salt, signed.signature);
    let result = match parameters.digest {
        Digest::Md5 => key.verify(Pss::<Md5>::new_with_salt(salt), &hashed, signature),
        Digest::Sha1 => key.verify(Pss::<Sha1>::new_with_salt(salt), &hashed, signature),
        Digest::Sha224 => key.verify(Pss::<Sha224>::new_with_salt(salt), &hashed, signature),
        Digest::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), &hashed, signature),
        Digest::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), &hashed, signature),
        Digest::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), &hashed, signature),
    };
    Verified::of(result.is_ok())
}

/// FIPS 186-5, section 6.4.2: a digest of any length with any curve.
fn ecdsa(curve: KeyType, hashed: &[u8], signature: &[u8], public: &[u8]) -> Verified {
    macro_rules! verify_with {
        ($curve:ident, $normalise:expr) => {{
            use $curve::ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier};
            let (Ok(key), Ok(signature)) = (VerifyingKey::from_sec1_bytes(public), Signature::from_der(signature))
            else {
                return Verified::Bad;
            };
            let signature = if $normalise { signature.normalize_s() } else { signature };
            Verified::of(key.verify_prehash(hashed, &signature).is_ok())
        }};
    }
    match curve {
        KeyType::P256 => verify_with!(p256, false),
        KeyType::P384 => verify_with!(p384, false),
        KeyType::P521 => verify_with!(p521, false),
        // The crate holds secp256k1 to Bitcoin's rule that s be low (BIP 62); X.509 has no such rule.
        KeyType::K256 => verify_with!(k256, true),
        _ => Verified::Unsupported,
    }
}

/// RFC 8032, section 5.1.7.
fn ed25519(message: &[u8], signature: &[u8], public: &[u8]) -> Verified {
    use ed25519_dalek::{Signature, Verifier, VerifyingKey};
    let Ok(octets) = public.try_into() else { return Verified::Bad };
    let (Ok(key), Ok(signature)) = (VerifyingKey::from_bytes(octets), Signature::from_slice(signature)) else {
        return Verified::Bad;
    };
    Verified::of(key.verify(message, &signature).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing;

    #[test]
    fn signatures_of_every_algorithm_verify_and_forgeries_do_not() {
        let certificates = testing::named(include_str!("testdata/signatures.pem"));
        assert_eq!(certificates.len(), 28);
        for (name, der) in certificates {
            let facts = Facts::read(&der).unwrap();
            let is_supported = !matches!(name, "ed448" | "ec-P-224-sha224");
            let expected = |answer| if is_supported { answer } else { Verified::Unsupported };
            assert_eq!(verify(&der, facts.spki()), expected(Verified::Good), "{name}");
            // One character of the subject changed: another message under the same signature.
            let mut forged = der.clone();
            let at = der.windows(name.len()).rposition(|window| window == name.as_bytes()).unwrap();
            forged[at] ^= 1;
            assert_eq!(verify(&forged, facts.spki()), expected(Verified::Bad), "{name}, forged");
        }
    }

    #[test]
    fn real_pairs_verify_and_crossed_ones_do_not() {
        let root = testing::facts(testing::REDISLABS_ROOT);
        let intermediate = testing::facts(testing::RCP_INTERMEDIATE);
        let public_root = testing::facts(testing::GLOBALSIGN_R3);
        let public_intermediate = testing::facts(testing::GLOBALSIGN_ATLAS);
        assert_eq!(verify_facts(&intermediate, root.spki()), Verified::Good);
        assert_eq!(verify_facts(&public_intermediate, public_root.spki()), Verified::Good);
        assert_eq!(verify_facts(&intermediate, public_root.spki()), Verified::Bad);
        assert_eq!(verify_facts(&public_intermediate, root.spki()), Verified::Bad);
        assert_eq!(verify(b"", root.spki()), Verified::Bad);
        assert_eq!(verify_facts(&intermediate, b""), Verified::Unsupported);
    }
}
