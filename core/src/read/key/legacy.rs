//! Keys with `Proc-Type: 4,ENCRYPTED` (RFC 1421 headers, OpenSSL's `PEM_do_header`): no crate opens them.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::{
    Encryption, OpensslSupport, Work,
    cipher::Cipher,
    encrypted::{self, Attempt, Read, Scheme},
};
use crate::contract::Secret;

pub(super) fn is_encrypted(headers: &[(String, String)]) -> bool {
    value(headers, "Proc-Type").is_some_and(|text| {
        text.split_once(',').is_some_and(|(version, kind)| version.trim() == "4" && kind.trim() == "ENCRYPTED")
    })
}

pub(super) fn open(
    headers: &[(String, String)],
    data: &[u8],
    passphrase: Option<&Secret>,
    work: &mut Work,
) -> (Option<Encryption>, Attempt) {
    match read(headers) {
        Read::Ready(encryption, scheme) => (Some(encryption), encrypted::attempt(&*scheme, data, passphrase, work)),
        Read::Refused(encryption, attempt) => (encryption, attempt),
    }
}

fn read(headers: &[(String, String)]) -> Read<'static> {
    let Some(text) = value(headers, "DEK-Info") else {
        return Read::damaged("its Proc-Type line says that it is encrypted, and no DEK-Info line says how");
    };
    let (name, iv) = text.split_once(',').map_or((text.trim(), ""), |(name, iv)| (name.trim(), iv.trim()));
    let cipher = match name {
        "AES-128-CBC" => Cipher::Aes128,
        "AES-192-CBC" => Cipher::Aes192,
        "AES-256-CBC" => Cipher::Aes256,
        "DES-EDE3-CBC" => Cipher::TripleDes,
        "DES-CBC" => Cipher::Des,
        other => {
            let modern = ["ARIA-", "CAMELLIA-", "SM4-"].iter().any(|prefix| other.starts_with(prefix));
            let retired =
                ["BF-", "CAST5-", "IDEA-", "RC2-", "SEED-", "DESX-"].iter().any(|prefix| other.starts_with(prefix));
            let openssl = match (modern, retired) {
                (true, _) => OpensslSupport::Default,
                (_, true) => OpensslSupport::LegacyProvider,
                _ => OpensslSupport::No,
            };
            return Read::unsupported(format!("Proc-Type encryption with {}", crate::text::shown(other)), openssl);
        }
    };
    let Some(iv) = hexadecimal(iv).filter(|iv| iv.len() == cipher.block_octets()) else {
        return Read::damaged(
            "the initialisation vector on its DEK-Info line has a wrong length or is not hexadecimal",
        );
    };
    let encryption = Encryption {
        scheme: format!("Proc-Type encryption (one round of MD5; {})", cipher.name()),
        weak: Some(match cipher.weakness() {
            Some(cipher) => format!("its key is one round of MD5 over the passphrase, its cipher is {cipher}"),
            None => "its key is one round of MD5 over the passphrase".to_owned(),
        }),
        openssl: if cipher == Cipher::Des { OpensslSupport::LegacyProvider } else { OpensslSupport::Default },
    };
    Read::Ready(encryption, Box::new(ProcType { cipher, iv }))
}

struct ProcType {
    cipher: Cipher,
    iv: Vec<u8>,
}

impl Scheme for ProcType {
    fn cipher(&self) -> Cipher {
        self.cipher
    }

    fn cost(&self) -> u64 {
        1
    }

    /// OpenSSL's `EVP_BytesToKey` with MD5, one round, the first eight octets of the vector as salt.
    fn derive(&self, passphrase: &[u8]) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
        let salt = self.iv.get(..8)?;
        let octets = self.cipher.key_octets();
        let mut key = Zeroizing::new(Vec::with_capacity(octets + 16));
        let mut hash = Zeroizing::new(Vec::new());
        while key.len() < octets {
            let digest =
                Md5::new().chain_update(hash.as_slice()).chain_update(passphrase).chain_update(salt).finalize();
            hash = Zeroizing::new(digest.to_vec());
            key.extend_from_slice(&hash);
        }
        key.truncate(octets);
        Some((key, self.iv.clone()))
    }
}

fn value<'a>(headers: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    headers.iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect::<Option<Vec<_>>>()?;
    digits
        .len()
        .is_multiple_of(2)
        .then(|| digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&str, &str)]) -> Vec<(String, String)> {
        lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// RFC 1421, section 4.6.1.1: of the processing types one encrypts.
    #[test]
    fn one_processing_type_encrypts() {
        let is = |value: &str| is_encrypted(&headers(&[("proc-type", value)]));
        assert!(is("4,ENCRYPTED") && is(" 4 , ENCRYPTED "));
        assert!(!is("4,MIC-CLEAR") && !is("3,ENCRYPTED") && !is("ENCRYPTED") && !is_encrypted(&[]));
    }

    #[test]
    fn ciphers_that_are_not_opened_are_named_with_who_opens_them() {
        let openssl = |cipher: &str| match read(&headers(&[("DEK-Info", &format!("{cipher},0123456789ABCDEF"))])) {
            Read::Refused(Some(encryption), Attempt::Unsupported(_)) => Some(encryption.openssl),
            _ => None,
        };
        assert_eq!(openssl("CAMELLIA-128-CBC"), Some(OpensslSupport::Default));
        assert_eq!(openssl("BF-CBC"), Some(OpensslSupport::LegacyProvider));
        assert_eq!(openssl("ROT13"), Some(OpensslSupport::No));
        assert_eq!(openssl("DES-CBC"), None);
    }
}
