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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use super::*;
    use crate::trust::testing::tlv;

    const PKCS5: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5];
    const NULL: [u8; 2] = [5, 0];

    /// An algorithm of RFC 8018 by the last number of its OID: of PKCS#5, or a digest's.
    fn hash(last: u8) -> Vec<u8> {
        tlv(0x30, &[tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, last]), NULL.to_vec()].concat())
    }

    fn pkcs5(last: u8, parameters: &[u8]) -> Vec<u8> {
        tlv(0x30, &[tlv(6, &[PKCS5.as_slice(), &[last]].concat()), parameters.to_vec()].concat())
    }

    fn pbmac1(length: u8, digest: u8) -> Vec<u8> {
        let kdf = [tlv(4, b"saltsalt"), tlv(2, &[3, 0xe8]), tlv(2, &[length]), hash(9)].concat();
        pkcs5(14, &tlv(0x30, &[pkcs5(12, &tlv(0x30, &kdf)), hash(digest)].concat()))
    }

    fn octets(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    /// Digests by Python: `hmac.new(pbkdf2_hmac("sha256", b"secret", b"saltsalt", 1000, 32), b"contents", HASH)`.
    #[test]
    fn a_mac_of_pbmac1_shows_a_wrong_passphrase() {
        for (hash, digest) in [
            (7, "45ac996f51abebd12444d8c218bdf6d12de50c83"),
            (9, "1a4533325ffa09b9a9d074ac06bf26bb6270f6660c9e9b262be28f3514e2c6ec"),
            (10, "41a98d74292d51c479a1fc2263ca07853cc16cf5e7ba8cab3f68c0be6fe2aeb7341caf9426552417c285cc19bf1b153a"),
            (
                11,
                "5915a3750af3e88e6d1a7ad5a94ea92c00d11304001ffcdacfe14d067f0c853a\
                 8b921f1c615f2b355d08e697979d1d3011bd26f39948cd905e20da4974b2a9bb",
            ),
        ] {
            let (identifier, digest) = (pbmac1(32, hash), octets(digest));
            let mac = Mac { identifier: &identifier, digest: &digest, salt: &[], rounds: 1 };
            let fits = |data: &[u8], word: &[u8]| mac_fits(&mac, data, word, &mut Work::default()).ok();
            assert_eq!(fits(b"contents", b"secret"), Some(true));
            assert_eq!(fits(b"contents", b"Secret"), Some(false));
            assert_eq!(fits(b"content", b"secret"), Some(false));
        }
    }

    #[test]
    fn a_mac_that_cannot_be_computed_says_why() {
        let closed = |identifier: &[u8], work: &mut Work| {
            let mac = Mac { identifier, digest: &[0; 32], salt: &[], rounds: 1 };
            mac_fits(&mac, b"contents", b"secret", work).unwrap_err()
        };
        let mut work = Work::default();
        assert!(matches!(closed(&pbmac1(32, 1), &mut work), Closed::Unsupported(what) if what.contains("2.1")));
        assert!(matches!(closed(&pbmac1(0, 9), &mut work), Closed::Damaged(_)));
        assert!(matches!(closed(&pbmac1(65, 9), &mut work), Closed::Damaged(_)));
        assert!(matches!(closed(&pkcs5(14, &tlv(0x30, &hash(9))), &mut work), Closed::Damaged(_)));
        let unknown = pkcs5(14, &tlv(0x30, &[pkcs5(1, &NULL), hash(9)].concat()));
        assert!(matches!(closed(&unknown, &mut work), Closed::Unsupported(_)));
        while work.spend(500) {}
        assert!(matches!(closed(&pbmac1(32, 9), &mut work), Closed::TooCostly(_)));
    }

    /// What is written here is read by the same rule: with the key made for it, at the most rounds that are done, and no other.
    #[test]
    fn the_key_of_a_mac_that_is_written_is_that_of_one_that_is_read() {
        let key = pkcs12_mac_key(b"secret", b"saltsalt", 1000).unwrap();
        let digest = hmac!(Sha256, &key, b"contents").unwrap();
        let sha256 = tlv(0x30, &[tlv(6, &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1]), NULL.to_vec()].concat());
        let fits = |rounds| {
            let mac = Mac { identifier: &sha256, digest: &digest, salt: b"saltsalt", rounds };
            mac_fits(&mac, b"contents", b"secret", &mut Work::default())
        };
        assert_eq!((fits(1000).ok(), fits(1001).ok()), (Some(true), Some(false)));
        let most = u64::from(limits::PBKDF2_ROUNDS);
        assert!(matches!(fits(most + 1), Err(Closed::TooCostly(how)) if how.contains("limit")));
        // At the limit it is done, if there is still work to spend.
        let mac = Mac { identifier: &sha256, digest: &digest, salt: b"saltsalt", rounds: most };
        let mut work = Work::default();
        while work.spend(most) {}
        let late = mac_fits(&mac, b"contents", b"secret", &mut work);
        assert!(matches!(late, Err(Closed::TooCostly(how)) if how == Work::spent()));
    }
}
