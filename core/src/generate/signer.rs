//! Private keys that are made here or brought along, and what they sign.

use chacha20::ChaCha20Rng;
use chacha20::rand_core::Rng;
use pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use sha2::Sha256;
use x509_cert::builder::{Builder, Result};
use zeroize::Zeroizing;

use crate::{contract::GeneratedKey, emit::pem};

/// Each wipes its secret on drop.
pub enum Signer {
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    Rsa(Box<rsa::pkcs1v15::SigningKey<Sha256>>),
    Ed25519(ed25519_dalek::SigningKey),
}

impl Signer {
    /// `None` only where a library fails.
    pub fn new(kind: GeneratedKey, random: &mut ChaCha20Rng) -> Option<Self> {
        let bits = match kind {
            GeneratedKey::P256 => return Some(Self::P256(scalar(random))),
            GeneratedKey::Ed25519 => {
                let mut seed = Zeroizing::new([0; 32]);
                random.fill_bytes(&mut *seed);
                return Some(Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed)));
            }
            GeneratedKey::Rsa2048 => 2048,
            GeneratedKey::Rsa3072 => 3072,
            GeneratedKey::Rsa4096 => 4096,
        };
        let key = rsa::PrivateKey::new(random, bits).ok()?;
        Some(Self::Rsa(Box::new(rsa::pkcs1v15::SigningKey::new(key))))
    }

    /// `PrivateKeyInfo` (RFC 5958); `None` for a kind of key that signs no certificates here.
    pub fn read(pkcs8: &[u8]) -> Option<Self> {
        p256::ecdsa::SigningKey::from_pkcs8_der(pkcs8)
            .map(Self::P256)
            .or_else(|_| p384::ecdsa::SigningKey::from_pkcs8_der(pkcs8).map(Self::P384))
            .or_else(|_| rsa::pkcs1v15::SigningKey::from_pkcs8_der(pkcs8).map(|key| Self::Rsa(Box::new(key))))
            .or_else(|_| ed25519_dalek::SigningKey::from_pkcs8_der(pkcs8).map(Self::Ed25519))
            .ok()
    }

    /// As PKCS#8 PEM, which every client of the table reads.
    pub fn pem(&self) -> Option<Zeroizing<String>> {
        let document = match self {
            Self::P256(key) => key.to_pkcs8_der(),
            Self::P384(key) => key.to_pkcs8_der(),
            Self::Rsa(key) => key.to_pkcs8_der(),
            // Version 1, without the public half: version 2 is refused by OpenSSL and by older Java.
            Self::Ed25519(key) => {
                ed25519_dalek::pkcs8::KeypairBytes { secret_key: key.to_bytes(), public_key: None }.to_pkcs8_der()
            }
        };
        Some(pem::block("PRIVATE KEY", &[], document.ok()?.as_bytes()))
    }

    /// SubjectPublicKeyInfo, DER.
    pub fn spki(&self) -> Option<Vec<u8>> {
        let document = match self {
            Self::P256(key) => key.verifying_key().to_public_key_der(),
            Self::P384(key) => key.verifying_key().to_public_key_der(),
            Self::Rsa(key) => rsa::signature::Keypair::verifying_key(&**key).to_public_key_der(),
            Self::Ed25519(key) => key.verifying_key().to_public_key_der(),
        };
        document.ok().map(pkcs8::Document::into_vec)
    }

    /// RSA keys may decipher as well, where TLS 1.2 agrees on keys so.
    pub fn is_rsa(&self) -> bool {
        matches!(self, Self::Rsa(_))
    }

    /// Signatures are deterministic, ECDSA's too (RFC 6979).
    pub fn sign<B: Builder>(&self, builder: B) -> Result<B::Output> {
        match self {
            Self::P256(key) => builder.build::<_, p256::ecdsa::DerSignature>(key),
            Self::P384(key) => builder.build::<_, p384::ecdsa::DerSignature>(key),
            Self::Rsa(key) => builder.build::<_, rsa::pkcs1v15::Signature>(&**key),
            Self::Ed25519(key) => builder.build::<_, ed25519_dalek::Signature>(key),
        }
    }
}

/// A scalar of P-256, drawn until it is one: hardly ever twice.
fn scalar(random: &mut ChaCha20Rng) -> p256::ecdsa::SigningKey {
    let mut octets = Zeroizing::new([0; 32]);
    loop {
        random.fill_bytes(&mut *octets);
        if let Ok(key) = p256::ecdsa::SigningKey::from_slice(&*octets) {
            return key;
        }
    }
}
