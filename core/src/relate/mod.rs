//! Who belongs to whom: which certificate's key signed which certificate, which key belongs to which certificate.

mod issuers;
mod pairs;

pub use issuers::Checked;

use crate::read::Material;

/// Relations between the things of a [`Material`], as indices into it.
#[derive(Debug, Default)]
pub struct Relations {
    /// For each certificate the one whose key verifies its signature; itself for a self-signed one.
    pub issued_by: Vec<Option<usize>>,
    /// Signatures that were verified for it: nobody need do so again.
    pub checked: Vec<Checked>,
    /// For each key the certificates that hold its public key.
    pub key_fits: Vec<Vec<usize>>,
}

pub fn relate(material: &Material) -> Relations {
    relate_knowing(material, &Material::default(), &Relations::default())
}

/// [`relate`], which verifies no signature anew that was verified between equal certificates of another material.
pub(crate) fn relate_knowing(material: &Material, other: &Material, relations: &Relations) -> Relations {
    let (issued_by, checked) = issuers::issued_by(material, &issuers::known(other, relations));
    Relations { issued_by, checked, key_fits: pairs::key_fits(material) }
}
