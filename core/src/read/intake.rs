//! One file after the other: what it is, what wraps it, what stands in it.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{
    Format, InputFault, Item, Lines, Material, ReadInput,
    container::{archive, ber, jks, manifest, pkcs7, pkcs12},
    format::{self, MemberFault},
    key, pem, readings,
    wrapped::{self, base64, document, escaped, path, ssh, utf16},
};
use crate::{
    Progress,
    contract::{ItemKind, Role, Secret},
    limits,
};

/// Reads files into a [`Material`].
pub(super) struct Intake<'c> {
    pub passphrase: Option<&'c Secret>,
    pub material: Material,
    /// What keys and containers may still cost.
    pub work: key::Work,
    pub watch: &'c mut dyn FnMut(Progress),
    /// One file is given, and no other.
    is_one: bool,
    /// Octets that archives may still unpack to.
    unpacked: usize,
    /// The first input with these octets, by their digest.
    seen: HashMap<[u8; 32], usize>,
}

/// A file before it is read.
pub(super) struct File<'a> {
    pub name: String,
    pub asked: Role,
    pub archive: Option<usize>,
    pub octets: &'a [u8],
    /// Containers around it.
    pub depth: usize,
}

/// A file while it is read.
pub(super) struct Draft {
    /// Its index among the inputs.
    pub at: usize,
    pub input: ReadInput,
    /// The outermost form was found.
    is_told: bool,
    /// What is read now is no longer the file itself, but what it held.
    pub is_unwrapped: bool,
    /// The file itself as the scanner saw it, for the readings.
    pub scan: Option<pem::Scan>,
    members: Vec<(String, Zeroizing<Vec<u8>>)>,
}

impl Draft {
    /// What the file is: said once, by the outermost layer.
    pub fn is(&mut self, format: Format) {
        if !self.is_told {
            self.input.format = format;
            self.is_told = true;
        }
    }

    pub fn fault(&mut self, fault: InputFault) {
        self.input.faults.push(fault);
    }

    /// Takes over what a document holds, up to the limit.
    fn holds(&mut self, document: manifest::Document) {
        let left = document.members.len().saturating_sub(limits::ARCHIVE_MEMBERS);
        self.members.extend(document.members.into_iter().take(limits::ARCHIVE_MEMBERS));
        self.input.faults.extend(document.faults);
        if left > 0 {
            self.fault(InputFault::TooMany { left });
        }
    }

    /// Something of a container, without a place in a text.
    pub fn item(&mut self, kind: ItemKind, label: Option<String>) -> &mut Item {
        let item = Item { kind, label, line: None, end_line: None, certificate: None, key: None, readers: Vec::new() };
        let at = self.input.items.len();
        self.input.items.push(item);
        &mut self.input.items[at]
    }
}

impl<'c> Intake<'c> {
    /// For so many files, those inside archives not counted.
    pub fn new(
        passphrase: Option<&'c Secret>,
        work: key::Work,
        files: usize,
        watch: &'c mut dyn FnMut(Progress),
    ) -> Self {
        Self {
            passphrase,
            material: Material::default(),
            work,
            watch,
            is_one: files == 1,
            unpacked: limits::UNPACKED_BYTES,
            seen: HashMap::new(),
        }
    }

    pub fn file(&mut self, file: File<'_>) {
        let at = self.material.inputs.len();
        let input = ReadInput::new(file.name, file.archive, file.asked);
        let mut draft = Draft { at, input, is_told: false, is_unwrapped: false, scan: None, members: Vec::new() };
        // Members stand behind their archive.
        self.material.inputs.push(ReadInput::new(draft.input.name.clone(), file.archive, file.asked));
        let octets = file.octets.get(..limits::FILE_BYTES).unwrap_or(file.octets);
        if octets.len() < file.octets.len() {
            draft.fault(InputFault::TooLarge { octets: file.octets.len() });
        }
        // What holds others is equal to none of them.
        let is_alone = self.is_one && file.archive.is_none();
        if !is_alone && let Some(earlier) = self.earlier(octets, at) {
            draft.fault(InputFault::SameAs { input: earlier });
        }
        self.contents(&mut draft, octets, file.depth);
        readings::take(&mut draft.input, &self.material.certificates, octets, draft.scan.take());
        let (name, members) = (draft.input.name.clone(), std::mem::take(&mut draft.members));
        let left = members.len().saturating_sub(limits::FILES.saturating_sub(self.material.inputs.len()));
        if left > 0 {
            draft.fault(InputFault::TooMany { left });
        }
        let read = members.len() - left;
        if let Some(place) = self.material.inputs.get_mut(at) {
            *place = draft.input;
        }
        for (member, octets) in members.into_iter().take(read) {
            let name = format!("{name}/{member}");
            self.file(File { name, asked: Role::Auto, archive: Some(at), octets: &octets, depth: file.depth + 1 });
        }
    }

