//! The schemes before PBES2: PBES1 (RFC 8018, section 6.1) and those of PKCS#12 (RFC 7292, appendix C).

use md5::Md5;
use sha1::{Digest, Sha1, digest::block_api::BlockSizeUser};
use zeroize::Zeroizing;

use super::{
    Encryption, OpensslSupport,
    cipher::Cipher,
    encrypted::{Attempt, Read, Scheme},
    shape::{Algorithm, number, octet_string, sequence},
};
use crate::limits;

pub(super) fn read<'a>(algorithm: &Algorithm<'a>) -> Read<'a> {
    let oid = algorithm.oid.to_string();
    let Some((_, name, kind)) = SCHEMES.iter().find(|(dotted, _, _)| *dotted == oid) else {
        return Read::unsupported(format!("the unknown encryption {oid}"), OpensslSupport::No);
    };
    let (kind, openssl) = match kind {
        Kind::Named(openssl) => return Read::unsupported((*name).to_owned(), *openssl),
        // MD5, SHA-1 and triple DES stand in OpenSSL 3's default provider; DES and RC2 in the legacy one.
        Kind::Md5Des | Kind::Sha1Des | Kind::Rc2_40 | Kind::Rc2_128 => (*kind, OpensslSupport::LegacyProvider),
        Kind::TripleDes | Kind::TwoKeyTripleDes => (*kind, OpensslSupport::Default),
    };
    let fields = algorithm.parameters.and_then(sequence);
    let parameters = match fields.as_deref() {
        Some([salt, rounds]) => octet_string(*salt).zip(number(*rounds).filter(|rounds| *rounds > 0)),
        _ => None,
    };
    let Some((salt, rounds)) = parameters else {
        return Read::damaged("the parameters of its encryption do not decode");
    };
    let scheme = Pbe { kind, salt, rounds: u32::try_from(rounds).unwrap_or(u32::MAX) };
    let encryption = Encryption {
        scheme: format!("{name}, {rounds} rounds"),
        weak: scheme.cipher().weakness().map(str::to_owned),
        openssl,
    };
    if rounds > u64::from(limits::PBKDF2_ROUNDS) {
        let how = format!("{rounds} rounds of {name}; the limit is {}", limits::PBKDF2_ROUNDS);
        return Read::Refused(Some(encryption), Attempt::TooCostly(how));
    }
    Read::Ready(encryption, Box::new(scheme))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Md5Des,
    Sha1Des,
    TripleDes,
    TwoKeyTripleDes,
    Rc2_40,
    Rc2_128,
    /// Recognised, not opened.
    Named(OpensslSupport),
}

const SCHEMES: &[(&str, &str, Kind)] = &[
    ("1.2.840.113549.1.5.1", "PBES1 (MD2 and DES-CBC)", Kind::Named(OpensslSupport::No)),
    ("1.2.840.113549.1.5.3", "PBES1 (MD5 and DES-CBC)", Kind::Md5Des),
    ("1.2.840.113549.1.5.4", "PBES1 (MD2 and RC2-CBC)", Kind::Named(OpensslSupport::No)),
    ("1.2.840.113549.1.5.6", "PBES1 (MD5 and RC2-CBC)", Kind::Named(OpensslSupport::LegacyProvider)),
    ("1.2.840.113549.1.5.10", "PBES1 (SHA-1 and DES-CBC)", Kind::Sha1Des),
    ("1.2.840.113549.1.5.11", "PBES1 (SHA-1 and RC2-CBC)", Kind::Named(OpensslSupport::LegacyProvider)),
    ("1.2.840.113549.1.12.1.1", "PKCS#12 PBE (SHA-1 and RC4-128)", Kind::Named(OpensslSupport::LegacyProvider)),
    ("1.2.840.113549.1.12.1.2", "PKCS#12 PBE (SHA-1 and RC4-40)", Kind::Named(OpensslSupport::LegacyProvider)),
    ("1.2.840.113549.1.12.1.3", "PKCS#12 PBE (SHA-1 and three-key DES-EDE3-CBC)", Kind::TripleDes),
    ("1.2.840.113549.1.12.1.4", "PKCS#12 PBE (SHA-1 and two-key DES-EDE3-CBC)", Kind::TwoKeyTripleDes),
    ("1.2.840.113549.1.12.1.5", "PKCS#12 PBE (SHA-1 and RC2-128-CBC)", Kind::Rc2_128),
    ("1.2.840.113549.1.12.1.6", "PKCS#12 PBE (SHA-1 and RC2-40-CBC)", Kind::Rc2_40),
];

struct Pbe<'a> {
    kind: Kind,
    salt: &'a [u8],
    rounds: u32,
}

