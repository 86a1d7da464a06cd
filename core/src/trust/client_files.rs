//! The client's own certificate and key: what each client gets of them, before anything is sent.

use std::{borrow::Cow, cell::OnceCell, rc::Rc};

use super::{
    KeyType, Kinds,
    dialect::Class,
    load::Given,
    pool::{Id, Pool},
    verdicts::Cause,
};
use crate::{
    clients::{
        Row,
        row::{ChainReader, Detail, KeyCheck, KeyRule, OnlyCert, Passphrase},
    },
    contract::Role,
    read::{
        PrivateKey,
        key::{KeyFormat, KeyState},
        pem::{self, KeyReader, Reader, Reading, Taken},
    },
};

/// A refusal before or while connecting.
#[derive(Debug, Clone)]
pub struct Refused {
    pub class: Class,
    pub detail: Option<Detail>,
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
    /// A block behind the leaf does not decode and is sent all the same: the server notices.
    Undecodable(Cause),
}

/// The client's files as given.
#[derive(Debug)]
pub struct Files<'a> {
    given: Rc<Given<'a>>,
    /// The input with the client's certificate.
    pub certificate: Option<usize>,
    pub key: Option<&'a PrivateKey>,
    pub key_file: KeyFile<'a>,
    pub has_passphrase: bool,
}

/// The octets of a key's file, where they are at hand, and the labels that readers find in it: each looks for its own once,
/// whatever the number of clients.
#[derive(Debug, Default)]
pub struct KeyFile<'a> {
    octets: Option<&'a [u8]>,
    labels: [OnceCell<Option<&'static str>>; KeyReader::COUNT],
}

impl<'a> KeyFile<'a> {
    pub fn new(octets: Option<&'a [u8]>) -> Self {
        Self { octets, ..Self::default() }
    }

    fn label(&self, octets: &[u8], reader: KeyReader) -> Option<&'static str> {
        let find = || pem::key_label(reader, octets);
        self.labels.get(reader as usize).map_or_else(find, |label| *label.get_or_init(find))
    }
}

impl<'a> Files<'a> {
    pub fn of(given: &Rc<Given<'a>>, has_passphrase: bool) -> Self {
        let material = given.material;
        let certificate = material
            .inputs
            .iter()
            .position(|input| input.role == Role::ClientCertificate && input.certificates().next().is_some());
        let has_key = |input: &usize| material.inputs.get(*input).is_some_and(|input| input.keys().next().is_some());
        let key_input =
            material.inputs.iter().position(|input| input.role == Role::ClientKey).filter(has_key).or(certificate);
        let key = key_input
            .and_then(|input| material.inputs.get(input)?.keys().next())
            .and_then(|key| material.keys.get(key));
        let key_file = KeyFile::new(key.and_then(|key| given.raw.get(key.input).copied().flatten()));
        Self { given: Rc::clone(given), certificate, key, key_file, has_passphrase }
    }
}

