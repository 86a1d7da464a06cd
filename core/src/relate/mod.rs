//! Who belongs to whom: which certificate's key signed which certificate, which key belongs to which certificate.

mod issuers;
mod pairs;

use crate::read::Material;

/// Relations between the things of a [`Material`], as indices into it.
#[derive(Debug, Default)]
pub struct Relations {
    /// For each certificate the one whose key verifies its signature; itself for a self-signed one.
    pub issued_by: Vec<Option<usize>>,
    /// For each key the certificates that hold its public key.
    pub key_fits: Vec<Vec<usize>>,
}

pub fn relate(material: &Material) -> Relations {
    Relations { issued_by: issuers::issued_by(material), key_fits: pairs::key_fits(material) }
}