impl Scheme for Pbe<'_> {
    fn cipher(&self) -> Cipher {
        match self.kind {
            Kind::TripleDes | Kind::TwoKeyTripleDes => Cipher::TripleDes,
            Kind::Rc2_40 => Cipher::Rc2_40,
            Kind::Rc2_128 => Cipher::Rc2_128,
            Kind::Md5Des | Kind::Sha1Des | Kind::Named(_) => Cipher::Des,
        }
    }

    fn cost(&self) -> u64 {
        u64::from(self.rounds)
    }

    fn derive(&self, passphrase: &[u8]) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
        match self.kind {
            Kind::Md5Des => pbkdf1::<Md5>(passphrase, self.salt, self.rounds),
            Kind::Sha1Des => pbkdf1::<Sha1>(passphrase, self.salt, self.rounds),
            Kind::TripleDes | Kind::TwoKeyTripleDes | Kind::Rc2_40 | Kind::Rc2_128 => {
                let passphrase = bmp_string(passphrase);
                let octets = if self.kind == Kind::TwoKeyTripleDes { 16 } else { self.cipher().key_octets() };
                let mut key = pkcs12_kdf::<Sha1>(1, &passphrase, self.salt, self.rounds, octets)?;
                if self.kind == Kind::TwoKeyTripleDes {
                    // The third key is the first.
                    let first = Zeroizing::new(key.get(..8)?.to_vec());
                    key = Zeroizing::new([key.as_slice(), &first].concat());
                }
                let iv = pkcs12_kdf::<Sha1>(2, &passphrase, self.salt, self.rounds, 8)?;
                Some((key, iv.to_vec()))
            }
            Kind::Named(_) => None,
        }
    }
}

/// RFC 8018, section 5.1: eight octets of key, eight of vector.
fn pbkdf1<D: Digest>(passphrase: &[u8], salt: &[u8], rounds: u32) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
    let mut hash = Zeroizing::new(D::new().chain_update(passphrase).chain_update(salt).finalize().to_vec());
    for _ in 1..rounds {
        hash = Zeroizing::new(D::digest(hash.as_slice()).to_vec());
    }
    Some((Zeroizing::new(hash.get(..8)?.to_vec()), hash.get(8..16)?.to_vec()))
}

/// The passphrase as UTF-16, big-endian, with two zero octets behind (RFC 7292, appendix B.1); octets that are no UTF-8
/// one by one, as OpenSSL does.
pub(super) fn bmp_string(passphrase: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(2 * passphrase.len() + 2));
    match std::str::from_utf8(passphrase) {
        Ok(text) => text.encode_utf16().for_each(|unit| out.extend_from_slice(&unit.to_be_bytes())),
        Err(_) => passphrase.iter().for_each(|octet| out.extend_from_slice(&[0, *octet])),
    }
    out.extend_from_slice(&[0, 0]);
    out
}

/// RFC 7292, appendix B.2: `id` 1 makes keys, 2 makes vectors, 3 makes keys of MACs.
pub(super) fn pkcs12_kdf<D: Digest + BlockSizeUser>(
    id: u8,
    passphrase: &[u8],
    salt: &[u8],
    rounds: u32,
    octets: usize,
) -> Option<Zeroizing<Vec<u8>>> {
    let v = D::block_size();
    let stretch = |text: &[u8]| -> Vec<u8> { text.iter().copied().cycle().take(text.len().div_ceil(v) * v).collect() };
    let mut input = Zeroizing::new(stretch(salt));
    input.extend_from_slice(&Zeroizing::new(stretch(passphrase)));
    let mut out = Zeroizing::new(Vec::with_capacity(octets + <D as Digest>::output_size()));
    loop {
        let mut hash: Zeroizing<Vec<u8>> =
            Zeroizing::new(D::new().chain_update(vec![id; v]).chain_update(input.as_slice()).finalize().to_vec());
        for _ in 1..rounds {
            hash = Zeroizing::new(D::digest(hash.as_slice()).to_vec());
        }
        out.extend_from_slice(&hash);
        if out.len() >= octets {
            out.truncate(octets);
            return Some(out);
        }
        // Each block of the input grows by the hash, stretched to a block, and one.
        let add: Zeroizing<Vec<u8>> = Zeroizing::new(hash.iter().copied().cycle().take(v).collect());
        for block in input.chunks_mut(v) {
            let mut carry = 1u16;
            for (octet, more) in block.iter_mut().rev().zip(add.iter().rev()) {
                carry += u16::from(*octet) + u16::from(*more);
                *octet = carry.to_be_bytes()[1];
                carry >>= 8;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use der::{Decode as _, asn1::AnyRef};

    use super::*;
    use crate::{read::key::shape::algorithm, trust::testing::tlv};

    /// What is said of PBES1 with MD5 and DES and so many rounds.
    fn said(rounds: &[u8]) -> &'static str {
        let oid = tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 3]);
        let identifier = tlv(0x30, &[oid, tlv(0x30, &[tlv(4, b"saltsalt"), tlv(2, rounds)].concat())].concat());
        match read(&algorithm(AnyRef::from_der(&identifier).unwrap()).unwrap()) {
            Read::Ready(..) => "ready",
            Read::Refused(_, Attempt::TooCostly(_)) => "too costly",
            Read::Refused(None, Attempt::Damaged(_)) => "damaged",
            Read::Refused(..) => "refused",
        }
    }

    #[test]
    fn rounds_are_from_one_to_the_limit() {
        let most = limits::PBKDF2_ROUNDS;
        assert_eq!(said(&[0]), "damaged");
        assert_eq!(said(&[1]), "ready");
        assert_eq!(said(&most.to_be_bytes()), "ready");
        assert_eq!(said(&(most + 1).to_be_bytes()), "too costly");
        assert_eq!(said(&(8 * most).to_be_bytes()), "too costly");
    }
}
