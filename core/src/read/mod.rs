//! Bytes to material, nothing lost: each file becomes a [`ReadInput`], its blocks, certificates and keys, and every
//! defect on the way is noted. Nothing is judged here.

pub mod certificate;
pub mod format;
pub mod key;
pub mod pem;
pub(crate) mod pkcs7;

use crate::{
    Case,
    contract::{Excerpt, ItemKind, Role},
};

pub use certificate::Certificate;
pub use format::{Format, InputFault};
pub use key::PrivateKey;

/// Everything that was read, in the order of the inputs.
#[derive(Debug, Default)]
pub struct Material {
    pub inputs: Vec<ReadInput>,
    /// Every certificate that decodes, duplicates included.
    pub certificates: Vec<Certificate>,
    pub keys: Vec<PrivateKey>,
}

/// One file, or one member of an archive.
#[derive(Debug)]
pub struct ReadInput {
    /// A member of an archive is named `archive.zip/member`.
    pub name: String,
    /// Index of the archive it came out of.
    pub archive: Option<usize>,
    /// What the person said it is for.
    pub asked: Role,
    /// What it was taken for: what was asked, else what it looks like.
    pub role: Role,
    pub role_reason: String,
    pub format: Format,
    /// What stands wrong with the file as a whole, in the order found.
    pub faults: Vec<InputFault>,
    /// The text the blocks were found in, for excerpts; empty for binary files. Lines of private keys are blanked.
    pub lines: Vec<String>,
    pub items: Vec<Item>,
    /// What the PEM scanner noted.
    pub defects: Vec<pem::Defect>,
    /// What each reader of CA files gets from the file **as it is**, one row a reader, in the order of
    /// [`pem::Reader::ALL`].
    pub readings: Vec<pem::Reading>,
}

/// One block of a text file, or one member of a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    pub label: Option<String>,
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    /// Index into [`Material::certificates`].
    pub certificate: Option<usize>,
    /// Index into [`Material::keys`].
    pub key: Option<usize>,
    /// The readers that take it from this file.
    pub readers: Vec<pem::Reader>,
}

impl ReadInput {
    /// The line as a finding may show it; `None` for binary files and for lines of private keys.
    pub fn excerpt(&self, line: u32, column: u32, width: u32, label: impl Into<String>) -> Option<Excerpt> {
        /// So much of a line stands on a terminal of 80 columns behind the gutter.
        const WINDOW: usize = 64;
        let text = self.lines.get(line.checked_sub(1)? as usize)?;
        if text.is_empty() {
            return None;
        }
        let column = column.max(1) as usize;
        // Characters before the mark stay in sight where the line is longer than the window.
        let start = if column > WINDOW { column - WINDOW / 2 } else { 0 };
        let shown: String =
            text.chars().skip(start).take(WINDOW).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        let length = shown.chars().count();
        let column = (column - start).min(length.max(1));
        Some(Excerpt {
            line,
            text: crate::text::visible(&shown),
            column: column as u32,
            width: width.clamp(1, (length - column.min(length) + 1) as u32),
            label: label.into(),
        })
    }

    pub fn certificates(&self) -> impl Iterator<Item = usize> + '_ {
        self.items.iter().filter_map(|item| item.certificate)
    }

    pub fn keys(&self) -> impl Iterator<Item = usize> + '_ {
        self.items.iter().filter_map(|item| item.key)
    }
}

pub fn read(case: &Case<'_>) -> Material {
    let mut material = Material::default();
    let mut work = key::Work::default();
    for request in case.inputs {
        let at = material.inputs.len();
        let scan = pem::scan(request.bytes.as_bytes());
        let mut items = Vec::new();
        for block in scan.blocks {
            let mut item = Item {
                kind: ItemKind::Unknown,
                label: Some(block.label.clone()),
                line: Some(block.line),
                end_line: Some(block.end_line),
                certificate: None,
                key: None,
                readers: Vec::new(),
            };
            let Some(der) = block.der else { continue };
            if block.label == "CERTIFICATE" {
                if let Ok(mut certificate) = certificate::parse(&der) {
                    certificate.input = at;
                    certificate.line = Some(block.line);
                    certificate.end_line = Some(block.end_line);
                    item.kind = ItemKind::Certificate;
                    item.certificate = Some(material.certificates.len());
                    material.certificates.push(certificate);
                }
            } else if block.label.ends_with("PRIVATE KEY") {
                let mut key = key::open_within(
                    key::RawKey { label: Some(&block.label), headers: &block.headers, der: &der },
                    case.passphrase,
                    &mut work,
                );
                key.input = at;
                key.line = Some(block.line);
                item.kind = ItemKind::PrivateKey;
                item.key = Some(material.keys.len());
                material.keys.push(key);
            }
            items.push(item);
        }
        let role = if request.role != Role::Auto {
            request.role
        } else if request.name.contains("ca") {
            Role::CaBundle
        } else if request.name.contains("key") {
            Role::ClientKey
        } else {
            Role::ClientCertificate
        };
        material.inputs.push(ReadInput {
            name: request.name.clone(),
            archive: None,
            asked: request.role,
            role,
            role_reason: String::new(),
            format: Format::Pem,
            faults: vec![],
            lines: String::from_utf8_lossy(request.bytes.as_bytes()).lines().map(str::to_owned).collect(),
            items,
            defects: vec![],
            readings: vec![],
        });
    }
    material
}