/// Loads certificate and key in the client's way.
pub fn load(files: &Files<'_>, pool: &mut Pool, row: &Row) -> Result<Shown, Refused> {
    let Some(input) = files.certificate else { return Ok(Shown::Nothing) };
    let (chain, undecodable) = chain(&files.given, pool, input, row.chain)?;
    let Some(leaf) = chain.first().copied() else { return Ok(Shown::Nothing) };
    let Some(key) = files.key else {
        return match row.only_cert {
            OnlyCert::SendNone => Ok(Shown::Nothing),
            OnlyCert::Refuse => Err(refused(Class::ClientFile, None, Cause::Key { input: Some(input) })),
        };
    };
    let at_key = Cause::Key { input: Some(key.input) };
    if key.encryption.is_some() && (row.passphrase != Passphrase::Option || !files.has_passphrase) {
        // Older encryption stands in header lines, under a label of plain keys.
        let is_unseen = key.format == KeyFormat::EncryptedPkcs8 && row.key.label(key, &files.key_file).is_none();
        return Err(refused(Class::Passphrase, is_unseen.then_some(Detail::NoKey), at_key));
    }
    let facts = match &key.state {
        KeyState::Open(facts) => facts,
        // A missing one has been refused above.
        KeyState::PassphraseWrong => return Err(refused(Class::Passphrase, Some(Detail::WrongPassphrase), at_key)),
        _ => return Err(refused(Class::ClientFile, Some(Detail::Key), at_key)),
    };
    let Some(label) = row.key.label(key, &files.key_file) else {
        return Err(refused(Class::ClientFile, Some(Detail::NoKey), at_key));
    };
    if !takes(row.key, key, KeyType::of(&facts.spki), &label) {
        return Err(refused(Class::ClientFile, Some(Detail::Key), at_key));
    }
    let fits = |id: &Id| pool.facts(*id).spki() == facts.spki;
    if fits(&leaf) {
        return Ok(undecodable.map_or(Shown::Chain(chain), Shown::Undecodable));
    }
    let same_type = kind(KeyType::of(&facts.spki)) == kind(pool.facts(leaf).key);
    match row.key_check {
        KeyCheck::AnyInFile => match chain.iter().position(&fits) {
            Some(at) => {
                let mut sorted = chain.clone();
                sorted[..=at].rotate_right(1);
                Ok(Shown::Chain(sorted))
            }
            None => Err(refused(Class::KeyMismatch, None, at_key)),
        },
        KeyCheck::SameType if !same_type => Ok(Shown::Nothing),
        KeyCheck::Nothing if same_type => Ok(Shown::OtherKey(chain)),
        KeyCheck::Nothing => Ok(Shown::Nothing),
        KeyCheck::All | KeyCheck::SameType => {
            Err(refused(Class::KeyMismatch, (!same_type).then_some(Detail::OtherType), at_key))
        }
    }
}

fn refused(class: Class, detail: Option<Detail>, cause: Cause) -> Refused {
    Refused { class, detail, causes: vec![cause] }
}

/// The certificates that the client takes from its file, the leaf first, and the first block behind it that does not
/// decode: not every stack parses those before it sends them.
pub(super) fn chain(
    given: &Given<'_>,
    pool: &mut Pool,
    input: usize,
    reader: ChainReader,
) -> Result<(Vec<Id>, Option<Cause>), Refused> {
    let at_file = |line| refused(Class::ClientFile, None, Cause::Text { input, line });
    let raw = given.raw.get(input).copied().flatten();
    let unparsed = |reader| match raw {
        Some(raw) => Cow::Owned(pem::read_with(reader, raw, &|_| false)),
        None => given.reading(input, reader),
    };
    let reading = match reader {
        ChainReader::Openssl | ChainReader::RubyFirst | ChainReader::Native => {
            given.reading(input, Reader::OpensslFile)
        }
        ChainReader::Rustls => unparsed(Reader::Rustls),
        ChainReader::Go => unparsed(Reader::Go),
        ChainReader::Netty => given.reading(input, Reader::Netty),
        ChainReader::Store => Cow::Owned(Reading { taken: given.certificates(input).into(), stopped: None }),
    };
    // OpenSSL::X509::Certificate.new takes DER, and looks at the first block alone.
    if reader == ChainReader::RubyFirst
        && let Some(first) = given.certificates(input).first()
    {
        // A container in DER is no certificate.
        let is_der = raw.is_some_and(|raw| raw.starts_with(&first.der));
        let is_first = |taken: &Taken| taken.der == first.der && !is_trusted_block(given, input, taken);
        if is_der || reading.taken.first().is_some_and(is_first) {
            return pool.add(&first.der, false).map(|leaf| (vec![leaf], None)).ok_or_else(|| at_file(first.line));
        }
    }
    if let Some(stopped) = reading.stopped.as_ref().filter(|stopped| stopped.refused) {
        return Err(refused(
            Class::ClientFile,
            Some(Detail::CertificateText),
            Cause::Text { input, line: stopped.line },
        ));
    }
    let is_untrusting = matches!(reader, ChainReader::Native | ChainReader::RubyFirst);
    let taken = reading.taken.iter().filter(|one| !is_untrusting || !is_trusted_block(given, input, one));
    let mut chain: Vec<Id> = Vec::new();
    let mut undecodable = None;
    for one in taken {
        match pool.add(&one.der, false) {
            Some(id) => chain.push(id),
            None if chain.is_empty() => return Err(at_file(one.line)),
            None => undecodable = undecodable.or(Some(Cause::Text { input, line: one.line })),
        }
    }
    if chain.is_empty() {
        return Err(refused(Class::ClientFile, Some(Detail::NoCertificate), Cause::Text { input, line: None }));
    }
    // Netty's JSSE key manager: "Certificate chain is not valid".
    let in_order = |pair: &[Id]| match pair {
        [child, issuer] => pool.facts(*child).issuer_canonical == pool.facts(*issuer).subject_canonical,
        _ => true,
    };
    if reader == ChainReader::Netty && !chain.windows(2).all(in_order) {
        return Err(refused(Class::ClientFile, Some(Detail::ChainOrder), Cause::Text { input, line: None }));
    }
    Ok((chain, undecodable))
}

