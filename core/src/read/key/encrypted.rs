//! Encrypted keys: which scheme, whether it is affordable, and whether the passphrase opens it.

use zeroize::Zeroizing;

use super::{Encryption, OpensslSupport, Work, cipher::Cipher, pbe, pbes2, shape::Algorithm};
use crate::contract::Secret;

/// What became of an encrypted key.
pub(super) enum Attempt {
    /// The octets of the key inside.
    Opened(Zeroizing<Vec<u8>>),
    PassphraseMissing,
    PassphraseWrong {
        opens_without_line_break: bool,
    },
    TooCostly(String),
    Unsupported(String),
    Damaged(String),
}

/// An encryption that is understood and affordable: everything but the passphrase.
pub(super) trait Scheme {
    fn cipher(&self) -> Cipher;

    /// What the derivation costs, in rounds of PBKDF2.
    fn cost(&self) -> u64;

    /// The key and the initialisation vector for this passphrase.
    fn derive(&self, passphrase: &[u8]) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)>;
}

/// Opens an `EncryptedPrivateKeyInfo`.
pub(super) fn open(
    algorithm: &Algorithm<'_>,
    data: &[u8],
    passphrase: Option<&Secret>,
    work: &mut Work,
) -> (Option<Encryption>, Attempt) {
    let read = if algorithm.oid == pbes2::PBES2 { pbes2::read(algorithm) } else { pbe::read(algorithm) };
    match read {
        Read::Ready(encryption, scheme) => (Some(encryption), attempt(&*scheme, data, passphrase, work)),
        Read::Refused(encryption, attempt) => (encryption, attempt),
    }
}

/// What the parameters of an encryption say.
pub(super) enum Read<'a> {
    Ready(Encryption, Box<dyn Scheme + 'a>),
    Refused(Option<Encryption>, Attempt),
}

impl Read<'_> {
    pub fn damaged(why: &str) -> Self {
        Self::Refused(None, Attempt::Damaged(why.to_owned()))
    }

    /// An encryption that is named and not opened.
    pub fn unsupported(scheme: String, openssl: OpensslSupport) -> Self {
        let weak = match openssl {
            OpensslSupport::Default | OpensslSupport::BeyondItsMemory => None,
            OpensslSupport::LegacyProvider | OpensslSupport::No => {
                Some("a cipher that OpenSSL 3 has retired".to_owned())
            }
        };
        let opens = match openssl {
            OpensslSupport::Default => "OpenSSL opens it",
            OpensslSupport::LegacyProvider => "OpenSSL 3 opens it only with its legacy provider",
            OpensslSupport::BeyondItsMemory | OpensslSupport::No => "OpenSSL 3 does not open it",
        };
        let said = format!("{scheme}; {opens}");
        Self::Refused(Some(Encryption { scheme, weak, openssl }), Attempt::Unsupported(said))
    }
}

/// Tries the passphrase, and once more without a line break at its end.
pub(super) fn attempt(scheme: &dyn Scheme, data: &[u8], passphrase: Option<&Secret>, work: &mut Work) -> Attempt {
    let block = scheme.cipher().block_octets();
    if data.is_empty() || !data.len().is_multiple_of(block) {
        return Attempt::Damaged(format!("its encrypted part has {} octets, which is no number of blocks", data.len()));
    }
    let Some(passphrase) = passphrase.map(Secret::as_bytes) else { return Attempt::PassphraseMissing };
    match decrypt(scheme, data, passphrase, work) {
        Attempt::PassphraseWrong { .. } => {
            let shorter = passphrase.strip_suffix(b"\n").map(|rest| rest.strip_suffix(b"\r").unwrap_or(rest));
            let opens = shorter.is_some_and(|rest| matches!(decrypt(scheme, data, rest, work), Attempt::Opened(_)));
            Attempt::PassphraseWrong { opens_without_line_break: opens }
        }
        other => other,
    }
}

fn decrypt(scheme: &dyn Scheme, data: &[u8], passphrase: &[u8], work: &mut Work) -> Attempt {
    if !work.spend(scheme.cost()) {
        return Attempt::TooCostly(Work::spent());
    }
    let cipher = scheme.cipher();
    let plaintext = scheme.derive(passphrase).and_then(|(key, iv)| cipher.decrypt(&key, &iv, data));
    let Some(plaintext) = plaintext else {
        return Attempt::Damaged("the parameters of its encryption do not fit its cipher".to_owned());
    };
    opened(plaintext, cipher.block_octets())
}