    fn earlier(&mut self, octets: &[u8], at: usize) -> Option<usize> {
        if wrapped::trimmed(octets).is_empty() {
            return None;
        }
        let first = *self.seen.entry(Sha256::digest(octets).into()).or_insert(at);
        (first != at).then_some(first)
    }

    /// Takes what the octets hold into the draft, through all that wraps it.
    fn contents(&mut self, draft: &mut Draft, octets: &[u8], depth: usize) {
        if depth > limits::NESTING {
            draft.is(Format::Unknown);
            draft.fault(InputFault::TooDeep);
            return;
        }
        // Only containers are written in BER.
        let definite = if octets.starts_with(&[0x30, 0x80]) { ber::to_der(octets) } else { None };
        let octets = definite.as_deref().unwrap_or(octets);
        if let Some(format) = format::binary(octets) {
            draft.is(format);
            self.binary(draft, octets, format);
        } else if let Some((promised, has)) = format::cut_off(octets) {
            draft.is(Format::Unknown);
            draft.fault(InputFault::CutOff { promised, has });
        } else if let Some(wide) = utf16::decode(octets) {
            draft.is(Format::Utf16Text);
            draft.fault(InputFault::Utf16 { big_endian: wide.big_endian, has_mark: wide.has_mark });
            draft.is_unwrapped = true;
            self.contents(draft, &wide.text, depth + 1);
        } else {
            self.text(draft, octets, depth);
        }
    }

    fn binary(&mut self, draft: &mut Draft, octets: &[u8], format: Format) {
        match format {
            Format::Zip => self.archive(draft, octets),
            Format::Jks => self.keystore(draft, octets),
            Format::Pkcs12 => self.pkcs12(draft, octets),
            Format::Pkcs7Der => self.pkcs7(draft, octets),
            Format::DerCertificate => self.der_certificates(draft, octets),
            _ if format.is_der_key() => self.der_key(draft, octets, None),
            Format::DerPublicKey => drop(draft.item(ItemKind::PublicKey, None)),
            Format::DerCsr => drop(draft.item(ItemKind::CertificateRequest, None)),
            Format::DerCrl => drop(draft.item(ItemKind::RevocationList, None)),
            Format::SshPrivateKey => drop(draft.item(ItemKind::SshKey, None)),
            _ => {}
        }
    }

    fn text(&mut self, draft: &mut Draft, text: &[u8], depth: usize) {
        let trimmed = wrapped::trimmed(text);
        if trimmed.is_empty() {
            draft.is(Format::Empty);
            draft.fault(InputFault::Empty { octets: text.len() });
            return;
        }
        if let Some(document) = manifest::json(text) {
            draft.is(if document.is_manifest { Format::KubernetesSecret } else { Format::Json });
            draft.holds(document);
        } else if let Some(document) = manifest::yaml(text) {
            draft.is(Format::KubernetesSecret);
            if document.members.is_empty() {
                // Blocks in a manifest that does not parse are still there, if indented.
                self.blocks(draft, text, pem::scan(text), None);
            }
            draft.holds(document);
        } else if let Some((format, fault)) = document::recognise(text) {
            draft.is(format);
            draft.fault(fault);
            draft.input.lines = Lines::first(text, 3);
            // A page may show the very certificate that it should have been.
            let scan = pem::scan(text);
            if !scan.blocks.is_empty() {
                self.blocks(draft, text, scan, None);
            }
        } else if let Some((media_type, octets)) = base64::data_uri(text) {
            draft.is(Format::DataUri);
            draft.fault(InputFault::DataUri { media_type });
            draft.is_unwrapped = true;
            self.contents(draft, &octets, depth + 1);
        } else if let Some((format, fault)) = ssh::recognise(text) {
            draft.is(format);
            draft.fault(fault);
            draft.item(ItemKind::SshKey, None);
        } else if let Some(escaped) = escaped::decode(text) {
            draft.is(Format::EscapedText);
            draft.fault(InputFault::Escaped { line: escaped.line, how: escaped.how, variable: escaped.variable });
            self.blocks(draft, text, pem::scan(&escaped.text), Some((&escaped.text, &escaped.origin)));
        } else {
            let scan = pem::scan(text);
            if !scan.blocks.is_empty() || !scan.defects.is_empty() {
                self.blocks(draft, text, scan, None);
            } else if let Some(octets) = base64::decode(text) {
                self.base64(draft, text, &octets, depth);
            } else if let Some(fault) = path::recognise(text) {
                draft.is(Format::Path);
                draft.fault(fault);
                draft.input.lines = Lines::first(text, 3);
            } else {
                unrecognised(draft, text);
            }
        }
    }

