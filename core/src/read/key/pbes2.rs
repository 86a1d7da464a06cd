//! PBES2 (RFC 8018, section 6.2) with PBKDF2 or scrypt (RFC 7914, section 7).

use der::{
    Tag, Tagged,
    asn1::{AnyRef, ObjectIdentifier},
};
use md5::Md5;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use zeroize::Zeroizing;

use super::{
    Encryption, OpensslSupport,
    cipher::Cipher,
    encrypted::{Attempt, Read, Scheme},
    shape::{Algorithm, algorithm, number, octet_string, sequence},
};
use crate::limits;

pub(super) const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");

/// OpenSSL's `SCRYPT_MAX_MEM`, which its readers of keys never raise (crypto/evp/pbe_scrypt.c).
const OPENSSL_SCRYPT_BYTES: u128 = 32 << 20;

/// Fewer rounds than this are outdated (the minimum of RFC 2898 and of NIST SP 800-132).
const FEW_ROUNDS: u64 = 1000;

pub(super) fn read<'a>(pbes2: &Algorithm<'a>) -> Read<'a> {
    let parts = pbes2.parameters.and_then(sequence);
    let Some([kdf, encryption]) = parts.as_deref() else {
        return Read::damaged("the parameters of its PBES2 encryption do not decode");
    };
    let (Some(kdf), Some(encryption)) = (algorithm(*kdf), algorithm(*encryption)) else {
        return Read::damaged("the parameters of its PBES2 encryption do not decode");
    };
    let kdf = match derivation(&kdf) {
        Ok(kdf) => kdf,
        Err(refused) => return *refused,
    };
    let (cipher, iv) = match block_cipher(&encryption) {
        Ok(cipher) => cipher,
        Err(Unfit::Damaged) => return Read::damaged("the initialisation vector of its encryption has a wrong length"),
        Err(Unfit::Unsupported(name, openssl)) => {
            return Read::unsupported(format!("PBES2 ({}; {name})", kdf.text()), openssl);
        }
    };
    let encryption = Encryption {
        scheme: format!("PBES2 ({}; {})", kdf.text(), cipher.name()),
        weak: cipher.weakness().map(str::to_owned).or_else(|| kdf.weakness()),
        openssl: match cipher {
            Cipher::Des => OpensslSupport::LegacyProvider,
            _ if kdf.memory() > OPENSSL_SCRYPT_BYTES => OpensslSupport::BeyondItsMemory,
            _ => OpensslSupport::Default,
        },
    };
    if let Some(how) = kdf.too_costly() {
        return Read::Refused(Some(encryption), Attempt::TooCostly(how));
    }
    if kdf.key_length().is_some_and(|length| length != cipher.key_octets() as u64) {
        return Read::Refused(
            Some(encryption),
            Attempt::Damaged(format!("the key length that it states is not that of {}", cipher.name())),
        );
    }
    Read::Ready(encryption, Box::new(Pbes2 { kdf, cipher, iv }))
}

struct Pbes2<'a> {
    kdf: Kdf<'a>,
    cipher: Cipher,
    iv: &'a [u8],
}

impl Scheme for Pbes2<'_> {
    fn cipher(&self) -> Cipher {
        self.cipher
    }

    fn cost(&self) -> u64 {
        self.kdf.cost()
    }

    fn derive(&self, passphrase: &[u8]) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
        let mut key = Zeroizing::new(vec![0; self.cipher.key_octets()]);
        self.kdf.derive(passphrase, &mut key)?;
        Some((key, self.iv.to_vec()))
    }
}

