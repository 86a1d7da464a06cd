//! Private keys: read, opened with the passphrase where encrypted, described. No byte of them leaves this module, unless
//! they are to be written down again (`emit`).

mod cipher;
pub(crate) mod content;
mod ec;
mod edwards;
mod encrypted;
mod halves;
mod legacy;
mod octets;
mod oid;
mod pbe;
mod pbes2;
mod plain;
mod public;
mod rsa;
mod shape;
#[cfg(test)]
pub(crate) mod testdata;
mod work;

use crate::{contract::Secret, read::certificate::KeyAlgorithm, wiping::wipe_stack};

pub(crate) use content::pkcs12_mac_key;
pub use halves::Halves;
pub use octets::KeyOctets;
pub use public::identity;
pub use work::Work;

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
    /// Known also of keys that are unsupported.
    pub algorithm: Option<KeyAlgorithm>,
    /// RSA modulus, curve field.
    pub bits: Option<u32>,
    pub quirks: Vec<KeyQuirk>,
    /// Only where [`Work::keeping`] was asked for.
    pub octets: Option<KeyOctets>,
}

impl PrivateKey {
    /// The facts, where the key is open.
    pub fn facts(&self) -> Option<&KeyFacts> {
        match &self.state {
            KeyState::Open(facts) => Some(facts),
            _ => None,
        }
    }
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

    /// What a person calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pkcs8 => "PKCS#8",
            Self::Pkcs1 => "PKCS#1",
            Self::Sec1 => "SEC1",
            Self::EncryptedPkcs8 => "encrypted PKCS#8",
            Self::LegacyEncrypted => "a key with Proc-Type encryption",
            Self::Unknown => "unknown",
        }
    }

    /// The label that belongs to it (RFC 7468, sections 10 and 11; the others are OpenSSL's).
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Pkcs8 => Some("PRIVATE KEY"),
            Self::Pkcs1 => Some("RSA PRIVATE KEY"),
            Self::Sec1 => Some("EC PRIVATE KEY"),
            Self::EncryptedPkcs8 => Some("ENCRYPTED PRIVATE KEY"),
            Self::LegacyEncrypted | Self::Unknown => None,
        }
    }

    fn of_label(label: &str) -> Self {
        [Self::Pkcs8, Self::Pkcs1, Self::Sec1, Self::EncryptedPkcs8]
            .into_iter()
            .find(|format| format.label() == Some(label))
            .unwrap_or(Self::Unknown)
    }
}

/// A peculiarity that some readers do not take, or that explains a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyQuirk {
    /// The label belongs to this form; the contents have another ([`PrivateKey::format`]).
    LabelPromises(KeyFormat),
    /// SEC1 without the optional parameters: nothing names the curve.
    CurveNotNamed,
    /// So many octets follow the key in its block.
    Trailing(usize),
    /// The passphrase ends in a line break, and opens the key without it.
    OpensWithoutLineBreak,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// `PBES2 (PBKDF2 with HMAC-SHA-256, 600000 rounds; AES-256-CBC)`.
    pub scheme: String,
    /// Outdated: MD5 key derivation, DES, fewer than 1000 rounds. Says which.
    pub weak: Option<String>,
    pub openssl: OpensslSupport,
}

/// Whether OpenSSL 3 opens an encryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpensslSupport {
    Default,
    /// Only with its legacy provider, which clients do not load.
    LegacyProvider,
    /// scrypt beyond its 32 MiB, which no client raises (`SCRYPT_MAX_MEM`).
    BeyondItsMemory,
    /// No longer, or never.
    No,
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
    /// The public half as `SubjectPublicKeyInfo`, DER, with the same parameters as certificates carry.
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

/// Reads one key, opening it where `passphrase` is given and needed. The caller fills `input`, `line`, `end_line`.
pub fn open(raw: RawKey<'_>, passphrase: Option<&Secret>) -> PrivateKey {
    open_within(raw, passphrase, &mut Work::default())
}

