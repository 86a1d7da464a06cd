//! The committed throw-away keys (`data/keys/`, made once with OpenSSL) and deterministic signatures with them.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, LazyLock, Mutex},
};

use md5::Md5;
use rsa::{
    PrivateKey as RsaKey,
    pkcs1v15::SigningKey,
    pkcs8::{AssociatedOid, DecodePrivateKey, EncodePublicKey},
    signature::{SignatureEncoding, Signer},
};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::{der, pem};
use crate::data;

/// What a signature is made over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Digest {
    fn of(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Md5 => Md5::digest(message).to_vec(),
            Self::Sha1 => Sha1::digest(message).to_vec(),
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sha384 => Sha384::digest(message).to_vec(),
            Self::Sha512 => Sha512::digest(message).to_vec(),
        }
    }
}

/// A private key of the fixtures. Cheap to clone.
#[derive(Clone)]
pub struct Key(Arc<Inner>);

struct Inner {
    name: String,
    pkcs8: Vec<u8>,
    spki: Vec<u8>,
    rsa: Option<RsaKey>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Key").field(&self.0.name).finish()
    }
}

pub fn p256(number: u8) -> Key {
    named(&format!("p256-{number}"))
}

pub fn rsa2048(number: u8) -> Key {
    named(&format!("rsa2048-{number}"))
}

pub fn ed25519(number: u8) -> Key {
    named(&format!("ed25519-{number}"))
}

/// A file of `data/keys/`, without its extension.
pub fn named(name: &str) -> Key {
    static LOADED: LazyLock<Mutex<HashMap<String, Key>>> = LazyLock::new(Mutex::default);
    let mut loaded = LOADED.lock().expect("no test panics while it loads a key");
    loaded.entry(name.to_owned()).or_insert_with(|| load(name)).clone()
}

fn load(name: &str) -> Key {
    let pkcs8 = pem::decode(&data::text(&format!("keys/{name}.pem")));
    let parts = der::children(&pkcs8);
    let (_, private, _) = der::split(parts[2]);
    let rsa = RsaKey::from_pkcs8_der(&pkcs8).ok();
    let spki = match &rsa {
        Some(rsa) => rsa.to_public_key().to_public_key_der().expect("an RSA public key").into_vec(),
        None if name.starts_with("ed25519") => {
            let key = ed25519_dalek::SigningKey::from_pkcs8_der(&pkcs8).expect("an Ed25519 key");
            key.verifying_key().to_public_key_der().expect("an Ed25519 public key").into_vec()
        }
        None if private.first() == Some(&0x30) && has_point(private) => {
            let (_, point, _) = der::split(der::split(der::children(private).last().expect("parts")).1);
            der::sequence([parts[1], &der::tlv(0x03, point)])
        }
        // A kind without a signer here; OpenSSL wrote its public half beside it.
        None => pem::decode(&data::text(&format!("keys/{name}.pub.pem"))),
    };
    Key(Arc::new(Inner { name: name.to_owned(), pkcs8, spki, rsa }))
}

/// ECPrivateKey (RFC 5915) with its public key in `[1]`.
fn has_point(private: &[u8]) -> bool {
    der::children(private).last().is_some_and(|last| last[0] == 0xa1)
}