fn is_trusted_block(given: &Given<'_>, input: usize, taken: &Taken) -> bool {
    given.material.inputs.get(input).is_some_and(|input| {
        input.items.iter().any(|item| {
            item.label.as_deref() == Some("TRUSTED CERTIFICATE") && item.line.is_some() && item.line == taken.line
        })
    })
}

impl KeyRule {
    /// The label of the block that the client takes as the key; empty where it takes the octets as they are.
    pub(super) fn label(self, key: &PrivateKey, file: &KeyFile<'_>) -> Option<String> {
        let reader = match self {
            Self::Ruby if key.label.is_none() => return Some(String::new()),
            Self::Openssl | Self::Store | Self::Ruby => KeyReader::Openssl,
            Self::Go => KeyReader::Go,
            Self::Rustls | Self::RustlsAws => KeyReader::Rustls,
            Self::NativeTls => KeyReader::NativeTls,
            Self::Netty | Self::Spring => KeyReader::Netty,
        };
        match file.octets {
            // Netty's reader finds the block, whatever its label.
            Some(octets) if self == Self::Spring => file.label(octets, reader).and(key.label.clone()),
            Some(octets) => file.label(octets, reader).map(str::to_owned),
            None => key.label.clone(),
        }
    }
}

/// Does the client load a key in this form? The label that its reader takes binds, or does not.
pub(super) fn takes(rule: KeyRule, key: &PrivateKey, kind: KeyType, label: &str) -> bool {
    let is_pkcs8 = matches!(key.format, KeyFormat::Pkcs8 | KeyFormat::EncryptedPkcs8);
    match rule {
        KeyRule::Store => true,
        KeyRule::Openssl | KeyRule::Ruby => label != "PRIVATE KEY" || is_pkcs8,
        KeyRule::Go => kind != KeyType::Ed448,
        KeyRule::Rustls | KeyRule::RustlsAws => match label {
            "PRIVATE KEY" => is_pkcs8,
            "RSA PRIVATE KEY" => key.format == KeyFormat::Pkcs1,
            "EC PRIVATE KEY" => key.format == KeyFormat::Sec1 || (rule == KeyRule::RustlsAws && is_pkcs8),
            _ => false,
        },
        KeyRule::Spring => match label {
            "PRIVATE KEY" => key.format == KeyFormat::Pkcs8,
            "ENCRYPTED PRIVATE KEY" => key.format == KeyFormat::EncryptedPkcs8,
            "RSA PRIVATE KEY" => key.format == KeyFormat::Pkcs1 && key.encryption.is_none(),
            "EC PRIVATE KEY" => key.format == KeyFormat::Sec1 && key.encryption.is_none(),
            _ => false,
        },
        KeyRule::NativeTls => is_pkcs8,
        KeyRule::Netty => is_pkcs8 && !matches!(kind, KeyType::Ed25519 | KeyType::Ed448),
    }
}