/// [`open`] for one of many keys, with what the ones before it have left to spend.
pub fn open_within(raw: RawKey<'_>, passphrase: Option<&Secret>, work: &mut Work) -> PrivateKey {
    let key = opened(raw, passphrase, work);
    wipe_stack();
    key
}

// A frame of its own, which is gone when the stack is wiped.
#[inline(never)]
fn opened(raw: RawKey<'_>, passphrase: Option<&Secret>, work: &mut Work) -> PrivateKey {
    let promised = raw.label.map_or(KeyFormat::Unknown, KeyFormat::of_label);
    let mut key = PrivateKey {
        input: 0,
        line: None,
        end_line: None,
        label: raw.label.map(str::to_owned),
        format: promised,
        encryption: None,
        state: KeyState::PassphraseMissing,
        algorithm: None,
        bits: None,
        quirks: Vec::new(),
        octets: work.keeps.then(|| KeyOctets::new(raw)),
    };
    if legacy::is_encrypted(raw.headers) {
        key.format = KeyFormat::LegacyEncrypted;
        let (encryption, attempt) = legacy::open(raw.headers, raw.der, passphrase, work);
        key.encryption = encryption;
        key.settle(attempt, work);
        return key;
    }
    let told = match shape::tell(raw.der) {
        Ok(told) => told,
        Err(why) => {
            key.state = KeyState::Damaged(why);
            return key;
        }
    };
    if let Some(format) = told.shape.format() {
        // SEC1 and PKCS#1 have labels of their own; a DSA or unlabelled key promises nothing that is checked here.
        if promised != format && promised != KeyFormat::Unknown {
            key.quirks.push(KeyQuirk::LabelPromises(promised));
        }
        key.format = format;
    }
    if told.trailing > 0 {
        key.quirks.push(KeyQuirk::Trailing(told.trailing));
    }
    if let shape::Shape::Encrypted { algorithm, data } = &told.shape {
        let (encryption, attempt) = encrypted::open(algorithm, data, passphrase, work);
        key.encryption = encryption;
        key.settle(attempt, work);
    } else {
        key.keep(raw.der);
        key.describe(&told.shape, work);
    }
    key
}

impl PrivateKey {
    /// Takes over what became of an encrypted key.
    fn settle(&mut self, attempt: encrypted::Attempt, work: &mut Work) {
        use encrypted::Attempt;
        self.state = match attempt {
            Attempt::Opened(plaintext) => {
                self.keep(&plaintext);
                match shape::tell(&plaintext) {
                    Ok(told) => self.describe(&told.shape, work),
                    Err(why) => self.state = KeyState::Damaged(why),
                }
                return;
            }
            Attempt::PassphraseMissing => KeyState::PassphraseMissing,
            Attempt::PassphraseWrong { opens_without_line_break } => {
                if opens_without_line_break {
                    self.quirks.push(KeyQuirk::OpensWithoutLineBreak);
                }
                KeyState::PassphraseWrong
            }
            Attempt::TooCostly(how) => KeyState::TooCostly(how),
            Attempt::Unsupported(what) => KeyState::EncryptionUnsupported(what),
            Attempt::Damaged(why) => KeyState::Damaged(why),
        };
    }

    fn keep(&mut self, plain: &[u8]) {
        if let Some(octets) = &mut self.octets {
            octets.opened(plain);
        }
    }

    fn describe(&mut self, shape: &shape::Shape<'_>, work: &mut Work) {
        if !work.spend(Work::POINT) {
            self.state = KeyState::TooCostly(Work::spent());
            return;
        }
        let description = plain::describe(shape, &mut work.halves);
        self.algorithm = description.algorithm;
        self.bits = description.bits;
        self.quirks.extend(description.quirks);
        self.state = description.state;
    }
}

#[cfg(test)]
mod tests;