impl Key {
    /// The file it lies in: `p256-1`.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    pub fn spki(&self) -> &[u8] {
        &self.0.spki
    }

    /// PrivateKeyInfo, DER.
    pub fn pkcs8(&self) -> &[u8] {
        &self.0.pkcs8
    }

    /// RSAPrivateKey or ECPrivateKey with its curve, DER.
    pub fn traditional(&self) -> Vec<u8> {
        let parts = der::children(&self.0.pkcs8);
        let (_, private, _) = der::split(parts[2]);
        if self.0.rsa.is_some() {
            return private.to_vec();
        }
        let curve = der::children(parts[1])[1];
        let fields = der::children(private);
        der::sequence([fields[0], fields[1], &der::tagged(0, curve), fields[fields.len() - 1]])
    }

    /// `PRIVATE KEY`.
    pub fn pem(&self) -> String {
        pem::block("PRIVATE KEY", &self.0.pkcs8)
    }

    /// `RSA PRIVATE KEY` or `EC PRIVATE KEY`.
    pub fn traditional_pem(&self) -> String {
        let label = if self.0.rsa.is_some() { "RSA PRIVATE KEY" } else { "EC PRIVATE KEY" };
        pem::block(label, &self.traditional())
    }

    /// The AlgorithmIdentifier and the signature.
    pub(super) fn sign(&self, digest: Digest, message: &[u8]) -> (Vec<u8>, Vec<u8>) {
        (self.algorithm(digest), self.signature(digest, message))
    }

    pub(super) fn algorithm(&self, digest: Digest) -> Vec<u8> {
        let oid = |dotted: &str| der::sequence([der::oid(dotted)]);
        if self.0.rsa.is_some() {
            let arc = match digest {
                Digest::Md5 => 4,
                Digest::Sha1 => 5,
                Digest::Sha256 => 11,
                Digest::Sha384 => 12,
                Digest::Sha512 => 13,
            };
            return der::sequence([der::oid(&format!("1.2.840.113549.1.1.{arc}")), der::null()]);
        }
        if self.0.name.starts_with("ed25519") {
            return oid("1.3.101.112");
        }
        oid(match digest {
            Digest::Md5 => panic!("ECDSA with MD5 has no object identifier"),
            Digest::Sha1 => "1.2.840.10045.4.1",
            Digest::Sha256 => "1.2.840.10045.4.3.2",
            Digest::Sha384 => "1.2.840.10045.4.3.3",
            Digest::Sha512 => "1.2.840.10045.4.3.4",
        })
    }

    fn signature(&self, digest: Digest, message: &[u8]) -> Vec<u8> {
        if let Some(rsa) = &self.0.rsa {
            return match digest {
                Digest::Md5 => rsa_signature::<Md5>(rsa, message),
                Digest::Sha1 => rsa_signature::<Sha1>(rsa, message),
                Digest::Sha256 => rsa_signature::<Sha256>(rsa, message),
                Digest::Sha384 => rsa_signature::<Sha384>(rsa, message),
                Digest::Sha512 => rsa_signature::<Sha512>(rsa, message),
            };
        }
        let hash = digest.of(message);
        macro_rules! ecdsa {
            ($curve:ident) => {{
                use $curve::ecdsa::{DerSignature, Signature, SigningKey, signature::hazmat::PrehashSigner};
                let key = SigningKey::from_pkcs8_der(&self.0.pkcs8).expect("a key of the curve");
                let signature: Signature = key.sign_prehash(&hash).expect("a digest of at least half the field");
                DerSignature::from(signature).as_bytes().to_vec()
            }};
        }
        match self.0.name.split('-').next() {
            Some("p256") => ecdsa!(p256),
            Some("p384") => ecdsa!(p384),
            Some("p521") => ecdsa!(p521),
            Some("k256") => ecdsa!(k256),
            Some("ed25519") => {
                let key = ed25519_dalek::SigningKey::from_pkcs8_der(&self.0.pkcs8).expect("an Ed25519 key");
                key.sign(message).to_vec()
            }
            _ => panic!("{} has no signer; let another key issue", self.0.name),
        }
    }

    /// The digest that fits the key: what a CA would choose.
    pub(super) fn usual_digest(&self) -> Digest {
        match self.0.name.split('-').next() {
            Some("p384") => Digest::Sha384,
            Some("p521") => Digest::Sha512,
            _ => Digest::Sha256,
        }
    }
}

fn rsa_signature<D>(key: &RsaKey, message: &[u8]) -> Vec<u8>
where
    D: sha2::Digest + AssociatedOid,
    SigningKey<D>: Signer<rsa::pkcs1v15::Signature>,
{
    SigningKey::<D>::new(key.clone()).sign(message).to_vec()
}