fn opened(mut plaintext: Zeroizing<Vec<u8>>, block: usize) -> Attempt {
    // A wrong passphrase leaves right padding in one of 256 cases; only a key inside proves it right.
    let wrong = Attempt::PassphraseWrong { opens_without_line_break: false };
    let Some(length) = key_length(&plaintext) else { return wrong };
    match unpadded(&plaintext, block) {
        Some(end) if length <= end => {
            plaintext.truncate(end);
            Attempt::Opened(plaintext)
        }
        _ if length < plaintext.len() => {
            Attempt::Damaged("the passphrase is right, and the end of the encrypted part is damaged".to_owned())
        }
        _ => Attempt::Damaged("the passphrase is right, and the encrypted part is cut off".to_owned()),
    }
}

/// The length of the key at the start of these octets. Every form of key begins with a SEQUENCE in DER and a version of
/// 0 or 1: some five octets, which a wrong passphrase does not bring about.
fn key_length(octets: &[u8]) -> Option<usize> {
    let (header, length) = match octets {
        [0x30, length @ 0..=0x7f, ..] => (2, usize::from(*length)),
        [0x30, 0x81, length @ 0x80..=0xff, ..] => (3, usize::from(*length)),
        [0x30, 0x82, high @ 1..=0xff, low, ..] => (4, usize::from(*high) << 8 | usize::from(*low)),
        _ => return None,
    };
    matches!(octets.get(header..), Some([2, 1, 0 | 1, ..])).then_some(header + length)
}

/// Where the padding of RFC 8018, section 6.1.1, begins.
pub(super) fn unpadded(octets: &[u8], block: usize) -> Option<usize> {
    let count = usize::from(*octets.last()?);
    if count == 0 || count > block {
        return None;
    }
    let (rest, padding) = octets.split_at_checked(octets.len().checked_sub(count)?)?;
    padding.iter().all(|octet| usize::from(*octet) == count).then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_of_one_to_a_block_of_octets() {
        let padded = |count: u8, times: usize| [vec![1; 16], vec![count; times]].concat();
        assert_eq!(unpadded(&padded(3, 3), 16), Some(16));
        assert_eq!(unpadded(&padded(16, 16), 16), Some(16));
        assert_eq!(unpadded(&padded(17, 17), 16), None);
        assert_eq!(unpadded(&padded(8, 8), 8), Some(16));
        assert_eq!(unpadded(&padded(9, 9), 8), None);
        assert_eq!(unpadded(&padded(0, 1), 16), None);
        assert_eq!(unpadded(&padded(3, 2), 16), None);
        assert_eq!(unpadded(&[3, 3], 16), None);
        assert_eq!(unpadded(&[], 16), None);
    }

    #[test]
    fn a_right_passphrase_is_told_from_a_damaged_end() {
        let said = |octets: &[u8]| match opened(Zeroizing::new(octets.to_vec()), 8) {
            Attempt::Opened(key) => format!("{} octets", key.len()),
            Attempt::Damaged(why) => why.rsplit_once(' ').map(|(_, last)| last.to_owned()).unwrap_or_default(),
            _ => "wrong".to_owned(),
        };
        assert_eq!(said(&[0x30, 3, 2, 1, 0, 3, 3, 3]), "5 octets");
        assert_eq!(said(&[0x30, 5, 2, 1, 0, 7, 7, 1]), "7 octets");
        // Of a key of five octets the padding is damaged; of eight the last is taken for padding; of 34 most is missing.
        assert_eq!(said(&[0x30, 3, 2, 1, 0, 3, 3, 4]), "damaged");
        assert_eq!(said(&[0x30, 6, 2, 1, 0, 7, 7, 1]), "off");
        assert_eq!(said(&[0x30, 32, 2, 1, 0, 7, 7, 9]), "off");
        assert_eq!(said(&[0x31, 3, 2, 1, 0, 3, 3, 3]), "wrong");
    }

    #[test]
    fn a_key_is_known_by_its_first_octets() {
        assert_eq!(key_length(&[0x30, 3, 2, 1, 0]), Some(5));
        assert_eq!(key_length(&[0x30, 0x81, 0x80, 2, 1, 1]), Some(0x83));
        assert_eq!(key_length(&[0x30, 0x82, 1, 2, 2, 1, 0]), Some(0x106));
        assert_eq!(key_length(&[0x30, 0x82, 3, 3, 2, 1, 0]), Some(0x307));
        // No shortest form, no version, another version.
        for other in [
            &[0x30, 0x81, 0x7f, 2, 1, 0][..],
            &[0x30, 0x82, 0, 0x80, 2, 1, 0],
            &[0x30, 3, 4, 1, 0],
            &[0x30, 3, 2, 1, 2],
        ] {
            assert_eq!(key_length(other), None, "{other:?}");
        }
    }
}
