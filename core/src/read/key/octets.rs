//! The octets of a key, kept only where they are to be written down again. Wiped on drop, elided from `Debug`.

use std::fmt;

use der::{Decode as _, Encode as _, Tag, asn1::AnyRef};
use pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use zeroize::Zeroizing;

use super::{KeyFormat, PrivateKey, RawKey, shape};

/// A key as it stood, and as it stands open.
pub struct KeyOctets {
    headers: Vec<(String, String)>,
    raw: Zeroizing<Vec<u8>>,
    /// Without its encryption; `None` where it did not open.
    plain: Option<Zeroizing<Vec<u8>>>,
}

impl KeyOctets {
    pub(super) fn new(raw: RawKey<'_>) -> Self {
        Self { headers: raw.headers.to_vec(), raw: Zeroizing::new(raw.der.to_vec()), plain: None }
    }

    pub(super) fn opened(&mut self, plain: &[u8]) {
        self.plain = Some(Zeroizing::new(plain.to_vec()));
    }
}

impl fmt::Debug for KeyOctets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret elided]")
    }
}

impl PrivateKey {
    /// The block as it stood, its label mended. `None` where no octets were kept or no label belongs to it.
    pub(crate) fn block(&self) -> Option<RawKey<'_>> {
        let octets = self.octets.as_ref()?;
        let label = self.format.label().or(self.label.as_deref())?;
        Some(RawKey { label: Some(label), headers: &octets.headers, der: exact(&octets.raw) })
    }

    /// The open key as `PrivateKeyInfo` (RFC 5958, section 2): that of the file, or its PKCS#1 or SEC1 key inside one.
    pub(crate) fn pkcs8(&self) -> Option<Zeroizing<Vec<u8>>> {
        let plain = self.octets.as_ref()?.plain.as_ref()?;
        let plain = exact(plain);
        if shape::tell(plain).ok()?.shape.format() == Some(KeyFormat::Pkcs8) {
            return Some(Zeroizing::new(plain.to_vec()));
        }
        let public = SubjectPublicKeyInfoRef::from_der(&self.facts()?.spki).ok()?;
        let algorithm: AlgorithmIdentifierRef<'_> = public.algorithm;
        let mut content = Zeroizing::new(vec![2, 1, 0]);
        content.extend_from_slice(&algorithm.to_der().ok()?);
        content.extend_from_slice(&Zeroizing::new(AnyRef::new(Tag::OctetString, plain).ok()?.to_der().ok()?));
        Some(Zeroizing::new(AnyRef::new(Tag::Sequence, &content).ok()?.to_der().ok()?))
    }
}

/// Without what trails behind the outermost element. Octets that are encrypted as a whole stay as they are.
fn exact(octets: &[u8]) -> &[u8] {
    let trailing = shape::tell(octets).map_or(0, |told| told.trailing);
    octets.get(..octets.len() - trailing).unwrap_or(octets)
}
