//! Blocks of PEM and values in DER become items, certificates and keys.

use std::collections::BTreeSet;

use super::{
    Certificate, Format, InputFault, Item, Lines, certificate,
    container::{ber, pkcs7},
    format,
    intake::{Draft, Intake},
    key::{self, RawKey},
    pem::{self, Block, Defect, DefectKind},
    wrapped,
};
use crate::{Progress, contract::ItemKind};

impl Intake<'_> {
    /// Takes the blocks of a text. Where escapes were resolved, `resolved` is that text, and for each of its lines the
    /// line of the file: then places are those of the file.
    pub(super) fn blocks(
        &mut self,
        draft: &mut Draft,
        file: &[u8],
        mut scan: pem::Scan,
        resolved: Option<(&[u8], &[u32])>,
    ) {
        draft.is(format_of(&scan.blocks));
        let first = draft.input.items.len();
        let mut later = Vec::new();
        for (index, block) in scan.blocks.iter().enumerate() {
            let mut item = Item {
                kind: kind_of_label(&block.label),
                label: Some(block.label.clone()),
                line: Some(block.line),
                end_line: Some(block.end_line),
                certificate: None,
                key: None,
                readers: Vec::new(),
            };
            if let Some(der) = &block.der {
                let mut defect = self.block(draft, block, der, &mut item, &mut later);
                // Contents that come out of damaged base64 are no defect of their own.
                let explains =
                    |kind| matches!(kind, DefectKind::BadBase64 | DefectKind::BadPadding | DefectKind::EndMissing);
                if scan.defects.iter().any(|one| one.block == Some(index) && explains(one.kind)) {
                    defect = defect.filter(|one| one.kind != DefectKind::NotACertificate);
                }
                if let Some(defect) = &mut defect {
                    defect.block = Some(index);
                }
                scan.defects.extend(defect);
            }
            draft.input.items.push(item);
            let progress = Progress { input: draft.at, done: index + 1, total: scan.blocks.len() };
            if progress.is_due() {
                (self.watch)(progress);
            }
        }
        // Items and blocks share their order; what a PKCS#7 block holds comes behind them.
        draft.input.items.append(&mut later);
        scan.defects.sort_by_key(|defect| (defect.line, defect.column, defect.kind));
        pem::note_takers(resolved.map_or(file, |(text, _)| text), &mut scan);
        match resolved {
            None => draft.input.lines = Lines::of(file, &scan),
            Some((_, origin)) => self.place_in_file(draft, file, &mut scan, first, origin),
        }
        draft.input.defects.extend(scan.defects.iter().cloned());
        if resolved.is_none() && !draft.is_unwrapped {
            draft.scan = Some(scan);
        }
    }

    /// Fills the item of one block; the defect is what the scanner, which does not look inside, could not know.
    fn block(
        &mut self,
        draft: &Draft,
        block: &Block,
        der: &[u8],
        item: &mut Item,
        later: &mut Vec<Item>,
    ) -> Option<Defect> {
        let defect = |kind, seen: String, expected: &str| {
            let (line, end_line) = (block.line, Some(block.end_line));
            Some(Defect {
                kind,
                line,
                column: block.column,
                end_line,
                seen,
                expected: expected.to_owned(),
                block: None,
                taken_by: Vec::new(),
            })
        };
        let promised = item.kind;
        if promised == ItemKind::SshKey {
            return None;
        }
        let found = format::asn1(der).map(kind_of_format);
        // A damaged certificate or key still is what its label says; parameters have the shape of anything.
        item.kind = found.filter(|_| promised != ItemKind::Parameters).unwrap_or(promised);
        let is_key = |kind| matches!(kind, ItemKind::PrivateKey | ItemKind::EncryptedPrivateKey);
        match item.kind {
            ItemKind::Certificate => match certificate::parse(der) {
                Ok(mut parsed) => {
                    (parsed.input, parsed.line, parsed.end_line) = (draft.at, item.line, item.end_line);
                    let trailing = if block.label == "TRUSTED CERTIFICATE" { 0 } else { parsed.trailing };
                    item.certificate = Some(self.keep(parsed));
                    if trailing > 0 {
                        let seen = format!("{trailing} octets behind the certificate");
                        return defect(DefectKind::TrailingOctets, seen, "the end of the block");
                    }
                }
                Err(unreadable) => return defect(DefectKind::NotACertificate, unreadable.why, "a certificate in DER"),
            },
            kind if is_key(kind) => {
                let raw = RawKey { label: Some(&block.label), headers: &block.headers, der };
                let mut opened = key::open_within(raw, self.passphrase, &mut self.work);
                (opened.input, opened.line, opened.end_line) = (draft.at, item.line, item.end_line);
                item.kind =
                    if opened.encryption.is_some() { ItemKind::EncryptedPrivateKey } else { ItemKind::PrivateKey };
                item.key = Some(self.material.keys.len());
                self.material.keys.push(opened);
            }
            ItemKind::Pkcs7 => {
                let definite = ber::to_der(der);
                for der in pkcs7::certificates(definite.as_deref().unwrap_or(der)).unwrap_or_default() {
                    if let Ok(mut parsed) = certificate::parse(&der) {
                        (parsed.input, parsed.line, parsed.end_line) = (draft.at, item.line, item.end_line);
                        let certificate = Some(self.keep(parsed));
                        later.push(Item { kind: ItemKind::Certificate, certificate, ..item.clone() });
                    }
                }
            }
            _ => {}
        }
        let same = promised == item.kind || promised == ItemKind::Unknown || is_key(promised) && is_key(item.kind);
        if same {
            return None;
        }
        defect(DefectKind::LabelContent, words(item.kind).to_owned(), words(promised))
    }

    fn keep(&mut self, certificate: Certificate) -> usize {
        self.material.certificates.push(certificate);
        self.material.certificates.len() - 1
    }

    /// Moves the places of a text with resolved escapes to the lines of the file.
    fn place_in_file(&mut self, draft: &mut Draft, file: &[u8], scan: &mut pem::Scan, first: usize, origin: &[u32]) {
        let place = |line: u32| origin.get(line.saturating_sub(1) as usize).copied().unwrap_or(line);
        for defect in &mut scan.defects {
            let line = place(defect.line);
            // Where lines fell together a column says nothing.
            if line != defect.line {
                defect.column = 1;
            }
            (defect.line, defect.end_line) = (line, defect.end_line.map(place));
        }
        for item in draft.input.items.iter_mut().skip(first) {
            (item.line, item.end_line) = (item.line.map(place), item.end_line.map(place));
            let own = item.certificate.and_then(|index| self.material.certificates.get_mut(index));
            if let Some(certificate) = own {
                (certificate.line, certificate.end_line) = (item.line, item.end_line);
            }
            if let Some(key) = item.key.and_then(|index| self.material.keys.get_mut(index)) {
                (key.line, key.end_line) = (item.line, item.end_line);
            }
        }
        // Of each line with a block what stands before its data: that is enough to find it, and shows no key.
        let begins: BTreeSet<u32> = scan.blocks.iter().map(|block| place(block.line)).collect();
        for line in pem::lines(file).filter(|line| begins.contains(&line.number)) {
            // Percent-encoded, a marker is none, and its line ends with the first octet under 16, a line break.
            let encoded = || wrapped::find(line.octets, b"%0").map(|at| at + 1);
            let end = pem::markers(line.octets).first().map(|marker| marker.end).or_else(encoded).unwrap_or(0);
            draft
                .input
                .lines
                .push(line.number, line.octets.get(..end + 2).or(line.octets.get(..end)).unwrap_or_default());
        }
    }

    /// A certificate out of a container; `label` is what the container calls it.
    pub(super) fn certificate(&mut self, draft: &mut Draft, der: &[u8], label: Option<String>) {
        match certificate::parse(der) {
            Ok(mut parsed) => {
                parsed.input = draft.at;
                let index = self.keep(parsed);
                draft.item(ItemKind::Certificate, label).certificate = Some(index);
            }
            Err(unreadable) => {
                draft.item(ItemKind::Certificate, label);
                draft.fault(InputFault::Damaged { why: unreadable.why });
            }
        }
    }

    /// A file of DER: usually one certificate, but Java reads several in a row.
    pub(super) fn der_certificates(&mut self, draft: &mut Draft, octets: &[u8]) {
        let mut rest = octets;
        loop {
            let known = self.material.certificates.len();
            self.certificate(draft, rest, None);
            let Some(certificate) = self.material.certificates.get_mut(known) else { return };
            let behind = rest.len() - certificate.trailing.min(rest.len());
            certificate.trailing = 0;
            rest = rest.get(behind..).unwrap_or_default();
            if rest.trim_ascii().is_empty() {
                return;
            }
            if format::asn1(rest) != Some(Format::DerCertificate) {
                draft.fault(InputFault::TrailingOctets { octets: rest.len() });
                return;
            }
        }
    }

    /// A key in DER; `label` is what its container calls it.
    pub(super) fn der_key(&mut self, draft: &mut Draft, der: &[u8], label: Option<String>) {
        let raw = RawKey { label: None, headers: &[], der };
        let mut opened = key::open_within(raw, self.passphrase, &mut self.work);
        opened.input = draft.at;
        let is_encrypted = opened.encryption.is_some();
        let kind = if is_encrypted { ItemKind::EncryptedPrivateKey } else { ItemKind::PrivateKey };
        draft.item(kind, label).key = Some(self.material.keys.len());
        self.material.keys.push(opened);
    }
}

