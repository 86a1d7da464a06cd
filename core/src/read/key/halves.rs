//! Public halves that were derived once: what `emit` writes down, and then reads as a client will, is the key that was
//! given, and a multiplication on a curve takes longer than all the rest of reading it.

use std::collections::HashMap;

use der::asn1::ObjectIdentifier;
use sha2::{Digest, Sha256};

/// By the digest of curve and private value, so that no octet of a key stays.
#[derive(Debug, Clone, Default)]
pub struct Halves(HashMap<[u8; 32], Vec<u8>>);

impl Halves {
    /// The public half that belongs to the private value, as `derive` has it.
    pub(super) fn of(
        &mut self,
        curve: ObjectIdentifier,
        private: &[u8],
        derive: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        let digest = Sha256::new().chain_update(curve.as_bytes()).chain_update(private).finalize().into();
        if let Some(known) = self.0.get(&digest) {
            return Some(known.clone());
        }
        let derived = derive()?;
        self.0.insert(digest, derived.clone());
        Some(derived)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::key::oid;

    #[test]
    fn one_value_on_one_curve_is_derived_once() {
        let mut halves = Halves::default();
        assert_eq!(halves.of(oid::P256, b"one", || None), None);
        assert_eq!(halves.of(oid::P256, b"one", || Some(vec![1])), Some(vec![1]));
        assert_eq!(halves.of(oid::P256, b"one", || None), Some(vec![1]));
        assert_eq!(halves.of(oid::P256, b"two", || Some(vec![2])), Some(vec![2]));
        assert_eq!(halves.of(oid::P384, b"one", || Some(vec![3])), Some(vec![3]));
    }
}