pub(super) enum Kdf<'a> {
    Pbkdf2 { salt: &'a [u8], rounds: u64, key_length: Option<u64>, prf: Prf },
    Scrypt { salt: &'a [u8], n: u64, r: u64, p: u64, key_length: Option<u64> },
}

impl Kdf<'_> {
    /// In rounds of PBKDF2.
    pub fn cost(&self) -> u64 {
        match *self {
            Self::Pbkdf2 { rounds, .. } => rounds,
            // Measured: a step of scrypt takes about as long.
            Self::Scrypt { n, r, p, .. } => n.saturating_mul(r).saturating_mul(p),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Pbkdf2 { rounds, prf, .. } => format!("PBKDF2 with {}, {} rounds", prf.name(), large(*rounds)),
            Self::Scrypt { n, r, p, .. } => {
                format!("scrypt with N = {}, r = {}, p = {}", large(*n), large(*r), large(*p))
            }
        }
    }

    fn weakness(&self) -> Option<String> {
        match self {
            Self::Pbkdf2 { rounds, .. } if *rounds < FEW_ROUNDS => Some(format!("only {rounds} rounds of PBKDF2")),
            Self::Pbkdf2 { prf: Prf::Md5, .. } => Some("PBKDF2 with HMAC-MD5".to_owned()),
            _ => None,
        }
    }

    pub fn key_length(&self) -> Option<u64> {
        match self {
            Self::Pbkdf2 { key_length, .. } | Self::Scrypt { key_length, .. } => *key_length,
        }
    }

    /// Octets that scrypt works in, as OpenSSL counts them: 128 * r * (N + p + 2).
    fn memory(&self) -> u128 {
        match self {
            Self::Pbkdf2 { .. } => 0,
            Self::Scrypt { n, r, p, .. } => (128 * u128::from(*r)).saturating_mul(u128::from(*n) + u128::from(*p) + 2),
        }
    }

    /// Past a limit: how much is asked for and how much is allowed.
    pub fn too_costly(&self) -> Option<String> {
        match self {
            Self::Pbkdf2 { rounds, .. } => (*rounds > u64::from(limits::PBKDF2_ROUNDS))
                .then(|| format!("{} rounds of PBKDF2; the limit is {}", large(*rounds), limits::PBKDF2_ROUNDS)),
            Self::Scrypt { n, r, p, .. } => {
                let block = 128 * u128::from(*r);
                let memory = block.saturating_mul(u128::from(*n));
                let work = memory.saturating_mul(u128::from(*p));
                if memory > u128::from(limits::SCRYPT_BYTES) {
                    return Some(format!(
                        "{} MiB of memory for {}; the limit is {} MiB",
                        large_wide(memory >> 20),
                        self.text(),
                        limits::SCRYPT_BYTES >> 20
                    ));
                }
                (work > u128::from(limits::SCRYPT_WORK)).then(|| {
                    format!(
                        "{} passes over {} MiB for {}; the limit is {} MiB in all",
                        large(*p),
                        memory >> 20,
                        self.text(),
                        limits::SCRYPT_WORK >> 20
                    )
                })
            }
        }
    }

    pub fn derive(&self, passphrase: &[u8], key: &mut [u8]) -> Option<()> {
        match self {
            Self::Pbkdf2 { salt, rounds, prf, .. } => {
                let rounds = u32::try_from(*rounds).ok()?;
                match prf {
                    Prf::Md5 => pbkdf2::pbkdf2_hmac::<Md5>(passphrase, salt, rounds, key),
                    Prf::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(passphrase, salt, rounds, key),
                    Prf::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>(passphrase, salt, rounds, key),
                    Prf::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(passphrase, salt, rounds, key),
                    Prf::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>(passphrase, salt, rounds, key),
                    Prf::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(passphrase, salt, rounds, key),
                    Prf::Sha512_224 => pbkdf2::pbkdf2_hmac::<Sha512_224>(passphrase, salt, rounds, key),
                    Prf::Sha512_256 => pbkdf2::pbkdf2_hmac::<Sha512_256>(passphrase, salt, rounds, key),
                }
                Some(())
            }
            Self::Scrypt { salt, n, r, p, .. } => {
                let log_n = u8::try_from(n.trailing_zeros()).ok()?;
                let parameters = scrypt::Params::new(log_n, u32::try_from(*r).ok()?, u32::try_from(*p).ok()?).ok()?;
                scrypt::scrypt(passphrase, salt, &parameters, key).ok()
            }
        }
    }
}

/// Numbers past any real one are capped while reading.
fn large(number: u64) -> String {
    if number == u64::MAX { "more than 2^64".to_owned() } else { number.to_string() }
}

fn large_wide(number: u128) -> String {
    u64::try_from(number).map_or_else(|_| "more than 2^64".to_owned(), large)
}

