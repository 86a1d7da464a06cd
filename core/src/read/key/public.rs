//! The identity of a public key, however it is written down.

use der::{Decode, Encode, Tag, Tagged, asn1::AnyRef};

use super::{
    ec, oid,
    shape::{algorithm, bits, sequence},
};

/// A form of a `SubjectPublicKeyInfo` (DER) that is equal exactly for the same key. Octets differ for the same key where
/// the NULL parameters of an RSA key are left out, those of RSASSA-PSS differ, or an EC point is compressed.
pub fn identity(spki: &[u8]) -> Vec<u8> {
    canonical(spki).unwrap_or_else(|| spki.to_vec())
}

fn canonical(spki: &[u8]) -> Option<Vec<u8>> {
    let fields = sequence(AnyRef::from_der(spki).ok()?)?;
    let [identifier, key] = fields.as_slice() else { return None };
    if key.tag() != Tag::BitString {
        return None;
    }
    let (identifier, key) = (algorithm(*identifier)?, bits(key.value())?);
    let mut form = identifier.oid.to_der().ok()?;
    match identifier.oid {
        oid::RSA | oid::RSA_PSS => form.extend_from_slice(key),
        oid::EC => {
            form.extend(identifier.parameters?.to_der().ok()?);
            form.extend(ec::compressed(key)?);
        }
        _ => return None,
    }
    Some(form)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use super::*;
    use crate::read::key::testdata::open;

    fn spki(name: &str) -> Vec<u8> {
        open(name, None).facts().unwrap().spki.clone()
    }

    #[test]
    fn a_compressed_point_is_the_same_key() {
        let whole = spki("p256.pkcs8");
        let x = whole[27..59].to_vec();
        let mut compressed = whole[..23].to_vec();
        compressed[1] = 0x39;
        compressed.extend_from_slice(&[3, 34, 0, 2 | (whole.last().unwrap() & 1)]);
        compressed.extend_from_slice(&x);
        assert_eq!(identity(&whole), identity(&compressed));
        let at = compressed.len() - 33;
        compressed[at] ^= 1;
        assert_ne!(identity(&whole), identity(&compressed));
        assert_ne!(identity(&whole), identity(&spki("p384.pkcs8")));
    }

    #[test]
    fn rsa_without_null_parameters_is_the_same_key() {
        let whole = spki("rsa1024.pkcs8");
        // SEQUENCE { OID, NULL } becomes SEQUENCE { OID }.
        let mut short = whole[..16].to_vec();
        short[2] -= 2;
        short[4] -= 2;
        short.extend_from_slice(&whole[18..]);
        assert_eq!(identity(&whole), identity(&short));
        assert_ne!(identity(&whole), identity(&spki("rsa512.pkcs8")));
        assert_ne!(identity(&whole), identity(&spki("rsapss.pkcs8")));
    }
}
