//! Private keys: read, opened with the passphrase where encrypted, described; no byte of them leaves this module.

use crate::{contract::Secret, read::certificate::KeyAlgorithm};

/// A private key, or what can be said of one that does not open.
#[derive(Debug)]
pub struct PrivateKey {
    /// Index into [`crate::read::Material::inputs`].
    pub input: usize,
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    pub label: Option<String>,
    pub format: KeyFormat,
    /// What it is encrypted with; `None` for a plain key.
    pub encryption: Option<Encryption>,
    pub state: KeyState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyFormat {
    Pkcs8,
    Pkcs1,
    Sec1,
    EncryptedPkcs8,
    /// `Proc-Type: 4,ENCRYPTED` (RFC 1421 headers).
    LegacyEncrypted,
    Unknown,
}

impl KeyFormat {
    /// The name the report uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pkcs8 => "pkcs8",
            Self::Pkcs1 => "pkcs1",
            Self::Sec1 => "sec1",
            Self::EncryptedPkcs8 => "encrypted-pkcs8",
            Self::LegacyEncrypted => "legacy-encrypted",
            Self::Unknown => "unknown",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// `PBES2 (PBKDF2 with HMAC-SHA-256, 600000 rounds; AES-256-CBC)`.
    pub scheme: String,
    /// Outdated: MD5 key derivation, DES, fewer than 1000 rounds. Says which.
    pub weak: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyState {
    Open(KeyFacts),
    PassphraseMissing,
    PassphraseWrong,
    /// The key derivation asks for more work than a limit; says how much and which limit.
    TooCostly(String),
    /// An encryption that cannot be opened here; says which and what opens it.
    EncryptionUnsupported(String),
    /// A kind of key that TLS clients for Redis do not take; says which.
    Unsupported(String),
    /// Says what is wrong, without a byte of the key.
    Damaged(String),
}

/// What may be said of a private key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFacts {
    pub algorithm: KeyAlgorithm,
    pub bits: Option<u32>,
    /// The public half as SubjectPublicKeyInfo, DER, with the same parameters as certificates carry.
    pub spki: Vec<u8>,
    pub spki_sha256: [u8; 32],
    /// What contradicts what in its numbers.
    pub inconsistent: Option<String>,
}

/// A key as it stood in its file.
#[derive(Debug, Clone, Copy)]
pub struct RawKey<'a> {
    /// The PEM label; `None` for DER.
    pub label: Option<&'a str>,
    /// Header lines of the block (`Proc-Type`, `DEK-Info`).
    pub headers: &'a [(String, String)],
    pub der: &'a [u8],
}

/// Reads a key, opening it where `passphrase` is given and needed. The caller fills `input`, `line`, `end_line`.
pub fn open(raw: RawKey<'_>, _passphrase: Option<&Secret>) -> PrivateKey {
    PrivateKey {
        input: 0,
        line: None,
        end_line: None,
        label: raw.label.map(str::to_owned),
        format: KeyFormat::Unknown,
        encryption: None,
        state: KeyState::Damaged(String::new()),
    }
}