pub(super) fn derivation<'a>(kdf: &Algorithm<'a>) -> Result<Kdf<'a>, Box<Read<'a>>> {
    let damaged = || Box::new(Read::damaged("the parameters of its key derivation do not decode"));
    if kdf.oid != PBKDF2 && kdf.oid != SCRYPT {
        let named = format!("PBES2 with key derivation {}", kdf.oid);
        return Err(Box::new(Read::unsupported(named, OpensslSupport::No)));
    }
    let fields = kdf.parameters.and_then(sequence).ok_or_else(damaged)?;
    let mut fields = fields.into_iter().peekable();
    let salt = fields.next().and_then(octet_string).ok_or_else(damaged)?;
    let integer = |fields: &mut std::iter::Peekable<std::vec::IntoIter<AnyRef<'a>>>| {
        fields.next_if(|field| field.tag() == Tag::Integer).and_then(number)
    };
    if kdf.oid == PBKDF2 {
        let rounds = integer(&mut fields).filter(|rounds| *rounds > 0).ok_or_else(damaged)?;
        let key_length = integer(&mut fields);
        let prf = match fields.next() {
            None => Prf::Sha1,
            Some(any) => {
                let named = algorithm(any).ok_or_else(damaged)?.oid;
                Prf::of(&named).ok_or_else(|| {
                    let openssl = if sha3(&named) { OpensslSupport::Default } else { OpensslSupport::No };
                    let name = format!("PBES2 (PBKDF2 with the pseudo-random function {named})");
                    Box::new(Read::unsupported(name, openssl))
                })?
            }
        };
        return Ok(Kdf::Pbkdf2 { salt, rounds, key_length, prf });
    }
    let (n, r, p) = (integer(&mut fields), integer(&mut fields), integer(&mut fields));
    let (Some(n), Some(r), Some(p)) = (n, r, p) else { return Err(damaged()) };
    let key_length = integer(&mut fields);
    // RFC 7914, section 2: N is a power of two above 1. The cap stands for a number beyond 64 bits.
    if (n != u64::MAX && (n < 2 || !n.is_power_of_two())) || r == 0 || p == 0 {
        return Err(Box::new(Read::damaged("the parameters of its scrypt are outside RFC 7914")));
    }
    Ok(Kdf::Scrypt { salt, n, r, p, key_length })
}

enum Unfit {
    Damaged,
    Unsupported(String, OpensslSupport),
}

fn block_cipher<'a>(encryption: &Algorithm<'a>) -> Result<(Cipher, &'a [u8]), Unfit> {
    let oid = encryption.oid.to_string();
    let cipher = match oid.as_str() {
        "2.16.840.1.101.3.4.1.2" => Cipher::Aes128,
        "2.16.840.1.101.3.4.1.22" => Cipher::Aes192,
        "2.16.840.1.101.3.4.1.42" => Cipher::Aes256,
        "1.2.840.113549.3.7" => Cipher::TripleDes,
        "1.3.14.3.2.7" => Cipher::Des,
        other => {
            let known = OTHER_CIPHERS.iter().find(|(dotted, _, _)| *dotted == other);
            let (name, openssl) = known.map_or((other, OpensslSupport::No), |(_, name, openssl)| (*name, *openssl));
            return Err(Unfit::Unsupported(name.to_owned(), openssl));
        }
    };
    let iv = encryption.parameters.and_then(octet_string).filter(|iv| iv.len() == cipher.block_octets());
    iv.map(|iv| (cipher, iv)).ok_or(Unfit::Damaged)
}

