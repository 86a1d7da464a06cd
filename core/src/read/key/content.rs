//! The contents of PKCS#12 containers, which are encrypted and authenticated with the schemes of keys.

use der::{Decode, asn1::AnyRef};
use pbkdf2::hmac::{Hmac, KeyInit, Mac as _};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use super::{
    OpensslSupport, Work,
    encrypted::{Attempt, Read, unpadded},
    pbe::{self, bmp_string, pkcs12_kdf},
    pbes2,
    shape::{Algorithm, algorithm, sequence},
};
use crate::limits;

/// Why a container, or a part of it, stays closed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// The passphrase does not fit.
    Wrong,
    TooCostly(String),
    Unsupported(String),
    Damaged(String),
}

/// A part that was opened.
pub(crate) struct Content {
    pub octets: Zeroizing<Vec<u8>>,
    /// The scheme, where OpenSSL 3 needs its legacy provider for it.
    pub legacy: Option<String>,
}

/// Decrypts; `identifier` is the `AlgorithmIdentifier` of the encryption, in DER. What comes out begins with a SEQUENCE
/// in every use, which a wrong passphrase hardly ever brings about together with right padding.
pub(crate) fn decrypt(identifier: &[u8], data: &[u8], passphrase: &[u8], work: &mut Work) -> Result<Content, Closed> {
    let identifier = read(identifier).ok_or_else(|| damaged("the algorithm of its encryption does not decode"))?;
    let read = if identifier.oid == pbes2::PBES2 { pbes2::read(&identifier) } else { pbe::read(&identifier) };
    let (encryption, scheme) = match read {
        Read::Ready(encryption, scheme) => (encryption, scheme),
        Read::Refused(_, Attempt::TooCostly(how)) => return Err(Closed::TooCostly(how)),
        Read::Refused(_, Attempt::Unsupported(what)) => return Err(Closed::Unsupported(what)),
        Read::Refused(_, Attempt::Damaged(why)) => return Err(Closed::Damaged(why)),
        Read::Refused(..) => return Err(Closed::Wrong),
    };
    if !work.spend(scheme.cost()) {
        return Err(Closed::TooCostly(Work::spent()));
    }
    let cipher = scheme.cipher();
    let (key, iv) =
        scheme.derive(passphrase).ok_or_else(|| damaged("the parameters of its encryption do not decode"))?;
    let mut octets = cipher
        .decrypt(&key, &iv, data)
        .ok_or_else(|| damaged("its encrypted part is no number of blocks, or its parameters do not fit the cipher"))?;
    let end =
        unpadded(&octets, cipher.block_octets()).filter(|_| octets.first() == Some(&0x30)).ok_or(Closed::Wrong)?;
    octets.truncate(end);
    let legacy = (encryption.openssl == OpensslSupport::LegacyProvider).then_some(encryption.scheme);
    Ok(Content { octets, legacy })
}

/// The MAC of a container (RFC 7292, section 4, `MacData`).
pub(crate) struct Mac<'a> {
    /// The `AlgorithmIdentifier` of the digest, in DER.
    pub identifier: &'a [u8],
    pub digest: &'a [u8],
    pub salt: &'a [u8],
    pub rounds: u64,
}

macro_rules! hmac {
    ($digest:ty, $key:expr, $data:expr) => {
        Hmac::<$digest>::new_from_slice($key).ok().map(|mac| mac.chain_update($data).finalize().into_bytes().to_vec())
    };
}

