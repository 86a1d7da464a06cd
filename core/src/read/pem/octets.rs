//! The octets of one block.

use std::{fmt, ops::Deref};

use zeroize::Zeroize as _;

use crate::read::format::{self, Format};

/// Decoded octets, wiped on drop, for they may be a key. What is one certificate and nothing else is public and is
/// left: in a bundle, wiping would cost as much as decoding.
#[derive(Clone, PartialEq, Eq)]
pub struct Octets {
    octets: Vec<u8>,
    is_public: bool,
}

impl Octets {
    pub(super) fn new(octets: Vec<u8>) -> Self {
        let is_public = format::asn1(&octets) == Some(Format::DerCertificate)
            && crate::read::certificate::first_element(&octets).is_some_and(|first| first.len() == octets.len());
        Self { octets, is_public }
    }

    pub(super) fn is_public(&self) -> bool {
        self.is_public
    }
}

impl Deref for Octets {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.octets
    }
}

impl fmt::Debug for Octets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} octets]", self.octets.len())
    }
}

impl Drop for Octets {
    fn drop(&mut self) {
        if !self.is_public {
            self.octets.zeroize();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing::{REDISLABS_ROOT, der};

    #[test]
    fn only_a_certificate_alone_is_public() {
        let root = der(REDISLABS_ROOT);
        assert!(Octets::new(root.clone()).is_public());
        assert!(!Octets::new([root.as_slice(), b"secret"].concat()).is_public());
        // PKCS#8: version, algorithm, key.
        let key = [0x30, 0x0c, 2, 1, 0, 0x30, 3, 6, 1, 42, 4, 2, 1, 2];
        assert!(!Octets::new(key.to_vec()).is_public());
        assert_eq!(format!("{:?}", Octets::new(key.to_vec())), "[14 octets]");
    }
}
