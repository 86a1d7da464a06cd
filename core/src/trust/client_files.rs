//! The client's own certificate and key: what each client gets of them, before anything is sent.

use super::{
    KeyType, Kinds,
    dialect::Class,
    pool::{Id, Pool},
    verdicts::Cause,
};
use crate::{
    clients::{
        Row,
        row::{ChainReader, KeyCheck, KeyRule, OnlyCert, Passphrase},
    },
    contract::Role,
    read::{
        Material, PrivateKey,
        key::{KeyFormat, KeyState},
        pem::{Reader, Taken},
    },
};

/// A refusal before or while connecting.
#[derive(Debug, Clone)]
pub struct Refused {
    pub class: Class,
    pub causes: Vec<Cause>,
}

/// What a client has to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    /// A chain, the leaf first.
    Chain(Vec<Id>),
    /// A chain whose key is another one: the server notices.
    OtherKey(Vec<Id>),
}

/// The client's files as given.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    pub material: &'a Material,
    /// The input with the client's certificate.
    pub certificate: Option<usize>,
    pub key: Option<&'a PrivateKey>,
    /// The octets of the key's file, where they are at hand.
    pub key_file: Option<&'a [u8]>,
    pub has_passphrase: bool,
}

impl<'a> Files<'a> {
    pub fn of(material: &'a Material, raw: impl Fn(usize) -> Option<&'a [u8]>, has_passphrase: bool) -> Self {
        let of_role = |role| material.inputs.iter().position(|input| input.role == role);
        let certificate = material
            .inputs
            .iter()
            .position(|input| input.role == Role::ClientCertificate && input.certificates().next().is_some());
        let key_input = of_role(Role::ClientKey).or(certificate);
        let key = key_input
            .and_then(|input| material.inputs.get(input)?.keys().next())
            .and_then(|key| material.keys.get(key));
        let key_file = key.and_then(|key| raw(key.input));
        Self { material, certificate, key, key_file, has_passphrase }
    }
}

/// Loads certificate and key in the client's way.
pub fn load(files: &Files<'_>, pool: &mut Pool, row: &Row) -> Result<Shown, Refused> {
    let Some(input) = files.certificate else { return Ok(Shown::Nothing) };
    let chain = chain(files.material, pool, input, row.chain)?;
    let Some(leaf) = chain.first().copied() else { return Ok(Shown::Nothing) };
    let Some(key) = files.key else {
        return match row.only_cert {
            OnlyCert::SendNone => Ok(Shown::Nothing),
            OnlyCert::Refuse => Err(refused(Class::ClientFile, Cause::Key { input: Some(input) })),
        };
    };
    let at_key = Cause::Key { input: Some(key.input) };
    if key.encryption.is_some() && (row.passphrase != Passphrase::Option || !files.has_passphrase) {
        return Err(refused(Class::Passphrase, at_key));
    }
    let facts = match &key.state {
        KeyState::Open(facts) => facts,
        KeyState::PassphraseMissing | KeyState::PassphraseWrong => return Err(refused(Class::Passphrase, at_key)),
        _ => return Err(refused(Class::ClientFile, at_key)),
    };
    if !takes(row.key, key, KeyType::of(&facts.spki), files.key_file) {
        return Err(refused(Class::ClientFile, at_key));
    }
    let fits = |id: &Id| pool.facts(*id).spki() == facts.spki;
    if fits(&leaf) {
        return Ok(Shown::Chain(chain));
    }
    let same_type = kind(KeyType::of(&facts.spki)) == kind(pool.facts(leaf).key);
    match row.key_check {
        KeyCheck::AnyInFile => match chain.iter().position(&fits) {
            Some(at) => {
                let mut sorted = chain.clone();
                sorted[..=at].rotate_right(1);
                Ok(Shown::Chain(sorted))
            }
            None => Err(refused(Class::KeyMismatch, at_key)),
        },
        KeyCheck::SameType if !same_type => Ok(Shown::Nothing),
        KeyCheck::Nothing if same_type => Ok(Shown::OtherKey(chain)),
        KeyCheck::Nothing => Ok(Shown::Nothing),
        KeyCheck::All | KeyCheck::SameType => Err(refused(Class::KeyMismatch, at_key)),
    }
}

fn refused(class: Class, cause: Cause) -> Refused {
    Refused { class, causes: vec![cause] }
}

