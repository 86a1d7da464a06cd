//! Bytes to material, nothing lost: each file becomes a [`ReadInput`], its blocks, certificates and keys, and every
//! defect on the way is noted. Nothing is judged here.

mod base64;
mod blocks;
pub mod certificate;
mod container;
pub mod format;
mod intake;
pub mod key;
mod lines;
mod names;
pub mod pem;
mod readings;
mod roles;
#[cfg(test)]
pub(crate) mod testing;
mod wrapped;

use intake::{File, Intake};

use crate::{
    Case, Progress,
    contract::{Excerpt, ItemKind, Role},
    limits,
};

pub use certificate::Certificate;
pub(crate) use certificate::name_text;
pub(crate) use container::pkcs7;
pub use format::{Format, InputFault};
pub use key::PrivateKey;
pub use lines::Lines;
pub(crate) use names::promises_tls;

/// Everything that was read, in the order of the inputs.
#[derive(Debug, Default)]
pub struct Material {
    pub inputs: Vec<ReadInput>,
    /// Every certificate that decodes, duplicates included.
    pub certificates: Vec<Certificate>,
    pub keys: Vec<PrivateKey>,
    /// What was derived of keys.
    halves: key::Halves,
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
    pub lines: Lines,
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
    /// A file of which nothing is known yet.
    pub(crate) fn new(name: String, archive: Option<usize>, asked: Role) -> Self {
        Self {
            name,
            archive,
            asked,
            role: asked,
            role_reason: String::new(),
            format: Format::Unknown,
            faults: Vec::new(),
            lines: Lines::default(),
            items: Vec::new(),
            defects: Vec::new(),
            readings: Vec::new(),
        }
    }

    /// The line as a finding may show it; `None` for binary files and for lines of private keys.
    pub fn excerpt(&self, line: u32, column: u32, width: u32, label: impl Into<String>) -> Option<Excerpt> {
        /// So much of a line stands on a terminal of 80 columns behind the gutter.
        const WINDOW: usize = 64;
        let text = self.lines.get(line)?;
        if text.is_empty() {
            return None;
        }
        let column = column.max(1) as usize;
        // Characters before the mark stay in sight where the line is longer than the window.
        let start = if column > WINDOW { column - WINDOW / 2 } else { 0 };
        let shown: String =
            text.chars().skip(start).take(WINDOW).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        let length = shown.chars().count();
        if length == 0 {
            return None;
        }
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

/// Reads every file of the request. Each becomes one input, in their order; members of archives follow their archive.
pub fn read(case: &Case<'_>) -> Material {
    read_watched(case, &mut |_| ())
}

/// [`read`], and `watch` is told how far it has come.
pub fn read_watched(case: &Case<'_>, watch: &mut dyn FnMut(Progress)) -> Material {
    read_with(case, key::Work::default(), watch)
}

/// [`read`], and the octets of private keys stay with them.
pub(crate) fn read_keeping_keys(case: &Case<'_>) -> Material {
    read_with(case, key::Work::keeping(), &mut |_| ())
}

/// [`read`] of what was made of `earlier`: nothing is derived twice.
pub(crate) fn read_knowing(case: &Case<'_>, earlier: &Material) -> Material {
    read_with(case, key::Work::knowing(earlier.halves.clone()), &mut |_| ())
}

fn read_with(case: &Case<'_>, work: key::Work, watch: &mut dyn FnMut(Progress)) -> Material {
    let mut intake = Intake::new(case.passphrase, work, case.inputs.len(), watch);
    let left = case.inputs.len().saturating_sub(limits::FILES);
    for request in case.inputs.iter().take(limits::FILES) {
        let (name, asked) = (request.name.clone(), request.role);
        intake.file(File { name, asked, archive: None, octets: request.bytes.as_bytes(), depth: 0 });
    }
    let mut material = intake.material;
    material.halves = intake.work.halves;
    if let Some(last) = material.inputs.last_mut()
        && left > 0
    {
        last.faults.push(InputFault::TooMany { left });
    }
    roles::assign(&mut material, case.endpoint.as_ref());
    material
}

#[cfg(test)]
mod tests;