/// Ciphers that OpenSSL's `pkcs8 -v2` writes and that are not opened here.
const OTHER_CIPHERS: &[(&str, &str, OpensslSupport)] = &[
    ("1.2.410.200046.1.1.2", "ARIA-128-CBC", OpensslSupport::Default),
    ("1.2.410.200046.1.1.7", "ARIA-192-CBC", OpensslSupport::Default),
    ("1.2.410.200046.1.1.12", "ARIA-256-CBC", OpensslSupport::Default),
    ("1.2.392.200011.61.1.1.1.2", "Camellia-128-CBC", OpensslSupport::Default),
    ("1.2.392.200011.61.1.1.1.3", "Camellia-192-CBC", OpensslSupport::Default),
    ("1.2.392.200011.61.1.1.1.4", "Camellia-256-CBC", OpensslSupport::Default),
    ("1.2.156.10197.1.104.2", "SM4-CBC", OpensslSupport::Default),
    ("1.2.410.200004.1.4", "SEED-CBC", OpensslSupport::LegacyProvider),
    ("1.2.840.113549.3.2", "RC2-CBC", OpensslSupport::LegacyProvider),
    ("1.3.6.1.4.1.188.7.1.1.2", "IDEA-CBC", OpensslSupport::LegacyProvider),
    ("1.3.6.1.4.1.3029.1.2", "Blowfish-CBC", OpensslSupport::LegacyProvider),
    ("1.2.840.113533.7.66.10", "CAST5-CBC", OpensslSupport::LegacyProvider),
    ("2.16.840.1.101.3.4.1.6", "AES-128-GCM", OpensslSupport::No),
    ("2.16.840.1.101.3.4.1.26", "AES-192-GCM", OpensslSupport::No),
    ("2.16.840.1.101.3.4.1.46", "AES-256-GCM", OpensslSupport::No),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Prf {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha512_224,
    Sha512_256,
}

impl Prf {
    fn of(oid: &ObjectIdentifier) -> Option<Self> {
        Some(match oid.to_string().as_str() {
            "1.2.840.113549.2.6" => Self::Md5,
            "1.2.840.113549.2.7" => Self::Sha1,
            "1.2.840.113549.2.8" => Self::Sha224,
            "1.2.840.113549.2.9" => Self::Sha256,
            "1.2.840.113549.2.10" => Self::Sha384,
            "1.2.840.113549.2.11" => Self::Sha512,
            "1.2.840.113549.2.12" => Self::Sha512_224,
            "1.2.840.113549.2.13" => Self::Sha512_256,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Md5 => "HMAC-MD5",
            Self::Sha1 => "HMAC-SHA-1",
            Self::Sha224 => "HMAC-SHA-224",
            Self::Sha256 => "HMAC-SHA-256",
            Self::Sha384 => "HMAC-SHA-384",
            Self::Sha512 => "HMAC-SHA-512",
            Self::Sha512_224 => "HMAC-SHA-512/224",
            Self::Sha512_256 => "HMAC-SHA-512/256",
        }
    }
}

/// hmacWithSHA3-224 to hmacWithSHA3-512 (NIST's registry).
fn sha3(oid: &ObjectIdentifier) -> bool {
    let text = oid.to_string();
    ["13", "14", "15", "16"].iter().any(|last| text == format!("2.16.840.1.101.3.4.2.{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pbkdf2(rounds: u64, prf: Prf) -> Kdf<'static> {
        Kdf::Pbkdf2 { salt: b"salt", rounds, key_length: None, prf }
    }

    fn scrypt(n: u64, r: u64, p: u64) -> Kdf<'static> {
        Kdf::Scrypt { salt: b"salt", n, r, p, key_length: Some(32) }
    }

    #[test]
    fn what_a_limit_allows_is_done() {
        let most = u64::from(limits::PBKDF2_ROUNDS);
        assert_eq!(pbkdf2(most, Prf::Sha256).too_costly(), None);
        assert!(pbkdf2(most + 1, Prf::Sha256).too_costly().is_some_and(|how| how.contains("rounds of PBKDF2")));
        // 128 * r * N octets, p times.
        let n = limits::SCRYPT_BYTES / 1024;
        let passes = limits::SCRYPT_WORK / limits::SCRYPT_BYTES;
        assert_eq!(scrypt(n, 8, passes).too_costly(), None);
        assert!(scrypt(n, 9, 1).too_costly().is_some_and(|how| how.contains("of memory")));
        assert!(scrypt(n, 8, passes + 1).too_costly().is_some_and(|how| how.contains("passes over 256 MiB")));
    }

    #[test]
    fn a_weak_derivation_is_named() {
        assert_eq!(pbkdf2(1000, Prf::Sha1).weakness(), None);
        assert!(pbkdf2(999, Prf::Sha1).weakness().is_some_and(|why| why.contains("999 rounds")));
        assert!(pbkdf2(100_000, Prf::Md5).weakness().is_some_and(|why| why.contains("MD5")));
        assert_eq!(scrypt(2, 8, 1).weakness(), None);
    }

    /// OpenSSL counts N + p + 2 blocks of 128 * r octets, and allows 32 MiB (crypto/evp/pbe_scrypt.c).
    #[test]
    fn memory_is_counted_as_openssl_does() {
        assert_eq!(scrypt(1 << 14, 8, 1).memory(), 1024 * ((1 << 14) + 3));
        assert_eq!(scrypt(1 << 14, 8, 5).memory(), 1024 * ((1 << 14) + 7));
        assert_eq!(pbkdf2(1, Prf::Sha1).memory(), 0);
    }
}
