//! Which certificates hold the public half of which private key.

use std::collections::HashMap;

use crate::read::{Material, key::identity};

/// For each key the certificates that hold its public key, in the order of the certificates.
pub(super) fn key_fits(material: &Material) -> Vec<Vec<usize>> {
    if material.keys.is_empty() {
        return Vec::new();
    }
    let mut holders: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
    for (index, certificate) in material.certificates.iter().enumerate() {
        holders.entry(identity(&certificate.key.spki)).or_default().push(index);
    }
    let fits = |spki: &[u8]| holders.get(&identity(spki)).cloned().unwrap_or_default();
    material.keys.iter().map(|key| key.facts().map(|facts| fits(&facts.spki)).unwrap_or_default()).collect()
}