/// Does the MAC over `data` fit the passphrase? It shows a wrong one for certain.
pub(crate) fn mac_fits(mac: &Mac<'_>, data: &[u8], passphrase: &[u8], work: &mut Work) -> Result<bool, Closed> {
    let identifier = read(mac.identifier).ok_or_else(|| damaged("the algorithm of its MAC does not decode"))?;
    let oid = identifier.oid.to_string();
    if oid == PBMAC1 {
        return pbmac1(&identifier, mac.digest, data, passphrase, work);
    }
    if mac.rounds > u64::from(limits::PBKDF2_ROUNDS) {
        let limit = limits::PBKDF2_ROUNDS;
        return Err(Closed::TooCostly(format!("{} rounds for its MAC; the limit is {limit}", mac.rounds)));
    }
    let rounds = u32::try_from(mac.rounds).unwrap_or(u32::MAX).max(1);
    if !work.spend(u64::from(rounds)) {
        return Err(Closed::TooCostly(Work::spent()));
    }
    let text = bmp_string(passphrase);
    let computed = match oid.as_str() {
        "1.3.14.3.2.26" => pkcs12_kdf::<Sha1>(MAC, &text, mac.salt, rounds, 20).and_then(|key| hmac!(Sha1, &key, data)),
        "2.16.840.1.101.3.4.2.4" => {
            pkcs12_kdf::<Sha224>(MAC, &text, mac.salt, rounds, 28).and_then(|key| hmac!(Sha224, &key, data))
        }
        "2.16.840.1.101.3.4.2.1" => {
            pkcs12_kdf::<Sha256>(MAC, &text, mac.salt, rounds, 32).and_then(|key| hmac!(Sha256, &key, data))
        }
        "2.16.840.1.101.3.4.2.2" => {
            pkcs12_kdf::<Sha384>(MAC, &text, mac.salt, rounds, 48).and_then(|key| hmac!(Sha384, &key, data))
        }
        "2.16.840.1.101.3.4.2.3" => {
            pkcs12_kdf::<Sha512>(MAC, &text, mac.salt, rounds, 64).and_then(|key| hmac!(Sha512, &key, data))
        }
        other => return Err(Closed::Unsupported(format!("a MAC with the algorithm {other}"))),
    };
    Ok(computed.is_some_and(|computed| computed == mac.digest))
}

/// The key of a PKCS#12 container's HMAC with SHA-256 (RFC 7292, appendix B).
pub(crate) fn pkcs12_mac_key(passphrase: &[u8], salt: &[u8], rounds: u32) -> Option<Zeroizing<Vec<u8>>> {
    pkcs12_kdf::<Sha256>(MAC, &bmp_string(passphrase), salt, rounds, 32)
}

/// The purpose of a derived key (RFC 7292, appendix B.3).
const MAC: u8 = 3;

const PBMAC1: &str = "1.2.840.113549.1.5.14";

/// RFC 9579: PBKDF2 makes the key of an HMAC.
fn pbmac1(
    identifier: &Algorithm<'_>,
    digest: &[u8],
    data: &[u8],
    passphrase: &[u8],
    work: &mut Work,
) -> Result<bool, Closed> {
    let broken = || damaged("the parameters of its MAC do not decode");
    let fields = identifier.parameters.and_then(sequence).ok_or_else(broken)?;
    let [derivation, hash] = fields.as_slice() else { return Err(broken()) };
    let (derivation, hash) = (algorithm(*derivation).ok_or_else(broken)?, algorithm(*hash).ok_or_else(broken)?);
    let Ok(kdf) = pbes2::derivation(&derivation) else {
        return Err(Closed::Unsupported("the derivation of its MAC's key".to_owned()));
    };
    if let Some(how) = kdf.too_costly() {
        return Err(Closed::TooCostly(how));
    }
    let length = kdf.key_length().filter(|length| (1..=64).contains(length)).ok_or_else(broken)?;
    if !work.spend(kdf.cost()) {
        return Err(Closed::TooCostly(Work::spent()));
    }
    let mut key = Zeroizing::new(vec![0; length as usize]);
    kdf.derive(passphrase, &mut key).ok_or_else(broken)?;
    let computed = match hash.oid.to_string().as_str() {
        "1.2.840.113549.2.7" => hmac!(Sha1, &key, data),
        "1.2.840.113549.2.9" => hmac!(Sha256, &key, data),
        "1.2.840.113549.2.10" => hmac!(Sha384, &key, data),
        "1.2.840.113549.2.11" => hmac!(Sha512, &key, data),
        other => return Err(Closed::Unsupported(format!("a MAC with the algorithm {other}"))),
    };
    Ok(computed.is_some_and(|computed| computed == digest))
}

fn read(identifier: &[u8]) -> Option<Algorithm<'_>> {
    algorithm(AnyRef::from_der(identifier).ok()?)
}

fn damaged(why: &str) -> Closed {
    Closed::Damaged(why.to_owned())
}
