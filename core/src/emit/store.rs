//! PKCS#12 (RFC 7292) as a JVM wants it: every trust anchor an entry of its own that Java sees, and the client's key with
//! its chain.
//!
//! `keytool -importcert` takes the first certificate of a file alone, and a store by `openssl pkcs12 -export -nokeys` holds
//! nothing that Java trusts: it looks for Oracle's attribute `trustedKeyUsage` (sun.security.pkcs12.PKCS12KeyStore).

use cbc::cipher::{BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7};
use der::{Encode as _, Tag, TagNumber, asn1::AnyRef, asn1::ObjectIdentifier};
use pbkdf2::hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::read::key::pkcs12_mac_key;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const CERT_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const SHROUDED_KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const X509_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");
const FRIENDLY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");
const TRUSTED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.113894.746875.1.1");
const ANY_EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37.0");
const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");
const AES_256_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// Rounds of PBKDF2 and of the MAC's derivation: OpenSSL's default. The password of such a store stands beside it, so that
/// more rounds would protect nothing.
const ROUNDS: u32 = 2048;

/// Where the salts come from: the same seed gives the same octets.
#[derive(Debug, Clone, Copy)]
pub struct Seed<'a>(pub &'a [u8]);

impl Seed<'_> {
    fn salt(self, purpose: &str, contents: &[u8]) -> [u8; 16] {
        let digest = Sha256::new().chain_update(purpose).chain_update(self.0).chain_update(contents).finalize();
        let mut salt = [0; 16];
        salt.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        salt
    }
}

/// A store of trust anchors, one entry each, with its alias.
pub fn truststore<'c>(
    anchors: impl Iterator<Item = (String, &'c [u8])>,
    password: &[u8],
    seed: Seed<'_>,
) -> Option<Vec<u8>> {
    let mut bags = Vec::new();
    for (alias, der) in anchors {
        let trusted = attribute(TRUSTED_KEY_USAGE, &oid(ANY_EXTENDED_KEY_USAGE)?)?;
        bags.extend(cert_bag(der, &[friendly_name(&alias)?, trusted])?);
    }
    pfx(&[sequence(&bags)?], password, seed)
}

/// A store with one private key (PKCS#8) and its chain, the leaf first.
pub fn keystore<'c>(
    alias: &str,
    pkcs8: &[u8],
    chain: impl Iterator<Item = &'c [u8]>,
    password: &[u8],
    seed: Seed<'_>,
) -> Option<Vec<u8>> {
    let chain: Vec<&[u8]> = chain.collect();
    let key_id = attribute(LOCAL_KEY_ID, &octets(&Sha256::digest(chain.first()?))?)?;
    let mut bags = Vec::new();
    for (at, der) in chain.iter().enumerate() {
        let attributes = if at == 0 { vec![friendly_name(alias)?, key_id.clone()] } else { Vec::new() };
        bags.extend(cert_bag(der, &attributes)?);
    }
    let encrypted = encrypted_key(pkcs8, password, seed)?;
    let key = bag(SHROUDED_KEY_BAG, &encrypted, &[friendly_name(alias)?, key_id])?;
    pfx(&[sequence(&bags)?, sequence(&key)?], password, seed)
}

/// `EncryptedPrivateKeyInfo` by PBES2 (RFC 8018, section 6.2).
fn encrypted_key(pkcs8: &[u8], password: &[u8], seed: Seed<'_>) -> Option<Vec<u8>> {
    // A private key is secret itself: what is derived from it tells nothing of it.
    let (salt, vector) = (seed.salt("key salt", pkcs8), seed.salt("key vector", pkcs8));
    let mut key = Zeroizing::new([0; 32]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password, &salt, ROUNDS, key.as_mut());
    let cipher = cbc::Encryptor::<aes::Aes256>::new_from_slices(key.as_ref(), &vector).ok()?;
    let data = cipher.encrypt_padded_vec::<Pkcs7>(pkcs8);
    let prf = algorithm(HMAC_SHA256, &null()?)?;
    let derivation = [octets(&salt)?, integer(ROUNDS)?, prf].concat();
    let derivation = algorithm(PBKDF2, &sequence(&derivation)?)?;
    let scheme = algorithm(AES_256_CBC, &octets(&vector)?)?;
    let identifier = algorithm(PBES2, &sequence(&[derivation, scheme].concat())?)?;
    sequence(&[identifier, octets(&data)?].concat())
}

fn pfx(safes: &[Vec<u8>], password: &[u8], seed: Seed<'_>) -> Option<Vec<u8>> {
    let mut infos = Vec::new();
    for safe in safes {
        infos.extend(content_info(safe)?);
    }
    let authenticated = sequence(&infos)?;
    let salt = seed.salt("mac salt", &authenticated);
    let key = pkcs12_mac_key(password, &salt, ROUNDS)?;
    let mac = Hmac::<Sha256>::new_from_slice(&key).ok()?.chain_update(&authenticated).finalize().into_bytes();
    let digest = sequence(&[algorithm(SHA256, &null()?)?, octets(&mac)?].concat())?;
    let mac = sequence(&[digest, octets(&salt)?, integer(ROUNDS)?].concat())?;
    sequence(&[integer(3)?, content_info(&authenticated)?, mac].concat())
}

fn content_info(data: &[u8]) -> Option<Vec<u8>> {
    sequence(&[oid(DATA)?, explicit(&octets(data)?)?].concat())
}

fn cert_bag(der: &[u8], attributes: &[Vec<u8>]) -> Option<Vec<u8>> {
    let value = sequence(&[oid(X509_CERTIFICATE)?, explicit(&octets(der)?)?].concat())?;
    bag(CERT_BAG, &value, attributes)
}

fn bag(kind: ObjectIdentifier, value: &[u8], attributes: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut content = [oid(kind)?, explicit(value)?].concat();
    if !attributes.is_empty() {
        content.extend(set(attributes)?);
    }
    sequence(&content)
}

fn attribute(kind: ObjectIdentifier, value: &[u8]) -> Option<Vec<u8>> {
    sequence(&[oid(kind)?, set(&[value.to_vec()])?].concat())
}

fn friendly_name(alias: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> = alias.encode_utf16().flat_map(u16::to_be_bytes).collect();
    attribute(FRIENDLY_NAME, &element(Tag::BmpString, &text)?)
}

fn algorithm(kind: ObjectIdentifier, parameters: &[u8]) -> Option<Vec<u8>> {
    sequence(&[oid(kind)?, parameters.to_vec()].concat())
}

fn element(tag: Tag, content: &[u8]) -> Option<Vec<u8>> {
    AnyRef::new(tag, content).ok()?.to_der().ok()
}

fn sequence(content: &[u8]) -> Option<Vec<u8>> {
    element(Tag::Sequence, content)
}

/// SET OF in DER is sorted (X.690, 11.6).
fn set(elements: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut sorted = elements.to_vec();
    sorted.sort();
    element(Tag::Set, &sorted.concat())
}

fn octets(content: &[u8]) -> Option<Vec<u8>> {
    element(Tag::OctetString, content)
}

fn integer(value: u32) -> Option<Vec<u8>> {
    value.to_der().ok()
}

fn oid(value: ObjectIdentifier) -> Option<Vec<u8>> {
    value.to_der().ok()
}

fn null() -> Option<Vec<u8>> {
    element(Tag::Null, &[])
}

fn explicit(content: &[u8]) -> Option<Vec<u8>> {
    element(Tag::ContextSpecific { constructed: true, number: TagNumber(0) }, content)
}