/// Kinds of keys as a library tells them apart when it looks at the type alone.
pub(crate) fn kind(key: KeyType) -> u8 {
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
pub fn own_refusal(pool: &Pool, row: &Row, leaf: Id) -> Option<(Class, Option<Detail>, Kinds)> {
    let own = pool.own(leaf, super::faults::Purpose::Client);
    let weak = own.union(pool.signature_kinds(leaf)).intersection(row.dialect.load_weak);
    if !weak.is_empty() {
        return Some((Class::ClientWeak, None, weak));
    }
    let refused = own.intersection(row.dialect.own_unreadable.union(row.key_refuse));
    // The key is loaded before the certificate is looked at.
    let detail = (!own.intersection(row.key_refuse).is_empty()).then_some(Detail::Key);
    (!refused.is_empty()).then_some((Class::ClientFile, detail, refused))
}

#[cfg(test)]
mod tests {
    use KeyRule::{Go, NativeTls, Netty, Openssl, Ruby, Rustls, RustlsAws, Spring, Store};

    use super::*;
    use crate::read::key::testdata::open;

    /// The rules that load this key where its block's label is `label`.
    fn takers(name: &str, kind: KeyType, label: &str) -> Vec<KeyRule> {
        let key = open(name, None);
        let rules = [Store, Openssl, Ruby, Go, Rustls, RustlsAws, Spring, NativeTls, Netty];
        rules.into_iter().filter(|rule| takes(*rule, &key, kind, label)).collect()
    }

    #[test]
    fn forms_of_keys_are_taken_under_the_labels_that_each_reader_knows() {
        let rsa = KeyType::Rsa(2048);
        assert_eq!(
            takers("rsa.pkcs8", rsa, "PRIVATE KEY"),
            [Store, Openssl, Ruby, Go, Rustls, RustlsAws, Spring, NativeTls, Netty]
        );
        // OpenSSL tries every form under the old labels, aws-lc PKCS#8 under SEC1's alone; Spring holds each to its own.
        assert_eq!(takers("rsa.pkcs8", rsa, "RSA PRIVATE KEY"), [Store, Openssl, Ruby, Go, NativeTls, Netty]);
        assert_eq!(
            takers("p256.pkcs8", KeyType::P256, "EC PRIVATE KEY"),
            [Store, Openssl, Ruby, Go, RustlsAws, NativeTls, Netty]
        );
        assert_eq!(takers("rsa.pkcs1", rsa, "RSA PRIVATE KEY"), [Store, Openssl, Ruby, Go, Rustls, RustlsAws, Spring]);
        assert_eq!(
            takers("p256.sec1", KeyType::P256, "EC PRIVATE KEY"),
            [Store, Openssl, Ruby, Go, Rustls, RustlsAws, Spring]
        );
        assert_eq!(takers("rsa.pkcs1", rsa, "PRIVATE KEY"), [Store, Go]);
        assert_eq!(takers("p256.sec1", KeyType::P256, "RSA PRIVATE KEY"), [Store, Openssl, Ruby, Go]);
        assert_eq!(
            takers("enc.rsa", rsa, "ENCRYPTED PRIVATE KEY"),
            [Store, Openssl, Ruby, Go, Spring, NativeTls, Netty]
        );
        assert_eq!(
            takers("enc.rsa", rsa, "PRIVATE KEY"),
            [Store, Openssl, Ruby, Go, Rustls, RustlsAws, NativeTls, Netty]
        );
        // OpenSSL's own encryption is a form of its own.
        assert_eq!(takers("legacy.rsa", rsa, "RSA PRIVATE KEY"), [Store, Openssl, Ruby, Go]);
        assert!(!takers("ed25519.pkcs8", KeyType::Ed25519, "PRIVATE KEY").contains(&Netty));
        assert!(!takers("ed25519.pkcs8", KeyType::Ed448, "PRIVATE KEY").contains(&Go));
    }
}