    /// A text that is base64 from end to end.
    fn base64(&mut self, draft: &mut Draft, text: &[u8], octets: &[u8], depth: usize) {
        let inner = wrapped::trimmed(octets);
        let definite = if inner.starts_with(&[0x30, 0x80]) { ber::to_der(inner) } else { None };
        if let Some(holds) = format::binary(definite.as_deref().unwrap_or(octets)) {
            draft.is(Format::BareBase64);
            draft.fault(InputFault::BareBase64 { holds });
        } else if is_pem(inner, limits::NESTING) {
            draft.is(Format::Base64OfPem);
            draft.fault(InputFault::Base64OfPem);
        } else {
            unrecognised(draft, text);
            return;
        }
        draft.is_unwrapped = true;
        self.contents(draft, octets, depth + 1);
    }

    fn archive(&mut self, draft: &mut Draft, octets: &[u8]) {
        let opened = match archive::open(octets, &mut self.unpacked) {
            Ok(opened) => opened,
            Err(why) => {
                draft.fault(InputFault::Damaged { why });
                return;
            }
        };
        let mut read = 0;
        for member in opened.members {
            if let Some(why) = member.fault {
                draft.fault(InputFault::Member { name: member.name.clone(), why });
            }
            // What is left of a damaged member is read: a PEM text need not be whole.
            if member.fault.is_none() || member.fault == Some(MemberFault::Damaged) && !member.octets.is_empty() {
                read += 1;
                draft.members.push((member.name, member.octets));
            }
        }
        if opened.left > 0 {
            draft.fault(InputFault::TooMany { left: opened.left });
        }
        draft.fault(InputFault::Opened { read, passed_over: opened.passed_over });
    }

    fn keystore(&mut self, draft: &mut Draft, octets: &[u8]) {
        let store = jks::read(octets);
        for (alias, der) in &store.certificates {
            self.certificate(draft, der, Some(alias.clone()));
        }
        for alias in store.keys {
            draft.item(ItemKind::EncryptedPrivateKey, Some(alias));
        }
        if let Some(why) = store.stopped {
            draft.fault(InputFault::Damaged { why: why.to_owned() });
        }
    }

    fn pkcs12(&mut self, draft: &mut Draft, octets: &[u8]) {
        let store = pkcs12::open(octets, self.passphrase.map(Secret::as_bytes), &mut self.work);
        for entry in &store.certificates {
            self.certificate(draft, &entry.octets, entry.name.clone());
        }
        for entry in &store.keys {
            self.der_key(draft, &entry.octets, entry.name.clone());
        }
        for name in store.closed {
            draft.item(ItemKind::EncryptedPrivateKey, name);
        }
        store.faults.into_iter().for_each(|fault| draft.fault(fault));
    }

    fn pkcs7(&mut self, draft: &mut Draft, octets: &[u8]) {
        let definite = ber::to_der(octets);
        match pkcs7::certificates(definite.as_deref().unwrap_or(octets)) {
            Some(certificates) => {
                for der in &certificates {
                    self.certificate(draft, der, None);
                }
            }
            None => draft.fault(InputFault::Damaged { why: "its SignedData does not decode".to_owned() }),
        }
    }
}

fn unrecognised(draft: &mut Draft, octets: &[u8]) {
    draft.is(Format::Unknown);
    draft.fault(InputFault::Unrecognised { octets: octets.len(), is_text: is_text(octets) });
}

fn is_text(octets: &[u8]) -> bool {
    std::str::from_utf8(octets).is_ok_and(|text| !text.contains('\0'))
}

/// Does the text hold PEM, if need be under so many more layers?
fn is_pem(text: &[u8], layers: usize) -> bool {
    if wrapped::find(text, b"-----BEGIN").is_some() {
        return true;
    }
    let inner = utf16::decode(text).map(|wide| wide.text).or_else(|| base64::decode(text));
    layers > 0 && inner.is_some_and(|inner| is_pem(&inner, layers - 1))
}
