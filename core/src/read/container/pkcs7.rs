//! PKCS#7 / CMS SignedData (RFC 5652, section 5.1), of which only the certificates are of interest. A walk over the DER
//! is all that needs: no signature of it is checked.

use crate::read::certificate::der::{self, Reader};

/// 1.2.840.113549.1.7.2.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/// The certificates of a SignedData, each as DER; `None` where the octets are none.
pub(crate) fn certificates(octets: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut content_info = Reader::new(octets).optional(der::SEQUENCE)?.inside();
    if content_info.optional(der::OID)?.content != SIGNED_DATA {
        return None;
    }
    let mut signed = content_info.optional(0xa0)?.inside().optional(der::SEQUENCE)?.inside();
    signed.optional(der::INTEGER)?;
    signed.optional(der::SET)?;
    signed.optional(der::SEQUENCE)?;
    let Some(list) = signed.optional(0xa0) else { return Some(Vec::new()) };
    // Other choices (attribute certificates) have tags of their own.
    Some(list.inside().filter(|one| one.tag == der::SEQUENCE).map(|one| one.whole.to_vec()).collect())
}

/// Does it begin as one, in BER too?
pub(crate) fn is_signed_data(octets: &[u8]) -> bool {
    octets.first() == Some(&der::SEQUENCE)
        && octets
            .get(..32.min(octets.len()))
            .is_some_and(|head| head.windows(11).any(|part| part[..2] == [0x06, 0x09] && &part[2..] == SIGNED_DATA))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::testing::{der, file},
        trust::testing::tlv,
    };

    #[test]
    fn signed_data_is_told_by_its_identifier() {
        assert!(is_signed_data(&file("ca.p7b")));
        let indefinite = [&[0x30, 0x80, 6, 9][..], SIGNED_DATA, &[0xa0, 0x80]].concat();
        assert!(is_signed_data(&indefinite));
        let enveloped = [&SIGNED_DATA[..8], &[3]].concat();
        let of = |identifier: &[u8]| tlv(0x30, &[tlv(6, identifier), vec![0xa0, 2, 5, 0]].concat());
        assert!(is_signed_data(&of(SIGNED_DATA)));
        assert!(!is_signed_data(&of(&enveloped)));
        assert!(!is_signed_data(&der("client.crt")));
        assert!(!is_signed_data(&tlv(0x31, &tlv(6, SIGNED_DATA))));
        assert!(!is_signed_data(&tlv(0x30, &tlv(4, SIGNED_DATA))));
    }
}