fn format_of(blocks: &[Block]) -> Format {
    let all = |kind: ItemKind| !blocks.is_empty() && blocks.iter().all(|block| kind_of_label(&block.label) == kind);
    if all(ItemKind::Pkcs7) {
        Format::Pkcs7Pem
    } else if all(ItemKind::SshKey) {
        Format::SshPrivateKey
    } else {
        Format::Pem
    }
}

fn kind_of_label(label: &str) -> ItemKind {
    match label {
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => ItemKind::Certificate,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => ItemKind::CertificateRequest,
        "X509 CRL" => ItemKind::RevocationList,
        "PKCS7" | "CMS" | "PKCS #7 SIGNED DATA" => ItemKind::Pkcs7,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => ItemKind::PublicKey,
        "ENCRYPTED PRIVATE KEY" => ItemKind::EncryptedPrivateKey,
        "OPENSSH PRIVATE KEY" | "SSH2 PUBLIC KEY" | "SSH2 ENCRYPTED PRIVATE KEY" => ItemKind::SshKey,
        _ if label.ends_with(" PARAMETERS") => ItemKind::Parameters,
        _ if label.to_ascii_uppercase().ends_with("PRIVATE KEY") => ItemKind::PrivateKey,
        _ => ItemKind::Unknown,
    }
}

fn kind_of_format(format: Format) -> ItemKind {
    match format {
        Format::DerCertificate => ItemKind::Certificate,
        Format::DerPkcs8Key | Format::DerPkcs1Key | Format::DerSec1Key => ItemKind::PrivateKey,
        Format::DerEncryptedKey => ItemKind::EncryptedPrivateKey,
        Format::DerPublicKey => ItemKind::PublicKey,
        Format::DerCsr => ItemKind::CertificateRequest,
        Format::DerCrl => ItemKind::RevocationList,
        Format::Pkcs7Der => ItemKind::Pkcs7,
        _ => ItemKind::Unknown,
    }
}

/// What an item is, with its article.
fn words(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Certificate => "a certificate",
        ItemKind::PrivateKey => "a private key",
        ItemKind::EncryptedPrivateKey => "an encrypted private key",
        ItemKind::PublicKey => "a public key",
        ItemKind::CertificateRequest => "a certificate signing request",
        ItemKind::RevocationList => "a certificate revocation list",
        ItemKind::Parameters => "parameters",
        ItemKind::SshKey => "an SSH key",
        ItemKind::Pkcs7 => "a PKCS#7 container",
        ItemKind::Unknown => "something unknown",
    }
}
