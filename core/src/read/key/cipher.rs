//! Block ciphers in CBC mode, as encrypted keys use them.

use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use zeroize::Zeroizing;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    /// Three keys.
    TripleDes,
    Des,
    /// With an effective key of 40 bits, of 128 bits.
    Rc2_40,
    Rc2_128,
}

impl Cipher {
    pub fn name(self) -> &'static str {
        match self {
            Self::Aes128 => "AES-128-CBC",
            Self::Aes192 => "AES-192-CBC",
            Self::Aes256 => "AES-256-CBC",
            Self::TripleDes => "DES-EDE3-CBC",
            Self::Des => "DES-CBC",
            Self::Rc2_40 => "RC2-40-CBC",
            Self::Rc2_128 => "RC2-128-CBC",
        }
    }

    pub fn key_octets(self) -> usize {
        match self {
            Self::Aes128 | Self::Rc2_128 => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
            Self::Des => 8,
            Self::Rc2_40 => 5,
        }
    }

    /// Also the length of the initialisation vector.
    pub fn block_octets(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::TripleDes | Self::Des | Self::Rc2_40 | Self::Rc2_128 => 8,
        }
    }

    /// What is outdated about it.
    pub fn weakness(self) -> Option<&'static str> {
        match self {
            Self::TripleDes => Some("triple DES, which NIST withdrew after 2023 (SP 800-131A)"),
            Self::Des => Some("DES, whose 56-bit key is found by trying"),
            Self::Rc2_40 => Some("RC2 with 40 bits, which are found by trying"),
            Self::Rc2_128 => Some("RC2, which OpenSSL 3 has retired"),
            Self::Aes128 | Self::Aes192 | Self::Aes256 => None,
        }
    }

    /// Decrypts without taking the padding off; `None` where key, vector or data have a wrong length.
    pub fn decrypt(self, key: &[u8], iv: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut buffer = Zeroizing::new(data.to_vec());
        match self {
            Self::Aes128 => run::<aes::Aes128>(key, iv, &mut buffer),
            Self::Aes192 => run::<aes::Aes192>(key, iv, &mut buffer),
            Self::Aes256 => run::<aes::Aes256>(key, iv, &mut buffer),
            Self::TripleDes => run::<des::TdesEde3>(key, iv, &mut buffer),
            Self::Des => run::<des::Des>(key, iv, &mut buffer),
            // The length of the key is its effective length.
            Self::Rc2_40 | Self::Rc2_128 => run::<rc2::Rc2>(key, iv, &mut buffer),
        }?;
        Some(buffer)
    }
}

fn run<C>(key: &[u8], iv: &[u8], buffer: &mut [u8]) -> Option<()>
where
    C: cbc::cipher::BlockCipherDecrypt + cbc::cipher::KeyInit,
{
    cbc::Decryptor::<C>::new_from_slices(key, iv).ok()?.decrypt_padded::<NoPadding>(buffer).ok().map(|_| ())
}