fn chain(material: &Material, pool: &mut Pool, input: usize, reader: ChainReader) -> Result<Vec<Id>, Refused> {
    let at_file = |line| refused(Class::ClientFile, Cause::Text { input, line });
    let text_reader = match reader {
        ChainReader::Openssl | ChainReader::RubyFirst => Some(Reader::OpensslFile),
        ChainReader::Native => Some(Reader::NativeTls),
        ChainReader::Rustls => Some(Reader::Rustls),
        ChainReader::Go => Some(Reader::Go),
        // They pass over what they cannot read.
        ChainReader::Store | ChainReader::Netty => None,
    };
    let file = material.inputs.get(input);
    let taken: Vec<Taken> = match text_reader {
        Some(text_reader) => {
            let row = Reader::ALL.iter().position(|one| *one == text_reader);
            let reading = row.and_then(|row| file?.readings.get(row));
            if let Some(stopped) =
                reading.and_then(|reading| reading.stopped.as_ref()).filter(|stopped| stopped.refused)
            {
                return Err(at_file(stopped.line));
            }
            super::load::taken(material, input, text_reader)
        }
        None => file
            .into_iter()
            .flat_map(crate::read::ReadInput::certificates)
            .filter_map(|one| material.certificates.get(one))
            .map(|one| Taken { der: one.der.clone(), line: one.line })
            .collect(),
    };
    if taken.is_empty() {
        return Err(at_file(None));
    }
    let mut chain: Vec<Id> = taken.iter().filter_map(|one| pool.add(&one.der, false)).collect();
    if reader == ChainReader::RubyFirst {
        chain.truncate(1);
    }
    Ok(chain)
}

/// Does the client load a key in this form?
fn takes(rule: KeyRule, key: &PrivateKey, kind: KeyType, file: Option<&[u8]>) -> bool {
    let label = key.label.as_deref();
    let starts_with = |prefix: &[u8]| file.is_none_or(|file| file.starts_with(prefix));
    let has_mark = file.is_some_and(|file| file.starts_with(b"\xef\xbb\xbf"));
    let is_pkcs8 = matches!(key.format, KeyFormat::Pkcs8 | KeyFormat::EncryptedPkcs8);
    match rule {
        KeyRule::Ruby => true,
        _ if label.is_none() => false,
        KeyRule::Store => true,
        // The label binds only where it says PKCS#8.
        KeyRule::Openssl => label != Some("PRIVATE KEY") || is_pkcs8,
        KeyRule::Go => !has_mark && kind != KeyType::Ed448,
        KeyRule::Rustls | KeyRule::RustlsAws => {
            let binds = match label {
                Some("PRIVATE KEY") => is_pkcs8,
                Some("RSA PRIVATE KEY") => key.format == KeyFormat::Pkcs1,
                Some("EC PRIVATE KEY") => key.format == KeyFormat::Sec1 || (rule == KeyRule::RustlsAws && is_pkcs8),
                _ => false,
            };
            binds && !has_mark
        }
        KeyRule::NativeTls => is_pkcs8 && starts_with(b"-----BEGIN PRIVATE KEY-----"),
        KeyRule::Netty => is_pkcs8 && !matches!(kind, KeyType::Ed25519 | KeyType::Ed448),
    }
}

/// Kinds of keys as a library tells them apart when it looks at the type alone.
fn kind(key: KeyType) -> u8 {
    match key {
        KeyType::Rsa(_) => 0,
        KeyType::RsaPss(_) => 1,
        KeyType::P224
        | KeyType::P256
        | KeyType::P384
        | KeyType::P521
        | KeyType::K256
        | KeyType::OtherCurve
        | KeyType::Explicit => 2,
        KeyType::Ed25519 => 3,
        KeyType::Ed448 => 4,
        KeyType::Unknown => 5,
    }
}

/// Kinds of the own leaf that the client itself refuses: its parser, its signer, its security level.
pub fn own_refusal(pool: &Pool, row: &Row, leaf: Id) -> Option<(Class, Kinds)> {
    let own = pool.own(leaf, super::faults::Purpose::Client);
    let weak = own.union(pool.signature_kinds(leaf)).intersection(row.dialect.load_weak);
    if !weak.is_empty() {
        return Some((Class::ClientWeak, weak));
    }
    let refused = own.intersection(row.dialect.own_unreadable.union(row.key_refuse));
    (!refused.is_empty()).then_some((Class::ClientFile, refused))
}
